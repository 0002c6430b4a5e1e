"""The story as answers held in memory, with findings written by hand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.publication.story import exactly, on, reports

from habeas.model import (
    Balance,
    Count,
    Deal,
    Disagreement,
    Document,
    Event,
    Finding,
    Judgement,
    Mention,
    Passage,
    Person,
    SetAside,
    Spell,
    Statement,
    Sum,
    When,
    digest,
)
from habeas.publication.asking import Thing
from habeas.quantities import Range
from habeas.vocabulary import Basis, Conflict, Modality, Status, Support, Type, Verdict


@dataclass(frozen=True)
class Held:
    person: str
    name: str
    held: str
    status: Status
    since: When | None
    last_word: str | None
    last_word_on: date | None
    support: Support


@dataclass(frozen=True)
class Told:
    thing: Thing
    judgements: Sequence[Judgement] = ()
    superseded: bool = False


class Story:
    """The whole story, for a reader who may see all of it."""

    def __init__(self, empty: bool = False) -> None:
        told = [] if empty else [(r.document, r.extraction("1")) for r in reports()]
        self._documents = {d.id: d for d, _ in told}
        self._statements = {s.id: s for _, e in told for s in e.statements}
        self._mentions = {m.id: m for _, e in told for m in e.mentions}
        self._asides = [a for _, e in told for a in e.set_aside]
        self._findings = [] if empty else self._work_out()

    def _said(self, *words: str) -> tuple[str, ...]:
        return tuple(i for i, s in self._statements.items() if any(w in s.quote for w in words))

    def _finding(self, value, reason, words, against=(), support=Support.REPORTED, id=None):
        pro, con = self._said(*words), self._said(*against)
        id = id or getattr(value, "id", None) or "f" + digest(repr(value))
        return Finding(id, value, pro, con, len(pro), len(con), support, reason)

    def _work_out(self) -> list[Finding]:
        def mentions(*names: str) -> tuple[str, ...]:
            return tuple(m.id for m in self._mentions.values() if m.name in names)

        eve = next(m.name for m in self._mentions.values() if m.name.startswith("Eve"))
        mira = Person(
            "pmira",
            "Mira Halden",
            ("Mira Halden", "Мира Хальден"),
            mentions("Mira Halden", "Мира Хальден"),
            "journalist",
        )
        tomas = Person("ptomas", "Tomas Verrin", ("Tomas Verrin",), mentions("Tomas Verrin"), "teacher")
        eva = Person("peve", eve, (eve,), mentions(eve))
        d11 = on(2025, 9, 11, "11 September 2025")
        week = When("a week later", date(2021, 5, 18), date(2021, 5, 20), None)

        def ev(id: str, type: Type, date: When, persons: tuple[str, ...] = (), **k: Any) -> Event:
            return Event(id, type, Modality.ACTUAL, True, date, persons, **k)

        events = [
            (ev("e1", Type.ARREST, on(2021, 5, 12), ("pmira",), place="Port Lenz"), ["Mira Halden, a journalist"]),
            (ev("e2", Type.ARREST, week, ("ptomas",)), ["Tomas Verrin, a teacher"]),
            (
                ev("e3", Type.SENTENCE, on(2022, 3, 3), ("pmira",), charge="false reports", place="Lenz"),
                ["sentenced Mira"],
            ),
            (ev("e4", Type.SENTENCE, on(2022, 3, 3), ("ptomas",)), ["Tomas Verrin was sentenced"]),
            (
                ev("e5", Type.RELEASE, d11, ("pmira",), count=exactly(40), group="prisoners", actor="Osterra"),
                ["released 40", "Mira Halden was among", "Мира"],
            ),
            (ev("e6", Type.REFUSAL, d11, ("ptomas",)), ["refused to leave"]),
            (ev("e7", Type.SANCTION_LIFTED, d11, actor="the Union"), ["the lifting of sanctions on the airline"]),
            (ev("e8", Type.ARREST, on(2024, 5, 2), ("peve",), place=eve, actor=eve, charge=eve), ["Eve "]),
            (ev("e9", Type.RELEASE, d11, count=exactly(38), group="people"), ["38 people"]),
        ]
        mira_says = self._said("Mira Halden, a journalist", "Mira Halden was", "Мира")
        return [
            Finding("pmira", mira, mira_says, (), 3, 0, Support.CORROBORATED, "Three reports name Mira Halden."),
            self._finding(tomas, "Three reports name Tomas Verrin.", ["Tomas Verrin"]),
            self._finding(eva, "One report names Eve.", ["Eve "]),
            *(
                self._finding(
                    e,
                    f"{e.type} reported.",
                    w,
                    support=Support.CORROBORATED if len(w) > 1 else Support.REPORTED,
                    against=["38 people"] if e.id == "e5" else (),
                )
                for e, w in events
            ),
            self._finding(
                Spell("pmira", Status.PRE_TRIAL, on(2021, 5, 12), on(2022, 3, 3)),
                "Arrested, not yet sentenced.",
                ["Mira Halden, a"],
            ),
            self._finding(
                Spell("pmira", Status.SERVING, on(2022, 3, 3), d11, position=1), "Sentenced.", ["sentenced Mira"]
            ),
            self._finding(
                Spell("pmira", Status.RELEASED_EXILE, d11, None, position=2),
                "Released.",
                ["Mira Halden was", "Мира"],
                support=Support.CORROBORATED,
            ),
            self._finding(Spell("ptomas", Status.PRE_TRIAL, week, on(2022, 3, 3)), "Arrested.", ["Tomas Verrin, a"]),
            self._finding(
                Spell("ptomas", Status.SERVING, on(2022, 3, 3), None, position=1), "Sentenced.", ["Tomas Verrin was"]
            ),
            self._finding(Spell("peve", Status.DETAINED, on(2024, 5, 2), None, place=eve), "Arrested.", ["Eve "]),
            *self._counts(eve),
            self._finding(
                Sum(Range(40, None, "at least 40"), ("e5",), exactly(40), True),
                "At least 40 covers the release of 40.",
                ["released 40"],
            ),
            self._finding(
                Deal(("e5",), ("e7",), "words", "in exchange for", ("the envoy",), ("The ministry",), exactly(40)),
                "The envoy ties the release to the airline's sanctions; the ministry denies it.",
                ["in exchange for the lifting"],
                ["denied that"],
                Support.DISPUTED,
            ),
            self._dispute(
                Conflict.CAUSAL_LINK,
                "Were sanctions lifted in exchange for the 40 released on 11 September 2025?",
                "The envoy says so, the ministry denies it.",
                ["in exchange for the lifting"],
                ["denied that"],
            ),
            self._dispute(
                Conflict.VALUE,
                "How many were released on 11 September 2025?",
                "40 by the envoy, 38 by the ministry.",
                ["released 40"],
                ["38 people"],
                ("e5",),
            ),
            self._dispute(Conflict.VALUE, eve, eve, ["Eve "], ["A list"], ("peve",)),
        ]

    def _counts(self, hostile: str) -> list[Finding]:
        odg, group = "Open Door Group", "political prisoners"
        first = Count(exactly(1204), odg, Basis.STOCK, on(2025, 1, 10), group, "Osterra")
        last = Count(exactly(1150), odg, Basis.STOCK, on(2025, 9, 11), group, "Osterra")
        over = Count(Range(1301, None, "over 1,300"), "Prisoner Watch", Basis.STOCK, on(2025, 6, 1), group, "Osterra")
        union = Count(Range(27, None, "at least 27"), "the Press Union", Basis.STOCK, on(2025, 9, 12), "journalists")
        bad = Count(exactly(5), hostile, Basis.STOCK, on(2024, 5, 2), hostile, hostile, hostile)
        worse = Count(exactly(7), hostile, Basis.STOCK, on(2024, 6, 2), hostile, hostile, hostile)
        balance = Balance(odg, first, last, exactly(0), exactly(40), exactly(1164), exactly(-14), 2)
        told = [
            (first, "1,204"),
            (last, "1,150"),
            (over, "over 1,300"),
            (union, "At least 27"),
            (bad, "A list"),
            (worse, "A list"),
        ]
        return [
            *(self._finding(c, f"{c.source} counts {c.value.text}.", [w]) for c, w in told),
            self._finding(balance, "14 fewer than expected.", ["1,204", "1,150"]),
        ]

    def _dispute(self, kind, question, reason, one, other, about=("e5",)):
        value = Disagreement(kind, tuple(about), question, self._said(*one), self._said(*other))
        return self._finding(value, reason, one, other, Support.DISPUTED)

    # ------------------------------------------------------------ the questions

    def holdings(self, on: date, known: date | None, policy: str) -> Sequence[Held]:
        found = []
        for p in self.findings("person"):
            spells = [f.value for f in self.findings("spell") if f.value.person == p.value.id]
            now = [s for s in spells if s.since.last <= on and (s.until is None or on < s.until.first)]
            if now:
                s, word = now[-1], p.supporting[-1] if p.supporting else None
                held = "held" if s.status in (Status.PRE_TRIAL, Status.SERVING, Status.DETAINED) else "not held"
                found.append(
                    Held(p.value.id, p.value.name, held, s.status, s.since, word, date(2025, 9, 12), p.support)
                )
            else:
                found.append(Held(p.value.id, p.value.name, "unknown", Status.UNKNOWN, None, None, None, p.support))
        return found

    def findings(self, kind: str | None = None, known: date | None = None) -> Sequence[Finding]:
        return [f for f in self._findings if kind in (None, f.kind)]

    def find_people(self, query: str, known: date | None = None) -> Sequence[Finding]:
        return [f for f in self.findings("person") if any(query.casefold() in n.casefold() for n in f.value.names)]

    def statements(self, ids: Collection[str]) -> Mapping[str, Statement]:
        return {i: self._statements[i] for i in ids if i in self._statements}

    def statements_of(self, document: str) -> Sequence[Statement]:
        return [s for s in self._statements.values() if s.document == document]

    def documents(self) -> Sequence[Document]:
        return sorted(self._documents.values(), key=lambda d: d.received, reverse=True)

    def document(self, id: str) -> Document | None:
        return self._documents.get(id)

    def set_asides(self, document: str | None = None) -> Sequence[SetAside]:
        return [a for a in self._asides if document in (None, a.about)]

    def mentions(self) -> Sequence[Mention]:
        return list(self._mentions.values())

    def judgements(self) -> Sequence[Judgement]:
        mira = [m.id for m in self._mentions.values() if m.name in ("Mira Halden", "Мира Хальден")]
        return [
            Judgement(Verdict.SAME, (mira[0], m), "rule", ("the names sound alike in both scripts",)) for m in mira[1:]
        ]

    def search(self, query: str, limit: int) -> Sequence[Passage]:
        hits = [(d, d.text.find(query)) for d in self._documents.values()]
        return [d.passage(at, min(len(d.text), at + 80)) for d, at in hits if at >= 0][:limit]

    def why(self, id: str) -> Told | None:
        things = [
            *self._findings,
            *self._statements.values(),
            *self._asides,
            *self._mentions.values(),
            *self._documents.values(),
        ]
        return next((Told(t) for t in things if t.id == id), None)
