"""How good the statements are against gold: detection, types, fields. The measure is that of the corpus.

A prediction matches a gold statement of the same type and document when their quotes overlap in the text and their
subjects agree: a person in common, overlapping numbers, or no subject in the gold. Each side is matched at most once.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.json_form import encode
from habeas.model import Statement

__all__ = ["Score", "score"]

Json = Mapping[str, Any]
Bounds = tuple[int | None, int | None]


@dataclass(slots=True)
class Score:
    """Counts of what was wanted, found and right, by type and by (rule, type); the figures follow from them."""

    documents: int = 0
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    found_by: Counter[tuple[str, str]] = field(default_factory=Counter)
    right_by: Counter[tuple[str, str]] = field(default_factory=Counter)
    full: int = 0
    grounded: int = 0
    field_right: Counter[str] = field(default_factory=Counter)
    field_total: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, Json]] = field(default_factory=list)
    false_alarms: list[tuple[str, Json]] = field(default_factory=list)

    @property
    def by_type(self) -> dict[str, tuple[float, float, float]]:
        """Precision, recall and F1 of each type in the gold."""
        return {t: _f1(self.right[t], self.found[t], self.wanted[t]) for t in sorted(self.wanted)}

    @property
    def figures(self) -> dict[str, Any]:
        """The figures, rounded to three places, under the names that the corpus' own scorer prints."""
        precision, recall, detection = _f1(self.right.total(), self.found.total(), self.wanted.total())
        types = self.by_type.values()
        return {
            "documents": self.documents,
            "gold": self.wanted.total(),
            "predicted": self.found.total(),
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "detection_f1": round(detection, 3),
            "macro_f1": round(sum(t[2] for t in types) / len(types), 3) if types else 0.0,
            "full_f1": round(_f1(self.full, self.found.total(), self.wanted.total())[2], 3),
            "grounded": round(self.grounded / self.found.total(), 3) if self.found else None,
            "fields": {n: round(self.field_right[n] / self.field_total[n], 3) for n in _FIELDS if self.field_total[n]},
        }

    def table(self, *, by_type: bool = False) -> str:
        """The figures as lines for a reader."""
        lines = [f"{name:14} {value}" for name, value in self.figures.items()]
        if by_type:
            lines += [
                f"  {t:30} P {p:.2f}  R {r:.2f}  F1 {f:.2f}   ({self.wanted[t]} gold, {self.found[t]} predicted)"
                for t, (p, r, f) in self.by_type.items()
            ]
        return "\n".join(lines)


def score(gold: Iterable[Json], made: Mapping[str, Sequence[Statement]]) -> Score:
    """Scores the statements of each document (by id) against gold documents in the corpus form."""
    documents = list(gold)
    types = {g["type"] for d in documents for g in d["gold"]}
    result = Score(documents=len(documents))
    for document in documents:
        predictions = [p for p in map(encode, made.get(document["id"], ())) if p["type"] in types]
        _add(result, document, predictions)
    return result


def _add(result: Score, document: Json, predictions: Sequence[Json]) -> None:
    text, gold = document["text"], document["gold"]
    result.wanted.update(g["type"] for g in gold)
    result.found.update(p["type"] for p in predictions)
    result.found_by.update((p["by"], p["type"]) for p in predictions)
    result.grounded += sum(text[p["start"] : p["end"]] == p["quote"] for p in predictions)
    pairs = sorted(
        (
            (_agreement(g, p, text), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predictions)
            if g["type"] == p["type"]
        ),
        reverse=True,
    )
    used_gold, used = set[int](), set[int]()
    for agreed, i, j in pairs:
        if agreed > 0 and i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            _matched(result, gold[i], predictions[j])
    result.missed += [(document["id"], g) for i, g in enumerate(gold) if i not in used_gold]
    result.false_alarms += [(document["id"], p) for j, p in enumerate(predictions) if j not in used]


def _matched(result: Score, gold: Json, made: Json) -> None:
    result.right[gold["type"]] += 1
    result.right_by[made["by"], made["type"]] += 1
    result.full += _fully_right(gold, made)
    for name, (get, same) in _FIELDS.items():
        if get(gold) is not None:
            result.field_total[name] += 1
            result.field_right[name] += bool(same(get(gold), get(made)))


def _agreement(gold: Json, made: Json, text: str) -> float:
    """How well two statements of one type agree, 0 when they do not match."""
    (a, b), (c, d) = _span(gold, text), _span(made, text)
    if min(b, d) <= max(a, c):
        return 0.0
    agreed, wanted = 0.0, False
    people, others, numbers = _names(gold), _names(made), _bounds(gold)
    if people:
        wanted = True
        agreed += 2.0 * _shared(people, others) / max(len(people), len(others), 1)
    if numbers:
        wanted = True
        its = _bounds(made)
        agreed += 2.0 if its == numbers else 1.0 if its and _overlap(numbers, its) else 0.0
    if wanted and agreed == 0.0:
        return 0.0
    if not wanted:
        agreed = 1.0 if not others else 0.5
    agreed += 0.3 * bool(gold.get("modality", "actual") == made.get("modality", "actual"))
    agreed += 0.2 * (_iso(gold) == _iso(made)) + 0.1 * (_months(gold) == _months(made))
    return agreed + 0.1 * (min(b, d) - max(a, c)) / max(b - a, d - c)


def _fully_right(gold: Json, made: Json) -> bool:
    for name in ("modality", "person", "count", "date", "term"):
        get, same = _FIELDS[name]
        wanted, its = get(gold), get(made)
        if wanted is None:
            if name == "person" and its:
                return False
        elif not same(wanted, its):
            return False
    return True


# ---------------------------------------------------------------- fields and when two values agree


def _span(statement: Json, text: str) -> tuple[int, int]:
    if statement.get("start") is not None and statement.get("end") is not None:
        return statement["start"], statement["end"]
    at = text.find(statement.get("quote") or "\0")
    return (at, at + len(statement["quote"])) if at >= 0 else (0, 0)


def words_of(text: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split()


def _names(statement: Json) -> list[list[str]]:
    listed = [*(statement.get("persons") or []), *([statement["person"]] if statement.get("person") else [])]
    return [w for n in listed if (w := words_of(n))]


def same_name(a: list[str], b: list[str]) -> bool:
    if a == b:
        return True
    if a[-1] != b[-1] and a[0] != b[-1] and a[-1] != b[0]:
        return False
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == 1:
        return True
    return all(any(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for y in longer) for x in shorter)


def _shared(some: list[list[str]], others: list[list[str]]) -> int:
    return sum(any(same_name(a, b) for b in others) for a in some)


def _bounds(statement: Json) -> Bounds | None:
    count = statement.get("count") or {}
    if count.get("low") is None and count.get("high") is None:
        return None
    return count.get("low"), count.get("high")


def _overlap(a: Bounds, b: Bounds) -> bool:
    low = max(a[0] if a[0] is not None else 0, b[0] if b[0] is not None else 0)
    return low <= min(a[1] if a[1] is not None else 10**12, b[1] if b[1] is not None else 10**12)


def _iso(statement: Json) -> str | None:
    return (statement.get("date") or {}).get("iso")


def _months(statement: Json) -> float | None:
    return (statement.get("term") or {}).get("months")


def _close(a: float, b: float | None) -> bool:
    return a == b or (b is not None and abs(a - b) <= 0.01 * max(abs(a), abs(b)))


def _similar(a: str, b: str | None) -> bool:
    some, others = set(words_of(a)), set(words_of(b))
    return bool(some & others) and len(some & others) >= 0.5 * min(len(some), len(others))


def _same_people(a: list[list[str]], b: list[list[str]] | None) -> bool:
    return bool(b) and _shared(a, b or []) == len(a) and _shared(b or [], a) == len(b or [])


def _equal(a: Any, b: Any) -> bool:
    return bool(a == b)


_FIELDS: Mapping[str, tuple[Callable[[Json], Any], Callable[[Any, Any], bool]]] = {
    "modality": (lambda s: s.get("modality"), _equal),
    "person": (lambda s: _names(s) or None, _same_people),
    "count": (_bounds, _equal),
    "date": (_iso, _equal),
    "term": (_months, _close),
    "source": (lambda s: s.get("source"), _similar),
    "actor": (lambda s: s.get("actor"), _similar),
    "place": (lambda s: s.get("place"), _similar),
    "charge": (lambda s: s.get("charge"), _similar),
}


def _f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    p, r = right / found if found else 0.0, right / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
