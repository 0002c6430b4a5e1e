"""The weight of each reason for whom a trigger is about, fitted on reports that the model had not been trained on."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from habeas.extraction import Extractor
from habeas.extraction.english.whom import Candidate
from habeas.extraction.evaluation import same_name, words_of
from habeas.model import Document
from training.examples import Json

_RIDGE = 0.005
Choice = Sequence[tuple[Mapping[str, float], bool]]
"""The candidates for one trigger by their reasons, and whether each is as good as any."""


def choices(extractor: Extractor, reports: Sequence[tuple[Document, Json]]) -> Iterator[Choice]:
    """Every trigger whose sentence tells something of its type in the gold, where one of the candidates is right."""
    for document, gold in reports:
        _, reader = extractor.explained(document)
        for type_, line, among in reader.stating.weighed:
            told = [g for g in gold["gold"] if g["type"] == type_ and _told_in(g, document.text, line.start, line.end)]
            fits = [max((_fit(c, g) for g in told), default=0) for c, _ in among]
            if any(fits) and len(among) > 1:
                yield [(said, fit == max(fits)) for (_, said), fit in zip(among, fits, strict=True)]


def fitted(found: Sequence[Choice], out: Path) -> None:
    """Writes the weights of a conditional logit over the candidates (McFadden 1974), by name, as JSON."""
    names = sorted({name for choice in found for said, _ in choice for name in said})
    rows = torch.tensor([[said.get(n, 0.0) for n in names] for choice in found for said, _ in choice])
    right = torch.tensor([good for choice in found for _, good in choice])
    owner = torch.repeat_interleave(torch.arange(len(found)), torch.tensor([len(choice) for choice in found]))
    weights = _regression(rows, right, owner, len(found))
    told = {n: round(float(w), 3) for n, w in zip(names, weights, strict=True)}
    out.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _regression(rows: Tensor, right: Tensor, owner: Tensor, size: int) -> Tensor:
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        scores = torch.exp((rows @ weights).clamp(-30, 30))
        every, good = (torch.zeros(size).index_add(0, owner, s) for s in (scores, scores * right))
        value = -torch.log(good / every).mean() + _RIDGE * (weights**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return weights.detach()


def _told_in(gold: Json, text: str, start: int, end: int) -> bool:
    at = text.find(gold["quote"])
    return at >= 0 and at < end and start < at + len(gold["quote"])


def _fit(one: Candidate, gold: Json) -> int:
    """How well a candidate fits those whom the gold names: 2 exactly, 1 in part, 0 not at all."""
    wanted = [words_of(n) for n in (*([gold["person"]] if gold["person"] else []), *gold["persons"])]
    if wanted:
        made = [w for p in one.persons if (w := words_of(p))]
        hit = sum(any(same_name(w, m) for m in made) for w in wanted)
        return 2 if hit == len(wanted) == len(made) else min(hit, 1)
    if gold["count"] and (gold["count"]["low"], gold["count"]["high"]) != (None, None):
        count = one.who.count
        return 2 * (count is not None and (count.low, count.high) == (gold["count"]["low"], gold["count"]["high"]))
    return 2 * (one.kind == "nobody")
