"""What one trigger states in Russian, Belarusian or Ukrainian: whom it concerns, how it is meant, and its details."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.extraction import details
from habeas.extraction.frames import Scene, Who
from habeas.extraction.rules import Match, Rule
from habeas.extraction.slavic_details import actor_of, charge_of, meant, place_of, sources
from habeas.extraction.slavic_frames import concerned
from habeas.model import Document, Statement
from habeas.vocabulary import Basis, Type

__all__ = ["Trigger", "state"]

_WITH_TERM = (Type.SENTENCE,)
_WITH_CHARGE = (Type.SENTENCE, Type.CHARGE, Type.CONVICTION, Type.ARREST)
_TRUST = {"grammar": 0.8, "reference": 0.65, "carried": 0.5}
"""How much less than a parsed sentence is trusted, by how those concerned were found."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that fits a line; `others` are the anchors of all rules that fit it."""

    rule: Rule
    match: Match
    anchor: int
    others: Sequence[int]


def state(document: Document, folded: str, scene: Scene, one: Trigger) -> tuple[list[Statement], str | None]:
    """The statements at a trigger, or why there is none."""
    line = scene.line
    told = [s for s in sources(line) if not (s[0] <= one.match.first <= s[1])]
    found = concerned(one.rule, one.match, scene, told)
    missing = _missing(one, found)
    if missing:
        return [], missing
    base = _base(document, folded, scene, one, told)
    if "term" in one.rule.needs and base["term"] is None:
        return [], "no term"
    return [_statement(document, one, base, who) for who in found], None


def _missing(one: Trigger, found: Sequence[Who]) -> str | None:
    needs, first = one.rule.needs, found[0]
    if "who" in needs and not first.known:
        return "nobody named, counted or referred to"
    if "count" in needs and all(w.count is None for w in found):
        return "no number"
    if "person" in needs and all(not w.persons for w in found):
        return "no person"
    return None


def _base(document: Document, folded: str, scene: Scene, one: Trigger, told: Sequence[tuple[int, int]]) -> dict[str, object]:
    """The fields that a trigger's statements share."""
    line, match, text = scene.line, one.match, document.text
    first, last = line.words[match.first], line.words[match.last]
    source = told[0] if told else None
    return {
        "quote": text[line.start : line.end],
        "start": line.start,
        "end": line.end,
        "trigger": text[first.start : last.end],
        "by": one.rule.id,
        "date": details.date_of(scene, match, one.anchor, list(one.others)),
        "actor": actor_of(text, line, match),
        "place": place_of(text, scene, match),
        "source": text[line.words[source[0]].start : line.words[source[1]].end].strip('«»" ') if source else None,
        "term": details.term_of(scene, match, one.anchor, list(one.others)) if one.rule.type in _WITH_TERM else None,
        "charge": charge_of(text, folded, line, match) if one.rule.type in _WITH_CHARGE else None,
        "modality": one.rule.modality or meant(line, match),
    }


def _statement(document: Document, one: Trigger, base: dict[str, object], who: Who) -> Statement:
    basis = {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}.get(one.rule.type) if who.count else None
    return Statement(
        document.id,
        one.rule.type,
        persons=who.persons,
        count=who.count,
        group=who.group,
        per=who.per,
        basis=Basis.FLOW if who.per else basis,
        confidence=round(one.rule.confidence * _TRUST.get(who.how, 0.5), 3),
        **base,  # type: ignore[arg-type]
    )
