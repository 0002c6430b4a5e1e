"""What is one happening although it is told of twice over, and who never came out with the others."""

import pytest

from habeas.reconciliation.claims import prepare
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.placing import happenings

from .tables import Report, Row, material, report, values

MIRA, IVO, ANNA = "Mira Halden", "Ivo Talby", "Anna Veske"


def found(*reports: Report) -> int:
    """How many happenings the reports tell of."""
    return len(happenings(prepare(material(reports)).claims))


def let_out(number: str, date: str | None, quote: str = "") -> Row:
    said = quote or f"Oreld let {number} people out at Lozna."
    return ("release", said, {"count": number, "date": date})


COACHES = report("Tarn Wire", "2025-06-21", let_out("44", "2025-06-20"))


@pytest.mark.parametrize(("number", "date", "apart"), [("44", "2025-06-21", 1), ("44", "2025-06-27", 2)])
def test_as_many_on_the_day_after_are_the_same_people(number: str, date: str, apart: int) -> None:
    """Two reports that put one large group on days next to each other tell of it twice, not of two."""
    later = report("Penny Gazette", "2025-09-09", let_out(number, date, "In Oreld, at Lozna, 44 others followed."))
    assert found(COACHES, later) == apart


def test_few_on_the_day_after_may_be_others() -> None:
    """Two people let out on each of two days are as likely four."""
    one, other = let_out("2", "2025-06-20"), let_out("2", "2025-06-21", "Oreld let 2 people out, from Lozna too.")
    assert found(report("Tarn Wire", "2025-06-21", one), report("Lumen", "2025-06-22", other)) == 2


def test_names_of_a_day_are_of_the_group_beside_them() -> None:
    """Who landed the day after is of the group that came out with them, as their report tells."""
    rows: list[Row] = [
        ("transfer", "Mira Halden landed this morning.", MIRA, {"date": "2025-06-21", "place": "Berlin"}),
        ("release", "She was let out of Lozna prison on Friday.", MIRA, {"date": "2025-06-20"}),
        ("release", "Nine others came out with her.", {"count": "9", "date": "2025-06-20"}),
    ]
    assert found(report("Venland Ministry", "2025-06-21", *rows)) == 1


def served(term: str, *rows: Row) -> Report:
    said = f"Mira Halden was given {term} and walked out of the court."
    given = ("sentence", said, MIRA, {"date": "2025-06-20", "term": (term, 24)})
    return report("Lumen", "2025-06-21", given, ("release", said, MIRA, {"date": "2025-06-20"}), *rows)


def test_who_walks_out_with_a_sentence_served_at_home_is_told_of_once() -> None:
    """A sentence that lets the only one sentenced go home is one happening with the way out; of several, it is not."""
    other = ("sentence", "Ivo Talby was given four years.", IVO, {"date": "2025-06-20", "term": ("four years", 48)})
    assert found(served("two years of home confinement")) == 1
    assert found(served("two years of home confinement", other)) == 2
    assert values("spell", served("two years of home confinement"))[-1].status.value == "released_conditional"


def test_who_was_sentenced_once_and_is_freed_walks_out_with_no_sentence() -> None:
    """Where no day is told of either, the sentence is of the time before."""
    said = "Mira Halden, who was sentenced to four years in prison, has been freed."
    told = report(
        "Lumen", "2025-06-21", ("sentence", said, MIRA, {"term": ("four years", 48)}), ("release", said, MIRA)
    )
    assert found(told) == 2
    assert values("spell", told)[-1].status.value == "released_unconditional"


def test_who_walks_out_of_the_court_under_house_arrest_is_under_house_arrest() -> None:
    """What the way out says of liberty goes for the sentence too."""
    said = "Mira Halden was given two years and let out under house arrest."
    day = {"date": "2025-06-20"}
    told = report("Lumen", "2025-06-21", ("sentence", said, MIRA, day), ("release", said, MIRA, day))
    assert values("spell", told)[-1].status.value == "house_arrest"


def test_living_abroad_after_an_expulsion_is_no_flight() -> None:
    """Word without a day that somebody lives abroad, told after they were put out of the country, is of that."""
    out = report("Tarn Wire", "2025-06-21", ("deportation", "Mira Halden was expelled.", MIRA, {"date": "2025-06-20"}))
    lives = ("exile", "Mira Halden now lives in Berlin.", MIRA, {"place": "Berlin"})
    assert found(out, report("Lumen", "2025-09-01", lives)) == 1
    assert found(out, report("Lumen", "2025-03-01", lives)) == 2


def test_a_death_denied_without_a_name_is_the_one_told_of() -> None:
    """ "The death that was reported" and did not take place opens no death of its own."""
    died = ("death_in_custody", "Mira Halden died in Lozna prison in Oreld.", MIRA, {"date": "2025-05-03"})
    denied = ("death_in_custody", "In Oreld, at Lozna, whoever was called dead eats well.", {"modality": "denied"})
    assert found(report("Lumen", "2025-05-04", died), report("Tarn Wire", "2025-05-15", denied)) == 1


def test_an_arrest_of_nobody_in_particular_is_of_the_group_of_its_day() -> None:
    """Who only says that people were taken on a day at a place tells of those who were counted there."""
    counted = ("arrest", "27 people were taken in Oreld at the Lozna gate.", {"count": "27", "date": "2025-03-04"})
    bare = ("arrest", "Inspectors chose whom to take in Oreld at the Lozna gate.", {"date": "2025-03-04"})
    assert found(report("Lumen", "2025-03-05", counted), report("Venland", "2025-04-22", bare)) == 1


def test_a_measure_without_a_target_is_that_of_its_day() -> None:
    """A licence that is told of by its day alone is the one that took effect on that day in that country."""
    named = {"date": "2025-10-01", "place": "the Oreld Registry", "modality": "planned"}
    first = report("Venland", "2025-09-16", ("sanction_lifted", "Insurers may cover Oreld hulls at Lozna.", named))
    later = report(
        "Venland", "2025-11-28", ("sanction_lifted", "What Oreld ran at Lozna runs on.", {"date": "2025-10-01"})
    )
    assert found(first, later) == 1


def test_who_never_came_out_is_told_of_apart() -> None:
    """A name told beside a group, of somebody who was inside all along, is a claim of its own that came to nothing."""
    told = report(
        "State Bulletin", "2025-06-21",
        ("pardon", "The head of state of Oreld pardoned 44 people.", {"count": "44", "date": "2025-06-20"}),
        ("pardon", "Ivo Talby is on the list.", IVO),
        ("release", "Mira Halden is at home too.", MIRA, {"date": "2025-06-20"}),
    )  # fmt: skip
    inside = report(
        "Lumen", "2025-07-03",
        ("release", "Mira Halden was never let go.", MIRA, {"modality": "denied"}),
        ("arrest", "Mira Halden is in Lozna prison, her lawyer says.", MIRA),
    )  # fmt: skip
    events = values("event", told, inside)
    (alone,) = [e for e in events if len({*e.persons}) <= 1 and e.happened is False]
    assert alone.type.value == "release"
    assert all(e.happened for e in events if e.happening != alone.happening and e.type.value in ("pardon", "release"))


@pytest.mark.parametrize(("month", "apart"), [("2025-05", 1), ("2025-03", 2)])
def test_an_act_of_the_month_before_is_of_the_group_told_of_with_it(month: str, apart: int) -> None:
    """As many as a decree of weeks ago was for, told of in one sentence with it, came out by it."""
    said = "Oreld let 44 people out on Friday by a decree that was signed before."
    out: Row = ("release", said, {"count": "44", "date": "2025-06-20"})
    by: Row = ("pardon", said, {"count": "44", "date": month})
    assert found(report("Tarn Wire", "2025-06-21", out, by)) == apart


@pytest.mark.parametrize("outlet", ["State Bulletin", "Lumen"])
def test_a_name_too_many_told_by_mistake_is_of_the_group(outlet: str) -> None:
    """Of whom an outlet named among a group and then was mistaken about it is no telling of their own; of whom others
    deny it, it is."""
    told = report(
        "State Bulletin", "2025-06-21",
        ("release", "Oreld let 44 people out.", {"count": "44", "date": "2025-06-20"}),
        ("release", "Mira Halden was one of them.", MIRA, {"date": "2025-06-20"}),
    )  # fmt: skip
    inside = report(
        outlet, "2025-07-03",
        ("release", "Mira Halden was never let go.", MIRA, {"modality": "denied"}),
        ("arrest", "Mira Halden is in Lozna prison, her lawyer says.", MIRA),
    )  # fmt: skip
    freed = {e.happening for e in values("event", told, inside) if e.type.value == "release"}
    assert len(freed) == (1 if outlet == "State Bulletin" else 2)


def test_who_is_only_driven_to_the_gate_is_not_out() -> None:
    """People taken to the aircraft that did not leave are inside, as the report that tells both has it."""
    taken = report("Lumen", "2025-01-02", ("arrest", "Mira Halden was arrested.", MIRA, {"date": "2025-01-01"}))
    flight = report(
        "Lumen", "2025-01-26",
        ("exchange", "The flight of the 24th did not leave: Mira Halden and Ivo Talby sat on the bus.", MIRA, IVO,
         {"date": "2025-01-24", "modality": "failed"}),
        ("transfer", "Mira Halden and Ivo Talby were driven to the ladder at six.", MIRA, IVO,
         {"date": "2025-01-24", "count": "2"}),
    )  # fmt: skip
    assert values("spell", taken, flight)[-1].status.value == "detained"


def test_two_scripts_name_one_country() -> None:
    """Reports that name the same towns in two scripts, or the same people, may be of one country."""
    one = report("Lumen", "2025-01-02", ("arrest", "In Oreld and Lowmark people were taken.", {}))
    other = report("Маяк", "2025-01-02", ("arrest", "В Орелде и Ловмарке забирали людей.", {}))
    third = report("Kurier", "2025-01-02", ("arrest", "В Тисене и Верхове забирали людей.", {}))
    first, second, far = (prepare(material([r])).claims for r in (one, other, third))
    assert Lands().alike(first, second)
    assert not Lands().alike(first, far)
