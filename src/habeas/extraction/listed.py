"""The line before a list says when and by whose word all of it is said ("Figures (as of May 2024, based on data from X):"),
and what it tells of nobody it tells of those whom the list names ("Arrested on Tuesday:").
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas import dates
from habeas.dates import When
from habeas.extraction.blocks import Block, Kind
from habeas.extraction.heads import above_list, denies
from habeas.extraction.people import Name
from habeas.extraction.scene import Roll, Scene, Who
from habeas.extraction.wordlists import layout, layout_words
from habeas.extraction.words import Line
from habeas.model import Document, Statement
from habeas.vocabulary import Modality, Type

__all__ = [
    "Lead",
    "agents",
    "counted_in",
    "lead_of",
    "led",
    "named_below",
    "of_the_list",
    "runs_in",
    "titled",
    "told_by_entry",
]

_SOURCE = re.compile(
    rf"{layout_words('said_by')}\s+(?:{layout_words('data')}\s+)*(?:(?:\w+\s+){{0,3}}(?:like|such as)\s+)?(?P<source>[^\W\d_][^,;:()\n]{{1,80}})",
    re.IGNORECASE,
)
_COUNTS = (Type.COUNT_HELD, Type.COUNT_DETAINED, Type.RECOGNISED)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line before a list says of all of it: whose word it is, and the day the numbers are of."""

    source: str | None
    when: When | None


def lead_of(document: Document, folded: str, block: Block, language: str) -> Lead | None:
    """What a line that ends in a colon says of the list behind it; None where it says nothing of the kind."""
    line = folded[block.start : block.end]
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not line.rstrip(" *").endswith(":"):
        return None
    source = _SOURCE.search(folded, block.start, block.end)
    dated = [
        d.when
        for d in dates.find(document.text[block.start : block.end], document.published, language)
        if d.when.first and layout("as_of").search(line[max(0, d.start - 8) : d.start + 6])
    ]
    name = document.text[slice(*source.span("source"))].rstrip(" :.*") if source else None
    return Lead(name, dated[0] if dated else None) if name or dated else None


def led(made: Iterable[Statement], lead: Lead | None) -> list[Statement]:
    """The counts of a list with the source and the date of its lead, where they have none of their own."""
    if lead is None:
        return list(made)
    return [
        replace(s, source=s.source or lead.source, date=s.date or lead.when) if s.type in _COUNTS and s.count else s
        for s in made
    ]


_Entry = tuple[str, int, int]
"""One named in a list, and where what the list says of them begins and ends."""
_MOST = 0.6
"""The share of a list's entries that begin with a name known as one, from which on it is a list of people."""
_ENTRIES = 1000
"""How many entries of a list are read at most."""
_ITEM_WORDS = 16
"""A line without a mark is an entry of a list where it is no longer."""
_TITLE_WORDS = 14
"""A line without a colon is one above a list where it is no longer."""
_RUN_IN_WORDS = 6
"""Words of a heading in capitals at most that stands before the first sentence of its paragraph."""
_OF_A_TITLE = 3
"""How many names stand at least below the first line of a document, without a colon, that is one above a list: two may be
its authors."""
_ENTRY_ENDS = re.compile(r"\W*$|\s*[,;:(.–—|\[]|\s+[-–—\d]", re.MULTILINE)
"""What comes behind the names at the head of an entry that is no sentence."""
_OPENS = re.compile(r"(?:[^\W\d_]+[ -]){0,3}")
_JOINS = re.compile(rf"\s*(?:,|{layout_words('and')}|,\s*{layout_words('and')})\s*", re.IGNORECASE)
_PARTS = re.compile(rf"([;,]|{layout_words('and')})")
_AGENTS = re.compile(rf"{layout_words('agents')}\s*:$", re.IGNORECASE)
"""How a line ends whose list names those who did it, said it or wanted it."""
_AMONG = re.compile(rf"{layout_words('among')}\W*$", re.IGNORECASE)
_OWNED = re.compile(r"\w's?\s(?!\s*:)")
"""What belongs to those told of: "Detained journalists' colleagues:" lists others."""
_DID_OTHERWISE = re.compile(
    rf"{layout_words('those')}[^:,;]{{0,40}}?{layout_words('did')}|{layout_words('consists')}"
    rf"|{layout_words('onlookers')}(?!.*{layout_words('those')})|{layout_words('others')}\s+{layout_words('of')}",
    re.IGNORECASE,
)
"""What the line says that those of the list are or did, where that is nothing done to them: "The following writers signed"."""
_OBLIQUE = re.compile(r"[нт](?:ых|ым|ыми|ого|ому|ага|аму|их|им|ими|ім|імі)$", re.IGNORECASE)
_LIST_OF = re.compile(
    rf"\W*(?:{layout_words('list_opens')}\s+){{0,3}}{layout_words('list_of')}\s+(?:{layout_words('list_beside')}\s+){{0,4}}",
    re.IGNORECASE,
)
"""What stands before the word for what happened to them in the title of a list: "Full list of the ..."."""


def named_below(
    folded: str,
    blocks: Sequence[Block],
    lines: Sequence[Line],
    of_block: Sequence[int],
    by_line: Mapping[int, Sequence[Name]],
) -> dict[int, Roll]:
    """For each line with a colon before a list of people, in the line or below it, whom the list names.

    Most entries of a list below begin with a name.
    """
    first = {number: at for at, number in reversed(list(enumerate(of_block)))}
    found = dict[int, Roll]()
    for at, line in enumerate(lines):
        number = of_block[at]
        last = at + 1 == len(lines) or of_block[at + 1] != number
        said = folded[line.start : blocks[number].end].rstrip(" *")
        if last and said.endswith(":") and blocks[number].kind is not Kind.BULLET:
            names, colon = _heads(folded, blocks, number, first, lines, by_line), line.end
        elif last and _may_head(blocks[number], said) and not by_line.get(at):
            names, colon = _heads(folded, blocks, number, first, lines, by_line, bare=True), line.end
        else:
            colon = folded.find(":", line.start, line.end)
            names = list(_behind(folded, colon, line, by_line.get(at, ()))) if colon >= 0 else []
        if names:
            agents = _AGENTS.search(folded, line.start, colon + 1) is not None
            persons = tuple(dict.fromkeys(p for p, _, _ in names))
            found[at] = Roll(persons, colon, tuple(names), agents=agents)
    return found


def _may_head(block: Block, said: str) -> bool:
    """Whether a line without a colon may stand above a list: short, without a closing mark, and no entry itself."""
    plain = block.kind in (Kind.HEADING, Kind.PARAGRAPH) and len(block.sentences) == 1
    return plain and len(said.split()) <= _TITLE_WORDS and said[-1:] not in ".!?,;…"


def _heads(
    folded: str,
    blocks: Sequence[Block],
    number: int,
    first: Mapping[int, int],
    lines: Sequence[Line],
    by_line: Mapping[int, Sequence[Name]],
    *,
    bare: bool = False,
) -> list[_Entry]:
    """Those each entry of a list below a block begins with, where most begin so; below a `bare` line, without a colon, all do."""
    heads, named, unnamed = list[_Entry](), 0, 0
    marked = number + 1 < len(blocks) and blocks[number + 1].kind is Kind.BULLET
    for e in _entries(blocks, number + 1, first, lines):
        names = _at_the_head(folded, lines[e], by_line.get(e, ()), bare=bare)
        if not names and not marked and (bare or _apart(folded, lines[e])):
            break
        told = _told_of_them(folded, lines[e], names, by_line.get(e, ()))
        heads += [(name, *told) for name in names]
        named += bool(names)
        unnamed += not names
    least = max(_OF_A_TITLE if bare and not number else 2, _MOST * (named + unnamed))
    return heads if named >= least and not (bare and unnamed > 1) else []


def _told_of_them(folded: str, line: Line, heads: Sequence[str], names: Sequence[Name]) -> tuple[int, int]:
    """Where an entry tells of those it begins with: up to where it names somebody else, or its end."""
    end = folded.find("\n", line.end)
    return line.start, next((n.start for n in names if n.person not in heads), end if end >= 0 else len(folded))


def _apart(folded: str, line: Line) -> bool:
    """Whether a line that begins with no name is the next one above a list: it ends in a colon, or stands apart."""
    end = folded.find("\n", line.start)
    before = folded[: line.start].rstrip(" \t*-#")[-2:]
    return folded[line.start : end if end >= 0 else None].rstrip(" *").endswith(":") or before == "\n\n"


def _behind(folded: str, colon: int, line: Line, names: Sequence[Name]) -> Iterator[_Entry]:
    """Those named behind a colon, each at the head of what stands between commas, up to where something is told of one."""
    at = colon + 1
    for piece in _PARTS.split(folded[at : line.end]):
        start = at + len(piece) - len(piece.lstrip())
        if layout("another").search(piece) or '"' in piece or (at == colon + 1 and not piece.strip()):
            return
        named = _named_at(folded, start, [n for n in names if start <= n.start < at + len(piece)])
        if not named and at == colon + 1:
            return
        yield from ((name, start, at + len(piece)) for name in named)
        at += len(piece)


def _entries(blocks: Sequence[Block], number: int, first: Mapping[int, int], lines: Sequence[Line]) -> Iterator[int]:
    """The first line of each entry of the list that begins with a block: bullets, or short lines alike."""
    kind = blocks[number].kind if number < len(blocks) else None
    for at in range(number, min(len(blocks), number + _ENTRIES)):
        line = first.get(at)
        marked = blocks[at].kind is Kind.BULLET
        if line is None or marked is not (kind is Kind.BULLET):
            return
        if not marked and len(lines[line].words) > _ITEM_WORDS:
            return
        yield line


def _at_the_head(folded: str, line: Line, names: Sequence[Name], *, bare: bool) -> tuple[str, ...]:
    """Those an entry begins with; below a line without a colon no word goes on behind the last of them but in brackets or parts."""
    found = _named_at(folded, line.start, names)
    if found and bare:
        last = names[len(found) - 1]
        return found if _ENTRY_ENDS.match(folded, last.end) else ()
    return found


def _named_at(folded: str, start: int, names: Sequence[Name]) -> tuple[str, ...]:
    """Those named from a place on, behind a role of at most three words: "- nurse Mira Halden and Anton Verik, driver"."""
    if not names or not _OPENS.fullmatch(folded, start, names[0].start):
        return ()
    found, end = [names[0].person], names[0].end
    for name in names[1:]:
        if not _JOINS.fullmatch(folded, end, name.start):
            break
        found.append(name.person)
        end = name.end
    return tuple(found)


def of_the_list(folded: str, scene: Scene, who: Who, at: int, *, noun: bool) -> Who:
    """Those of the list behind a line, where the line tells of nobody else: of no one at all, or of "the following".

    `at` is the trigger's word, and `noun` says that it is one: what a noun tells ("Reactions to the arrests:") is told of
    the list only where the line says "the following". A number in the line stays, with those of the list among it. Of a
    list of those who did it ("Detained by:") nothing is told.
    """
    roll = scene.roll
    if roll is None or scene.line.words[at].start > roll.colon:
        return who
    others = set(who.persons) - set(roll.persons)
    if others and (who.how != "carried" or any(s.kind == "person" for s in scene.slots)):
        return who
    if agents(scene, who, at):
        return Who(how="nothing")
    said = folded[scene.line.start : roll.colon]
    if _DID_OTHERWISE.search(said) or _beside_them(folded, scene, at):
        return who
    among = layout("among").search(said) is not None
    named = (
        among
        or _of_the_following(said, who.group)
        or _LIST_OF.fullmatch(folded, scene.line.start, scene.line.words[at].start)
    )
    if layout("another").search(said) or _OWNED.search(said) or ((noun or who.group) and not named):
        return who
    if who.count is not None:
        return replace(who, members=roll.persons)
    return Who(roll.persons, how="grammar", word=who.word)


def _beside_them(folded: str, scene: Scene, at: int) -> bool:
    """Whether a Slavic participle in an oblique case names others than the list: "Задержанных защищают:", not "Имена задержанных:"."""
    word = scene.line.words[at]
    return _OBLIQUE.search(word.text) is not None and _LIST_OF.fullmatch(folded, scene.line.start, word.start) is None


_BESIDE_IT = 30
"""Characters between "the following" and the noun that it is of."""


def _of_the_following(said: str, group: str | None) -> bool:
    """Whether a line says "the following", of the noun it tells of where there is one: "the following three prisoners"."""
    for found in layout("following").finditer(said):
        if group is None or group.lower() in said[found.end() : found.end() + _BESIDE_IT].lower():
            return True
    return False


def agents(scene: Scene, who: Who, at: int) -> bool:
    """Whether those found are only named as those who did what the trigger at word `at` tells: "Detained by: Col. Halden"."""
    roll = scene.roll
    if roll is None or not roll.agents or scene.line.words[at].start > roll.colon:
        return False
    return set(who.persons) <= set(roll.persons)


def runs_in(folded: str, block: Block, line: Line) -> bool:
    """Whether a sentence is a heading that runs on into its paragraph: its first word alone, or few in capitals, and
    others behind.

    "RELEASES. Four prisoners left the colony." It says what is told behind it, and nothing of anybody named before.
    """
    if len(block.sentences) < 2 or block.kind is Kind.ROW or line.start >= block.sentences[-1].start:
        return False
    words = re.findall(r"[^\W\d_]+", folded[line.start : line.end])
    first = line.start <= block.sentences[0].start
    return (first and len(words) == 1) or (0 < len(words) <= _RUN_IN_WORDS and all(w.isupper() for w in words))


def counted_in(text: str, line: Line, told: Statement) -> bool:
    """Whether the number of a statement stands in a line itself."""
    return told.count is not None and told.count.text in text[line.start : line.end]


def titled(document: Document, line: Line, roll: Roll, language: str, made: Sequence[Statement]) -> list[Statement]:
    """What a line above a list tells: beside what rules `made` of it, those below who are of a number it tells of, or, where
    they found nobody or only some, what its words alone say of all: "Fourteen were freed, among them:", "Still in custody".
    """
    said, listed = document.text[line.start : line.end], set(roll.persons)
    if roll.agents or _DID_OTHERWISE.search(said) or _OWNED.search(said):
        return list(made)
    if any(s.persons == roll.persons or set(s.persons) - listed for s in made):
        return list(made)
    if any(s.count for s in made):
        return [*made, *(_named(s, roll) for s in made if s.count and _AMONG.search(said))]
    days = [d for d in dates.find(said, document.published, language) if d.when.first]
    words = said
    for day in reversed(days):
        words = f"{words[: day.start]} {words[day.end :]}"
    told = above_list(words)
    if told is None:
        return list(made)
    of_all = Statement(
        document.id, told[0], said, line.start, line.end, said.strip(" :*"), "list/above", 0.6,
        persons=roll.persons, date=days[0].when if days else None, modality=told[1],
    )  # fmt: skip
    return [*(s for s in made if s.type is not told[0]), of_all]


def _named(told: Statement, roll: Roll) -> Statement:
    """What is told of a number, told of those named below who are of it."""
    return replace(
        told,
        persons=roll.persons,
        count=None,
        group=None,
        basis=None,
        by="list/above",
        confidence=min(told.confidence, 0.6),
    )


def told_by_entry(
    made: Iterable[Statement], rolls: Mapping[int, Roll], lines: Sequence[Line], folded: str
) -> list[Statement]:
    """The statements, what a line tells of a list being told of those whose own entry does not say otherwise.

    Nor of those whose entries tell the same, one by one: "Sentenced this week:".
    """
    made = list(made)
    of_roll = {lines[at].start: roll for at, roll in rolls.items()}
    kept = list[Statement]()
    for s in made:
        roll = of_roll.get(s.start)
        kept += [s] if roll is None or s.persons != roll.persons else _of_each(s, roll, made, folded)
    return kept


def _of_each(told: Statement, roll: Roll, made: Sequence[Statement], folded: str) -> list[Statement]:
    """What is told above a list, of those in it of whom it holds and is not told again; denied of whose entry denies it."""
    again = (
        {p for o in made if o.type is told.type and o.start > told.start for p in o.persons}
        if len(roll.persons) > 1
        else ()
    )
    found = [(p, denies(told.type, folded[a:b])) for p, a, b in roll.entries if p not in again]
    excepted = {p for p, (denied, otherwise) in found if denied or otherwise}
    holds = tuple(dict.fromkeys(p for p, _ in found if p not in excepted))
    denied_of = dict.fromkeys(p for p, (denied, _) in found if denied) if told.modality is Modality.ACTUAL else ()
    not_so = tuple(denied_of)
    return [
        replace(told, persons=who, modality=how)
        for who, how in ((holds, told.modality), (not_so, Modality.DENIED))
        if who
    ]
