"""One person's custody drawn without an engine: what is drawn where, in any width."""

import xml.etree.ElementTree as ET
from datetime import date

from habeas.publication.drawings import Life
from habeas.publication.strip import strip, ticks

START, END = date(2020, 5, 12), date(2026, 1, 15)


def test_bands_and_marks_lie_where_their_days_do() -> None:
    """A band reaches from its first day to its last, unsure ones paler; each event has its mark."""
    half = date(2023, 3, 15)
    life = Life("Mira Halden", (("held", START, half, True), ("unclear", half, END, False)), ((half, "release"),))
    root = ET.fromstring(strip(life))
    one, other = (r for r in root.findall("rect") if r.get("class"))
    assert (one.get("x"), one.get("width"), one.get("class")) == ("2%", "48%", "held")
    assert (other.get("x"), other.get("class")) == ("50%", "unclear pale")
    assert [c.get("cx") for c in root.findall("circle")] == ["50%"]
    assert [t.text for t in root.findall("text")] == ["2021", "2023", "2025"]


def test_a_single_day_is_drawn() -> None:
    """Where all that is known is one day there is one mark, and the axis names its month."""
    root = ET.fromstring(strip(Life("Oren Talby", (), ((START, "arrest"),))))
    assert [t.text for t in root.findall("text")] == ["May 2020"]
    assert len(root.findall("circle")) == 1


def test_five_labels_at_most() -> None:
    """However long a life's custody is, its axis stays readable on a telephone."""
    assert all(1 <= len(ticks(date(1990, 1, 2), date(year, 12, 31))) <= 5 for year in range(1990, 2030))
