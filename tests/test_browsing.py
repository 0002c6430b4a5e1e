"""Tables that are paged in the database say what the findings say, and no more than a reader may see."""

from datetime import date

import pytest

from habeas.model import Person
from habeas.pipeline import Answers
from habeas.register.tables import SORTS, Wanted
from habeas.vocabulary import Tier
from tests.publication.story import TODAY, register


@pytest.fixture(scope="module")
def answers() -> Answers:
    """The story, as the public may ask about it."""
    return Answers(register())


def names(answers: Answers, wanted: Wanted, sort: str = "name", descending: bool = False) -> list[str]:
    """The names of the people wanted, in order."""
    found = answers.findings_with(answers.tables().page(wanted, sort, descending, 0, None))
    return [f.value.name[:12] for f in found if isinstance(f.value, Person)]


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2024, 6, 1), TODAY])
def test_the_tally_is_that_of_the_answers_one_by_one(answers: Answers, day: date) -> None:
    """How many are held, not held and unknown on a day by the tables is what each one's answer comes to."""
    one_by_one = [h.held for h in answers.holdings(day)]
    tally = answers.tables().tally(Wanted(day))
    assert {a: n for a, n in tally.items() if a != "named"} == {a: one_by_one.count(a) for a in set(one_by_one)}


def test_people_can_be_narrowed_and_sorted(answers: Answers) -> None:
    """By answer, by what is stated of them, in any order of the table, backwards too."""
    assert names(answers, Wanted(TODAY, answer="not held")) == ["Mira Halden"]
    assert names(answers, Wanted(TODAY, facets=(("place", "Port Lenz"),))) == ["Mira Halden"]
    for sort in SORTS:
        assert sorted(names(answers, Wanted(TODAY), sort)) == sorted(names(answers, Wanted(TODAY), sort, True))
    assert names(answers, Wanted(TODAY), "name", True) == names(answers, Wanted(TODAY))[::-1]


@pytest.mark.parametrize("query", ["Хальден", "Haldn", "Hald", "mira halden", "HALDEN Mira"])
def test_a_name_is_found_in_any_spelling(answers: Answers, query: str) -> None:
    """Another script, a letter missing, a beginning, another order: the person is found by the keys kept."""
    people = [f.value for f in answers.findings("person") if isinstance(f.value, Person)]
    mira = next(p.id for p in people if p.name == "Mira Halden")
    assert answers.looked_up(query)[0] == mira


def test_tables_as_known_on_a_day_hold_what_was_known(answers: Answers) -> None:
    """As known before a release was reported, the person still counts as held."""
    then = answers.tables(date(2025, 1, 31))
    assert then.tally(Wanted(TODAY))["held"] > answers.tables().tally(Wanted(TODAY))["held"]


def test_what_is_withheld_is_in_no_table() -> None:
    """Neither a row, a facet, a key nor a source of a restricted report is there for the public."""
    kept = register()
    public, inside = Answers(kept), Answers(kept, Tier.RESTRICTED)
    assert len(names(inside, Wanted(TODAY))) == len(names(public, Wanted(TODAY))) + 1
    assert "Private letter" in [s.name for s in inside.tables().sources()]
    told = repr((public.tables().narrowed(Wanted(TODAY), 99), public.tables().sources(), public.tables().keys()))
    assert "Private letter" not in told
    assert public.looked_up("Maren") == []


def test_a_source_can_be_asked_alone(answers: Answers) -> None:
    """According to one source, only whom it speaks of is there."""
    said = answers.said_by("её близкие")
    assert names(said, Wanted(TODAY, answer="told")) == ["Mira Halden"]
    assert names(answers.said_by("Open Door Group"), Wanted(TODAY, answer="told")) == []
