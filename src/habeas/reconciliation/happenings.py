"""What happened: tellings of one thing, by people, size and day. How they are put together is in `placing`.

One happening may have several sides (a pardon, the release and the bus to the border; an arrest and its charge).
"""

import re
from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from habeas.folding import fold, without_places, words
from habeas.memory import NOTHING, Growing, grown, only, remembered, worked_out
from habeas.model import Range, Statement
from habeas.names.spelling import sounds
from habeas.places import country
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.lands import Setting, ruling
from habeas.reconciliation.money import sums
from habeas.reconciliation.topics import listed, speak_of_any, speaks_of
from habeas.vocabulary import Modality, Type


class Sort(StrEnum):
    """What sort of happening a claim tells of: types that are sides of one thing share a sort."""

    TAKEN = "taken into custody"
    JUDGED = "judged"
    FREED = "let out"
    MOVED = "moved between prisons"
    RETAKEN = "taken again"
    REFUSED = "refused"
    DIED = "died"
    FLED = "in exile"
    IMPOSED = "sanction imposed"
    EASED = "sanction eased"
    RECOGNISED = "recognised"


SORTS = {
    Type.ARREST: Sort.TAKEN, Type.CHARGE: Sort.TAKEN, Type.CONVICTION: Sort.JUDGED, Type.SENTENCE: Sort.JUDGED,
    Type.RELEASE: Sort.FREED, Type.PARDON: Sort.FREED, Type.DEPORTATION: Sort.FREED, Type.TRANSFER: Sort.FREED,
    Type.EXCHANGE: Sort.FREED, Type.REARREST: Sort.RETAKEN, Type.REFUSAL: Sort.REFUSED, Type.DEATH: Sort.DIED,
    Type.EXILE: Sort.FLED, Type.SANCTION_IMPOSED: Sort.IMPOSED, Type.SANCTION_LIFTED: Sort.EASED,
    Type.RECOGNISED: Sort.RECOGNISED,
}  # fmt: skip

MEASURES = (Sort.EASED, Sort.IMPOSED)
"""Sorts that are done to a target, not to people."""

NOT_DONE = (Modality.CALLED_FOR, Modality.HYPOTHETICAL)
_TRANSFER = Type.TRANSFER

Bounds = tuple[int | None, int | None]

MONTH = 31
_ORDER = attrgetter("order")


class _Kept:
    """Room for what a telling is compared by, once that has been asked for."""

    __slots__ = (
        "_about", "_hand", "_leaning", "_place_words", "_setting", "_target", "_thing", "_vague",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling(_Kept):
    """Claims of one content in copies of one text: however often it is carried, it is placed once.

    What it is compared by is worked out once, as it is held against many happenings. `whole` are the bounds of the
    group that its sentence tells by names and by the number of the others. `lead` is the claim it is read by, of which
    are the `size`, its `bounds`, the `persons` named and whether it is `dated`; `documents` are the reports of all.
    """

    claims: tuple[Claim, ...]
    sort: Sort
    period: bool
    whole: Bounds | None = None
    lead: Claim = field(init=False, repr=False, compare=False)
    size: Range | None = field(init=False, repr=False, compare=False)
    bounds: Bounds | None = field(init=False, repr=False, compare=False)
    dated: bool = field(init=False, repr=False, compare=False)
    persons: frozenset[str] = field(init=False, repr=False, compare=False)
    documents: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        set_, lead, persons = object.__setattr__, self.claims[0], self.claims[0].persons
        size, alone = lead.said.count, len(self.claims) == 1
        set_(self, "lead", lead)
        set_(self, "size", size)
        set_(self, "bounds", (size.low, size.high) if size else None)
        set_(self, "dated", lead.first is not None and lead.last is not None)
        set_(self, "persons", only(persons[0]) if len(persons) == 1 else frozenset(persons) if persons else NOTHING)
        told_in = only(lead.document.id) if alone else frozenset(c.document.id for c in self.claims)
        set_(self, "documents", told_in)

    @property
    def wide(self) -> bool:
        """Whether it gives a number for months together."""
        first, last = self.lead.first, self.lead.last
        return self.size is not None and first is not None and last is not None and (last - first).days > 2 * MONTH

    @worked_out
    def leaning(self) -> bool:
        """Whether it opens no happening: "not among them", what could be anything ("the release is welcome"), a number
        that only a report without anything of its own gives."""
        return self.exception or self.vague or self.repeated

    @worked_out
    def vague(self) -> bool:
        """Whether it names nobody, no number and no day: a release at large, not one that took place.

        So it is with a number of people alone, no place named, that are not said in so many words to have been taken,
        and with a death of nobody by name that is denied.
        """
        said = self.lead.said
        if said.type is Type.DEPORTATION and said.place:
            return False  # people were driven out to somewhere: that took place, whoever and however many they were
        undated = all(c.said.date is None for c in self.claims)
        if self.sort is Sort.FLED:
            return not self.lead.persons and undated  # that some have fled is so at all times
        if said.type is Type.ARREST and undated and self.size and not self.lead.persons:
            return not (self.period or said.place) and not speaks_of("taken", said.trigger, said.quote)
        if self.sort is Sort.DIED:
            return self.lead.negative and not self.lead.persons and self.size is None
        nothing = not self.lead.persons and self.size is None and undated
        return (
            nothing
            and (not self.lead.negative or self.of_kind)
            and self.sort in (Sort.FREED, Sort.TAKEN, Sort.JUDGED, Sort.MOVED)
        )

    @property
    def repeated(self) -> bool:
        """Whether only reports that repeat others tell of a group, without names: what fits no other is nothing new."""
        alone = all(c.retelling for c in self.claims)
        return alone and not self.period and self.size is not None and not self.lead.persons

    @property
    def of_kind(self) -> bool:
        """Whether it denies only what kind of thing it was, of nobody by name: "nobody was exchanged for anything"."""
        return self.lead.said.type in (Type.EXCHANGE, Type.DEPORTATION) and self.lead.said.modality is Modality.DENIED

    @property
    def bare_act(self) -> bool:
        """Whether it tells of an act of mercy without saying whom it frees or how many."""
        return self.lead.said.type is Type.PARDON and not self.lead.persons and self.size is None

    @property
    def exception(self) -> bool:
        """Whether it says that named people were not among those it happened to."""
        return self.lead.negative and bool(self.lead.persons)

    @worked_out
    def setting(self) -> Setting:
        """The reports, countries and outlets it is told in."""
        return Setting(self.claims)

    @worked_out
    def about(self) -> tuple[tuple[object, ...], ...]:
        """Whom, where and how many it is about: what it is known by and looked up by."""
        return tuple(_about(self))

    @worked_out
    def place_words(self) -> frozenset[str]:
        return place_words(self.lead)

    @worked_out
    def target(self) -> frozenset[str]:
        """The target of a measure, as its words are heard."""
        return heard(target_words(self.lead))

    @worked_out
    def thing(self) -> frozenset[str]:
        """The words of its sentence that may name the thing eased."""
        return thing_words(self.lead)

    @worked_out
    def hand(self) -> str | None:
        """The state that acts, or that it is a union of states; None when it is neither by its name."""
        actor = self.lead.said.actor or ""
        return "union" if speaks_of("union_of_states", actor) else country(actor)


def _about(t: Telling) -> Iterator[tuple[object, ...]]:
    for p in t.lead.persons:
        yield ("person", t.sort, p)
    for d in sorted(t.documents):
        yield ("document", t.sort, d)
    for w in sorted(t.place_words):
        yield ("place", t.sort, w)
    if t.sort in MEASURES:
        yield from (("thing", t.sort, w) for w in sorted(t.thing))
        yield from (("target", t.sort, w) for w in sorted(t.target))
    for size in (t.bounds, t.whole):
        if size and size != (1, 1):
            yield ("size", t.sort, size)
    if t.lead.day:
        yield ("day", t.sort, t.lead.day)
    if t.lead.day is None and not t.lead.persons:
        yield ("told", t.sort, t.lead.latest.year, t.lead.latest.month)


class Happening:
    """Tellings of one thing, and the days on which it can have been by those that agree best.

    What tellings are placed by is kept up with each that is added: a name told of again and again has thousands. Of
    all of them: the `persons`, bounds of `sizes`, `days` named and `documents`; the types and the place words; whom
    one says it did happen to; the last day that one was told by; where they are told; and which each report has.
    `claims` are those of all, in order of telling, and the `id` follows from the first of them. `day` is the one that
    most origins name, where it is named at all, the earlier of two equally named; `span` the days it can have been on,
    None when no telling gives a date.
    """

    __slots__ = (
        "_first_hand", "_of_several", "_period", "asserted", "claims", "day", "days", "documents", "id", "is_actual",
        "latest", "persons", "place_words", "setting", "sizes", "sort", "span", "tellings", "types",
    )  # fmt: skip

    def __init__(self, sort: Sort) -> None:
        self.sort = sort
        self.tellings: list[Telling] = []
        self.claims: list[Claim] = []
        self.id = ""
        self.day: date | None = None
        self.span: tuple[date, date] | None = None
        self.persons: Growing[str] = NOTHING
        self.sizes: Growing[Bounds] = NOTHING
        self.days: Growing[date] = NOTHING
        self.documents: Growing[str] = NOTHING
        self.types: Growing[Type] = NOTHING
        self.place_words: Growing[str] = NOTHING
        self.is_actual = False
        self.asserted: Growing[str] = NOTHING
        self.latest = date.min
        self.setting = _NOWHERE
        self._of_several: _Several | None = None

    def add(self, telling: Telling) -> None:
        """Takes one more telling in."""
        self.tellings.append(telling)
        lead = telling.lead
        persons = telling.persons
        self.persons = grown(self.persons, persons)
        for size in (telling.bounds, telling.whole):
            self.sizes = grown(self.sizes, only(size)) if size else self.sizes
        if lead.day:
            self.days = grown(self.days, only(lead.day))
        self.documents = grown(self.documents, telling.documents)
        self.types = grown(self.types, only(lead.said.type))
        self.place_words = grown(self.place_words, telling.place_words)
        if lead.actual:
            self.is_actual = True
            self.asserted = grown(self.asserted, persons)
        self.latest = max(self.latest, lead.latest)
        if len(self.tellings) == 1:  # as most have, which needs no more
            self.claims = list(telling.claims)
            self.setting = telling.setting
            several = _Several(self.tellings)
        else:
            several = self._with_others(telling)
        self.day, self.span = several.day, several.span
        self.id = "h" + self.claims[0].id[1:]

    def _with_others(self, telling: Telling) -> "_Several":
        """Keeps up what is worked out from several tellings, and lets go of what was worked out before."""
        if self._of_several is None:
            self._of_several = _Several(self.tellings)
            self.setting = self.setting.copy()
        else:
            self._of_several.add(telling)
        self.setting.add(telling.setting)
        for c in telling.claims:
            insort(self.claims, c, key=_ORDER)
        for kept in _FOLLOWING:
            kept.let_go(self)
        return self._of_several

    def beside(self, telling: Telling) -> Iterator[Telling]:
        """Its tellings that stand in a report with this one."""
        if self._of_several is None:
            return iter(() if self.documents.isdisjoint(telling.documents) else self.tellings)
        told_in = self._of_several.told_in
        return (o for d in telling.documents for o in told_in.get(d, ()))

    @worked_out
    def period(self) -> bool:
        """Whether it sums up a stretch of time instead of a day: by its words, or as a number for a long time.

        The last day of such a stretch names no other: what is freed "this year" is the number of 31 December.
        """
        if not self.days <= {t.lead.last for t in self.tellings if t.period}:
            return False
        return any(t.period for t in self.tellings) or all(t.wide for t in self.tellings)

    @worked_out
    def first_hand(self) -> Growing[str]:
        """The reports that tell of it and do more than repeat others."""
        first = frozenset(c.document.id for c in self.claims if not c.retelling)
        return self.documents if first == self.documents else first  # which is shared with others


def in_order(found: Iterable[Happening]) -> tuple[Happening, ...]:
    """The happenings in order of telling: so their claims stand in memory too; by id takes longer."""
    return tuple(sorted(found, key=lambda h: h.claims[0].order))


class _Several:
    """What is worked out from all tellings of one thing: which of them each report has, whose word each day named is,
    on which most agree, the least and the greatest of the first and of the last days it can have been on."""

    __slots__ = ("day", "first", "last", "named", "told_in")

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self.told_in: dict[str, list[Telling]] = {}
        self.named: dict[date, Growing[str]] = {}
        self.day: date | None = None
        self.first: tuple[date, date] | None = None
        self.last: tuple[date, date] | None = None
        for telling in tellings:
            self.add(telling)

    def add(self, telling: Telling) -> None:
        """Takes one more telling in."""
        for d in telling.documents:
            self.told_in.setdefault(d, []).append(telling)
        for c in telling.claims:
            if c.day and not c.garbled:
                self.named[c.day] = grown(self.named.get(c.day, NOTHING), only(c.origin))
                if self.day is None or self._before(c.day, self.day):
                    self.day = c.day
            if c.first and c.last:
                first, last = self.first or (c.first, c.first), self.last or (c.last, c.last)
                self.first = min(first[0], c.first), max(first[1], c.first)
                self.last = min(last[0], c.last), max(last[1], c.last)

    def _before(self, day: date, other: date) -> bool:
        """Whether more origins name a day than another, or as many the earlier of the two."""
        return (-len(self.named[day]), day) < (-len(self.named[other]), other)

    @property
    def span(self) -> tuple[date, date] | None:
        """The days it can have been on; None when no telling gives a date."""
        if self.day:
            return self.day, self.day
        first, last = self.first, self.last
        if not first or not last:
            return None
        return (first[1], last[0]) if first[1] <= last[0] else (first[0], last[1])


_NOWHERE = Setting()
"""Where a happening without tellings is told."""
_FOLLOWING = [value for value in vars(Happening).values() if isinstance(value, worked_out)]
"""What is worked out anew after a telling was added."""


def sort_of(claim: Claim) -> Sort | None:
    """The sort of happening a claim tells of; None when it tells of none (counts, conditions, rates, demands)."""
    said = claim.said
    sort = SORTS.get(said.type)
    if sort is None or said.per is not None or said.modality in NOT_DONE:
        return None
    if said.type is _TRANSFER and (leads_inside(said) or (len(claim.persons) == 1 and not _leaves(claim))):
        return Sort.MOVED
    return sort


def leads_inside(moved: Statement) -> bool:
    """Whether a transfer leaves people in custody: to a prison or hospital, or told of these alone ("to solitary")."""
    where = moved.place or moved.quote
    behind = moved.quote[max(0, moved.quote.find(moved.trigger)) :]  # "who was sent back in 2020, was flown to Lowmark"
    return (speak_of_any(("prison", "hospital"), where) and not speaks_of("abroad", where)) or speaks_of(
        "sent_back", behind
    )


def _leaves(claim: Claim) -> bool:
    """Whether somebody who was taken elsewhere is said to have left the country of the report, or to be at home."""
    said = claim.said
    if any(speak_of_any(("abroad", "went_home"), t) for t in (said.place, said.quote, said.trigger) if t):
        return True
    to = country(said.place or "")
    return to is not None and to != ruling(claim.document.text)


def is_state(claim: Claim) -> bool:
    """Whether an arrest statement only says that somebody is in custody, not that they were taken on some day."""
    said = claim.said
    if said.type is not Type.ARREST or said.date is not None:
        return False
    if speaks_of("still_held", said.quote):
        return True
    if speaks_of("taken", said.trigger, said.quote):
        return False
    some = said.count is not None or speaks_of("among_them", said.quote)
    return not some or speak_of_any(("prison",), f"{said.place or ''}; {said.quote}")


def place_words(c: Claim) -> frozenset[str]:
    """The words that tell a claim's place or target from others."""
    return _place_words(c.said.place) if c.said.place else NOTHING


@remembered
def _place_words(place: str) -> frozenset[str]:
    return frozenset(w for w in without_places(place) if len(w) > 2 and w not in listed("places") and w != "the")


def target_words(c: Claim) -> frozenset[str]:
    """The words that tell the target of a measure from others: one state's airline from its potash, one sum of money
    from another, whatever it is called."""
    return (_target_words(c.said.place) if c.said.place else NOTHING) | sums(c.said.quote)


@remembered
def _target_words(place: str) -> frozenset[str]:
    named = _place_words(place)
    whose = {fold(m.group()) for m in DEMONYM.finditer(place)}
    return frozenset(w for w in named if w not in whose and not _of_land(w)) or named


DEMONYM = re.compile(
    r"(?<!\w)(?:[A-Z][\w’'-]+(?:an|ish|ese)|[А-ЯЁІЎЇЄҐа-яёіўїєґ-]{3,}(?:ск|цк)(?:ий|ого|ая|ой|ую|ое|ие|их|і|ага|ай|ае|ія|іх|а|у|е))"
    r"(?=\s+[a-zа-яёіўїєґ])"
)
"""Whose the target is: an adjective of a country before a common word ("Oreldan grain")."""


def heard(words_: Iterable[str]) -> frozenset[str]:
    """The beginnings of words as they are heard, the same in every script."""
    return frozenset(sounds(w)[: STEM + 1] for w in words_)


@lru_cache(maxsize=2**12)
def _of_land(word: str) -> bool:
    return country(word) is not None


def thing_words(c: Claim) -> frozenset[str]:
    """The beginnings of the common words of a claim's sentence: names, numbers and small words left out."""
    said = (w for start, _, w in words(c.said.quote) if c.said.quote[start].islower())
    return frozenset(w[:STEM] for w in said if len(w) >= STEM - 1 and w not in listed("common"))


STEM = 5
