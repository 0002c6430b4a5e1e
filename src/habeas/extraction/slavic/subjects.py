"""Who a noun phrase says that tells something: its head in the nominative, the words before it, and where it ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from habeas.extraction.slavic.clauses import joined
from habeas.extraction.slavic.words import case, listed
from habeas.extraction.words import Line, Word

__all__ = [
    "BENT",
    "MARKS",
    "How",
    "Teller",
    "clause_end",
    "clause_start",
    "finite",
    "headed",
    "phrase_end",
    "preposition",
]

MARKS = frozenset(",;:.!?()-–—")
BENT = re.compile(r"(ым|им|ім|ой|ей|ай|яй|ою|ею|ому|ему|аму|ых|их|іх|ыми|ими|ымі|імі|ую|юю|ої|ій|ай)$")
_JOINING = frozenset("по па з із из і и й".split())
_NOT = frozenset("не ня ні ни".split())
_FAR = 12


class How(StrEnum):
    """How somebody who tells is said: by words of their own, by a pronoun, or not at all."""

    NAMED = "named"
    PRONOUN = "pronoun"
    UNSAID = "unsaid"
    """A verb in the singular without a subject: "Говорит, похудел"."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Words first to last that say who tells something, and the word by which they tell it."""

    first: int
    last: int
    how: How
    by: int


# ---------------------------------------------------------------- a subject

_ADJECTIVE = re.compile(r"(ый|ий|ой|ая|яя|ое|ее|ые|ие|ы|і|ыя|ія|а|е|я|ій|ова|ська|цька)$")
_OBLIQUE = re.compile(
    r"..(у|ю|ой|ей|ом|ем|ём|ам|ям|ому|ему|аму|ого|его|ага|яга|ах|ях|ами|ями|амі|ямі|ым|им|ім|ых|их|іх|аў|яў|ів|ів|ові|еві|ою|ею|ы|ай|яй)$"
)


def headed(line: Line, start: int, end: int, verb: int) -> Teller | None:
    """The first noun phrase in the nominative between two words, as who tells."""
    free = list(_free(line, start, end))
    for k in free:
        if line.words[k].lower in listed("nominative"):
            return Teller(k, k, How.PRONOUN, verb)
        if _noun(line, k):
            return Teller(_back(line, k, start), _forth(line, k, end), How.NAMED, verb)
    head = next((k for k in free if _named(line, k, start)), None)
    if head is None:
        return None
    return Teller(_back(line, head, start), _forth(line, head, end), How.NAMED, verb)


def _noun(line: Line, k: int) -> bool:
    """Whether a noun is of somebody who tells: "her lawyer", "one of the freed"."""
    word = line.words[k].lower
    if word in listed("sources.tellers"):
        return True
    following = line.words[k + 1].lower if k + 1 < len(line.words) else ""
    of_some = following in ("из", "з", "із", "зь") or following in listed("sources.possessive")
    return (
        word in ("один", "одна", "двое", "трое", "адзін", "адна", "двоє", "троє", "некоторые", "некаторыя", "деякі")
        and of_some
    )


def _free(line: Line, start: int, end: int) -> Iterator[int]:
    """The words between two that stand behind no preposition."""
    k = start
    while k < end:
        if preposition(line.words[k].lower):
            k = _behind_a_noun(line, k + 1, end)
        else:
            yield k
            k += 1


def _behind_a_noun(line: Line, k: int, end: int) -> int:
    """The word behind the noun that a preposition takes, and behind its name."""
    while k < end and (BENT.search(line.words[k].lower) or line.words[k].text[0].isdigit()) and k + 1 < end:
        if line.words[k].text[0].isupper() and not line.words[k + 1].text[0].isupper():
            break
        k += 1
    dated = any(w.text[0].isdigit() for w in line.words[max(0, k - 1) : k])
    k += 1
    while k < end and line.words[k].text.isupper() and line.words[k].text.isalpha():
        k += 1
    if k < end and line.words[k].text == '"' and not dated:
        k = next((i + 1 for i in range(k + 1, end) if line.words[i].text == '"'), end)
    return k


def _named(line: Line, k: int, start: int) -> bool:
    """Whether a name begins here that may stand in the nominative: of a person, a body, a city that speaks for a state."""
    word = line.words[k]
    if word.text == '"':
        inner = line.words[k + 1].text if k + 1 < len(line.words) else ""
        return (inner[:1].isupper() or inner.isdigit()) and (k == start or line.words[k - 1].text not in ".,:")
    if not word.text[0].isupper() or len(word.text) < 2:
        return False
    if word.lower in listed("sources.fillers") or (k == start and word.lower in listed("openers")):
        return False
    if word.text.isupper():
        return k == start or line.words[k - 1].lower in listed("sources.fillers")
    run = [w.text for w in line.words[k : k + 3]]
    names = " ".join(t for i, t in enumerate(run) if all(r[:1].isupper() for r in run[: i + 1]))
    cases = case(names)
    return "nom" in cases if cases else _OBLIQUE.search(word.lower) is None


def _back(line: Line, head: int, start: int) -> int:
    """The first word of the noun phrase with this head: over adjectives, whose they are, and how many."""
    i = head
    while i > start:
        word = line.words[i - 1]
        describes = word.lower in listed("sources.possessive") or word.lower in ("двое", "трое", "двоє", "троє")
        describes = describes or word.lower in listed("roles") or _adjective(word, opens=i == 1)
        describes = describes and not (i > 1 and line.words[i - 2].text[0].isdigit())
        if word.text in MARKS or word.lower in listed("sources.fillers") or not describes:
            break
        if i - 2 >= start and preposition(line.words[i - 2].lower):
            break
        i -= 1
    return i


def _adjective(word: Word, *, opens: bool) -> bool:
    """Whether a word may describe a noun in the nominative; a capitalised one only as of a country: "Польскае МЗС"."""
    if word.text[:1].isupper() and not opens:
        return _OF_A_LAND.search(word.lower) is not None
    return len(word.text) > 3 and _ADJECTIVE.search(word.lower) is not None and not finite(word.lower)


_OF_A_LAND = re.compile(r"([сц]к(ий|ая|ое|ие|і|ае|ія)|[сц]ьк(ий|а|е|і))$")


def _forth(line: Line, head: int, end: int) -> int:
    """The last word of the noun phrase with this head, before a preposition, a verb or a filler."""
    quoted = line.words[head].text == '"'
    i = head + 1
    while i < end and i - head < _FAR:
        word = line.words[i]
        if word.text == '"':
            quoted = not quoted
        elif not quoted and (
            (word.text in MARKS and not joined(line, i))
            or word.lower in listed("sources.fillers")
            or word.lower in _NOT
            or (preposition(word.lower) and word.lower not in _JOINING)
            or word.lower in listed("dative")
        ):
            break
        i += 1
    last = i - 1
    if line.words[last].lower in _JOINING and last > head:
        last -= 1
    return last


def clause_start(line: Line, at: int) -> int:
    """Behind the last mark before a word."""
    return next((k + 1 for k in range(at - 1, -1, -1) if _mark(line, k)), 0)


def clause_end(line: Line, at: int) -> int:
    """The first mark behind a word."""
    return next((k for k in range(at + 1, len(line.words)) if _mark(line, k)), len(line.words))


def _mark(line: Line, k: int) -> bool:
    return line.words[k].text in MARKS and not joined(line, k) and not _in_a_name(line, k)


def _in_a_name(line: Line, k: int) -> bool:
    """Whether a stop belongs to an initial or stands in a name in quotes: "Покажите их живыми!"."""
    words = line.words
    if words[k].text == ".":
        return k > 0 and len(words[k - 1].text) == 1 and words[k - 1].text.isupper()
    return words[k].text in "!-" and k + 1 < len(words) and words[k + 1].text == '"'


def preposition(word: str) -> bool:
    return word in listed("sources.prepositions")


def phrase_end(line: Line, start: int) -> int:
    """The last word of a noun phrase in a bent case: up to punctuation outside quotes, a preposition, a verb or ten words."""
    quoted, i = False, start
    while i < len(line.words) and i - start < 10:
        w = line.words[i]
        if w.text == '"':
            quoted = not quoted
        elif (not quoted and i > start and _ends(w)) or (not quoted and w.text in MARKS and not joined(line, i)):
            break
        i += 1
    return i - 1


_ENDS = re.compile(r"(ли|(?<!на)(?<!де)(?<!та)ла|лі|ют|ють|юць|уць|ся|лось)$")


def _ends(w: Word) -> bool:
    if w.lower in listed("conjunctions") or (preposition(w.lower) and w.lower not in _JOINING):
        return True
    return w.text.islower() and _ENDS.search(w.lower) is not None


# ---------------------------------------------------------------- verbs

_FINITE = re.compile(
    r"((л|ла|ло|ли|лі|ў|в)(ся|сь)?|(ўся|лася|ліся|лося)"  # рассказал, заявила, паведаміў
    r"|([еёиюуая]т|[юуя]ть|[уюя]ць|чаць|чыць)(ся)?|цца|ться|[аяуюі][еє]|[жшчдсз]е|(?<=у)е|[жшч]а)$"  # утверждает, піша
)
_OF_NOW = frozenset("говорить твердить свідчить просить просіць цвердзіць сведчыць гаворыць".split())
_NO_VERB = re.compile(r"(ни[еяюй]|нн[еяю]|нн[іям]|ння|енно|льно|ство|тв[оау]|ц[иі][яиюії])$")


def finite(word: str) -> bool:
    return word in _OF_NOW or (_FINITE.search(word) is not None and _NO_VERB.search(word) is None)
