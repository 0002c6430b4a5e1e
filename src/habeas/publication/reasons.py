"""Why a finding stands, or why something was set aside: the thing, what it rests on and what rests on it."""

from dataclasses import dataclass

from habeas.model import Finding, Judgement, Mention, Person, SetAside, Statement
from habeas.publication.asking import Answers, Thing
from habeas.publication.evidence import Cited, Shown, cite, show


@dataclass(frozen=True, slots=True)
class Why:
    """A thing with its quotes, the findings that rest on it and the judgements about it."""

    id: str
    thing: Thing
    shown: Shown | None
    cited: Cited | None
    rests: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    superseded: bool

    @property
    def sort(self) -> str:
        """What it is, in one word or two."""
        if isinstance(self.thing, Finding):
            return self.thing.kind
        return "set aside" if isinstance(self.thing, SetAside) else type(self.thing).__name__.lower()


def why(ask: Answers, id: str) -> Why | None:
    """How the thing with that id came about; None when nothing that may be seen has it."""
    found = ask.why(id)
    if found is None:
        return None
    thing, findings = found.thing, ask.findings_about([id])
    return Why(
        id,
        thing,
        show(ask, [thing])[0] if isinstance(thing, Finding) else None,
        cite(ask, [id]).get(id) if isinstance(thing, Statement) else None,
        tuple(f for f in findings if id in f.supporting or id in f.opposing),
        tuple(ask.judgements_on(_named_by(thing, id))),
        found.superseded,
    )


def _named_by(thing: Thing, id: str) -> set[str]:
    if isinstance(thing, Finding) and isinstance(thing.value, Person):
        return {id, *thing.value.mentions}
    return {id, thing.id} if isinstance(thing, Mention) else {id}
