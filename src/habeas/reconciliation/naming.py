"""What kind a disagreement is of: one table, by what the two sides tell differently and by what marks the pair.

The first row that fits gives the kind. What marks a pair is in the statements (types, numbers, who tells, what was
taken back) and only in the last place in words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.places import country
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.groups import counted, group_of
from habeas.reconciliation.happenings import Bounds, Sort, sort_of
from habeas.reconciliation.holding_state import of_state
from habeas.reconciliation.offices import is_organ
from habeas.reconciliation.origins import anonymous, voice
from habeas.reconciliation.outcomes import bounds_of, withdrawn_numbers
from habeas.reconciliation.saying import sentences_beside
from habeas.reconciliation.source_names import name
from habeas.reconciliation.topics import listed, speaks_of
from habeas.vocabulary import Conflict, Stance, Type

MONTHS = 120
"""Days up to which two days told of one thing are a lag; further apart one of them is wrong."""
MISCOUNTED = 2
"""People by which two counts of the same people differ; who gives fewer by more than that counts fewer of them."""

ONE_ACT = {Type.EXCHANGE: Type.RELEASE, Type.DEPORTATION: Type.TRANSFER, Type.CONVICTION: Type.SENTENCE}
"""Types that are two words for one act: whoever is exchanged comes out."""
BESIDE = 400
"""Characters after a death within which it is said that whoever died was not in custody."""


class Differs(StrEnum):
    """What two accounts of one thing tell differently."""

    COUNT = "how many"
    TOTAL = "how many in all"
    SUM = "whether the parts come to it"
    DAY = "when"
    PLACE = "where"
    TERM = "for how long"
    CUSTODY = "how somebody is held"
    WHETHER = "whether it took place"
    TREATMENT = "how somebody is treated"
    CONSENT = "whether they asked for it or wished it"
    EXTENT = "all of it or a part"
    WHO = "to whom"
    TIE = "for what"


@dataclass(frozen=True, slots=True)
class Two:
    """The two sides, and all that is told of the same thing."""

    one: Sequence[Claim]
    other: Sequence[Claim]
    told: Sequence[Claim] = ()

    @property
    def both(self) -> tuple[Claim, ...]:
        return (*self.one, *self.other)


def kind_of(differs: Differs, two: Two) -> Conflict:
    """The kind of the first row of `KINDS` that fits."""
    return next(kind for what, marked, kind in KINDS if what is differs and (marked is None or marked(two)))


# ---------------------------------------------------------------- what marks two numbers


def _number_taken_back(two: Two) -> bool:
    """Whether the number of a side is taken back by who told it."""
    gone = withdrawn_numbers(two.told or two.both)
    if any(c.said.stance in (Stance.CORRECTS, Stance.WITHDRAWS) for c in two.both):
        return True
    one, other = ([(c.origin, bounds_of(c)) in gone for c in _telling(side)] for side in (two.one, two.other))
    return all(one) or any(other)


def _telling(side: Sequence[Claim]) -> Sequence[Claim]:
    """Those of a side who tell its number: who only denies another's takes nothing back."""
    return [c for c in side if not c.negative] or side


def _given_anew(two: Two) -> bool:
    """Whether an outlet gives one exact number and later another, without a word on the first."""
    return any(_changed(a, b) for a in two.one for b in two.other)


def _changed(one: Claim, other: Claim) -> bool:
    """Whether two exact numbers of one thing are told by one outlet in its own name, in two reports."""
    own = one.said.source is None and other.said.source is None and one.origin == other.origin
    same = own and one.document.outlet == other.document.outlet and one.said.type is other.said.type
    apart = one.document_order[:2] != other.document_order[:2]
    return same and apart and all(_exact(c) and not c.garbled for c in (one, other))


def _term_told_anew(two: Two) -> bool:
    """Whether who gave one term gives another later, both in their own name, and tells nobody else's."""
    return any(_other_term(a, b) for a in two.one for b in two.other)


def _other_term(one: Claim, other: Claim) -> bool:
    own = one.said.source is None and other.said.source is None and one.origin == other.origin
    same = own and one.document.outlet is not None and one.document.outlet == other.document.outlet
    return same and one.document_order[:2] != other.document_order[:2] and not (one.garbled or other.garbled)


def _exact(c: Claim) -> bool:
    return c.said.count is not None and c.said.count.low == c.said.count.high


def _cases_against_people(two: Two) -> bool:
    one, other = _groups(two)
    return "cases" in one | other and one != other


def _by_own_rules(two: Two) -> bool:
    """Whether everybody who gives one of the numbers says that it is by rules of their own."""
    sides = ((side, {c.origin for c in side if speaks_of("own_rules", c.said.quote)}) for side in (two.one, two.other))
    return any(all(c.origin in ruled for c in side) for side, ruled in sides)


def _of_other_people(two: Two) -> bool:
    """Whether a group of its own is counted, or another act: so many pardoned, so many over the border."""
    one, other = _groups(two)
    if one == other == {"foreigners"}:
        return False  # so many by whoever let them out, or took them in
    acts = [{ONE_ACT.get(c.said.type, c.said.type) for c in side} for side in (two.one, two.other)]
    return one.isdisjoint(other) or acts[0].isdisjoint(acts[1])


def _of_two_passports(two: Two) -> bool:
    """Whether the holding state counts fewer foreigners than others do, or another state more: by the rules of the
    one who is its citizen is none."""
    one, other = _groups(two)
    less, more = sorted((two.one, two.other), key=lambda side: _low(side[0]))
    if not one == other == {"foreigners"} or any(map(of_state, more)):
        return False
    return any(map(of_state, less)) or any(speaks_of("foreign_body", c.said.source or c.document.outlet) for c in more)


def _groups(two: Two) -> tuple[set[str], set[str]]:
    return {group_of(c) for c in two.one}, {group_of(c) for c in two.other}


def _of_citizens(two: Two) -> bool:
    """Whether only one of the numbers is told as of citizens of a country."""
    one, other = (
        any(speaks_of("citizens", c.said.group or counted(c)) for c in _numbered(side)) for side in (two.one, two.other)
    )
    return one != other


def _numbered(side: Sequence[Claim]) -> Iterator[Claim]:
    return (c for c in side if c.said.count is not None)


def _counted_in(two: Two) -> bool:
    """Whether a report says of one of the numbers that others are counted in."""
    return any(
        speaks_of("counted_in", c.document.text[start:end])
        for c in _numbered(two.both)
        for start, end in sentences_beside(c)
    )


def _told_by_one(two: Two) -> bool:
    """Whether somebody gives both numbers in one report: who tells both contradicts nobody with either."""
    numbers = {bounds_of(two.one[0])}, {bounds_of(c) for c in two.other}
    told = [
        {(c.document.id, c.origin) for c in two.told if bounds_of(c) in side and not c.negative} for side in numbers
    ]
    return not told[0].isdisjoint(told[1])


def _of_fewer(two: Two) -> bool:
    """Whether the smaller number is of fewer of the same people: of those whom its report names; beside a greater one
    of somebody else and of another act; or of those let out whom a rights group counts."""
    less, more = sorted((two.one, two.other), key=lambda side: _low(side[0]))
    return any(_of_the_named(c, two) or _beside_greater(c, more, two) for c in less) or _recognised(less, more)


def _of_the_named(c: Claim, two: Two) -> bool:
    beside = (o for o in two.told if o.document.id == c.document.id)
    return any(bounds_of(c) == (len(o.persons), len(o.persons)) for o in beside if len(o.persons) > 1)


def _beside_greater(c: Claim, more: Sequence[Claim], two: Two) -> bool:
    greater = {bounds_of(m) for m in more}
    beside = (o for o in two.told if o.document.id == c.document.id and o.origin != c.origin)
    return any(bounds_of(o) in greater and o.said.type is not c.said.type for o in beside)


def _recognised(less: Sequence[Claim], more: Sequence[Claim]) -> bool:
    """Whether those are counted whom a rights group recognises: it gives fewer of those let out than who let them out,
    by more than people are miscounted by."""
    freed = all(c.rights_group and sort_of(c) is Sort.FREED for c in less)
    return freed and not any(c.rights_group for c in more) and _low(more[0]) - _low(less[0]) > MISCOUNTED


def _low(c: Claim) -> int:
    low: Bounds = bounds_of(c) or (None, None)
    return low[0] or 0


# ---------------------------------------------------------------- what marks two accounts of anything else


def _months_apart(two: Two) -> bool:
    """Whether no two days of the sides are near enough for one to be late."""
    gaps = [abs((a.day - b.day).days) for a in two.one for b in two.other if a.day and b.day]
    return bool(gaps) and min(gaps) > MONTHS


def _said_to_be_free(two: Two) -> bool:
    """Whether one tells beside it that they had been let out, or says of the place that whoever was there was free."""
    let_out = any(c.actual and sort_of(c) is Sort.FREED for c in two.told)
    return let_out or any(
        speaks_of("not_in_custody", c.document.text[c.said.start : c.said.end + BESIDE]) for c in two.both
    )


def _own_word(two: Two) -> bool:
    """Whether every denial takes back what its own origin told before."""
    return all(takes_back_own(c, two.one) for c in two.other)


def _refusal_after_release(two: Two) -> bool:
    """Whether who told that somebody came out tells later that they would not go."""
    came, stayed = {c.origin for c in two.one}, {c.origin for c in two.other}
    return came == stayed and all(c.actual and c.said.type is Type.REFUSAL for c in two.other)


def takes_back_own(c: Claim, told: Sequence[Claim]) -> bool:
    """Whether who denies it had told it before, in another report: whoever does so corrects themselves, in whatever
    words."""
    return any(is_own_word(o, c) and c.after(o) and o.document.id != c.document.id for o in told)


def is_own_word(told: Claim, denial: Claim) -> bool:
    """Whether who denies it had told it: the same origin; the same outlet on the word of nobody by name; or who told
    it in their own name, is said to withdraw it, and is called what they are, and where: "the centre in Oreld"."""
    if told.origin == denial.origin or _on_nobodys_name(told, denial):
        return True
    return _withdrawn_by_it(told, denial) or _said_to_withdraw(told, denial)


def _said_to_withdraw(told: Claim, denial: Claim) -> bool:
    """Whether a report denies in its own voice what it says beside it that the teller, whom it names, withdraws."""
    if denial.said.source is not None or told.origin != voice(told.document) or told.origin == voice(denial.document):
        return False
    called = set(told.origin.split()) - listed("bodies")
    text = denial.document.text
    beside = (text[start:end] for start, end in sentences_beside(denial))
    named = (called & set(name(said).split()) for said in beside if speaks_of("withdraws", said))
    return any(len(words) >= min(len(called), 2) for words in named if words)


def _withdrawn_by_it(told: Claim, denial: Claim) -> bool:
    source = denial.said.source
    withdrawn = denial.said.stance is Stance.WITHDRAWS or speaks_of("withdraws", denial.said.quote)
    if not withdrawn or source is None or told.origin != voice(told.document):
        return False
    if anonymous(source) or is_organ(source) or of_state(denial):
        return False
    called = set(name(source).split()) - listed("bodies")
    return not called.isdisjoint(told.origin.split()) or all(map(country, called))


def _on_nobodys_name(told: Claim, denial: Claim) -> bool:
    """Whether an outlet denies in its own name what it had told as that of somebody whom it did not name."""
    same = told.document.outlet is not None and told.document.outlet == denial.document.outlet
    own = same and told.said.type is denial.said.type and denial.origin == voice(denial.document)
    who = _WHERE_ABOUTS.split(told.said.source or "", maxsplit=1)[0]
    return own and bool(who) and anonymous(who)


_WHERE_ABOUTS = re.compile(r"\s*(?:,|\b(?:who|that|in|at|from|into|из|изо|в|во|у|ў|з|із|на|од|від)\s).*", re.DOTALL)
"""Where the words on who somebody is end, and those on where they are or what they do begin."""


Mark = Callable[[Two], bool]

KINDS: Sequence[tuple[Differs, Mark | None, Conflict]] = (
    # what differs         what marks the pair       its kind
    (Differs.COUNT,        _number_taken_back,       Conflict.CORRECTION),
    (Differs.COUNT,        _cases_against_people,    Conflict.UNIT),
    (Differs.COUNT,        _by_own_rules,            Conflict.CRITERIA),
    (Differs.COUNT,        _of_two_passports,        Conflict.CRITERIA),
    (Differs.COUNT,        _of_other_people,         Conflict.SCOPE),
    (Differs.COUNT,        _of_citizens,             Conflict.SCOPE),
    (Differs.COUNT,        _counted_in,              Conflict.SCOPE),
    (Differs.COUNT,        _told_by_one,             Conflict.SCOPE),
    (Differs.COUNT,        _of_fewer,                Conflict.SCOPE),
    (Differs.COUNT,        _given_anew,              Conflict.CORRECTION),
    (Differs.COUNT,        None,                     Conflict.VALUE),
    (Differs.SUM,          None,                     Conflict.VALUE),
    (Differs.TOTAL,        _by_own_rules,            Conflict.CRITERIA),
    (Differs.TOTAL,        None,                     Conflict.SCOPE),
    (Differs.DAY,          _months_apart,            Conflict.VALUE),
    (Differs.DAY,          None,                     Conflict.DATE_LAG),
    (Differs.PLACE,        _said_to_be_free,         Conflict.SCOPE),
    (Differs.PLACE,        None,                     Conflict.VALUE),
    (Differs.TERM,         _term_told_anew,          Conflict.CORRECTION),
    (Differs.TERM,         None,                     Conflict.VALUE),
    (Differs.CUSTODY,      None,                     Conflict.VALUE),
    (Differs.WHETHER,      _own_word,                Conflict.CORRECTION),
    (Differs.WHETHER,      _refusal_after_release,   Conflict.CORRECTION),
    (Differs.WHETHER,      None,                     Conflict.MODALITY),
    (Differs.TREATMENT,    None,                     Conflict.MODALITY),
    (Differs.CONSENT,      None,                     Conflict.MODALITY),
    (Differs.EXTENT,       None,                     Conflict.SCOPE),
    (Differs.WHO,          None,                     Conflict.IDENTITY),
    (Differs.TIE,          None,                     Conflict.CAUSAL_LINK),
)  # fmt: skip
"""The kinds, by what differs and what marks the pair; a row without a mark takes what is left."""
