"""The dates that publications are stamped with: whole dates that name their year. Anything else is unknown here."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from habeas.dates import Grain, Kind, When, find

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_YEAR = r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"
_BESIDE_LATIN, _BESIDE_CYRILLIC = (
    re.compile(rf"[{letters}][\W_]{{0,4}}{_YEAR}|{_YEAR}[\W_]{{0,4}}[{letters}]")
    for letters in ("A-Za-z", "\u0400-\u04ff")
)
_DIGIT = re.compile(r"\d")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")
_RANGE = re.compile(r"\d\s*(?:[^\W\d_]{3,12}\.?\s*)?(?:\d{4}\s*)?(?:[–—-]|to|по|да|до)\s*$")
_ISO = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?$")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day at start..end (exclusive) of a line."""

    start: int
    end: int
    when: When


def stamp_in(line: str) -> Stamp | None:
    """The first whole date in a line that needs no anchor, where it does not end a range of days."""
    if not _DIGIT.search(line):
        return None
    for language in _languages(line):
        for found in find(line, None, language):
            if found.kind is Kind.CALENDAR and found.grain is Grain.DAY and not _either_way(found.when.text):
                return None if _RANGE.search(line, 0, found.start) else Stamp(found.start, found.end, found.when)
    return None


def _languages(line: str) -> tuple[str, ...]:
    """Those whose words a date in the line may be in: a Cyrillic name elsewhere in it leaves "May 2024" English."""
    english = not _CYRILLIC.search(line) or (_BESIDE_LATIN.search(line) and not _BESIDE_CYRILLIC.search(line))
    return ("en",) if english else ("ru", "be", "uk")


def written(text: str) -> When | None:
    """The one date in a short piece of metadata such as "2025-09-11T18:42:00+03:00" or "11 September 2025, 18:42".

    A bare year or month stays as partial as it is. The day is the one written there: no time zone is worked in.
    """
    text = text.strip()
    if match := _ISO.match(text) or _COMPACT.match(text):
        return stamped("-".join(p for p in match.groups() if p), text)
    found = stamp_in(text[:200])
    return found.when if found else None


def stamped(iso: str, text: str | None = None) -> When | None:
    """The interval of YYYY, YYYY-MM or YYYY-MM-DD, with the words that named it; None where no such day exists."""
    parts = [int(p) for p in iso.split("-")]
    try:
        first = date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    last = first
    if len(parts) == 1:
        last = date(parts[0], 12, 31)
    elif len(parts) == 2:
        last = date(parts[0], parts[1], calendar.monthrange(*parts)[1])
    return When(text or iso, first, last, iso)


def _either_way(text: str) -> bool:
    """Whether 03/04/2023 may be the third of April or the fourth of March, as the country has it."""
    match = _SLASHED.search(text)
    return bool(match and int(match[1]) <= 12 and int(match[2]) <= 12 and match[1] != match[2])
