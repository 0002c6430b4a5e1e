"""Whether claims may be of one country: two releases on one day in two countries are two."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from habeas.folding import fold
from habeas.memory import NOTHING, Growing, grown, only, remembered
from habeas.model import Document
from habeas.names.spelling import sounds
from habeas.places import country, names_one
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.topics import listed
from habeas.vocabulary import Type


class Lands:
    """Whether claims may be of one country: by the countries named in and around them, else by names they share.

    Of `claims` the people whom reports speak of are known too, however they are spelt in each.
    """

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._names: dict[str, frozenset[str]] = {}
        people: dict[str, set[str]] = defaultdict(set)
        for c in claims:
            people[c.document.id].update(c.persons)
        self._people = {d: frozenset(persons) for d, persons in people.items()}

    def alike(self, some: Iterable[Claim], others: Iterable[Claim], least: int = 2) -> bool:
        """Whether claims may be of one country, as their settings are."""
        return self.meet(Setting(some), Setting(others), least)

    def meet(self, one: "Setting", other: "Setting", least: int = 2) -> bool:
        """Whether one report tells both, their countries meet or, none being known, they share that many names or
        people."""
        if not one.ids.isdisjoint(other.ids):
            return True
        if one.countries and other.countries:
            return not one.countries.isdisjoint(other.countries)
        if not one.outlets.isdisjoint(other.outlets):
            return True
        left, right = ([self._in(d) for d in setting.documents] for setting in (one, other))
        if any(len(a & b) >= least for a in left for b in right):
            return True
        left, right = ([self._people.get(d, NOTHING) for d in setting.ids] for setting in (one, other))
        return any(len(a & b) >= least for a in left for b in right)

    def acquainted(self, one: Claim, other: Claim) -> bool:
        """Whether the reports of two claims are of one country or, none being known, name anybody in common.

        Words for offices and bodies name nobody: every country has a Justice Ministry.
        """
        mine, theirs = Setting([one]).countries, Setting([other]).countries
        if mine and theirs:
            return bool(mine & theirs)
        offices = {_heard(w) for w in listed("offices") | listed("bodies")}
        return bool((self._in(one.document) & self._in(other.document)) - offices)

    def told(self, c: Claim) -> str | None:
        """The country that a claim itself names: that of its place, else of its sentence."""
        return _named(c.said.place or "") or _named(c.said.quote)

    def _in(self, document: Document) -> frozenset[str]:
        if document.id not in self._names:
            found = {fold(m.group()) for m in CAPITALISED.finditer(document.text)}
            self._names[document.id] = frozenset(_heard(f) for f in found - listed("no_names"))
        return self._names[document.id]


@remembered
def _heard(word: str) -> str:
    """The beginning of a word as it is heard, the same in every script: reports in two languages name one town."""
    return sounds(word)[:HEARD]


HEARD = 5
"""Letters by which two names are known for one: the cases of a language change what follows."""


def elsewhere(one: Claim, other: Claim) -> bool:
    """Whether the countries of two claims' sentences and reports are known, and none is that of both."""
    mine, theirs = Setting([one]).countries, Setting([other]).countries
    return bool(mine) and bool(theirs) and not mine & theirs


class Setting:
    """Where claims are told: their documents, the countries that their sentences and reports are about, the outlets."""

    __slots__ = ("countries", "documents", "ids", "outlets")

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self.documents: list[Document] = []
        self.ids: Growing[str] = NOTHING
        self.countries: Growing[str] = NOTHING
        self.outlets: Growing[str] = NOTHING
        for c in claims:
            self._tell(c.document)
            for land in (_named(c.said.quote), ruling(c.document.text)):
                self.countries = grown(self.countries, only(land)) if land else self.countries
            if c.document.outlet:
                self.outlets = grown(self.outlets, only(c.document.outlet))

    def _tell(self, document: Document) -> None:
        if document.id not in self.ids:
            self.documents.append(document)
            self.ids = grown(self.ids, only(document.id))

    def copy(self) -> "Setting":
        """One of its own, to which more may be added."""
        made = Setting()
        made.add(self)
        return made

    def add(self, other: "Setting") -> None:
        """Takes in where more is told."""
        for document in other.documents:
            self._tell(document)
        self.countries = grown(self.countries, frozenset(other.countries))
        self.outlets = grown(self.outlets, frozenset(other.outlets))


def over_border(c: Claim) -> bool:
    """Whether it tells that people were taken to a country other than the one its report is about."""
    to = _named(c.said.place or "") if c.said.type is Type.TRANSFER else None
    return to is not None and ruling(c.document.text) not in (None, to)


@remembered
def _named(words: str) -> str | None:
    """The country that words name, remembered: reports are asked for it again and again."""
    return country(words)


@remembered
def ruling(text: str) -> str | None:
    """The country named in most lines of a text that name one; None when no country is in half of them."""
    if not names_one(text):
        return None
    named = Counter(filter(None, map(_named, text.splitlines())))
    best = max(named, key=lambda c: (named[c], c), default=None)
    return best if best and 2 * named[best] >= named.total() else None


CAPITALISED = re.compile(r"(?<!\w)(?!\d)[^\W_](?<![a-zа-яёіў])[^\W\d_]{3,}")
