"""The details of a statement in Russian, Belarusian or Ukrainian: its date, term, source, charge, place and actor."""

import itertools
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from habeas import dates
from habeas.dates import Dated, Grain, Kind, When
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.scene import Scene
from habeas.extraction.slavic.clauses import attribute, borders, describing
from habeas.extraction.slavic.forms import Form, leading, past
from habeas.extraction.slavic.frames import nearest
from habeas.extraction.slavic.words import listed, voice
from habeas.extraction.words import Line
from habeas.model import Document
from habeas.quantities import Term
from habeas.vocabulary import Type

__all__ = ["actor_of", "charge_of", "date_of", "only_asked", "place_of", "term_of"]


# ---------------------------------------------------------------- dates and terms


def date_of(document: Document, scene: Scene, match: Match, others: Sequence[int], type_: Type) -> When | None:
    """The date of the trigger: in its words, else in its clause or at the head of its sentence or paragraph.

    "Since March" dates the beginning of what goes on since then; of a total it is the whole stretch.
    """
    inner = [s for s in match.slots if s.kind == "date"]
    apart = type_ in _ON_THE_SIDE or (type_ in _OF_A_TRIAL and attribute(scene.line.words[match.first].lower))
    if apart and not inner:
        found: Dated | None = _within(scene, match)
    else:
        found = inner[0].value if inner else _closest(scene, match, others, "date") or _at_head(scene, match)
    if found is not None and type_ is Type.COUNT_DETAINED and _lasted(found):
        found = None
    if found is None:
        return None if apart else _lead(document, scene.line)
    if found.kind is Kind.SINCE and found.begins is not None and type_ in _LASTING:
        return found.begins
    return _no_nearer_than_its_years(found)


def _lasted(found: Dated) -> bool:
    """Whether Ukrainian words for "a week later" say of a total how long it took: "за тиждень затримали 20 людей"."""
    return found.kind is Kind.FOLLOWING and found.when.text.lower().startswith("за ")


_YEARS = re.compile(r"\b(год(ом|у|а)?|лет|гады?|гадоў|гадамі|рік|рок(ом|у|и|ів))\b", re.IGNORECASE)


def _no_nearer_than_its_years(found: Dated) -> When:
    """The date; "a year earlier", counted from a day told before, is a year and no day."""
    when = found.when
    if found.kind is not Kind.FOLLOWING or when.first is None or not _YEARS.search(when.text):
        return when
    year = when.first.year
    return When(when.text, date(year, 1, 1), date(year, 12, 31), str(year))


_LASTING = (Type.ARREST, Type.REARREST, Type.COUNT_HELD, Type.CONDITIONS, Type.EXILE, Type.RELEASE)
"""What "since March" says the beginning of; of a total, and of what is over in a moment, it is the whole stretch."""


_ON_THE_SIDE = (Type.CONDITIONS, Type.EXILE)
_OF_A_TRIAL = (Type.SENTENCE, Type.CONVICTION, Type.CHARGE)


def _within(scene: Scene, match: Match) -> Any:
    """The date in the clause of a trigger that only describes or tells of a state: the day of what the sentence tells is not its."""
    line = scene.line
    days = _slots(scene, "date")
    heads = not attribute(line.words[match.first].lower)
    near = (s for s in days if (heads and s.first <= 1) or not borders(line, *sorted((match.first, s.first))))
    found = next(near, None)
    return found.value if found is not None else None


def _at_head(scene: Scene, match: Match) -> Any:
    """A date among the first words of a sentence, or its only date: it holds for all that the sentence tells.

    One that a phrase set in between commas tells holds for that alone ("X, годом раньше получивший 21 год"), and so does
    one behind a colon with a verb of its own; what came "later" is of no day before.
    """
    found, line = _slots(scene, "date"), scene.line
    for s in found:
        if s.first <= 2 and not _later(line, s, match):
            return s.value
        alone = len(found) == 1 and s.first > 2
        if alone and not (_of_an_aside(line, s, match) or _of_a_part_behind(line, s, match) or _later(line, s, match)):
            return s.value
    return None


def _later(line: Line, s: Slot, match: Match) -> bool:
    """Whether "later" or "then" stands between a date and a trigger behind it, over a mark: "схватили, а згодом засудили"."""
    between = line.words[s.last + 1 : match.first]
    mark = next((k for k, w in enumerate(between) if w.text in ",;:-–—"), len(between))
    return any(w.lower in listed("later") for w in between[mark:])


def _of_a_part_behind(line: Line, s: Slot, match: Match) -> bool:
    """Whether a date behind a trigger stands in a part of the sentence with a verb of its own: ": в среду он звонил"."""
    start = next((i for i in range(s.first, match.last, -1) if _parts(line, i)), None)
    of_the_day = line.words[s.last].lower in listed("parts_of_the_day")
    if start is None or of_the_day or leading(line, match) is Form.NOUN:
        return False
    end = next((i for i in range(start + 1, len(line.words)) if line.words[i].text in ";:."), len(line.words))
    return any(past(w.lower) for w in line.words[start + 1 : end])


def _parts(line: Line, i: int) -> bool:
    """Whether a mark begins another part of the sentence: a colon, a semicolon, or a comma before "but"."""
    behind = line.words[i + 1].lower if i + 1 < len(line.words) else ""
    return line.words[i].text in ":;" or (line.words[i].text == "," and behind in _BUT)


_BUT = frozenset("а но однако але проте але однак аднак зато".split())


def _of_an_aside(line: Line, s: Slot, match: Match) -> bool:
    """Whether a date stands in a phrase round a participle, or a clause on a noun, set off by a comma, and a trigger not."""
    start = next((i for i in range(s.first - 1, -1, -1) if line.words[i].text in ",;:()"), None)
    end = next((i for i in range(s.last + 1, len(line.words)) if line.words[i].text in ",;:()."), len(line.words))
    if start is None:
        return False
    if any(attribute(w.lower) for w in line.words[start + 1 : end]):
        return True
    if start - 1 <= match.last < end or _hour(line, s):  # "of the 52 freed, whom they drove away on Friday"
        return False
    opens = line.words[start + 1].lower
    return line.words[start].text == "," and (opens in listed("relative") or describing(opens))


def _lead(document: Document, line: Line) -> When | None:
    """The date that stands alone as the first sentence of the paragraph, as in a chronicle: "20 мая. ..."."""
    start = document.text.rfind("\n", 0, line.start) + 1
    head = document.text[start : line.start].strip()
    found = dates.find(head[:40], document.published, document.language or "ru") if head else []
    alone = found and found[0].start <= 2 and head[found[0].end : found[0].end + 1] in (".", ":")
    return found[0].when if alone else None


def term_of(scene: Scene, match: Match, others: Sequence[int]) -> Term | None:
    """The length of the punishment: in the words of the trigger, else the closest."""
    inner = [s for s in match.slots if s.kind == "term" and s in _slots(scene, "term")]
    found: Term | None = nearest(scene, match, inner[0]).value if inner else _closest(scene, match, others, "term")
    return found


def only_asked(scene: Scene, match: Match) -> bool:
    """Whether a prosecutor stands between the trigger and its term: "срок неизвестен, прокурор просил пять лет"."""
    inner = [s for s in match.slots if s.kind == "term"]
    end = nearest(scene, match, inner[0]).first if inner else match.last + 1
    return any(w.lower in listed("prosecutors") for w in scene.line.words[match.first : end])


def _closest(scene: Scene, match: Match, others: Sequence[int], kind: str) -> Any:
    """The value of the slot of a kind that is closest, by clause borders first; None where a rival is closer to it."""
    slots = _slots(scene, kind)
    if kind == "date":
        slots = [s for s in slots if not _of_a_part_behind(scene.line, s, match)]
    if not slots:
        return None
    best = min(slots, key=lambda s: _apart(scene.line, match.first, match.last, s))
    rivals = [_apart(scene.line, o, o, best) for o in others if not match.first <= o <= match.last]
    own = _apart(scene.line, match.first, match.last, best)
    return best.value if own < 40 and all(own <= rival for rival in rivals) else None


def _slots(scene: Scene, kind: str) -> list[Slot]:
    """The slots of a kind; of dates not those of birth, of other things, or of the hour where a day is named."""
    found = [s for s in scene.slots if s.kind == kind and not _quoted_name(scene.line, s)]
    if kind == "term":  # "за тридцать лет" is a time that has passed
        found = [s for s in found if not s.first or scene.line.words[s.first - 1].lower != "за"]
        return [s for s in found if not _age(scene, s) and not _taken_off(scene.line, s)]
    if kind != "date":
        return found
    found = [s for s in found if not _of_something_else(scene.line, s)]
    days = [s for s in found if not _hour(scene.line, s) and not (_lasted(s.value) and s.value.when.iso is None)]
    return days or found


_OFF = ("скинул", "сбросил", "снял", "скінул", "знял", "зняў", "скинув", "зняв")
_LESS = (
    "сократил", "снизил", "уменьшил", "скостил", "скараці", "знізі", "зменшы", "скорот", "знизи", "зменши",
)  # fmt: skip
"""How verbs begin by which a punishment shrinks by so many years, named behind the verb or behind "на"."""


_UP_TO = ("до", "да", "вместо", "замест", "замість")


def _taken_off(line: Line, s: Slot) -> bool:
    """Whether a length is how much a punishment shrinks by: "скинули ему год", "сократили срок на два года"."""
    before = [w.lower for w in line.words[max(0, s.first - 6) : s.first]]
    if line.words[s.first].lower in _UP_TO:
        return False
    if before[-1:] == ["на"] and any(w.startswith(_LESS) for w in before):
        return True
    return any(w.startswith(_OFF) for w in before[-3:]) and before[-1] not in _UP_TO


def _age(scene: Scene, s: Slot) -> bool:
    """Whether years between two marks behind a name are an age: "Павлу Дубровину, 45 лет, дали три года"."""
    words = scene.line.words
    behind = words[s.last + 1].text if s.last + 1 < len(words) else ""
    opened = s.first > 1 and words[s.first - 1].text == behind == ","
    return opened and scene.covering(s.first - 2, "person") is not None and words[s.last].lower in _OF_AGE


_OF_AGE = frozenset("год года лет гады гадоў рік роки років".split())


def _quoted_name(line: Line, s: Slot) -> bool:
    """Whether words are a name in quotes: the centre "Вясна" is no spring."""
    return bool(s.first) and line.words[s.first - 1].text == '"' and line.words[s.first].text[0].isupper()


def _hour(line: Line, s: Slot) -> bool:
    return all(w.lower in listed("hours") for w in line.words[s.first : s.last + 1])


def _of_something_else(line: Line, s: Slot) -> bool:
    """Whether a day is of an anniversary, a year of birth, or of a noun before it: "участие в протестах 2020 года"."""
    after = [w.lower for w in line.words[s.last + 1 : s.last + 3]]
    if _of_an_anniversary([w.lower for w in line.words[s.last + 1 : s.last + 6]]):
        return True
    if s.value.grain is not Grain.YEAR:
        return False
    if after and after[0] in listed("born"):
        return True
    if s.value.kind is Kind.SINCE:  # "живёт с 2021-го"
        return False
    before = line.words[s.first - 1] if s.first else None
    return before is not None and len(before.text) > 3 and before.text.islower() and voice(before.lower) == "noun"


def _of_an_anniversary(behind: list[str]) -> bool:
    """Whether a day is when years have passed: "сегодня два года со дня смерти", "сегодня годовщина ареста"."""
    since = any(a in _FROM and b == "дня" for a, b in itertools.pairwise(behind))
    near = itertools.takewhile(lambda w: w != ",", behind)  # "today, on the anniversary of the vote, they freed X"
    return since or any(w in listed("anniversaries") for w in near)


_FROM = frozenset("со з ад від".split())


def _apart(line: Line, first: int, last: int, slot: Slot) -> float:
    """How far a slot stands from words first to last: a clause border counts as much as five words."""
    if slot.first > last:
        return slot.first - last + 5.0 * borders(line, last, slot.first)
    return max(0, first - slot.last) + 5.0 * borders(line, slot.last, first)


# ---------------------------------------------------------------- charges, places, actors

_OFFENCES = (
    "измену|шпионаж|экстремизм|терроризм|хулиганство|участие|оскорбление|клевету|комментар\\w+|пост\\w*|донат\\w*|"
    "удзел|здраду|шпіянаж|абразу|каментар\\w+|тэрарызм|экстрэмізм|участь|образу|зраду|шпигунство|тероризм|диверсі\\w+"
)
_OFFENCES_IN = (
    "измене|государственной измене|шпионаже|экстремизме|терроризме|хулиганстве|участии|оскорблении|клевете|диверсии|"
    "здрадзе|дзяржаўнай здрадзе|шпіянажы|абразе|зраді|державній зраді|держзраді|шпигунстві|тероризмі"
)
_CHARGE = re.compile(
    r"(?P<a>\"[^\"]{4,90}\"(?:\s\([^)]*\))?)"
    r"|(?P<b>\b(?:ч\.\s?\d+\s)?(?:ст\.|арт\.|стат\w+|арт\w+|статт\w+)\s?\d[\d.-]*(?:\s\([^)]*\))?(?:\s(?:УК|КК)\b)?)"
    rf"|(?P<c>(?<=за )(?:{_OFFENCES})[^.,;()]{{0,60}})"
    rf"|(?P<d>(?<=\s[вуў]\s)(?:{_OFFENCES_IN})[^.,;()]{{0,50}})",
)
_CUE = re.compile(
    r"стат|ст\.|арт|обвин|абвінав|звинувач|винов|вінав|винн|за |подозр|падазр|підозр|вменя|інкрым|УК|КК|дел|справ",
    re.IGNORECASE,
)


def charge_of(text: str, folded: str, line: Line, match: Match) -> str | None:
    """The offence as written, nearest to the trigger: an article, an offence, a quoted name."""
    at = line.words[match.first].start
    found = [
        m
        for m in _CHARGE.finditer(folded, line.start, line.end)
        if m.lastgroup != "a" or _CUE.search(folded[max(line.start, m.start() - 30) : m.start()])
    ]
    best = min(found, key=lambda m: (m.start() < at, abs(m.start() - at)), default=None)
    return text[slice(*best.span())].rstrip(" ,") if best else None


_LOCATIVE = frozenset("в во у ў ва до да под пад під".split())
_HOUSES = re.compile(
    r"(колони|калон|тюрьм|турм|тюрм|изолятор|ізалятар|ізолятор|сизо|сіза|сізо|ик|пк|шизо|лагер)"
    r"|(аэропорт|аэрапорт|больниц|бальніц|лікарн|посольств|пасольств)",
    re.IGNORECASE,
)


def place_of(text: str, scene: Scene, match: Match) -> str | None:
    """The place nearest to the trigger: a capitalised word, or a prison, behind a preposition of place."""
    line, found = scene.line, list[tuple[int, str]]()
    for i, w in enumerate(line.words[:-1]):
        if w.lower in _LOCATIVE and not scene.covering(i + 1, "date") and not scene.covering(i + 1, "person"):
            end = _place_end(line, i + 1)
            if end is not None and _near(line, match, i):
                found.append((abs(i - match.last), text[line.words[i + 1].start : line.words[end].end]))
    return min(found, default=(0, None))[1]


def _place_end(line: Line, start: int) -> int | None:
    """The last word of a place's name that begins here, None where none does."""
    i, seen = start, False
    while i < len(line.words) and i - start < 5:
        w = line.words[i]
        if (
            w.text[:1].isupper()
            or _HOUSES.match(w.lower)
            or (
                seen
                and (
                    w.text in ("№", '"')
                    or w.text.isdigit()
                    or w.lower.startswith(("област", "воблас", "район", "раён"))
                )
            )
        ):
            seen = seen or w.text[:1].isupper() or bool(_HOUSES.match(w.lower))
        elif seen or not w.text.isalpha() or not re.search(r"(ой|ом|ый|ую|ий|кай|кім|ым|ій|ому|ый)$", w.lower):
            break
        i += 1
    return i - 1 if seen else None


def _near(line: Line, match: Match, at: int) -> bool:
    low, high = sorted((at, match.first))
    return not any(line.words[i].text in ";:" for i in range(low, high)) and high - low < 14


def actor_of(text: str, line: Line, match: Match) -> str | None:
    """A court or another body that opens the trigger's clause: the words from its start up to the trigger's verb."""
    start = next(
        (i + 1 for i in range(match.first - 1, -1, -1) if line.words[i].text in (",", ";", ":", "-", "–", "—", "(")), 0
    )
    for i in range(start, match.first):
        if re.match(
            r"(суд|прокур|пракур|милиц|міліц|поліц|полиц|кгб|кдб|фсб|гуп|губоп|следств|силовик|сілавік|власт|улад|влад|минфин|ес$|мид|сша|зша)",
            line.words[i].lower,
        ):
            return text[
                line.words[_actor_start(line, start, i)].start : line.words[_actor_end(line, i, match.first)].end
            ]
    return None


def _actor_start(line: Line, start: int, noun: int) -> int:
    i = noun
    while i > start and re.search(r"(ий|ый|ой|ая|кі|ны|ська|ский|ський|ые|ія|ыя|і)$", line.words[i - 1].lower):
        i -= 1
    return i


def _actor_end(line: Line, noun: int, stop: int) -> int:
    i = noun
    while (i + 1 < stop and line.words[i + 1].text[:1].isupper()) or (
        i + 1 < stop and line.words[i + 1].lower.startswith(("район", "раён", "област", "воблас", "город", "горад"))
    ):
        i += 1
    return i
