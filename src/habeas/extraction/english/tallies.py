"""A number told by its parts: "77 were freed this year: 17 in March, 25 in July and four in October".

Two numbers or more in a row, each with its own day or month and no verb, tell what the sentence told of the whole; so do
numbers that add up to it, each with how or when: "sixty were let go: 31 under the amnesty, 19 by road and ten by air".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from habeas.extraction.english.series import series
from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["added_up", "parts", "tally"]

_ACTS = (
    Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.ARREST, Type.SENTENCE, Type.CONVICTION, Type.CHARGE, Type.DEPORTATION,
    Type.DEATH, Type.RECOGNISED, Type.COUNT_DETAINED,
)  # fmt: skip
_LET_GO = (Type.RELEASE, Type.EXCHANGE)
_PARTS = 2
"""How many parts a whole has at least."""
_BETWEEN = frozenset("in on last the this of more others".split())
_WAYS = frozenset(
    "by in on under through via at over across last this now then yesterday today before after during".split()
)
_MORE = frozenset("more another others".split())
_JOINS = frozenset({"and", ",", ";", "another"})
_BEFORE_A_PART = _JOINS | {
    ":", "-", "–", "—", "(", "with", "including", "whom", "them", "then", "first", "finally", "lastly", "later",
}  # fmt: skip
_BEHIND_A_PART = frozenset({",", ".", ";", "and", "then", "more", "since", "finally"})
_BATCHES = frozenset(
    "wave batch group round stage instalment portion column convoy flight transport go list decree".split()
)
"""In how many of these people were let go is no number of people: "in two waves"."""
_ORDINALS = frozenset("second third fourth fifth sixth next last other".split())
_BY_ORDINAL = 5
"""How many words behind the number of a second batch its day begins at most: "the second, six people, in October"."""
_HEADS = (
    (re.compile(r"\b(?:pardons?|amnest(?:y|ies))\b[^:;.]*:\s*$", re.IGNORECASE), Type.PARDON),
    (re.compile(r"\breleases?\b[^:;.]*:\s*$", re.IGNORECASE), Type.RELEASE),
)
"""What a line that tells no number of its own says, before its colon, of the numbers behind it."""


def parts(line: Line, text: str, slots: Sequence[Slot], made: Sequence[Statement]) -> list[Statement]:
    """The statements of the parts of a number that a line tells of, and of the numbers in a row of countries."""
    found = _by_day(line, text, slots, made) or _by_sum(line, text, slots, made)
    return found + series(line, text, slots, [*made, *found])


def _by_day(line: Line, text: str, slots: Sequence[Slot], made: Sequence[Statement]) -> list[Statement]:
    """The parts of a number by day or month; none where a line tells of no whole, or in one part."""
    whole = next((s for s in made if s.count is not None and s.type in _ACTS and s.modality is Modality.ACTUAL), None)
    if whole is None:
        return []
    told = [s.count for s in made if s.type is whole.type]
    return [
        replace(
            whole, trigger=text[line.words[n.first].start : line.words[d.last].end], by="ledger.en/parts", date=d.value.when,
            count=n.value.range, group=n.value.group, per=None, persons=(), basis=None, confidence=min(whole.confidence, 0.6),
        )
        for n, d in tally(line, slots) or [more for more in _more(line, slots) if more[0].value.range not in told]
    ]  # fmt: skip


def _by_sum(line: Line, text: str, slots: Sequence[Slot], made: Sequence[Statement]) -> list[Statement]:
    """The parts of a number that add up to it, each told by how or when and not by who they are."""
    exact = [s for s in slots if s.kind == "count" and s.value.per is None and s.value.range.low == s.value.range.high]
    for whole in made:
        if whole.count is None or whole.type not in _ACTS or whole.modality is not Modality.ACTUAL or whole.persons:
            continue
        told = [s for s in exact if s.value.range == whole.count]
        rest = [s for s in exact if told and s.first > told[0].last]
        sizes = [s.value.range.low or 0 for s in rest]
        if len(rest) > 1 and sum(sizes) == whole.count.low and all(_by_a_way(line, s) for s in rest):
            ranges = {s.value.range for s in rest}
            told_of = next((s.type for s in made if s.count in ranges and s.type in _LET_GO), whole.type)
            had = {s.count for s in made if s.type is told_of}
            like = replace(whole, type=told_of)
            return [_part(line, text, like, s, slots, rest) for s in rest if s.value.range not in had]
    return []


def added_up(line: Line, text: str, slots: Sequence[Slot], made: list[Statement]) -> list[Statement]:
    """What a line tells, where its numbers add up to its first: the whole without a day, each part with its own.

    "Forty people, 12 in March, 17 in June and eleven last week": whatever else those numbers were taken for, they are
    told of one thing; people let out in several ways were let out.
    """
    made = _under_their_head(line, text, slots, made)
    counts = [s for s in slots if s.kind == "count" and s.value.per is None and not _of_batches(line, s)]
    sizes = [s.value.range for s in counts]
    if len(counts) <= _PARTS or any(r.low is None or r.low != r.high for r in sizes):
        return made
    whole, rest = counts[0], counts[1:]
    bare = all(_by_a_way(line, s) for s in rest)
    told = [s for s in made if s.count in sizes and s.type in (*_ACTS, Type.COUNT_HELD)]
    facts = [s for s in told if s.type in _ACTS and s.modality is Modality.ACTUAL and not s.persons]
    if not bare or not facts or not _add_up(line, whole, rest):
        return made
    kinds = {s.type for s in facts}
    if len(kinds) > 1 and not kinds <= {*_LET_GO, Type.PARDON}:
        return made
    type_ = next(iter(kinds)) if len(kinds) == 1 else Type.RELEASE
    base = replace(min(facts, key=lambda s: s.type is not type_), type=type_, confidence=min(facts[0].confidence, 0.6))
    head = replace(_part(line, text, base, whole, slots, rest), date=None, by="ledger.en/whole")
    parts_ = [_in_its_way(_part(line, text, base, s, slots, rest), line, s, rest) for s in rest]
    return [s for s in made if s not in told] + [head, *parts_]


def _add_up(line: Line, whole: Slot, rest: Sequence[Slot]) -> bool:
    """Whether the parts add up to the whole, with those told one by one among them: "twenty, then the nurse, then eight"."""
    missing = (whole.value.range.low or 0) - sum(s.value.range.low or 0 for s in rest)
    behind = [w.lower for w in line.words[whole.last + 1 :]]
    single = sum(a == "then" and b in ("the", "a", "one") for a, b in pairwise(behind))
    return 0 <= missing <= single


def _under_their_head(line: Line, text: str, slots: Sequence[Slot], made: list[Statement]) -> list[Statement]:
    """What a line tells, where a row of numbers by day follows a noun for letting go: "Three releases: 16 in July, 30 in May"."""
    numbers = [s for s in slots if s.kind == "count" and s.value.per is None and not _of_batches(line, s)]
    head = text[line.start : line.words[numbers[0].first].start] if numbers else ""
    type_ = next((type_ for words, type_ in _HEADS if words.search(head)), None)
    sizes = [n.value.range for n in numbers]
    wrong = [s for s in made if s.type in (Type.COUNT_HELD, type_) and s.count in sizes]
    if type_ is None or not wrong or not tally(line, slots):
        return made
    base = replace(wrong[0], type=type_, confidence=min(wrong[0].confidence, 0.6))
    return [s for s in made if s not in wrong] + [_part(line, text, base, n, slots, numbers) for n in numbers]


def _in_its_way(made: Statement, line: Line, part: Slot, rest: Sequence[Slot]) -> Statement:
    """A part as an exchange, where its own words say so: "three by exchange"."""
    end = next((s.first for s in rest if s.first > part.last), len(line.words))
    own = {w.lower for w in line.words[part.last + 1 : end]}
    return (
        replace(made, type=Type.EXCHANGE)
        if own & {"exchange", "swap"} and made.type in (*_LET_GO, Type.PARDON)
        else made
    )


def _part(
    line: Line, text: str, whole: Statement, part: Slot, slots: Sequence[Slot], rest: Sequence[Slot]
) -> Statement:
    """A part of a number as a statement, with the day told before the next part."""
    end = next((s.first for s in rest if s.first > part.last), len(line.words))
    day = next((s.value.when for s in slots if s.kind == "date" and part.last < s.first < end), None)
    words = text[line.words[part.first].start : line.words[min(part.last + 1, len(line.words) - 1)].end]
    return replace(
        whole, trigger=words, by="ledger.en/parts", date=day, count=part.value.range, group=part.value.group,
        basis=None, confidence=min(whole.confidence, 0.6),
    )  # fmt: skip


def _by_a_way(line: Line, part: Slot) -> bool:
    """Whether a number stands with how or when, and not with what people they are: "ten by air", "31 now"; nor behind a
    verb of its own: "but held five in Minsk"."""
    if part.first and line.words[part.first - 1].lower not in _BEFORE_A_PART:
        return _in_brackets(line, part)
    if part.last + 1 >= len(line.words):
        return True
    behind = line.words[part.last + 1].lower
    return behind in _WAYS or behind in _BEHIND_A_PART


def _of_batches(line: Line, number: Slot) -> bool:
    """Whether a number is of batches and not of people: "in two waves"."""
    return any(w.lemma in _BATCHES for w in line.words[number.last : number.last + 2])


def _in_brackets(line: Line, part: Slot) -> bool:
    """Whether a number stands in brackets behind what it is of: "(the spring amnesty 19, the June flight 24)"."""
    words = [w.text for w in line.words]
    opened = "(" in words[: part.first] and ")" not in words[: part.first]
    return opened and words[part.last + 1 : part.last + 2] in ([","], [")"], [";"])


def tally(line: Line, slots: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """The numbers of a line that stand in a row with a day or month each; none where there are fewer than two."""
    found = [(number, day) for number in slots if number.kind == "count" and (day := _day_of(line, number, slots))]
    return found if len(found) > 1 else []


def _more(line: Line, slots: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """The numbers of more people of whom no verb is said, each with its day: "another 50 on 30 May", "nine more on Monday"."""
    return [
        (n, day)
        for n in slots
        if n.kind == "count" and n.first and line.words[n.first - 1].lower in _JOINS and _of_more(line, n)
        if (day := _day_of(line, n, slots)) is not None and not _with_a_verb(line, day)
    ] + _in_their_turn(line, slots)


def _in_their_turn(line: Line, slots: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """Numbers of more people behind their day, or of another batch before it: "in May another nine", "the second, six, in May"."""
    days = [s for s in slots if s.kind == "date"]
    found = list[tuple[Slot, Slot]]()
    for n in (s for s in slots if s.kind == "count" and s.value.per is None):
        ahead = next((d for d in days if d.last + 2 == n.first and line.words[n.first - 1].lower == "another"), None)
        ends = n.last + 1 >= len(line.words) or line.words[n.last + 1].text in ".;,"
        if ahead is not None and ends and _joined_by(line, ahead):
            found.append((n, ahead))
        behind = next((d for d in days if 0 < d.first - n.last <= _BY_ORDINAL), None)
        between = [w.pos for w in line.words[n.last + 1 : behind.first]] if behind is not None else ["V"]
        if behind is not None and _another_batch(line, n) and not {"V", "X"} & {*between}:
            found.append((n, behind))
    return found


def _joined_by(line: Line, day: Slot) -> bool:
    """Whether a comma or "and" stands before "in May"."""
    return any(w.lower in _JOINS for w in line.words[max(0, day.first - 2) : day.first])


def _another_batch(line: Line, number: Slot) -> bool:
    """Whether a number stands behind "the second,", in apposition."""
    before = [w.lower for w in line.words[max(0, number.first - 3) : number.first]]
    return before[-1:] == [","] and bool(_ORDINALS & {*before[:-1]})


def _with_a_verb(line: Line, day: Slot) -> bool:
    """Whether something else is told of a number behind its day: "nine more on Tuesday were arrested"."""
    return day.last + 1 < len(line.words) and line.words[day.last + 1].pos in ("V", "X")


def _of_more(line: Line, number: Slot) -> bool:
    return any(w.lower in _MORE for w in line.words[number.first - 1 : number.last + 3])


def _day_of(line: Line, number: Slot, slots: Sequence[Slot]) -> Slot | None:
    """The day or month right behind a number, with no more than "in" or "last" between them."""
    for s in slots:
        if s.kind == "date" and 0 < s.first - number.last <= 4:
            between = line.words[number.last + 1 : s.first]
            if all(w.lower in _BETWEEN for w in between):
                return s
    return None
