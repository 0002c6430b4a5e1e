"""Names in the order of lists, the surname first: "Halden, M.", "Halden, Mira Antonovna, nurse, since 4 March"."""

import re
from collections.abc import Iterable

from habeas.extraction.lexicon import GIVEN
from habeas.extraction.people import Name
from habeas.extraction.words import Line
from habeas.names import gender

__all__ = ["in_list_order", "named_in_full"]

_INITIAL = re.compile(r"[^\W\d_]{1,2}\.(?:[^\W\d_]{1,2}\.)?")
_AFTER = frozenset(",;.:(|-–—")


def in_list_order(folded: str, at: int, line: Line) -> Name | None:
    """The name at the head of a line that gives the surname first; None where a town or a list of names may stand there.

    Behind the comma stand initials, or a given name with another comma or nothing behind it: "Sorna, Lipa and ..." is none.
    """
    words = line.words
    if len(words) < 3 or words[1].text != "," or not _surname(words[0].text):
        return None
    last = 1
    while last + 1 < len(words) and last < 4 and _INITIAL.fullmatch(words[last + 1].text):
        last += 1
    if last == 1:
        if not (words[2].text[:1].isupper() and _given(words[2].text)) or _given(words[0].text):
            return None
        last = 3 if len(words) > 3 and words[3].text[:1].isupper() and words[3].text.isalpha() else 2
    if last + 1 < len(words) and words[last + 1].text[0] not in _AFTER:
        return None
    start, end = words[0].start, words[last].end
    return Name(at, 0, last, start, end, folded[start:end])


def _given(word: str) -> bool:
    return word.lower() in GIVEN or gender(word) is not None


def _surname(word: str) -> bool:
    return word[:1].isupper() and len(word) > 2 and word.replace("-", "").replace("'", "").isalpha()


def named_in_full(form: str, full: Iterable[str]) -> str | None:
    """The one of the full names whose surname and first letters a form in list order gives; None where none or several fit."""
    surname, _, rest = form.partition(", ")
    letters = [w[0] for w in re.findall(r"[^\W\d_]+", rest)]
    initials = all(_INITIAL.fullmatch(w) for w in rest.split())

    def fits(name: str) -> bool:
        words = name.split()
        if "," in name or words[-1].lower() != surname.lower() or len(words) < 2:
            return False
        return words[0] == rest.split()[0] if not initials else words[0][:1] == letters[0]

    found = [name for name in full if fits(name)]
    return found[0] if len(found) == 1 and letters else None
