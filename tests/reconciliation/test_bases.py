"""What a number of people detained counts: one occasion, a stretch of time, or all since a day."""

import pytest

from .tables import Report, decision, report, values

FLOW, TOTAL = "flow_in_period", "cumulative_since"


def detained(told: str, quote: str, number: str = "300", outlet: str = "Lumen", **fields: str) -> Report:
    facts = {"language": fields.pop("language", "en")}
    return report(outlet, told, ("count_detained_total", quote, {"count": number} | fields), **facts)


@pytest.mark.parametrize(
    ("quote", "language", "basis"),
    [
        ("Between 3 and 9 March 300 people were detained.", "en", FLOW),
        ("The ministry put at 300 the number of people taken away since Monday evening.", "en", FLOW),
        ("In the past week 300 people were detained.", "en", FLOW),
        ("In February 300 people were detained.", "en", FLOW),
        ("In 2023, 300 people were detained.", "en", FLOW),
        ("Last year 300 people were detained.", "en", FLOW),
        ("Of the 300 brought in after the banned gathering most are home.", "en", FLOW),
        ("In just one night 300 were rounded up.", "en", FLOW),
        ("С 3 по 9 марта задержаны 300 человек.", "ru", FLOW),
        ("За апошні тыдзень затрыманыя 300 чалавек.", "be", FLOW),
        ("За одну ніч затримали 300 осіб.", "uk", FLOW),
        ("Since the vote of 7 November 2021 300 people have been jailed.", "en", TOTAL),
        ("From 1 March 2023 to 1 March 2024 there were 300 detentions.", "en", TOTAL),
        ("Since 15 February the duty lawyers have logged 300 detentions.", "en", TOTAL),
        ("As of March 300 people have been detained.", "en", TOTAL),
        ("So far 300 people have been detained.", "en", TOTAL),
        ("This year 300 people have been detained.", "en", FLOW),
        ("С 18 августа по 9 марта 300 задержаний.", "ru", TOTAL),
        ("Ад 2020 года затрымана 300 чалавек.", "be", TOTAL),
        ("300 people were detained.", "en", TOTAL),
        ("Between 1 September and 29 February we wrote down 300 arrests.", "en", FLOW),
        ("Since September judges have signed 300 warrants.", "en", FLOW),
        ("Since the start of the year 300 people have been detained.", "en", FLOW),
        ("From July to December 300 people were detained.", "en", FLOW),
        ("Over the past twelve months 300 people were detained.", "en", FLOW),
        ("On 25 February 300 people were arrested.", "en", FLOW),
        ("By 25 February 300 people had been arrested.", "en", TOTAL),
        ("Since the decree of May 2021 300 people have been jailed.", "en", TOTAL),
        ("From the first day of the siege 300 people have been taken.", "en", TOTAL),
        ("Our register of everybody ever detained, if only for a night, has 300 entries.", "en", TOTAL),
        ("300 people have been through the cells since last March.", "en", TOTAL),
        ("Some 300 were hauled in over the 2020 election.", "en", TOTAL),
        ("С сентября судьи подписали 300 постановлений.", "ru", FLOW),
        ("С начала осады задержаны 300 человек.", "ru", TOTAL),
        ("За полгода задержали 300 человек.", "ru", FLOW),
        ("25 февраля задержали 300 человек.", "ru", FLOW),
        ("По состоянию на 25 февраля составлено 300 протоколов.", "ru", TOTAL),
        ("Від початку облоги затримали 300 людей.", "uk", TOTAL),
        ("Від початку року затримали 300 людей.", "uk", FLOW),
        ("З верасня суддзі падпісалі 300 пастаноў.", "be", FLOW),
        ("Праз камеры за гэты час прайшлі 300 чалавек.", "be", TOTAL),
    ],
)
def test_the_sentence_tells_the_basis(quote: str, language: str, basis: str) -> None:
    """A short stretch, one that is over, or one occasion is a flow; a long one up to the day of the report a total."""
    (count,) = values("count", detained("2024-03-11", quote, language=language))
    assert count.basis.value == basis


@pytest.mark.parametrize(
    ("quote", "fields", "day"),
    [
        ("Between 1 September and 31 December we wrote down 300 arrests.", {}, "2023-12-31"),
        ("In 2023, 300 people were detained.", {"date": "2023"}, "2023-12-31"),
        ("Since September judges have signed 300 warrants.", {"date": "2023-09"}, "2024-03-11"),
        ("За летась судзілі 300 чалавек, а з верасня да снежня 300.", {}, "2023-12-31"),
        ("On 10 March our register of all jailed since the decree of May 2021 had 300.", {"date": "2024-03-10"}, "2024-03-10"),
    ],
)  # fmt: skip
def test_a_number_over_a_stretch_is_of_its_last_day(quote: str, fields: dict[str, str], day: str) -> None:
    """A closed stretch ends with its last day, an open one with the report; the day it began is not the number's."""
    language = "be" if "судзілі" in quote else "en"
    (count,) = values("count", detained("2024-03-11", quote, language=language, **fields))
    assert count.as_of.last.isoformat() == day


def test_of_two_numbers_in_a_sentence_each_has_the_stretch_beside_it() -> None:
    """The month tells of the number beside it, the years of the other."""
    sentence = "In January 41 people were detained, and since the decree of May 2021 it has been 900."
    rows = (
        ("count_detained_total", "In January 41 people were detained", {"count": "41"}),
        ("count_detained_total", "since the decree of May 2021 it has been 900", {"count": "900"}),
    )
    found = values("count", report("Lumen", "2024-03-11", *rows, text=sentence))
    assert sorted((c.value.low, c.basis.value) for c in found) == [(41, FLOW), (900, TOTAL)]


def test_what_only_the_type_gave_is_no_basis() -> None:
    """A basis that every number of the type gets says nothing; one that a person states is the last word."""
    told = detained("2024-03-11", "Between 3 and 9 March 300 people were detained.", basis=TOTAL)
    (guessed,) = values("count", told)
    stated = decision("correct", told.statements[0].id, field="basis", value=TOTAL)
    (count,) = values("count", told, judgements=[stated])
    assert (guessed.basis.value, count.basis.value) == (FLOW, TOTAL)


def test_a_number_without_words_goes_with_its_like() -> None:
    """A number repeated elsewhere, or told beside another of its source, is on the basis of that one."""
    rows = (
        ("count_detained_total", "The Oreld police put it at 300 in two nights.", {"count": "300"}),
        ("count_detained_total", "At first they had spoken of 150.", {"count": "150"}),
    )
    source = {"source": "the Oreld police"}
    told = report("Tarn Post", "2024-03-11", *((t, q, f | source) for t, q, f in rows))
    again = detained("2024-03-20", "The 300 of the Oreld police are people.", outlet="Blue Wire", **source)
    found = values("count", told, again)
    assert sorted((c.value.low, c.basis.value) for c in found) == [(150, FLOW), (300, FLOW)]


@pytest.mark.parametrize(
    ("quote", "kinds"),
    [
        ("Since August 2020 there were 611 prosecutions.", ["count"]),
        ("2,431 detentions and 611 criminal cases in the year.", ["count"]),
        ("С 1 мая 2020 года возбуждено 611 уголовных дел.", ["count"]),
        ("Prosecutors opened four criminal cases over a chat.", ["event"]),
    ],
)
def test_cases_over_a_long_time_are_a_total(quote: str, kinds: list[str]) -> None:
    """The number of all cases so far is a point of a series, cases opened on an occasion are an event."""
    number = "611" if "611" in quote else "4"
    facts = {"language": "ru" if quote.startswith("С") else "en"}
    told = report("Lumen", "2024-03-11", ("charge", quote, {"count": number}), **facts)
    assert [k for k in ("count", "event") if values(k, told)] == kinds


def test_a_number_is_of_no_day_after_its_report() -> None:
    """ "In spring" and "this year" end, for a number held, with the day on which it was told."""
    row = ("count_held", "There were 318 this year.", {"count": "318", "date": "2024"})
    (count,) = values("count", report("Lumen", "2024-09-11", row))
    assert count.as_of.last.isoformat() == "2024-09-11"


@pytest.mark.parametrize(
    "quote",
    [
        "From the vote of 4 February to that same midnight we documented 1,870 detentions at rallies.",
        "From the first march of 4 February to today 1,870 people were taken at protests.",
    ],
)
def test_from_an_event_of_a_day_on_is_a_running_total(quote: str) -> None:
    """What is counted from an event of months ago to the report is a total, at whatever occasions they were taken."""
    told = report("Lumen", "2025-11-19", ("count_detained_total", quote, {"count": "1870"}))
    (count,) = values("count", told)
    assert count.basis.value == TOTAL


@pytest.mark.parametrize(
    ("quote", "number", "kinds"),
    [
        ("148 people were given days in the cells.", "148", ["count", "count"]),
        ("611 people were given days in the cells.", "611", ["count"]),
        ("Three people were given days in the cells.", "3", ["count"]),
    ],
)
def test_a_number_that_goes_on_from_a_total_is_one(quote: str, number: str, kinds: list[str]) -> None:
    """Of those of a bulletin's total some are told in the next sentence: so many as of that day, and no one sentence."""
    total = "As of 11 March 611 protocols have been drawn up."
    rows = (
        ("count_detained_total", total, {"count": "611", "date": "2024-03-11"}),
        ("sentence", quote, {"count": number, "date": "2024-03-11"}),
    )
    found = values("count", report("Oreld police", "2024-03-12", *rows, text=f"{total} {quote}"))
    assert ["count"] * len(found) == kinds
    assert {c.basis.value for c in found} == {TOTAL}


def test_people_in_cases_are_people() -> None:
    """What is counted stands before the word for where: people held in cases are no cases."""
    quotes = ("120 people are held in criminal cases over the strike.", "120 criminal cases are open.")
    found = [values("count", report("Lumen", "2024-03-12", ("count_held", q, {"count": "120"})))[0] for q in quotes]
    assert [c.group for c in found] == [None, "cases"]


@pytest.mark.parametrize(
    ("number", "fields", "kinds"),
    [("318", {}, ["count"]), ("18", {}, ["event"]), ("318", {"date": "2024-03-09", "place": "Lowmark"}, ["event"])],
)
def test_so_many_cases_are_of_no_one_occasion(number: str, fields: dict[str, str], kinds: list[str]) -> None:
    """A great number of cases of no day and place is a total; a few, or those of one day, are opened on an occasion."""
    told = report("Lumen", "2024-03-11", ("charge", f"It opened {number} criminal cases.", {"count": number, **fields}))
    assert [k for k in ("count", "event") if values(k, told)] == kinds


@pytest.mark.parametrize(
    ("quote", "language", "basis"),
    [
        ("Since last July, when the depot was cleared, 300 people have been detained.", "en", TOTAL),
        ("С прошлого июля, когда разогнали лагерь, задержано 300 человек.", "ru", TOTAL),
        ("Since last July 300 people have been detained.", "en", FLOW),
    ],
)
def test_a_month_in_which_something_began_is_an_event(quote: str, language: str, basis: str) -> None:
    """A month of which it is said what happened then begins a running total, not a time that is reported on."""
    (count,) = values("count", detained("2025-04-12", quote, language=language))
    assert count.basis.value == basis


def test_a_number_that_its_origin_recalls_is_the_one_it_gave() -> None:
    """Of another time in its sentence a number of no day says nothing, where its origin gave it before."""
    before = detained("2025-03-02", "So far 611 people have been detained.", "611")
    again = detained("2025-06-02", "This spring a few papers made prisoners of our 611 detained people.", "611")
    (count,) = values("count", before, again)
    assert (count.basis.value, count.as_of.iso) == (TOTAL, "2025-03-02")
