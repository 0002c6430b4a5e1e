"""Web pages: the report alone becomes the text, and the page says where it is from."""

from pathlib import Path

import pytest

from .told import document, one, reason

FIRST = (
    "The printer Mira Halden opened her shop in the old harbour again on Monday, two years after the council "
    "of the town had closed it over a poster in the window."
)
SECOND = "Some two hundred people stood in line, her brother Tor said, and the first of them had come by boat at dawn."
LINKED_DATA = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": ['
    '{"@type": "WebSite", "name": "x"}, '
    '{"@type": "NewsArticle", "headline": "Printer opens again", "datePublished": "2025-09-12T09:30:00+02:00", '
    '"dateModified": "2025-09-14", "author": [{"@type": "Person", "name": "Lena Aksel"}], '
    '"publisher": {"@type": "Organization", "name": "Fjord Gazette"}}]}</script>'
)


def page(head: str = "", body: str = "", before: str = "", after: str = "", language: str = "en") -> str:
    """A page with a report of two paragraphs and what is asked for round it."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>Printer opens again</title>'
        f"{head}</head><body>{before}<main><article><h1>Printer opens again</h1>{body}<p>{FIRST}</p>"
        f"<p>{SECOND}</p></article>{after}</main></body></html>"
    )


CLUTTER = {
    "menu": '<nav><ul><li><a href="/a">Ola Berg sentenced</a></li><li><a href="/b">Sport</a></li></ul></nav>',
    "menu in a div": '<div class="main-navigation"><a href="/a">Ola Berg sentenced</a> <a href="/b">Sport</a></div>',
    "ticker": '<header><p class="ticker">Breaking: Ola Berg sentenced to ten years for theft of a boat</p></header>',
    "related links": '<section class="related"><h2>More</h2><a href="/a">Ola Berg sentenced</a></section>',
    "related paragraphs": "<div class='related-stories'><p>Ola Berg sentenced to ten years in prison.</p></div>",
    "aside": "<aside><h3>Most read</h3><p>Ola Berg sentenced to ten years in prison by the harbour court.</p></aside>",
    "cookie banner": '<div class="cookie-consent"><p>We and our 214 partners use cookies. Ola Berg accepted.</p></div>',
    "dialog": '<div role="dialog"><p>Subscribe and read about Ola Berg, sentenced to ten years in prison.</p></div>',
    "newsletter": '<div id="newsletterSignup"><p>The story of Ola Berg, sentenced, in your inbox.</p></div>',
    "comments": '<div id="comments"><ol><li><p>Uncle Ola Berg was sentenced to ten years in 1952.</p></li></ol></div>',
    "footer": "<footer><p>Fjord Gazette AS. Editor: Ola Berg. All rights reserved.</p></footer>",
    "hidden": '<div hidden><p>Ola Berg was sentenced to ten years in prison by the harbour court on Monday.</p></div>',
    "script": '<script>document.write("<p>Ola Berg was sentenced to ten years in prison.</p>")</script>',
    "copyright": '<p class="credit">&copy; Fjord Gazette, Ola Berg. Subscribers may republish this text in full.</p>',
    "label and links": '<b>Read also</b><br><a href="/a">Ola Berg sentenced</a><br><a href="/b">Ola Berg appeals</a>',
}  # fmt: skip


@pytest.mark.parametrize("name", CLUTTER)
@pytest.mark.parametrize("where", ["before", "after"])
def test_what_is_not_the_report_is_not_in_the_text(tmp_path: Path, name: str, where: str) -> None:
    """Menus, related links, banners, boxes, comments and footers are left out, whatever they say of whom."""
    around = {where: CLUTTER[name]}
    text = document(tmp_path / "a.html", page(**around)).text
    assert "Ola Berg" not in text
    assert text == f"# Printer opens again\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "pointer",
    [
        '<p><strong>Read also:</strong> <a href="/a">Ola Berg sentenced to ten years</a></p>',
        '<p>Читайте также: <a href="/a">Ola Berg sentenced to ten years</a></p>',
        '<h3>You may also like</h3><ul><li><a href="/a">Ola Berg sentenced to ten years</a></li></ul>',
        "<p>Sign up for our newsletter about Ola Berg</p>",
    ],
)
def test_pointers_inside_the_report_are_left_out(tmp_path: Path, pointer: str) -> None:
    """A line in the middle of a report that only points to another one is no part of it."""
    text = document(tmp_path / "a.html", page(body=f"<p>{SECOND}</p>{pointer}")).text
    assert "Ola Berg" not in text
    assert FIRST in text and SECOND in text


def test_headings_lists_and_tables_stay_lines(tmp_path: Path) -> None:
    """Headings begin with #, items with "- ", rows stand between |; emphasis and addresses of links are gone."""
    body = (
        "<h2>What <em>happened</em></h2><ul><li>The <b>printer</b> opened</li><li>The council "
        '<a href="https://fjord.example/x">met</a></li></ul>'
        "<table><tr><th>Shop</th><th>Day</th></tr><tr><td>Printer | binder</td><td>Monday</td></tr></table>"
        "<blockquote><p>I never closed, she said to the people in the line.</p></blockquote><p>One<br>two</p>"
    )
    text = document(tmp_path / "a.html", page(body=body)).text
    lines = text.split("\n")
    for line in (
        "# Printer opens again", "## What happened", "- The printer opened", "- The council met", "| Shop | Day |",
        "| Printer / binder | Monday |", "I never closed, she said to the people in the line.", "One", "two",
    ):  # fmt: skip
        assert line in lines
    assert "**" not in text and "https" not in text


def test_a_page_laid_out_in_tables_is_read_like_any_other(tmp_path: Path) -> None:
    """Columns of an old page are not rows of a table: the middle one is the report, those at its sides are not."""
    old = (
        '<html><head><title>Printer opens again</title></head><body><table><tr><td width="160"><b>News</b><br>'
        '<a href="/1">Ola Berg sentenced</a><br><a href="/2">Ola Berg appeals</a></td>'
        f"<td><h1>Printer opens again</h1><p>{FIRST}</p><p>{SECOND}</p></td>"
        '<td><b>Read also</b><br><a href="/3">Ola Berg free</a></td></tr></table></body></html>'
    )
    assert document(tmp_path / "a.html", old).text == f"# Printer opens again\n\n{FIRST}\n\n{SECOND}"


def test_json_ld_is_trusted_most(tmp_path: Path) -> None:
    """Title, outlet, author and day come from the article's own node, and each says so."""
    head = LINKED_DATA + (
        '<meta property="og:site_name" content="Other"><meta property="article:published_time" content="2025-09-11">'
        '<meta name="author" content="Other"><link rel="canonical" href="https://fjord.example/2023/02/01/printer">'
    )
    read_as = document(tmp_path / "a.html", page(head))
    assert (read_as.title, read_as.outlet, read_as.author) == ("Printer opens again", "Fjord Gazette", "Lena Aksel")
    assert read_as.url == "https://fjord.example/2023/02/01/printer"
    assert read_as.published is not None
    assert (read_as.published.iso, read_as.published.text) == ("2025-09-12", "2025-09-12T09:30:00+02:00")
    methods = dict(read_as.methods)
    assert [methods[n] for n in ("title", "outlet", "author", "published")] == ["JSON-LD"] * 4
    assert methods["url"] == "canonical link"


def test_references_between_nodes_are_followed(tmp_path: Path) -> None:
    """A publisher given by its id is the node with that id, and an article may be the main thing of a page."""
    head = (
        '<script type="application/ld+json">{"@graph": ['
        '{"@type": "Organization", "@id": "#us", "name": "Fjord Gazette"}, '
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Opens", "publisher": {"@id": "#us"}}}]}'
        "</script>"
    )
    read_as = document(tmp_path / "a.html", page(head))
    assert (read_as.title, read_as.outlet) == ("Opens", "Fjord Gazette")


def test_of_several_articles_the_one_with_the_pages_heading_counts(tmp_path: Path) -> None:
    """Teasers that are marked up like the report do not date it."""
    teaser = '{"@type": "NewsArticle", "headline": "Ola Berg sentenced", "datePublished": "2020-01-01"}'
    own = '{"@type": "NewsArticle", "headline": "Printer opens again", "datePublished": "2025-09-12"}'
    head = f'<script type="application/ld+json">[{teaser}, {own}]</script>'
    read_as = document(tmp_path / "a.html", page(head))
    assert read_as.published is not None and read_as.published.iso == "2025-09-12"


@pytest.mark.parametrize(
    ("head", "body", "day", "method"),
    [
        ('<meta property="article:published_time" content="2025-09-12T23:30:00-04:00">', "", "2025-09-12", "meta"),
        ('<meta name="dcterms.date" content="2025-09">', "", "2025-09", "meta"),
        ("", '<time datetime="2025-09-12">Friday</time>', "2025-09-12", "time element"),
        ("", '<p>Posted <time class="published">12 September 2025</time></p>', "2025-09-12", "time element"),
        ('<link rel="canonical" href="https://fjord.example/2025/09/12/printer">', "", "2025-09-12", "URL"),
        ('<link rel="canonical" href="https://fjord.example/news/20250912-44.html">', "", "2025-09-12", "URL"),
        ('<link rel="canonical" href="https://fjord.example/2025/09/printer">', "", "2025-09", "URL"),
        ("", "<p>OSLO, Sept 12, 2025 - The shop has been open since dawn, they say.</p>", "2025-09-12", "dateline"),
    ],
)  # fmt: skip
def test_the_day_of_publication_by_each_method(tmp_path: Path, head: str, body: str, day: str, method: str) -> None:
    """Meta elements, then time elements, then the address, then a dateline; a bare month stays a month."""
    read_as = document(tmp_path / "a.html", page(head, body))
    assert read_as.published is not None
    assert (read_as.published.iso, dict(read_as.methods)["published"]) == (day, method)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>On 5 May 2020 the shop was closed by the council, which gave no reason for it at the time.</p>"),
        ('<link rel="canonical" href="https://fjord.example/archive/20259999">', ""),
        ("", '<time datetime="2025-09-12">a</time><time datetime="2025-09-13">b</time>'),
        (
            '<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2025-09-12"}, '
            '{"@type": "NewsArticle", "datePublished": "2025-09-13"}]</script>',
            "",
        ),
        (
            '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", '
            '"datePublished": "2025-09-12"}]}</script>',
            "",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', ""),
    ],
)
def test_a_day_that_is_not_plain_stays_unknown(tmp_path: Path, head: str, body: str) -> None:
    """Dates in the story, dates of other reports and dates that disagree are nobody's day of publication."""
    assert document(tmp_path / "a.html", page(head, body)).published is None


def test_dates_of_related_reports_are_not_the_pages(tmp_path: Path) -> None:
    """A time element in a list of links does not date the page."""
    after = '<ul><li><a href="/a">Other</a> <time datetime="2021-01-01">1 January 2021</time></li></ul>'
    assert document(tmp_path / "a.html", page(after=after)).published is None


def test_the_outlet_in_the_title_element_counts_where_the_rest_is_the_headline(tmp_path: Path) -> None:
    """ "Headline | Outlet" names the outlet; a dash inside a headline does not."""
    whole = page().replace("<title>Printer opens again</title>", "<title>Printer opens again | Fjord Gazette</title>")
    assert document(tmp_path / "a.html", whole).outlet == "Fjord Gazette"
    dashed = page().replace("<title>Printer opens again</title>", "<title>Open again - two years on</title>")
    assert document(tmp_path / "a.html", dashed).outlet is None


def test_the_outlet_at_the_end_of_a_title_is_no_part_of_it(tmp_path: Path) -> None:
    """A shared title that ends with the name of the outlet loses it."""
    head = (
        '<meta property="og:site_name" content="Fjord Gazette">'
        '<meta property="og:title" content="Printer opens again - Fjord Gazette">'
    )
    assert document(tmp_path / "a.html", page(head)).title == "Printer opens again"


def test_an_old_encoding_that_the_page_declares(tmp_path: Path) -> None:
    """A page in windows-1251 is read as it says; one whose bytes are UTF-8 all the same is read as they are."""
    paragraph = "Мира Халден вернулась домой в понедельник, её ждали сотни людей на площади и у старой гавани. " * 3
    whole = f'<html><head><meta charset="windows-1251"><title>Т</title></head><body><p>{paragraph}</p></body></html>'
    assert paragraph.strip() in document(tmp_path / "a.html", whole.encode("windows-1251")).text
    assert paragraph.strip() in document(tmp_path / "b.html", whole.encode()).text


def test_html_is_known_by_its_content(tmp_path: Path) -> None:
    """A page saved under another name is a page, with or without a doctype or an XML prolog."""
    for name, start in (("a.txt", ""), ("b", "\n\n"), ("c.md", '<?xml version="1.0" encoding="utf-8"?>\n')):
        assert document(tmp_path / name, start + page()).text.startswith("# Printer opens again\n\nThe printer")


def test_a_page_without_a_report_says_so(tmp_path: Path) -> None:
    """A list of links, and a page that needs scripts, have no main text."""
    links = "".join(f'<li><a href="/{n}">Link {n}</a></li>' for n in range(30))
    assert "without main text" in reason(tmp_path / "a.html", f"<html><body><nav><ul>{links}</ul></nav></body></html>")
    assert "without main text" in reason(tmp_path / "b.html", '<html><body><div id="root"></div></body></html>')


def test_a_page_of_fifty_megabytes_is_one_clear_line(tmp_path: Path) -> None:
    """A page too large to search is set aside by the number of its elements, before it is searched."""
    huge = (
        "<html><body>"
        + "<p>The shop is open again, say the neighbours of the printer.</p>\n" * 740_000
        + "</body></html>"
    )
    assert len(huge) > 48_000_000
    assert "a web page of more than 50,000 elements" in reason(tmp_path / "a.html", huge)


def test_a_page_of_fifty_megabytes_of_pictures_is_read(tmp_path: Path) -> None:
    """What makes a page large is often no text: pictures and scripts written into it do not keep it from being read."""
    picture = '<img alt="" src="data:image/png;base64,' + "QUJD" * 6_000_000 + '">'
    script = "<script>var x = '" + "x" * 24_000_000 + "';</script>"
    text = document(tmp_path / "a.html", page(before=script, body=picture)).text
    assert text == f"# Printer opens again\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("deep", [300, 200_000])
def test_a_page_nested_without_end_says_so(tmp_path: Path, deep: int) -> None:
    """Elements in elements in elements, of which a parser would leave out the innermost in silence, are one line."""
    assert "nested more than 250 deep" in reason(tmp_path / "a.html", page(before="<div>" * deep))


def test_a_day_that_is_hidden_and_another_that_is_shown_are_both_doubted(tmp_path: Path) -> None:
    """Metadata that says another day than readers see leaves the day unknown, and says so; a day's difference does not."""
    shown = '<p>Posted <time class="published">12 September 2025</time></p>'
    for hidden, day in (("2019-01-05", None), ("2025-09-13", "2025-09-13")):
        read_as = one(tmp_path / "a.html", page(f'<meta property="article:published_time" content="{hidden}">', shown))
        assert read_as.document is not None
        assert (read_as.document.published.iso if read_as.document.published else None) == day
        assert ("different days of publication" in str(read_as.set_aside)) == (day is None)


@pytest.mark.parametrize(("shown", "day"), [("", None), ('<time datetime="2025-09-12">Friday</time>', "2025-09-12")])
def test_of_two_hidden_days_the_one_that_is_shown_counts(tmp_path: Path, shown: str, day: str | None) -> None:
    """JSON-LD and meta elements that contradict each other leave the day unknown, unless readers see one of the two."""
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-01-05"}</script>'
    read_as = one(tmp_path / "a.html", page(head + '<meta name="pubdate" content="2025-09-12">', shown))
    assert read_as.document is not None
    assert (read_as.document.published.iso if read_as.document.published else None) == day
    assert ("different days" in str(read_as.set_aside)) == (day is None)


@pytest.mark.parametrize("said", ["1970-01-01T00:00:00Z", "1815-06-18", "2099-01-01"])
def test_a_day_that_no_page_was_published_on_is_not_believed(tmp_path: Path, said: str) -> None:
    """What machines write that know no day, and days to come, leave it unknown, and one line says so."""
    read_as = one(tmp_path / "a.html", page(f'<meta property="article:published_time" content="{said}">'))
    assert read_as.document is not None and read_as.document.published is None
    assert [f"said to be {said[:10]}" in aside.reason for aside in read_as.set_aside] == [True]


def test_markup_and_addresses_are_no_names(tmp_path: Path) -> None:
    """An author or outlet that is an address, markup or a page of key words stays unknown; escapes are read."""
    article = '{"@type": "NewsArticle", "author": {"name": "http://spam.example"}, "publisher": {"name": "<b>x"}}'
    head = f'<script type="application/ld+json">{article}</script>'
    lies = document(tmp_path / "a.html", page(head + f'<meta name="dc.creator" content="{"prison news " * 50}">'))
    assert (lies.author, lies.outlet) == (None, None)
    told = document(tmp_path / "b.html", page(head.replace("<b>x", "Fjord &amp; Coast")))
    assert told.outlet == "Fjord & Coast"


def test_a_hidden_title_that_readers_do_not_see_is_not_believed(tmp_path: Path) -> None:
    """A title in the metadata without a word of the one heading gives way to the heading."""
    read_as = document(tmp_path / "a.html", page('<meta property="og:title" content="Cheap boats for sale">'))
    assert (read_as.title, dict(read_as.methods)["title"]) == ("Printer opens again", "h1")
