"""Who is taken out of a house or a bus, and by whom; what only looks like a refusal or a transfer; terms that go to somebody."""

from datetime import date

import pytest

from habeas.extraction import Engine, Extractor, load
from habeas.model import Statement
from habeas.vocabulary import Type
from tests.extraction.conftest import stated


@pytest.fixture(scope="module")
def both() -> Extractor:
    return load(engine=Engine.BOTH)


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return load(engine=Engine.RULES)


def read(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    """What a report published on 1 October 2025 states."""
    return stated(extractor, text, date(2025, 10, 1))


TAKEN = [
    "Police dragged Mira Halden out of her house on 3 March.",
    "Geologist Mira Halden was removed from a plane on 3 March, said the police.",
    "Mira Halden was led out of a lecture on 3 March by men in masks, not by the police.",
    "Officers hauled Mira Halden off the night train on 3 March.",
]


@pytest.mark.parametrize("text", TAKEN)
def test_who_is_taken_out_of_a_place_is_arrested(rules: Extractor, text: str) -> None:
    """On the day of it."""
    made = [(s.persons, s.date.iso if s.date else None) for s in read(rules, text) if s.type is Type.ARREST]
    assert made == [(("Mira Halden",), "2025-03-03")]


NOT_TAKEN = [
    "Rescuers led Mira Halden out of the house, the police said.",
    "The freed prisoners were brought out of the bus one by one.",
    "Guards led Mira Halden out of the cell house of the prison for a walk.",
    "Doctors led Mira Halden out of the office of the prison hospital.",
    "Police took statements from Mira Halden in her office.",
]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_who_is_led_elsewhere_is_not_arrested(rules: Extractor, text: str) -> None:
    """The saved, the freed and those who are prisoners already."""
    assert [s for s in read(rules, text) if s.type is Type.ARREST] == []


def test_those_who_take_somebody_are_not_taken(both: Extractor) -> None:
    """Whoever "him" is, it is none of the four."""
    made = read(both, "The news is bad. On Monday 2 June four men took him off the tram.")
    assert [s for s in made if s.count is not None] == []


GESTURES = [
    "At the gate of Colony No. 6 Mira Halden, freed on Monday, knelt down to touch the asphalt.",
    "The freed prisoners Mira Halden and Oren Talby preferred to leave the country.",
    "Mira Halden, a political prisoner, wept and asked the city to forgive her.",
]


@pytest.mark.parametrize("text", GESTURES)
def test_a_gesture_refuses_nothing(both: Extractor, text: str) -> None:
    """Nor does it to prefer to leave."""
    assert [s for s in read(both, text) if s.type is Type.REFUSAL] == []


OF_THEIR_OWN = [
    ("The activist Oren Halden was fined in October and has since moved to Varna.", Type.EXILE),
    ("On Tuesday the prisoner Oren Halden was flown to Varna.", Type.TRANSFER),
]


@pytest.mark.parametrize(("text", "type_"), OF_THEIR_OWN, ids=[t for t, _ in OF_THEIR_OWN])
def test_who_goes_by_themselves_is_not_transferred(rules: Extractor, text: str, type_: Type) -> None:
    """Who moves abroad lives in exile."""
    made = [s.type for s in read(rules, text) if s.type in (Type.EXILE, Type.RELEASE, Type.TRANSFER)]
    assert made == [type_]


def test_a_number_given_to_somebody_behind_a_term_is_a_term(rules: Extractor) -> None:
    """ "Four years to one, five to the other"."""
    made = read(rules, "The judge gave four years to Mira Halden and five to the welder Oren Talby.")
    terms = [(s.persons, s.term.months) for s in made if s.term is not None]
    assert terms == [(("Mira Halden",), 48), (("Oren Talby",), 60)]


def test_a_term_that_ran_out_was_set_on_some_other_day(both: Extractor) -> None:
    """Its end is no day of the sentence."""
    made = read(both, "Timur Halden was a political prisoner; his nine months ran out on 3 May.")
    assert [(s.persons, s.term.months, s.date) for s in made if s.term is not None] == [(("Timur Halden",), 9, None)]


def test_whoever_is_glad_for_a_number_tells_that_they_were_let_go(rules: Extractor) -> None:
    """But not who would be glad, nor of other things."""
    glad = "The amnesty is two days old. The minister is glad for each of the thirty-four prisoners."
    assert [s.count.low for s in read(rules, glad) if s.type is Type.RELEASE and s.count] == [34]
    other = "The amnesty is two days old. The minister would be glad for two days of rest."
    assert [s for s in read(rules, other) if s.type is Type.RELEASE] == []
