"""What each column of a list is: guessed from its header, or told by a map."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.folding import tokens
from habeas.lists.cells import Order, order_of
from habeas.model import digest
from habeas.vocabulary import Type

LANGUAGES = ("en", "ru", "be", "uk")
HEADER_WITHIN = 15
"""The header is looked for in so many rows: titles and dates may stand above it."""


class Kind(StrEnum):
    """What a column of a list can be."""

    NAME = "name"
    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    OTHER_NAME = "other_name"
    BORN = "born"
    AGE = "age"
    ROLE = "role"
    PLACE = "place"
    ARRESTED = "arrested"
    CHARGE = "charge"
    SENTENCED = "sentenced"
    TERM = "term"
    TERM_MONTHS = "term_months"
    STATUS = "status"
    RELEASED = "released"
    RELEASE_DUE = "release_due"
    RECOGNISED = "recognised"
    DIED = "died"
    HELD_AT = "held_at"
    ID = "id"
    IGNORE = "ignore"
    NOTE = "note"

    @property
    def meaning(self) -> str:
        """What it is, for a person to read."""
        return str(_phrases()[self.value]["says"])


NAMES = (Kind.NAME, Kind.SURNAME, Kind.GIVEN, Kind.PATRONYMIC)
MANY = (Kind.OTHER_NAME, Kind.NOTE, Kind.IGNORE)
"""What more than one column may be."""
DATES = (Kind.BORN, Kind.ARRESTED, Kind.SENTENCED, Kind.RELEASED, Kind.RELEASE_DUE, Kind.RECOGNISED, Kind.DIED)


class MapError(ValueError):
    """A map that does not fit, or a header in which no name is found; the message is for the reader."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a map says: kinds by header, the order of day and month, what further status phrases mean (None: nothing).

    Headers and phrases are as `folding.tokens` gives them.
    """

    columns: Mapping[str, Kind] = field(default_factory=dict)
    order: Order | None = None
    status: Mapping[str, Type | None] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "Plan":
        """The plan of a map in TOML, with [columns], [dates] and [status]. Raises MapError, naming what is at fault."""
        try:
            form = tomllib.loads(text)
        except tomllib.TOMLDecodeError as e:
            raise MapError(f"the map is not TOML: {e}") from e
        strange = form.keys() - {"columns", "dates", "status"}
        if strange or not all(isinstance(part, dict) for part in form.values()):
            raise MapError("a map has [columns], [dates] and [status], and nothing else")
        columns = {tokens(header): _one_of(Kind, kind, header) for header, kind in form.get("columns", {}).items()}
        said = form.get("dates", {})
        if said.keys() - {"order"}:
            raise MapError("[dates] has order alone")
        order = _one_of(Order, said["order"], "order") if said else None
        status = {
            tokens(phrase): None if type_ == "unclear" else _one_of(Type, type_, phrase)
            for phrase, type_ in form.get("status", {}).items()
        }
        return cls(columns, order, status)


def _one_of(kinds: Any, value: object, about: str) -> Any:
    try:
        return kinds(value)
    except ValueError:
        raise MapError(f"{about!r} = {value!r}: one of {', '.join(k.value for k in kinds)} is wanted") from None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one list: headers as written, what each is, and how we know; the line of the header.

    `order` is that of day and month where dates have strokes, None where nothing in the list tells; `status` what
    further status phrases mean; `months` says that bare numbers of the term are months.
    """

    headers: tuple[str, ...]
    kinds: tuple[Kind, ...]
    methods: tuple[str, ...]
    line: int
    language: str | None = None
    order: Order | None = None
    status: tuple[tuple[str, Type | None], ...] = ()
    months: bool = False

    @property
    def version(self) -> str:
        """Names how the columns are read: columns that are read otherwise have another."""
        return digest(*self.headers, *self.kinds, self.order, *self.status, self.months)


Rows = Sequence[tuple[int, Sequence[str]]]
"""Rows of a table: the line of each, and its cells."""


def recognised(rows: Rows, plan: Plan = Plan()) -> Columns:
    """The columns of a table with these rows, the header among the first of them.

    Raises MapError where no row looks like a header with a name, or where the map names a column that is not there.
    """
    line, cells = _header(rows, plan)
    headers = tuple(" ".join(c.split()) or f"Column {n}" for n, c in enumerate(cells, 1))
    if missing := plan.columns.keys() - {tokens(h) for h in headers}:
        raise MapError(f"the map speaks of columns that are not there: {', '.join(sorted(missing))}")
    kinds, methods = _kinds(headers, plan)
    if not set(kinds) & {Kind.NAME, Kind.SURNAME}:
        raise MapError("the map leaves no column for the name")
    term = next((h for h, k in zip(headers, kinds, strict=True) if k is Kind.TERM), "")
    dated = [n for n, kind in enumerate(kinds) if kind in DATES]
    order = plan.order or order_of(c[n] for at, c in rows if at > line for n in dated if n < len(c))
    return Columns(
        headers, kinds, methods, line,
        language=_language(headers), order=order, status=tuple(sorted(plan.status.items())),
        months=bool(_month_words() & set(tokens(term).split())),
    )  # fmt: skip


# ---------------------------------------------------------------- guessing


@cache
def _phrases() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("habeas.lists").joinpath("columns.toml").read_text("utf-8"))


@cache
def _known() -> dict[str, list[tuple[Kind, str]]]:
    """Each phrase with the kinds that it names, and in which language."""
    found: dict[str, list[tuple[Kind, str]]] = {}
    for kind in Kind:
        for language in (*LANGUAGES, WEAK):
            for phrase in _phrases()[kind.value].get(language, ()):
                found.setdefault(tokens(phrase), []).append((kind, language))
    return found


WEAK = "weak"
"""In place of a language: phrases that give way to other columns of their kind."""


@cache
def _month_words() -> frozenset[str]:
    text = files("habeas.lists").joinpath("cells.toml").read_text("utf-8")
    return frozenset(map(tokens, tomllib.loads(text)["months"]["words"]))


WHOLE = 1000
"""What it is worth that a header is a phrase and nothing more."""


@cache
def _guess(header: str) -> tuple[int, Kind | None, frozenset[str]]:
    """How sure, which kind, in which languages: a whole phrase before a part, long before short."""
    said = tokens(header)
    if whole := _known().get(said):
        sure = len(said) if whole[0][1] == WEAK else WHOLE + len(said)
        return sure, whole[0][0], frozenset(language for _, language in whole) - {WEAK}
    inside = [p for p in _known() if len(p) > 2 and f" {p} " in f" {said} "]
    best = max(inside, key=lambda p: (len(p), p), default=None)
    if best is None:
        return 0, None, frozenset()
    return len(best), _known()[best][0][0], frozenset(language for _, language in _known()[best]) - {WEAK}


def _header(rows: Rows, plan: Plan) -> tuple[int, Sequence[str]]:
    """The first row that names most columns, the name among them."""
    best: tuple[int, int, Sequence[str]] | None = None
    for line, cells in rows[:HEADER_WITHIN]:
        kinds = [plan.columns.get(tokens(c)) or _guess(" ".join(c.split()))[1] for c in cells if c.strip()]
        known = sum(k is not None for k in kinds)
        if {Kind.NAME, Kind.SURNAME} & set(kinds) and 2 * known >= len(kinds) and (best is None or known > best[0]):
            best = (known, line, cells)
    if best is None:
        first = ", ".join(repr(" ".join(c.split())[:40]) for c in rows[0][1][:12]) if rows else "nothing"
        raise MapError(
            f"no row looks like a header with a column for the name; the first row is {first}. "
            'Say which column is what in a map: [columns] and a line such as "Person" = "name"'
        )
    return best[1], best[2]


def _kinds(headers: Sequence[str], plan: Plan) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    """What each column is; of two that could be one thing the surer, then the first, has it."""
    kinds = [Kind.NOTE] * len(headers)
    methods = ["not known"] * len(headers)
    taken = set[Kind]()
    told = {n: plan.columns[tokens(h)] for n, h in enumerate(headers) if tokens(h) in plan.columns}
    guessed = sorted((-_guess(h)[0], n) for n, h in enumerate(headers) if n not in told)
    for n in (*told, *(n for _, n in guessed)):
        kind = told.get(n) or _guess(headers[n])[1]
        if kind in taken and kind not in MANY:
            kind, methods[n] = (Kind.OTHER_NAME, "a second name") if kind is Kind.NAME else (Kind.NOTE, "a second one")
        elif kind is not None:
            methods[n] = "told by the map" if n in told else "by its header"
        kinds[n] = kind or Kind.NOTE
        taken.add(kinds[n])
    if Kind.SURNAME in taken and Kind.NAME in taken and Kind.GIVEN not in taken:
        kinds[kinds.index(Kind.NAME)] = Kind.GIVEN  # "Surname" and "Name" side by side
    if Kind.TERM_MONTHS in taken and Kind.TERM not in taken:
        kinds[kinds.index(Kind.TERM_MONTHS)] = Kind.TERM  # no years beside them: "Term (months)"
    return tuple(kinds), tuple(methods)


def _language(headers: Sequence[str]) -> str | None:
    """The language in which most headers are known."""
    votes = Counter(language for h in headers for language in _guess(h)[2])
    return max(LANGUAGES, key=lambda language: votes[language]) if votes else None
