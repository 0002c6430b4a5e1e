"""Whether reports are parts of one story: they tell of one happening, or may be of one country."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import Happening
from habeas.reconciliation.lands import Lands


class Stories:
    """Asked of numbers that give no place of their own: whether those who tell them speak of the same people."""

    def __init__(self, found: Iterable[Happening]) -> None:
        self._lands = Lands()
        self._told: dict[str, set[str]] = defaultdict(set)
        for h in found:
            for document in h.documents:
                self._told[document].add(h.id)

    def one(self, some: Sequence[Claim], others: Sequence[Claim]) -> bool:
        """Whether a report of the one tells of a happening that a report of the other tells of, or both may be of one
        country."""
        return self._share(some, others) or self._lands.alike(some, others, 1)

    def _share(self, some: Iterable[Claim], others: Iterable[Claim]) -> bool:
        mine, theirs = ({c.document.id for c in side} for side in (some, others))
        known = {h for document in theirs for h in self._told.get(document, ())}
        return bool(known) and any(not known.isdisjoint(self._told.get(document, ())) for document in mine)
