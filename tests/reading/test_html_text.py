"""The text of web pages is read at least as well as by trafilatura alone."""

from benchmarks import html_text


def test_no_worse_than_trafilatura_alone() -> None:
    """On the sample pages more of each report is read than by trafilatura by itself, and no more of what is not it."""
    pages = html_text.pages()
    assert len(pages) > 10
    ours, alone = html_text.score(html_text.ours, pages), html_text.score(html_text.alone, pages)
    assert ours.f1 >= alone.f1
