"""How well statements are read from English reports, and how fast: against gold, beside the parser alone.

    python benchmarks/extraction.py GOLD.jsonl... [--by-type] [--repeat N]

Gold files are in the form of the corpus, one document a line. Speed is words a second of processor time (of this
process, the machine's other work does not count), the best of N runs: the whole extraction, and in the same run the
same spaCy pipeline on the same texts and nothing else.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from habeas.extraction import Extractor, evaluation, load
from habeas.model import Document, Statement, When

RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)


def document(record: Mapping[str, Any]) -> Document:
    return Document(
        id=record["id"],
        sha256=record["id"],
        text=record["text"],
        location=record["id"],
        received=RECEIVED,
        outlet=record.get("outlet"),
        published=_published(record.get("published")),
        language=record.get("lang", "en"),
    )


def _published(written: str | None) -> When | None:
    if written is None or len(written) < 10:
        return None
    day = date.fromisoformat(written)
    return When(written, day, day, written)


def words_a_second(texts: Sequence[str], work: Callable[[], object], repeat: int) -> float:
    """Words (split at spaces) a second of processor time, the best of so many runs."""
    words = sum(len(t.split()) for t in texts)
    best = min(_seconds(work) for _ in range(repeat))
    return words / best


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def parse_alone(name: str, texts: Sequence[str]) -> Callable[[], object]:
    pipeline = import_module(name).load()
    return lambda: list(pipeline.pipe(texts, batch_size=64))


def read_all(extractor: Extractor, documents: Sequence[Document]) -> dict[str, tuple[Statement, ...]]:
    return {d.id: extractor.extract(d).statements for d in documents}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--by-type", action="store_true")
    parser.add_argument("--repeat", type=int, default=2)
    asked = parser.parse_args()
    extractor = load()
    texts, everything = list[str](), list[Document]()
    for path in asked.gold:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        documents = [document(r) for r in records]
        print(
            f"{path.name}\n{evaluation.score(records, read_all(extractor, documents)).table(by_type=asked.by_type)}\n"
        )
        texts += [d.text for d in documents]
        everything += documents
    ours = words_a_second(texts, lambda: read_all(extractor, everything), asked.repeat)
    name = extractor.version.partition("+")[2].rpartition("-")[0]
    alone = words_a_second(texts, parse_alone(name, texts), asked.repeat)
    print(
        f"words a second of processor time: extraction {ours:.0f}, {name} alone {alone:.0f}, ratio {ours / alone:.2f}"
    )


if __name__ == "__main__":
    main()
