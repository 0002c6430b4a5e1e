"""Which of two texts carries the other: unchanged, cut, or reworded; and what to look such texts up by.

A text is looked up by some of its hashed 3-word sequences, the same of every text: one in eight, one in two of a short
text. Two that share three of them are compared: the share of the shorter text's 5-word sequences in the other tells a
copy, that of its 2-word sequences a rewrite. Scripts without spaces are taken by characters. A label is a score read
off at a bound: people's own rewrites overlap. The bounds were chosen on synthetic rewrites; nothing else was.

Paraphrase by a machine, and translation, leave no sequence: these are told after extraction, by what is said.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, chain, combinations, groupby
from operator import itemgetter

from xxhash import xxh3_64_intdigest

from habeas.folding import without_places, words

VERSION = "2"
"""Names how keys are made: keys of another version are made anew."""
LENGTH, SAMPLED, SAMPLED_SHORT, SHORT = 3, 8, 2, 2_000
"""Keys are sequences of so many words, one in so many of them, of texts under so many characters one in fewer."""
SHARED = 3
"""From so many keys on two texts are compared; of a text that has fewer, all."""
COPY, REWRITE, TRUNCATED = 0.8, 0.2, 2 / 3
"""A copy has this share of its 5-word sequences in the other, a rewrite this share of its 2-word sequences; a copy is
truncated where it has less than this share of the other's words."""
CROWD = 64
"""A key that more texts have than this leads to the first of them alone: the cost of a key is bounded."""
FEW = 300
"""Fewer texts than this are compared in plain steps."""
MANY = 12
"""From so many pairs of each text on, those of one text are counted together."""
AT_HAND = 2**10
"""Texts of which the prints are remembered; those of more that are compared at one time are packed."""
RUN = 6
"""A shared passage has so many words at least."""

Span = tuple[int, int]
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
"""A character of a script that is written without spaces."""


class Relation(StrEnum):
    """How two texts are related, by their words alone."""

    EXACT = "exact"
    COPY = "copy"
    TRUNCATED = "truncated copy"
    REWRITE = "rewrite"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How one text is like another: `score` is the share of the shorter one's word sequences that the other has (of
    five words for copies, of two otherwise), `passages` what both have, as spans of the one and of the other."""

    relation: Relation
    score: float
    passages: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Prints:
    """The hashed word sequences of a text: of five words, of two, and all of it; and how many words it has."""

    fives: frozenset[int]
    twos: frozenset[int]
    whole: int
    number: int


@dataclass(frozen=True, slots=True)
class _Packed:
    """The prints of one of many texts, in a tenth of the memory that sets take."""

    fives: "array[int]"
    twos: "array[int]"
    whole: int
    number: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts by id, of which one carries the other's; `score` as in `Likeness`."""

    one: str
    other: str
    relation: Relation
    score: float


@lru_cache(maxsize=AT_HAND)
def prints(text: str) -> Prints:
    """What texts are compared by; remembered for a while, since one is compared with many."""
    said = _said(text)
    return Prints(sequences(text, 5), twos(text), xxh3_64_intdigest(b" ".join(said)), len(said))


@lru_cache(maxsize=AT_HAND)
def twos(text: str) -> frozenset[int]:
    """The hashed 2-word sequences of a text; remembered, since more is asked of them than of its prints."""
    return sequences(text, 2)


def sequences(text: str, length: int) -> frozenset[int]:
    """The hashed sequences of so many words of a text, as in its prints."""
    return frozenset(_hashes(_said(text), length))


def keys(text: str) -> frozenset[int]:
    """What a text is looked up by: numbers of 63 bits."""
    said = _said(text)
    sampled = SAMPLED_SHORT if len(text) < SHORT else SAMPLED
    hashes = _hashes(said, min(LENGTH, len(said)) or 1)
    # the least one where none is sampled, so that a text of one sentence meets the same text of another outlet
    return frozenset([h >> 1 for h in hashes if h % sampled == 0]) or frozenset([h >> 1 for h in sorted(hashes)[:1]])


def related(one: Prints, other: Prints) -> tuple[Relation, float]:
    """How two texts are related, with the score."""
    return _related(one, other, len(one.fives & other.fives), len(one.twos & other.twos))


def _related(
    one: Prints | _Packed, other: Prints | _Packed, shared_fives: int, shared_twos: int
) -> tuple[Relation, float]:
    """The same, of two that share so many sequences of five words and of two."""
    if one.number and one.number == other.number and one.whole == other.whole:
        return Relation.EXACT, 1.0
    fives, twos = _share(shared_fives, one.fives, other.fives), _share(shared_twos, one.twos, other.twos)
    if fives < COPY:
        return (Relation.REWRITE if twos >= REWRITE else Relation.INDEPENDENT), round(twos, 3)
    fewer, more = sorted((one.number, other.number))
    return (Relation.TRUNCATED if fewer < TRUNCATED * more else Relation.COPY), round(fives, 3)


def compare(one: str, other: str) -> Likeness:
    """How two texts are related, with a score and the passages they share.

    >>> compare("Mira Halden was freed on Monday.", "MIRA HALDEN was freed on Monday").relation
    <Relation.EXACT: 'exact'>
    """
    relation, score = related(prints(one), prints(other))
    a, b = list(_units(one)), list(_units(other))
    if relation is Relation.INDEPENDENT:
        return Likeness(relation, score)
    if relation is Relation.EXACT:
        return Likeness(relation, score, (((a[0][0], a[-1][1]), (b[0][0], b[-1][1])),))
    found = _runs(_said(one), _said(other))
    passages = (((a[i][0], a[i + n - 1][1]), (b[j][0], b[j + n - 1][1])) for i, j, n in found if n >= RUN)
    return Likeness(relation, score, tuple(passages))


def alike(texts: Mapping[str, str]) -> tuple[Alike, ...]:
    """The pairs of these texts, by id, that are not independent: `one` before `other`, sorted."""
    ids = sorted(texts)
    made = [array("Q", keys(texts[id_])) for id_ in ids]
    least = [min(len(found), SHARED) for found in made]
    near = [(ids[a], ids[b]) for a, b, n in sharing(made, CROWD, crowds=True) if n >= min(least[a], least[b])]
    return tuple(among(texts, near))


def sharing(sets: Sequence[Collection[int]], most: int, *, crowds: bool = False) -> Iterator[tuple[int, int, int]]:
    """Each two of these sets, by their places, that share numbers which no more than so many sets have; and how many.

    A number that more have is passed over; or, of `crowds`, in which most are copies of one text, each shares it with
    the first alone: families are joined by it.
    """
    return (_sharing if len(sets) < FEW else _sharing_of_many)(sets, most, crowds)


def _sharing(sets: Sequence[Collection[int]], most: int, crowds: bool) -> Iterator[tuple[int, int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for place, numbers in enumerate(sets):
        for number in numbers:
            holders[number].append(place)
    shared = Counter[tuple[int, int]]()
    for held in holders.values():
        if len(held) <= most:
            shared.update(combinations(held, 2))
        elif crowds:
            shared.update((held[0], other) for other in held[1:])
    return ((one, other, n) for (one, other), n in sorted(shared.items()))


def _sharing_of_many(sets: Sequence[Collection[int]], most: int, crowds: bool) -> Iterator[tuple[int, int, int]]:
    """The same in a tenth of the memory: numbers side by side with those beside whom they stand when sorted."""
    import numpy as np  # a tenth of a second

    numbers = np.fromiter(chain.from_iterable(sets), dtype=np.uint64, count=sum(map(len, sets)))
    place = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
    order = np.argsort(numbers, kind="stable")
    numbers, place = numbers[order], place[order]
    begins = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1]))
    held = np.diff(np.append(begins, len(numbers)))
    first, held = np.repeat(begins, held), np.repeat(held, held)
    few = (held > 1) & (held <= most)
    among_few, run = place[few], first[few]
    pairs = [
        among_few[:-n][same] * len(sets) + among_few[n:][same] for n in range(1, most) for same in [run[:-n] == run[n:]]
    ]
    if crowds:
        crowded = (held > most) & (first != np.arange(len(first)))
        pairs.append(place[first[crowded]] * len(sets) + place[crowded])
    found, shared = np.unique(np.concatenate(pairs), return_counts=True)
    for pair, n in zip(found.tolist(), shared.tolist(), strict=True):
        yield (*divmod(pair, len(sets)), n)


def among(texts: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> Iterator[Alike]:
    """Those of these pairs that are not independent, as `related` has them, in the order given; best sorted by the one
    that each is compared with."""
    wanted = list(pairs)
    ids = list(dict.fromkeys(id_ for pair in wanted for id_ in pair))
    of: Callable[[str], Prints | _Packed] = _packed if len(ids) > AT_HAND else prints
    made = {id_: of(texts[id_]) for id_ in ids}
    fives = _shared({id_: p.fives for id_, p in made.items()}, wanted)
    twos = _shared({id_: p.twos for id_, p in made.items()}, wanted)
    for (a, b), five, two in zip(wanted, fives, twos, strict=True):
        relation, score = _related(made[a], made[b], five, two)
        if relation is not Relation.INDEPENDENT:
            yield Alike(min(a, b), max(a, b), relation, score)


def _packed(text: str) -> _Packed:
    made = prints(text)
    return _Packed(array("Q", made.fives), array("Q", made.twos), made.whole, made.number)


def by_first(pairs: Iterable[Alike]) -> dict[str, tuple[Alike, ...]]:
    """The pairs by their first text, in the order given."""
    found: dict[str, list[Alike]] = defaultdict(list)
    for pair in pairs:
        found[pair.one].append(pair)
    return {one: tuple(of_one) for one, of_one in found.items()}


def _units(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with their places, folded; each character by itself where there are no spaces."""
    for start, end, word in words(text):
        if _UNSPACED.search(word):
            yield from ((start + n, start + n + 1, character) for n, character in enumerate(word))
        else:
            yield start, end, word


@lru_cache(maxsize=2**7)
def _said(text: str) -> tuple[bytes, ...]:
    """The words of a text, encoded; remembered for a moment, since sequences of several lengths are made of them."""
    unspaced = _UNSPACED.search(text)
    said = [word for _, _, word in _units(text)] if unspaced else without_places(text)
    return tuple([word.encode("utf-8", "surrogatepass") for word in said])


def _hashes(said: Sequence[bytes], length: int) -> list[int]:
    """Those of all sequences of so many words, in order, with a blank between two words."""
    text, begins = b" ".join(said), list(accumulate((len(word) + 1 for word in said), initial=0))
    return [xxh3_64_intdigest(text[a : b - 1]) for a, b in zip(begins, begins[length:], strict=False)]


def _share(shared: int, one: Sized, other: Sized) -> float:
    """The share of the sequences of the one that has fewer that the other has too."""
    fewer = min(len(one), len(other))
    return shared / fewer if fewer else 0.0


def _shared(held: Mapping[str, Collection[int]], pairs: Sequence[tuple[str, str]]) -> Iterator[int]:
    """How many members the two sets of each pair share."""
    return (_shared_one_by_one if len(pairs) < MANY * len(held) else _shared_at_once)(held, pairs)


def _shared_one_by_one(held: Mapping[str, Collection[int]], pairs: Sequence[tuple[str, str]]) -> Iterator[int]:
    for a, of_a in groupby(pairs, key=itemgetter(0)):
        mine = frozenset(held[a])
        yield from (len(mine.intersection(held[b])) for _, b in of_a)


def _shared_at_once(held: Mapping[str, Collection[int]], pairs: Sequence[tuple[str, str]]) -> Iterator[int]:
    """The same, for all the pairs of a set counted in one go."""
    import numpy as np  # a tenth of a second, and most that speaks of copies compares no texts

    number = {id_: n for n, id_ in enumerate(held)}
    looked_for = set[int]().union(*(held[a] for a in {a for a, _ in pairs}))
    seen, several = set[int](), set[int]()
    for members in held.values():
        several |= seen.intersection(members)
        seen |= looked_for.intersection(members)
    holders: dict[int, array[int]] = {member: array("i") for member in several}
    for id_, members in held.items():
        for member in several.intersection(members):
            holders[member].append(number[id_])
    packed = {member: of.tobytes() for member, of in holders.items()}
    for a, of_a in groupby(pairs, key=itemgetter(0)):
        found = np.frombuffer(b"".join([packed[member] for member in several.intersection(held[a])]), dtype=np.intc)
        shared = np.bincount(found, minlength=len(held)).tolist()
        yield from (shared[number[b]] for _, b in of_a)


def _runs(said: Sequence[bytes], heard: Sequence[bytes]) -> Iterator[tuple[int, int, int]]:
    """The runs of words that both have, as (place, place, number), from left to right in the one."""
    first: dict[int, int] = {}
    for j, h in enumerate(_hashes(heard, LENGTH)):
        first.setdefault(h, j)
    begins, i = _hashes(said, LENGTH), 0
    while i < len(begins):
        j = first.get(begins[i], -1)
        if j < 0:
            i += 1
            continue
        n = 0
        while i + n < len(said) and j + n < len(heard) and said[i + n] == heard[j + n]:
            n += 1
        yield i, j, n
        i += max(n - LENGTH + 2, 1)
