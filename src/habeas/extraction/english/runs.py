"""Which capitalised words of a line run together to a name, with the title, role and age beside it."""

import re
import unicodedata

from habeas.extraction.english.list_order import in_list_order
from habeas.extraction.lexicon import GIVEN, NOT_NAMES, ORGANISATION, PARTICLES, PEOPLES, PLACE_WORDS, ROLES, TITLES
from habeas.extraction.people import Name
from habeas.extraction.words import Line, Word
from habeas.names import gender
from habeas.places import country

__all__ = ["MARKS", "age_of", "label_of", "runs_of", "unaccented"]


def runs_of(folded: str, at: int, line: Line) -> list[Name]:
    """The runs of capitalised words in the line with number `at` that may be names, in their order."""
    found, i = list[Name](), _behind_dateline(line)
    listed = in_list_order(folded, at, line) if i == 0 else None
    if listed is not None:
        found, i = [listed], listed.last + 1
    while i < len(line.words):
        if not _starts(line, i):
            i += 1
            continue
        j = _run_end(line, i)
        found += _peeled(folded, at, line, i, j)
        i = j + 1
    return found


def _behind_dateline(line: Line) -> int:
    """The first word behind "MADRID, 3 May -" or "MINSK (Agency) -" at the head of a report, 0 where there is none."""
    if not (line.words and line.words[0].text.isupper() and len(line.words[0].text) > 2):
        return 0
    dash = next((i for i, w in enumerate(line.words[:14]) if w.text in ("-", "–", "—", "--")), 0)
    if any(w.text in ".:;" and i > 0 and len(line.words[i - 1].text) > 4 for i, w in enumerate(line.words[:dash])):
        return 0
    return dash + 1 if dash and not _touching(line.words[dash - 1], line.words[dash]) else 0


def _run_end(line: Line, j: int) -> int:
    """The last word of a run that begins at word j; particles and hyphens inside it do not end it."""
    while True:
        if j + 1 < len(line.words) and _goes_on(line, j + 1):
            j += 1
        elif (
            j + 2 < len(line.words) and _goes_on(line, j + 2) and (_particle(line, j + 1) or _hyphen(line, j + 1))
        ) or (j + 2 < len(line.words) and _hyphen(line, j + 1) and line.words[j + 2].text.isalpha()):
            j += 2
        elif j + 3 < len(line.words) and _particle(line, j + 1) and _hyphen(line, j + 2) and _goes_on(line, j + 3):
            j += 3
        elif (k := _nickname(line, j + 1)) is not None:
            j = k
        elif j + 1 < len(line.words) and line.words[j + 1].text in _CHILD_OF:
            return j + 1
        else:
            return j


_CHILD_OF = frozenset("kyzy kizi qizi qyzy gyzy uulu uly ogly oglu oğlu o'g'li ugli ugly".split())
"""What ends a Turkic name that says whose son or daughter somebody is: "Aida Temir kyzy"."""


def _nickname(line: Line, i: int) -> int | None:
    """The surname's word behind another given name in quotes or brackets: Mira "Sparrow" Halden, Maryia (Mira) Halden."""
    words = line.words
    if i + 3 >= len(words) or (words[i].text, words[i + 2].text) not in (('"', '"'), ("(", ")")):
        return None
    return i + 3 if _capital(words[i + 1].text) and _goes_on(line, i + 3) and words[i + 3].pos == "P" else None


def _hyphen(line: Line, i: int) -> bool:
    """A hyphen inside a double name: no space on either side."""
    words = line.words
    return words[i].text == "-" and _touching(words[i - 1], words[i]) and _touching(words[i], words[i + 1])


def _touching(left: Word, right: Word) -> bool:
    return left.end == right.start


def _capital(text: str) -> bool:
    return text[:1].isupper() and any(c.isalpha() for c in text) and not any(c.isdigit() for c in text)


_TRADES = ("er", "or", "ist", "man", "woman", "ian", "ant", "ess")
"""How words for what somebody does end: "bookseller Mira Halden"."""


def _starts(line: Line, i: int) -> bool:
    w = line.words[i]
    if not _capital(w.text):
        lower_first_name = w.tag == "NNP" and w.text.isalpha() and len(w.text) > 3 and i + 1 < len(line.words)
        return bool(
            lower_first_name
            and _capital(line.words[i + 1].text)
            and line.words[i + 1].pos == "P"
            and w.lower not in TITLES | ROLES
            and not w.lower.endswith(_TRADES)
        )
    if w.lower in PARTICLES and i + 1 < len(line.words):
        return _capital(line.words[i + 1].text)
    if not line.parsed:
        return i > 0 or (i + 1 < len(line.words) and _capital(line.words[1].text))
    if i == 0 or line.words[i - 1].text in ('"', ":", "-", "–", "—", "("):
        following = line.words[i + 1] if i + 1 < len(line.words) else None
        return (
            w.pos == "P"
            or w.entity == "PERSON"
            or bool(following and following.pos == "P" and _capital(following.text) and w.pos in "NAV")
        )
    return w.pos in ("P", "N", "A", "V", "") or w.entity == "PERSON"


def _goes_on(line: Line, i: int) -> bool:
    w = line.words[i]
    if w.text in ("'s", "’s", "'"):
        return False
    return _capital(w.text) and (
        not line.parsed or (w.pos in ("P", "N", "A", "V", "", "R", "X", "I", "D") and w.lower not in _NEVER_INSIDE)
    )


_NEVER_INSIDE = frozenset("i he she it they we you who the a an in on at of for to by and but with from is was".split())


def _particle(line: Line, i: int) -> bool:
    return line.words[i].lower in PARTICLES


def _peeled(folded: str, at: int, line: Line, first: int, last: int) -> list[Name]:
    """The run without titles before it and without an organisation's words, as a name; nothing when little is left."""
    role_from = first
    first, last = _bare_run(line, first, last)
    words = line.words[first : last + 1]
    if not words or sum(w.text != "-" for w in words) > 6 or any(w.lower in ORGANISATION for w in words):
        return []
    apart = [w for before, w in zip((None, *words), words, strict=False) if before is None or before.text != "-"]
    if any(w.lower in NOT_NAMES and (w.lower not in _MONTHS_CUT or len(words) < 3) for w in apart):
        return []
    initials = all(len(w.text.strip(".")) == 1 for w in words)
    office = any(w.lower.rstrip(".") in _OFFICES for w in line.words[role_from:first])
    role = (role_from < first) or _role_before(folded, line, first) or _role_after(folded, line, last)
    told = initials and words[-1].text.endswith(".") and role and not office
    if (initials and not told) or (len(words) == 1 and (words[0].text.isupper() and 2 < len(words[0].text) < 6)):
        return []
    start, end = words[0].start, words[-1].end
    form = folded[start:end].split(",")[0].removesuffix("'s")  # "Mira Halden,banker"
    form = form if initials else form.rstrip(".'-")
    if len(form) < 2:
        return []
    titled = role_from < first
    before = folded[line.words[role_from].start : line.words[first - 1].end] if titled else None
    role = before or _role_before(folded, line, first) or _role_after(folded, line, last)
    return [Name(at, first, last, start, start + len(form), form, role, age_of(line, first, last))]


def _without_its_verb(line: Line, first: int, last: int) -> int:
    """The last word of a run that goes on into what is told: "MIRA H. Recognised", "Mira Halden OUT"."""
    words = line.words
    for i in range(first + 2, last + 1):
        capitals = words[i].text.isalpha() and words[i].text.isupper() and len(words[i].text) > 1
        told = words[i].dep == "ROOT" or words[i].pos in ("V", "X")  # "Mira HALDEN" is a name
        shouted = capitals and told and not words[i - 1].text.isupper()
        cut = len(words[i - 1].text) == 2 and words[i - 1].text.endswith(".") and words[i].pos in "VX"
        if (shouted or cut) and words[i - 1].text != "-":
            return i - 1
    return last


_OFFICES = frozenset(
    "judge justice prosecutor investigator officer colonel major captain general inspector minister".split()
)
"""Who is not told of by an initial: whoever else a sentence names by one stays unknown, and is not to be taken for them."""
_MONTHS_CUT = frozenset("jan mar apr jun".split())
"""Short forms of months that are words of names as well: "Daw Mira Mar Halden"."""


def _bare_run(line: Line, first: int, last: int) -> tuple[int, int]:
    """The ends of a run without titles, trades, nations and words that begin or end no name."""
    for i in range(last, first - 1, -1):
        if _titles(line, first, i, last):
            first = i + 1
            break
    if first == 0 and last > 1 and line.words[0].lower.endswith(_TRADES) and gender(line.words[0].text) is None:
        first = 1  # "Railwayman Oren Talby" at the head of a sentence
    if first <= last and line.words[first].text == "-":
        return first, first - 1
    last = _without_its_verb(line, first, last)
    while first <= last and (
        (first < last and line.words[first].entity == "NORP" and line.words[first].pos in "NA")
        or _no_name(line.words[first].lower)
        or (first + 1 < last and _a_country(line, first))
    ):
        first += 1
    while last >= first and line.words[last].lower in NOT_NAMES and line.words[last - 1].text != "-":
        last -= 1
    return first, last


def _a_country(line: Line, at: int) -> bool:
    """Whether a word is a place or of its people, before a name: "In Norland Mira Halden", "the Dane Mira Halden"."""
    word, behind = line.words[at], line.words[at + 1]
    if word.lower in PEOPLES:
        return at > 0 and line.words[at - 1].pos in ("T", "A")  # "the Dane Mira Halden"; Finn is a name as well
    if word.entity == "PERSON" or gender(word.text) is not None or unaccented(word.text) in GIVEN:
        return False
    return country(word.text) is not None or (word.entity == "GPE" and behind.entity not in ("GPE", "LOC", "FAC"))


def _titles(line: Line, first: int, at: int, last: int) -> bool:
    """Whether a word of a run is a title before the name, and no part of it: "U." cut short, "-man", "Mira Bishop"."""
    words = line.words
    word = words[at]
    if not _title(word.lower):
        return False
    joined = (at > first and words[at - 1].text == "-") or (first < at < last and words[at + 1].text == "-")
    if joined or (at > first and len(word.text) == 2 and word.text.endswith(".")):
        return False
    if at == last and at > first and word.lower in _ALSO_SURNAMES:
        before = words[at - 1]
        return before.pos not in "PA" or before.entity in ("NORP", "GPE", "") or _title(before.lower)
    return True


_ALSO_SURNAMES = frozenset("imam mufti king bishop prince pope sheikh judge major abbot".split())
"""Titles that are surnames where they end a name."""


def _no_name(word: str) -> bool:
    """Whether a word begins no name, nor as a word cut short: "October", "Oct."."""
    return word in NOT_NAMES or (len(word) > 3 and word.rstrip(".") in NOT_NAMES)


def _title(word: str) -> bool:
    """Whether a capitalised word is said before a name: "Judge", "Reporters"."""
    return any(w in TITLES or w in ROLES for w in (word, word.rstrip("."), word.removesuffix("s")))


def _role_before(folded: str, line: Line, first: int) -> str | None:
    """Small-letter role words directly before a name: "human rights activist X", "his wife, X"."""
    if first > 1 and line.words[first - 1].text == ",":
        first = _before_a_place(line, first - 1)
    i = first
    while i > 0 and line.words[i - 1].pos in ("N", "A") and line.words[i - 1].text[0].islower():
        i -= 1
    trade = i < first and _trade(line.words[first - 1]) and first + 1 < len(line.words) and _goes_on(line, first + 1)
    if trade or any(line.words[k].lemma in ROLES or line.words[k].lower in ROLES for k in range(i, first)):
        return folded[line.words[i].start : line.words[first - 1].end]
    return None


def _before_a_place(line: Line, end: int) -> int:
    """Where what stands before a word ends, a place left out: "a judge in Lowmark, X"."""
    i = end
    while i > 0 and line.words[i - 1].text[:1].isupper():
        i -= 1
    placed = 1 < i < end and line.words[i - 1].lower in ("in", "of", "from", "at")
    return i - 1 if placed and line.words[i - 2].lemma in ROLES else end


def _trade(word: Word) -> bool:
    """Whether a word says what somebody does for a living, by how it ends: "seller", "fundraiser"."""
    return word.pos == "N" and word.lower.endswith(_TRADES) and word.lower not in ORGANISATION | PLACE_WORDS


_BEGINS_APPOSITION = ROLES | {"a", "an", "the"}


def _role_after(folded: str, line: Line, last: int) -> str | None:
    """An apposition after a name: "X, a history teacher"."""
    i = last + 1
    if i + 2 < len(line.words) and line.words[i].text == "," and line.words[i + 1].lower.isdigit():
        i += 2
    if i + 1 >= len(line.words) or line.words[i].text != "," or line.words[i + 1].lower not in _BEGINS_APPOSITION:
        return None
    j = i + 1
    while j + 1 < len(line.words) and line.words[j + 1].text not in (",", ".", ";", "(", "who", "was", "is"):
        j += 1
    inside = line.words[i + 1 : j + 1]
    if len(inside) <= 9 and any(w.lemma in ROLES for w in inside):
        return folded[inside[0].start : inside[-1].end]
    return None


def age_of(line: Line, first: int, last: int) -> int | None:
    """The age said right behind words first to last of a line, None where there is none."""
    words = line.words
    if (
        last + 2 < len(words)
        and words[last + 1].text in (",", "(")
        and words[last + 2].text.isdigit()
        and 10 <= int(words[last + 2].text) <= 99
    ):
        closes = words[last + 3].text if last + 3 < len(words) else "."
        return int(words[last + 2].text) if closes in (",", ".", ")", ";", ":", "-", "and") else None
    before = "".join(w.text for w in words[max(0, first - 8) : first])
    found = re.search(r"(\d{1,2})-year-old", before)
    return int(found.group(1)) if found else None


def label_of(folded: str, start: int, end: int) -> Name | None:
    """A label that is two to four capitalised words is a name to be judged like any other."""
    text = folded[start:end].strip()
    words = text.split()
    if not 2 <= len(words) <= 4 or not all(_capital(w) or w in PARTICLES for w in words):
        return None
    if any(w.lower() in ORGANISATION | NOT_NAMES | TITLES | PLACE_WORDS for w in words):
        return None
    return Name(-1, 0, 0, start, start + len(text), text)


def unaccented(word: str) -> str:
    """A word in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


MARKS = '()"“”'
"""What stands around another given name: Mira (Lena) Halden."""
