"""What short posts, chronicles and articles tell in few words: bare terms, lists of birthdays, names of the Far East.

Each line of `slavic_posts.tsv` has a language, what its text tells, and the text. What it tells is parted by semicolons: a
type, with its modality behind a colon where it is not told as done, and then those concerned, joined by "+", or their
number; "-" stands for nothing.
"""

import csv
from pathlib import Path

import pytest

from habeas.model import Statement
from habeas.vocabulary import Modality
from tests.extraction.conftest import read

POSTS = Path(__file__).with_name("slavic_posts.tsv")


def rows() -> list[list[str]]:
    with POSTS.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def in_short(s: Statement) -> str:
    """A statement as the table writes it."""
    kind = s.type if s.modality is Modality.ACTUAL else f"{s.type}:{s.modality}"
    who = "+".join(s.persons) or (f"{s.count.low}-{s.count.high}" if s.count else "")
    return f"{kind} {who}".strip()


@pytest.mark.parametrize(("language", "wanted", "text"), rows())
def test_a_post_tells_this_of_these_people_and_nothing_else(language: str, wanted: str, text: str) -> None:
    """Every statement is told once, of those named, and no other is."""
    told = [in_short(s) for s in read(text, language).statements]
    assert sorted(told) == sorted(w.strip() for w in wanted.split(";") if w.strip() != "-")


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("ru", "правозащитников «Надзея»", "По данным правозащитников «Надзея», Игната Поречного задержали в мае."),
        ("ru", "телеграм-канал «Вольный город»", "Веру Сенько задержали, передаёт телеграм-канал «Вольный город»."),
        ("be", "Праваабаронцы «Надзеі»", "Праваабаронцы «Надзеі» паведамілі, што Максіма Гурскага затрымалі."),
    ],
)
def test_a_source_keeps_the_quotation_marks_of_its_name(language: str, source: str, text: str) -> None:
    """A mark that closes a name inside the source is no mark about the source."""
    assert [s.source for s in read(text, language).statements] == [source]
