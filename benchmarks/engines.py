"""What rules, model and both find of the gold statements, by type, by field and by rule: docs/scores.json.

    python benchmarks/engines.py GOLD.jsonl... [--model FOLDER] [--out FILE]

`make scores` runs it over the development sets and writes the pages in docs/ anew. Counts are kept rather than shares,
so that a page can say of how few a figure is made. Nothing of a text is written down. Without a trained model the
rules alone are measured.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from habeas.cli.reading import documents
from habeas.extraction import Engine, Extractor, evaluation, load
from habeas.extraction.evaluation import Score
from habeas.model import Document

Json = Mapping[str, Any]

SCORES = Path(__file__).parents[1] / "docs" / "scores.json"
_ROW = re.compile(r"\[[\d\s,]+\]")
"""A row of numbers, which is written on one line."""


def measured(gold: Sequence[Json], texts: Sequence[Document], engines: Mapping[str, Extractor]) -> dict[str, Any]:
    """The counts of each engine on one set, and what the gold has by language and type.

    `texts` are the documents of the gold; `key`, or where there is none `id`, is the id of the record.
    """
    wanted = Counter((d.get("lang", "en"), g["type"]) for d in gold for g in d["gold"])
    languages = sorted({d.get("lang", "en") for d in gold})
    return {
        "documents": len(gold),
        "wanted": {lang: {t: n for (of, t), n in sorted(wanted.items()) if of == lang} for lang in languages},
        "engines": {name: _counts(extractor, gold, texts) for name, extractor in engines.items()},
    }


def _counts(extractor: Extractor, gold: Sequence[Json], texts: Sequence[Document]) -> dict[str, Any]:
    score = evaluation.score(gold, {d.key or d.id: extractor.extract(d).statements for d in texts})
    return {
        "read_by": extractor.version,
        "figures": score.figures,
        "types": {t: [score.right[t], score.found[t], score.wanted[t]] for t in sorted(score.wanted)},
        "fields": {f: [score.field_right[f], score.field_total[f]] for f in sorted(score.field_total)},
        "rules": _by_rule(score),
    }


def _by_rule(score: Score) -> dict[str, dict[str, list[int]]]:
    """For each rule and type: how many statements were right, of how many."""
    found = dict[str, dict[str, list[int]]]()
    for (rule, type_), number in sorted(score.found_by.items()):
        found.setdefault(rule, {})[type_] = [score.right_by[rule, type_], number]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="sets in the form of the corpus, one document a line")
    parser.add_argument("--model", type=Path, help="another folder with a trained model")
    parser.add_argument("--out", type=Path, default=SCORES)
    asked = parser.parse_args()
    engines = {e.value: load(engine=e, model=asked.model) for e in (Engine.RULES, Engine.MODEL, Engine.BOTH)}
    engines = {name: e for name, e in engines.items() if e.trained or name == Engine.RULES}
    sets = dict[str, Any]()
    for path in asked.gold:
        gold = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        sets[path.name] = measured(gold, list(documents([str(path)], [])), engines)
    asked.out.write_text(written(sets), "utf-8")


def written(counts: Json) -> str:
    """The counts as the file has them: JSON with a row of numbers on one line."""
    return _ROW.sub(_on_one_line, json.dumps(counts, indent=1)) + "\n"


def _on_one_line(row: re.Match[str]) -> str:
    return "[" + ", ".join(re.findall(r"\d+", row[0])) + "]"


if __name__ == "__main__":
    main()
