"""What a text says of itself in its first lines: headline, outlet, author, day of publication.

Cautious: a wrong outlet or day spoils everything that is reckoned from it, so what is not plain stays unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.dates import When
from habeas.reading.draft import Found, first
from habeas.reading.stamps import stamp_in

_LABELLED = "labelled date line"
_SET_OFF = ",|·•.(–—-:"
_LINES = 12  # a header is shorter; what comes later is body
_LONG = 160  # characters; a longer line is a paragraph
_LABEL = (
    r"(?:(?:first\s+)?published(?:\s+on)?|publication\s+date|posted(?:\s+on)?|date|issued(?:\s+on)?"
    r"|опубликовано|дата(?:\s+публикации)?|апублікавана|опубліковано)"
)
_LABEL_BEFORE = re.compile(rf"(?:^|[,|·•.(–—-])\s*{_LABEL}\s*:?\s*$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:г\.|года?\b|року|р\.)?\s*(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?"
)
_WORD = r"[^\W\d_a-zа-яёўіїєґ][\w'’]*"  # begins with a capital, as a place or an outlet does
_QUOTED = r"[«\"“](?P<outlet>[^«»\"“”\n]{2,40})[»\"”]"
_TRAIL = re.compile(rf"[\s).]*|\s*[,|·•.(–—-]\s*(?:{_QUOTED}|{_WORD}(?:[\s.,|)]+{_WORD}){{0,4}}[\s.,|)]*)")
_NOT_THEN = re.compile(r"\b(?:updated|modified|as of|обновлено|абноўлена|оновлено)\b", re.IGNORECASE)
_FIELD = re.compile(r"\W*(?P<label>[^\W\d_][^:\n]{0,40}?)\s*(?<!\d):(?!//)\s")
_OF_THE_PAGE = re.compile(
    rf"(?:{_LABEL}|by|text|photo|source|outlet|publisher|author|updated?|автор\w*|текст|фото|источник|аўтар\w*|крыніца|джерело)$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\W*(?:(?:date|day) of (?:the |his |her )?|дата |дзень |день |fecha de(?:l| la)? )?"
    r"(?:arrest|detain|detention|taken|held|charge|hearing|trial|verdict|convict|sentenc|term|appeal|released|freed|born|birth|died|death|status"
    r"|задерж|арест|суд|приговор|осужд|срок|освобожд|родил|рожден|умер|затрым|арышт|прысуд|асудж|вызвал|нарадж|памёр|памер|затрим|вирок|засудж|звільн|народж|помер"
    r"|deten|juicio|sentencia|condena|libera|naci|falleci)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[,|·•]|\.(?=\s|$)|\s[–—-]\s)\s*")
_DATELINE = re.compile(rf"(?:{_WORD}(?:[\s.,-]+{_WORD}){{0,4}}[\s,]*(?:\([^)\n]{{2,40}}\)[\s,]*)?\(?)?$")
_DATELINE_END = re.compile(r"\s*(?:г\.|года?\b|року|р\.)?\)?\s*(?:\([^)\n]{2,40}\))?\s*[-–—]+\s+\S")
_DATELINE_STOP = re.compile(r"\s*(?:г\.|года?\b|року|р\.)?\s*(?:\([^)\n]{2,40}\))?\.\s+\S+\s+\S+\s")
_BYLINE = re.compile(r"(?:by|автор|аўтар)\s*:?\s+(?:the\s+)?(?P<name>[^\W\d_][^\n.,|]{2,60})$", re.IGNORECASE)
_OUTLET = re.compile(
    r"(?:source|outlet|publisher|источник|крыніца|джерело)\s*:\s*(?P<name>[^\n]{2,80})$", re.IGNORECASE
)
_GENERIC = re.compile(r"\b(?:report|release|statement|update|briefing|summary|chronicle|bulletin|list)$", re.IGNORECASE)
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "de", "la", "le", "du", "des", "von", "&"))
_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|>\s+)|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A line with a date: the day, the words before it, a name quoted after it, whether a label says "published"."""

    when: When
    before: str
    quoted: str | None
    labelled: bool


@dataclass(frozen=True, slots=True)
class Header:
    """What was found; each piece or None."""

    title: Found[str] | None = None
    outlet: Found[str] | None = None
    author: Found[str] | None = None
    published: Found[When] | None = None


def header_of(text: str) -> Header:
    """The header of a text in plain lines or Markdown."""
    lines = _header_lines(text)
    card = sum(_is_field(line) for line in lines) > 1
    said, titles = list[Header](), list[str]()
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        titled = bool(titles) or _is_title_later(lines[number + 1 :])
        if _is_field(line, alone=not card) and _stamp_line(line):
            continue
        one = _line(line, following, titled)
        if one is None:
            titles.append(line)
        else:
            said.append(one)
    title = next((t for t in titles if _is_headline(t)), None) if _has_body(text, lines) else None
    return Header(
        Found(title, "first line") if title else None,
        first(*(h.outlet for h in said)),
        first(*(h.author for h in said)),
        first(_the_day([h.published for h in said if h.published]), dateline(text)),
    )


def _the_day(found: Sequence[Found[When]]) -> Found[When] | None:
    """The day that is labelled as publication, else the only one named; of several the text is a chronicle."""
    labelled = next((f for f in found if f.method == _LABELLED), None)
    return labelled or (found[0] if len({f.value.iso for f in found}) == 1 else None)


def dateline(text: str) -> Found[When] | None:
    """The day in a line such as "VILNIUS, Sept 11, 2025 (Agency) - Words", where the body of a report begins.

    A full stop in the place of the dash will do ("Brussels, 3 June 2022. Words") where only one line begins so: the
    entries of a chronicle do too.
    """
    lines = [_bare(line)[:120] for line in text.split("\n", 40)[:40] if line.strip()][:_LINES]
    stamps = [(line, stamp) for line in lines if (stamp := stamp_in(line)) and _DATELINE.match(line[: stamp.start])]
    for line, stamp in stamps:
        if _DATELINE_END.match(line, stamp.end) and stamp.start:
            return Found(stamp.when, "dateline")
    stopped = [stamp for line, stamp in stamps if _DATELINE_STOP.match(line, stamp.end)]
    return Found(stopped[0].when, "dateline") if len(stopped) == 1 else None


def _header_lines(text: str) -> list[str]:
    """The short lines at the top, without marks of emphasis; a date stands alone or beside the outlet."""
    lines = list[str]()
    for raw in text[:8000].split("\n"):
        if not (line := _bare(raw)):
            continue
        if len(line) > _LONG or len(lines) == _LINES or raw.lstrip().startswith(("|", "- ", "+ ")):
            break
        lines.append(line)
    return lines


def _bare(line: str) -> str:
    return _MARKS.sub("", line).strip().rstrip("\\").strip()


def _line(line: str, following: str, titled: bool) -> Header | None:
    """What one line says; None where it says nothing of the document (a headline, or body)."""
    if match := _BYLINE.fullmatch(line):
        return Header(author=Found(match["name"].strip(), "byline"))
    if match := _OUTLET.fullmatch(line):
        return Header(outlet=Found(match["name"].strip(), "line 'Source:'"))
    if stamp := _stamp_line(line):
        return replace(_beside(stamp), published=Found(stamp.when, _LABELLED if stamp.labelled else "date line"))
    if titled and _is_stamp_alone(following) and _is_name(line):
        return Header(outlet=Found(_cased(line), "line above the date"))
    return None


def _is_field(line: str, *, alone: bool = False) -> bool:
    """Whether a line is a field of a card, whose day is of what happened: "Verdict: guilty, 8 November 2022".

    One that stands `alone` is a field only where its label tells of arrests, trials and the like: others are titles.
    """
    field = _FIELD.match(line)
    if field is None or _OF_THE_PAGE.search(field["label"]):
        return False
    return _HAPPENED.match(field["label"]) is not None or not alone


def _stamp_line(line: str) -> _Stamp | None:
    """The day of a line that is only a date, or a date set off from a few words; and the words before it."""
    stamp = stamp_in(line) if len(line) <= 120 else None
    if not stamp or _NOT_THEN.search(line[: stamp.start]):
        return None
    before, labelled = _LABEL_BEFORE.subn("", line[: stamp.start])
    after = line[_AFTER.match(line, stamp.end).end() :]  # type: ignore[union-attr]  # the pattern matches nothing too
    set_off = labelled or before.rstrip()[-1:] in _SET_OFF
    trail = _TRAIL.fullmatch(after)
    if set_off and trail and len(before.split()) <= 10:
        return _Stamp(stamp.when, before, trail["outlet"], bool(labelled))
    return None


def _is_stamp_alone(line: str) -> bool:
    stamp = _stamp_line(line)
    return stamp is not None and not stamp.before.strip(_SET_OFF + " ")


def _beside(stamp: _Stamp) -> Header:
    """Outlet or author, where the words beside the date on its line plainly name them."""
    words = next((p for p in _SEPARATOR.split(stamp.before.strip(_SET_OFF + " ")) if p), "")
    if stamp.quoted:
        return Header(outlet=Found(stamp.quoted, "beside the date"))
    if match := _BYLINE.fullmatch(words):
        return Header(author=Found(match["name"].strip(), "byline"))
    return Header(outlet=Found(_cased(words), "beside the date")) if _is_name(words) else Header()


def _is_name(words: str) -> bool:
    """Whether these can be the name of an outlet: two to six words in capitals, and no kind of document.

    One word beside a date is as often a town, and two in a script that writes only the first in capitals are enough.
    """
    parts = words.split()
    if not 2 <= len(parts) <= 6 or _GENERIC.search(words) or words.endswith((":", "?", "!", ".")):
        return False
    if any("\u0400" <= c <= "\u04ff" for c in words):
        return parts[0][0].isupper() and len(parts) <= 4
    return all(p[0].isupper() or p.lower() in _SMALL for p in parts)


def _cased(name: str) -> str:
    """A name set in capitals, as a name: DZVINA REVIEW is Dzvina Review, BBC NEWS is BBC News."""
    if not name.isupper():
        return name
    return " ".join(p if len(p) <= 3 and p not in ("THE", "OF", "AND", "FOR") else p.capitalize() for p in name.split())


def _is_title_later(lines: Sequence[str]) -> bool:
    return any(_is_headline(x) and not _stamp_line(x) and not _BYLINE.fullmatch(x) for x in lines)


def _is_headline(line: str) -> bool:
    if line.endswith((".", ":", ";", ",")) and not line.endswith(("...", "…")):
        return False
    stamp = stamp_in(line)
    if stamp and _DATELINE_END.match(line, stamp.end):
        return False
    return len(line) >= 8 and len(line.split()) >= 2 and line[0] not in "-•|"


def _has_body(text: str, lines: Sequence[str]) -> bool:
    return len(text.strip()) > len(lines[0]) + 1 if lines else False
