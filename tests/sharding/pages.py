"""Invented web archives and reports to read in shards."""

import gzip
from collections.abc import Sequence
from pathlib import Path

EVERYDAY = "The orchestra opened its season with a new symphony, and the hall was full until the last row. " * 8


def report(number: int) -> str:
    """The text of an invented report."""
    return (
        f"Police in Lowmark arrested the journalist Mira Halden on {number % 28 + 1} March 2024, the Centre for Open Courts said. "
        f"Note {number}. Oren Talby was sentenced to four years in prison on {number % 28 + 1} April 2024 in Vitsba."
    )


def page(text: str, number: int) -> bytes:
    """An invented page with that text."""
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(20))
    return (
        f'<!doctype html><html lang="en"><head><title>Notes {number}</title><meta property="og:site_name" content="Valley Courier">'
        f'<meta property="article:published_time" content="2024-05-02T10:00:00Z"></head><body><nav><ul>{menu}</ul></nav>'
        f"<article><h1>Notes {number}</h1><p>{text}</p></article><footer>All rights reserved</footer></body></html>"
    ).encode()


def archive(path: Path, pages: Sequence[bytes]) -> Path:
    """A packed WARC file of these pages, one record in each gzip member."""
    with path.open("wb") as file:
        for number, body in enumerate(pages):
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
                f"WARC-Date: 2024-06-01T10:00:00Z\r\nWARC-Target-URI: https://courier.example/{number}.html\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0))
    return path


def mixed(number: int, every: int = 5) -> list[bytes]:
    """Pages of which one in so many is a report."""
    return [page(report(n) if n % every == 0 else f"{EVERYDAY} Note {n}.", n) for n in range(number)]


def reports(folder: Path, number: int) -> Path:
    """A folder of so many reports as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        (folder / f"note-{n:03}.txt").write_text(f"Border Post, 4 May 2024\n\n{report(n)}\n", "utf-8")
    return folder
