"""What waits for a person, the weightiest first: statements, questions of identity, disagreements, corrections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from weakref import WeakKeyDictionary

from habeas.judgements import standing
from habeas.model import Disagreement, Finding, Judgement, Statement
from habeas.publication.signing import House
from habeas.register import Register
from habeas.vocabulary import Conflict, Modality, Stance, Tier, Type, Verdict

KINDS = {
    "statement": "Statements",
    "identity": "Who is who",
    "disagreement": "Disagreements",
    "correction": "Corrections",
    "proposal": "A model’s proposals",
}
"""The kinds of what waits, with their headings."""

IMPORTANCE = {
    Type.DEATH: 1.0, Type.RELEASE: 0.95, Type.REARREST: 0.95, Type.ARREST: 0.9, Type.SENTENCE: 0.9,
    Type.EXCHANGE: 0.9, Type.EXILE: 0.9, Type.DEPORTATION: 0.9, Type.PARDON: 0.85, Type.CONVICTION: 0.8,
    Type.CHARGE: 0.8, Type.REFUSAL: 0.75, Type.TRANSFER: 0.6, Type.RECOGNISED: 0.6, Type.CONDITIONS: 0.5,
}  # fmt: skip
"""How much hangs on a statement of a type about a named person; 0.4 for any other. What changes whether somebody is
held comes first."""

NO_FACT = 0.5
"""What importance is multiplied by where something is told as planned, denied or called for."""

_KIND_WEIGHT = {"correction": 1.3, "proposal": 1.15}
_DECIDED = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
_IDENTITY = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide: its id (of a statement or finding, or two mentions joined by +), kind and weight.

    `by` is the rule or model that found it.
    """

    id: str
    kind: str
    weight: float
    by: str = ""


def weight(s: Statement) -> float:
    """Importance times doubt: from 0.5 for what is sure to 1.5 for what is not, of an importance from 0 to 1."""
    importance = IMPORTANCE.get(s.type, 0.4) * (1.0 if s.modality is Modality.ACTUAL else NO_FACT)
    return importance * (1.5 - min(max(s.confidence, 0.0), 1.0))


def _of_statements(statements: Iterable[Statement]) -> Iterator[Item]:
    for s in statements:
        kind = "proposal" if s.review else "statement" if s.stance is Stance.ASSERTS else "correction"
        if s.persons or kind != "statement":
            yield Item(s.id, kind, weight(s) * _KIND_WEIGHT.get(kind, 1.0), s.by)


def _of_questions(judgements: Iterable[Judgement]) -> Iterator[Item]:
    """Pairs on which a rule is unsure; the likelier, the more hangs on it."""
    for j in judgements:
        if j.verdict is Verdict.UNSURE and len(j.subjects) == 2:
            yield Item("+".join(sorted(j.subjects)), "identity", 0.5 + 0.5 * min(max(j.score or 0.0, 0.0), 1.0), j.by)


def _of_disagreements(findings: Iterable[Finding]) -> Iterator[Item]:
    """Disagreements; those between more origins first. One on who is who is asked about as a question of identity."""
    for f in findings:
        if isinstance(f.value, Disagreement) and f.value.kind is not Conflict.IDENTITY:
            kind = "correction" if f.value.kind is Conflict.CORRECTION else "disagreement"
            yield Item(f.id, kind, 0.5 + 0.1 * min(f.origins_for + f.origins_against, 8))


class Waiting:
    """What waits in one register for readers of one tier; statements are gone through anew when documents came in."""

    def __init__(self) -> None:
        self._said: tuple[object, tuple[Item, ...]] = (None, ())
        self._follows: tuple[object, tuple[Item, ...]] = (None, ())

    def items(self, house: House, tier: Tier, judgements: Sequence[Judgement]) -> list[Item]:
        """All that nobody has decided, the weightiest first; equal weights by id."""
        told = [*self._statements(house, tier, judgements), *self._findings(house, tier)]
        done = decided(judgements)
        return sorted(
            (i for i in {i.id: i for i in told}.values() if i.id not in done), key=lambda i: (-i.weight, i.id)
        )

    def _statements(self, house: House, tier: Tier, judgements: Sequence[Judgement]) -> tuple[Item, ...]:
        tiers = sum(j.verdict in (Verdict.TIER, Verdict.UNDO) for j in judgements)
        moment = (house.register.stamp().rpartition(".")[0], tiers, datetime.now(UTC).date())
        if self._said[0] != moment:
            self._said = (moment, tuple(_of_statements(house.register.as_seen_by(tier).statements())))
        return self._said[1]

    def _findings(self, house: House, tier: Tier) -> tuple[Item, ...]:
        """From the last derivation; not derived anew at every decision, which would make each wait for all."""
        stamp = house.register.stamp()
        if self._follows[0] is None or (self._follows[0] != stamp and not house.register.stale(tier)):
            house.answers(tier).findings("disagreement")  # derives where nothing was derived yet
            view = house.register.as_seen_by(tier)
            found = (*_of_questions(view.rule_judgements()), *_of_disagreements(view.findings("disagreement")))
            self._follows = (stamp, found)
        return self._follows[1]


_WAITING: WeakKeyDictionary[Register, dict[Tier, Waiting]] = WeakKeyDictionary()


def waiting(house: House, tier: Tier, judgements: Sequence[Judgement]) -> list[Item]:
    """All that waits for somebody of that tier, the weightiest first."""
    of_register = _WAITING.setdefault(house.register, {})
    return of_register.setdefault(tier, Waiting()).items(house, tier, judgements)


def decided(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of items that people have decided."""
    found = set[str]()
    for j in standing(j for j in judgements if j.human):
        if j.verdict in _DECIDED:
            found.add(j.subjects[0])
        elif j.verdict in _IDENTITY:
            found.add("+".join(sorted(j.subjects)))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Record:
    """How a rule, or a model, has done: what of its statements waits, and what people made of the others."""

    by: str
    waiting: int
    accepted: int
    rejected: int
    corrected: int

    @property
    def share(self) -> float | None:
        """The share accepted as they were, None where nothing was decided."""
        known = self.accepted + self.rejected + self.corrected
        return self.accepted / known if known else None


def records(items: Iterable[Item], statements: Iterable[Statement], judgements: Iterable[Judgement]) -> list[Record]:
    """The record of each rule that has statements waiting, most waiting first; `statements` are those decided on."""
    force = [j for j in standing(j for j in judgements if j.human) if j.verdict in _DECIDED]
    corrected = {j.subjects[0] for j in force if j.verdict is Verdict.CORRECT}
    rejected = {j.subjects[0] for j in force if j.verdict is Verdict.REJECT}
    accepted = {j.subjects[0] for j in force if j.verdict is Verdict.ACCEPT} - corrected
    tally: dict[str, list[int]] = {}
    for item in items:
        if item.by and item.kind != "identity":
            tally.setdefault(item.by, [0, 0, 0, 0])[0] += 1
    for s in statements:
        if s.by in tally:
            for place, group in ((1, accepted), (2, rejected), (3, corrected - rejected)):
                tally[s.by][place] += s.id in group
    return sorted((Record(by, *counts) for by, counts in tally.items()), key=lambda r: (-r.waiting, r.by))
