"""What a report says of somebody where it names them: calling, age, home. Read from the text around each name.

English appositions mostly ("Welder Mira Halden, 49, of Lozna, who taught history"), with ages and homes in Russian,
Belarusian and Ukrainian. What extraction already knows of a mention is added to it elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from habeas.linking.callings import calling

Span = tuple[int, int]


class Description(NamedTuple):
    """What one place in a text says: words of the calling as written, age, home."""

    callings: tuple[str, ...] = ()
    age: int | None = None
    home: str | None = None


def descriptions(text: str, spans: Iterable[Span]) -> tuple[Description, ...]:
    """What each of the places says of the person it names, in their order."""
    return tuple(_description(text, start, end) for start, end in spans)


def _description(text: str, start: int, end: int) -> Description:
    before = _ONE_MORE.sub(" ", _line(text[max(0, start - 80) : start]))
    parts = list(_apposition(_after(text, end)))
    home = next(filter(None, map(_home, parts)), None) or _home_before(before)
    he_is = _he_is(text, end)
    age = next(filter(None, map(_age, parts)), None) or _age_before(before) or _age_behind(text, end) or he_is.age
    own = _before(before) or _before_comma(before, text, end)
    callings = tuple(c for c in (own, *map(_calling, parts), *he_is.callings) if c)
    return Description(callings, age, home)


def _line(before: str) -> str:
    """What stands before a name, from where its paragraph, or its row of a table, begins."""
    above, _, line = before.rpartition("\n")
    return line if "|" in above or above.endswith("\n") else before


# ---------------------------------------------------------------- before the name

_STOP = frozenset(
    """a an the and or but of in on at by for from to with as that which who whom whose where when while if than then
    is was were are be been has have had said says say told tell tells include includes including included among are
    he she his her hers their its it they we our this these those not no nor also only about against between near
    named called is, met saw see sees asked ask found after before since until during under over into onto off out
    more most some all both each every one two three four five six seven eight nine ten""".split()
)
_WORD_BEFORE = re.compile(r"(?<![\w-])([^\W\d_][\w'’-]*)[ \n]+$")


def _before(text: str) -> str:
    """Up to three words right before a name that say what somebody is: "history teacher", "Former union leader"."""
    found = list[str]()
    while len(found) < 3 and (m := _WORD_BEFORE.search(text)):
        word = m[1]
        if word.lower() in _STOP or (found and word[0].isupper() and not _begins_sentence(text[: m.start()])):
            if word[0].isupper() and word.lower() not in _STOP:
                found.append(word)  # a town or a people before a calling
            break
        if not found and word[0].isupper() and not _begins_sentence(text[: m.start()]):
            break
        found.append(word)
        text = text[: m.start()]
    return " ".join(reversed(found))


_AS_APPOSITION = re.compile(r"\b(?:the|an?|its|their|his|her|our) ((?:[a-z][a-z'’-]* ){0,6}[a-z][a-z'’-]*), $")


def _before_comma(before: str, text: str, end: int) -> str:
    """What stands before a name between commas: "the driver of their van, Ivo Talby, was taken too"."""
    found = _AS_APPOSITION.search(before) if text[end : end + 1] in (",", ")", "—", "–") else None
    return _calling(found[1]).split(" of ")[0] if found else ""


def _begins_sentence(before: str) -> bool:
    return not before.strip() or before.rstrip(" ")[-1] in '.!?:;\n"”»)-–—'


_ONE_MORE = re.compile(
    r"(?:,|[–—-])? (?:bearing|sharing|with|of|by) (?:the|that|an?) (?:same|identical) (?:full )?name,? $|"
    r"(?:,|[–—-])? (?:another|a second|also an?|"
    r"тоже|ещ[её] (?:один|одна)|таксама|яшчэ (?:адзін|адна)|теж|ще (?:один|одна)) $"
)
"""Between a calling and a name: that somebody else has the name too."""
_AGE_BEFORE = re.compile(r"\b([1-9]\d)-(?:year-old|летн\w+|гадов\w+|річн\w+)(?: [^\W\d_]+){0,5} $")


def _age_before(text: str) -> int | None:
    found = _AGE_BEFORE.search(text)
    return int(found[1]) if found else None


_HOME_BEFORE = re.compile(r"\b([A-Z][\w-]+) (?:[a-z-]+ ){1,3}$")


_HOME_BEHIND = re.compile(r"\b(?:an?|the) (?:[\w-]+ ){0,4}[a-z]{3,} (?:of|from) ([A-Z][\w-]+) $")


def _home_before(text: str) -> str | None:
    """A proper name before the calling: "the Lozna history teacher Mira Halden"; not what may only begin a sentence."""
    if of_it := _HOME_BEHIND.search(text):
        return of_it[1]
    found = _HOME_BEFORE.search(text)
    if not found or _begins_sentence(text[: found.start()]):
        return None
    return None if any(w.lower() in _STOP for w in found[0].split()) else found[1]


# ---------------------------------------------------------------- after the name

_SENTENCE_END = re.compile(r"[.!?;](?=\s+[A-ZА-ЯЁІЎЄЇ\"“«]|\s*$)|\n")
_BE = re.compile(
    r"(?: (?:who|freed|released|arrested|detained|held|named|jailed)\b[^,.;]{1,50}?)? (?:is|was) (?=(?:a|an|the) )"
)


def _after(text: str, end: int) -> str:
    """The rest of the sentence after the name, as far as it may describe the person."""
    rest = text[end : end + 200]
    stop = _SENTENCE_END.search(rest)
    return (rest[: stop.start()] if stop else rest).partition(": ")[0]


def _apposition(rest: str) -> Iterator[str]:
    """The pieces between commas that describe the person, up to the first that goes on with the sentence."""
    if found := _BE.match(rest):
        rest = "," + rest[found.end() - 1 :]
    if home := re.match(r" (?:of|from) [A-Z][\w-]+(?: [A-Z][\w-]+)?", rest):
        yield home[0].strip()
        rest = rest[home.end() :]
    elif where := _WORKS_AT.match(rest):
        yield where[0].strip()
        rest = rest[where.end() :]
    if aged := re.match(r" \(([^()]{1,40})\)", rest):
        yield aged[1]
        rest = rest[aged.end() :]
    if which := _which_one(rest):
        yield which
        rest = rest[len(which) + 1 :]
    if not rest.startswith((",", " –", " —", " -", " |")):
        return
    for piece in re.split(r", | [–—-] | ?\| ?", rest.lstrip(" ,–—-|"))[:4]:
        if not _describes(piece):
            return
        yield piece


def _which_one(rest: str) -> str | None:
    """Which of the bearers of a name is meant, behind it without a comma: "Mira Halden the lawyer came home"."""
    if aged := _THE_AGED.match(rest):
        return aged[1]
    found = _THE_ONE.match(rest) if not _ANOTHER_DID.match(rest) else None
    for n, word in enumerate(words := found[1].split() if found else [], 1):
        if calling(word):
            return " ".join(["the", *words[:n]])
    return None


_THE_AGED = re.compile(r" (the (?:[a-z][a-z'’-]* ){0,3}[a-z][a-z'’-]+)(?=, (?:aged )?[1-9]\d(?![\w-]))")
_THE_ONE = re.compile(r" the ([a-z][a-z'’-]+(?: [a-z][a-z'’-]+){0,2})")
_ANOTHER_DID = re.compile(r" the (?:[a-z'’-]+ ){1,3}?(?:had|would|could|might) ")
"""Behind the name of a hearer: "they told Mira Halden the lawyer had been taken"."""
_YEARS = (
    r" (?:лет|год[а]?|гадоў|гады|років|роки|рік)(?!\w)"
    r"(?! (?:(?:назад|таму|тому|в|у|ў|за|по|па|под|пад|під|без|с|со|з|із)(?!\w)"
    r"|лишен|позбав|пазбаў|колон|калон|тюр|турм|в[’']?язн|заключ|зняв|строг|общ|усил|агульн|сувор|принуд|условн|умоўн|умовн))"
)
"""What stands behind an age, and not behind a term or a time."""
_AGE_BEHIND = re.compile(
    r" (?:(?:is|was|has turned|turned) ([1-9]\d)(?=[,.;]| and | years old)"
    rf"|(?:было |было ўжо |было уже |ўжо |уже |вже )?([1-9]\d){_YEARS})"
)
_A_TERM = re.compile(
    r"\b(?:приговор|присуд|прысуд|вирок|суд|асудз|асудж|засуд|осуд|осужд|да(?:л|ў|в|л[иіао]|ют|юць)\b|назнач|прызнач|признач|"
    r"запрос|запра[шс]|запатраб|попрос|прос|потреб|получ|атрым|отрим|гроз|пагражае|загрожу|добав|дада|срок|тэрмін|строк|"
    r"впая|влеп|статья|статье|артыкул|статт)",
    re.IGNORECASE,
)
"""Words of a court: years that somebody is given, asked or threatened with are no age."""
_AND_IS = re.compile(r"[^.;!?\n]{3,120}?,? and (?:he |she )?(?:is|was) ([1-9]\d)(?: years old)?(?=[.;]|, )")
"""At the end of the sentence: "The Mira Halden who was let out keeps bees and is 61."."""
_HE_IS = re.compile(
    r"(?:He|She) (?:is|was) (?:(?:aged )?(?P<age>[1-9]\d)(?: years old)?(?:,? and (?P<also>an? [a-z][a-z -]{2,40}))?"
    r"|(?P<is>an? [a-z][a-z -]{2,40}))(?=[,.;])"
    rf"|(?:Ему|Ей|Яму|Ёй|Йому|Їй) (?:было ўжо |было )?(?P<years>[1-9]\d)(?:{_YEARS})?(?=[,.;]| (?:и|і|й) )"
)
"""A sentence that says of whoever the one before it named how old they are, or what."""


def _age_behind(text: str, end: int) -> int | None:
    """The age that follows a name without a comma: "Mira Halden is 47.", "Міре Халден 47 гадоў"."""
    found = _AGE_BEHIND.match(text, end)
    if found is None:
        found = _AND_IS.match(text, end) if _alone_in(text, end) else None
        return int(found[1]) if found else None
    if found[2] and _A_TERM.search(_sentence_around(text, end)):
        return None
    return int(found[1] or found[2])


def _sentence_around(text: str, at: int) -> str:
    """The words on both sides up to where the sentence ends or the text is cut."""
    before = re.split(r"[.!?\n]\s", text[max(0, at - 120) : at])[-1]
    return before + re.split(r"[.!?]\s|\n", text[at : at + 120])[0]


def _alone_in(text: str, end: int) -> bool:
    """Whether the sentence names nobody else behind a name, so that what it says is of the one who has it."""
    return _CAPITAL_INSIDE.search(_after(text, end)) is None


def _he_is(text: str, end: int) -> Description:
    """What the next sentence says of the one named last in this: "She is 39 and a welder."."""
    rest = text[end : end + 240]
    stop = _SENTENCE_END.search(rest)
    if stop is None or _CAPITAL_INSIDE.search(rest[: stop.start()]):
        return Description()
    found = _HE_IS.match(rest[stop.end() :].lstrip(' "”»'))
    if found is None:
        return Description()
    age, told = found["age"] or found["years"], found["also"] or found["is"]
    return Description((_calling(told),) if told else (), int(age) if age else None)


_WORKS_AT = re.compile(
    r" (?:of|from|at) the (?:[a-z-]+ ){0,2}(?:faculty|university|polytechnic|institute|academy|college|school)\b"
    r"| (?:с|со|из|з|са|із|зі) (?:[а-яёіўєї'’-]+ ){0,2}(?:факульт[эе]т[ау]|университета|універсітэта|університету"
    r"|ин?ститута|інст[иы]тут[ау]|пол[иі]т[эе]х\w+|школ[ыи]|газет[ыи])(?!\w)"
)
"""Behind a name: where its bearer studies or works, by a common word."""
_AGE = re.compile(
    r"(?:aged )?([1-9]\d)(?: years old| лет| год[а]?| гадоў| гады| років| роки)?$|who (?:is|turned) ([1-9]\d)\b"
)
_AGED_SO = re.compile(r"(?:an? |the )?([1-9]\d)-(?:year-old|летн\w+|гадов\w+|річн\w+)(?: |$)")
"""A piece that says how old somebody is before what they are: "a 58-year-old welder"."""
_HOME = re.compile(
    r"\b(?:of|from|из|з|са|із) (?:the town of |the village of |города |г\. ?)?([A-ZА-ЯЁІЎЄЇ][\w-]+(?: [A-Z][\w-]+)?)"
)
_CLAUSE = re.compile(r"who (?:taught|works as|worked as|served as|headed|led|ran|is an?|was an?|turned|is [1-9]\d)\b")
_VERBAL = re.compile(
    r"(?:and|or|but|he|she|it|they|in|on|at|to|with|by|after|before|while|when|where|which|whose|said|says|told|is|was|were"
    r"|isn't|has|had|have|are|been|not|did|will|would|could|may|then|there|so|as|for|since|until|went|got|remains"
    r"|also (?!of|from)|walked|died|\w+ing|и|а|но|на|в|у|по|за|при|к|до|после|был|была|і|ў|да|пры|але"
    r"|быў|була|був|що)\b"
)
_PLACE = re.compile(r"(?:also )?(?:of|from|из|з|са|із) [A-ZА-ЯЁІЎЄЇ]")
_ANOTHER = re.compile(
    r"(?<!of)(?<!from)(?<!in)(?<!at)(?<!the)(?<!town) [A-Z][a-z]"
    r"|(?<=[а-яёіўєї]{5}) [А-ЯЁІЎЄЇ][а-яёіўєї'’-]+ [А-ЯЁІЎЄЇ][а-яёіўєї]"
)
"""A proper name that no preposition leads to: the next one of a list."""


_OF_A_LAND = re.compile(r"^(?:an?|the) [A-Z][\w-]+ (?=[a-z])")
"""Of which people somebody is: "a Lozna driver"."""


_WHO = re.compile(r"(?<=\w) (?:who|whom|whose|that|which) ")
"""Where what somebody is goes over into what they did."""


def _describes(piece: str) -> bool:
    """Whether a piece between commas describes a person and does not go on with the sentence."""
    piece = _WHO.split(piece.strip(), 1)[0]
    if not piece or len(piece) > 90:
        return False
    if piece.startswith("who "):
        return _CLAUSE.match(piece) is not None
    if _AGE.fullmatch(piece) or _PLACE.match(piece) or _AGED_SO.match(piece):
        return True
    said = _OF_A_LAND.sub("", _DONE_TO.sub("", piece))
    return piece[0].islower() and not _VERBAL.match(piece) and not _ANOTHER.search(said)


def _age(piece: str) -> int | None:
    found = _AGE.match(piece.strip()) or _AGED_SO.match(piece.strip())
    return int(found[1] or found[found.lastindex or 1]) if found else None


def _home(piece: str) -> str | None:
    found = _HOME.search(piece)
    return found[1] if found and not found[1].isupper() else None  # a remand prison's initials are no home


_PARTICIPLE = re.compile(r"(?:\w+ed|held|taken|born|shot|sent|both)\b")
_DONE_TO = re.compile(r" (?:\w{3,}ed|held|taken|born|shot|sent)\b.*", re.DOTALL)
_KIN = re.compile(
    r"(?:wife|husband|widow|widower|mother|father|son|daughter|sister|brother|partner|fiancée?|cousin|aunt|uncle|niece"
    r"|nephew|relative|friend|colleague)s?\b"
)
"""Says whose the person is: the calling beside it is the other's."""


def _calling(piece: str) -> str:
    """The words of a piece that says what somebody is, without its article; not what was done to them, age, home."""
    if _AGE.match(piece.strip()):
        return ""
    piece = re.sub(r"^(?:who )?(?:is |was )?(?:a|an|the|also) |^who ", "", _WHO.split(piece.strip(), 1)[0])
    if _AGE.match(piece) or _PLACE.match(piece) or _PARTICIPLE.match(piece) or _of_kin(piece):
        return ""
    return _DONE_TO.sub("", piece)


def _of_kin(piece: str) -> bool:
    """Whether a piece says whose wife, son or friend somebody is: "wife of the editor", "the editor's wife"."""
    found = _KIN.search(piece)
    return found is not None and (
        piece[found.end() :].startswith(" of ") or "'s " in piece[: found.start()].replace("’", "'")
    )


# ---------------------------------------------------------------- before anybody is named


def somebody(quote: str) -> Iterator[Description]:
    """What a sentence calls somebody without a name: "A 41-year-old welder was let out."."""
    found = _SOMEBODY.match(quote)
    if found and any(calling(w.lower()) for w in found["what"].split()):
        yield Description((found["what"],), int(found["age"]) if found["age"] else None)


_SOMEBODY = re.compile(
    r"An? (?:(?P<age>[1-9]\d)-year-old )?(?P<what>(?:[^\W\d_][\w'’-]* ){0,4}?[a-z][a-z'’-]+?),? "
    r"(?:who )?(?:(?:was|is|has been|had been|is being) )?(?:also )?"
    r"(?:aged|accused|arrested|behind bars|charged|convicted|dead|detained|died|expelled|facing|freed|given|has died"
    r"|held|imprisoned|in (?:custody|jail|prison)|jailed|kept|locked|put|released|remanded|seized|sentenced|serving"
    r"|sent to|taken|under)\b"
)
"""The beginning of a sentence on somebody to whom something was done."""


# ---------------------------------------------------------------- he or she

_PRONOUN = re.compile(
    r"\b(he|his|himself|she|hers|herself|her(?= [a-z])(?! (?:and|or|but|in|on|at|to|from|with|by|for|as|when|while|that"
    r"|who|after|before|since|until|of|into|out|up|off|down|home|free|go|to|again|there|here|not|was|is|were)\b))\b",
    re.IGNORECASE,
)
"""Not "him", and not "her" with nothing of hers behind: the object of a sentence is seldom its subject."""
_CAPITAL_INSIDE = re.compile(r"(?<=[\w,] )[A-Z][a-z]+ [A-Z][a-z]+|(?<=[\w,] )[A-Z]\. ?[A-Z][a-z]+")


def gender(text: str, spans: Iterable[Span]) -> str | None:
    """ "m" or "f" where the pronouns that follow the name, before anybody else is named, all tell the same."""
    told = {found for _, end in spans if (found := _pronoun(text[end : end + 200]))}
    return told.pop() if len(told) == 1 else None


def _pronoun(after: str) -> str | None:
    """What the first pronoun after a name tells, in its sentence or at the head of the next."""
    stop = _SENTENCE_END.search(after)
    here = after[: stop.start()] if stop else after
    following = re.match(r"\s*(\w+)", after[stop.end() :]) if stop else None
    another = _CAPITAL_INSIDE.search(here)
    found = _PRONOUN.search(here[: another.start()] if another else here)
    if found is None and not another and following:
        found = _PRONOUN.fullmatch(following[1])
    return None if found is None else "m" if found[0].lower() in ("he", "his", "him", "himself") else "f"
