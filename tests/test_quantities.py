"""Numbers of people and lengths of time are read as the corpus conventions say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.quantities import Range, add, counts, number, term, terms, together

LANGUAGES = ("en", "ru", "be", "uk", "es", "pt", "xx")


def found(text: str, language: str = "en") -> list[tuple[str, int | None, int | None]]:
    return [(c.value.text, c.value.low, c.value.high) for c in counts(text, language)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("52 prisoners", 52, 52),
        ("over 75 prisoners", 76, None),
        ("at least 27 journalists", 27, None),
        ("about 200 people", 190, 210),
        ("about 550 people", 523, 577),
        ("nearly 1,500 people", 1425, 1500),
        ("60-90 people", 60, 90),
        ("between 60 and 90 people", 60, 90),
        ("several women", 3, 9),
        ("dozens of students", 24, 99),
        ("hundreds of students", 200, 999),
        ("hundreds, if not thousands, of people", 200, 9999),
        ("tens of thousands of people", 20000, 99999),
        ("up to 40 others", None, 40),
        ("fewer than 60 people", None, 59),
        ("a hundred and three people", 103, 103),
        ("1 184 people", 1184, 1184),
        ("1.2 thousand people", 1200, 1200),
        ("300 or so people", 285, 315),
        ("20 or more people", 20, None),
        ("an estimated 18,516 people", 18516, 18516),
        ("an estimated 11,000 people", 10450, 11550),
    ],
)
def test_hedges_become_bounds(text: str, low: int | None, high: int | None) -> None:
    """Each hedge gives the bounds of the corpus conventions."""
    assert [(c.value.low, c.value.high) for c in counts(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("более 1100 человек", "ru", 1101, None),
        ("не менее шести человек", "ru", 6, None),
        ("как минимум восемь человек", "ru", 8, None),
        ("около 40 человек", "ru", 38, 42),
        ("почти 10 тысяч человек", "ru", 9500, 10000),
        ("более тысячи человек", "ru", 1001, None),
        ("десятки студентов", "ru", 24, 99),
        ("сотни студентов", "ru", 200, 999),
        ("двадцать три женщины", "ru", 23, 23),
        ("троих журналистов", "ru", 3, 3),
        ("каля 3700 чалавек", "be", 3515, 3885),
        ("больш за 260 чалавек", "be", 261, None),
        ("ня менш за 130 чалавек", "be", 130, None),
        ("каля сотні чалавек", "be", 95, 105),
        ("дзясяткі людзей", "be", 24, 99),
        ("пяцярых актывістаў", "be", 5, 5),
        ("al menos 1.010 presos políticos", "es", 1010, None),
        ("más de 2.200 personas", "es", 2201, None),
        ("unos 80 opositores", "es", 76, 84),
        ("cuarenta y dos detenidos", "es", 42, 42),
        ("cerca de 3.500 pessoas", "pt", 3325, 3675),
        ("dezenas de opositores", "pt", 24, 99),
        ("понад 400 осіб", "uk", 401, None),
        ("щонайменше 1672 людини", "uk", 1672, None),
        ("близько 20 тисяч людей", "uk", 19000, 21000),
        ("від 100 до 150 тисяч людей", "uk", 100000, 150000),
        ("п’ятеро журналістів", "uk", 5, 5),
        ("кількох в’язнів", "uk", 3, 9),
    ],
)
def test_other_languages_have_the_same_bounds(text: str, language: str, low: int | None, high: int | None) -> None:
    """Russian, Belarusian and Ukrainian hedges and number words give the same bounds."""
    assert [(c.value.low, c.value.high) for c in counts(text, language)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("They handed over 50 soldiers.", ["50"]),
        ("It began in 2024. Thirteen people were held.", ["Thirteen"]),
        ("On 19 December 20 people were freed.", ["20"]),
        ("Since 2014, 18,105 arrests were counted.", ["18,105"]),
        ("At least 1603 were held.", ["At least 1603"]),
        ("Of the 60, 27 live abroad.", ["60", "27"]),
        ("1. Twelve were freed", ["Twelve"]),
        ("the three Europeans in jail", ["three"]),
        ("Summonses went out in November 2020 to 121 people.", ["121"]),
        ("Three teachers and two nurses", ["Three", "two"]),
    ],
)
def test_counts_are_told_from_their_neighbours(text: str, numbers: list[str]) -> None:
    """Dates, years and list markers beside a count are not taken into it."""
    assert [t for t, _, _ in found(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "in 2020",
        "between 2020 and 2022",
        "Article 411",
        "colony No. 4",
        "Mira Halden, 54, said",
        "Mira Halden (54)",
        "She was 16 when it began",
        "a 54-year-old teacher",
        "for four years",
        "5.5% of voters",
        "fined $300",
        "at 10:30",
        "12 kilometres",
        "11 September",
        "several times",
        "one knows",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    """Years, articles, colonies, ages, terms, money, times and dates are not people."""
    assert found(text) == []


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "Z", "Cc", "S"))), st.sampled_from(LANGUAGES))
def test_what_is_found_stands_where_it_says(text: str, language: str) -> None:
    """Whatever the text, offsets cut out exactly what was read, and nothing raises."""
    assert all(text[c.start : c.end] == c.value.text for c in counts(text, language))
    assert all(text[start:end] == t.text for start, end, t in terms(text, language))


def test_joined_groups_add_up_when_asked() -> None:
    """Two groups joined by "and" are one number on request."""
    text = "Freed were 120 civilians and 270 soldiers."
    assert [c.value for c in together(text, counts(text))] == [Range(390, 390, "120 civilians and 270 soldiers")]


def test_acts_of_different_kinds_are_not_added_up() -> None:
    """Arrests and deaths are two numbers; a year is none, even where people stand behind it."""
    text = "Since April 2018 the same volunteers documented 2,090 detentions and six deaths."
    assert [c.value.low for c in together(text, counts(text))] == [2090, 6]


@pytest.mark.parametrize(
    ("text", "language", "per"),
    [
        ("They detain 60-90 people each week.", "en", "week"),
        ("About 20 people a month are fined.", "en", "month"),
        ("До 40 человек в день.", "ru", "day"),
        ("52 people were freed.", "en", None),
    ],
)
def test_a_rate_says_its_period(text: str, language: str, per: str | None) -> None:
    """A number "each week" is a rate."""
    assert [c.per for c in counts(text, language)] == [per]


def test_a_count_knows_the_noun_it_counts() -> None:
    """The group is the span of the noun, past the words that describe it."""
    text = "at least 27 independent regional journalists"
    assert [text[slice(*c.group)] for c in counts(text) if c.group] == ["journalists"]


def test_open_bounds_stay_open_in_a_sum() -> None:
    """A sum is at least the sum of the lows; one open high leaves it open."""
    assert add([Range(52, 52, "52"), Range(76, None, "over 75")]) == Range(128, None, "52 + over 75")


@pytest.mark.parametrize(
    ("text", "language", "months"),
    [
        ("four years", "en", 48),
        ("11-year", "en", 132),
        ("6½ years", "en", 78),
        ("a year and a half", "en", 18),
        ("eleven years and six months", "en", 138),
        ("3 years 6 months", "en", 42),
        ("15 days", "en", 0.5),
        ("life", "en", None),
        ("14", "en", 168),
        ("seven and a half", "en", 90),
        ("up to 12 years", "en", 144),
        ("five to seven years", "en", None),
        ("between ten years and life", "en", None),
        ("26 años y cuatro meses", "es", 316),
        ("cadena perpetua", "es", None),
        ("dois anos e meio", "pt", 30),
        ("até 40 anos", "pt", 480),
        ("15 суток", "ru", 0.5),
        ("четыре года", "ru", 48),
        ("два года и три месяца", "ru", 27),
        ("полтора года", "ru", 18),
        ("год", "ru", 12),
        ("до 15 лет", "ru", 180),
        ("от 14 до 18 лет", "ru", None),
        ("пожизненный срок", "ru", None),
        ("чатыры з паловай гады", "be", 54),
        ("да 12 гадоў", "be", 144),
        ("10 сутак", "be", 0.33),
        ("двадцятьма чотирма роками", "uk", 288),
        ("дев’ять діб", "uk", 0.3),
    ],
)
def test_terms_are_in_months(text: str, language: str, months: float | None) -> None:
    """A month has 30 days and a year 12 months; life, death and ranges have no length."""
    assert term(text, language).months == months


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("sentenced in 2022 to ten years", [("ten years", 120)]),
        ("sentenced on July 4 to nine years", [("nine years", 108)]),
        ("got two years and three and a half years", [("two years", 24), ("three and a half years", 42)]),
        ("given four years and five months", [("four years and five months", 53)]),
        ("2 years and 18 months respectively", [("2 years", 24), ("18 months", 18)]),
        (
            "jailed for between six years and nine months and ten years",
            [("between six years and nine months and ten years", None)],
        ),
        ("from 5 to 15 days", [("from 5 to 15 days", None)]),
        ("was sentenced to life", [("life", None)]),
    ],
)
def test_terms_are_told_from_their_neighbours(text: str, lengths: list[tuple[str, float | None]]) -> None:
    """Years and days of the month are no lower ends, and a second term is not added to the first."""
    assert [(t.text, t.months) for _, _, t in terms(text)] == lengths


@pytest.mark.parametrize("text", ["54 years old", "two years ago", "a 54-year-old"])
def test_ages_are_no_terms(text: str) -> None:
    """How old somebody is, and how long ago something was, are no punishments."""
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("forty-six", "en", 46),
        ("seventh", "en", 7),
        ("двести сорок", "ru", 240),
        ("п’ятеро", "uk", 5),
        ("life", "en", None),
    ],
)
def test_numbers_are_read_in_words(text: str, language: str, value: float | None) -> None:
    """Digits and number words give the same value."""
    assert number(text, language) == value
