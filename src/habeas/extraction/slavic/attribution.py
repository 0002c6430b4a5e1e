"""On whose word each statement is told: who tells it in its line, whom a pronoun means there, and what is carried.

What somebody says goes on over the sentences of a quotation; "Об этом сообщил X" is said of the sentence before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.extraction.marks import unquoted
from habeas.extraction.slavic.clauses import borders
from habeas.extraction.slavic.sources import How, Teller, about_it, speakers, tellers
from habeas.extraction.slavic.standing import known_gender, relative_of
from habeas.extraction.slavic.words import case, given_gender, listed
from habeas.extraction.told import Told
from habeas.extraction.words import Line
from habeas.model import Statement

__all__ = ["attributed"]

_RECENT, _NEAR, _BEFORE = 3, 8, 3
"""How many lines behind who told something a pronoun may mean them; anybody named; and how far "об этом" reaches back."""


def attributed(made: Sequence[Statement], told: Told) -> list[Statement]:
    """The statements, each with who tells it where the document says so."""
    voices = _Voices(told)
    found = list[Statement]()
    for s in made:
        source = s.source or voices.of(s)
        found.append(replace(s, source=source) if source else s)
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """Somebody a pronoun can mean: where, their words, gender ("p" for several, None where not known), and whether they tell."""

    line: int
    word: int
    text: str
    gender: str | None
    tells: bool


class _Voices:
    """Who tells what in each line of a document."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._tellers = [list(tellers(line)) for line in told.lines]
        self._said = [s for n in range(len(told.lines)) for s in self._all(n)]
        self._speeches = list(_speeches(told.text))

    def of(self, s: Statement) -> str | None:
        """The words for who tells a statement."""
        number = self._told.number(s)
        line = self._told.lines[number]
        at = max(s.start, self._told.text.find(s.trigger, s.start))
        word = line.word_at(at) or 0
        free = [t for t in self._tellers[number] if not (t.first <= word <= t.last or t.last < word < t.by)]
        order = sorted(free, key=lambda t: (_crossed(line, t, word), abs(t.by - word)))
        own = next((text for t in order if (text := self._text(number, t)) is not None), None)
        return own or self._of_speech(at) or self._told_behind(number)

    def _all(self, number: int) -> Iterator[_Said]:
        """Everybody in a line whom a pronoun can mean, in their order."""
        line, found = self._told.lines[number], list[_Said]()
        for t in {t.first: t for t in (*self._tellers[number], *speakers(line))}.values():
            if t.how is How.NAMED:
                found.append(_Said(number, t.first, self._words(line, t), self._gender(number, t), tells=True))
        for s in self._told.slots[number]:
            if s.kind == "person" and not relative_of(s.value, line):
                found.append(_Said(number, s.first, str(s.value.person), known_gender(s.value.person), tells=False))
        for i, w in enumerate(line.words):
            near = any(f.word - 4 <= i <= f.word + 6 for f in found)
            if w.lower in listed("sources.tellers") and not near:
                found.append(_Said(number, i, w.text, _gender_of(w.lower), tells=False))
        return iter(sorted(found, key=lambda f: f.word))

    def _gender(self, number: int, t: Teller) -> str | None:
        """The gender of who tells: of the person named, else of the noun."""
        for s in self._told.slots[number]:
            if s.kind == "person" and t.first <= s.first <= t.last and (known := known_gender(s.value.person)):
                return known
        words = self._told.lines[number].words[t.first : t.last + 1]
        given = next((g for w in words if w.text[0].isupper() and (g := given_gender(w.text))), None)
        nouns = (_gender_of(w.lower) for w in words if w.lower in listed("sources.tellers") or w.lower in _ONE)
        return given or next((g for g in nouns if g), None)

    def _words(self, line: Line, t: Teller) -> str:
        return unquoted(self._told.text[line.words[t.first].start : line.words[t.last].end])

    def _text(self, number: int, t: Teller) -> str | None:
        """The words for one who tells, where they are no pronoun that means nobody told of."""
        line = self._told.lines[number]
        if t.how is How.NAMED:
            return self._person_meant(number, t) or self._words(line, t)
        if t.how is How.UNSAID:
            return next((s.text for s in self._said if s.line == number - 1), None) if self._goes_on(number) else None
        word = line.words[t.first].lower
        if word in listed("accusative") and not _account(line, t.first):  # "by it they freed 18"
            return None
        return self._meant(number, t.first, "f" if word in listed("she") else "p" if _several(word) else "m")

    def _person_meant(self, number: int, t: Teller) -> str | None:
        """The person whom "the woman", "the politician" means as who tells."""
        word = self._told.lines[number].words[t.last].lower
        if t.first != t.last or word not in listed("sources.who_else"):
            return None
        return self._meant(number, t.first, _gender_of(word) or "m")

    def _goes_on(self, number: int) -> bool:
        """Whether a line stands in the same paragraph as the one before."""
        lines = self._told.lines
        return number > 0 and "\n" not in self._told.text[lines[number - 1].end : lines[number].start]

    def _meant(self, number: int, at: int, gender: str) -> str | None:
        """Whom "he", "she", "they" means as who tells: one who told something just before, else who was named last."""
        before = [s for s in self._said if (s.line, s.word) < (number, at) and s.line >= number - _NEAR]
        before = [s for s in before if s.line < number or s.tells or not self._told_of(number, s.word, at)]
        fit = [s for s in before if s.gender == gender or (s.gender is None and gender != "p")]
        tell = [s for s in fit if s.tells and s.line >= number - _RECENT]
        chosen = tell or ([] if gender == "p" else fit)
        return chosen[-1].text if chosen else None

    def _told_of(self, number: int, word: int, at: int) -> bool:
        """Whether a person is the subject into whose clause it is set in who tells: "X, сказал он, сидит"."""
        line = self._told.lines[number]
        slot = next((s for s in self._told.slots[number] if s.kind == "person" and s.first == word), None)
        if slot is None or "nom" not in (case(slot.value.form) or {"nom"}):
            return False
        return line.words[slot.last + 1].text == "," and 0 < at - slot.last <= 3 if slot.last + 1 < at else False

    def _of_speech(self, at: int) -> str | None:
        """Who says the words in quotes in which a statement stands, over several sentences."""
        speech = next(((a, b) for a, b in self._speeches if a <= at < b), None)
        if speech is None:
            return None
        lines = self._told.lines
        inside = [n for n, line in enumerate(lines) if line.start < speech[1] and line.end > speech[0]]
        for n in (*inside[::-1], inside[0] - 1):
            near = n >= inside[0] or (n >= 0 and self._goes_on(inside[0]))
            for t in self._tellers[n] if near else ():
                outside = not speech[0] < lines[n].words[t.by].start < speech[1]
                if outside and (text := self._text(n, t)) is not None:
                    return text
        return None

    def _told_behind(self, number: int) -> str | None:
        """Who is said behind a line to have told it: "Об этом сообщил X"."""
        lines = self._told.lines
        for n in range(number + 1, min(number + 1 + _BEFORE, len(lines))):
            title = number == 0 and n == 1
            if not (self._goes_on(n) or title):
                return None
            named = [t for t in self._tellers[n] if t.how is How.NAMED]
            if named and about_it(lines[n]):
                return self._words(lines[n], named[0])
            if named and not title:
                return None
        return None


def _crossed(line: Line, t: Teller, word: int) -> float:
    return borders(line, min(t.by, word), max(t.by, word))


def _account(line: Line, at: int) -> bool:
    """Whether "his" is of an account, or a mark closes "by him"."""
    behind = line.words[at + 1 : at + 3]
    return not behind or not behind[0].text[0].isalnum() or any(w.lower in listed("sources.accounts") for w in behind)


def _several(word: str) -> bool:
    return word in listed("they") or word in ("їхнім", "їхніми", "їхньою", "іхнім", "іхніх")


_EITHER = frozenset("глава голова старшыня абаронца праваабаронца дарадца намеснік суразмоўца відавочца".split())
_OF_MEN = frozenset("мужчина папа бацька дядя юноша мужчына тато".split())
_ONE = frozenset("один одна адзін адна".split())
_WOMEN = frozenset("мать маці мати дочь".split())


def _gender_of(noun: str) -> str | None:
    """The gender that a noun tells by its ending, "p" for several."""
    if noun in _EITHER:
        return None
    if noun in ("один", "адзін"):
        return "m"
    if noun in _WOMEN or noun.endswith(("ницы", "ніцы", "ниці")):
        return "f"
    if noun in _OF_MEN:
        return "m"
    if noun.endswith(("ы", "и", "і", "ие", "ые", "ия", "ыя", "ія")) and not noun.endswith(
        ("ация", "иция", "ацыя", "ацыі", "ація")
    ):
        return "p"
    return "f" if noun.endswith(("а", "я")) else "m"


_QUOTES = {"«": "»", "“": "”", "„": "“"}
_LONG = 40
"""How many letters in quotes are words said and no name."""


def _speeches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of text in quotes that are long enough to be words said; one that is not closed ends with its paragraph."""
    start, closing, depth = -1, "", 0
    for i, c in enumerate(text):
        if start < 0:
            closing = _QUOTES.get(c, '"' if c == '"' else "")
            start, depth = (i, 1) if closing else (-1, 0)
            continue
        if c == closing:
            depth -= 1
        elif _QUOTES.get(c) == closing:
            depth += 1
        over = c == "\n" and closing == '"'
        if depth == 0 or over:
            if i - start >= _LONG:
                yield start, i
            start = -1
