"""Golden files: short invented reports, each with the statements expected of it beside it, one JSON object a line."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from habeas import reading
from habeas.extraction import Extractor
from habeas.json_form import encode

FOLDER = Path(__file__).parent
RECEIVED = datetime(2026, 1, 5, 12, tzinfo=UTC)
LEFT_OUT = ("id", "document", "confidence")
"""What says nothing of a report's meaning, and changes when a file or a rule's weight does."""


def reports() -> list[Path]:
    """The reports, by name."""
    return sorted(FOLDER.glob("*.txt"))


def expected(report: Path) -> Path:
    """Where the statements expected of a report stand."""
    return report.with_suffix(".jsonl")


def statements(report: Path, extractor: Extractor) -> str:
    """What extraction finds in a report, in the form of a golden file."""
    return "".join(f"{line}\n" for line in _lines(report, extractor))


def _lines(report: Path, extractor: Extractor) -> Iterator[str]:
    item = next(i for i in reading.items([str(report)]) if isinstance(i, reading.Item))
    for one in reading.read(item, RECEIVED):
        assert one.document is not None, one.set_aside
        for statement in extractor.extract(one.document).statements:
            form = {k: v for k, v in encode(statement).items() if v not in (None, []) and k not in LEFT_OUT}
            yield json.dumps(form, ensure_ascii=False)
