"""Who a document names: every form of a name, joined to the fullest one, with role and age said in passing.

A run of capitalised words becomes a person by evidence gathered over the whole document: what the pipeline calls it, a
title or a role before it, an age after it, its surname standing alone later, a known given name at its head, being told
of with words that fit people only. No list decides alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from habeas.extraction.english.evidence import ENOUGH, scores_of
from habeas.extraction.english.list_order import named_in_full
from habeas.extraction.english.runs import MARKS, age_of, label_of, runs_of
from habeas.extraction.lexicon import PARTICLES
from habeas.extraction.people import Name, People
from habeas.extraction.words import Line

__all__ = ["find_people"]


def find_people(
    folded: str,
    lines: Sequence[Line],
    labels: Sequence[tuple[int, int]] = (),
    is_common: Callable[[str], bool] = lambda _: False,
) -> People:
    """The people named in these lines, and in labels at the head of a line ("Mira Halden: ...").

    `is_common` tells words of the language from names.
    """
    runs = [run for at, line in enumerate(lines) for run in runs_of(folded, at, line)]
    runs += [run for a, b in labels if (run := label_of(folded, a, b)) is not None]
    scores = scores_of(folded, lines, runs, is_common)
    full = {r.form for r in runs if " " in r.form and scores[r.form] >= ENOUGH}
    fullest = _fullest(full)
    fullest |= {f: one for f in full if "," in f and (one := named_in_full(f, full)) is not None}
    people = People([])
    runs += _alone(lines, runs, full)
    ordered = sorted(runs, key=lambda r: r.start)
    named, anywhere = _Known(), _Known()
    for form in reversed(dict.fromkeys(r.form for r in ordered if r.form in full)):
        anywhere.add(form)
    for run in ordered:
        person = fullest.get(run.form)
        if person is None and (whole := named.whose(run.form) or anywhere.whose(run.form)) is not None:
            person = fullest.get(whole, whole)
        if person is None and scores[run.form] >= _ENOUGH_ALONE:
            person = run.form
        if person is not None and (other := _alias_of(lines, people, run)) is not None:
            person = fullest[run.form] = other
        if person is not None:
            run.person = person
            people.names.append(run)
            named.add(person)
            if run.line >= 0:
                people.by_line[run.line].append(run)
    return people


_ALIAS = frozenset({"alias", "aka", "a.k.a", "a.k.a.", "née", "né"})
_KNOWN_AS = (["also", "known", "as"], ["known", "as"], ["formerly", "known", "as"])


def _alias_of(lines: Sequence[Line], people: People, run: Name) -> str | None:
    """The person named just before whom a form only names otherwise: "Mira Halden, alias Lena Brod"."""
    one = people.by_line[run.line][-1] if people.by_line.get(run.line) else None
    if one is None or not 1 <= run.first - one.last - 1 <= 5:
        return None
    between = [w.lower for w in lines[run.line].words[one.last + 1 : run.first] if w.text not in (",", "(", '"')]
    return one.person if between in _KNOWN_AS or (len(between) == 1 and between[0] in _ALIAS) else None


def _alone(lines: Sequence[Line], runs: Sequence[Name], full: set[str]) -> list[Name]:
    """Surnames of known people where the pipeline saw something else: any capitalised word that is one."""
    surnames = {form.split()[-1] for form in full}
    taken = {(r.line, i) for r in runs for i in range(r.first, r.last + 1)}
    found = list[Name]()
    for at, line in enumerate(lines):
        for i, w in enumerate(line.words):
            if w.text in surnames and (at, i) not in taken:
                found.append(Name(at, i, i, w.start, w.end, w.text, None, age_of(line, i, i)))
    return found


_ENOUGH_ALONE = 2.0


class _Known:
    """Full names by their words, in the order in which they were last added."""

    def __init__(self) -> None:
        self._parts = dict[str, list[str]]()
        self._by_surname = defaultdict[str, dict[str, None]](dict)
        self._by_word = defaultdict[str, dict[str, None]](dict)

    def add(self, person: str) -> None:
        """Puts a full name last; a single word is none."""
        if " " not in person:
            return
        if person not in self._parts:
            self._parts[person] = [_bare(w.strip(MARKS)) for w in person.split()]
        parts = self._parts[person]
        for names in (self._by_surname[parts[-1]], *(self._by_word[w] for w in parts)):
            names.pop(person, None)
            names[person] = None

    def whose(self, form: str) -> str | None:
        """The name added last that has this form as its surname, else all of its words; never the form itself."""
        words = form.split()
        if len(words) == 1 and (found := next((p for p in _latest(self._by_surname, words[0]) if p != form), None)):
            return found
        rarest = min(words, key=lambda w: len(self._by_word.get(w, ())))
        fits = (p for p in _latest(self._by_word, rarest) if p != form and all(w in self._parts[p] for w in words))
        return next(fits, None)


def _latest(names: Mapping[str, dict[str, None]], word: str) -> Iterable[str]:
    return reversed(names.get(word, {}))


def _bare(word: str) -> str:
    """A word of a name without the article that is joined to it: "el-Fattah"."""
    lead, _, rest = word.partition("-")
    return rest if rest and lead.lower() in PARTICLES else word


def _fullest(full: set[str]) -> dict[str, str]:
    """Each full form with the longest form that contains its words in order ("Mira A. Halden" for "Mira Halden")."""
    by_word = defaultdict[str, list[str]](list)
    for form in full:
        for word in {w.strip(MARKS) for w in form.split()}:
            by_word[word].append(form)
    result = dict[str, str]()
    for form in full:
        words = [w.strip(MARKS) for w in form.split()]
        written = [w for w in words if len(w.strip(".")) > 1] + words[-1:]
        longer = [
            f
            for f in min((by_word[w] for w in written), key=len)
            if len(f) > len(form) and words[-1] in f.split() and len(f.split()) <= 5 and _within(words, f.split())
        ]
        result[form] = max(longer, key=lambda f: (len(f), f)) if longer else form
    return result


def _within(short: list[str], long: list[str]) -> bool:
    rest = iter(w.strip(MARKS) for w in long)
    return all(any(s == w or (len(s.strip(".")) == 1 and w.startswith(s[0])) for w in rest) for s in short)
