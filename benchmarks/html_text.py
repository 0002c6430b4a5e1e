"""How much of a web page's report is read, and how little else: `python benchmarks/html_text.py`.

The pages of samples/, on which the search for clutter was looked at while it was written. What belongs to the report
is taken from each page's own markup (heading, standfirst, paragraphs and headings of its body). Measured as the
article-extraction-benchmark does: runs of four words, precision and recall a page, their means, F1 of the means.
"""

import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import trafilatura
from lxml import html

from habeas.reading import Item, read

SAMPLES = Path(__file__).parent.parent / "samples"
BODY = (
    "//h1", "//p[contains(@class, 'standfirst') or contains(@class, 'lead')]",
    "//div[@class='text' or @class='entry-content']/p", "//div[@class='article-text' or @class='story__body']/p",
    "//main/article[not(@class)]/p[not(@class)]", "//table//td//p[not(@class)]",
    "//main/p[not(@class)] | //main/h2 | //main/h3",
)  # fmt: skip
_RUN = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Means over pages, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return (
            2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0
        )


def report_of(content: bytes) -> str:
    """The report of a sample page, by the page's own markup."""
    tree = html.fromstring(content)
    parts = {e: None for path in BODY for e in tree.xpath(path)}
    order = {e: n for n, e in enumerate(tree.iter())}
    return "\n".join(e.text_content() for e in sorted(parts, key=order.__getitem__))


def ours(content: bytes) -> str:
    """The text that habeas reads, as words without the marks of headings and tables."""
    item = Item("page.html", len(content), content=content, name="page.html")
    return "".join(r.document.text for r in read(item, datetime.now(UTC)) if r.document)


def alone(content: bytes) -> str:
    """What trafilatura extracts by itself."""
    return trafilatura.extract(content, include_comments=False) or ""


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


def score(extract: Callable[[bytes], str], pages: list[bytes]) -> Score:
    """Precision and recall of an extractor over pages."""
    precisions, recalls = list[float](), list[float]()
    for content in pages:
        wanted, found = runs(report_of(content)), runs(extract(content))
        shared = (wanted & found).total()
        precisions.append(shared / found.total())
        recalls.append(shared / wanted.total())
    return Score(sum(precisions) / len(pages), sum(recalls) / len(pages))


def pages() -> list[bytes]:
    return [path.read_bytes() for path in sorted(SAMPLES.glob("*.html"))]


def main() -> None:
    """Prints a line for each extractor."""
    contents = pages()
    for name, extract in (("trafilatura alone", alone), ("habeas", ours)):
        score(extract, contents)  # words of dates are made ready once for each language
        start = time.process_time()
        result = score(extract, contents)
        rate = len(contents) / (time.process_time() - start)
        means = f"precision {result.precision:.3f}  recall {result.recall:.3f}"
        print(f"{name:<18} F1 {result.f1:.3f}  {means}  {rate:.0f} pages/s")


if __name__ == "__main__":
    main()
