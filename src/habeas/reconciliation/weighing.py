"""How well a finding stands: which claims are for it and against it, and how many independent origins on each side."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from operator import attrgetter

from habeas.model import Finding, Judgement, Value
from habeas.reconciliation.claims import Claim
from habeas.vocabulary import Support, Verdict


def origins(claims: Iterable[Claim]) -> int:
    """The number of independent origins of these claims: forty outlets carrying one agency's line are one."""
    return len({c.origin for c in claims})


def _in_order(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The claims by id, in order of telling."""
    given = tuple(claims)
    return {c.id: c for c in (sorted(given, key=_ORDER) if len(given) > 1 else given)}


_ORDER = attrgetter("order")

Attests = Callable[[Claim], bool]
"""Whether a claim that is shown for a finding vouches for it: who asks for a release does not vouch for the arrest."""


def standing_of(supporting: Collection[Claim], vouching: Collection[Claim], opposing: Collection[Claim]) -> Support:
    """Confirmed by a person, withdrawn when nothing is left for it, disputed, corroborated by two origins, reported."""
    if any(c.accepted for c in vouching):
        return Support.CONFIRMED
    if not supporting:
        return Support.WITHDRAWN
    if opposing:
        return Support.DISPUTED
    return Support.CORROBORATED if origins(vouching) > 1 else Support.REPORTED


def weighed(
    id_: str,
    value: Value,
    supporting: Iterable[Claim],
    opposing: Iterable[Claim],
    reason: str,
    attests: Attests = lambda c: True,
) -> Finding:
    """The finding with its evidence in order of telling, each claim once; one on both sides speaks against.

    Only claims that attest it count as origins; where none does, all that is shown for it is one word together.
    """
    against, in_favour = _in_order(opposing), _in_order(supporting)
    if against:
        in_favour = {id_: c for id_, c in in_favour.items() if id_ not in against}
    vouching = [c for c in in_favour.values() if attests(c)]
    return Finding(
        id=id_,
        value=value,
        supporting=tuple(in_favour),
        opposing=tuple(against),
        origins_for=origins(vouching) or min(1, len(in_favour)),
        origins_against=origins(against.values()) if against else 0,
        support=standing_of(in_favour.values(), vouching, against.values()),
        reason=reason,
        rights_groups_for=origins(c for c in vouching if c.rights_group),
    )


def said_of(origins_: int) -> str:
    """'one independent origin', '3 independent origins'."""
    return "one independent origin" if origins_ == 1 else f"{origins_} independent origins"


def decided(finding: Finding, decisions: Mapping[str, Judgement]) -> Finding:
    """The finding as people decided on it: an accepted one is confirmed, a rejected one withdrawn, with their why."""
    judgement = decisions.get(finding.id)
    if judgement is None:
        return finding
    support = Support.CONFIRMED if judgement.verdict is Verdict.ACCEPT else Support.WITHDRAWN
    why = "; ".join(judgement.why) or "no reason given"
    reason = f"{finding.reason} {'Confirmed' if support is Support.CONFIRMED else 'Rejected'} by {judgement.by}: {why}."
    return replace(finding, support=support, reason=reason)
