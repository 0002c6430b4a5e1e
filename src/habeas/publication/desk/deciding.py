"""What somebody at the desk can do; each comes to judgements that can be taken back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from habeas.judgements import standing
from habeas.model import HAND, Document, Extraction, Judgement, Mention, Person, Statement
from habeas.publication.signing import House
from habeas.reconciliation.corrections import FIELDS, corrected
from habeas.register import View
from habeas.register.accounts import Account
from habeas.register.journal import DECIDED, Entry
from habeas.vocabulary import EMBARGO, Modality, Tier, Type, Verdict

BY_HAND = "added by a person: it counts while their decision stands"
MOST_PAIRS = 2_000
"""Pairs of mentions that one split may call different."""


class Refused(Exception):
    """Why something cannot be decided, in words for whoever wanted to."""


@dataclass(frozen=True)
class Desk:
    """Somebody at work: in which house, and when."""

    house: House
    who: Account
    at: datetime

    @property
    def view(self) -> View:
        return self.house.register.as_seen_by(self.who.tier)

    def judgement(
        self, verdict: Verdict, subjects: Sequence[str], why: str, field: str | None = None, value: str | None = None
    ) -> Judgement:
        """A judgement of theirs, now."""
        words = (why.strip() or "decided at the desk",)
        return Judgement(verdict, tuple(subjects), self.who.sign, words, self.at, field=field, value=value)

    def keep(self, judgements: Sequence[Judgement], about: str) -> list[Judgement]:
        """Keeps what was decided in one go."""
        return self.house.register.decide_all(judgements, self.who.tier, about)


# ---------------------------------------------------------------- statements and findings


def settle(desk: Desk, item: str, verdict: Verdict, why: str) -> list[Judgement]:
    """Accepts or rejects a statement or finding, or says of two mentions whether they are the same."""
    subjects = item.split("+")
    if (len(subjects) == 2) != (verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)):
        raise Refused(f"“{verdict}” cannot be said of this.")
    judgement = desk.judgement(verdict, subjects, why)
    refuse_if_apart(desk, judgement)
    return desk.keep([judgement], item)


def correct(desk: Desk, statement: str, field: str, value: str, why: str) -> list[Judgement]:
    """Sets a field of a statement, which with that is accepted."""
    said = desk.view.statement(statement)
    if said is None:
        raise Refused("There is no such statement.")
    if field not in FIELDS:
        raise Refused(f"{field!r} is no field that can be corrected. It is one of: {', '.join(sorted(FIELDS))}.")
    if corrected(said, field, value) == said:
        raise Refused(
            f"{value!r} changes nothing: it is what stands there, or does not fit {field}. A date is YYYY, YYYY-MM or "
            "YYYY-MM-DD; a count 44, 50-60, 50- or -60; people are separated by semicolons."
        )
    made = [
        desk.judgement(Verdict.CORRECT, [statement], why, field, value.strip()),
        desk.judgement(Verdict.ACCEPT, [statement], why),
    ]
    return desk.keep(made, statement)


def accept_all(desk: Desk, ids: Sequence[str], by: str, why: str) -> list[Judgement]:
    """Accepts all these statements of one rule."""
    if not ids:
        raise Refused("Nothing of this rule waits any more.")
    return desk.keep([desk.judgement(Verdict.ACCEPT, [i], why or f"all that waited of {by}") for i in ids], by)


def add(desk: Desk, document: Document, start: int, end: int, type_: Type, names: str, why: str, **more: str) -> str:
    """Adds a statement on a passage of a document, at its word: the id of the statement."""
    if not desk.house.register.has(document.id):
        raise Refused("This document holds what you may not see; ask somebody who may to add the statement.")
    passage = document.passage(start, end)
    people = tuple(dict.fromkeys(n.strip() for n in names.split(";") if n.strip()))
    made = Statement(
        document.id, type_, passage.quote, start, end, passage.quote.split()[0], f"{HAND}{desk.who.sign}", 1.0,
        persons=people, modality=Modality(more.pop("modality", "") or Modality.ACTUAL), review=BY_HAND,
    )  # fmt: skip
    made = _with_fields(made, more)
    known = {m.name for m in desk.view.mentions(document.id)}
    new = [_mention(document, name, start, end) for name in people if name not in known]
    desk.house.register.keep_extraction(Extraction(document.id, f"{HAND}{made.id}", (made,), tuple(new)))
    desk.keep([desk.judgement(Verdict.ACCEPT, [made.id], why or "added at the desk")], made.id)
    return made.id


def _with_fields(made: Statement, fields: dict[str, str]) -> Statement:
    for field, value in fields.items():
        if value.strip():
            changed = corrected(made, field, value)
            if changed == made:
                raise Refused(f"{value!r} does not fit {field}.")
            made = changed
    return made


def _mention(document: Document, name: str, start: int, end: int) -> Mention:
    """Somebody whom no rule found named in the document: in the passage, or else where they first are."""
    at = document.text.find(name, start, end)
    at = document.text.find(name) if at < 0 else at
    if at < 0:
        raise Refused(f"{name!r} does not stand in the document. Write the name as the document does.")
    return Mention(document.id, name, (name,), ((at, at + len(name)),), review=BY_HAND)


def found_at(document: Document, quote: str, near: int) -> tuple[int, int]:
    """Where a marked quote stands in the text, the nearest place where there are several. Blanks may differ.

    Raises Refused where it does not stand there.
    """
    words = quote.split()
    if not words:
        raise Refused("Mark a passage of the text first.")
    if len(quote) > 5_000:
        raise Refused("A statement rests on one passage: mark a sentence or two.")
    pattern = r"\s+".join(re.escape(w) for w in words)
    places = [m.span() for m in re.finditer(pattern, document.text)]
    if not places:
        raise Refused("These words do not stand in the document one after the other.")
    return min(places, key=lambda span: (abs(span[0] - near), span))


# ---------------------------------------------------------------- people


def merge(desk: Desk, one: Person, other: Person, why: str) -> list[Judgement]:
    """Says that two people are one."""
    if one.id == other.id:
        raise Refused("These are one person already.")
    judgement = desk.judgement(Verdict.SAME, (one.mentions[0], other.mentions[0]), why)
    refuse_if_apart(desk, judgement)
    return desk.keep([judgement], one.id)


def split(desk: Desk, person: Person, off: Iterable[str], why: str) -> list[Judgement]:
    """Says that some of a person's mentions are of somebody else: different from each of those that stay."""
    taken = [m for m in person.mentions if m in set(off)]
    stay = [m for m in person.mentions if m not in taken]
    if not taken or not stay:
        raise Refused("Choose some of the mentions, not none and not all.")
    if len(taken) * len(stay) > MOST_PAIRS:
        raise Refused(f"That would be {len(taken) * len(stay):,} judgements; split fewer mentions off at a time.")
    pairs = [desk.judgement(Verdict.DIFFERENT, (a, b), why) for a in taken for b in stay]
    together = [desk.judgement(Verdict.SAME, (a, b), why) for a, b in pairwise(taken)]
    return desk.keep([*pairs, *together], person.id)


def refuse_if_apart(desk: Desk, judgement: Judgement) -> None:
    """Refuses to join whom a person called different, by the people as last derived."""
    if judgement.verdict is not Verdict.SAME:
        return
    people = [person_of(desk.view, s) for s in judgement.subjects]
    groups = [{s, *(p.mentions if p else ())} for s, p in zip(judgement.subjects, people, strict=True)]
    for j in standing(desk.view.judgements()):
        crossing = j.verdict is Verdict.DIFFERENT and set(j.subjects) != set(judgement.subjects)
        if crossing and any(j.subjects[a] in groups[0] and j.subjects[1 - a] in groups[1] for a in (0, 1)):
            raise Refused(f"Somebody judged two of them different: {'; '.join(j.why)} ({j.id}). Undo that first.")


def person_of(view: View, id_: str) -> Person | None:
    """The person of that id, or of whom that mention is, as last derived."""
    found = (f.value for f in view.findings("person", id_))
    return next((p for p in found if isinstance(p, Person) and id_ in (p.id, *p.mentions)), None)


# ---------------------------------------------------------------- who may see it, notes and consent


def restrict(desk: Desk, subject: str, tier: str, until: str, why: str) -> list[Judgement]:
    """Sets who may see a thing, for good or until a day or a condition."""
    if tier.upper() not in Tier.__members__:
        raise Refused(f"{tier!r} is no tier. It is one of: {', '.join(t.name.lower() for t in Tier)}.")
    if Tier.named(tier) > desk.who.tier:
        raise Refused("You could not see it any more, and nobody of your role could take it back.")
    value = f"{tier.lower()}{EMBARGO}{until.strip()}" if until.strip() else tier.lower()
    return desk.keep([desk.judgement(Verdict.TIER, [subject], why, value=value)], subject)


def note(desk: Desk, subject: str, words: str) -> list[Judgement]:
    """Writes a note on a thing."""
    if not words.strip():
        raise Refused("A note has words.")
    return desk.keep([desk.judgement(Verdict.NOTE, [subject], words, field=desk.at.isoformat())], subject)


STATES = ("given", "refused", "withdrawn", "asked, no answer")


def consent(desk: Desk, subject: str, use: str, state: str, by: str, until: str, why: str) -> list[Judgement]:
    """Records what a person, or their family, agreed to: by whom, for what use, until when."""
    if not use.strip() or state not in STATES or not by.strip():
        raise Refused(f"Consent has a use, who spoke, and what they said: {', '.join(STATES)}.")
    value = f"{state} by {by.strip()}" + (f"{EMBARGO}{until.strip()}" if until.strip() else "")
    return desk.keep([desk.judgement(Verdict.CONSENT, [subject], why, use.strip(), value)], subject)


# ---------------------------------------------------------------- taking back


def undo(desk: Desk, ids: Sequence[str], why: str, about: str) -> list[Judgement]:
    """Takes judgements back."""
    kept = {j.id for j in desk.view.judgements()}
    if not ids or not set(ids) <= kept:
        raise Refused("There is no such judgement.")
    return desk.keep([desk.judgement(Verdict.UNDO, [i], why or "taken back") for i in ids], about)


def last(desk: Desk) -> Entry | None:
    """Their latest decision that stands: what undo would take back."""
    made = {j.id: j for j in desk.view.judgements()}
    force = {j.id for j in standing(made.values())}
    for entry in desk.house.register.accounts.entries(desk.who.sign, 500):
        ours = [made[i] for i in entry.judgements if i in made] if entry.what == DECIDED else []
        if any(j.verdict is not Verdict.UNDO and j.id in force for j in ours):
            return entry
    return None


def undoable(desk: Desk, entry: Entry) -> list[str]:
    """The judgements of an entry that can be taken back."""
    made = {j.id: j for j in desk.view.judgements()}
    return [i for i in entry.judgements if i in made and made[i].verdict is not Verdict.UNDO]


def as_corrected(statement: Statement, judgements: Iterable[Judgement]) -> Statement:
    """A statement with the corrections that stand."""
    for j in standing(judgements):
        if j.verdict is Verdict.CORRECT and j.subjects[0] == statement.id and j.field:
            statement = corrected(statement, j.field, j.value or "")
    return statement
