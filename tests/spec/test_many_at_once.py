"""Many at once: rows of a list are kept as if one by one."""

from dataclasses import replace
from datetime import date

import pytest
from registers import Opener
from telling import Report, decided, everything, moment, report

from habeas.model import Extraction, Reading
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


def listed(n: int, state: str) -> Report:
    """A row of a list, as it stood in one of its states."""
    return report(
        f"Name: Mira Halden {n}\nBorn: 19{n}", people=[f"Mira Halden {n}"], location=f"{state}:{n}", lists=(state,)
    )


def test_a_row_knows_every_list_that_it_stood_in(register: Register) -> None:
    """A row received again in another state of the list is one document with both, as far as was known on a day."""
    register.keep_rows(pairs([listed(71, "d1"), listed(72, "d1")]))
    later = [replace(r.reading.document, lists=("d2",), received=moment("2025-10-12")) for r in (listed(71, "d2"),)]
    register.keep_rows([(Reading(d, listed(71, "d2").reading.content), listed(71, "d2").extraction) for d in later])
    view = register.as_seen_by(Tier.PUBLIC)
    assert {d.text[-2:]: d.lists for d in view.lists()} == {"71": ("d1", "d2"), "72": ("d1",)}
    assert {d.lists for d in view.lists(date(2025, 9, 30))} == {("d1",)}
    assert not list(register.verify())


def test_rows_are_not_read_as_reports_are(register: Register) -> None:
    """What rules make of prose never takes the place of what a row's columns say."""
    row, prose = listed(71, "d1"), ROWS[0]
    register.keep_rows([(row.reading, replace(row.extraction, version="rows:1")), (prose.reading, prose.extraction)])
    assert [d.id for d in register.unextracted("rules-of-today")] == [prose.document.id]


def test_a_withheld_person_takes_the_row_along(register: Register) -> None:
    """A row is about one person: what else it says of them is withheld with the name."""
    rows = [listed(71, "d1"), listed(72, "d1")]
    register.keep_rows(pairs(rows))
    register.decide(decided("tier", rows[0].mentions[0].id, value="restricted"))
    assert [d.text[-2:] for d in register.as_seen_by(Tier.PUBLIC).documents()] == ["72"]
    assert len(register.as_seen_by(Tier.RESTRICTED).lists()) == 2
