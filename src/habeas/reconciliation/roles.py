"""Who a report says that a person is, beside the name, and whom it means by it: "the minister", "the mechanic".

A person is introduced before the name ("ship's mechanic Mira Halden") or behind it ("Mira Halden, the minister of
justice", "Mira Halden, who speaks for the ministry").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.memory import remembered
from habeas.places import country
from habeas.reconciliation.bodies import body, in_english
from habeas.reconciliation.source_names import is_person
from habeas.reconciliation.topics import listed, speaks_of

NOUN = 5
"""Letters by which two forms of a word for what somebody is are known."""
_NAME = r"(?<![\w'’-])[A-ZА-ЯЁІЎЇЄҐ][\w'’-]{1,40}(?: (?:al-)?[A-ZА-ЯЁІЎЇЄҐ][\w'’-]{1,40}){1,2}"
_BEFORE = re.compile(
    r"(?<![\w'’-])(?P<role>(?:(?:[A-Z][\w-]+ ){1,3}(?=[A-Z]\S+ [A-Z])|"
    r"(?:[A-ZА-ЯЁІЎЇЄҐ][\w'’-]* )?(?:[^\W\d_A-ZА-ЯЁІЎЇЄҐ][\w'’-]* ){1,4}))"
    rf"(?P<name>{_NAME})"
)
_BEHIND = re.compile(
    rf"(?P<name>{_NAME}), (?:(?:the|an?|its|his|her|their|our) )?"
    r"(?P<role>[^\W\d_A-ZА-Я][^.,;:()\"“”«»\n]{3,60})(?=[,.;)\n])"
)
_NAMED_AS = re.compile(rf"(?<!\w)(?:[Tt]he|[Ii]ts|[Oo]ur) (?P<role>[a-z][^.,;:()\"“”«»\n]{{3,40}}), (?P<name>{_NAME}),")
_SPEAKS_FOR = re.compile(
    r"^(?:who|which|that) (?:speaks|answers|talks) for\b|^(?:который|которая) (?:говорит|отвечает) за\b"
)
_SECOND = re.compile(r"(?<=[\w'’-] )[A-ZА-ЯЁІЎЇЄҐ][\w'’-]+ (?:al-)?[A-ZА-ЯЁІЎЇЄҐ]")
"""Two words with capitals in a row, behind another."""
_ARTICLE = re.compile(r"^(?:the|this|that|same|этот|эта|гэты|гэтая|цей|ця) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person, what the report says beside the name that they are, and where it does."""

    name: str
    role: str
    at: int


@remembered
def introduced(text: str) -> tuple[Introduced, ...]:
    """Everybody whom a report introduces, in order."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        for pattern in _possible(line[0]):
            for m in pattern.finditer(line[0]):
                role = _SPEAKS_FOR.sub("spokesman for", m["role"].strip())
                if is_person(m["name"]):
                    found.append(Introduced(m["name"], role, line.start() + m.start("name")))
    return tuple(sorted(found, key=lambda i: i.at))


def _possible(line: str) -> Sequence[re.Pattern[str]]:
    """The patterns that can find anybody in a line: most lines have nothing of the kind."""
    before = (_BEFORE,) if _SECOND.search(line) else ()
    return (*before, _BEHIND, _NAMED_AS) if ", " in line else before


def meant(source: str, text: str, until: int) -> str | None:
    """The one person whom a report means by what they are, introduced as that before a place in it.

    >>> meant("the mechanic", "Ship's mechanic Mira Halden is home. She slept, the mechanic says.", 60)
    'Mira Halden'
    >>> meant("a mechanic", "Ship's mechanic Mira Halden is home.", 30) is None
    True
    """
    said = _ARTICLE.sub("", source)
    if len(said.split()) != 1 or not said[:1].islower() or said in listed("fillers") or len(said) < NOUN:
        return None
    if in_english(said) in listed("nobody") | listed("bodies"):
        return None
    noun = in_english(said)[:NOUN]
    named = {i.name for i in introduced(text) if i.at < until and noun in _nouns(i.role)}
    return named.pop() if len(named) == 1 else None


def roles_of(person: str, text: str) -> tuple[str, ...]:
    """What a report says that a person is, each once."""
    told = introduced(text)
    if not told:  # as in most reports
        return ()
    last = person.split()[-1] if person.split() else ""
    return tuple(dict.fromkeys(i.role for i in told if i.name == person or i.name.split()[-1] == last))


_QUOTED = re.compile(r"[\"“„«](?P<said>[^\"“”«»]{8,})")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|myself|я|мне|меня|мой|моя|мяне|мой|мая|мені|мене|мій)\b")
_BY = re.compile(
    rf"[\"”»],? (?P<who>(?:[A-Za-z][\w-]* ){{0,4}}?{_NAME}) (?:said|told|says|tells|added|wrote)\b|"
    rf"[\"”»],? (?:said|says|added|wrote) (?P<by>(?:[A-Za-z][\w-]* ){{0,4}}?{_NAME})"
)
_SOMEBODY = re.compile(
    r"[\"”»],? (?:said|says|told|tells|added|wrote|recall(?:s|ed)) (?!(?:he|she|they)\b)[a-z]"
    r"|[\"”»],? (?:the|an?|one|his|her|their|our) (?:[\w-]+ ){1,5}(?:said|says|told|tells|added|wrote|recall)"
    r"|[\"”»],? [–—-] [а-яёіўїєґ]+ (?!(?:он|она|ён|ена|яна|він|вона)\b)[а-яёіўїєґ]{3,}"
)
"""Behind a quotation, that somebody without a name speaks in it: "said a cellmate"."""


def spoken_in(quote: str, persons: Sequence[str]) -> str | None:
    """Who speaks in the words of a claim itself: whom they name, else the one they are of, who says "I".

    >>> spoken_in('"Let them go," Justice Minister Mira Halden told reporters.', ())
    'Justice Minister Mira Halden'
    >>> spoken_in('"Nobody asked me," he said.', ("Ivo Talby",))
    'Ivo Talby'
    >>> spoken_in('"I saw him go," said a guard.', ("Ivo Talby",)) is None
    True
    """
    if by := _BY.search(quote):
        return by["who"] or by["by"]
    said = _QUOTED.search(quote)
    if said is None or len(persons) != 1 or not _FIRST_PERSON.search(said["said"]) or _SOMEBODY.search(quote):
        return None
    return None if persons[0].split()[-1:] and persons[0].split()[-1] in said["said"] else persons[0]


_HIS = re.compile(
    r"(?:his|her) (?P<en>(?:chief |deputy )?"
    r"(?:spokes\w+|press secretary|press (?:office|service)|chief of staff|aides?|advis[eo]rs?|office))"
    r"|(?:его|её|ее|яго|яе|його|її) (?P<cyr>(?:пресс?|прэс)[ -]?(?:секрет|сакрат|служб)\w+|речни\w+)",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?<![\w-])(?:(?P<en>(?:president|head of state|prime minister|(?:[a-z]+ )?minister|governor)(?!['’]s|\w))"
    r"|(?P<cyr>президент|прэзідэнт|премьер|прэм.ер|прем.єр)(?!\w))",
    re.IGNORECASE,
)
"""Who holds an office and has others speak for them; in Cyrillic in the nominative."""


@remembered
def whose_speaker(source: str, text: str, start: int, end: int) -> str:
    """A speaker of "his" or "hers" as that of the last holder of an office named before, in the same sentences.

    >>> said = "Nine were let go after the president signed a decree, his spokeswoman said."
    >>> whose_speaker("his spokeswoman", said, 0, len(said))
    "president's spokeswoman"
    """
    if source.startswith("its "):
        return _whose_own(source, text, start)
    his = _HIS.fullmatch(source)
    at = text.find(source, start, end) if his else -1
    if his is None or at < 0:
        return source
    holders = list(_HOLDER.finditer(text, max(text.rfind("\n", 0, at), 0), at))
    if not holders:
        return source
    last = holders[-1]
    return f"{last['en']}'s {his['en']}" if last["en"] and his["en"] else f"{his[0].split(maxsplit=1)[1]} {last[0]}а"


def _whose_own(source: str, text: str, start: int) -> str:
    """A speaker of "its" as that of the state or the well-known body named first in the sentence before.

    >>> _whose_own("its chief negotiator", "The European Union opens its market, its chief negotiator said.", 0)
    "European Union's chief negotiator"
    """
    at = text.find(source, start)
    first = max(text.rfind(mark, 0, max(at, 0)) + 1 for mark in ("\n", ". ", "! ", "? ", " - ", " – ", " — "))
    before = text[first:at] if at >= 0 and speaks_of("in_office", source) else ""
    known = body(before) or next((w for w in _CAPITALS.findall(before) if country(w)), None)
    return f"{known}'s {source.removeprefix('its ')}" if known else source


_CAPITALS = re.compile(r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)*")


def _nouns(role: str) -> set[str]:
    """The words for what somebody is, without those that say of what: "mechanic" of "mechanic of a tanker"."""
    head = re.split(r" (?:of|for|at|from|in|who) ", role)[0].split()[-2:]  # what goes before is of the sentence
    return {w[:NOUN] for w in in_english(" ".join(head)).split() if len(w) >= NOUN}
