"""Whom a trigger concerns in a sentence without a parse: case endings, clause borders and word distance, weighed.

Every name, number, pronoun and noun for people in the sentence is a candidate. What its case says counts most, then how
many clause borders lie between it and the trigger, then how many words. A pronoun or a noun ("the woman") stands for
the nearest person before who agrees. The weights are in weights.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.extraction.patterns import Match, Slot
from habeas.extraction.rules import Rule
from habeas.extraction.scene import Scene, Who
from habeas.extraction.slavic.apart import in_anothers_clause, names_another, set_apart
from habeas.extraction.slavic.candidates import Candidate, candidates, of_slot
from habeas.extraction.slavic.clauses import attribute, behind, borders, hangs_on
from habeas.extraction.slavic.forms import Form, leading, past
from habeas.extraction.slavic.standing import official, relative_of
from habeas.extraction.slavic.together import members, with_others
from habeas.extraction.slavic.unsaid import carried, nobody, of_oneself, stranger, teller_himself
from habeas.extraction.slavic.weights import does, weight
from habeas.extraction.slavic.whom import as_many, by_calling, numbered, parts, referred, several
from habeas.extraction.slavic.words import listed, voice
from habeas.extraction.words import Line
from habeas.vocabulary import SANCTIONS, Type

__all__ = ["concerned", "nearest", "only_describes"]

_ENOUGH = 0.0


def concerned(rule: Rule, match: Match, scene: Scene, barred: Sequence[tuple[int, int]] = ()) -> list[Who]:
    """Those the trigger happens to: one entry, or two where people are named along with a further number.

    `barred` are stretches of words (first, last) that name sources. Where nobody fits, the entry's `how` is "nothing".
    """
    named = [nearest(scene, match, s) for s in match.slots if s.kind in ("person", "count")]
    named = [s for s in named if not (s.kind == "person" and relative_of(s.value, scene.line))]
    if named:
        return _meant(scene, of_slot(named[0]))
    case = _Asked(rule, match, scene, barred, _wanted(rule, scene.line, match))
    outright = _outright(case)
    return _likeliest(case) if outright is None else outright


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: whom a rule's words happen to in a scene, in which case they stand, and which stretches name sources."""

    rule: Rule
    match: Match
    scene: Scene
    barred: Sequence[tuple[int, int]]
    wanted: str


def _outright(asked: _Asked) -> list[Who] | None:
    """Those whom the words about a trigger tell without anybody being weighed; None where they tell of nobody so."""
    rule, match, scene = asked.rule, asked.match, asked.scene
    if rule.who == "none":
        return [_listed(scene, match)] if rule.type in SANCTIONS else _complement(scene, match)
    if (pronoun := _come_for(scene, match)) is not None:
        return [referred(scene, pronoun)]
    plain = rule.type is not Type.CONDITIONS and leading(scene.line, match) is not Form.NOUN
    if plain and (none := nobody(scene, match)) is not None:
        return [none]
    same = next((i for i in match.literal if scene.line.words[i].lower in listed("as_many")), None)
    if same is not None:
        return [as_many(scene, same)]
    if (described := _described(scene, match)) is not None:
        return [Who((described,), how="grammar", word=match.first)]
    if rule.who in ("object", "subject") and _of_another(scene, match, asked.wanted):
        return [Who(how="nothing")]
    return None


def _likeliest(asked: _Asked) -> list[Who]:
    """Those whom most speaks for, of all whom a trigger can be about."""
    match, scene = asked.match, asked.scene
    may_be = _apart_from(scene, match)
    if asked.rule.type is Type.CONDITIONS:
        may_be = [c for c in may_be if not _only_visits(scene, c)]
    weighed = [(weight(scene, match, c, asked.wanted, asked.barred), c) for c in may_be]
    bare = len(match.literal) < 3 and only_describes(scene.line, match)
    fit = [(w, c) for w, c in weighed if w > _ENOUGH and (not bare or _described_by(scene, match, c))]
    if not fit:
        return [_where_nobody_fits(asked, may_be, bare=bare)]
    if (whose := next((p for _, c in fit if (p := _whose_clause(scene, match, c))), None)) is not None:
        return [Who((whose,), word=match.first)]
    best = max(fit, key=lambda f: f[0])[1]
    hangs = best.last < match.first and hangs_on(scene.line, best.last, match.first)
    set_off = match.first > 1 and best.last == match.first - 2  # "X, осуждён на три года, и Y"
    describes = best.last < match.first and attribute(scene.line.words[match.first].lower)
    apart = hangs or set_off or describes or asked.rule.type is Type.SENTENCE
    aside_at = match.first if apart else None
    return _meant(scene, best, asked.barred, aside_at) if best.slot is not None else [referred(scene, best)]


def _where_nobody_fits(asked: _Asked, may_be: Sequence[Candidate], *, bare: bool) -> Who:
    """Who is meant where nothing speaks enough for any of those named: the teller, a number behind, those told of before."""
    rule, match, scene, wanted, barred = asked.rule, asked.match, asked.scene, asked.wanted, asked.barred
    if (speaker := of_oneself(scene, match, wanted, barred)) is not None:
        return speaker
    if wanted == "acc" and any(does(scene, match, c) for c in may_be):
        return Who(how="nothing")
    if rule.type is Type.PARDON and leading(scene.line, match) is Form.NOUN:
        to = next((c for c in may_be if c.kind == "pronoun" and "dat" in c.cases), None)
        return referred(scene, to) if to else numbered(scene, match.last) or Who()  # an amnesty spoken of is nobody's
    if wanted == "nom" and (himself := teller_himself(scene, match, barred)) is not None:
        return himself
    if stranger(scene, match, wanted) or _told_of_others(scene, match):
        return Who(how="nothing")
    if not bare and (called := by_calling(scene, match, wanted)) is not None:
        return called
    return Who(how="nothing") if bare else numbered(scene, match.last) or carried(scene, match, barred)


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
    return [*with_others(scene, best, "grammar", barred, aside_at), *members(scene, best.slot)]


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
    return with_others(scene, of_slot(first), "grammar") if of else [Who()]


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
