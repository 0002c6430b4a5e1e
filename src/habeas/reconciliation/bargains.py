"""Deals as findings: each concession with the releases tied to it, its price, and what became of it over time."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from habeas.dates import When
from habeas.model import Deal, Finding, Range, digest
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.deals import Tie, for_people, worded
from habeas.reconciliation.events import Told
from habeas.reconciliation.happenings import MEASURES, Happening, Sort, target_words
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.outcomes import dated, number, written
from habeas.reconciliation.sentences import many, on
from habeas.reconciliation.targets import any_alike, in_latin_letters, keys, targets
from habeas.reconciliation.topics import TOPICS, words_of
from habeas.reconciliation.weighing import said_of, weighed
from habeas.vocabulary import Measure, Type


def deals(
    found: Sequence[Tie], happened: Sequence[Happening], told: Told, shown: Mapping[str, str]
) -> tuple[Finding, ...]:
    """A finding for each concession with the releases tied to it, those by words apart from those by time."""
    grouped: dict[tuple[str, bool], list[Tie]] = defaultdict(list)
    for tie in found:
        grouped[tie.concession.id, bool(worded(tie))].append(tie)
    given: dict[str, set[str]] = defaultdict(set)
    for tie in found:
        given[tie.release.id].add(tie.concession.id)
    measures = _Measures(happened)
    return tuple(_deal(group, given, measures, told, shown) for _, group in sorted(grouped.items()))


class _Measures:
    """All that is told of measures, looked up by the words for their target: what took a concession back, its name."""

    def __init__(self, found: Iterable[Happening]) -> None:
        self._lands = Lands()
        self._by_word: dict[str, list[Happening]] = defaultdict(list)
        found = list(found)
        self._told: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
        for n, c in enumerate(c for h in found if h.sort in MEASURES for c in h.claims if c.said.place):
            for key in keys(targets(c)):
                self._told[key].append((n, c))
        for h in found:
            if h.sort is Sort.IMPOSED and any(c.actual for c in h.claims):
                for word in sorted({w for c in h.claims for w in target_words(c)}):
                    self._by_word[word].append(h)

    def called(self, concession: Happening) -> str | None:
        """The name of its target, in Latin letters where anybody gives it so: that of most reports, in full.

        Of several that as many give it is the one with most names in it, else the one told first.
        """
        gave = frozenset(w for c in concession.claims for w in targets(c))
        told = [c for c in concession.claims if not c.retelling] or concession.claims
        used = Counter(words for _, words in dict.fromkeys((c.document.id, target_words(c)) for c in told) if words)
        names = {target_words(c): len(_CAPITAL.findall(c.said.place or "")) for c in told}
        most = max(used, key=lambda words: (used[words], names[words]), default=frozenset[str]())
        fullest = sorted(told, key=lambda c: (not target_words(c) >= most, -len(target_words(c))))
        own = [c.said.place for c in fullest if c.said.place]
        if written := in_latin_letters(own):
            return written
        near = {n: c for key in keys(gave) for n, c in self._told.get(key, ())}
        places = [*own, *(c.said.place for _, c in sorted(near.items()) if any_alike(gave, targets(c)))]
        return in_latin_letters(places) or next(iter(places), None)

    def of(self, concession: Happening) -> list[Happening]:
        """The measures that were imposed on its target after it was given."""
        words = {w for c in concession.claims for w in target_words(c)}
        near = {h.id: h for w in sorted(words) for h in self._by_word[w]}
        later = (h for _, h in sorted(near.items()) if h.span and _given_by(concession) < h.span[0])
        return [h for h in later if self._lands.alike(concession.claims, h.claims, 1)]


_CAPITAL = re.compile(r"(?<=\s)[A-ZА-ЯЁІЎЇЄҐ]\w|^(?!The )[A-ZА-ЯЁІЎЇЄҐ]\w")
"""A name, or what begins with a capital for being one."""


def _given_by(concession: Happening) -> date:
    """The day by which it was given: the last it is told for, else that of the first report."""
    return concession.span[1] if concession.span else min(c.latest for c in concession.claims)


def _deal(
    group: Sequence[Tie],
    given: Mapping[str, Collection[str]],
    measures: _Measures,
    told: Told,
    shown: Mapping[str, str],
) -> Finding:
    first = group[0]
    in_words = worded(first)
    asserting = {c.id: c for tie in group for c in tie.asserting}
    denials = [d for tie in group for d in tie.denials]
    denying = {d.claim.id: d.claim for d in denials if d.claim.id not in asserting}
    swap = for_people(first)
    concessions = [] if swap else [told.side(first.concession, Type.SANCTION_LIFTED)]
    releases = [told.side(h, Type.EXCHANGE if swap else Type.RELEASE) for h in _parts(told, group)]
    words = next((tie.words for tie in group if tie.words), None)
    people = first.number.text if first.number else None
    measure, target = (Measure.PERSONS, people) if swap else _given(first.concession, measures.called(first.concession))
    back = [] if swap else measures.of(first.concession)
    count = _freed(_parts(told, group))
    value = Deal(
        releases=tuple(e.id for e in releases),
        concessions=tuple(e.id for e in concessions),
        tie="words" if in_words else "time",
        words=words,
        asserted_by=_names(asserting.values(), shown),
        denied_by=tuple(dict.fromkeys(shown.get(d.origin, d.origin) for d in denials)),
        freed=count,
        passages=tuple(dict.fromkeys(d.passage for d in denials)),
        returned=first.returned,
        measure=measure,
        target=target,
        announced=_announced(first.concession),
        effective=None if swap else dated(first.concession.claims),
        lapsed=tuple(told.side(h, Type.SANCTION_IMPOSED).id for h in back),
        per_concession=_price(count, _given_in_all(first) or len({i for t in group for i in given[t.release.id]})),
    )
    reason = _reason(value, back)
    id_ = "g" + digest(first.concession.id, value.tie, *value.releases)
    return weighed(id_, value, asserting.values(), denying.values(), reason)


def _given_in_all(tie: Tie) -> int:
    """How many people were handed over, where people were."""
    return len(tie.returned) or (tie.number.low or 0 if tie.number else 0)


def _reason(value: Deal, back: Sequence[Happening]) -> str:
    """The tie in a sentence: what was given for whom, by words or by time, on whose word, and what became of it."""
    words = value.words
    what = f"The easing of measures on {value.target or 'a target not stated'}"
    if value.returned:
        what = f"The handing over of {len(value.returned)} {'person' if len(value.returned) == 1 else 'people'}"
    elif value.measure is Measure.PERSONS:
        what = f"The handing over of {value.target}"
    how = f"tied only by time{f' (“{words}”)' if words else ''}"
    if value.tie == "words":
        how = f"tied by the words “{words}”"
    by = f"{', '.join(value.asserted_by)} ({said_of(len(value.asserted_by))})"
    denied = f"; denied by {', '.join(value.denied_by)}" if value.denied_by else ""
    freed = f"the release of {many(value.freed)}" if value.freed else "the release"
    return f"{what} and {freed} are {how}, on the word of {by}{denied}{_course(value, back)}."


def _announced(concession: Happening) -> When | None:
    """The day on which it was told first, as far as is known."""
    told = min((c.told for c in concession.claims if c.told), default=None)
    return When(written(told), told, told, told.isoformat()) if told else None


def _price(freed: Range | None, given: int) -> Range | None:
    """How many people were freed for each of so many concessions, as bounds: whole people."""
    if freed is None or given == 0:
        return None
    low, high = (
        None if n is None else n // given for n in (freed.low, None if freed.high is None else freed.high + given - 1)
    )
    return Range(low, high, f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}")


def _course(value: Deal, back: Sequence[Happening]) -> str:
    """What became of it over time: announced, in force, taken back; and the price per concession."""
    price = f"; {value.per_concession.text} freed for each of what was given" if value.per_concession else ""
    told = f"; told first{on(value.announced)}" if value.announced else ""
    force = f", in force{on(value.effective)}" if value.effective and value.effective != value.announced else ""
    taken = f"; taken back{on(dated(back[0].claims))}" if back else ""
    return f"{told}{force}{price}{taken}"


def _given(concession: Happening, place: str | None) -> tuple[Measure | None, str | None]:
    """What kind of measure was eased, by the words of those who tell of it, and its target; an office by its name."""
    quotes = [c.said.quote for c in concession.claims]
    for measure in Measure:
        found = [w for q in quotes if measure.value in TOPICS and (w := words_of(measure.value, q))]
        if words := in_latin_letters(found) or next(iter(found), None):
            return measure, words if measure is Measure.DIPLOMATIC else place or words
    return None, place


def _parts(told: Told, group: Iterable[Tie]) -> list[Happening]:
    """The releases of the ties, each total led back to the events it covers."""
    found: dict[str, Happening] = {}
    for tie in group:
        for h in [told.happening_of[i] for i in told.covers.get(tie.release.id, ())] or [tie.release]:
            found[h.id] = h
    return sorted(found.values(), key=lambda h: (h.span[0].toordinal() if h.span else 0, h.id))


def _freed(found: Sequence[Happening]) -> Range | None:
    counted = [number(h.claims) for h in found]
    if not counted or any(n is None for n in counted):
        return None
    known = [n for n in counted if n]
    low = sum(n.low or 0 for n in known)
    high = None if any(n.high is None for n in known) else sum(n.high or 0 for n in known)
    return Range(low, high, " + ".join(n.text for n in known))


def _names(claims: Iterable[Claim], shown: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown.get(c.origin, c.origin) for c in sorted(claims, key=lambda c: c.order)))
