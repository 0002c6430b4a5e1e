"""How well mentions are linked on a story world: B-cubed of people, and of namesakes, with gold or own statements.

    python benchmarks/linking.py WORLD_DIR... [--errors]

A mention is (document, statement, name); precision of a mention is the share of its group that is of its person,
recall the share of its person's mentions in its group. Roles and ages come from the package's own extraction of the
texts; names and statements are the gold ones. Next to ours, in the same run: one name string is one person.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from habeas import json_form, names
from habeas.extraction import Extractor, load
from habeas.judgements import clusters
from habeas.linking import judge
from habeas.model import Document, Material, Mention, Statement, When

Key = tuple[str, str]
"""Document and name."""


def document(record: Mapping[str, Any]) -> Document:
    published = date.fromisoformat(record["published"])
    return Document(
        id=record["id"],
        sha256=record["id"],
        text=record["text"],
        location=record["id"],
        received=datetime.fromisoformat(record["captured"]),
        outlet=record["outlet"],
        published=When(record["published"], published, published, record["published"]),
        language=record["lang"],
    )


def statement(d: Document, form: Mapping[str, Any]) -> Statement:
    """A gold statement, with the day its ISO date means."""
    start = max(d.text.find(form["quote"]), 0)
    plain = dict(form) | {"document": d.id, "start": start, "end": start + len(form["quote"])}
    plain |= {"trigger": "", "by": "gold", "confidence": 1.0, "basis": None, "date": None}
    found = json_form.decode(Statement, plain)
    return replace(found, date=when(form["date"])) if form["date"] else found


def when(form: Mapping[str, Any]) -> When:
    iso = form["iso"]
    if not iso:
        return When(form["text"])
    first = date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso)
    last = first if len(iso) == 10 else _last(first, len(iso))
    return When(form["text"], first, last, iso)


def _last(first: date, size: int) -> date:
    following = date(first.year + (size == 4 or first.month == 12), 1 if size == 4 else first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def mentions(d: Document, said: Sequence[Statement], extractor: Extractor) -> list[Mention]:
    """The people whom the gold statements of a document name, with the role and age that extraction finds for them."""
    extracted = extractor.extract(d).mentions
    found = []
    for name in sorted({n for s in said for n in s.persons}):
        same = [m for m in extracted if name in (m.name, *m.forms) or names.similarity(m.name, name).score > 0.9]
        role = next((m.role for m in same if m.role), None)
        age = next((m.age for m in same if m.age), None)
        start = d.text.find(name)
        found.append(Mention(d.id, name, (name,), ((start, start + len(name)),) if start >= 0 else (), role, age))
    unnamed = [m for m in extracted if not any(names.similarity(m.name, f.name).score > 0.75 for f in found)]
    return found + unnamed


def b_cubed(
    gold: Mapping[Hashable, str], ours: Mapping[Hashable, str], weight: Mapping[Hashable, int]
) -> tuple[float, float, float]:
    """Precision, recall and F1 over mentions; a key counts as often as its weight says."""
    both, mine, theirs = Counter[Any](), Counter[Any](), Counter[Any]()
    for k, w in weight.items():
        both[gold[k], ours[k]] += w
        mine[ours[k]] += w
        theirs[gold[k]] += w
    total = sum(weight.values())
    p = sum(w * both[gold[k], ours[k]] / mine[ours[k]] for k, w in weight.items()) / total
    r = sum(w * both[gold[k], ours[k]] / theirs[gold[k]] for k, w in weight.items()) / total
    return p, r, 2 * p * r / (p + r)


def namesakes(gold: Mapping[Hashable, str], of: Callable[[Hashable], str]) -> set[str]:
    """The people whose surname another bears, by the surname's key."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for k, person in gold.items():
        bearers[names.key(of(k))].add(person)
    return {p for people in bearers.values() if len(people) > 1 for p in people}


def evaluate(folder: Path, extractor: Extractor, errors: bool) -> None:
    records = [json.loads(line) for line in (folder / "docs.jsonl").read_text("utf-8").splitlines()]
    documents = [document(r) for r in records]
    said = {d.id: [statement(d, form) for form in r["gold"]] for d, r in zip(documents, records, strict=True)}
    found = [m for d in documents for m in mentions(d, said[d.id], extractor)]
    material = Material(tuple(documents), tuple(found), tuple(s for each in said.values() for s in each))
    judgements = judge(material)
    group = {(m.document, m.name): min(n.id for n in g) for g in clusters(found, judgements) for m in g}
    gold: dict[Hashable, str] = {}
    ours: dict[Hashable, str] = {}
    plain: dict[Hashable, str] = {}
    for r in records:
        for i, form in enumerate(r["gold"]):
            written = ([form["person"]] if form["person"] else []) + form["persons"]
            for name, person in zip(written, form["person_ids"], strict=True):
                key = (r["id"], i, name)
                gold[key], ours[key], plain[key] = person, group[r["id"], name], name
    rare = namesakes(gold, lambda k: k[2])  # type: ignore[index]
    counted = Counter(j.verdict.value for j in judgements)
    print(f"{folder.name}: {len(gold)} mentions, {len(set(gold.values()))} people; judgements {dict(counted)}")
    for label, answer in (("habeas.linking", ours), ("one string, one person", plain)):
        every = b_cubed(gold, answer, dict.fromkeys(gold, 1))
        some = b_cubed(gold, answer, {k: 1 for k, p in gold.items() if p in rare})
        print(f"  {label:<24} {'P {:.3f} R {:.3f} F1 {:.3f}'.format(*every)}", end="")
        print(f"   namesakes {'P {:.3f} R {:.3f} F1 {:.3f}'.format(*some)}")
    if errors:
        report(gold, ours)
        by_id = {m.id: m for m in found}
        for j in judgements:
            a, b = (by_id[i] for i in j.subjects)
            print(
                f"  {j.verdict.value:<9} {j.score:.2f} {a.document} {a.name} | {b.document} {b.name}: {' '.join(j.why)}"
            )


def report(gold: Mapping[Hashable, str], ours: Mapping[Hashable, str]) -> None:
    people: dict[str, Counter[str]] = defaultdict(Counter)
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for k, person in gold.items():
        people[person][ours[k]] += 1
        groups[ours[k]][person] += 1
    for person, split in sorted(people.items()):
        if len(split) > 1:
            parts = {g: sorted({f"{k[0]} {k[2]}" for k in gold if gold[k] == person and ours[k] == g}) for g in split}  # type: ignore[index]
            print(f"  split {person}: {list(parts.values())}")
    for mixed in groups.values():
        if len(mixed) > 1:
            print(f"  mixed {dict(mixed)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", type=Path, nargs="+")
    parser.add_argument(
        "--errors", action="store_true", help="print what was split, what was mixed, and all judgements"
    )
    args = parser.parse_args()
    extractor = load()
    for folder in args.worlds:
        evaluate(folder, extractor, args.errors)


if __name__ == "__main__":
    main()
