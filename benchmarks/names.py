"""How well names are matched, on labelled pairs, next to rapidfuzz's WRatio.

    python benchmarks/names.py PAIRS.jsonl [--threshold T] [--errors]

A line of the file: {"a": name, "b": name, "same": true or false, "kind": what is hard about it}. Prints precision,
recall and F1 at a threshold (ours: the one the package ships; the peer's: the best it could have on these very pairs),
average precision, pairs a CPU second in this one run, and accuracy by kind. Nothing is learned from the file.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.fuzz import WRatio
from rapidfuzz.utils import default_process

from habeas.names import THRESHOLD, similarity


class Pair(NamedTuple):
    a: str
    b: str
    same: bool
    kind: str


class Quality(NamedTuple):
    precision: float
    recall: float
    f1: float


def quality(scores: Sequence[float], pairs: Sequence[Pair], threshold: float) -> Quality:
    """Precision, recall and F1 of calling a pair one person from the threshold on."""
    said = [s >= threshold for s in scores]
    right = sum(y and p.same for y, p in zip(said, pairs, strict=True))
    precision, recall = right / max(1, sum(said)), right / max(1, sum(p.same for p in pairs))
    return Quality(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def average_precision(scores: Sequence[float], pairs: Sequence[Pair]) -> float:
    """The mean, over the true pairs, of the precision at the rank of each; ties rank the false first."""
    ranked = sorted(zip(scores, pairs, strict=True), key=lambda sp: (-sp[0], sp[1].same))
    found, total = 0, 0.0
    for rank, (_, pair) in enumerate(ranked, 1):
        if pair.same:
            found += 1
            total += found / rank
    return total / max(1, found)


def timed(score: Callable[[str, str], float], pairs: Sequence[Pair]) -> tuple[list[float], float]:
    """The scores and the pairs a second of processor time."""
    begun = time.process_time()
    scores = [score(p.a, p.b) for p in pairs]
    return scores, len(pairs) / (time.process_time() - begun)


def best_threshold(scores: Sequence[float], pairs: Sequence[Pair]) -> float:
    return max(sorted(set(scores)), key=lambda t: quality(scores, pairs, t).f1)


def report(name: str, scores: Sequence[float], speed: float, pairs: Sequence[Pair], threshold: float) -> None:
    p, r, f1 = quality(scores, pairs, threshold)
    ap = average_precision(scores, pairs)
    print(f"{name:<18} {threshold:9.3f} {p:9.3f} {r:7.3f} {f1:6.3f} {ap:6.3f} {speed:11,.0f}")


def by_kind(scores: Sequence[float], pairs: Sequence[Pair], threshold: float) -> None:
    right: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    for score, pair in zip(scores, pairs, strict=True):
        right[not pair.same, pair.kind].append((score >= threshold) == pair.same)
    for (different, kind), hits in sorted(right.items()):
        label = "different" if different else "same"
        print(f"  {label:<10} {kind:<26} {sum(hits):4}/{len(hits):<4} {sum(hits) / len(hits):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    parser.add_argument("--errors", action="store_true", help="print the pairs that came out wrong")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.pairs.read_text("utf-8").splitlines()]
    pairs = [Pair(r["a"], r["b"], bool(r["same"]), r["kind"]) for r in rows]
    similarity(pairs[0].a, pairs[0].b)  # reads the tables
    ours, our_speed = timed(lambda a, b: similarity(a, b).score, pairs)
    theirs, their_speed = timed(lambda a, b: WRatio(a, b, processor=default_process), pairs)
    print(f"{len(pairs)} pairs\n{'':<18} threshold precision recall     F1     AP pairs/CPU-s")
    report("habeas.names", ours, our_speed, pairs, args.threshold)
    report("rapidfuzz WRatio", theirs, their_speed, pairs, best_threshold(theirs, pairs))
    by_kind(ours, pairs, args.threshold)
    for score, pair in zip(ours, pairs, strict=True) if args.errors else ():
        if (score >= args.threshold) != pair.same:
            print(f"  {score:.2f} {pair.kind}: {pair.a} | {pair.b}: {similarity(pair.a, pair.b).reason}")


if __name__ == "__main__":
    main()
