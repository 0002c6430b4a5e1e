"""Who a document names: every form of a name, joined to the fullest one, with role and age said in passing.

A run of capitalised words becomes a person by evidence gathered over the whole document: what the pipeline calls it, a
title or a role before it, an age after it, its surname standing alone later, a known given name at its head, being told
of with words that fit people only. No list decides alone.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.extraction.blocks import title_case
from habeas.extraction.lexicon import (
    GIVEN,
    KIN,
    NOT_NAMES,
    ORGANISATION,
    PARTICLES,
    PEOPLES,
    PERSON_VERBS,
    PLACE_WORDS,
    ROLES,
    TITLES,
)
from habeas.extraction.words import Line, Word
from habeas.model import Mention
from habeas.names import gender, given
from habeas.places import country

__all__ = ["Name", "People", "find_people"]


@dataclass(slots=True)
class Name:
    """One time a document names somebody: words first to last of a line, with the form as written."""

    line: int
    first: int
    last: int
    start: int
    end: int
    form: str
    role: str | None = None
    age: int | None = None
    person: str = ""


@dataclass(slots=True)
class People:
    """The people of one document; `by_line` has the names of each line in order, each with its fullest form."""

    names: list[Name]
    by_line: dict[int, list[Name]] = field(default_factory=lambda: defaultdict(list))

    def mentions(self, document: str) -> tuple[Mention, ...]:
        """One mention for each fullest form, in order of first appearance."""
        grouped = dict[str, list[Name]]()
        for name in self.names:
            grouped.setdefault(name.person, []).append(name)
        return tuple(_mention(document, person, names) for person, names in grouped.items())


def _mention(document: str, person: str, names: list[Name]) -> Mention:
    forms = tuple(dict.fromkeys(n.form for n in names))
    role = next((n.role for n in names if n.role), None)
    age = next((n.age for n in names if n.age), None)
    return Mention(document, person, forms, tuple((n.start, n.end) for n in names), role, age)


def find_people(
    folded: str,
    lines: Sequence[Line],
    labels: Sequence[tuple[int, int]] = (),
    is_common: Callable[[str], bool] = lambda _: False,
) -> People:
    """The people named in these lines, and in labels at the head of a line ("Mira Halden: ...").

    `is_common` tells words of the language from names.
    """
    runs = [run for at, line in enumerate(lines) for run in _runs(folded, at, line)]
    runs += [run for a, b in labels if (run := _label(folded, a, b)) is not None]
    scores = _scores(folded, lines, runs, is_common)
    full = {r.form for r in runs if " " in r.form and scores[r.form] >= _ENOUGH}
    fullest = _fullest(full)
    people = People([])
    runs += _alone(folded, lines, runs, full)
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


def _scores(
    folded: str, lines: Sequence[Line], runs: Sequence[Name], is_common: Callable[[str], bool]
) -> Mapping[str, float]:
    """How much speaks in all for each form being a person's."""
    scores = _evidence(lines, runs)
    of_form = defaultdict[str, list[Name]](list)
    for run in runs:
        of_form[run.form].append(run)
    for form, same in of_form.items():
        scores[form] -= 3.0 * _everyday(form, same, lines, is_common, folded)
        scores[form] -= 3.0 * _headline_only(form, same, lines, is_common, folded)
    for form in _beside_people(lines, runs, scores):
        scores[form] += 1.5
    for form in _of_one_surname(lines, runs, scores):
        scores[form] += _SURNAME_SHARED
    return scores


def _alone(folded: str, lines: Sequence[Line], runs: Sequence[Name], full: set[str]) -> list[Name]:
    """Surnames of known people where the pipeline saw something else: any capitalised word that is one."""
    surnames = {form.split()[-1] for form in full}
    taken = {(r.line, i) for r in runs for i in range(r.first, r.last + 1)}
    found = list[Name]()
    for at, line in enumerate(lines):
        for i, w in enumerate(line.words):
            if w.text in surnames and (at, i) not in taken:
                found.append(Name(at, i, i, w.start, w.end, w.text, None, _age(line, i, i)))
    return found


_ENOUGH = 1.0
_ENOUGH_ALONE = 2.0

# ---------------------------------------------------------------- runs of capitalised words


def _runs(folded: str, at: int, line: Line) -> list[Name]:
    found, i = list[Name](), _behind_dateline(line)
    while i < len(line.words):
        if not _starts(line, i):
            i += 1
            continue
        j = _run_end(line, i)
        found += _peeled(folded, at, line, i, j)
        i = j + 1
    return found


def _behind_dateline(line: Line) -> int:
    """The first word behind "MADRID, 3 May -" or "MINSK (Agency) -" at the head of a report, 0 where there is none."""
    if not (line.words and line.words[0].text.isupper() and len(line.words[0].text) > 2):
        return 0
    dash = next((i for i, w in enumerate(line.words[:14]) if w.text in ("-", "–", "—", "--")), 0)
    if any(w.text in ".:;" and i > 0 and len(line.words[i - 1].text) > 4 for i, w in enumerate(line.words[:dash])):
        return 0
    return dash + 1 if dash and not _touching(line.words[dash - 1], line.words[dash]) else 0


def _run_end(line: Line, j: int) -> int:
    """The last word of a run that begins at word j; particles and hyphens inside it do not end it."""
    while True:
        if j + 1 < len(line.words) and _goes_on(line, j + 1):
            j += 1
        elif (
            j + 2 < len(line.words) and _goes_on(line, j + 2) and (_particle(line, j + 1) or _hyphen(line, j + 1))
        ) or (j + 2 < len(line.words) and _hyphen(line, j + 1) and line.words[j + 2].text.isalpha()):
            j += 2
        elif j + 3 < len(line.words) and _particle(line, j + 1) and _hyphen(line, j + 2) and _goes_on(line, j + 3):
            j += 3
        elif (k := _nickname(line, j + 1)) is not None:
            j = k
        else:
            return j


def _nickname(line: Line, i: int) -> int | None:
    """The surname's word behind another given name in quotes or brackets: Mira "Sparrow" Halden, Maryia (Mira) Halden."""
    words = line.words
    if i + 3 >= len(words) or (words[i].text, words[i + 2].text) not in (('"', '"'), ("(", ")")):
        return None
    return i + 3 if _capital(words[i + 1].text) and _goes_on(line, i + 3) and words[i + 3].pos == "P" else None


def _hyphen(line: Line, i: int) -> bool:
    """A hyphen inside a double name: no space on either side."""
    words = line.words
    return words[i].text == "-" and _touching(words[i - 1], words[i]) and _touching(words[i], words[i + 1])


def _touching(left: Word, right: Word) -> bool:
    return left.end == right.start


def _capital(text: str) -> bool:
    return text[:1].isupper() and any(c.isalpha() for c in text) and not any(c.isdigit() for c in text)


_TRADES = ("er", "or", "ist", "man", "woman", "ian", "ant", "ess")
"""How words for what somebody does end: "bookseller Mira Halden"."""


def _starts(line: Line, i: int) -> bool:
    w = line.words[i]
    if not _capital(w.text):
        lower_first_name = w.tag == "NNP" and w.text.isalpha() and len(w.text) > 3 and i + 1 < len(line.words)
        return bool(
            lower_first_name
            and _capital(line.words[i + 1].text)
            and line.words[i + 1].pos == "P"
            and w.lower not in TITLES | ROLES
            and not w.lower.endswith(_TRADES)
        )
    if w.lower in PARTICLES and i + 1 < len(line.words):
        return _capital(line.words[i + 1].text)
    if not line.parsed:
        return i > 0 or (i + 1 < len(line.words) and _capital(line.words[1].text))
    if i == 0 or line.words[i - 1].text in ('"', ":", "-", "–", "—", "("):
        following = line.words[i + 1] if i + 1 < len(line.words) else None
        return (
            w.pos == "P"
            or w.entity == "PERSON"
            or bool(following and following.pos == "P" and _capital(following.text) and w.pos in "NAV")
        )
    return w.pos in ("P", "N", "A", "V", "") or w.entity == "PERSON"


def _goes_on(line: Line, i: int) -> bool:
    w = line.words[i]
    if w.text in ("'s", "’s", "'"):
        return False
    return _capital(w.text) and (
        not line.parsed or (w.pos in ("P", "N", "A", "V", "", "R", "X", "I", "D") and w.lower not in _NEVER_INSIDE)
    )


_NEVER_INSIDE = frozenset("i he she it they we you who the a an in on at of for to by and but with from is was".split())


def _particle(line: Line, i: int) -> bool:
    return line.words[i].lower in PARTICLES


def _peeled(folded: str, at: int, line: Line, first: int, last: int) -> list[Name]:
    """The run without titles before it and without an organisation's words, as a name; nothing when little is left."""
    role_from = first
    first, last = _bare_run(line, first, last)
    words = line.words[first : last + 1]
    if not words or sum(w.text != "-" for w in words) > 6 or any(w.lower in ORGANISATION for w in words):
        return []
    apart = [w for before, w in zip((None, *words), words, strict=False) if before is None or before.text != "-"]
    if any(w.lower in NOT_NAMES and (w.lower not in _MONTHS_CUT or len(words) < 3) for w in apart):
        return []
    initials = all(len(w.text.strip(".")) == 1 for w in words)
    office = any(w.lower.rstrip(".") in _OFFICES for w in line.words[role_from:first])
    role = (role_from < first) or _role_before(folded, line, first) or _role_after(folded, line, last)
    told = initials and words[-1].text.endswith(".") and role and not office
    if (initials and not told) or (len(words) == 1 and (words[0].text.isupper() and 2 < len(words[0].text) < 6)):
        return []
    start, end = words[0].start, words[-1].end
    form = folded[start:end].split(",")[0].removesuffix("'s")  # "Mira Halden,banker"
    form = form if initials else form.rstrip(".'-")
    if len(form) < 2:
        return []
    titled = role_from < first
    before = folded[line.words[role_from].start : line.words[first - 1].end] if titled else None
    role = before or _role_before(folded, line, first) or _role_after(folded, line, last)
    return [Name(at, first, last, start, start + len(form), form, role, _age(line, first, last))]


def _without_its_verb(line: Line, first: int, last: int) -> int:
    """The last word of a run that goes on into what is told: "MIRA H. Recognised", "Mira Halden OUT"."""
    words = line.words
    for i in range(first + 2, last + 1):
        capitals = words[i].text.isalpha() and words[i].text.isupper() and len(words[i].text) > 1
        told = words[i].dep == "ROOT" or words[i].pos in ("V", "X")  # "Mira HALDEN" is a name
        shouted = capitals and told and not words[i - 1].text.isupper()
        cut = len(words[i - 1].text) == 2 and words[i - 1].text.endswith(".") and words[i].pos in "VX"
        if (shouted or cut) and words[i - 1].text != "-":
            return i - 1
    return last


_OFFICES = frozenset(
    "judge justice prosecutor investigator officer colonel major captain general inspector minister".split()
)
"""Who is not told of by an initial: whoever else a sentence names by one stays unknown, and is not to be taken for them."""
_MONTHS_CUT = frozenset("jan mar apr jun".split())
"""Short forms of months that are words of names as well: "Daw Mira Mar Halden"."""


def _bare_run(line: Line, first: int, last: int) -> tuple[int, int]:
    """The ends of a run without titles, trades, nations and words that begin or end no name."""
    for i in range(last, first - 1, -1):
        if _titles(line, first, i, last):
            first = i + 1
            break
    if first == 0 and last > 1 and line.words[0].lower.endswith(_TRADES) and gender(line.words[0].text) is None:
        first = 1  # "Railwayman Oren Talby" at the head of a sentence
    if first <= last and line.words[first].text == "-":
        return first, first - 1
    last = _without_its_verb(line, first, last)
    while first <= last and (
        (first < last and line.words[first].entity == "NORP" and line.words[first].pos in "NA")
        or _no_name(line.words[first].lower)
        or (first + 1 < last and _a_country(line, first))
    ):
        first += 1
    while last >= first and line.words[last].lower in NOT_NAMES and line.words[last - 1].text != "-":
        last -= 1
    return first, last


def _a_country(line: Line, at: int) -> bool:
    """Whether a word is a place or of its people, before a name: "In Norland Mira Halden", "the Dane Mira Halden"."""
    word, behind = line.words[at], line.words[at + 1]
    if word.lower in PEOPLES:
        return at > 0 and line.words[at - 1].pos in ("T", "A")  # "the Dane Mira Halden"; Finn is a name as well
    if word.entity == "PERSON" or gender(word.text) is not None or _plain(word.text) in GIVEN:
        return False
    return country(word.text) is not None or (word.entity == "GPE" and behind.entity not in ("GPE", "LOC", "FAC"))


def _titles(line: Line, first: int, at: int, last: int) -> bool:
    """Whether a word of a run is a title before the name, and no part of it: "U." cut short, "-man", "Mira Bishop"."""
    words = line.words
    word = words[at]
    if not _title(word.lower):
        return False
    joined = (at > first and words[at - 1].text == "-") or (first < at < last and words[at + 1].text == "-")
    if joined or (at > first and len(word.text) == 2 and word.text.endswith(".")):
        return False
    if at == last and at > first and word.lower in _ALSO_SURNAMES:
        before = words[at - 1]
        return before.pos not in "PA" or before.entity in ("NORP", "GPE", "") or _title(before.lower)
    return True


_ALSO_SURNAMES = frozenset("imam mufti king bishop prince pope sheikh judge major abbot".split())
"""Titles that are surnames where they end a name."""


def _no_name(word: str) -> bool:
    """Whether a word begins no name, nor as a word cut short: "October", "Oct."."""
    return word in NOT_NAMES or (len(word) > 3 and word.rstrip(".") in NOT_NAMES)


def _title(word: str) -> bool:
    """Whether a capitalised word is said before a name: "Judge", "Reporters"."""
    return any(w in TITLES or w in ROLES for w in (word, word.rstrip("."), word.removesuffix("s")))


def _role_before(folded: str, line: Line, first: int) -> str | None:
    """Small-letter role words directly before a name: "human rights activist X", "his wife, X"."""
    if first > 1 and line.words[first - 1].text == ",":
        first = _before_a_place(line, first - 1)
    i = first
    while i > 0 and line.words[i - 1].pos in ("N", "A") and line.words[i - 1].text[0].islower():
        i -= 1
    trade = i < first and _trade(line.words[first - 1]) and first + 1 < len(line.words) and _goes_on(line, first + 1)
    if trade or any(line.words[k].lemma in ROLES or line.words[k].lower in ROLES for k in range(i, first)):
        return folded[line.words[i].start : line.words[first - 1].end]
    return None


def _before_a_place(line: Line, end: int) -> int:
    """Where what stands before a word ends, a place left out: "a judge in Lowmark, X"."""
    i = end
    while i > 0 and line.words[i - 1].text[:1].isupper():
        i -= 1
    placed = 1 < i < end and line.words[i - 1].lower in ("in", "of", "from", "at")
    return i - 1 if placed and line.words[i - 2].lemma in ROLES else end


def _trade(word: Word) -> bool:
    """Whether a word says what somebody does for a living, by how it ends: "seller", "fundraiser"."""
    return word.pos == "N" and word.lower.endswith(_TRADES) and word.lower not in ORGANISATION | PLACE_WORDS


_BEGINS_APPOSITION = ROLES | {"a", "an", "the"}


def _role_after(folded: str, line: Line, last: int) -> str | None:
    """An apposition after a name: "X, a history teacher"."""
    i = last + 1
    if i + 2 < len(line.words) and line.words[i].text == "," and line.words[i + 1].lower.isdigit():
        i += 2
    if i + 1 >= len(line.words) or line.words[i].text != "," or line.words[i + 1].lower not in _BEGINS_APPOSITION:
        return None
    j = i + 1
    while j + 1 < len(line.words) and line.words[j + 1].text not in (",", ".", ";", "(", "who", "was", "is"):
        j += 1
    inside = line.words[i + 1 : j + 1]
    if len(inside) <= 9 and any(w.lemma in ROLES for w in inside):
        return folded[inside[0].start : inside[-1].end]
    return None


def _age(line: Line, first: int, last: int) -> int | None:
    words = line.words
    if (
        last + 2 < len(words)
        and words[last + 1].text in (",", "(")
        and words[last + 2].text.isdigit()
        and 10 <= int(words[last + 2].text) <= 99
    ):
        closes = words[last + 3].text if last + 3 < len(words) else "."
        return int(words[last + 2].text) if closes in (",", ".", ")", ";", ":", "-", "and") else None
    before = "".join(w.text for w in words[max(0, first - 8) : first])
    found = re.search(r"(\d{1,2})-year-old", before)
    return int(found.group(1)) if found else None


def _label(folded: str, start: int, end: int) -> Name | None:
    """A label that is two to four capitalised words is a name to be judged like any other."""
    text = folded[start:end].strip()
    words = text.split()
    if not 2 <= len(words) <= 4 or not all(_capital(w) or w in PARTICLES for w in words):
        return None
    if any(w.lower() in ORGANISATION | NOT_NAMES | TITLES | PLACE_WORDS for w in words):
        return None
    return Name(-1, 0, 0, start, start + len(text), text)


# ---------------------------------------------------------------- evidence


def _evidence(lines: Sequence[Line], runs: Sequence[Name]) -> dict[str, float]:
    """How much speaks for each form being a person; the weights were set by hand on the training files."""
    scores, entity = defaultdict[str, float](float), defaultdict[str, Counter[str]](Counter)
    singles = Counter(r.form for r in runs if " " not in r.form)
    for run in runs:
        words = run.form.split()
        if run.line < 0:
            scores[run.form] += 1.5
            continue
        line = lines[run.line]
        entity[run.form][line.words[run.last].entity] += 1
        scores[run.form] += _here(line, run)
        if len(words) > 1 and singles[words[-1]]:
            scores[run.form] += 1.0
    human = {r.form for r in runs if r.line >= 0 and _told_as_person(lines[r.line], r)}
    kin = {r.form for r in runs if " " not in r.form and r.line >= 0 and _named_for_kin(lines[r.line], r)}
    anywhere = {r.form for r in runs if r.line >= 0 and _stands_behind(_WHERE | _WHITHER, lines[r.line], r)}
    for form, articles in _articles(lines, runs).items():
        scores[form] -= 2.0 * len(articles) if all(articles) else 0.0  # "the Mira Halden freed in May" is still she
    for form, labels in entity.items():
        total = sum(labels.values())
        alone = " " not in form and form not in kin
        called = " " in form and _begins_with_a_given_name(form)
        placed = alone or (form not in human | kin and not called) or form in anywhere or country(form) is not None
        scores[form] += 1.6 * labels["PERSON"] / total - (1.2 if called else 2.4) * labels["NORP"] / total
        scores[form] -= (2.4 if placed else 1.2) * (labels["GPE"] + labels["LOC"]) / total
        scores[form] -= 0.3 * (labels["ORG"] + labels["FAC"] + labels["DATE"] + labels["EVENT"] + labels["LAW"]) / total
        scores[form] += 1.2 * (len(form.split()) in (2, 3)) - 0.5 * (len(form.split()) == 1)
        scores[form] += 2.0 * any(mark in form for mark in _MARKS)  # a nickname
        scores[form] += _KIN_NAMED * (form in kin)
        if called:
            scores[form] += 1.0 + 0.6 * (len(form.split()) == 4)  # four words are no place; two and three count below
        elif form in human and gender(form) is not None:
            scores[form] += 1.5
        if form.split()[-1].lower() in PLACE_WORDS:
            scores[form] -= 3
    return scores


_SURNAME_SHARED = 2.5
"""What it says of a given name alone that the next name has the surname for both (tuned on the training files)."""
_KIN_NAMED = 2.2
"""What it says of a word alone that it stands behind a relative: "his wife, Mira"."""


def _named_for_kin(line: Line, run: Name) -> bool:
    """Whether a word alone says which relative is meant: "her husband, Ivo,", "my grandmother Mira"."""
    return run.role is not None and any(w.lower() in KIN | _CLOSE for w in run.role.split()[-1:])


_CLOSE = frozenset("cellmate friend colleague neighbour neighbor girlfriend boyfriend godfather godmother".split())


def _begins_with_a_given_name(form: str) -> bool:
    """Whether the first word of a form is a given name, or a family name of those that stand first."""
    first = form.split()[0]
    if len(first) == 2 and first.endswith("."):
        return True  # "M. Halden"
    sounds = len(first) > 4 and given(first) is not None  # of short words too many sound like one
    return gender(form) is not None or sounds or _plain(first) in GIVEN


def _plain(word: str) -> str:
    """A word in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def _articles(lines: Sequence[Line], runs: Sequence[Name]) -> dict[str, list[bool]]:
    """For each place of a form whether "the" stands before it, as before names of things."""
    found = defaultdict[str, list[bool]](list)
    for run in runs:
        if run.line >= 0:
            words = lines[run.line].words
            before = words[run.first - 1].lower if run.first else ""
            found[run.form].append(before == "the" and words[run.last].dep != "compound")
    return found


def _beside_people(lines: Sequence[Line], runs: Sequence[Name], scores: Mapping[str, float]) -> set[str]:
    """Forms of several words that stand in one row with somebody: "Mira Halden and Oren Talby" are of one kind."""
    at_word = {(r.line, r.last): r for r in runs if r.line >= 0 and " " in r.form}
    found = set[str]()
    for (at, last), run in at_word.items():
        word = lines[at].words[last]
        other = at_word.get((at, word.head)) if word.dep == "conj" else None
        if other is not None and scores[other.form] >= _ENOUGH > scores[run.form]:
            found.add(run.form)
        elif other is not None and scores[run.form] >= _ENOUGH > scores[other.form]:
            found.add(other.form)
    return found


def _of_one_surname(lines: Sequence[Line], runs: Sequence[Name], scores: Mapping[str, float]) -> set[str]:
    """Given names that share the surname of the next: the first of "Ivo and Mira Halden"."""
    found = set[str]()
    behind = {(r.line, r.first): r for r in runs if " " in r.form and scores[r.form] >= _ENOUGH}
    for run in runs:
        if run.line < 0 or " " in run.form or run.role is not None:
            continue
        words = lines[run.line].words
        other = behind.get((run.line, run.last + 2))
        joined = other is not None and words[run.last + 1].lower == "and" and words[run.last].entity not in _PLACED
        if joined and country(run.form) is None and _begins_with_a_given_name(run.form):
            found.add(run.form)
    return found


_PLACED = ("GPE", "NORP", "LOC")


def _everyday(
    form: str, same: Sequence[Name], lines: Sequence[Line], is_common: Callable[[str], bool], folded: str
) -> bool:
    """Whether a form is capitalised words of the language ("Legal Reforms") that nothing in the text makes a person."""
    if not all(is_common(w) for w in form.split()):
        return False
    if any(r.age or (r.role and not title_case(folded[lines[r.line].start : lines[r.line].end])) for r in same):
        return False
    called = [
        lines[r.line].words[r.last].entity == "PERSON"
        and not title_case(folded[lines[r.line].start : lines[r.line].end])
        for r in same
        if r.line >= 0
    ]
    return 2 * sum(called) <= len(same)


def _headline_only(
    form: str, runs: Sequence[Name], lines: Sequence[Line], is_common: Callable[[str], bool], folded: str
) -> bool:
    """Whether a form stands in headlines alone, in capitals or with a word of the language: "HALDEN FREED", "Halden Says"."""
    same = [r for r in runs if r.line >= 0]
    if not same or not all(title_case(folded[lines[r.line].start : lines[r.line].end]) for r in same):
        return False
    return form.isupper() or (" " in form and any(is_common(w) for w in form.split()[1:]))


def _here(line: Line, run: Name) -> float:
    """What one place in the text says: age, role, a verb of people, a preposition of places."""
    words, score = line.words, 0.0
    if line.parsed and (words[run.last].dep == "conj" or any(words[k].dep == "conj" for k in words[run.last].kids)):
        score += 0.4
    score += 3.0 * (run.age is not None) + 1.5 * (run.role is not None)
    head = words[run.last].head if line.parsed else run.last
    if (
        line.parsed
        and words[run.last].dep in ("nsubj", "nsubjpass", "dobj", "pobj")
        and words[head].lemma in PERSON_VERBS
    ):
        score += 1.0
    score += 0.7 * _undergoes(line, run) + 0.8 * _whose_fate(line, run) + 1.0 * _first_name_acts(line, run)
    if _stands_behind(_WHERE, line, run):
        score -= 1.5
    if _names_a_house(line, run):
        score -= 5.0
    counted = run.first > 0 and words[run.first - 1].pos == "D" and words[run.first - 1].entity != "DATE"
    if line.parsed and counted and words[run.last].tag in ("NNPS", "NNS"):
        score -= 4.0  # "seven Sri Lankans"
    return score


def _undergoes(line: Line, run: Name) -> bool:
    """Whether something is done to a form, or "who" or "jailed since" follows it, as people are spoken of."""
    behind = line.words[run.last + 1 : run.last + 3]
    clause = len(behind) > 1 and behind[0].text == ","
    after = behind[1].lower if clause else "".join(w.lower for w in behind[:1])
    taken = clause and behind[1].tag == "VBN" and behind[1].lemma in PERSON_VERBS
    return line.words[run.last].dep == "nsubjpass" or after in ("who", "whose") or taken


def _first_name_acts(line: Line, run: Name) -> bool:
    """Whether a known given name alone is what a sentence tells of: "Mira has been sent back"."""
    word = line.words[run.last]
    subject = word.dep in ("nsubj", "nsubjpass") and word.entity in ("", "PERSON")
    return subject and " " not in run.form and gender(run.form) is not None


def _whose_fate(line: Line, run: Name) -> bool:
    """Whether a form stands behind what happens to people: "the release of Mira Halden"."""
    words = line.words
    of = words[words[run.last].head] if words[run.last].dep == "pobj" else None
    return of is not None and of.lower == "of" and words[of.head].lemma in _FATES


_FATES = frozenset("release arrest detention trial conviction sentencing imprisonment pardon death".split())
_HOUSES = frozenset("prison prisons jail jails colony penitentiary".split())


def _names_a_house(line: Line, run: Name) -> bool:
    """Whether a form says which prison: "left Lowmark prison", "Lowmark and two other prisons", "freed from Lowmark"."""
    words, behind = line.words, line.words[run.last + 1].lower if run.last + 1 < len(line.words) else ""
    if behind in _HOUSES and words[run.last].dep in ("compound", "nmod", "amod"):
        return True
    joined = [k for k in words[run.last].kids if words[k].dep == "conj"]
    return any(words[k].lower in _HOUSES or _taken_from(line, run.last) for k in (*joined, run.last))


_TAKES = frozenset("take move transfer bring free release escape drive fly bus".split())


def _taken_from(line: Line, noun: int) -> bool:
    """Whether a noun, or the first of its row, is where people come out: "moved from Lowmark and Brod", "out of Lowmark"."""
    words = line.words
    first = next((up for up in (noun, *line.ancestors(noun)) if words[up].dep != "conj"), noun)
    prep = words[first].head
    if words[first].dep != "pobj" or words[prep].lower not in ("from", "of"):
        return False
    above = words[words[prep].head]
    return above.lemma in _TAKES if words[prep].lower == "from" else above.lower == "out"


def _told_as_person(line: Line, run: Name) -> bool:
    if line.words[run.last].entity == "DATE":
        return False  # "New Year's Eve"
    return run.age is not None or run.role is not None or _undergoes(line, run)


_WHERE = frozenset(["in", "at", "near", "across", "outside"])
_WHITHER = frozenset(["to", "from", "into", "via", "through", "around", "toward", "towards"])


def _stands_behind(prepositions: frozenset[str], line: Line, run: Name) -> bool:
    """Whether a form stands as places do: "in Lowmark"."""
    first = next((up for up in (run.last, *line.ancestors(run.last)) if line.words[up].dep != "conj"), run.last)
    if first != run.last:  # "in Lowmark and Brod"
        return line.words[first].dep == "pobj" and line.words[line.words[first].head].lower in prepositions
    before = line.words[run.first - 1].lower if run.first else ""
    return before in prepositions and line.words[run.last].dep == "pobj"


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
            self._parts[person] = [_bare(w.strip(_MARKS)) for w in person.split()]
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
        for word in {w.strip(_MARKS) for w in form.split()}:
            by_word[word].append(form)
    result = dict[str, str]()
    for form in full:
        words = [w.strip(_MARKS) for w in form.split()]
        written = [w for w in words if len(w.strip(".")) > 1] + words[-1:]
        longer = [
            f
            for f in min((by_word[w] for w in written), key=len)
            if len(f) > len(form) and words[-1] in f.split() and len(f.split()) <= 5 and _within(words, f.split())
        ]
        result[form] = max(longer, key=lambda f: (len(f), f)) if longer else form
    return result


_MARKS = '()"“”'
"""What stands around another given name: Mira (Lena) Halden."""


def _within(short: list[str], long: list[str]) -> bool:
    rest = iter(w.strip(_MARKS) for w in long)
    return all(any(s == w or (len(s.strip(".")) == 1 and w.startswith(s[0])) for w in rest) for s in short)
