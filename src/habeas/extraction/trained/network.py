"""What the trained model says of a document: how likely each word tells each type, how it is meant, what it points at."""

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from habeas.extraction.trained.weights import exact, overflows
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
from habeas.vocabulary import Modality, Type

__all__ = ["Fitted", "Network", "Opinion", "Proposal"]

_MODEL = "model.onnx"
_FITTED = ("confidence.json", "whom.json")
_FLOOR = 0.02
_MOST = 8
_SCALE = 8.0
Floats = NDArray[np.float32]
_FACT = np.array([m is Modality.ACTUAL for m in MODALITIES])


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that tells of a type with a probability, how it is meant, and for each role the likeliest words.

    `doubt` is how likely it is anything but a fact, and `doubted` the likeliest modality then. `roles` gives up to eight (word, probability) for each of ROLES, the likeliest first; None stands for nothing.
    """

    at: Place
    type: Type
    score: float
    modality: Modality
    sure: float
    doubt: float
    doubted: Modality
    roles: Mapping[str, tuple[tuple[Place | None, float], ...]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weight of each piece of evidence for a statement, the confidence below which none is made, and by name the
    weight of each reason for whom a trigger is about."""

    weights: tuple[float, ...] = ()
    least: float = 0.0
    whom: Mapping[str, float] = field(default_factory=dict)


class Network:
    """A trained model, loaded when first asked; `version` names it by its bytes."""

    def __init__(self, folder: Path) -> None:
        self._model = folder / _MODEL
        self._pieces = Pieces()
        told, reasons = (f.read_bytes() if f.exists() else b"{}" for f in (folder / n for n in _FITTED))
        self.fitted = Fitted(**json.loads(told), whom=json.loads(reasons))
        self.version = f"model-{sha256(self._model.read_bytes() + told + reasons).hexdigest()[:12]}"

    @classmethod
    def of(cls, folder: Path | None = None) -> "Network | None":
        """The model in a folder, or the one that ships with habeas, once for a process; None where there is none."""
        where = folder or Path(str(files(__package__)))
        if not (where / _MODEL).exists():
            return None
        return _opened(where, tuple((where / n).stat().st_mtime_ns for n in (_MODEL, *_FITTED) if (where / n).exists()))

    def begin(self) -> None:
        """Begins to load the model beside whatever is done next: that takes a third of a second, and no interpreter."""
        self._loading  # noqa: B018  (worked out once)

    @cached_property
    def _loading(self) -> "Future[Any]":
        import onnxruntime

        def load() -> Any:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1  # the unit of work is a process
            model = exact(self._model.read_bytes()) if overflows() else str(self._model)
            return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

        beside = ThreadPoolExecutor(1)
        loading = beside.submit(load)
        beside.shutdown(wait=False)
        return loading

    def read(self, lines: Sequence[Hinted]) -> "Opinion":
        """Its opinion of a document, read in windows of at most 460 pieces."""
        opinion, session = Opinion(lines), self._loading.result()
        for window in windows(lines, self._pieces):
            given = session.run(
                None,
                {
                    "ids": window.ids[None],
                    "features": window.features[None],
                    "mask": np.ones((1, len(window.ids)), np.float32),
                },
            )
            opinion.add(_Read(window, lines, *(g[0][window.first] for g in given[:4]), *given[4:]))
        return opinion


@lru_cache(maxsize=2)
def _opened(folder: Path, _written: tuple[int, ...]) -> Network:
    """The model of a folder as it was written last: whoever loads several extractors holds it in memory once."""
    return Network(folder)


class _Read:
    """One window with the network's outputs at the first piece of each word."""

    def __init__(
        self,
        window: Window,
        lines: Sequence[Hinted],
        triggers: Floats,
        modality: Floats,
        queries: Floats,
        keys: Floats,
        *fixed: Floats,
    ) -> None:
        self.owner = [(int(a), int(b)) for a, b in window.owner]
        self.core = window.core
        self.lines = lines
        self.triggers = 1 / (1 + np.exp(-triggers))
        self.modality = _shares(modality)
        self.queries, self.keys = queries, keys
        self.kinds, self.nobody, self.near, self.bias = fixed
        self.choices = dict[str, list[tuple[int, ...]]]()

    def proposal(self, n: int, kind: int) -> Proposal:
        """What word n proposes of a type, given by its number."""
        shares = self.modality[n]
        best, other = int(shares.argmax()), int(np.where(_FACT, 0, shares).argmax())
        roles = {r: self._pointed(n, kind, i, r) for i, r in enumerate(ROLES)}
        return Proposal(
            self.owner[n],
            TYPES[kind],
            float(self.triggers[n, kind]),
            MODALITIES[best],
            float(shares[best]),
            1 - float(shares[_FACT].sum()),
            MODALITIES[other],
            roles,
        )

    def _pointed(self, n: int, kind: int, role: int, name: str) -> tuple[tuple[Place | None, float], ...]:
        if name not in self.choices:
            self.choices[name] = candidates(self.lines, self.owner, name)
        query = self.queries[n, role] + self.kinds[kind, role]
        scores = [float(query @ self.nobody[role]) / _SCALE + float(self.bias[role])]
        choices = self.choices[name]
        if choices:
            far = np.array([nearness(self.owner[n], (c[1], c[2])) for c in choices])
            scores += list(self.keys[[c[0] for c in choices], role] @ query / _SCALE + self.near[role, far])
        shares = _shares(np.array(scores))
        return tuple(
            ((choices[i - 1][1], choices[i - 1][2]) if i else None, float(shares[i]))
            for i in (-shares).argsort()[:_MOST]
        )


class Opinion:
    """What the model says of a whole document."""

    def __init__(self, lines: Sequence[Hinted]) -> None:
        self._lines = lines
        self._read = dict[Place, tuple[_Read, int]]()

    def add(self, read: _Read) -> None:
        """Takes in a window; each word is in the core of one."""
        self._read |= {read.owner[n]: (read, int(n)) for n in np.flatnonzero(read.core)}

    @cached_property
    def standing(self) -> float:
        """How likely the report tells of anything, 0..1: the mean of its four likeliest triggers."""
        best = sorted((float(read.triggers[n].max()) for read, n in self._read.values()), reverse=True)[:4]
        return sum(best) / max(1, len(best))

    def score(self, at: Place, type_: Type) -> float:
        """How likely a word tells of a type, 0..1."""
        read, n = self._read[at]
        return float(read.triggers[n, TYPES.index(type_)])

    def proposal(self, at: Place, type_: Type) -> Proposal:
        """What it would propose there."""
        read, n = self._read[at]
        return read.proposal(n, TYPES.index(type_))

    def proposals(self, line: int) -> Iterator[Proposal]:
        """Whatever it proposes in a line, the likeliest first; of like proposals side by side only the likeliest."""
        found = list[tuple[float, int, int]]()
        for i in range(len(self._lines[line].line.words)):
            read, n = self._read[line, i]
            found += [(float(p), i, kind) for kind, p in enumerate(read.triggers[n]) if p >= _FLOOR]
        taken = set[tuple[int, int]]()
        for _, i, kind in sorted(found, reverse=True):
            if not {(i - 1, kind), (i, kind), (i + 1, kind)} & taken:
                taken.add((i, kind))
                read, n = self._read[line, i]
                yield read.proposal(n, kind)


def _shares(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares
