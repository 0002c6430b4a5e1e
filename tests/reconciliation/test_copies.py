"""Copies: which documents carry the text of which, and that they count as one origin."""

from .tables import findings, report, values

WIRE = (
    "Oreld let nineteen prisoners out of the colony at Sarn on Thursday morning and drove them to the border in a grey "
    "bus, two officials said. Among them was the teacher Mira Halden, who had been serving six years for a poem. None "
    "was told where the bus was going, and none of them was given back a passport or a telephone before the barrier."
)
QUOTE = "Oreld let nineteen prisoners out of the colony at Sarn on Thursday morning"
ROW = ("release", QUOTE, {"count": "19", "date": "2025-06-05"})
ORIGINAL = report("Blue Wire", "2025-06-05", ROW, text=WIRE)


def test_a_copy_is_found_and_adds_no_origin() -> None:
    """A paper that carries an agency's text with a line of its own adds a document, not an origin and not an event."""
    carried = report("Tarn Post", "2025-06-06", ROW, text="FREED AT LAST\n\n" + WIRE)
    (copy,) = values("copy", ORIGINAL, carried)
    assert (copy.original, copy.copy, copy.reworded) == (ORIGINAL.document.id, carried.document.id, False)
    (event,) = findings("event", ORIGINAL, carried)
    assert (event.origins_for, len(event.supporting)) == (1, 2)


def test_forty_copies_are_one_origin() -> None:
    """However many outlets carry one line, it is one origin."""
    carried = [report(f"Paper {n}", "2025-06-06", ROW, text=f"Paper {n} reports.\n\n{WIRE}") for n in range(40)]
    (event,) = findings("event", ORIGINAL, *carried)
    assert (event.origins_for, len(event.supporting)) == (1, 41)


def test_a_rewrite_is_told_apart_from_a_copy() -> None:
    """A text that keeps runs of words but changes many is a rewrite."""
    text = (
        "Nineteen prisoners were let out of the colony at Sarn on Thursday morning, officials in Oreld said. They were "
        "driven to the border in a grey bus. Among them was the teacher Mira Halden, jailed for a poem. None was told "
        "where the bus was going."
    )
    again = report(
        "Tarn Post", "2025-06-07", ("release", "Nineteen prisoners were let out", {"count": "19"}), text=text
    )
    (copy,) = values("copy", ORIGINAL, again)
    assert copy.reworded


def test_two_texts_on_one_thing_are_no_copies() -> None:
    """Two reports in words of their own are independent, though they tell of one thing."""
    text = "A convoy brought the released to the frontier. Ms Halden, who writes verse, was on it, her sister said."
    own = report(
        "Tarn Post", "2025-06-05", ("release", "A convoy brought the released", {"date": "2025-06-05"}), text=text
    )
    assert values("copy", ORIGINAL, own) == []
