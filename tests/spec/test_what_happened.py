"""What happened: statements of one happening are one event, totals cover what they sum up, wishes are no events."""

from tables import supported, values

from habeas.register import Register


def test_two_groups_and_the_total_that_covers_them(register: Register) -> None:
    """Two releases days apart are two events; "over 60 last month" is a total that takes both in and adds up."""
    found = supported(
        register,
        """
        Blue Wire | 2025-10-04 | release | | Last month over 60 were let out. | count=over:60 date=last_month
        Blue Wire | 2025-10-04 | release | | 9 September: 44            | count=44 date=2025-09-09
        Blue Wire | 2025-10-04 | release | | 15 September: 19            | count=19 date=2025-09-15
        """,
    )
    events = {e.count.text: e for e in values("event", found)}
    (total,) = values("sum", found)
    assert set(events["over 60"].covers) == {events["44"].id, events["19"].id} == set(total.parts)
    assert total.adds_up and total.value.low == 63


def test_named_people_are_of_the_group_they_came_with(register: Register) -> None:
    """A report that names some of the freed, and another that counts them all, tell of one happening."""
    found = supported(
        register,
        """
        Blue Wire | 2025-09-09 | release | | 44 were freed on Thursday.                      | count=44 date=2025-09-09
        Blue Wire | 2025-09-09 | release | Mira Halden, Ola Venn | Mira Halden and Ola Venn are free. | date=2025-09-09
        Lumen     | 2025-09-12 | release | Mira Halden | Mira Halden met her sister at home. | date=2025-09-09
        """,
    )
    (event,) = values("event", found)
    assert (event.count.low, len(event.persons)) == (44, 2)


def test_an_aggregator_a_month_later_adds_no_event(register: Register) -> None:
    """What a later article repeats with only a month for a date is what is known already."""
    found = supported(
        register,
        """
        Blue Wire | 2025-09-09 | release | | 44 were freed on Thursday.     | count=44 date=2025-09-09
        Trend Now | 2025-10-20 | release | | In September 44 walked free!   | count=44 date=2025-09
        """,
    )
    assert len(values("event", found)) == 1


def test_two_swaps_on_following_days_stay_two(register: Register) -> None:
    """Exchanges of one size on two days are two events."""
    found = supported(
        register,
        """
        Blue Wire | 2025-05-19 | exchange | | On 23 May 30 came home. | count=30 date=2025-05-23
        Blue Wire | 2025-05-19 | exchange | | On 24 May 30 came home. | count=30 date=2025-05-24
        """,
    )
    assert sorted(e.date.iso for e in values("event", found)) == ["2025-05-23", "2025-05-24"]


def test_wishes_and_plans_are_no_facts(register: Register) -> None:
    """A demand makes no event; a plan makes one that has not happened; what fell through did not happen."""
    found = supported(
        register,
        """
        Blue Wire | 2025-12-20 | release  | | Let all of them go.             | count=9 modality=called_for
        Blue Wire | 2025-12-20 | exchange | | 40 are to be swapped on the 30th. | count=40 date=2025-12-30 modality=planned
        Blue Wire | 2025-12-20 | exchange | | The swap of 12 collapsed.        | count=12 modality=failed
        """,
    )
    assert {e.count.low: e.happened for e in values("event", found)} == {40: None, 12: False}


def test_sides_of_one_happening_share_it(register: Register) -> None:
    """A pardon, the release and the bus to the border of one group are three events of one happening."""
    found = supported(
        register,
        """
        State News | 2025-06-06 | pardon   | | The president pardoned 16.  | count=16
        Blue Wire  | 2025-06-05 | release  | | 16 were let out today.      | count=16 date=2025-06-05
        Blue Wire  | 2025-06-05 | transfer | | All 16 were driven abroad.  | count=16 date=2025-06-05
        """,
    )
    events = values("event", found)
    assert sorted(e.type.value for e in events) == ["pardon", "release", "transfer"]
    assert len({e.happening for e in events}) == 1
