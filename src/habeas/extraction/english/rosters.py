"""Names given after the telling: "Among those freed were X and Y", "They include Z", "The three are ...".

Such a line says of people by name what the lines before said of their number, so it is told as the same kind of thing.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from habeas.extraction.patterns import Slot
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import number
from habeas.vocabulary import LET_GO, Modality, Type

__all__ = ["named_in_a_row", "of_those_left", "remaining", "roster"]

_SIZE = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty(?:-\w+)?|thirty(?:-\w+)?|forty(?:-\w+)?|fifty(?:-\w+)?|\d+)"
)
_SIZE_ALONE = re.compile(rf"\b{_SIZE}\b", re.IGNORECASE)
_OPENS = re.compile(
    rf"(?:[-–—•*]\s*)?(?:among(?:st)?\s+(?:them|those|the)\b[^.:]{{0,40}}?(?::|\bare\b|\bis\b|\bwere\b|\bwas\b|,)"
    rf"|(?:also )?(?:aboard|on board|on the (?:plane|flight|aircraft|airliner|bus|ferry|train|boat|passenger list))\b"
    rf"[^.:]{{0,50}}?\b(?:is|are|was|were)\b"
    rf"|among(?:st)? the beneficiaries\b[^.:]{{0,40}}?\b(?:is|are|was|were|figures?|counts?)\b"
    rf"|(?:also )?on (?:it|the list)(?: too| as well)? (?:is|are|was|were)\b"
    rf"|(?:the (?:first|youngest|oldest|young|old|sick|ill|women|weak)\b[^.:;]{{0,30}}? )(?:heads?|leads?|opens?) the list:"
    rf"|(?:the list|it) (?:is (?:headed|opened|led) by|opens with|begins with|starts with|closes with|ends with)\b"
    rf"|(?:they|these|those|others|the (?:others?|group|freed|released|detained|detainees|prisoners|{_SIZE}|list))\b"
    rf"[^.:]{{0,40}}?"
    rf"(?:\binclude[sd]?\b|\bare:?(?= (?-i:[A-Z]))|\bwere:?(?= (?-i:[A-Z]))))",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:was|were|is|are) (?:also )?(?:among|amongst|one of|some of) (?:them|those|the (?:freed|released|group))\b[^.:;]{0,30}"
    r"|\b(?:was|were|is|are) (?:also on (?:it|the list)|on (?:it|the list) (?:too|as well))(?=[,.;]|$)|\b(?:heads?|leads?|opens?|closes?) the list(?=[,.;]|$)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:names?|named|identif(?:y|ies|ied)|lists?|listed)\b(?: (?:them|those|the \w+) as)?(?= [^.;:]{3,})",
    re.IGNORECASE,
)
_FEW = 3
"""From how many names on "the colleagues named X, Y and Z" gives those told of before."""
_SAYS = (
    (re.compile(r"exchanged|swapped|traded", re.IGNORECASE), Type.EXCHANGE),
    (re.compile(r"freed|released", re.IGNORECASE), Type.RELEASE),
    (re.compile(r"pardon", re.IGNORECASE), Type.PARDON),
    (re.compile(r"detain|arrest|jailed|held", re.IGNORECASE), Type.ARREST),
    (re.compile(r"sentenced", re.IGNORECASE), Type.SENTENCE),
    (re.compile(r"deported|expelled", re.IGNORECASE), Type.DEPORTATION),
)
_REMAINING = re.compile(
    r"\b(?:(?:who|that|others?|those|rest|prisoners|people) (?:still |are |is |were )*(?:remain|stay|languish)(?:s|ing|ed)?"
    r"|still (?:held|inside|behind|in prison|in custody|in jail|imprisoned|jailed)|left (?:behind|inside))\b(?! (?:free|at large|abroad))",
    re.IGNORECASE,
)
_AMONG = re.compile(r"(?:[-–—•*]\s*)?(?:among|amongst|one of|two of) (?:them|these|those)\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:the (?:others?|rest|remaining)|remain(?:s|ed)?|stay(?:s|ed)? (?:inside|in|behind)|still (?:in|inside|held|behind))\b",
    re.IGNORECASE,
)
_ABOARD = re.compile(r"(?:also )?(?:aboard|on board|on the )", re.IGNORECASE)
_KINDS = (
    Type.EXCHANGE,
    Type.RELEASE,
    Type.PARDON,
    Type.ARREST,
    Type.DEPORTATION,
    Type.REARREST,
    Type.CHARGE,
    Type.RECOGNISED,
)


def remaining(opening: str) -> bool:
    """Whether the words that open a row of names are for those still inside.

    >>> remaining("Those who remain include"), remaining("Those released include")
    (True, False)
    """
    return _REMAINING.search(opening) is not None


def of_those_left(folded: str, before: Line, line: Line) -> bool:
    """Whether a line begins with "among them" behind one that ends with those who stayed, whom nobody let go."""
    return bool(_AMONG.match(folded, line.start, line.end) and _LEFT.search(folded, before.start, before.end))


def roster(
    line: Line,
    text: str,
    folded: str,
    slots: Sequence[Slot],
    before: Sequence[Statement],
    had: Sequence[Statement],
    beside: Collection[str] = (),
) -> Statement | None:
    """The statement a line of names makes; `before` are all statements so far, the last line's last, `had` its own.

    `beside` are the people named for an office or as relatives: on board with those freed, they are not freed.
    "The fourteen" are those who were fourteen, however far above; others are those of the last line that told of any.
    """
    opens = _OPENS.match(folded, line.start, line.end)
    closes = _CLOSES.search(folded, line.start, line.end) if opens is None else None
    told = opens or closes or _naming(line, folded, slots, before)
    opens = opens or (told if told is not closes else None)
    if told is None or " not " in told.group() or remaining(told.group()) or _another_list(line, folded, told.group()):
        return None
    names = [(s, line.words[s.first].start) for s in slots if s.kind == "person"]
    there = [s for s, at in names if (at >= told.end() if opens else at < told.start())]
    named = named_in_a_row(line, there)
    if there and told.group().endswith((" by", " with")):  # "the list opens with Mira Halden"
        named = tuple(dict.fromkeys((there[0].value.person, *named)))
    aboard = opens is not None and _ABOARD.match(opens.group()) is not None
    persons = tuple(p for p in named if not (aboard and p in beside))
    model = _gone_on_with(before, told.group())
    if not persons or model is None or model.modality in (Modality.HYPOTHETICAL, Modality.DENIED):
        return None
    if model.type in LET_GO and _AMONG.match(told.group()) and _LEFT.search(folded, model.start, model.end):
        return None
    if any(s.type is model.type and set(persons) <= set(s.persons) for s in had):
        return None
    return replace(
        model, quote=text[line.start : line.end], start=line.start, end=line.end,
        trigger=text[told.start() : told.end()].strip(" :,"),
        by="list.en/names", confidence=0.6, persons=persons, count=None, group=None, per=None, basis=None, term=None,
    )  # fmt: skip


def _gone_on_with(before: Sequence[Statement], told: str) -> Statement | None:
    """The statement of a number that a list goes on with, by what its first words say was done."""
    groups = _groups(before, told)
    said = next((kind for shape, kind in _SAYS if shape.search(told)), None)
    wanted = (said, Type.EXCHANGE) if said is Type.RELEASE else (said,) if said else _KINDS
    return next((s for kind in wanted for s in groups if s.type is kind), None)


_OTHER_LISTS = re.compile(
    r"\b(?:polls?|elections?|candidates?|part(?:y|ies)|votes?|rankings?|wanted|sanctions|refused|remain\w*|table|league)\b",
    re.IGNORECASE,
)
"""Words of a line by which its list is another than that of the people told of before."""
_IT = re.compile(r"(?:[-–—•*]\s*)?it ", re.IGNORECASE)
_A_LIST = re.compile(
    r"\b(?:lists?|names|roll|register|decree)\b(?!.*\b(?:film|book|commission|group|league)\b)", re.IGNORECASE
)
"""What "it" is, where it opens with somebody's name."""
_NEAR_IT = 160
_LISTED = re.compile(r"\b(?:the list|beneficiaries|on it)\b", re.IGNORECASE)
"""Words for the list of those who were let go last."""


def _another_list(line: Line, folded: str, told: str) -> bool:
    """Whether words for a list are of candidates or the like, or "it" is no list that was spoken of."""
    if _LISTED.search(told) and _OTHER_LISTS.search(folded, line.start, line.end):
        return True
    return _IT.match(told) is not None and _A_LIST.search(folded, max(0, line.start - _NEAR_IT), line.start) is None


def _naming(line: Line, folded: str, slots: Sequence[Slot], before: Sequence[Statement]) -> re.Match[str] | None:
    """ "The colleagues named X, Y and Z": the words for it, where as many names follow as were told of just before."""
    said = _NAMES.search(folded, line.start, line.end)
    if said is None:
        return None
    names = {s.value.person for s in slots if s.kind == "person" and line.words[s.first].start >= said.end()}
    sizes = {s.count.low for s in before if s.count is not None and s.count.low == s.count.high}
    return said if len(names) >= _FEW and len(names) in sizes else None


def _groups(before: Sequence[Statement], told: str) -> list[Statement]:
    """The statements about several people that words for a group may mean."""
    groups = [s for s in before if s.type in _KINDS and (s.count is not None or len(s.persons) > 1 or s.group)]
    size = next((n for word in _SIZE_ALONE.findall(told) if (n := number(word)) is not None), None)
    if _LISTED.search(told):
        return [s for s in groups[::-1] if s.type in (*LET_GO, Type.PARDON)][:1]
    same = [s for s in groups if s.count is not None and size is not None and s.count.low == s.count.high == size]
    if same:
        return same[::-1]
    return [s for s in groups if before and s.start == before[-1].start]


def named_in_a_row(line: Line, slots: Sequence[Slot]) -> tuple[str, ...]:
    """The names that are listed, without those in clauses that describe them."""
    found = [s.value.person for s in slots if not _within(line, s)]
    return tuple(dict.fromkeys(found))


def _within(line: Line, slot: Slot) -> bool:
    before = line.words[slot.first - 1].lower if slot.first else ""
    if before in ("by", "with", "of", "from", "against", "for", "to", "as"):
        return True
    return any(line.words[up].dep == "relcl" for up in line.ancestors(slot.last)) or line.words[slot.last].dep == "poss"
