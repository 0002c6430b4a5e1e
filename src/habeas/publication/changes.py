"""What changed lately, with quotes: what new reports say, and what people decided, for API, feeds and hooks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.model import Document, Judgement, Person, Statement
from habeas.publication.asking import Answers
from habeas.publication.evidence import passage_path, titled
from habeas.vocabulary import Verdict, label

LATEST = 200
"""Changes that a feed holds at most."""

_TOLD = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.SAME, Verdict.DIFFERENT)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came in: when, what it is in a line, the quote behind it, and the address of its page.

    `id` is that of the statement or judgement; `kind` is "statement" or "judgement".
    """

    id: str
    kind: str
    at: datetime
    title: str
    quote: str
    path: str
    source: str | None
    statement: Statement | None


def changes(
    ask: Answers, person: str | None = None, query: str | None = None, most: int = LATEST
) -> list[Change] | None:
    """The latest changes, the newest first: all, those about a person, or in documents that a search finds.

    None where there is no such person.
    """
    if person is not None:
        who = next(
            (f.value for f in ask.findings_about([person]) if isinstance(f.value, Person) and f.value.id == person),
            None,
        )
        return None if who is None else _newest([*_of_person(ask, who), *_decided(ask, who)], most)
    if query is not None:
        passages = ask.search(query, most) if query.strip() else ()
        documents = [ask.document(i) for i in dict.fromkeys(p.document for p in passages)]
        return _newest(_of_documents(ask, [d for d in documents if d]), most)
    latest, _ = ask.documents_page(0, most)
    return _newest([*_of_documents(ask, latest), *_decided(ask, None)], most)


def _newest(found: Sequence[Change], most: int) -> list[Change]:
    return sorted(found, key=lambda c: (c.at.isoformat(), c.id), reverse=True)[:most]


def _of_documents(ask: Answers, documents: Sequence[Document]) -> list[Change]:
    return [_said(s, d) for d in documents for s in ask.statements_of(d.id)]


def _of_person(ask: Answers, who: Person) -> list[Change]:
    ids = {m.document for m in ask.mentions_with(who.mentions).values()}
    documents = [d for d in map(ask.document, sorted(ids)) if d]
    own = set(who.mentions)
    return [_said(s, d) for d in documents for s in ask.statements_of(d.id) if own & set(s.mentions)]


def _said(s: Statement, d: Document) -> Change:
    who = ", ".join(s.persons) or (s.count.text if s.count else "")
    title = f"{label(s.type).capitalize()}{f': {who}' if who else ''}"
    return Change(s.id, "statement", d.received, title, s.quote, passage_path(s), s.source or d.outlet or titled(d), s)


def _decided(ask: Answers, who: Person | None) -> list[Change]:
    """What people decided of statements and of who is who."""
    made = [j for j in ask.judgements() if j.human and j.verdict in _TOLD and j.at is not None]
    statements = ask.statements({s for j in made for s in j.subjects if s.startswith("s")})
    own = None if who is None else set(who.mentions)
    told = ((j, statements.get(j.subjects[0])) for j in made)
    return [_judged(j, s) for j, s in told if own is None or own & _mentions(j, s)]


def _mentions(j: Judgement, s: Statement | None) -> set[str]:
    return set(s.mentions) if s else set(j.subjects)


def _judged(j: Judgement, s: Statement | None) -> Change:
    assert j.at is not None
    what = f"{label(s.type)}: {', '.join(s.persons)}" if s else "who is who"
    title = f"{label(j.verdict).capitalize()} by a person: {what}"
    return Change(j.id, "judgement", j.at, title, s.quote if s else "; ".join(j.why), f"/why/{j.subjects[0]}", None, s)
