"""Disagreements about what happened: on which day, where, for how long, how held, all of it or a part."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.model import Passage
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.happenings import MEASURES, Happening, Sort
from habeas.reconciliation.naming import Differs, Two, kind_of
from habeas.reconciliation.outcomes import about_day, written
from habeas.reconciliation.saying import sentences_around
from habeas.reconciliation.sentences import lower
from habeas.reconciliation.sides import Ground, Sides, disjoint
from habeas.reconciliation.targets import keys, targets
from habeas.reconciliation.topics import spans_of, speaks_of
from habeas.vocabulary import Modality, Type


def over_events(ground: Ground) -> Iterator[Sides]:
    """All that is told in two ways of one happening, numbers and denials aside."""
    for h in ground.found:
        if len(h.claims) > 1 and not h.period:
            yield from _days(ground, h)
            yield from _where(ground, h)
            yield from _terms(ground, h)
            yield from _punished(ground, h)
            yield from _held_how(ground, h)
    yield from _in_part(ground)


# ---------------------------------------------------------------- days


@dataclass(frozen=True, slots=True)
class TwoDays:
    """Two days told for a side of a happening, with who tells each."""

    type: Type
    day: date
    one: Sequence[Claim]
    another: date
    other: Sequence[Claim]


def _days(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Other days for one side of a happening; the decree's day and the gate's; announced and in force. Once for all."""
    found = list(_two_days(h))
    if found:
        first = found[0]
        one = tuple({c.id: c for two in found for c in two.one}.values())
        other = tuple({c.id: c for two in found for c in two.other if c not in one}.values())
        others = dict.fromkeys(written(two.another) for two in found if two.type is first.type)
        what = ground.what(h, first.type, when=False)
        question = f"When was {what}: {written(first.day)} or {' or '.join(others)}?"
        yield Sides(kind_of(Differs.DAY, Two(one, other)), (ground.event(h, first.type),), question, one, other)


def _two_days(h: Happening) -> Iterator[TwoDays]:
    sides: dict[Type, dict[date, list[Claim]]] = {}
    for c in h.claims:
        if c.day and not c.negative and c.said.type is not Type.CHARGE:
            sides.setdefault(c.said.type, {}).setdefault(c.day, []).append(c)
    for type_, days in sorted(sides.items()):
        ranked = sorted(days, key=lambda d: (-len({c.origin for c in days[d]}), d))
        best = days[ranked[0]]
        for other in ranked[1:]:
            if _apart(best, days[other]) and _same_people(best, days[other]):
                yield TwoDays(type_, ranked[0], best, other, days[other])
    decrees, gates = sides.get(Type.PARDON, {}), sides.get(Type.RELEASE, {})
    if decrees and gates and not set(decrees) & set(gates):
        one, another = min(decrees), min(gates)
        yield TwoDays(Type.RELEASE, one, decrees[one], another, gates[another])
    yield from _put_off(h)
    yield from _denied_days(h)


def _apart(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether nobody tells both: no source in its own words, though an outlet may print two that differ, or misdate
    what it copies."""
    if disjoint(one, other):
        return True
    return {_outlet(c) for c in one}.isdisjoint(map(_outlet, other)) and all(c.actual for c in (*one, *other))


def _outlet(c: Claim) -> str:
    return c.document.outlet or c.document.id


def _put_off(h: Happening) -> Iterator[TwoDays]:
    """The day that it was announced for and the day that it was, where the two are told by different types."""
    plans, facts = (
        [c for c in h.claims if c.day and c.said.modality is m] for m in (Modality.PLANNED, Modality.ACTUAL)
    )
    if plans and facts and not {c.day for c in plans} & {c.day for c in facts} and _same_people(plans, facts):
        first, then = plans[0], facts[0]
        if first.day and then.day and {c.said.type for c in plans}.isdisjoint(c.said.type for c in facts):
            yield TwoDays(then.said.type, first.day, plans, then.day, facts)


def _denied_days(h: Happening) -> Iterator[TwoDays]:
    """A day that is denied by a report which tells another: what it denies is when it was, and not that it was."""
    told = [c for c in h.claims if not c.negative]
    for c in h.claims:
        if c.negative and c.day and about_day(c, told):
            here = [o for o in told if o.document.id == c.document.id and o.day and o.said.type is c.said.type]
            so_too = [o for o in told if o.day == c.day and o.document.id != c.document.id]
            first = here[0].day
            if first and first != c.day:
                yield TwoDays(c.said.type, first, here, c.day, [*so_too, c])


def _same_people(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether two days are told of the same people: what befell one of a group says nothing of the group."""
    groups = [any(not c.persons or c.said.count for c in side) for side in (one, other)]
    named = [{p for c in side for p in c.persons} for side in (one, other)]
    return groups[0] == groups[1] and (groups[0] or not named[0].isdisjoint(named[1]))


# ---------------------------------------------------------------- places, terms, custody, parts


def _where(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Where somebody died or was moved to: in prison or outside, in one numbered institution or in another."""
    placed = [c for c in h.claims if c.actual and c.said.place] if h.sort in (Sort.DIED, Sort.MOVED) else []
    inside = [c for c in placed if speaks_of("prison", c.said.place)]
    outside = [c for c in placed if c not in inside and speaks_of("outside", c.said.place, c.said.quote)]
    sides = (inside, outside) if h.sort is Sort.DIED and outside else _numbered_apart(inside)
    one, other = map(tuple, sides)
    if one and other and _apart(one, other):
        done = "die" if h.sort is Sort.DIED else "go"
        name = ", ".join(ground.names.get(p, p) for p in sorted(h.persons)) or "people not named"
        question = f"Where did {name} {done}: {one[0].said.place}, or {other[0].said.place}?"
        beside = [c for d in {c.document.id for c in other} for c in ground.case.by_document.get(d, ())]
        theirs = [c for c in beside if h.sort is Sort.DIED and not h.persons.isdisjoint(c.persons)]
        yield Sides(
            kind_of(Differs.PLACE, Two(one, other, theirs)), (ground.event(h, one[0].said.type),), question, one, other
        )


NUMBERED = re.compile(r"(?:no\.?|nr\.?|number|№|#|n°)\s*(\d+)|(?:сизо|ивс|ик|іўс|ік)[-\s№]*(\d+)", re.IGNORECASE)
"""The number by which an institution is known among those of its kind."""


def _numbered_apart(inside: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Those who tell of the institution that is told first, and of others by their numbers."""
    numbers = {c.id: found[1] or found[2] for c in inside if (found := NUMBERED.search(c.said.place or ""))}
    told = [c for c in inside if c.id in numbers]
    first = [c for c in told if numbers[c.id] == numbers[told[0].id]]
    return first, [c for c in told if c not in first]


def _terms(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Different lengths of one person's sentence."""
    if h.sort is not Sort.JUDGED:
        return
    for person in sorted(h.persons):
        terms: dict[float, list[Claim]] = {}
        for c in h.claims:
            told = c.actual or (c.said.modality is Modality.DENIED and c.said.source is not None)  # another's, denied
            if person in c.persons and told and c.said.term and c.said.term.months is not None and not _what_is_left(c):
                terms.setdefault(c.said.term.months, []).append(c)
        ranked = sorted(terms, key=lambda t: (-len({c.origin for c in terms[t]}), terms[t][0].order))
        for other in ranked[1:]:
            one = terms[ranked[0]]
            if _summed(ranked[0], other, terms) or _of_one_sentence(one, terms[other]) or _in_turn(one, terms[other]):
                continue
            words = [lower(side[0].said.term.text) for side in (one, terms[other]) if side[0].said.term]
            question = f"How long is the sentence of {ground.names.get(person, person)}: {words[0]} or {words[1]}?"
            kind = kind_of(Differs.TERM, Two(one, terms[other]))
            yield Sides(kind, (person,), question, tuple(one), tuple(terms[other]))


def _punished(ground: Ground, h: Happening) -> Iterator[Sides]:
    """Sent to a cell by one account, and by another to a punishment that is served at liberty."""
    for person in sorted(h.persons) if h.sort is Sort.JUDGED else ():
        told = [c for c in h.claims if c.actual and c.said.term and c.persons == (person,)]
        at_liberty = tuple(c for c in told if speaks_of("no_prison", _punishment(c)))
        behind_bars = tuple(c for c in told if c not in at_liberty and speaks_of("prison", _punishment(c)))
        if at_liberty and behind_bars and _apart(behind_bars, at_liberty) and _one_length(told):
            question = f"Is the sentence of {ground.names.get(person, person)} one behind bars?"
            kind = kind_of(Differs.TERM, Two(behind_bars, at_liberty))
            yield Sides(kind, (person,), question, behind_bars, at_liberty)


def _punishment(c: Claim) -> str:
    """The words on a term and those after it."""
    text = c.said.term.text if c.said.term else ""
    return c.said.quote[max(c.said.quote.find(text), 0) :][: len(text) + 60]


def _one_length(told: Sequence[Claim]) -> bool:
    return len({c.said.term.months for c in told if c.said.term and c.said.term.months is not None}) <= 1


def _of_one_sentence(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether a term is told in one sentence with another: of two people, each has one."""
    told = {(c.document.id, c.said.quote) for c in one}
    return all((c.document.id, c.said.quote) in told for c in other)


def _what_is_left(c: Claim) -> bool:
    """Whether a term is what somebody has still to serve of their sentence, by the words right around it, and not how
    long that is: "sentenced to ten years, she serves the rest of her term"."""
    said = c.said.quote
    start = said.find(c.said.term.text) if c.said.term else -1
    if start < 0 or c.said.term is None:
        return False
    end = start + len(c.said.term.text)
    for first, last in spans_of("what_is_left", said):
        behind, before = said[end:first], said[last:start]
        if (first <= end + 1 and start <= last + 1) or _OF_IT.fullmatch(behind) or _TOLD_NEXT.fullmatch(before):
            return True
    return False


_OF_IT = re.compile(r" (?:of|as|is|are|was|were) (?:(?:the|his|her|their) )?")
"""Between a term and words of what is left, which are of that term: "two years of the remaining term"."""
_TOLD_NEXT = re.compile(r"(?!.*(?:sentenced|приговор|асудж|засудж|прысуд|вирок))[^.;]{2,30}")
"""Between words of what is left and the term that this is: "the rest of her sentence: two years"."""


def _in_turn(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether everybody who gives a term tells the other too in that report: the one became the other, on another day
    where both have one."""
    if not {c.day for c in one if c.day}.isdisjoint(c.day for c in other):
        return False
    told = {(c.document.id, c.origin) for c in one if c.actual}
    return all(c.actual and (c.document.id, c.origin) in told for c in other)


def _summed(whole: float, part: float, terms: Mapping[float, Sequence[Claim]]) -> bool:
    """Whether one report gives terms for one charge and another that come to the whole, this one among them."""
    reports = {c.document.id for c in terms[part]}
    return any(
        part + other == whole and reports & {c.document.id for c in terms[other]}
        for other in terms
        if other not in (part, whole)
    )


def _held_how(ground: Ground, h: Happening) -> Iterator[Sides]:
    """In a cell by one account and confined at home by another, both from the same day on."""
    if h.sort is not Sort.TAKEN:
        return
    states = [c for c in h.claims if c.actual and c.first and not speaks_of("taken", c.said.quote)]
    home = [c for c in states if speaks_of("house_arrest", c.said.quote)]
    cell = [c for c in states if c not in home and speaks_of("prison", c.said.quote, c.said.place)]
    for person in sorted({p for c in home for p in c.persons}):
        other = tuple(c for c in home if person in c.persons)
        one = tuple(c for c in cell if person in c.persons and any(c.first == o.first for o in other))
        if one and {c.document.id for c in one}.isdisjoint(c.document.id for c in other):
            question = f"Where is {ground.names.get(person, person)} held: in a cell, or at home?"
            yield Sides(kind_of(Differs.CUSTODY, Two(one, other)), (person,), question, one, other)


def _in_part(ground: Ground) -> Iterator[Sides]:
    """A measure told as taken away, or taken again, altogether, of which who gave it says that it is a part, or that a
    part stays in force."""
    kept: dict[str, list[Claim]] = defaultdict(list)
    for c in ground.case.claims:
        if c.said.type is Type.SANCTION_LIFTED and c.negative:
            kept[c.document.id].append(c)
    near = _of_one_target(ground.found)
    for h in (h for h in ground.found if h.sort in MEASURES):
        wholly = tuple(c for c in h.claims if c.actual and speaks_of("wholly", c.said.quote))
        gave = [c for o in (h, *near(h)) for c in o.claims if not c.negative] if wholly else []
        rest = [c for c in gave if c not in wholly]
        stays = tuple(_stays(kept, rest)) or tuple(c for c in rest if any(_said_in_part(c)))
        if stays and disjoint(wholly, stays):
            question = f"Was {ground.what(h, stays[0].said.type)} of all that was in force, or of a part?"
            kind = kind_of(Differs.EXTENT, Two(wholly, stays))
            said = tuple(p for c in stays for p in _said_in_part(c))[:2]
            yield Sides(kind, (ground.event(h, stays[0].said.type),), question, wholly, stays, said)


def _of_one_target(found: Iterable[Happening]) -> Callable[[Happening], list[Happening]]:
    """For a measure the others of its sort that are told of one target with it, within weeks."""
    by_key: dict[tuple[Sort, str], list[Happening]] = defaultdict(list)
    for h in found:
        for key in sorted(keys(w for c in h.claims for w in targets(c))) if h.sort in MEASURES and h.span else ():
            by_key[h.sort, key].append(h)

    def near(h: Happening) -> list[Happening]:
        mine = frozenset(w for c in h.claims for w in targets(c))
        others = {o.id: o for key in sorted(keys(mine)) for o in by_key[h.sort, key][:MANY] if o is not h}
        return [o for o in others.values() if h.span and o.span and _apart_by(h.span, o.span) <= WEEKS]

    return near


def _apart_by(one: tuple[date, date], other: tuple[date, date]) -> int:
    return max((max(one[0], other[0]) - min(one[1], other[1])).days, 0)


MANY = 20
"""Measures on targets of one name that are looked at."""
WEEKS = 45
"""Days within which measures on one target are one step."""
UNTIL = re.compile(
    r"\b(?:until|till)\b|(?<!\w)(?:до|да|пока|пакуль|поки) (?:тех пор|тых? часу?|того|\w+ \d|\d)", re.IGNORECASE
)
"""A time up to which something stays: what is said is when it ends, and not that a part of it does."""


def _said_in_part(c: Claim) -> Iterator[Passage]:
    """The sentences beside what is told of a measure that say that it is, or leaves, a part."""
    for start, end in sentences_around(c):
        said = c.document.text[start:end]
        if speaks_of("in_part", said) and not UNTIL.search(said):
            yield c.document.passage(start, end)


def _stays(kept: Mapping[str, Sequence[Claim]], gave: Iterable[Claim]) -> Iterator[Claim]:
    """What those who tell of a measure say to stay in force of it."""
    givers = {c.document.id: c for c in gave}
    return (c for d, giver in sorted(givers.items()) for c in kept.get(d, ()) if c.origin == giver.origin)
