"""Releases tied to concessions: by words ("in exchange for"), or only by time; who asserts it and who denies it.

Whoever puts the tie into words asserts it: the speaker whom the sentence names, else whom the claim beside it comes
from. An outlet that only says again what was said before it is no further voice, and nobody asserts what they deny.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.dates import When, find
from habeas.model import Passage, Range
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.denials import NEWS, STATEMENT, Denial, Denials
from habeas.reconciliation.happenings import Happening, Sort, sort_of
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.offices import is_organ
from habeas.reconciliation.outlets import voice
from habeas.reconciliation.saying import (
    REACH,
    Span,
    Speakers,
    around,
    goes_on,
    in_office_alone,
    is_named_in,
    is_quotation,
    quotation_from,
    sentences,
    sentences_around,
    sentences_beside,
    spoken_beside,
)
from habeas.reconciliation.stances import answering, asked, bargaining, denies, tying
from habeas.reconciliation.swaps import Swap, swap
from habeas.reconciliation.targets import any_alike, targets
from habeas.reconciliation.topics import spans_of, speaks_of, words_of
from habeas.reconciliation.voices import keepers_in, long_after, of_no_part_in_it, says_again
from habeas.vocabulary import Modality, Type

NEAR = 30
"""Days within which a release and a concession may be tied by time alone."""
OF_IT = 3
"""Words between what happened and its day: "the gesture made here in July"."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A concession and a release that somebody tied: the claims that tie them and those that deny it.

    `sayings` are the sentences beside the claims in which it is said, or hinted at; `in_words` that somebody put it in
    words, and did not only tell the two side by side.
    """

    concession: Happening
    release: Happening
    words: str | None
    asserting: tuple[Claim, ...]
    denials: tuple[Denial, ...]
    returned: tuple[str, ...] = ()
    sayings: tuple[Passage, ...] = ()
    in_words: bool = False
    number: Range | None = None

    @property
    def denying(self) -> tuple[Claim, ...]:
        return tuple(d.claim for d in self.denials)


def ties(case: Case, found: Sequence[Happening]) -> tuple[Tie, ...]:
    """Every tie of a concession to a release: by words where anybody gives them, else by time."""
    lands = Lands()
    freed = _Freed(found, lands)
    speakers = Speakers(case)
    denials = Denials(case, freed.all, speakers)
    told = _Tied(case, speakers)
    first = _first_told(case)
    made: list[Tie] = []
    given = [h for h in found if h.sort is Sort.EASED and not all(c.negative for c in h.claims)]
    for concession in given:  # what is told only as not given is the price of nobody
        near = [h for h in freed.around(concession) if _near(concession, h, lands)]
        meaning: dict[str, list[Claim]] = defaultdict(list)
        for c in (c for c in concession.claims if not c.retelling):
            if meant := _meant(c, near, case):
                meaning[meant.id].append(c)
            for h in freed.dated(c, told.words(c)):
                if h.id not in meaning:
                    near.append(h)
                    meaning[h.id].append(c)
        tied = [t for h in near if (t := _by_words(told, concession, h, meaning.get(h.id, ()), denials))]
        timed = [t for h in near if h.id in meaning and (t := _by_time(concession, h, denials))]
        made += tied or sorted(timed, key=_days_apart)[:1]
    made = _under_one_name(made, told, lands)
    made += [_for_people(s, denials, told) for h in freed.all if (s := swap(h, first))]
    return tuple(made)


def _under_one_name(made: Sequence[Tie], told: "_Tied", lands: Lands) -> list[Tie]:
    """The ties, those of a thing called by its kind alone as of the one thing of that name tied to the same release."""
    by_release: dict[str, list[Tie]] = defaultdict(list)
    for tie in made:
        if _has_a_name(tie.concession):
            by_release[tie.release.id].append(tie)
    return [t for tie in made if (t := _of_that_name(tie, by_release[tie.release.id], told, lands))]


def _of_that_name(tie: Tie, named: Sequence[Tie], told: "_Tied", lands: Lands) -> Tie | None:
    """A tie of "a dairy" as one of the dairy that the same people are said to have been freed for, where it is one.

    None where an outlet only says again what was said of it.
    """
    one = named[0].concession if len({t.concession.id for t in named}) == 1 else None
    apart = one and any(c.document.id in one.first_hand for c in tie.concession.claims)
    if one is None or apart or _has_a_name(tie.concession) or not lands.alike(tie.concession.claims, one.claims):
        return tie
    tying = [c for t in named for c in t.asserting]
    asserting = tuple(c for c in tie.asserting if not says_again(c, tying, (), told.keepers))
    return replace(tie, concession=one, asserting=asserting) if asserting else None


def _has_a_name(concession: Happening) -> bool:
    """Whether anybody calls what was eased by a name, with a capital behind what it begins with."""
    called = (c.said.place or "" for c in concession.claims)
    return any(w[:1].isupper() for place in called for w in place.removeprefix("The ").split())


def _first_told(case: Case) -> dict[str, date]:
    """For each person the day on which anything was told of them first."""
    first: dict[str, date] = {}
    for c in case.claims:
        for person in c.persons:
            first[person] = min(first.get(person, date.max), c.latest)
    return first


def _for_people(s: Swap, denials: Denials, told: "_Tied") -> Tie:
    """The tie that an exchange is by itself, of those who came out with those handed over for them.

    It is the word of those who call it one; where nobody does, of all who tell both sides.
    """
    part = (c for c in s.asserting if not of_no_part_in_it(c.said.source or "", c.said.quote))
    asserting = [c for c in part if not long_after(c, s.exchange)]
    calling = tuple(dict.fromkeys(who for c in asserting for who in told.calling(c)))
    return Tie(
        s.exchange,
        s.exchange,
        s.words,
        calling or tuple(asserting) or s.asserting,
        denials.of_exchange(s.exchange),
        s.returned,
        s.sayings,
        True,
        s.number,
    )


class _Freed:
    """The releases that took place or are told as facts, looked up by report and by month."""

    def __init__(self, found: Iterable[Happening], lands: Lands) -> None:
        self._lands = lands
        self.all = [h for h in found if h.sort is Sort.FREED and any(c.actual for c in h.claims)]
        self._index: dict[object, list[Happening]] = defaultdict(list)
        for h in self.all:
            months = {(day.year, day.month) for day in h.span} if h.span else set()
            for key in (*sorted(h.first_hand), *sorted(months)):
                self._index[key].append(h)

    def around(self, concession: Happening) -> list[Happening]:
        """The releases of its reports; where they tell of none, those of two months around its days."""
        together = {h.id: h for d in sorted(concession.first_hand) for h in self._index[d]}
        if together:
            return [h for _, h in sorted(together.items())]
        days = {*(concession.span or ()), *(c.latest for c in concession.claims)}
        months = {(m.year, m.month) for d in days for m in (moved(d, -NEAR), d, moved(d, NEAR))}
        found = {h.id: h for key in sorted(months) for h in self._index[key]}
        return [h for _, h in sorted(found.items())]

    def dated(self, c: Claim, told: Iterable["Tying"]) -> list[Happening]:
        """The releases of a month or day that a sentence gives which ties: "for the step taken in July"."""
        found: dict[str, Happening] = {}
        for t in told:
            said = t.passage.quote if t.passage else c.said.quote
            for when in (
                d.when for d in find(said, c.latest, c.document.language or "en") if _of_freeing(said, d.start)
            ):
                if when.first and when.last and when.first.replace(day=1) == when.last.replace(day=1) < c.latest:
                    own = [h for h in self._index[(when.first.year, when.first.month)] if _of(h, when) and not h.period]
                    found |= {h.id: h for h in own if self._lands.alike([c], h.claims)}
        return [h for _, h in sorted(found.items())]


def _days_apart(tie: Tie) -> int:
    """Days between a concession and a release, more than any where one of them has none."""
    one, other = tie.concession.span, tie.release.span
    if one is None or other is None:
        return date.max.toordinal()
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def moved(day: date, by: int) -> date:
    """So many days on or back, never past the ends of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _of_freeing(said: str, at: int) -> bool:
    """Whether the date at a place in a sentence is of those freed: at most so many words behind the word for it."""
    before = [said[end:at] for _, end in spans_of("set_free", said) if end <= at]
    return bool(before) and len(before[-1].split()) <= OF_IT and not speaks_of("following", before[-1])


def _of(h: Happening, when: When) -> bool:
    """Whether a release took place within the days of a date."""
    return bool(h.span and when.first and when.last and when.first <= h.span[0] and h.span[1] <= when.last)


def _near(concession: Happening, release: Happening, lands: Lands) -> bool:
    """Whether one report tells both and nothing says that they lie far apart, or they lie within days of each other."""
    one, other = concession.span, release.span
    together = bool(concession.first_hand & release.first_hand)
    if one is None or other is None or release.period:
        return together
    apart = max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)
    told = min(abs((c.latest - other[1]).days) for c in concession.claims)
    return min(apart, told) <= NEAR and (together or lands.alike(concession.claims, release.claims))


# ---------------------------------------------------------------- by words


def _by_words(
    said_by: "_Tied", concession: Happening, release: Happening, meaning: Iterable[Claim], denials: Denials
) -> Tie | None:
    """The tie that a claim of the concession puts in words, of those `meaning` this release."""
    told = [t for c in meaning for t in said_by.words(c)]
    for c in release.claims:
        if c.document.id in concession.first_hand and (words := _own_words(c) or _called_an_exchange(c)):
            told.append(Tying(c, words))
    tying = [t.claim for t in told]
    spoken = [o for o in concession.claims if o.said.source and spoken_beside(o)]
    told = [t for t in told if not says_again(t.claim, tying, spoken, said_by.keepers)]
    if not told:
        return None
    said = {(t.claim.document.id, t.claim.origin) for t in told}
    denied = tuple(d for d in denials.of(concession, release) if not _contradicts_itself(d, said))
    sayings = tuple(t.passage for t in told if t.passage)
    words = next((t.words for t in told if t.passage is None), told[0].words)  # its own say more than those beside it
    return Tie(concession, release, words, tuple(t.claim for t in told), denied, (), sayings, True)


def _contradicts_itself(d: Denial, said: Collection[tuple[str, str]]) -> bool:
    """Whether a denial is of those who tie it in the same report, or of the report itself in which others do."""
    report = d.claim.document
    return (report.id, d.origin) in said or (d.origin == voice(report) and any(i == report.id for i, _ in said))


@dataclass(frozen=True, slots=True)
class Tying:
    """A claim that ties, as the word of whoever puts the tie into words: these, in a sentence beside it or its own."""

    claim: Claim
    words: str
    passage: Passage | None = None


class _Tied:
    """How a claim of what was given is tied to those freed, in its own field, its quote or beside it.

    Words beside it that stand nearer to the claim of another concession are that one's; what is asked or denied ties
    nothing.
    """

    def __init__(self, case: Case, speakers: Speakers) -> None:
        self._case = case
        self._speakers = speakers
        self.keepers = keepers_in(case)

    def words(self, c: Claim) -> list[Tying]:
        """Each way in which somebody ties it: its own words, else a sentence beside it; one for each who speaks."""
        if words := _own_words(c):
            return [Tying(c, words)]
        found: dict[str, Tying] = {}
        text = c.document.text
        beside = list(sentences_beside(c))
        for span in (*beside, *self._elsewhere(c, beside)):
            said, whole = text[slice(*span)], quotation_from(text, span)
            spoken = is_quotation(text[slice(*whole)])
            known = is_named_in(c, text[slice(*whole)]) or (c.said.source is not None and spoken)
            after = span[0] >= c.said.end and c.said.source is not None
            known = known or (after and (in_office_alone(c.said.source) or goes_on(text[slice(*whole)])))
            words = tying(said) or answering(text[slice(*whole)], known=known)
            if words and self._nearest(c, span[0] + max(said.find(words), 0)):
                who = self._speakers.beside(c, whole)
                found.setdefault(who, Tying(replace(c, origin=who), words, c.document.passage(*whole)))
        return list(found.values())

    def _elsewhere(self, c: Claim, beside: Collection[Span]) -> Iterator[Span]:
        """The sentences of a short report on one concession in which one in office is quoted with a bargain."""
        told = self._case.by_document.get(c.document.id, ())
        given = next((o for o in told if sort_of(o) is Sort.EASED), c)
        alone = all(any_alike(targets(o), targets(c)) for o in told if sort_of(o) is Sort.EASED)
        text = c.document.text
        if given.id != c.id or not alone or len(text) > STATEMENT:
            return
        seen = max((end for _, end in beside), default=0)
        for span in sentences(text):
            if span[0] >= seen and bargaining(text[slice(*quotation_from(text, span))]):
                yield span

    def calling(self, c: Claim) -> Iterator[Claim]:
        """A claim of an exchange as the word of each who calls it one around it; its teller's, in words of no other.

        An organ that tells both sides in its own paper need not call it so.
        """
        own = is_organ(c.document.outlet or "")
        gave = c.said.source is not None and speaks_of("gave_up", c.said.quote)
        if own or gave or speaks_of("exchanged", c.said.quote):
            yield c
        text, beside = c.document.text, set(sentences_beside(c))
        for span in sentences_around(c):
            whole = quotation_from(text, span)
            said = text[slice(*whole)]
            called = speaks_of("exchanged", said) or (span in beside and tying(said))
            if called and not own and not denies(said, beside=False) and not asked(said):
                who = self._speakers.beside(c, whole)
                if not of_no_part_in_it(who, said):
                    yield replace(c, origin=who)

    def _nearest(self, c: Claim, at: int) -> bool:
        """Whether no claim of another concession in the report stands nearer to a place in its text."""
        beside = self._case.by_document.get(c.document.id, ())
        others = [o for o in beside if sort_of(o) is Sort.EASED and o.said.quote != c.said.quote]
        return all(_away(c, at) <= _away(o, at) for o in others)


def _own_words(c: Claim) -> str | None:
    """The tying words in a claim's own field or quote."""
    for text in (c.said.tie, c.said.quote):
        if text and (words := words_of("exchange_tie", text)) and not asked(text) and not denies(text, beside=False):
            return words
    return None


def _called_an_exchange(c: Claim) -> str | None:
    """The words of somebody quoted by which a claim is of an exchange: "They return the port, we return the crew"."""
    quoted = c.said.type is Type.EXCHANGE and c.said.source is not None and c.actual
    return answering(c.said.quote, known=True) if quoted else None


def _away(c: Claim, at: int) -> int:
    """Characters between a claim and a place in its text."""
    return max(c.said.start - at, at - c.said.end, 0)


# ---------------------------------------------------------------- by time


def _meant(c: Claim, near: Sequence[Happening], case: Case) -> Happening | None:
    """The release that a concession's claim means: the closest fact of its report, else the closest in time.

    One of those days goes before one that is recalled, and before a total of several.
    Where one that is still to come stands closer, it is this one, if some of its people were let out.
    """

    def apart(h: Happening) -> int:
        return min(abs((day - h.span[1]).days) for day in days) if h.span else NEAR

    def facts(h: Happening) -> list[Claim]:
        return [o for o in h.claims if o.actual and o.document.id == c.document.id]

    def distance(h: Happening) -> tuple[bool, bool, bool, int, int, int, str]:
        here = [abs(o.said.start - c.said.start) for o in facts(h)]
        freed = max((low or 0 for low, _ in h.sizes), default=0)  # one sentence tells of all and of one: all are meant
        total = h.span is None and news
        return (not here, apart(h) > NEAR, total, min(here, default=0), -freed, apart(h), h.id)

    days = [c.latest, *([c.day] if c.day else [])]
    news = any(h.span and apart(h) <= NEWS and facts(h) for h in near)
    best = min(near, key=distance, default=None)
    told = [o for o in case.by_document.get(c.document.id, ()) if sort_of(o) is Sort.FREED]
    closest = min(told, key=lambda o: (_between(o, c), not o.actual, o.id), default=None)
    if best is None or closest is None or closest.said.modality is not Modality.PLANNED:
        return best
    awaited = {p for o in told if o.said.modality is Modality.PLANNED for p in o.persons}
    came = [h for h in near if awaited & h.persons and h.span and h.span[1] >= c.latest]
    if (here := facts(best)) and min(_between(o, c) for o in here) <= _between(closest, c):
        return best
    return min(came, key=distance, default=None)


def _between(one: Claim, other: Claim) -> int:
    """Characters between two claims of one report."""
    return max(one.said.start - other.said.end, other.said.start - one.said.end, 0)


def _by_time(concession: Happening, release: Happening, denials: Denials) -> Tie | None:
    """A tie by time alone: one report tells both side by side, or dates them within days of each other."""
    denied = denials.of(concession, release)
    deniers = {d.origin for d in denied}
    here = [c for c in concession.claims if not c.retelling and c.origin not in deniers]
    pairs = [(a, b) for a in here for b in release.claims if a.document.id == b.document.id]
    beside = [a for a, b in pairs if abs(a.said.start - b.said.start) <= 2 * REACH]
    dated = concession.span is not None and release.span is not None
    if not beside and not dated:
        return None
    words = next((w for c in (*beside, *here) if (w := words_of("time_tie", around(c)))), None)
    spoken = [c for c in beside if c.said.source or spoken_beside(c)]
    claims = tuple(dict.fromkeys(spoken or beside)) or tuple(here)
    sayings = tuple(p for c in claims if (p := spoken_beside(c)))
    return Tie(concession, release, words, claims, denied, sayings=sayings) if claims else None


def worded(tie: Tie) -> bool:
    """Whether somebody put the tie in words, and did not only tell the two side by side."""
    return for_people(tie) or tie.in_words


def for_people(tie: Tie) -> bool:
    """Whether what was given were people, by name or by number."""
    return bool(tie.returned) or tie.number is not None
