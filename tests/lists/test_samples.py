"""The sample lists show what their guide says they show."""

from datetime import date
from pathlib import Path

from habeas.lists import Kind
from habeas.register import Register

from .importer import NOVEMBER, imported

LISTS = Path(__file__).parent.parent.parent / "samples" / "lists"


def test_the_sample_lists_are_read_whole_and_compared() -> None:
    """Every column is known; the second month has one row new, one gone, two changed, and a line of totals."""
    with Register.open("sqlite://") as register:
        first = imported(register, (LISTS / "lumen-2025-10.csv").read_bytes(), on=date(2025, 10, 1), received=NOVEMBER)
        later = imported(register, (LISTS / "lumen-2025-11.csv").read_bytes(), on=date(2025, 11, 1), received=NOVEMBER)
        other = imported(register, (LISTS / "spolka-2025-11.csv").read_bytes(), source="Spolka", received=NOVEMBER)
    for made in (first, later, other):
        assert made.columns.methods.count("by its header") == len(made.columns.headers)
    assert Kind.NAME in other.columns.kinds and "windows-1251" in other.method.replace("cp1251", "windows-1251")
    assert later.differences is not None
    found = later.differences
    assert (len(found.added), len(found.gone), len(found.changed), len(later.bad)) == (1, 1, 2, 1)
