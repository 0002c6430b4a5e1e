"""Whom a trigger concerns in a sentence without a parse: case endings, clause borders and word distance, weighed.

Every name, number, pronoun and noun for people in the sentence is a candidate. What its case says counts most, then how
many clause borders lie between it and the trigger, then how many words. A pronoun or a noun ("the woman") stands for
the nearest person before who agrees. The weights were set by hand on the training files.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.extraction.frames import Scene, Who
from habeas.extraction.nearby import tail
from habeas.extraction.rules import Match, Rule, Slot
from habeas.extraction.slavic.people import relative_of
from habeas.extraction.slavic.words import case, listed, phrases, voice
from habeas.extraction.words import Line
from habeas.vocabulary import Type

__all__ = ["borders", "concerned", "nearest"]

_ENOUGH = 0.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words first to last of a line that may be those concerned; cases where known; what they stand for."""

    kind: str
    first: int
    last: int
    cases: frozenset[str]
    slot: Slot | None = None


def concerned(rule: Rule, match: Match, scene: Scene, barred: Sequence[tuple[int, int]] = ()) -> list[Who]:
    """Those the trigger happens to: one entry, or two where people are named along with a further number.

    `barred` are stretches of words (first, last) that name sources. Where nobody fits, the entry's `how` is "nothing".
    """
    named = [nearest(scene, match, s) for s in match.slots if s.kind in ("person", "count")]
    named = [s for s in named if not _relative_of(scene, s)]
    if named:
        return [*_with_others(scene, _of_slot(named[0]), "grammar"), *_members(scene, named[0])]
    if rule.who == "none":
        return [_listed(scene, match) if rule.type in _ON_LISTS else Who()]
    wanted = _wanted(rule, scene.line, match)
    weighed = [(_weight(scene, match, c, wanted, barred), c) for c in _candidates(scene) if not _inside(match, c)]
    fit = [(w, c) for w, c in weighed if w > _ENOUGH]
    if not fit:
        return [_carried(scene, match)]
    best = max(fit, key=lambda f: f[0])[1]
    if best.slot is not None:
        return [*_with_others(scene, best, "grammar"), *_members(scene, best.slot)]
    return [_referred(scene, best)]


_ON_LISTS = (Type.SANCTION_IMPOSED, Type.SANCTION_LIFTED)


def _listed(scene: Scene, match: Match) -> Who:
    """The number of people or bodies that follows in the clause, of which sanctions tell."""
    behind = (s for s in scene.slots if s.kind == "count" and s.first > match.first)
    slot = next((s for s in behind if s.first - match.last <= 8 and not borders(scene.line, match.last, s.first)), None)
    return Who(count=slot.value.range, group=slot.value.group, word=slot.last) if slot is not None else Who()


def _inside(match: Match, c: _Candidate) -> bool:
    """Whether a candidate is one of the trigger's own words: "признали политзаключённым"."""
    return any(c.first <= i <= c.last for i in match.literal)


def nearest(scene: Scene, match: Match, slot: Slot) -> Slot:
    """The slot of that kind nearest to the trigger's words: a pattern with gaps takes the farthest that fits."""
    if slot.first < match.literal[0]:
        return slot
    between = [s for s in scene.slots if s.kind == slot.kind and match.literal[0] < s.first < slot.first]
    return min(between, key=lambda s: s.first, default=slot)


def _of_slot(slot: Slot) -> _Candidate:
    return _Candidate(slot.kind, slot.first, slot.last, frozenset(), slot)


# ---------------------------------------------------------------- what the rule asks for


def _wanted(rule: Rule, line: Line, match: Match) -> str:
    """The case in which those concerned stand, by the rule and by the voice of the trigger's first word."""
    if rule.who == "subject":
        return "nom"
    if rule.who == "given":
        return "dat"
    if rule.who == "of":
        return "gen"
    if rule.who == "near":
        return ""
    voices = [voice(line.words[i].lower) for i in match.literal]
    if "active" in voices and voices[0] != "passive":
        return "acc"
    return "nom" if voices[0] in ("passive", "reflexive") else "gen"


# ---------------------------------------------------------------- candidates


def _candidates(scene: Scene) -> Iterator[_Candidate]:
    """Everything in the line that can be somebody."""
    line, taken = scene.line, set[int]()
    for s in scene.slots:
        if _relative_of(scene, s):
            taken |= set(range(s.first, s.last + 1))
        elif s.kind == "person":
            yield _Candidate("person", s.first, s.last, case(s.value.form), s)
            taken |= set(range(s.first, s.last + 1))
        elif s.kind == "count":
            yield _Candidate("count", s.first, s.last, frozenset(), s)
            taken |= set(range(s.first, s.last + 2))
    for i, w in enumerate(line.words):
        if i in taken:
            continue
        cases = _pronoun_cases(line, i)
        if cases:
            yield _Candidate("pronoun", i, i, cases)
        elif w.lower in listed("plural") and not _before_name(scene, i):
            yield _Candidate("plural", i, i, frozenset())
        elif (w.lower in listed("female") or w.lower in listed("male")) and not _before_name(scene, i):
            yield _Candidate("noun", i, i, _noun_cases(w.lower))


def _relative_of(scene: Scene, slot: Slot) -> bool:
    return slot.kind == "person" and relative_of(slot.value, scene.line)


def _pronoun_cases(line: Line, i: int) -> frozenset[str]:
    w = line.words[i].lower
    found = {c for name, c in (("nominative", "nom"), ("accusative", "acc"), ("dative", "dat")) if w in listed(name)}
    if "acc" in found:
        following = line.words[i + 1].lower if i + 1 < len(line.words) else ""
        if following in listed("kin") or following in listed("roles"):
            return frozenset()
        found.add("gen")
    return frozenset(found)


def _noun_cases(word: str) -> frozenset[str]:
    """The case of a noun like "женщину", "мужчина", as far as its ending tells."""
    if word in listed("female"):
        endings = (("у", "acc"), ("ю", "acc"), ("а", "nom"), ("е", "dat"), ("цы", "dat"), ("і", "dat"))
    else:
        endings = (("а", "acc"), ("у", "dat"), ("к", "nom"), ("т", "nom"), ("г", "nom"), ("ка", "acc"))
    found = {c for ending, c in endings if word.endswith(ending)}
    if word in ("мужчина", "мужчына"):
        found = {"nom"}
    if word in ("мужчину", "мужчыну"):
        found = {"acc"}
    return frozenset(found | ({"gen"} if "acc" in found else set()))


def _before_name(scene: Scene, i: int) -> bool:
    """Whether a noun only describes a name that follows: "журналистку Веру Гальден"."""
    for s in scene.slots:
        if s.kind == "person" and 0 < s.first - i <= 5:
            return not any(scene.line.words[k].text in ",;:.-–—" for k in range(i, s.first))
    return False


# ---------------------------------------------------------------- weights


def _weight(scene: Scene, match: Match, c: _Candidate, wanted: str, barred: Sequence[tuple[int, int]]) -> float:
    line = scene.line
    apart = _distance(match, c)
    weight = {"person": 3.0, "count": 2.4, "pronoun": 1.6, "noun": 1.6, "plural": 1.4}[c.kind] - 0.12 * apart
    crossed = borders(line, min(c.last, match.last), max(c.first, match.first))
    relative = _relative(line, match, c)
    weight -= 0.0 if relative else 1.1 * crossed
    if wanted and c.cases and not relative:
        weight += 2.0 if wanted in c.cases else -2.6
    if wanted == "gen" and c.kind in ("person", "count", "plural"):
        weight += 1.0 * (0 < c.first - match.last <= 3) - 1.0 * (c.last < match.first)
    if any(a <= c.first <= b for a, b in barred) or _is_member(scene, c):
        weight -= 4.0
    if c.kind == "person" and wanted != "nom" and _official(line, c.first):
        weight -= 2.0
    if c.kind == "count":
        weight -= 5.0 * _not_people(scene, c) + 1.0 * (c.slot is not None and c.slot.value.group is None)
    return weight + _agreement(line, match, c, wanted, scene)


_UNITS = re.compile(
    r"(рубл|доллар|долар|евро|еўра|євро|гривен|тел|км|кіламетр|лет$|год|гад|рок|статей|дел$|спраў|дн|суток|сутак)"
)


def _not_people(scene: Scene, c: _Candidate) -> bool:
    """Whether a number is of money, of time, or part of a term."""
    following = [w.lower for w in scene.line.words[c.last + 1 : c.last + 3]]
    return scene.covering(c.first, "term") is not None or any(_UNITS.match(w) for w in following)


def _distance(match: Match, c: _Candidate) -> int:
    if c.first > match.last:
        return c.first - match.last
    return max(0, match.first - c.last)


def borders(line: Line, left: int, right: int) -> int:
    """How many clause borders lie between two words: commas count one, conjunctions behind them nothing more."""
    crossed = 0
    for i in range(left + 1, right):
        text = line.words[i].text
        if text in (";", ":", "–", "—", "-", "(", ")"):
            crossed += 2 if text == ";" else 1
        elif text == "," and not _listing(line, i):
            crossed += 1
    return crossed


def _listing(line: Line, i: int) -> bool:
    """Whether a comma stands between two items of a list of names, or before an age."""
    before, after = line.words[i - 1].text if i else "", line.words[i + 1].text if i + 1 < len(line.words) else ""
    return after.isdigit() or (before[:1].isupper() and after[:1].isupper())


def _relative(line: Line, match: Match, c: _Candidate) -> bool:
    """Whether the trigger stands in a relative clause on the candidate: "X, которого задержали"."""
    if c.last >= match.first or c.kind not in ("person", "count"):
        return False
    between = [w.lower for w in line.words[c.last + 1 : match.first]]
    places = [k for k, w in enumerate(between) if w in listed("relative")]
    return bool(places) and places[-1] <= 3 and "," not in between[places[-1] :] and "," in between[: places[-1]]


def _official(line: Line, first: int) -> bool:
    return any(w.lower in listed("officials") for w in line.words[max(0, first - 2) : first])


def _agreement(line: Line, match: Match, c: _Candidate, wanted: str, scene: Scene) -> float:
    """A subject must agree in gender and number with the trigger's verb."""
    if wanted != "nom" or c.slot is None or c.kind != "person":
        return 0.0
    said = verb_gender(line.words[match.first].lower)
    known = scene.discourse.genders.get(c.slot.value.person)
    return -1.5 if said and known and said in "mf" and said != known else 0.0


def verb_gender(word: str) -> str | None:
    """ "m", "f" or "p" (plural) where the form of a past tense or of a participle tells, else None."""
    for endings, gender in (
        (("ла", "лась", "лася", "ена", "ана", "аная", "еная"), "f"),
        (("ли", "лись", "лі", "ліся", "лися", "ены", "ані", "ены", "аныя", "ені"), "p"),
        (("л", "лся", "ў", "ўся", "вся", "ен", "ён", "ан"), "m"),
    ):
        if word.endswith(endings):
            return gender
    return None


# ---------------------------------------------------------------- those meant


def _with_others(scene: Scene, best: _Candidate, how: str) -> list[Who]:
    """The candidate with those joined to it by commas and "and"; a number joined to names is an entry of its own."""
    slots = sorted((s for s in scene.slots if s.kind in ("person", "count")), key=lambda s: s.first)
    assert best.slot is not None
    at = slots.index(best.slot)
    low = high = at
    while high + 1 < len(slots) and _joined(scene.line, slots[high], slots[high + 1]):
        high += 1
    while low > 0 and _joined(scene.line, slots[low - 1], slots[low]):
        low -= 1
    chosen = slots[low : high + 1]
    persons = tuple(dict.fromkeys(s.value.person for s in chosen if s.kind == "person"))
    counts = [s for s in chosen if s.kind == "count"]
    made = [Who(persons, how=how, word=best.last)] if persons else []
    if counts and (best.kind == "count" or _further(scene.line, counts[-1])):
        number = (best.slot if best.kind == "count" else counts[-1]).value
        made.append(Who((), number.range, number.group or "people", number.per, how=how, word=best.last))
    return made or [Who(how="nothing")]


_AMONG = phrases("among")


def _members(scene: Scene, group: Slot) -> list[Who]:
    """Those named, or counted, among a number: "52 человека, в том числе 14 иностранцев"."""
    at = _among(scene.line, group.last + 1) if group.kind == "count" else None
    if at is None:
        return []
    behind = [s for s in scene.slots if s.kind in ("person", "count") and s.first >= at]
    return _with_others(scene, _of_slot(behind[0]), "grammar") if behind and behind[0].first - at <= 6 else []


def _among(line: Line, start: int) -> int | None:
    """The word behind the first "including" from here on."""
    lower = [w.lower for w in line.words]
    for i in range(start, len(lower)):
        phrase = next((p for p in _AMONG if tuple(lower[i : i + len(p)]) == p), None)
        if phrase is not None:
            return i + len(phrase)
    return None


def _is_member(scene: Scene, c: _Candidate) -> bool:
    """Whether a candidate stands behind "including", with the number it is among before that."""
    group = next((s for s in scene.slots if s.kind == "count"), None)
    at = _among(scene.line, group.last + 1) if group is not None else None
    return at is not None and c.first >= at


def _further(line: Line, slot: Slot) -> bool:
    """Whether a number is of others than those named: "и ещё 11 человек"."""
    return any(
        w.lower in ("ещё", "еще", "яшчэ", "ще", "другие", "других", "іншых", "інших")
        for w in line.words[max(0, slot.first - 1) : slot.last + 3]
    )


def _joined(line: Line, one: Slot, other: Slot) -> bool:
    """Whether two names stand in one list: a comma or "and" between them, and words of description at most."""
    between = line.words[one.last + 1 : other.first]
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
    if one.kind == other.kind == "person":
        a, b = case(one.value.form), case(other.value.form)
        return not a or not b or bool(a & b)
    return all(w.lower in ("ещё", "еще", "яшчэ", "ще", "в", "том", "числе") or w.lower in listed("roles") for w in rest)


def _referred(scene: Scene, c: _Candidate) -> Who:
    """Whom a pronoun or a noun means."""
    word = scene.line.words[c.first].lower
    if c.kind == "plural":
        return Who(group=word, word=c.first)
    if word in listed("they") and word not in listed("he"):
        persons, count, noun = scene.discourse.several(scene.number)
        if persons or count:
            return Who(persons, None if persons else count, noun, how="reference", word=c.first)
        if together := _together(scene):
            return Who(together, how="reference", word=c.first)
        return Who(group=word, how="unknown", word=c.first)
    wanted = "f" if word in listed("she") or word in listed("female") else "m"
    person = _before(scene, c.first, wanted) or scene.discourse.person(scene.number, wanted)
    return Who((person,), how="reference", word=c.first) if person else Who(how="unknown", word=c.first)


def _together(scene: Scene) -> tuple[str, ...]:
    """The people of the nearest sentence before, within four, that names several."""
    seen = tail(scene.discourse.seen, lambda s: s.line >= scene.number - 4)
    for at in range(scene.number - 1, max(-1, scene.number - 5), -1):
        people = tuple(dict.fromkeys(s.person for s in seen if s.line == at))
        if len(people) > 1:
            return people
    return ()


def _before(scene: Scene, at: int, wanted: str | None) -> str | None:
    """The last person named before a word in the line who agrees in gender and does not act or speak for others."""
    for s in reversed(scene.slots):
        if s.kind == "person" and s.last < at and not _official(scene.line, s.first):
            known = scene.discourse.genders.get(s.value.person)
            if known == wanted or known is None:
                return str(s.value.person)
    return None


def _carried(scene: Scene, match: Match) -> Who:
    """Nobody in the sentence fits: the person told of so far who agrees with the verb, else whom the block is about."""
    said = verb_gender(scene.line.words[match.first].lower)
    person = scene.discourse.person(scene.number, said if said in ("m", "f") and _is_subject(scene, match) else None)
    if person:
        return Who((person,), how="carried")
    return Who(scene.topic, how="carried") if scene.topic else Who(how="nothing")


def _is_subject(scene: Scene, match: Match) -> bool:
    return voice(scene.line.words[match.first].lower) != "active"
