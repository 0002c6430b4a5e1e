"""Facts between pairs of mentions of one material, worked out side by side."""

from datetime import timedelta
from itertools import permutations
from weakref import ref

from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import DAY, Reports, person, when

from habeas.linking.comparing import Comparing
from habeas.linking.profiles import profiles
from habeas.model import Term
from habeas.vocabulary import Type

NAMES = ("Mira Halden", "M. Halden", "Oren Talby", "Oren")
TYPES = (Type.ARREST, Type.SENTENCE, Type.RELEASE, Type.DEATH, Type.CONDITIONS)
TOLD = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(TYPES),
    st.integers(0, 120),
    st.sampled_from([None, "Lozna", "Vitsba"]),
    st.sampled_from([None, "welder", "poet"]),
)


def made(told: list[list[tuple[str, Type, int, str | None, str | None]]]) -> Reports:
    """One report for each list: whom it names, what was done to them and when, where, and what they are."""
    reports = Reports()
    for n, lines in enumerate(told):
        people = {name: person(name, role, place=place) for name, _, _, place, role in lines}
        reports.report(f"r{n}", *people.values(), day=DAY + timedelta(7 * n))
        for name, type_, after, place, _ in lines:
            term = Term("3 years", 36.0) if type_ is Type.SENTENCE else None
            quote = f"On that day {name} met with {type_.value} in the old town of {place} once more"
            reports.says(
                f"r{n}", type_, name, quote=quote,
                date=when(DAY + timedelta(after)), place=place, term=term,
            )  # fmt: skip
    return reports


@given(st.lists(st.lists(TOLD, min_size=1, max_size=3), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_what_was_compared_before_changes_no_fact(
    told: list[list[tuple[str, Type, int, str | None, str | None]]],
) -> None:
    """What is remembered of other pairs gives the facts that a pair gives by itself."""
    known, comparing = profiles(made(told).material()), Comparing()
    for a, b in permutations(known.values(), 2):
        assert comparing.facts(a, b) == Comparing().facts(a, b)


def test_nothing_is_left_in_circles() -> None:
    """What was compared goes when it is no longer needed, and does not wait for the collector of garbage."""
    lines = [(NAMES[n % 2], Type.ARREST, n, "Lozna", "welder") for n in range(2)]
    known, comparing = profiles(made([lines, lines]).material()), Comparing()
    assert all(comparing.facts(a, b) for a, b in permutations(known.values(), 2))
    left = ref(comparing)
    del comparing
    assert left() is None
