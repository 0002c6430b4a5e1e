"""Numbers told in a series of countries with one telling: "ten were taken to Russia, 13 to Germany", "Egypt (27)".

What one number of a row is told of holds for each that stands with a country in the same way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line, Word
from habeas.model import Statement
from habeas.places import country
from habeas.vocabulary import Modality, Type

__all__ = ["series"]

_TOLD = (
    Type.COUNT_HELD, Type.COUNT_DETAINED, Type.ARREST, Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.TRANSFER,
    Type.DEPORTATION, Type.SENTENCE, Type.CONVICTION, Type.CHARGE, Type.RECOGNISED, Type.DEATH,
)  # fmt: skip
_ENDS = frozenset({",", ";", ".", "and", "(", ")", "–", "—", "-", ":", "by", "according", "while"})
_WHITHER = frozenset({"to", "in", "from", "into"})


def series(line: Line, text: str, slots: Sequence[Slot], made: Sequence[Statement]) -> list[Statement]:
    """The statements that the other numbers of a line's series make; none twice."""
    counts = [s for s in slots if s.kind == "count" and s.value.per is None]
    told = {s.first: one for s in counts if (one := _telling(s, made)) is not None}
    had = {one.count for one in made if one.count is not None}
    found = list[Statement]()
    for slot, model, land in _alike(line, counts, told):
        if slot.value.range not in had:
            had.add(slot.value.range)
            place = text[line.words[land.start].start : line.words[land.stop - 1].end]
            words = text[line.words[slot.first].start : line.words[max(slot.last, land.stop - 1)].end]
            found.append(_of(model, slot, words, place))
    return found


def _of(model: Statement, slot: Slot, words: str, place: str) -> Statement:
    return replace(
        model, persons=(), count=slot.value.range, group=slot.value.group or model.group, trigger=words, place=place,
        by="ledger.en/series", confidence=min(model.confidence, 0.6),
    )  # fmt: skip


def _telling(slot: Slot, made: Sequence[Statement]) -> Statement | None:
    """The statement of a line that tells a number as a fact or a plan."""
    return next(
        (s for s in made if s.count == slot.value.range and s.type in _TOLD and s.modality is not Modality.DENIED), None
    )


_Found = Iterator[tuple[Slot, Statement, range]]
"""Numbers that nobody told, each with the statement it follows and the words of its country."""


def _alike(line: Line, counts: Sequence[Slot], told: dict[int, Statement]) -> _Found:
    """The numbers of a row with a country each, one of which is told: "43 in Norland", "Norland 43", "Norland (43)"."""
    row = list[tuple[Slot, range | None]]()
    for slot in counts:
        at = _with_a_country(line, slot)
        if at is None and slot.first not in told:
            continue
        if row and not _joined(line, row[-1][0], slot, gapped=at is not None and row[-1][0].first in told):
            yield from _filled(row, told)
            row = []
        row.append((slot, at))
    yield from _filled(row, told)


def _filled(row: Sequence[tuple[Slot, range | None]], told: dict[int, Statement]) -> _Found:
    model = next((told[slot.first] for slot, _ in row if slot.first in told), None)
    if model is not None:
        yield from ((slot, model, at) for slot, at in row if at is not None and slot.first not in told)


def _joined(line: Line, one: Slot, other: Slot, *, gapped: bool) -> bool:
    """Whether two numbers stand in one row, with a comma or "and" between them; a verb only if the other leaves it out."""
    between = line.words[one.last + 1 : other.first]
    stops = any(w.text in (",", ";", ")") or w.lower == "and" for w in between)
    return stops and (gapped or not any(w.pos in ("V", "X") and w.lower != "followed" for w in between))


def _with_a_country(line: Line, slot: Slot) -> range | None:
    """The words of the country that a number stands with, where nothing else follows."""
    words = line.words
    end = slot.last + 2
    if end <= len(words) and words[slot.last + 1].lower in _WHITHER:
        while end < len(words) and (words[end].pos == "P" or words[end].lower == "the"):
            end += 1
        land = range(slot.last + 2, end)
        return land if _is_country(words[land.start : end]) and _closed(line, end) else None
    start = last = slot.first - (2 if words[slot.first - 1].text == "(" else 1)
    while start >= 0 and words[start].pos == "P":
        start -= 1
    land = range(start + 1, last + 1)
    return land if _is_country(words[start + 1 : last + 1]) and _closed(line, slot.last + 1) else None


def _is_country(words: Sequence[Word]) -> bool:
    named = " ".join(w.text for w in words)
    return bool(words) and (country(named) is not None or words[-1].entity == "GPE")


def _closed(line: Line, at: int) -> bool:
    return at >= len(line.words) or line.words[at].lower in _ENDS
