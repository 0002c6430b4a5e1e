"""Whom a trigger concerns where its clause has nobody: the one who tells it, nobody at all, those told of before."""

import re
from collections.abc import Sequence

from habeas.extraction.nearby import tail
from habeas.extraction.patterns import Match
from habeas.extraction.scene import Scene, Who
from habeas.extraction.slavic.apart import names_another
from habeas.extraction.slavic.forms import past
from habeas.extraction.slavic.standing import official
from habeas.extraction.slavic.whom import OUT_OF, verb_gender
from habeas.extraction.slavic.words import listed, voice
from habeas.extraction.words import Word

__all__ = ["carried", "nobody", "of_oneself", "stranger", "teller_himself"]

# ---------------------------------------------------------------- who speaks of himself

_MYSELF = {
    "acc": frozenset("меня мяне мене нас".split()),
    "dat": frozenset("мне мені нам".split()),
    "nom": frozenset("я мы ми".split()),
    "": frozenset("меня мяне мене мне мені".split()),
}
_HELD_APART = frozenset("у со зі са ко для за при от ад від без о об пра про к до над передо переді на".split())


def of_oneself(scene: Scene, match: Match, wanted: str, barred: Sequence[tuple[int, int]]) -> Who | None:
    """The one who tells a line, where a word of the trigger's clause says that it is told of himself: "Меня выпустили"."""
    if not _says_i(scene, match, _MYSELF.get(wanted, frozenset())):
        return None
    for first, last in barred:
        for s in scene.slots:
            if s.kind == "person" and first <= s.first <= last:
                return Who((str(s.value.person),), how="reference", word=s.last)
    return None


def teller_himself(scene: Scene, match: Match, barred: Sequence[tuple[int, int]]) -> Who | None:
    """The one who tells a line, as the subject of what follows "that" without one: "X рассказал, что отказался"."""
    words = scene.line.words
    start, _ = _clause(words, match)
    if words[start].lower not in ("что", "што", "що") or start >= match.first:
        return None
    verbs = (words[i].lower for i in reversed(match.literal))
    said = next((g for w in verbs if past(w) and (g := verb_gender(w)) in ("m", "f")), None)
    for first, last in barred:
        for s in scene.slots if last < start else ():
            if s.kind == "person" and first <= s.first <= last and not _outside(scene, [(first, last)]):
                known = scene.discourse.genders.get(str(s.value.person))
                return Who((str(s.value.person),), how="reference", word=s.last) if said and known == said else None
    return None


def _says_i(scene: Scene, match: Match, mine: frozenset[str]) -> bool:
    """Whether the clause of a trigger has one of these words, and behind no preposition."""
    words = scene.line.words
    start, end = _clause(words, match)
    return any(words[i].lower in mine and not (i and words[i - 1].lower in _HELD_APART) for i in range(start, end))


_ENDS = frozenset(',;:.!?"-–—')


def _clause(words: Sequence[Word], match: Match) -> tuple[int, int]:
    """The words between the marks on either side of a trigger: its clause, from the first to before the last."""
    start = next((i + 1 for i in range(match.first - 1, -1, -1) if words[i].text in _ENDS), 0)
    return start, next((i for i in range(match.last + 1, len(words)) if words[i].text in _ENDS), len(words))


# ---------------------------------------------------------------- nobody


def nobody(scene: Scene, match: Match) -> Who | None:
    """Those of whom it is said that it happened to none: "никого не отпустили", "ни одного из двенадцати"."""
    words = scene.line.words
    start, end = _clause(words, match)
    at = next((i for i in range(start, end) if _none(scene, i)), None)
    inside = [s for s in scene.slots if s.kind in ("person", "count") and start <= s.first < end]
    if at is None or any(s.kind == "person" for s in inside):
        return None
    of_some = next((s for s in inside if s.first > at and words[s.first - 1].lower in OUT_OF), None)
    count = of_some.value.range if of_some is not None else None
    return Who((), count, of_some.value.group if of_some is not None else words[at].lower, word=at)


def _none(scene: Scene, i: int) -> bool:
    """Whether "nobody", or "not one" alone, stands at a word: no adjective of a noun for things."""
    words = scene.line.words
    if words[i].lower in listed("nobody"):
        return True
    return words[i].lower in listed("not_one") and (
        words[i].lower not in _ONE or (i > 0 and words[i - 1].lower == "ни")
    )


_ONE = frozenset("одного одну один одна".split())


def stranger(scene: Scene, match: Match, wanted: str) -> bool:
    """Whether a surname that the report does not name in full stands in the trigger's clause, in the case of those concerned:
    "Толбинова от нас перевели" is of Толбинов, and not of who was told of last."""
    words, ending = scene.line.words, _SURNAMES.get(wanted)
    if ending is None:
        return False
    start, end = _clause(words, match)
    taken = {i for s in scene.slots for i in range(s.first, s.last + 1)} | set(match.literal)
    return any(
        words[i].text[:1].isupper()
        and i not in taken
        and ending.search(words[i].lower) is not None
        and words[i].lower not in listed("not_names")
        and (i + 1 == match.first or i - 1 == match.last or not _set_apart(words, i))
        for i in range(start, end)
    )


def _set_apart(words: Sequence[Word], at: int) -> bool:
    """Whether a word hangs on a preposition, on a noun in the genitive's place ("суд Гальденова") or stands in quotation marks."""
    before = words[at - 1] if at else None
    if before is None or before.text in _ENDS:
        return before is not None and before.text == '"'
    return (
        (at > 1 and before.text[:1].isupper())
        or len(before.text) < 3
        or (before.text.islower() and not past(before.lower))
    )


_SURNAMES = {
    "acc": re.compile(
        r"..([оеёаэ][вў]|[иіїы]н)[ау]$|..[сзц]ь?к(ого|аго|ую)$|..(енк|[^аеёиоуыэюяіїє]ук|юк|чик|чык|[оеаіи]в[иі]ч)[ау]$"
    ),
    "nom": re.compile(
        r"..([оеёаэ][вў]|[иіїы]н)а?$|..[сзц]ь?к(ий|і|ая|а)$|..(енко|енка|[^аеёиоуыэюяіїє]ук|юк|чик|чык|[оеаіи]в[иі]ч)$"
    ),
}
"""How surnames of the three languages end as an object and as a subject; no other words but places do."""


def carried(scene: Scene, match: Match, barred: Sequence[tuple[int, int]] = ()) -> Who:
    """Nobody in the sentence fits: the person told of so far who agrees with the verb, else whom the block is about.

    `barred` are stretches of words that name sources: one who looks on from outside is not whom an act was done to.
    """
    if (only := _only_named(scene, match, barred)) is not None:
        return Who((only,), how="carried")
    word = scene.line.words[match.first].lower
    said = verb_gender(word) if voice(word) != "active" else None
    if _outside(scene, barred):
        return Who(how="nothing")
    said = said if said in ("m", "f") else None
    person = scene.discourse.person(scene.number, said)
    if (headed := _heading_the_entry(scene, person, said)) is not None:
        return Who((headed,), how="carried")
    if person:
        return Who((person,), how="carried")
    return Who(scene.topic, how="carried") if scene.topic else Who(how="nothing")


def _heading_the_entry(scene: Scene, person: str | None, said: str | None) -> str | None:
    """The one whom a paragraph is about, where who was told of last is not named in it: "X, a fitter. Place unknown."."""
    discourse, at = scene.discourse, scene.number
    if len(scene.topic) != 1 or at >= len(discourse.paragraphs):
        return None
    near = tail(discourse.seen, lambda s: discourse.paragraphs[s.line] == discourse.paragraphs[at])
    here = {s.person for s in near if s.line < at}
    fits = discourse.genders.get(scene.topic[0]) in (None, said) or said is None
    return scene.topic[0] if scene.topic[0] in here and person not in here and fits else None


def _outside(scene: Scene, barred: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Those whom the line names as sources who look on from outside: "политолог X считает"."""
    told = (s for s in scene.slots if s.kind == "person" and any(a <= s.first <= b for a, b in barred))
    words = scene.line.words
    return tuple(
        str(s.value.person)
        for s in told
        if any(w.lower in listed("onlookers") for w in words[max(0, s.first - 3) : s.first])
    )


def _only_named(scene: Scene, match: Match, barred: Sequence[tuple[int, int]]) -> str | None:
    """The one person whom a line names, at its head, as an entry of a list does: "4 March - X, article 342, two years"."""
    outside = _outside(scene, barred)
    named = [s for s in scene.slots if s.kind == "person" and not official(s.value) and s.value.person not in outside]
    if any(names_another(s.value, scene.line) for s in named):
        return None  # "адвокат Миры задержан"
    if len(named) != 1 or named[0].last > match.first:
        return None
    return str(named[0].value.person) if named[0].first <= 14 else None
