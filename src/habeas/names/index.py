"""Candidates by name from a large register, without comparing with all of it.

Every way to read a name gives keys: the consonants of the surname, whole and with each one left out, with what is known
of the given name. A key is kept as a 64-bit hash in one sorted array, beside the place of the name in the register, so
that a million names take some hundred megabytes. A look-up gathers the names that share a key, the surest kind of key
first, and ranks them by how close their surnames sound.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import OSA
from xxhash import xxh3_64_intdigest

from habeas.names import given as givens
from habeas.names import spelling
from habeas.names.comparing import first_sounds
from habeas.names.parts import Parts, by_first_surname, take_apart

CANDIDATES = 100
"""How many candidates a look-up gives at most."""


SAME_GIVEN, INITIAL_KEPT, MISSPELT, SAME_INITIAL, SURNAME = "=^~.*"
"""Kinds of keys: the surname's consonants with a known given name; with the initial of a name that is kept by its
initial only; with one of them left out; with the first sound of any given name; alone."""


class Index:
    """The names of a register, to find by any spelling of them. A name's place in the sequence given stands for it.

    >>> Index(["Mira Halden", "Oren Talby"]).candidates("ХАЛДЕН Мира")
    [0]
    """

    def __init__(self, names: Sequence[str]) -> None:
        import numpy as np  # a tenth of a second, and most that speaks of names needs no index

        self._stems = [_stem(name) for name in names]
        keys = np.fromiter(chain.from_iterable(_numbered(names)), dtype=np.uint64)
        hashes, places = keys[::2], keys[1::2].astype(np.uint32)
        order = np.argsort(hashes, kind="stable")
        self._hashes, self._places = hashes[order], places[order]
        self._later: dict[int, list[int]] = {}

    def add(self, name: str) -> int:
        """Takes one more name in; its place is the number of names there were."""
        place = len(self._stems)
        self._stems.append(_stem(name))
        for key in set(_kept(name)):
            self._later.setdefault(key, []).append(place)
        return place

    def __len__(self) -> int:
        return len(self._stems)

    def candidates(self, name: str, limit: int = CANDIDATES) -> list[int]:
        """The places of the names that this may be another spelling of, the likeliest first."""
        found: dict[int, None] = {}
        stem = _stem(name)
        for tier in _asked(name):
            if len(found) >= limit:
                break
            fresh = [place for place in self._sharing(tier) if place not in found]
            fresh.sort(key=lambda place: (OSA.distance(stem, self._stems[place]), place))
            found.update(dict.fromkeys(fresh))
        return list(found)[:limit]

    def _sharing(self, hashes: Iterable[int]) -> list[int]:
        """The places under any of these hashes, each once."""
        import numpy as np

        asked = list(hashes)
        wanted = np.array(asked, dtype=np.uint64)
        first = np.searchsorted(self._hashes, wanted, side="left")
        last = np.searchsorted(self._hashes, wanted, side="right")
        runs = [self._places[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True) if b > a]
        found: list[int] = np.unique(np.concatenate(runs)).tolist() if runs else []
        later = {place for key in asked if self._later for place in self._later.get(key, ())}
        return [*found, *sorted(later)]


def _numbered(names: Sequence[str]) -> Iterator[Iterator[int]]:
    for place, name in enumerate(names):
        yield chain.from_iterable((key, place) for key in set(_kept(name)))


def _stem(name: str) -> str:
    """The likeliest reading of the surname, then of the given name, by its sounds: near for near names."""
    way = next(iter(take_apart(name)), None)
    if way is None:
        return ""
    surname = way.surnames[0].stem if way.surnames else ""
    return spelling.loose(f"{surname} {spelling.sounds(way.given or '')}")


# ---------------------------------------------------------------- keys


def near_keys(name: str) -> frozenset[str]:
    """Keys that names share whose surnames are a slip in one consonant apart, with the given name as far as known.

    >>> near_keys("Mira Haldenova") & near_keys("Мира Халкденова") != frozenset()
    True
    """
    return frozenset(
        f"{short} {mark}"
        for way in _ways(name)
        for mark in _given_marks(way) or _sounds(way)
        for key in _keys(way)
        for short in _shortened(key)
    )


@lru_cache(maxsize=1 << 16)
def shared_keys(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Keys that names share which may be one person's: under the first it meets every name that has the key, under the
    second only those that have it among their first.

    A known given name meets its own forms, and under its first sound what leaves the given name open: an initial.

    >>> one, other, initial = (shared_keys(f"{given} Haldenova") for given in ("Mira", "Maryna", "M."))
    >>> bool(one[0] & other[0]), bool(one[1] & initial[0]), bool(one[1] & other[0])
    (False, True, False)
    """
    full, open_ = set[str](), set[str]()
    for way in _ways(name):
        given, sounds = _given_marks(way), _sounds(way)
        told = (bool(way.known) and way.whole and not way.is_initial) or any(mark[0] == "?" for mark in given)
        for key in _keys(way) if way.surnames else ():
            full.update(f"{key} {SAME_GIVEN}{mark}" for mark in given)
            (open_ if told else full).update(f"{key} {sound}" for sound in sounds)
    return frozenset(full), frozenset(open_ - full)


def _kept(name: str) -> Iterator[int]:
    """The hashes that a name is kept under."""
    for way in _ways(name):
        given, sounds = _given_marks(way), _sounds(way)
        kept = INITIAL_KEPT if way.is_initial else SAME_INITIAL
        for key in _keys(way):
            yield _hash(key, SURNAME)
            yield from (_hash(key, SAME_GIVEN, mark) for mark in given)
            yield from (_hash(key, kept, sound) for sound in sounds)
            yield from (_hash(short, MISSPELT, mark) for mark in given or sounds for short in _shortened(key))


def _asked(name: str) -> Iterator[list[int]]:
    """The hashes to look under, the surest kind of key first."""
    ways = [(way, key, _given_marks(way), _sounds(way)) for way in _ways(name) for key in _keys(way)]
    yield [_hash(key, SAME_GIVEN, mark) for _, key, given, _ in ways for mark in given]
    kept, full = INITIAL_KEPT, SAME_INITIAL
    yield [_hash(key, kept, sound) for _, key, _, sounds in ways for sound in sounds] + [
        _hash(key, full, sound) for way, key, _, sounds in ways if way.is_initial for sound in sounds
    ]
    yield [
        _hash(short, MISSPELT, mark)
        for _, key, given, sounds in ways
        for mark in given or sounds
        for short in _shortened(key)
    ]
    yield [_hash(key, full, sound) for _, key, _, sounds in ways for sound in sounds]
    yield [_hash(key, SURNAME) for _, key, _, _ in ways]


def _ways(name: str) -> tuple[Parts, ...]:
    """The ways to read a name, those by the first of two surnames among them."""
    return (*take_apart(name), *by_first_surname(name))


def _keys(way: Parts) -> set[str]:
    """The consonants of each reading of the surname; of the given name where there is no surname."""
    stems = [s.stem for s in way.surnames] or ([spelling.sounds(way.given)] if way.given else [])
    return {spelling.consonants(stem) for stem in stems}


def _given_marks(way: Parts) -> set[str]:
    """What stands for the given name: the names of the table that it is a form of, or its consonants, or nothing."""
    if not way.given or way.is_initial:
        return set()
    known = way.known or givens.misspelt(way.given)
    return {k.id for k in known} or {"?" + spelling.consonants(spelling.sounds(way.given))}


def _sounds(way: Parts) -> frozenset[str]:
    return first_sounds(way) if way.given else frozenset()


def _shortened(key: str) -> set[str]:
    """The key, and the key with each of its letters left out."""
    return {key, *(key[:i] + key[i + 1 :] for i in range(len(key)))} if len(key) > 2 else {key}


def _hash(*parts: str) -> int:
    return xxh3_64_intdigest("\x1f".join(parts).encode())
