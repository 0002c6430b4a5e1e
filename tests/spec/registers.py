"""Registers to test on: in memory, in a SQLite file, and in a real Postgres."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habeas.register import Register

Opener = Callable[[], Register]


@pytest.fixture(params=["memory", "sqlite"])
def new_register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens as many empty registers as asked for, all of one kind of store."""
    opened: list[Register] = []

    def open_another() -> Register:
        place = "sqlite://" if request.param == "memory" else tmp_path / f"{len(opened)}.db"
        opened.append(Register.open(place))
        return opened[-1]

    yield open_another
    for register in opened:
        register.close()


@pytest.fixture
def register(new_register: Opener) -> Register:
    """An empty register."""
    return new_register()
