"""Totals of people let out: known by adding up, explained by their sentence, and set against those of others."""

from .tables import Row, findings, report, values


def freed(quote: str, number: str, **fields: str) -> Row:
    return ("release", quote, {"count": number} | fields)


MARCH = report("Blue Wire", "2025-03-20", freed("On 19 March 23 were let go.", "23", date="2025-03-19"))
MAY = report("Blue Wire", "2025-05-22", freed("On 21 May 4 were let go.", "4", date="2025-05-21"))


def test_a_number_that_adds_up_two_others_is_a_total() -> None:
    """An undated number that comes to two others of its report, and is nowhere that of one day, sums them up."""
    told = report(
        "Lumen",
        "2025-06-01",
        freed("How many have come home? Twenty-seven, 27 in all ways.", "27"),
        freed("They were 23 in March.", "23", date="2025-03"),
        freed("And 4 in May.", "4", date="2025-05"),
    )
    (total,) = values("sum", MARCH, MAY, told)
    assert (total.total.low, total.value.text) == (27, "23 + 4")


def test_a_group_of_one_day_is_no_total_of_its_parts() -> None:
    """Who went two ways on one day is one group, whatever its parts come to."""
    first = report("Blue Wire", "2025-03-20", freed("On 19 March 27 were let go.", "27", date="2025-03-19"))
    told = report(
        "Lumen",
        "2025-03-22",
        freed("The 27 are out.", "27"),
        freed("To Lowmark went 23 by bus.", "23"),
        freed("And 4 flew to Tarn.", "4"),
    )
    assert not [s for s in values("sum", first, told) if s.total.low == 27]


def test_a_sentence_that_adds_named_people_explains_its_total() -> None:
    """A total is explained by the numbers of its own sentence, and a person whom that names counts as one."""
    quote = "This year 28 are free: 23 in March, 4 in May and Mira Halden."
    rows = (
        freed(quote, "28"),
        ("release", "23 in March", {"count": "23", "date": "2025-03"}),
        ("release", "4 in May", {"count": "4", "date": "2025-05"}),
        ("release", "Mira Halden", "Mira Halden"),
    )
    out = report(
        "Blue Wire", "2025-07-02", ("release", "Mira Halden came out on 1 July.", "Mira Halden", {"date": "2025-07-01"})
    )
    told = report("Lumen", "2025-12-30", *rows, text=quote)
    (total,) = [s for s in values("sum", MARCH, MAY, out, told) if s.total.low == 28]
    assert total.adds_up and len(total.parts) == 3


def compared(own: str) -> list[str]:
    told = report(
        "Lumen",
        "2025-12-30",
        freed("The Justice Ministry speaks of 36 this year.", "36", source="The Justice Ministry"),
        freed(own, "27"),
    )
    return [f.value.kind.value for f in findings("disagreement", told)]


def test_two_totals_side_by_side_differ_in_scope_or_rules() -> None:
    """A counter that sets another's total of people let out beside its own counts others, or by rules of its own."""
    assert compared("This year 27 have come home.") == ["scope"]
    assert compared("This year 27 from our list have come home.") == ["criteria"]


def test_a_number_given_before_is_put_right() -> None:
    """A report that says it had written another number takes that back, though the earlier report is not known."""
    told = report(
        "Lumen",
        "2025-05-30",
        freed("On 21 May 43 were let go.", "43", date="2025-05-21"),
        freed("Last week we had written 41.", "41", modality="denied"),
    )
    assert [f.value.kind.value for f in findings("disagreement", told)] == ["correction"]
    never = report(
        "Lumen",
        "2025-05-30",
        freed("On 21 May 43 were let go.", "43", date="2025-05-21"),
        freed("There were never 41.", "41", modality="denied"),
    )
    assert "correction" not in [f.value.kind.value for f in findings("disagreement", never)]


def test_a_total_with_a_part_told_only_in_another_sentence() -> None:
    """Groups and people listed within a total leave the number of one other group of the report: it is the third part."""
    quote = "Eleven are home: four came in spring, Mira Halden in June, the others now."
    told = report(
        "Lumen", "2025-07-08",
        ("release", "Six miners were let go on 7 July.", {"count": "six 6", "date": "2025-07-07"}),
        ("release", quote, {"count": "Eleven 11"}),
        ("release", "four came in spring", {"count": "four 4", "date": "2025-04"}),
        ("release", "Mira Halden in June", "Mira Halden", {"date": "2025-06"}),
        text=f"Six miners were let go on 7 July. {quote}",
    )  # fmt: skip
    (total,) = [s for s in values("sum", told) if s.total.low == 11]
    assert len(total.parts) == 3
