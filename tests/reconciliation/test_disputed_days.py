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
