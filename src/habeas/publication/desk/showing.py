"""What the pages of the desk show: an item with its quote in context, a person's mentions, a judgement, the journal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.json_form import encode
from habeas.judgements import standing
from habeas.model import Disagreement, Document, Finding, Judgement, Mention, Person, Statement
from habeas.publication.asking import Answers
from habeas.publication.desk.deciding import Desk, as_corrected, person_of
from habeas.publication.desk.waiting import Item
from habeas.publication.disputes import Dispute, disputes
from habeas.publication.evidence import Cited, cite
from habeas.vocabulary import EMBARGO, Tier, Verdict

BEFORE, AFTER = 500, 400
"""Characters of a document shown around a quote."""


@dataclass(frozen=True, slots=True)
class Context:
    """A quote with the words around it, cut at blanks."""

    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool


def context(document: Document, start: int, end: int) -> Context:
    """A passage in its surroundings."""
    text = document.text
    first, last = max(0, start - BEFORE), min(len(text), end + AFTER)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return Context(text[first:start], text[start:end], text[end:last], first > 0, last < len(text))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement to decide on: as found, as corrected, in context, and what people judged of it."""

    cited: Cited
    statement: Statement
    context: Context | None
    judgements: tuple[Judgement, ...]


def said(desk: Desk, ask: Answers, id_: str) -> Said | None:
    """A statement for the desk; None when none that may be seen has that id."""
    found = cite(ask, [id_]).get(id_)
    if found is None:
        return None
    on = judgements_on(desk, id_)
    s, d = found.statement, found.document
    return Said(found, as_corrected(s, on), context(d, s.start, s.end) if d else None, on)


def judgements_on(desk: Desk, *ids: str) -> tuple[Judgement, ...]:
    """People's judgements on these things that stand, the latest first."""
    force = (j for j in standing(desk.view.judgements()) if set(ids) & set(j.subjects))
    return tuple(sorted(force, key=lambda j: (j.at.isoformat() if j.at else "", j.id), reverse=True))


@dataclass(frozen=True, slots=True)
class Side:
    """One mention in a question of identity: what the documents say of them."""

    mention: Mention
    document: Document | None
    cited: tuple[Cited, ...]
    contexts: tuple[Context, ...]
    person: Person | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that may be one person, and why the rules are unsure."""

    sides: tuple[Side, Side]
    why: tuple[str, ...]
    score: float | None


def pair(desk: Desk, ask: Answers, item: str) -> Pair | None:
    """A question of identity; None when one of the two may not be seen, or is there no more."""
    ids = item.split("+")
    found = {m.id: m for m in mentions(desk, ids)}
    if len(ids) != 2 or not found.keys() >= set(ids):
        return None
    one, other = (_side(desk, ask, found[i]) for i in ids)
    rule = next((j for j in desk.view.rule_judgements() if set(j.subjects) == set(ids)), None)
    return Pair((one, other), rule.why if rule else (), rule.score if rule else None)


def _side(desk: Desk, ask: Answers, mention: Mention) -> Side:
    document = ask.document(mention.document)
    ids = [s.id for s in desk.view.statements(document=mention.document) if mention.id in s.mentions]
    spans = mention.spans[:2] if document else ()
    contexts = tuple(context(document, *span) for span in spans if span[0] < span[1]) if document else ()
    return Side(mention, document, tuple(cite(ask, ids[:4]).values()), contexts, person_of(desk.view, mention.id))


@dataclass(frozen=True, slots=True)
class Shown:
    """One item as the queue shows it: exactly one of the three."""

    item: Item
    said: Said | None = None
    pair: Pair | None = None
    dispute: Dispute | None = None


def shown(desk: Desk, ask: Answers, item: Item) -> Shown | None:
    """An item ready to be shown; None when it is there no more, or may not be seen."""
    if item.kind == "identity" or "+" in item.id:
        found = pair(desk, ask, item.id)
        return Shown(item, pair=found) if found else None
    finding = desk.view.finding(item.id) if not item.by else None
    if finding is not None and isinstance(finding.value, Disagreement):
        return Shown(item, dispute=disputes(ask, [finding])[0])
    statement = said(desk, ask, item.id)
    return Shown(item, said=statement) if statement else None


# ---------------------------------------------------------------- people


@dataclass(frozen=True, slots=True)
class Dossier:
    """A person at the desk: the mentions they are made of, what was judged, and who else they may be."""

    person: Person
    sides: tuple[tuple[Mention, Document | None], ...]
    judgements: tuple[Judgement, ...]
    others: tuple[Person, ...]


def dossier(desk: Desk, ask: Answers, id_: str, query: str) -> Dossier | None:
    """A person for the desk, with those whose names are like the query; None when nobody has that id."""
    person = person_of(desk.view, id_)
    if person is None:
        return None
    own = mentions(desk, person.mentions)
    sides = tuple((m, ask.document(m.document)) for m in own)
    alike = ask.find_people(query or person.name)[:12]
    others = tuple(f.value for f in alike if isinstance(f.value, Person) and f.value.id != person.id)
    return Dossier(person, sides, judgements_on(desk, person.id, *person.mentions), others)


def mentions(desk: Desk, ids: Iterable[str]) -> list[Mention]:
    """The mentions with these ids that may be seen, in their order."""
    found = (desk.view.why(i) for i in ids)
    return [w.thing for w in found if w and isinstance(w.thing, Mention)]


# ---------------------------------------------------------------- judgements and the journal


@dataclass(frozen=True, slots=True)
class Told:
    """A judgement with who made it, whether it stands, and what it is about."""

    judgement: Judgement
    who: str
    stands: bool
    subjects: tuple[tuple[str, str], ...]


def names(desk: Desk) -> Mapping[str, str]:
    """Whom the signs in judgements stand for."""
    return {a.sign: a.name for a in desk.house.register.accounts.all()}


def told(desk: Desk, id_: str) -> Told | None:
    """A person's judgement; None when none that may be seen has that id."""
    made = desk.view.judgements()
    found = next((j for j in made if j.id == id_), None)
    if found is None:
        return None
    stands = any(j.id == id_ for j in standing(made)) or (found.verdict is Verdict.UNDO and _undoes(made, found))
    subjects = tuple((i, address(desk, i)) for i in found.subjects)
    return Told(found, names(desk).get(found.by, found.by), stands, subjects)


def _undoes(made: Sequence[Judgement], undo: Judgement) -> bool:
    """Whether an undo is in force: none undoes it."""
    return not any(j.verdict is Verdict.UNDO and undo.id in j.subjects for j in made)


def address(desk: Desk, id_: str) -> str:
    """The page of the desk about a thing, by the first letter of its id; of anything else why it is so."""
    if id_.startswith("j"):
        return f"/desk/judgement/{id_}"
    thing = desk.view.why(id_)
    if thing and isinstance(thing.thing, Statement):
        return f"/desk/statement/{id_}"
    if thing and isinstance(thing.thing, Document):
        return f"/desk/document/{id_}"
    if (thing and isinstance(thing.thing, Mention)) or (
        thing and isinstance(thing.thing, Finding) and isinstance(thing.thing.value, Person)
    ):
        return f"/desk/person/{id_}"
    return f"/why/{id_}"


def embargoes(desk: Desk) -> list[Judgement]:
    """What is withheld for a time, or for good, as far as they may know: the latest first."""
    force = [j for j in standing(desk.view.judgements()) if j.verdict is Verdict.TIER]
    held = [j for j in force if Tier.named(j.value or "") > Tier.PUBLIC]
    return sorted(held, key=lambda j: (EMBARGO not in (j.value or ""), j.value or "", j.id))


def fields(statement: Statement) -> dict[str, str]:
    """What each field of a statement says now, as one would type it to correct it."""
    form = encode(statement)
    made = {name: form[name] for name in ("type", "modality", "place", "actor", "source", "charge", "group", "stance")}
    made["persons"] = "; ".join(statement.persons)
    made["date"] = statement.date.iso or statement.date.text if statement.date else None
    made["count"] = statement.count.text if statement.count else None
    made["term"] = statement.term.text if statement.term else None
    return {name: value or "" for name, value in made.items()}


def tally(items: Iterable[Item]) -> Counter[str]:
    """How many wait of each kind."""
    return Counter(i.kind for i in items)
