"""The five questions for a program or a notebook: a register opened, and asked on behalf of one reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from habeas.json_form import encode
from habeas.model import Disagreement, Document, Event, Finding, Person, Spell, Statement
from habeas.pipeline import Answers
from habeas.reconciliation import POLICIES, Holding
from habeas.register import Register, RegisterError
from habeas.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to one person: the finding that they are one, their spells in custody, the events that concern
    them, what is disputed about them, and every statement behind these."""

    person: Finding
    spells: tuple[Finding, ...]
    events: tuple[Finding, ...]
    disagreements: tuple[Finding, ...]
    statements: tuple[Statement, ...]


class Questions:
    """A register for one reader. Use it as a context manager, or close it.

    Each question takes `known`: as far as was known on that day, now when None. Answers are the types of
    `habeas.model`; `frame` makes a data frame of any of them. Nothing above the reader's tier is in any answer.
    """

    def __init__(self, path: str | Path, tier: str = "public", according_to: str | None = None) -> None:
        """Opens the register at a path or a `postgresql://` URL. Raises RegisterError where there is none."""
        if "://" not in str(path) and not Path(path).exists():
            raise RegisterError(f"There is no register at {path} yet. Make one: habeas read FOLDER")
        self._register = Register.open(path)
        self._answers = Answers(self._register, _tier(tier), according_to)

    def close(self) -> None:
        """Closes the register."""
        self._register.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ the five questions

    def held(self, on: date | None = None, known: date | None = None, policy: str = POLICIES[0]) -> Sequence[Holding]:
        """Who is held on a day (today when None), by a policy: everybody of whom custody is told, by name."""
        return self._answers.holdings(on or datetime.now(UTC).date(), known, policy)

    def person(self, who: str, known: date | None = None) -> Story | None:
        """What happened to this person, called by name in any spelling or script, or by id; None when nobody fits."""
        people = self._answers.findings("person", known)
        found = [f for f in people if isinstance(f.value, Person) and who in (f.id, f.value.id)]
        found = found or list(self._answers.find_people(who, known))
        if not found or not isinstance(found[0].value, Person):
            return None
        id_ = found[0].value.id
        spells = [
            f for f in self._answers.findings("spell", known) if isinstance(f.value, Spell) and f.value.person == id_
        ]
        events = [
            f for f in self._answers.findings("event", known) if isinstance(f.value, Event) and id_ in f.value.persons
        ]
        own = {id_, *(f.id for f in (*spells, *events))}
        disputed = [
            f for f in self.disagreements(known) if isinstance(f.value, Disagreement) and own & {*f.value.about}
        ]
        behind = (found[0], *spells, *events, *disputed)
        return Story(found[0], tuple(spells), tuple(events), tuple(disputed), self.quotes(*behind))

    def counts(self, known: date | None = None) -> Sequence[Finding]:
        """How many are held, by whose count and on what basis; stated sums; balances between two counts of a series."""
        return [f for kind in ("count", "sum", "balance") for f in self._answers.findings(kind, known)]

    def deals(self, known: date | None = None) -> Sequence[Finding]:
        """Who was freed and what was given in return: deals, then the terms of each release."""
        return [f for kind in ("deal", "terms") for f in self._answers.findings(kind, known)]

    def disagreements(self, known: date | None = None) -> Sequence[Finding]:
        """Where sources disagree, of what kind, and how many independent origins stand on each side."""
        return self._answers.findings("disagreement", known)

    # ------------------------------------------------------------ what is behind an answer

    def quotes(self, *found: Finding | Holding) -> tuple[Statement, ...]:
        """The statements behind findings, for and against, or the last word on somebody held; each once."""
        ids = [i for f in found for i in _behind(f)]
        return tuple(self._answers.statements(ids).values())

    def document(self, id: str) -> Document | None:
        """The document that a statement stands in."""
        return self._answers.document(id)

    def findings(self, kind: str | None = None, known: date | None = None) -> Sequence[Finding]:
        """All findings, or those of one kind: person, event, spell, count, sum, balance, deal, terms, disagreement."""
        return self._answers.findings(kind, known)

    def frame(self, found: Iterable[Any]) -> Any:
        """Any answers as a pandas DataFrame, a row each; a field within a field is named `value.date.first`."""
        if find_spec("pandas") is None:
            raise ImportError("Data frames need pandas: pip install 'habeas[frames]'")
        import pandas

        return pandas.json_normalize([encode(f) for f in found])


def _behind(found: Finding | Holding) -> Sequence[str]:
    if isinstance(found, Finding):
        return (*found.supporting, *found.opposing)
    return (found.last_word,) if found.last_word else ()


def _tier(name: str) -> Tier:
    """The tier of a reader; an unknown one may see no more than the public."""
    if name.upper() not in Tier.__members__:
        raise ValueError(f"there is no tier '{name}'; tiers are {', '.join(t.name.lower() for t in Tier)}")
    return Tier.named(name)
