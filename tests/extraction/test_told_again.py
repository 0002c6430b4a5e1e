"""What is told twice in one document: which telling stays, and what is no telling of the same. All invented."""

from dataclasses import replace
from datetime import date

from habeas.extraction.dedupe import told_once
from habeas.model import Statement, When
from habeas.vocabulary import Modality, Type


def stated(at: int, trigger: str, confidence: float = 0.9, iso: str | None = None) -> Statement:
    """Mira Halden's release as told by the sentence that begins at a place of the text."""
    day = date(2025, 5, 11)
    when = When(iso, day, day, iso) if iso else None
    text = f"Mira Halden {trigger}."
    return Statement(
        "d1", Type.RELEASE, text, at, at + len(text), trigger, "release.en/freed", confidence, persons=("Mira Halden",),
        date=when,
    )  # fmt: skip


def kept(*made: Statement) -> list[str]:
    return [s.trigger for s in told_once(made, set())[0]]


def test_the_telling_with_the_day_stays() -> None:
    """A later sentence that gives the day of what an earlier one dates by its month tells it better."""
    assert kept(stated(0, "freed last month", iso="2025-05"), stated(90, "freed", iso="2025-05-11")) == ["freed"]


def test_a_doubtful_telling_does_not_stay_for_its_day() -> None:
    """The day of a much less certain telling does not put it before the other."""
    month, day = stated(0, "freed last month", 0.8, "2025-05"), stated(90, "came", 0.6, "2025-05-11")
    assert kept(month, day) == ["freed last month"]


def test_the_certain_telling_stays() -> None:
    """Of two sentences of which only one tells it for certain, that one stays, whatever the other says beside it."""
    told, hinted = stated(0, "is", 0.7, "2025-05-11"), stated(90, "was let go", 0.9)
    assert kept(told, hinted) == ["was let go"]
    assert kept(hinted, replace(told, start=180, end=200)) == ["was let go"]


def test_two_possibilities_are_two() -> None:
    """What could happen is told anew by each sentence that speaks of it."""
    could = replace(stated(0, "could be freed in spring"), modality=Modality.HYPOTHETICAL)
    unless = replace(stated(90, "unless he is freed"), modality=Modality.HYPOTHETICAL)
    assert len(kept(could, unless)) == 2


def test_a_sentence_upheld_is_told_beside_the_sentence() -> None:
    """What a higher court made of a sentence is no second telling of it."""
    passed = replace(stated(0, "was given seven years"), type=Type.SENTENCE)
    upheld = replace(stated(90, "upheld", iso="2025-05"), type=Type.SENTENCE)
    assert kept(passed, upheld) == ["was given seven years", "upheld"]


def test_convictions_of_two_charges_are_two() -> None:
    """Who is found guilty of one thing and convicted of another was convicted of both."""
    spying = replace(stated(0, "found guilty"), type=Type.CONVICTION, charge="spying")
    riot = replace(stated(90, "was also convicted"), type=Type.CONVICTION, charge="riot")
    assert kept(spying, riot) == ["found guilty", "was also convicted"]
    assert kept(spying, replace(riot, charge="spying")) == ["found guilty"]
