"""How sure to be of a statement: a regression on the evidence for it, fitted on reports kept back from training."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from habeas.extraction import Extractor, evaluation
from habeas.json_form import encode
from habeas.model import Document
from training.examples import Json

_RIDGE = 0.01
_LEAST = 0.25
"""The confidence below which a statement is not made; chosen by the development reports and the story worlds."""


Noted = tuple[tuple[float, ...], bool]
"""The evidence for a statement, and whether the gold has it."""


def noted(extractor: Extractor, reports: Sequence[tuple[Document, Json]]) -> list[Noted]:
    """The evidence of each statement that the extractor makes of reports its model was not trained on."""
    told = [(gold, *extractor.explained(document)) for document, gold in reports]
    score = evaluation.score([gold for gold, _, _ in told], {gold["id"]: made for gold, made, _ in told})
    found = list[Noted]()
    for gold, made, reader in told:
        for statement in made:
            row = reader.stating.evidence.get((statement.by, statement.start, statement.trigger))
            if row is not None:
                found.append((row, (gold["id"], encode(statement)) not in score.false_alarms))
    return found


def fitted(found: Sequence[Noted], out: Path) -> None:
    """Writes the weights, and the confidence below which a statement is not made, as JSON."""
    rows, right = (np.array(column, np.float32) for column in zip(*found, strict=True))
    weights = _regression(rows, right)
    out.write_text(
        json.dumps({"weights": [round(float(w), 4) for w in weights], "least": _LEAST}, indent=1) + "\n", "utf-8"
    )


def _regression(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    x, y = torch.from_numpy(rows), torch.from_numpy(right)
    weights = torch.zeros(x.shape[1], requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = functional.binary_cross_entropy_with_logits(x @ weights, y) + _RIDGE * (weights[1:] ** 2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return weights.detach().numpy()
