"""The releases page: who came out, on what terms, what was given, who asserts a tie and who denies it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.model import Deal, Event, Finding, Person, Sum
from habeas.publication.asking import Answers
from habeas.publication.evidence import Cited, Shown, cite, pick, show
from habeas.publication.frame import Frame
from habeas.vocabulary import Type, label

RELEASES = frozenset({Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.DEPORTATION})


@dataclass(frozen=True, slots=True)
class Tie:
    """A deal as seen from one release: what was given, and the words or the nearness in time that tie the two."""

    deal: Deal
    finding: Finding
    given: tuple[Shown, ...]
    quotes: tuple[Cited, ...]
    against: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A release with its quotes, the people it names, its terms in words and its ties to what was given."""

    event: Event
    shown: Shown
    named: tuple[Person, ...]
    terms: tuple[str, ...]
    ties: tuple[Tie, ...]
    sums: tuple[Finding, ...]

    @property
    def weight(self) -> int:
        """How many people it was, at least."""
        counted = self.event.count.low if self.event.count else None
        return max(counted or 0, len(self.event.persons))


def releases(ask: Answers, frame: Frame) -> tuple[Release, ...]:
    """Releases known on the frame's day, newest first; those of one day, the largest first."""
    found = ask.findings(known=frame.known)
    events = {f.value.id: f for f in found if isinstance(f.value, Event)}
    people = {f.value.id: f.value for f in found if isinstance(f.value, Person)}
    freed = show(ask, (f for f in events.values() if isinstance(f.value, Event) and f.value.type in RELEASES))
    ties, sums = _ties(ask, found, events), [f for f in found if isinstance(f.value, Sum)]
    made = [_release(s, people, ties, sums) for s in freed]
    return tuple(sorted(made, key=lambda r: (_day(r.event), r.weight, r.event.id), reverse=True))


def _release(s: Shown, people: Mapping[str, Person], ties: Mapping[str, list[Tie]], sums: list[Finding]) -> Release:
    event = s.finding.value
    assert isinstance(event, Event)
    return Release(
        event,
        s,
        tuple(people[p] for p in event.persons if p in people),
        _terms(event, s.supporting),
        tuple(ties.get(event.id, ())),
        tuple(f for f in sums if isinstance(f.value, Sum) and event.id in f.value.parts),
    )


def _ties(ask: Answers, found: Iterable[Finding], events: Mapping[str, Finding]) -> dict[str, list[Tie]]:
    deals = [f for f in found if isinstance(f.value, Deal)]
    cited = cite(ask, (i for f in deals for i in (*f.supporting, *f.opposing)))
    ties: dict[str, list[Tie]] = {}
    for f in deals:
        assert isinstance(f.value, Deal)
        given = show(ask, (events[c] for c in f.value.concessions if c in events))
        tie = Tie(f.value, f, given, pick(cited, f.supporting), pick(cited, f.opposing))
        for r in f.value.releases:
            ties.setdefault(r, []).append(tie)
    return ties


def _terms(event: Event, quotes: Iterable[Cited]) -> tuple[str, ...]:
    """The other words that sources use for the act: freed by one, pardoned or deported by another."""
    return tuple(dict.fromkeys(label(q.statement.type) for q in quotes if q.statement.type != event.type))


def _day(e: Event) -> date:
    w = e.date
    return (w.last or w.first or date.min) if w else date.min
