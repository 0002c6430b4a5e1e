"""Dates are found in text and mean the days the corpus conventions give them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.dates import Anchor, Kind, When, find, resolve, timexes

PUBLISHED = date(2025, 9, 17)  # a Wednesday
LANGUAGES = ("en", "ru", "be", "uk", "xx")


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "Z", "Cc", "S"))), st.sampled_from(LANGUAGES), st.dates())
def test_what_is_found_stands_where_it_says(text: str, language: str, anchor: date) -> None:
    """Whatever the text, offsets cut out exactly what was read, and nothing raises."""
    assert all(text[d.start : d.end] == d.when.text for d in find(text, anchor, language))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("11 September 2025", "2025-09-11"),
        ("September 11th, 2025", "2025-09-11"),
        ("Saturday, 24 May 2025", "2025-05-24"),
        ("the ninth of August", "2025-08-09"),
        ("Sept. 11", "2025-09-11"),
        ("11 December", "2024-12-11"),
        ("the 4th of September", "2025-09-04"),
        ("2025-09-11", "2025-09-11"),
        ("11.09.2025", "2025-09-11"),
        ("11/09/2025", "2025-09-11"),
        ("May 2022", "2022-05"),
        ("early February 1987", "1987-02"),
        ("in December", "2024-12"),
        ("in 2020", "2020"),
        ("late 2020", "2020"),
        ("mid-2015", "2015"),
        ("the first half of 2024", "2024"),
        ("spring of 2020", "2020"),
        ("last summer", "2024"),
        ("on Friday", "2025-09-12"),
        ("on Wednesday", "2025-09-17"),
        ("last Tuesday", "2025-09-09"),
        ("last Friday", "2025-09-12"),
        ("next Tuesday", "2025-09-23"),
        ("Sunday night", "2025-09-14"),
        ("today", "2025-09-17"),
        ("overnight", "2025-09-17"),
        ("last night", "2025-09-16"),
        ("on the last day of last month", "2025-08-31"),
        ("the first day of June 2024", "2024-06-01"),
        ("on the same morning in October 2022", "2022-10"),
        ("On the 4th soldiers came", "2025-09-04"),
        ("yesterday", "2025-09-16"),
        ("last month", "2025-08"),
        ("last week", "2025-09"),
        ("earlier this month", "2025-09"),
        ("last year", "2024"),
        ("last June", "2024-06"),
        ("3 October last year", "2024-10-03"),
        ("two years ago", "2023"),
        ("a year ago", "2024-09"),
        ("a year ago today", "2024-09-17"),
        ("a week ago", "2025-09-10"),
        ("by the end of the year", "2025"),
        ("before Christmas", "2025-12"),
        ("before New Year", "2025-12"),
        ("Easter Sunday 2025", "2025-04-20"),
        ("the night of 8-9 January", "2025-01-09"),
        ("20 and 21 August", "2025-08"),
        ("July-Dec 2024", "2024"),
        ("since 2020", None),
        ("from July to August", None),
        ("between 4 and 19 January", None),
        ("31 April 2024", None),
    ],
)
def test_a_date_has_the_value_of_the_conventions(text: str, iso: str | None) -> None:
    """Each form gives the day, month or year that the corpus gives it."""
    assert resolve(text, PUBLISHED).iso == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("11 сентября 2025 года", "ru", "2025-09-11"),
        ("11 сентября", "ru", "2025-09-11"),
        ("в августе 2020 года", "ru", "2020-08"),
        ("в августе 2020-го", "ru", "2020-08"),
        ("в 2020 году", "ru", "2020"),
        ("летом 2021 года", "ru", "2021"),
        ("в прошлом месяце", "ru", "2025-08"),
        ("3 октября прошлого года", "ru", "2024-10-03"),
        ("в четверг", "ru", "2025-09-11"),
        ("в прошлую пятницу", "ru", "2025-09-12"),
        ("вчера утром", "ru", "2025-09-16"),
        ("год назад", "ru", "2024-09"),
        ("в ночь на 5 декабря", "ru", "2024-12-05"),
        ("до конца года", "ru", "2025"),
        ("с 2020 года", "ru", None),
        ("с мая по ноябрь", "ru", None),
        ("30 жніўня", "be", "2025-08-30"),
        ("8 верасня 2022 года", "be", "2022-09-08"),
        ("у лютым", "be", "2025-02"),
        ("у 2021 годзе", "be", "2021"),
        ("учора", "be", "2025-09-16"),
        ("у мінулым месяцы", "be", "2025-08"),
        ("летась", "be", "2024"),
        ("ў чацвер", "be", "2025-09-11"),
        ("12 вересня", "uk", "2025-09-12"),
        ("у травні 2024 року", "uk", "2024-05"),
        ("у 2022-му", "uk", "2022"),
        ("восени 2022 року", "uk", "2022"),
        ("минулого місяця", "uk", "2025-08"),
        ("торік у травні", "uk", "2024-05"),
        ("у неділю", "uk", "2025-09-14"),
        ("вчора", "uk", "2025-09-16"),
        ("el 11 de septiembre de 2025", "es", "2025-09-11"),
        ("el pasado 12 de diciembre", "es", "2024-12-12"),
        ("el pasado martes", "es", "2025-09-16"),
        ("la madrugada del domingo", "es", "2025-09-14"),
        ("este lunes", "es", "2025-09-15"),
        ("en junio de 2021", "es", "2021-06"),
        ("el mes pasado", "es", "2025-08"),
        ("hace dos años", "es", "2023"),
        ("anoche", "es", "2025-09-17"),
        ("desde el 2 de junio", "es", None),
        ("na terça-feira", "pt", "2025-09-16"),
        ("esta sexta-feira", "pt", "2025-09-12"),
        ("a 20 de junho de 2015", "pt", "2015-06-20"),
        ("em março do ano passado", "pt", "2024-03"),
        ("no mês passado", "pt", "2025-08"),
        ("ontem à noite", "pt", "2025-09-16"),
        ("11.09.2025", "de", "2025-09-11"),
    ],
)
def test_other_languages_follow_the_same_conventions(text: str, language: str, iso: str | None) -> None:
    """Slavic and Romance dates have the same values; any language has its dates in digits."""
    assert resolve(text, PUBLISHED, language=language).iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "They may go.",
        "Of the 30, 24 may be freed.",
        "52 people",
        "for four years",
        "an 11-year term",
        "He sat in a cell.",
        "They march on.",
        "April Halden said so.",
        "The 1534th day has passed.",
        "They met on the 10th anniversary and spoke on the last day of the trial.",
        "under Article 2020",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    """Modal verbs, names, numbers and lengths of time are no dates."""
    assert find(text, PUBLISHED) == []


def test_the_last_day_of_the_month_is_of_the_month_under_review() -> None:
    """A review that comes out as a month begins tells of the month before."""
    review = find("The list had 512 names on the last day of the month.", date(2024, 3, 5))
    assert [d.when.iso for d in review] == ["2024-02-29"]


def test_a_vague_part_of_a_year_is_a_narrower_interval() -> None:
    """ "Late 2020" is October to December, though its iso is the year."""
    assert resolve("late 2020", None) == When("late 2020", date(2020, 10, 1), date(2020, 12, 31), "2020")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("On 5 May 2021 she was arrested; two days later she was freed.", "2021-05-07"),
        ("On 5 May 2021 she was arrested. She was freed the same day.", "2021-05-05"),
        ("He was held on Friday and freed the next morning.", "2025-09-13"),
        ("Arrested in March 2021, he was sentenced in October of that year.", "2021-10"),
        ("Arrested in September 2017, he was freed a year later.", "2018-09"),
        ("Detained in December 2019, on the 26th of that month she was charged.", "2019-12-26"),
        ("In May a court gave her bail; a second case was opened the same evening.", "2025-05"),
        ("He walked out on 11 May. Before nightfall he was in a cell again.", "2025-05-11"),
    ],
)
def test_a_date_counts_from_the_one_before_it(text: str, iso: str) -> None:
    """'Two days later', 'the same day' and 'of that year' are counted from the date before in the text."""
    assert find(text, PUBLISHED)[-1].when.iso == iso


def test_a_date_counts_from_a_date_given() -> None:
    """What stands before the text can be handed in."""
    near = When("5 May 2021", date(2021, 5, 5), date(2021, 5, 5), "2021-05-05")
    assert find("The next day she was freed.", PUBLISHED, near=near)[0].when.iso == "2021-05-06"


def test_a_day_by_its_number_is_of_the_month_told_in_its_paragraph() -> None:
    """ "On the 11th" takes the month the paragraph speaks of, however long ago; elsewhere the latest such day."""
    near = When("May 2023", date(2023, 5, 1), date(2023, 5, 31), "2023-05")
    text = "On the 11th soldiers seized her."
    assert find(text, PUBLISHED, near=near, within=True)[0].when.iso == "2023-05-11"
    assert find(text, PUBLISHED, near=near)[0].when.iso == "2025-09-11"


def test_how_long_something_took_is_no_other_day() -> None:
    """ "After ten days" counts from a day of the clause before, not from the one it explains."""
    assert [d.when.iso for d in find("He died on 3 May after ten days.", PUBLISHED)] == ["2025-05-03"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("She will be released on Friday.", "2025-09-19"),
        ("In April Varna means to propose a swap.", "2026-04"),
        ("The licence expires in April.", "2026-04"),
        ("She was released on Friday.", "2025-09-12"),
        ("The trial is due to begin in January.", "2026-01"),
        ("The verdict, set for 15 September, was put off.", "2025-09-15"),
    ],
)
def test_the_sentence_says_whether_a_date_is_to_come(text: str, iso: str) -> None:
    """A sentence that looks ahead puts its weekday or month after publication, but no day just past a year off."""
    assert find(text, PUBLISHED)[0].when.iso == iso


def test_a_caller_who_knows_can_say_that_a_date_is_to_come() -> None:
    """`future` outranks the words of the sentence."""
    assert resolve("Friday", PUBLISHED, future=True).iso == "2025-09-19"


def test_since_keeps_the_day_it_begins() -> None:
    """'Since' has no iso of its own, reaches to the anchor, and holds the date behind it."""
    (found,) = find("held since 12 May 2023", PUBLISHED)
    assert found.kind is Kind.SINCE
    assert found.when == When("since 12 May 2023", date(2023, 5, 12), PUBLISHED)
    assert found.begins == When("12 May 2023", date(2023, 5, 12), date(2023, 5, 12), "2023-05-12")


@pytest.mark.parametrize(
    ("text", "anchor", "iso"),
    [
        ("yesterday", (date(2021, 4, 1), date(2021, 4, 30)), None),
        ("on Sunday", (date(2021, 4, 1), date(2021, 4, 30)), None),
        ("last month", (date(2021, 4, 1), date(2021, 4, 30)), "2021-03"),
        ("5 March", When("April 2021", date(2021, 4, 1), date(2021, 4, 30), "2021-04"), "2021-03-05"),
        ("on Sunday", None, None),
        ("5 March", None, None),
        ("5 March 2021", None, "2021-03-05"),
    ],
)
def test_a_vague_or_missing_anchor_leaves_unknown_what_needs_a_day(text: str, anchor: Anchor, iso: str | None) -> None:
    """With only a month of publication weekdays are unknown; with none, so is every date that counts from it."""
    assert resolve(text, anchor).iso == iso


def test_every_expression_of_time_has_its_timex_value() -> None:
    """Dates, times of day, lengths and frequencies have the values of TIMEX3, and stand where they say."""
    text = "On Friday morning, after two years, the annual report for the third quarter of 2024 came; it is weekly now."
    values = [(text[t.start : t.end], t.type, t.value) for t in timexes(text, PUBLISHED)]
    assert values == [
        ("Friday morning", "TIME", "2025-09-12TMO"),
        ("two years", "DURATION", "P2Y"),
        ("annual", "SET", "P1Y"),
        ("the third quarter of 2024", "DATE", "2024-Q3"),
        ("weekly", "SET", "P1W"),
        ("now", "DATE", "PRESENT_REF"),
    ]


@settings(deadline=None)
@given(st.text(), st.dates())
def test_expressions_of_time_never_overlap(text: str, anchor: date) -> None:
    """Whatever the text, what is found is in order, without overlap, within the text."""
    found = timexes(text, anchor)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_term_is_no_part_of_the_day_behind_it() -> None:
    """Of "sentenced to ten years earlier this month" the month is the date."""
    found = find("They were sentenced to 10 years earlier this month.", date(2023, 2, 11), "en")
    assert [d.when.iso for d in found] == ["2023-02"]
