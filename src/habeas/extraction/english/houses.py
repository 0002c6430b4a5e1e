"""Prisons that a report calls one once and afterwards by their name alone: "El Tarrasco prison" is where somebody "sits in El Tarrasco".

A name becomes a house by what stands beside it anywhere in the report, as a run of capitals becomes a person: a word for
a house of that kind before or behind it, or what only such a house has, cells, inmates, a warden. A name that is a known
town or country, or of which is said what only a town has, is none: somebody may be in Lowmark and free.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from habeas.extraction.lexicon import NOT_NAMES
from habeas.extraction.patterns import HOUSE, Slot
from habeas.extraction.words import Line, Word
from habeas.places import country

__all__ = ["houses_in"]

_KINDS = frozenset("prison jail gaol colony penitentiary isolator sizo dungeon".split())
_TWO_WORDS = {
    "centre": ("remand", "detention", "isolation", "custody"),
    "center": ("remand", "detention", "isolation", "custody"),
    "home": ("remand",),
    "house": ("remand",),
    "facility": ("remand", "detention", "correctional", "penal"),
    "camp": ("prison", "penal", "labour", "labor", "detention", "internment"),
}
"""Words that are for a prison only behind one of these."""
_STRONGHOLDS = frozenset("fort fortress castle citadel camp".split())
"""Words that begin the name of what is a prison where a report has people sit in it."""
_INSIDE = frozenset(
    "cell cells inmate inmates warden warder warders governor gate gates wicket wing wards guards dungeons".split()
)
_OWN = frozenset("inmate inmates warden warder warders wicket cells dungeons".split())
"""What is of a prison only: "the inmates of Marrow"; a town, too, has gates and a governor."""
_CALLED = frozenset("of at called named".split())
_TOWNS = frozenset("town city village port suburb capital region district outside near mayor streets".split())
_LIVES = frozenset(
    "live work study teach bear grow move marry bury vote rally protest gather march settle visit travel arrive perform".split()
)
"""What people do in a town, and in no prison."""
_KINDS_OF_MANY = frozenset("prisons jails gaols colonies penitentiaries isolators residents people inhabitants".split())
_ROOMY = frozenset(["castle", "camp"])
"""Strongholds where guests, too, stay: one has to be held there."""
_STAYS = frozenset(["be", "stay", "remain", "sit", "await"])
_SITS = frozenset("be sit stay remain hold keep jail languish imprison detain await".split())
_OF_A_PEOPLE = ("ian", "ean", "ish", "ese")
_ARTICLES = frozenset(["the", "a", "an"])
_LONGEST = 4


def houses_in(lines: Sequence[Line]) -> Mapping[int, list[Slot]]:
    """Where each line names a house that the report knows by its name."""
    names = _named(lines)
    found = defaultdict[int, list[Slot]](list)
    if not names:
        return found
    for at, line in enumerate(lines):
        for first, last in _runs(line):
            span = next(((a, b) for a, b in _parts(first, last) if _form(line, a, b) in names), None)
            if span is not None and not _of_something_else(line, span[1]):
                found[at].append(Slot(HOUSE, *span, _form(line, *span)))
    return found


def _named(lines: Sequence[Line]) -> set[str]:
    """The names of the houses of a report."""
    called, towns = set[str](), set[str]()
    for line in lines:
        for first, last in _runs(line):
            if _called_a_house(line, first, last):
                called |= _short_and_long(line, first, last)
            elif _called_a_town(line, first, last):
                towns.add(_form(line, first, last))
    return {name for name in called - towns if country(name) is None}


def _short_and_long(line: Line, first: int, last: int) -> set[str]:
    """A name, and without its "Fort": what stands in the one stands in the other."""
    forms = {_form(line, first, last)}
    if last > first and line.words[first].lower in _STRONGHOLDS:
        forms.add(_form(line, first + 1, last))
    return forms


def _called_a_house(line: Line, first: int, last: int) -> bool:
    """Whether words beside a name say that it is a prison's."""
    words = line.words
    if words[last].dep == "amod" or words[last].lower.endswith(_OF_A_PEOPLE) or words[last].lower in NOT_NAMES:
        return False
    if _kind_at(words, last + 1) or (last + 1 < len(words) and words[last + 1].lower in _OWN):
        return True
    if (
        first > 1
        and words[first - 1].lower in _CALLED
        and (_kind_ends(words, first - 2) or words[first - 2].lower in _OWN)
    ):
        return True
    if words[first].lower in _STRONGHOLDS and last > first:
        return _sat_in(line, first)
    return _told_to_be_one(words, last)


def _told_to_be_one(words: Sequence[Word], last: int) -> bool:
    """Whether a name is explained behind it: "Marrow, the women's prison", "Marrow is a colony"."""
    at = last + 1
    if (at < len(words) and words[at].text == ",") or (at < len(words) and words[at].lower in ("is", "was")):
        at += 1
    else:
        return False
    if at >= len(words) or words[at].lower not in _ARTICLES:
        return False
    return any(_kind_at(words, k) for k in range(at + 1, min(at + 5, len(words))) if _plain(words[at + 1 : k]))


def _plain(between: Sequence[Word]) -> bool:
    """Whether words are only what describes the noun behind them."""
    return all(w.pos in "ANPV" or w.text in ("-", "'s") for w in between)


def _sat_in(line: Line, first: int) -> bool:
    """Whether somebody sits in what is named: "held in Fort Marrow", "has been in Fort Marrow since"."""
    words = line.words
    if first == 0 or words[first - 1].lower not in ("in", "at", "inside"):
        return False
    verb = next((up for up in line.ancestors(first - 1) if words[up].pos in "VX"), None)
    if verb is None or words[verb].lemma not in _SITS or (words[verb + 1 : verb + 2] and words[verb + 1].lower == "up"):
        return False
    return words[first].lower not in _ROOMY or words[verb].lemma not in _STAYS


def _called_a_town(line: Line, first: int, last: int) -> bool:
    """Whether a name says what of a town something is: "a Marrow judge", "the town of Marrow", "the prison in Marrow"."""
    words = line.words
    before = words[first - 1].lower if first else ""
    if before in ("outside", "near") or (before == "of" and first > 1 and words[first - 2].lower in _TOWNS):
        return True
    if before in ("in", "at") and first > 1 and (_lives_in(line, first) or _kind_ends(words, first - 2)):
        return True
    return _has_people(words, last) or _of_something_else(line, last)


def _lives_in(line: Line, first: int) -> bool:
    """Whether somebody lives or works in what is named."""
    verb = next((up for up in line.ancestors(first - 1) if line.words[up].pos in "VX"), None)
    return verb is not None and line.words[verb].lemma in _LIVES


def _has_people(words: Sequence[Word], last: int) -> bool:
    """Whether what is named has prisons or inhabitants: "Marrow prisons", "Marrow has 40,000 people"."""
    behind = [w.lower for w in words[last + 1 : last + 5]]
    return behind[:1] != [] and (
        behind[0] in _KINDS_OF_MANY or (behind[0] in ("has", "had") and not _KINDS_OF_MANY.isdisjoint(behind))
    )


def _of_something_else(line: Line, last: int) -> bool:
    """Whether the last word of a name only says which other thing is meant: "the Marrow regional court"."""
    words = line.words
    head = words[last].head
    if words[last].dep not in ("compound", "nmod", "amod") or head <= last:
        return False
    return words[head].lower not in _INSIDE and not _kind_at(words, head) and not _kind_ends(words, head)


def _kind_at(words: Sequence[Word], at: int) -> bool:
    """Whether a word for a prison begins at a word: "prison", "remand centre", "women's colony"."""
    if at >= len(words):
        return False
    if words[at].lower in _KINDS:
        return True
    return at + 1 < len(words) and words[at].lower in _TWO_WORDS.get(words[at + 1].lower, ())


def _kind_ends(words: Sequence[Word], at: int) -> bool:
    """Whether a word for a prison ends at a word."""
    if words[at].lower in _KINDS:
        return True
    return at > 0 and words[at - 1].lower in _TWO_WORDS.get(words[at].lower, ())


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """The rows of capitalised words of a line, none longer than a name of a house is."""
    at, words = 0, line.words
    while at < len(words):
        last = at
        while last + 1 < len(words) and _capital(words[last]) and _capital(words[last + 1]):
            last += 1
        if _capital(words[at]) and (at > 0 or last > at or words[at].pos == "P"):
            first = at + (words[at].lower in _ARTICLES and words[at].lower != "el" and last > at)
            yield first, last
        at = last + 1


def _parts(first: int, last: int) -> Iterator[tuple[int, int]]:
    """A row of capitals and the shorter ones in it, the longest first."""
    for size in range(min(last - first + 1, _LONGEST), 0, -1):
        for a in range(first, last - size + 2):
            yield a, a + size - 1


def _capital(word: Word) -> bool:
    return word.text[:1].isupper() and word.text.isalpha() and word.lower not in ("i",)


def _form(line: Line, first: int, last: int) -> str:
    return " ".join(w.text for w in line.words[first : last + 1])
