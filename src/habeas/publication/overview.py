"""The first page: who is held in one sentence, the counts beside it, the latest releases, what is disputed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from habeas.model import Count, Disagreement
from habeas.publication.asking import Answers
from habeas.publication.evidence import Shown, show
from habeas.publication.frame import Frame
from habeas.publication.histories import ANSWERS
from habeas.publication.numbers import Panel, Row, newest, panels
from habeas.publication.releases import Release, releases
from habeas.vocabulary import Basis

LATEST, CARDS = 5, 5


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the first page shows.

    `tally` counts people under held, not held and unknown; `first` is the day the first report came in; `cards` are the
    newest counts of those who count again and again.
    """

    tally: dict[str, int]
    documents: int
    first: date | None
    panel: Panel | None
    cards: tuple[Row, ...]
    releases: tuple[Release, ...]
    disputed: tuple[Shown, ...]
    disagreements: int


def overview(ask: Answers, frame: Frame) -> Overview:
    """The state of the register in one page."""
    tally = Counter(h.held for h in ask.holdings(frame.on, frame.known, frame.policy))
    found = ask.findings(known=frame.known)
    counts = show(ask, (f for f in found if isinstance(f.value, Count)))
    held = [p for p in panels(counts) if p.basis is Basis.STOCK and p.per is None]
    open_ = [f for f in found if isinstance(f.value, Disagreement)]
    documents = ask.documents()
    return Overview(
        {answer: tally[answer] for answer in ANSWERS},
        len(documents),
        min((d.received.date() for d in documents), default=None),
        next((p for p in held if p.drawable), None),
        _latest(held),
        releases(ask, frame)[:LATEST],
        show(ask, open_[:LATEST]),
        len(open_),
    )


def _latest(held: list[Panel]) -> tuple[Row, ...]:
    """The newest count of each series that is drawn, the latest first; single counts where none is drawn."""
    drawn = [r for p in held if p.drawable for r in newest(p.charted)]
    alone = [r for p in held for r in p.rows if r.on]
    return tuple(sorted(drawn or alone, key=lambda r: r.on or date.min, reverse=True)[:CARDS])
