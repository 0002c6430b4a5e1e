"""Who is told of together: names and numbers joined in a row, those who came along, and those among a number."""

from collections.abc import Iterator, Sequence

from habeas.extraction.marks import set_in
from habeas.extraction.patterns import Slot
from habeas.extraction.people import Name
from habeas.extraction.scene import Scene, Who
from habeas.extraction.slavic.apart import set_apart, whose_companion
from habeas.extraction.slavic.candidates import Candidate, of_slot
from habeas.extraction.slavic.clauses import aside
from habeas.extraction.slavic.standing import relative_of
from habeas.extraction.slavic.words import case, listed, measure, phrases, voice
from habeas.extraction.words import Line, Word

__all__ = ["is_member", "joined", "members", "with_others"]


def with_others(
    scene: Scene,
    best: Candidate,
    how: str,
    barred: Sequence[tuple[int, int]] = (),
    aside_at: int | None = None,
) -> list[Who]:
    """The candidate with those joined to it by commas and "and"; a number joined to names is an entry of its own.

    Sources are joined to nobody; nor are those behind a word at `aside_at` where the candidate stands before it.
    """
    assert best.slot is not None
    others = set_apart(scene.line, scene.slots)
    free = (
        s
        for s in scene.slots
        if s == best.slot
        or not (any(a <= s.first <= b for a, b in barred) or (s.kind == "person" and _no_part(scene, s, others)))
    )
    slots = sorted((s for s in free if s.kind in ("person", "count")), key=lambda s: s.first)
    words = scene.line.words
    if aside_at is not None and best.last < aside_at and any(w.text == "," for w in words[best.last : aside_at]):
        slots = [s for s in slots if s.first < aside_at]
    chosen = _in_its_row(scene.line, slots, best.slot, over_asides=aside_at is None)
    chosen += [s for s in _companions(scene, chosen) if s not in chosen]
    persons = tuple(dict.fromkeys(s.value.person for s in chosen if s.kind == "person"))
    counts = [s for s in chosen if s.kind == "count"]
    made = [Who(persons, how=how, word=best.last)] if persons else []
    if counts and (best.kind == "count" or _further(scene.line, counts[-1])):
        number = (best.slot if best.kind == "count" else counts[-1]).value
        made.append(Who((), number.range, number.group or "people", number.per, how=how, word=best.last))
    return made or [Who(how="nothing")]


def _in_its_row(line: Line, slots: Sequence[Slot], one: Slot, *, over_asides: bool) -> list[Slot]:
    """Those joined to one of them on either side."""
    low = high = slots.index(one)
    while high + 1 < len(slots) and joined(line, slots[high], slots[high + 1], over_asides=over_asides):
        high += 1
    while low > 0 and joined(line, slots[low - 1], slots[low], over_asides=over_asides):
        low -= 1
    return list(slots[low : high + 1])


def _no_part(scene: Scene, slot: Slot, others: set[int]) -> bool:
    """Whether a name is set against those told of, or only says whose kin or friend somebody is."""
    if slot.first in others or relative_of(slot.value, scene.line):
        return True
    return whose_companion(slot.value, scene.line) is not None


def _companions(scene: Scene, row: Sequence[Slot]) -> Iterator[Slot]:
    """Those to whom it happened along with others named: "X вместе с женой Y", "X с Y"; no lawyer, no official."""
    words = scene.line.words
    last: Slot | None = None
    for s in scene.slots:
        if s.kind != "person" or s in row or "ins" not in case(s.value.form) or _acts(s.value):
            continue
        start = next((i for i in range(s.first - 1, max(-1, s.first - 5), -1) if words[i].lower in _WITH), None)
        if start is None or not all(w.text.islower() for w in words[start : s.first]):
            if last is not None and joined(scene.line, last, s):
                last = s
                yield s
            continue
        together = start > 0 and words[start - 1].lower in _TOGETHER
        if together or any(r.last == start - 1 for r in row):
            last = s
            yield s


_WITH = frozenset("с со з із зі са".split())
_TOGETHER = frozenset("вместе заодно разом разам совместно одновременно".split())


def _acts(name: Name) -> bool:
    """Whether a name has the role of one who acts or speaks for others."""
    return any(w in listed("officials") for w in (name.role or "").lower().split())


_AMONG = phrases("among")


def members(scene: Scene, group: Slot) -> list[Who]:
    """Those named, or counted, among a number: "52 человека, в том числе 14 иностранцев"."""
    at = _among(scene.line, group.last + 1) if group.kind == "count" else None
    if at is None:
        return []
    behind = [s for s in scene.slots if s.kind in ("person", "count") and s.first >= at]
    if behind and behind[0].kind == "count" and (behind[0].value.group or "").lower() in listed("by_sex"):
        return []
    return with_others(scene, of_slot(behind[0]), "grammar") if behind and behind[0].first - at <= 6 else []


def _among(line: Line, start: int) -> int | None:
    """The word behind the first "including" from here on."""
    lower = [w.lower for w in line.words]
    for i in range(start, len(lower)):
        phrase = next((p for p in _AMONG if tuple(lower[i : i + len(p)]) == p), None)
        if phrase is not None:
            return i + len(phrase)
    return None


def is_member(scene: Scene, c: Candidate) -> bool:
    """Whether a candidate stands behind "including", with the number it is among before that."""
    group = next((s for s in scene.slots if s.kind == "count"), None)
    at = _among(scene.line, group.last + 1) if group is not None else None
    return at is not None and c.first >= at and not any(w.text in ":;" for w in scene.line.words[at : c.first])


def _further(line: Line, slot: Slot) -> bool:
    """Whether a number is of others than those named: "и ещё 11 человек"."""
    return any(
        w.lower in ("ещё", "еще", "яшчэ", "ще", "другие", "других", "іншых", "інших")
        for w in line.words[max(0, slot.first - 1) : slot.last + 3]
    )


def joined(line: Line, one: Slot, other: Slot, *, over_asides: bool = False) -> bool:
    """Whether two names stand in one list: a comma or "and" between them, and words of description at most.

    `over_asides` lets a clause or a phrase on the first be set in between them: "X, осуждённый в мае, и Y".
    """
    start = one.last + 1
    closed = set_in(line, start, other.first, aside) if over_asides and start < other.first else None
    between = line.words[closed or start : other.first]
    if not between or len(between) > 7:
        return False
    joins = [
        w for w in between if w.text == "," or w.lower in listed("joins") or w.lower in ("также", "таксама", "також")
    ]
    rest = [w for w in between if w not in joins]
    if not joins or any(voice(w.lower) in ("active", "reflexive") and w.lower not in listed("roles") for w in rest):
        return False
    if any(w.text in ";:.()" for w in rest) or any(
        w.lower in listed("conjunctions") or w.lower in listed("relative") for w in rest
    ):
        return False
    unit = next((k for k, w in enumerate(between) if measure(w.lower)), None)
    if unit is not None and not _an_age(between, unit):  # "X — 14 лет, Y — девять"
        return False
    if one.kind == other.kind == "person":
        a, b = case(one.value.form), case(other.value.form)
        return not a or not b or bool(a & b)
    return all(w.lower in _ALONG or w.lower in listed("roles") for w in rest)


def _an_age(between: Sequence[Word], unit: int) -> bool:
    """Whether years behind a name are an age: ", 45 лет, и"."""
    return between[0].text == "," and unit + 1 < len(between) and between[unit + 1].text == ","


_ALONG = frozenset("ещё еще яшчэ ще в том числе с со з із ним ней ними ім ёй імі ній".split())
