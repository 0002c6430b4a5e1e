"""What the material says about each mention, gathered for comparison."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from math import log2, log10
from typing import NamedTuple

from habeas import names, places
from habeas.folding import without_places
from habeas.linking.callings import calling, in_one_word
from habeas.linking.descriptions import Description, descriptions, gender, somebody
from habeas.linking.scenes import Places, Proper, Scenes, counted, proper_names, scenes
from habeas.model import Document, Material, Mention, Statement
from habeas.vocabulary import LET_GO, Modality, Type

Years = tuple[int, int]
"""A first and a last year."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something told of the person, on a day of an interval: what, first and last day, as written.

    `actual` is False where it was announced, claimed or denied.
    """

    kind: str
    first: date
    last: date
    text: str
    actual: bool = True


ENOUGH_WORDS = 6
"""Different words that a quote has at least to be known again."""
PERSON, BODY = "person ", "body "
"""What the key of a person in the company begins with, the key of the surname following; and that of a body."""
GIVEN_ALONE = "given name alone"
"""What a mention tells of by which no surname is known."""
TOLD_APART = "told apart"
"""What a mention tells of that is one of several people of a name in its document."""


class Other(NamedTuple):
    """Another person or body that a report names: in which spellings, and what it weighs that two reports name it."""

    names: frozenset[str]
    weight: float


class Row(NamedTuple):
    """A row of a list: whose list it is, in which of its states the row stood, and the list's own number for it."""

    list: str
    states: frozenset[str]
    number: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One mention and what its document says about it.

    `published` is the day of the report. `born` holds the years of birth that a stated age or year allows;
    `gender` is told by the name, else by pronouns.
    `birth_stated` says that a year was stated, `several` that the ages stated under this name cannot be one person's.
    `types` are the kinds of statements about it, however meant; `terms` maps months to the words. `company` maps a key
    to another person or body that the document names. `countries` are codes of countries, or the names that stand for
    one where the map does not know it; `reports` is how many reports there are in all. `scene` has the proper names
    beside the mention, each with what it weighs that two reports share it. `told_with` are the mentions named with it
    in one statement; `held` the days on which it is told of as held, and where; `told` the words of each quote
    about it that has enough of them to be told from others.
    """

    mention: Mention
    published: date | None
    born: Years | None
    birth_stated: bool
    several: bool
    gender: str | None
    role_words: frozenset[str]
    home: str | None
    places: frozenset[str]
    countries: frozenset[str]
    reports: int
    scene: Mapping[str, Proper]
    types: frozenset[Type]
    terms: Mapping[float, str]
    charges: frozenset[str]
    happenings: tuple[Happening, ...]
    held: frozenset[tuple[date, str | None]]
    told: tuple[frozenset[str], ...]
    told_with: frozenset[str]
    company: Mapping[str, Other]
    outlet: str | None
    """The outlet, if the document calls this person its author."""
    row: "Row | None" = None
    """Where the document is a row of a list."""
    surnames_told: frozenset[str] = frozenset()
    """Of a given name alone: the keys of the surnames that the text of its report has behind other given names."""
    tells: frozenset[str] = field(init=False, repr=False)
    """Of what it says anything: names of fields here, kinds of happenings, types of statements."""
    days: Mapping[str, Sequence[Happening]] = field(init=False, repr=False)
    """The happenings of each kind."""

    def __post_init__(self) -> None:
        said = [name for name in _FIELDS if getattr(self, name)]
        alone = [GIVEN_ALONE] if by_one_word(self.name) else []
        alone += [TOLD_APART] if self.mention.apart else []
        object.__setattr__(self, "tells", frozenset([*said, *alone, *self.types, *(h.kind for h in self.happenings)]))
        days: dict[str, list[Happening]] = {}
        for h in self.happenings:
            days.setdefault(h.kind, []).append(h)
        object.__setattr__(self, "days", days)

    @property
    def name(self) -> str:
        return self.mention.name

    @property
    def place_words(self) -> frozenset[str]:
        """The words of the places that say more than a name: the refinery of "Lozna refinery"."""
        return frozenset(w for place in self.places for w in place.split() if w.islower() and len(w) > 4)

    @property
    def surnames_beside(self) -> frozenset[str]:
        """The keys of the surnames of all whom the report names."""
        return self.surnames_told | {k.removeprefix(PERSON) for k in self.company if k.startswith(PERSON)}


_FIELDS = (
    "name", "born", "role_words", "places", "countries", "scene", "types", "terms", "charges", "told", "told_with",
    "company", "outlet", "row",
)  # fmt: skip

_KINDS = dict.fromkeys(LET_GO, "released") | {
    Type.ARREST: "arrested",
    Type.REARREST: "arrested",
    Type.SENTENCE: "sentenced",
    Type.CONVICTION: "sentenced",
    Type.TRANSFER: "moved",
    Type.DEATH: "died",
}
_SAYS_HELD = frozenset(
    [
        (Type.CONDITIONS, Modality.ACTUAL),
        (Type.TRANSFER, Modality.ACTUAL),
        (Type.REARREST, Modality.ACTUAL),
        (Type.RELEASE, Modality.DENIED),
    ]
)


class Totals(NamedTuple):
    """How many reports there are, and how many name each person or body, and each proper name."""

    reports: int
    company: Mapping[str, int]
    scene: Mapping[str, int]

    def plus(self, other: "Totals") -> "Totals":
        """The totals of both, which have no report in common."""
        company, scene = Counter(self.company), Counter(self.scene)
        company.update(other.company)
        scene.update(other.scene)
        return Totals(self.reports + other.reports, company, scene)


def totals(material: Material) -> Totals:
    """The totals over all the material."""
    return _totals(material, _named(material), proper_names(material))


def _totals(material: Material, named: "_Named", found: Mapping[str, Places]) -> Totals:
    return Totals(len(material.documents), Counter(key for of in named.values() for key in of), counted(found))


def profiles(material: Material, of: Collection[str] | None = None, among: Totals | None = None) -> dict[str, Profile]:
    """The profile of every mention, or of those asked for, by its id; weighed by the totals of a whole if given."""
    documents = {d.id: d for d in material.documents}
    said: dict[str, list[Statement]] = defaultdict(list)
    for s in sorted(material.statements, key=lambda s: s.id):
        for mention in s.mentions:
            said[mention].append(s)
    named, proper = _named(material), proper_names(material)
    among = among or _totals(material, named, proper)
    reports = max(1, among.reports)
    found = scenes(material, proper, among.scene, reports)
    lands = {d.id: _lands(d, found) for d in documents.values()}
    alive = _told_alive(material)
    context = _Context(_companies(named, among), found, lands, _main_land(documents.values(), lands), reports, alive)
    wanted = (m for m in material.mentions if of is None or m.id in of)
    return {
        m.id: _profile(m, documents.get(m.document), said[m.id], context) for m in sorted(wanted, key=lambda m: m.id)
    }


class _Context(NamedTuple):
    """What reports name beside a person: others, by document, and proper names, by mention and by document.

    `lands` are the countries each report is about, `land` is the one that most are about, if there is one. `alive` are
    the names of those of whom some report says that they did not die, by their keys, each
    with the last day on which one does.
    """

    companies: Mapping[str, Mapping[str, Other]]
    scenes: Scenes
    lands: Mapping[str, frozenset[str]]
    land: frozenset[str]
    reports: int
    alive: Mapping[str, Sequence[tuple[str, date]]] = {}


def _told_alive(material: Material) -> dict[str, list[tuple[str, date]]]:
    """The names of those whose death somebody denies or takes back, by their keys, and when that was told last."""
    denied = {
        i for s in material.statements if (s.type, s.modality) == (Type.DEATH, Modality.DENIED) for i in s.mentions
    }
    told = {d.id: d.published.last for d in material.documents if d.published and d.published.last} if denied else {}
    last: dict[str, date] = {}
    for m in material.mentions:
        if m.id in denied:
            last[m.name] = max(last.get(m.name, date.min), told.get(m.document, date.max))
    alive: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for name, day in sorted(last.items()):
        for key in _keys_of(name):
            alive[key].append((name, day))
    return alive


def _keys_of(name: str) -> frozenset[str]:
    return names.keys(name) | names.near_keys(name)


def _profile(m: Mention, document: Document | None, said: Sequence[Statement], context: _Context) -> Profile:
    actual = [s for s in said if s.modality is Modality.ACTUAL]
    described = (*descriptions(document.text, m.spans), *_unnamed(m, said)) if document else ()
    homes = list(dict.fromkeys(h for h in (m.place, *(d.home for d in described)) if h))
    stated = _birth_year(m, document)
    where = {p for p in (*homes, *(s.place for s in actual)) if p}
    row = Row(document.outlet or "", frozenset(document.lists), document.key) if document and document.lists else None
    return Profile(
        mention=m,
        published=document.published.last if document and document.published and not row else None,
        born=stated or _years_for_age(_ages(m, described), document),
        birth_stated=stated is not None,
        several=_several(m, described),
        gender=names.gender(m.name) or (gender(document.text, m.spans) if document else None),
        role_words=_role_words([m.role or "", *(c for d in described for c in d.callings)]),
        home=homes[0] if homes else None,
        places=frozenset(where),
        countries=_countries((*where, m.role or ""), document, context),
        reports=context.reports,
        scene=context.scenes.beside.get(m.id, {}),
        types=frozenset(s.type for s in said),
        terms={s.term.months: s.term.text for s in actual if s.term and s.term.months and len(s.persons) == 1},
        charges=frozenset(" ".join(_plain(s.charge)) for s in actual if s.charge),
        happenings=tuple(_disputed(h, m, context) for s in said if (h := _happening(s))),
        held=frozenset((day, s.place) for s in said if (day := _held_on(s, document))),
        told=() if row else tuple(words for s in said if len(words := frozenset(_plain(s.quote))) >= ENOUGH_WORDS),
        told_with=frozenset(i for s in said for i in s.mentions) - {m.id},
        company=context.companies.get(m.document, {}),
        outlet=_wrote_for(m, document),
        row=row,
        surnames_told=_surnames_told(m, document),
    )


def _unnamed(m: Mention, said: Sequence[Statement]) -> Iterator[Description]:
    """What quotes about nobody else call somebody whom their report names further on."""
    for s in said:
        if len(s.persons) == 1 and not any(s.start <= start < s.end for start, _ in m.spans):
            yield from somebody(s.quote)


def by_one_word(name: str) -> bool:
    """Whether a name is one word, or has no surname: it may be a given name alone."""
    return " " not in name or names.surname(name) is None


_TWO_NAMES = re.compile(r"\b([A-ZА-ЯЁІЎЄЇҐ][\w'’-]+) ([A-ZА-ЯЁІЎЄЇҐ][\w'’-]+)\b")


def _surnames_told(m: Mention, document: Document | None) -> frozenset[str]:
    """The keys of the surnames in the text that names somebody by a given name alone: "his mother, Danuta Halden"."""
    if document is None or not by_one_word(m.name):
        return frozenset()
    return _surnames_in(document.text)


@lru_cache(maxsize=2**6)
def _surnames_in(text: str) -> frozenset[str]:
    """The keys of the surnames of all who stand in a text by two names."""
    two = dict.fromkeys(f"{first} {last}" for first, last in _TWO_NAMES.findall(text))
    return frozenset(key for name in two if names.is_name(name) and (key := names.key(name)))


def _countries(told: Iterable[str], document: Document | None, context: _Context) -> frozenset[str]:
    """The countries that the texts and the report name; where they name none, the one that most reports are about:
    people do not name their own country to one another.
    """
    found = {c for text in told if (c := places.country(text))}
    if document is not None:
        found |= context.lands[document.id]
    return frozenset(found) or (context.land if document is not None and not document.lists else frozenset())


def _lands(document: Document, found: Scenes) -> frozenset[str]:
    """The countries that a report is about, as codes or as the names that stand for them."""
    head = places.country(_head(document))
    return found.lands.get(document.id, frozenset()) | ({head} if head else frozenset())


def _main_land(documents: Iterable[Document], lands: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The country that more than half of the reports name that name any."""
    named = [lands[d.id] for d in documents if not d.lists and lands[d.id]]
    count = Counter(c for some in named for c in some)
    most = max(sorted(count), key=lambda c: count[c], default=None)
    return frozenset([most] if most is not None and 2 * count[most] > len(named) else [])


def _head(document: Document | None) -> str:
    """Where a report says what it is about: its title, or how it begins."""
    return (document.title or document.text[:400]) if document else ""


def _happening(s: Statement) -> Happening | None:
    if s.type not in _KINDS or s.date is None or s.date.first is None or s.date.last is None:
        return None
    return Happening(_KINDS[s.type], s.date.first, s.date.last, s.date.text, s.modality is Modality.ACTUAL)


def _disputed(h: Happening, m: Mention, context: _Context) -> Happening:
    """The happening, a death that somebody denies as what is only claimed: it forbids no later life.

    What was denied before a death is not that death.
    """
    if h.kind != "died" or not context.alive:
        return h
    alike = {name for key in _keys_of(m.name) for name, day in context.alive.get(key, ()) if h.first <= day}
    denied = any(names.similarity(m.name, name).score >= names.THRESHOLD for name in alike)
    return replace(h, actual=False) if denied else h


def _held_on(s: Statement, document: Document | None) -> date | None:
    """A day on which a report tells of the person as held, by what it says of their custody or of no release."""
    told = (s.type, s.modality) in _SAYS_HELD or (
        s.type is Type.ARREST and s.modality is Modality.ACTUAL and not s.date
    )
    if not told or document is None or document.lists:
        return None
    return s.date.last if s.date else document.published.last if document.published else None


def _plain(text: str) -> list[str]:
    return list(without_places(text))


# ---------------------------------------------------------------- birth, role, author

_BORN = re.compile(
    r"\W{1,3}(?:was )?(?:born|b\.|нар\.|род\.|рожд\w*|нарадз\w*|народж\w*)\D{1,20}?((?:19|20)\d\d)"
    r"|\W{1,3}((?:19|20)\d\d)(?: г\. ?р\.| г\.н\.| р\.н\.| года рожд)"
)


def _birth_year(m: Mention, document: Document | None) -> Years | None:
    """The year of birth that extraction found, or that is stated right after the name."""
    if m.born and m.born.first and m.born.last and m.born.first.year == m.born.last.year:
        return m.born.first.year, m.born.last.year
    for _, end in m.spans if document else ():
        found = _BORN.match(document.text, end) if document else None
        if found:
            year = int(found[1] or found[2])
            return year, year
    return None


def _ages(m: Mention, described: Sequence[Description]) -> list[int]:
    return [age for age in (m.age, *(d.age for d in described)) if age is not None]


def _years_for_age(ages: Sequence[int], document: Document | None) -> Years | None:
    """The years of birth that the age allows, on the day of the report; None where either is not known."""
    if not ages or document is None:
        return None
    day = document.published.last if document.published and document.published.last else document.received.date()
    return day.year - ages[0] - 1, day.year - ages[0]


def _several(m: Mention, described: Sequence[Description]) -> bool:
    """Whether the ages at this name's places in the document differ by more than a year: people of one name."""
    ages = _ages(m, described)
    return bool(ages) and max(ages) - min(ages) > 1


@cache
def _common_roles() -> frozenset[str]:
    """Words of a role that tell nobody from another."""
    return frozenset(tomllib.loads(files("habeas.linking").joinpath("roles.toml").read_text("utf-8"))["common"])


def _role_words(callings: Sequence[str]) -> frozenset[str]:
    """The words that say what somebody is, callings by their English names; of Cyrillic words no others, for what
    stands before a name there is as often a verb.
    """
    found = set[str]()
    for word in (w for told in callings for w in _plain(in_one_word(told))):
        if word in _common_roles() or word[0].isdigit() or len(word) < 2:
            continue
        if known := calling(word):
            found.add(known.name)
        elif word.isascii():
            found.add(word)
    return frozenset(found)


def _wrote_for(m: Mention, document: Document | None) -> str | None:
    if document is None or not document.author or not document.outlet:
        return None
    return document.outlet if names.similarity(m.name, document.author).score >= names.THRESHOLD else None


# ---------------------------------------------------------------- company


_Named = Mapping[str, Mapping[str, set[str]]]
"""By document, the spellings of the people and bodies it names, by key."""


def _companies(named: _Named, among: Totals) -> dict[str, dict[str, Other]]:
    """By document: the people and bodies it names, each under a key that spellings share."""
    return {
        d: {k: Other(frozenset(v), _weight(among.company[k], max(1, among.reports))) for k, v in of.items()}
        for d, of in named.items()
    }


def _named(material: Material) -> _Named:
    """Whom each document names."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    people: dict[str, set[str]] = defaultdict(set)
    for m in material.mentions:
        people[m.document].update((m.name, *m.forms))
        for key in names.likeliest_keys(m.name):
            found[m.document][PERSON + key].add(m.name)
    for s in material.statements:
        for body in (s.actor, s.source):
            if body and _proper(body) and not any(name in body for name in people[s.document]):
                found[s.document][BODY + " ".join(w for w in _plain(body) if w != "the")].add(body)
    return found


def _weight(reports: int, known: int) -> float:
    """What it weighs that two of the known reports name somebody whom so many name: more, the fewer do.

    The more reports there are, the likelier are two people of one name, and the less says an other whom all name.
    """
    common = min(0.3, max(0.05, 0.5 - 0.1 * log10(known)))
    return round(min(0.6, common + 0.1 * log2(max(known / reports, 1.0))), 3)


def _proper(body: str) -> bool:
    """Whether the words name one body, and not a kind of body ("officials")."""
    return re.sub("^(The|A|An) ", "", body)[:1].isupper()
