"""Who a Russian, Belarusian or Ukrainian document names: capitalised words, joined over their inflected forms.

Two or three capitalised words are a person when one is a known given name, a patronymic or an initial, when a role
stands before them, or when nothing says that they are a place or a body. A word alone is a person when it is a form of
a word of a fuller name in the document, or when a role stands before it and it ends as surnames do.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

from habeas.extraction.people import Name, People
from habeas.extraction.slavic.apart import whose_companion
from habeas.extraction.slavic.families import by_given_names, is_of_a_family
from habeas.extraction.slavic.standing import known_gender, relative_of, surname_gender
from habeas.extraction.slavic.words import case, given_gender, listed
from habeas.extraction.words import Line, Word
from habeas.names import gender as gender_of_name
from habeas.names.given import lookup_oblique, lookup_written, spelt_as_oblique
from habeas.names.inflection import given_nominatives, surname_nominatives

__all__ = ["find_people"]

_PATRONYMIC = re.compile(
    r"(ович|евич|ич|овна|евна|ична|овича|евича|овну|евну|овны|евны|авіч|евіч|эвіч|овіч|[оеёаэє]ўн[аыу]|[ое]вн[еи]|івна|івни|івну|ович[ауе]?)$"
)
_SURNAME = re.compile(
    r"(ск[иоі]?й?|ски[йм]|ского|скому|скага|скаму|скі|ськ\w+|цк\w+|ская|скую|ской|скай|енк[оау]|енка|[оеёаэє][вў]|[оеёаэ]в[ауыйе]|ов[ау]|ін[ау]?|ин[ауы]?|ын[ауы]?|[ои]вич\w?|[еа]вич\w?|[аео]віч\w?|дзе|дзэ|швили|швілі|чук[ау]?|ук[ау]?|юк[ау]?|як[ау]?|ик[ау]?|ік[ау]?|ык[ау]?|ец|ець|[ць]я|ко|ей[кч]\w*|чик\w?|чык\w?|ко|ло|ло|ура|уля|их|ых)$"
)
_PLACED = frozenset(["в", "во", "у", "ў", "з", "із", "из"])
_CODES = frozenset("СІЗО СИЗО СІЗА КДБ МЗС МУС ГУБАЗіК ГУБАЗИК".split())
_NUMBER = re.compile(r"\d")


def find_people(folded: str, lines: Sequence[Line]) -> People:
    """The people named in these lines."""
    small = {w.text for line in lines for w in line.words if w.text[:1].islower()}
    known = _Known(frozenset(small), _borne(lines))
    runs = [run for at, line in enumerate(lines) for run in _runs(folded, at, line, known)]
    surnames = _Alike()
    for form in dict.fromkeys(r.form for r in runs if " " in r.form):
        surnames.add(form, form.split()[-1:] if given_gender(form.split()[0]) else ())
    runs = [_shortened(run, surnames, lines) for run in runs]
    full = _fullest([r for r in runs if " " in r.form])
    people, named, anywhere = People([]), _Alike(), _Alike()
    for whole in reversed(full.values()):
        anywhere.add(whole, _written_out(whole))
    for run in sorted(runs, key=lambda r: r.start):
        person = full.get(run.form)
        if person is None and " " not in run.form:
            fits = _like(surname_gender(run.form))
            person = named.last(run.form, fits) or anywhere.last(run.form, fits)
        if person is None and " " not in run.form and (_alone(run) or _by_kin(lines[run.line], run)):
            person = run.form
        if person is not None:
            run.person = person
            others = relative_of(run, lines[run.line]) or whose_companion(run, lines[run.line]) is not None
            run.role = None if others else run.role
            people.names.append(run)
            named.add(person, _written_out(person) if " " in person else ())
            people.by_line[run.line].append(run)
    return people


# ---------------------------------------------------------------- runs of capitalised words


@dataclass(frozen=True, slots=True)
class _Known:
    """Words that the document writes in small letters; and surnames that are like places, as forms of their nominative."""

    small: frozenset[str]
    borne: frozenset[str]


def _borne(lines: Sequence[Line]) -> frozenset[str]:
    """Words that begin like a place or a body and stand behind a given name: "Веру Литвинову" lets "Литвинова" be a name."""
    found = set[str]()
    for line in lines:
        for one, other in pairwise(line.words):
            lower = other.lower
            like_place = (
                lower in listed("not_names")
                and lower not in listed("not_names").words
                and lower not in listed("leaders")
            )
            if like_place and _capital(other.text) and given_gender(one.text) and _SURNAME.search(lower):
                found |= _readings(other.text)
    return frozenset(found)


def _runs(folded: str, at: int, line: Line, known: _Known) -> list[Name]:
    found, i = list[Name](), 0
    while i < len(line.words):
        if not _capital(line.words[i].text):
            i += 1
            continue
        j = i
        while (k := _next(line, j)) is not None:
            j = k
        found += _name(folded, at, line, i, j, known)
        i = j + 1
    return found


def _capital(text: str) -> bool:
    return text[:1].isupper() and not (text.isupper() and 1 < len(text) < 4) and not _NUMBER.search(text)


def _next(line: Line, j: int) -> int | None:
    """The word that goes on a run: the next, or the one behind the stop of an initial."""
    words = line.words
    k = j + 1
    if k < len(words) and words[k].text == "." and len(words[j].text) == 1:
        k += 1
    if k < len(words) and _capital(words[k].text) and words[k].start - words[j].end <= 2:
        return k
    return None


def _name(folded: str, at: int, line: Line, first: int, last: int, known: _Known) -> list[Name]:
    """The run as a name, without what a sentence or a title put before it; nothing when it is no person's."""
    words = [i for i in range(first, last + 1) if line.words[i].text != "."]
    named = [i for i in words if not (i < words[-1] and _titled(line.words[i]))]
    second = _second_given(line, named)
    if second is not None:
        others = _name(folded, at, line, named[second], last, known)
        if named[0] > 0 and line.words[named[0] - 1].lower in listed("kin"):  # "the son of X, Y"
            others = [replace(o, role=line.words[named[0] - 1].lower) for o in others]
        return _name(folded, at, line, named[0], named[second - 1], known) + others
    if _quoted(line, first, last) or (first == last and by_given_names(line, first)):
        return []
    words = _peeled(line, words, known)
    lower = [line.words[i].lower for i in words]
    if not words or len(words) > 4 or _no_name(line, words, known):
        return []
    if (
        all(len(w) == 1 for w in lower)
        or line.words[words[0]].text in _CODES
        or all(line.words[i].text.isupper() for i in words)
        or (len(words) > 1 and not _personal(line, words))
    ):
        return []
    first, last = words[0], words[-1]
    if len(line.words[last].text) == 1 and last + 1 < len(line.words) and line.words[last + 1].text == ".":
        last += 1
    start, end = line.words[first].start, line.words[last].end
    return [Name(at, first, last, start, end, folded[start:end], _role(folded, line, first), _age(line, first, last))]


def _second_given(line: Line, words: Sequence[int]) -> int | None:
    """Where a second name begins in a run that is two: "Веры Гальден Павел Дубровин"."""
    given = [k for k, i in enumerate(words) if len(line.words[i].text) > 2 and given_gender(line.words[i].text)]
    if len(words) == 3 and given == [0, 2]:
        one, other = (case(line.words[words[k]].text) for k in given)
        return 2 if one and other and not one & other else None
    return 2 if len(words) == 4 and given[:1] == [0] and 2 in given and 3 not in given else None


def _no_name(line: Line, words: Sequence[int], known: _Known) -> bool:
    """Whether a word belongs to a place, a body or a calendar; behind a known given name only whole words count."""
    for k, i in enumerate(words):
        lower = line.words[i].lower
        if k == 0 and len(words) > 1 and lower in _ALSO_MONTHS and not (i and line.words[i - 1].text.isdigit()):
            continue
        if known.borne and _readings(line.words[i].text) & known.borne:
            continue
        if lower in listed("not_names").words or (lower in listed("not_names") and not _after_given(line, words[:k])):
            return True
    return False


_ALSO_MONTHS = frozenset("марта марту марте марты марце мая маю маі".split())
"""Months in a case that are women's given names before a surname."""


def _after_given(line: Line, words: Sequence[int]) -> bool:
    return any(given_gender(line.words[i].text) is not None for i in words)


def _quoted(line: Line, first: int, last: int) -> bool:
    """Whether the run is all that stands between quotation marks: a title, a channel, a company."""
    before = line.words[first - 1].text if first else ""
    after = line.words[last + 1].text if last + 1 < len(line.words) else ""
    return before == '"' and after == '"'


def _peeled(line: Line, words: list[int], known: _Known) -> list[int]:
    """Without roles, and without the first word of a sentence where that is no name."""
    while words and _titled(line.words[words[0]]):
        words = words[1:]
    if len(words) > 1 and _opens(line, words[0]) and _told_first(line, words):
        words = words[1:]
    words = _from_given(line, words)
    if (
        len(words) > 1
        and _opens(line, words[0])
        and _ordinary(line.words[words[0]].text, known)
        and not _initial(line, words[0])
    ):
        words = words if line.words[words[0]].text == "Яна" else words[1:]  # a name, and Belarusian for "she"
    if len(words) == 1 and _opens(line, words[0]) and _ordinary(line.words[words[0]].text, known):
        return []
    return words


def _told_first(line: Line, words: list[int]) -> bool:
    """Whether a sentence begins with its verb: "Умер Павел Дубровин", though Умер is a name as well; "Задержали Веру Станкевич".

    Before a given name and what ends like a patronymic the first word is else read as the surname of an official form.
    """
    word, given = line.words[words[0]].lower, line.words[words[1]].text
    if word in listed("pasts"):
        return True
    if given_gender(given) is None or len(given) < 3:
        return False
    return _PASSED.search(word) is not None or (_DID.search(word) is not None and "nom" not in case(given))


_PASSED = re.compile(
    r"(л[ао]?ся|лась|лись|ўся|лася|ліся|вся|лися|ован[ао]?|ржан[ао]?|жд[её]н[ао]?|сужд[её]н[ао]?|ены|аны|[еа]но|ован[иы]|ржаны|ждены)$"
)
"""How the verbs of what was done to somebody, or befell them, end at the head of a sentence, and no surname."""
_DID = re.compile(r"(?<!шви)(?<!шві)л[иі]$")
"""How verbs of unnamed doers end, which take an object: "Освободили Павла ...". So do some surnames, beside a nominative."""


def _initial(line: Line, at: int) -> bool:
    """Whether a word is a letter with a stop: "О. Гальденская" opens with a name, "О Гальденской" with "about"."""
    return len(line.words[at].text) == 1 and at + 1 < len(line.words) and line.words[at + 1].text == "."


def _titled(word: Word) -> bool:
    """Whether a capitalised word is a role and not a name that begins like one."""
    return (
        word.lower in listed("kin")
        or word.lower in listed("pairs")
        or (_is_role(word.lower) and given_gender(word.text) is None)
    )


def _is_role(word: str) -> bool:
    return word in listed("roles")


def _opens(line: Line, i: int) -> bool:
    return i == 0 or line.words[i - 1].text in ('"', ":", "-", "–", "—", "(", ".", "•")


def _ordinary(text: str, known: _Known) -> bool:
    return text.lower() in listed("openers") or text.lower() in known.small


def _from_given(line: Line, words: list[int]) -> list[int]:
    """From the given name or the initials on, where more than a surname stands before: "из Лиды Вера Гальден"."""
    texts = [line.words[i].text for i in words]
    placed = len(words) > 1 and words[0] > 0 and line.words[words[0] - 1].lower in _PLACED
    if placed and (len(words) > 2 or _surname_after_a_place(texts)) and not _PATRONYMIC.search(texts[1].lower()):
        return words[1:]
    if texts and texts[0].lower() in listed("eastern"):
        return words
    at = next((i for i, t in enumerate(texts) if len(t) > 2 and given_gender(t) is not None), None)
    letters = next((i for i, t in enumerate(texts) if len(t) == 1), None)
    if at is None and letters and len(texts[-1]) > 1:
        return words[letters:]  # "Гражданка Украины О. Гальденская"
    if not at or at + 1 >= len(words) or (_PATRONYMIC.search(texts[at + 1].lower()) and at == 1):
        return words
    return words[at:] if len(texts[at + 1]) > 1 else words


def _surname_after_a_place(texts: list[str]) -> bool:
    """Whether two capitalised words behind "in" may be a place and a surname: "в Бонне Дубровин", but not "у Веры Гальден"."""
    return not any(len(t) == 1 or given_gender(t) is not None for t in texts) and not texts[0].endswith(_ADJECTIVE)


_ADJECTIVE = ("ом", "ем", "ой", "ей", "ім", "ым", "ій", "ай", "их", "ых")
"""How the first word of a place of two ends behind "in": "в Нижнем Новгороде"."""


def _personal(line: Line, words: list[int]) -> bool:
    """Whether several capitalised words are a person's name."""
    texts = [line.words[i].text for i in words]
    if any(given_gender(t) is not None and len(t) > 2 for t in texts) or any(len(t) == 1 for t in texts):
        return True
    if len(texts) == 2 and len(texts[0]) > 3 and len(lookup_oblique(texts[0])) > 1:  # a woman's or a man's: "Камилу"
        return True
    if any(_PATRONYMIC.search(t.lower()) for t in texts[1:]) or _role_before(line, words[0]):
        return True
    if _opens(line, words[0]):
        return _SURNAME.search(texts[-1].lower()) is not None or texts[0].lower() in listed("eastern")
    return line.words[words[0] - 1].lower not in _PLACED


def _role_before(line: Line, first: int) -> bool:
    return first > 0 and _is_role(line.words[first - 1].lower)


def _role(folded: str, line: Line, first: int) -> str | None:
    """The words of a role directly before a name: one or two small-letter words, of which one is a role."""
    i = first
    while i > 0 and first - i < 4 and _describes(line.words[i - 1]):
        i -= 1
    while i < first and not _is_role(line.words[i].lower):
        i += 1
    return folded[line.words[i].start : line.words[first - 1].end] if i < first else None


def _kin_before(line: Line, first: int) -> int | None:
    """The word for kin behind which a name is set off by a comma: "её младший брат, Глеб,", "брат его, Глеб,"."""
    if first < 2 or line.words[first - 1].text != ",":
        return None
    at = first - 2 - (line.words[first - 2].lower in listed("whose"))
    return at if at >= 0 and (line.words[at].lower in listed("kin") or _by_age(line, at)) else None


def _by_age(line: Line, at: int) -> bool:
    """Whether the younger or the elder child stands alone at the head of a sentence: "Младший, Глеб, уехал"."""
    return at == 0 and line.words[at].lower.startswith(_ELDER)


_ELDER = ("младш", "старш", "средн", "малодш", "старэйш", "сярэдн", "молодш", "середн")


def _by_kin(line: Line, run: Name) -> bool:
    """Whether a word is the given name of one of a family named before, or of kin, set off by commas on both sides."""
    if run.first == run.last and is_of_a_family(line, run.first):
        return True
    after = line.words[run.last + 1].text if run.last + 1 < len(line.words) else ""
    return after == "," and run.first == run.last and _kin_before(line, run.first) is not None


def _describes(word: Word) -> bool:
    """Whether a word before a name can be part of a role: no preposition, no verb, no name."""
    if _is_role(word.lower):
        return len(word.text) > 3 or word.lower in _SHORT_KIN
    return len(word.text) > 3 and word.text[0].isalpha() and word.text.islower() and not _VERB.search(word.lower)


_SHORT_KIN = frozenset("сын син муж".split())
_VERB = re.compile(r"([аяиеі]л|ла|ло|ли|лі|[аяиі]в|ваў|[іы]ў|[аиіуя]ти|[аеиуя]ть|[аяіы]ць|ся|цца)$")
"""How verbs end, and no noun in a case that joins a role to its name: "прокурор попросил назначить Павлу"."""


def _age(line: Line, first: int, last: int) -> int | None:
    """An age set off behind a name, or joined to the word before it ("32-летний")."""
    words = line.words
    behind = words[last + 2].text if last + 2 < len(words) and words[last + 1].text in (",", "(") else ""
    after = words[last + 3].lower if last + 3 < len(words) else ")"
    if (
        behind.isdigit()
        and 10 <= int(behind) <= 99
        and after in (")", ",", "лет", "год", "года", "гадоў", "гады", "років", "роки", "рік")
    ):
        return int(behind)
    near = [w for w in words[max(0, first - 6) : first] if w.text.isdigit() and 10 <= int(w.text) <= 99]
    for w in near:
        i = words.index(w)
        joined = "".join(x.lower for x in words[i + 1 : i + 3])
        if re.match(r"-?(летн|гадов|річн)", joined):
            return int(w.text)
    return None


# ---------------------------------------------------------------- forms of one name


@lru_cache(maxsize=1 << 14)
def _readings(word: str) -> frozenset[str]:
    """A word in small letters, what its nominative may be, and the given names it is a full form of."""
    plain = word.strip(".").lower()
    near = (*surname_nominatives(word), *given_nominatives(word)) if len(word) > 3 else ()
    names = lookup_oblique(word) if spelt_as_oblique(word) else lookup_written(word)  # "Пятра" is Пётр, "Паўла" Павел
    return frozenset({plain, *(n.word.lower() for n in near), *(f"={k.id}" for k in names if k.weight == 1.0)})


def _alike(one: str, other: str) -> bool:
    """Whether two words can be cases of one, or one the initial of the other."""
    if len(one.strip(".")) == 1 or len(other.strip(".")) == 1:
        return one[:1] == other[:1]
    return bool(_readings(one) & _readings(other))


def _like(said: str | None) -> Callable[[str], bool]:
    """Whether a name's gender is none that clashes with this one."""
    return lambda name: said is None or known_gender(name) in (None, said)


class _Alike:
    """Names by words of theirs, to find those with a word that can be a case of another, or its initial."""

    def __init__(self) -> None:
        self._order = dict[str, int]()
        self._names = defaultdict[str, dict[str, None]](dict)
        self._added = 0

    def add(self, name: str, words: Iterable[str]) -> None:
        """Puts a name last, to be found by these words of it."""
        self._added += 1
        self._order[name] = self._added
        for word in words:
            one = {f".{word[:1]}"} if len(word.strip(".")) == 1 else _readings(word)
            for key in (*one, f"^{word[:1]}"):
                self._names[key].pop(name, None)
                self._names[key][name] = None

    def of(self, word: str) -> list[dict[str, None]]:
        """The names with a word alike, in groups that may overlap, each with the name added last at its end."""
        keys = [f"^{word[:1]}"] if len(word.strip(".")) == 1 else [*_readings(word), f".{word[:1]}"]
        return [self._names[key] for key in keys if key in self._names]

    def last(self, word: str, fits: Callable[[str], bool]) -> str | None:
        """The name that fits, with a word alike, that was added last."""
        near = (next((n for n in reversed(names) if fits(n)), None) for names in self.of(word))
        return max((n for n in near if n is not None), key=self._order.__getitem__, default=None)


def _written_out(name: str) -> list[str]:
    return [w for w in name.split() if len(w.strip(".")) > 1]


def _fullest(runs: Sequence[Name]) -> dict[str, str]:
    """For each form of several words the fullest form of the same name, the first in the text among equals."""
    forms = list(dict.fromkeys(r.form for r in sorted(runs, key=lambda r: r.start)))
    place, index, found = {form: i for i, form in enumerate(forms)}, _Alike(), dict[str, str]()
    for form in forms:
        index.add(form, form.split())
    for form in forms:
        rarest = min((index.of(w) for w in form.split()), key=lambda groups: sum(map(len, groups)))
        same = [f for f in {f for group in rarest for f in group} if _within(form.split(), f.split())]
        found[form] = max(
            same,
            key=lambda f: (len(f.split()), sum(len(w.strip(".")) > 1 for w in f.split()), -place[f]),
            default=form,
        )
    return found


def _within(short: list[str], long: list[str]) -> bool:
    """Whether every word of the shorter name has its own word in the longer."""
    left = list(long)
    for word in short:
        match = next((w for w in left if _alike(word, w)), None)
        if match is None:
            return False
        left.remove(match)
    return _agree(short, long)


def _agree(one: list[str], other: list[str]) -> bool:
    """Whether the genders that two names tell do not clash."""
    a, b = gender_of_name(" ".join(one)), gender_of_name(" ".join(other))
    return a is None or b is None or a == b


def _shortened(run: Name, surnames: _Alike, lines: Sequence[Line]) -> Name:
    """A run without its first word, where that only begins a sentence before a surname known from a fuller name."""
    words = run.form.split()
    if len(words) != 2 or not _opens(lines[run.line], run.first) or given_gender(words[0]):
        return run
    if all(form == run.form for group in surnames.of(words[1]) for form in islice(group, 2)):
        return run
    start = lines[run.line].words[run.last].start
    return replace(run, first=run.last, start=start, form=words[1])


def _alone(run: Name) -> bool:
    """Whether a word alone, of no fuller name, is a person: a role and an ending of surnames, or a relative by given name."""
    if run.role and given_gender(run.form) is not None and run.form.lower() not in listed("not_names").words:
        return True
    last = (run.role or "жител").split()[-1].lower()
    return not last.startswith(_OF_PLACES) and _SURNAME.search(run.form.lower()) is not None


_OF_PLACES = (
    "жител",
    "жыхар",
    "мешкан",
    "урож",
    "ураджэн",
    "урод",
    "мэр",
    "губерн",
    "прокур",
    "судь",
    "глав",
    "президент",
    "грамадз",
    "громад",
    "гражд",
)
