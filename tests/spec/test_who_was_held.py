"""Who was held: a person's history as far as it is told, and the answer for a day."""

from datetime import date

import pytest
from tables import supported

from habeas.model import Finding
from habeas.reconciliation import held
from habeas.register import Register


def answer(found: list[Finding], on: str, policy: str = "any") -> str:
    (holding,) = held(found, date.fromisoformat(on), policy)
    return holding.held


def test_from_the_day_of_arrest_to_the_day_before_release(register: Register) -> None:
    """The day of arrest is held, the day before it and that of release are not."""
    found = supported(
        register,
        """
        Lumen     | 2023-03-06 | arrest  | Mira Halden | Mira Halden was arrested on 4 March. | date=2023-03-04
        Blue Wire | 2025-06-06 | release | Mira Halden | Mira Halden was freed on 5 June.     | date=2025-06-05
        """,
    )
    days = ("2023-03-03", "2023-03-04", "2025-06-04", "2025-06-05")
    assert [answer(found, day) for day in days] == ["not held", "held", "held", "not held"]


def test_a_release_that_ended_at_the_border(register: Register) -> None:
    """Whoever would not leave and was taken again is held again from that day."""
    found = supported(
        register,
        """
        Blue Wire | 2025-06-05 | release  | Ola Venn | Ola Venn is among those freed today. | date=2025-06-05
        Lumen     | 2025-06-08 | refusal  | Ola Venn | Ola Venn refused to board the bus.    | date=2025-06-05
        Lumen     | 2025-06-08 | rearrest | Ola Venn | Ola Venn was taken again next day.    | date=2025-06-06
        """,
    )
    assert [answer(found, day) for day in ("2025-06-05", "2025-06-06", "2026-01-01")] == ["unknown", "held", "held"]


def test_plans_and_promises_change_nothing(register: Register) -> None:
    """A release that was only announced leaves the person inside."""
    found = supported(
        register,
        """
        Lumen      | 2023-03-06 | arrest  | Mira Halden | Mira Halden was arrested on 4 March. | date=2023-03-04
        State News | 2025-06-01 | release | Mira Halden | Mira Halden will go home on 5 June.  | date=2025-06-05 modality=planned
        """,
    )
    assert answer(found, "2025-07-01") == "held"


@pytest.mark.parametrize(("origin", "expected"), [("Blue Wire", "unknown"), ("Tarn Post", "held")])
def test_two_origins_are_two_outlets_with_words_of_their_own(register: Register, origin: str, expected: str) -> None:
    """By the stricter policy one outlet's two reports leave the answer open; a second outlet closes it."""
    found = supported(
        register,
        f"""
        Blue Wire | 2023-03-06 | arrest | Mira Halden | Mira Halden was arrested on Saturday.  | date=2023-03-04
        {origin}  | 2023-03-09 | arrest | Mira Halden | Police seized the teacher Mira Halden. | date=2023-03-04
        """,
    )
    assert answer(found, "2024-01-01", "two-origins") == expected
