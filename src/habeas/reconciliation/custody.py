"""Each person's spells in and out of custody: what their statements and the happenings they took part in add up to.

A step is one thing told of a person that puts them in, keeps them in, moves them or lets them out, with the days it can
have been on. Undated steps stand where their reports put them: a bare "held" on the day of the report, a background
arrest or sentence before the first release that the same report or an earlier one tells of. What cannot be in order
(held after death, freed by one account and inside by the next) becomes `Clash`es, never an error.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from habeas.dates import When
from habeas.model import Finding, Spell, digest
from habeas.reconciliation import sentences
from habeas.reconciliation.claims import Case, Claim
from habeas.reconciliation.effects import EFFECTS, Effect, at_home
from habeas.reconciliation.happenings import Happening, Sort, is_state, leads_inside
from habeas.reconciliation.holding_state import for_state, of_state
from habeas.reconciliation.outcomes import dated, of_kind, taking_part, tells_held
from habeas.reconciliation.topics import speaks_of
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import HELD, Modality, Status, Type, label


@dataclass(frozen=True, slots=True)
class Step:
    """One thing told of a person; `when` None means that no day is given, `by` the day it had been by."""

    effect: Effect
    status: Status
    claims: tuple[Claim, ...]
    when: When | None
    by: date
    place: str | None = None
    against: tuple[Claim, ...] = ()
    background: bool = False

    @property
    def at(self) -> date:
        """Where it stands in the order: its first day, else the day it had been by."""
        return self.when.first if self.when and self.when.first else self.by


@dataclass(frozen=True, slots=True)
class Clash:
    """Two steps of one person that cannot both be: the accounts on each side."""

    person: str
    question: str
    one: tuple[Claim, ...]
    other: tuple[Claim, ...]


@dataclass
class _Open:
    """A spell being put together."""

    status: Status
    since: When | None
    by: date
    place: str | None
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Custody:
    """The spells of everybody, as findings, and what could not be put in order."""

    spells: tuple[Finding, ...]
    clashes: tuple[Clash, ...]


def custody(case: Case, found: Sequence[Happening], names: Mapping[str, str], shown: Mapping[str, str]) -> Custody:
    """Everybody's spells in order; people of whom no word of custody is known have none."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for h in found:
        if not h.period:
            for person, step in _of_happening(case, h):
                steps[person].append(step)
    for c in case.claims:
        if word := _of_state(c):
            for person in c.persons:
                steps[person].append(word)
    spells: list[Finding] = []
    clashes: list[Clash] = []
    for person, taken in sorted(steps.items()):
        if not any(_firm(c) for s in taken for c in s.claims):
            continue  # a list, or a release asked for, planned or denied, puts nobody inside who was never told of so
        made, unfit = _spells(person, _in_order(taken))
        clashes += unfit
        spells += _findings(person, made, names, shown)
    return Custody(tuple(spells), tuple(clashes))


def _firm(c: Claim) -> bool:
    """Whether a claim by itself tells of custody or of its end."""
    return _attests(c) and c.said.type is not Type.RECOGNISED


def _attests(c: Claim) -> bool:
    """Whether it vouches for where the person is: who asks for a release, plans or denies it does not."""
    return c.actual or c.said.modality is Modality.FAILED


# ---------------------------------------------------------------- steps


def _of_happening(case: Case, h: Happening) -> Iterable[tuple[str, Step]]:
    """The step that a happening is for each person it concerns."""
    verdicts = taking_part(case, h)
    for person in sorted(h.persons):
        about = [c for c in h.claims if person in c.persons]
        stopped = {c.document.id for c in about if c.said.modality is Modality.FAILED}
        told = [c for c in about if c.actual and not c.garbled and not _only_on_the_way(c, stopped)]
        denied = [c for c in about if c.negative or c.garbled]
        against = [c for c in denied if c.garbled or not of_kind(c, told)]
        if told and _still_to_leave(case, h, person):
            last = max(told, key=lambda c: c.order)
            yield person, Step(Effect.INSIDE, Status.DETAINED, tuple(told), None, last.latest, background=True)
        elif told and verdicts[person] is not False and (step := _step(case, h, person, told, against)):
            open_ = verdicts[person] is None and h.sort in (Sort.FREED, Sort.DIED, Sort.MOVED)
            yield person, _contested(step) if open_ and step.effect in (Effect.OUT, Effect.DEAD) else step
        elif told or against:
            yield from ((person, s) for s in _still_inside(h, told, against))


def _only_on_the_way(c: Claim, stopped: Collection[str]) -> bool:
    """Whether people were only taken to where they were to leave from: its report says that it came to nothing."""
    return c.said.type is Type.TRANSFER and c.document.id in stopped


def _still_to_leave(case: Case, h: Happening, person: str) -> bool:
    """Whether somebody is only pardoned so far: nobody tells that any came out, and who tells of it says they will.

    A planned release of none of those pardoned, or one that was to come before the pardon, says nothing of them.
    """
    if h.sort is not Sort.FREED or any(c.actual and c.said.type is not Type.PARDON for c in h.claims):
        return False
    told = [c for c in h.claims if c.actual and person in c.persons]
    pardoned = min((c.day for c in told if c.day), default=date.min)
    beside = (c for d in {c.document.id for c in told} for c in case.by_document.get(d, ()))
    planned = (c for c in beside if c.said.type is Type.RELEASE and c.said.modality is Modality.PLANNED)
    return any((not c.persons or h.persons & set(c.persons)) and (c.last or date.max) >= pardoned for c in planned)


def _step(case: Case, h: Happening, person: str, told: list[Claim], against: list[Claim]) -> Step | None:
    made = EFFECTS.get(h.sort)
    if made is None:
        return None
    effect, status = made(told)
    if effect is Effect.SENTENCED and _absent(case, person, told):
        effect, status = Effect.OUT, Status.WANTED
    if effect is None:
        return None
    physical = [c for c in told if c.said.type not in (Type.PARDON, Type.CHARGE)]
    when = dated(physical) or dated([c for c in h.claims if c.said.type is not Type.PARDON]) or dated(h.claims)
    own = any(c.said.date for c in told)
    place = next((c.said.place for c in told if c.said.place), None)
    background = h.sort in (Sort.TAKEN, Sort.JUDGED) and not (own and when and when.first)
    if h.sort is Sort.MOVED:
        background = not any(leads_inside(c.said) for c in told)  # "was taken to Lozna": home, for whoever is out
    by = min(c.latest for c in told)
    if when and when.last and any(c.day for c in h.claims):
        by = max(by, when.last)  # several days are told: it had begun by the last of them
    return Step(effect, status, tuple(told), when, by, place, tuple(against), background)


def _contested(step: Step) -> Step:
    """The way out that some tell of and others deny, with nothing to decide between them."""
    return replace(step, effect=Effect.OUT, status=Status.CONTESTED)


def _absent(case: Case, person: str, told: Iterable[Claim]) -> bool:
    """Whether a report of a sentence says beside it that the person was tried without being there."""
    beside = (c for d in {t.document.id for t in told} for c in case.by_document.get(d, ()) if c.persons == (person,))
    return any(speaks_of("in_absentia", c.said.quote) for c in beside)


def _still_inside(h: Happening, told: list[Claim], against: list[Claim]) -> Iterable[Step]:
    """A release or exchange that did not come off finds the person inside; so does one that is only planned.

    One that is denied because it was something else, an expulsion, finds them outside.
    """
    if h.sort is Sort.FREED and against:
        last = max(against, key=lambda c: c.order)
        when = last.said.date if last.day else None
        if speaks_of("out_otherwise", *(c.said.quote for c in against)):
            yield Step(Effect.OUT, Status.RELEASED_EXILE, tuple(against), when, last.latest, None, tuple(told))
        else:
            yield Step(Effect.INSIDE, Status.DETAINED, tuple(against), when, last.latest, None, tuple(told))


def _of_state(c: Claim) -> Step | None:
    """The step that a statement outside any happening is: word of the person being inside on some day."""
    said, inside = c.said, (Effect.INSIDE, Status.DETAINED, (c,))
    if c.garbled or not c.persons:
        return None
    if said.type is Type.CONDITIONS and c.actual and at_home([c]):
        return Step(Effect.OUT, Status.HOUSE_ARREST, (c,), said.date if c.first else None, c.latest)
    if said.type is Type.CONDITIONS and c.actual:
        sure = tells_held(c) and (c.first is not None or speaks_of("still_held", said.quote))
        return Step(*inside, said.date if c.first else None, c.latest, said.place, background=not sure)
    if said.type is Type.ARREST and c.actual and (is_state(c) or tells_held(c)):
        if at_home([c]):
            return Step(Effect.OUT, Status.HOUSE_ARREST, (c,), None, c.latest)
        return Step(*inside, None, c.latest, said.place)
    if said.type is Type.RECOGNISED and c.actual:
        return Step(*inside, None, c.latest, background=True)
    wanted = said.type in (Type.RELEASE, Type.EXCHANGE, Type.PARDON)
    if wanted and said.modality in (Modality.CALLED_FOR, Modality.PLANNED):
        return Step(*inside, None, c.latest, background=True)
    if wanted and said.modality is Modality.DENIED:
        return Step(*inside, None, c.latest, background=True)
    return None


# ---------------------------------------------------------------- in order


def _in_order(steps: Sequence[Step]) -> list[Step]:
    """The steps by day; background ones, which give no day, before the first way out by the time they were told.

    A background step that only shows somebody inside is left out after a way out: it may speak of the time before.
    """
    outs = [s for s in steps if s.effect in (Effect.OUT, Effect.DEAD)]
    placed: list[tuple[date, int, int, Step]] = []
    for s in steps:
        beside = s.effect is Effect.INSIDE and s.when is None and any(_one_report(s, o) for o in outs)
        if s.effect is Effect.TURNED_BACK and s.when is None and any(_one_report(s, o) for o in outs):
            continue  # the report that tells of the release knows of the refusal too: it came before
        early = (o for o in outs if o is not s and min(o.at, *(c.latest for c in o.claims)) <= s.by)
        earlier = list(early) if s.background or beside else []
        if earlier:
            first = min(earlier, key=lambda o: o.at)
            if s.effect is not Effect.INSIDE:
                placed.append((min(s.at, first.at), 0, s.effect, s))
        else:
            placed.append((s.at, 1, s.effect, s))
    return [s for *_, s in sorted(placed, key=lambda p: (p[0], p[1], p[2], p[3].by, p[3].claims[0].order))]


def _one_report(one: Step, other: Step) -> bool:
    return one is not other and bool({c.document.id for c in one.claims} & {c.document.id for c in other.claims})


def _spells(person: str, steps: Sequence[Step]) -> tuple[list[_Open], list[Clash]]:
    spells: list[_Open] = []
    clashes: list[Clash] = []
    for step in steps:
        now = spells[-1] if spells else None
        if now and now.status is Status.DEAD_IN_CUSTODY:
            if step.effect is not Effect.DEAD:
                clashes.append(_clash(person, "alive, held or freed after the day of death", now, step))
            else:
                now.steps.append(step)
            continue
        status = _next(now.status if now else None, step)
        if status is None:
            continue
        if now and now.status in FREE and status not in FREE and step.effect in _CONTRARY:
            clashes.append(_clash(person, _CONTRARY[step.effect], now, step))
            if _never_left(now, step):
                spells.pop()
                step = replace(step, by=now.by, against=(*step.against, *(c for s in now.steps for c in s.claims)))
                now = spells[-1] if spells and spells[-1].status in HELD else None
                status = now.status if now else status
        if now and _against_the_word_of_others(now, step):
            status = Status.CONTESTED
        if now and now.status is status:
            now.steps.append(step)
            now.place = step.place or now.place
        else:
            spells.append(
                _Open(status, step.when if step.when and step.when.last else None, step.by, step.place, [step])
            )
    return spells, clashes


RECALLED = 200
"""Days after a release within which "still held" is said against it, and not of a new arrest that nobody told of."""


def _against_the_word_of_others(out: _Open, step: Step) -> bool:
    """Whether only the holding state says that somebody is inside of whom others told, a while ago, that they left."""
    if step.effect is not Effect.INSIDE or out.status not in (*FREE, Status.CONTESTED):
        return False
    freeing = [c for s in out.steps for c in s.claims]
    soon = all((c.latest - out.by).days <= RECALLED for c in step.claims)
    return soon and all(of_state(c) for c in step.claims) and not any(for_state(c) for c in freeing)


def _never_left(out: _Open, step: Step) -> bool:
    """Whether a later word of somebody being inside all along overrules that they were let out.

    It does where no more origins tell of the release, soon after it and not before it was told.
    """
    freeing = [c for s in out.steps for c in s.claims]
    still = [c for c in step.claims if speaks_of("never_left", c.said.quote) and not of_state(c)]
    if step.effect is not Effect.INSIDE or not still or any(c.accepted for c in freeing):
        return False
    told = max(freeing, key=lambda c: c.order)
    soon = all(c.after(told) and (c.latest - out.by).days <= RECALLED for c in still)
    return soon and len({c.origin for c in freeing}) <= len({c.origin for c in still})


_CONTRARY = {
    Effect.INSIDE: "let out by one account, inside by another",
    Effect.TURNED_BACK: "let out by one account, turned back by another",
}

OUTSIDE_UNFREE = frozenset({Status.HOUSE_ARREST, Status.RESTRICTED_HOME, Status.RESTRICTED_OPEN})
"""Kept out of prison, and not at liberty."""
FREE = frozenset({Status.RELEASED, Status.RELEASED_EXILE, Status.RELEASED_CONDITIONAL, Status.SERVED})


def _next(now: Status | None, step: Step) -> Status | None:
    """The status after a step; None when the step says nothing of where the person is."""
    inside = now in HELD
    if step.effect is Effect.CHARGED:
        return Status.PRE_TRIAL if now is Status.DETAINED else now
    if now in OUTSIDE_UNFREE and (step.status is Status.CONTESTED or all(c.negative for c in step.claims)):
        return now  # that they were not set free leaves them where they were
    if step.effect is Effect.INSIDE:
        return now if inside else Status.DETAINED
    if step.effect is Effect.IN:
        return now if inside else step.status
    if step.effect is Effect.TURNED_BACK:
        return None if step.status is Status.UNKNOWN and (inside or now is None) else step.status
    if step.effect is Effect.OUT and step.status is Status.RELEASED_EXILE and now is None and _only_exile(step):
        return None
    return step.status


def _only_exile(step: Step) -> bool:
    """Whether somebody only lives abroad and was never told of as held."""
    return all(c.said.type is Type.EXILE for c in step.claims)


def _clash(person: str, question: str, now: _Open, step: Step) -> Clash:
    return Clash(person, question, tuple(c for s in now.steps for c in s.claims), step.claims)


# ---------------------------------------------------------------- findings


def _findings(
    person: str, spells: Sequence[_Open], names: Mapping[str, str], shown: Mapping[str, str]
) -> Iterable[Finding]:
    for i, spell in enumerate(spells):
        following = spells[i + 1] if i + 1 < len(spells) else None
        supporting = [c for s in spell.steps for c in s.claims]
        opposing = [c for s in spell.steps for c in s.against]
        last = max(supporting, key=lambda c: c.order)
        value = Spell(
            person=person,
            status=spell.status,
            since=spell.since,
            until=following.since if following else None,
            place=spell.place,
            opened_by=spell.steps[0].claims[0].id,
            closed_by=following.steps[0].claims[0].id if following else None,
            begun_by=spell.by,
            last_word=last.id,
            last_word_on=last.told,
            position=i,
            taken=_taken(spell),
        )
        opened = spell.steps[0].claims[0].id
        again = sum(s.steps[0].claims[0].id == opened for s in spells[:i])  # "arrested in May, he remains in prison"
        id_ = "c" + digest(person, spell.status, opened, again or None)
        reason = (
            f"{names.get(person, person)}: {label(spell.status)}{_since(spell)}, "
            f"on the word of {sentences.sources([c for c in supporting if _attests(c)] or supporting, shown)}."
        )
        yield weighed(id_, value, supporting, opposing, reason, _attests)


def _taken(spell: _Open) -> bool:
    """Whether it began with somebody being taken who was at large: not with word of them inside, a charge or a verdict,
    and nobody tells that they were taken again, or out of a prison."""
    first = spell.steps[0]
    taken = [c.said.quote for c in first.claims if c.said.type is Type.ARREST]
    known = spell.since is not None and first.effect is Effect.IN and bool(taken)
    return known and not speaks_of("inside_before", *taken)


def _since(spell: _Open) -> str:
    return sentences.on(spell.since).replace(" on ", " since ", 1).replace(" in ", " since ", 1) if spell.since else ""
