"""Keeping: what was received and said is kept once, for good, whatever the order."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import permutations

import pytest
from registers import Opener
from telling import decided, everything, moment, reading, report

from habeas.model import Extraction, Reading, SetAside
from habeas.register import Register
from habeas.vocabulary import Tier, Type

ARREST = report(
    "Mira Halden was arrested in Vitsba on Tuesday. Halden is 31.",
    [("arrest", "Mira Halden was arrested", "Mira Halden|Halden", {"place": "Vitsba"})],
    location="arrest.txt",
    received="2025-09-01 10:00",
)
RELEASE = report(
    "Mira Halden and Tomas Birk were released.",
    [("release", "Mira Halden and Tomas Birk were released", "Mira Halden", "Tomas Birk")],
    location="release.txt",
    received="2025-09-12 09:00",
)
COUNT = report("Oreld counts 52 people held.", [("count_held", "52 people held")], location="count.txt")


def test_what_is_kept_comes_back(register: Register) -> None:
    """A document, its statements and its mentions are handed out as they were given."""
    ARREST.keep_in(register)
    view = register.as_seen_by(Tier.PUBLIC)
    assert view.document(ARREST.document.id) == ARREST.document
    assert view.statements() == ARREST.statements
    assert view.statement(ARREST.statements[0].id) == ARREST.statements[0]
    assert view.mentions() == ARREST.mentions
    assert register.has(ARREST.document.id)
    assert not register.has(RELEASE.document.id)


def test_keeping_twice_changes_nothing(register: Register) -> None:
    """The same reading, extraction, set-aside and judgement kept again leave the register as it was."""
    aside, judgement = SetAside("reading", "broken.pdf", "not a PDF"), decided("accept", ARREST.statements[0].id)

    def keep_all() -> list[bool]:
        return [
            register.keep(ARREST.reading),
            register.keep_extraction(ARREST.extraction),
            register.set_aside(aside),
            register.decide(judgement),
        ]

    assert keep_all() == [True, True, True, True]
    before, stamp = everything(register), register.stamp()
    assert keep_all() == [False, False, False, False]
    assert everything(register) == before
    assert register.stamp() == stamp


def test_reading_the_same_file_again_later_changes_nothing(register: Register) -> None:
    """A file read again on another day keeps the day on which it was first received."""
    register.keep(ARREST.reading)
    again = replace(ARREST.document, received=moment("2025-12-24"))
    assert not register.keep(Reading(again, ARREST.reading.content))
    assert register.as_seen_by(Tier.PUBLIC).document(again.id) == ARREST.document


def test_the_same_bytes_from_a_second_place_are_one_document(register: Register) -> None:
    """A copy of a file under another name adds no document; the first receipt counts, whichever was read first."""
    copy = replace(ARREST.document, location="copy.txt", received=moment("2025-08-30"), title="A copy")
    assert register.keep(ARREST.reading)
    assert not register.keep(Reading(copy, ARREST.reading.content))
    assert list(register.as_seen_by(Tier.PUBLIC).documents()) == [copy]


def test_the_order_of_keeping_does_not_matter(new_register: Opener) -> None:
    """Documents and judgements kept in any order give the same register."""
    copy = replace(ARREST.document, location="copy.txt", outlet="The Oreld Post")
    things = [ARREST, RELEASE, Reading(copy, ARREST.reading.content)]
    kept = []
    for order in permutations(things):
        register = new_register()
        for thing in order:
            register.keep(thing) if isinstance(thing, Reading) else thing.keep_in(register)
        kept.append(everything(register))
    assert all(one == kept[0] for one in kept)
    assert len(kept[0][0]) == 2


def test_a_later_extraction_supersedes_and_hides_nothing(register: Register) -> None:
    """Questions are answered from the newest rules; what earlier rules had found can still be asked for by its id."""
    ARREST.keep_in(register)
    found = replace(ARREST.statements[0], type=Type.REARREST)
    assert register.keep_extraction(Extraction(ARREST.document.id, "rules 2", (found,), ARREST.mentions))
    view = register.as_seen_by(Tier.PUBLIC)
    assert view.statements() == (found,)
    assert view.statements(type=Type.ARREST) == ()


def test_extraction_resumes_where_it_stopped(register: Register) -> None:
    """What a version of the rules has not been through is handed out in the order of receipt; nothing else is."""
    for one in (RELEASE, ARREST, COUNT):
        register.keep(one.reading)
    assert list(register.unextracted("rules 1")) == [ARREST.document, COUNT.document, RELEASE.document]
    register.keep_extraction(COUNT.extraction)
    assert list(register.unextracted("rules 1")) == [ARREST.document, RELEASE.document]
    assert len(list(register.unextracted("rules 2"))) == 3


def test_extraction_may_be_kept_while_going_through_what_is_left(register: Register) -> None:
    """A loop over what has not been extracted may keep each extraction as it goes."""
    for one in (ARREST, RELEASE, COUNT):
        register.keep(one.reading)
    for document in register.unextracted("rules 1"):
        register.keep_extraction(Extraction(document.id, "rules 1"))
    assert list(register.unextracted("rules 1")) == []


def test_a_quote_that_is_not_there_is_refused(register: Register) -> None:
    """A statement whose quote is not its passage to the character is not kept, nor anything with it."""
    register.keep(ARREST.reading)
    false = replace(ARREST.statements[0], start=1, end=25)
    with pytest.raises(ValueError, match=r"its quote is not characters 1\.\.25"):
        register.keep_extraction(Extraction(ARREST.document.id, "rules 1", (*ARREST.statements, false)))
    assert register.as_seen_by(Tier.PUBLIC).statements() == ()


def test_an_extraction_of_an_unknown_document_is_refused(register: Register) -> None:
    """Nothing is said by a document that is not kept."""
    with pytest.raises(ValueError, match="keep its reading first"):
        register.keep_extraction(ARREST.extraction)


def test_bytes_that_are_not_the_documents_are_refused(register: Register) -> None:
    """Evidence is filed under its own SHA-256 or not at all."""
    with pytest.raises(ValueError, match="not those of SHA-256"):
        register.keep(Reading(ARREST.document, b"something else"))
    assert not register.has(ARREST.document.id)


def test_only_people_decide(register: Register) -> None:
    """A rule's judgement, which has no time, is never stored as history."""
    with pytest.raises(ValueError, match="the time at which it was made"):
        register.decide(replace(decided("accept", "s1"), at=None))


@pytest.mark.parametrize("text", ["\x00nul", "\x1bescape \\ and \x1b0000", "lone \udcff surrogate", "𐏿 astral", "\r\n"])
def test_any_text_comes_back_to_the_character(register: Register, text: str) -> None:
    """Characters that databases cannot hold are kept all the same, in texts and in names of files."""
    read = reading(f"{text} end", location=f"{text}.txt", title=text)
    assert read.document is not None
    register.keep(read)
    register.keep_extraction(report(f"{text} end", [("arrest", text, text)]).extraction)
    view = register.as_seen_by(Tier.PUBLIC)
    assert view.document(read.document.id) == read.document
    assert view.statements()[0].quote == text


def test_what_was_set_aside_can_be_asked_for_by_stage(register: Register) -> None:
    """Each stage's set-asides are kept with their reason; those of extraction hold for its version."""
    unread = SetAside("reading", "scan.pdf", "no text in it")
    unclear = SetAside("extraction", COUNT.document.id, "no number", 0, 5, "Oreld")
    register.keep(Reading(None, set_aside=(unread,)))
    register.keep(COUNT.reading)
    register.keep_extraction(replace(COUNT.extraction, set_aside=(unclear,)))
    view = register.as_seen_by(Tier.PUBLIC)
    assert set(view.set_asides()) == {unread, unclear}
    assert view.set_asides("reading") == (unread,)
    register.keep_extraction(Extraction(COUNT.document.id, "rules 2"))
    assert view.set_asides("extraction") == ()


def test_statements_are_narrowed_by_document_person_type_and_id(register: Register) -> None:
    """Statements of one document, naming one person, of one type, or with given ids."""
    for one in (ARREST, RELEASE, COUNT):
        one.keep_in(register)
    view = register.as_seen_by(Tier.PUBLIC)
    assert view.statements(document=RELEASE.document.id) == RELEASE.statements
    assert view.statements(person=ARREST.mentions[0].id) == ARREST.statements
    assert view.statements(type=Type.COUNT_HELD) == COUNT.statements
    wanted = [COUNT.statements[0].id, RELEASE.statements[0].id, "s0"]
    assert set(view.statements(ids=wanted)) == {COUNT.statements[0], RELEASE.statements[0]}
    assert view.statements(document=RELEASE.document.id, type=Type.ARREST) == ()
    assert view.statements(ids=wanted, type=Type.RELEASE) == RELEASE.statements
    assert view.statements(ids=wanted, document=COUNT.document.id) == COUNT.statements
    assert view.statements(ids=wanted, person=RELEASE.statements[0].mentions[0]) == RELEASE.statements


def test_many_threads_may_ask_while_one_keeps(register: Register) -> None:
    """A server's threads may ask one register at the same time, and keep in it."""
    ARREST.keep_in(register)

    def ask_and_keep(number: int) -> int:
        register.keep(reading(f"Report {number}.", location=f"{number}.txt"))
        return len(register.as_seen_by(Tier.PUBLIC).material().statements)

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(ask_and_keep, range(12))) == {1}
    assert len(list(register.as_seen_by(Tier.PUBLIC).documents())) == 13
