"""Plain text is kept as it is; its encoding is found out, and its first lines say what it is."""

from pathlib import Path

import pytest

from habeas.reading import Limits

from .told import document, one, reason

RUSSIAN = "Мира Халден вернулась домой в понедельник, сообщила газета. Её ждали сотни людей на площади.\n" * 3
BODY = "\n\nThe printer Mira Halden opened her shop again on Monday, two years after it was closed by the town council."


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "iso8859-5", "utf-16", "utf-8-sig", "utf-8"])
def test_cyrillic_is_read_in_the_encodings_it_is_written_in(tmp_path: Path, encoding: str) -> None:
    """The same text comes out of each, and the encoding is recorded."""
    read_as = document(tmp_path / "a.txt", RUSSIAN.encode(encoding))
    assert read_as.text == RUSSIAN
    assert "text" in dict(read_as.methods)
    assert read_as.language == "ru"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_no_binary_file(tmp_path: Path, encoding: str) -> None:
    """Latin text in two bytes a letter is recognised by its pattern of NUL bytes."""
    text = "The printer Mira Halden opened her shop again on Monday."
    assert document(tmp_path / "a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Mira Halden était détenue à la prison de Halden, où elle a passé l'été.", "windows-1252"),
        ("Więźniowie są już na wolności, ogłosiła w piątek żona jednego z nich.", "windows-1250"),
    ],
)
def test_other_old_encodings_are_detected(tmp_path: Path, text: str, encoding: str) -> None:
    """Western and Central European text of one byte a letter comes out whole."""
    assert document(tmp_path / "a.txt", text.encode(encoding)).text == text


def test_line_ends_become_newlines_and_nothing_else_changes(tmp_path: Path) -> None:
    """Windows and old Mac line ends are newlines; spaces, tabs and odd characters stay, so offsets are true."""
    assert (
        document(tmp_path / "a.txt", "one\r\n\r\n  two\t\u00a0three \rfour\n").text
        == "one\n\n  two\t\u00a0three \nfour\n"
    )


def test_bytes_that_make_no_sense_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """A few damaged bytes in UTF-8 cost those characters, not the document, and are reported with their place."""
    damaged = "Мира ".encode() + b"\xff" + RUSSIAN.removeprefix("Мира ").encode()
    reading = one(tmp_path / "a.txt", damaged)
    assert reading.document is not None
    assert reading.document.text == RUSSIAN.replace("Мира ", "Мира \ufffd", 1)
    assert "the first at byte 9," in reading.set_aside[0].reason


def test_one_damaged_byte_does_not_turn_quotes_into_noise(tmp_path: Path) -> None:
    """English text with a few typographic signs and one bad byte is still UTF-8."""
    text = "“The shop is open,” said Mira Halden – after two years. "
    reading = one(tmp_path / "a.txt", text.encode() + b"\xe2\x80 and more")
    assert reading.document is not None
    assert reading.document.text == text + "\ufffd and more"
    assert len(reading.set_aside) == 1


def test_a_file_cut_off_in_the_middle_of_a_letter_is_read(tmp_path: Path) -> None:
    """A download that stopped half-way through a character loses that character, and says so."""
    reading = one(tmp_path / "a.txt", RUSSIAN.encode()[:-3])
    assert reading.document is not None
    assert reading.document.text == RUSSIAN[:-3] + "\ufffd"
    assert len(reading.set_aside) == 1


def test_characters_lost_before_us_are_told(tmp_path: Path) -> None:
    """A text that already holds the sign for a lost character is read, with a note."""
    reading = one(tmp_path / "a.txt", "Mira Halden\ufffds shop opened again.")
    assert "lost before it reached us" in reading.set_aside[0].reason


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n ", "no text in it"),
        (bytes(range(256)) * 40, "binary data"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 64 + b"\x8a\x91" * 64, "binary data"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a broken zip archive"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "it is damaged or cut off"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "nonsense in between"),
        (b"{\\rtf1\\ansi Mira Halden}", "a rich text document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 32, "an old office document"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a feed"),
        (b"SQLite format 3\x00\x10\x00", "database"),
        (b"\x81\x8d\x8f\x90\x9d" * 200, "its encoding is unknown"),
    ],
)
def test_a_file_named_txt_that_is_none_says_what_it_is(tmp_path: Path, content: bytes, why: str) -> None:
    """Content decides before the name, and every refusal is one clear line."""
    assert why in reason(tmp_path / "report.txt", content)


@pytest.mark.parametrize(
    ("name", "why"),
    [("list.csv", "a table without a column of texts"), ("site.css", "not a report"), ("letter.eml", "a message")],
)
def test_a_name_decides_where_content_cannot(tmp_path: Path, name: str, why: str) -> None:
    """Tables of people, code and what is called mail and is none are text to a computer but no reports."""
    assert why in reason(tmp_path / name, "name,town\nMira Halden,Halden\n")


def test_limits_are_named_in_the_reason(tmp_path: Path) -> None:
    """What is too large is set aside, with its size and the limit."""
    small = Limits(file_bytes=100, characters=50)
    assert "up to 100 are read" in reason(tmp_path / "a.txt", "x" * 101, small)
    assert "up to 50 are read" in reason(tmp_path / "a.txt", "x " * 30, small)


@pytest.mark.parametrize(
    ("header", "title", "outlet", "author", "day"),
    [
        ("Shop reopens\n\nFjord Gazette, 24 June 2025", "Shop reopens", "Fjord Gazette", None, "2025-06-24"),
        ("Fjord Gazette, 24 June 2025\n\nSHOP OPENS", "SHOP OPENS", "Fjord Gazette", None, "2025-06-24"),
        ("Shop reopens\n\nFjord Gazette | 6 July 2025 | Oslo", "Shop reopens", "Fjord Gazette", None, "2025-07-06"),
        ("FJORD NEWS\nTuesday, 21 May 2024\n\nShop reopens", "Shop reopens", "Fjord News", None, "2024-05-21"),
        ("Shop reopens\n\nThe Fjord Post\nMay 21, 2024", "Shop reopens", "The Fjord Post", None, "2024-05-21"),
        ("Shop reopens\nBy Lena Aksel\nPublished: 03 March 2023", "Shop reopens", None, "Lena Aksel", "2023-03-03"),
        ("Shop reopens\nSource: Fjord Wire\n2025-09-12", "Shop reopens", "Fjord Wire", None, "2025-09-12"),
        ("Shop reopens\nPosted on 12.09.2025, 14:05", "Shop reopens", None, None, "2025-09-12"),
        ("Лавка открыта\n\nМоя газета, 1 января 2022 года", "Лавка открыта", "Моя газета", None, "2022-01-01"),
        ("Крама адчынена\n\nВечаровы час, 12 верасня 2025", "Крама адчынена", "Вечаровы час", None, "2025-09-12"),
        ("Гарна новина\n\nЛьвів, 2 липня 2025 року. «Три шляхи»", "Гарна новина", "Три шляхи", None, "2025-07-02"),
        ("Shop reopens\n\nНаша хвіля, 12 September 2025", "Shop reopens", "Наша хвіля", None, "2025-09-12"),
        # a town beside the day is no outlet; a day in a headline, a range, a chronicle, an update, 31 June are none
        ("Shop reopens\n\nHalden, 24 June 2025", "Shop reopens", None, None, "2025-06-24"),
        ("What happened on 9 August 2020", "What happened on 9 August 2020", None, None, None),
        ("Chronicle, 10–16 March 2025", "Chronicle, 10–16 March 2025", None, None, None),
        ("A week in the town\n3 May 2025. Market.\n4 May 2025. Rain.", "A week in the town", None, None, None),
        ("Shop reopens\nUpdated 4 May 2025", "Shop reopens", None, None, None),
        ("Shop reopens\nFjord Gazette, 31 June 2025", "Shop reopens", None, None, None),
        ("She was released on 5 May 2020.", None, None, None, None),
        # nor is the day of a field of a card
        ("Card of a prisoner\n\nName: Mira Halden\nVerdict: guilty, 8 November 2022", "Card of a prisoner", None, None, None),
        ("Mira Halden, printer\nArrested: 4 March 2022", "Mira Halden, printer", None, None, None),
        ("Карточка заключённой\nДата ареста: 4 марта 2022", "Карточка заключённой", None, None, None),
        ("Card\nName: Mira Halden\nBorn: 4 March 1982\nPublished: 5 May 2024", "Name: Mira Halden", None, None, "2024-05-05"),
        ("Norvia: news of the week, 4 March 2022", None, None, None, "2022-03-04"),
    ],
)  # fmt: skip
def test_the_first_lines_say_what_a_text_is(
    tmp_path: Path, header: str, title: str | None, outlet: str | None, author: str | None, day: str | None
) -> None:
    """Headline, outlet, author and day are found where they are plain, and stay unknown where they are not."""
    read_as = document(tmp_path / "a.txt", header + BODY)
    assert (read_as.title, read_as.outlet, read_as.author) == (title, outlet, author)
    assert (read_as.published.iso if read_as.published else None) == day
    assert read_as.text == header + BODY


@pytest.mark.parametrize(
    "dateline",
    ["OSLO, Sept 11, 2025 - ", "OSLO, Norway, 11 September 2025 (Fjord Wire) — ", "Oslo (Fjord Wire), 11 Sep 2025 – "],
)
def test_a_dateline_dates_a_report(tmp_path: Path, dateline: str) -> None:
    """The day before the dash that opens the body is that of publication; the agency there is not the outlet."""
    read_as = document(tmp_path / "a.txt", f"Shop reopens\n\n{dateline}The printer opened her shop on Thursday." + BODY)
    assert read_as.published is not None
    assert read_as.published.iso == "2025-09-11"
    assert read_as.published.first == read_as.published.last
    assert dict(read_as.methods)["published"] == "dateline"
    assert read_as.outlet is None


def test_a_day_after_the_day_it_was_received_is_not_believed(tmp_path: Path) -> None:
    """Publication after receipt cannot be: the day stays unknown, and the reason is told."""
    reading = one(tmp_path / "a.txt", "Shop reopens\nPublished: 3 March 2031" + BODY)
    assert reading.document is not None
    assert reading.document.published is None
    assert "after we received it" in reading.set_aside[0].reason


def test_a_report_that_begins_with_its_first_sentence_has_no_title(tmp_path: Path) -> None:
    """A long first line is a paragraph, not a headline."""
    assert document(tmp_path / "a.txt", BODY.strip() + BODY).title is None
