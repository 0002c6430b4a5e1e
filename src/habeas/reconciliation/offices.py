"""Whose word an official's is: that of the body they speak for, by the post in the words that name them.

"Justice Minister Mira Halden", "the minister" and the Ministry of Justice are one source: two voices of one body are no
confirmation. A person who was named with a post holds it wherever they are named, until somebody tells that it is over.
"""

import re
from dataclasses import dataclass

from anyascii import anyascii

from habeas.folding import fold
from habeas.memory import remembered
from habeas.places import country
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.source_names import CYRILLIC, is_person, sounds, stem
from habeas.reconciliation.topics import listed

_MINISTERS = (
    (re.compile(r"\b(?:(?:deputy|vice|first|prime)[- ])*minist(?:ers?|resse)\b(?:['’]s)?", re.IGNORECASE), "ministry"),
    (re.compile(r"(?<!\w)(?:вице-|замести\w+ )?министр(?:а|у|ом|е|ы|ов)?(?!\w)", re.IGNORECASE), "министерство"),
    (re.compile(r"(?<!\w)(?:віц[эе]-|намесні\w+ |заступни\w+ )?міністр(?:а|у|ам|ом|е|і|ы|ові|ка|ки|кі)?(?!\w)", re.I),
     "міністэрства"),
)  # fmt: skip
"""A minister is named after the ministry; in what language, stays."""
_SPEAKER = re.compile(
    r"\b(?:(?i:deputy|vice|first|acting)[- ])*"
    r"(?:Speaker(?= [A-Z]|$)|(?i:(?:speaker|chair(?:man|woman|person)?|president) of (?:the )?"
    r"(?:parliament|(?:national|legislative|supreme) (?:assembly|council)|(?:upper|lower) house|senate|seimas|duma|"
    r"majlis))|"
    r"(?i:parliament(?:ary)?(?:['’]s)? speaker))(?!\w)"
    r"|(?<!\w)(?i:(?:вице-|віцэ-|віце-)?(?:спикер|спікер|председател|старшын|голов|глав|кіраўні)\w* "
    r"(?:парламент|сейм|сенат|меджлис|мажилис|дум|(?:нижней|верхней|ніжняй|верхняй|нижньої|верхньої) палат|"
    r"(?:национальн|нацыянальн|національн|верховн|вярхоўн)\w+ (?:собран|сход|збор|совет|савет|рад))\w*)"
)
"""Who presides over a parliament speaks for it."""
_STAFF = (
    re.compile(
        r"(?<!army )(?<!general )(?<!force )(?<!navy )\b(?:(?:deputy|first|acting) )*"
        r"(?:chiefs? of staff|(?:heads?|chiefs?|directors?) of (?:the |his |her )?(?:president\w*(?:['’]s)? )?"
        r"(?:administration|chancellery|executive office)(?! of (?:the )?(?:prison|colony|city|region)))\b"
        r"(?: (?:to|of|for) (?:the )?(?=president))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:(?:первы|перш)\w+ )?(?:(?:заместител|намесні|заступни)\w+ )?"
        r"(?:руководител|глав|кіраўні|керівни|голов|очільни|начальни|шеф)\w* "
        r"(?:президентск\w+ |прэзідэнцк\w+ |президентськ\w+ )?"
        r"(?:администраци|адміністрацы|адміністраці|канцеляри|канцыляры|канцеляр|офиса|офіса|офісу)\w*(?!\w)"
        r"(?! (?:колон|калон|тюр|турм|вязн|город|горад|міст|район|раён|област|вобласц|СИЗО|СІЗА|ИК|ПК|завод))"
        r"(?: президента| прэзідэнта)?",
        re.IGNORECASE,
    ),
)
"""Who heads a president's staff is named after it."""
_SPOKESMEN = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press secretary|officials?|representatives?|sources?|"
    r"(?:(?:deputy|first|acting|senior) )*(?:heads?|chiefs?|directors?|commissioners?|commanders?)(?! of state))\b|"
    r"(?:senior |first )?assistants?(?: to the)?(?= (?:[A-Z]\w+ )?[Pp]rosecutor)|"
    r"(?<!\w)(?:(?:старш|першы|первы|перш)\w+ )?(?:помощни|памочні|помічни)\w+(?= \w*(?:прокур|пракур))|"
    r"(?<!\w)(?:(?:первы|перш)\w+ )?(?:заместител|намесні|заступни)\w+"
    r"(?= \w*(?:прокур|пракур|начал|дырэк|дирек|глав|кіра|кер))|"
    r"(?<!\w)(?:начальни[кцч]\w*|глав(?:а|ы|е|у|ой)|кіраўні[кцч]\w*|керівни[кцч]\w*|руководител\w+|директор\w*|дырэктар\w*)"
    r"(?! (?:государств|дзяржав|держав))|"
    r"(?<!\w)(?:пресс-секретар|представител|чиновник|прэс-сакратар|прадстаўні|чыноўні|прес-?секретар|представни|речни|"
    r"посадов)\w*",
    re.IGNORECASE,
)
"""Who speaks for the body whose name stands before or behind."""
_PRIME = re.compile(r"prime[- ]minister|премьер|прэм.?ер|прем.?єр", re.IGNORECASE)
_SMALL = frozenset("a an the of for at from in its his her their our and deputy first vice".split())
_LEFT = re.compile(
    r"\b(?:former(?:ly)?|ex|exiled|ousted|sacked|dismissed|retired|then|shadow|opposition)\b|"
    r"(?<!\w)(?:экс|быв[шс]\w*|былы|былога|былому|былой|былая|кол[іи]шн\w*|отставн\w*|тогдашн\w*|тагачасн\w*|"
    r"тодішн\w*|опальн\w*|беглы\w*|тенев\w*|тіньов\w*|ценяв\w*)(?!\w)",
    re.IGNORECASE,
)
"""Who holds the post no longer, or never did, speaks for nobody but themselves."""
_BESIDE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|wi[fv]es?|widows?|husbands?|brothers?|sisters?|sons?|daughters?|mothers?|fathers?|"
    r"parents?|famil(?:y|ies)|relatives?|friends?|critics?|victims?)\b|"
    r"(?<!\w)(?:адвокат|жен[аыеу]|жон|дружин|муж|брат|сестр|сын|син|доч|дач|мат[ьк]|мац|маці|оте?ц|отц|бать|бацьк|сем.|сям|родн|"
    r"родствен|сваяк|родич|друг|критик|крытык|жертв|ахвяр)\w*",
    re.IGNORECASE,
)
"""Who stands beside an official, or against one, is none."""


@dataclass(frozen=True, slots=True)
class Official:
    """A source named with a post: the person, if named, and the words for the body of the state they speak for."""

    person: str
    body: str


@remembered
def official(source: str) -> Official | None:
    """Who is named with a post in an organ of a state; None where nobody is, or no organ by its words, and for who
    held the post once or stands beside the one who does.

    >>> official("Justice Minister Mira Halden"), official("a Prison Service spokesman").body
    (Official(person='Mira Halden', body='Justice ministry'), 'Prison Service')
    >>> official("министра юстиции Миры Халден").body, official("the minister").body, official("Mira Halden")
    ('министерство юстиции', 'ministry', None)
    """
    if _LEFT.search(source) or _BESIDE.search(source):
        return None
    post = _with_body(source)
    if post == source:
        return None
    person, words = _parted(post.split())
    while words and words[0].casefold() in _SMALL:
        words = words[1:]
    while words and words[-1].casefold() in _SMALL:
        words = words[:-1]
    body = " ".join(words)
    return Official(" ".join(person), body) if is_organ(body) else None


_DIPLOMAT = re.compile(
    r"\b(?:(?:vice|honorary)[- ])?"
    r"(?:consuls?(?:[- ]general)?|consulates?|ambassadors?|embass(?:y|ies)|charg[eé]s? d['’]affaires)\b|"
    r"(?<!\w)(?:(?:вице-|віце-|віцэ-|ген)?консул(?:а|у|ом|ам|ы|и|ові)?|(?:ген)?консульств\w+|посольств\w+|пасольств\w+|"
    r"п[оа]с(?:ол|ла|лу|лом|лам|лы|ли))(?!\w)",
    re.IGNORECASE,
)


def is_diplomat(source: str) -> bool:
    """Whether words name who speaks for a state in another: a consul, an embassy.

    >>> is_diplomat("consul Ivo Talby"), is_diplomat("посольство"), is_diplomat("the consul's wife")
    (True, True, False)
    """
    return _DIPLOMAT.search(source) is not None and not _LEFT.search(source) and not _BESIDE.search(source)


def office_in(role: str) -> str:
    """What is said of somebody from the first word for an office on; empty where no word is one.

    >>> office_in("stressed the deputy minister of justice"), office_in("her old friend")
    ('deputy minister of justice', '')
    """
    words = role.split()
    office = (i for i, w in enumerate(words) if _with_body(w) != w or _of_office(w) or w.casefold() in _RANKS)
    at = next(office, len(words))
    return " ".join(words[at - _whose(words, at) :])


def _whose(words: list[str], at: int) -> int:
    """How many words before an office say of which state it is: "Oreldian" before "Interior Minister"."""
    return int(0 < at < len(words) and words[at - 1][:1].isupper() and words[at][:1].isupper())


_RANKS = frozenset(
    "deputy vice first press senior assistant старший заместитель замминистра намеснік заступник".split()
)


def _with_body(source: str) -> str:
    """The words with those for a body in place of those for who speaks for it."""
    for minister, ministry in () if _PRIME.search(source) else _MINISTERS:
        source = minister.sub(ministry, source)
    source = _SPEAKER.sub("parliament", source)
    for head in _STAFF:
        source = head.sub("administration of the president ", source).strip()
    return _SPOKESMEN.sub(" ", source)


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The name of a person at the end of the words, or before a comma at their beginning, and the other words."""
    comma = next((i + 1 for i, w in enumerate(words) if w.endswith(",")), 0)
    first = [w.strip(",") for w in words[:comma]]
    if len(first) > 1 and is_person(" ".join(first)):
        return first, words[comma:]
    at = len(words)
    while at and words[at - 1][:1].isupper() and not _of_office(words[at - 1]):
        at -= 1
    at += _of_country(words, at)
    at = max(at, len(words) - 3)
    return words[at:], words[:at]


def _of_country(words: list[str], at: int) -> int:
    """How many words from there on name the state whose post it is: "of Norway", in Cyrillic without "of"."""
    if not 0 < at < len(words) or not (words[at - 1] in ("of", "for", "the") or CYRILLIC.search(words[at])):
        return 0
    return next((n for n in (1, 2, 3) if country(" ".join(words[at : at + n]).rstrip(","))), 0)


def _of_office(word: str) -> bool:
    """Whether a word can be one of an organ's name."""
    return not set(in_english(word).split()).isdisjoint(listed("offices") | listed("organs") | listed("bodies"))


def is_organ(source: str) -> bool:
    """Whether words name an organ of a state."""
    said = set(in_english(source).replace("'s", "").split())
    return bool(said & (listed("organs") | {"ministry"})) or len(said & listed("offices")) > 1


def known_as(person: str) -> tuple[str, str] | None:
    """By what a person is known in any letters and case, with the first name in full or not; None for one name alone.

    >>> known_as("Мира Халден") == known_as("M. Halden")
    True
    """
    said, surname = person.split(), surname_heard(person)
    return (fold(anyascii(said[0]))[:1], surname) if len(said) > 1 and len(surname) > 3 else None


def surname_heard(person: str) -> str:
    """How the last word of a name sounds, in any letters and case."""
    return sounds(fold(anyascii(stem(person.split()[-1])))) if person else ""


def may_be_one(person: str, other: str) -> bool:
    """Whether two names of one sound may be of one person: first names that are both in full sound alike too.

    >>> may_be_one("Мира Халден", "M. Halden"), may_be_one("Mira Halden", "Marat Halden")
    (True, False)
    """
    first, second = (fold(anyascii(stem(p.split()[0]))).strip(".") for p in (person, other))
    return len(first) < 2 or len(second) < 2 or sounds(first) == sounds(second)


def once_official(source: str) -> str | None:
    """The person who is named with a post that they hold no longer, or never held.

    >>> once_official("former Justice Minister Mira Halden"), once_official("Justice Minister Mira Halden")
    ('Mira Halden', None)
    """
    person = " ".join(_parted(_with_body(source).split())[0]) if _LEFT.search(source) else ""
    return person or None
