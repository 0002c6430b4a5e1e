"""A story world is answered in the form that its scorer reads."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli import habeas

TEXT = "Police in Lowmark arrested the journalist Mira Halden on 3 March 2024, the Centre for Open Courts said."
GOLD = {
    "type": "arrest", "person": "Mira Halden", "persons": [], "count": None, "modality": "actual",
    "date": {"text": "3 March 2024", "iso": "2024-03-03"}, "actor": None, "place": "Lowmark", "term": None,
    "source": "the Centre for Open Courts", "charge": None, "quote": TEXT,
}  # fmt: skip
QUESTIONS = {
    "sources": [{"id": "c", "name": "Centre for Open Courts", "kind": "rights_group"}],
    "as_of": [
        {"id": "q1", "on": "2024-03-05", "known_by": "2024-03-06T00:00:00Z"},
        {"id": "q0", "on": "2024-03-05", "known_by": "2024-03-03T00:00:00Z"},
    ],
}


@pytest.mark.parametrize("mode", ["gold", "text"])
def test_a_world_is_answered(mode: str, tmp_path: Path) -> None:
    """Held after the arrest was captured, nothing before; statements, events and answers in one object."""
    line = {
        "id": "w-1", "outlet": "Border Post", "published": "2024-03-04", "captured": "2024-03-04T12:00:00Z",
        "lang": "en", "text": TEXT,
    }  # fmt: skip
    (tmp_path / "w.jsonl").write_text(json.dumps(line | ({"gold": [GOLD]} if mode == "gold" else {})) + "\n")
    (tmp_path / "w.questions.json").write_text(json.dumps(QUESTIONS))
    written = tmp_path / "answers.json"
    result = CliRunner().invoke(habeas, ["worlds", str(tmp_path / "w.jsonl"), "--answers", str(written)])
    assert result.exit_code == 0, result.output
    answers = json.loads(written.read_text())
    person = answers["statements"][0]["people"][0]
    as_of = {a["query"]: a["held"] for a in answers["as_of"]}
    assert answers["mode"] == mode and as_of == {"q1": [person], "q0": []}
