"""Story worlds: what is made of a world's documents, in the form that its scorer reads."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from habeas.dates import When
from habeas.model import Judgement, Material
from habeas.publication import worlds
from habeas.reconciliation import Holding
from habeas.vocabulary import Status, Support, Verdict

LINES: list[dict[str, Any]] = [
    {
        "id": "w-2",
        "outlet": "Tarn Post",
        "published": "2025-06-06",
        "captured": "2025-06-06T12:00:00Z",
        "lang": "en",
        "text": "Forty were freed on 5 June. In exchange Washington cleared Orelair. Mira Halden is out.",
        "gold": [
            {"type": "release", "count": {"low": 40, "high": 40, "text": "Forty"}, "modality": "actual",
             "date": {"text": "5 June", "iso": "2025-06-05"}, "quote": "Forty were freed on 5 June."},
            {"type": "sanction_lifted", "place": "Orelair", "modality": "actual",
             "quote": "In exchange Washington cleared Orelair."},
            {"type": "release", "person": "Mira Halden", "modality": "actual", "quote": "Mira Halden is out."},
        ],
    },
    {
        "id": "w-1",
        "outlet": "Lumen",
        "published": "2023-03-06",
        "captured": "2023-03-06T12:00:00Z",
        "lang": "en",
        "text": "Mira Halden was arrested on 4 March. On 1 March 412 were held.",
        "gold": [
            {"type": "arrest", "person": "Mira Halden", "modality": "actual",
             "date": {"text": "4 March", "iso": "2023-03-04"}, "quote": "Mira Halden was arrested on 4 March."},
            {"type": "count_held", "count": {"low": 412, "high": 412, "text": "412"}, "modality": "actual",
             "date": {"text": "1 March", "iso": "2023-03-01"}, "quote": "On 1 March 412 were held."},
        ],
    },
]  # fmt: skip
QUESTIONS = {
    "sources": [
        {"id": "tp", "name": "Tarn Post", "kind": "independent_media"},
        {"id": "lu", "name": "Lumen", "kind": "rights_group"},
    ],
    "as_of": [
        {"id": "q1", "on": "2024-01-01", "known_by": "2024-01-02T00:00:00Z"},
        {"id": "q2", "on": "2025-06-07", "known_by": "2025-06-08T00:00:00Z"},
    ],
}


def one_name_one_person(material: Material) -> tuple[Judgement, ...]:
    """Judges mentions of one name to be one person."""
    pairs = combinations(material.mentions, 2)
    return tuple(Judgement(Verdict.SAME, (a.id, b.id), "names", ("alike",)) for a, b in pairs if a.name == b.name)


def answers() -> dict[str, Any]:
    said = {line["id"]: worlds.said(line) for line in LINES}
    mentions = tuple(m for line in LINES for m in worlds.mentions(line["text"], line["id"], said[line["id"]]))
    statements = tuple(s for of in said.values() for s in of)
    order = {s.id: index for of in said.values() for index, s in enumerate(of)}
    world = Material(worlds.documents(LINES), mentions, statements)
    return worlds.answer("gold", world, order, QUESTIONS, one_name_one_person)


def test_documents_come_in_order_of_capture() -> None:
    """The documents of a world are taken in the order in which they were captured."""
    assert [d.id for d in worlds.documents(LINES)] == ["w-1", "w-2"]


def test_every_statement_is_answered() -> None:
    """Each gold statement is answered with its people, its happening, its origin and, for a count, its basis."""
    given = {(s["document"], s["index"]): s for s in answers()["statements"]}
    assert len(given) == 5
    freed, named = given["w-2", 0], given["w-2", 2]
    assert freed["event"] == named["event"] is not None and freed["origin"] == "tp"
    assert len(named["people"]) == 1 and named["people"] == given["w-1", 0]["people"]
    count = given["w-1", 1]
    assert (count["event"], count["basis"]["kind"], count["basis"]["as_of"]) == (None, "stock_as_of", "2023-03-01")


def test_who_was_held_as_known_then() -> None:
    """A question is answered by the documents captured by its day alone."""
    given = answers()
    (person,) = next(s for s in given["statements"] if s["document"] == "w-1" and s["index"] == 0)["people"]
    first, second = given["as_of"]
    assert (first["held"], second["not_held"]) == ([person], [person])


def test_deals_name_target_and_source() -> None:
    """A tie is given with the release, the target of the concession and who asserts it."""
    (deal,) = answers()["deals"]
    assert (deal["target"], deal["stance"], deal["source"]) == ("Orelair", "asserted", "tp")


@pytest.mark.parametrize(
    ("entries", "answer"),
    [
        ((("held", None, 3), ("not held", None, 9)), "not held"),
        ((("held", None, 9), ("not held", None, 9)), "unknown"),
        ((("held", None, 3), ("unknown", None, 9)), "held"),
        ((("held", 7, 7), ("not held", 2, 9)), "held"),
        ((("unknown", None, 9),), "unknown"),
    ],
)
def test_the_latest_turn_speaks_for_entries_of_one_person(
    entries: Sequence[tuple[str, int | None, int]], answer: str
) -> None:
    """Of several entries that the register of some day had for one person, the one whose state began last answers."""
    held = []
    for said, since, word in entries:
        day = date(2025, 3, since) if since else None
        began = When("then", day, day) if day else None
        held.append(
            Holding("p", "Mira Halden", said, Status.UNKNOWN, began, "s", date(2025, 3, word), Support.REPORTED)
        )
    assert worlds.latest(held) == answer
