"""Rules and the trained model at one table.

The model proposes triggers, says how they are meant and points at whom, when and where; the rules find names, numbers,
phrases and days, and their vetoes are final. Thresholds were chosen on reports that the model had not been trained on.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from habeas.extraction.english.whom import Slots, logit, pointed_at
from habeas.extraction.patterns import Match
from habeas.extraction.rules import Rule
from habeas.extraction.scene import Fired, Who
from habeas.extraction.trained import Opinion, Place, Proposal
from habeas.extraction.words import Line
from habeas.vocabulary import SANCTIONS, Modality, Type

__all__ = [
    "FILLS",
    "SCORE",
    "UNNAMED",
    "advised",
    "asked_for",
    "confidence",
    "evidence",
    "firmly",
    "meant",
    "pointed",
    "telling",
    "unnamed",
]

SCORE = 3
"""Where in the evidence the model's opinion of the type stands, as log odds; 0 where it was not asked."""

_ADD, _ADD_RARER = 0.35, 0.2
"""How likely a trigger must be for a statement that no rule makes; and where the model says a thing seldom enough."""
_RARER = frozenset({
    Type.REFUSAL, Type.COUNT_HELD, Type.COUNT_DETAINED, Type.SANCTION_IMPOSED, Type.RECOGNISED,
})  # fmt: skip
_KEEP = 0.01
"""How likely the model must take what a rule says."""
_RIVAL, _BEATEN = 0.8, 0.1
"""How likely a rule's words must tell another type, and how unlikely its own, for the rule to fall."""
UNNAMED, _TELLING = 0.8, 0.7
"""The share of the pointer on nobody, and how likely the trigger, that make a statement about people without a name."""
_NO_DOUBT = 0.9
"""How likely a trigger must be to tell of sanctions on nobody, nowhere and by nobody named."""
_ASKS = frozenset("ask call demand urge appeal petition want press plead insist lobby campaign".split())
_FREED = frozenset("release free freeing liberation freedom return".split())
_OWN, _NOT_THE_OTHER = 0.5, 0.2
"""How likely a trigger is of its own type, and how unlikely of another, that it is not taken for the other."""
_MEANT = 0.95
_FARES, _DONE = 0.85, 0.94
"""How sure the model must be of how somebody fares, which is told by what is not done ("has not been heard of", "may not
leave"), and that anything else was done, where the rules doubt it."""
FILLS = 0.5
"""The share of the pointer from which it fills a field that the rules leave empty."""
_NO_FACT = 0.5
"""From where on the model's word on modality goes before that of the rules, and its doubt before a fact."""


def advised(opinion: Opinion, line: int, fired: Sequence[Fired]) -> list[Fired]:
    """The rules that stand, the longest fit first, then what the model alone proposes, the likeliest first."""
    kept = [replace(f, proposal=p) for f in fired if _stands(opinion, line, f, p := _on(opinion, line, f))]
    known = [(f.rule.type, f.match) for f in kept]
    added = [
        Fired(_rule(p.type), Match(p.at[1], p.at[1], (p.at[1],)), p.at[1], p)
        for p in opinion.proposals(line)
        if p.score >= (_ADD_RARER if p.type in _RARER else _ADD)
        and not any(t is p.type and m.first - 2 <= p.at[1] <= m.last + 2 for t, m in known)
    ]
    return kept + added


def _stands(opinion: Opinion, line: int, one: Fired, proposal: Proposal) -> bool:
    """Whether a rule stands: it is firm, or the model does not rule it out and takes its words for nothing else."""
    beaten = proposal.score < _BEATEN and _rival(opinion, line, one) >= _RIVAL
    return one.rule.firm or (proposal.score >= _KEEP and not beaten)


def _rival(opinion: Opinion, line: int, one: Fired) -> float:
    """How likely a rule's words tell of something else than the rule says."""
    words = {one.anchor, *one.match.literal}
    return max(opinion.score((line, i), t) for t in Type if t is not one.rule.type for i in words)


def _on(opinion: Opinion, line: int, one: Fired) -> Proposal:
    """What the model proposes of a rule's type at the likeliest of its words."""
    at = max({one.anchor, *one.match.literal}, key=lambda i: opinion.score((line, i), one.rule.type))
    return opinion.proposal((line, at), one.rule.type)


def meant(one: Fired, found: Modality, *, conditional: bool = False) -> Modality:
    """How a trigger is meant: a fact only where the rules and the model both take it for one, or the model surely does.

    Somebody freed or jailed on paper is worse than a fact that waits for its next report.
    """
    if one.proposal is None or (one.rule.firm and one.rule.modality is Modality.ACTUAL):
        return found
    if found is Modality.ACTUAL:
        return one.proposal.doubted if one.proposal.doubt >= _NO_FACT else found
    if one.proposal.modality is Modality.ACTUAL:
        return Modality.ACTUAL if not conditional and _done_after_all(one, one.proposal, found) else found
    return one.proposal.modality if one.proposal.sure >= _MEANT else found


def _done_after_all(one: Fired, proposal: Proposal, found: Modality) -> bool:
    """Whether the model is so sure of a fact that the rules' doubt yields: "may not write" is how somebody fares.

    What frees or jails somebody is never taken for done where the rules read a denial or a failure, nor where the rule
    itself says how it is meant.
    """
    if one.rule.modality is not None or (one.rule.type is Type.ARREST and found is Modality.CALLED_FOR):
        return False  # a warrant, an order to detain
    if one.rule.type is Type.CONDITIONS:
        return proposal.sure >= _FARES
    return proposal.sure >= _DONE and found not in (Modality.DENIED, Modality.FAILED)


def pointed(one: Fired, role: str, share: float) -> Place | None:
    """The word (line, number) that the model points at in a role, with at least this share."""
    if one.proposal is None or not one.proposal.roles[role]:
        return None
    at, given = one.proposal.roles[role][0]
    return at if given >= share else None


def asked_for(line: Line, one: Fired) -> Fired | None:
    """The release that the model sees in "called" or "demanded", at the word for it: "called for the release of X"."""
    if one.rule.id != "model/release" or line.words[one.anchor].lemma not in _ASKS:
        return None
    at = next((i for i in sorted(line.subtree(one.anchor)) if i > one.anchor and line.words[i].lemma in _FREED), None)
    return replace(one, match=Match(at, at, (at,)), anchor=at) if at is not None else None


def unnamed(one: Fired, least: float = UNNAMED) -> bool:
    """Whether the model takes a trigger for one that is told of people without name or number, with a share from `least`."""
    if one.proposal is None or one.proposal.score < _TELLING:
        return False
    return any(at is None and share >= least for at, share in one.proposal.roles["who"])


def telling(one: Fired, least: float = _NO_DOUBT) -> bool:
    """Whether the model has little doubt that a trigger tells what its rule says."""
    return one.proposal is not None and one.proposal.score >= least


def firmly(opinion: Opinion | None, one: Fired, other: Type) -> bool:
    """Whether the model takes a trigger for what its rule says, and not for what the rule would take it for by its number."""
    if opinion is None or one.proposal is None or one.proposal.score < _OWN:
        return False
    return opinion.score(one.proposal.at, other) < _NOT_THE_OTHER


def _agreed(one: Fired, who: Who, slots: Slots) -> float:
    """The share of the pointer on any of these people, or on their number."""
    shares = pointed_at(one.proposal, slots) if one.proposal else {}
    return sum(share for (kind, value), (share, _) in shares.items() if _has(who, kind, value))


def _has(who: Who, kind: str, meant_one: object) -> bool:
    return meant_one in (*who.persons, *who.members) if kind == "person" else who.count == meant_one


@cache
def _rule(type_: Type) -> Rule:
    """A proposal of the model in the form of a rule; sanctions need be on nobody."""
    sanctions = type_ in SANCTIONS
    return Rule(
        id=f"model/{type_}", language="en", type=type_, says=f"{type_}, as the model reads it", triggers=(),
        who="target" if sanctions else "object", needs=frozenset() if sanctions else frozenset({"who"}),
        modality=None, counted=None, yields=False, only_in=(), only_with=(), unless=(),
        confidence=0.5, finds=(), ignores=(), misses=(),
    )  # fmt: skip


def evidence(one: Fired, who: Who, how: Modality, slots: Slots, standing: float) -> tuple[float, ...]:
    """What speaks for a statement, as numbers: the rule's record, the model's opinion, how those concerned were found.

    `standing` is the model's opinion of the whole report, 0..1.
    """
    p, alone = one.proposal, one.rule.id.startswith("model/")
    score = logit(p.score) if p else 0.0
    return (
        1.0,
        0.0 if alone else logit(one.rule.confidence),
        float(alone),
        score,
        score * alone,
        float(who.how == "grammar"),
        float(bool(who.persons)),
        float(bool(who.count)),
        float(how is not Modality.ACTUAL),
        p.sure if p else 0.5,
        _agreed(one, who, slots),
        float(len(who.persons) > 1),
        logit(standing),
    )


def confidence(one: Fired, who: Who, noted: tuple[float, ...], weights: Sequence[float]) -> float:
    """How sure to be of a statement, 0..1: by the evidence where the model read it, else, and of a firm rule, by the rule's record."""
    if one.proposal is None or not weights or one.rule.firm:
        return one.rule.confidence * {"grammar": 1.0, "reference": 0.8, "carried": 0.7}.get(who.how, 0.6)
    return 1 / (1 + math.exp(-sum(w * e for w, e in zip(weights, noted, strict=True))))
