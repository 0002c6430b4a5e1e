"""Values as people read them, in the language of the page: days, numbers with their bounds, addresses."""

from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from habeas import vocabulary
from habeas.dates import When
from habeas.publication.language import _, day, day_and_month, digits, month, month_name, ngettext
from habeas.quantities import Range

__all__ = [
    "bounds", "day", "definition", "file_name", "label", "month", "number", "people", "quoted", "visible",
    "web_address", "when",
]  # fmt: skip

_ACTING = {c: "�" for c in range(32) if chr(c) not in "\t\n\r"} | {0x7F: "�", 0x202D: "⟨U+202D⟩", 0x202E: "⟨U+202E⟩"}
"""Control characters, which a page may not hold, and direction overrides, which would make a text read as another."""


def visible(text: str) -> str:
    """Text with control and direction-override characters made visible.

    >>> visible("a\\u202eb")
    'a⟨U+202E⟩b'
    """
    return text.translate(_ACTING)


def label(code: StrEnum) -> str:
    """The code in words a reader understands, in the language of the page."""
    return _(vocabulary.label(code))


def definition(code: StrEnum) -> str:
    """The code's definition in the vocabulary, in the language of the page."""
    return _(vocabulary.terms()[type(code).__name__.lower()][code.value]["definition"])


def when(w: When | None) -> str:
    """A date in words, as exact as it is known and no more.

    >>> when(When("in March 2022", date(2022, 3, 1), date(2022, 3, 31)))
    'March 2022'
    >>> when(None)
    'date not stated'
    """
    if w is None:
        return _("date not stated")
    if w.first is None or w.last is None:
        return _open(w)
    return day(w.first) if w.first == w.last else _interval(w.first, w.last)


def _open(w: When) -> str:
    if w.first:
        return _("%(day)s or later", day=day(w.first))
    if w.last:
        return _("by %(day)s", day=day(w.last))
    return f"“{w.text}”" if w.text else _("date not stated")


def _interval(first: date, last: date) -> str:
    starts_month, ends_month = first.day == 1, (last + timedelta(days=1)).day == 1
    if starts_month and ends_month and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return month(first) if starts_month and ends_month else f"{first.day}–{day(last)}"
    if starts_month and ends_month and first.year == last.year:
        return f"{month_name(first)}–{month(last)}"
    return f"{day_and_month(first)} – {day(last)}" if first.year == last.year else f"{day(first)} – {day(last)}"


def number(r: Range) -> str:
    """A number as people read it: digits where it is exact, else the words of the source, else its bounds.

    >>> number(Range(2310, 2310, "2,310")), number(Range(1001, None, "Over 1,000")), number(Range(0, 40, ""))
    ('2,310', 'over 1,000', '0 to 40')
    """
    if r.low is not None and r.low == r.high:
        return digits(r.low)
    return r.text[:1].lower() + r.text[1:] or bounds(r)


def bounds(r: Range) -> str:
    """What a number can be, in words.

    >>> bounds(Range(76, None, "over 75"))
    '76 or more'
    """
    if r.low is None and r.high is None:
        return _("not stated")
    if r.low is None:
        return _("%(n)s or fewer", n=digits(r.high or 0))
    if r.high is None:
        return _("%(n)s or more", n=digits(r.low))
    if r.low == r.high:
        return digits(r.low)
    return _("%(low)s to %(high)s", low=digits(r.low), high=digits(r.high))


def people(count: int, one: str = "person", many: str = "people") -> str:
    """A count with its noun.

    >>> people(1), people(1200)
    ('1 person', '1,200 people')
    """
    if one == "person":
        return ngettext("%(n)s person", "%(n)s people", count)
    return f"{digits(count)} {one if count == 1 else many}"


def quoted(quote: str) -> bool:
    """Whether a quote brings its own quotation marks, or is a row of a table, which takes none."""
    return quote.lstrip()[:1] in {'"', "“", "„", "«", "|"}


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
