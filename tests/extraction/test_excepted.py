"""Whom a sentence leaves out of what it tells of others, whom police come for, and who has a day of their own."""

import pytest

from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import read

AROUND = "Rights groups say that political prisoners are held in Norvia."
MIRA, OREN = ("Mira Halden",), ("Oren Talby",)


def told(text: str) -> set[tuple[Type, Modality, tuple[str, ...]]]:
    """Type, modality and people of each statement of a text."""
    return {(s.type, s.modality, s.persons) for s in read(f"{AROUND} {text}", "en").statements}


@pytest.mark.parametrize(
    "text",
    [
        "Forty were freed on Monday, but not Mira Halden.",
        "All 12 prisoners were released on Monday except Mira Halden.",
        "All six journalists were released on Monday except for the editor Mira Halden.",
        "With the exception of Mira Halden, all eight journalists were freed on Monday.",
        "Not on the plane with the freed prisoners was Mira Halden, a chemist.",
        "Missing from the list of freed prisoners was Mira Halden.",
        "One name was absent from the list of freed prisoners: Mira Halden.",
    ],
)
def test_who_is_left_out_is_not_let_go(text: str) -> None:
    """Of somebody excepted the release is denied and never told as done."""
    found = {(m, p) for t, m, p in told(text) if t in (Type.RELEASE, Type.PARDON)}
    assert (Modality.DENIED, MIRA) in found
    assert not any(m is Modality.ACTUAL and "Mira Halden" in p for m, p in found)


@pytest.mark.parametrize(
    "text",
    [
        "The court freed Mira Halden, not only for her health.",
        "Forty were freed on Monday, not least Mira Halden.",
        "All were freed on Monday except Mira Halden's brother.",
        "Forty were freed, but not before Mira Halden had signed for each of them.",
        "Not in her cell but in the yard was Mira Halden when the others were freed.",
        "Not only on the list of those freed was Mira Halden, she was its first.",
    ],
)
def test_not_only_and_not_before_leave_nobody_out(text: str) -> None:
    """Words that look like an exception deny nothing."""
    assert not any(m is Modality.DENIED for _, m, _ in told(text))


def test_who_was_let_go_before_keeps_that_release() -> None:
    """What a clause on somebody excepted tells is theirs."""
    found = told("Ivo Halden was released on Monday, but not Oren Talby, who had been pardoned in May.")
    assert (Type.RELEASE, Modality.DENIED, OREN) in found
    assert (Type.PARDON, Modality.ACTUAL, OREN) in found


@pytest.mark.parametrize("size", ["14", "fourteen"])
def test_of_whom_so_many_were_let_go_frees_those_alone(size: str) -> None:
    """Of 62 people of whom 14 were freed the others are not."""
    made = read(f"The centre counts 62 political prisoners, of whom {size} have been released.", "en").statements
    assert [s.count.low for s in made if s.type is Type.RELEASE and s.count] == [14]


@pytest.mark.parametrize(
    "text",
    [
        "Still in prison is the husband of Mira Halden.",
        "Still in prison are those whose lawyer is Mira Halden.",
        "Life in prison for women like Mira Halden is cold.",
        "Life in prison for Mira Halden means books and letters.",
        "Agents were seen; men came for Mira Halden's birthday after the arrests.",
        "A guilty verdict on a banker was a blow for Mira Halden.",
    ],
)
def test_who_is_only_named_beside_it_is_neither_held_nor_sentenced(text: str) -> None:
    """Wives, lawyers and readers of headlines are in no cell."""
    facts = {t for t, m, p in told(text) if m is Modality.ACTUAL and p == MIRA}
    assert not facts & {Type.ARREST, Type.REARREST, Type.SENTENCE, Type.CONVICTION}


@pytest.mark.parametrize(
    "text",
    [
        "Officers came for Oren Talby at dawn on 6 June, and nobody has seen him since.",
        "Police shoved Oren Talby into a van on Monday.",
        "Two men in masks pushed Oren Talby into a police car on Monday.",
    ],
)
def test_whom_police_come_for_is_arrested_and_not_freed(text: str) -> None:
    """To be fetched by police is no release."""
    found = told(text)
    assert (Type.ARREST, Modality.ACTUAL, OREN) in found
    assert not any(t is Type.RELEASE for t, _, _ in found)


def test_each_has_the_day_told_behind_the_name() -> None:
    """A husband taken a year later is not taken with his wife."""
    text = "Mira Halden was arrested in 2016, her husband Oren Talby in 2017."
    days = {
        p: s.date and s.date.iso
        for s in read(f"{AROUND} {text}", "en").statements
        if s.type is Type.ARREST
        for p in s.persons
    }
    assert days["Mira Halden"] == "2016"
    assert days["Oren Talby"] == "2017"


@pytest.mark.parametrize(
    "text",
    [
        "Norvia denies that anyone is held for their faith.",
        '"Prisoners of conscience do not exist in Norvia," the spokesman said.',
        "The government maintains that there is not a single political prisoner in the country.",
        '"We have no political prisoners," the minister said.',
    ],
)
def test_a_state_that_holds_nobody_denies_the_number(text: str) -> None:
    """That nobody is held for politics is a number denied."""
    assert (Type.COUNT_HELD, Modality.DENIED, ()) in told(text)


def test_who_was_supposed_to_go_free_is_not_free() -> None:
    """What was supposed to happen is planned."""
    found = told("Mira Halden was supposed to walk free on 6 June.")
    assert (Type.RELEASE, Modality.PLANNED, MIRA) in found


def test_a_guilty_verdict_is_a_conviction_and_an_escape_from_prosecution_no_charge() -> None:
    """Verdicts passed on people convict them; who escapes prosecution is not charged."""
    assert (Type.CONVICTION, Modality.ACTUAL, MIRA) in told(
        "A court in Lowmark returned a guilty verdict against Mira Halden for spreading false news; she got four years."
    )
    assert (Type.CHARGE, Modality.DENIED, MIRA) in told("Mira Halden escaped prosecution for a sermon against the war.")


@pytest.mark.parametrize(
    "text",
    [
        "The authorities let 14 prisoners go on 3 May 2024, and another 16 on 6 May 2024.",
        "The court let 14 of them go on 3 May 2024; the rest stay in prison.",
    ],
)
def test_a_day_right_behind_those_let_go_is_theirs(text: str) -> None:
    """The day of the next batch is not that of the first."""
    days = {s.count.low: s.date.text for s in read(f"{AROUND} {text}", "en").statements if s.count and s.date}
    assert days[14] == "3 May 2024"


def test_a_release_has_not_the_day_of_what_followed_it() -> None:
    """Somebody taken on 6 June, three weeks after a release, was not released on 6 June."""
    made = read(f"{AROUND} Police detained Oren Talby on 6 May 2024, three weeks after his release.", "en").statements
    assert all(s.date is None for s in made if s.type is Type.RELEASE)
    assert any(s.date is not None and s.date.text == "6 May 2024" for s in made)


def test_a_family_in_the_plural_is_all_who_bear_its_name() -> None:
    """The Haldens are those named Halden before."""
    found = told("Mira Halden and Oren Halden run a bookshop. The Haldens were arrested on 7 May.")
    assert (Type.ARREST, Modality.ACTUAL, ("Mira Halden", "Oren Halden")) in found


def test_not_one_of_so_many_is_no_one() -> None:
    """That not one of fourteen was freed denies the release of no single person."""
    made = read(f"{AROUND} Not one of the 14 journalists has been released.", "en").statements
    assert not any(s.count and s.count.high == 1 for s in made)
    assert all(s.modality is Modality.DENIED for s in made if s.type is Type.RELEASE)


@pytest.mark.parametrize(
    "text",
    [
        "The novel tells how Mira Halden was arrested and sentenced to ten years.",
        "Mira Halden was captured on film by a street camera.",
    ],
)
def test_what_is_no_fact_of_custody_is_none(text: str) -> None:
    """Novels and cameras jail nobody."""
    facts = {t for t, m, _ in told(text) if m is Modality.ACTUAL}
    assert not facts & {Type.ARREST, Type.SENTENCE, Type.DEATH}


def test_a_story_ends_at_the_semicolon() -> None:
    """Where somebody is now is told by the report, whatever a short story tells before it."""
    found = told("A short story tells how Mira Halden was jailed in 2016; she is in Colony No. 4.")
    assert (Type.ARREST, Modality.ACTUAL, MIRA) in found


def test_reports_dismissed_are_not_so() -> None:
    """Who dismisses reports of a hunger strike denies it."""
    found = told("The ministry dismissed reports of a hunger strike by Mira Halden in Colony No. 4.")
    assert not any(t is Type.CONDITIONS and m is Modality.ACTUAL for t, m, _ in found)


def test_a_father_who_died_while_somebody_was_held_did_not_die_in_custody() -> None:
    """A relative's death at home is none in prison; the same words of a prisoner are."""
    assert Type.DEATH not in {t for t, _, _ in told("Mira Halden's father died while she was in prison.")}
    assert (Type.DEATH, Modality.ACTUAL, OREN) in told("Oren Talby died while he was in prison.")


@pytest.mark.parametrize(
    "text",
    ["Mira Halden's father died while he was in prison.", "Mira Halden's brother died in prison while she was abroad."],
)
def test_a_father_who_died_while_he_was_held_did(text: str) -> None:
    """Who "he" is decides the gender, and who died in prison did."""
    assert Type.DEATH in {t for t, _, _ in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Still inside: Mira Halden and Oren Talby.",
        "Still behind bars are the editor Mira Halden and the lawyer Oren Talby.",
    ],
)
def test_those_still_inside_are_held_by_name(text: str) -> None:
    """Who is named behind "still inside" is in custody and not freed with the others."""
    found = told(f"Forty prisoners were freed on Monday. {text}")
    assert (Type.ARREST, Modality.ACTUAL, ("Mira Halden", "Oren Talby")) in found
    assert not any(t is Type.RELEASE and p for t, _, p in found)


def test_a_headline_gives_life() -> None:
    """Life for somebody is a sentence; a demand for it is none."""
    assert (Type.SENTENCE, Modality.ACTUAL, MIRA) in told(
        "Life without parole for Mira Halden: a court found her guilty."
    )
    asked = told("Prosecutors want life without parole for Mira Halden.")
    assert not any(t is Type.SENTENCE and m is Modality.ACTUAL for t, m, _ in asked)
