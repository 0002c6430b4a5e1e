"""Who is counted: journalists, women, cases instead of people, or prisoners at large."""

import re

from habeas.folding import fold
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.stretches import sentence
from habeas.reconciliation.topics import spans_of, speaks_of
from habeas.vocabulary import Type

TRADES = ("lawyers", "seafarers", "doctors", "unionists", "politicians", "artists")
"""Groups of people by their calling."""
GROUPS = ("cases", "journalists", "soldiers", "women", "children", "foreigners", "students", "believers", *TRADES)
"""Topics of words.toml that say what is counted, where it is not simply people held for political reasons."""
BY_NOUN = ("cases", "students", "believers", *TRADES)
"""Groups that only the noun with the number tells of: a crowd of whatever kind is arrested at a church or a college."""
SOME_OF_THEM = ("foreigners", "women", "children", "journalists", "soldiers")
"""Groups whose number, told beside the whole, is of some of the people and no rival to it."""


_NEXT = re.compile(
    r"\d|[;(]|\b(?:among (?:them|whom|those)|including|of (?:them|whom)|from which|из них|в том числе|среди них|"
    r"сярод іх|у тым ліку|з іх|у тому числі|серед них|з них)\b",
    re.IGNORECASE,
)
"""Where the words on one number end and those on the next, or on some of the people, begin."""
_WHERE = re.compile(
    r"\s+(?:in|on|over|under|at|by|with|from|for|to|after|during|who|that|whom|whose|were|was|are|is|have|has|had|"
    r"в|во|на|по|за|с|со|под|при|из|о|об|для|кто|котор\w+|у|ў|па|пад|пры|аб|пра|хто|як(?:ія|іх|і|их)|з|із|під|про|що|хто)"
    r"(?=\s)|\s*[,;:(]\s",
    re.IGNORECASE,
)
"""Where the words on what is counted end."""
_LEFT_OUT = re.compile(
    r"\b(?:without|excluding|except(?: for)?|not (?:counting|including)|besides|leaving out|apart from|"
    r"без(?: уч[её]та)?|не считая|кроме|за исключением|без уліку|не лічачы|акрамя|апроч|"
    r"без урахування|не рахуючи|крім|окрім)\s+(?:\w+\s+)?\w+",
    re.IGNORECASE,
)
"""Who is not counted, with the word that says so."""

FASTING = "hunger strikers"
"""Those who refuse food in prison, whom nobody takes for all who are held."""

OF_THEM = 20
"""Characters behind a number within which it is said to be of some of those spoken of."""

BESIDES = 12
"""Characters around a number within which it is said to be of others."""


def group_of(c: Claim) -> str:
    """Who is counted: a topic of `GROUPS`, the label of a row of a table, or "people" for prisoners at large."""
    if c.said.type is Type.CONDITIONS:
        return FASTING if fasting(c) else "people"
    row = _row(c)
    nearby = _LEFT_OUT.sub("", row or noun(c) or _around(c))
    units = f"{unit(nearby)}; {counted(c)}"
    group = next((t for t in GROUPS if speaks_of(t, units if t in BY_NOUN else nearby)), None)
    return group or _own_trade(c) or row or "people"


def fasting(c: Claim) -> bool:
    """Whether a number told of how people fare is of those who refuse food, by its sentence."""
    return speaks_of("hunger_strike", c.said.quote) or speaks_of("hunger_strike", sentence(c))


def _own_trade(c: Claim) -> str | None:
    """The calling of whoever counts, where they count their own: "nine of our profession" in a paper of lawyers."""
    if not speaks_of("own_trade", c.said.quote):
        return None
    whose = in_english(c.said.source or c.document.outlet or "")
    return next((t for t in ("journalists", "students", "believers", *TRADES) if speaks_of(t, whose)), None)


def counted(c: Claim) -> str:
    """The first words behind the number, that say what is counted."""
    assert c.said.count is not None
    at = c.said.quote.find(c.said.count.text)
    following = c.said.quote[at + len(c.said.count.text) :] if at >= 0 else ""
    return unit(" ".join(following.split()[:3]))


def labelled(c: Claim) -> str:
    """The words before a number that stands behind a colon or in a cell of its own: "detentions since May: 90"."""
    assert c.said.count is not None
    before, found, _ = c.said.quote.partition(c.said.count.text)
    label = re.search(r"([^|:.;]+)[:|]\s*$", before) if found else None
    return unit(label[1].strip()) if label else ""


def unit(words: str) -> str:
    """The words on what is counted, up to the first that only say where or in what: "people held", not "in cases".

    >>> unit("people held in 12 criminal cases"), unit("criminal cases in all"), unit("in custody")
    ('people held', 'criminal cases', '')
    """
    return _WHERE.split(f" {words.strip()}", maxsplit=1)[0].strip()


def _names_a_group(text: str) -> bool:
    """Whether words name any group that is counted apart."""
    return any(speaks_of(topic, text) for topic in GROUPS)


def of_them(c: Claim) -> bool:
    """Whether a number is told as of some of those spoken of: "three of them"."""
    assert c.said.count is not None
    at = c.said.quote.find(c.said.count.text)
    if at < 0:
        return False
    behind = c.said.quote[at + len(c.said.count.text) :]
    own = re.split(r"[,;:(]", behind, maxsplit=1)[0]  # "twelve, two of them women": of the two
    return any(end <= OF_THEM for _, end in spans_of("of_them", own[: 4 * OF_THEM]))


def besides(c: Claim) -> bool:
    """Whether a number is of others, beside those who are named with it: "Halden and 13 other people"."""
    if c.said.count is None:
        return False
    at = c.said.quote.find(c.said.count.text)
    around = c.said.quote[max(at - BESIDES, 0) : at + len(c.said.count.text) + BESIDES] if at >= 0 else ""
    return speaks_of("besides", around)


def noun(c: Claim) -> str | None:
    """The noun that says who is counted, where the statement has one: "of those" is none."""
    group = c.said.group
    return None if group is None or speaks_of("of_them", f"{group} people") else group


def _row(c: Claim) -> str | None:
    """The words that label a row of a table whose numbers nobody is named for: each row counts people of its own."""
    if c.said.source or not c.said.quote.lstrip().startswith("|"):
        return None
    cells = [fold(cell).strip() for cell in c.said.quote.split("|")]
    own = set(fold(c.document.outlet or "").split())  # who counts, and not whom
    labels = [
        cell for cell in cells if cell and not any(mark.isdigit() for mark in cell) and not set(cell.split()) <= own
    ]
    return None if any(speaks_of("altogether", cell) for cell in labels) else "; ".join(labels) or None


def _around(c: Claim) -> str:
    """The words that follow the number, or the quote where it ends with the number or does not have it."""
    assert c.said.count is not None
    at = c.said.quote.find(c.said.count.text)
    rest = c.said.quote[at + len(c.said.count.text) :] if at >= 0 else c.said.quote
    if at > 0 and of_them(c) and _names_a_group(c.said.quote[:at]):
        return c.said.quote[:at]  # "women were 162 of those held"
    if c.said.quote[: max(at, 0)].rstrip().endswith(":") and _names_a_group(c.said.quote[:at]):
        return c.said.quote[:at]  # "reporters behind bars: 12"
    if not of_them(c):
        rest = _NEXT.split(rest, maxsplit=1)[0]
    noun_follows = len(rest.split()) > 1 or speaks_of("persons", rest) or _names_a_group(rest)
    return rest[:80] if noun_follows else c.said.quote
