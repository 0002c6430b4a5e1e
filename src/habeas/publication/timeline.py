"""Custody drawn over time, of one person or of many: spells as bands, events as marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from habeas.dates import When
from habeas.model import Event, Spell
from habeas.publication import language
from habeas.publication.asking import Holding
from habeas.publication.charts import Chart
from habeas.publication.drawings import Life, lives_spec
from habeas.publication.language import _
from habeas.publication.strip import strip
from habeas.publication.wording import label
from habeas.vocabulary import HELD, Status

RESTRICTED = frozenset(
    {Status.HOUSE_ARREST, Status.RESTRICTED_OPEN, Status.RESTRICTED_HOME, Status.RELEASED_CONDITIONAL}
)
DEAD = frozenset({Status.DEAD_IN_CUSTODY})
UNCLEAR = frozenset({Status.CONTESTED, Status.UNKNOWN})


def look(status: Status) -> str:
    """The class that a status is drawn in: held, restricted, free, dead or unclear."""
    if status in HELD:
        return "held"
    if status in RESTRICTED:
        return "restricted"
    if status in DEAD:
        return "dead"
    return "unclear" if status in UNCLEAR else "free"


@dataclass(frozen=True, slots=True)
class Stay:
    """A spell on the drawing: it began on some day from `earliest` to `begun`, and lasted at least to `until`."""

    look: str
    earliest: date
    begun: date
    until: date


def stays(spells: Iterable[Spell], on: date) -> list[Stay]:
    """The spells in order, each from when it may have begun until the next may have; the last one until `on`.

    A spell of which no report gives any day is left out.
    """
    starts: list[tuple[Spell, date, date]] = []
    for spell in sorted(spells, key=lambda s: s.position):
        begun = (spell.since and (spell.since.last or spell.since.first)) or spell.begun_by
        if begun:
            before = starts[-1][2] if starts else begun
            earliest = (spell.since and spell.since.first) or before
            starts.append((spell, min(earliest, begun), begun))
    ends = [*(earliest for _, earliest, _ in starts[1:]), on]
    return [Stay(look(s.status), a, b, max(b, end)) for (s, a, b), end in zip(starts, ends, strict=False)]


def life(name: str, spells: Sequence[Spell], events: Sequence[Event], on: date) -> Life:
    """One person's line: full bands for what is sure; between two, where the day of the change is not known, paler.

    Who was inside before the change and is inside after it was inside all the while: `held` answers so too.
    """
    told = stays(spells, on)
    bands = []
    if told and told[0].earliest < told[0].begun:
        bands.append((told[0].look, told[0].earliest, told[0].begun, False))
    for s in told:
        bands.append((s.look, s.begun, s.until, True))
    for one, other in pairwise(told):
        if one.until < other.begun:
            same = one.look == other.look
            bands.append((one.look if same else "unclear", one.until, other.begun, same))
    marks = [(d, label(e.type)) for e in events if e.happened is not False and (d := _first(e.date)) and d <= on]
    return Life(name, tuple(b for b in bands if b[1] <= b[2]), tuple(marks))


def life_chart(id_: str, told: Life, title: str, subtitle: str, source: str) -> Chart | None:
    """One person's custody over time; None when nothing of it has a day."""
    if not told.bands and not told.marks:
        return None
    rows = (
        *(
            (language.day(a), language.day(b), look_words(look) + ("" if sure else " ?"))
            for look, a, b, sure in told.bands
        ),
        *((language.day(d), "", words) for d, words in sorted(told.marks)),
    )
    return Chart(
        id_,
        title,
        subtitle,
        source,
        (_("From"), _("To"), _("What")),
        rows,
        lambda width: lives_spec([told], width, named=False),
        strip=strip(told),
    )


def lives_chart(told: Sequence[Life], title: str, subtitle: str, source: str) -> Chart:
    """The custody of many on one axis: small multiples."""
    rows = tuple(
        (life.name, language.day(a), language.day(b), look_words(look) + ("" if sure else " ?"))
        for life in told
        for look, a, b, sure in life.bands
    )
    return Chart(
        "histories",
        title,
        subtitle,
        source,
        (_("Name"), _("From"), _("To"), _("What")),
        rows,
        lambda width: lives_spec(told, width),
    )


def status_words(holding: Holding | None) -> str:
    """Somebody's custody in a word or two."""
    return label(holding.status) if holding else _("unknown")


def look_words(look: str) -> str:
    """What a look means."""
    return {
        "held": _("held"),
        "restricted": _("liberty restricted"),
        "free": _("not held"),
        "dead": _("died in custody"),
        "unclear": _("unknown or contested"),
    }[look]


def _first(w: When | None) -> date | None:
    return (w.first or w.last) if w else None
