"""The invented story of the page tests, written out once in every format of tables."""

from pathlib import Path

import pytest

from habeas.exporting import FORMATS, Edition, export
from tests.publication.story import TODAY, register


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition of the story as csv, parquet and jsonl."""
    folder = tmp_path_factory.mktemp("exports") / "story"
    export(register(), folder, FORMATS, Edition(TODAY))
    return folder
