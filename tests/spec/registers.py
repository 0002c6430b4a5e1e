"""Registers to test on: in memory, in a SQLite file, and in a real Postgres."""

from collections.abc import Callable, Iterator
from pathlib import Path

import postgres
import pytest

from habeas.register import Register

Opener = Callable[[], Register]


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def new_register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens as many empty registers as asked for, all of one kind of store."""
    opened: list[Register] = []

    def open_another() -> Register:
        opened.append(Register.open(_place(request.param, tmp_path, len(opened)), _evidence(request.param, tmp_path)))
        return opened[-1]

    yield open_another
    for register in opened:
        register.close()
    if opened and request.param == "postgres":
        postgres.drop_schemas()


def _place(kind: str, folder: Path, number: int) -> str | Path:
    if kind == "postgres":
        return postgres.new_schema()
    return "sqlite://" if kind == "memory" else folder / f"{number}.db"


def _evidence(kind: str, folder: Path) -> Path | None:
    return folder / "evidence" if kind == "postgres" else None


@pytest.fixture
def register(new_register: Opener) -> Register:
    """An empty register."""
    return new_register()
