"""What is denied of everybody, of cases, and terms that do not contradict each other."""

import pytest

from .tables import Report, Row, report, values


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


REFUSED = report(
    "Tarn Post", "2025-09-26",
    ("refusal", "Mira Halden would not put her name to a petition, says Anton Verik.", "Mira Halden",
     {"source": "Anton Verik"}),
)  # fmt: skip


def denied(quote: str, told: str = "2025-09-27") -> Report:
    row = ("refusal", quote, {"modality": "denied", "source": "the presidency"})
    return report("Oreld State News", told, row)


@pytest.mark.parametrize("quote", ["Nobody refused anything, the presidency said.", "There was not a single refusal."])
def test_that_nobody_refused_denies_what_is_told_of_somebody(quote: str) -> None:
    """A denial of everybody soon after somebody was told to have refused is of them."""
    assert kinds(REFUSED, denied(quote)) == ["modality"]


def test_a_denial_of_no_one_in_particular_or_of_long_after_is_of_nobody() -> None:
    """What is denied months later, or without a word for everybody, is no answer to what was told of one."""
    assert kinds(REFUSED, denied("Nobody refused anything.", "2026-03-01")) == []
    assert kinds(REFUSED, denied("She says that the offer still stands.")) == []


def test_that_nobody_died_in_one_prison_is_not_of_another() -> None:
    """Who says that nobody died there denies a death told of that prison alone."""
    dead = ("death_in_custody", "Mira Halden died in the Tarn prison.", "Mira Halden", {"place": "Tarn prison"})
    told = report("Lumen", "2024-01-11", dead)

    def nobody(place: str) -> Report:
        quote = f"No one died in the {place}, the Prison Service said."
        row = ("death_in_custody", quote, {"modality": "denied", "source": "the Prison Service", "place": place})
        return report("Tarn Post", "2024-01-13", row)

    assert kinds(told, nobody("Tarn prison")) == ["modality"]
    assert kinds(told, nobody("Velm prison")) == []


def test_a_denial_of_cases_is_none_of_people() -> None:
    """That an amnesty leaves out three cases does not deny that three people were let out."""
    out = report("Tarn Post", "2025-02-28", ("release", "Three people were let out on Friday.", {"count": "3"}))
    cases = report(
        "Ministry of Justice of Oreld", "2025-03-06",
        ("pardon", "The act does not cover the 3 criminal cases over the harbour.", {"count": "3", "modality": "denied"}),
    )  # fmt: skip
    assert kinds(out, cases) == []


def term(quote: str, words: str, months: int, **fields: str) -> Row:
    return "sentence", quote, "Mira Halden", {"term": (words, months), "date": "2025-02-11", **fields}


NINE = report("Lumen", "2025-02-12", term("Mira Halden was given nine years.", "nine years", 108))


@pytest.mark.parametrize(
    ("quote", "words", "months", "found"),
    [
        ("Mira Halden was given seven years.", "seven years", 84, ["value"]),
        ("Mira Halden has the remainder to serve, two years.", "two years", 24, []),
        ("Мира Гальден отбудет оставшиеся два года.", "два года", 24, []),
        ("Mira Halden, given seven years, serves the rest of her term in Velm.", "seven years", 84, ["value"]),
        ("Mira Halden serves the rest of her term: two years.", "two years", 24, []),
    ],
)
def test_what_is_left_of_a_term_is_no_other_term(quote: str, words: str, months: int, found: list[str]) -> None:
    """What somebody has still to serve says nothing against the length of the sentence."""
    other = report("Ministry of Justice of Oreld", "2025-02-14", term(quote, words, months))
    assert kinds(NINE, other) == found


def test_one_term_that_became_another_is_told_by_one() -> None:
    """Who tells both lengths in one report tells how the one became the other."""
    both = report(
        "Lumen", "2025-09-02",
        term("Mira Halden had nine years.", "nine years", 108),
        term("They became eleven years for Mira Halden.", "eleven years", 132, date="2025-08-30"),
    )  # fmt: skip
    assert kinds(both) == []


def test_another_term_of_the_same_day_is_no_later_one() -> None:
    """Who recalls the length that others gave and has another of that day contradicts them."""
    other = report(
        "Tarn Post", "2025-02-14",
        term("Nine years for Mira Halden, some wrote.", "Nine years", 108),
        term("Mira Halden got seven years.", "seven years", 84),
    )  # fmt: skip
    assert kinds(NINE, other) == ["value"]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Lumen's public rule gives 268 people on 31 August.", ["value"]),
        ("Our own rules yield 268 people for 31 August.", ["criteria"]),
    ],
)
def test_a_number_by_anothers_rule_is_of_the_same_people(quote: str, found: list[str]) -> None:
    """Who counts by a rule that is another's differs from them in value."""
    ours = "Lumen has 271 people for that day."
    told = report(
        "Card Archive", "2025-09-02",
        ("count_held", quote, {"count": "268", "date": "2025-08-31"}),
        ("count_held", ours, {"count": "271", "date": "2025-08-31", "source": "Lumen"}),
    )  # fmt: skip
    assert kinds(told) == found


def taken(outlet: str, told: str, quote: str, number: str, type_: str = "arrest") -> Report:
    return report(outlet, told, (type_, quote, {"count": number, "date": "2025-05-05", "place": "Tarn"}))


CROWD = taken("Lumen", "2025-05-07", "On 5 May police in Tarn took 14 people away.", "14")
CASES = taken("Oreld State News", "2025-05-31", "Over 5 May in Tarn 9 criminal cases were opened.", "9", "charge")


def test_few_cases_that_become_as_many_people_are_of_another_unit() -> None:
    """A number of cases that a later report gives as one of people taken is of another unit, however small it is."""
    farm = taken("Buzz", "2025-07-21", "On 5 May 9 people were arrested in Tarn.", "9")
    assert "unit" in kinds(CROWD, CASES, farm)
    assert "unit" not in kinds(CROWD, farm)


@pytest.mark.parametrize(
    ("beside", "found"),
    [
        ("The Harbour Watch wrote to say it withdraws its report.", ["correction"]),
        ("Our lawyers drank tea with her.", ["modality"]),
        ("Another paper withdraws its report.", ["modality"]),
    ],
)
def test_a_teller_who_is_said_to_withdraw_corrects_itself(beside: str, found: list[str]) -> None:
    """Who denies in their own voice what its teller, named beside it, withdraws tells of a correction."""
    quote = "Mira Halden was not taken on 30 June."
    told = report(
        "Harbour Watch", "2025-07-02",
        ("rearrest", "Mira Halden was detained again on 30 June.", "Mira Halden", {"date": "2025-06-30"}),
    )  # fmt: skip
    denial = report(
        "Defence Circle", "2025-07-04",
        ("rearrest", quote, "Mira Halden", {"date": "2025-06-30", "modality": "denied"}),
        text=f"{quote} {beside}",
    )  # fmt: skip
    assert kinds(told, denial) == found


@pytest.mark.parametrize(
    ("outlet", "number", "found"),
    [("Presidential Press Service of Oreld", "4", "value"), ("Ministry of Justice of Oreld", "2", "criteria")],
)
def test_how_many_foreigners_were_among_them(outlet: str, number: str, found: str) -> None:
    """Two numbers of foreigners differ; where the holding state has fewer, it counts its own citizens for none."""

    def let_out(outlet: str, number: str) -> Report:
        quote = f"Of the 19 people let out on 14 June {number} were foreigners."
        day = {"date": "2025-06-14"}
        whole = ("release", f"19 people were let out on 14 June, says {outlet}.", {"count": "19", **day})
        return report(outlet, "2025-06-15", whole, ("release", quote, {"count": number, **day}))

    assert kinds(let_out("Tarn Post", "3"), let_out(outlet, number)) == [found]
