"""Who is on which list: lists as they stood, and the people whose rows stand in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from habeas.folding import tokens
from habeas.judgements import standing
from habeas.model import Document, Judgement, Person
from habeas.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class State:
    """A list as it stood on a day: the list's own document, and those of its rows."""

    list: Document
    rows: tuple[Document, ...]

    @property
    def name(self) -> str:
        """Whose list it is."""
        return self.list.outlet or self.list.location

    @property
    def on(self) -> date:
        """The day of the list."""
        said = self.list.published
        return said.last if said and said.last else self.list.received.date()


@dataclass(frozen=True, slots=True)
class Place:
    """One person and one list, by the list's latest state: whether they are on it, from when to when they were seen
    there, and where the row of the last time stands. `on` is None where nobody knows: `open` are then the questions,
    ids of judgements, whether a row of the list is theirs."""

    on: bool | None
    first: date | None = None
    last: date | None = None
    row: str | None = None
    open: tuple[str, ...] = ()


Overlap = Mapping[str, Mapping[str, Place]]
"""By id of person and name of list; lists that somebody never was on are left out."""


def states(documents: Iterable[Document]) -> dict[str, tuple[State, ...]]:
    """Each list's states in order of time, by its name. Rows without their list are of an import that never ended."""
    found, own = defaultdict[str, list[Document]](list), dict[str, Document]()
    for d in documents:
        if d.lists == (d.id,):
            own[d.id] = d
        else:
            for id_ in d.lists:
                found[id_].append(d)
    made = defaultdict[str, list[State]](list)
    for id_, d in own.items():
        state = State(d, tuple(sorted(found[id_], key=lambda r: r.id)))
        made[state.name].append(state)
    return {name: tuple(sorted(of, key=_order)) for name, of in sorted(made.items())}


def _order(state: State) -> tuple[date, str, str]:
    return state.on, state.list.received.isoformat(), state.list.id


def called(name: str, known: Iterable[str]) -> str | None:
    """The list that goes by this name, in any case and with any accents; None where there is none."""
    return next((k for k in known if k == name), None) or next((k for k in known if tokens(k) == tokens(name)), None)


def overlap(
    people: Iterable[Person],
    documents: Mapping[str, str],
    judgements: Iterable[Judgement],
    lists: Mapping[str, Sequence[State]],
) -> Overlap:
    """Who is on which list. `documents` is the document of each mention; people on no list are left out."""
    stood = {name: _stood(of) for name, of in lists.items()}
    person_of = {m: p.id for p in people for m in p.mentions}
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    for mention, person in sorted(person_of.items()):
        for name, rows in stood.items():
            if (row := rows.get(documents.get(mention, ""))) is not None:
                place = found[person].get(name)
                found[person][name] = _joined(place, row) if place else row
    for judgement in standing(judgements):
        if judgement.verdict is Verdict.UNSURE and len(judgement.subjects) == 2:
            one, other = (person_of.get(s) for s in judgement.subjects)
            if one and other and one != other:
                _ask(found, one, other, judgement.id)
                _ask(found, other, one, judgement.id)
    return found


def _stood(of: Sequence[State]) -> dict[str, Place]:
    """For each row that ever stood in a list: from when to when, and whether it still does."""
    days: dict[str, list[date]] = defaultdict(list)
    for state in of:
        for row in state.rows:
            days[row.id].append(state.on)
    latest = {row.id for row in of[-1].rows} if of else set()
    return {row: Place(row in latest, min(on), max(on), row) for row, on in days.items()}


def _joined(one: Place, other: Place) -> Place:
    firsts = [p.first for p in (one, other) if p.first]
    best = max(one, other, key=lambda p: (p.on is True, p.last or date.min, p.row or ""))
    return Place(bool(one.on or other.on), min(firsts, default=None), best.last, best.row)


def _ask(found: dict[str, dict[str, Place]], person: str, other: str, question: str) -> None:
    """Notes that somebody may be on the lists that another is on."""
    if person not in found:
        return
    for name, place in found[other].items() if other in found else ():
        mine = found[person].get(name, Place(None))
        if place.on and not mine.on:
            found[person][name] = Place(None, mine.first, mine.last, mine.row, (*mine.open, question))


@dataclass(frozen=True, slots=True)
class Wanted:
    """People on all lists of `on` and on none of `off`, by the latest state of each."""

    on: tuple[str, ...] = ()
    off: tuple[str, ...] = field(default=())

    def fits(self, places: Mapping[str, Place]) -> bool:
        """Whether somebody with these places is wanted. One who may be on a list that is not wanted is kept, and
        shown as in question: leaving them out would call two people one on a name alone."""
        there = {name for name, place in places.items() if place.on}
        return there.issuperset(self.on) and there.isdisjoint(self.off)
