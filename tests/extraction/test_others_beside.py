"""Who is named in a sentence that tells of others is not freed, jailed or dead by it."""

from datetime import date

import pytest

from habeas.extraction import Extractor, load
from habeas.model import Statement
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import stated

MIRA, PAVEL, IRINA = "Mira Halden", "Pavel Talby", "Irina Brod"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load()


def made(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    return stated(extractor, text, date(2024, 6, 10))


def done(extractor: Extractor, text: str) -> set[tuple[Type, str]]:
    """What a text tells as done to whom by name."""
    told = (s for s in made(extractor, text) if s.modality is Modality.ACTUAL)
    return {(s.type, p) for s in told for p in s.persons}


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        ("Mira Halden, not Pavel Talby and Irina Brod, was freed on Friday.", {MIRA}),
        ("Mira Halden, but not Pavel Talby, was freed on Friday.", {MIRA}),
        ("Mira Halden was freed on Friday, not Pavel Talby.", {MIRA}),
        ("It was Mira Halden, not Pavel Talby, who was freed on Friday.", {MIRA}),
        ("Not Mira Halden but Pavel Talby was freed on Friday.", {PAVEL}),
        ("Mira Halden rather than Pavel Talby was freed on Friday.", {MIRA}),
        ("Everyone except Mira Halden and Pavel Talby was freed on Friday.", set()),
        ("Mira Halden, unlike Pavel Talby and Irina Brod, was freed on Friday.", {MIRA}),
        ("Apart from Mira Halden, Pavel Talby and Irina Brod were freed on Friday.", {PAVEL, IRINA}),
    ],
)
def test_who_is_set_against_those_freed_is_not_freed(extractor: Extractor, text: str, freed: set[str]) -> None:
    """ "Not", "rather than", "except": as far as the row behind them goes."""
    assert done(extractor, text) == {(Type.RELEASE, p) for p in freed}


@pytest.mark.parametrize(
    "text",
    [
        "A friend of Mira Halden and Pavel Talby was freed on Friday.",
        "The lawyers of Mira Halden and Pavel Talby were arrested on Friday.",
        "Supporters of Mira Halden and Pavel Talby were detained outside the court on Friday.",
        "Two colleagues of Mira Halden and Pavel Talby were freed on Friday.",
        "The judge who had jailed Mira Halden was arrested on Friday.",
        "The prosecutor who had charged Mira Halden was sentenced to five years.",
        "The officer who beat Mira Halden was sentenced to four years.",
        "A witness in the trial of Mira Halden and Pavel Talby was arrested on Friday.",
        "A namesake of Mira Halden was arrested in Lowmark on Friday.",
        "Among those arrested on Friday were the lawyer of Mira Halden and two of her friends.",
    ],
)
def test_whose_friend_or_judge_is_taken_is_not_taken(extractor: Extractor, text: str) -> None:
    """Whom a noun for people is of, and who stands in a clause on it, are others."""
    assert done(extractor, text) == set()


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("The wife of Mira Halden, Irina Brod, was arrested on Friday.", {IRINA}),
        ("Mira Halden, who shared a cell with Pavel Talby, was arrested on Friday.", {MIRA}),
        ("A man called Pavel Talby was arrested in Lowmark on Friday.", {PAVEL}),
        ("The lawyer Mira Halden and the teacher Pavel Talby were arrested on Friday.", {MIRA, PAVEL}),
    ],
)
def test_those_told_of_stay(extractor: Extractor, text: str, persons: set[str]) -> None:
    """A name behind a comma, or given by the clause, is that of who was taken."""
    assert done(extractor, text) == {(Type.ARREST, p) for p in persons}


def test_a_number_of_somebodys_friends_is_counted(extractor: Extractor) -> None:
    """ "Two colleagues of A and B" are two people, and neither A nor B."""
    (told,) = made(extractor, "Two colleagues of Mira Halden and Pavel Talby were freed on Friday.")
    assert told.count is not None
    assert (told.count.low, told.persons) == (2, ())


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Mira Halden visited Pavel Talby, jailed since 2020.", PAVEL),
        ("Mira Halden thanked Pavel Talby, jailed on Friday, for his letters.", PAVEL),
        ("Friends Mira Halden and Pavel Talby, at the gate, greeted Irina Brod, arrested on Friday.", IRINA),
    ],
)
def test_a_participle_tells_of_the_name_before_its_comma(extractor: Extractor, text: str, person: str) -> None:
    """Past a verb the subject is not meant."""
    assert done(extractor, text) == {(Type.ARREST, person)}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden released an album on Friday.",
        "The film about the arrest of Mira Halden was released on Friday.",
        "A book on the trial of Mira Halden was released on Friday.",
        "The ministry released a list of names on Friday, among them Mira Halden.",
        "In a dream, Mira Halden was freed.",
        "In her novel, Mira Halden is arrested and sentenced to ten years.",
        "The play tells the story of Mira Halden, who is arrested and dies in prison.",
    ],
)
def test_what_is_published_or_made_up_frees_and_jails_nobody(extractor: Extractor, text: str) -> None:
    """A work is released, and a story arrests."""
    assert done(extractor, text) == set()


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Rumours spread on Friday that Mira Halden had been freed.", Type.RELEASE, Modality.HYPOTHETICAL),
        ("Police came to arrest Mira Halden on Friday but she was not at home.", Type.ARREST, Modality.FAILED),
        ("Mira Halden was thought to have been arrested but turned up at home.", Type.ARREST, Modality.DENIED),
        (
            "Mira Halden has been counted as pardoned since March and has not spent one day at liberty.",
            Type.PARDON,
            Modality.DENIED,
        ),
        ("In May we reported that Mira Halden was arrested.", Type.ARREST, Modality.ACTUAL),
        (
            "The Council suspends the ban on products of Kazyna Bank. Contrary to some press reports the suspension is not in"
            " force yet. It takes effect on 1 August and will be reviewed.",
            Type.SANCTION_LIFTED,
            Modality.PLANNED,
        ),
        (
            "From 1 October the European Union suspends the freeze on assets of Kazyna Bank.",
            Type.SANCTION_LIFTED,
            Modality.PLANNED,
        ),
        (
            "The waiver for Kazyna Bank, by which the sanctions on it are lifted, enters into force on 1 November.",
            Type.SANCTION_LIFTED,
            Modality.PLANNED,
        ),
    ],
)
def test_what_did_not_happen_is_told_as_such(extractor: Extractor, text: str, type_: Type, modality: Modality) -> None:
    """Hearsay, what came to nothing, an error that is owned up to; but what was reported is a fact."""
    assert {s.modality for s in made(extractor, text) if s.type is type_} == {modality}


def test_the_convicted_are_told_beside_the_acquitted(extractor: Extractor) -> None:
    """Who was convicted is not cleared because another was."""
    text = "The court acquitted Mira Halden but convicted Pavel Talby."
    assert done(extractor, text) == {(Type.CONVICTION, PAVEL)}


def test_an_anniversary_is_no_day_of_an_arrest(extractor: Extractor) -> None:
    """ "Today is ten years since": the arrest was not today."""
    (told,) = made(extractor, "Today is ten years since Mira Halden was arrested.")
    assert told.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden's cellmate was freed on Friday and brought a letter from her.",
        "The sister of Pavel Talby said that she had been detained on Friday.",
        "Mira Halden was released from hospital on Friday.",
        "Mira Halden was freed from the wreck of her car on Friday.",
        "Mira Halden, released by the club on Friday, joins Lowmark United.",
        "Mira Halden has been at home since Friday with flu.",
        "Mira Halden is out of office until Friday.",
        "Mira Halden is arrested in the second episode.",
    ],
)
def test_cellmates_patients_and_players_are_no_prisoners_freed(extractor: Extractor, text: str) -> None:
    """Who owns a cellmate, lies ill at home or changes clubs is neither freed nor taken."""
    assert done(extractor, text) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mira Halden was released from the prison hospital on Friday.", {(Type.RELEASE, MIRA)}),
        (
            "In an interview with Mira Halden, Pavel Talby, freed on Friday, told of torture.",
            {(Type.RELEASE, PAVEL)},
        ),
        ("Mira Halden was arrested for supporting Pavel Talby.", {(Type.ARREST, MIRA)}),
    ],
)
def test_a_prison_hospital_frees_and_a_phrase_at_the_head_does_not(
    extractor: Extractor, text: str, told: set[tuple[Type, str]]
) -> None:
    """Who gave room to another's words, or was supported, is another."""
    assert done(extractor, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden was absent from the list of those freed on Friday.",
        "The list of those freed does not include Mira Halden or Pavel Talby.",
        "Mira Halden's name was not on the list of those freed.",
    ],
)
def test_who_is_missing_from_those_freed_is_not_freed(extractor: Extractor, text: str) -> None:
    """Of which people somebody was none, they were not."""
    told = [s for s in made(extractor, text) if s.type is Type.RELEASE]
    assert told
    assert {s.modality for s in told} == {Modality.DENIED}


def test_those_named_among_others_taken_are_taken(extractor: Extractor) -> None:
    """Whom "including" names of a number is no other."""
    text = "Seven other people arrested with him, including priest Mira Halden and teacher Pavel Talby, were sentenced to five years."
    assert {p for type_, p in done(extractor, text) if type_ is Type.SENTENCE} == {MIRA, PAVEL}


def test_a_neighbour_who_fasts_at_home_is_no_prisoner(extractor: Extractor) -> None:
    """How neighbours and friends fare is told of no prisoner."""
    assert made(extractor, "A neighbour, Ivo, went without food for three days.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Our report of 5 May that Mira Halden had died in Lowmark prison was wrong and is withdrawn.",
        "An item of ours saying that Mira Halden had been arrested was mistaken.",
    ],
)
def test_a_report_that_was_wrong_is_denied_however_far_the_word(extractor: Extractor, text: str) -> None:
    """What stands between a report and its being wrong, a day or what it said, does not make it a fact."""
    assert {s.modality for s in made(extractor, text)} == {Modality.DENIED}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mira Halden was released from a work camp on Friday.", Type.RELEASE),
        ("Mira Halden came home from prison with a fever on Friday.", Type.RELEASE),
        ("Mira Halden was freed by her club's lawyers on Friday.", Type.RELEASE),
        ("In a dream come true for her mother, Mira Halden was freed on Friday.", Type.RELEASE),
        ("Mira Halden was released early, see the correction to her age below.", Type.RELEASE),
        ("Mira Halden was among those freed although she was not on the official list.", Type.RELEASE),
        ("Mira Halden died in prison, surrounded by her guards.", Type.DEATH),
        ("Mira Halden, 60, died at home under house arrest on 5 June.", Type.DEATH),
        ("In the story of the regime, Mira Halden is held in Talby prison.", Type.ARREST),
        ("In the latest episode of the crackdown Mira Halden is arrested and held in Talby.", Type.ARREST),
        ("Police came to the flat and arrested Mira Halden, but did not find her husband.", Type.ARREST),
        ("Mira Halden has moved to Section B of the prison in Talby.", Type.TRANSFER),
        ("The lawyer Mira Halden flew to the prison in Talby to meet the governor.", Type.TRANSFER),
        ("Mira Halden was arrested in May. On Friday she flew home to Talby.", Type.RELEASE),
    ],
)
def test_words_of_another_matter_take_back_nothing(extractor: Extractor, text: str, told: Type) -> None:
    """A work camp is no work, guards are no family, the story of a regime is none, and who came and arrested did so."""
    assert (told, MIRA) in done(extractor, text)


def test_who_flies_to_a_trial_or_moves_to_a_ward_was_neither_freed_nor_exiled(extractor: Extractor) -> None:
    """A journey frees whom a report knows as held, or who goes home."""
    for text in ("Mira Halden flew to Talby to see the trial.", "Mira Halden moved to Ward Two."):
        assert not {(Type.RELEASE, MIRA), (Type.EXILE, MIRA)} & done(extractor, text)
