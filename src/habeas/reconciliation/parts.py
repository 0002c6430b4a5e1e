"""Which reports have to do with one another, so that each part of a large register is worked out by itself.

Two reports are in one part when something ties them, directly or by way of others: they tell of people of like names,
of one country, of one measure, carry one text, or a person has judged of both. What nothing ties cannot change what the
other says. A part follows from its reports alone, so that a new report leaves every part as it was but those it ties.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate

import xxhash

from habeas import names
from habeas.folding import fold
from habeas.judgements import standing
from habeas.model import Document, Judgement, Material, Statement
from habeas.places import country
from habeas.reconciliation.lands import ruling
from habeas.reconciliation.origins import name
from habeas.vocabulary import Type

TOGETHER = 500
"""Up to so many reports all are worked out together: that takes seconds, and nothing that might tie them is lost."""
SEQUENCE = 12
"""Words in a row that only a copy has in common with its original; who rewords a text tells of the same people."""
SAMPLED = 8
"""One in so many sequences is looked at."""
_MEASURES = (Type.SANCTION_IMPOSED, Type.SANCTION_LIFTED)
_COUNTS = (Type.COUNT_HELD, Type.COUNT_DETAINED)


def ties(report: Material, judged: Mapping[str, Collection[str]]) -> frozenset[int]:
    """What ties a report to others, as hashes: it is in one part with every report that shares one of these.

    One below zero stands for the hash without its sign, and ties only where another report has that: whoever is named
    in full is tied to others with the initial by somebody who has nothing else. The material is of that one document.
    `judged` has, for mentions that people have judged to be one or two persons, the ids of those judgements. Rows of
    lists, which are alike in all but the person, are tied by people alone.
    """
    named = [names.shared_keys(person) for person in {p for s in report.statements for p in s.persons}]
    found = {f"name {key}" for keys, _ in named for key in keys}
    found.update(f"judged {j}" for m in report.mentions for j in judged.get(m.id, ()))
    for document in report.documents:
        if not document.lists:
            found.update(_of_land(document, report.statements))
            found.update(f"text {words}" for words in _of_text(document.text))
    only_if_had = {f"name {key}" for _, keys in named for key in keys} - found
    return frozenset([*map(_hashed, found), *(-_hashed(tie) for tie in only_if_had)])


def _hashed(tie: str) -> int:
    return xxhash.xxh3_64_intdigest(tie.encode()) >> 1


def meeting(ties: Iterable[int]) -> frozenset[int]:
    """What other reports have that one with these ties is tied to."""
    return frozenset(other for tie in ties for other in ((tie, -tie) if tie > 0 else (-tie,)))


def judged(judgements: Iterable[Judgement]) -> dict[str, list[str]]:
    """For each mention the judgements of people in force that set it beside another."""
    found: dict[str, list[str]] = defaultdict(list)
    for j in standing(judgements):
        for mention in j.subjects if len(j.subjects) > 1 and j.human else ():
            found[mention].append(j.id)
    return found


def parts(tied: Mapping[str, Collection[int]]) -> tuple[tuple[str, ...], ...]:
    """The reports of each part by id, sorted; `tied` has the ties of every report."""
    root = {d: d for d in tied}

    def top(d: str) -> str:
        while root[d] != d:
            root[d] = root[root[d]]
            d = root[d]
        return d

    first: dict[int, str] = {}
    had = {key for ties in tied.values() for key in ties if key > 0}
    for d in sorted(tied):
        for key in had.intersection(map(abs, tied[d])):
            one, other = sorted((top(d), top(first.setdefault(key, d))))
            root[other] = one
    made: dict[str, list[str]] = defaultdict(list)
    for d in sorted(tied):
        made[top(d)].append(d)
    return tuple(tuple(ids) for _, ids in sorted(made.items()))


def _of_land(document: Document, statements: Iterable[Statement]) -> Iterator[str]:
    """The country a report is about; where none is known, whose numbers it gives and which measures it tells of."""
    land = ruling(document.text)
    if land:
        yield f"land {land}"
    for s in statements:
        if s.type in _MEASURES and s.place:
            yield f"land {country(s.place)}" if country(s.place) else f"measure {fold(s.place)}"
        if s.type in _COUNTS and not land and s.source and name(s.source):
            yield f"counter {name(s.source)}"


def _of_text(text: str) -> Iterator[str]:
    """Some of its sequences of words, the same in every text that has them."""
    said = [word.encode() for word in fold(text).split()]
    words, begins = b" ".join(said), list(accumulate((len(word) + 1 for word in said), initial=0))
    for a, b in zip(begins, begins[SEQUENCE:], strict=False):
        sequence = words[a : b - 1]
        if xxhash.xxh3_64_intdigest(sequence) % SAMPLED == 0:
            yield sequence.decode()
