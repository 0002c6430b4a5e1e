"""Reports with gold statements as what the model is to say of them, word for word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from habeas.extraction.engine import Extractor, Seen
from habeas.extraction.evaluation import same_name, words_of
from habeas.extraction.patterns import Match
from habeas.extraction.scene import anchor_of
from habeas.extraction.trained.windows import (
    MODALITIES,
    ROLES,
    TYPES,
    Hinted,
    Pieces,
    Place,
    Window,
    candidates,
    nearness,
    windows,
)
from habeas.model import Document

Json = Mapping[str, Any]


@dataclass(slots=True)
class Told:
    """A gold statement: its trigger's word, type and modality, and for each role the words that fill it.

    A role's words are None where the gold says something that was not recognised in the text, and empty where it
    says that there is none.
    """

    at: Place
    type: int
    modality: int
    roles: dict[str, frozenset[Place] | None]


@dataclass(frozen=True, slots=True)
class Aims:
    """The pointers of one role in a window: `triggers` and `types` [statements], `choices` [words] as pieces, `far`
    [statements, words] and `right` [statements, 1 + words], the first of which stands for nothing."""

    triggers: Tensor
    types: Tensor
    choices: Tensor
    far: Tensor
    right: Tensor


@dataclass(slots=True)
class Example:
    """A window and what is told in its core; `unsure` [words] marks words that may be triggers, or repeat one."""

    window: Window
    told: list[Told]
    places: dict[Place, int]
    role_places: dict[str, list[tuple[int, ...]]]
    unsure: NDArray[np.bool_]
    known: dict[str, Aims] = field(default_factory=dict)

    def aims(self, role: str) -> Aims:
        """What its statements point at in a role; those whose gold is out of reach are left out."""
        if role not in self.known:
            choices = self.role_places[role]
            rows = []
            for t in self.told:
                right = t.roles[role]
                good = right is not None and [not right] + [(c[1], c[2]) in right for c in choices]
                if good and any(good):
                    rows.append(
                        (
                            self.window.first[self.places[t.at]],
                            t.type,
                            good,
                            [nearness(t.at, (c[1], c[2])) for c in choices],
                        )
                    )
            self.known[role] = Aims(
                torch.tensor([int(r[0]) for r in rows], dtype=torch.long),
                torch.tensor([r[1] for r in rows], dtype=torch.long),
                torch.tensor([int(self.window.first[c[0]]) for c in choices], dtype=torch.long),
                torch.tensor([r[3] for r in rows], dtype=torch.long).reshape(len(rows), len(choices)),
                torch.tensor([r[2] for r in rows], dtype=torch.bool).reshape(len(rows), 1 + len(choices)),
            )
        return self.known[role]


def hinted(seen: Sequence[Seen]) -> list[Hinted]:
    """The lines with the rules' hints."""
    return [Hinted(s.line, s.slots, [(f.anchor, f.rule.type) for f in s.fired], s.kind) for s in seen]


def examples(document: Document, gold: Sequence[Json], extractor: Extractor, pieces: Pieces) -> Iterator[Example]:
    """The windows of one report with their gold."""
    seen = extractor.survey(document)
    lines = hinted(seen)
    told = [t for g in gold if (t := _told(g, document, lines)) is not None]
    repeated = _repeated(document, extractor, lines)
    for window in windows(lines, pieces):
        places = {(int(a), int(b)): n for n, (a, b) in enumerate(window.owner)}
        inside = [t for t in told if t.at in places and window.core[places[t.at]]]
        owner = [(int(a), int(b)) for a, b in window.owner]
        unsure = np.array([o[0] in repeated for o in owner])
        yield Example(window, inside, places, {r: candidates(lines, owner, r) for r in ROLES}, unsure)


def _repeated(document: Document, extractor: Extractor, lines: Sequence[Hinted]) -> set[int]:
    """Lines that tell again what was told: the gold names a fact once, so what they say is not wrong."""
    aside = [s for s in extractor.extract(document).set_aside if s.reason == "told again"]
    starts = {s.start for s in aside}
    return {n for n, h in enumerate(lines) if h.line.start in starts}


def _told(gold: Json, document: Document, lines: Sequence[Hinted]) -> Told | None:
    text = document.text
    quote = text.find(gold["quote"])
    inner = gold["quote"].find(gold.get("trigger") or "\0")
    if quote < 0 or inner < 0:
        return None
    words = _words(lines, quote + inner, quote + inner + len(gold["trigger"]))
    if not words:
        return None
    at = words[0][0]
    here = [i for line, i in words if line == at]
    anchor = anchor_of(lines[at].line, Match(here[0], here[-1], tuple(here)))
    span = (quote, quote + len(gold["quote"]))
    roles = {r: _role(r, gold, document, lines, span) for r in ROLES}
    return Told((at, anchor), TYPES.index(gold["type"]), MODALITIES.index(gold["modality"]), roles)


def _words(lines: Sequence[Hinted], start: int, end: int) -> list[Place]:
    """The words that cover these characters."""
    return [
        (n, i)
        for n, h in enumerate(lines)
        if h.line.start < end and start < h.line.end
        for i, w in enumerate(h.line.words)
        if w.start < end and start < w.end
    ]


def _role(
    role: str, gold: Json, document: Document, lines: Sequence[Hinted], quote: tuple[int, int]
) -> frozenset[Place] | None:
    if role == "who":
        return _who(gold, lines)
    if role == "date":
        return _date(gold, lines)
    value = gold[role]
    if not value:
        return frozenset()
    found, at = set[Place](), document.text.find(value)
    while at >= 0:
        words = _words(lines, at, at + len(value))
        if words and len({line for line, _ in words}) == 1:
            here = [i for _, i in words]
            line = lines[words[0][0]].line
            found.add((words[0][0], anchor_of(line, Match(here[0], here[-1], tuple(here)))))
        at = document.text.find(value, at + 1)
    return frozenset(found) or None


def _who(gold: Json, lines: Sequence[Hinted]) -> frozenset[Place] | None:
    wanted = list(dict.fromkeys([*gold["persons"], *([gold["person"]] if gold["person"] else [])]))
    found = set[Place]()
    if wanted:
        full = [words_of(n) for n in wanted]
        for n, h in enumerate(lines):
            for s in h.slots:
                if s.kind == "person" and any(same_name(w, words_of(s.value.person)) for w in full):
                    found.add((n, s.last))
        return frozenset(found) or None
    if gold["count"]:
        bounds = gold["count"]["low"], gold["count"]["high"]
        for n, h in enumerate(lines):
            for s in h.slots:
                if s.kind == "count" and (s.value.range.low, s.value.range.high) == bounds:
                    found.add((n, s.first))
        return frozenset(found) or None
    return frozenset()


def _date(gold: Json, lines: Sequence[Hinted]) -> frozenset[Place] | None:
    wanted = (gold["date"] or {}).get("iso")
    if not wanted:
        return frozenset() if not gold["date"] else None
    found = {
        (n, s.first)
        for n, h in enumerate(lines)
        for s in h.slots
        if s.kind == "date" and wanted in {w.iso for w in (s.value.when, s.value.begins) if w is not None}
    }
    return frozenset(found) or None
