"""The pages about people: the table of who is held, and one person's history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from habeas import reconciliation
from habeas.model import Disagreement, Event, Finding, Judgement, Mention, Person, Spell, Terms, When
from habeas.publication.asking import POLICIES, Answers, Holding
from habeas.publication.clauses import Sheet, sheets
from habeas.publication.disputes import Dispute, disputes
from habeas.publication.drawings import Life
from habeas.publication.evidence import Cited, Shown, cite, show, titled
from habeas.publication.frame import Frame
from habeas.publication.timeline import life
from habeas.register.tables import Wanted
from habeas.vocabulary import Stance, Verdict

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
class Asked:
    """What a reader wants of the table of people: by name, custody, facets; in which order, from where on."""

    query: str = ""
    held: str = "told"
    facets: tuple[tuple[str, str], ...] = ()
    sort: str = "name"
    descending: bool = False
    offset: int = 0
    limit: int | None = None

    @property
    def given(self) -> dict[str, str]:
        """The parameters of an address that ask for the same, without the place in it."""
        order = (
            {"sort": self.sort + ("-" if self.descending else "")}
            if (self.sort, self.descending) != ("name", False)
            else {}
        )
        held = {"held": self.held} if self.held != ("all" if self.query else "told") else {}
        return {"q": self.query, **held, **dict(self.facets), **order}


@dataclass(frozen=True, slots=True)
class Table:
    """One page of the table of people, with how many there are in all, under each answer, and by each facet."""

    entries: tuple[Entry, ...]
    total: int
    tally: dict[str, int]
    facets: dict[str, list[tuple[str, int]]]


def table(ask: Answers, frame: Frame, asked: Asked) -> Table:
    """The people asked for; those whose names are like the query, or all when it is empty."""
    tables, ids = ask.tables(frame.known), None
    if asked.query.strip():
        ids = tuple(ask.looked_up(asked.query, frame.known))
    wanted = Wanted(frame.on, list(POLICIES).index(frame.policy), asked.held, asked.facets, ids)
    tally = tables.tally(wanted)
    told = sum(n for answer, n in tally.items() if answer != "named")
    totals = {"all": told + tally.get("named", 0), "told": told}
    found = _page(ask, frame, asked, wanted)
    return Table(
        entries(ask, frame, found),
        totals.get(asked.held, tally.get(asked.held, 0)),
        {answer: tally.get(answer, 0) for answer in (*ANSWERS, "named")},
        tables.narrowed(wanted, MOST),
    )


MOST = 12
"""Values of a facet that are offered."""


def _page(ask: Answers, frame: Frame, asked: Asked, wanted: Wanted) -> list[Finding]:
    """The findings of the people on the page; in the order of likeness where a name is asked for and no other order."""
    tables = ask.tables(frame.known)
    ranked = wanted.ids is not None and asked.sort == "name" and not asked.descending
    if not ranked or wanted.ids is None:
        page = tables.page(wanted, asked.sort, asked.descending, asked.offset, asked.limit)
        return list(ask.findings_with(page, frame.known))
    found = ask.findings_with(tables.page(wanted, "name", False, 0, None), frame.known)
    place = {person: n for n, person in enumerate(wanted.ids)}
    ordered = sorted(found, key=lambda f: place.get(f.value.id, 0) if isinstance(f.value, Person) else 0)
    return ordered[asked.offset : asked.offset + asked.limit if asked.limit is not None else None]


def entries(ask: Answers, frame: Frame, found: Iterable[Finding]) -> tuple[Entry, ...]:
    """The lines of the table for these people, each with its custody on the frame's day and the last word on it."""
    people = [(f.value, f) for f in found if isinstance(f.value, Person)]
    about = ask.findings_about([p.id for p, _f in people], frame.known)
    holdings = {h.person: h for h in reconciliation.held(about, frame.on, frame.policy)}
    words = cite(ask, (h.last_word for h in holdings.values() if h.last_word))
    held = ((p, f, holdings.get(p.id)) for p, f in people)
    return tuple(Entry(p, f, h, words.get((h and h.last_word) or "")) for p, f, h in held)


def people_with(ask: Answers, ids: Iterable[str], known: date | None) -> dict[str, Person]:
    """The people with these ids."""
    wanted = tuple(dict.fromkeys(ids))
    page = ask.tables(known).page(Wanted(date.min, ids=wanted), "name", False, 0, None) if wanted else []
    return {f.value.id: f.value for f in ask.findings_with(page, known) if isinstance(f.value, Person)}


def lives(ask: Answers, frame: Frame, found: Sequence[Entry]) -> list[Life]:
    """The lines of these people in a drawing of many; whoever has no dated custody has none."""
    about = ask.findings_about([e.person.id for e in found], frame.known)
    made = []
    for e in found:
        spells = [f.value for f in about if isinstance(f.value, Spell) and f.value.person == e.person.id]
        drawn = life(e.person.name, spells, (), frame.on)
        made += [drawn] if drawn.bands else []
    return made


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
class Correction:
    """Something that was mended: by a person's judgement, or by a source that took its words back."""

    at: datetime | None
    verdict: Verdict | None
    field: str | None
    value: str | None
    why: tuple[str, ...]
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class History:
    """All that one person's page shows."""

    person: Person
    finding: Finding
    holding: Holding | None
    word: Cited | None
    names: tuple[Seen, ...]
    stages: tuple[Stage, ...]
    terms: tuple[tuple[Event, Sheet], ...]
    events: tuple[Shown, ...]
    other: tuple[Cited, ...]
    disputed: tuple[Dispute, ...]
    links: tuple[Link, ...]
    mentions: dict[str, Mention]
    corrections: tuple[Correction, ...]


def history(ask: Answers, frame: Frame, id: str) -> History | None:
    """One person's history as known on the frame's day; None when nobody who may be seen has that id."""
    found = list(ask.findings_about([id], frame.known))
    finding = next((f for f in found if isinstance(f.value, Person) and f.value.id == id), None)
    if finding is None or not isinstance(finding.value, Person):
        return None
    person = finding.value
    judgements = ask.judgements_on(person.mentions)
    mentions = dict(ask.mentions_with({*person.mentions, *(m for j in judgements for m in j.subjects)}))
    own = [mentions[i] for i in person.mentions if i in mentions]
    holding = next((h for h in reconciliation.held(found, frame.on, frame.policy) if h.person == id), None)
    told = show(ask, _in_order(f for f in found if isinstance(f.value, Event) and id in f.value.persons))
    events = tuple(_own(e, set(person.mentions)) for e in told)
    touching = [*found, *ask.findings_about([_event_id(e) for e in told], frame.known)] if told else found
    disputed = disputes_about(ask, list({f.id: f for f in touching}.values()), id)
    return History(
        person, finding, holding, _word(ask, holding), names_seen(ask, own), _stages(found, id),
        _terms(ask, frame, list({f.id: f for f in touching}.values()), id, told), events,
        _others(ask, own, events), disputed, _links(person, mentions, judgements), mentions,
        _corrections(ask, found, disputed),
    )  # fmt: skip


def _terms(
    ask: Answers, frame: Frame, found: Iterable[Finding], person: str, told: Sequence[Shown]
) -> tuple[tuple[Event, Sheet], ...]:
    """On what terms they were let out, by release: what is told of them alone, and of all in a release of theirs."""
    events = {e.finding.value.id: e.finding.value for e in told if isinstance(e.finding.value, Event)}
    own = [f for f in found if isinstance(f.value, Terms) and _concerns(f.value, person, events)]
    made = sheets(ask, own, {})
    others = ask.findings_with(sorted(made.keys() - events.keys()), frame.known)
    events |= {f.value.id: f.value for f in others if isinstance(f.value, Event)}
    freed = sorted((e for i, e in events.items() if i in made), key=lambda e: (_first(e.date), e.id))
    return tuple((e, made[e.id]) for e in freed)


def _concerns(value: Terms, person: str, events: Mapping[str, Event]) -> bool:
    return person in value.persons if value.persons else value.event in events


def _event_id(shown: Shown) -> str:
    assert isinstance(shown.finding.value, Event)
    return shown.finding.value.id


MENDING = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)


def _corrections(ask: Answers, found: Sequence[Finding], disputed: Sequence[Dispute]) -> tuple[Correction, ...]:
    """What people and sources mended about somebody, in order of time."""
    ids = dict.fromkeys(i for f in found for i in (*f.supporting, *f.opposing))
    told = cite(ask, ids)
    about = {*ids, *(f.id for f in found), *(d.finding.id for d in disputed)}
    by_people = [j for j in ask.judgements_on(about) if j.human and j.verdict in MENDING]
    made = [
        Correction(j.at, j.verdict, j.field, j.value, j.why, next((told[s] for s in j.subjects if s in told), None))
        for j in by_people
    ]
    mended = (c for c in told.values() if c.statement.stance is not Stance.ASSERTS)
    made += [Correction(c.document.received if c.document else None, None, None, None, (), c) for c in mended]
    return tuple(sorted(made, key=lambda c: c.at or datetime.max.replace(tzinfo=UTC)))


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


def _links(person: Person, mentions: Mapping[str, Mention], judgements: Sequence[Judgement]) -> tuple[Link, ...]:
    """Why these mentions are one person: judgements on pairs of them, people's own first, alike ones once."""
    own = set(person.mentions)
    touching = [j for j in judgements if j.verdict in _IDENTITY and own & set(j.subjects)]
    within = [j for j in touching if set(j.subjects) <= own or j.verdict is not Verdict.SAME]
    alike: dict[tuple[object, ...], list[Judgement]] = {}
    for j in sorted(within, key=lambda j: (not j.human, _IDENTITY.index(j.verdict), j.id)):
        called = sorted(mentions[m].name if m in mentions else m for m in j.subjects)
        alike.setdefault((j.verdict, j.human, *called, j.why), []).append(j)
    return tuple(Link(same[0], len(same)) for same in alike.values())
