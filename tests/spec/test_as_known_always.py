"""An answer for (D, K) never depends on what came in after K: a property, over generated reports."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import Report, report

from habeas.pipeline import Answers
from habeas.register import Register

SAID = (
    ("arrest", "{} was arrested on Monday."), ("release", "{} came home."), ("sentence", "{} got six years."),
    ("death_in_custody", "{} died in the colony."), ("recognized_political_prisoner", "{} is on our list."),
)  # fmt: skip
FIRST = date(2025, 9, 1)


@st.composite
def reports(draw: st.DrawFn) -> tuple[int, Report]:
    """A report with the days from the first until it came in."""
    type_, sentence = draw(st.sampled_from(SAID))
    name = draw(st.sampled_from(("Mira Halden", "Myra Halden", "Ola Venn")))
    number, after = draw(st.integers(0, 999)), draw(st.integers(0, 9))
    quote = sentence.format(name)
    text = f"Report {number}. {quote}"
    received = (FIRST + timedelta(after)).isoformat()
    return after, report(text, [(type_, quote, name)], received=received, outlet=f"Outlet {number % 4}")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(reports(), min_size=1, max_size=6, unique_by=lambda r: r[1].document.id),
    st.integers(0, 9),
    st.integers(-3, 12),
)
def test_what_came_in_later_changes_nothing(told: list[tuple[int, Report]], known: int, on: int) -> None:
    """A register that received more after day K gives, as known on K, the findings and answers of one that did not."""
    answers = []
    for some in (told, [t for t in told if t[0] <= known]):
        with Register.open("sqlite://") as register:
            for _, one in some:
                one.keep_in(register)
            ask, day = Answers(register), FIRST + timedelta(known)
            answers.append((list(ask.findings(known=day)), list(ask.holdings(FIRST + timedelta(on), day))))
    assert answers[0] == answers[1]
