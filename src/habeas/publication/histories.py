"""The pages about people: the table of who is held, and one person's history."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.model import Disagreement, Event, Finding, Judgement, Mention, Person, Spell, When
from habeas.publication.asking import Answers, Holding
from habeas.publication.disputes import Dispute, disputes
from habeas.publication.evidence import Cited, Shown, cite, show, titled
from habeas.publication.frame import Frame
from habeas.vocabulary import Verdict

_IDENTITY = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
ANSWERS = ("held", "not held", "unknown")
SHOWN = (*ANSWERS, "told", "named", "all")
"""What the table of people can be narrowed to: an answer, those of whose custody anything is told, those who are only
named (relatives, lawyers, officials), or everybody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of people: their names and, where anything is known of it, their custody."""

    person: Person
    finding: Finding
    holding: Holding | None
    word: Cited | None


@dataclass(frozen=True, slots=True)
class Table:
    """One page of the table of people, with how many there are in all and under each answer."""

    entries: tuple[Entry, ...]
    total: int
    tally: dict[str, int]


def table(ask: Answers, frame: Frame, query: str, held: str, offset: int, limit: int | None) -> Table:
    """The people whose names are like the query (all when empty), narrowed to `held`, one of SHOWN."""
    holdings = {h.person: h for h in ask.holdings(frame.on, frame.known, frame.policy)}
    found = ask.find_people(query, frame.known) if query.strip() else by_name(ask.findings("person", frame.known))
    people = [(f.value, f, holdings.get(f.value.id)) for f in found if isinstance(f.value, Person)]
    tally = Counter(h.held if h else "named" for _, _, h in people)
    kept = [p for p in people if held == "all" or (p[2] is not None if held == "told" else _held(p[2]) == held)]
    page = kept[offset : offset + limit if limit is not None else None]
    words = cite(ask, (h.last_word for _, _, h in page if h and h.last_word))
    entries = (Entry(p, f, h, words.get((h and h.last_word) or "")) for p, f, h in page)
    return Table(tuple(entries), len(kept), {answer: tally[answer] for answer in (*ANSWERS, "named")})


def _held(h: Holding | None) -> str:
    return h.held if h else "named"


def by_name(found: Iterable[Finding]) -> list[Finding]:
    """Person findings in the order of their names."""
    return sorted(found, key=lambda f: (f.value.name.casefold() if isinstance(f.value, Person) else "", f.id))


@dataclass(frozen=True, slots=True)
class Seen:
    """One spelling of a name and the documents it was seen in, as (address, words for it) pairs."""

    name: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A spell in custody with the reason it opens."""

    spell: Spell
    finding: Finding


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement on two mentions, and how many pairs of mentions so called it was made of for the same reasons."""

    judgement: Judgement
    times: int


@dataclass(frozen=True, slots=True)
class History:
    """All that one person's page shows."""

    person: Person
    finding: Finding
    holding: Holding | None
    word: Cited | None
    names: tuple[Seen, ...]
    stages: tuple[Stage, ...]
    events: tuple[Shown, ...]
    other: tuple[Cited, ...]
    disputed: tuple[Dispute, ...]
    links: tuple[Link, ...]
    mentions: dict[str, Mention]


def history(ask: Answers, frame: Frame, id: str) -> History | None:
    """One person's history as known on the frame's day; None when nobody who may be seen has that id."""
    found = ask.findings(known=frame.known)
    finding = next((f for f in found if isinstance(f.value, Person) and f.value.id == id), None)
    if finding is None or not isinstance(finding.value, Person):
        return None
    person = finding.value
    mentions = {m.id: m for m in ask.mentions()}
    own = [mentions[i] for i in person.mentions if i in mentions]
    holding = next((h for h in ask.holdings(frame.on, frame.known, frame.policy) if h.person == id), None)
    told = show(ask, _in_order(f for f in found if isinstance(f.value, Event) and id in f.value.persons))
    events = tuple(_own(e, set(person.mentions)) for e in told)
    return History(
        person, finding, holding, _word(ask, holding), names_seen(ask, own), _stages(found, id), events,
        _others(ask, own, events), disputes_about(ask, found, id), _links(ask, person, mentions), mentions,
    )  # fmt: skip


def _word(ask: Answers, holding: Holding | None) -> Cited | None:
    return cite(ask, [holding.last_word]).get(holding.last_word) if holding and holding.last_word else None


def _in_order(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda f: (_first(f.value.date) if isinstance(f.value, Event) else date.max, f.id))


def _first(w: When | None) -> date:
    return (w.first or w.last or date.max) if w else date.max


def _own(shown: Shown, mentions: set[str]) -> Shown:
    """An event as it concerns one of the people in it: term and charge as said of them, what names them first.

    An event of several people has one term; what another was given must not stand on this one's page.
    """
    event = shown.finding.value
    if not isinstance(event, Event) or len(event.persons) < 2:
        return shown
    naming = [c for c in shown.supporting if mentions & set(c.statement.mentions)]
    others = [c for c in shown.supporting if not c.statement.mentions]
    term = next((c.statement.term for c in naming if c.statement.term), None)
    charge = next((c.statement.charge for c in naming if c.statement.charge), None)
    own = replace(shown.finding, value=replace(event, term=term, charge=charge))
    return replace(shown, finding=own, supporting=(*naming, *others))


def _stages(found: Iterable[Finding], person: str) -> tuple[Stage, ...]:
    own = [Stage(f.value, f) for f in found if isinstance(f.value, Spell) and f.value.person == person]
    return tuple(sorted(own, key=lambda s: (s.spell.position, _first(s.spell.since), s.finding.id)))


def names_seen(ask: Answers, mentions: Iterable[Mention]) -> tuple[Seen, ...]:
    """Every spelling, the one seen in most documents first, with links to the documents."""
    places: dict[str, dict[str, str]] = {}
    for m in mentions:
        d = ask.document(m.document)
        for form in dict.fromkeys((m.name, *m.forms)):
            if d:
                places.setdefault(form, {})[f"/document/{d.id}"] = d.outlet or titled(d)
    ordered = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Seen(name, tuple(where.items())) for name, where in ordered)


def _others(ask: Answers, mentions: Iterable[Mention], events: Sequence[Shown]) -> tuple[Cited, ...]:
    """Statements that name the person and stand under none of their events, such as calls, plans and conditions."""
    shown = {c.statement.id for e in events for c in (*e.supporting, *e.opposing)}
    own = {m.id for m in mentions}
    documents = dict.fromkeys(m.document for m in mentions)
    ids = [s.id for d in documents for s in ask.statements_of(d) if own & set(s.mentions) and s.id not in shown]
    return tuple(cite(ask, ids).values())


def disputes_about(ask: Answers, found: Sequence[Finding], person: str) -> tuple[Dispute, ...]:
    """The disagreements that touch a person, their events or their spells."""
    own = {person} | {
        i
        for f in found
        if (isinstance(f.value, Event) and person in f.value.persons)
        or (isinstance(f.value, Spell) and f.value.person == person)
        for i in (f.id, getattr(f.value, "id", f.id))
    }
    return disputes(ask, (f for f in found if isinstance(f.value, Disagreement) and own & set(f.value.about)))


def _links(ask: Answers, person: Person, mentions: Mapping[str, Mention]) -> tuple[Link, ...]:
    """Why these mentions are one person: judgements on pairs of them, people's own first, alike ones once."""
    own = set(person.mentions)
    touching = [j for j in ask.judgements() if j.verdict in _IDENTITY and own & set(j.subjects)]
    within = [j for j in touching if set(j.subjects) <= own or j.verdict is not Verdict.SAME]
    alike: dict[tuple[object, ...], list[Judgement]] = {}
    for j in sorted(within, key=lambda j: (not j.human, _IDENTITY.index(j.verdict), j.id)):
        called = sorted(mentions[m].name if m in mentions else m for m in j.subjects)
        alike.setdefault((j.verdict, j.human, *called, j.why), []).append(j)
    return tuple(Link(same[0], len(same)) for same in alike.values())
