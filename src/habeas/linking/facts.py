"""What two mentions have in common and what keeps them apart: one function a claim, one sentence a fact.

A fact's weight says how much it speaks for one person (above 0) or against (below). Facts that reach `ENOUGH` together,
beside a name that is alike, make a machine link two mentions; one of weight `VETO` forbids it. The weights were set
by judgement and mended on two invented story worlds: figures measured on those are figures on data tuned on.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import lru_cache
from math import log10
from typing import NamedTuple

from habeas import names
from habeas.linking.opposing import Apt, Fact, both, country_only, either, one_place, one_word
from habeas.linking.profiles import BODY, GIVEN_ALONE, TOLD_APART, Happening, Profile
from habeas.linking.shortened import SURNAME_ALONE, likeness, named_in_full_there, of_the_family
from habeas.vocabulary import LET_GO, Type, label

ENOUGH = 0.4
"""What a second fact must weigh beside two full names that nobody else in the material bears, among few reports."""
MORE = 0.1
"""How much more it must weigh with every tenfold of a hundred reports: the more people, the more of one name."""
ENOUGH_FOR_INITIALS = 0.6
"""The same where one name has an initial only."""
ENOUGH_FOR_A_SURNAME = 0.75
"""The same where a surname stands alone; it grows twice as fast with the reports."""
ENOUGH_IF_CONTESTED = 1.0
"""The same where other people bear the name too."""
VETO = -10.0


Feature = Callable[[Profile, Profile], Fact | None]


# ---------------------------------------------------------------- sentence and charge


def same_sentence_length(a: Profile, b: Profile) -> Fact | None:
    """Both have a sentence of so many months; a short one, or a few whole years, says less: many have it."""
    shared = a.terms.keys() & b.terms.keys()
    if not shared:
        return None
    months = max(shared)
    many_have_it = months < 12 or (months <= 60 and months % 12 == 0)
    return Fact(0.5 if many_have_it else 1.0, f"Both have the same sentence: {a.terms[months]}.")


def same_charge(a: Profile, b: Profile) -> Fact | None:
    """Both face the same charge."""
    shared = a.charges & b.charges
    return Fact(0.6, f"Both are charged with {min(shared)}.") if shared else None


# ---------------------------------------------------------------- days


def arrested_on_the_same_day(a: Profile, b: Profile) -> Fact | None:
    """Both were arrested on one day, or within one month as far as known."""
    return _same_day(a, b, "arrested")


def sentenced_on_the_same_day(a: Profile, b: Profile) -> Fact | None:
    """Both were sentenced on one day, or within one month as far as known."""
    return _same_day(a, b, "sentenced")


def released_on_the_same_day(a: Profile, b: Profile) -> Fact | None:
    """Both were released, pardoned, exchanged or deported on one day, or within one month as far as known."""
    return _same_day(a, b, "released")


def died_on_the_same_day(a: Profile, b: Profile) -> Fact | None:
    """Both died on one day, or within one month as far as known."""
    return _same_day(a, b, "died")


def _same_day(a: Profile, b: Profile, kind: str) -> Fact | None:
    ours, theirs = a.days.get(kind, ()), b.days.get(kind, ())
    pairs = [(h, g) for h in ours for g in theirs if h.first <= g.last and g.first <= h.last]
    if not pairs:
        return None
    h, g = pairs[0] if len(pairs) == 1 else min(pairs, key=lambda p: (_width(*p), p[0].text, p[1].text))
    width = _width(h, g)
    if width > _MONTH:
        return None
    when = h.first.isoformat() if h.first == h.last else h.text
    weight = 1.0 if width <= _DAY else 0.5
    if h.actual and g.actual:
        return Fact(weight, f"Both were {_PASSIVE[kind]} at the same time: {when}.")
    return Fact(weight, f"Both are said, or denied, to have been {_PASSIVE[kind]} at the same time: {when}.")


_PASSIVE = {"arrested": "arrested", "sentenced": "sentenced", "released": "released", "died": "reported dead"}


_DAY, _MONTH = timedelta(days=1), timedelta(days=31)


def _width(h: Happening, g: Happening) -> timedelta:
    return max(h.last - h.first, g.last - g.first)


def both_told_dead(a: Profile, b: Profile) -> Fact | None:
    """Both reports tell of a death, whatever the day; few people of one name die in custody."""
    if a.mention.document == b.mention.document or Type.DEATH not in a.types & b.types or died_on_the_same_day(a, b):
        return None
    return Fact(0.5, "Both are told of as dead.")


def died_before(a: Profile, b: Profile) -> Fact | None:
    """One died more than a month before something happened to the other."""
    for dead, other in ((a, b), (b, a)):
        last = max((h.last for h in dead.happenings if h.kind == "died" and h.actual), default=None)
        if last is None:
            continue
        alive = [h for h in other.happenings if h.actual and h.kind != "died"]
        later = [h for h in alive if h.first > last + timedelta(days=31)]
        if later:
            first = min(later, key=lambda h: (h.first, h.text))
            return Fact(VETO, f"{dead.name} died by {last}, {other.name} was {first.kind} on {first.first}.")
    return None


# ---------------------------------------------------------------- age


def born_in_different_years(a: Profile, b: Profile) -> Fact | None:
    """The reports state different years of birth."""
    if not (a.born and b.born and a.birth_stated and b.birth_stated) or a.born == b.born:
        return None
    first, second = sorted((a.born[0], b.born[0]))
    return Fact(VETO, f"Born in different years: {first} and {second}.")


def ages_cannot_fit(a: Profile, b: Profile) -> Fact | None:
    """No year of birth fits the ages stated, even if a report is off by a year."""
    if not a.born or not b.born or (a.birth_stated and b.birth_stated):
        return None
    apart = max(a.born[0], b.born[0]) - min(a.born[1], b.born[1])
    if apart <= 1:
        return None
    first, second = sorted((_years(a), _years(b)))
    return Fact(VETO, f"Their ages cannot fit: born {first} and {second}.")


def same_age(a: Profile, b: Profile) -> Fact | None:
    """The ages or years of birth stated fit each other."""
    if not a.born or not b.born or a.born[0] > b.born[1] or b.born[0] > a.born[1]:
        return None
    return Fact(1.0, f"Their ages fit: born {_years(a)} and {_years(b)}.")


def _years(p: Profile) -> str:
    assert p.born
    first, last = p.born
    return str(first) if first == last else f"{first} or {last}"


# ---------------------------------------------------------------- who they are


def same_patronymic(a: Profile, b: Profile) -> Fact | None:
    """Both names have a patronymic, and it names the same father."""
    if not likeness(a.name, b.name).patronymic:
        return None
    return Fact(1.0, f"The patronymics agree: {a.name} and {b.name}.")


def same_role(a: Profile, b: Profile) -> Fact | None:
    """Both are called the same thing that not everyone is called, or one by what the other's place is called."""
    shared = {v for v in a.role_words for w in b.role_words if one_word(v, w)}
    if shared:
        return Fact(1.0 if len(shared) > 1 else 0.7, f"The same role: {_listed(sorted(shared))}.")
    placed = (a.role_words & b.place_words) | (b.role_words & a.place_words)
    return Fact(0.6, f"The one's calling is the other's place: {_listed(sorted(placed))}.") if placed else None


def same_outlet(a: Profile, b: Profile) -> Fact | None:
    """Both write for one outlet."""
    return Fact(1.0, f"Both are authors at {a.outlet}.") if a.outlet and a.outlet == b.outlet else None


# ---------------------------------------------------------------- where


@lru_cache(maxsize=8)
def same_place(a: Profile, b: Profile) -> Fact | None:
    """Something happened to both in one place smaller than a country, or both come from it.

    That both come from it says more, the fewer reports there are: in a large register people of one name share a town.
    """
    if a.home and b.home and one_place(a.home, b.home) and not country_only(a.home):
        weight = round(max(SAME_PLACE, 1.25 - 0.15 * log10(a.reports)), 2)
        return Fact(weight, f"Both are of one place: {min(a.home, b.home)}.")
    shared = [(p, q) for p in sorted(a.places) for q in sorted(b.places) if one_place(p, q) and not country_only(p)]
    return Fact(SAME_PLACE, f"Both are tied to one place: {shared[0][0]}.") if shared else None


SAME_PLACE = 0.6
SAME_COUNTRY = 0.15
"""Too little even beside one other person whom most reports name, unless there are few reports."""
_HELD = frozenset(
    [Type.ARREST, Type.REARREST, Type.CHARGE, Type.CONVICTION, Type.SENTENCE, Type.TRANSFER,
     Type.CONDITIONS, Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.DEPORTATION, Type.EXILE, Type.DEATH,
     Type.RECOGNISED, Type.REFUSAL]
)  # fmt: skip


def same_country(a: Profile, b: Profile) -> Fact | None:
    """Both, or the reports on them, are about one country; a place in common says it already.

    Among few reports it says something that both are told of as prisoners there; among many, people of one name are.
    """
    if a.countries.isdisjoint(b.countries) or a.mention.document == b.mention.document or same_place(a, b):
        return None
    if not a.types.isdisjoint(_HELD) and not b.types.isdisjoint(_HELD):
        weight = round(max(SAME_COUNTRY, 0.55 - 0.1 * log10(a.reports)), 2)
        return Fact(weight, "Both are told of as prisoners of one country.", own=False)
    return Fact(SAME_COUNTRY, "Both reports are about one country.", own=False)


def same_scene(a: Profile, b: Profile) -> Fact | None:
    """The sentences that name them name the same places or bodies, beyond what is said already."""
    if a.mention.document == b.mention.document or same_place(a, b):
        return None
    shared = sorted(a.scene.keys() & b.scene.keys())
    if not shared:
        return None
    weight = round(min(0.5, sum(a.scene[w].weight for w in shared)), 2)
    return Fact(weight, f"Both are told of with {_listed(sorted(a.scene[w].written for w in shared)[:4])}.", own=False)


# ---------------------------------------------------------------- how they are told of


def same_company(a: Profile, b: Profile) -> Fact | None:
    """The two reports name the same others, people or bodies; those whom few reports name say most, two say enough."""
    return None if a.mention.document == b.mention.document else the_same_company(a, b, beside(a, b))


class Beside(NamedTuple):
    """Somebody or a body that two reports name: in which spellings each, and what it weighs that both do."""

    is_body: bool
    ours: frozenset[str]
    theirs: frozenset[str]
    first: str
    weight: float


def beside(a: Profile, b: Profile) -> list[Beside]:
    """All whom both reports name, in order, each once; the two compared may be among them."""
    shared = (
        Beside(k.startswith(BODY), ours := a.company[k].names, b.company[k].names, min(ours), a.company[k].weight)
        for k in sorted(a.company.keys() & b.company.keys())
    )
    return list({(b.ours, b.theirs): b for b in shared}.values())


def the_same_company(a: Profile, b: Profile, others: Sequence[Beside]) -> Fact | None:
    """`same_company` of mentions of two reports that both name these."""
    own = (a.name, b.name)
    shared = [o for o in others if o.is_body or _same_other(o.ours, o.theirs, own)]
    if not shared:
        return None
    weight = sum([o.weight for o in shared])
    named = list(dict.fromkeys([o.first for o in shared]))
    return Fact(round(min(1.2, weight), 2), f"Both reports also name {', '.join(named[:4])}.", False)


@lru_cache(maxsize=1 << 16)
def _same_other(ours: frozenset[str], theirs: frozenset[str], own: tuple[str, str]) -> bool:
    """Whether the spellings in two reports are of one person, other than the two compared."""
    one = [n for n in ours if not any(_alike(n, o) for o in own)]
    other = [n for n in theirs if not any(_alike(n, o) for o in own)]
    return any(_alike(v, w) for v in one for w in other)


def _alike(one: str, other: str) -> bool:
    return likeness(one, other).score >= SURNAME_ALONE


def same_news(a: Profile, b: Profile) -> Fact | None:
    """Reports published within ten days say the same kind of thing of both, whether or not it came true."""
    if a.mention.document == b.mention.document or not a.published or not b.published:
        return None
    shared = sorted(a.types & b.types) or _one_news(a.types, b.types)
    if abs(a.published - b.published) > NEWS or not shared:
        return None
    kinds = _listed(label(t).lower() for t in shared[:3])
    return Fact(0.5, f"Reports of {a.published} and {b.published} speak of the same: {kinds}.", own=False)


def _one_news(ours: frozenset[Type], theirs: frozenset[Type]) -> list[Type]:
    """The types by which two reports tell one piece of news otherwise: one of an arrest, one of the charge."""
    pairs = ((ours, theirs), (theirs, ours))
    return sorted(t for one, other in pairs for t in one if _ONE_NEWS.get(t, frozenset()) & other)


_ONE_NEWS = {
    t: kinds
    for kinds in (
        frozenset([Type.ARREST, Type.CHARGE]),
        frozenset([Type.CONVICTION, Type.SENTENCE]),
        frozenset(LET_GO),
    )
    for t in kinds
}
"""Types that reports of one piece of news tell it by."""
NEWS = timedelta(days=10)
"""Reports that lie no further apart tell of one piece of news."""


def told_in_the_same_words(a: Profile, b: Profile) -> Fact | None:
    """A sentence about one is all but word for word a sentence about the other, as in a copied report."""
    if a.mention.document == b.mention.document:
        return None
    best = max([_share(s, t) for s in a.told for t in b.told], default=0.0)
    return Fact(1.5, f"Both are told of in the same words ({best:.0%} of them).") if best >= IN_THE_SAME_WORDS else None


IN_THE_SAME_WORDS = 0.7
"""From this share of all their words on, two sentences are the same."""


def _share(s: frozenset[str], t: frozenset[str]) -> float:
    """The share of all words of two sentences that both have; 0 where one is too long for them to be the same."""
    ours, theirs = len(s), len(t)
    if ours < IN_THE_SAME_WORDS * theirs or theirs < IN_THE_SAME_WORDS * ours:
        return 0.0
    shared = len(s & t)
    return shared / (ours + theirs - shared)


def both_named_in_one_document(a: Profile, b: Profile) -> Fact | None:
    """One statement of one document names both, side by side."""
    if b.mention.id not in a.told_with:
        return None
    return Fact(VETO, f"One sentence names both {a.name} and {b.name}.")


def told_apart_in_one_document(a: Profile, b: Profile) -> Fact | None:
    """One document tells of several people of the name, and these are two of them."""
    one, other = a.mention.apart, b.mention.apart
    if a.mention.document != b.mention.document or not one or not other or one == other:
        return None
    if a.name != b.name and likeness(a.name, b.name).score < names.THRESHOLD:
        return None
    ours, theirs = sorted((one, other))
    return Fact(VETO, f"One report tells of two people as {a.name}: {ours} and {theirs}.")


def both_in_one_list(a: Profile, b: Profile) -> Fact | None:
    """A list has both at one time: two people, unless both were born on one day, for it may have somebody twice."""
    if not a.row or not b.row or not a.row.states & b.row.states:
        return None
    one, other = a.mention.born, b.mention.born
    if one and other and one.first == one.last == other.first == other.last and one.first is not None:
        return None
    return Fact(VETO, f"One list has both, each in a row of its own: {a.name} and {b.name}.")


def one_after_the_other(a: Profile, b: Profile) -> Fact | None:
    """A list had one row, and has the other instead; its own number says who it is."""
    if not a.row or not b.row or a.row.list != b.row.list or a.row.states & b.row.states:
        return None
    if a.row.number and a.row.number == b.row.number:
        return Fact(1.5, f"The list of {a.row.list} has one number for both.")
    return Fact(0.8, f"The list of {a.row.list} had one of them, and has the other instead.")


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items)


FEATURES: tuple[tuple[Feature, Apt], ...] = (
    (both_named_in_one_document, both("told_with")),
    (told_apart_in_one_document, both(TOLD_APART)),
    (both_in_one_list, both("row")),
    (one_after_the_other, both("row")),
    (born_in_different_years, both("born")),
    (ages_cannot_fit, both("born")),
    (died_before, either("died")),
    (same_age, both("born")),
    (same_patronymic, both("name")),
    (of_the_family, either(GIVEN_ALONE)),
    (named_in_full_there, both("name")),
    (same_sentence_length, both("terms")),
    (same_charge, both("charges")),
    (arrested_on_the_same_day, both("arrested")),
    (sentenced_on_the_same_day, both("sentenced")),
    (released_on_the_same_day, both("released")),
    (died_on_the_same_day, both("died")),
    (both_told_dead, both(Type.DEATH)),
    (same_role, either("role_words")),
    (same_outlet, both("outlet")),
    (same_place, both("places")),
    (same_country, both("countries")),
    (same_scene, both("scene")),
    (same_company, both("company")),
    (same_news, both("types")),
    (told_in_the_same_words, both("told")),
)
"""Each with what must be told before it has anything to say."""


CHANGING = frozenset(
    [both_named_in_one_document, told_apart_in_one_document, died_before,
     of_the_family, named_in_full_there, arrested_on_the_same_day, sentenced_on_the_same_day,
     released_on_the_same_day, died_on_the_same_day, both_told_dead, same_scene, same_company, same_news,
     told_in_the_same_words]
)  # fmt: skip
"""Those that rest on days, words or what else a report names: on more than who each is said to be."""


@lru_cache(maxsize=1 << 12)
def apt(ours: frozenset[str], theirs: frozenset[str]) -> tuple[Feature, ...]:
    """The features that can have something to say of two mentions that tell of these things."""
    return tuple(feature for feature, apt in FEATURES if apt(ours, theirs))
