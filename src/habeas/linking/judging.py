"""From pairs of mentions to judgements: what is sure is joined, what cannot be is kept apart, the rest is asked."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from math import log10
from typing import NamedTuple

from habeas import names
from habeas.judgements import standing
from habeas.linking.callings import fields
from habeas.linking.candidates import pairs
from habeas.linking.comparing import Comparing
from habeas.linking.facts import (
    ENOUGH,
    ENOUGH_FOR_A_SURNAME,
    ENOUGH_FOR_INITIALS,
    ENOUGH_IF_CONTESTED,
    MORE,
    VETO,
)
from habeas.linking.groups import Groups
from habeas.linking.opposing import Fact
from habeas.linking.profiles import Profile, Totals, profiles
from habeas.linking.shortened import SURNAME_ALONE, likeness, surname_of
from habeas.model import Judgement, Material
from habeas.names.spelling import closeness, sounds
from habeas.vocabulary import Verdict

RULE = "rule:linking@1"
IDENTITY = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)

NEARLY = 0.25
"""From this likeness on, names that a father's name sets apart are close enough to say so."""
CLOSE_GIVEN = 0.7
"""From this closeness on, given names that gender sets apart are close enough to say so."""
CLOSE_CALL = 0.5
"""When the facts for another person come within this, a link is not made but asked."""
LESS_FULL = 0.5
"""What a rival whom an initial fits lacks beside a name that agrees in full."""
QUESTIONS = 3
"""At most so many open questions about one person."""


class Comparison(NamedTuple):
    """Two mentions, a before b by id: how alike their names are, the facts beside the names, and what these come to.

    `evidence` is the sum of the facts' weights, `support` of those that speak for one person. `fits` says that the
    names can be one person's: alike in full, or as far as an initial or a surname alone goes. `strength` is how sure a
    link would be, 0..1: the likeness of the names, less what the facts leave open.
    """

    a: str
    b: str
    name: names.Likeness
    facts: tuple[Fact, ...]
    evidence: float
    support: float
    vetoed: bool
    fits: bool
    strength: float

    def other(self, mention: str) -> str:
        return self.b if mention == self.a else self.a


def _comparison(p: Profile, q: Profile, comparing: Comparing) -> Comparison | None:
    """The comparison of two mentions, unless their names have little in common."""
    name = likeness(p.name, q.name)
    fits = name.score >= (names.THRESHOLD if name.full else SURNAME_ALONE) or _shortened(p, q)
    if not fits and not _nearly(p.name, q.name):
        return None
    found = comparing.facts(p, q)
    weights = [f.weight for f in found]
    evidence = round(sum(weights), 4)
    vetoed = name.opposed is not None or min(weights, default=0.0) <= VETO
    left_open: float = 0.5 ** (1 + max(0.0, evidence))
    strength = round(name.score * (1 - left_open), 4)
    support = round(sum([w for w in weights if w > 0]), 4)
    return Comparison(p.mention.id, q.mention.id, name, found, evidence, support, vetoed, fits, strength)


def _shortened(p: Profile, q: Profile) -> bool:
    """Whether a report has one of the names in full and the other by its surname, in whatever case."""
    return p.mention.document == q.mention.document and (surname_of(p.name, q.name) or surname_of(q.name, p.name))


def judge(material: Material, of: Collection[str] | None = None, among: Totals | None = None) -> tuple[Judgement, ...]:
    """What the rules make of the mentions: same, different or unsure, with reasons; sorted by subjects.

    The links it returns are the strongest that hold each person's mentions together, none to spare. They contradict
    neither each other nor a person's standing verdict: no chain of them joins two mentions that a person, or a fact,
    sets apart. On a pair that a person has judged it is silent. With `of` only those mentions are judged; `among` gives
    the totals of the whole that the material is a part of.
    """
    known = profiles(material, of, among)
    decided = _decided(material, known)
    spoken = {frozenset(j.subjects) for j in decided}
    comparing = Comparing()
    asked = (pair for pair in pairs(known) if not spoken or frozenset(p.mention.id for p in pair) not in spoken)
    compared = [c for p, q in asked if (c := _comparison(p, q, comparing))]
    groups = Groups(known)
    _apply_verdicts(decided, groups)
    for c in compared:
        if c.vetoed and not groups.together(c.a, c.b):
            groups.set_apart(c.a, c.b, _different(c).id)
    links, blocked = _linked(compared, groups, known)
    left = [c for c in compared if not groups.together(c.a, c.b)]
    questions = _questions(left, blocked, groups)
    apart = _told_apart(left, groups, {j for a, b in blocked for j in groups.apart(a, b)})
    return tuple(sorted([*links, *questions, *apart], key=lambda j: (j.subjects, j.id)))


def _nearly(one: str, other: str) -> bool:
    """Whether the names would be close, but for a gender or a father's name: Valery and Valeryia of one surname."""
    opposed = likeness(one, other).opposed
    if opposed != "gender":
        return opposed == "patronymic" and likeness(one, other).score >= NEARLY
    a, b = (sounds(names.given(name) or "") for name in (one, other))
    return names.key(one) == names.key(other) and closeness(a, b) >= CLOSE_GIVEN


# ---------------------------------------------------------------- what people have said


def _decided(material: Material, known: Mapping[str, Profile]) -> list[Judgement]:
    """The verdicts of people in force on two mentions that are here, the latest first."""
    here = [j for j in standing(material.judgements) if j.verdict in IDENTITY and known.keys() >= set(j.subjects)]
    return [j for _, _, j in sorted(((j.at, j.id, j) for j in here if j.at), key=lambda x: x[:2], reverse=True)]


def _apply_verdicts(decided: Sequence[Judgement], groups: Groups) -> None:
    """Sets apart what people call different, then joins what they call the same unless that sets it apart."""
    for j in decided:
        if j.verdict is Verdict.DIFFERENT:
            groups.set_apart(j.subjects[0], j.subjects[1], j.id)
    for j in decided:
        if j.verdict is Verdict.SAME and not groups.apart(j.subjects[0], j.subjects[1]):
            groups.join(j.subjects[0], j.subjects[1])


# ---------------------------------------------------------------- links

Blocked = dict[tuple[str, str], tuple[str, ...]]
"""For the mentions of a link not made, sentences saying what is in the way."""


def _linked(
    compared: Sequence[Comparison], groups: Groups, known: Mapping[str, Profile]
) -> tuple[list[Judgement], Blocked]:
    """Applies the links that the facts suffice for, full names first and the strongest first; the rest with reasons.

    Until no link is left to apply: what opposed one may be settled by what another brought in.
    """
    fitting: dict[str, list[Comparison]] = defaultdict(list)
    for c in compared:
        if c.fits and not c.vetoed:
            fitting[c.a].append(c)
            fitting[c.b].append(c)
    links, blocked = list[Judgement](), Blocked()
    candidates = [c for c in compared if c.fits and not c.vetoed and c.support >= ENOUGH]
    candidates.sort(key=lambda c: (not c.name.full, -c.strength, c.a, c.b))
    before = -1
    while len(links) > before:
        before = len(links)
        candidates = [c for c in candidates if not groups.together(c.a, c.b)]
        for c in candidates:
            if groups.together(c.a, c.b):
                continue
            opposed = groups.opposed(c.a, c.b)
            rivals = _rivals(c, fitting, groups, known)
            in_the_way = _in_the_way(c, groups, known) or _too_close(c, rivals, opposed)
            lacking = _needed(c, any(r.evidence >= 0 for r in rivals), known[c.a].reports) - c.support
            if in_the_way:
                blocked[c.a, c.b] = in_the_way
            elif round(sum(f.weight for f in opposed) - lacking, 4) >= 0:
                groups.join(c.a, c.b)
                links.append(_judgement(Verdict.SAME, c, [f.sentence for f in c.facts]))
            elif lacking <= 0:
                blocked[c.a, c.b] = tuple(f.sentence for f in opposed if f not in c.facts)
    return links, {pair: why for pair, why in blocked.items() if not groups.together(*pair)}


def _too_close(c: Comparison, rivals: Sequence["_Rival"], opposed: Sequence[Fact]) -> tuple[str, ...]:
    """Sentences on the rivals for whom as much speaks, or more of what is about the person.

    Where another of the name had a part in the same, the occasion and the company tell nobody from the other.
    """
    against = sum(f.weight for f in opposed)
    evidence, own = c.support + against, sum(f.weight for f in c.facts if f.own and f.weight > 0) + against
    near = (r for r in rivals if r.evidence > evidence - CLOSE_CALL and r.own >= own - 2 * CLOSE_CALL)
    nearer = (r for r in rivals if r.own > max(0.0, own - CLOSE_CALL))
    return tuple(sorted({r.sentence for r in (*near, *nearer)}))


def _needed(c: Comparison, contested: bool, reports: int) -> float:
    """What the facts must weigh for a link; beside full names the more, the more reports there are."""
    more = MORE * max(0.0, log10(max(reports, 1)) - 2)
    if c.name.alone and not contested:
        return min(ENOUGH_FOR_A_SURNAME + 2 * more, ENOUGH_IF_CONTESTED)
    if contested or c.name.score < names.THRESHOLD:
        return ENOUGH_IF_CONTESTED
    return (ENOUGH if c.name.full else ENOUGH_FOR_INITIALS) + more


def _in_the_way(c: Comparison, groups: Groups, known: Mapping[str, Profile]) -> tuple[str, ...]:
    if apart := groups.apart(c.a, c.b):
        return tuple(f"Judgement {j} says that some of these mentions are of different people." for j in apart)
    if several := [known[m].name for m in (c.a, c.b) if known[m].several]:
        return (f"One report speaks of more than one person as {several[0]}.",)
    clash = groups.clash(c.a, c.b)
    return (clash,) if clash else ()


class _Rival(NamedTuple):
    """Somebody else whom one of two mentions may be: what speaks for it, what of that is their own, in a sentence."""

    evidence: float
    own: float
    sentence: str


def _rivals(
    c: Comparison, fitting: Mapping[str, Sequence[Comparison]], groups: Groups, known: Mapping[str, Profile]
) -> list[_Rival]:
    """Others whom either mention may be, and who cannot be the one it would be joined with.

    Whom the mention is told apart from is none; beside two full names an initial that fits says less.
    """
    found = []
    for mine, other in ((c.a, c.b), (c.b, c.a)):
        for d in fitting[mine]:
            rival = d.other(mine)
            if d is c or groups.together(rival, other) or groups.together(rival, mine) or groups.apart(rival, mine):
                continue
            if groups.apart(rival, other) and _called_as(known[mine], other, rival, groups):
                continue
            if groups.apart(rival, other) or likeness(known[rival].name, known[other].name).opposed:
                sentence = f"{known[mine].name} may as well be {known[rival].name} of another report."
                less = LESS_FULL if c.name.full and not d.name.full else 0.0
                own = sum(f.weight for f in d.facts if f.own) - less
                found.append(_Rival(d.evidence - less, own, sentence))
    return found


def _called_as(p: Profile, one: str, other: str, groups: Groups) -> bool:
    """Whether a mention has a calling of one of two people who are told apart, and that the other does not have."""
    told = fields(p.role_words) & fields(groups.roles(one))
    return bool(told) and told.isdisjoint(fields(groups.roles(other)))


# ---------------------------------------------------------------- what stays open, what is told apart


def _questions(compared: Sequence[Comparison], blocked: Blocked, groups: Groups) -> list[Judgement]:
    """One question for two groups that may be one person, on the pair that speaks for it most; stopped links first."""
    asked, questions = Counter[str](), list[Judgement]()
    pairs_asked = set[tuple[str, str]]()
    for c in sorted(compared, key=lambda c: ((c.a, c.b) not in blocked, -c.evidence, -c.strength, c.a, c.b)):
        one, other = sorted((groups.name(c.a), groups.name(c.b)))
        reasons = blocked.get((c.a, c.b), ())
        if (one, other) in pairs_asked or not _worth_asking(c, reasons, groups):
            continue
        if reasons or max(asked[one], asked[other]) < QUESTIONS:
            pairs_asked.add((one, other))
            asked.update((one, other))
            lacking = () if reasons else ("Nothing else in the reports settles it.",)
            questions.append(_judgement(Verdict.UNSURE, c, [*(f.sentence for f in c.facts), *reasons, *lacking]))
    return questions


def _worth_asking(c: Comparison, reasons: Sequence[str], groups: Groups) -> bool:
    """A link that was stopped, or names alike beyond a surname between groups that nothing sets apart."""
    if c.vetoed or not c.fits:
        return False
    return bool(reasons) or (c.name.score >= names.THRESHOLD and not groups.apart(c.a, c.b))


def _told_apart(compared: Sequence[Comparison], groups: Groups, named: Set[str]) -> list[Judgement]:
    """For two groups with names alike that a fact sets apart, the plainest judgement; and all that a question names."""
    found, seen = list[Judgement](), set[tuple[str, str]]()
    for c in sorted((c for c in compared if c.vetoed), key=lambda c: (-c.name.score, c.evidence, c.a, c.b)):
        one, other = sorted((groups.name(c.a), groups.name(c.b)))
        judgement = _different(c)
        if (one, other) not in seen or judgement.id in named:
            seen.add((one, other))
            found.append(judgement)
    return found


def _different(c: Comparison) -> Judgement:
    against = [f.sentence for f in c.facts if f.weight <= VETO]
    return _judgement(Verdict.DIFFERENT, c, against)


def _judgement(verdict: Verdict, c: Comparison, sentences: Sequence[str]) -> Judgement:
    score = 1.0 if verdict is Verdict.DIFFERENT else c.strength
    return Judgement(verdict, (c.a, c.b), RULE, (c.name.reason, *sentences), score=score)
