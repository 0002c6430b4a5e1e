"""Speakers: who tells a claim that names nobody."""

import pytest

from habeas.reconciliation import origins

from .tables import Report, material, report

BEFORE = (
    report("Oreld News", "2025-02-01", ("release", "Two went home, the Justice Ministry said.",
           {"count": "2", "source": "the Justice Ministry"})),
    report("Oreld News", "2025-02-09", ("charge", "He is charged, the Prosecutor's Office said.", "Ivo Talby",
           {"source": "the Prosecutor's Office"}), text="He is charged, the Prosecutor's Office said. Ivo Talby denies it."),
)  # fmt: skip
"""Reports of an outlet that quotes nobody but organs of the state."""


def origin_of(quote: str, *reports: Report) -> str:
    """The origin of the one claim with that quote."""
    told = origins(material(reports))
    (found,) = {told[s.id] for r in reports for s in r.statements if s.quote == quote}
    return found


def spoken(outlet: str, paragraph: str, last: str) -> Report:
    """A report in which a spokeswoman is quoted, and then something is told in the same or the next paragraph."""
    first = "Nine were pardoned, said presidential spokeswoman Ada Moren."
    return report(
        outlet, "2025-03-02",
        ("pardon", first, {"count": "9", "source": "Ada Moren"}),
        ("sentence", last, "Mira Halden", {"term": ("4 years", 48)}),
        text=f"{first}{paragraph}{last}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("paragraph", "last", "whose"),
    [
        (" ", "Mira Halden got four years.", "Ada Moren"),
        ("\n\nMoren added that nothing is new. ", "Mira Halden got four years.", "Ada Moren"),
        ("\n\nShe had more to say. ", "Mira Halden got four years.", "Ada Moren"),
        ("\n\n", "Mira Halden got four years.", "Oreld News"),
    ],
)
def test_an_outlet_of_the_state_goes_on_with_its_official(paragraph: str, last: str, whose: str) -> None:
    """What it tells in the paragraph of an official is the official's, another paragraph is its own."""
    assert origin_of(last, *BEFORE, spoken("Oreld News", paragraph, last)) == whose


def test_any_other_outlet_speaks_for_itself() -> None:
    """A paper that quotes all sides tells of a sentence itself, whoever spoke before."""
    kin = report("Tarn Post", "2025-02-01", ("conditions", "He is ill, his wife Tamar Halden said.", "Ivo Talby",
                 {"source": "Tamar Halden"}))  # fmt: skip
    assert origin_of("Mira Halden got four years.", kin, spoken("Tarn Post", " ", "Mira Halden got four years.")) == (
        "Tarn Post"
    )


def test_the_act_of_a_head_of_state_is_told_by_his_spokeswoman() -> None:
    """Where an outlet of the state quotes her, before or behind; and not where only a ministry is quoted."""
    first = "The president pardoned nine people."
    pardon = ("pardon", first, {"count": "9", "actor": "The president"})
    for speaker, role in (("Ada Moren", "presidential spokeswoman"), ("Ivo Lind", "deputy tax minister")):
        told = report("Oreld News", "2025-03-02", pardon, ("sanction_lifted", f"Roads open, said {role} {speaker}.",
                      {"place": "roads", "source": speaker}))  # fmt: skip
        assert origin_of(first, *BEFORE, told) == ("Ada Moren" if speaker == "Ada Moren" else "Oreld News")


@pytest.mark.parametrize("again", ["she", "the spokeswoman", "Она"])
def test_one_named_before(again: str) -> None:
    """A pronoun or an office without a name is the person of that office named before."""
    told = report(
        "Tarn Post", "2025-03-02",
        ("pardon", "Nine were pardoned, said presidential spokeswoman Ada Moren.", {"count": "9", "source": "Ada Moren"}),
        ("sentence", f"Mira Halden got four years, {again} added.", "Mira Halden", {"source": again}),
    )  # fmt: skip
    assert set(origins(material([told])).values()) == {"Ada Moren"}


def test_a_body_of_another_kind_is_another() -> None:
    """The Tarn Committee is not the Tarn Post, though no other outlet has that name."""
    post = report("Tarn Post", "2025-03-01", ("release", "Mira Halden came out.", "Mira Halden"))
    told = report("Lumen", "2025-03-02", ("count_held", "The Tarn Committee counts 40.",
                  {"count": "40", "source": "The Tarn Committee"}))  # fmt: skip
    assert origin_of("The Tarn Committee counts 40.", post, told) == "The Tarn Committee"


def test_a_paragraph_that_names_its_speaker_at_its_end() -> None:
    """What an outlet of the state tells of one kind before it names the one organ of the paragraph is that organ's."""
    text = "Mira Halden got four years. Ivo Talby got six, the Prosecutor's Office said."
    rows = (
        ("sentence", "Mira Halden got four years.", "Mira Halden", {"term": ("4 years", 48)}),
        ("sentence", "Ivo Talby got six, the Prosecutor's Office said.", "Ivo Talby",
         {"term": ("six years", 72), "source": "the Prosecutor's Office"}),
    )  # fmt: skip
    told = report("Oreld News", "2025-03-02", *rows, text=text)
    assert origin_of("Mira Halden got four years.", *BEFORE, told) == "the Prosecutor's Office"


def test_an_agencys_text_is_no_less_its_own_where_a_paper_of_the_state_carries_it() -> None:
    """What an agency tells in its own voice stays its own in whichever outlet it stands."""
    last = "Mira Halden got four years."
    carried = spoken("Oreld News", " ", last)
    text = f"{carried.document.text} (Blue Wire)"
    rows = (("pardon", carried.statements[0].quote, {"count": "9", "source": "Ada Moren"}),
            ("sentence", last, "Mira Halden", {"term": ("4 years", 48)}))  # fmt: skip
    assert origin_of(last, *BEFORE, report("Oreld News", "2025-03-02", *rows, text=text)) == "blue wire"


def test_a_copy_goes_on_as_the_report_that_it_carries() -> None:
    """Another paper that carries a text of an outlet of the state adds no origin to what the text tells."""
    last = "Mira Halden got four years."
    first = spoken("Oreld News", " ", last)
    copy = report(
        "Tarn Post", "2025-03-04",
        ("pardon", first.statements[0].quote, {"count": "9", "source": "Ada Moren"}),
        ("sentence", last, "Mira Halden", {"term": ("4 years", 48)}), text=first.document.text,
    )  # fmt: skip
    assert origin_of(last, *BEFORE, first, copy) == "Ada Moren"
