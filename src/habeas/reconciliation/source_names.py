"""Names of sources for comparison: in every language, case and alphabet, and whether they name anybody at all."""

import re
from collections.abc import Iterable

from anyascii import anyascii

from habeas.folding import fold
from habeas.memory import remembered
from habeas.reconciliation.bodies import body, in_english
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.topics import listed

CYRILLIC = re.compile("[а-яёіїўґ]", re.IGNORECASE)
_ENDING = re.compile(
    "(?<=[а-яёіїўґ]{3})(?:ого|его|ому|ему|ыми|ими|ам[иі]|[оеая]й|[аеоя]ю|[ыиоеаёя]м|[ыи]й|[ыи]х|[аяуюыиеіїоьй])$"
)
"""The case ending of a word in Cyrillic, off a stem of three letters or more."""


@remembered
def name(source: str) -> str:
    """A source's name for comparison: 'the Lumen human rights centre' and 'Lumen' are one; '' names nobody.

    Well-known bodies have one name in every language, and words in Cyrillic one in every case.

    >>> name("the Lumen human rights centre") == name("Lumen"), name("источника «Вясны»") == name("Viasna")
    (True, True)
    """
    if known := body(source):
        return known
    called = _CALLED.search(source)
    source = undescribed(untitled(source))
    said = [w for w in re.findall(r"\w+", in_english(source)) if w not in listed("fillers")]
    telling = [w for w in said if w not in listed("bodies")]
    if telling and not all(w in listed("nobody") for w in telling):
        return " ".join(sorted(fold(anyascii(stem(w))).replace("'", "") for w in telling))
    if telling and _is_written_as_name(source):  # "the Ministry of Government", "the Union of Journalists"
        return " ".join(sorted(telling))
    if telling and called:  # a name in quotation marks is no word of the language
        return " ".join(sorted(fold(anyascii(stem(w))).replace("'", "") for w in re.findall(r"\w+", called[1])))
    return "" if telling else " ".join(said)


def _is_written_as_name(source: str) -> bool:
    """Whether a kind of body and those without a name are both written with capitals, as in the name of a body.

    A capital that begins a sentence means nothing: "Activists of the Centre" are nobody by name.
    """
    behind = source if _TWO_CAPITALS.match(source) else source.partition(" ")[2]
    bodies, nobody = (set(in_english(" ".join(_CAPITAL.findall(s))).split()) for s in (source, behind))
    return bool(bodies & listed("bodies")) and bool(nobody & listed("nobody"))


_CAPITAL = re.compile(r"(?<!\w)[A-ZА-ЯЁІЎЇЄҐ][\w'’-]*")
_TWO_CAPITALS = re.compile(r"[A-Z][\w'’-]* [A-Z]")
"""An English name, in which those it is of stand first: "the Lawyers Union"."""
_CALLED = re.compile('[«“„"]([A-ZА-ЯЁІЎЇЄҐ][^»”“"]{2,40})[»”“"]')
"""A name in quotation marks."""
_DESCRIBED = re.compile(
    "(?:the |an? )?"
    "(?:(?!(?:of|for|from|with|to|by|in|at|on|near|close|behind|and|or|who|against)\\b)[a-z][\\w'’-]* ){1,4}"
    '(?=[A-Z«“„"])'
    "|(?:[а-яёіїўґ][\\w’'-]* ){1,3}(?=[«“„\"])"
)
"""What stands in small letters before a name, with no preposition between them: "the exiled", "opposition leader"."""


_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|madam|г-н|г-жа|господин\w*|госпож\w*|пан|пані|пана|пану|спадар\w*|"
    r"сп|доктор\w*|профес+ор\w*|прафесар\w*)\.?\s+(?=[A-ZА-ЯЁІЎЇЄҐ])",
    re.IGNORECASE,
)
"""A courtesy title before a name."""


def untitled(source: str) -> str:
    """A source without a courtesy title before a name.

    >>> untitled("Mr Halden"), untitled("госпожа Хальден")
    ('Halden', 'Хальден')
    """
    title = _TITLE.match(source)
    return source[title.end() :] if title and source[title.end()].isupper() else source


_RECORD = (
    re.compile(
        r"(?P<whose>\S.*\w)['’]s? "
        r"(?:(?:own|latest|current|running|new|public|online|updated|daily|weekly|monthly|yearly|annual) )*"
        r"(?:books?|lists?|counts?|tall(?:y|ies)|registers?|registry|figures?|numbers?|data(?:base)?|records?|ledger|"
        r"(?:web ?)?site|page|bulletins?|reports?|chronicle|tracker|estimates?|statistics|channel)"
    ),
    re.compile(
        r"(?i:спис(?:ок|ка|ку|ком|ке)|спіс\w*|данны(?:е|х|м)|дан(?:і|их)|звест\w+|подсч[её]т\w*|падлік\w*|підрахунк\w*|р[еэ]естр\w*|"
        r"реєстр\w*|статистик\w*|статыстык\w*|баз\w+ данных|канал\w*) (?P<whose>[A-ZА-ЯЁІЎЇЄҐ«“„\"].*)"
    ),
)
"""What a body keeps, in which its numbers stand: "the Register's book", "списки «Люмена»"."""


def whose_record(source: str) -> str:
    """A source without the book, list or page of its own in which its word stands.

    >>> whose_record("Lumen's latest tally"), whose_record("the general's wife"), whose_record("the Halden List")
    ('Lumen', "the general's wife", 'the Halden List')
    """
    found = next(filter(None, (kept.fullmatch(source) for kept in _RECORD)), None)
    return found["whose"] if found else source


def stem(word: str) -> str:
    """A word in Cyrillic without its case ending."""
    return _ENDING.sub("", word)


def undescribed(source: str) -> str:
    """A source's name without the words that only describe it; in Cyrillic only where quotation marks hold the name.

    >>> undescribed("the exiled Open Door Office"), undescribed("a lawyer for Mira Halden")
    ('Open Door Office', 'a lawyer for Mira Halden')
    """
    source = re.sub(r"\w+-based ", "", source)
    described = _DESCRIBED.match(source)
    return source[described.end() :] if described else source


_HEARD = (("ts", "c"), ("ck", "k"), ("q", "k"))


def sounds(word: str) -> str:
    """What stays of a word in whatever letters it is written: its consonants, marked so that it is no word.

    >>> sounds("lumen") == sounds("liumen")
    True
    """
    for written, heard in (("kh", "h"), ("g", "h"), ("x", "ks"), ("ph", "f"), ("w", "v"), *_HEARD):
        word = word.replace(written, heard)
    return "~" + re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyj']", "", word))


def letters(word: str) -> str:
    """A word in Latin letters without its ending, however they were put for others: with y or i, with v or u.

    >>> letters("Vuhal"), letters("Wuchal"), letters("lauryja") == letters("lavriya")
    ('vuhal', 'vuchal', True)
    """
    word = fold(anyascii(word)).replace("'", "").replace("kh", "h").replace("w", "v")
    word = re.sub("v(?![aeiouy])", "u", re.sub("[jy]", "i", word))
    return re.sub(r"(.)\1+", r"\1", re.sub("i(?=[aeou])|(?<=[aeou])i|[aeiou]+$", "", word))


def named(c: Claim) -> bool:
    """Whether a claim names its source, so that it can be told from others."""
    source = c.said.source
    return source is not None and bool(name(source)) and not anonymous(source, begins=_begins_sentence(c))


def anonymous(source: str, *, begins: bool = True) -> bool:
    """Whether a source is people without a name ("a lawyer", "two neighbours"): the outlet answers for them.

    So it is for some with a name among others without ("witnesses and Oreld officials"): the outlet put them together.
    `begins` says that it begins a sentence, where a capital letter means nothing.
    """
    first, _, rest = source.partition(" and ")
    if rest and first.islower() and anonymous(first):
        return True
    if (source[:1].islower() or begins) and not _OFFICIALS.match(source):
        source = _WHERE.sub("", source)
    said = source.strip('«»“”„"').split()
    quoted = re.search(r"[«“„\"]\w", source) is not None
    named = (
        quoted
        or any(w[:1].isupper() for w in (said[1:] if begins else said))
        or (len(said) == 1 and said[0][:1].isupper())
    )
    kinds = set(in_english(source).replace("'s", "").split()) & (listed("bodies") | listed("organs"))
    return not named and not kinds and body(source) is None


_OFFICIALS = re.compile(r"(?:[A-Za-z]+ )?[Oo]fficials? (?:in|from|at) ")
"""Officials of a place speak for a state, though it is not said which organ of it."""
_WHERE = re.compile(
    r"(?<=\w) (?:in|at|near|inside|outside|в|во|у|ў|под|пад|під|на|каля|біля|около|возле) (?:the )?"
    r"[A-ZА-ЯЁІЎЇЄҐ][\w'’-]+(?: [A-ZА-ЯЁІЎЇЄҐ][\w'’-]+)?"
)
"""Where somebody is or works: it names nobody."""


def _begins_sentence(c: Claim) -> bool:
    """Whether the source stands where a sentence begins, or is not found in the claim's own words or its paragraph."""
    text, source = c.document.text, c.said.source or ""
    at = text.find(source, c.said.start)
    if at < 0 or "\n" in text[c.said.start : at]:
        at = text.rfind(source, text.rfind("\n", 0, c.said.start) + 1, c.said.start)
    before = text[:at].rstrip(' "“«') if at >= 0 else ""
    return not before or before[-1] in ".!?…\n:"


@remembered
def is_person(source: str) -> bool:
    """Whether a source is written as a person's name: one to three words with capitals, none of them for a body."""
    said = source.split()
    bodies = listed("bodies") | listed("organs") | listed("nobody")
    return 0 < len(said) <= 3 and all(w[:1].isupper() and not set(in_english(w).split()) & bodies for w in said)


def people_heard(claims: Iterable[Claim]) -> dict[str, str]:
    """For each person quoted in Cyrillic the one name in Latin letters that sounds like theirs."""
    written: dict[str, str] = {}
    for c in claims:
        source = c.said.source
        if source and len(source.split()) > 1 and is_person(source):
            written.setdefault(name(source), source)
    latin: dict[tuple[str, ...], list[str]] = {}
    for called, source in written.items():
        if not CYRILLIC.search(source):
            latin.setdefault(_sounding(called), []).append(called)
    cyrillic = (called for called, source in written.items() if CYRILLIC.search(source))
    return {called: latin[_sounding(called)][0] for called in cyrillic if _sounding(called) in latin}


def _sounding(called: str) -> tuple[str, ...]:
    return tuple(sorted(map(sounds, called.split())))
