"""Copies: which documents carry the text of which, and that they count as one origin."""

import pytest

from habeas.reconciliation import origins

from .tables import findings, material, report, values

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


@pytest.mark.parametrize(("more", "origin"), [("", "Blue Wire"), (" and the tailor Ivo Talby", "Tarn Post")])
def test_who_names_more_people_than_the_report_it_rewrites_has_them_from_elsewhere(more: str, origin: str) -> None:
    """A rewritten line is the original's word only of those whom the original names."""
    quote = f"Among them was the teacher Mira Halden{more}, jailed for a poem"
    text = (
        "Nineteen prisoners were let out of the colony at Sarn on Thursday morning, officials in Oreld said. They were "
        f"driven to the border in a grey bus. {quote}. None was told where the bus was going."
    )
    first = ("release", "Among them was the teacher Mira Halden", "Mira Halden")
    persons = ("Mira Halden", "Ivo Talby") if more else ("Mira Halden",)
    reports = [
        report("Blue Wire", "2025-06-05", first, text=WIRE),
        report("Tarn Post", "2025-06-07", ("release", quote, *persons), text=text),
    ]
    assert origins(material(reports)).popitem()[1] == origin


def test_two_texts_on_one_thing_are_no_copies() -> None:
    """Two reports in words of their own are independent, though they tell of one thing."""
    text = "A convoy brought the released to the frontier. Ms Halden, who writes verse, was on it, her sister said."
    own = report(
        "Tarn Post", "2025-06-05", ("release", "A convoy brought the released", {"date": "2025-06-05"}), text=text
    )
    assert values("copy", ORIGINAL, own) == []


def test_a_passage_in_other_words_is_a_rewrite() -> None:
    """One paragraph that says in its own order what a paragraph of another outlet's report said retells it."""
    text = (
        "Sarn Courier. The harbour festival begins on Sunday; boats are welcome and so is every family with a flag.\n\n"
        "A grey bus drove nineteen prisoners to the barrier on Thursday: let out of the colony in the morning, none of "
        "them told where the bus was going, none given back a telephone or a passport before the border."
    )
    own = report("Sarn Courier", "2025-06-07", ("release", "A grey bus drove nineteen prisoners"), text=text)
    (copy,) = values("copy", ORIGINAL, own)
    assert (copy.original, copy.reworded) == (ORIGINAL.document.id, True)


def test_what_is_told_again_months_later_is_no_rewrite() -> None:
    """The same words months later, or by the same outlet, are its own account."""
    text = (
        "A grey bus drove nineteen prisoners to the barrier; let out of the colony in the morning, none of them told "
    )
    text += "where the bus was going, none given back a telephone or a passport before the border."
    row = ("release", "A grey bus drove nineteen prisoners")
    assert values("copy", ORIGINAL, report("Blue Wire", "2025-06-07", row, text=text)) == []
    assert values("copy", ORIGINAL, report("Sarn Courier", "2025-12-07", row, text=text)) == []


TRIAL = (
    "TARN (Amber) - A court in Oreld on Monday sentenced four former aides of Mira Halden to between three and six years.",
    "Treasurer Ada Moren received six years, secretary Ivo Talby five and driver Oren Birk three, their lawyers said.",
    "The ministry of a neighbouring country called the verdicts a settling of scores and asked for their release.",
    "Two further aides who were detained with them a year ago are to be tried before the end of the summer.",
)
OURS = "About thirty people laid their ballot papers on the steps of the embassy here, and an attendant swept them up."


@pytest.mark.parametrize(
    ("text", "reworded"),
    [
        ("\n\n".join((TRIAL[0].replace(" (Amber)", ", 3 March"), TRIAL[1], OURS)), False),
        ("\n\n".join((OURS, *TRIAL[:3])), False),
        ("\n\n".join((TRIAL[0], OURS, OURS.replace("here", "again"), OURS.upper())), True),
    ],
)
def test_whole_paragraphs_are_carried_not_reworded(text: str, reworded: bool) -> None:
    """A wire story cut and with lines of one's own added is still the wire's; one paragraph of four is not."""
    wire = report("Amber", "2025-03-03", ("arrest", TRIAL[0]), text="\n\n".join(TRIAL))
    copy = report("Tarn Post", "2025-03-04", ("arrest", text.split("\n")[0]), text=text)
    carried = [c for c in values("copy", wire, copy) if not c.reworded]
    assert bool(carried) is not reworded
