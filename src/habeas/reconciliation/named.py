"""How many people the register can name as held on a day, of those of one country: what stands beside each count."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from habeas.model import Finding, Spell
from habeas.reconciliation.claims import Case
from habeas.reconciliation.holdings import named_on
from habeas.reconciliation.lands import ruling


class Named:
    """The named people held on a day by any report; a person is of the country that most of their reports are about."""

    def __init__(self, case: Case, spells: Iterable[Finding]) -> None:
        reports: dict[str, set[str]] = defaultdict(set)
        for c in case.claims:
            for person in c.persons:
                reports[person].add(c.document.id)
        self._of: dict[str | None, list[Finding]] = defaultdict(list)
        lands: dict[str, str | None] = {}
        for f in spells:
            assert isinstance(f.value, Spell)
            person = f.value.person
            if person not in lands:
                lands[person] = _land(case, sorted(reports[person]))
            self._of[lands[person]].append(f)
        self._counted: dict[str | None, Callable[[date], int]] = {}

    def on(self, day: date, land: str | None) -> int:
        """How many are held on that day of those of the country, or of no known one; of all where none is given."""
        if land is None:
            return sum(self._count(known, day) for known in list(self._of))
        return self._count(land, day) + self._count(None, day)

    def _count(self, land: str | None, day: date) -> int:
        if land not in self._counted:
            self._counted[land] = named_on(self._of.get(land, ()))
        return self._counted[land](day)


def _land(case: Case, reports: Iterable[str]) -> str | None:
    """The country that most of the reports are about; the first by name of equals, None where none is known."""
    told = Counter(filter(None, (ruling(case.documents[d].text) for d in reports)))
    return min(told, key=lambda land: (-told[land], land)) if told else None
