"""Exchanges of people for people: who went the other way, whose word it is, and who denies it."""

import pytest

from .tables import Report, report, values

DAY = {"date": "2025-06-05"}


def names(*reports: Report) -> list[list[str]]:
    """The names of those handed over, exchange by exchange."""
    people = {p.id: p.name for p in values("person", *reports)}
    return [sorted(people[p] for p in deal.returned) for deal in values("deal", *reports)]


@pytest.mark.parametrize(
    "back",
    [
        "The return flight had Ola Venn aboard.",
        "Ola Venn was flown in the opposite direction.",
        "Ola Venn was sent back.",
        "Обратным рейсом улетела Ola Venn.",
        "Ola Venn вернулась на родину.",
        "У зворотному напрямку поїхала Ola Venn.",
        "У адваротны бок паехала Ola Venn.",
    ],
)
def test_who_went_the_other_way(back: str) -> None:
    """However the way back is told, those named there are the price."""
    rows = (
        ("exchange", "Mira Halden and four others landed at Tarn.", "Mira Halden", {**DAY, "count": "5"}),
        ("exchange", back, "Ola Venn", {**DAY}),
    )
    assert names(report("Foreign Ministry of Venland", "2025-06-05", *rows)) == [["Ola Venn"]]


def test_one_of_the_three_who_went_back() -> None:
    """Who is spoken of as one of "the three", where three went back, went back."""
    rows = (
        ("exchange", "Five people came out of Oreld at dawn", {**DAY, "count": "five 5"}),
        ("exchange", "three people went back there in a lorry", {**DAY, "count": "three 3"}),
        ("exchange", "Mira Halden was among the five.", "Mira Halden", {**DAY}),
        ("exchange", "Ivo Talby led the three.", "Ivo Talby", {**DAY}),
    )
    text = (
        "Five people came out of Oreld at dawn; three people went back there in a lorry. "
        "Mira Halden was among the five. Ivo Talby led the three."
    )
    assert names(report("Blue Wire", "2025-06-05", *rows, text=text)) == [["Ivo Talby"]]


def test_nobody_was_exchanged() -> None:
    """A spokeswoman who says days later that nobody was exchanged for anybody denies the exchange of those days."""
    told = report(
        "Foreign Ministry of Venland", "2025-06-05",
        ("exchange", "Mira Halden and four others landed at Tarn.", "Mira Halden", {**DAY, "count": "5"}),
        ("exchange", "Ola Venn travelled the other way.", "Ola Venn", {**DAY}),
    )  # fmt: skip
    quote = '"We exchanged nobody for anybody," said Nora Lind.'
    denied = report("Tarn Post", "2025-06-08", ("exchange", quote, {"modality": "denied", "source": "Nora Lind"}))
    much_later = report("Tarn Post", "2025-09-08", ("exchange", quote, {"modality": "denied", "source": "Nora Lind"}))
    assert [d.denied_by for d in values("deal", told, denied)] == [("Nora Lind",)]
    assert [d.denied_by for d in values("deal", told, much_later)] == [()]


def test_those_handed_over_are_only_counted() -> None:
    """Where nobody names those who went the other way, the price is their number."""
    rows = (
        ("exchange", "Mira Halden and four others landed at Tarn.", "Mira Halden", {**DAY, "count": "5"}),
        ("exchange", "Three agents were flown the other way.", {**DAY, "count": "3"}),
    )
    (deal,) = values("deal", report("Blue Wire", "2025-06-05", *rows))
    assert (deal.returned, deal.target, deal.measure) == ((), "3", "persons_returned")


def test_a_denied_exchange_is_in_dispute() -> None:
    """The word of who calls it an exchange stands against that of who says that nobody was exchanged."""
    text = (
        "Mira Halden and four others landed at Tarn. Ola Venn travelled the other way. "
        "The Ministry confirms that this was the exchange agreed in April."
    )
    rows = (
        ("exchange", "Mira Halden and four others landed at Tarn.", "Mira Halden", {**DAY, "count": "5"}),
        ("exchange", "Ola Venn travelled the other way.", "Ola Venn", {**DAY}),
    )
    told = report("Foreign Ministry of Venland", "2025-06-05", *rows, text=text)
    quote = '"We exchanged nobody for anybody," said Nora Lind.'
    denied = report("Tarn Post", "2025-06-08", ("exchange", quote, {"modality": "denied", "source": "Nora Lind"}))
    (cause,) = [d for d in values("disagreement", told, denied) if d.kind == "causal_link"]
    assert "The Ministry confirms that this was the exchange agreed in April." in [p.quote for p in cause.passages]


def told_on_the_day(outlet: str = "Blue Wire", *, called: str = "") -> Report:
    """A report of two groups that changed places, with no word of who belongs where."""
    rows = (
        ("exchange", "Mira Halden came down the steps.", "Mira Halden", {**DAY}),
        ("exchange", "Ola Venn and Ivo Talby went up them.", "Ola Venn", "Ivo Talby", {**DAY}),
    )
    text = f"{rows[0][1]} {rows[1][1]} {called}".strip()
    return report(outlet, "2025-06-05", *rows, text=text)


def test_who_was_never_heard_of_before_was_given() -> None:
    """Prisoners are spoken of while they are in prison: the group of which nothing was told was given for the other."""
    held = report("Lumen", "2024-02-01", ("arrest", "Mira Halden was arrested.", "Mira Halden", {"date": "2024-01-30"}))
    assert names(held, told_on_the_day()) == [["Ivo Talby", "Ola Venn"]]
    assert names(told_on_the_day()) == []


def test_an_exchange_is_the_word_of_those_who_call_it_one() -> None:
    """A report that only tells what was seen leaves the word to the office that it quotes for it."""
    held = report("Lumen", "2024-02-01", ("arrest", "Mira Halden was arrested.", "Mira Halden", {"date": "2024-01-30"}))
    (deal,) = values("deal", held, told_on_the_day(called="The Chancellery of Venland called it an exchange."))
    assert deal.asserted_by == ("The Chancellery of Venland",)
    (deal,) = values("deal", held, told_on_the_day())
    assert deal.asserted_by == ("Blue Wire",)


def test_so_many_for_so_many_last_month_is_one_exchange() -> None:
    """An exchange told with both its sides is no total, though only its month is given."""
    quote = "Last month Oreld got back two pilots in return for one banker."
    rows = tuple(("exchange", quote, {"count": n, "date": "2025-06"}) for n in ("2", "1"))
    assert not any(e.period for e in values("event", report("Blue Wire", "2025-07-08", *rows)))
