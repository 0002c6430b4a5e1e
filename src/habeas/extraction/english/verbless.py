"""What a line tells without a verb: the sentences of a list, "so are X and Y", those named behind a number, the other side."""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.blocks import Block, Kind
from habeas.extraction.english.apiece import apiece
from habeas.extraction.english.pairs import alike, pairs
from habeas.extraction.english.rosters import named_in_a_row, roster
from habeas.extraction.english.stating import Stating
from habeas.extraction.english.swaps import other_side
from habeas.extraction.english.tallies import parts
from habeas.extraction.report import Report
from habeas.extraction.scene import Fired, Scene
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import Modality, Type

__all__ = ["each_their_own", "likewise", "listed", "sentences"]


def sentences(
    report: Report, scene: Scene, made: Sequence[Statement], fired: Sequence[Fired], block: Block
) -> list[Statement]:
    """The sentences that a list tells without their verb; date, charge and place are not guessed."""
    line, text, told = scene.line, report.text, [s for s in made if s.type is Type.SENTENCE]
    last = _sentence_before(report, line)
    shown = bool(told) or last is not None or any(f.rule.type is Type.SENTENCE for f in fired)
    if not (shown or any(s.kind == "term" for s in scene.slots)):
        return []
    like = told[0] if told else last
    topic = scene.topic if block.kind is Kind.BULLET or block.label else ()
    found = pairs(line, scene.slots, [s.term for s in told if s.term], topic, report.folded, told=shown)
    if last is not None and last.term is not None and not told and not found:
        found = alike(line, scene.slots, last.term)
    unnamed = apiece(report, scene, [s for s in told if s.modality is Modality.ACTUAL])
    return unnamed + [
        Statement(
            report.document.id, Type.SENTENCE, text[line.start : line.end], line.start, line.end,
            text[line.words[p.first].start : line.words[p.last].end], "sentence.en/list", 0.6,
            persons=p.persons, date=like.date if like else None, term=p.term, modality=like.modality if like else Modality.ACTUAL,
        )
        for p in found
        if (p.persons, p.term) not in {(s.persons, s.term) for s in told}
    ]  # fmt: skip


def each_their_own(made: Sequence[Statement], lists: Sequence[Statement]) -> list[Statement]:
    """The sentences of a line, without those in them of whom its list tells another term: "A, five years; B, four"."""
    other = {(p, s.term.months) for s in lists if s.term for p in s.persons if len(s.persons) == 1}
    found = list[Statement]()
    for s in made:
        if s.type is Type.SENTENCE and s.term is not None and len(s.persons) > 1:
            apart = {p for p, months in other if months != s.term.months}
            s = replace(s, persons=tuple(p for p in s.persons if p not in apart) or s.persons)
        found.append(s)
    return found


_ROW_OF_TERMS = re.compile(r"[^:.;]{3,60}: [^:.;]{3,40}\.?")
"""A sentence of a list of terms: a name, a colon and little else."""


def _sentence_before(report: Report, line: Line) -> Statement | None:
    """The sentence told just before a line that goes on with another name, a colon and a term: "Mira Halden: the same"."""
    if _ROW_OF_TERMS.fullmatch(report.folded, line.start, line.end) is None:
        return None
    before = report.told_just_before(line.start, _NEXT)
    last = before[-1] if before else None
    return last if last is not None and last.type is Type.SENTENCE and last.persons and last.term else None


_NEXT = 3
"""How many characters stand between two sentences of one list at most."""
_LIKEWISE = re.compile(r"so (?:is|are|was|were|did|has|have|had) (?!that\b|it\b)", re.IGNORECASE)
_AUXILIARIES = frozenset("so is are was were did has have had".split())


def likewise(report: Report, scene: Scene, made: list[Statement]) -> list[Statement]:
    """ "So are Halden and Talby": what the sentence before says of others is said of these, and nothing else."""
    line = scene.line
    opening = _LIKEWISE.match(report.folded, line.start)
    if opening is None or not scene.number:
        return made
    told = [s for s in made if not set(s.trigger.lower().split()) <= _AUXILIARIES]
    before = report.lines[scene.number - 1].start
    same = next((s for s in reversed(report.before) if s.start == before), None)
    persons = named_in_a_row(line, [s for s in scene.slots if s.kind == "person"])
    if same is None or not persons:
        return told
    likewise = replace(
        same, quote=report.text[line.start : line.end], start=line.start, end=line.end, trigger=opening.group().strip(),
        by="list.en/names", confidence=0.6, persons=persons, count=None, group=None, per=None, basis=None,
    )  # fmt: skip
    return [likewise, *told]


def listed(stating: Stating, scene: Scene, made: Sequence[Statement]) -> list[Statement]:
    """Those named behind a number told of before, the parts of a number, and the other side of an exchange."""
    line, report = scene.line, stating.report
    more = parts(line, report.text, scene.slots, made)
    named = roster(line, report.text, report.folded, scene.slots, report.before, made, stating.beside)
    if named is not None:
        more.append(named)
    model = next((s for s in made if s.type is Type.EXCHANGE and s.modality is not Modality.DENIED), None)
    side = other_side(line, report.folded, scene.slots) if model is not None else ()
    persons = tuple(dict.fromkeys(s.value.person for s in side if s.kind == "person"))
    number = next((s.value for s in side if s.kind == "count"), None)
    told = {p for s in made if s.type is Type.EXCHANGE for p in s.persons}
    if model is not None and side and not told & set(persons):
        count = number.range if number else None
        group = number.group if number else None
        more.append(replace(model, persons=persons, count=count, group=group, by="movement.en/other-side"))
    return more
