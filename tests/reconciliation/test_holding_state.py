"""Whose word of custody stands against whose: the holding state's, and that of those who were there."""

from datetime import date

import pytest

from habeas.reconciliation import held, reconcile
from habeas.reconciliation.claims import prepare
from habeas.reconciliation.holding_state import of_state

from .tables import Report, Row, material, report

MIRA = "Mira Halden"
TAKEN = report("Lumen", "2023-03-05", ("arrest", "Mira Halden was arrested.", MIRA, {"date": "2023-03-04"}))
DEAD = report("Blue Wire", "2024-01-12", ("death_in_custody", "Mira Halden has died.", MIRA, {"date": "2024-01-10"}))
OUT = report("Blue Wire", "2024-01-12", ("release", "Mira Halden was flown out.", MIRA, {"date": "2024-01-10"}))


def answer(on: str, *reports: Report) -> str:
    """The answer for the one person of these reports."""
    (holding,) = held(reconcile(material(reports)), date.fromisoformat(on))
    return holding.held


def says(outlet: str, *rows: Row, told: str = "2024-01-13") -> Report:
    return report(outlet, told, *rows)


@pytest.mark.parametrize(
    ("outlet", "source", "state"),
    [
        ("Ministry of Justice of Oreld", None, True),
        ("Foreign Ministry of Oreld", None, False),
        ("Lumen", "Тюремная служба", True),
        ("Lumen", "Следчы камітэт", True),
        ("Lumen", "слідчі", True),
        ("Lumen", "her mother", False),
        ("Lumen", "Petra Lind", True),
        ("Lumen", "Anna Moss", False),
    ],
)
def test_who_speaks_for_the_holding_state(outlet: str, source: str | None, state: bool) -> None:
    """An organ of the state by its name, and who is called its speaker; no foreign ministry, no lawyer."""
    said = "She is alive."
    text = f"{said} Prison Service spokeswoman Petra Lind said so. The lawyer Anna Moss doubts it."
    told = report(outlet, "2024-01-13", ("conditions", said, MIRA, {"source": source}), text=text)
    (claim,) = prepare(material([told])).claims
    assert of_state(claim) is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The Interior Ministry denied this, but lawyer Anna Moss said so.", False),
        ("The police would not answer, lawyer Anna Moss said.", False),
        ("Detained by the police, Anna Moss said so.", False),
        ("The prosecutor told Anna Moss so.", False),
        ("На это указывает Anna Moss.", False),
        ("Задержанная милицией Anna Moss рассказала об этом.", False),
        ("The Prison Service's spokeswoman, Anna Moss, said so.", True),
        ("A spokeswoman for the Justice Ministry, Anna Moss, said so.", True),
        ("Prosecutor Anna Moss said so.", True),
        ("Пресс-секретарь МВД Anna Moss сказала это.", True),
        ("Следователь Anna Moss сказала это.", True),
    ],
)
def test_an_organ_spoken_of_before_a_name(text: str, state: bool) -> None:
    """Whoever is named behind a ministry is not its speaker, unless she is called so."""
    said = "She is alive."
    told = report("Lumen", "2024-01-13", ("conditions", said, MIRA, {"source": "Anna Moss"}), text=f"{said} {text}")
    (claim,) = prepare(material([told])).claims
    assert of_state(claim) is state


NOT_DEAD = ("death_in_custody", "Mira Halden is alive.", MIRA, {"modality": "denied"})
TREATED = ("conditions", "Mira Halden is treated in the prison ward.", MIRA, {"place": "the prison ward"})


@pytest.mark.parametrize(
    ("outlet", "expected"), [("Ministry of Justice", "unknown"), ("Families of Lozna", "held"), ("Blue Wire", "held")]
)
def test_a_death_that_is_denied(outlet: str, expected: str) -> None:
    """The ministry's denial leaves it open; that of those who saw her alive, or of who told of it, overrules."""
    assert answer("2024-01-14", TAKEN, DEAD) == "not held"
    assert answer("2024-01-14", TAKEN, DEAD, says(outlet, NOT_DEAD, TREATED)) == expected


@pytest.mark.parametrize(("outlet", "expected"), [("Ministry of Justice", "unknown"), ("Families of Lozna", "held")])
def test_a_release_that_is_denied(outlet: str, expected: str) -> None:
    """Somebody flown out by one account and in a prison hospital by the ministry's is neither held nor free."""
    denied = ("release", "Mira Halden was not let out.", MIRA, {"modality": "denied"})
    assert answer("2024-01-14", TAKEN, OUT, says(outlet, denied)) == expected


@pytest.mark.parametrize(("outlet", "expected"), [("Ministry of Justice", "unknown"), ("Families of Lozna", "held")])
def test_word_of_somebody_inside_after_a_release(outlet: str, expected: str) -> None:
    """So it is where the ministry only says where she is; a later word of others from the prison decides."""
    inside = ("arrest", "Mira Halden is in the prison hospital.", MIRA, {"place": "the prison hospital"})
    assert answer("2024-01-14", TAKEN, OUT, says(outlet, inside)) == expected
    seen = ("conditions", "His wife saw Mira Halden there.", MIRA, {"date": "2024-02-01", "place": "the prison"})
    later = says("Families of Lozna", seen, told="2024-02-02")
    assert answer("2024-02-03", TAKEN, OUT, says(outlet, inside), later) == "held"


def test_a_decree_without_the_name_denies_no_flight() -> None:
    """Who was flown out is not in prison because the decree does not have the name; who was told pardoned, is."""
    no_name = says("Oreld Gazette", ("pardon", "Mira Halden is not in the decree.", MIRA, {"modality": "denied"}))
    assert answer("2024-01-14", TAKEN, OUT, no_name) == "not held"
    pardoned = ("pardon", "Mira Halden was pardoned.", MIRA, {"date": "2024-01-10"})
    by_decree = says("Blue Wire", pardoned, told="2024-01-11")
    assert answer("2024-01-14", TAKEN, by_decree, no_name) == "held"


def test_open_facilities_and_homes_are_no_prison() -> None:
    """Who is moved to an open facility, or has been under house arrest since some time, is not held."""
    moved = ("transfer", "Mira Halden was moved to an open-type facility.", MIRA, {"date": "2024-01-10"})
    assert answer("2024-01-14", TAKEN, says("Lumen", moved)) == "not held"
    home = ("arrest", "Mira Halden has now been under house arrest for ten months.", MIRA)
    assert answer("2024-01-14", TAKEN, says("Lumen", home)) == "not held"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("transfer", "Mira Halden was moved from an open-type facility to a colony.", MIRA), "held"),
        (("transfer", "Миру Гальден перевели из учреждения открытого типа в колонию.", MIRA), "held"),
        (("transfer", "Mira Halden was moved from house arrest to remand prison.", MIRA), "held"),
        (("arrest", "Mira Halden was taken into custody from house arrest.", MIRA), "held"),
        (("release", "Mira Halden was released from the settlement colony.", MIRA), "released_unconditional"),
        (("release", "Mira Halden was released from house arrest.", MIRA), "released_unconditional"),
        (("release", "Mira Halden was released to house arrest.", MIRA), "house_arrest"),
    ],
)
def test_what_somebody_comes_from_is_not_where_they_are(row: Row, expected: str) -> None:
    """A colony after an open facility holds her, and who is let out of house arrest is free."""
    kind, quote, who = row[:3]
    told = says("Lumen", (kind, quote, who, {"date": "2024-01-10"}))
    (holding,) = held(reconcile(material([TAKEN, told])), date(2024, 1, 14))
    assert expected in (holding.held, holding.status)


def test_one_outlet_that_puts_a_prisoner_under_house_arrest() -> None:
    """Of accounts of one arrest those that have her in remand and at home weigh by origins; a tie leaves her inside."""
    remand = ("arrest", "Mira Halden, in remand since March.", MIRA, {"date": "2023-03"})
    home = ("arrest", "Mira Halden, under house arrest since March.", MIRA, {"date": "2023-03"})
    assert answer("2024-01-14", TAKEN, says("Lumen", remand), says("Blue Wire", home)) == "held"
    assert answer("2024-01-14", TAKEN, says("Blue Wire", home)) == "not held"
