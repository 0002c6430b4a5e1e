"""Where people are and whether they came out, told without the usual verbs: houses known by name, and what is not so."""

import pytest

from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read

AROUND = "The League keeps a list of political prisoners in Norvia."
MIRA, OREN = ("Mira Halden",), ("Oren Talby",)


def told(text: str) -> set[tuple[Type, Modality, tuple[str, ...]]]:
    """Type, modality and people of each statement of a text."""
    return {(s.type, s.modality, s.persons) for s in read(text, "en").statements}


@pytest.mark.parametrize(
    ("once", "later", "type_"),
    [
        ("Ivo Brankov was taken to El Tarrasco prison.", "Mira Halden is in El Tarrasco.", Type.ARREST),
        ("Ivo Brankov was taken to El Tarrasco prison.", "Mira Halden has been in El Tarrasco since May.", Type.ARREST),
        ("Ivo Brankov sits in the Marrow remand centre.", "Mira Halden stays in the Marrow.", Type.ARREST),
        ("Ivo Brankov sits in the Marrow remand centre.", "Mira Halden left the Marrow on Friday.", Type.RELEASE),
        ("Many prisoners are kept in Fort San Belmo.", "Mira Halden is still in San Belmo.", Type.ARREST),
        ("He was in La Torre, the women's prison.", "Mira Halden turned 68 in La Torre on Sunday.", Type.ARREST),
        (
            "The inmates of El Tarrasco wrote to us.",
            "Mira Halden came through the gate of El Tarrasco on Friday.",
            Type.RELEASE,
        ),
    ],
)
def test_a_prison_once_called_one_is_one_by_its_name_alone(once: str, later: str, type_: Type) -> None:
    """What is said of "prison" is understood of the name."""
    assert (type_, Modality.ACTUAL, MIRA) in told(f"{once} {later} {AROUND}")


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Brankov was held in Lowmark prison. A Lowmark judge freed him. Mira Halden is in Lowmark with her aunt.",
        "Ivo Brankov was held in Hrodna prison. Mira Halden stays in Hrodna.",
        "Ivo Brankov sits in a Norvian prison. Mira Halden is in Norvia.",
        "Ivo Brankov was held in Dunmore prison. Oren Talby lives in Dunmore. Mira Halden is still in Dunmore.",
        "Ivo Brankov was held in Dunmore prison. The prison in Dunmore is old. Mira Halden is still in Dunmore.",
        "Ivo Brankov was held in Dunmore prison. Dunmore has 40,000 people. Mira Halden is still in Dunmore.",
        "Ivo Brankov stayed in Castle Dunmore. Mira Halden is still in Castle Dunmore.",
        "Mira Halden is in El Tarrasco.",
        "Ivo Brankov was taken to El Tarrasco prison. Mira Halden, a nurse, is in El Tarrasco twice a week.",
    ],
)
def test_a_town_is_no_house(text: str) -> None:
    """Somebody may be in a town, and free, though it has a prison."""
    assert not {t for t, _, who in told(f"{text} {AROUND}") if who == MIRA and t is Type.ARREST}


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Mira Halden awaits trial in Lowmark.", Type.ARREST, Modality.ACTUAL),
        ("Mira Halden sits all the same.", Type.ARREST, Modality.ACTUAL),
        ("Mira Halden is where she was, in colony No. 5.", Type.ARREST, Modality.ACTUAL),
        ("Mira Halden went to the police station and did not come out.", Type.ARREST, Modality.ACTUAL),
        ("Mira Halden came off our list on 3 May.", Type.RELEASE, Modality.ACTUAL),
        ("Mira Halden was met at the gate on 3 May by her daughters.", Type.RELEASE, Modality.ACTUAL),
        ("Mira Halden sat out her fifteen days and was back on 3 May.", Type.RELEASE, Modality.ACTUAL),
        ("Mira Halden is back with her family.", Type.RELEASE, Modality.ACTUAL),
        ("Mira Halden was taken home on 9 December.", Type.RELEASE, Modality.ACTUAL),
        ("The gates of the colony opened for Mira Halden on 3 May.", Type.RELEASE, Modality.ACTUAL),
        ("Mira Halden was able to go home on Thursday.", Type.RELEASE, Modality.ACTUAL),
        ("Mira Halden would be able to go home on Thursday.", Type.RELEASE, Modality.HYPOTHETICAL),
        ("Mira Halden is not at home.", Type.RELEASE, Modality.DENIED),
        ("Fifteen could go home on Monday; Mira Halden could not.", Type.RELEASE, Modality.DENIED),
        ("Fifteen were freed on Monday, and they asked why Mira Halden, 44, had not.", Type.RELEASE, Modality.DENIED),
        ("The papers wrote that Mira Halden had been freed. She had not.", Type.RELEASE, Modality.DENIED),
        ("Mira Halden sent the form back unsigned.", Type.REFUSAL, Modality.ACTUAL),
        ("Mira Halden would not set foot on the plane.", Type.REFUSAL, Modality.ACTUAL),
        ("At the border Mira Halden was led back by officers.", Type.REARREST, Modality.ACTUAL),
    ],
)
def test_it_is_told_without_the_usual_verbs(text: str, type_: Type, modality: Modality) -> None:
    """One statement of the type, meant so, about her."""
    assert {m for t, m, who in told(f"{text} {AROUND}") if t is type_ and who == MIRA} == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden, the prisoners' lawyer, came through the gate of the colony at noon.",
        "The body of Mira Halden was taken home on 9 December.",
        "Mira Halden came off the sanctions list on 3 May.",
        "The gates of the prison opened for 40 visitors on 3 May.",
        "Mira Halden was met at the gate of the prison by nobody, since she was not let out.",
        "Mira Halden slept in her own bed, she dreams in the colony.",
        "When officers called, Mira Halden was not at home.",
        "Ivo Brankov was taken to El Tarrasco prison. Mira Halden left El Tarrasco for the court on Friday.",
        "Two people left our list since we learnt that they had never been jailed.",
        "Mira Halden and Oren Talby wrote. Mira Halden was not pleased.",
        "The accused Mira Halden went through the gates of the colony on Monday.",
        "The gates of the prison opened for Mira Halden on Monday: she will spend five years there.",
        "The doors of the prison opened for forty new inmates on Monday.",
        "The guard Mira Halden slept in her own bed while the prisoners froze.",
        "Mira Halden sat out her fifteen days of quarantine and was back on Monday.",
        "Mira Halden, the judge who jailed prisoners, was taken home by car.",
        "Three volunteers left our list.",
        "Two names came off our list after they were executed.",
    ],
)
def test_nobody_is_let_out_by_words_that_say_something_else(text: str) -> None:
    """Lawyers at a gate, the dead and dreams are no release."""
    assert not {t for t, m, _ in told(f"{text} {AROUND}") if t is Type.RELEASE and m is Modality.ACTUAL}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden awaits trial at home, under house arrest.",
        "Mira Halden, a guard, turned 40 in the prison on 3 May.",
        "Mira Halden has two years of her mandate left.",
        "Mira Halden is a prisoner of habit.",
        "Mira Halden did not come out of the house for a week.",
        "The deputy Mira Halden sits all the same on the committee.",
        "The judge Mira Halden has three years left to serve on the court that fills the prison.",
        "Mira Halden remains a prisoner of her past.",
        "Mira Halden was called to the ministry and did not return the calls.",
    ],
)
def test_nobody_is_held_by_words_that_say_something_else(text: str) -> None:
    """Guards, offices and idioms hold nobody."""
    assert not {t for t, _, _ in told(f"{text} {AROUND}") if t is Type.ARREST}


def test_who_is_on_the_list_no_longer_came_out() -> None:
    """The "no longer" denies the list, not the release."""
    assert (Type.RELEASE, Modality.ACTUAL, MIRA) in told(f"Mira Halden is no longer on our list. {AROUND}")


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden, released in May, is not at home: she is at work.",
        "Police came to the flat, but Mira Halden is not at home; she fled in May.",
        "None of the 12 guards came home.",
    ],
)
def test_who_is_elsewhere_is_not_said_to_be_in(text: str) -> None:
    """At work, abroad, or on duty."""
    assert "whereabouts.en" not in {s.by.split("/")[0] for s in read(f"{text} {AROUND}", "en").statements}


@pytest.mark.parametrize(
    "text",
    [
        "Oren Talby was freed on Monday. Mira Halden was not.",
        "Two prisoners came out on Monday; Mira Halden did not.",
        "The agency reported on Monday that Mira Halden had been freed. She had not.",
        "Mira Halden was freed on Monday, a newspaper wrote. She was not.",
    ],
)
def test_a_bare_not_denies_what_was_told(text: str) -> None:
    """Of another, or what somebody else said."""
    assert (Type.RELEASE, Modality.DENIED, MIRA) in told(f"{text} {AROUND}")


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden was released on Monday, and her husband said that she should rest. She did not.",
        "The warden said that he freed Mira Halden on Monday. He did not!",
        "Mira Halden was freed on Monday. They were not.",
        "Mira Halden was released on Monday. She was not.",
        "The ministry freed Mira Halden and asked journalists to leave. Oren Talby did; Ivo Brankov did not.",
    ],
)
def test_a_bare_not_of_another_verb_or_other_people_denies_no_release(text: str) -> None:
    """A release told as such stays one, unless the next sentence can mean it."""
    made = told(f"{text} {AROUND}")
    assert (Type.RELEASE, Modality.ACTUAL, MIRA) in made
    assert not {who for t, m, who in made if t is Type.RELEASE and m is Modality.DENIED}


def test_none_of_so_many_counts_them_all() -> None:
    """The number of those who did not come out is that of all, not one."""
    made = read(f"Not one of the thirty came out. {AROUND}", "en").statements
    assert [(s.modality, s.count and s.count.low) for s in made if s.type is Type.RELEASE] == [(Modality.DENIED, 30)]


def test_a_swap_that_did_not_take_place_has_failed() -> None:
    """Of a handover in a report of a swap, and of a first attempt at one."""
    text = "A swap was agreed. The handover that was expected on 12 May did not take place."
    assert (Type.EXCHANGE, Modality.FAILED, ()) in told(f"{text} {AROUND}")
