"""What speaks against two mentions, or two people so far, being one: each fact by what all their reports tell.

None of it is proof: reports garble sentences, callings and days, and people are arrested twice. So it only weighs, and
it is asked of all that is known of the two sides: who is called a welder here and a strike leader there differs from
neither.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from habeas import names, places
from habeas.linking.callings import fields, has_calling, only_public
from habeas.linking.profiles import Profile
from habeas.names.spelling import closeness, sounds
from habeas.vocabulary import Type

MONTH = timedelta(days=31)
"""What reports of one happening may differ by."""
OTHER_FIELD = -0.5
"""What it says that two people work in different fields, as a violinist and a taxi driver do."""
ONE_TOWN = 0.85
"""From this closeness of their sounds on, two spellings are of one town."""


class Fact(NamedTuple):
    """How much something speaks for one person (below 0: against), and the sentence that says what it is.

    `own` says that it is about the person; else it is about the occasion, the others or the land that reports tell of.
    """

    weight: float
    sentence: str
    own: bool = True


class Days(NamedTuple):
    """The first and the last day that something may have been on."""

    first: date
    last: date

    def before(self, other: "Days") -> bool:
        """Whether it was more than a month before the other."""
        return self.last + MONTH < other.first


class Story(NamedTuple):
    """What is told of one person, by one report or by several: whatever two people would differ in.

    `roles` are those that extraction found, or that have a calling among them: what else stands beside a name is as
    often how somebody fared. `arrests`, `releases` and `held` are days on which the person was arrested, let out, or
    told of as held, `where` the towns they were held in by days; `again` says that a report tells of a second arrest.
    """

    name: str
    genders: frozenset[str]
    roles: frozenset[str]
    place_words: frozenset[str]
    homes: frozenset[str]
    terms: Mapping[float, str]
    arrests: frozenset[Days]
    releases: frozenset[Days]
    held: frozenset[Days]
    where: frozenset[tuple[date, str]]
    again: bool
    tells: frozenset[str]
    """Which of the fields before say anything."""

    def with_(self, other: "Story") -> "Story":
        """What both tell, taken as one person's."""
        return Story(
            _fuller(self.name, other.name),
            self.genders | other.genders,
            self.roles | other.roles,
            self.place_words | other.place_words,
            self.homes | other.homes,
            {**other.terms, **self.terms},
            self.arrests | other.arrests,
            self.releases | other.releases,
            self.held | other.held,
            self.where | other.where,
            self.again or other.again,
            self.tells | other.tells,
        )


@lru_cache(maxsize=1 << 14)
def _fuller(one: str, other: str) -> str:
    """The name that has more than an initial for a given name; the first if both have, or neither."""
    return one if _spelt_out(one) or not _spelt_out(other) else other


def _spelt_out(name: str) -> bool:
    given = names.given(name)
    return given is not None and len(given.rstrip(".")) > 1


@lru_cache(maxsize=1 << 12)
def story(p: Profile) -> Story:
    """What one report tells; remembered, since a mention is compared with many."""
    told = Story(
        p.name,
        frozenset([p.gender] if p.gender else []),
        p.role_words if p.mention.role or has_calling(p.role_words) else frozenset(),
        p.place_words,
        frozenset([p.home] if p.home else []),
        p.terms,
        frozenset(_days(p, "arrested")),
        frozenset(_days(p, "released")),
        frozenset(Days(day, day) for day, _ in p.held),
        frozenset(
            (day, place) for day, place in p.held if place and _A_TOWN.fullmatch(place) and not country_only(place)
        ),
        Type.REARREST in p.types,
        frozenset(),
    )
    return told._replace(tells=frozenset(name for name, value in zip(Story._fields, told, strict=True) if value))


_A_TOWN = re.compile(r"[^\W\d_a-zа-яёіўєїґ][\w-]+(?: [^\W\d_a-zа-яёіўєїґ][\w-]+)?")
"""One or two words with capitals: a colony's number is no name to compare with a town's."""


def _days(p: Profile, kind: str) -> Iterator[Days]:
    return (Days(h.first, h.last) for h in p.happenings if h.kind == kind and h.actual)


def opposing(a: Story, b: Story) -> tuple[Fact, ...]:
    """All that speaks against the two being one person, short of proof."""
    return tuple([fact for feature in apt_against(a.tells, b.tells) if (fact := feature(a, b))])


# ---------------------------------------------------------------- who they are


def other_gender(a: Story, b: Story) -> Fact | None:
    """One is told of as a man, the other as a woman; pronouns are easily misread, so this only weighs."""
    given, other = names.given(a.name), names.given(b.name)
    if not a.genders or not b.genders or a.genders & b.genders or (given is not None and given == other):
        return None  # of one given name a pronoun is misread
    man, woman = (a, b) if "m" in a.genders else (b, a)
    return Fact(-1.0, f"{man.name} is told of as a man, {woman.name} as a woman.")


def other_role(a: Story, b: Story) -> Fact | None:
    """They are called different things; one person can be both, so this only weighs, more where the fields differ."""
    if not a.roles or not b.roles or a.roles & b.place_words or b.roles & a.place_words:
        return None
    if any(one_word(v, w) for v in a.roles for w in b.roles) or only_public(a.roles) or only_public(b.roles):
        return None
    ours, theirs = fields(a.roles), fields(b.roles)
    if not ours.isdisjoint(theirs):
        return None  # an editor and a reporter may be one
    weight = OTHER_FIELD if ours and theirs else -0.3
    return Fact(weight, f"The roles differ: {_listed(sorted(a.roles))} and {_listed(sorted(b.roles))}.")


def one_word(v: str, w: str) -> bool:
    """Whether two words are one or begin alike, as railwayman and railway do."""
    if v == w:
        return True
    size = min(len(v), len(w))
    return size >= 5 and v[: max(5, size - 2)] == w[: max(5, size - 2)]


def other_home(a: Story, b: Story) -> Fact | None:
    """They are said to be of different places."""
    ours, theirs = ([h for h in sorted(s.homes) if not country_only(h)] for s in (a, b))
    if not ours or not theirs or any(one_place(p, q) for p in ours for q in theirs):
        return None
    return Fact(-0.5, f"They are of different places: {_listed(ours)} and {_listed(theirs)}.")


def one_place(p: str, q: str) -> bool:
    """Whether two names are of one place, by the map or by how they sound: Halich and Galich."""
    return places.same_place(p, q) or closeness(sounds(p), sounds(q)) >= ONE_TOWN


def country_only(place: str) -> bool:
    """Whether a place is a country and no town."""
    return places.town(place) is None and places.country(place) is not None


# ---------------------------------------------------------------- sentence and custody


def other_sentence_length(a: Story, b: Story) -> Fact | None:
    """Both have a sentence, and it is not the same; reports garble sentences, so this says little."""
    if not a.terms or not b.terms or a.terms.keys() & b.terms.keys():
        return None
    return Fact(-0.2, f"The sentences differ: {_listed(a.terms.values())} and {_listed(b.terms.values())}.")


def arrested_at_another_time(a: Story, b: Story) -> Fact | None:
    """Both were arrested, on days more than a month apart, and nobody tells of a release between, or of a second time.

    Somebody who is in prison already is not arrested.
    """
    times = _at_another_time(a, b, (a.arrests, b.arrests), a.releases | b.releases)
    return Fact(-0.4, f"They were arrested at different times: {times}.") if times else None


def released_at_another_time(a: Story, b: Story) -> Fact | None:
    """Both were let out, on days more than a month apart, and nobody tells of an arrest between."""
    times = _at_another_time(a, b, (a.releases, b.releases), a.arrests | b.arrests)
    return Fact(-0.3, f"They were released at different times: {times}.") if times else None


def _at_another_time(
    a: Story, b: Story, days: tuple[frozenset[Days], frozenset[Days]], between: frozenset[Days]
) -> str | None:
    """The earliest two of the days, if none are of one time and nothing may have come between."""
    if not days[0].isdisjoint(days[1]):
        return None
    pairs = list(_apart(*days))
    if not pairs or a.again or b.again or any(_between(*p, between) for p in pairs):
        return None
    first, second = min(pairs)
    return f"{_told(first)} and {_told(second)}"


def one_free_the_other_held(a: Story, b: Story) -> Fact | None:
    """One was let out more than a month before the other is told of as held, and nobody tells of an arrest between.

    It says little: whether one and the same person was let out is what reports disagree about most.
    """
    if a.again or b.again:
        return None
    for free, other in ((a, b), (b, a)):
        out, held = min(free.releases, default=None), max(other.held, default=None)
        if out and held and out.before(held) and not _between(out, held, a.arrests | b.arrests):
            return Fact(-0.2, f"One was released by {out.last}, the other was still held on {held.first}.")
    return None


def held_in_two_places(a: Story, b: Story) -> Fact | None:
    """Both are told of as held within a week of one another, in different towns."""
    close = [(x, y) for x in sorted(a.where) for y in sorted(b.where) if abs(x[0] - y[0]) <= timedelta(days=7)]
    if not close or any(one_place(x[1], y[1]) for x, y in close):
        return None
    (day, here), (_, there) = close[0]
    return Fact(-0.4, f"About {day} they were held in different places: {here} and {there}.")


def _apart(ours: frozenset[Days], theirs: frozenset[Days]) -> Iterator[tuple[Days, Days]]:
    """Each pair of days, the earlier first, if all are more than a month apart."""
    pairs = [(x, y) if x <= y else (y, x) for x in ours for y in theirs]
    return iter(pairs if all(x.before(y) for x, y in pairs) else ())


def _between(first: Days, second: Days, days: Iterable[Days]) -> bool:
    """Whether any of the days may be between the two."""
    return any(d not in (first, second) and d.last >= first.first and d.first <= second.last for d in days)


def _told(days: Days) -> str:
    return str(days.first) if days.first == days.last else f"{days.first} to {days.last}"


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items)


Opposing = Callable[[Story, Story], Fact | None]
Apt = Callable[[frozenset[str], frozenset[str]], bool]


def both(told: str) -> Apt:
    """Whether both sides tell of it."""
    return lambda ours, theirs: told in ours and told in theirs


def either(told: str) -> Apt:
    """Whether one of the sides tells of it."""
    return lambda ours, theirs: told in ours or told in theirs


AGAINST: tuple[tuple[Opposing, Apt], ...] = (
    (other_gender, both("genders")),
    (other_role, both("roles")),
    (other_home, both("homes")),
    (other_sentence_length, both("terms")),
    (arrested_at_another_time, both("arrests")),
    (released_at_another_time, both("releases")),
    (one_free_the_other_held, either("held")),
    (held_in_two_places, both("where")),
)
"""Each with what must be told before it has anything to say."""


OF_DAYS = frozenset([arrested_at_another_time, released_at_another_time, one_free_the_other_held, held_in_two_places])
"""Those that rest on days."""


@lru_cache(maxsize=1 << 12)
def apt_against(ours: frozenset[str], theirs: frozenset[str]) -> tuple[Opposing, ...]:
    """Those that can have something to say of two stories that tell of these things."""
    return tuple(feature for feature, apt in AGAINST if apt(ours, theirs))
