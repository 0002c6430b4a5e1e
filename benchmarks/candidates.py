"""How well and how fast the right person is found by name in a large register, next to rapidfuzz and splink.

    python benchmarks/candidates.py PAIRS.jsonl [--people 100000] [--peers 200]

One side of each true pair of the file (see names.py) is hidden among made-up names; the other is looked up. Prints the
share of pairs whose partner is among the candidates, by kind, how many candidates there are on average, and processor
time for building and for a look-up. The peer, for the first so many pairs: the hundred best by rapidfuzz's
token_sort_ratio over ASCII; and, where it is installed (`pip install splink`), splink 5 on DuckDB: all pairs looked up
at once, blocked on the given name or the surname's first three letters over ASCII, its own weights estimated from the
register, the hundred best of each. Nothing is learned from the file.
"""

import argparse
import csv
import json
import random
import resource
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import anyascii
from rapidfuzz import fuzz, process

from habeas.names import Index
from habeas.names.given import _table

SYLLABLES = [
    c + v for c in "b v h d zh z k l m n p r s t kh ts ch sh st kr br tr hr sl".split() for v in "a e y o u ia".split()
]
ENDINGS = {
    "m": ["au", "ov", "ski", "sky", "ich", "enka", "enko", "uk", "ik", "ets", "ka", "in", "a", "un", "ouski", "evich"],
    "f": ["ava", "ova", "skaya", "skaia", "ich", "enka", "enko", "uk", "ik", "ets", "ka", "ina", "a", "un", "ouskaya"],
}  # fmt: skip


def made_up(number: int, seed: int) -> list[str]:
    """So many names of nobody: given names of the table, surnames of one to three syllables and an ending."""
    chance = random.Random(seed)
    stems = ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(max(50, number // 20))]
    given = [(form, entry["gender"]) for entry in _table().values() for form in entry["full"]]
    names = []
    for _ in range(number):
        name, gender = chance.choice(given)
        surname = (chance.choice(stems) + chance.choice(ENDINGS[str(gender)])).capitalize()
        names.append(f"{name} {surname}" if chance.random() < 0.8 else f"{surname} {name}")
    return names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--peers", type=int, default=200)
    parser.add_argument("--errors", action="store_true", help="print the pairs that were missed")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.pairs.read_text("utf-8").splitlines()]
    pairs = [r for r in rows if r["same"]]
    register = [*(r["a"] for r in pairs), *made_up(args.people - len(pairs), 1)]
    begun = time.process_time()
    index = Index(register)
    built, begun = time.process_time() - begun, time.process_time()
    found = [index.candidates(r["b"]) for r in pairs]
    asked = (time.process_time() - begun) / len(pairs)
    names = {r["a"]: i for i, r in enumerate(pairs)}
    hits = [any(register[place] == r["a"] for place in places) for r, places in zip(pairs, found, strict=True)]
    mean = sum(map(len, found)) / len(found)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(register):,} people, {len(pairs)} pairs ({len(names)} names); {memory} MB at most")
    print(f"habeas.names.Index   built in {built:.1f} s   {asked * 1000:.2f} ms a look-up   {mean:.0f} candidates")
    print(f"                     right person among them {sum(hits) / len(hits):.4f}")
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for r, hit in zip(pairs, hits, strict=True):
        by_kind[r["kind"]].append(hit)
        if args.errors and not hit:
            print(f"  missed {r['kind']}: {r['a']} | {r['b']}")
    print("  " + "  ".join(f"{kind} {sum(h) / len(h):.3f}" for kind, h in sorted(by_kind.items())))
    peer(register, pairs[: args.peers])
    splink(register, pairs)


def peer(register: list[str], pairs: list[dict[str, str]]) -> None:
    plain = [anyascii.anyascii(name).lower() for name in register]
    begun = time.process_time()
    hits = 0
    for r in pairs:
        best = process.extract(anyascii.anyascii(r["b"]).lower(), plain, scorer=fuzz.token_sort_ratio, limit=100)
        hits += any(register[place] == r["a"] for _, _, place in best)
    took = (time.process_time() - begun) / max(1, len(pairs))
    print(f"rapidfuzz, all       {took * 1000:.1f} ms a look-up   100 candidates   right person among them "
          f"{hits / max(1, len(pairs)):.4f} of {len(pairs)}")  # fmt: skip


def splink(register: list[str], pairs: list[dict[str, str]]) -> None:
    try:
        import splink.comparison_library as compared
        from splink import Linker, SettingsCreator, block_on
        from splink.backends.duckdb import DuckDBAPI
    except ImportError:
        print("splink               not installed")
        return
    database = DuckDBAPI()
    begun = time.process_time()
    tables = [_in_words(database, "known", register), _in_words(database, "asked", [r["b"] for r in pairs])]
    rules = [block_on("given"), block_on("substr(surname, 1, 3)")]
    alike = [compared.JaroWinklerAtThresholds(column, [0.9, 0.7]) for column in ("given", "surname")]
    settings = SettingsCreator(link_type="link_only", comparisons=alike, blocking_rules_to_generate_predictions=rules)
    linker = Linker(tables, settings, log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in rules:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    built, begun = time.process_time() - begun, time.process_time()
    weighed = linker.inference.predict().physical_name
    best = database.duckdb_con.execute(
        f"SELECT unique_id_l, unique_id_r FROM {weighed} QUALIFY row_number() OVER"
        " (PARTITION BY greatest(unique_id_l, unique_id_r) ORDER BY match_weight DESC) <= 100"
    ).fetchall()
    took = (time.process_time() - begun) / len(pairs)
    asked = defaultdict(set)
    for one, other in best:  # the ids of those asked follow those of the register
        asked[max(one, other) - len(register)].add(min(one, other))
    hits = sum(any(register[place] == r["a"] for place in asked[i]) for i, r in enumerate(pairs))
    print(f"splink, all at once  {took * 1000:.1f} ms a look-up   {len(best) / len(pairs):.0f} candidates   "
          f"right person among them {hits / len(pairs):.4f} of {len(pairs)}   made ready in {built:.1f} s")  # fmt: skip


def _in_words(database: Any, name: str, names: list[str]) -> Any:
    """The names as a table of given name and surname, the first and last word; ids go on from one table to the next."""
    first = 0 if name == "known" else database.duckdb_con.execute("SELECT count(*) FROM known_names").fetchone()[0]
    words = [anyascii.anyascii(n).lower().replace(",", "").split() for n in names]
    rows = [(first + i, w[0], w[-1]) for i, w in enumerate(words)]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("unique_id", "given", "surname"), *rows])
        file.flush()
        database.duckdb_con.execute(f"CREATE TABLE {name}_names AS SELECT * FROM read_csv('{file.name}')")
    return database.register(f"{name}_names", dataset_display_name=name)


if __name__ == "__main__":
    main()
