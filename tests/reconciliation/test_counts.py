"""The count ledger: points of series, numbers repeated, and whether the books balance."""

from datetime import date

import pytest

from habeas.dates import When
from habeas.model import Range
from habeas.reconciliation.claims import prepare
from habeas.reconciliation.groups import group_of

from .tables import Row, findings, material, report, values


def lumen(told: str, *rows: Row) -> object:
    return report("Lumen", told, *rows)


def test_a_point_has_source_day_basis_and_group() -> None:
    """A number held is a stock of its source on its day, of whoever is counted."""
    row = (
        "count_held",
        "On 1 May 437 prisoners were held.",
        {"count": "437", "date": "2025-05-01", "group": "prisoners"},
    )
    (count,) = values("count", report("Lumen", "2025-05-03", row))
    assert (count.source, count.value.low, count.basis.value, count.as_of.iso) == (
        "Lumen",
        437,
        "stock_as_of",
        "2025-05-01",
    )
    assert count.group == "prisoners"


def test_no_date_means_the_day_of_the_report() -> None:
    """A number without a day is of the day it was published, and of no day where that is unknown."""
    row = ("count_held", "437 are held.", {"count": "437"})
    (told,) = values("count", report("Lumen", "2025-05-03", row))
    (untold,) = values("count", report("Lumen", None, row))
    assert (told.as_of.iso, untold.as_of) == ("2025-05-03", None)


@pytest.mark.parametrize(
    ("type_", "fields", "basis", "per"),
    [
        ("count_held", {}, "stock_as_of", None),
        ("count_detained_total", {}, "cumulative_since", None),
        ("count_detained_total", {"basis": "flow_in_period"}, "flow_in_period", None),
        ("arrest", {"per": "week"}, "flow_in_period", "week"),
    ],
)
def test_what_a_number_counts(type_: str, fields: dict[str, str], basis: str, per: str | None) -> None:
    """The basis is as stated, else by type; a number per week is a rate, no stock and no event."""
    told = report("Lumen", "2025-05-03", (type_, "60-90 people were counted.", {"count": "60-90"} | fields))
    (count,) = values("count", told)
    assert (count.basis.value, count.per, count.value.low, count.value.high) == (basis, per, 60, 90)
    assert values("event", told) == []


def test_a_number_repeated_is_one_point() -> None:
    """A number that others repeat with its source, later and without a day, is the same point."""
    first = report(
        "Lumen", "2025-05-03", ("count_held", "On 1 May 437 were held.", {"count": "437", "date": "2025-05-01"})
    )
    again = report("Tarn Post", "2025-06-03", ("count_held", "Lumen has 437.", {"count": "437", "source": "Lumen"}))
    (count,) = findings("count", first, again)
    assert (len(count.supporting), count.origins_for, count.value.as_of.iso) == (2, 1, "2025-05-01")


def test_journalists_are_never_set_against_all() -> None:
    """A number of journalists is a series of its own and disagrees with no total."""
    rows = (
        ("count_held", "33 journalists are behind bars.", {"count": "33", "date": "2025-05-01"}),
        ("count_held", "2,072 political prisoners are behind bars.", {"count": "2,072", "date": "2025-05-01"}),
    )
    table = report("Lumen", "2025-05-03", *rows)
    assert sorted(c.group or "" for c in values("count", table)) == ["", "journalists"]
    assert values("disagreement", table) == values("balance", table) == []


def test_books_that_balance() -> None:
    """Opening, with what is known to have come in and gone out, is set against closing; the rest is unexplained."""
    rows = (
        ("count_held", "On 1 May we had 100 on the list.", {"count": "100", "date": "2025-05-01"}),
        ("release", "On 10 May 12 were let go.", {"count": "12", "date": "2025-05-10"}),
        ("recognized_political_prisoner", "On 20 May we added 7.", {"count": "7", "date": "2025-05-20"}),
        ("arrest", "Ola Venn remains in prison.", "Ola Venn"),
        ("count_held", "On 1 June we had 93 on the list.", {"count": "93", "date": "2025-06-01"}),
    )
    (book,) = values("balance", report("Lumen", "2025-06-02", *rows))
    assert [r.low for r in (book.arrested, book.released, book.expected, book.unexplained)] == [7, 12, 95, -2]
    assert (book.opening.value.low, book.closing.value.low, book.named) == (100, 93, 1)


def test_what_lies_outside_the_two_days_is_not_booked() -> None:
    """Releases on or before the opening day, after the closing day, or without a day are in no balance."""
    rows = (
        ("count_held", "On 1 May 100 on the list.", {"count": "100", "date": "2025-05-01"}),
        ("count_held", "On 1 June 90 on the list.", {"count": "90", "date": "2025-06-01"}),
        ("release", "On 1 May 5 went.", {"count": "5", "date": "2025-05-01"}),
        ("release", "On 2 June 6 went.", {"count": "6", "date": "2025-06-02"}),
        ("release", "This year 30 went.", {"count": "30", "date": "2025"}),
    )
    (book,) = values("balance", report("Lumen", "2025-12-31", *rows))
    assert (book.released.low, book.released.high, book.unexplained.low) == (0, 0, -10)


def test_new_rules_begin_a_new_series() -> None:
    """After a change of rules no balance is drawn from the old series to the new."""
    rows = (
        ("count_held", "By the old rules 661 on 1 May.", {"count": "661", "date": "2025-05-01"}),
        ("count_held", "By the new rules 733 on 1 May.", {"count": "733", "date": "2025-05-01"}),
    )
    changed = report("Lumen", "2025-05-02", *rows)
    later = report("Lumen", "2025-06-02", ("count_held", "On 1 June 741.", {"count": "741", "date": "2025-06-01"}))
    (book,) = values("balance", changed, later)
    assert (book.opening.value.low, book.closing.value.low) == (733, 741)


def test_two_countries_are_two_series() -> None:
    """One paper's numbers for two countries are never balanced; a number that names no country is of the one known."""
    rows = (
        ("count_held", "In Belarus 1,200 are held.", {"count": "1,200", "date": "2025-05-01"}),
        ("count_held", "In Iran 1,150 are held.", {"count": "1,150", "date": "2025-06-01"}),
    )
    assert values("balance", report("Tarn Post", "2025-06-02", *rows)) == []
    own = report(
        "Lumen", "2025-05-02", ("count_held", "In Belarus 1,200 are held.", {"count": "1,200", "date": "2025-05-01"})
    )
    again = report("Tarn Post", "2025-06-02", ("count_held", "Lumen has 1,200.", {"count": "1,200", "source": "Lumen"}))
    assert len(values("count", own, again)) == 1


def test_a_number_got_wrong_in_copying_is_the_copiers() -> None:
    """A paper that gives a group's number otherwise than the group itself is the one whose number that is."""
    own = report(
        "Lumen", "2025-05-02", ("count_held", "On 1 May 437 were held.", {"count": "437", "date": "2025-05-01"})
    )
    row = ("count_held", "There were 473 on 1 May, Lumen says.")
    copied = report("Tarn Post", "2025-05-03", (*row, {"count": "473", "date": "2025-05-01", "source": "Lumen"}))
    assert {c.value.low: c.source for c in values("count", own, copied)} == {437: "Lumen", 473: "Tarn Post"}


def test_a_number_got_wrong_is_of_the_day_of_the_right_one() -> None:
    """What a copy gives for a month, and who only repeats it without a day, is of the day that the group itself names."""
    own = report(
        "Lumen", "2025-05-02", ("count_held", "On 1 May 437 were held.", {"count": "437", "date": "2025-05-01"})
    )
    row = ("count_held", "There were 473 in early May, Lumen says.")
    copied = report("Tarn Post", "2025-05-20", (*row, {"count": "473", "date": "2025-05", "source": "Lumen"}))
    days = {c.value.low: c.as_of.iso for c in values("count", own, copied)}
    assert days == {437: "2025-05-01", 473: "2025-05-01"}


def test_rows_of_a_table_count_people_of_their_own() -> None:
    """The rows of one table are series of their own: nobody's books are balanced between them."""
    table = report(
        "Blue Wire", "2025-01-10",
        ("count_held", "| Remand prison | 460 |", {"count": "460", "date": "2025-01-10"}),
        ("count_held", "| Penal colony | 532 |", {"count": "532", "date": "2025-01-10"}),
        ("count_held", "| Total | 992 |", {"count": "992", "date": "2025-01-10"}),
        ("count_held", "Women were 162 of those held.", {"count": "162", "date": "2025-01-09"}),
    )  # fmt: skip
    assert {c.group for c in values("count", table)} == {"remand prison", "penal colony", None, "women"}
    assert not values("balance", table)


def test_the_year_of_a_date_is_no_number_of_people() -> None:
    """A number that is the year of the statement's own date counts nobody."""
    told = report(
        "Blue Wire", "2026-01-05", ("release", "In 2025 Oreld let prisoners go.", {"count": "2025", "date": "2025"})
    )
    assert [e.count for e in values("event", told)] == [None]


def test_named_people_stand_beside_a_count() -> None:
    """Beside each number of people held on a day stands how many the register can name as held then."""
    told = report(
        "Lumen", "2025-06-01",
        ("arrest", "Mira Halden was arrested on 3 January 2024.", "Mira Halden", {"date": "2024-01-03"}),
        ("arrest", "Oren Talby was arrested on 3 May 2025.", "Oren Talby", {"date": "2025-05-03"}),
        ("count_held", "On 1 March 2025 there were 40 of them.", {"count": "40", "date": "2025-03-01"}),
        ("count_held", "On 1 June 2025 there were 41 of them.", {"count": "41", "date": "2025-06-01"}),
    )  # fmt: skip
    assert sorted((c.value.low, c.named) for c in values("count", told)) == [(40, 1), (41, 2)]


def test_a_release_that_did_not_take_place_is_not_booked() -> None:
    """What was told and then taken back by its own source is not subtracted between two counts."""
    first = report(
        "Lumen", "2025-03-01", ("count_held", "We count 40 on 1 March.", {"count": "40", "date": "2025-03-01"})
    )
    told = report("Tarn Post", "2025-04-02", ("release", "Mira Halden was freed on 1 April.", "Mira Halden",
                  {"date": "2025-04-01"}))  # fmt: skip
    back = report("Tarn Post", "2025-04-04", ("release", "Mira Halden was not freed on 1 April.", "Mira Halden",
                  {"date": "2025-04-01", "modality": "denied"}))  # fmt: skip
    last = report(
        "Lumen", "2025-06-01", ("count_held", "We count 41 on 1 June.", {"count": "41", "date": "2025-06-01"})
    )
    (book,) = values("balance", first, told, back, last)
    assert (book.released.text, book.expected.text, book.unexplained.text) == ("0", "40", "1")


def test_a_total_repeated_as_a_number_held_opens_no_books() -> None:
    """Who takes a source's running total for its number held makes no gap in the books of that source."""
    total = ("count_detained_total", "Since 2021 Lumen entered 1,034 people.", {"count": "1,034", "date": "2025-01-25"})
    held = ("count_held", "On 31 December 379 were held.", {"count": "379", "date": "2025-12-31"})
    wrong = ("count_held", "Lumen puts those behind bars at 1,034.", {"count": "1,034", "source": "Lumen"})
    told = (
        report("Lumen", "2025-01-26", total),
        report("Trend", "2025-08-04", wrong),
        report("Lumen", "2026-01-02", held),
    )
    assert values("balance", *told) == []


def test_a_count_is_of_the_country_its_source_counts_in() -> None:
    """A report on those who came to another country quotes a source of which all other counts are of one country."""
    own = ("count_held", "In Belarus 1,100 are held.", {"count": "1,100", "date": "2025-05-01"})
    inside = ("arrest", "Mira Halden is held in Belarus.", "Mira Halden")
    quoted = (
        "count_held",
        "Nearly 1,200 are still held, Lumen says.",
        {"count": "1,200", "date": "2025-06-01", "source": "Lumen"},
    )
    abroad = report("Tarn Post", "2025-06-01", quoted, text=f"{quoted[1]}\nLithuania took them in.\nLithuania is glad.")
    named = [c.named for c in values("count", report("Lumen", "2025-05-02", own, inside), abroad)]
    assert named == [1, 1]


@pytest.mark.parametrize(
    ("quote", "text", "as_of"),
    [
        ("Since the vote of 7 November 2021 we entered 1,034 names.", "7 November 2021", "2025-05-03"),
        ("By 7 November 2021 we had entered 1,034 names.", "7 November 2021", "2021-11-07"),
    ],
)
def test_the_day_a_running_total_began_is_not_the_day_it_is_of(quote: str, text: str, as_of: str) -> None:
    """A running total "since" a day is of the day of the report, one told as reached by a day is of that day."""
    began = When(text, date(2021, 11, 7), date(2021, 11, 7), "2021-11-07")
    row = ("count_detained_total", quote, {"count": Range(1034, 1034, "1,034"), "date": began})
    (count,) = values("count", report("Lumen", "2025-05-03", row))
    assert count.as_of.iso == as_of


def test_what_a_report_is_about_makes_no_series_of_its_own() -> None:
    """A group whose counts name no country has one series, whichever neighbours its reports speak of."""
    first = report(
        "Lumen", "2025-07-02", ("count_held", "On 1 July there were 191.", {"count": "191", "date": "2025-07-01"}),
        text="On 1 July there were 191.\nA driver from Lithuania is one of them.",
    )  # fmt: skip
    again = report(
        "Lumen", "2025-09-02", ("count_held", "In July there were 191.", {"count": "191", "date": "2025-07"}),
        text="In July there were 191.\nPoland took some in.",
    )  # fmt: skip
    assert len(values("count", first, again)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("661 in the earlier manner.", "On 1 May 733 are held."),
        ("By the former definition it would be 661.", "That gives 733 on the list."),
        ("Па-старому 661.", "На 1 траўня ў спісе 733."),
    ],
)
def test_who_tells_the_old_number_beside_another_has_new_rules(old: str, new: str) -> None:
    """Of two numbers of one day in one report the one that is not by the old rules is by new ones, said or not."""
    rows = tuple(("count_held", q, {"count": n, "date": "2025-05-01"}) for q, n in ((new, "733"), (old, "661")))
    before = report("Lumen", "2025-04-02", ("count_held", "On 1 April 650.", {"count": "650", "date": "2025-04-01"}))
    later = report("Lumen", "2025-06-02", ("count_held", "On 1 June 741.", {"count": "741", "date": "2025-06-01"}))
    books = values("balance", before, report("Lumen", "2025-05-02", *rows), later)
    assert sorted((b.opening.value.low, b.closing.value.low) for b in books) == [(650, 661), (733, 741)]


@pytest.mark.parametrize(
    ("outlet", "quote", "group"),
    [
        ("Lumen", "On 1 May 31 sailors are in custody.", "seafarers"),
        ("Lumen", "On 1 May 31 nurses are in custody.", "doctors"),
        ("Doctors' Council", "On 1 May 31 of our profession are in custody.", "doctors"),
        ("Lumen", "On 1 May 31 of our profession are in custody.", "people"),
        ("Lumen", "On 1 May 31 are in custody at the doctors' house.", "people"),
    ],
)
def test_a_calling_is_a_group_of_its_own(outlet: str, quote: str, group: str) -> None:
    """A number of people of one calling is no number of all, be it told by the noun or by who counts their own."""
    case = prepare(material([report(outlet, "2025-05-02", ("count_held", quote, {"count": "31"}))]))
    assert [group_of(c) for c in case.claims] == [group]


def test_the_last_day_of_a_stretch_is_that_of_its_number() -> None:
    """Words for a time of day before the last day of a stretch do not hide it."""
    quote = "From 3 March to midnight on 19 March 412 people were detained."
    (found,) = values("count", report("Lumen", "2025-04-30", ("count_detained_total", quote, {"count": "412"})))
    assert found.as_of.last == date(2025, 3, 19)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Lumen. List of the detained, state at the end of April 2025", "2025-04-30"),
        ("Register as of 30 April 2025", "2025-04-30"),
        ("Сводка по состоянию на 30 апреля 2025 года", "2025-04-30"),
        ("A meeting on 30 April 2025", "2025-05-12"),
    ],
)
def test_a_heading_says_of_which_day_the_numbers_are(heading: str, day: str) -> None:
    """The numbers of a body's own report are of the day of which its first line gives the state."""
    row = ("count_held", "437 are held.", {"count": "437"})
    language = "ru" if heading.startswith("С") else "en"
    told = report("Lumen", "2025-05-12", row, text=f"{heading}\n\n{row[1]}", language=language)
    (count,) = values("count", told)
    assert count.as_of.last.isoformat() == day


def test_a_total_taken_for_the_number_held_is_the_word_of_who_took_it_so() -> None:
    """Whoever gives somebody's running total as a number of prisoners has said so alone."""
    quote = "So far 611 people have been detained."
    own = report("Lumen", "2025-03-02", ("count_detained_total", quote, {"count": "611"}))
    row = ("count_held", "611 people are in prison, Lumen says.", {"count": "611", "source": "Lumen"})
    found = values("count", own, report("Tarn Post", "2025-06-02", row))
    assert {(c.source, c.basis.value) for c in found} == {("Lumen", "cumulative_since"), ("Tarn Post", "stock_as_of")}


@pytest.mark.parametrize(
    ("quote", "as_of"),
    [
        ("Lumen reached 3415 detentions since March 2024 on 1 May.", "2025-05-01"),
        ("Since 3 March 2024 Lumen has documented 3415 detentions, by 1 May.", "2025-05-01"),
        ("Lumen has documented 3415 detentions since the vote of 1 May 2024.", "2025-05-21"),
    ],
)
def test_a_running_total_is_of_the_day_told_behind_where_it_began(quote: str, as_of: str) -> None:
    """Where no day is told but that on which the counting began, it is of the day of its report."""
    row = ("count_detained_total", quote, {"count": "3415"})
    (count,) = values("count", report("Tarn Post", "2025-05-21", row))
    assert count.as_of.iso == as_of
