"""The seed reports from bytes to findings; skipped where the seeds are not at hand."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from habeas import extraction, pipeline
from habeas.model import Finding
from habeas.register import Register
from habeas.vocabulary import Basis, Conflict, Modality, Status, Type

SEEDS = Path(os.environ.get("HABEAS_SHARED", Path(__file__).parents[2].parent / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(
    not any(SEEDS.glob("*.txt")) if SEEDS.is_dir() else True,
    reason=f"the seed reports are not in {SEEDS}: set HABEAS_SHARED to the folder that holds seeds/",
)
Values = Callable[[str], list[Any]]


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Values]:
    """The values of the findings of a kind, after the seeds were read into an empty register."""
    with Register.open(tmp_path_factory.mktemp("seeds") / "r.db") as register:
        pipeline.read([str(SEEDS)], register, extraction.load(), datetime(2026, 1, 5, 12, tzinfo=UTC))
        answers = pipeline.Answers(register)
        yield lambda kind: [f.value for f in answers.findings(kind) if isinstance(f, Finding)]


def release(values: Values, low: int) -> Any:
    found = [e for e in values("event") if e.type is Type.RELEASE and e.count and e.count.low == low]
    assert len(found) == 1
    return found[0]


def test_release_over_75_covers_both_days_and_adds_up(values: Values) -> None:
    """52 and 25 are parts of "over 75", not further releases, and their sum agrees with it."""
    whole, parts = release(values, 76), (release(values, 52), release(values, 25))
    assert set(whole.covers) == {p.id for p in parts}
    sums = [s for s in values("sum") if s.total.low == 76]
    assert {(frozenset(s.parts), s.value.low, s.adds_up) for s in sums} == {(frozenset(p.id for p in parts), 77, True)}


def test_two_counts_of_one_source_disagree_by_their_dates(values: Values) -> None:
    """1,184 in September and more than 1,400 late in the year, of one source: set against each other, kind named."""
    counts = {k.value.low: k for k in values("count") if k.value.low in (1184, 1401)}
    assert counts[1184].source == counts[1401].source == "Viasna"
    assert counts[1184].as_of.first == date(2025, 9, 18)
    assert counts[1401].as_of.last == date(2025, 12, 31)
    found = [d.kind for d in values("disagreement") if "1,184" in d.question and "1,400" in d.question]
    assert found == [Conflict.DATE_LAG]


def test_counts_of_others_stand_apart(values: Values) -> None:
    """Journalists and prisoners of war are counted by themselves; what is captured a week is no number held."""
    counts = values("count")
    assert [k.group for k in counts if k.value.low == 27] == ["journalists"]
    assert [k.group for k in counts if k.value.low == 10001] == ["prisoners of war"]
    assert [(k.basis, k.per) for k in counts if k.value.low == 60] == [(Basis.FLOW, "week")]
    assert not [d for d in values("disagreement") if "Dozens" in d.question]


def test_easing_for_the_airline_is_tied_in_time(values: Values) -> None:
    """It came along with the releases of September; nothing says it was given for them."""
    eased = next(e for e in values("event") if e.type is Type.SANCTION_LIFTED and e.place == "Belavia")
    deals = [d for d in values("deal") if eased.id in d.concessions]
    assert [d.tie for d in deals] == ["time"]
    assert {release(values, 52).id, release(values, 25).id} <= set(deals[0].releases)


def test_lifting_by_the_united_states_is_tied_by_words(values: Values) -> None:
    """Sanctions were lifted in response to the release of 123."""
    deals = [d for d in values("deal") if release(values, 123).id in d.releases]
    assert [d.tie for d in deals] == ["words"]
    assert "response" in deals[0].words


def test_exchange_that_collapsed_did_not_happen(values: Values) -> None:
    """It is kept as an event that did not take place."""
    found = [e for e in values("event") if e.type is Type.EXCHANGE]
    assert [(e.happened, e.modality) for e in found] == [(False, Modality.FAILED)]


def test_spellings_of_one_name_are_one_person(values: Values) -> None:
    """Three ways to write one woman's name, and two to write another's, over four reports."""
    people = [set(p.names) for p in values("person")]
    assert [p for p in people if {"Maria Kalesnikava", "Maria Kolesnikova", "Masha Kolesnikova"} <= p]
    assert [p for p in people if {"Svetlana Tikhanovskaya", "Sviatlana Tsikhanouskaya"} <= p]
    assert len([p for p in people if any("Kol" in n or "Kal" in n for n in p)]) == 1


def test_who_was_taken_again_is_held(values: Values) -> None:
    """The politician who would not go is in custody, as far as the reports tell."""
    person = next(p for p in values("person") if "Statkevich" in p.name)
    spells = sorted((s for s in values("spell") if s.person == person.id), key=lambda s: s.position)
    assert [s.until for s in spells][-1:] == [None]
    assert spells[-1].status is Status.DETAINED
