"""Small invented reports for tests: a document, what it says and whom it names, built by hand and kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from habeas.model import Document, Extraction, Judgement, Mention, Reading, Statement
from habeas.register import Register
from habeas.vocabulary import Tier, Type, Verdict

RULES = "rules 1"


@dataclass(frozen=True, slots=True)
class Report:
    """A document with its bytes, and what one version of the rules finds in it."""

    reading: Reading
    extraction: Extraction

    @property
    def document(self) -> Document:
        assert self.reading.document is not None
        return self.reading.document

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.extraction.statements

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return self.extraction.mentions

    def keep_in(self, register: Register) -> "Report":
        """Keeps document and extraction."""
        register.keep(self.reading)
        register.keep_extraction(self.extraction)
        return self


def moment(text: str) -> datetime:
    """ "2025-09-12" or "2025-09-12 14:30", in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def reading(text: str, location: str = "a.txt", received: str = "2025-09-12", **facts: Any) -> Reading:
    """A document of this text, whose bytes are its UTF-8."""
    content = text.encode("utf-8", "surrogatepass")
    hashed = sha256(content).hexdigest()
    return Reading(Document(f"d{hashed[:16]}", hashed, text, location, moment(received), **facts), content)


def report(
    text: str,
    said: Iterable[tuple[Any, ...]] = (),
    people: Iterable[str] = (),
    version: str = RULES,
    **facts: Any,
) -> Report:
    """A document and what it says: rows of (type, quote, names..., fields); whoever is named is a mention.

    A name may list its shorter forms after a bar: "Mira Halden|Halden".
    """
    read = reading(text, **facts)
    assert read.document is not None
    d, forms, statements = read.document, dict[str, tuple[str, ...]](), []
    for type_, quote, *rest in said:
        fields = rest.pop() if rest and isinstance(rest[-1], dict) else {}
        persons = tuple(_named(name, forms) for name in rest)
        start = text.index(quote)
        trigger = fields.pop("trigger", (quote.split() or [quote])[-1])
        statements.append(
            Statement(d.id, Type(type_), quote, start, start + len(quote), trigger, "rule", 0.9, persons, **fields)
        )
    for name in people:
        _named(name, forms)
    mentions = tuple(Mention(d.id, name, shapes, _spans(text, shapes)) for name, shapes in forms.items())
    return Report(read, Extraction(d.id, version, tuple(statements), mentions))


def _named(name: str, forms: dict[str, tuple[str, ...]]) -> str:
    fullest = name.split("|")[0]
    forms[fullest] = tuple(dict.fromkeys((*forms.get(fullest, ()), *name.split("|"))))
    return fullest


def _spans(text: str, forms: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    longest_first = sorted(forms, key=len, reverse=True)
    return tuple(m.span() for m in re.finditer("|".join(map(re.escape, longest_first)), text))


def decided(verdict: str, *subjects: str, at: str = "2025-09-20", **fields: Any) -> Judgement:
    """A person's judgement."""
    return Judgement(Verdict(verdict), subjects, "an editor", ("read it",), at=moment(at), **fields)


def sealed(id_: str, at: str = "2025-09-20", tier: str = "sealed") -> Judgement:
    """A person's judgement that only readers of this tier may see the thing."""
    return decided("tier", id_, at=at, value=tier)


def everything(register: Register, tier: Tier = Tier.SEALED) -> Any:
    """All that a reader is handed, to compare registers by."""
    view = register.as_seen_by(tier)
    return (list(view.documents()), view.material(), view.set_asides(), view.findings())
