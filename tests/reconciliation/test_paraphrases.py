"""Paraphrases and translations: who tells what another told, and nothing new, is no other origin."""

import pytest

from .tables import Report, findings, report

FIRST = report(
    "Blue Wire",
    "2025-06-05",
    ("arrest", "Police came for Mira Halden on 2 June.", "Mira Halden", {"date": "2025-06-02"}),
    ("sentence", "On 4 June she got 4 years.", "Mira Halden", {"date": "2025-06-04", "term": ("4 years", 48)}),
)
PARAPHRASE = report(
    "Tarn Post",
    "2025-06-06",
    ("arrest", "Officers detained Mira Halden early this month.", "Mira Halden", {"date": "2025-06-02"}),
    (
        "sentence",
        "A term of four years followed two days later.",
        "Mira Halden",
        {"date": "2025-06-04", "term": ("four", 48)},
    ),
)
TRANSLATION = report(
    "Вестник",
    "2025-06-07",
    ("arrest", "Миру Хальден задержали 2 июня 2025 года.", "Mira Halden", {"date": "2025-06-02"}),
    ("sentence", "4 июня суд приговорил её к 4 годам.", "Mira Halden", {"date": "2025-06-04"}),
)


def arrests(*reports: Report) -> list[int]:
    """How many origins stand for each arrest."""
    return [f.origins_for for f in findings("event", *reports) if f.value.type == "arrest"]  # type: ignore[union-attr]


def test_a_paraphrase_and_a_translation_add_no_origin() -> None:
    """The same acts on the same days, and nothing else, come from whoever told them first, whatever came in first."""
    assert arrests(FIRST, PARAPHRASE) == [1]
    assert arrests(TRANSLATION, PARAPHRASE, FIRST) == [1]


@pytest.mark.parametrize(
    "row",
    [
        ("release", "On 5 June she was let go.", "Mira Halden", {"date": "2025-06-05"}),
        ("arrest", "Her brother Oren Halden was taken, too.", "Oren Halden", {"date": "2025-06-02"}),
        ("count_held", "So 340 are now in prison.", {"count": "340"}),
        ("arrest", "They took Mira Halden, the lawyer Ilya Birk said.", "Mira Halden", {"source": "Ilya Birk"}),
    ],
)
def test_a_new_fact_or_a_source_makes_an_origin(row: tuple[object, ...]) -> None:
    """Another act, person or number, or somebody asked, is what a paraphrase has not."""
    own = report(
        "Tarn Post",
        "2025-06-06",
        ("arrest", "Officers detained Mira Halden early this month.", "Mira Halden", {"date": "2025-06-02"}),
        ("sentence", "A term of four years followed.", "Mira Halden", {"date": "2025-06-04"}),
        row,
    )
    assert max(arrests(FIRST, own)) > 1


def test_one_fact_alone_may_be_learnt_by_two() -> None:
    """Two outlets that tell of one arrest, and of nothing else, are two origins."""
    one, other = (
        report(outlet, day, ("arrest", quote, "Mira Halden", {"date": "2025-06-02"}))
        for outlet, day, quote in (
            ("Blue Wire", "2025-06-05", "Police came for Mira Halden."),
            ("Tarn Post", "2025-06-06", "Officers detained Mira Halden."),
        )
    )
    assert arrests(one, other) == [2]
