"""Which mentions to compare: those whose surnames sound alike, never all with all."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from habeas import names
from habeas.linking.profiles import Profile, by_one_word
from habeas.linking.shortened import SURNAME_ALONE, likeness

SMALL = 60
"""Up to so many mentions with one key, each is compared with each."""
NEIGHBOURS = 3
"""In a larger group each is compared with so many that follow it in each order."""


def pairs(profiles: Mapping[str, Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs worth comparing, each once, the smaller id first, in order of ids.

    A small group of mentions that share a key is compared throughout. In a large one (a president in every report) a
    mention meets those next to it in several orders: by name, by role, by what happened, by company. Links chain, so
    one person's mentions still come together. Mentions a slip in the surname apart are compared too, if they are few.
    A given name alone is compared with the full names that have it and a surname that its report names.
    """
    found: set[tuple[str, str]] = set()
    for group in _groups(profiles, names.near_keys).values():
        if len(group) <= SMALL:
            found.update(combinations(sorted(group), 2))
    by_surname = _groups(profiles, names.keys)
    found.update(_by_given_name(profiles, by_surname))
    for group in by_surname.values():
        if len(group) <= SMALL:
            found.update(combinations(sorted(group), 2))
        else:
            found.update(_neighbours(group, profiles))
    return ((profiles[a], profiles[b]) for a, b in sorted(found))


def _by_given_name(
    profiles: Mapping[str, Profile], by_surname: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    for id_, p in profiles.items():
        for key in sorted(p.surnames_beside) if by_one_word(p.name) else ():
            group = by_surname.get(key, ())
            for other in group if len(group) <= SMALL else ():
                if other != id_ and likeness(p.name, profiles[other].name).score >= SURNAME_ALONE:
                    yield min(id_, other), max(id_, other)


def _groups(profiles: Mapping[str, Profile], keys: Callable[[str], frozenset[str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for id_, profile in profiles.items():
        for key in keys(profile.name):
            groups[key].append(id_)
    return groups


def _neighbours(group: list[str], profiles: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    for handle in range(_HANDLES):
        ordered = sorted(group, key=lambda id_: (_handles(profiles[id_])[handle], profiles[id_].name, id_))
        for i, one in enumerate(ordered):
            yield from ((min(one, other), max(one, other)) for other in ordered[i + 1 : i + 1 + NEIGHBOURS])


_HANDLES = 5


def _handles(p: Profile) -> tuple[str, ...]:
    """What a mention is put in order by, one order each."""
    return (
        p.name,
        " ".join(sorted(p.role_words)),
        " ".join(f"{h.kind} {h.first}" for h in p.happenings),
        " ".join(str(t) for t in sorted(p.terms)) + str(p.born or ""),
        " ".join(sorted(p.company)),
    )
