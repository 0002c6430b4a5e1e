"""Two people of one name in one document, told apart where the document does: by age, town or calling."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from habeas import names, places
from habeas.linking.callings import PUBLIC, calling, fields
from habeas.linking.descriptions import Description, descriptions
from habeas.linking.namesake_words import A_NAMESAKE, NAMESAKES, TWO
from habeas.model import Document, Extraction, Mention, Statement
from habeas.vocabulary import Modality, Type

Span = tuple[int, int]
_Done = tuple[date | None, date | None, float | None]
"""The first and the last day of something done, and the months of a term."""


def told_apart(document: Document, extraction: Extraction) -> Extraction:
    """The extraction with a mention for each of several people of one name, and its statements about the one meant.

    A place that says nothing of the person means the one last told of under that name. What names nobody of several
    stays as it is.
    """
    said: dict[str, list[Statement]] = {}
    for s in extraction.statements:
        for name in s.persons:
            said.setdefault(name, []).append(s)
    signalled = NAMESAKES.search(document.text) is not None
    groups = {
        m.name: found
        for m in extraction.mentions
        if len(found := _bearers(document.text, m, said.get(m.name, ()), signalled)) > 1
    }
    if signalled:
        groups |= _spelt_otherwise(document.text, [m for m in extraction.mentions if m.name not in groups])
    if not groups:
        return extraction
    mentions = [part for m in extraction.mentions for part in _parts(document.text, m, groups.get(m.name, ()))]
    statements = [_meant(s, groups) for s in extraction.statements]
    return replace(extraction, mentions=tuple(mentions), statements=tuple(statements))


def _spelt_otherwise(text: str, mentions: Sequence[Mention]) -> dict[str, list["_Bearer"]]:
    """Those of one name in two spellings or cases of whom the sentence of one says that it is a namesake, each as the
    one bearer of the spelling.
    """
    found: dict[str, list[_Bearer]] = {}
    for m in mentions:
        near = (text[max(0, start - _BESIDE_IT) : end + _BESIDE_IT] for start, end in m.spans)
        if not any(A_NAMESAKE.search(piece) for piece in near):
            continue
        for other in mentions:
            alike = other.name != m.name and names.similarity(m.name, other.name)
            if alike and alike.full and alike.score >= names.THRESHOLD and " " in other.name:
                both = [_Bearer(_said_of(text, x), list(x.spans)) for x in (other, m)]
                _label(both)
                found |= {other.name: both[:1], m.name: both[1:]}
    return found


def _said_of(text: str, m: Mention) -> Description:
    """What all places of a name say of its bearer."""
    told = descriptions(text, m.spans)
    callings = tuple(dict.fromkeys(c for d in told for c in d.callings))
    return Description(
        callings, next((d.age for d in told if d.age), None), next((d.home for d in told if d.home), None)
    )


_BESIDE_IT = 60
"""Characters around a name in which it is said that another has it."""


@dataclass(slots=True)
class _Bearer:
    """One of several people of a name: what first set them apart, and where the text tells of them.

    `label` is what they are set apart by from each other one. `named` are places of the name, `called` those where only
    the calling stands: "the taxi driver"; `not_meant` are the starts of those that say who is not meant.
    """

    said: Description
    named: list[Span] = field(default_factory=list)
    called: list[Span] = field(default_factory=list)
    not_meant: set[int] = field(default_factory=set)
    label: str = ""


def _label(bearers: Sequence[_Bearer]) -> None:
    """Gives each a label that none before has: two about whom nothing is told, or of one town, are two all the same."""
    taken = set[str]()
    for number, b in enumerate(bearers, 1):
        age = None if b.said.age is None else str(b.said.age)
        told = (age, b.said.home, " ".join(sorted(_fields(b.said))), "nothing told", f"nothing told of number {number}")
        b.label = next(t for t in told if t and t not in taken)
        taken.add(b.label)


def _bearers(text: str, m: Mention, said: Sequence[Statement], signalled: bool) -> Sequence[_Bearer]:
    """Those who bear the name, in order; one or none where the document sets nobody apart."""
    signalled = signalled or _two_of(m, text) or _singled_out(m, text) or _both_ways(said) or _at_two_times(said)
    signalled = signalled or _which_of_two(m, text)
    others = _others(text, m)
    found, waiting = _by_name(text, m, by_calling=bool(signalled or others))
    if signalled or (found and others):
        _by_calling(text, m, found, others, said if signalled else ())
    if signalled:
        _without_calling(text, found, waiting, [s for s in said if not _names(s, m)])
    if len(found) < 2:
        return ()
    found[0].named[:0] = waiting  # what is said before anything sets them apart is said of the first
    _label(found)
    return found


def _by_name(text: str, m: Mention, *, by_calling: bool) -> tuple[list[_Bearer], list[Span]]:
    """The bearers as the places of the name describe them, and the places before the first that does."""
    spans = sorted(m.spans)
    bearers, waiting = list[_Bearer](), list[Span]()
    last = waiting
    for span, said in zip(spans, descriptions(text, spans), strict=True):
        if said.age is not None or said.home is not None or (by_calling and _fields(said)):
            bearer = next((b for b in bearers if not _another(said, b.said)), None)
            if bearer is None:
                bearers.append(bearer := _Bearer(said))
            last = bearer.named
        last.append(span)
    return bearers, waiting


def _another(one: Description, other: Description) -> bool:
    """Whether two descriptions cannot be of one person: ages more than a year apart, or other homes and callings."""
    if one.age is not None and other.age is not None:
        return abs(one.age - other.age) > 1
    ours, theirs = _fields(one), _fields(other)
    if ours and theirs and ours.isdisjoint(theirs):
        return True
    if one.home is None or other.home is None or places.same_place(one.home, other.home):
        return False
    return bool(one.callings and other.callings and not set(one.callings) & set(other.callings))


def _fields(said: Description) -> frozenset[str]:
    """The fields of what somebody is called there."""
    return fields(frozenset(w for told in said.callings for w in told.lower().split()))


# ---------------------------------------------------------------- what says that there are two


def _two_of(m: Mention, text: str) -> bool:
    """Whether the name itself stands behind a two: "two Mira Haldens", "оба Иво Талби"."""
    return any(TWO.search(text[max(0, start - 16) : start]) for start, _ in m.spans)


def _singled_out(m: Mention, text: str) -> bool:
    """Whether the name itself is told apart from its like: "the Mira Halden who ...", "another Mira Halden", "the man
    who got off was Ivo Talby".
    """
    return any(
        (_THE.search(before := text[max(0, start - 120) : start]) and _WHO_IS.match(text, end))
        or _ONE_MORE.search(before)
        for start, end in m.spans
    )


def _which_of_two(m: Mention, text: str) -> bool:
    """Whether two places of the name say right behind it which one is meant, and these are people of different fields:
    "Mira Halden, the student: free", "Mira Halden, the welder who died".
    """
    which = (_THE_ONE.match(text, end) for _, end in m.spans)
    told = [found for w in which if w and (found := _fields(Description((w[w.lastgroup or 0],))))]
    return any(one.isdisjoint(other) for i, one in enumerate(told) for other in told[:i])


_THE_ONE = re.compile(
    r"(?: the (?P<near>(?:[^\W\d_][\w’'-]* ){0,2}?[^\W\d_][\w’'-]*)(?=[,.:;)]|"
    r" (?:who|that|from|of|in|at|is|was|has|had|\w+ed|came|went|stays?|remains?)\b)"
    r"|, the (?P<apart>(?:[^\W\d_][\w’'-]* ){0,2}?[^\W\d_][\w’'-]*)(?=[:;)]| (?:who|that)\b))"
)
"""Behind a name: which of those who have it."""
_THE = re.compile(r"\b[Tt](?:he|hat) $|\b(?:[Тт]от|[Тт]а|[Тт]ой|[Тт]ая) $")
_WHO_IS = re.compile(r",? (?:who|whom|that|котор\w+|як(?:ий|ого|ому|а|ої|і|ая|ога|ой)|што|що) ")
_ONE_MORE = re.compile(
    r"\b(?i:another|a (?:second|different)|друг(?:ой|ая|ого|ую|ому|і)|втор(?:ой|ая|ого|ую)) $"
    r"|\b(?i:інш(?:ы|ая|ага|ую|ий|а|ого|у)) $"
    r"|\b(?:person|man|woman|one|prisoner) (?:who|whom|that) [^.!?\n]{1,80} (?:is|was) $"
    r"|\b(?:[Тт]от|[Тт]а|[Тт]ой|[Тт]ая), (?:к(?:то|ого)|хто|каго|котор\w+|як\w+) [^.!?\n]{1,80} (?:[—–-]|это|гэта|це) $"
)


def _both_ways(said: Iterable[Statement]) -> bool:
    """Whether one source says a kind of thing of the name and says that it was not so; where two do, they disagree."""
    ways: dict[tuple[Type, str | None], set[Modality]] = {}
    for s in said:
        ways.setdefault((s.type, s.source), set()).add(s.modality)
    return any({Modality.ACTUAL, Modality.DENIED} <= meant for meant in ways.values())


def _at_two_times(said: Sequence[Statement]) -> bool:
    """Whether people of the name are arrested or sentenced on two days, for two terms: nobody's second time is told of
    without a word for it. It only says that there may be two: it takes two callings to tell them apart.
    """
    for type_ in (Type.ARREST, Type.SENTENCE, Type.CONVICTION):
        done = [s for s in said if s.type is type_ and s.modality is Modality.ACTUAL and s.date and s.date.first]
        ends = {(s.date.first, s.date.last, s.term.months if s.term else None) for s in done if s.date}
        if any(_apart(a, b) for a in ends for b in ends):
            return True
    return False


def _apart(one: _Done, other: _Done) -> bool:
    """Whether two days cannot be one, nor two terms that are given."""
    days = bool(one[1] and other[0] and one[1] < other[0])
    return days and (one[2] is None or other[2] is None or one[2] != other[2])


_OTHER_THAN = re.compile(
    r"(?:(?:, |\band |\bbut |[–—] )not|\b(?:а|но|але|ды|та) не|\brather than|\binstead of|\bвместо|\bзамест|\bзамість)"
    r" (?:(?:the|an?|his|her) )?(?:[^\W\d_]+[ -]){0,2}[^\W\d_]+"
    r"|\b[Nn]ot (?:the|an?) (?:[^\W\d_]+[ -]){0,2}[^\W\d_]+(?=(?:, [^,.;!?\n]{1,60})?,? but (?:the|an?) )"
    r"|\bне (?:[^\W\d_]+[ -]){0,1}[^\W\d_]+(?=, а )"
)
"""Another than the one meant: "and not the taxi driver", "а не студента". What somebody merely is not, is no other."""


def _others(text: str, m: Mention) -> tuple[Span, ...]:
    """Where the sentences that have the name tell of another, by a calling."""
    return tuple(
        {
            found.span()
            for sentence in {_sentence(text, start, end) for start, end in m.spans}
            for found in _OTHER_THAN.finditer(text, *sentence)
            if _fields(Description((found[0],)))
        }
    )


def _sentence(text: str, start: int, end: int) -> Span:
    before = max((e.end() for e in _END.finditer(text, max(0, start - 300), start)), default=max(0, start - 300))
    after = _END.search(text, end, end + 300)
    return before, after.start() if after else min(len(text), end + 300)


_END = re.compile(r"[.!?]['\"”»)]*\s|\n")


# ---------------------------------------------------------------- where only the calling stands


class _Called(NamedTuple):
    """A calling that stands for a person without a name: where, which field, whether it is that of another than the one
    meant, whether it begins a sentence, and whether it may stand for somebody.
    """

    start: int
    end: int
    field: str
    other: bool
    heads: bool
    alone: bool


_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DEFINITE = re.compile(r"\b(?:the|this|that|our) (?:[a-z-]+ ){0,2}$", re.IGNORECASE)
_HEADS = re.compile(
    r"(?:^|\n|[.!?:;–—«“\"„])\s*(?:(?:it|this|that) (?:is|was) )?(?:the (?:other )?(?:[a-z-]+ )?)?$", re.IGNORECASE
)
_OF_THE_NAME = re.compile(
    r"(?:,? (?:of|with|by|who (?:bears|has|shares)) (?:the same|that|this|an identical|his|her)) (?:full )?name\b"
    r"|, (?:a |his |her )?namesake|,? (?:с (?:тем|таким) же|з (?:тым|такім) жа|з (?:тим|таким) самим)"
    r" (?:именем|імем|імям|ім['’]ям)"
    r"|[ ,-]+(?:полный |поўны |повний )?(?:т[её]зк|ц[её]зк|однофамил|аднафаміл|однопрізвищ)"
)
"""Behind a calling: that its bearer has the name too."""
_NOT = re.compile(r"\b(?:not|(?:rather|other) than|instead of|не|вместо|замест|замість) (?:the |an? )?(?:[^\W\d_]+ )?$")
"""Before a calling: that its bearer is not meant."""
_IS = re.compile(r"(?:,| [–—-])? ?(?:the |an? )?(?:[a-z-]+ )?", re.IGNORECASE)
"""Between a word for a namesake and what that one is: "her namesake, the young pilot"."""
_OFFICE = frozenset(["law", "force"])
"""Callings of those who do things to prisoners: one that begins a sentence is seldom the prisoner."""


def _called(text: str, m: Mention, others: Sequence[Span]) -> Iterator[_Called]:
    """The callings that stand without a name, in order: definite ones in English, any in Cyrillic."""
    for place in _callings(text):
        other = place.other or any(a <= place.start < z for a, z in others)
        if other or (place.alone and not _beside(text, m, place.start)):
            yield place if other is place.other else place._replace(other=True)


@lru_cache(maxsize=2)
def _callings(text: str) -> tuple[_Called, ...]:
    """The callings of a text before no name; kept for all the names of the text."""
    found = []
    for word in _WORD.finditer(text):
        known = calling(word[0].lower())
        if known is None or known.field == PUBLIC or _before_a_name(text, word.end()):
            continue
        before = text[max(0, word.start() - 40) : word.start()]
        said = NAMESAKES.search(before)
        namesake = said is not None and _IS.fullmatch(before, said.end()) is not None
        heads, alone = _HEADS.search(before) is not None, _alone(before, word[0])
        heads = heads or (_OF_THE_NAME.match(text, word.end()) is not None and not _NOT.search(before))
        found.append(_Called(word.start(), word.end(), known.field, namesake, heads, alone))
    return tuple(found)


def _alone(before: str, word: str) -> bool:
    """Whether a calling may stand for the person: with an article that says which, or in a language without."""
    return not word.isascii() or _DEFINITE.search(before) is not None


def _before_a_name(text: str, end: int) -> bool:
    """Whether a proper name follows: the calling is that person's."""
    return re.match(r"(?:-[^\W\d_]+)? [A-ZА-ЯЁІЎЄЇҐ]", text[end : end + 20]) is not None


def _beside(text: str, m: Mention, at: int) -> bool:
    """Whether a calling stands in one piece of a sentence with the name, so that it says what its bearer is."""
    between = (text[min(at, end) : max(at, start)] for start, end in m.spans if start - 60 < at < end + 60)
    return any(not re.search(r"[.!?;:\n]", piece) for piece in between)


def _by_calling(
    text: str, m: Mention, bearers: list[_Bearer], others: Sequence[Span], said: Sequence[Statement]
) -> None:
    """Adds to the bearers the places that tell of them by their calling alone, and those who are told of only so."""
    alone = [s for s in said if not _names(s, m)]
    if len(bearers) < 2 and not alone and not others and not (bearers and _namesake_near(text, m)):
        return  # nobody could be told of by a calling alone
    by_field: dict[str, _Bearer] = {}
    for b in bearers:
        for one in _fields(b.said):
            by_field.setdefault(one, b)
    for place in _called(text, m, others):
        bearer = by_field.get(place.field)
        if bearer is None and (place.other or (place.heads and _is_about(place, alone))):
            bearer = _Bearer(Description((text[place.start : place.end].lower(),)))
            bearers.append(bearer)
            for one in _fields(bearer.said):
                by_field.setdefault(one, bearer)
        if bearer is not None:
            bearer.called.append((place.start, place.end))
            bearer.not_meant.update([place.start] if any(a <= place.start < z for a, z in others) else [])


def _without_calling(text: str, bearers: list[_Bearer], waiting: list[Span], alone: Sequence[Statement]) -> None:
    """Adds whoever is said to bear the name too by no calling, and the places that tell of "the other" of two."""
    for place in _BEARS_IT.finditer(text) if len(bearers) < 2 else ():
        if not any(s.start <= place.start() < s.end for s in alone):
            continue
        if not bearers:
            bearers.append(_Bearer(Description(), list(waiting)))
            waiting.clear()
        age = _AGED.search(place[0])
        bearers.append(_Bearer(Description((), int(age[1]) if age else None), called=[place.span()]))
    for other in _THE_OTHER.finditer(text) if len(bearers) == 2 else ():
        told = [(a, b) for b in bearers for a, _ in (*b.named, *b.called) if a < other.start(1)]
        last = max(told, key=lambda t: t[0], default=(0, bearers[1]))[1]
        next(b for b in bearers if b is not last).called.append(other.span(1))


def _names(s: Statement, m: Mention) -> bool:
    """Whether a place of the name stands in the statement's quote."""
    return any(s.start <= start < s.end for start, _ in m.spans)


_BEARS_IT = re.compile(
    r"(?<![^.!?\n] )\b(?:The|A) (?:man|woman|person|prisoner|one)\b[^.!?\n]{0,120}"
    r"\b(?:bears|has|shares|had|bore|shared) (?:the same|that|his|her|an identical) name"
    r"(?! (?:on|in|of|off|from|to|at|for|read|put|taken|struck|cleared|added|removed)\b)[^.!?\n]*"
)
"""A sentence of somebody who bears the name, without it."""
_AGED = re.compile(r"\b(?:is|was|aged|,) ?([1-9]\d)\b(?! \w+s\b)")
_THE_OTHER = re.compile(
    r"(?:^|\n|[.!?] )((?:The other|Другой|Другая|Другі|Другая|Інший|Інша|Іншы|Іншая)(?: one| man| woman)?)"
    r"(?=, | (?:is|was|sits|remains|went|has|had|сидит|остал|сядзіць|сидить|застаўся|лишив))"
)


def _namesake_near(text: str, m: Mention) -> bool:
    """Whether words for a namesake and what that one is stand near the name: "her namesake, the young pilot"."""
    return any(abs(start - at) < _NEAR for at in _namesakes(text) for start, _ in m.spans)


@lru_cache(maxsize=2)
def _namesakes(text: str) -> tuple[int, ...]:
    return tuple(place.start for place in _callings(text) if place.other)


_NEAR = 1000
"""Characters between a name and words for a namesake of it at most."""


def _is_about(place: _Called, alone: Sequence[Statement]) -> bool:
    """Whether a calling that begins a sentence is the prisoner's: a statement without the name rests on it."""
    return place.field not in _OFFICE and any(s.start <= place.start < s.end for s in alone)


# ---------------------------------------------------------------- what is made of it


def _parts(text: str, m: Mention, bearers: Sequence[_Bearer]) -> list[Mention]:
    """A mention for each bearer; one told of by the calling alone has that for a role."""
    if not bearers:
        return [m]
    return [
        replace(
            m,
            spans=tuple(sorted(b.named or b.called)),
            role=", ".join(dict.fromkeys(t for a, z in b.called if calling((t := text[a:z]).lower()))) or None,
            age=None,
            place=None,
            apart=b.label,
        )
        for b in bearers
    ]


def _meant(s: Statement, groups: Mapping[str, Sequence[_Bearer]]) -> Statement:
    """The statement with what its quote, or else what comes before it, says of each name that several bear."""
    several = {name: s.persons.count(name) for name in s.persons if name in groups}
    apart = tuple((name, label) for name, many in several.items() for label in _meant_by(s, groups[name])[:many])
    return replace(s, apart=apart) if apart else s


def _meant_by(s: Statement, bearers: Sequence[_Bearer]) -> Sequence[str]:
    """Those told of in the quote, those it does not mean where the statement is a denial; else the last before."""
    where = sorted((start, b.label, start in b.not_meant) for b in bearers for start, _ in (*b.named, *b.called))
    inside = [(label, other) for start, label, other in where if s.start <= start < s.end]
    denied = s.modality is Modality.DENIED
    meant = [label for label, other in inside if other == denied] or [label for label, _ in inside]
    before = bisect_right([start for start, *_ in where], s.start)
    return list(dict.fromkeys(meant)) or [where[max(0, before - 1)][1]]
