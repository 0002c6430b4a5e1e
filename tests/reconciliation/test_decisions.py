"""What people decide outranks what rules make of statements, and taking it back restores the former findings."""

import pytest

from habeas.reconciliation import reconcile
from habeas.reconciliation.corrections import corrected

from .tables import decision, findings, material, report, values

TABLE = report(
    "Blue Wire",
    "2025-05-03",
    ("release", "Oreld freed 44 prisoners on 2 May.", {"count": "44", "date": "2025-05-02"}),
    ("arrest", "Mira Halden was arrested.", "Mira Halden", {"date": "2023-03-04"}),
)
BATCH, ARREST = TABLE.statements


def test_accepting_a_statement_confirms_what_it_supports() -> None:
    """A finding with an accepted statement is confirmed by a person."""
    (event,) = [f for f in findings("event", TABLE, judgements=[decision("accept", BATCH.id)]) if f.value.count]
    assert event.support == "confirmed"


def test_a_rejected_statement_supports_nothing() -> None:
    """A rejected statement makes no event of its own."""
    found = findings("event", TABLE, judgements=[decision("reject", BATCH.id)])
    assert [f.value.type.value for f in found] == ["arrest"]


def test_a_rejected_statement_is_shown_against() -> None:
    """Where others still support the event, the rejected statement is shown as speaking against."""
    other = report("Tarn Post", "2025-05-04", ("release", "44 walked free.", {"count": "44", "date": "2025-05-02"}))
    found = findings("event", TABLE, other, judgements=[decision("reject", BATCH.id)])
    (event,) = [f for f in found if f.value.type == "release"]
    assert (event.supporting, event.opposing) == ((other.statements[0].id,), (BATCH.id,))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("date", "2025-05-09", "2025-05-09"),
        ("date", "2025-05", "2025-05"),
        ("date", '{"text": "May", "iso": "2025-05", "first": "2025-05-01", "last": "2025-05-31"}', "2025-05"),
        ("date", "some day", "2025-05-02"),
        ("quote", "another quote", "2025-05-02"),
    ],
)
def test_correcting_a_date(field: str, value: str, expected: str) -> None:
    """A corrected field replaces what was read; what does not fit, or may not be corrected, changes nothing."""
    judgements = [decision("correct", BATCH.id, field=field, value=value)]
    (event,) = [e for e in values("event", TABLE, judgements=judgements) if e.count]
    assert event.date.iso == expected


@pytest.mark.parametrize(
    ("value", "bounds"),
    [("50", (50, 50)), ("50-60", (50, 60)), ("50-", (50, None)), ("-60", (None, 60)), ("many", (44, 44))],
)
def test_correcting_a_count(value: str, bounds: tuple[int | None, int | None]) -> None:
    """A number is corrected with its bounds, open where a side is left out."""
    made = corrected(BATCH, "count", value).count
    assert made is not None and (made.low, made.high) == bounds


def test_correcting_other_fields() -> None:
    """People, places, kinds and lengths can be corrected, and taken away."""
    assert corrected(ARREST, "persons", "Ola Venn; Mira Halden").persons == ("Ola Venn", "Mira Halden")
    assert corrected(BATCH, "place", "Sarn").place == "Sarn"
    assert corrected(BATCH, "modality", "denied").modality == "denied"
    assert corrected(BATCH, "modality", "wished").modality == "actual"
    assert corrected(BATCH, "count", "").count is None
    made = corrected(ARREST, "term", "six years").term
    assert made is not None and made.text == "six years"


def test_a_corrected_statement_keeps_its_id() -> None:
    """Findings cite the statement as it was read, so that its quote is found."""
    judgements = [decision("correct", BATCH.id, field="count", value="50")]
    (event,) = [f for f in findings("event", TABLE, judgements=judgements) if f.value.count]
    assert (event.value.count.low, event.supporting) == (50, (BATCH.id,))


@pytest.mark.parametrize(("verdict", "support"), [("accept", "confirmed"), ("reject", "withdrawn")])
def test_deciding_on_a_finding(verdict: str, support: str) -> None:
    """A person's verdict on a finding is its standing, with their reason."""
    (before,) = [f for f in findings("event", TABLE) if f.value.count]
    after = next(f for f in findings("event", TABLE, judgements=[decision(verdict, before.id)]) if f.id == before.id)
    assert after.support == support and "read it" in after.reason


def test_undo_restores_the_former_findings() -> None:
    """Taking a judgement back leaves exactly what was there before it."""
    rejected = decision("reject", BATCH.id)
    undone = decision("undo", rejected.id, at="2026-02-02")
    assert reconcile(material([TABLE], [rejected])) != reconcile(material([TABLE]))
    assert reconcile(material([TABLE], [rejected, undone])) == reconcile(material([TABLE]))
