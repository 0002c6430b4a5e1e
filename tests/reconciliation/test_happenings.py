"""What is kept up of a happening while tellings are added to it."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.dates import When
from habeas.model import Document, Material, Statement
from habeas.reconciliation.claims import prepare
from habeas.reconciliation.happenings import Happening, Sort, Telling, sort_of
from habeas.vocabulary import Modality, Type

from .tables import material, report

FIRST = date(2031, 5, 1)
SAID = st.tuples(
    st.integers(0, 3),
    st.sampled_from([Type.ARREST, Type.CHARGE]),
    st.one_of(st.none(), st.tuples(st.integers(0, 20), st.integers(0, 9))),
    st.sampled_from([Modality.ACTUAL, Modality.DENIED]),
    st.sampled_from([None, "Lozna", "Vitsba"]),
)


def told(
    n: int, report: int, type_: Type, days: tuple[int, int] | None, modality: Modality, place: str | None
) -> Statement:
    when = None
    if days:
        first = FIRST + timedelta(days[0])
        when = When("then", first, first + timedelta(days[1] // 5), None)
    return Statement(
        f"d{report}", type_, f"Said {n}", n, n + 1, "", "rule:test", 1.0, date=when, modality=modality, place=place
    )


@given(st.lists(SAID, min_size=1, max_size=12))
@settings(max_examples=80, deadline=None)
def test_what_is_kept_up_is_what_all_tellings_say(
    said: list[tuple[int, Type, tuple[int, int] | None, Modality, str | None]],
) -> None:
    """Days, types, places and reports of a happening are those of all its tellings, whatever was asked in between."""
    received = datetime(2031, 6, 1, tzinfo=UTC)
    documents = tuple(
        Document(f"d{n}", f"d{n}", "", f"{n}.txt", received + timedelta(n), outlet=f"o{n}") for n in range(4)
    )
    statements = tuple(told(n, *line) for n, line in enumerate(said))
    happening = Happening(Sort.TAKEN)
    for claim in prepare(Material(documents, (), statements)).claims:
        telling = Telling((claim,), Sort.TAKEN, False)
        happening.add(telling)
        claims = [t.lead for t in happening.tellings]
        spans = [(c.first, c.last) for c in claims if c.first and c.last]
        named = {c.day: {o.origin for o in claims if o.day == c.day and not o.garbled} for c in claims if c.day}
        named = {day: origins for day, origins in named.items() if origins}
        assert happening.day == min(named, key=lambda d: (-len(named[d]), d), default=None)
        assert happening.days == {c.day for c in claims if c.day}
        assert happening.types == {c.said.type for c in claims}
        assert happening.place_words == {w for t in happening.tellings for w in t.place_words}
        assert happening.is_actual == any(c.actual for c in claims)
        assert happening.latest == max(c.latest for c in claims)
        assert happening.claims == sorted(claims, key=lambda c: c.order)
        assert list(happening.beside(telling)) == [t for t in happening.tellings if t.documents & telling.documents]
        if not happening.day:
            latest, earliest = max((f for f, _ in spans), default=None), min((e for _, e in spans), default=None)
            agreed = (latest, earliest) if latest and earliest and latest <= earliest else None
            around = (min(f for f, _ in spans), max(e for _, e in spans)) if spans else None
            assert happening.span == (agreed or around)


def test_who_is_sent_back_to_the_barrack_is_not_let_out() -> None:
    """Being taken back to the place of detention is a move inside, whatever town it is in."""
    quote = "Mira Halden was sent back to her barrack in Tarn on 6 June."
    row = ("transfer", quote, "Mira Halden", {"date": "2025-06-06", "place": "Tarn"})
    (claim,) = prepare(material([report("Lumen", "2025-06-07", row)])).claims
    assert sort_of(claim) is Sort.MOVED
