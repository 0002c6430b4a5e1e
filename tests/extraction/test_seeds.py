"""What the seed reports state, in the places where they state it; skipped where the seeds are not at hand."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from habeas import extraction, reading
from habeas.model import Document, Extraction, Statement
from habeas.vocabulary import Basis, Modality, Type

SEEDS = Path(os.environ.get("HABEAS_SHARED", Path(__file__).parents[2].parent / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(
    not any(SEEDS.glob("*.txt")) if SEEDS.is_dir() else True,
    reason=f"the seed reports are not in {SEEDS}: set HABEAS_SHARED to the folder that holds seeds/",
)
Read = dict[str, tuple[Document, Extraction]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Every seed report, read: by the number its file name begins with."""
    extractor, made = extraction.load(), Read()
    for path in sorted(SEEDS.glob("*.txt")):
        for item in reading.items([str(path)]):
            assert isinstance(item, reading.Item)
            for one in reading.read(item, datetime(2026, 1, 5, tzinfo=UTC)):
                assert one.document is not None
                made[path.name[:3]] = one.document, extractor.extract(one.document)
    return made


def told(read: Read, number: str, type_: Type, *words: str, low: int | None = None) -> Statement:
    """The one statement of this type whose quote has these words, with this lower bound where one is given."""
    found = [
        s
        for s in read[number][1].statements
        if s.type is type_
        and all(w in s.quote for w in words)
        and (low is None or (s.count is not None and s.count.low == low))
    ]
    assert len(found) == 1, [(s.type, s.persons, s.quote) for s in found]
    return found[0]


def bounds(s: Statement) -> tuple[int | None, int | None]:
    assert s.count is not None
    return s.count.low, s.count.high


def everything(read: Read) -> Iterator[tuple[Document, Statement]]:
    for document, made in read.values():
        for statement in made.statements:
            yield document, statement


def test_every_quote_stands_in_its_report(read: Read) -> None:
    """The characters a statement points at are its quote, and its trigger is in them."""
    assert len(read) == 5
    for document, s in everything(read):
        assert document.text[s.start : s.end] == s.quote
        assert s.trigger in s.quote


@pytest.mark.parametrize(("number", "day"), [(52, date(2025, 9, 11)), (25, date(2025, 9, 16))])
def test_table_rows_release_a_number_on_a_day(read: Read, number: int, day: date) -> None:
    """Each row of the table is a release of its number on its date."""
    s = told(read, "002", Type.RELEASE, "|", low=number)
    assert bounds(s) == (number, number)
    assert s.date is not None and s.date.first == s.date.last == day


def test_release_of_more_than_75_last_month(read: Read) -> None:
    """More than 75 is 76 and up; "last month" stays as written where nothing says when the report is from."""
    s = told(read, "002", Type.RELEASE, "over 75")
    assert bounds(s) == (76, None)
    assert s.date is not None and s.date.text == "Last month"
    assert s.modality is Modality.ACTUAL


def test_release_of_123(read: Read) -> None:
    """The headline number is told once, by a sentence of the body."""
    s = told(read, "003", Type.RELEASE, "123", low=123)
    assert bounds(s) == (123, 123)
    assert s.modality is Modality.ACTUAL


def test_two_counts_of_one_source_both_stand(read: Read) -> None:
    """1,184 on a day and more than 1,400 late in the year; the second has source and date from the lead of its list."""
    earlier, later = told(read, "002", Type.COUNT_HELD, "1,184"), told(read, "002", Type.COUNT_HELD, "1,400")
    assert bounds(earlier) == (1184, 1184)
    assert earlier.date is not None and earlier.date.first == date(2025, 9, 18)
    assert bounds(later) == (1401, None)
    assert later.date is not None and (later.date.first, later.date.last) == (date(2025, 10, 1), date(2025, 12, 31))
    assert all(s.source is not None and s.source.startswith("Viasna") for s in (earlier, later))
    assert earlier.basis is later.basis is Basis.STOCK


def test_journalists_held_are_counted_apart(read: Read) -> None:
    """At least 27, of journalists, by their association."""
    s = told(read, "002", Type.COUNT_HELD, "27 journalists")
    assert bounds(s) == (27, None)
    assert s.group == "journalists"
    assert s.source == "The Belarusian Association of Journalists"


def test_prisoners_of_war_held_are_a_number_held(read: Read) -> None:
    """What a state holds is a count and no arrest."""
    s = told(read, "000", Type.COUNT_HELD, "10,000")
    assert bounds(s) == (10001, None)
    assert (s.actor, s.group) == ("Ukraine", "prisoners of war")
    assert not [s for s in read["000"][1].statements if s.type is Type.ARREST and s.count and s.count.low == 10001]


def test_captures_a_week_are_a_rate(read: Read) -> None:
    """60 to 90 a week is how fast, never how many are held."""
    s = told(read, "000", Type.ARREST, "60-90")
    assert bounds(s) == (60, 90)
    assert (s.per, s.basis) == ("week", Basis.FLOW)
    assert not [s for s in read["000"][1].statements if s.type is Type.COUNT_HELD and s.count and s.count.low == 60]


def test_label_names_whom_its_line_describes(read: Read) -> None:
    """A name before a colon is whom the description behind it is about."""
    arrest, sentence = told(read, "002", Type.ARREST, "2020", "11 years"), told(read, "002", Type.SENTENCE, "11 years")
    assert arrest.persons == sentence.persons == ("Maria Kolesnikova",)
    assert arrest.date is not None and arrest.date.iso == "2020"
    assert sentence.term is not None and sentence.term.months == 132
    exile = told(read, "002", Type.EXILE, "flee")
    assert exile.persons == ("Sviatlana Tsikhanouskaya",)
    assert exile.date is None


def test_name_in_small_letters_is_a_name(read: Read) -> None:
    """A journalist whose first name begins small is sentenced like any other."""
    s = told(read, "002", Type.SENTENCE, "four years")
    assert [p.casefold() for p in s.persons] == ["ihar ilyash"]
    assert s.term is not None and s.term.months == 48


def test_refusal_and_rearrest(read: Read) -> None:
    """Who would not go is said to have refused, and to have been taken again."""
    refusal, rearrest = told(read, "002", Type.REFUSAL, "refusing"), told(read, "002", Type.REARREST, "re-arrested")
    assert refusal.persons == rearrest.persons == ("Mikalai Statkevich",)
    assert refusal.modality is rearrest.modality is Modality.ACTUAL


def test_deportation_of_many_has_a_place_and_no_number(read: Read) -> None:
    """Those deported to Lithuania are not counted: no number of another sentence is theirs."""
    s = told(read, "002", Type.DEPORTATION, "Lithuania")
    assert (s.place, s.count, s.persons) == ("Lithuania", None, ())


def test_founder_is_released(read: Read) -> None:
    """He was let out, and whatever else is said of him is what he went through before: nobody takes him again."""
    about = [s for s in read["004"][1].statements if "Ales Bialiatski" in s.persons]
    assert [s.modality for s in about if s.type is Type.RELEASE] == [Modality.ACTUAL]
    assert {s.type for s in about} <= {Type.RELEASE, Type.SENTENCE, Type.CONDITIONS}


def test_sanctions_on_the_airline_are_eased(read: Read) -> None:
    """The easing has its target, though another verb stands between."""
    s = told(read, "002", Type.SANCTION_LIFTED, "easing")
    assert s.place == "Belavia"
    assert s.tie is None


def test_lifting_is_tied_to_the_release_by_words(read: Read) -> None:
    """The United States lifted sanctions in response, and the words that say so are kept."""
    tied = [s for s in read["003"][1].statements if s.type is Type.SANCTION_LIFTED and s.tie]
    assert {str(s.tie).lower() for s in tied} == {"in response", "in response to"}
    assert all(s.modality is Modality.ACTUAL and s.actor for s in tied)


def test_exchange_that_collapsed_failed(read: Read) -> None:
    """What was planned and fell through is neither planned nor done."""
    s = told(read, "000", Type.EXCHANGE, "collapsed")
    assert s.modality is Modality.FAILED
    assert s.date is not None and s.date.text == "the New Year"


TALK = (
    "What", "Why", "How ", "Who ", "Pro Tip", "hold the", "someone imprisoned", "often complicated", "may ", "could", "would",
    "Imagine", "don't", "advocate", "urge", "call", "likely", "anticipate", "imposing",
)  # fmt: skip


def test_talk_states_nothing(read: Read) -> None:
    """Questions, advice, definitions, predictions and calls give nothing that happened."""
    for document, s in everything(read):
        if s.modality is Modality.ACTUAL and not (s.persons or s.count):
            said = document.text[s.start : s.end].replace("’", "'")
            assert not [w for w in TALK if re.search(rf"\b{w}", said)], said


PEOPLE = {
    "000": {"Volodymyr Zelenskyy"},
    "001": {"Maria Kalesnikava", "Syarhei Shatrokhin", "Donald Trump", "Anya Petrova"},
    "002": {
        "Alexander Lukashenko", "Donald Trump", "Maria Guryeva", "Mikalai Statkevich", "anastasiia Kroupe", "Enira Bronitskaya",
        "Maryna Morozova", "ihar Ilyash", "Maria Kolesnikova", "Sviatlana Tsikhanouskaya",
    },
    "003": {"Maria Kolesnikova", "Alexander Lukashenka"},
    "004": {"Masha Kolesnikova", "Ales Bialiatski", "Svetlana Tikhanovskaya", "Trump", "Lukashenko"},
}  # fmt: skip


@pytest.mark.parametrize("number", sorted(PEOPLE))
def test_people_named_are_mentioned_and_nobody_else(read: Read, number: str) -> None:
    """Everybody named in a report is one mention, under the fullest name it gives; what is no person is none."""
    wanted, found = PEOPLE[number], {m.name for m in read[number][1].mentions}
    assert found - wanted == set()
    assert wanted - found <= ({"Lukashenko"} if number == "001" else set())
