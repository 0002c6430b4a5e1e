"""The dates that publications are stamped with: whole dates that name their year. Anything else is unknown here."""

import calendar
import re
from datetime import date

from habeas.dates import When

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января янв студзеня студз січня",
            "february feb февраля фев лютага лют лютого",
            "march mar марта мар сакавіка сак березня",
            "april apr апреля апр красавіка крас квітня",
            "may мая травеня травня",
            "june jun июня июн чэрвеня чэрв червня",
            "july jul июля июл ліпеня ліп липня",
            "august aug августа авг жніўня жн серпня",
            "september sept sep сентября сен сент верасня вер вересня",
            "october oct октября окт кастрычніка кастр жовтня",
            "november nov ноября ноя лістапада ліст листопада",
            "december dec декабря дек снежня снеж грудня",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
STAMP = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?\s+{_YEAR}
    | (?P<month_first>{_MONTH})\b\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_last>(?:19|20)\d\d)(?!\d)
    | (?P<dotted>\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d)(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ISO = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")


def day_of(match: re.Match[str]) -> When | None:
    """The day that a match of STAMP names; None where there is no such day (31 June)."""
    part = match.groupdict()
    if part["iso"]:
        return stamped(part["iso"], match[0])
    if part["dotted"]:
        day, month, year = map(int, part["dotted"].split("."))
    elif part["month"]:
        day, month, year = int(part["day"]), _MONTHS[part["month"].lower()], int(part["year"])
    else:
        day, month, year = int(part["day_second"]), _MONTHS[part["month_first"].lower()], int(part["year_last"])
    return stamped(f"{year:04}-{month:02}-{day:02}", match[0])


def written(text: str) -> When | None:
    """The one date in a short piece of metadata such as "2025-09-11T18:42:00+03:00" or "11 September 2025, 18:42".

    A bare year or month stays as partial as it is. The day is the one written there: no time zone is worked in.
    """
    text = text.strip()
    if match := STAMP.search(text):
        return day_of(match)
    if match := _ISO.match(text) or _COMPACT.match(text):
        return stamped("-".join(p for p in match.groups() if p), text)
    return None


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
