"""What is different between a list as it stood on two days. A row that is gone says nothing of where the person is."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from habeas import names
from habeas.lists.listed import Listed

Pair = tuple[Listed, Listed]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that says something else than before: the lines of its text that are gone, and those that have come."""

    before: Listed
    after: Listed

    @property
    def gone(self) -> tuple[str, ...]:
        return _without(self.before, self.after)

    @property
    def come(self) -> tuple[str, ...]:
        return _without(self.after, self.before)


def _without(one: Listed, other: Listed) -> tuple[str, ...]:
    lines = set(other.document.text.split("\n"))
    return tuple(line for line in one.document.text.split("\n") if line not in lines)


@dataclass(frozen=True, slots=True)
class Differences:
    """Rows that have come, that are gone, that changed, each in the order of their lines; how many are the same."""

    added: tuple[Listed, ...]
    gone: tuple[Listed, ...]
    changed: tuple[Change, ...]
    same: int


def differences(before: Iterable[Listed], after: Iterable[Listed]) -> Differences:
    """The differences between two states of one list, whatever the order of the rows.

    Rows that say the same are the same. Of the others those are one person's that have in common the list's own number
    and a name that is alike; else name and birth; else a name that no other such row has on either side; else a birth
    and a name that is alike.
    """
    old = {row.document.id: row for row in before}
    new = {row.document.id: row for row in after}
    left, right = [r for i, r in old.items() if i not in new], [r for i, r in new.items() if i not in old]
    pairs = list[Pair]()
    for key in (_number, _name_and_birth, _name, _birth):
        found = _paired(left, right, key)
        pairs += found
        paired = {r.document.id for pair in found for r in pair}
        left, right = ([r for r in side if r.document.id not in paired] for side in (left, right))
    return Differences(
        added=tuple(sorted(right, key=_line)),
        gone=tuple(sorted(left, key=_line)),
        changed=tuple(Change(a, b) for a, b in sorted(pairs, key=lambda p: _line(p[1]))),
        same=len(old.keys() & new.keys()),
    )


def _line(row: Listed) -> tuple[int, str]:
    return row.line, row.document.id


Key = Callable[[Listed], Hashable | None]


def _paired(left: Sequence[Listed], right: Sequence[Listed], key: Key) -> list[Pair]:
    """The rows that one key leads to on both sides, where it leads to one on each and the names can be one person's."""
    one, other = _by(left, key), _by(right, key)
    pairs = [(one[k][0], other[k][0]) for k in one.keys() & other.keys() if len(one[k]) == len(other[k]) == 1]
    return [(a, b) for a, b in pairs if key in (_name, _name_and_birth) or _alike(a, b)]


def _by(rows: Iterable[Listed], key: Key) -> dict[Hashable, list[Listed]]:
    found: dict[Hashable, list[Listed]] = defaultdict(list)
    for row in rows:
        if (k := key(row)) is not None:
            found[k].append(row)
    return found


def _number(row: Listed) -> Hashable | None:
    return row.document.key


def _name(row: Listed) -> Hashable | None:
    return names.fold_for_search(_called(row))


def _birth(row: Listed) -> Hashable | None:
    born = row.extraction.mentions[0].born
    return (born.first, born.last, names.key(_called(row))) if born and born.first else None


def _name_and_birth(row: Listed) -> Hashable | None:
    born = row.extraction.mentions[0].born
    return (_name(row), born.first, born.last) if born else None


def _called(row: Listed) -> str:
    return row.extraction.mentions[0].name


def _alike(one: Listed, other: Listed) -> bool:
    return names.similarity(_called(one), _called(other)).score >= names.THRESHOLD
