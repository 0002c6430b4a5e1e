"""A model's statement beside those of the rules: told by them as well, told differently, or not told at all."""

from collections.abc import Iterable, Sequence

from habeas.extraction.english.modality import modality
from habeas.extraction.words import Line
from habeas.model import SetAside, Statement
from habeas.vocabulary import Modality

__all__ = ["difference"]


def difference(
    one: Statement, told: Sequence[Statement], aside: Iterable[SetAside], lines: Iterable[Line]
) -> str | None:
    """Why a person must look at the statement, or None where the rules `told` the same and it adds nothing.

    `aside` is what the rules set aside, and `lines` the text as they see it, whose own verdict on modality is named.
    """
    same = [r for r in told if r.type is one.type and _about_the_same(one, r)]
    if same:
        fewest = min((_differing(one, r) for r in same), key=len)
        return f"the rules tell it otherwise: {', '.join(fewest)}" if fewest else None
    why = ["not found by the rules"]
    meant = _meant(one, lines)
    if meant is not None and meant is not one.modality:
        why.append(f"which take it as {meant}")
    if put := next((a.reason for a in aside if _overlap(one, a)), None):
        why.append(f"which set the sentence aside ({put})")
    return ", ".join(why)


def _overlap(one: Statement, other: Statement | SetAside) -> bool:
    if other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _about_the_same(one: Statement, rule: Statement) -> bool:
    """Whether two statements of one type can be on one thing: same people or number, or one sentence naming neither."""
    if one.persons or rule.persons:
        return bool(set(one.persons) & set(rule.persons)) or (
            _overlap(one, rule) and not (one.persons and rule.persons)
        )
    if one.count or rule.count:
        return _bounds(one) == _bounds(rule) or _overlap(one, rule)
    return _overlap(one, rule)


def _bounds(s: Statement) -> tuple[int | None, int | None] | None:
    return (s.count.low, s.count.high) if s.count else None


def _differing(one: Statement, rule: Statement) -> list[str]:
    """The fields in which a model says something else than a rule; where it says nothing, nothing is otherwise."""
    found = ["modality"] if one.modality is not rule.modality else []
    found += ["persons"] if not set(one.persons) <= set(rule.persons) else []
    found += ["count"] if one.count and _bounds(one) != _bounds(rule) else []
    found += ["date"] if one.date and (rule.date is None or _days(one) != _days(rule)) else []
    found += ["term"] if one.term and (rule.term is None or one.term.months != rule.term.months) else []
    for name in ("place", "actor", "source", "charge"):
        said, known = getattr(one, name), getattr(rule, name)
        found += [name] if said and (known is None or not (said in known or known in said)) else []
    return found


def _days(s: Statement) -> tuple[object, ...] | None:
    return (s.date.first, s.date.last, s.date.iso) if s.date else None


def _meant(one: Statement, lines: Iterable[Line]) -> Modality | None:
    """What the rules make of the words that the model takes for the trigger; None where they are in no line."""
    start = one.start + one.quote.index(one.trigger)
    end = start + len(one.trigger)
    for line in lines:
        inside = [i for i, w in enumerate(line.words) if start <= w.start and w.end <= end]
        if inside:
            if line.question:
                return Modality.HYPOTHETICAL
            top = next((i for i in inside if line.words[i].head not in inside), inside[0])
            return modality(line, top) if line.parsed else _by_words(line, top)
    return None


_WORDS = {
    Modality.HYPOTHETICAL: ("может", "могут", "можа", "можуць", "може", "можуть", "если", "калі", "якщо", "возможно", "магчыма", "можливо"),
    Modality.CALLED_FOR: ("требуют", "требует", "призвал", "призвала", "призывает", "призывают", "заклікалі", "заклікаў", "закликали", "закликав", "вимагають", "патрабуе", "патрабуюць", "просит", "попросил", "просіць"),
    Modality.DENIED: ("не", "ня"),
    Modality.PLANNED: ("будет", "будут", "будзе", "будуць", "буде", "будуть"),
}  # fmt: skip


def _by_words(line: Line, anchor: int) -> Modality:
    """Without a tree: what stands within a few words before the trigger, in its clause."""
    for i in range(anchor - 1, max(-1, anchor - 7), -1):
        word = line.words[i].lower
        if word in (",", ";", ":", "."):
            break
        for made, listed in _WORDS.items():
            if word in listed and (made is not Modality.DENIED or i == anchor - 1):
                return made
    return Modality.ACTUAL
