"""What was learnt between two days: who is held by what came in since, and what is new, changed or gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.console import Console
from rich.text import Text

from habeas.cli.telling import line
from habeas.json_form import encode
from habeas.model import Finding
from habeas.reconciliation import Holding


@dataclass(frozen=True, slots=True)
class Learnt:
    """Findings that are new, those that are gone, and those that changed, each as it was and as it is."""

    new: tuple[Finding, ...]
    changed: tuple[tuple[Finding, Finding], ...]
    gone: tuple[Finding, ...]


def between(before: Iterable[Finding], after: Iterable[Finding]) -> Learnt:
    """What became of each finding: one that keeps its id, or most of its evidence under another, has changed."""
    old, new = {f.id: f for f in before}, {f.id: f for f in after}
    changed = [(old[i], f) for i, f in new.items() if i in old and old[i] != f]
    came, went = [f for i, f in new.items() if i not in old], {i: f for i, f in old.items() if i not in new}
    by_statement: dict[tuple[str, str], list[str]] = defaultdict(list)
    for f in went.values():
        for s in (*f.supporting, *f.opposing):
            by_statement[f.kind, s].append(f.id)
    fresh = []
    for f in came:
        was = _former(f, went, by_statement)
        if was:
            changed.append((went.pop(was), f))
        else:
            fresh.append(f)
    return Learnt(tuple(fresh), tuple(changed), tuple(went.values()))


def _former(
    f: Finding, went: Mapping[str, Finding], by_statement: Mapping[tuple[str, str], Sequence[str]]
) -> str | None:
    """The id of the finding that is gone and shares most evidence with this one, if it is half of what it had."""
    shared: dict[str, int] = defaultdict(int)
    for s in (*f.supporting, *f.opposing):
        for id_ in by_statement.get((f.kind, s), ()):
            shared[id_] += id_ in went
    best = max(shared, key=lambda i: (shared[i], i), default=None)
    if best is None or not shared[best]:
        return None
    was = went[best]
    return best if 2 * shared[best] >= len(was.supporting) + len(was.opposing) else None


def lines(found: Learnt) -> Iterator[dict[str, Any]]:
    """The same as JSON: new, changed (with what it was, in a sentence) and gone."""
    yield from ({"change": "new"} | encode(f) for f in found.new)
    yield from ({"change": "changed", "was": was.reason} | encode(f) for was, f in found.changed)
    yield from ({"change": "gone"} | encode(f) for f in found.gone)


def turned(then: Iterable[Holding], now: Iterable[Holding]) -> list[tuple[str, Holding]]:
    """Whose custody is answered otherwise by what came in since, with what the answer was, by name."""
    then, now = list(then), list(now)
    before, still = {h.person: h.held for h in then}, {h.person for h in now}
    called = {h.name: h.held for h in then if h.person not in still}  # an entry that was joined with others since
    others = ((before.get(h.person) or called.get(h.name, "not in the register"), h) for h in now)
    return sorted(((was, h) for was, h in others if was != h.held), key=lambda pair: (pair[1].name, pair[1].person))


def tell(console: Console, found: Learnt, custody: Sequence[tuple[str, Holding]], on: date) -> None:
    """First whose custody is another by now, then what is new (+), changed (~) and gone (-), each with its id."""
    if custody:
        console.print(Text(f"Custody as of {on:%-d %B %Y}", style="bold"))
    for answer, h in custody:
        line(console, f"{h.name}: was {answer}, now {h.held}  {h.person}")
    console.print(Text(f"{len(found.new)} new, {len(found.changed)} changed, {len(found.gone)} gone", style="bold"))
    for f in found.new:
        line(console, f"+ {f.kind:<13} {f.reason}  {f.id}", 0)
    for was, f in found.changed:
        line(console, f"~ {f.kind:<13} {f.reason}  {f.id}", 0)
        line(console, f"was: {was.reason}" if was.reason != f.reason else "as before, by other evidence", 16)
    for f in found.gone:
        line(console, f"- {f.kind:<13} {f.reason}  {f.id}", 0)
