"""Sentences that deny that a release was given for something, and whose word they are."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.folding import without_places
from habeas.model import Passage
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.happenings import MEASURES, SORTS, Happening, Sort, sort_of
from habeas.reconciliation.offices import is_organ
from habeas.reconciliation.outlets import voice
from habeas.reconciliation.saying import (
    OPENS,
    SENTENCES,
    Span,
    Speakers,
    paragraph,
    sentences,
    sentences_around,
    to_the_end_of_the_quotation,
)
from habeas.reconciliation.stances import QUESTION, countering, denies, dismissing, replying, wonders
from habeas.reconciliation.targets import any_alike, in_latin, keys, targets
from habeas.reconciliation.topics import listed, speaks_of
from habeas.vocabulary import Type

NEWS = 7
"""Days for which "there was no deal" is of what has just been told."""
LATELY = 60
"""Days around a release in which what is said beside the same measure, told apart from it, is of this release."""
AT_ONCE = 3
"""Days within which releases told in one report are one piece of news: the bus, and who was let go on the morrow."""
STATEMENT = 4000
"""Characters up to which a report is on one thing; a longer one is a gazette or a survey."""
NO = re.compile(
    r"\?[\"”»’)]*\s+(?:[\"“„«(—–-]\s*)?(?:[^\W\d_]{1,12}[.:]\s+)?(?:[\"“„«]\s*)?"
    r"(?:not at all|no|нет|не|ні|ніколи|ніяк)\b",
    re.I,
)
"""A question that is answered by no."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies a tie, the claim beside which it stands, and whose word it is."""

    claim: Claim
    passage: Passage
    origin: str


class Denials:
    """All that denies a tie, looked up by report and by what was given."""

    def __init__(self, case: Case, released: Iterable[Happening], speakers: Speakers) -> None:
        self._speakers = speakers
        self._denying: dict[str, Sequence[tuple[Span, int]]] = {}
        self._no_swap = sorted((c for c in case.claims if _no_swap(c)), key=lambda c: c.order)  # by day
        self._released: dict[str, list[Happening]] = defaultdict(list)
        for h in released:
            for document in sorted(h.first_hand):
                if any(c.actual for c in h.claims if c.document.id == document):
                    self._released[document].append(h)
        self._measures: dict[str, list[Claim]] = defaultdict(list)
        self._by_target: dict[str, list[Claim]] = defaultdict(list)
        for c in sorted((c for c in case.claims if SORTS.get(c.said.type) in MEASURES), key=lambda c: c.order):
            self._measures[c.document.id].append(c)
            for key in keys(targets(c)):
                self._by_target[key].append(c)

    def of(self, concession: Happening, release: Happening) -> tuple[Denial, ...]:
        """The sentences beside claims of either that say there is no tie, each once."""
        gave = frozenset(w for c in concession.claims for w in targets(c))
        found: dict[tuple[str, int], Denial] = {}
        for c in self._asked(concession, release, gave):
            for span, end in self._beside(c):
                if not _of_its_own(c.document.text[slice(*span)], concession):
                    who = self._speakers.of_denial(c.document, span[0], end)
                    if who == voice(c.document) and not _in_so_many_words(c, span):
                        continue
                    found.setdefault((c.document.id, span[0]), Denial(c, c.document.passage(span[0], end), who))
        for d in self._nothing_besides(release):
            found.setdefault((d.claim.document.id, d.passage.start), d)
        return tuple(found.values())

    def _nothing_besides(self, release: Happening) -> Iterator[Denial]:
        """What those who tell of an exchange of people say of it: that nothing else was given."""
        for c in release.claims:
            if c.said.type is not Type.EXCHANGE or not c.actual or c.retelling:
                continue
            text = c.document.text
            for span in sentences_around(c):
                if speaks_of("nothing_besides", text[slice(*span)]) and not text[slice(*span)].endswith(QUESTION):
                    who = self._speakers.of_denial(c.document, *span)
                    yield Denial(c, c.document.passage(*span), who)

    def _beside(self, c: Claim) -> Sequence[tuple[Span, int]]:
        """The sentences around a claim that deny a tie, each with its end; looked for once, as many ties ask for it."""
        if c.id not in self._denying:
            text = c.document.text
            spans = list(_searched(c))
            ends = [to_the_end_of_the_quotation(text, spans[i : i + SENTENCES]) for i in range(len(spans))]
            self._denying[c.id] = [
                (span, end)
                for before, span, end in zip([None, *spans], spans, ends, strict=False)
                if self._denied(c, before, span, end)
            ]
        return self._denying[c.id]

    def _denied(self, c: Claim, before: Span | None, span: Span, end: int) -> bool:
        """Whether a sentence denies a tie, by its own words or in answer to the sentence before it."""
        text = c.document.text
        beside = SORTS.get(c.said.type) in MEASURES and _goes_on(c, span)
        asked = text[slice(*before)] if before else ""
        said = text[slice(*span)]
        return self._denies(c, span, end, beside) or (beside and replying(asked, said)) or countering(asked, said)

    def _asked(self, concession: Happening, release: Happening, gave: frozenset[str]) -> Iterator[Claim]:
        """The claims beside which a denial of this tie may stand: of what was given, and of the release."""
        yield from concession.claims
        last = release.span[1] if release.span else date.min
        known = {c.id for c in concession.claims}
        for c in self._alike(gave, last):  # the same thing, as of another day, in another alphabet, in an "if"
            if c.id not in known:
                yield c
        if any(c.said.type is Type.EXCHANGE and c.actual for c in release.claims):
            return  # that there was none is said of the people given for people
        for c in release.claims:
            if self._is_news(c, release) and not self._of_another(c.document.id, gave):
                yield c
        for c in self._soon_after(last):
            if any_alike(gave, frozenset(map(in_latin, without_places(c.document.text)))):
                yield c

    def _soon_after(self, day: date) -> Sequence[Claim]:
        """The claims that there was no exchange, of a day and the days of news after it."""
        if day > date.max - timedelta(NEWS):
            return ()
        first = bisect_left(self._no_swap, day, key=lambda c: c.latest)
        return self._no_swap[first : bisect_right(self._no_swap, day + timedelta(NEWS), key=lambda c: c.latest)]

    def _alike(self, gave: frozenset[str], day: date) -> list[Claim]:
        """The measures told on a target of those words around a day, in order of telling."""
        near = {c.id: c for key in sorted(keys(gave)) for c in self._of_days(self._by_target.get(key, ()), day)}
        return sorted((c for c in near.values() if any_alike(gave, targets(c))), key=lambda c: c.order)

    def _of_days(self, told: Sequence[Claim], day: date) -> Sequence[Claim]:
        """Those told in the time around a day, of claims in order of telling."""
        first, last = day.toordinal() - LATELY, day.toordinal() + LATELY
        begin = bisect_left(told, first, key=lambda c: c.latest.toordinal())
        return told[begin : bisect_right(told, last, lo=begin, key=lambda c: c.latest.toordinal())]

    def _denies(self, c: Claim, span: Span, end: int, beside: bool) -> bool:
        """Whether a sentence denies a tie: in so many words or, beside what was given, as never spoken of with it."""
        text = c.document.text
        said = text[slice(*span)]
        if beside and said.endswith(QUESTION):
            _, right = paragraph(text, *span)
            return NO.match(text, span[0] + said.rfind("?"), right) is not None and wonders(said)
        return denies(said, beside) or (beside and OPENS.search(said) is not None and dismissing(text[span[0] : end]))

    def _of_another(self, document: str, gave: frozenset[str]) -> bool:
        """Whether a report tells of measures, and none of them on this target: a denial there is of those.

        A single one of which nobody else tells may be this one under another name.
        """
        told = [c for c in self._measures[document] if sort_of(c) is not Sort.IMPOSED and targets(c)]
        if not told or any(any_alike(targets(c), gave) for c in told):
            return False
        return len({targets(c) for c in told}) > 1 or self._told_elsewhere(told[0])

    def _told_elsewhere(self, c: Claim) -> bool:
        """Whether another report tells of a measure on the same target."""
        near = (o for key in keys(targets(c)) for o in self._by_target[key] if o.document.id != c.document.id)
        return any(any_alike(targets(c), targets(o)) for o in near)

    def _is_news(self, c: Claim, release: Happening) -> bool:
        """Whether a release is the latest a report tells of: a denial there is of this one, not of those recalled."""
        released = self._released.get(c.document.id, ())
        news = [h for h in released if h.span and not h.period]
        here = [h for h in news if _of_a_day(h, c.document.id)] or news
        told = [h.span[0] for h in here if h.span]
        return not told or not release.span or (max(told) - release.span[0]).days <= AT_ONCE

    def of_exchange(self, h: Happening) -> tuple[Denial, ...]:
        """The claims that what happened was no exchange, of those who do not tell of it as one in the same report.

        "Nobody was exchanged" without a day is of the exchange of the days before.
        """
        told = {(c.document.id, c.origin) for c in h.claims if c.said.type is Type.EXCHANGE and c.actual}
        own = [c for c in h.claims if c.said.type is Type.EXCHANGE and c.negative and not c.persons]
        known = {c.id for c in own}
        soon = [c for c in self._soon_after(h.span[1]) if c.id not in known] if h.span else []
        apart = [c for c in (*own, *soon) if (c.document.id, c.origin) not in told]
        return tuple(Denial(c, c.document.passage(c.said.start, c.said.end), c.origin) for c in apart)


def _in_so_many_words(c: Claim, span: Span) -> bool:
    """Whether a sentence in which nobody is quoted says that there was no bargain; a body's own paper may say less."""
    outlet = c.document.outlet or ""
    named = set(in_english(outlet).casefold().split())
    own = is_organ(outlet) or c.rights_group or bool(named & (listed("bodies") | listed("organs")))
    return own or denies(c.document.text[slice(*span)], beside=False)


def _searched(c: Claim) -> Iterable[Span]:
    """The sentences in which a denial is looked for: those around a claim; in a short report also what one in office
    says elsewhere in it, and all of the paper of a body."""
    text, near = c.document.text, sentences_around(c)
    if len(text) > STATEMENT:
        return near
    if is_organ(c.document.outlet or ""):
        return sentences(text)
    here = set(near)
    return (s for s in sentences(text) if s in here or speaks_of("in_office", text[slice(*s)]))


def _goes_on(c: Claim, span: Span) -> bool:
    """Whether a sentence stands in the paragraph of a claim, or in the next."""
    text = c.document.text
    left, right = paragraph(text, c.said.start, c.said.end)
    return left <= span[0] and not text[right : max(paragraph(text, *span)[0], right)].strip()


def _no_swap(c: Claim) -> bool:
    """Whether a claim is that there was no exchange, of whomever and whenever: "there is no swap and no deal"."""
    return c.said.type is Type.EXCHANGE and c.negative and not c.persons and c.said.date is None


def _of_a_day(h: Happening, document: str) -> bool:
    """Whether a report tells of it other than by a month or a year, as of what is recalled in a total."""
    return any(c.day or c.said.date is None for c in h.claims if c.document.id == document)


def _of_its_own(said: str, concession: Happening) -> bool:
    """Whether somebody only says that they themselves gave nothing ("Oreld itself gave nothing"), where others did."""
    own = re.search(r"(?P<who>[A-Z][\w-]+) (itself|himself|herself) ", said)
    if not own:
        return False
    gave = {
        w for c in concession.claims for w in re.findall(r"[\w-]+", f"{c.said.actor} {c.said.place} {c.said.quote}")
    }
    return own["who"] not in gave
