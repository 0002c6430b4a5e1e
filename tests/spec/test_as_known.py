"""As known on day K: what had come in by the end of that day, and what people had decided by then."""

from dataclasses import replace
from datetime import date

import pytest
from registers import Opener
from telling import decided, moment, report

from habeas.model import Reading
from habeas.register import Register
from habeas.vocabulary import Tier

FIRST = report("Mira Halden was arrested.", [("arrest", "was arrested", "Mira Halden")], received="2025-09-01 23:59")
SECOND = report("Mira Halden was freed.", [("release", "was freed", "Mira Halden")], received="2025-09-02 00:00")


@pytest.mark.parametrize(("known", "expected"), [("2025-08-31", 0), ("2025-09-01", 1), ("2025-09-02", 2), (None, 2)])
def test_documents_received_by_the_end_of_the_day(register: Register, known: str | None, expected: int) -> None:
    """A document and what it says are known from the day it was received, in UTC, and not before."""
    FIRST.keep_in(register)
    SECOND.keep_in(register)
    material = register.as_seen_by(Tier.PUBLIC).material(known=date.fromisoformat(known) if known else None)
    assert material.documents == (FIRST.document, SECOND.document)[:expected]
    assert len(material.statements) == len(material.mentions) == expected


def test_judgements_made_by_the_end_of_the_day(register: Register) -> None:
    """A judgement is known from the day on which it was made."""
    FIRST.keep_in(register)
    early = decided("accept", FIRST.statements[0].id, at="2025-09-03 12:00")
    late = decided("reject", FIRST.statements[0].id, at="2025-09-05 12:00")
    register.decide(late)
    register.decide(early)
    view = register.as_seen_by(Tier.PUBLIC)
    assert view.material(known=date(2025, 9, 4)).judgements == (early,)
    assert view.material().judgements == (early, late)


def test_new_rules_do_not_change_when_a_thing_was_known(register: Register) -> None:
    """Extracting again later moves nothing: what a document says was known when the document was received."""
    FIRST.keep_in(register)
    register.keep_extraction(replace(FIRST.extraction, version="rules 2"))
    material = register.as_seen_by(Tier.PUBLIC).material(known=date(2025, 9, 1))
    assert material.statements == FIRST.statements


def test_a_second_receipt_is_not_known_before_it_came(new_register: Opener) -> None:
    """A document got from two places is shown as the first of those that had come in by the day."""
    later = replace(FIRST.document, location="elsewhere.txt", received=moment("2025-09-09"), outlet="The Oreld Post")
    for readings in ((FIRST.reading, Reading(later, FIRST.reading.content)),) * 2:
        register = new_register()
        for one in readings:
            register.keep(one)
        view = register.as_seen_by(Tier.PUBLIC)
        assert view.material(known=date(2025, 9, 30)).documents == (FIRST.document,)
        assert view.material(known=date(2025, 8, 31)).documents == ()


def test_according_to_one_source(register: Register) -> None:
    """Only statements of a source so called are known: the one named in the text, else the outlet of the document."""
    group = "Oreld Rights Watch"
    named = report("52 are held, says Oreld Rights Watch.", [("count_held", "52 are held", {"source": group})])
    own = report("60 are held.", [("count_held", "60 are held")], outlet="oreld rights watch")
    other = report("70 are held, says Dorn.", [("count_held", "70 are held", {"source": "Dorn"})], outlet=group)
    for one in (named, own, other):
        one.keep_in(register)
    material = register.as_seen_by(Tier.PUBLIC).material(according_to="Rights Watch")
    assert set(material.statements) == {*named.statements, *own.statements}
    assert len(material.documents) == 3
