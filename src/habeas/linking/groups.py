"""Groups of mentions that grow as links are applied, and what stands in the way of joining two."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from habeas.linking.opposing import Fact, Story, opposing, story
from habeas.linking.profiles import Profile
from habeas.linking.shortened import likeness

T = TypeVar("T")


@dataclass
class _Group:
    members: set[str]
    name: str
    story: Story


class Groups:
    """Mentions in groups, one a person. Two that were set apart never come into one group by a rule's link."""

    def __init__(self, known: Mapping[str, Profile]) -> None:
        self._known = known
        self._of = {m: _Group({m}, m, story(p)) for m, p in known.items()}
        self._apart: dict[str, dict[str, str]] = defaultdict(dict)

    def name(self, mention: str) -> str:
        """The group's own name: the smallest id in it."""
        return self._of[mention].name

    def together(self, one: str, other: str) -> bool:
        return self._of[one] is self._of[other]

    def roles(self, mention: str) -> frozenset[str]:
        """What the person of a mention is called, by all the reports that are known to be of them."""
        return self._of[mention].story.roles

    def set_apart(self, one: str, other: str, judgement: str) -> None:
        """Keeps two mentions apart from now on, on the word of the judgement with that id."""
        self._apart[one][other] = judgement
        self._apart[other][one] = judgement

    def join(self, one: str, other: str) -> None:
        small, large = sorted((self._of[one], self._of[other]), key=lambda g: len(g.members))
        if small is not large:
            large.members |= small.members
            first, second = sorted((large, small), key=lambda g: g.name)
            large.name, large.story = first.name, first.story.with_(second.story)
            self._of.update(dict.fromkeys(small.members, large))

    def apart(self, one: str, other: str) -> tuple[str, ...]:
        """The ids of the judgements that keep the two mentions' groups apart."""
        if not self._apart:
            return ()
        ours, theirs = sorted((self._of[one].members, self._of[other].members), key=len)
        return tuple(sorted({j for m in ours if m in self._apart for n, j in self._apart[m].items() if n in theirs}))

    def opposed(self, one: str, other: str) -> tuple[Fact, ...]:
        """What all that is told of the two mentions' groups has against their being one person."""
        return opposing(self._of[one].story, self._of[other].story)

    def clash(self, one: str, other: str) -> str | None:
        """Why the groups cannot be one person though no two compared mentions say so: names or years of birth."""
        ours, theirs = ([self._known[m] for m in sorted(self._of[m0].members)] for m0 in (one, other))
        for a in _distinct(p.name for p in ours):
            for b in _distinct(p.name for p in theirs):
                if (found := likeness(a, b)).opposed:
                    return f"{a} cannot be {b}: {found.reason}"
        for x in _distinct(p.born for p in ours if p.born):
            for y in _distinct(p.born for p in theirs if p.born):
                if max(x[0], y[0]) - min(x[1], y[1]) > 1:
                    return f"Years of birth cannot fit: {x[0]} or {x[1]}, {y[0]} or {y[1]}."
        return None


def _distinct(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))
