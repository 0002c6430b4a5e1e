"""Numbers, deals and disagreements: side by side, tied by words or by time, and set against each other by kind."""

from tables import supported, values

from habeas.register import Register


def test_the_books_between_two_counts(register: Register) -> None:
    """Opening, less the released, plus the newly recognised, is set against closing; the rest is unexplained."""
    found = supported(
        register,
        """
        Lumen | 2025-05-02 | count_held                    | | On 1 May 100 were on our list.  | count=100 date=2025-05-01
        Lumen | 2025-05-11 | release                       | | On 10 May 12 came home.         | count=12 date=2025-05-10
        Lumen | 2025-05-21 | recognized_political_prisoner | | On 20 May we added 7.           | count=7 date=2025-05-20
        Lumen | 2025-06-02 | count_held                    | | On 1 June 93 were on our list.  | count=93 date=2025-06-01
        """,
    )
    (book,) = values("balance", found)
    assert (book.expected.low, book.unexplained.low) == (95, -2)


def test_a_group_of_its_own_is_not_set_against_the_whole(register: Register) -> None:
    """Journalists held and political prisoners held are two series, and no contradiction."""
    found = supported(
        register,
        """
        Press Circle | 2025-09-17 | count_held | | 33 journalists are behind bars. | count=33 date=2025-09-17
        Lumen        | 2025-09-17 | count_held | | 2,072 prisoners are held.       | count=2,072 date=2025-09-17
        """,
    )
    assert len(values("count", found)) == 2 and values("disagreement", found) == []


def test_one_source_twice_with_nothing_between(register: Register) -> None:
    """One source's 2,072 and, weeks later, over 2,400 is a disagreement that names its kind and says why: with numbers
    that are not exact there are no books."""
    found = supported(
        register,
        """
        Lumen     | 2025-09-20 | count_held | | On 17 September 2,072 were held.      | count=2,072 date=2025-09-17
        Blue Wire | 2025-12-20 | count_held | | Now over 2,400 are held, Lumen says.  | count=over:2,400 source=Lumen date=2025-12
        """,
    )
    (clash,) = [f for f in found if f.kind == "disagreement"]
    assert clash.value.kind == "date_lag" and "nothing told explains" in clash.reason


def test_words_that_tie_and_words_that_deny(register: Register) -> None:
    """A tie by words is a deal asserted by one and denied by another, and a disagreement about the cause."""
    found = supported(
        register,
        """
        Blue Wire | 2025-06-06 | release         | | Oreld freed 40 on 5 June.                     | count=40 date=2025-06-05
        Blue Wire | 2025-06-06 | sanction_lifted | | In exchange Washington cleared Orelair.       | place=Orelair
        Ministry  | 2025-06-07 | sanction_lifted | | Orelair was cleared on 6 June; there is no connection with prisoners. | place=Orelair date=2025-06-06
        """,
    )
    (deal,) = values("deal", found)
    assert (deal.tie, deal.words, deal.freed.low) == ("words", "In exchange", 40)
    assert (deal.asserted_by, deal.denied_by) == (("Blue Wire",), ("Ministry",))
    assert [d.kind.value for d in values("disagreement", found)] == ["causal_link"]


def test_nearness_in_time_is_said_to_be_no_more(register: Register) -> None:
    """A measure eased in the week of a release is tied to it by time only."""
    found = supported(
        register,
        """
        Blue Wire | 2025-06-06 | release         | | Oreld freed 40 on 5 June.               | count=40 date=2025-06-05
        Blue Wire | 2025-06-06 | sanction_lifted | | Washington cleared Orelair on 6 June.   | place=Orelair date=2025-06-06
        """,
    )
    (deal,) = values("deal", found)
    assert (deal.tie, deal.words) == ("time", None)


def test_forty_copies_are_not_forty_confirmations(register: Register) -> None:
    """Outlets that carry one agency's text are one origin, and the event stands as reported once."""
    text = (
        "Oreld let nineteen prisoners out of the colony at Sarn on Thursday and drove them to the border in a grey bus"
    )
    rows = [
        f"""
        Paper {n} | 2025-06-{n:02} | release | | {text}.                  | count=19 date=2025-06-05
        Paper {n} | 2025-06-{n:02} | release | | Paper {n} wishes them well. | modality=called_for
        """.strip()
        for n in range(5, 25)
    ]
    (event,) = [f for f in supported(register, "\n".join(rows)) if f.kind == "event"]
    assert (event.origins_for, len(event.supporting), event.support.value) == (1, 20, "reported")
