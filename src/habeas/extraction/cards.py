"""Lines of one person: a card ("Arrested: 4 March", "Sentence: five years") or a life told in dates, under the name it is of."""

import re
from collections.abc import Callable, Sequence

from habeas import dates
from habeas.extraction.blocks import Block, Kind
from habeas.extraction.wordlists import layout_words, layouts

__all__ = ["does_to_others", "labelled", "owners"]

_LONGEST = 220
"""Characters of an entry at most: what is longer is a paragraph."""
_NAME = re.compile(rf"\W*{layout_words('name')}(?: [^\W\d_]+){{0,3}}\s*:", re.IGNORECASE)
_NOT_OF = re.compile(
    rf"{layout_words('judging')}|{layout_words('near')}(?='s name|:)|{layout_words('name_of')}\s+{layout_words('near')}",
    re.IGNORECASE,
)
"""Headings and lines that name somebody a card below is not of: "Name of the judge: Mira Halden"."""
_BYLINE = re.compile(rf"\W*{layout_words('byline')}", re.IGNORECASE)
_DOES = re.compile(
    rf"{layout_words('does')}[ \t]+(?:{layout_words('whom')}[ \t]+(?!{layout_words('not_whom')})[^\W\d_]"
    rf"|[^\W\d_]+[ \t]+{layout_words('many')})",
    re.IGNORECASE,
)
"""What the one of an entry did to others: "2015 - sentenced the poet to five years" is of a judge's life."""
_MONTH = "|".join(dates.month_names(language) for language in layouts())
_DAY = re.compile(
    rf"[ \t]*(?:[-–—•*▪][ \t]+)?(?:\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d\d"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? (?:de )?)?(?:{_MONTH})(?!\w)(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? (?:de )?(?:19|20)\d\d)?"
    rf"|(?:19|20)\d\d(?: ?[-–—] ?(?:19|20)\d\d)?)(?: (?:{layout_words('year')}\.?))?[ \t]*(?P<mark>[-–—:.,]?)[ \t]+(?=\S)",
    re.IGNORECASE,
)
"""How an entry begins that tells a life in dates: "14 September 2018 – Walks out", "1998 Moved to another prison"."""
_LABEL = re.compile(r"[ \t]*(?:[-–—•*▪][ \t]+)?\**(?P<label>[^\W\d_][^:.!?;\n]{1,50}?)\**:\**[ \t]+(?=\S)")


def labelled(folded: str, block: Block) -> tuple[str, int] | None:
    """The label at the head of an entry and where what it says begins; None where it has none."""
    found = _LABEL.match(folded, block.start, block.end)
    if found is None or len(found["label"].split()) > 5:
        return None
    return found["label"], found.end()


def does_to_others(folded: str, block: Block) -> bool:
    """Whether an entry of a life told in dates tells what its one did to others."""
    day = _DAY.match(folded, block.start, block.end)
    return day is not None and _DOES.match(folded, day.end(), block.end) is not None


def owners(folded: str, blocks: Sequence[Block], named: Callable[[int, int], tuple[str, ...]]) -> dict[int, str]:
    """Whom each block is of that is an entry of a card or of a life told in dates; `named` gives those named in a stretch.

    Entries stand two or more in a row, under a heading that names one person or a line "Name: ...", and name nobody else.
    """
    found, run, person = dict[int, str](), list[int](), None
    for number, block in enumerate((*blocks, None)):
        names = named(block.start, block.end) if block is not None else ()
        if block is not None and person is not None and _entry(folded, block):
            run += [number] if set(names) <= {person} else []  # an entry that names another is of neither
            continue
        if person is not None and len(run) > 1:
            found |= dict.fromkeys(run, person)
        run = []
        if block is None:
            break
        opens = block.kind is Kind.HEADING or _NAME.match(folded, block.start, block.end) is not None
        if opens and len(names) == 1 and not _of_another(folded, block):
            person = names[0]
        elif set(names) - {person}:
            person = None
    return found


def _of_another(folded: str, block: Block) -> bool:
    """Whether a heading or a line that names somebody says that they judged, prosecuted or wrote."""
    end = min(block.end, block.start + _LONGEST)
    return (_BYLINE.match(folded, block.start, end) or _NOT_OF.search(folded, block.start, end)) is not None


def _entry(folded: str, block: Block) -> bool:
    """Whether a block is short and begins with a label or a day."""
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH, Kind.BULLET) or block.end - block.start > _LONGEST:
        return False
    day = _DAY.match(folded, block.start, block.end)
    return day is not None or (labelled(folded, block) is not None and not _NAME.match(folded, block.start, block.end))
