"""Offices: whose word an official's is."""

import pytest

from habeas.reconciliation import origins
from habeas.reconciliation.offices import Official, known_as, official

from .tables import Report, material, report


@pytest.mark.parametrize(
    ("source", "person", "body"),
    [
        ("Interior Minister Mira Halden", "Mira Halden", "Interior ministry"),
        ("Ivo Talby, the deputy justice minister", "Ivo Talby", "justice ministry"),
        ("Minister of Justice Ivo Talby", "Ivo Talby", "ministry of Justice"),
        ("a chancellery official", "", "chancellery"),
        ("Prison Service spokeswoman Ada Moren", "Ada Moren", "Prison Service"),
        ("a spokesman for the Oreld police", "", "Oreld police"),
        ("министра внутренних дел Миры Халден", "Миры Халден", "министерство внутренних дел"),
        ("министр иностранных дел Швеции Ола Венн", "Ола Венн", "министерство иностранных дел Швеции"),
        ("министра внутренних дел Литвы", "", "министерство внутренних дел Литвы"),
        ("Foreign Minister of Sweden Ola Venn", "Ola Venn", "Foreign ministry of Sweden"),
        ("senior assistant prosecutor Ada Moren", "Ada Moren", "prosecutor"),
        ("старший помощник генпрокурора Ада Морен", "Ада Морен", "генпрокурора"),
        ("deputy head of the Prison Service Ivo Talby", "Ivo Talby", "Prison Service"),
        ("начальник управления полиции Ивен Хальд", "Ивен Хальд", "управления полиции"),
        ("міністр юстиції Іво Талбі", "Іво Талбі", "міністэрства юстиції"),
    ],
)
def test_an_official_is_named_with_a_body(source: str, person: str, body: str) -> None:
    """The post tells the body, with or without a name."""
    assert official(source) == Official(person, body)


@pytest.mark.parametrize(
    "source",
    [
        "Mira Halden",
        "the ministry",
        "officials",
        "Prime Minister Ivo Talby",
        "Lumen spokeswoman Ada Moren",
        "head of Lumen Ada Moren",
        "the head of state",
    ],
)
def test_others_are_no_officials_of_an_organ(source: str) -> None:
    """Neither a name alone, nor a body, nor who speaks for a body that is no organ."""
    assert official(source) is None


@pytest.mark.parametrize(
    "source",
    [
        "former Justice Minister Mira Halden", "exiled minister Ola Venn", "shadow justice minister",
        "бывший министр юстиции Мира Халден", "былы міністр юстыцыі", "колишній міністр юстиції Іво Талбі",
        "the justice minister's lawyer", "wife of the justice minister", "адвокат министра", "жонка міністра юстыцыі",
    ],
)  # fmt: skip
def test_who_held_a_post_or_stands_beside_it_is_no_official(source: str) -> None:
    """Their word is not that of the body."""
    assert official(source) is None


def test_one_person_in_two_alphabets() -> None:
    """A first name cut short, or inflected in Cyrillic, is the same; another first letter is not."""
    assert known_as("Миры Халден") == known_as("M. Halden") != known_as("I. Halden")


def origin_of(quote: str, *reports: Report) -> str:
    """The origin of the one claim with that quote."""
    told = origins(material(reports))
    (found,) = {told[s.id] for r in reports for s in r.statements if s.quote == quote}
    return found


OWN = report(
    "Ministry of Justice of Oreld", "2025-01-10", ("release", "Nine left prison in Oreld and Tarnava.", {"count": "9"})
)
NAMED = report("Tarn Post", "2025-02-01", ("charge", "Two were charged, said Justice Minister Ivo Talby of Oreld.",
               {"count": "2", "source": "Justice Minister Ivo Talby"}),
               text="Tarnava and Oreld have news. Two were charged, said Justice Minister Ivo Talby of Oreld.")  # fmt: skip
WHOSE = "Ministry of Justice of Oreld"


def test_a_minister_speaks_for_the_ministry() -> None:
    """In whatever report: the ministry's own paper and its minister elsewhere are one origin."""
    assert origin_of("Two were charged, said Justice Minister Ivo Talby of Oreld.", OWN, NAMED) == WHOSE


def test_a_minister_without_a_field_is_known_from_elsewhere() -> None:
    """By the name, in another alphabet and case."""
    said = "По словам министра Иво Талби, отпущены четверо."
    other = report("Голос", "2025-02-09", ("release", said, {"count": "4", "source": "министра Иво Талби"}),
                   text=f"Новости из Oreld. {said}")  # fmt: skip
    assert origin_of(said, OWN, NAMED, other) == WHOSE


def test_a_minister_of_nobody_knows_what_stays_apart() -> None:
    """Where neither the report nor another names the ministry, nobody's word is made that of one."""
    said = "Four are free, minister Ola Venn said."
    other = report("Tarn Post", "2025-02-09", ("release", said, {"count": "4", "source": "minister Ola Venn"}))
    assert origin_of(said, OWN, NAMED, other) not in (WHOSE, "Justice Minister Ivo Talby")


def test_the_minister_is_of_the_ministry_named_before() -> None:
    """Later in a report "the minister" is its minister."""
    first, last = "The Justice Ministry freed nine.", "The minister counts 12 of them."
    told = report("Lumen", "2025-03-01",
                  ("release", first, {"count": "9", "source": "The Justice Ministry"}),
                  ("release", last, {"count": "12", "source": "The minister"}),
                  text=f"Of Oreld: {first} {last}")  # fmt: skip
    assert origin_of(last, OWN, told) == origin_of(first, OWN, told)


def test_the_group_is_the_body_of_defenders_named_before() -> None:
    """Whatever the word for its kind, a centre is "the group"; a ministry is not."""
    first, second = "Lumen Rights Centre lists 90 people.", "The ministry says 80 people."
    last = "The group adds that nine are ill."
    told = report("Tarn Post", "2025-03-01",
                  ("count_held", first, {"count": "90", "source": "Lumen Rights Centre"}),
                  ("count_held", second, {"count": "80", "source": "The ministry"}),
                  ("conditions", last, {"count": "9", "source": "The group"}))  # fmt: skip
    assert origin_of(last, told) == origin_of(first, told) == "Lumen Rights Centre"


def test_the_number_of_somebody_not_named_is_of_the_one_who_gave_it() -> None:
    """ "An association" that is said to count what one body alone has counted is that body, and nobody where two have."""
    own = report("Lumen", "2025-01-10", ("count_held", "We list 187 people.", {"count": "187"}))
    same = report("Svet", "2025-01-11", ("count_held", "Svet lists 187 people.", {"count": "187"}))
    said = "An association without papers speaks of 187 people."
    told = report("Oreld News", "2025-02-01",
                  ("count_held", said, {"count": "187", "source": "An association without papers"}))  # fmt: skip
    assert origin_of(said, own, told) == "Lumen"
    assert origin_of(said, own, same, told) not in ("Lumen", "Svet")


ALONE = report("Tarn Post", "2025-02-08", ("release", "Four are free, Ivo Talby of Oreld said.",
              {"count": "4", "source": "Ivo Talby"}))  # fmt: skip


def test_a_post_that_is_over_makes_nobody_the_voice_of_a_ministry() -> None:
    """Once a report calls a person a former minister, they speak for themselves; before that they spoke for it."""
    said = "Four are free, Ivo Talby of Oreld said."
    fallen = "Two wait, former Justice Minister Ivo Talby said."
    over = report(
        "Golos", "2025-02-07", ("charge", fallen, {"count": "2", "source": "former Justice Minister Ivo Talby"})
    )
    assert origin_of(said, OWN, NAMED, ALONE) == WHOSE
    assert origin_of(said, OWN, NAMED, ALONE, over) != WHOSE
    assert origin_of(fallen, OWN, NAMED, ALONE, over) != WHOSE


def test_a_namesake_of_a_minister_speaks_for_nobody_else() -> None:
    """Another first name of the same letter is another person."""
    said = "Four are free, Irena Talby of Oreld said."
    other = report("Tarn Post", "2025-02-08", ("release", said, {"count": "4", "source": "Irena Talby"}))
    assert origin_of(said, OWN, NAMED, other) != WHOSE


def test_two_ministers_of_one_post_in_one_report_are_of_two_states() -> None:
    """Where two states deal with each other, each has its foreign minister."""
    first, second = "Foreign Minister Ola Venn said nine came.", "Foreign Minister Ivo Talby said 12 came."
    told = report("Tarn Post", "2025-03-01",
                  ("release", first, {"count": "9", "source": "Foreign Minister Ola Venn"}),
                  ("release", second, {"count": "12", "source": "Foreign Minister Ivo Talby"}))  # fmt: skip
    assert origin_of(first, told) != origin_of(second, told)
