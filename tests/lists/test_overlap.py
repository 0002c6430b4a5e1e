"""Who is on which list: by the latest state of each, with open questions left open."""

from datetime import date

import pytest

from habeas.lists.overlap import Place, Wanted, called, overlap, states
from habeas.model import Judgement, Person
from habeas.pipeline import Answers
from habeas.register import Register
from habeas.vocabulary import Tier, Verdict

from .importer import NOVEMBER, OCTOBER, imported


def places(register: Register, tier: Tier = Tier.SEALED) -> dict[str, dict[str, Place]]:
    """By name of person, their places on lists."""
    answers = Answers(register, tier)
    people = {f.value.id: f.value for f in answers.find_people("") if isinstance(f.value, Person)}
    documents = {m.id: m.document for m in answers.mentions()}
    found = overlap(people.values(), documents, answers.judgements(), answers.lists())
    return {people[p].name: dict(there) for p, there in found.items()}


def test_who_is_on_a_list_and_since_when() -> None:
    """On both lists, on one, no longer on one: each by the days of the lists."""
    with Register.open("sqlite://") as register:
        imported(register, "Name;Born\nMira Halden;1990\nOren Talby;1985\n")
        imported(register, "Name;Born\nMira Halden;1990\n", received=NOVEMBER)
        imported(register, "Name;Born\nMira Halden;1990\nVera Sadko;1970\n", source="Neris")
        found = places(register)
    october, november = OCTOBER.date(), NOVEMBER.date()
    assert (found["Mira Halden"]["Lumen"].on, found["Mira Halden"]["Lumen"].first) == (True, october)
    assert found["Mira Halden"]["Lumen"].last == november and found["Mira Halden"]["Neris"].on
    assert (found["Oren Talby"]["Lumen"].on, found["Oren Talby"]["Lumen"].last) == (False, october)
    assert set(found["Vera Sadko"]) == {"Neris"}


def test_somebody_who_may_be_on_a_list_is_a_question() -> None:
    """A name alone puts nobody on another list: the open judgement is named, and a person's answer settles it."""
    with Register.open("sqlite://") as register:
        imported(register, "Name\nMira Halden\n")
        imported(register, "Name\nMira Halden\n", source="Neris")
        answers = Answers(register, Tier.SEALED)
        (question,) = (j for j in answers.judgements() if j.verdict is Verdict.UNSURE)
        place = places(register)["Mira Halden"]
        assert {p.on for p in place.values()} == {True, None}
        assert {i for p in place.values() for i in p.open} == {question.id}
        answers.decide(Judgement(Verdict.SAME, question.subjects, "Vera", ("same file",), at=NOVEMBER))
        assert {p.on for p in places(register)["Mira Halden"].values()} == {True}


@pytest.mark.parametrize(
    ("on", "off", "fits"),
    [((), (), True), (("A",), (), True), (("A", "B"), (), False), (("A",), ("C",), True), ((), ("A",), False)],
)
def test_wanted_people_are_on_all_and_not_on_any(on: tuple[str, ...], off: tuple[str, ...], fits: bool) -> None:
    """All of the lists asked for and none of those not; perhaps on a list is not on it, nor off it for sure."""
    day = date(2025, 10, 1)
    there = {"A": Place(True, day, day, "d1"), "B": Place(False, day, day, "d2"), "C": Place(None, open=("j1",))}
    assert Wanted(on, off).fits(there) is fits


def test_lists_are_called_by_their_name_in_any_case() -> None:
    """An exact name first, else one that is the same without case and accents."""
    assert called("łumen", ["Lumen", "ŁUMEN"]) == "ŁUMEN" and called("lumen ", ["Lumen"]) == "Lumen"
    assert called("nobody", ["Lumen"]) is None


def test_membership_as_known_on_a_day() -> None:
    """Before the second import came in, the first stands; before any, there is no list."""
    with Register.open("sqlite://") as register:
        imported(register, "Name\nMira Halden\n")
        imported(register, "Name\nOren Talby\n", received=NOVEMBER)
        view = register.as_seen_by(Tier.SEALED)
        assert [len(of) for of in states(view.lists(OCTOBER.date())).values()] == [1]
        assert len(states(view.lists())["Lumen"]) == 2
        assert states(view.lists(date(2025, 9, 1))) == {}


def test_the_rows_of_a_list_have_its_tier() -> None:
    """A list imported for partners is not there for the public: neither its rows nor its name."""
    with Register.open("sqlite://") as register:
        imported(register, "Name;Born\nMira Halden;1990\n", tier=Tier.PARTNER)
        assert places(register, Tier.PUBLIC) == {}
        assert Answers(register, Tier.PUBLIC).lists() == {}
        assert set(places(register, Tier.PARTNER)) == {"Mira Halden"}


def test_the_row_of_a_person_who_is_withheld_is_withheld_whole() -> None:
    """Birth, town and number of somebody who asked not to be named stay with the name."""
    with Register.open("sqlite://") as register:
        made = imported(register, "Name;Born;City\nMira Halden;02.01.1990;Lowmark\nOren Talby;1985;Vitsba\n")
        mention = made.rows[0].extraction.mentions[0]
        register.decide(
            Judgement(Verdict.TIER, (mention.id,), "Vera", ("asked not to be named",), at=NOVEMBER, value="restricted")
        )
        seen = register.as_seen_by(Tier.PUBLIC)
        assert not [d for d in seen.documents() if "Lowmark" in d.text or "1990" in d.text]
        assert set(places(register, Tier.PUBLIC)) == {"Oren Talby"}
        assert set(places(register, Tier.RESTRICTED)) == {"Mira Halden", "Oren Talby"}


def test_the_next_state_of_a_list_has_the_tier_of_the_last() -> None:
    """Whoever forgets to say so next month publishes nothing: new rows are for those who see the old ones."""
    with Register.open("sqlite://") as register:
        imported(register, "Name\nMira Halden\n", tier=Tier.PARTNER)
        imported(register, "Name\nMira Halden\nOren Talby\n", received=NOVEMBER)
        assert places(register, Tier.PUBLIC) == {}
        assert set(places(register, Tier.PARTNER)) == {"Mira Halden", "Oren Talby"}
