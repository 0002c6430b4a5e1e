"""From what was received and said to what follows: small registers all at once, large ones part by part.

What is derived follows from what the register holds, and from nothing else: not from the order in which it came, nor
from what had been derived before. So a part that nothing new has to do with is left as it is, and a rebuild of all
gives the same rows.
"""

import gc
import json
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from habeas import linking, reconciliation
from habeas.dates import When
from habeas.fingerprints import by_first
from habeas.judgements import counted
from habeas.memory import forget, undisturbed
from habeas.model import Finding, Judgement, Material
from habeas.reconciliation import POLICIES, Holding, Holdings
from habeas.reconciliation.holdings import turns
from habeas.reconciliation.parts import TOGETHER, judged, meeting, parts, ties
from habeas.register import Register
from habeas.register.forms import canonical
from habeas.register.held import ALL, State, Told
from habeas.register.parts import Derived, Outdated, Overtaken, Parts, TurnRow
from habeas.vocabulary import Status, Support, Tier

READ_AT_ONCE = 500
"""Documents in memory at one time, unless a part has more."""
STATES_AT_ONCE = 50
"""Former states of parts that are worked out before they are kept."""

T = TypeVar("T")
Part = tuple[str, ...]
Watch = Callable[[Sequence[Part]], Iterable[Part]]
"""Wraps the parts to be derived, in order: how a derivation shows how far it is."""


def derive(register: Register, watch: Watch = iter) -> None:
    """Works every tier's findings out anew where anything came in since; the same material gives the same rows.

    Texts that came in are compared with those there, once. Then from the highest tier down: who is one person for those
    who may see all is withheld as one person below. Tiers from which nothing is withheld share their findings. Where
    another process is deriving the same, it is left to it.
    """
    if any(register.stale(tier) for tier in Tier):
        with undisturbed():
            register.take_fingerprints()
    open_: Tier | None = None
    for tier in sorted(Tier, reverse=True):
        kept = register.parts(tier)
        shares = open_ is not None and kept.withhold_nothing()
        if register.stale(tier):
            try:
                with undisturbed():
                    kept.share(open_) if shares and open_ is not None else _update(register, tier, kept, watch)
            except Overtaken:
                return
        if open_ is None and kept.withhold_nothing():
            open_ = tier


@undisturbed()
def derived(material: Material) -> tuple[tuple[Finding, ...], tuple[Judgement, ...]]:
    """What follows from a material, with the judgements of rules that it rests on: the same as when it is kept."""
    if len(material.documents) <= TOGETHER:
        return _worked_out(material)
    reports = _by_document(counted(material))
    beside = judged(material.judgements)
    together = parts({d: ties(report, beside) for d, report in reports.items()})
    made = [_worked_out(_joined((reports[d] for d in part), material.judgements)) for part in together]
    findings = sorted((f for found, _ in made for f in found), key=lambda f: (f.kind, f.id))
    return tuple(findings), tuple(j for _, links in made for j in links)


def linked(material: Material) -> Material:
    """What counts of the material, with the machine's judgements on who is who added to people's own."""
    known = counted(material)
    return replace(known, judgements=(*known.judgements, *linking.judge(known)))


def _lives(material: Material) -> tuple[Finding, ...]:
    """People and their spells alone, as `_worked_out` has them."""
    return reconciliation.lives(linked(material))


def _worked_out(material: Material) -> tuple[tuple[Finding, ...], tuple[Judgement, ...]]:
    known = linked(material)
    return reconciliation.reconcile(known), tuple(j for j in known.judgements if not j.human)


# ---------------------------------------------------------------- what is kept


def _update(register: Register, tier: Tier, kept: Parts, watch: Watch) -> None:
    stamp = register.stamp()
    if kept.are_few(TOGETHER):
        findings, links = _worked_out(register.as_seen_by(tier).material())
        register.keep_findings(tier, findings, stamp, links)
        return
    news = kept.outdated()
    judgements = kept.judgements()
    if news is None:
        # arrays, which take a tenth of the memory of sets
        tied = {d: array("q", some) for d, some in _ties(kept, kept.documents(), judgements)}
        kept.keep(stamp, _derived(kept, watch(parts(tied)), tied, judgements), None, (), parted=True)
    else:
        _renew(kept, news, stamp, judgements, watch)


def _renew(kept: Parts, news: Outdated, stamp: str, judgements: Sequence[Judgement], watch: Watch) -> None:
    """Derives the parts that what came in ties anything to, and no other."""
    fresh = dict(_ties(kept, sorted(news.documents), judgements))
    before = kept.tied(news.documents, meeting(tie for tied in fresh.values() for tie in tied))
    tied = kept.ties_of(before.keys() - news.documents) | fresh
    members: dict[str, set[str]] = {}
    for document, part in before.items():
        members.setdefault(part, set()).add(document)
    as_they_were = {part for part, documents in members.items() if documents.isdisjoint(news.documents)}
    now = parts(tied)
    same = {part[0] for part in now if part[0] in as_they_were and members[part[0]] == set(part)}
    changed = [part for part in now if part[0] not in same]
    kept.keep(stamp, _derived(kept, watch(changed), tied, judgements), news.stamp, members.keys() - same, parted=True)


def _ties(
    kept: Parts, documents: Sequence[str], judgements: Sequence[Judgement]
) -> Iterator[tuple[str, frozenset[int]]]:
    """What ties each of the documents, those that may be seen."""
    beside = judged(judgements)
    for ids in _chunks(documents):
        reports = kept.reports(ids, with_mentions=bool(beside))
        counting = _by_document(counted(_joined(reports.values(), judgements)))
        for id_, report in reports.items():
            yield id_, ties(counting[report.documents[0].id], beside)
        forget()


def _derived(
    kept: Parts, wanted: Iterable[Part], tied: Mapping[str, Collection[int]], judgements: Sequence[Judgement]
) -> Iterator[Derived]:
    """Each part worked out, read several small ones at a time."""
    for some in _gathered(wanted):
        reports = kept.reports([d for part in some for d in part], together=some)
        for part in some:
            here = [reports[d] for d in part if d in reports]
            findings, links = _worked_out(_joined(here, judgements))
            yield Derived(part[0], {d: tied[d] for d in part}, findings, links, list(_turn_rows(findings)))
        forget()  # the texts of these parts, of which the next have none


def _turn_rows(findings: Sequence[Finding]) -> Iterator[TurnRow]:
    """Everybody's answers over time, in one row for the policies that agree."""
    agreeing: dict[tuple[Holding, date, date | None], int] = {}
    for t in turns(findings):
        key = (t.holding, t.first, t.over)
        agreeing[key] = agreeing.get(key, 0) | 1 << POLICIES.index(t.policy)
    for (h, first, over), policies in agreeing.items():
        yield TurnRow(
            h.person, first.isoformat(), over.isoformat() if over else "9999-12-32", policies, h.held, form(h)
        )


def holdings(register: Register, tier: Tier, on: date, known: date | None, policy: str) -> Holdings | None:
    """Who was held on that day out of what is kept, by name; None where answers are not kept, being quick to work out.

    As known on an earlier day, parts in which anything came in since are worked out as they were, where nobody has
    asked so before.
    """
    rolls = register.held(tier)
    roll = rolls.on(on, POLICIES.index(policy), known, TOGETHER)
    if roll is None:
        return None
    told = {answer: [kept] for answer, kept in roll.told.items()}
    for some in _chunks(roll.lacking, STATES_AT_ONCE):
        with undisturbed():
            worked_out = [(state, list(_as_known(register, tier, state))) for state in some]
        for row in (row for _, rows in worked_out for row in rows):
            if row.first <= on.isoformat() < row.over and row.policies >> POLICIES.index(policy) & 1:
                told[row.answer].append(Told(1, row.form))
        rolls.remember(worked_out, roll.stamp)
    counts = {answer: sum(t.people for t in some) for answer, some in told.items()}
    return Holdings(counts, lambda answer: _from_forms(",".join(t.forms for t in told[answer] if t.people)))


def _as_known(register: Register, tier: Tier, state: State) -> Iterator[TurnRow]:
    """Everybody's answers over time, out of what had come in of a part by then."""
    known = state.known
    if state.part == ALL:
        yield from _turn_rows(_lives(register.as_seen_by(tier).material(known)))
        return
    kept = register.parts(tier)
    judgements, members = kept.judgements(known), kept.members(state.part)
    beside = judged(judgements)
    reports = _by_document(counted(_joined(kept.reports(members, known, [members]).values(), judgements)))
    for together in parts({d: ties(report, beside) for d, report in reports.items()}):
        yield from _turn_rows(_lives(_joined((reports[d] for d in together), judgements)))


def form(h: Holding) -> str:
    """An answer in few letters: there is one for everybody, many times over. A plain day stands for itself."""
    since: object = None
    if h.since:
        days = [d and d.isoformat() for d in (h.since.first, h.since.last)]
        since = [h.since.text, *days, h.since.iso]
        since = h.since.text if since == [h.since.text] * 4 else since
    word_on = h.last_word_on and h.last_word_on.isoformat()
    return canonical([h.person, h.name, h.held, h.status, since, h.last_word, word_on, h.support])


def _from_forms(forms: str) -> list[Holding]:
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands that all stay
    try:
        return [
            Holding(
                person, name, answer, _STATUS[status], since and _since(since), word, on and _day(on), _SUPPORT[support]
            )
            for person, name, answer, status, since, word, on, support in json.loads(f"[{forms}]")
        ]
    finally:
        if collecting:
            gc.enable()


_STATUS = {str(s): s for s in Status}
_SUPPORT = {str(s): s for s in Support}


def _since(form: Any) -> When:
    return _when(form, form, form, form) if isinstance(form, str) else _when(*form)


@lru_cache(maxsize=2**15)
def _when(text: str, first: str | None, last: str | None, iso: str | None) -> When:
    return When(text, _day(first) if first else None, _day(last) if last else None, iso)


@lru_cache(maxsize=2**15)
def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _gathered(wanted: Iterable[Part]) -> Iterator[list[Part]]:
    some, size = list[Part](), 0
    for part in wanted:
        if some and size + len(part) > READ_AT_ONCE:
            yield some
            some, size = [], 0
        some.append(part)
        size += len(part)
    if some:
        yield some


def _chunks(things: Sequence[T], size: int = READ_AT_ONCE) -> Iterator[Sequence[T]]:
    return (things[i : i + size] for i in range(0, len(things), size))


def _joined(reports: Iterable[Material], judgements: Sequence[Judgement]) -> Material:
    some = list(reports)
    pairs = [r.alike for r in some if r.alike is not None]
    return Material(
        tuple(d for r in some for d in r.documents),
        tuple(m for r in some for m in r.mentions),
        tuple(s for r in some for s in r.statements),
        tuple(judgements),
        tuple(pair for found in pairs for pair in found) if len(pairs) == len(some) else None,
    )


def _by_document(material: Material) -> dict[str, Material]:
    """The material of each document."""
    mentions: dict[str, list[object]] = {d.id: [] for d in material.documents}
    statements: dict[str, list[object]] = {d.id: [] for d in material.documents}
    for m in material.mentions:
        if m.document in mentions:
            mentions[m.document].append(m)
    for s in material.statements:
        if s.document in statements:
            statements[s.document].append(s)
    pairs = None if material.alike is None else by_first(material.alike)
    return {
        d.id: Material(
            (d,), tuple(mentions[d.id]), tuple(statements[d.id]),  # type: ignore[arg-type]
            alike=None if pairs is None else pairs.get(d.id, ()),
        )
        for d in material.documents
    }  # fmt: skip
