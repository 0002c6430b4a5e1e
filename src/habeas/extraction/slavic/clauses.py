"""Where clauses end in a line without a parse: what is set in between two marks, what hangs on a word before it."""

import re

from habeas.extraction.marks import listing, set_in
from habeas.extraction.slavic.words import listed, phrases, voice
from habeas.extraction.words import Line, Word

__all__ = ["aside", "attribute", "behind", "borders", "describing", "hangs_on", "joined"]

_SET_IN = 0.3
"""What a clause set in counts for, of a clause border."""


def borders(line: Line, left: int, right: int) -> float:
    """How many clause borders lie between two words: commas count one, conjunctions behind them nothing more.

    A clause or a phrase set in between two marks ("X, bound for Riga, was held") counts a third.
    """
    crossed, i = 0.0, left + 1
    while i < right:
        text, end = line.words[i].text, set_in(line, i, right, aside)
        if end is not None:
            crossed, i = crossed + _SET_IN, end
        elif text in (";", ":", "–", "—", "-", "(", ")") and not joined(line, i):
            crossed += 2 if text == ";" else 1
        elif text == "," and not listing(line, i):
            crossed += 1
        i += 1
    return crossed


def joined(line: Line, i: int) -> bool:
    """Whether a dash joins two halves of a word: "2021-го"."""
    words = line.words
    if words[i].text != "-" or not 0 < i < len(words) - 1:
        return False
    return words[i - 1].end == words[i].start and words[i].end == words[i + 1].start


def aside(inner: list[str]) -> bool:
    """Whether words between two commas are said by the way: an age, a role, a clause, a source."""
    opens = (
        any(w in listed("relative") for w in inner[:3])
        or any(describing(w) for w in inner[:3])
        or inner[0] in listed("kin")
    )
    said = len(inner) <= 9 and any(w in listed("reporting") for w in inner)
    told = inner[0] in ("как", "як") and len(inner) <= 6
    told = told or any(tuple(inner[: len(p)]) == p for p in (*phrases("according"), *phrases("among")))
    return opens or said or told or inner[0] in listed("roles")


_FAR = 16


def behind(line: Line, last: int, *, told: bool = False) -> list[Word]:
    """The words behind `last` up to the end of its clause, without what is set in between marks.

    What follows a comma without a conjunction belongs to the clause as long as no verb has come; `told` says that one has.
    """
    found, i, end = list[Word](), last + 1, min(len(line.words), last + 1 + _FAR)
    while i < end and line.words[i].text not in (".", ";", ":", "!", "?"):
        word = line.words[i]
        if word.text in (",", "("):
            closed = set_in(line, i, len(line.words), aside)
            following = line.words[i + 1].lower if i + 1 < len(line.words) else ""
            if closed is None and (word.text == "(" or told or _verb(found) or _joins(following)):
                break
            i = closed if closed is not None else i
        else:
            found.append(word)
        i += 1
    return found


def _verb(words: list[Word]) -> bool:
    return any(voice(w.lower) in ("active", "reflexive") for w in words)


def _joins(word: str) -> bool:
    return word in listed("conjunctions") or word in listed("relative") or word in ("а", "но", "але", "аднак", "однак")


_PARTICIPLE = r"(вш|[мб][её]рш|гибш|м[ео]рл|гибл|гінул|[юуая]щ|нн|[её]н|[иеаяу]т|ем|им|ан|ян)"
_OBLIQUE = r"(его|ого|ему|ому|им|ым|ей|ой|ую|юю|их|ых|ими|ыми|ага|аму|ай|ымі|ої|ій)"
_DESCRIBES = re.compile(_PARTICIPLE + rf"(ий|ый|ая|яя|ее|ое|ие|ые|ыя|{_OBLIQUE[1:-1]})$")
_ATTRIBUTE = re.compile(rf"{_PARTICIPLE}{_OBLIQUE}$|(вш|мерш|гибш|[юуая]щ)(ий|ая|ее|ие)(ся)?$")


def describing(word: str) -> bool:
    """Whether a word is a participle that may describe a noun: "бежавшего", "осуждённый"."""
    return len(word) > 5 and _DESCRIBES.search(word) is not None


def attribute(word: str) -> bool:
    """Whether a word is a participle in a form in which it only describes: "осуждённого", "затриманої", "получивший".

    >>> attribute("осуждённого"), attribute("получивший"), attribute("осуждён"), attribute("засуджений")
    (True, True, False, False)
    """
    return len(word) > 5 and _ATTRIBUTE.search(word) is not None


def hangs_on(line: Line, last: int, first: int) -> bool:
    """Whether a trigger at `first` stands in a clause on the noun that ends at `last`: "X, которого задержали"; "X, осуждённый"."""
    between = [w.lower for w in line.words[last + 1 : first]]
    if "," not in between:
        return False
    places = [k for k, w in enumerate(between) if w in listed("relative")]
    if places:
        return places[-1] <= 3 and "," not in between[places[-1] :] and "," in between[: places[-1]]
    at = between.index(",")
    return at <= 3 and len(between) - at <= 3 and "," not in between[at + 1 :] and attribute(line.words[first].lower)
