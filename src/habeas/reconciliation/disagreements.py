"""Statements that cannot both hold, or that look as if they could not, each pair of sides with its kind.

Within a happening: numbers, days, whether it took place and to whom, terms. Between counts: the same day and rules but
other numbers, other rules, other units, a running total taken for a number held. Between people: who is who. Between
tellers: whether a release was given for something. Numbers on different bases are only set against one another where
somebody confuses them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.model import Disagreement, Finding, Mention, digest
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.deals import for_people
from habeas.reconciliation.disputed_counts import over_counts
from habeas.reconciliation.disputed_events import over_events
from habeas.reconciliation.happenings import Happening
from habeas.reconciliation.sentences import sources
from habeas.reconciliation.sides import Ground, Sides
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Conflict, Support, Type, Verdict, label


def disagreements(ground: Ground) -> tuple[Finding, ...]:
    """Every disagreement once, with both sides' evidence."""
    makers = (over_events, over_counts, _causes, _order, _identity)
    made: dict[str, Finding] = {}
    for maker in makers:
        for sides in maker(ground):
            if sides.one and sides.other:
                finding = _finding(sides, ground)
                made.setdefault(finding.id, finding)
    return tuple(made.values())


def _finding(sides: Sides, ground: Ground) -> Finding:
    one, other = (tuple(sorted(side, key=lambda c: c.order)) for side in (sides.one, sides.other))
    other = tuple(c for c in other if c not in one) or other
    value = Disagreement(
        kind=sides.kind,
        about=sides.about,
        question=sides.question,
        one=tuple(dict.fromkeys(c.id for c in one)),
        other=tuple(dict.fromkeys(c.id for c in other)),
        passages=sides.passages,
    )
    ours, theirs = _tellers(one, other, ground)
    reason = f"{sides.question} {ours} against {theirs}: {label(sides.kind)}."
    id_ = "x" + digest(sides.kind, *sides.about, one[0].id, other[0].id)
    return replace(weighed(id_, value, one, other, reason), support=Support.DISPUTED)


def _tellers(one: Sequence[Claim], other: Sequence[Claim], ground: Ground) -> tuple[str, str]:
    """Who stands on each side: the origins, or where those are the same the outlets that tell it in two ways."""
    ours, theirs = sources(one, ground.shown), sources(other, ground.shown)
    if ours != theirs:
        return ours, theirs
    outlets = [" and ".join(dict.fromkeys(c.document.outlet or ours for c in side)) for side in (one, other)]
    return (outlets[0], outlets[1]) if outlets[0] != outlets[1] else (ours, theirs)


# ---------------------------------------------------------------- ties, order, identity


def _causes(ground: Ground) -> Iterator[Sides]:
    """A tie between releases and a concession that one asserts and another denies."""
    for tie in ground.ties:
        if for_people(tie):
            if strangers := tuple(c for c in tie.denying if c not in tie.release.claims):  # others: of its own account
                question = f"Was {ground.what(tie.release)} an exchange?"
                yield Sides(
                    Conflict.CAUSAL_LINK, (ground.event(tie.release),), question, tie.asserting, strangers, tie.sayings
                )
        elif tie.denials:
            about = (ground.event(tie.release), ground.event(tie.concession))
            words = f"“{tie.words}”" if tie.words else "told side by side"
            given = ground.what(tie.concession, Type.SANCTION_LIFTED, when=False)
            question = f"Was {ground.what(tie.release)} given for {given} ({words})?"
            denying = tuple(c for c in tie.denying if c not in tie.asserting) or tie.denying
            passages = (*tie.sayings, *(d.passage for d in tie.denials))
            yield Sides(Conflict.CAUSAL_LINK, about, question, tie.asserting, denying, passages)


def _order(ground: Ground) -> Iterator[Sides]:
    """One person let out by one account and inside, or alive, by another."""
    for clash in ground.clashes:
        question = f"{ground.names.get(clash.person, clash.person)}: {clash.question}."
        yield Sides(Conflict.MODALITY, (clash.person,), question, clash.one, clash.other)


def _identity(ground: Ground) -> Iterator[Sides]:
    """To whom something happened: entries that may be one person, with a part in one happening, each group once.

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
    return Sides(Conflict.IDENTITY, (*about, *{case.person_of[mention]} - set(about)), question, one, other)


def _naming(ground: Ground, mention: Mention) -> tuple[Claim, ...]:
    """The claims of a document that name a mention."""
    return tuple(c for c in ground.case.by_document.get(mention.document, ()) if mention.name in c.said.persons)
