"""The learning curve: shares of the reports, and their table."""

import pytest

from docs.generate import extraction_page
from training.shares import SHARES, nested


def counts(f1: float, right: int) -> dict[str, object]:
    figures = dict.fromkeys(("detection_f1", "precision", "recall", "macro_f1", "full_f1"), f1)
    return {
        "figures": figures | {"grounded": 1.0, "fields": {"date": f1}},
        "types": {"release": [right, 8, 8]},
        "fields": {"date": [right, 8]} if right else {},
    }


def run(share: int, seed: int, f1: float, right: int) -> dict[str, object]:
    return {"share": share, "seed": seed, "model": counts(f1, right), "both": counts(1.0, 8)}


CURVE = {
    "set": "invented.jsonl", "updates": 1234, "shipped": [5000, 4000], "reports": {"25": 500, "100": 2000}, "seeds": 2,
    "windows": 4936, "batch": 8,
    "rules": {"read_by": "rules-0"} | counts(0.4, 4),
    "runs": [run(25, 1, 0.2, 0), run(25, 2, 0.3, 4), run(100, 1, 0.5, 6), run(100, 2, 0.7, 8)],
}  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2])
def test_the_shares_of_a_seed_are_nested(seed: int) -> None:
    """A share has so many of the reports, all of the smaller share among them, and the whole has each once."""
    shares = nested(37, seed)
    assert [len(shares[s]) for s in SHARES] == [9, 18, 37]
    assert set(shares[25]) < set(shares[50]) < set(shares[100])
    assert shares[100] == list(range(37))


def test_seeds_draw_other_reports_and_each_draws_the_same_again() -> None:
    """A share is drawn by its seed alone."""
    assert nested(37, 1) == nested(37, 1)
    assert nested(37, 1)[25] != nested(37, 2)[25]


def test_the_table_has_the_mean_and_the_range_of_the_seeds() -> None:
    """A column for the rules and one for each engine and share; where all seeds agree there is no range."""
    page = extraction_page({}, CURVE)
    assert "| | rules | model, 25 % | model, 100 % | both, 25 % | both, 100 % |" in page
    assert "| detection F1 | .40 | .25 (.20–.30) | .60 (.50–.70) | 1.00 | 1.00 |" in page
    assert "| release | 8 | .50 | .25 (.00–.50) | .88 (.75–1.00) | 1.00 | 1.00 |" in page


def test_a_field_that_no_statement_of_a_run_has_leaves_the_mean() -> None:
    """The share right among none is not nought."""
    assert "| date | .50 | .50 | .88 (.75–1.00) | 1.00 | 1.00 |" in extraction_page({}, CURVE)


def test_the_page_says_how_the_networks_were_trained() -> None:
    """How many reports, updates and seeds, and that what ships was trained for longer."""
    page = " ".join(extraction_page({}, CURVE).split())
    assert "25 % and 100 % of the reports to learn from (500 and 2,000), 2 times each" in page
    assert "the same 1,234 updates" in page
    assert "8.0 times at 25 % and 2.0 times at 100 %" in page
    assert "with 5,000 and 4,000 updates" in page


def test_without_a_curve_there_is_no_table() -> None:
    """The page stands where nothing was trained for it."""
    assert "What more reports" not in extraction_page({})
