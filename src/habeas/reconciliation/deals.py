"""Releases tied to concessions: by words ("in exchange for"), or only by time; who asserts it and who denies it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from habeas.folding import without_places
from habeas.model import Document, Passage
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.happenings import Happening, Sort, sort_of, target_words
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.origins import voice
from habeas.reconciliation.topics import words_of
from habeas.vocabulary import Type

NEAR = 30
"""Days within which a release and a concession may be tied by time alone."""
REACH = 250
"""Characters around a statement in which words that tie it, or deny the tie, are looked for."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies a tie, the claim beside which it stands, and whose word it is."""

    claim: Claim
    passage: Passage
    origin: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A concession and a release that somebody tied: the claims that tie them and those that deny it."""

    concession: Happening
    release: Happening
    words: str | None
    asserting: tuple[Claim, ...]
    denials: tuple[Denial, ...]
    returned: tuple[str, ...] = ()

    @property
    def denying(self) -> tuple[Claim, ...]:
        return tuple(d.claim for d in self.denials)


def ties(case: Case, found: Sequence[Happening]) -> tuple[Tie, ...]:
    """Every tie of a concession to a release: by words where anybody gives them, else by time."""
    lands = Lands()
    freed = _Freed(found, [c for c in case.claims if _no_swap(c)])
    made: list[Tie] = []
    given = (h for h in found if h.sort is Sort.EASED and not all(c.negative for c in h.claims))
    for concession in given:  # what is told only as not given is the price of nobody
        near = [h for h in freed.around(concession) if _near(concession, h, lands)]
        tied = [t for h in near if (t := _by_words(case, concession, h, near, freed))]
        meant = {id(m) for c in concession.claims if not c.retelling and (m := _meant(c, near))}
        made += tied or [t for h in near if id(h) in meant and (t := _by_time(case, concession, h, freed))]
    made += [t for h in freed.all if (t := _swap(h))]
    return tuple(made)


def _no_swap(c: Claim) -> bool:
    """Whether a claim is that there was no exchange, of whomever and whenever: "there is no swap and no deal"."""
    return c.said.type is Type.EXCHANGE and c.negative and not c.persons and c.said.date is None


class _Freed:
    """The releases that took place or are told as facts, looked up by report and by month; claims of no exchange."""

    def __init__(self, found: Iterable[Happening], no_swap: Sequence[Claim] = ()) -> None:
        self.no_swap = no_swap
        self.all = [h for h in found if h.sort is Sort.FREED and any(c.actual for c in h.claims)]
        self._index: dict[object, list[Happening]] = defaultdict(list)
        for h in self.all:
            months = {(day.year, day.month) for day in h.span} if h.span else set()
            for key in (*sorted(h.first_hand), *sorted(months)):
                self._index[key].append(h)

    def told_in(self, document: str) -> Sequence[Happening]:
        """The releases that a report tells of."""
        return self._index.get(document, ())

    def around(self, concession: Happening) -> list[Happening]:
        """The releases of its reports; where they tell of none, those of two months around its days."""
        together = {h.id: h for d in sorted(concession.first_hand) for h in self._index[d]}
        if together:
            return [h for _, h in sorted(together.items())]
        days = {*(concession.span or ()), *(c.latest for c in concession.claims)}
        months = {(m.year, m.month) for d in days for m in (moved(d, -NEAR), d, moved(d, NEAR))}
        found = {h.id: h for key in sorted(months) for h in self._index[key]}
        return [h for _, h in sorted(found.items())]


def moved(day: date, by: int) -> date:
    """So many days on or back, never past the ends of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _swap(h: Happening) -> Tie | None:
    """The tie that an exchange is: those who came out, and those handed over for them, where they are named."""
    told = [c for c in h.claims if c.said.type is Type.EXCHANGE and c.actual]
    away: dict[str, bool] = {}  # seen from the other side it is the others who left: the first account tells
    for c in sorted(told, key=lambda c: c.order):
        for person in c.persons:
            away.setdefault(person, words_of("other_way", c.said.quote) is not None)
    returned = {person for person, left in away.items() if left}
    if not returned:
        return None
    denied = [c for c in h.claims if c.said.type is Type.EXCHANGE and c.negative and not c.persons]
    denials = tuple(Denial(c, c.document.passage(c.said.start, c.said.end), c.origin) for c in denied)
    return Tie(
        h, h, words_of("exchange_tie", told[0].said.quote) or "exchange", tuple(told), denials, tuple(sorted(returned))
    )


def _near(concession: Happening, release: Happening, lands: Lands) -> bool:
    """Whether one report tells both and nothing says that they lie far apart, or they lie within days of each other."""
    one, other = concession.span, release.span
    together = bool(concession.first_hand & release.first_hand)
    if one is None or other is None or release.period:
        return together
    apart = max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)
    told = min(abs((c.latest - other[1]).days) for c in concession.claims)
    return min(apart, told) <= NEAR and (together or lands.alike(concession.claims, release.claims))


def _by_words(
    case: Case, concession: Happening, release: Happening, near: Sequence[Happening], freed: _Freed
) -> Tie | None:
    """The tie that a claim of the concession puts in words, if this is the release it means."""
    asserting: list[tuple[Claim, str]] = []
    for c in concession.claims:
        words = tying_words(c, case.by_document.get(c.document.id, ()))
        if words and not c.retelling and _meant(c, near) is release:
            asserting.append((c, words))
    for c in release.claims:
        words = c.said.tie or words_of("exchange_tie", c.said.quote)
        if words and not words_of("tie_denied", c.said.quote) and c.document.id in concession.first_hand:
            asserting.append((c, words))
    if not asserting:
        return None
    claims = tuple(c for c, _ in asserting)
    return Tie(concession, release, asserting[0][1], claims, _denied(case, concession, release, freed))


def tying_words(c: Claim, beside: Iterable[Claim] = ()) -> str | None:
    """The words by which a claim is tied to something: in its own field, its sentence, or the sentences beside it.

    Words beside it that stand nearer to the claim of another concession are that one's.
    """
    for text in (c.said.tie, c.said.quote):
        if text and (words := words_of("exchange_tie", text)) and not words_of("tie_denied", text):
            return words
    near = around(c)
    words = words_of("exchange_tie", near)
    if not words or words_of("tie_denied", near):
        return None
    at = c.document.text.find(words, max(c.said.start - len(near), 0))
    others = [o for o in beside if sort_of(o) is Sort.EASED and o.said.quote != c.said.quote]
    return words if all(_away(c, at) <= _away(o, at) for o in others) else None


def _away(c: Claim, at: int) -> int:
    """Characters between a claim and a place in its text."""
    return max(c.said.start - at, at - c.said.end, 0)


def around(c: Claim) -> str:
    """The statement with its neighbourhood in the same paragraph."""
    text, start, end = c.document.text, c.said.start, c.said.end
    left = max(start - REACH, text.rfind("\n\n", 0, start) + 1, 0)
    stop = text.find("\n\n", end)
    return text[left : min(end + REACH, stop if stop >= 0 else len(text))]


def _meant(c: Claim, near: Sequence[Happening]) -> Happening | None:
    """The release that a concession's claim means: the closest fact of its report, else the closest in time."""

    def distance(h: Happening) -> tuple[int, int, int, str]:
        facts = [o for o in h.claims if o.actual and o.document.id == c.document.id]
        here = [abs(o.said.start - c.said.start) for o in facts]
        apart = abs((c.latest - h.span[1]).days) if h.span else NEAR
        freed = max((low or 0 for low, _ in h.sizes), default=0)  # one sentence tells of all and of one: all are meant
        return (min(here, default=10**6), -freed, apart, h.id)

    return min(near, key=distance, default=None)


def _by_time(case: Case, concession: Happening, release: Happening, freed: _Freed) -> Tie | None:
    """A tie by time alone: one report tells both side by side, or dates them within days of each other."""
    here = [c for c in concession.claims if not c.retelling]
    pairs = [(a, b) for a in here for b in release.claims if a.document.id == b.document.id]
    beside = [a for a, b in pairs if abs(a.said.start - b.said.start) <= 2 * REACH]
    dated = concession.span is not None and release.span is not None
    if not beside and not dated:
        return None
    words = next((w for c in (*beside, *here) if (w := words_of("time_tie", around(c)))), None)
    claims = tuple(dict.fromkeys(beside)) or tuple(here)
    if not claims:
        return None
    return Tie(concession, release, words, claims, _denied(case, concession, release, freed))


def _denied(case: Case, concession: Happening, release: Happening, freed: _Freed) -> tuple[Denial, ...]:
    """The sentences beside claims of either that say there is no tie, each once."""
    found: dict[tuple[str, int], Denial] = {}
    for c in (*concession.claims, *release.claims, *_denying(concession, release, freed)):
        if sort_of(c) is Sort.FREED and not _is_news(c, release, freed):
            continue
        spans = list(sentences_around(c))
        for i, (start, end) in enumerate(spans):
            said = c.document.text[start:end]
            if words_of("tie_denied", said) and not _of_its_own(said, concession):
                end = _to_the_end_of_the_quotation(c.document.text, spans[i:])
                denial = Denial(c, c.document.passage(start, end), speaker(case, c.document, start, end))
                found.setdefault((c.document.id, start), denial)
    return tuple(found.values())


def _denying(concession: Happening, release: Happening, freed: _Freed) -> Iterator[Claim]:
    """The claims that there was no exchange at all, in reports of those days that speak of what was given."""
    gave = {w for c in concession.claims for w in target_words(c)} if freed.no_swap else set()
    last = release.span[1] if release.span else date.max
    for c in freed.no_swap:
        soon = last <= c.latest and (c.latest - last).days <= NEWS
        if soon and gave & set(without_places(c.document.text)):
            yield c


NEWS = 7
"""Days for which "there was no deal" is of what has just been told."""


def _is_news(c: Claim, release: Happening, freed: _Freed) -> bool:
    """Whether a release is the latest that a report tells of: a denial there is of this one, not of those recalled."""
    here = [h for h in freed.told_in(c.document.id) if h.span and not h.period and _of_a_day(h, c.document.id)]
    told = [h.span[0] for h in here if h.span]
    return not told or not release.span or release.span[0] >= max(told)


def _of_a_day(h: Happening, document: str) -> bool:
    """Whether a report tells of it other than by a month or a year, as of what is recalled in a total."""
    return any(c.day or c.said.date is None for c in h.claims if c.document.id == document)


def spoken_beside(c: Claim) -> Passage | None:
    """The quotation that follows a claim at once: what is said of it without tying it in so many words."""
    spans = [span for span in sentences_around(c) if span[0] >= c.said.end - 1]
    if not spans or not any(mark in c.document.text[slice(*spans[0])] for mark in OPENING):
        return None
    return c.document.passage(spans[0][0], _to_the_end_of_the_quotation(c.document.text, spans))


def _of_its_own(said: str, concession: Happening) -> bool:
    """Whether somebody only says that they themselves gave nothing ("Oreld itself gave nothing"), where others did."""
    own = re.search(r"(?P<who>[A-Z][\w-]+) (itself|himself|herself) ", said)
    if not own:
        return False
    gave = {
        w for c in concession.claims for w in re.findall(r"[\w-]+", f"{c.said.actor} {c.said.place} {c.said.quote}")
    }
    return own["who"] not in gave


def _to_the_end_of_the_quotation(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """The end of the first sentence or, where it leads to the speaker's own words, of those."""
    end = spans[0][1]
    for start, stop in spans[1:3]:
        if text[start] not in OPENING and not _open(text[spans[0][0] : end]):
            break
        end = stop
    return end


def _open(said: str) -> bool:
    """Whether a quotation has begun and not ended."""
    return said.count('"') % 2 == 1 or said.count("“") > said.count("”") or said.count("«") > said.count("»")


OPENING = tuple('"“„«')


def sentences_around(c: Claim) -> Iterator[tuple[int, int]]:
    """Where the sentences stand that are within `REACH` of a statement, as (start, end)."""
    text, left, right = c.document.text, max(c.said.start - REACH, 0), min(c.said.end + REACH, len(c.document.text))
    yield from (span for span in _sentences(text) if span[1] > left and span[0] < right)


@lru_cache(maxsize=2**8)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text stand; remembered, since each of its statements is asked for those beside it."""
    return tuple(m.span() for m in SENTENCE.finditer(text))


SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?…][\"”»’)]*(?=\s)|(?=\n)|$)")
"""A stretch of a line up to the end of a sentence."""


def speaker(case: Case, document: Document, start: int, end: int) -> str:
    """Whose word a passage is: that of the source quoted in it or named beside it, else of the document itself."""
    quoted = [c for c in case.by_document.get(document.id, ()) if c.said.source]
    inside = [c for c in quoted if c.said.start < end and start < c.said.end]
    paragraph = document.text[document.text.rfind("\n\n", 0, start) + 1 : (document.text.find("\n\n", end) + 1 or None)]
    named = [c for c in quoted if c.said.source and c.said.source.split()[-1] in paragraph]
    best = min(inside or named, key=lambda c: (abs(c.said.start - start), c.id), default=None)
    return best.origin if best else voice(document)


def worded(tie: Tie) -> bool:
    """Whether somebody put the tie in words, and did not only tell the two side by side."""
    return bool(tie.returned) or (tie.words is not None and words_of("exchange_tie", tie.words) is not None)
