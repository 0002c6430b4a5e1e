"""The proper names beside a mention, places and institutions mostly, and what it weighs that two reports share one."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import log2, log10
from typing import NamedTuple

from habeas.model import Document, Material, Mention
from habeas.names.spelling import loose, sounds

LAND = 0.3
"""A proper name that this share of all reports, or more, has is the land they are about, and tells nobody apart."""
FEW = 10
"""Among fewer reports nothing can be said to be their common land."""
MOST = 0.4
"""What one shared proper name weighs at most."""


class Proper(NamedTuple):
    """A proper name as it stands in a report, and what it weighs that two reports share it."""

    written: str
    weight: float


class Scenes(NamedTuple):
    """By mention the proper names in the sentences that name it, by their keys; by document the lands it names."""

    beside: Mapping[str, Mapping[str, Proper]]
    lands: Mapping[str, frozenset[str]]


Places = list[tuple[int, int, str]]
"""The keys of the proper names of one text, each with the start and end of the name."""


def counted(found: Mapping[str, Places]) -> Counter[str]:
    """In how many reports each proper name stands."""
    return Counter(word for names in found.values() for word in {w for _, _, w in names})


def scenes(material: Material, found: Mapping[str, Places], reports: Mapping[str, int], known: int) -> Scenes:
    """The scenes of all mentions, weighed by how many of the known reports have each of the proper names found.

    The names of people are left out: company is weighed elsewhere.
    """
    texts = {d.id: d.text for d in material.documents}
    common = {w for w, n in reports.items() if known >= FEW and n >= LAND * known}
    weight = {w: _weight(reports[w], known) for names in found.values() for _, _, w in names if w not in common}
    return Scenes(
        {
            m.id: _beside(m, texts[m.document], found[m.document], weight)
            for m in material.mentions
            if m.document in texts
        },
        {d: frozenset(common & {_key(w) for w in _CAPITALISED.findall(text)}) for d, text in texts.items()},
    )


def proper_names(material: Material) -> dict[str, Places]:
    """The proper names of each document but those of people."""
    named: dict[str, set[str]] = defaultdict(set)
    for m in material.mentions:
        named[m.document].update(_key(w) for form in (m.name, *m.forms) for w in re.findall(r"\w+", form))
    return {d.id: [(s, e, w) for s, e, w in _proper_names(d) if w not in named[d.id]] for d in material.documents}


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    """The key of a proper name: its first seven sounds, the same in any script, case and ending, and its number.

    >>> _key("Kovylna") == _key("Ковыльной"), _key("KB-7") == _key("КБ-7"), _key("KB-7") == _key("KB-5")
    (True, True, False)
    """
    code = loose(sounds(word).replace("H", "C"))[:7]
    return code + "".join(c for c in word if c.isdigit())


_CAPITALISED = re.compile(r"\b[A-ZА-ЯЁІЎЄЇҐ][\w-]{3,}")
_NAME = re.compile(r"(?<![.!?:;\n\"“«)] )(?<!\n)(?<!^)\b[A-ZА-ЯЁІЎЄЇҐ][\w-]{3,}")
"""A capitalised word that does not begin a sentence."""


def _proper_names(document: Document) -> Iterator[tuple[int, int, str]]:
    return ((m.start(), m.end(), _key(m[0])) for m in _NAME.finditer(document.text) if m[0].lower() not in _CALENDAR)


_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december president ministry minister court judge""".split()
)


def _beside(m: Mention, text: str, found: Places, weight: Mapping[str, float]) -> dict[str, Proper]:
    sentences = list(_sentences(text, m.spans))
    near = ((w, text[s:e]) for s, e, w in found if w in weight and any(a <= s and e <= b for a, b in sentences))
    return {w: Proper(written, weight[w]) for w, written in sorted(near, reverse=True)}


def _sentences(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that the spans stand in; one that begins with the name goes on from the one before."""
    ends = _ends(text)
    for start, end in spans:
        near = ends[max(bisect_right(ends, start) - 2, 0)]
        before = max((e.end() for e in _END.finditer(text, near, start)), default=near)
        after = _END.search(text, end)
        yield before, (after.start() if after else len(text))


@lru_cache(maxsize=2**7)
def _ends(text: str) -> tuple[int, ...]:
    """Where sentences begin, the first at 0; remembered for a moment, since a report names several people."""
    return (0, *(e.end() for e in _END.finditer(text)))


_END = re.compile(r"[.!?]['\"”»)]*\s+(?=[\"“«]?[A-ZА-ЯЁІЎЄЇ])|\n+")


def _weight(reports: int, known: int) -> float:
    """As for company: more, the fewer reports have the name, and the fewer reports there are."""
    base = min(0.2, max(0.0, 0.35 - 0.1 * log10(max(known, 1))))
    return round(min(MOST, base + 0.08 * log2(max(known / reports, 1.0))), 3)
