"""Who was held is answered out of rows, kept of now and of former days, as it is out of everything: a property."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import Report, decided, report

from habeas import deriving
from habeas.dates import When
from habeas.model import Finding, Material
from habeas.pipeline import Answers
from habeas.reconciliation import ANSWERS, POLICIES, held
from habeas.register import Register
from habeas.vocabulary import Tier

FIRST = date(2025, 9, 1)
PEOPLE = ("Mira Halden", "M. Halden", "Ola Venn", "Oren Talby", "Zdenka Brenko", "Ruta Ilvanes")
SAID = (
    ("arrest", "{} was arrested on {}."), ("release", "{} came home on {}."), ("sentence", "{} got six years on {}."),
    ("death_in_custody", "{} died in the colony on {}."), ("conditions", "{} was seen behind bars on {}."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the day, as known after so many days, or now, by which policy."""

    on: int
    known: int | None
    policy: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's word on one of the statements so far, or on the judgement before."""

    verdict: str
    number: int
    after: int


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of one or two people, received a few days after the first day."""
    number, after = draw(st.integers(0, 999)), draw(st.integers(0, 9))
    said, lines = [], []
    for name in draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True)):
        type_, sentence = draw(st.sampled_from(SAID))
        day = FIRST + timedelta(draw(st.integers(-5, 9)))
        lines.append(sentence.format(name, f"{day:%d %B %Y}"))
        said.append((type_, lines[-1], name, {"date": When(day.isoformat(), day, day, day.isoformat())}))
    received = (FIRST + timedelta(after)).isoformat()
    text = "\n".join([f"Report {number}.", *lines])
    return report(text, said, received=received, outlet=f"Outlet {number % 4}", location=f"{number}.txt")


decisions = st.builds(Decided, st.sampled_from(["reject", "accept", "undo"]), st.integers(0, 99), st.integers(0, 9))
questions = st.builds(
    Asked, st.integers(-6, 12), st.none() | st.integers(-1, 10), st.sampled_from(POLICIES)
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(reports() | decisions | questions, min_size=4, max_size=14))
def test_the_rows_say_what_everything_says(steps: Sequence[Report | Decided | Asked]) -> None:
    """Whatever came in and was asked before, in parts or together, each question has the answer of all findings."""
    with pytest.MonkeyPatch.context() as few, Register.open("sqlite://") as register:
        few.setattr(deriving, "TOGETHER", 2)
        answers, kept = Answers(register), list[Report]()
        judged = list[str]()
        for number, step in enumerate([*steps, Asked(3, 5, "any"), Asked(3, None, "any")]):
            if isinstance(step, Report):
                kept.append(step.keep_in(register))
            elif isinstance(step, Decided):
                decide(register, step, kept, judged, number)
            else:
                for _ in range(2):  # the second time out of what the first left behind
                    assert_is_answer_of_all(register, answers, step)


def decide(register: Register, step: Decided, kept: Sequence[Report], judged: list[str], number: int) -> None:
    said = [s.id for r in kept for s in r.statements]
    subjects = judged[-1:] if step.verdict == "undo" else said[step.number % len(said) :][:1] if said else []
    for subject in subjects:
        at = f"{FIRST + timedelta(step.after)} 10:{number:02}"
        register.decide(made := decided(step.verdict, subject, at=at))
        judged.append(made.id)


def assert_is_answer_of_all(register: Register, answers: Answers, asked: Asked) -> None:
    on, known = FIRST + timedelta(asked.on), None if asked.known is None else FIRST + timedelta(asked.known)
    said = answers.holdings(on, known, asked.policy)
    findings = deriving.derived(register.as_seen_by(Tier.PUBLIC).material(known))[0]
    expected = list(held(findings, on, asked.policy))
    assert {answer: said.counted(answer) for answer in ANSWERS} == {
        answer: sum(h.held == answer for h in expected) for answer in ANSWERS
    }
    assert said == expected
    assert (said != expected[1:]) == bool(expected)
    assert [h for answer in ANSWERS for h in said.saying(answer)] == sorted(
        expected, key=lambda h: ANSWERS.index(h.held)
    )


def test_a_state_is_worked_out_once(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was known on a day is worked out for the first who asks, and again once its part has changed."""
    monkeypatch.setattr(deriving, "TOGETHER", 1)
    worked_out = list[int]()
    lives = deriving._lives

    def watched(material: Material) -> tuple[Finding, ...]:
        worked_out.append(1)
        return lives(material)

    monkeypatch.setattr(deriving, "_lives", watched)
    days = [FIRST + timedelta(n) for n in (0, 4, 8)]
    for n, day in enumerate(days):
        for name in PEOPLE[2:4]:
            line = f"{name} was told of for the {n}. time."
            report(line, [("arrest", line, name)], received=day.isoformat(), location=f"{n}{name}.txt").keep_in(
                register
            )
    answers, counts = Answers(register), list[int]()
    for known in (4, 5, 4, 6):
        answers.holdings(days[2], FIRST + timedelta(known))
        counts.append(len(worked_out))
    line = f"{PEOPLE[2]} was told of again."
    report(line, [("release", line, PEOPLE[2])], received=days[2].isoformat(), location="late.txt").keep_in(register)
    answers.holdings(days[2], FIRST + timedelta(4))
    assert [later - earlier for earlier, later in pairwise([0, *counts, len(worked_out)])] == [2, 0, 0, 0, 1]
