"""Many at once: rows of a list are kept as if one by one."""

import pytest
from registers import Opener
from telling import Report, everything, report

from habeas.model import Extraction
from habeas.register import Register
from habeas.vocabulary import Tier

ROWS = [
    report(
        f"Name: Mira Halden {n}\nTerm: {n} years", [("sentence", f"{n} years", "Mira Halden")], location=f"list.csv:{n}"
    )
    for n in range(2, 9)
]


def pairs(rows: list[Report]) -> list[tuple[object, Extraction]]:
    return [(r.reading, r.extraction) for r in rows]


def test_rows_kept_together_are_as_if_kept_one_by_one(new_register: Opener) -> None:
    """The same documents, statements, order and log, whichever way they came in."""
    one, many = new_register(), new_register()
    for row in ROWS:
        row.keep_in(one)
    assert many.keep_rows(pairs(ROWS)) == len(ROWS)
    assert everything(one) == everything(many)
    assert one.stamp() == many.stamp() and not list(many.verify())


def test_rows_kept_again_change_nothing(register: Register) -> None:
    """What is there is not new; of a batch that is half there, the rest is added."""
    assert register.keep_rows(pairs(ROWS[:3])) == 3
    assert register.keep_rows(pairs(ROWS)) == len(ROWS) - 3
    before = everything(register), register.stamp()
    assert register.keep_rows(pairs(ROWS)) == 0
    assert (everything(register), register.stamp()) == before


def test_a_batch_with_a_quote_that_is_not_there_is_refused_whole(register: Register) -> None:
    """One false row, and none of its batch is kept."""
    wrong = Extraction(ROWS[1].document.id, "rows:1", ROWS[0].statements)
    with pytest.raises(ValueError, match="is of document"):
        register.keep_rows([(ROWS[0].reading, ROWS[0].extraction), (ROWS[1].reading, wrong)])
    assert not register.has(ROWS[0].document.id)


def test_rows_are_found_by_search(register: Register) -> None:
    """The words of a row kept in a batch are in the index."""
    register.keep_rows(pairs(ROWS))
    (found,) = register.as_seen_by(Tier.PUBLIC).search("halden 7")
    assert "7 years" in found.quote or "Halden 7" in found.quote
