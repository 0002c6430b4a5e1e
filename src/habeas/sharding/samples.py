"""Of what is turned away a few pages keep their text, so that people can see whether the gate is right.

From each shard, and for each reason, those with the smallest SHA-256: as good as drawn by lot, the same at every run,
and together a fair sample of all shards, as the smallest of all are among the smallest of each.
"""

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from habeas.model import SetAside
from habeas.sharding.results import TURNED_AWAY, Results, Row

MOST = 50
"""Pages of a shard that keep their text, for each reason."""
CHARACTERS = 1_500
"""Of a page's text."""


class Samples:
    """The pages of one shard whose text is kept."""

    def __init__(self) -> None:
        self._held: dict[str, list[tuple[int, str, bytes]]] = {}

    def add(self, reason: str, sha256: str, content: bytes) -> None:
        """Considers a page."""
        held = self._held.setdefault(reason, [])
        entry = (-int(sha256, 16), sha256, content)  # the heap's first is the largest digest
        if len(held) < MOST:
            heapq.heappush(held, entry)
        elif entry > held[0]:
            heapq.heapreplace(held, entry)

    def shown_in(self, rows: Iterable[Row]) -> list[Row]:
        """The rows, those of the sample with the beginning of their text."""
        texts = {(reason, sha): content for reason, held in self._held.items() for _, sha, content in held}
        return [
            replace(row, excerpt=_text(texts[row.reason, row.sha256]))
            if row.reason and row.sha256 and (row.reason, row.sha256) in texts
            else row
            for row in rows
        ]


def _text(content: bytes) -> str:
    """The beginning of what can be read on a page."""
    html = bytes_to_str(content, detect_encoding(content[:200_000]) or "utf-8")
    text = extract_plain_text(html, main_content=True) or extract_plain_text(html)
    return " ".join(text.split())[:CHARACTERS]


def drawn(results: Results, shards: Iterable[str], number: int, reason: str) -> tuple[Counter[str], list[SetAside]]:
    """How many pages of these shards were turned away, by reason, and so many of them with the beginning of their text.

    `reason` narrows to reasons that have these words.
    """
    counted, pages = Counter[str](), dict[str, Row]()
    for shard in shards:
        for row in results.rows(shard, _SHOWN):
            if row.outcome == TURNED_AWAY and reason in (row.reason or ""):
                counted[row.reason or ""] += 1
                if row.excerpt and row.sha256:
                    pages.setdefault(row.sha256, row)
        pages = {sha: pages[sha] for sha in heapq.nsmallest(number, pages)}
    found = (SetAside("extraction", r.location, r.reason or "", quote=r.excerpt) for r in pages.values())
    return counted, list(found)


_SHOWN = ("outcome", "location", "sha256", "reason", "excerpt")
