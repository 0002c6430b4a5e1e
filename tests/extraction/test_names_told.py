"""Names in reports: other names for one person, titles, prisons that look like people, ages and children. All invented."""

from dataclasses import replace
from datetime import date

import pytest

from habeas.extraction import Extractor
from habeas.extraction.dedupe import told_once
from habeas.model import Extraction, Statement, When
from habeas.quantities import term
from habeas.vocabulary import Type
from tests.extraction.conftest import extracted


def read(extractor: Extractor, text: str) -> Extraction:
    """What is read of a report published on 1 June 2025."""
    return extracted(extractor, text, date(2025, 6, 1))


def told(extractor: Extractor, text: str) -> set[tuple[Type, tuple[str, ...]]]:
    return {(s.type, s.persons) for s in read(extractor, text).statements}


ONE_PERSON = [
    "Maryia (Mira) Halden was arrested in 2021. Mira Halden was sentenced to five years in prison.",
    "Maryia (Mira) Halden was arrested in 2021. Maryia Halden was sentenced to five years in prison.",
    'Maryia "Mira" Halden was arrested in 2021. Mira Halden was sentenced to five years in prison.',
]


@pytest.mark.parametrize("text", ONE_PERSON)
def test_two_given_names_are_one_person(extractor: Extractor, text: str) -> None:
    """A second given name in brackets or quotes, and either of the two alone, belong to one person."""
    found = read(extractor, text)
    assert [len(m.forms) for m in found.mentions] == [2]
    assert {s.persons for s in found.statements} == {(found.mentions[0].name,)}


def test_an_alias_names_no_second_person(extractor: Extractor) -> None:
    """Whoever is known by another name is told of once, under the name that stands first."""
    found = read(extractor, "Mira Halden, alias Lena Brodski, was arrested in March. Brodski was freed on 2 May.")
    assert {s.persons for s in found.statements} == {("Mira Halden",)}


def test_a_title_is_no_part_of_a_name(extractor: Extractor) -> None:
    """An elder is the person whose surname is said behind the word."""
    text = "Oren Talby, a preacher, was arrested on 9 December. Elder Talby was sentenced to nine years in prison."
    assert told(extractor, text) == {(Type.ARREST, ("Oren Talby",)), (Type.SENTENCE, ("Oren Talby",))}


PRISONS = [
    "On 9 February 222 political prisoners were taken from La Brodova and El Lowmar, put on a plane and deported.",
    "Mira Halden spent fourteen months in Brod and Lowmar del Valle. She was released in May.",
    "Mira Halden left Mai Lowmar and two other prisons. She was released in May.",
]


@pytest.mark.parametrize("text", PRISONS)
def test_where_people_are_taken_from_is_nobody(extractor: Extractor, text: str) -> None:
    """The name of a prison is not that of a person."""
    assert {p for s in read(extractor, text).statements for p in s.persons} <= {"Mira Halden"}


def test_whose_release_is_told_is_a_person(extractor: Extractor) -> None:
    """Behind "the release of" stands a person, however long the name."""
    found = read(
        extractor, "The envoy called for the release of Daw Halden San Lin Brod, who was sentenced to four years."
    )
    assert "Halden San Lin Brod" in {m.name for m in found.mentions}


FOUND = [
    ("Another, Ivo T., would not sign the paper.", "Ivo T"),
    ("Two activists, Oren Talby and Wong Tai-man, were sentenced to seven years each.", "Wong Tai-man"),
    ("The Dane Ahmad Halden was sentenced to death in 2017.", "Ahmad Halden"),
    ("A third former minister, Halima Mufti, was arrested and moved to her home.", "Halima Mufti"),
    ("Activist H. was rearrested at the hospital on Monday.", "H."),
    ("Her husband, Viktar, was taken to prison on Monday.", "Viktar"),
    ("Police arrested Ruslan and Asan Haldenov on Thursday.", "Ruslan"),
    ("The teacher Daw Halden Mar Brodin was arrested on Monday.", "Halden Mar Brodin"),
    ("The lawyer Tarek Abdel-Hamid al-Haldeni was arrested on Monday.", "Tarek Abdel-Hamid al-Haldeni"),
    ("Jean Pierre HALDEN was sentenced to ten years.", "Jean Pierre HALDEN"),
    ("Finn Oren Halden was arrested on Monday.", "Finn Oren Halden"),
    ("Tadeusz has been arrested and sent back to prison.", "Tadeusz"),
]


@pytest.mark.parametrize(("text", "name"), FOUND, ids=[name for _, name in FOUND])
def test_a_name_of_any_make_is_found_whole(extractor: Extractor, text: str, name: str) -> None:
    """Initials, parts joined by a hyphen, surnames that are titles, peoples before a name, a given name alone."""
    assert name in {m.name for m in read(extractor, text).mentions}


AGES = [
    "Mira Halden, a teacher of 36, was arrested on Monday.",
    "Mira Halden, a mother of two, was arrested on Monday.",
    "Mira Halden, a mother of two arrested on Monday, was in prison.",
]


@pytest.mark.parametrize("text", AGES)
def test_ages_and_children_count_nobody_arrested(extractor: Extractor, text: str) -> None:
    """Neither somebody's age nor the number of their children is a number of people arrested."""
    assert all(s.count is None for s in read(extractor, text).statements)


EXCEPTED = ["All but Mira Halden were freed from prison on Monday.", "Everyone except Mira Halden was freed on Monday."]


@pytest.mark.parametrize("text", EXCEPTED)
def test_those_left_out_were_not_freed(extractor: Extractor, text: str) -> None:
    """What is said of all but one is not said of that one."""
    assert ("Mira Halden",) not in {s.persons for s in read(extractor, text).statements}


def test_both_are_the_two_named_before_in_the_sentence(extractor: Extractor) -> None:
    """ "Both" means the two who stand in a row before it."""
    text = "The court said that Mira Halden and Oren Talby had appealed, and that both were released the same day."
    assert (Type.RELEASE, ("Mira Halden", "Oren Talby")) in told(extractor, text)


def test_of_two_tellings_in_one_sentence_the_term_is_kept() -> None:
    """Where one sentence tells the same of somebody twice, and only once with the term, the term stays."""
    day = date(2025, 6, 1)
    dated = When("2025-06-01", day, day, "on Sunday")
    text = "A court jailed Mira Halden on Sunday, at Lowmark, for spying: ten years."
    bare = Statement(
        "d1", Type.SENTENCE, text, 0, len(text), "jailed", "sentence.en/jailed", 0.9, persons=("Mira Halden",), date=dated,
        place="Lowmark", charge="spying",
    )  # fmt: skip
    listed = replace(
        bare, trigger="ten years", confidence=0.8, date=None, place=None, charge=None, term=term("ten years")
    )
    kept, again = told_once([bare, listed], set())
    assert [(s.trigger, s.date, s.term) for s in kept] == [("jailed", dated, listed.term)]
    assert [s.trigger for s in again] == ["ten years"]


def test_an_encyclopaedia_names_its_subject_once(extractor: Extractor) -> None:
    """In bold, with the name in another script and a day of birth in brackets; marks of notes end no sentence."""
    found = told(
        extractor,
        "**Mira Saleh al-Halden** (Arabic: ميرا هالدن; born 3 May 1971) is a Marwani teacher.[1]\n\n== Arrest ==\n"
        "Al-Halden was taken from her brother's shop on 3 May 2012 by masked men.[2] On 9 October 2012 a court sentenced her "
        "to eight years.[3][4]\n\nShe left prison on 2 February 2016.{{citation needed}} A year later she was detained again.",
    )
    assert found == {(t, ("Mira Saleh al-Halden",)) for t in (Type.ARREST, Type.SENTENCE, Type.RELEASE, Type.REARREST)}


def test_a_childs_word_is_part_of_a_turkic_name(extractor: Extractor) -> None:
    """ "Whose daughter" and "whose son" stand last and in small letters."""
    found = told(extractor, "Aigul Toktosun kyzy was arrested with her colleague Bakyt Asan uulu on 12 January.")
    assert {p for _, persons in found for p in persons} >= {"Aigul Toktosun kyzy"}
    assert "Aigul Toktosun" not in {p for _, persons in found for p in persons}


def test_some_of_a_number_are_nobody_by_he(extractor: Extractor) -> None:
    """Behind "him and four others, among them ..." he is still the one before, and no name of the list is jailed."""
    text = (
        "We welcome the return of Omar Halden to his mother's flat. On Monday the president signed a pardon for him and four "
        "other inmates, among them the carpenter Said Megali and the student Karim Mansur.\n\n"
        "He was picked up in May 2018, and a court gave him seven years in March 2020."
    )
    assert {p for t, p in told(extractor, text) if t in (Type.ARREST, Type.SENTENCE)} == {("Omar Halden",)}
