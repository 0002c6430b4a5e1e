"""What a happening does to the liberty of those it happened to, by its sort and the words of those who tell of it."""

import re
from collections.abc import Iterable
from enum import IntEnum

from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import Sort
from habeas.reconciliation.lands import over_border
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Status, Type


class Effect(IntEnum):
    """What a step does, in the order in which steps of one day follow one another."""

    IN = 0
    CHARGED = 1
    SENTENCED = 2
    INSIDE = 3
    OUT = 4
    TURNED_BACK = 5
    IN_AGAIN = 6
    DEAD = 7


def _taken(told: list[Claim]) -> tuple[Effect | None, Status]:
    if all(c.said.type is Type.CHARGE for c in told):
        return Effect.CHARGED, Status.PRE_TRIAL
    if at_home(told):
        return Effect.OUT, Status.HOUSE_ARREST
    charged = any(c.said.type is Type.CHARGE for c in told)
    return Effect.IN, Status.PRE_TRIAL if charged else Status.DETAINED


def at_home(told: Iterable[Claim]) -> bool:
    """Whether those whose arrest is told are kept at home, by more origins than have them in prison."""
    home = {c.origin for c in told if _into("house_arrest", c.said.quote)}
    inside = {c.origin for c in told if speaks_of("prison", c.said.quote, c.said.place)} - home
    return len(home) > len(inside)


def _into(topic: str, *texts: str | None) -> bool:
    """Whether one of the texts has somebody in such confinement, and not come from it."""
    return any(speaks_of(topic, t) and not speaks_of(FROM[topic], t) for t in texts)


FROM = {"house_arrest": "off_house_arrest", "restricted_open": "off_restricted_open"}
"""The topics of those who were confined so until then."""


def _judged(told: list[Claim]) -> tuple[Effect | None, Status]:
    """What the punishment means for liberty; a verdict alone changes nothing, nor does what somebody "was serving"."""
    texts = [t for c in told for t in (c.said.term.text if c.said.term else None, c.said.quote)]
    if speaks_of("in_absentia", *texts):
        return Effect.OUT, Status.WANTED
    for topic, status in (
        ("restricted_home", Status.RESTRICTED_HOME),
        ("restricted_open", Status.RESTRICTED_OPEN),
        ("no_prison", Status.RELEASED_CONDITIONAL),
    ):
        terms = [c.said.term.text for c in told if c.said.term]
        if topic == "restricted_open":
            fits = _into(topic, *texts)
        elif topic == "restricted_home":
            fits = any(_in_its_piece(topic, c) if c.said.term else speaks_of(topic, c.said.quote) for c in told)
        else:
            fits = speaks_of(topic, *(terms or texts))
        if fits or (topic == "no_prison" and any(_suspended(c) for c in told)):
            return Effect.OUT, status
    if out := [c for c in told if c.said.type is Type.RELEASE]:
        _, status = _freed(out)  # whoever walks out with a sentence serves it outside
        return Effect.OUT, Status.RELEASED_CONDITIONAL if status is Status.RELEASED else status
    sentenced = any(
        c.said.type is Type.SENTENCE and not speaks_of("was_serving", c.said.trigger or c.said.quote) for c in told
    )
    return (Effect.SENTENCED, Status.SERVING) if sentenced else (None, Status.UNKNOWN)


def _suspended(c: Claim) -> bool:
    """Whether the sentence that is told is suspended."""
    return _in_its_piece("suspended", c)


def _in_its_piece(topic: str, c: Claim) -> bool:
    """Whether the piece that has the length of a sentence says so of it, and not of another's."""
    at = c.said.quote.find(c.said.term.text) if c.said.term else -1
    pieces = (m.span() for m in _PIECE.finditer(c.said.quote))
    return any(a <= at < z and speaks_of(topic, c.said.quote[a:z]) for a, z in pieces)


_PIECE = re.compile(
    r"(?:(?!, (?!(?:but )?suspended|but on|условно|умоўна|умовно)|; | (?:and|while|и|а|і|й|та) ).)+", re.DOTALL
)
"""What stands between commas and words that join; "two years, suspended" is one."""


def _freed(told: list[Claim]) -> tuple[Effect | None, Status]:
    quotes = [c.said.quote for c in told]
    types = {c.said.type for c in told}
    if _into("restricted_open", *quotes):
        return Effect.OUT, Status.RESTRICTED_OPEN
    if _into("house_arrest", *quotes):
        return Effect.OUT, Status.HOUSE_ARREST
    if types & {Type.DEPORTATION, Type.EXILE} or speaks_of("abroad", *(c.said.place for c in told)):
        return Effect.OUT, Status.RELEASED_EXILE
    if speaks_of("abroad", *quotes) and not speaks_of("went_home", *quotes):
        return Effect.OUT, Status.RELEASED_EXILE
    if any(over_border(c) for c in told):
        return Effect.OUT, Status.RELEASED_EXILE
    if speaks_of("term_served", *quotes):
        return Effect.OUT, Status.SERVED
    if speaks_of("conditional", *quotes):
        return Effect.OUT, Status.RELEASED_CONDITIONAL
    return Effect.OUT, Status.RELEASED


def _retaken(told: list[Claim]) -> tuple[Effect | None, Status]:
    return Effect.IN_AGAIN, Status.DETAINED


def _moved(told: list[Claim]) -> tuple[Effect | None, Status]:
    where = [t for c in told for t in (c.said.place, c.said.quote)]
    if _into("house_arrest", *where):
        return Effect.OUT, Status.HOUSE_ARREST
    if _into("restricted_open", *where):
        return Effect.OUT, Status.RESTRICTED_OPEN
    return Effect.INSIDE, Status.DETAINED


def _refused(told: list[Claim]) -> tuple[Effect | None, Status]:
    """Refusing to leave turns a release back, unless the person went home; refusing to ask for mercy does nothing."""
    quotes = [c.said.quote for c in told]
    if not speaks_of("leaving", *quotes):
        return None, Status.UNKNOWN
    home = speaks_of("went_home", *quotes)
    return Effect.TURNED_BACK, Status.RELEASED if home else Status.UNKNOWN


def _died(told: list[Claim]) -> tuple[Effect | None, Status]:
    return Effect.DEAD, Status.DEAD_IN_CUSTODY


def _fled(told: list[Claim]) -> tuple[Effect | None, Status]:
    return Effect.OUT, Status.RELEASED_EXILE


EFFECTS = {
    Sort.TAKEN: _taken, Sort.JUDGED: _judged, Sort.FREED: _freed, Sort.RETAKEN: _retaken, Sort.MOVED: _moved,
    Sort.REFUSED: _refused, Sort.DIED: _died, Sort.FLED: _fled,
}  # fmt: skip
