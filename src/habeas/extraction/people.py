"""Who a document names, in any language: every time it does, and the forms of each name."""

from collections import defaultdict
from dataclasses import dataclass, field

from habeas.model import Mention

__all__ = ["Name", "People"]


@dataclass(slots=True)
class Name:
    """One time a document names somebody: words first to last of a line, with the form as written."""

    line: int
    first: int
    last: int
    start: int
    end: int
    form: str
    role: str | None = None
    age: int | None = None
    person: str = ""


@dataclass(slots=True)
class People:
    """The people of one document; `by_line` has the names of each line in order, each with its fullest form."""

    names: list[Name]
    by_line: dict[int, list[Name]] = field(default_factory=lambda: defaultdict(list))

    def mentions(self, document: str) -> tuple[Mention, ...]:
        """One mention for each fullest form, in order of first appearance."""
        grouped = dict[str, list[Name]]()
        for name in self.names:
            grouped.setdefault(name.person, []).append(name)
        return tuple(_mention(document, person, names) for person, names in grouped.items())


def _mention(document: str, person: str, names: list[Name]) -> Mention:
    forms = tuple(dict.fromkeys(n.form for n in names))
    role = next((n.role for n in names if n.role), None)
    age = next((n.age for n in names if n.age), None)
    return Mention(document, person, forms, tuple((n.start, n.end) for n in names), role, age)
