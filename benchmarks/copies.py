"""Copies and rewrites: recall of candidates and of labels by kind of change, and precision, on pairs made here.

    python benchmarks/copies.py TEXTS.jsonl... [--articles 300]

The texts (field "text" of each line; several are joined where they are short) are the articles. Of each is made: the
same with a paper's lines before and after it, its first 40 %, and the same with 10 %, 25 % (sentences in another
order) and 40 % of its words changed (and 30 % of its sentences dropped); words are changed for words of the articles.
All go into one register with as many unrelated articles. Printed beside it, on the same pairs: MinHash over 5-word
sequences, 128 values in 16 bands of 8, as packages for near-duplicates come. The bounds were chosen on synthetic
rewrites like these: figures on data that was tuned on.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import xxhash

from habeas.fingerprints import Relation, compare
from habeas.model import Document, Reading
from habeas.register import Register
from habeas.vocabulary import Tier

RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)
LONG = 2_500
"""Characters of an article at least."""
WANTED = {
    "boilerplate": {Relation.COPY},
    "first 40 %": {Relation.TRUNCATED},
    "10 % changed": {Relation.REWRITE},
    "25 % changed, reordered": {Relation.REWRITE},
    "40 % changed, 30 % dropped": {Relation.REWRITE},
}


def articles(paths: list[Path], number: int) -> list[str]:
    """Texts of at least `LONG` characters, short ones of one file joined; each word stands in one article alone."""
    found, held = list[str](), ""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            held = f"{held} {json.loads(line)['text']}".strip()
            if len(held) >= LONG:
                found.append(held[: 2 * LONG])
                held = ""
        held = ""
    random.Random(1).shuffle(found)
    return found[:number]


def changed(text: str, share: float, words: list[str], chance: random.Random) -> str:
    """The text with so many of its words changed for others."""
    return " ".join(chance.choice(words) if chance.random() < share else w for w in text.split())


def sentences(text: str) -> list[str]:
    return text.replace("! ", ". ").replace("? ", ". ").split(". ")


def variants(text: str, words: list[str], number: int) -> Iterator[tuple[str, str]]:
    """Each kind of change, and the article so changed."""
    chance = random.Random(number)
    paper = " ".join(chance.choice(words) for _ in range(25))
    yield "boilerplate", f"{paper}\n\n{text}\n\n{' '.join(chance.choice(words) for _ in range(25))}"
    yield "first 40 %", text[: int(len(text) * 0.4)]
    yield "10 % changed", changed(text, 0.10, words, chance)
    parts = sentences(text)
    chance.shuffle(parts)
    yield "25 % changed, reordered", changed(". ".join(parts), 0.25, words, chance)
    left = [s for s in parts if chance.random() > 0.3]
    yield "40 % changed, 30 % dropped", changed(". ".join(left), 0.40, words, chance)


def document(name: str, text: str) -> Reading:
    content = text.encode()
    hashed = sha256(content).hexdigest()
    return Reading(Document(f"d{hashed[:16]}", hashed, text, name, RECEIVED), content)


def minhash(text: str) -> frozenset[tuple[int, ...]]:
    """The 16 bands of 8 values that packages look texts up by."""
    said = text.casefold().split()
    grams = [xxhash.xxh3_64_intdigest(" ".join(said[i : i + 5]).encode()) for i in range(max(1, len(said) - 4))]
    mask = (1 << 64) - 1
    values = [min((h * (2 * i + 3) * 0x9E3779B97F4A7C15 + i) & mask for h in grams) for i in range(128)]
    return frozenset((band, *values[band * 8 : band * 8 + 8]) for band in range(16))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    asked = parser.parse_args()
    all_ = articles(asked.texts, 2 * asked.articles)
    originals, unrelated = all_[: len(all_) // 2], all_[len(all_) // 2 :]
    words = sorted({w for text in all_ for w in text.split()})
    made = [(f"{n}", "original", text) for n, text in enumerate(originals)]
    made += [(f"{n}", kind, v) for n, text in enumerate(originals) for kind, v in variants(text, words, n)]
    made += [(f"u{n}", "unrelated", text) for n, text in enumerate(unrelated)]
    by_id = {}
    with Register.open("sqlite://") as register:
        for family, kind, text in made:
            one = document(f"{family}/{kind}", text)
            register.keep(one)
            by_id[one.document.id] = (family, kind)  # type: ignore[union-attr]
        began = time.process_time()
        register.take_fingerprints()
        spent = time.process_time() - began
        found = {(a.id, b.id): like for a, b, like in register.as_seen_by(Tier.SEALED).alike()}
    print(f"{len(made)} texts taken in at {len(made) / spent:.0f} a second of processor time, SQLite in memory")
    report(made, by_id, {frozenset(pair): like.relation for pair, like in found.items()})


def report(
    made: list[tuple[str, str, str]], by_id: dict[str, tuple[str, str]], found: dict[frozenset[str], Relation]
) -> None:
    """Recall of pairs and of labels with the original by kind, precision of each label, and the peer's recall."""
    ids = {by: id_ for id_, by in by_id.items()}
    texts = {(family, kind): text for family, kind, text in made}
    bands: Callable[[str], frozenset[tuple[int, ...]]] = minhash
    signed = {by: bands(text) for by, text in texts.items()}
    print(f"{'kind':28} {'pairs found':>12} {'labelled so':>12} {'MinHash 16x8':>13}")
    for kind, wanted in WANTED.items():
        families = [family for family, k in texts if k == kind]
        pairs = [found.get(frozenset((ids[f, "original"], ids[f, kind]))) for f in families]
        peer = sum(bool(signed[f, "original"] & signed[f, kind]) for f in families)
        hit, right = sum(p is not None for p in pairs), sum(p in wanted for p in pairs)
        n = len(families)
        print(f"{kind:28} {hit / n:>12.3f} {right / n:>12.3f} {peer / n:>13.3f}")
    labels, false = Counter[Relation](), Counter[Relation]()
    for pair, relation in found.items():
        a, b = pair
        labels[relation] += 1
        false[relation] += by_id[a][0] != by_id[b][0]
    for relation, number in sorted(labels.items()):
        print(
            f"{relation.value:16} {number:6} pairs, {false[relation]} of texts that have nothing to do with one another"
        )
    wrong = defaultdict(int)
    for family, kind, text in made:
        if kind in WANTED:
            wrong[kind] += compare(texts[family, "original"], text).relation not in WANTED[kind]
    print(f"wrong label where the pair is given: {dict(wrong)}")


if __name__ == "__main__":
    main()
