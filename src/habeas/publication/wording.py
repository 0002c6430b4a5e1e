"""Values as people read them: days, numbers with their bounds, places where someone said something."""

from datetime import date, timedelta
from urllib.parse import urlsplit

from habeas.dates import When
from habeas.quantities import Range

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


_ACTING = {c: "�" for c in range(32) if chr(c) not in "\t\n\r"} | {0x7F: "�", 0x202D: "⟨U+202D⟩", 0x202E: "⟨U+202E⟩"}
"""Control characters, which a page may not hold, and direction overrides, which would make a text read as another."""


def visible(text: str) -> str:
    """Text with control and direction-override characters made visible.

    >>> visible("a\\u202eb")
    'a⟨U+202E⟩b'
    """
    return text.translate(_ACTING)


def day(d: date) -> str:
    """A day in words.

    >>> day(date(2025, 9, 11))
    '11 September 2025'
    """
    return f"{d.day} {MONTHS[d.month - 1]} {d.year}"


def when(w: When | None) -> str:
    """A date in words, as exact as it is known and no more.

    >>> when(When("in March 2022", date(2022, 3, 1), date(2022, 3, 31)))
    'March 2022'
    >>> when(None)
    'date not stated'
    """
    if w is None:
        return "date not stated"
    if w.first is None or w.last is None:
        return _open(w)
    return day(w.first) if w.first == w.last else _interval(w.first, w.last)


def _open(w: When) -> str:
    if w.first:
        return f"{day(w.first)} or later"
    if w.last:
        return f"by {day(w.last)}"
    return f"“{w.text}”" if w.text else "date not stated"


def _interval(first: date, last: date) -> str:
    starts_month, ends_month = first.day == 1, (last + timedelta(days=1)).day == 1
    if starts_month and ends_month and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        month = f"{MONTHS[first.month - 1]} {first.year}"
        return month if starts_month and ends_month else f"{first.day}–{last.day} {month}"
    if starts_month and ends_month and first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {first.year}"
    return f"{day(first)} – {day(last)}"


def number(r: Range) -> str:
    """A number as people read it: digits where it is exact, else the words of the source, else its bounds.

    >>> number(Range(2310, 2310, "2,310")), number(Range(1001, None, "Over 1,000")), number(Range(0, 40, ""))
    ('2,310', 'over 1,000', '0 to 40')
    """
    if r.low is not None and r.low == r.high:
        return f"{r.low:,}"
    return r.text[:1].lower() + r.text[1:] or bounds(r)


def bounds(r: Range) -> str:
    """What a number can be, in words.

    >>> bounds(Range(76, None, "over 75"))
    '76 or more'
    """
    if r.low is None and r.high is None:
        return "not stated"
    if r.low is None:
        return f"{r.high:,} or fewer"
    if r.high is None:
        return f"{r.low:,} or more"
    return f"{r.low:,}" if r.low == r.high else f"{r.low:,} to {r.high:,}"


def people(count: int, one: str = "person", many: str = "people") -> str:
    """A count with its noun.

    >>> people(1), people(1200)
    ('1 person', '1,200 people')
    """
    return f"{count:,} {one if count == 1 else many}"


def web_address(url: str | None) -> str | None:
    """The address when it is safe to link to (http or https with a host), else None.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def file_name(location: str) -> str:
    """A location for readers: a web address whole, of a path only the last part (folders tell about a machine).

    >>> file_name("/home/someone/reports/a.txt")
    'a.txt'
    """
    return location if web_address(location) else location.replace("\\", "/").rstrip("/").rpartition("/")[2] or location
