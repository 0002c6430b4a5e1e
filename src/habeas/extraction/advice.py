"""Rules and the trained model at one table.

The model proposes triggers, says how they are meant and points at whom, when and where; the rules find names, numbers,
phrases and days, and their vetoes are final. Thresholds were chosen on reports that the model had not been trained on.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from habeas.extraction.frames import Scene, Who, gather
from habeas.extraction.rules import Match, Rule, Slot
from habeas.extraction.trained import Opinion, Proposal
from habeas.vocabulary import Modality, Type

__all__ = ["SCORE", "Fired", "advised", "confidence", "evidence", "meant", "pointed", "whom"]

Slots = Mapping[int, Sequence[Slot]]
"""What is recognised in each line of the document, by its number."""
Place = tuple[int, int]
"""A word as (line, number in the line)."""

SCORE = 3
"""Where in the evidence the model's opinion of the type stands, as log odds; 0 where it was not asked."""

_ADD = 0.3
"""How likely a trigger must be for a statement that no rule makes."""
_KEEP = 0.01
"""How likely the model must take what a rule says."""
_WHOM, _OVER_GRAMMAR = 0.5, 0.9
"""The share of a pointer that decides whom a trigger is about: where the rules are unsure, and against their grammar."""
_MEANT = 0.8
_NO_FACT = 0.6
"""From where on the model's word on modality goes before that of the rules."""


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fits a line, before anybody is found: the words, the word the rest hangs on, what the model proposes."""

    rule: Rule
    match: Match
    anchor: int
    proposal: Proposal | None = None


def advised(opinion: Opinion, line: int, fired: Sequence[Fired]) -> list[Fired]:
    """The rules that stand, the longest fit first, then what the model alone proposes, the likeliest first."""
    kept = [replace(f, proposal=p) for f in fired if (p := _on(opinion, line, f)).score >= _KEEP]
    known = [(f.rule.type, f.match) for f in kept]
    added = [
        Fired(_rule(p.type), Match(p.at[1], p.at[1], (p.at[1],)), p.at[1], p)
        for p in opinion.proposals(line)
        if p.score >= _ADD and not any(t is p.type and m.first - 2 <= p.at[1] <= m.last + 2 for t, m in known)
    ]
    return kept + added


def _on(opinion: Opinion, line: int, one: Fired) -> Proposal:
    """What the model proposes of a rule's type at the likeliest of its words."""
    at = max({one.anchor, *one.match.literal}, key=lambda i: opinion.score((line, i), one.rule.type))
    return opinion.proposal((line, at), one.rule.type)


def meant(one: Fired, found: Modality) -> Modality:
    """How a trigger is meant: a fact only where the rules and the model both take it for one.

    Somebody freed or jailed on paper is worse than a fact that waits for its next report.
    """
    if one.proposal is None or one.proposal.modality is found:
        return found
    if found is Modality.ACTUAL:
        return one.proposal.modality if one.proposal.sure >= _NO_FACT else found
    if one.proposal.modality is Modality.ACTUAL:
        return found
    return one.proposal.modality if one.proposal.sure >= _MEANT else found


def pointed(one: Fired, role: str, share: float) -> Place | None:
    """The word (line, number) that the model points at in a role, with at least this share."""
    if one.proposal is None or not one.proposal.roles[role]:
        return None
    at, given = one.proposal.roles[role][0]
    return at if given >= share else None


def whom(one: Fired, who: Who, scene: Scene, slots: Slots, beside: Collection[str] = ()) -> Who:
    """Those a trigger is about: whom the rules find by grammar, else whom the model points at.

    Those `beside` the case, office-holders and kin, are not meant by a pointer into another sentence.
    """
    shares = {
        key: found for key, found in _shares(one, slots).items() if key[1] not in beside or found[1][0] == scene.number
    }
    if one.proposal is None or one.proposal.score < _ADD or not shares:
        return who
    (kind, meant_one), (share, at) = max(shares.items(), key=lambda s: s[1][0])
    if kind == "nobody" or _has(who, kind, meant_one):
        return who
    if share < (_OVER_GRAMMAR if who.how == "grammar" and (who.persons or who.count) else _WHOM):
        return who
    slot = _slot(slots[at[0]], at[1])
    told = gather(scene, slot) if at[0] == scene.number else Who()
    if told.persons or told.count:
        return told
    if kind == "person":
        return Who((slot.value.person,), how="reference")
    return Who((), slot.value.range, slot.value.group, slot.value.per, how="reference")


_Meant = tuple[str, object]
"""Somebody a pointer can mean: ("person", name), ("count", range) or ("nobody", None)."""


def _shares(one: Fired, slots: Slots) -> dict[_Meant, tuple[float, Place]]:
    """Whom the model points at: their share over all words that mean them, and the likeliest of those words."""
    found = dict[_Meant, tuple[float, Place]]()
    for at, share in one.proposal.roles["who"] if one.proposal else ():
        slot = _slot(slots[at[0]], at[1]) if at else None
        key: _Meant = ("nobody", None)
        if slot is not None:
            key = ("person", slot.value.person) if slot.kind == "person" else ("count", slot.value.range)
        so_far, first = found.get(key, (0.0, at or (0, 0)))
        found[key] = so_far + share, first
    return found


def _has(who: Who, kind: str, meant_one: object) -> bool:
    return meant_one in (*who.persons, *who.members) if kind == "person" else who.count == meant_one


def _slot(slots: Sequence[Slot], word: int) -> Slot:
    """The name that ends or the number that begins at a word that the model chose among them."""
    return next(s for s in slots if (s.kind == "person" and s.last == word) or (s.kind == "count" and s.first == word))


@cache
def _rule(type_: Type) -> Rule:
    """A proposal of the model in the form of a rule."""
    return Rule(
        id=f"model/{type_}", language="en", type=type_, says=f"{type_}, as the model reads it", triggers=(), who="object",
        needs=frozenset({"who"}), modality=None, counted=None, yields=False, only_in=(), only_with=(), unless=(),
        confidence=0.5, finds=(), ignores=(), misses=(),
    )  # fmt: skip


def evidence(one: Fired, who: Who, how: Modality, slots: Slots, standing: float) -> tuple[float, ...]:
    """What speaks for a statement, as numbers: the rule's record, the model's opinion, how those concerned were found.

    `standing` is the model's opinion of the whole report, 0..1.
    """
    p, alone = one.proposal, one.rule.id.startswith("model/")
    score = _logit(p.score) if p else 0.0
    agreed = sum(share for (kind, value), (share, _) in _shares(one, slots).items() if _has(who, kind, value))
    return (
        1.0,
        0.0 if alone else _logit(one.rule.confidence),
        float(alone),
        score,
        score * alone,
        float(who.how == "grammar"),
        float(bool(who.persons)),
        float(bool(who.count)),
        float(how is not Modality.ACTUAL),
        p.sure if p else 0.5,
        agreed,
        float(len(who.persons) > 1),
        _logit(standing),
    )


def confidence(one: Fired, who: Who, noted: tuple[float, ...], weights: Sequence[float]) -> float:
    """How sure to be of a statement, 0..1: by the evidence where the model read it, else by the rule's record."""
    if one.proposal is None or not weights:
        return one.rule.confidence * {"grammar": 1.0, "reference": 0.8, "carried": 0.7}.get(who.how, 0.6)
    return 1 / (1 + math.exp(-sum(w * e for w, e in zip(weights, noted, strict=True))))


def _logit(share: float) -> float:
    kept = min(max(share, 0.005), 0.995)
    return math.log(kept / (1 - kept))
