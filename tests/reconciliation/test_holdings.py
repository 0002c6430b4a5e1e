"""Who was held on a day: three answers, policies, and days of which nothing is known."""

from datetime import date

import pytest

from habeas.reconciliation import POLICIES, held, reconcile
from habeas.reconciliation.holdings import named_on

from .tables import Report, decision, material, report

ARREST = report(
    "Blue Wire", "2023-03-06", ("arrest", "Mira Halden was arrested.", "Mira Halden", {"date": "2023-03-04"})
)
RELEASE = report(
    "Blue Wire", "2025-06-06", ("release", "Mira Halden was freed.", "Mira Halden", {"date": "2025-06-05"})
)


def answer(on: str, *reports: Report, policy: str = "any") -> str:
    """The answer for the one person of these reports."""
    (holding,) = held(reconcile(material(reports)), date.fromisoformat(on), policy)
    return holding.held


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-01-31", "unknown"),
        ("2023-02-01", "not held"),
        ("2023-03-03", "not held"),
        ("2023-03-04", "held"),
        ("2025-06-04", "held"),
        ("2025-06-05", "not held"),
        ("2026-01-01", "not held"),
    ],
)
def test_the_day_of_arrest_is_held_that_of_release_is_not(on: str, expected: str) -> None:
    """Custody runs from the day of arrest to the day before release; who is taken on a day was not held shortly before,
    and further back nothing is known."""
    assert answer(on, ARREST, RELEASE) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Mira Halden was detained on 4 March as she left the detention centre.",
        "Mira Halden, who is serving four years, was arrested on 4 March.",
        "Мира Халден задержана 4 марта после 15 суток ареста.",
    ],
)
def test_who_is_taken_out_of_a_prison_was_not_at_large_before(said: str) -> None:
    """Of the days before the arrest of somebody who had been inside nothing is known, unless it is told."""
    taken = report("Blue Wire", "2023-03-06", ("arrest", said, "Mira Halden", {"date": "2023-03-04"}))
    assert [answer(on, taken) for on in ("2023-03-03", "2023-03-04")] == ["unknown", "held"]


def test_custody_goes_on_until_something_ends_it() -> None:
    """Somebody arrested and not told of again is held, with the last word and its day."""
    (holding,) = held(reconcile(material([ARREST])), date(2026, 1, 1))
    assert (holding.held, holding.last_word, str(holding.last_word_on)) == (
        "held",
        ARREST.statements[0].id,
        "2023-03-06",
    )
    assert (holding.name, holding.status.value) == ("Mira Halden", "detained")


@pytest.mark.parametrize(
    ("on", "expected"), [("2023-01-01", "unknown"), ("2023-06-01", "unknown"), ("2024-01-01", "held")]
)
def test_a_year_is_not_a_day(on: str, expected: str) -> None:
    """An arrest known only by its year makes the days of that year unknown, and those after it held."""
    row = ("arrest", "Mira Halden was arrested in 2023.", "Mira Halden", {"date": "2023"})
    assert answer(on, report("Blue Wire", "2024-05-05", row)) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [("2025-05-01", "unknown"), ("2025-08-15", "held"), ("2025-09-01", "held")]
)
def test_a_bare_word_reaches_a_month_back(on: str, expected: str) -> None:
    """'Remains in prison' holds from a month before the report on; further back nothing is known."""
    row = ("arrest", "Mira Halden remains in prison.", "Mira Halden")
    assert answer(on, report("Blue Wire", "2025-09-01", row)) == expected


def test_two_dates_of_release_make_the_days_between_unknown() -> None:
    """Between two days that equally many origins give, the answer is open."""
    later = report("Lumen", "2025-06-09", ("release", "Mira Halden came home.", "Mira Halden", {"date": "2025-06-07"}))
    given = [answer(on, ARREST, RELEASE, later) for on in ("2025-06-04", "2025-06-06", "2025-06-08")]
    assert given == ["held", "unknown", "not held"]


def test_two_origins_are_asked_for() -> None:
    """By the policy of two origins one outlet's word leaves the answer open, a second one closes it."""
    assert answer("2024-01-01", ARREST, policy="two-origins") == "unknown"
    second = report("Lumen", "2023-03-07", ("arrest", "Mira Halden was seized.", "Mira Halden", {"date": "2023-03-04"}))
    assert answer("2024-01-01", ARREST, second, policy="two-origins") == "held"


def test_confirmed_asks_for_a_person() -> None:
    """By the policy of confirmation only what a person accepted is answered."""
    assert answer("2024-01-01", ARREST, policy="confirmed") == "unknown"
    accepted = material([ARREST], [decision("accept", ARREST.statements[0].id)])
    (holding,) = held(reconcile(accepted), date(2024, 1, 1), "confirmed")
    assert (holding.held, holding.support.value) == ("held", "confirmed")


def test_rights_groups_alone() -> None:
    """By the policy of rights groups a newspaper's word leaves the answer open, a rights group's closes it."""
    row = ("arrest", "Mira Halden is in jail since May.", "Mira Halden", {"date": "2023-05-04"})
    cited = (
        "arrest",
        "She is in jail since May, they say.",
        "Mira Halden",
        {"date": "2023-05-04", "source": "Helsinki Committee"},
    )
    assert answer("2024-01-01", report("Tarn Post", "2023-05-05", row), policy="rights-groups") == "unknown"
    assert (
        answer("2024-01-01", report("Lumen human rights centre", "2023-05-05", row), policy="rights-groups") == "held"
    )
    assert answer("2024-01-01", report("Tarn Post", "2023-05-05", cited), policy="rights-groups") == "held"


@pytest.mark.parametrize("policy", POLICIES)
def test_one_answer_for_each_person(policy: str) -> None:
    """Nobody is held and not held by one policy on one day."""
    found = reconcile(material([ARREST, RELEASE]))
    for on in (date(2023, 1, 1), date(2024, 1, 1), date(2025, 6, 5)):
        people = [h.person for h in held(found, on, policy)]
        assert len(people) == len(set(people)) == 1


def test_an_unknown_policy_is_refused() -> None:
    """A policy that does not exist is an error that names those that do."""
    with pytest.raises(ValueError, match="two-origins"):
        held((), date(2024, 1, 1), "rumour")


def test_how_many_are_named_as_held() -> None:
    """The number of people held, worked out for every day at once, is that of the answers one by one."""
    dated = report(
        "Tarn Post", "2024-05-05", ("arrest", "Ola Venn was arrested in 2024.", "Ola Venn", {"date": "2024"})
    )
    bare = report("Lumen", "2025-03-01", ("arrest", "Ada Brandt remains in prison.", "Ada Brandt"))
    found = reconcile(material([ARREST, RELEASE, dated, bare]))
    count = named_on(found)
    for day in (date.fromordinal(date(2023, 1, 1).toordinal() + 7 * week) for week in range(180)):
        assert count(day) == sum(h.held == "held" for h in held(found, day))


def test_who_is_not_charged_is_held_all_the_same() -> None:
    """That no charge was brought, says the report of the arrest or another, takes nothing from the arrest."""
    uncharged = ("charge", "No charge has been brought against Mira Halden.", "Mira Halden", {"modality": "denied"})
    same = report(
        "Blue Wire", "2023-03-06",
        ("arrest", "Mira Halden was arrested.", "Mira Halden", {"date": "2023-03-04"}), uncharged,
    )  # fmt: skip
    assert answer("2023-03-10", same) == "held"
    assert answer("2023-03-10", ARREST, report("Tarn Post", "2023-03-08", uncharged)) == "held"
