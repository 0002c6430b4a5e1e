"""The first page: who is held in one sentence, the counts beside it, the latest releases, what is disputed."""

from collections import Counter
from dataclasses import dataclass

from habeas.model import Count, Disagreement
from habeas.publication.asking import Answers
from habeas.publication.evidence import Shown, show
from habeas.publication.frame import Frame
from habeas.publication.numbers import Panel, panels
from habeas.publication.releases import Release, releases
from habeas.vocabulary import Basis

LATEST = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the first page shows. `tally` counts people under held, not held and unknown."""

    tally: dict[str, int]
    documents: int
    panel: Panel | None
    releases: tuple[Release, ...]
    disputed: tuple[Shown, ...]
    disagreements: int


def overview(ask: Answers, frame: Frame) -> Overview:
    """The state of the register in one page."""
    tally = Counter(h.held for h in ask.holdings(frame.on, frame.known, frame.policy))
    counts = show(ask, (f for f in ask.findings("count", frame.known) if isinstance(f.value, Count)))
    held = [p for p in panels(counts) if p.basis is Basis.STOCK]
    open_ = [f for f in ask.findings("disagreement", frame.known) if isinstance(f.value, Disagreement)]
    return Overview(
        {answer: tally[answer] for answer in ("held", "not held", "unknown")},
        len(ask.documents()),
        held[0] if held else None,
        releases(ask, frame)[:LATEST],
        show(ask, open_[:LATEST]),
        len(open_),
    )
