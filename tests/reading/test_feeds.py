"""Feeds and tables: what a feed itself tells is read; a table with a column of texts is a document a row."""

import json
from pathlib import Path

import pytest

from habeas.model import Document
from habeas.reading.feeds import listing_in

from .archived import SENTENCE
from .told import readings, reason

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Fjord Gazette</title><language>en</language>
<item><title>Halden &amp;amp; Talby</title><link>https://gazette.example/1</link><pubDate>Mon, 04 Mar 2024 23:30:00 -0500</pubDate>
<dc:creator>Oren Talby</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>{SENTENCE}</p><p>More.</p>]]></content:encoded></item>
<item><title>Only a link</title><link>https://gazette.example/2</link></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Daily</title>
<entry><id>tag:coast.example,2024:1</id><title>Halden</title><link href="/1"/><updated>2024-03-05T00:00:00Z</updated>
<published>2024-03-04T00:00:00Z</published><summary>{SENTENCE}</summary></entry></feed>"""
MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://gazette.example/1</loc><lastmod>2024-03-04</lastmod></url><url><loc>javascript:alert(1)</loc></url></urlset>"""


def documents(path: Path, content: str | bytes) -> list[Document]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [r.document for r in readings(path) if r.document]


def test_an_entry_with_words_is_a_document(tmp_path: Path) -> None:
    """The fullest that a feed tells of a report is its text; title, author, day and address are the feed's word."""
    (found,) = documents(tmp_path / "feed.xml", RSS)
    assert found.text == f"Halden & Talby\n\n{SENTENCE.strip()}\n\nMore."
    assert (found.title, found.author, found.outlet, found.url) == (
        "Halden & Talby", "Oren Talby", "Fjord Gazette", "https://gazette.example/1"
    )  # fmt: skip
    assert found.published is not None and found.published.iso == "2024-03-04"
    assert dict(found.methods)["published"] == "feed"


def test_an_entry_is_kept_in_its_own_bytes(tmp_path: Path) -> None:
    """Another entry in the feed tomorrow leaves the document of this one as it is."""
    (one,) = documents(tmp_path / "a.xml", RSS)
    later = RSS.replace("<item>", "<item><title>New</title><description>Newer.</description></item><item>", 1)
    assert one.id in {d.id for d in documents(tmp_path / "b.xml", later)}


def test_the_links_of_each_kind_of_listing() -> None:
    """RSS, Atom with addresses of its own site, JSON feeds and site maps list addresses; what is none is left out."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "url": "https://j.example/1", "content_text": SENTENCE}],
    }
    assert [link.url for link in listing_in(RSS.encode()).links] == [
        "https://gazette.example/1",
        "https://gazette.example/2",
    ]
    atom = listing_in(ATOM.encode(), "https://coast.example/feed")
    assert [(link.url, link.stamp) for link in atom.links] == [("https://coast.example/1", "2024-03-05T00:00:00Z")]
    assert [link.url for link in listing_in(json.dumps(feed).encode()).links] == ["https://j.example/1"]
    assert [(link.url, link.stamp) for link in listing_in(MAP.encode()).links] == [
        ("https://gazette.example/1", "2024-03-04")
    ]


def test_a_json_feed_is_read(tmp_path: Path) -> None:
    """A JSON feed's entries are documents, whatever the file is called."""
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Coast", "items": [
        {"id": "1", "url": "https://j.example/1", "title": "Halden", "content_html": f"<p>{SENTENCE}</p>", "date_published": "2024-03-04T10:00:00Z"},
        {"id": "2"}, "no entry",
    ]}  # fmt: skip
    (found,) = documents(tmp_path / "feed.json", json.dumps(feed))
    assert (found.outlet, found.title, found.url) == ("Coast", "Halden", "https://j.example/1")


def test_a_day_in_the_future_is_not_believed(tmp_path: Path) -> None:
    """A feed that dates a report after we received it leaves its day unknown, and says so."""
    (tmp_path / "a.xml").write_text(RSS.replace("Mar 2024", "Mar 2099"))
    (found, *_) = readings(tmp_path / "a.xml")
    assert found.document is not None and found.document.published is None
    assert "after we received it" in found.set_aside[0].reason


def test_a_site_map_says_how_it_is_read(tmp_path: Path) -> None:
    """A site map in a file holds addresses only: they are fetched where that is asked for."""
    assert "lists 1 addresses" in reason(tmp_path / "sitemap.xml", MAP)
    assert "--fetch" in reason(tmp_path / "sitemap.xml", MAP)


def test_a_feed_that_is_cut_off_gives_its_whole_entries(tmp_path: Path) -> None:
    """What was read before the break stays, and the break is said."""
    found = []
    (tmp_path / "a.xml").write_text(RSS[: RSS.index("<item><title>Only")])
    found = readings(tmp_path / "a.xml")
    assert any(r.document for r in found)
    assert any("a broken feed" in a.reason for r in found for a in r.set_aside)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_with_a_column_of_texts(tmp_path: Path, mark: str) -> None:
    """Each row of a CSV with a text column is a document; quoted texts may have many lines."""
    long = "\n".join([SENTENCE] * 300)
    rows = [
        ["ID", "Headline", "Body", "Date", "url"],
        ["r1", "Halden", f'"{long}"', "2024-03-04", "https://g.example/1"],
        ["r2", "", "", "", ""],
    ]
    (tmp_path / "a.csv").write_text("\n".join(mark.join(row) for row in rows) + "\n")
    found = readings(tmp_path / "a.csv")
    (document,) = [r.document for r in found if r.document]
    assert (document.key, document.title, document.url, document.text) == (
        "r1",
        "Halden",
        "https://g.example/1",
        long.strip(),
    )
    assert document.published is not None and document.published.iso == "2024-03-04"
    assert document.location == f"{tmp_path}/a.csv:2"
    assert [a.reason for r in found for a in r.set_aside] == ["a record without a text"]
