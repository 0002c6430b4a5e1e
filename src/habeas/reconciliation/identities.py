"""Disagreements about who somebody is: people of one name, of whom one report tells what others tell of the other.

A report shows that it tells two people of one name apart by telling of one what it denies of the other, by a pointing
word before the name ("the Mira Halden who came home is the nurse"), or by saying that there is a namesake. Where
nothing does, it is the entries left open by linking that have a part in one happening.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas import names
from habeas.model import Mention
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.happenings import Happening, Sort, sort_of
from habeas.reconciliation.naming import Differs, Two, kind_of
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.topics import speaks_of
from habeas.vocabulary import Verdict

POINTING = re.compile(
    r"\b(?:(?P<the>the)|(?:the|that) (?:other|same)|another|a (?:different|second)|some other|тот|"
    r"т(?:от|ого|ому) сам\w+|друг(?:ой|ого|ому|ая|ую)|ин(?:ой|ого|ому|ая)|той|іншы|іншага|іншая|іншую|другі|"
    r"інший|іншого|іншому|інша|іншу)\s+$",
    re.IGNORECASE,
)
"""Words before a name that tell one bearer of it from another; a name by itself takes no article."""
MEANT = re.compile(r"\s+(?:who|whom|whose|that|of|from|in|at|he|she|they|we|now|then)\b")
"""Words after a name that say which bearer is meant by the article: "the Mira Halden case" is of anybody."""
CONTRAST = re.compile(r"[^,.;:]{0,40},? (?:and |but )?not (?:the|a|an|his|her|their) \w", re.IGNORECASE)
"""Words behind a name, in its own clause, that set its bearer against another."""
TOLD_AGAIN = 400
"""Days around a report within which what others tell under the name is of the same thing."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A report's claims on people of one name whom it tells apart: of which name, and what it says and denies."""

    sort: Sort
    name: str
    claims: tuple[Claim, ...]


def told_apart(case: Case) -> tuple[Pointed, ...]:
    """Where reports tell people of one name apart, in order of telling."""
    made: list[Pointed] = []
    for c in case.claims:
        sort = sort_of(c)
        if sort is None or not c.persons:
            continue
        if c.negative:
            twins = ((name, o) for name in c.said.persons for o in _beside(case, c, sort) if _bears(o, name))
            found = [Pointed(sort, name, (c, o)) for name, o in twins if _one_time(c, o)]
            made += found or (
                Pointed(sort, name, (c, *_told_of_other(case, c, sort, name)))
                for name in c.said.persons
                if _sets_apart(c, name)
            )
        elif c.actual:
            made += (Pointed(sort, name, (c,)) for name in c.said.persons if _points(c, name))
    return tuple(made)


def _beside(case: Case, denial: Claim, sort: Sort) -> Iterator[Claim]:
    """What the report of a denial tells as a fact of the same type, on the same word; of the same sort, of others."""
    for o in case.by_document.get(denial.document.id, ()):
        same = o.said.type is denial.said.type and o.origin == denial.origin
        if o.actual and sort_of(o) is sort and (same or set(o.persons).isdisjoint(denial.persons)):
            yield o


def _bears(c: Claim, name: str) -> bool:
    """Whether a claim names somebody by the name, in whatever spelling."""
    return any(alike(n, name) for n in c.said.persons)


@lru_cache(maxsize=2**14)
def alike(one: str, other: str) -> bool:
    """Whether two names can be one, however they are written."""
    return one == other or names.similarity(one, other).score >= names.THRESHOLD


def _one_time(one: Claim, other: Claim) -> bool:
    """Whether the days of two claims can be the same."""
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last and other.first <= one.last


def _points(c: Claim, name: str) -> bool:
    """Whether a claim says which bearer of a name it means."""
    at = c.said.quote.find(name)
    if at < 0 or " " not in name:
        return False
    pointing = POINTING.search(c.said.quote[:at])
    if pointing and (not pointing["the"] or MEANT.match(c.said.quote, at + len(name))):
        return True
    return speaks_of("namesake", c.said.quote)


def _sets_apart(denial: Claim, name: str) -> bool:
    """Whether a denial says that it is of somebody else of the name, or of whom it was true instead."""
    return speaks_of("namesake", denial.said.quote) or _contrasts(denial, name)


def _told_of_other(case: Case, denial: Claim, sort: Sort, name: str) -> Iterator[Claim]:
    """What the report of such a denial tells as a fact under the name."""
    for o in case.by_document.get(denial.document.id, ()):
        if o.actual and sort_of(o) is sort and o.origin == denial.origin and _bears(o, name):
            yield o


def _contrasts(c: Claim, name: str) -> bool:
    """Whether a denial says of whom it was true instead: "it was the nurse Mira Halden, not the teacher"."""
    at = c.said.quote.find(name)
    return at >= 0 and CONTRAST.match(c.said.quote, at + len(name)) is not None


def over_identity(ground: Ground, apart: Sequence[Pointed]) -> Iterator[Sides]:
    """To whom something happened, each name once."""
    known: set[str] = set()
    for sides in (*_pointed_out(ground, apart), *_left_open(ground)):
        if known.isdisjoint(sides.about):
            yield sides
        known |= {*sides.about} if sides.one and sides.other else set()


# ---------------------------------------------------------------- told apart by a report


def _pointed_out(ground: Ground, apart: Sequence[Pointed]) -> Iterator[Sides]:
    """What a report tells of one bearer of a name, and others told before it under that name."""
    told = _by_name(ground.case, apart)
    groups: dict[tuple[Sort, str], list[Pointed]] = defaultdict(list)
    for p in apart:
        groups[p.sort, names.key(p.name)].append(p)
    for key, pointed in sorted(
        groups.items(), key=lambda item: (-len(item[1][0].claims), item[0][0] is not Sort.FREED)
    ):
        ours = tuple({c.id: c for p in pointed for c in p.claims}.values())
        reports = {c.document.id for c in ours}
        theirs = [c for c in told.get(key, ()) if c.document.id not in reports and _others_word(c, pointed)]
        if theirs and min(c.document_order for c in theirs) < max(c.document_order for c in ours):
            about = tuple(sorted({p for c in (*ours, *theirs) for p in _of_the_name(ground.case, c, pointed[0].name)}))
            question = f"Which {pointed[0].name} was it: whom {_outlets(theirs)} or whom {_outlets(ours)} tells of?"
            yield Sides(kind_of(Differs.WHO, Two(theirs, ours)), about, question, tuple(theirs), ours)


def _by_name(case: Case, apart: Sequence[Pointed]) -> Mapping[tuple[Sort, str], list[Claim]]:
    """What is told as a fact under the names that some report tells apart, by sort and key of the name."""
    asked = {names.key(p.name) for p in apart}
    told: dict[tuple[Sort, str], list[Claim]] = defaultdict(list)
    for c in case.claims if asked else ():
        sort = sort_of(c)
        if sort and c.actual and c.persons:
            for key in {names.key(n) for n in c.said.persons} & asked:
                told[sort, key].append(c)
    return told


def _others_word(c: Claim, pointed: Iterable[Pointed]) -> bool:
    """Whether a claim can be of the same thing as what a report tells of one bearer of the name."""
    return any(
        _bears(c, p.name) and any(_one_time(c, o) and abs((c.latest - o.latest).days) <= TOLD_AGAIN for o in p.claims)
        for p in pointed
    )


def _of_the_name(case: Case, c: Claim, name: str) -> Iterator[str]:
    """The people of a claim whom it names so."""
    for mention in c.said.mentions:
        if mention in case.person_of and alike(case.mentions[mention].name, name):
            yield case.person_of[mention]


def _outlets(claims: Iterable[Claim]) -> str:
    return " and ".join(dict.fromkeys(c.document.outlet or "a report" for c in claims))


# ---------------------------------------------------------------- left open by linking


def _left_open(ground: Ground) -> Iterator[Sides]:
    """Entries that may be one person, with a part in one happening, each group once.

    That an initial could be anybody's, or that nothing shows whether two are one, is an open question and no
    disagreement. The mention that most others may be stands against them.
    """
    case, part = ground.case, _parts_of(ground.found)
    torn: dict[str, set[str]] = defaultdict(set)
    for j in case.judgements:
        people = [case.person_of.get(i) for i in j.subjects]
        if j.verdict is not Verdict.UNSURE or len(people) != 2 or None in people or people[0] == people[1]:
            continue
        spelt = all(_spelt_out(case.mentions[i].name) for i in j.subjects)
        if spelt and part[people[0] or ""] & part[people[1] or ""]:
            torn[j.subjects[0]].add(j.subjects[1])
            torn[j.subjects[1]].add(j.subjects[0])
    done: set[str] = set()
    for mention in sorted(torn, key=lambda m: (-len(torn[m]), m)):
        if mention not in done:
            others = sorted(_reached(mention, torn) - {mention})
            done |= {mention, *others}
            yield _who_is(ground, mention, others)


def _parts_of(found: Iterable[Happening]) -> dict[str, set[str]]:
    """For each person the happenings that they are told to have had a part in."""
    part: dict[str, set[str]] = defaultdict(set)
    for h in found:
        for person in h.persons:
            part[person].add(h.id)
    return part


def _spelt_out(written: str) -> bool:
    """Whether a name has two parts that are more than an initial."""
    return sum(len(part.strip(".")) > 1 for part in written.split()) > 1


def _reached(start: str, links: Mapping[str, set[str]]) -> set[str]:
    """All that is linked with it, directly or by way of others, itself included."""
    found, ahead = {start}, [start]
    while ahead:
        new = links[ahead.pop()] - found
        found |= new
        ahead += sorted(new)
    return found


def _who_is(ground: Ground, mention: str, others: Sequence[str]) -> Sides:
    case = ground.case
    known = [case.person_of[o] for o in others]
    about = tuple(dict.fromkeys(sorted(known, key=lambda p: (-len(case.people[p]), p))))
    one = _naming(ground, case.mentions[mention])
    other = tuple(c for o in others for c in _naming(ground, case.mentions[o]))
    names = " or ".join(dict.fromkeys(f"“{case.mentions[o].name}”" for o in others))
    question = (
        f"Who is “{case.mentions[mention].name}” of {case.documents[case.mentions[mention].document].outlet}: {names}?"
    )
    return Sides(
        kind_of(Differs.WHO, Two(one, other)), (*about, *{case.person_of[mention]} - set(about)), question, one, other
    )


def _naming(ground: Ground, mention: Mention) -> tuple[Claim, ...]:
    """The claims of a document that name a mention."""
    return tuple(c for c in ground.case.by_document.get(mention.document, ()) if mention.name in c.said.persons)
