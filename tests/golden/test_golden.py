"""What extraction finds in short reports is what was reviewed; `make golden` rewrites it, and the diff is the review."""

from pathlib import Path

import pytest

from golden import expected, reports, statements
from habeas.extraction import Engine, Extractor, load


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


@pytest.mark.parametrize("report", reports(), ids=lambda report: report.stem)
def test_report_gives_the_reviewed_statements(report: Path, extractor: Extractor) -> None:
    """This report, these statements: a difference is either a fault or to be reviewed with `make golden`."""
    assert statements(report, extractor) == expected(report).read_text("utf-8")
