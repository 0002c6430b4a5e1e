"""Pages without idle bytes: the same elements in the same places, and a report's text untouched."""

import pytest
from playwright.sync_api import Browser

from habeas.publication.slim import slim

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>T</title></head>
<body>
  <p>One</p>
  <ul class="plain">
    <li><a href="../person/p1.html#h-names">Mira &lt;Halden&gt;</a> <b>a</b> <i>b</i></li>
    <li><p>x</p></li>
  </ul>
  <table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td><td title="two words">2</td></tr></tbody></table>
  <dl><dt>a</dt><dd>b</dd></dl>
  <div class="text" dir="auto">first
   second  class="kept"</div>
</body></html>"""

OUTLINE = """() => [...document.querySelectorAll('*')].map(e => [e.tagName, e.parentElement && e.parentElement.tagName,
  [...e.attributes].map(a => a.name + '=' + a.value).join(), e.closest('.text') ? e.textContent
  : e.textContent.replace(/\\s+/g, ' ').trim().length && e.children.length == 0 ? e.textContent.trim() : ''].join('|'))"""


def outline(browser: Browser, page: str) -> list[str]:
    """Each element of a page as a browser reads it, with its parent, attributes and words."""
    shown = browser.new_page()
    shown.set_content(page)
    found: list[str] = shown.evaluate(OUTLINE)
    shown.close()
    return found


def test_a_browser_reads_the_same_page(browser: Browser) -> None:
    """The elements, where they stand, their attributes and words are those of the page as it was made."""
    assert outline(browser, slim(PAGE)) == outline(browser, PAGE)
    assert len(slim(PAGE)) < 0.9 * len(PAGE)


@pytest.mark.parametrize("kept", ['<script type="a/b">{"a": "b"}\n  </script>', '<pre class="x">\n  a\n</pre>'])
def test_code_and_data_are_left_alone(kept: str) -> None:
    """What is not a page's own markup keeps every byte."""
    assert slim(kept) == kept
