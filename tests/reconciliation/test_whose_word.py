"""Whose word it is that stands within, behind or beside another's."""

import pytest

from habeas.reconciliation import origins
from habeas.reconciliation.offices import Official, official
from habeas.reconciliation.origins import anonymous

from .tables import material, report
from .test_rewrites import RELEASE, pairs
from .test_speakers import BEFORE, origin_of


@pytest.mark.parametrize(("outlet", "whose"), [("Tarn Post", "Tarn Post"), ("Oreld News", "Ada Moren")])
def test_what_went_before_is_added_by_a_medium(outlet: str, whose: str) -> None:
    """A term told within an envoy's words on a release is the paper's; an outlet of the state adds nothing of its own."""
    words = "Mira Halden, who had got four years, is out, said presidential spokeswoman Ada Moren."
    inside = "Mira Halden, who had got four years"
    told = report(
        outlet, "2025-03-02",
        ("release", words, "Mira Halden", {"date": "2025-03-01", "source": "Ada Moren"}),
        ("sentence", inside, "Mira Halden", {"term": ("4 years", 48)}),
    )  # fmt: skip
    assert origin_of(inside, *BEFORE, told) == whose


@pytest.mark.parametrize(
    ("behind", "whose"),
    [
        (" 30 crossed.", "Border Guard of Sund"),
        ("\n\n30 crossed.", "Tarn Post"),  # another paragraph
        (" 30 prisoners of the north crossed over the river.", "Tarn Post"),  # of other people, it may be
    ],
)
def test_a_bare_number_counts_some_of_those_just_counted(behind: str, whose: str) -> None:
    """Whoever counted the whole counted the part."""
    first = "Forty-four people were let out, the Border Guard of Sund said."
    last = behind.strip()
    told = report(
        "Tarn Post", "2025-03-02",
        ("release", first, {"count": "44", "source": "the Border Guard of Sund"}),
        ("transfer", last, {"count": "30"}),
        text=first + behind,
    )  # fmt: skip
    assert (
        origin_of(last, told, report("Border Guard of Sund", "2025-01-02", ("charge", "Two.", {"count": "2"}))) == whose
    )


@pytest.mark.parametrize(
    ("source", "person"),
    [
        ("president's chief of staff Ivo Talby", "Ivo Talby"),
        ("head of the presidential administration Ivo Talby", "Ivo Talby"),
        ("глава администрации президента Иво Талби", "Иво Талби"),
        ("кіраўнік адміністрацыі прэзідэнта Іва Талбі", "Іва Талбі"),
        ("керівник офісу президента Іво Талбі", "Іво Талбі"),
    ],
)
def test_who_heads_the_presidents_staff_speaks_for_it(source: str, person: str) -> None:
    """In every language under one name."""
    held = official(source)
    assert held is not None
    assert held.person == person
    assert held.body.endswith("administration of the president")


@pytest.mark.parametrize(
    "source", ["глава администрации колонии Иво Талби", "head of the prison administration Ivo Talby"]
)
def test_who_heads_another_administration_does_not(source: str) -> None:
    """A colony has an administration too."""
    assert official(source) in (None, Official("", ""))


def test_the_chief_of_staff_is_who_was_called_so_elsewhere() -> None:
    """A report that has his surname, then only his post, means the one whom another introduces with it."""
    known = report("Tarn Post", "2025-02-01", ("pardon", "The president's chief of staff, Ivo Talby, promised a pardon.",
                   {"source": "Ivo Talby", "modality": "planned"}))  # fmt: skip
    first, last = "Nine were pardoned, Ivo Talby said.", '"They were sent away," the chief of staff replied.'
    told = report("Oreld News", "2025-03-02", ("pardon", first, {"count": "9", "source": "Ivo Talby"}),
                  ("deportation", last, "Mira Halden", {"source": "the chief of staff"}))  # fmt: skip
    assert origin_of(last, known, told) == origin_of(first, known, told) != "Oreld News"


@pytest.mark.parametrize(
    ("source", "unnamed"),
    [
        ("a guard at Koshal", True),
        ("человека, который работает в тюрьме в Кошале", True),
        ("officials in Koshal", False),
        ("the Lumen office in Koshal", False),
    ],
)
def test_where_somebody_works_names_nobody(source: str, unnamed: bool) -> None:
    """A place behind a preposition is no name of who speaks there."""
    assert anonymous(source) is unnamed


def test_a_body_cited_beside_somebody_without_a_name_is_who_is_retold() -> None:
    """A report made of one body's, that quotes a freed man too, is made of it all the same."""
    told = report(
        "Tarn Post", "2024-09-11",
        ("release", "74 walked out, the Justice Ministry says.",
         {"count": "74", "date": "2024-09-10", "source": "Ministry of Justice of Oreld"}),
        ("count_held", "96 stay, it counts.", {"count": "96", "source": "Ministry of Justice of Oreld"}),
        ("release", "Mira Halden took a train.", "Mira Halden", {"date": "2024-09-10"}),
        ("refusal", "Nobody signed, a freed man says.", "Ivo Talby", {"source": "a freed man"}),
    )  # fmt: skip
    assert pairs(RELEASE, told) == [("Ministry of Justice of Oreld", "Tarn Post", True)]


def test_exile_activists_and_officials_are_no_sources_of_a_retelling() -> None:
    """Who only repeats others names such for it; a number is known again whatever it was told of."""
    first = (
        report("Lumen", "2025-01-10", ("count_detained_total", "We know of 1,940 names.", {"count": "1940"})),
        report("Tarn Post", "2025-01-20", ("release", "Some 40 crossed.", {"count": "38-42", "date": "2025-01-19"})),
        report("Open Door", "2025-02-01", ("death_in_custody", "Ivo Talby died.", "Ivo Talby", {"date": "2025-01-31"})),
    )  # fmt: skip
    told = report(
        "BuzzHive", "2025-06-01",
        ("count_held", "1,940 sit today, exile activists say.",
         {"count": "1940", "source": "exile activists", "date": "2025-06-01"}),
        ("release", "40 strolled over in January.", {"count": "40", "date": "2025-01-19"}),
        ("death_in_custody", "Sadly Ivo Talby died.", "Ivo Talby"),
        ("sanction_lifted", "Oil could be next, insiders whisper.",
         {"source": "insiders", "modality": "hypothetical", "place": "Oreld Oil"}),
    )  # fmt: skip
    led = origins(material((*first, told)))
    assert [led[s.id] for s in told.statements[:3]] == ["Lumen", "Tarn Post", "Open Door"]
