"""Whom a trigger concerns in a sentence without a parse: case endings, clause borders and word distance, weighed.

Every name, number, pronoun and noun for people in the sentence is a candidate. What its case says counts most, then how
many clause borders lie between it and the trigger, then how many words. A pronoun or a noun ("the woman") stands for
the nearest person before who agrees. The weights were set by hand on the training files.
"""

import re
from collections.abc import Iterator, Sequence

from habeas.extraction.marks import set_in
from habeas.extraction.people import Name
from habeas.extraction.rules import Match, Rule, Slot
from habeas.extraction.scene import Scene, Who
from habeas.extraction.slavic.apart import in_anothers_clause, names_another, set_apart, whose_companion
from habeas.extraction.slavic.candidates import Candidate, candidates, of_slot
from habeas.extraction.slavic.clauses import aside, attribute, behind, borders, hangs_on
from habeas.extraction.slavic.forms import Form, leading, past
from habeas.extraction.slavic.standing import official, relative_of
from habeas.extraction.slavic.whom import (
    as_many,
    carried,
    nobody,
    numbered,
    of_oneself,
    parts,
    referred,
    several,
    stranger,
    teller_himself,
    verb_gender,
)
from habeas.extraction.slavic.words import case, listed, phrases, voice
from habeas.extraction.words import Line, Word
from habeas.vocabulary import SANCTIONS, Type

__all__ = ["concerned", "joined", "nearest", "only_describes"]

_ENOUGH = 0.0


def concerned(rule: Rule, match: Match, scene: Scene, barred: Sequence[tuple[int, int]] = ()) -> list[Who]:
    """Those the trigger happens to: one entry, or two where people are named along with a further number.

    `barred` are stretches of words (first, last) that name sources. Where nobody fits, the entry's `how` is "nothing".
    """
    named = [nearest(scene, match, s) for s in match.slots if s.kind in ("person", "count")]
    named = [s for s in named if not (s.kind == "person" and relative_of(s.value, scene.line))]
    if named:
        return _meant(scene, of_slot(named[0]))
    if rule.who == "none":
        return [_listed(scene, match)] if rule.type in SANCTIONS else _complement(scene, match)
    if (pronoun := _come_for(scene, match)) is not None:
        return [referred(scene, pronoun)]
    told_by_noun = leading(scene.line, match) is Form.NOUN
    if rule.type is not Type.CONDITIONS and not told_by_noun and (none := nobody(scene, match)) is not None:
        return [none]
    same = next((i for i in match.literal if scene.line.words[i].lower in listed("as_many")), None)
    if same is not None:
        return [as_many(scene, same)]
    if (described := _described(scene, match)) is not None:
        return [Who((described,), how="grammar", word=match.first)]
    wanted = _wanted(rule, scene.line, match)
    if rule.who in ("object", "subject") and _of_another(scene, match, wanted):
        return [Who(how="nothing")]
    may_be = _apart_from(scene, match)
    if rule.type is Type.CONDITIONS:
        may_be = [c for c in may_be if not _only_visits(scene, c)]
    weighed = [(_weight(scene, match, c, wanted, barred), c) for c in may_be]
    bare = len(match.literal) < 3 and only_describes(scene.line, match)
    fit = [(w, c) for w, c in weighed if w > _ENOUGH and (not bare or _described_by(scene, match, c))]
    if not fit and (speaker := of_oneself(scene, match, wanted, barred)) is not None:
        return [speaker]
    if not fit and wanted == "acc" and any(_does(scene, match, c) for _, c in weighed):
        return [Who(how="nothing")]
    if not fit and rule.type is Type.PARDON and told_by_noun:
        to = next((c for _, c in weighed if c.kind == "pronoun" and "dat" in c.cases), None)
        return [referred(scene, to) if to else numbered(scene, match.last) or Who()]  # an amnesty spoken of is nobody's
    if not fit and wanted == "nom" and (himself := teller_himself(scene, match, barred)) is not None:
        return [himself]
    if not fit and (stranger(scene, match, wanted) or _told_of_others(scene, match)):
        return [Who(how="nothing")]
    if not fit:
        return [Who(how="nothing") if bare else numbered(scene, match.last) or carried(scene, match, barred)]
    if (whose := next((p for _, c in fit if (p := _whose_clause(scene, match, c))), None)) is not None:
        return [Who((whose,), word=match.first)]
    best = max(fit, key=lambda f: f[0])[1]
    hangs = best.last < match.first and hangs_on(scene.line, best.last, match.first)
    set_off = match.first > 1 and best.last == match.first - 2  # "X, осуждён на три года, и Y"
    describes = best.last < match.first and attribute(scene.line.words[match.first].lower)
    apart = hangs or set_off or describes or rule.type is Type.SENTENCE
    aside_at = match.first if apart else None
    return _meant(scene, best, barred, aside_at) if best.slot is not None else [referred(scene, best)]


def _told_of_others(scene: Scene, match: Match) -> bool:
    """Whether a line names people before a trigger, and all of them only for others, in clauses on these or as whose friends."""
    named = [s for s in scene.slots if s.kind == "person" and s.last < match.first]
    apart = set_apart(scene.line, scene.slots)
    return bool(named) and all(
        s.first in apart
        or names_another(s.value, scene.line)
        or in_anothers_clause(scene.line, s.first, s.last, match.first)
        for s in named
    )


def _whose_clause(scene: Scene, match: Match, c: Candidate) -> str | None:
    """The person of a name on which a clause of one hangs that tells of the trigger: "X и Y, которого задержали"."""
    if c.kind != "person" or c.slot is None or not hangs_on(scene.line, c.last, match.first):
        return None
    words = [w.lower for w in scene.line.words[c.last + 1 : match.first]]
    his, hers = (any(w in listed(kind) for w in words) for kind in ("his_clause", "her_clause"))
    person = str(c.slot.value.person)
    fits = scene.discourse.genders.get(person) in (None, "m" if his else "f")
    return person if his is not hers and fits else None


def _meant(
    scene: Scene, best: Candidate, barred: Sequence[tuple[int, int]] = (), aside_at: int | None = None
) -> list[Who]:
    """Those whom a name or a number in the line stands for, with those joined to it and those among it.

    Of a trigger at `aside_at`, in a clause on the name, those named behind the clause are not meant.
    """
    assert best.slot is not None
    word = scene.line.words[best.first].lower
    if best.kind == "count" and best.slot.value.group is None:
        before = scene.line.words[best.first - 1].lower if best.first else ""
        size = 2 if word in listed("both") else best.slot.value.range.low if before in listed("all") else None
        if size is not None and (meant := several(scene, best.first, size)) is not None:
            return [meant]
    return [*_with_others(scene, best, "grammar", barred, aside_at), *_members(scene, best.slot)]


def _of_another(scene: Scene, match: Match, wanted: str) -> bool:
    """Whether a trigger stands in a clause on a noun that is nobody told of: "тем, кого выпускают"; "сокамерник, который вышел"."""
    words = scene.line.words
    start = next((i for i in range(match.first - 1, -1, -1) if words[i].text in ",;:.()"), -1)
    if start < 1 or words[start].text != ",":
        return False
    opens = words[start + 1].lower
    of_those = opens in _WHO and words[start - 1].lower in listed("such")  # "тех, кто сидит", whatever the case
    if not of_those and opens not in listed("who_does" if wanted == "nom" else "whom_done"):
        return False
    if start > 1 and words[start - 2].lower in _FROM_AMONG | _OUT_OF:  # "среди тех, кто", "один из тех, кого"
        return False
    told = (c.last for c in candidates(scene) if c.last < start)
    named = start > 1 and not words[start - 1].text.islower()
    return not named and not any(hangs_on(scene.line, last, match.first) for last in told)


def _complement(scene: Scene, match: Match) -> list[Who]:
    """Those whom a noun like "exchange" is of: "обмен тридцати человек", "обмен журналистки Веры Гальден"."""
    first = next((s for s in scene.slots if s.kind in ("person", "count") and s.first > match.last), None)
    if first is None or first.first - match.last > 4:
        return [Who()]
    between = scene.line.words[match.last + 1 : first.first]
    if first.kind == "person" and (relative_of(first.value, scene.line) or official(first.value)):
        return [Who()]
    of = all(w.text.islower() and len(w.text) > 3 and voice(w.lower) not in ("active", "reflexive") for w in between)
    of = of and not (first.kind == "person" and _object_behind(scene.line, match, first))
    return _with_others(scene, of_slot(first), "grammar") if of else [Who()]


def _object_behind(line: Line, match: Match, slot: Slot) -> bool:
    """Whether a name behind "before the exchange" is the object of the verb that follows: "до обмена X перевели"."""
    before = line.words[match.first - 1].lower if match.first else ""
    after = line.words[slot.last + 1].lower if slot.last + 1 < len(line.words) else ""
    return before in _TIME_BEFORE and voice(after) == "active" and past(after)


_TIME_BEFORE = frozenset("до да перед перад после пасля після".split())
_WHO = frozenset("кто хто".split())


def _listed(scene: Scene, match: Match) -> Who:
    """The number of people or bodies that follows in the clause, of which sanctions tell."""
    behind = (s for s in scene.slots if s.kind == "count" and s.first > match.first)
    slot = next((s for s in behind if s.first - match.last <= 8 and not borders(scene.line, match.last, s.first)), None)
    return Who(count=slot.value.range, group=slot.value.group, word=slot.last) if slot is not None else Who()


_NOMINATIVE = re.compile(r"..(нн|[аеёяи]т|[еи]м)(ые|ый)$")
_EITHER = re.compile(r"..(ны|ты|н|т)[яі]$")


def only_describes(line: Line, match: Match) -> bool:
    """Whether a participle only describes, or stands for those it is said of: "помилованные раскаялись"."""
    words, word = line.words, line.words[match.first].lower
    if attribute(word):
        return True
    if match.first and words[match.first - 1].text in ",-–—":  # "X, осуждённый на три года"
        return False
    if _NOMINATIVE.search(word):
        return True
    following = words[match.last + 1].text if match.last + 1 < len(words) else "."
    after = [w.lower for w in behind(line, match.last)][:4] if following.isalpha() else []
    return (
        past(word) and _EITHER.search(word) is not None and any(past(w) and w not in listed("helping") for w in after)
    )


def _only_visits(scene: Scene, c: Candidate) -> bool:
    """Whether a candidate for whom a prison treats so is a number of things, or kin: "свидание с женой Верой", "мать Анна"."""
    if c.slot is None:
        return False
    if c.kind == "count":
        return c.slot.value.group is None and _of_things(scene.line, c.last + 1)
    role = (c.slot.value.role or "").lower().split()
    return any(w in listed("kin_female") or w in listed("kin_male") for w in role)


def _of_things(line: Line, at: int) -> bool:
    """Whether a noun for no people follows a number: "семьдесят пар"."""
    word = line.words[at].lower if at < len(line.words) else ""
    people = word in listed("plural") or word in listed("roles") or word in listed("conjunctions")
    return (
        len(word) > 2
        and word[0].isalpha()
        and voice(word) == "noun"
        and not people
        and word not in listed("one_before")
    )


def _come_for(scene: Scene, match: Match) -> Candidate | None:
    """The pronoun among a trigger's own words behind "for": "за ней пришли", "по неї прийшли"."""
    words = scene.line.words
    for i in match.literal:
        lower = words[i].lower
        if i and words[i - 1].lower in _FOR and i - 1 in match.literal and _is_pronoun(lower):
            return Candidate("pronoun", i, i, frozenset())
    return None


_FOR = frozenset("за по па".split())


def _is_pronoun(word: str) -> bool:
    return word in listed("she") or word in listed("he") or word in listed("they") or word in _INSTRUMENTAL


_INSTRUMENTAL = frozenset("ею нею імі ними ними ім".split())


def _described_by(scene: Scene, match: Match, c: Candidate) -> bool:
    """Whether a participle that describes is said of a candidate: it stands beside, in its gender and case."""
    if not _beside(scene.line, match, c):
        return False
    word = scene.line.words[match.first].lower
    before = scene.line.words[match.first - 1].lower if match.first else ""
    if c.slot is None or c.kind != "person" or not attribute(word) or before in _FROM_AMONG | _OF:
        return True
    if c.cases == {"nom"} and _BENT.search(word):
        return False  # "the widow of the journalist who died, Вера Гальденская"
    said = "m" if word.endswith(("ого", "его", "ага", "яга", "ому", "ему", "аму")) else None
    return said is None or scene.discourse.genders.get(str(c.slot.value.person)) in (said, None)


_BENT = re.compile(r"(ого|его|ага|яга|ому|ему|аму|ой|ей|ай|яй|ої|ій|ую|юю|ых|их|іх|ыми|ими|ымі|імі)(ся)?$")


def _beside(line: Line, match: Match, c: Candidate) -> bool:
    """Whether a participle that describes is said of a candidate: it follows at once, or the participle hangs on it."""
    if match.first and line.words[match.first - 1].lower in _FROM_AMONG:  # "among those freed - X"
        return 0 < c.first - match.last <= 8
    if c.first > match.last:
        one_of = match.first > 0 and line.words[match.first - 1].lower in _OF and c.first - match.last == 2
        opens = match.first == 0 and c.first - match.last <= 6 and "nom" in (c.cases or {"nom"})
        if opens and c.first > 1 and line.words[c.first - 1].text == ",":  # "freed in March, X sits again"
            return borders(line, match.last, c.first) <= 1
        return one_of or (c.first - match.last <= 4 and not borders(line, match.last, c.first))
    if c.kind in ("plural", "kin") and c.last == match.first - 1:  # "most of those freed", "the wives of those held"
        return False
    return match.first - c.last <= 1 or hangs_on(line, c.last, match.first)


_OUT_OF = frozenset("из з із зь".split())
_FROM_AMONG = frozenset("среди сярод серед".split())
_OF = frozenset("из із з зі са".split())  # "один из задержанных, X"


def _described(scene: Scene, match: Match) -> str | None:
    """Whom a participle behind a comma describes, also where only their relatives are told of: "сваякі X, асуджанага"."""
    word = scene.line.words[match.first].lower
    if not attribute(word):
        return None
    said = "f" if word.endswith(("ую", "юю", "ой", "ей", "ай", "ої")) else "m" if word.endswith(_OF_HIM) else None
    for s in reversed(scene.slots):
        if s.kind == "person" and s.last < match.first and hangs_on(scene.line, s.last, match.first):
            known = scene.discourse.genders.get(s.value.person)
            return str(s.value.person) if said is not None and known in (said, None) else None
    return None


_OF_HIM = ("ого", "его", "ага", "ому", "ему", "аму", "ым", "им", "ім")


def _apart_from(scene: Scene, match: Match) -> list[Candidate]:
    """The candidates that are no words of the trigger, and no "of them" of a number."""
    of_them = {parts(scene, s.first) for s in scene.slots if s.kind == "count"}
    return [c for c in candidates(scene) if not _inside(match, c) and c.first not in of_them]


def _inside(match: Match, c: Candidate) -> bool:
    """Whether a candidate is one of the trigger's own words: "признали политзаключённым"."""
    return any(c.first <= i <= c.last for i in match.literal)


def nearest(scene: Scene, match: Match, slot: Slot) -> Slot:
    """The slot of that kind nearest to the trigger's words: a pattern with gaps takes the farthest that fits."""
    if slot.first < match.literal[0]:
        return slot
    alike = ("person", "count") if slot.kind in ("person", "count") else (slot.kind,)
    between = [s for s in scene.slots if s.kind in alike and match.literal[0] < s.first < slot.first]
    return min(between, key=lambda s: s.first, default=slot)


# ---------------------------------------------------------------- what the rule asks for


def _wanted(rule: Rule, line: Line, match: Match) -> str:
    """The case in which those concerned stand, by the rule and by the voice of the trigger's first word."""
    if rule.who == "subject":
        return "" if attribute(line.words[match.first].lower) else "nom"
    if rule.who == "given":
        return "dat"
    if rule.who == "of":
        return "gen"
    if rule.who == "near":
        return ""
    words = [line.words[i].lower for i in match.literal]
    voices = [voice(w) for w in words if w not in listed("helping")] or [voice(words[0])]
    if "active" in voices and voices[0] != "passive":
        return "acc"
    if attribute(line.words[match.first].lower):
        return ""
    return "nom" if voices[0] in ("passive", "reflexive") else "gen"


# ---------------------------------------------------------------- weights

_WORTH = {
    "person": 3.0,
    "count": 2.4,
    "pronoun": 1.6,
    "noun": 1.6,
    "plural": 1.4,
    "pair": 1.6,
    "kin": 1.4,
    "one": 1.5,
    "same": 2.2,
}


def _weight(scene: Scene, match: Match, c: Candidate, wanted: str, barred: Sequence[tuple[int, int]]) -> float:
    line = scene.line
    weight = _WORTH[c.kind] - 0.12 * _distance(match, c)
    crossed = borders(line, min(c.last, match.last), max(c.first, match.first))
    hangs = c.last < match.first and c.kind != "pronoun" and hangs_on(line, c.last, match.first)
    weight -= 0.0 if hangs else 1.1 * crossed
    if wanted and c.cases and not hangs:
        weight += 2.0 if wanted in c.cases else -2.6
    if wanted == "gen" and c.kind in ("person", "count", "plural"):
        weight += 1.0 * (0 < c.first - match.last <= 3) - 1.0 * (c.last < match.first)
    if any(a <= c.first <= b for a, b in barred) or (_is_member(scene, c) and not hangs):
        weight -= 4.0
    if c.slot is not None and c.kind == "person" and wanted != "nom" and official(c.slot.value):
        weight -= 2.0
    if c.kind == "person" and c.last < match.first and in_anothers_clause(line, c.first, c.last, match.first):
        weight -= 6.0
    if wanted == "acc" and crossed and match.last < c.first and line.words[c.first - 1].lower in _ON_BEHALF:
        weight -= 4.0
    if c.kind == "count":
        weight -= 5.0 * _not_people(scene, c) + 1.0 * (c.slot is not None and c.slot.value.group is None)
    if wanted == "acc" and _does(scene, match, c):
        weight -= 5.0
    return weight + _agreement(line, match, c, wanted, scene)


_ON_BEHALF = frozenset("за для ради дзеля задля против супраць проти".split())
"""What stands between a later clause and somebody it does something for: "увели X: она принесла жалобу за Y"."""
_UNITS = re.compile(
    r"(рубл|доллар|долар|евро|еўра|євро|гривен|тел|км|кіламетр|лет$|год|гад|рок|статей|дел$|спраў|дн|суток|сутак)"
)


_OF_A_TERM = frozenset("срок срока тэрмін тэрміну термін терміну строк строку наказание пакаранне покарання".split())


def _not_people(scene: Scene, c: Candidate) -> bool:
    """Whether a number is of money, of time, or part of a term."""
    following = [w.lower for w in scene.line.words[c.last + 1 : c.last + 3]]
    before = {w.lower for w in scene.line.words[max(0, c.first - 2) : c.first]}
    if (
        c.slot is not None and c.slot.value.group is None and before & _OF_A_TERM and "," not in before
    ):  # "снизил срок до пяти"
        return True
    return scene.covering(c.first, "term") is not None or any(_UNITS.match(w) for w in following)


def _distance(match: Match, c: Candidate) -> int:
    if c.first > match.last:
        return c.first - match.last
    return max(0, match.first - c.last)


def _does(scene: Scene, match: Match, c: Candidate) -> bool:
    """Whether somebody is the one who does it to others: in the nominative, agreeing with a verb of the past, as in "X обвинил"."""
    if c.kind != "person" or c.slot is None or c.cases != {"nom"}:
        return False
    verb = next((w for i in match.literal if (w := scene.line.words[i].lower) in listed("done_to")), None)
    if verb is None or voice(verb) != "active":
        return False
    known = scene.discourse.genders.get(c.slot.value.person)
    return verb_gender(verb) in ("m", "f") and known in (verb_gender(verb), None)


def _agreement(line: Line, match: Match, c: Candidate, wanted: str, scene: Scene) -> float:
    """A subject must agree in gender and number with the trigger's verb."""
    if wanted != "nom" or c.slot is None or c.kind != "person":
        return 0.0
    said = verb_gender(line.words[match.first].lower)
    known = scene.discourse.genders.get(c.slot.value.person)
    return -1.5 if said and known and said in "mf" and said != known else 0.0


# ---------------------------------------------------------------- those meant


def _with_others(
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
    at = slots.index(best.slot)
    low = high = at
    if (
        aside_at is not None
        and best.last < aside_at
        and any(w.text == "," for w in scene.line.words[best.last : aside_at])
    ):
        slots = [s for s in slots if s.first < aside_at]
    over = aside_at is None
    while high + 1 < len(slots) and joined(scene.line, slots[high], slots[high + 1], over_asides=over):
        high += 1
    while low > 0 and joined(scene.line, slots[low - 1], slots[low], over_asides=over):
        low -= 1
    chosen = slots[low : high + 1]
    chosen += [s for s in _companions(scene, chosen) if s not in chosen]
    persons = tuple(dict.fromkeys(s.value.person for s in chosen if s.kind == "person"))
    counts = [s for s in chosen if s.kind == "count"]
    made = [Who(persons, how=how, word=best.last)] if persons else []
    if counts and (best.kind == "count" or _further(scene.line, counts[-1])):
        number = (best.slot if best.kind == "count" else counts[-1]).value
        made.append(Who((), number.range, number.group or "people", number.per, how=how, word=best.last))
    return made or [Who(how="nothing")]


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


def _members(scene: Scene, group: Slot) -> list[Who]:
    """Those named, or counted, among a number: "52 человека, в том числе 14 иностранцев"."""
    at = _among(scene.line, group.last + 1) if group.kind == "count" else None
    if at is None:
        return []
    behind = [s for s in scene.slots if s.kind in ("person", "count") and s.first >= at]
    if behind and behind[0].kind == "count" and (behind[0].value.group or "").lower() in listed("by_sex"):
        return []
    return _with_others(scene, of_slot(behind[0]), "grammar") if behind and behind[0].first - at <= 6 else []


def _among(line: Line, start: int) -> int | None:
    """The word behind the first "including" from here on."""
    lower = [w.lower for w in line.words]
    for i in range(start, len(lower)):
        phrase = next((p for p in _AMONG if tuple(lower[i : i + len(p)]) == p), None)
        if phrase is not None:
            return i + len(phrase)
    return None


def _is_member(scene: Scene, c: Candidate) -> bool:
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
    unit = next((k for k, w in enumerate(between) if _UNITS.match(w.lower)), None)
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
