"""How a statement in Russian, Belarusian or Ukrainian is meant: as done, planned, asked for, denied, failed or possible."""

from collections.abc import Iterable
from itertools import pairwise

from habeas.extraction.rules import Match
from habeas.extraction.slavic.words import listed
from habeas.extraction.words import Line, Word
from habeas.vocabulary import Modality, Type

__all__ = ["meant"]

_STOPS = frozenset(".;:!?")


def meant(line: Line, match: Match, type_: Type) -> Modality:
    """How the statement of a type at this trigger is meant; "not let in" is a condition, and no denial of one."""
    before = [w.lower for w in _before(line, match.first)]
    near = [w.lower for w in _clause(line, match)]
    if type_ is Type.CONDITIONS:
        if any(w.lower in listed("wrong") for w in line.words):
            return Modality.DENIED
        return next((m for m in (Modality.CALLED_FOR, Modality.HYPOTHETICAL) if _any(before, m)), Modality.ACTUAL)
    if _retracted(line):
        return Modality.DENIED
    if _negated(line, match.first):
        return Modality.HYPOTHETICAL if _any(before, Modality.HYPOTHETICAL) else Modality.DENIED
    if undone := _undone(line, match):
        return undone
    for modality, window in (
        (Modality.CALLED_FOR, [] if type_ is Type.COUNT_HELD else before),
        (Modality.FAILED, near),
        (Modality.DENIED, near),
        (Modality.HYPOTHETICAL, [*near, *_perhaps(line, match)]),
        (Modality.PLANNED, before[-6:]),
    ):
        if _any(window, modality):
            return Modality.HYPOTHETICAL if modality is Modality.PLANNED and _if(line, match) else modality
    if type_ is Type.PARDON and any(w in listed("applied") for w in before):
        return Modality.CALLED_FOR
    coming = _to_come(line, match)
    return Modality.HYPOTHETICAL if coming and _if(line, match) else coming or Modality.ACTUAL


def _perhaps(line: Line, match: Match) -> list[str]:
    """The words "perhaps" and "probably" not far before the trigger, whatever marks set them off."""
    near = [w.lower for w in line.words[max(0, match.first - 6) : match.first]]
    return [w for w in near if w in listed("perhaps")]


def _if(line: Line, match: Match) -> bool:
    """Whether a condition follows: "готов отпустить, если ..."."""
    return any(w.lower in ("если", "калі", "якщо") for w in line.words[match.last + 1 :])


def _retracted(line: Line) -> bool:
    """Whether a line says of a report that it is wrong: "Информация о задержании ... не подтвердилась"."""
    words = [w.lower for w in line.words]
    if not any(w in listed("reports") for w in words):
        return False
    wrong = any(w in listed("wrong") for w in words)
    return wrong or any(a in ("не", "ня") and b.startswith(_CONFIRMED) for a, b in pairwise(words))


_CONFIRMED = ("подтверд", "пацвердз", "пацьвердз", "підтверд", "соответств", "адпавяда", "відповіда")


def _any(words: Iterable[str], modality: Modality) -> bool:
    return any(w in listed(f"modality.{modality.value}") for w in words)


def _undone(line: Line, match: Match) -> Modality | None:
    """What a later "was not confirmed", "did not take place" or "never laid" makes of the trigger."""
    behind = [w.lower for w in line.words[match.first : match.last + 15]]
    last = match.literal[-1]
    if last - 1 > match.first and last - 1 not in match.literal and line.words[last - 1].lower == "не":
        return Modality.DENIED
    if any(w.lower in ("няма", "нет", "немає") for w in line.words[match.last + 1 : match.last + 2]):
        return Modality.DENIED
    for one, other in pairwise(behind):
        if one == "не" and other.startswith(("состоя", "відбу", "адбы", "удал", "вдал", "атрым")):
            return Modality.FAILED
        if one in ("не", "няма") and other.startswith(
            ("подтверд", "пацвердз", "підтверд", "розгля", "рассматр", "распаўс", "таксама")
        ):
            return Modality.DENIED
    return None


_NEXT = ("следующ", "наступн", "предстоящ", "готовящ", "запланирован", "запланаван")


def _to_come(line: Line, match: Match) -> Modality | None:
    """Whether the trigger's own form, its helping verb or an adjective before it puts it in the future."""
    inside = [w.lower for w in line.words[match.first : match.last + 1]]
    behind = [w.lower for w in line.words[match.last + 1 : match.last + 4]]
    around = [w.lower for w in line.words[max(0, match.first - 3) : match.last + 1]]
    around += behind[: behind.index(",")] if "," in behind else behind
    helped = any(w in ("будет", "будут", "будзе", "будуць", "буде", "будуть") for w in inside)
    planned = any(w.startswith(("планир", "плану", "плануе")) for w in around)
    if helped or planned or any(w in listed("future") for w in inside) or any(w.startswith(_NEXT) for w in around[:3]):
        return Modality.PLANNED
    return None


def _negated(line: Line, first: int) -> bool:
    """Whether "не" stands right before the trigger, or before its helping verb."""
    helping = ("был", "была", "были", "было", "быў", "былі", "була", "були", "буде", "будет", "стали", "сталі")
    words = [w.lower for w in line.words[max(0, first - 2) : first]]
    return words[-1:] in (["не"], ["ня"], ["ні"], ["ни"]) or (words[:1] == ["не"] and words[-1] in helping)


def _before(line: Line, first: int) -> list[Word]:
    """The words of the sentence before the trigger, back to a stop; a comma before "чтобы" does not stop."""
    found = []
    for i in range(first - 1, max(-1, first - 12), -1):
        if line.words[i].text in _STOPS:
            break
        if line.words[i].text == "," and not _goes_on(line, i):
            break
        found.append(line.words[i])
    return found[::-1]


def _goes_on(line: Line, i: int) -> bool:
    """Whether a clause behind this comma hangs on the verb before it."""
    after = line.words[i + 1].lower if i + 1 < len(line.words) else ""
    return after in ("чтобы", "каб", "щоб", "что", "што", "що")


def _clause(line: Line, match: Match) -> list[Word]:
    """The words round the trigger up to commas and stops."""
    after = []
    for w in line.words[match.last + 1 : match.last + 7]:
        if w.text in _STOPS or w.text == ",":
            break
        after.append(w)
    return [*_before(line, match.first), *line.words[match.first : match.last + 1], *after[:3]]
