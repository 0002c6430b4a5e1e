"""The ledger: flows by month, time in custody, what is left to serve, overlap of sources and what follows from it."""

from datetime import date

import pytest

from habeas.model import Finding
from habeas.reconciliation import origins, reconcile
from habeas.reconciliation.ledger import (
    Overlap,
    Stay,
    duration,
    estimate,
    left_to_serve,
    months,
    overlaps,
    sent_abroad,
    stays,
    trades,
)

from .tables import Report, material, report

TAKEN = ("arrest", "Mira Halden was arrested on 4 March 2024.", "Mira Halden", {"date": "2024-03-04"})
TERM = ("sentence", "Mira Halden got two years.", "Mira Halden", {"date": "2024-05-04", "term": ("two years", 24)})
OUT = ("deportation", "Mira Halden was deported on 4 March 2025.", "Mira Halden", {"date": "2025-03-04"})
BATCH = ("release", "Between 40 and 44 came out on 9 March 2025.", {"count": "40-44", "date": "2025-03-09"})


def found(*reports: Report) -> tuple[Finding, ...]:
    return reconcile(material(reports))


LIFE = report("Lumen", "2025-03-10", TAKEN, TERM, OUT, BATCH)


def test_the_revolving_door() -> None:
    """Inflow and outflow stand side by side by month, as bounds, each happening once."""
    assert [(m.month, m.taken.text, m.let_out.text) for m in months(found(LIFE))] == [
        (date(2024, 3, 1), "1", "0"),
        (date(2025, 3, 1), "0", "41 to 45"),
    ]


def test_what_has_no_month_is_in_none() -> None:
    """An arrest of which only the year is told is in no month; a plan is in none either."""
    vague = ("arrest", "Ola Venn was arrested in 2024.", "Ola Venn", {"date": "2024"})
    plan = ("release", "Ten will come out on 9 June.", {"count": "10", "date": "2025-06-09", "modality": "planned"})
    assert months(found(report("Lumen", "2025-03-10", vague, plan))) == ()


def test_the_share_sent_abroad() -> None:
    """Of the named people who came out, those who were sent abroad."""
    home = ("release", "Ola Venn came home on 5 March 2025.", "Ola Venn", {"date": "2025-03-05"})
    assert sent_abroad(found(LIFE, report("Tarn Post", "2025-03-06", home))) == (1, 2)


def test_what_was_left_to_serve() -> None:
    """Out after one year of two: a year was left."""
    ((_, days),) = left_to_serve(found(LIFE))
    assert days == 366


def test_stays_end_or_last() -> None:
    """A stay is from the day of arrest to the day of release; who is still inside is so up to the day asked for."""
    inside = report("Tarn Post", "2025-01-02", ("arrest", "Ola Venn was taken.", "Ola Venn", {"date": "2025-01-01"}))
    known = {(s.days, s.ended) for s in stays(found(LIFE, inside), date(2025, 4, 1))}
    assert known == {(365, True), (90, False)}


@pytest.mark.parametrize(
    ("days", "median"),
    [
        ([(10, True), (20, True), (30, True), (40, True)], 20),
        ([(10, True), (20, False), (30, True), (40, True)], 30),
        ([(10, True), (20, False), (30, False)], None),
    ],
)
def test_time_in_custody(days: list[tuple[int, bool]], median: int | None) -> None:
    """Those still inside count for as long as they are known to have been inside; without half out, no median."""
    told = duration([Stay("p", n, ended) for n, ended in days])
    assert (told.median, told.people, told.ended) == (median, len(days), sum(e for _, e in days))


def test_a_published_example_of_kaplan_and_meier() -> None:
    """Remission under 6-MP (Freireich et al. 1963): median 23 weeks, interval from 13 on and open above."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    told = duration([*(Stay("p", n, True) for n in ended), *(Stay("p", n, False) for n in censored)])
    assert (told.median, told.low, told.high) == (23, 13, None)


def test_overlap_of_sources() -> None:
    """How many people two sources both name, and each alone; copies of one source are that source."""
    names = ("Mira Halden", "Ola Venn", "Soren Tarn")
    one = report("Lumen", "2025-01-02", *(("arrest", f"{n} was taken.", n, {"date": "2025-01-01"}) for n in names[:2]))
    other = report("Blue Wire", "2025-01-03", *(("arrest", f"Police hold {n}.", n) for n in names[1:]))
    case = material([one, other])
    assert overlaps(reconcile(case), origins(case)) == (Overlap("Blue Wire", "Lumen", 1, 1, 1),)


def test_an_estimate_says_what_it_assumes() -> None:
    """A total comes with its interval, never under what is known, and with its assumption; without overlap there is
    none."""
    told = estimate([Overlap("Lumen", "Blue Wire", 40, 60, 20)])
    assert told and told.low <= told.total <= told.high and told.low >= 120
    assert told.total == round(101 * 61 / 41 - 1) and "independently" in told.assumption
    assert estimate([Overlap("Lumen", "Blue Wire", 0, 60, 20)]) is None


def test_what_was_given_over_time() -> None:
    """By month: people freed in releases tied to concessions, what was given, the price, and both since the first."""
    june = report(
        "Blue Wire", "2025-06-06",
        ("release", "Oreld freed 40 people on 5 June.", {"count": "40", "date": "2025-06-05"}),
        ("sanction_lifted", "In exchange Washington cleared Orelair.", {"place": "Orelair"}),
    )  # fmt: skip
    may = report(
        "Tarn Post", "2026-05-06",
        ("release", "Oreld freed 9 people on 5 May.", {"count": "9", "date": "2026-05-05"}),
        ("sanction_lifted", "In return the Union opened the Lowmark crossing.", {"place": "the Lowmark crossing"}),
    )  # fmt: skip
    made = trades(found(june, may))
    assert [(t.month, t.freed.text, t.concessions, t.price.text) for t in made] == [
        (date(2025, 6, 1), "40", 1, "40"),
        (date(2026, 5, 1), "9", 1, "9"),
    ]
    assert (made[-1].freed_so_far.text, made[-1].concessions_so_far) == ("49", 2)
