"""What short reports of a running story leave out: the verb of the second, the number of a list, whose word is no matter."""

from datetime import UTC, datetime

import pytest

from habeas.extraction import Engine, Extractor, load
from habeas.model import Document, Statement
from habeas.vocabulary import Modality, Type

_FIELD = (
    "\n\nThe Centre publishes its review of political prisoners in Varland every month. On 2 February the teacher Bruno "
    "Selm was sentenced to four years in a colony; the journalist Ada Karsk was released on 5 February."
)
"""What makes a report one of political prisoners; none of it is looked at."""


@pytest.fixture(scope="module")
def both() -> Extractor:
    return load(engine=Engine.BOTH)


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return load(engine=Engine.RULES)


def made(extractor: Extractor, text: str) -> list[Statement]:
    document = Document("d1", "0" * 64, text + _FIELD, "t.txt", datetime(2024, 6, 10, tzinfo=UTC), language="en")
    return [s for s in extractor.extract(document).statements if s.start < len(text)]


def held(statements: list[Statement]) -> list[int | None]:
    return [s.count.low for s in statements if s.type is Type.COUNT_HELD and s.count]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("212 people were on the Lantern's list on 30 May, recognised and behind bars.", 212),
        ("The year ended with 214 names on the Lantern's list.", 214),
        ("State of the list on 31 March 2024: 115 (recognised, in prison).", 115),
        ("The register of political prisoners closed the month at 318.", 318),
        ("Political prisoners on 1 June: 118.", 118),
        ("That leaves 203 behind bars.", 203),
        ("Our table for 1 June\n\nRemand prisons and colonies: 46\nOpen wards next year", 46),
    ],
)
def test_a_list_gives_how_many_are_held(both: Extractor, text: str, number: int) -> None:
    """The size of a list of prisoners is how many are held, and nobody is recognised by it."""
    statements = made(both, text)
    assert held(statements) == [number]
    assert not [s for s in statements if s.type is Type.RECOGNISED]


@pytest.mark.parametrize(
    "text",
    [
        "The shop closed the year with 214 names on its mailing list; its owner once was a political prisoner.",
        "Forty names on the guest list for the freed prisoners' evening were crossed out.",
        "Two names on the sanctions list are misspelt; the prisoners are not.",
    ],
)
def test_another_list_holds_nobody(both: Extractor, text: str) -> None:
    """Names on lists of guests, customers or sanctions are no prisoners."""
    assert held(made(both, text)) == []


def test_a_second_person_shares_the_verb(rules: Extractor) -> None:
    """Behind "and" or a dated comma a name with what it is called by, an age and a day repeats what was told."""
    told = made(rules, "Reporter Ivo Halden came out on 4 May 2024 and the student Oren Talby, 20, on 9 May 2024.")
    assert [(s.persons, s.date and s.date.iso) for s in told if s.type is Type.RELEASE] == [
        (("Ivo Halden",), "2024-05-04"),
        (("Oren Talby",), "2024-05-09"),
    ]
    told = made(rules, "Ivo Halden was arrested on 3 May, Oren Talby on 5 May and Mira Halden in March.")
    assert [s.persons for s in told if s.type is Type.ARREST] == [("Ivo Halden",), ("Oren Talby",), ("Mira Halden",)]


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Halden was arrested on 3 May, his wife Mira Halden on 5 May said.",
        "Ivo Halden was released on 3 May and met Mira Halden on 5 May.",
        "Ivo Halden was arrested on 3 May, the minister Mira Halden on 5 May resigned.",
    ],
)
def test_a_second_person_with_a_verb_shares_nothing(rules: Extractor, text: str) -> None:
    """Whoever says or does something else is not arrested or freed as well."""
    assert not [s for s in made(rules, text) if s.type in (Type.ARREST, Type.RELEASE) and "Mira Halden" in s.persons]


def test_whoever_sits_in_a_colony_is_held(rules: Extractor) -> None:
    """To be in a colony is to be held, unless one is there to work or to visit."""
    assert [s.persons for s in made(rules, "Oren Talby is still in Colony No. 6.")] == [("Oren Talby",)]
    assert not made(rules, "Oren Talby is in the colony to repair a boiler.")


def test_to_leave_a_courtroom_with_a_term_is_no_release(rules: Extractor) -> None:
    """ "Left the courtroom with six years" frees nobody."""
    assert not [s for s in made(rules, "Oren Talby left the courtroom with six years.") if s.type is Type.RELEASE]


def test_who_was_freed_before_is_taken_again(rules: Extractor) -> None:
    """An arrest of somebody "free since March" is a rearrest; to be taken to a doctor is none."""
    told = made(rules, "Mira Halden, freed in March, was arrested in her flat on 3 June 2024.")
    assert [s.type for s in told if s.date and s.date.iso == "2024-06-03"] == [Type.REARREST]
    told = made(rules, "Mira Halden, freed in March, was taken to hospital on Friday.")
    assert not [s for s in told if s.type is Type.REARREST]


def test_a_pardon_of_nobody_has_the_number_of_those_freed(rules: Extractor) -> None:
    """ "The president signed a decree of pardon. Fourteen convicts walked free." pardons fourteen."""
    told = made(
        rules, "On 3 June 2024 the president signed a decree of pardon. Fourteen convicts regained their freedom."
    )
    assert [s.count and s.count.low for s in told if s.type is Type.PARDON] == [14]


def test_somebody_said_to_be_dead_is_alive(both: Extractor) -> None:
    """ "He is alive" denies a death; "if she is alive" says nothing."""
    told = made(both, "Blow out the candles. Nobody died in the colony, Ivo Halden is alive.")
    assert {s.modality for s in told if s.type is Type.DEATH} == {Modality.DENIED}
    told = made(both, "If Ivo Halden is alive, nobody has said so since the rumours of a death in the colony.")
    assert not [s for s in told if s.by.endswith("/alive")]


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("On Monday the ban on the airline's flights was lifted for the prisoners.", Type.SANCTION_LIFTED, "actual"),
        ("Norland may lift the ban on grain if the prisoners are freed.", Type.SANCTION_LIFTED, "hypothetical"),
        ("Norland will not lift the ban on Airvia until the prisoners are freed.", Type.SANCTION_LIFTED, "denied"),
        ("Norland shut its airspace to Airvia in May over the prisoners.", Type.SANCTION_IMPOSED, "actual"),
        ("Exiles demand that Norland close its airspace to Airvia over them.", Type.SANCTION_IMPOSED, "called_for"),
    ],
)
def test_bans_without_the_word_sanctions(both: Extractor, text: str, type_: Type, modality: str) -> None:
    """Bans on carriers and goods are measures like any other, and lifted only where somebody lifted them."""
    assert {s.modality for s in made(both, text) if s.type is type_} == {Modality(modality)}


@pytest.mark.parametrize(
    "text",
    ["The ban on smoking was lifted in the colony.", "Norland closed its border to hunters; the prisoners were freed."],
)
def test_other_bans_are_no_measures(both: Extractor, text: str) -> None:
    """A ban on smoking or hunting is laid on no state."""
    assert not [s for s in made(both, text) if s.type in (Type.SANCTION_LIFTED, Type.SANCTION_IMPOSED)]
