"""Who tells what a line tells: the words that name them, behind "по словам" and the like and beside a verb of saying."""

import re
from collections.abc import Iterator, Sequence

from habeas.extraction.patterns import Match
from habeas.extraction.slavic.clauses import describing
from habeas.extraction.slavic.subjects import (
    BENT,
    MARKS,
    How,
    Teller,
    clause_end,
    clause_start,
    finite,
    headed,
    phrase_end,
    preposition,
)
from habeas.extraction.slavic.words import listed
from habeas.extraction.words import Line, Word

__all__ = ["How", "Teller", "about_it", "demanding", "speakers", "tellers"]

_NOT = frozenset("не ня ні ни".split())


def tellers(line: Line) -> Iterator[Teller]:
    """All who tell something in a line, in its order."""
    seen = set[int]()
    if (label := _label(line)) is not None:
        yield label
    for i, word in enumerate(line.words):
        found = (
            _accounted(line, i) or _known(line, i) or (_says(line, i) if _verb(word.lower) else None) or _paper(line, i)
        )
        if found is not None and found.first not in seen and not _of_oneself(line, found):
            seen.add(found.first)
            yield found


def _of_oneself(line: Line, t: Teller) -> bool:
    """Whether who tells is only "I", or those to whom it was told: "«Нам сказали", ..."."""
    return any(w.lower in _MYSELF for w in line.words[t.first : t.last + 1][:2])


_MYSELF = frozenset("я мы ми мне мені нам меня мяне мене нас".split())


def _label(line: Line) -> Teller | None:
    """The body, or the counsel, with a colon behind it, that opens a line: "Минобороны: ...", "МИД Латвии: ..."."""
    words = line.words
    colon = next((i for i, w in enumerate(words[:6]) if w.text == ":"), None)
    if not colon or not any(w.lower in listed("sources.labels") for w in words[:2]):
        return None
    between = words[:colon]
    plain = all(w.text[0].isalpha() and not finite(w.lower) for w in between if w.lower not in listed("sources.labels"))
    return Teller(0, colon - 1, How.NAMED, colon) if plain else None


def speakers(line: Line) -> Iterator[Teller]:
    """All who say or ask for anything in a line, whatever it leads to."""
    for i, word in enumerate(line.words):
        if (_asks(word.lower) or _verb(word.lower)) and (found := _teller(line, i)):
            yield found


def _asks(word: str) -> bool:
    """Whether a word is a form of a verb of demanding or asking that takes whoever does so."""
    return (word in listed("modality.called_for") or word in listed("sources.asks")) and finite(word)


def demanding(line: Line, match: Match) -> Teller | None:
    """Who demands or asks for what a trigger tells, by the verb that says so and is nearest to it."""
    words = line.words
    verbs = [i for i, w in enumerate(words) if not match.first <= i <= match.last and _asks(w.lower)]
    for verb in sorted(verbs, key=lambda i: (i > match.first, abs(i - match.first))):
        if found := _teller(line, verb):
            return found
    return None


def about_it(line: Line) -> bool:
    """Whether a line begins by saying who told what the line before says: "Об этом сообщил ...", "Как пишет ..."."""
    words = [w.lower for w in line.words[:7]]
    opens = words[:1] and (words[0] in listed("sources.about") or words[0] in ("как", "як"))
    told = next((k for k, w in enumerate(words) if _verb(w)), None)
    return bool(opens) and told is not None and not any(w in MARKS for w in words[:told])


# ---------------------------------------------------------------- by what somebody says: "по словам", "паводле", "за даними"

_BY = frozenset("по па за согласно паводле водле згодна згідно зі со са на із при".split())
_ALONE = frozenset("согласно паводле водле згодна згідно".split())


def _accounted(line: Line, i: int) -> Teller | None:
    """Who stands behind "по словам", "паводле звестак", "за оцінкою", "со ссылкой на"."""
    words, word = line.words, line.words[i].lower
    if word in listed("sources.those_who_cite") and i + 1 < len(words) and words[i + 1].lower == "на":
        return _phrase(line, i + 2, i)
    if word not in _BY:
        return None
    if word in ("со", "са", "зі") and not (i + 1 < len(words) and words[i + 1].lower in ("слов", "слоў", "слів")):
        return None
    owner, at = (
        None,
        i + 1 + (i + 1 < len(words) and word in ("згідно", "згодна") and words[i + 1].lower in ("з", "зі")),
    )
    while at < len(words) and at - i <= 3 and words[at].lower not in listed("sources.accounts"):
        if words[at].lower in listed("sources.possessive"):
            owner = at
        elif not BENT.search(words[at].lower):
            break
        at += 1
    if at < len(words) and words[at].lower in listed("sources.accounts"):
        if owner is not None:
            return Teller(owner, owner, How.PRONOUN, i)
        official = at > i + 1 and words[i + 1].lower in listed("sources.unnamed")
        return _phrase(line, at + 1, i) or (Teller(i + 1, at, How.NAMED, i) if official else None)
    if word not in _ALONE or i + 1 >= len(words) or words[i + 1].lower in listed("sources.by_law"):
        return None
    if words[i + 1].lower in listed("accusative") or words[i + 1].lower in listed("dative"):
        return Teller(i + 1, i + 1, How.PRONOUN, i)
    return _phrase(line, i + 1, i)


def _known(line: Line, i: int) -> Teller | None:
    """To whom, or from whom, something "became known": "Как стало известно правозащитникам"."""
    words = line.words
    if words[i].lower not in ("известно", "вядома", "відомо") or not i or words[i - 1].lower not in _BECAME:
        return None
    start = i + 1 + (i + 1 < len(words) and words[i + 1].lower in ("от", "ад", "від"))
    if start >= len(words) or words[start].text in MARKS or words[start].lower in listed("joins"):
        return None
    return _phrase(line, start, i) if words[start].lower not in listed("dative") else None


_BECAME = frozenset("стало стала".split())


def _phrase(line: Line, start: int, by: int) -> Teller | None:
    """The noun phrase from a word on, as who tells."""
    if start >= len(line.words) or preposition(line.words[start].lower) or line.words[start].text[0].isdigit():
        return None
    end = phrase_end(line, start)
    law = line.words[start].lower in listed("sources.by_law")
    return Teller(start, end, How.NAMED, by) if end >= start and not law else None


def _paper(line: Line, i: int) -> Teller | None:
    """The paper of which it is said what it tells: "говорится в докладе МИД", "следует из бюллетеня"."""
    words = line.words
    if words[i].lower not in listed("sources.papers"):
        return None
    if i + 2 < len(words) and words[i + 1].lower in _IN | {"из", "із", "з"}:
        return _phrase(line, i + 2, i)
    start = clause_start(line, i)
    opens = i - start > 1 and words[start].lower in _IN
    return Teller(start + 1, min(phrase_end(line, start + 1), i - 1), How.NAMED, i) if opens else None


# ---------------------------------------------------------------- verbs of saying


def _verb(word: str) -> bool:
    """Whether a word is a form of a verb of saying that takes whoever says it."""
    if word in listed("sources.sure"):
        return True
    return (word in listed("reporting") or word in listed("sources.verbs")) and finite(word)


def _says(line: Line, i: int) -> Teller | None:
    """Who says it, at a verb of saying that leads to what is said."""
    if i and line.words[i - 1].lower in _NOT and line.words[i].lower not in listed("sources.sure"):
        return None
    if line.words[i].lower in listed("sources.learns"):
        end = clause_end(line, i)
        start = next((k + 1 for k in range(i + 1, end) if line.words[k].lower in ("от", "ад", "від")), None)
        if start is not None and start < end:
            return Teller(start, end - 1, How.NAMED, i)
    return _teller(line, i) if _leads(line, i) else None


def _leads(line: Line, i: int) -> bool:
    """Whether a verb leads to what is said: it is set in, a mark or "that" follows, or it says so many by itself."""
    words = line.words
    start, end = clause_start(line, i), clause_end(line, i)
    if (start or i > start) and all(w.lower in listed("sources.fillers") or w.text == '"' for w in words[start:i]):
        return True
    if words[i].lower in listed("sources.counts"):
        return True
    within = words[i + 1 : end]
    weak = words[i].lower in listed("sources.weak")
    if not weak and any(w.lower in listed("sources.about") for w in [*words[start:i], *within]):
        return True
    if not weak and any(w.text == '"' for w in within) and _quotes(within):
        return True
    if end >= len(words) or words[end].text in ".!?;":
        return start > 0 and not within and words[start - 1].text in ",–—-"
    following = words[end + 1].lower if end + 1 < len(words) else ""
    return not within or words[end].text in ":–—" or following in listed("sources.that")


def _quotes(words: Sequence[Word]) -> bool:
    """Whether words in quotes are said and are no name: the verb is followed by no preposition."""
    return not any(preposition(w.lower) for w in words[:1])


def _teller(line: Line, verb: int) -> Teller | None:
    """Whoever a verb of saying takes: before it in its clause, behind it, over a clause set in, or "in" a body."""
    words, start = line.words, clause_start(line, verb)
    if any(w.lower in listed("relative") or w.lower in ("кто", "хто") for w in words[start : min(start + 3, verb)]):
        return None
    if found := headed(line, start, verb, verb):
        return found
    opens = all(w.lower in listed("sources.fillers") for w in words[start:verb]) or _about_first(line, start, verb)
    if start == verb and _closes_aside(line, start) and (found := _over_what_is_set_in(line, start - 1, verb)):
        return found
    if opens and (found := headed(line, verb + 1, clause_end(line, verb), verb)):
        return found
    if found := _in_a_body(line, start, verb, verb) or _in_a_body(line, verb + 1, clause_end(line, verb), verb):
        return found
    set_in = start and opens and words[start - 1].text in ",–—-"
    if set_in and (found := _over_what_is_set_in(line, start - 1, verb)):
        return found
    alone = start == verb == 0 and re.search(r"(ет|ит|а|е|л|ла|ў|в)$", words[verb].lower) is not None
    return Teller(verb, verb, How.UNSAID, verb) if alone else None


def _about_first(line: Line, start: int, verb: int) -> bool:
    """Whether a clause opens with what it is told about: "О повторном задержании Зеркалу рассказали ..."."""
    return start < verb and line.words[start].lower in listed("sources.about")


def _closes_aside(line: Line, start: int) -> bool:
    """Whether the comma before a word closes a clause on a noun: "X, якога вызвалілі, расказаў"."""
    opened = clause_start(line, start - 1) if start > 1 and line.words[start - 1].text == "," else 0
    if opened == 0:
        return False
    first = line.words[opened].lower
    return first in listed("relative") or first in ("что", "што", "що") or describing(first)


def _over_what_is_set_in(line: Line, mark: int, verb: int) -> Teller | None:
    """Who stands before a clause or a phrase set in between a subject and its verb: "X, которую отпустили, говорит"."""
    end = mark
    for _ in range(3):
        start = clause_start(line, end)
        opens = line.words[start].lower if start < end else ""
        if opens not in listed("relative") and (found := headed(line, start, end, verb)):
            between = [w.lower for w in line.words[found.last + 1 : end]]
            return None if any(_verb(w) for w in between) else found
        if start == 0 or line.words[start - 1].text != ",":
            return None
        end = start - 1
    return None


def _in_a_body(line: Line, start: int, end: int, verb: int) -> Teller | None:
    """The body in which it was said, where nobody says it: "В МИД сообщили"; the verb stands in the plural."""
    if not re.search(r"(ли|лі|ют|ут|ят|ать|ють|уть|ять|юць|уць|яць)$", line.words[verb].lower):
        return None
    for i in range(start, end - 1):
        word = line.words[i + 1]
        if line.words[i].lower in _IN and (word.text[0].isupper() or word.lower in listed("sources.bodies")):
            return Teller(i + 1, min(phrase_end(line, i + 1), end - 1), How.NAMED, verb)
    return None


_IN = frozenset("в во у ў на".split())
