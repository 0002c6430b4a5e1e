"""One thing told under two days, by which it was placed as two."""

from .tables import Report, Row, report, values


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


def happened(type_: str, quote: str, day: str, **more: str) -> Row:
    return (type_, quote, "Ivo Talby", {"date": day, **more})


FIRST = report("Lumen", "2025-03-10", happened("rearrest", "Ivo Talby was taken again on 2 March.", "2025-03-02"))
LATER = report(
    "State News", "2025-04-10", happened("rearrest", "Ivo Talby was detained anew on 20 March.", "2025-03-20")
)


def test_nobody_is_taken_again_twice_within_weeks() -> None:
    """Two days for what happens to somebody once are one late day, where nothing is told between."""
    assert kinds(FIRST, LATER) == ["date_lag"]


def test_who_was_let_out_between_was_taken_twice() -> None:
    """A release between makes two arrests of it."""
    out = report("Blue Wire", "2025-03-09", happened("release", "Ivo Talby came out on 8 March.", "2025-03-08"))
    assert kinds(FIRST, out, LATER) == []


def test_what_one_source_tells_twice_happened_twice() -> None:
    """Who tells both knows of two."""
    again = report(
        "Lumen", "2025-04-10", happened("rearrest", "Ivo Talby was led off again on 20 March.", "2025-03-20")
    )
    assert kinds(FIRST, again) == []


def test_a_plan_that_came_to_nothing_is_no_late_day() -> None:
    """What was called off and done some weeks later was done then."""
    planned = report(
        "State News",
        "2025-03-01",
        happened("release", "Ivo Talby leaves on 3 March.", "2025-03-03", modality="planned"),
    )
    off = report(
        "Lumen",
        "2025-03-05",
        happened("release", "On 3 March Ivo Talby was not let go.", "2025-03-03", modality="denied"),
    )
    out = report("Blue Wire", "2025-03-22", happened("release", "Ivo Talby came out on 21 March.", "2025-03-21"))
    assert "date_lag" not in kinds(planned, off, out)


FAIR = report(
    "Lumen",
    "2025-03-02",
    (
        "arrest",
        "On 1 March 12 people were detained, Ivo Talby too.",
        "Ivo Talby",
        {"date": "2025-03-01", "count": "12"},
    ),
)


def test_two_groups_of_different_sizes_are_two() -> None:
    """Who was taken with eleven others and then with thirty-nine was taken twice."""
    many = report(
        "Blue Wire",
        "2025-03-26",
        (
            "arrest",
            "Police led 40 away at the bridge on 25 March, Ivo Talby one of these.",
            "Ivo Talby",
            {"date": "2025-03-25", "count": "40"},
        ),
    )
    assert kinds(FAIR, many) == []


def test_two_groups_of_other_people_are_two() -> None:
    """Two groups that have one person in common are not one group on a late day."""
    first, then = ("Ivo Talby", "Ola Venn", "Una Rask"), ("Ivo Talby", "Mira Halden", "Bela Kost")
    one = report("Lumen", "2025-03-02", ("arrest", "Ivo Talby, Ola Venn and Una Rask were detained.", *first, ON_1))
    other = report("Blue Wire", "2025-03-26", ("arrest", "Led off: Ivo Talby, Mira Halden, Bela Kost.", *then, ON_25))
    assert kinds(one, other) == []


ON_1, ON_25 = {"date": "2025-03-01"}, {"date": "2025-03-25"}
TAKEN = report("Lumen", "2025-03-02", ("arrest", "Ivo Talby was arrested on 1 March.", "Ivo Talby", ON_1))
TAKEN_LATER = report("Blue Wire", "2025-03-26", ("arrest", "They led Ivo Talby off on 25 March.", "Ivo Talby", ON_25))


def test_one_arrest_under_two_days_is_a_late_day() -> None:
    """Nothing came between: one of the days is late."""
    assert kinds(TAKEN, TAKEN_LATER) == ["date_lag"]


def test_what_comes_between_needs_no_day() -> None:
    """A release of an unnamed day, and a term of days, make two arrests of it."""
    home = report("State News", "2025-03-16", ("release", "Ivo Talby came home.", "Ivo Talby"))
    days = report(
        "State News",
        "2025-03-03",
        (
            "sentence",
            "Ivo Talby was given 15 days on 2 March.",
            "Ivo Talby",
            {"term": ("15 days", 0.5), "date": "2025-03-02"},
        ),
    )
    assert kinds(TAKEN, home, TAKEN_LATER) == []
    assert kinds(TAKEN, days, TAKEN_LATER) == []


def test_two_steps_are_not_one_late_day() -> None:
    """Who is charged was arrested before, and who was pardoned may come out weeks later."""
    charged = report("Blue Wire", "2025-03-26", ("charge", "Talby: Ivo Talby faces a charge.", "Ivo Talby", ON_25))
    pardoned = report("Lumen", "2025-03-02", ("pardon", "Ivo Talby was pardoned on 1 March.", "Ivo Talby", ON_1))
    out = report("Blue Wire", "2025-03-26", ("release", "On 25 March Ivo Talby walked out.", "Ivo Talby", ON_25))
    assert kinds(TAKEN, charged) == []
    assert kinds(pardoned, out) == []
