"""Text to blocks: what kind of line each is, its label, its sentences. Offsets always point into the stored text.

Nothing here edits the text. `plain` folds one character for one, so a place in the folded text is the same place in
the stored one.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.extraction.grid import RULER, cells, may_name
from habeas.extraction.wordlists import layout

__all__ = ["Block", "Kind", "Sentence", "answers", "blocks", "plain"]


class Kind(StrEnum):
    """What a line of a report is."""

    HEADING = "heading"
    TOC = "table of contents"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "table row"
    QUESTION = "question"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters start to end of the document that are one sentence; `question` when it asks, or orders the reader about."""

    start: int
    end: int
    question: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the document: its kind, where it stands, its label ("Mira Halden:") and its sentences.

    A table row has `cells`: (header words or "", start, end) for each cell, in order, and what stands `above` the table.
    Its sentences are the cell that may name somebody, and behind it those of the cells that tell how it went with them.
    """

    kind: Kind
    start: int
    end: int
    label: tuple[int, int] | None = None
    sentences: tuple[Sentence, ...] = ()
    cells: tuple[tuple[str, int, int], ...] = ()
    above: str = ""


_FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\u2011": "-", "\u2010": "-", "\u2012": "-",
    "\u200b": " ", "\u200e": " ", "\u200f": " ", "\u202a": " ", "\u202b": " ", "\u202c": " ", "\u202d": " ", "\u202e": " ", "\u2066": " ",
    "\u2067": " ", "\u2068": " ", "\u2069": " ", "\ufeff": " ", "\t": " ", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\r": "\n",
})  # fmt: skip


_NOTE = re.compile(
    r"\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed|edit|прим\. ?\d{1,2})\](?!\()|\{\{citation needed[^}\n]{0,40}\}\}"
)
"""Marks of notes in an encyclopaedia, which stand between a stop and the next sentence: "by masked men.[2] He stated"."""
_FOLD_BUT_TABS = {c: to for c, to in _FOLD.items() if c != ord("\t")}


def plain(text: str) -> str:
    """The text with quotes, hyphens and spaces made plain and marks of notes left blank, each character one for one."""
    return _NOTE.sub(lambda mark: " " * len(mark.group()), text.translate(_FOLD))


_BOILERPLATE = re.compile(
    r"^\W*(you may also like|you might also|leave a (comment|reply)|pro[ -]tip|share (your|this)|subscribe|sign up|read (more|also|next)|"
    r"related( articles| posts| news)?\W*$|also read|previous post|next post|advertisement|follow us|join (our|the) |"
    r"sources?\W*$|tags?:|explore (more|our)|enjoyed this|stay ahead of|stay (tuned|informed)|bookmark this|"
    r"want to (learn|know|read) more|this (article|story) was|article (prepared|reviewed|written)|"
    r"all rights reserved|photo( credit)?s?:|image( credit)?:|\(?c\) |©|what (are|do) (your|you) |have (your|a) (say|question)|"
    r"disclaimer|cookie|about the author|by chief editor|click here|"
    r"читайте (также|ещё|нас)|подписывайтесь|поделиться|чытайце таксама|читайте також|підписуйтесь)",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"^\W*(you (may|might) also|read (more|also|next)|related\b|also read|more (stories|news|on this)|"
    r"читайте (также|ещё)|чытайце таксама|читайте також)",
    re.IGNORECASE,
)
"""What stands before headlines of other reports: they are links, and no part of this one."""
_TOC = re.compile(
    r"^\W*(table of contents|contents|in this article|оглавление|содержание|змест|зміст)\W*$", re.IGNORECASE
)
_TOC_LINE = re.compile(r"^\s*([-*•–]\s*)?\d{1,2}[.)]\s+\S")
_BULLET = re.compile(r"^\s*(?:[-*•▪●◦‣–—·✔✅]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
_TELLS = re.compile(
    r"(?:\*\*)?(?:still |now |newly |also |since then |lawyers |journalists |administrative )?(?:released?|freed|let (?:out|go)|left|"
    r"returned (?:home|to (?:their|his|her))|who (?:has|have) (?:come|got|been let) out|"
    r"arrest(?:s|ed)?|detain\w*|detentions?|taken|deport\w*|expelled|extradited|fled|sentenced?|convict\w*|acquit\w*|pardon\w*|"
    r"amnest\w+|died|deaths?|recogni[sz]ed|new political|political prisoners|exchanged|swapped|charged|accused|criminal cases|"
    r"exiles?|in (?:prison|jail|custody|detention|captivity)|behind bars|held|inside|(?:\w+ )?list|on (?:the|our) list|"
    r"(?:state|status|standing|as) (?:on|of|at) \d|(?:open|total) political|entries in total|(?:house|home) arrest|"
    r"(?:remand |open-type |high-security |women's )?(?:prisons|colonies|facilities|jails|camps)\b|"
    r"(?:(?:some|about|around|at least|another|more than|over) )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\d+|dozens|both|all|several|he|she|they)\b"
    r".* (?:were|was|are|is|\w+ed|(?:have|has) (?:been|left|come|gone))\b|"
    r"(?:[\w½]+ (?:and a half )?(?:years?|months?)|(?:aggravated )?life)\b)",
    re.IGNORECASE,
)
"""Labels that say what happened, or the term, of those behind the colon: they are part of the sentence."""
_AS_OF = re.compile(
    r"[^:]*\b(?i:on|at|as of|as at|by|of|for) (?:the )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})?\W*:"
)
_SO_MANY = re.compile(
    r"\d[\d,]*(?: (?:names|people|persons|entries|political|prisoners|in custody|in prison|behind bars)\b|\s*(?:[.;,(]|$))"
)
"""A label with the day of a count, and the count behind its colon: "On 4 May: 273 names"."""
_VERB = re.compile(r"[^.;(]{0,70}\b(?:is|are|was|were|has|have|had|will|does|do)\b")
_LABEL = re.compile(r"(?:\*\*)?([^\W\d_][^:.!?;\n]{1,60}?)(?:\*\*)?:(?:\*\*)?\s+(?=\S)")
_ANSWER = re.compile(
    r"^\s*(?:[-*•]\s*)?(?:(?:Q\d{0,2}|A\d{1,2}|Question|Answer|Вопрос|Ответ)\s*[:.]|[AВО]\s*:|"
    r"[AВО]\.(?=\s+(?:the|he|she|it|they|in|on|at|we|yes|no|you|there|this|that|who|what|when|where|why|how|да|нет|он|она|они|мы|"
    r"это|как|что|кто|когда|где|почему|сколько|если|так)\b))\s+",
    re.IGNORECASE,
)
"""What opens a question or its answer; a letter with a stop may be an initial ("A. Halden"): another word than a name follows."""
_WORD = re.compile(r"[^\W\d_]+")
_BARE = re.compile(r"(?!(?:19|20)\d\d$)\d[\d,. ]*")


def answers(line: str) -> bool:
    """Whether a line begins as a question of an interview or its answer: "Q:", "A: ", "Ответ:"."""
    return _ANSWER.match(line) is not None


def blocks(text: str) -> tuple[Block, ...]:
    """The non-empty lines of the text in order, each as a block."""
    folded, made, headers, in_toc = plain(text), list[Block](), list[str](), False
    in_links, above = False, ""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", folded) if m.group().strip()]
    rows, pages = cells(text.translate(_FOLD_BUT_TABS) if "\t" in text else folded, lines)
    for i, (start, end) in enumerate(lines):
        line = folded[start:end]
        if i in rows:
            following = folded[slice(*lines[i + 1])] if i + 1 < len(lines) else ""
            if RULER.match(line):
                continue
            if RULER.match(following) or not headers:
                headers = _headers(folded, rows[i])
                if RULER.match(following):
                    continue
            made.append(_row(folded, rows[i], headers, start, end, above))
            continue
        above = f"{above} {line}" if headers and i + 1 in rows else line
        headers = []
        in_toc = i in pages or bool(_TOC.match(line)) or (in_toc and bool(_TOC_LINE.match(line)))
        in_links = bool(_LINKS.match(line)) or (in_links and _is_heading(line))
        made.append(Block(Kind.BOILERPLATE, start, end) if in_links else _block(folded, start, end, in_toc=in_toc))
    return tuple(made)


def _headers(folded: str, row: Sequence[tuple[int, int]]) -> list[str]:
    """What a first row says of the columns, in small letters; nothing where it has a bare number, and is no head."""
    said = [folded[a:b].lower() for a, b in row]
    return [""] * len(said) if any(_BARE.fullmatch(cell) for cell in said) else said


def _row(
    folded: str, cells: Sequence[tuple[int, int]], headers: Sequence[str], start: int, end: int, above: str
) -> Block:
    """A row with its cells; its sentences are the first cell with words, where that may be a name and the row is no head,
    and those under a head that says that they tell how it went."""
    named = tuple((headers[i] if i < len(headers) else "", a, b) for i, (a, b) in enumerate(cells))
    data = any(c.isdigit() for a, b in cells for c in folded[a:b]) or [h for h, _, _ in named] != [
        folded[a:b].lower() for a, b in cells
    ]
    first = next(((a, b) for a, b in cells if any(c.isalpha() for c in folded[a:b])), None)
    if not data or first is None or not may_name(folded[slice(*first)]):
        return Block(Kind.ROW, start, end, cells=named, above=above)
    clauses = [s for h, a, b in named if a > first[0] and layout("status").search(h) for s in _sentences(folded, a, b)]
    return Block(Kind.ROW, start, end, sentences=(Sentence(*first), *clauses), cells=named, above=above)


def _block(folded: str, start: int, end: int, *, in_toc: bool) -> Block:
    line = folded[start:end]
    if in_toc:
        return Block(Kind.TOC, start, end)
    if _BOILERPLATE.match(line):
        return Block(Kind.BOILERPLATE, start, end)
    kind, at = Kind.PARAGRAPH, start
    if (hashes := re.match(r"\s*(?:#{1,6}|={2,4})\s+", line)) is not None:
        kind, at = Kind.HEADING, start + hashes.end()
    elif (mark := _BULLET.match(line)) is not None:
        kind, at = Kind.BULLET, start + mark.end()
    if (answer := _ANSWER.match(folded[at:end])) is not None:
        at += answer.end()
    if kind is Kind.PARAGRAPH and _is_heading(line):
        kind = Kind.HEADING
    label = _LABEL.match(folded, at, end)
    if label is not None and _is_label(label, folded, end):
        span, at = label.span(1), label.end()
    else:
        span = None
    cut = tuple(_sentences(folded, at, end, ordered=_ORDERS.match(folded, start, end) is not None))
    if cut and all(s.question for s in cut):
        kind = Kind.QUESTION
    return Block(kind, start, end, span, cut)


def _is_label(label: re.Match[str], folded: str, end: int) -> bool:
    """Whether what stands before a colon is a label: a few words with their brackets, and no part of what is said."""
    said = label.group(1)
    return len(said.split()) <= 6 and said.count("(") == said.count(")") and not _tells(label, folded, end)


def _tells(label: re.Match[str], folded: str, end: int) -> bool:
    """Whether a label is a part of what is said: "Released: 410", not "Released: the film was ..." with its own verb."""
    if _AS_OF.match(label.group()) and _SO_MANY.match(folded, label.end(), end):
        return True
    return _TELLS.match(label.group()) is not None and _VERB.match(folded, label.end(), end) is None


_GOES_ON = frozenset("of for to with by from that were was are is and or the".split())
"""Words that end no heading: what they open stands in the list below them."""


def _is_heading(line: str) -> bool:
    """Short, without a closing mark or a word that wants another behind it, and in capitals of a title or very short."""
    stripped = line.strip()
    words = _WORD.findall(stripped)
    if not words or len(words) > 18 or len(stripped) > 130 or stripped.endswith((".", "!", ",", ";", "…", '."', '!"')):
        return False
    return words[-1].lower() not in _GOES_ON and (len(words) <= 12 or title_case(stripped))


_ASKED = re.compile(r"[A-Z][a-z]+ [a-z]+ [^\n]*\?")
"""A question with its second word, the verb, in small letters: "Where is Mira Halden now?"."""


def title_case(line: str) -> bool:
    """Whether most longer words of the line begin with a capital and no stop ends it, as in a headline."""
    if line.rstrip().endswith((".", "!", '."', ".'")) or _ASKED.fullmatch(line.strip()):
        return False
    long_words = [w for w in _WORD.findall(line) if len(w) > 3]
    return len(long_words) >= 3 and sum(w[0].isupper() for w in long_words) >= 0.7 * len(long_words)


_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof sen rep gen lt col capt maj sgt st no nos art arts sept sep oct nov dec jan feb "
        "mar apr jun jul aug vs approx gov rev hon pres inc ltd co corp dept est fig vol ch p pp ed cf al jr "
        "sr mt ave ul им ул г гг ст ч п руб тыс млн д кв стр см в т е др вул арт р рр ім грн бул мл"
    ).split()
)
_STARTERS = frozenset(
    (
        "the he she it they in on at a an his her their its this that these those we but and after before "
        "when while among according both all one two three meanwhile earlier later since as for i you there"
    ).split()
)
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"')\]”»*]*+(?=\s)|(?<=[a-zа-яіўё\d)\"'])[.!?](?=[A-ZА-ЯІЎ][a-zа-яіў]+[\s,])|(?<=[.!?][\"'])(?=\s)"
)


_ORDERS = re.compile(
    r"\W*(?:please\s+)?(?:ignore|disregard|forget|override)\b[^.!?]{0,60}\b(?:above|previous|prior|preceding|earlier|instructions?|rules)\b"
    r"|\W*(?-i:SYSTEM|ASSISTANT|USER|INSTRUCTIONS?)\s*:",
    re.IGNORECASE,
)
"""How text begins that gives orders to whoever or whatever reads it; the rest of its line is no telling either."""


def _sentences(folded: str, start: int, end: int, *, ordered: bool = False) -> list[Sentence]:
    """Cuts at closing marks, and where a stop is glued to the next sentence ("anxieties.Shortly").

    `ordered` says that the line gives orders to its reader from its first word.
    """
    cuts, found = [start], list[Sentence]()
    for m in _STOP.finditer(folded, start, end):
        if _closes(folded, m, start, end):
            cuts.append(m.end())
    cuts.append(end)
    for a, b in (piece for pair in itertools.pairwise(cuts) for piece in _pieces(folded, *pair)):
        chunk = folded[a:b]
        inner = chunk.strip().strip("*").strip()
        if any(c.isalnum() for c in inner):
            left = a + chunk.index(inner)
            ordered = ordered or _ORDERS.match(inner) is not None
            asks = ordered or inner.rstrip("\"')* ").endswith("?")
            found.append(Sentence(left, left + len(inner), asks))
    return found


_LONGEST = 1600
"""Characters of a sentence at most: what is longer is no sentence, and the work on one grows faster than its length."""


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without closing marks in pieces of a length a sentence can have, cut at spaces where there are any."""
    while end - start > _LONGEST:
        half = start + _LONGEST // 2
        cut = max(folded.rfind(" ", half, start + _LONGEST), half)
        yield start, cut
        start = cut
    yield start, end


def _closes(folded: str, m: re.Match[str], start: int, end: int) -> bool:
    """Whether this mark ends a sentence: not an abbreviation, an initial, or a mark before a small letter."""
    before = re.search(r"[\w.]+$", folded[max(start, m.start() - 20) : m.start()])
    word = before.group().lower() if before else ""
    after = re.match(r"[\s\"'(\[*“«-]*(\w+)?", folded[m.end() : min(end, m.end() + 40)])
    following = (after.group(1) or "") if after else ""
    if "." not in m.group() or not word:
        return not following[:1].islower()
    if following[:1].islower():
        return False
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return (
            len(word) > 1
            and word not in {"no", "art", "st", "dr", "mr", "ms", "mrs"}
            and following.lower() in _STARTERS
        )
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return following.lower() in _STARTERS
    return True
