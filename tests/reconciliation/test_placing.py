"""Which tellings are of one happening: transfers, acts of mercy, people taken together, verdicts of one day."""

import pytest

from .tables import Report, Row, report, values

MIRA, IVO = "Mira Halden", "Ivo Talby"
TAKEN = ("arrest", "Mira Halden was arrested.", MIRA, {"date": "2023-03-04"})


def found(*reports: Report) -> int:
    """How many happenings the reports tell of."""
    return len({e.happening for e in values("event", *reports)})


def moved(quote: str, place: str | None = None, date: str = "2023-06-01") -> Row:
    return ("transfer", quote, MIRA, {"date": date, "place": place})


@pytest.mark.parametrize(
    ("quote", "place", "status"),
    [
        ("Mira Halden was taken to the town hospital.", "the town hospital", "detained"),
        ("Mira Halden was taken to the hospital in Lozna.", "Lozna", "detained"),
        ("Mira Halden переведена в больницу.", None, "detained"),
        ("Mira Halden was moved to Lozna.", "Lozna", "detained"),
        ("Mira Halden was moved to Vitebsk.", "Vitebsk", "detained"),
        ("Mira Halden was moved from house arrest to a colony.", None, "detained"),
        ("Mira Halden was moved to house arrest.", None, "house_arrest"),
        ("Mira Halden переведена под домашний арест.", None, "house_arrest"),
        ("Mira Halden was flown abroad to a clinic.", "Berlin", "released_in_exile"),
        ("Mira Halden was taken over the border.", "Vilnius", "released_in_exile"),
    ],
)
def test_a_move_frees_nobody_but_over_the_border_or_to_house_arrest(quote: str, place: str | None, status: str) -> None:
    """A hospital, or another town of the country, leaves one person in custody."""
    told = report("Lumen", "2023-06-02", TAKEN, moved(quote, place))
    last = max(values("spell", told), key=lambda s: s.position)
    assert last.status.value == status


@pytest.mark.parametrize(
    ("place", "date", "number"), [("Oreld", "2023-06-05", 2), ("Lozna", "2023-06-05", 1), (None, "2023-06-05", 1)]
)
def test_moves_to_other_places_are_other_moves(place: str | None, date: str, number: int) -> None:
    """To one town and days later to another are two moves; to the same, or nobody knows where, one told twice."""
    first = report("Lumen", "2023-06-02", moved("Mira Halden was moved to Lozna.", "Lozna"))
    second = report("Blue Wire", "2023-06-06", moved("Mira Halden was moved again.", place, date))
    assert found(first, second) == number


OUT = ("release", "40 people came out in Oreld on 20 June.", {"count": "40", "date": "2025-06-20"})


@pytest.mark.parametrize(
    ("date", "number"),
    [("2025-06-02", 1), ("2025-04-02", 2), ("2025-08-02", 2)],
    ids=["before", "long before", "after"],
)
def test_an_amnesty_is_one_with_the_group_that_came_out_by_it(date: str, number: int) -> None:
    """Where one report tells of the act and, within a month, of the gate; not of an older or a later act."""
    act = ("pardon", f"The parliament adopted an amnesty on {date}.", {"date": date})
    assert found(report("Lumen", "2025-08-21", act, OUT)) == number


def test_an_amnesty_of_another_report_or_of_other_numbers_stands_apart() -> None:
    """Another report's act may be another one, and an act that says how many it frees is told by itself."""
    act = ("pardon", "The parliament adopted an amnesty.", {"date": "2025-06-02"})
    assert found(report("Lumen", "2025-06-03", act), report("Blue Wire", "2025-06-21", OUT)) == 2
    sized = (*act[:2], {"date": "2025-06-02", "count": "300"})
    assert found(report("Lumen", "2025-06-21", sized, OUT)) == 2


def planned(date: str) -> Report:
    row = ("pardon", "An amnesty is planned.", {"date": date, "modality": "planned"})
    return report("Lumen", "2025-01-05", row, text="An amnesty is planned.\nVitebsk in Belarus is waiting for it.")


@pytest.mark.parametrize(
    ("date", "quote", "number"),
    [
        ("2025-05", "40 people came out by the amnesty in Oreld.", 1),
        ("2025-01", "40 people came out by the amnesty in Oreld.", 2),
        ("2025-05", "40 people came out in Oreld.", 2),
    ],
)
def test_an_amnesty_that_was_planned_is_the_one_by_which_people_came_out(date: str, quote: str, number: int) -> None:
    """Told of in advance and carried out later in the land; not half a year later, nor a release by no amnesty."""
    gate = ("release", quote, {"count": "40", "date": "2025-06-20"})
    out = report("Blue Wire", "2025-06-21", gate, text=f"{quote}\nVitebsk in Belarus saw them come.")
    assert found(planned(date), out) == number


def taken(quote: str, who: str, date: str = "2025-06-05", **fields: str) -> Row:
    return ("arrest", quote, who, {"date": date, **fields})


@pytest.mark.parametrize(
    ("place", "date", "number"),
    [("Cup Square", "2025-06-05", 1), ("Cup Square", "2025-06-08", 2), ("Lozna", "2025-06-05", 2)],
)
def test_people_taken_in_one_square_on_one_day_are_taken_together(place: str, date: str, number: int) -> None:
    """One square and day is one raid; another day, or one town, is none."""
    one = report("Lumen", "2025-06-09", taken(f"Mira Halden was detained in {place}.", MIRA, place=place))
    other = report("Blue Wire", "2025-06-09", taken(f"Ivo Talby was detained in {place}.", IVO, date, place=place))
    assert found(one, other) == number


@pytest.mark.parametrize(("how", "number"), [("with her", 1), ("in the same van", 1), ("in his flat", 2)])
def test_who_is_taken_with_them_is_taken_together(how: str, number: int) -> None:
    """As the report says right behind it."""
    rows = (taken("Mira Halden was detained on 5 June.", MIRA), taken(f"Ivo Talby was detained {how}.", IVO))
    assert found(report("Lumen", "2025-06-06", *rows)) == number


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("Ivo Talby got two years.", 1),
        ("The same day another court gave Ivo Talby two years.", 2),
        ("Этажом выше Ivo Talby получил два года.", 2),
    ],
)
def test_verdicts_of_another_court_are_another_happening(quote: str, number: int) -> None:
    """Verdicts of one day told side by side are one, unless the report sets them apart."""
    when = {"date": "2025-06-05", "term": ("two years", 24)}
    rows = (("sentence", "On 5 June Mira Halden got two years.", MIRA, when), ("sentence", quote, IVO, when))
    assert found(report("Lumen", "2025-06-06", *rows)) == number


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        (("74 people came out on 5 June.", "74", "Sixty-five went home.", "65"), 1),
        (("65 people came out on 5 June.", "65", "Seventy-four went home in May.", "74"), 2),
    ],
)
def test_some_of_a_greater_number_told_right_before_are_of_it(rows: tuple[str, str, str, str], number: int) -> None:
    """ "74 came out. Sixty-five went home" is one happening; a greater number behind a smaller one is another."""
    first, size, second, part = rows
    told = (
        ("release", first, {"count": size, "date": "2025-06-05"}),
        ("release", second, {"count": part, **({"date": "2025-05"} if number == 2 else {})}),
    )
    assert found(report("Lumen", "2025-07-25", *told)) == number


@pytest.mark.parametrize(("place", "number"), [("Orelair", 1), ("Lowmark Bank", 2)])
def test_bans_told_by_month_and_by_day_are_one(place: str, number: int) -> None:
    """A measure on one body told by its day here and by its month there; on another body it is another."""
    day = ("sanction_imposed", "Sanctions were put on Orelair.", {"date": "2025-06-05", "place": "Orelair"})
    month = ("sanction_imposed", f"Sanctions were put on {place} in June.", {"date": "2025-06", "place": place})
    assert found(report("Lumen", "2025-09-06", day), report("Blue Wire", "2026-06-06", month)) == number


DEAD = ("death_in_custody", "Mira Halden died on 9 April.", MIRA, {"date": "2025-04-09"})


@pytest.mark.parametrize("beside", [True, False])
def test_a_denied_death_beside_word_of_how_somebody_fares_overrules(beside: bool) -> None:
    """Who is told of as moved in the same report that denies the death did not die; a bare denial only disputes it."""
    denied = ("death_in_custody", "Mira Halden did not die.", MIRA, {"date": "2025-04-09", "modality": "denied"})
    ill = ("transfer", "Mira Halden was moved to Lozna.", MIRA, {"date": "2025-04-11", "place": "Lozna"})
    told = report("Lumen", "2025-04-12", denied, *([ill] if beside else []))
    (event,) = [e for e in values("event", report("Blue Wire", "2025-04-10", DEAD), told) if e.type == DEAD[0]]
    assert event.happened is (False if beside else None)


@pytest.mark.parametrize(
    ("count", "date", "number"), [("over 120", "2025-06", 1), ("over 60", "2025-06", 2), ("over 120", "2025-07", 2)]
)
def test_a_round_number_of_a_month_is_of_its_one_batch(count: str, date: str, number: int) -> None:
    """ "Over 120 in June" are the 123 of 5 June; over 60, or those of July, are others."""
    batch = ("release", "On 5 June 123 were let go.", {"count": "123", "date": "2025-06-05"})
    month = ("release", f"In that month {count} were let go.", {"count": count, "date": date})
    assert found(report("Lumen", "2025-06-06", batch), report("Blue Wire", "2025-09-06", month)) == number


def measures(*told: tuple[str, str, str, dict[str, str]]) -> int:
    """How many measures these reports tell of, each an outlet, its day, what it says and fields."""
    reports = [report(outlet, day, ("sanction_lifted", quote, fields)) for outlet, day, quote, fields in told]
    return len({e.happening for e in values("event", *reports)})


@pytest.mark.parametrize(
    ("quote", "day", "number"),
    [
        ("Venland's consul takes up work again on 9 June.", "2025-06-09", 1),
        ("Venland's consul takes up work again on 12 June.", "2025-06-12", 2),
        ("Venland unfreezes the bank's accounts on 9 June.", "2025-06-09", 2),
    ],
)
def test_one_kind_of_measure_on_one_day_is_one(quote: str, day: str, number: int) -> None:
    """Two reports of one kind of measure on one day, one of them without a target, tell of one."""
    first = (
        "Lumen",
        "2025-06-05",
        "The consulate of Venland opens on 9 June.",
        {"place": "Lozna", "date": "2025-06-09"},
    )
    assert measures(first, ("Tarn Post", "2025-06-06", quote, {"date": day})) == number


@pytest.mark.parametrize(("beside", "number"), [("the Tarn Grain Board", 1), ("the harbour office", 2)])
def test_a_target_without_a_name_is_the_one_its_sentence_names(beside: str, number: int) -> None:
    """ "Our ships" in a sentence that names the board is the measure on that board."""
    named = {"place": "Tarn Grain Board", "date": "2025-06-20"}
    first = ("Lumen", "2025-06-05", "Venland clears ships of the Tarn Grain Board from 20 June.", named)
    quote = f"Our ships sail again today, as {beside} is glad to hear."
    assert measures(first, ("Tarn Post", "2025-06-11", quote, {"place": "our ships", "date": "2025-06-11"})) == number


@pytest.mark.parametrize(("date", "number"), [("2024-04-20", 2), ("2024-06-15", 1)])
def test_an_attempt_that_failed_weeks_before_is_another_happening(date: str, number: int) -> None:
    """It is told beside the exchange that took place, and on the same people; on that day it is only denied."""
    swap = ("exchange", "Mira Halden and Ivo Talby changed planes.", MIRA, IVO, {"date": "2024-06-15"})
    tried = ("exchange", "A swap of the two had come to nothing.", MIRA, IVO, {"date": date, "modality": "failed"})
    done = ("exchange", "The two were exchanged, the ministry said.", MIRA, IVO)
    assert found(report("Lumen", "2024-06-15", swap, tried, done)) == number
