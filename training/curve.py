"""`make curve`: what more reports to learn from are worth, at equal effort: docs/curve.json.

    python -m training.curve REPORTS.jsonl... --gold GOLD.jsonl --out FOLDER [--updates N] [--scores FILE]

One short network for each share of the reports and each seed, all with the same number of updates, is measured alone
and with the rules. The shares of a seed are nested: half of the reports has the quarter in it. As for the model that
ships a tenth of the reports is kept back, on which is fitted what is weighed. What is in the folder is not trained
again: take another folder for other reports.
"""

import argparse
import json
import multiprocessing
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.engines import measured, written
from habeas.cli.reading import documents
from habeas.extraction import Engine, load
from habeas.extraction.trained.windows import Pieces
from training.examples import Example, examples
from training.export import export
from training.shares import SHARES, nested
from training.train import BATCH, UPDATES, Report, asked, parted, reports, trained

_SEEDS = (1, 2, 3)
_SIDE_BY_SIDE = 2
_SCORES = Path(__file__).parents[1] / "docs" / "curve.json"


def prepared(learning: Sequence[Report], out: Path) -> None:
    """Writes the windows of each report, in the reports' order, where they are not there yet."""
    if (out / "examples.pickle").exists():
        return
    halves = [learning[n::_SIDE_BY_SIDE] for n in range(_SIDE_BY_SIDE)]
    with multiprocessing.get_context("spawn").Pool(_SIDE_BY_SIDE) as pool:
        made = pool.map(_windows, halves, chunksize=1)
    found = [made[n % _SIDE_BY_SIDE][n // _SIDE_BY_SIDE] for n in range(len(learning))]
    _whole(out / "examples.pickle", pickle.dumps(found))


def _prepared(out: Path) -> list[list[Example]]:
    found: list[list[Example]] = pickle.loads((out / "examples.pickle").read_bytes())
    return found


def _windows(some: Sequence[Report]) -> list[list[Example]]:
    rules, pieces = load(engine=Engine.RULES), Pieces()
    return [list(examples(document, gold["gold"], rules, pieces)) for document, gold in some]


def _whole(file: Path, content: bytes) -> None:
    """Writes a file so that it is there whole or not at all."""
    part = file.with_suffix(".part")
    part.write_bytes(content)
    part.replace(file)


def folder_of(out: Path, share: int, seed: int, updates: int) -> Path:
    """Where the model of a share and a seed is kept."""
    return out / f"{share}-{seed}-{updates}"


def learnt(out: Path, share: int, seed: int, updates: int) -> None:
    """Trains one network where it is not there yet."""
    folder = folder_of(out, share, seed, updates)
    if (folder / "model.onnx").exists():
        return
    every = _prepared(out)
    found = [e for n in nested(len(every), seed)[share] for e in every[n]]
    print(f"{folder.name}: {len(found)} windows, {sum(len(e.told) for e in found)} statements", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    export(trained(found, updates, seed), folder / "part.onnx")
    (folder / "part.onnx").replace(folder / "model.onnx")


def scored(out: Path, share: int, seed: int, updates: int, kept: Sequence[Report], gold: Path) -> dict[str, Any]:
    """Fits what is weighed and measures a network alone and with the rules."""
    folder = folder_of(out, share, seed, updates)
    asked(kept, folder, reasons=True)
    engines = {e.value: load(engine=e, model=folder) for e in (Engine.MODEL, Engine.BOTH)}
    print(f"{folder.name}: fitted", flush=True)
    return {"share": share, "seed": seed} | _counts(gold, engines)["engines"]


def _counts(gold: Path, engines: dict[str, Any]) -> dict[str, Any]:
    """What benchmarks/engines.py counts, without the single rules."""
    told = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    found = measured(told, list(documents([str(gold)], [])), engines)
    for counts in found["engines"].values():
        del counts["rules"]
    return found


def curve(every: Sequence[Report], gold: Path, out: Path, updates: int) -> dict[str, Any]:
    """Trains what is missing in `out` and measures all of it by the same code."""
    learning, kept = parted(every)
    out.mkdir(parents=True, exist_ok=True)
    prepared(learning, out)
    points = [(out, share, seed, updates) for seed in _SEEDS for share in SHARES]
    with multiprocessing.get_context("spawn").Pool(_SIDE_BY_SIDE) as pool:
        pool.starmap(learnt, points, chunksize=1)
        runs = pool.starmap(scored, [(*p, kept, gold) for p in points], chunksize=1)
    if len(set(_rules_of(runs))) > 1:
        raise SystemExit("The rules changed while the networks were measured: run it again; nothing is trained anew.")
    rules = _counts(gold, {"rules": load(engine=Engine.RULES)})
    shares = {str(share): len(places) for share, places in nested(len(learning), _SEEDS[0]).items()}
    told = {"set": gold.name, "updates": updates, "batch": BATCH, "shipped": list(UPDATES), "seeds": len(_SEEDS)}
    told |= {"reports": shares, "windows": sum(len(windows) for windows in _prepared(out))}
    return told | {k: rules[k] for k in ("documents", "wanted")} | {"rules": rules["engines"]["rules"], "runs": runs}


def _rules_of(runs: Sequence[dict[str, Any]]) -> Iterator[str]:
    for run in runs:
        yield from (run[e]["read_by"].partition("+model")[0] for e in ("model", "both"))


def main() -> None:
    """Reads the files, trains, measures, and writes the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="reports with gold statements, as for training.train")
    parser.add_argument("--gold", type=Path, required=True, help="the set to measure on")
    parser.add_argument("--out", type=Path, required=True, help="the folder in which the networks are kept")
    parser.add_argument("--updates", type=int, default=150, help="of each network; the learning rate falls over them")
    parser.add_argument("--scores", type=Path, default=_SCORES)
    given = parser.parse_args()
    found = curve(reports(given.files), given.gold, given.out, given.updates)
    given.scores.write_text(written(found), "utf-8")


if __name__ == "__main__":
    main()
