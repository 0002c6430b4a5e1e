"""How much was read and what became of it: numbers that add up over shards."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Tally:
    """Pages seen (a page is whatever becomes one document), those that are relevant and those kept, their statements,
    and how many were not taken further for what reason: `turned_away` by the gate and not kept, or `set_aside`."""

    pages: int = 0
    relevant: int = 0
    kept: int = 0
    statements: int = 0
    turned_away: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: "Tally") -> "Tally":
        self.pages += other.pages
        self.relevant += other.relevant
        self.kept += other.kept
        self.statements += other.statements
        self.turned_away += other.turned_away
        self.set_aside += other.set_aside
        return self

    @property
    def form(self) -> dict[str, Any]:
        """As plain JSON data."""
        return {
            "pages": self.pages,
            "relevant": self.relevant,
            "kept": self.kept,
            "statements": self.statements,
            "turned_away": dict(sorted(self.turned_away.items())),
            "set_aside": dict(sorted(self.set_aside.items())),
        }

    @classmethod
    def of(cls, form: Mapping[str, Any]) -> "Tally":
        """The tally that `form` was made of."""
        counts = {name: Counter(form[name]) for name in ("turned_away", "set_aside")}
        return cls(form["pages"], form["relevant"], form["kept"], form["statements"], **counts)


def sorts_of(reasons: Iterable[str]) -> Counter[str]:
    """Reasons without what is particular to one case, so that like ones are counted together, each as often as it says.

    >>> sorts_of(["a text of 6,000,000 characters; up to 5,000,000 are read", "30 of its records: empty"])
    Counter({'empty': 30, 'a text of … characters': 1})
    """
    counted = Counter[str]()
    for reason in reasons:
        many = _OF_MANY.match(reason)
        counted[_sort_of(reason[many.end() :] if many else reason)] += int(many[1].replace(",", "")) if many else 1
    return counted


_OF_MANY = re.compile(r"(\d[\d,]*) of its \w+: ")


def _sort_of(reason: str) -> str:
    head = reason if reason.startswith("not relevant") else re.split(r"[(:;]", reason, maxsplit=1)[0]
    return re.sub(r"\d[\d,.]*", "…", head).strip() or reason
