"""How alike two names are, and why, in words a reader can check."""

from collections.abc import Callable
from typing import NamedTuple

from habeas.names import elsewhere, spelling
from habeas.names.comparing import OTHER_GIVEN, OTHER_INITIAL, Comparison, compare
from habeas.names.parts import Parts, take_apart

__all__ = ["THRESHOLD", "Likeness", "Told", "similarity"]

THRESHOLD = 0.82
"""From this score on, two names can be one person's. Tuned on 393 development pairs (be, ru, uk, en, pl, lt, de)."""

LOW = 0.4
"""Equal names score more than this however they are read."""


class Told(NamedTuple):
    """A likeness in words: how each name was read, and a sentence on what agrees and what does not."""

    readings: tuple[str, str]
    reason: str


class Likeness:
    """How alike two names are: a score 0..1 (see THRESHOLD), how each was read, and why, in a sentence.

    `full` says that both surname and given name were compared in full, not by an initial; `alone` that only a surname,
    or only a given name, could be. `opposed` names what speaks against one person ("gender", "patronymic", "given
    name", "last surname"), if anything does. `patronymic` says whether the patronymics name one father, None where a
    name has none.
    """

    __slots__ = ("_told", "alone", "full", "opposed", "patronymic", "score")

    def __init__(
        self,
        score: float,
        told: Callable[[], Told],
        full: bool = False,
        alone: bool = False,
        opposed: str | None = None,
        patronymic: bool | None = None,
    ) -> None:
        self.score, self.full, self.alone, self.opposed, self.patronymic = score, full, alone, opposed, patronymic
        self._told: Callable[[], Told] | Told = told

    @property
    def readings(self) -> tuple[str, str]:
        """How each name was read: which word as its given name, which as its surname."""
        return self._in_words().readings

    @property
    def reason(self) -> str:
        """One sentence on what agrees and what does not. Worked out when asked for: most pairs are only scored."""
        return self._in_words().reason

    def _in_words(self) -> Told:
        if not isinstance(self._told, Told):
            self._told = self._told()
        return self._told

    def __repr__(self) -> str:
        return f"Likeness({self.score}, {self.reason!r})"


def similarity(a: str, b: str) -> Likeness:
    """How alike two names of people are, in any script, romanisation, order of words or case of the three languages.

    >>> similarity("Mira Haldenova", "Мира Халденова").score > THRESHOLD
    True
    """
    one, other = (a, b) if a <= b else (b, a)  # one order of work, so that the score is the same from both sides
    if one != other and (" " not in one or " " not in other):
        one, other = _apart(one, other), _apart(other, one)
    ways, others = take_apart(one), take_apart(other)
    if not ways or not others:
        return Likeness(0.0, lambda: Told((a, b), "One of them holds no name."))
    if (not _east_slavic(ways) and not _east_slavic(others)) or _left_over(ways, others):
        return _aligned(a, b, one, other)
    found, p, q = _best(ways, others)
    if found.score < THRESHOLD and _may_be_elsewhere(ways, others, found):
        plain = _aligned(a, b, one, other)
        if plain.score > found.score:
            return plain
    if a > b:
        p, q = q, p
    return _likeness(found, p, q, equal=found.score > LOW and {one, other} == {a, b} and _equal(p.words, q.words))


def _apart(name: str, other: str) -> str:
    """The name in two words where it is one with a hyphen, and the other has several: Alisher-Usmanov."""
    if " " in name or name.count("-") != 1 or len(spelling.words(other)[0]) < 2:
        return name
    return name.replace("-", " ")


def _best(ways: tuple[Parts, ...], others: tuple[Parts, ...]) -> tuple[Comparison, Parts, Parts]:
    """The two ways to read the names that fit best; of those that fit alike one that nothing speaks against."""
    best, p, q = compare(ways[0], others[0]), ways[0], others[0]
    if len(ways) == len(others) == 1:
        return best, p, q
    for way in ways:
        for other in others:
            if best.score < way.trust * other.trust:
                found = compare(way, other)
                if (found.score, _unopposed(found)) > (best.score, _unopposed(best)):
                    best, p, q = found, way, other
    return best, p, q


def _unopposed(found: Comparison) -> bool:
    return not found.genders_differ and found.patronymic is not False


def _equal(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names have the same words, in any order and case."""
    if len(one) != len(other):
        return False
    if len(one) == 2:
        first, second = one[0].lower(), one[1].lower()
        third, fourth = other[0].lower(), other[1].lower()
        return (first == third and second == fourth) or (first == fourth and second == third)
    return sorted([w.lower() for w in one]) == sorted([w.lower() for w in other])


def _east_slavic(ways: tuple[Parts, ...]) -> bool:
    """Whether anything in the name is East Slavic: its letters, a given name of the table, a surname's ending."""
    for way in ways:
        if way.known or spelling.is_cyrillic((way.given or "") + (way.surname or "")):
            return True
        for surname in way.surnames:
            if surname.ending:
                return True
    return False


def _may_be_elsewhere(ways: tuple[Parts, ...], others: tuple[Parts, ...], found: Comparison) -> bool:
    """Whether nothing but a given name that other peoples have too makes the names East Slavic, or sets them apart."""
    if not _unopposed(found) or all(way.known for way in (*ways, *others)):
        return False
    words = (word for way in (ways[0], others[0]) for word in (way.given, way.surname) if word)
    endings = (s.ending for way in (*ways, *others) for s in way.surnames)
    return not any(endings) and not any(spelling.is_cyrillic(word) for word in words)


def _left_over(ways: tuple[Parts, ...], others: tuple[Parts, ...]) -> bool:
    """Whether a name in Latin letters has words beside given name, patronymic and surname, as Spanish ones have."""
    if ways[0].whole and others[0].whole:
        return False
    return not any(spelling.is_cyrillic(f"{way.given}{way.surname}") for way in (ways[0], others[0]))


def _aligned(a: str, b: str, first: str, second: str) -> Likeness:
    """Names without an East Slavic sign, word by word; `first` and `second` are the two in the order of work."""
    score, alone = elsewhere.alike(first, second)
    readings = " ".join(elsewhere.plain(a)), " ".join(elsewhere.plain(b))
    told = Told(readings, f"{a} and {b} are {score:.0%} alike, word by word.")
    opposed = "last surname" if elsewhere.of_another_mother(first, second) else None
    return Likeness(score, lambda: told, full=not alone, alone=alone, opposed=opposed)


# ---------------------------------------------------------------- in words


def _likeness(found: Comparison, p: Parts, q: Parts, *, equal: bool) -> Likeness:
    opposed = None
    if found.patronymic is False:
        opposed = "patronymic"
    elif found.genders_differ:
        opposed = "gender"
    elif found.given is not None and found.given <= OTHER_INITIAL:
        opposed = "given name"
    alone = found.surname is None or found.given is None
    return Likeness(
        1.0 if equal else round(found.score, 4),
        lambda: _explained(found, p, q),
        full=not alone and not p.is_initial and not q.is_initial,
        alone=alone,
        opposed=opposed,
        patronymic=found.patronymic,
    )


def _explained(found: Comparison, p: Parts, q: Parts) -> Told:
    said = [_about_surnames(found, p, q), _about_given(found, p, q)]
    if found.patronymic is not None:
        verb = "fits" if found.patronymic else "does not fit"
        said.append(f"patronymic {p.patronymic} {verb} {q.patronymic}")
    if found.genders_differ:
        said.append("one name is a woman's, the other a man's")
    reason = "; ".join(s for s in said if s)
    return Told((_read(p), _read(q)), reason[:1].upper() + reason[1:] + ".")


def _about_surnames(found: Comparison, p: Parts, q: Parts) -> str:
    if found.surname is None:
        return (
            f"only one has a surname, {p.surname or q.surname}" if p.surname or q.surname else "neither has a surname"
        )
    if p.surname == q.surname:
        return f"the same surname, {p.surname}"
    if found.surname >= 0.97:
        return f"{p.surname} and {q.surname} are spellings of one surname"
    return f"surnames {p.surname} and {q.surname} are {found.surname:.0%} alike"


def _about_given(found: Comparison, p: Parts, q: Parts) -> str:
    if found.given is None:
        alone = p.given or q.given
        return f"only one has a given name, {alone}" if alone else "neither has a given name"
    if p.is_initial or q.is_initial:
        return f"initial {p.given} {'fits' if found.given > OTHER_INITIAL else 'does not fit'} {q.given}"
    if p.given == q.given:
        return f"the same given name, {p.given}"
    if p.known and q.known:
        same = found.given > OTHER_GIVEN
        return f"{p.given} and {q.given} are {'forms of one given name' if same else 'different given names'}"
    return f"given names {p.given} and {q.given} are {found.given:.0%} alike"


def _read(p: Parts) -> str:
    parts = (("given name", p.given), ("patronymic", p.patronymic), ("surname", p.surname))
    return ", ".join(f"{label} {word}" for label, word in parts if word)
