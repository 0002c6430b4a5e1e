"""Values as people read them, and texts cut into marked stretches."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.dates import When
from habeas.model import Count, Finding, Spell, Statement
from habeas.publication.evidence import Shown
from habeas.publication.frame import Unreadable, frame_of
from habeas.publication.marking import stretches
from habeas.publication.numbers import panels
from habeas.publication.timeline import Stay, life, stays
from habeas.publication.wording import bounds, file_name, number, when
from habeas.quantities import Range
from habeas.vocabulary import Basis, Status, Support, Type


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (None, "date not stated"),
        (When("", None, None), "date not stated"),
        (When("before the holidays"), "“before the holidays”"),
        (When("11 Sep", date(2025, 9, 11), date(2025, 9, 11)), "11 September 2025"),
        (When("2020", date(2020, 1, 1), date(2020, 12, 31)), "2020"),
        (When("2020 or 2021", date(2020, 1, 1), date(2021, 12, 31)), "2020–2021"),
        (When("in September", date(2025, 9, 1), date(2025, 9, 30)), "September 2025"),
        (When("spring", date(2021, 3, 1), date(2021, 5, 31)), "March–May 2021"),
        (When("late September", date(2025, 9, 21), date(2025, 9, 30)), "21–30 September 2025"),
        (When("that winter", date(2024, 12, 20), date(2025, 1, 10)), "20 December 2024 – 10 January 2025"),
        (When("since then", date(2024, 12, 20), None), "20 December 2024 or later"),
        (When("by then", None, date(2024, 12, 20)), "by 20 December 2024"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(written: When | None, words: str) -> None:
    """A date is told as exactly as it is known, and no more."""
    assert when(written) == words


@pytest.mark.parametrize(
    ("value", "words", "limits"),
    [
        (Range(1184, 1184, "1 184"), "1,184", "1,184"),
        (Range(1401, None, "over 1,400"), "over 1,400", "1,401 or more"),
        (Range(None, 90, "up to 90"), "up to 90", "90 or fewer"),
        (Range(60, 90, ""), "60 to 90", "60 to 90"),
        (Range(None, None, "many"), "many", "not stated"),
        (Range(None, None, ""), "not stated", "not stated"),
        (Range(0, 0, "none"), "0", "0"),
    ],
)
def test_numbers_keep_their_bounds(value: Range, words: str, limits: str) -> None:
    """A number is shown in digits where exact, else in the words of its source; its bounds can be had."""
    assert (number(value), bounds(value)) == (words, limits)


@pytest.mark.parametrize(
    ("location", "name"),
    [("/a/b/c.txt", "c.txt"), ("C:\\x\\y.pdf", "y.pdf"), ("https://e.org/a/b", "https://e.org/a/b"), ("-", "-")],
)
def test_a_path_is_told_by_its_last_part(location: str, name: str) -> None:
    """Folders of a machine stay out of what is shown; a web address is shown whole."""
    assert file_name(location) == name


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8)


@given(st.text(min_size=1, max_size=60), spans, st.integers(0, 60), st.integers(1, 60))
def test_stretches_join_to_the_text(text: str, given_spans: list[tuple[int, int]], start: int, length: int) -> None:
    """However statements overlap, the stretches join to the text, and each knows exactly what covers it."""
    statements = [
        Statement("d", Type.ARREST, text[a : a + n], a, min(a + n, len(text)), "x", "r", 1.0)
        for a, n in given_spans
        if a < len(text)
    ]
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    found = stretches(text, statements, start, end)
    assert "".join(s.text for s in found) == text[start:end]
    at = start
    for s in found:
        assert set(s.covered_by) == {x for x in statements if x.start <= at and x.end >= at + len(s.text)}
        at += len(s.text)
    begun = [x for s in found for x in s.begins]
    assert sorted(begun, key=id) == sorted((x for x in statements if x.start < end and x.end > start), key=id)


def test_frame_keeps_only_what_was_asked_for() -> None:
    """Links carry on the controls that stood in the address, not the defaults."""
    frame = frame_of(None, "2025-09-30", "", today=date(2026, 1, 15), policies={"any": ""})
    assert (frame.on, frame.known, frame.policy, frame.source) == (date(2026, 1, 15), date(2025, 9, 30), "any", None)
    assert frame.link("/people", q="a b", held="") == "/people?known=2025-09-30&q=a+b"


def test_frame_refuses_what_it_cannot_read() -> None:
    """A day that is none is refused with an example of how to write one."""
    with pytest.raises(Unreadable, match="YYYY-MM-DD"):
        frame_of("2025-02-30", None, None, today=date(2026, 1, 15), policies={"any": ""})


def test_timeline_shows_what_is_unsure() -> None:
    """A spell whose start is known to a month has a paler beginning; without any date nothing is drawn."""
    month = When("in May", date(2021, 5, 1), date(2021, 5, 31))
    spell = Spell("p", Status.DETAINED, month, None)
    assert life("Mira Halden", [spell], [], date(2022, 1, 1)).bands == (
        ("held", date(2021, 5, 1), date(2021, 5, 31), False),
        ("held", date(2021, 5, 31), date(2022, 1, 1), True),
    )
    assert life("Mira Halden", [Spell("p", Status.UNKNOWN, None, None)], [], date(2022, 1, 1)).bands == ()


def test_an_undated_release_begins_somewhere_after_the_arrest() -> None:
    """Between the last sure day of one spell and the first of the next either may hold; neither is drawn full."""
    day, word = date(2021, 7, 14), date(2025, 12, 13)
    arrest = Spell("p", Status.DETAINED, When("14 July 2021", day, day), None, position=0)
    release = Spell("p", Status.RELEASED, None, None, begun_by=word, position=1)
    assert stays([release, arrest], date(2026, 1, 1)) == [
        Stay("held", day, day, day),
        Stay("free", day, word, date(2026, 1, 1)),
    ]
    drawn = life("Mira Halden", [release, arrest], [], date(2026, 1, 1))
    assert [(look, sure) for look, _from, _to, sure in drawn.bands] == [
        ("held", True),
        ("free", True),
        ("unclear", False),
    ]


def test_who_was_inside_before_and_after_was_inside_between() -> None:
    """Detained on a day and serving by another: custody goes on between the two, and nothing of it is unclear."""
    day, word = date(2021, 7, 14), date(2023, 1, 17)
    arrest = Spell("p", Status.DETAINED, When("14 July 2021", day, day), None, position=0)
    serving = Spell("p", Status.SERVING, None, None, begun_by=word, position=1)
    drawn = life("Mira Halden", [arrest, serving], [], date(2024, 1, 1))
    assert {(look, sure) for look, _from, _to, sure in drawn.bands} == {("held", True)}


def count(source: str, number: int, day: date, place: str | None = None) -> Shown:
    """A count of prisoners held on a day."""
    value = Count(Range(number, number, str(number)), source, Basis.STOCK, When(str(day), day, day), "prisoners", place)
    return Shown(Finding(f"{source}{day}{place}", value, (), (), 1, 0, Support.REPORTED, ""), (), ())


def test_only_counts_of_the_same_people_share_a_chart() -> None:
    """Without a place, a source is charted with itself alone, and a single count not at all; all stand in the table."""
    days = [date(2025, month, 1) for month in (1, 2, 3)]
    counts = [count("A", 10, days[0]), count("A", 12, days[1]), count("B", 9000, days[2])]
    (panel,) = panels(counts)
    assert [r.count.source for r in panel.charted] == ["A", "A"]
    assert [r.count.source for r in panel.rows] == ["B", "A", "A"]
    assert panel.finding() == "A counted 12 prisoners as of 1 February 2025, after 10 as of 1 January 2025"


def test_counts_of_one_place_share_a_chart() -> None:
    """Where the place is stated, the counts of all sources stand on one chart, and another place has another."""
    one = [count("A", 10, date(2025, 1, 1), "Osterra"), count("B", 12, date(2025, 2, 1), "Osterra")]
    there = [count("A", 9000, date(2025, 1, 1), "Westerra")]
    assert [(p.place, p.drawable, len(p.charted)) for p in panels([*there, *one])] == [
        ("Osterra", True, 2),
        ("Westerra", False, 1),
    ]


def test_a_source_that_names_its_place_once_keeps_one_line() -> None:
    """One count that names the country does not part a source's numbers; if most name it, all are of it."""
    days = [date(2025, month, 1) for month in (1, 2, 3)]
    once = panels([count("Lumen", 400 + n, day, "Oreld" if n == 0 else None) for n, day in enumerate(days)])
    mostly = panels([count("Lumen", 400 + n, day, None if n == 0 else "Oreld") for n, day in enumerate(days)])
    assert [(p.place, len(p.rows)) for p in (*once, *mostly)] == [(None, 3), ("Oreld", 3)]
