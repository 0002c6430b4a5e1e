"""Black bars over the names of people who are withheld: in any spelling, script, case and glued to other words.

Bars are as long as what they cover, so that offsets stay true. In doubt more is covered than needed: a surname that a
withheld person shares with another is covered in the other's name as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from habeas.folding import fold
from habeas.names import THRESHOLD, similarity
from habeas.names.parts import oblique_surnames, surnames, take_apart
from habeas.names.spelling import closeness, consonants, loose
from habeas.register.runs import UNSPACED, Run, bare, bare_runs, runs, words

BLACK = "█"
_GAP = 3
"""Characters between two words of one name at most: a blank, a dot and a blank, a line's end."""
_GLUED = 5
"""Letters of a surname that is also found inside another word, as in a hashtag; fewer would be found by chance."""
_GLUED_CASELESS = 3
"""The same for scripts without capitals, where prefixes are written together with a name."""
_ENDING = 3
"""Letters that a case ending may add to a surname, at most."""
_SURE = 0.9
"""How close the sounds of a surname must be where its consonants are the same."""
_FEWEST = 4
"""Letters or sounds of a surname that is found without capitals, inflected and by its sounds; a shorter one is not."""
_FIELD = 100
"""Characters of a text that may be taken to be written without capitals; shorter ones are words cut from a text."""
_PASSAGE = 4
"""Words of a withheld passage that is also covered where another document has it."""

_VOWELS_AT_END = re.compile("[aeiouyąęėáéíóúаеёиоуыэюяіїєў]+$")

_CAMEL = re.compile(r"[^\W\d_][^\W\d_A-ZА-ЯЁІЎЄЇҐ]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Withheld:
    """The words to cover: the names of each withheld person, withheld passages, and for one document names of its own.

    `people` holds all forms of each person. `local` holds, for a document, forms that name the person only there, such
    as a given name alone.
    """

    people: tuple[frozenset[str], ...] = ()
    passages: frozenset[str] = frozenset()
    local: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Blackout:
    """Covers what is withheld, in any text."""

    def __init__(self, withheld: Withheld) -> None:
        self._local = withheld.local
        everyone = [(form, forms) for forms in withheld.people for form in forms]
        family = {s for forms in withheld.people for s in _surnames_of(forms)}
        everywhere = [form for form, forms in everyone if not is_one_given_name(form, forms)]
        self._full_names = tuple(sorted({form for form, _ in everyone if len(bare_runs(form)) > 1}))
        self._unspaced = frozenset(fold(f) for f in (*everywhere, *family) if UNSPACED.search(f) and len(f) > 1)
        self._words = frozenset(b for s in family for b in bare_runs(s) if not UNSPACED.search(s))
        self._glued = tuple(sorted(w for w in self._words if len(w) >= (_GLUED if _has_case(w) else _GLUED_CASELESS)))
        self._bases = tuple(sorted(b for w in self._words if len(b := _VOWELS_AT_END.sub("", w)) >= _FEWEST))
        self._stems = frozenset(x.stem for w in family for x in surnames(w) if len(x.stem) >= _FEWEST)
        self._loose_stems = frozenset(map(loose, self._stems))
        self._companions = frozenset(b for form, _ in everyone for b in bare_runs(form))
        self._phrases = _by_first_word([*everywhere, *(p for p in withheld.passages if len(bare_runs(p)) >= _PASSAGE)])
        self._is_name = lru_cache(maxsize=1 << 16)(self._looks_like_a_name)
        self._is_full_name = lru_cache(maxsize=1 << 14)(self._looks_like_a_full_name)
        self._stands_out = lru_cache(maxsize=1 << 18)(self._looks_closer)
        self.short = lru_cache(maxsize=1 << 15)(self.cover)

    def __bool__(self) -> bool:
        return bool(self._words or self._unspaced or self._phrases or self._local)

    def has_own_words(self, document: str) -> bool:
        """Whether in this document more is covered than elsewhere."""
        return document in self._local

    def cover(self, text: str, document: str | None = None) -> str:
        """The text with black bars over what is withheld; `document` says whose own forms to cover as well."""
        return cover(text, self.spans(text, document, any_case=text.islower() and len(text) > _FIELD)) if self else text

    def names_someone(self, text: str) -> bool:
        """Whether there is anything to cover, also behind the escapes of an address."""
        return bool(self) and any(self.spans(t, any_case=True) for t in {text, unquote(text)})

    def spans(self, text: str, document: str | None = None, any_case: bool = False) -> list[Span]:
        """Where bars go, in order and apart from each other. `any_case`: a name need not begin with a capital."""
        local = self._local.get(document or "", frozenset())
        if not self._may_name(text, local, any_case):
            return []
        found = [run._replace(raw=run.raw.capitalize()) if any_case else run for run in runs(text)]
        named = self._named_runs(found, text)
        covered = named | self._phrase_runs(found) | self._local_runs(found, local)
        inside = self._inside(text, local)
        return merged([*(found[i][:2] for i in covered), *inside], text)

    def _may_name(self, text: str, local: frozenset[str], any_case: bool) -> bool:
        """Whether there is anything in a text to look at closely. Most texts name nobody who is withheld."""
        if local or (self._unspaced and UNSPACED.search(text)):
            return True
        found = words(text)
        return any(map(self._stands_out, (w.capitalize() for w in found) if any_case else found))

    def _looks_closer(self, raw: str) -> bool:
        return self._is_name(raw) or bare(raw) in self._phrases

    def _named_runs(self, found: Sequence[Run], text: str) -> set[int]:
        """Runs that are a withheld surname, with the given names and initials beside it."""
        hits = {i for i, run in enumerate(found) if self._is_name(run.raw)}
        for step in (-1, 1):
            for hit in sorted(hits, reverse=step < 0):
                i = hit + step
                while self._belongs(found, i, hit, step, text):
                    hits.add(i)
                    i += step
        return hits

    def _belongs(self, found: Sequence[Run], i: int, hit: int, step: int, text: str) -> bool:
        """Whether run i, next to one that is covered, is part of the same name."""
        if not 0 <= i < len(found):
            return False
        one, other = found[min(i, i - step)], found[max(i, i - step)]
        between = text[one.end : other.start]
        if len(between) > _GAP or between.count("\n") > 1:
            return False
        run = found[i]
        if bare(run.raw) in self._companions or (len(run.raw) == 1 and run.raw.isupper()):
            return True
        return run.raw[0].isupper() and self._is_full_name(run.raw, found[hit].raw)

    def _looks_like_a_full_name(self, given: str, surname: str) -> bool:
        return any(similarity(f"{given} {surname}", name).score >= THRESHOLD for name in self._full_names)

    def _looks_like_a_name(self, raw: str) -> bool:
        parts = _CAMEL.findall(raw)  # a hashtag, such as FreeMiraHalden
        if len(parts) > 1 and any(self._is_name(part) for part in parts):
            return True
        word = bare(raw)
        if any(w in word for w in self._glued) or (word in self._words and len(word) >= _FEWEST):
            return True
        if raw[:1].islower():  # of a short surname, "so" is more often the word than the name
            return False
        if len(word) < _FEWEST:
            return word in self._words
        return self._is_inflected(word) or self._sounds_like_one(raw)

    def _is_inflected(self, word: str) -> bool:
        return any(word.startswith(base) and len(word) - len(base) <= _ENDING for base in self._bases)

    def _sounds_like_one(self, raw: str) -> bool:
        read = {s.stem for s in (*surnames(raw), *oblique_surnames(raw)) if len(s.stem) >= _FEWEST}
        if not self._loose_stems.isdisjoint(map(loose, read)):
            return True
        pairs = ((one, other) for one in read for other in self._stems if consonants(one) == consonants(other))
        return any(closeness(one, other) >= _SURE for one, other in pairs)

    def _phrase_runs(self, found: Sequence[Run]) -> set[int]:
        """Runs that together are a withheld form or passage."""
        words = [bare(run.raw) for run in found] if self._phrases else []
        covered = set[int]()
        for i, word in enumerate(words):
            for phrase in self._phrases.get(word, ()):
                if tuple(words[i : i + len(phrase)]) == phrase:
                    covered.update(range(i, i + len(phrase)))
        return covered

    def _local_runs(self, found: Sequence[Run], local: frozenset[str]) -> set[int]:
        wanted = {b for form in local for b in bare_runs(form)}
        return {i for i, run in enumerate(found) if bare(run.raw) in wanted} if wanted else set()

    def _inside(self, text: str, local: frozenset[str]) -> Iterator[Span]:
        """Names in scripts without spaces, wherever they stand."""
        wanted = self._unspaced | {fold(form) for form in local if UNSPACED.search(form)}
        folded = fold(text) if wanted else ""
        for name in wanted:
            yield from (m.span() for m in re.finditer(re.escape(name), folded))


def cover(text: str, spans: Iterable[Span]) -> str:
    """The text with bars over these spans; line ends stay."""
    parts, at = list[str](), 0
    for start, end in spans:
        parts += [text[at:start], re.sub(r"[^\n]", BLACK, text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def merged(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans in order, those that overlap or have only blanks and points between them made one."""
    found = list[Span]()
    for start, end in sorted(spans):
        if found and (start <= found[-1][1] or _is_gap(text[found[-1][1] : start])):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def nothing_left(text: str) -> bool:
    """Whether bars leave no letter or digit of a text to read."""
    return not any(c.isalnum() for c in text)


def _is_gap(between: str) -> bool:
    return len(between) <= _GAP and not any(c.isalnum() or c == "\n" for c in between)


def _surnames_of(forms: Iterable[str]) -> Iterator[str]:
    """The surname in each form, by the likeliest way to read it, and each half of a double one."""
    for form in forms:
        ways = take_apart(form)
        surname = ways[0].surname if ways else None
        if surname and not is_one_given_name(form, forms):
            written = bare_runs(form)
            yield surname
            if not set(bare_runs(surname)) & set(written):  # read in another script than it is written in
                yield written[-1]
            yield from (half for half in surname.split("-") if len(half) >= _FEWEST)


def is_one_given_name(form: str, forms: Iterable[str]) -> bool:
    """Whether a form is a lone word that is not the surname: a given name, a short one or an initial."""
    words = bare_runs(form)
    if len(words) != 1:
        return False
    if len(words[0]) == 1 and not UNSPACED.search(form):
        return True
    longer = [ways[0] for f in forms if len(bare_runs(f)) > 1 and (ways := take_apart(f))]
    if any(bare_runs(way.surname or "") == words for way in longer):
        return False
    ways = take_apart(form)
    return bool(longer) or not ways or ways[0].surname is None


def _has_case(word: str) -> bool:
    return word.upper() != word.lower()


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in map(bare_runs, phrases):
        if phrase:
            found.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(rest)) for first, rest in found.items()}
