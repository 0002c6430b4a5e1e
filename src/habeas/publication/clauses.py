"""The terms of releases on pages: what is told on each of the seven axes, of whom, and by whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.model import Finding, Person, Terms
from habeas.publication.asking import Answers
from habeas.publication.evidence import cite, pick
from habeas.vocabulary import Axis


@dataclass(frozen=True, slots=True)
class Clause:
    """One value told on one axis of a release: of all who were let out where `persons` is empty, and by whom."""

    value: Terms
    finding: Finding
    persons: tuple[Person, ...]
    sources: tuple[str, ...]


Sheet = tuple[tuple[Axis, tuple[Clause, ...]], ...]
"""What is told on one release, by axis in the order of the vocabulary; axes of which nothing is told are left out."""


def sheets(ask: Answers, found: Iterable[Finding], people: Mapping[str, Person]) -> dict[str, Sheet]:
    """What is told of the terms among these findings, by the id of the release's event."""
    told = [(f, f.value) for f in found if isinstance(f.value, Terms)]
    cited = cite(ask, (i for f, _ in told for i in f.supporting))
    made: dict[str, dict[Axis, list[Clause]]] = defaultdict(lambda: defaultdict(list))
    for f, value in sorted(told, key=lambda pair: (-pair[0].origins_for, pair[0].id)):
        sources = tuple(dict.fromkeys(c.source for c in pick(cited, f.supporting)))
        clause = Clause(value, f, tuple(people[p] for p in value.persons if p in people), sources)
        made[value.event][value.axis].append(clause)
    return {event: _in_order(axes) for event, axes in made.items()}


def _in_order(axes: Mapping[Axis, Iterable[Clause]]) -> Sheet:
    return tuple((axis, tuple(axes[axis])) for axis in Axis if axis in axes)
