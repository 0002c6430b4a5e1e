"""Who a Spanish or Portuguese document names: runs of capitalised words, joined to the fullest form of each name.

A run is a person when its first word is a known given name, when a role, a relative or an age stands beside it, or when
it stands in a row with one that is. A word alone is a person when it is part of a fuller name in the document, or when
a role stands right before it. Names are not inflected; people bear two surnames and are called by either.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.extraction.people import Name, People
from habeas.extraction.romance.clauses import finite
from habeas.extraction.romance.words import Tongue, common_surname, given_gender, own_given_name, participle, said_of
from habeas.extraction.words import Line

__all__ = ["PARTICLES", "find_people", "genders", "relative_of"]

PARTICLES = frozenset("de del da do dos das la las los e y".split())
_LINKS = (("de", "la"), ("de", "las"), ("de", "los"), ("de",), ("del",), ("da",), ("do",), ("dos",), ("das",))
_WORD = re.compile(r"[^\W\d_]")
_AGE = re.compile(r"(?:, | \()(?:de )?(\d\d)(?: años?| anos?)?[,.;)]")
_MOST = 6
"""Words of a name at most."""


@dataclass(slots=True)
class _Run:
    """Words first to last of a line that may name somebody, and what speaks for it."""

    name: Name
    told: bool

    @property
    def words(self) -> list[str]:
        return [w for w in self.name.form.split() if w.lower() not in PARTICLES]


def find_people(folded: str, lines: Sequence[Line], tongue: Tongue) -> People:
    """The people named in these lines."""
    small = {w.text for line in lines for w in line.words if w.text[:1].islower()}
    runs = [run for at, line in enumerate(lines) for run in _runs(folded, at, line, tongue, small)]
    _by_rows(runs, lines)
    full = _fullest([r for r in runs if len(r.words) > 1 and r.told])
    people, seen = People([]), list[str]()
    for run in runs:
        person = _person(run, full, seen, _agrees(lines[run.name.line], run.name.last))
        if person is not None:
            run.name.person = person
            people.names.append(run.name)
            people.by_line[run.name.line].append(run.name)
            seen.append(person)
    return people


def genders(people: People) -> dict[str, str]:
    """The gender of each person: by the given name, else by the ending of the role before the name."""
    found = dict[str, str]()
    for name in people.names:
        known = next((g for w in name.form.split()[:2] if (g := given_gender(w))), None) or _by_role(name.role)
        if known:
            found.setdefault(name.person, known)
    return found


def relative_of(name: Name, line: Line, tongue: Tongue) -> bool:
    """Whether a name only says whose relative, lawyer or party is meant: "la esposa de X"."""
    words, i = line.words, name.first - 1
    while i > 0 and tongue.has("roles", words[i].lower) and not tongue.has("kin", words[i].lower):
        i -= 1
    if i > 0 and tongue.has("to", words[i].lower) and words[i - 1].lower.startswith(_NEAR_TO):
        return True
    if i < 1 or not (tongue.has("of", words[i].lower) or words[i].lower in ("del", "dos", "das")):
        return False
    return tongue.has("kin", words[i - 1].lower) or words[i - 1].lower.startswith(_BESIDE)


_NEAR_TO = ("cercan", "próxim", "allegad", "vinculad", "ligad", "leal", "afín", "afin")
_BESIDE = ("abogad", "advogad", "defensa", "defesa", "partido", "familia", "família", "caso", "gobierno", "governo", "régimen", "regime", "casa")  # fmt: skip


# ---------------------------------------------------------------- runs of capitalised words


def _runs(folded: str, at: int, line: Line, tongue: Tongue, small: set[str]) -> list[_Run]:
    found, i = list[_Run](), 0
    while i < len(line.words):
        if not _capital(line.words[i].text):
            i += 1
            continue
        last = i
        while (following := _next(line, i, last)) is not None and following - i < _MOST + 3:
            last = following
        run = _run(folded, at, line, i, last, tongue, small)
        if run is not None:
            found.append(run)
        i = last + 1
    return found


def _capital(text: str) -> bool:
    return text[:1].isupper() and not (text.isupper() and len(text) > 1 and len(text) < 6) and "’" not in text


def _next(line: Line, first: int, last: int) -> int | None:
    """The word that goes on a run: the next capital, also behind the stop of an initial, or behind "de la" and the like."""
    words, k = line.words, last + 1
    if k < len(words) and words[k].text == "." and len(words[last].text) == 1:
        k += 1
    if k < len(words) and _capital(words[k].text) and _near(line, last, k):
        return k
    named = last > first or given_gender(words[first].text) is not None
    for link in _LINKS if named else ():
        end = k + len(link)
        if end < len(words) and tuple(w.text for w in words[k:end]) == link and _capital(words[end].text):
            return end
    return None


def _near(line: Line, one: int, other: int) -> bool:
    return line.words[other].start - line.words[one].end <= 2


def _run(folded: str, at: int, line: Line, first: int, last: int, tongue: Tongue, small: set[str]) -> _Run | None:
    """The run as a name, without what a sentence or a title put before it; None when it is no person's."""
    while first <= last and _opener(line, first, tongue, small):
        first += 1
    while first <= last and line.words[first].lower in PARTICLES:
        first += 1
    if first > last or not _WORD.match(line.words[first].text):
        return None
    first, last = _of_title(line, first, last), _cut(line, first, last, tongue)
    if first <= last and line.words[first].lower in _PRIZES:
        first = next((i for i in range(first, last) if given_gender(line.words[i].text)), last + 1)
    if first > last or _quoted(line, first, last):
        return None
    if tongue.has("not_names", line.words[first].lower) and not own_given_name(line.words[first].text):
        return None
    known = given_gender(line.words[first].text) is not None
    inside = [line.words[i].lower for i in range(first, last + 1)]
    if not known and any(tongue.has("not_names", w) for w in inside):
        return None
    start, end = line.words[first].start, line.words[last].end
    age = _AGE.match(folded, end)
    role = _role(folded, line, first, tongue)
    name = Name(at, first, last, start, end, folded[start:end], role, int(age[1]) if age else None)
    alone = first == last
    surname = not alone and any(common_surname(line.words[i].text) for i in range(first + 1, last + 1))
    beside = age is not None or _role_behind(line, last, tongue) or _set_off(line, first, last, tongue)
    beside = beside or _told_of(line, first, last, tongue)
    told = role is not None or (not alone and (known or surname or beside))
    return _Run(name, told)


def _opener(line: Line, i: int, tongue: Tongue, small: set[str]) -> bool:
    """Whether a capital is only that of a sentence's beginning, or of a title."""
    word = line.words[i]
    opens = i == 0 or line.words[i - 1].text in ('"', ":", "-", "–", "—", "(", ".", "•", "*", ";")
    if tongue.has("openers", word.lower):
        return True
    if given_gender(word.text) is not None:
        return False
    return (opens and word.lower in small) or (tongue.has("roles", word.lower) and len(word.text) > 3)


_PRIZES = frozenset("premio prêmio prémio nobel".split())
"""What a winner's name follows: "la Nobel de la Paz X", "o Prêmio Nobel da Paz X"."""


def _of_title(line: Line, first: int, last: int) -> int:
    """Where a name begins in a run too long to be one: the words of a title are all written with capitals."""
    run = range(first, last + 1)
    if sum(line.words[i].text[:1].isupper() for i in run) < _MOST:
        return first
    return next((i for i in run[:-1] if own_given_name(line.words[i].text)), last + 1)


def _told_of(line: Line, first: int, last: int, tongue: Tongue) -> bool:
    """Whether what is told can only be told of a person: "X fue detenido", "X cumple", "detuvieron a X"."""
    words = line.words
    behind = [w.lower for w in words[last + 1 : last + 3]]
    if len(behind) == 2 and tongue.has("be", behind[0]) and behind[1].startswith(_DONE_TO_PEOPLE):
        return True
    if behind[:1] and behind[0] in _LIVED:
        return True
    before = [w.lower for w in words[max(0, first - 2) : first]]
    marked = before[-1:] == ["a"] if tongue.language == "es" else True
    verb = before[0] if tongue.language == "es" and len(before) == 2 else before[-1] if before else ""
    return marked and verb.startswith(_DONE_TO_PEOPLE)


_DONE_TO_PEOPLE = (
    "deten", "detuv", "detid", "detev", "detiv", "arrest", "captur", "encarcel", "excarcel", "apres", "prend", "pres", "conden", "sentenci",
    "indult", "amnisti", "anisti", "deport", "desterr", "torturad", "golpead", "espancad", "raptad", "secuestr", "sequestr", "absuelt", "absolv",
    "imputad", "libert",
)  # fmt: skip
"""How verbs begin of what is done to people only."""
_LIVED = frozenset("cumple cumplía purga murió falleció huyó cumpre cumpria morreu faleceu".split())


def _set_off(line: Line, first: int, last: int, tongue: Tongue) -> bool:
    """Whether a name is set off behind somebody's role: "el asesor jurídico de la coalición, X, salió"."""
    words = line.words
    if first < 2 or words[first - 1].text != "," or last + 1 >= len(words) or words[last + 1].text not in (",", "."):
        return False
    for i in range(first - 2, max(-1, first - 12), -1):
        if words[i].text in ",;:.()" or finite(words[i].lower):
            return False
        if tongue.has("roles", words[i].lower) and i and words[i - 1].lower in ("el", "la", "o", "a", "su", "seu", "sua", "al", "ao", "del", "do", "da"):  # fmt: skip
            return True
    return False


def _cut(line: Line, first: int, last: int, tongue: Tongue) -> int:
    """Where a name ends before "de" and a place or a body: "Iria Valdés de Foro Cívico"."""
    for i in range(first + 1, last + 1):
        linked = line.words[i - 1].lower in PARTICLES
        if linked and tongue.has("not_names", line.words[i].lower):
            end = i - 1
            while end > first and line.words[end].lower in PARTICLES:
                end -= 1
            return end
    return last


def _quoted(line: Line, first: int, last: int) -> bool:
    """Whether the run is all that stands between quotation marks: a title, a channel, a company."""
    before = line.words[first - 1].text if first else ""
    after = line.words[last + 1].text if last + 1 < len(line.words) else ""
    return before == '"' and after == '"'


def _role(folded: str, line: Line, first: int, tongue: Tongue) -> str | None:
    """The words of a role before a name: "la abogada y defensora de derechos humanos X"."""
    words, i = line.words, first - 1
    if i < 0 or words[i].lower in ("y", "e") or any(tongue.has(n, words[i].lower) for n in ("of", "by", "to", "at", "with")):  # fmt: skip
        return None
    start = None
    while i >= 0 and first - i <= 6 and (words[i].text.islower() or tongue.has("roles", words[i].lower)):
        if tongue.has("roles", words[i].lower) or tongue.has("kin", words[i].lower):
            start = i
            break
        if tongue.has("be", words[i].lower) or tongue.has("relative", words[i].lower) or words[i].lower in ("el", "la", "o", "a", "un", "una"):  # fmt: skip
            break
        i -= 1
    return folded[words[start].start : words[first - 1].end] if start is not None else None


def _role_behind(line: Line, last: int, tongue: Tongue) -> bool:
    """Whether a role is set off behind the name: "X, activista de ..."."""
    words = line.words[last + 1 : last + 5]
    if not words or words[0].text != ",":
        return False
    return any(tongue.has("roles", w.lower) for w in words[1:4])


def _by_rows(runs: Sequence[_Run], lines: Sequence[Line]) -> None:
    """Several capitalised words in a row with a person are a person as well: "X, Y y Z"."""
    for one, other in (*pairwise(runs), *pairwise(runs[::-1])):
        a, b = sorted((one.name, other.name), key=lambda n: n.start)
        if one.told and not other.told and a.line == b.line and len(other.words) > 1:
            between = [w.lower for w in lines[a.line].words[a.last + 1 : b.first]]
            other.told = [w for w in between if w not in ("a", "al", "ao", "à")] in (
                ["y"],
                ["e"],
                [","],
                [",", "y"],
                [",", "e"],
            )


# ---------------------------------------------------------------- forms of one name


def _fullest(runs: Sequence[_Run]) -> dict[str, str]:
    """For each form of several words the fullest form of the same name, the first in the text among equals."""
    forms = list(dict.fromkeys(r.name.form for r in runs))
    found = dict[str, str]()
    for form in forms:
        same = [f for f in forms if _within(form, f)]
        found[form] = max(same, key=lambda f: (len(f.split()), -forms.index(f)), default=form)
    return found


def _within(short: str, long: str) -> bool:
    """Whether every word of the shorter name stands in the longer, in its order, and both begin with one given name."""
    left = iter(w.lower() for w in long.split())
    own = [w.lower() for w in short.split() if w.lower() not in PARTICLES]
    return all(w in left for w in own)


def _agrees(line: Line, last: int) -> str | None:
    """Whether a man or a woman is meant by a name, as far as a participle right behind it tells: "Montejo fue condenada"."""
    near = [w.lower for w in line.words[last + 1 : last + 4]]
    said = next((said_of(w) for w in near if participle(w)), None)
    return said if said in ("m", "f") else None


def _person(run: _Run, full: dict[str, str], seen: Sequence[str], gender: str | None) -> str | None:
    """The fullest form of the person whom a run names, None when it names nobody; `gender` where it is known."""
    if run.name.form in full:
        return full[run.name.form]
    words = [w.lower() for w in run.words]
    whole = list(dict.fromkeys(full.values()))
    fits = [p for p in whole if _called(words, p)]
    fits = [p for p in fits if given_gender(p.split()[0]) in (None, gender)] or fits if gender else fits
    if fits:
        before = [p for p in seen if p in fits]
        return before[-1] if before else fits[0]
    if run.told and len(run.words) == 1 and len(words[0]) > 2:
        return next((p for p in seen if p.lower() == words[0]), run.name.form)
    return None


def _called(words: Sequence[str], person: str) -> bool:
    """Whether somebody is called so: by a surname, by both, or by the given name alone."""
    parts = [w.lower() for w in person.split() if w.lower() not in PARTICLES]
    return any(parts[i : i + len(words)] == list(words) for i in range(len(parts)))


def _by_role(role: str | None) -> str | None:
    """The gender of a role by its ending: "el abogado", "a advogada"; None for "periodista"."""
    for word in (role or "").lower().split()[:1]:
        if word.endswith(("ista", "ante", "ente", "e", "z")):
            return None
        return "f" if word.endswith(("a", "ã")) else "m"
    return None
