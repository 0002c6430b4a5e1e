"""What always holds, for any cells at all."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.importing import Import, keep
from habeas.lists import Listed, MapError
from habeas.register import Register
from habeas.vocabulary import Tier

from .importer import LIST, NOVEMBER, OCTOBER, imported, prepared

HEADER = ("Name", "Born", "Arrested", "Article", "Term", "Status", "Released", "Note", "Note")
CELL = st.one_of(
    st.sampled_from(
        ["Mira Halden", "Oren Talby", "02.01.1990", "2024", "3 г.", "in custody", "released", "342", "-", ""]
    ),
    st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from('\n\t";,')), max_size=30),
)
ROWS = st.lists(st.lists(CELL, min_size=0, max_size=len(HEADER) + 1), max_size=8)
EASY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def written(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([HEADER, *rows])
    return out.getvalue()


def made(rows: Sequence[Sequence[str]]) -> Import | None:
    """The list of these rows beside one good one; None where even so nothing could be read."""
    try:
        return prepared(written([["Vera Sadko", "1970"], *rows]))
    except MapError:
        return None


@EASY
@given(ROWS)
def test_every_quote_is_a_cell(rows: list[list[str]]) -> None:
    """A statement's quote stands where it says, and is one whole cell of its row, blanks evened out."""
    plan = made(rows)
    cells = {" ".join(c.replace("\x00", "\ufffd").split()) for row in rows for c in row} | {"Vera Sadko", "1970"}
    for row in plan.rows if plan else ():
        for s in row.extraction.statements:
            assert row.document.text[s.start : s.end] == s.quote
            assert s.quote in cells
            assert s.persons == (row.extraction.mentions[0].name,) and s.by.startswith("list/")


@EASY
@given(ROWS)
def test_every_line_is_kept_or_told(rows: list[list[str]]) -> None:
    """No row is dropped in silence: each is kept, told to be bad, or told to be a repetition, unless it is blank."""
    plan = made(rows)
    if plan is None:
        return
    told = len(plan.rows) + len(plan.bad) + len(plan.repeated)
    assert told >= 1 + sum(any(c.strip() for c in row) and not any(set(c) & set('\n\r"') for c in row) for row in rows)


@EASY
@given(ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[list[str]], dice: object) -> None:
    """The same rows in another order are the same documents with the same statements."""
    shuffled = list(rows)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = made(rows), made(shuffled)
    if one and other and one.columns.order == other.columns.order:
        assert {r.document.id: r.extraction for r in one.rows} == {r.document.id: r.extraction for r in other.rows}


def contents(register: Register) -> tuple[object, ...]:
    view = register.as_seen_by(Tier.SEALED)
    return view.material(), view.set_asides(), register.stamp()


def test_the_same_bytes_again_change_nothing() -> None:
    """Imported again, at once or a month later, a list leaves the register as it was."""
    with Register.open("sqlite://") as register:
        imported(register, LIST)
        before = contents(register)
        for received in (OCTOBER, NOVEMBER):
            again = imported(register, LIST, received=received)
            assert again.differences is not None and again.differences.same == 3
            assert not (again.differences.added or again.differences.gone or again.differences.changed)
        assert contents(register) == before


class Killed(Exception):
    """The power goes."""


def half(batches: Sequence[Sequence[Listed]]) -> Iterator[Sequence[Listed]]:
    """The first rows are kept, then the power goes."""
    yield batches[0][:2]
    raise Killed


def test_an_import_that_was_interrupted_is_finished_by_the_next() -> None:
    """What an import left half done is no state of the list; done again it is as if it had never been broken off."""
    with Register.open("sqlite://") as broken, Register.open("sqlite://") as whole:
        with pytest.raises(Killed):
            keep(prepared(LIST), broken, watch=half)
        later = prepared(LIST, received=OCTOBER + timedelta(days=3), register=broken)
        assert later.before is None and later.differences is None
        imported(broken, LIST)
        imported(whole, LIST)
        assert contents(broken)[:2] == contents(whole)[:2]
