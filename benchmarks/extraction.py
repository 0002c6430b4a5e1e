"""How well statements are read from English reports, and how fast: against gold, beside the parser alone.

    python benchmarks/extraction.py GOLD.jsonl... [--news FILE.jsonl] [--by-type] [--repeat N] [--megabytes N]

Gold files are in the form of the corpus, one document a line; so is general news, of which only the text is used to see
how fast the relevance gate is and how much it turns away. Speed is words a second of processor time (of this process,
the machine's other work does not count), the best of N runs: the gate, the rules, the rules with the trained model, and
in the same run the same full spaCy pipeline, as it comes, on the same texts and nothing else. The last line is the most
memory the process ever held, with --megabytes after one document of that size as well.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from habeas.extraction import Engine, Extractor, evaluation, gate, load
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


def turned_away(texts: Sequence[str]) -> str:
    """Of how many of these texts the gate says that they cannot be relevant."""
    away = sum(not gate.relevant(t) for t in texts)
    return f"{away} of {len(texts)} turned away ({away / max(len(texts), 1):.0%})"


def long_document(texts: Sequence[str], megabytes: float) -> Document:
    """One document of the texts over and over."""
    whole, size = "\n".join(texts), int(megabytes * 1_000_000)
    return document({"id": "long", "text": (whole * (size // max(len(whole), 1) + 1))[:size]})


def peak() -> float:
    """The most memory the process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def read_gold(paths: Sequence[Path], extractor: Extractor, *, by_type: bool) -> list[Document]:
    """The documents of the gold files, each file with its scores printed."""
    everything = list[Document]()
    for path in paths:
        records = read_lines(path)
        documents = [document(r) for r in records]
        print(f"{path.name}\n{evaluation.score(records, read_all(extractor, documents)).table(by_type=by_type)}\n")
        everything += documents
    return everything


def read_lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--news", type=Path, help="general news, to turn away")
    parser.add_argument("--by-type", action="store_true")
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--megabytes", type=float, default=0.0, help="size of one more document, for its memory")
    asked = parser.parse_args()
    rules, both = load(engine=Engine.RULES), load()
    documents = read_gold(asked.gold, both, by_type=asked.by_type)
    texts = [d.text for d in documents]
    news = [r["text"] for r in read_lines(asked.news)] if asked.news else []
    name = rules.version.partition("+")[2].rpartition("-")[0]
    work = {"rules": lambda: read_all(rules, documents), f"{name} alone": parse_alone(name, texts)}
    if both.trained:
        work["rules and model"] = lambda: read_all(both, documents)
    speeds = {what: words_a_second(texts, run, asked.repeat) for what, run in work.items()}
    print("words a second of processor time:")
    print(f"  gate {words_a_second(texts, lambda: turned_away(texts), asked.repeat):,.0f}, gold: {turned_away(texts)}")
    if news:
        print(f"  gate {words_a_second(news, lambda: turned_away(news), asked.repeat):,.0f}, news: {turned_away(news)}")
    for what, speed in speeds.items():
        print(f"  {what} {speed:,.0f}, {speed / speeds[f'{name} alone']:.2f} of the parser alone")
    print(f"memory at most: {peak():.0f} MB")
    if asked.megabytes:
        rules.extract(long_document(texts, asked.megabytes))
        print(f"memory at most with a document of {asked.megabytes:g} MB: {peak():.0f} MB")


if __name__ == "__main__":
    main()
