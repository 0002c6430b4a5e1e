"""The terms of a release: seven axes, each value with who tells it."""

import pytest

from .tables import Report, findings, report, values

FREED = ("release", "Oreld let ten people out on 5 June.", {"count": "10", "date": "2025-06-05"})


def told(*reports: Report) -> dict[str, str]:
    """The support of each value told."""
    return {f"{f.value.axis}: {f.value.condition}": f.support.value for f in findings("terms", *reports)}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("All ten had applied for clemency.", "asked_for: requested"),
        ("None of them had signed a petition.", "asked_for: refused_to_request"),
        ("No one asked whether they wished to go.", "consent_to_leave: no_choice"),
        ("They left of their own free will.", "consent_to_leave: chose"),
        ("Their convictions stand.", "residual: sentence_kept"),
        ("They must report to the police every week.", "residual: precautionary_measures"),
        ("They were told to keep quiet.", "residual: speech_ban"),
        ("They are forbidden to leave the city.", "residual: no_leaving"),
        ("They were given temporary certificates.", "papers: temporary_certificate"),
        ("Their passports were kept.", "papers: no_papers"),
        ("They were given their own passports.", "papers: own_passport"),
    ],
)
def test_the_sentence_beside_tells(sentence: str, value: str) -> None:
    """A sentence beside the release tells one value on one axis, and is shown."""
    text = f"{FREED[1]} {sentence}"
    found = findings("terms", report("Lumen", "2025-06-06", FREED, text=text))
    assert [f"{f.value.axis}: {f.value.condition}" for f in found] == [value]
    assert [p.quote for p in found[0].value.passages] == [sentence]


@pytest.mark.parametrize(
    ("row", "values_"),
    [
        (("pardon", "Ten were pardoned.", FREED[2]), {"instrument: pardon"}),
        (("exchange", "Ten were exchanged.", FREED[2]), {"instrument: exchange"}),
        (("deportation", "Ten were deported.", FREED[2]), {"destination: abroad"}),
        (
            ("transfer", "Ten came to Venland.", {**FREED[2], "place": "the Venland border"}),
            {"destination: border_zone"},
        ),
        (FREED, set()),
    ],
)
def test_the_kind_of_statement_tells(row: tuple[object, ...], values_: set[str]) -> None:
    """What is stated tells instrument and destination; where nothing is stated nothing is said."""
    assert set(told(report("Lumen", "2025-06-06", row))) == values_


def test_a_release_that_ended_in_a_cell() -> None:
    """Somebody let out and taken again was, in the end, back in custody: told of them alone."""
    rows = (
        ("release", "Mira Halden is out.", "Mira Halden", {"date": "2025-06-05"}),
        ("rearrest", "Mira Halden was seized again on 9 June.", "Mira Halden", {"date": "2025-06-09"}),
    )
    (back,) = values("terms", report("Lumen", "2025-06-10", *rows))
    assert (back.condition, len(back.persons)) == ("back_in_custody", 1)


def test_asked_by_one_account_and_not_by_another() -> None:
    """Whether they had asked for it is a disagreement, with the sentences on both sides."""
    one = report("Oreld Ministry", "2025-06-06", FREED, text=f"{FREED[1]} All had applied for clemency.")
    row = ("refusal", '"I asked for nothing," Mira Halden said.', "Mira Halden")
    other = report("Lumen", "2025-06-07", (FREED[0], "Ten came out on 5 June.", FREED[2]), row)
    assert told(one, other) == {"asked_for: requested": "disputed", "asked_for: refused_to_request": "disputed"}
    (asked,) = values("disagreement", one, other)
    assert (asked.kind, asked.passages[0].quote) == ("modality", "All had applied for clemency.")


def test_what_is_told_of_the_news_is_not_told_of_what_is_recalled() -> None:
    """A report of a new release that recalls an older one tells the terms of the new one."""
    first = report("Lumen", "2025-06-06", FREED)
    text = "Oreld let ten people out on 5 June. On 9 September it let 25 out. Their passports were kept."
    rows = (FREED, ("release", "On 9 September it let 25 out.", {"count": "25", "date": "2025-09-09"}))
    second = report("Tarn Post", "2025-09-10", *rows, text=text)
    (papers,) = values("terms", first, second)
    (event,) = [e for e in values("event", first, second) if e.id == papers.event]
    assert event.count.low == 25


def test_who_was_not_asked_did_not_choose() -> None:
    """That nobody was asked whether they wanted to leave is no word of a wish to leave."""
    text = "40 people were driven to the border on 5 June. None had been asked whether they wanted to leave."
    row = ("release", "40 people were driven to the border on 5 June.", {"count": "40", "date": "2025-06-05"})
    told = {t.condition.value for t in values("terms", report("Blue Wire", "2025-06-06", row, text=text))}
    assert "no_choice" in told and "chose" not in told


def test_terms_are_of_the_batch_and_not_of_one_let_go_on_the_morrow() -> None:
    """What a report says of all those let out is not read as of the one of whom it tells that he came home next day."""
    text = "40 people were pardoned on 5 June. Each expressed a wish to leave. Ivo Talby was home on 6 June."
    rows = (
        ("pardon", "40 people were pardoned on 5 June.", {"count": "40", "date": "2025-06-05"}),
        ("release", "Ivo Talby was home on 6 June.", "Ivo Talby", {"date": "2025-06-06", "place": "his flat"}),
    )
    told = report("Blue Wire", "2025-06-07", *rows, text=text)
    (wish,) = [t for t in values("terms", told) if t.condition.value == "chose"]
    assert next(e for e in values("event", told) if e.id == wish.event).count.low == 40
