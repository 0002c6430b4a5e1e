"""The score is that of the corpus: the same figures as its own scorer, from the same statements."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.extraction import evaluation
from habeas.json_form import decode, encode
from habeas.model import Statement

SHARED = Path(os.environ.get("HABEAS_SHARED", Path(__file__).parents[3] / "shared"))

GOLD = {
    "id": "d1",
    "text": "Mira Halden was freed on Monday. Two others remain in prison.",
    "gold": [
        {"type": "release", "person": "Mira Halden", "persons": [], "count": None, "date": {"text": "Monday", "iso": "2024-03-04"},
         "modality": "actual", "quote": "Mira Halden was freed on Monday."},
        {"type": "count_held", "person": None, "persons": [], "count": {"low": 2, "high": 2, "text": "Two"}, "date": None,
         "modality": "actual", "quote": "Two others remain in prison."},
    ],
}  # fmt: skip


def made(**changes: object) -> Statement:
    """The first gold statement as a prediction, with changes."""
    form = {
        "document": "d1", "type": "release", "quote": GOLD["text"][:32], "start": 0, "end": 32, "trigger": "freed", "by": "t",
        "confidence": 1.0, "person": "Halden", "date": {"text": "Monday", "iso": "2024-03-04"},
    }  # fmt: skip
    return decode(Statement, form | changes)


def test_statements_are_counted_by_the_rule_that_made_them() -> None:
    """Of each rule it is known how many statements it made of a type, and how many of them the gold has."""
    wrong = made(by="other", person="Oren Talby")
    score = evaluation.score([GOLD], {"d1": [made(), wrong]})
    assert score.found_by == {("t", "release"): 1, ("other", "release"): 1}
    assert score.right_by == {("t", "release"): 1}


def test_a_statement_with_the_same_surname_and_date_is_fully_right() -> None:
    """A surname is enough for a person; what is not found lowers recall only."""
    figures = evaluation.score([GOLD], {"d1": [made()]}).figures
    assert (figures["precision"], figures["recall"], figures["full_f1"]) == (1.0, 0.5, 0.667)


def test_a_wrong_date_is_detected_but_not_full() -> None:
    """Detection asks for type, place in the text and subject; full asks for the date too."""
    figures = evaluation.score([GOLD], {"d1": [made(date={"text": "May", "iso": "2024-05"})]}).figures
    assert (figures["detection_f1"], figures["full_f1"]) == (0.667, 0.0)


@pytest.mark.skipif(not SHARED.exists(), reason=f"NO CORPUS at {SHARED}: set HABEAS_SHARED to compare with its scorer")
def test_the_figures_are_those_of_the_corpus_scorer(tmp_path: Path) -> None:
    """On the development files, with the gold half spoiled as predictions, both scorers print the same figures."""
    gold_file, predicted = SHARED / "corpus/dev.jsonl", tmp_path / "predicted.jsonl"
    documents = [json.loads(line) for line in gold_file.read_text("utf-8").splitlines()]
    statements = {d["id"]: _spoiled(d) for d in documents}
    predicted.write_text("\n".join(json.dumps(encode(s)) for ss in statements.values() for s in ss), "utf-8")
    command = [sys.executable, str(SHARED / "corpus/score.py"), str(gold_file), str(predicted), "--json"]
    wanted = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert evaluation.score(documents, statements).figures == wanted


def _spoiled(document: dict) -> list[Statement]:
    """The gold as predictions, each second one with another type, person, date or modality."""
    found = []
    for n, gold in enumerate(document["gold"]):
        start = document["text"].index(gold["quote"])
        place = {
            "document": document["id"],
            "start": start,
            "end": start + len(gold["quote"]),
            "trigger": "x",
            "by": "t",
        }
        spoil = [{}, {"type": "arrest"}, {}, {"person": "Mira Halden"}, {}, {"modality": "denied"}, {"date": None}][
            n % 7
        ]
        found.append(decode(Statement, gold | place | {"confidence": 1.0} | spoil))
    return found
