"""Who "I" is, line by line: whoever is quoted there, who spoke in the lines before, or whom the report is about.

Whom a teller names is somebody else: "In the cell I met Mira Halden. They gave me two years."
"""

from collections.abc import Mapping, Sequence

from habeas.extraction.blocks import answers
from habeas.extraction.english.attribution import speaking
from habeas.extraction.people import Name
from habeas.extraction.report import Report
from habeas.extraction.words import Line

__all__ = ["tellers"]

_I = frozenset({"me", "my", "myself", "mine"})


def tellers(report: Report) -> Mapping[int, str]:
    """For each line with "I", the person who says it, as far as the report tells; by the line's number."""
    found = dict[int, str]()
    told = {block for at, block in enumerate(report.of_block) if _says_i(report.lines[at]) or _answers(report, at)}
    about: str | None = None
    teller: tuple[int, str] | None = None
    for at, line in enumerate(report.lines):
        block, named = report.of_block[at], report.people.by_line.get(at, ())
        if (speaker := _speaker(line, named)) is not None:
            teller = (block, speaker)
        elif block not in told and named:
            about, teller = _subject(line, named), None
        if _says_i(line):
            said = teller[1] if teller is not None else about
            if said is not None:
                found[at] = said
                teller = (block, said)
    return found


def _says_i(line: Line) -> bool:
    return any(w.text == "I" or w.lower in _I for w in line.words)


def _answers(report: Report, at: int) -> bool:
    """Whether a line begins its paragraph as a question of an interview or its answer does."""
    start = report.folded.rfind("\n", 0, report.lines[at].start) + 1
    return answers(report.folded[start : report.lines[at].end])


def _speaker(line: Line, named: Sequence[Name]) -> str | None:
    """The person whom a line names as saying something."""
    said = {n.last: n.person for n in named}
    return next((said[s] for s in speaking(line) if s in said), None)


def _subject(line: Line, named: Sequence[Name]) -> str:
    """Whom a line is about: its subject, else the first it names."""
    subjects = (n.person for n in named if line.words[n.last].dep in ("nsubj", "nsubjpass"))
    return next(subjects, named[0].person)
