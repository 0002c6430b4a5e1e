"""Leads the name of an origin to one of a story world's sources: by name, else by what kind of speaker it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.folding import fold
from habeas.model import Document, Statement
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.origins import is_person, voice
from habeas.reconciliation.topics import listed

__all__ = ["Sources"]


@dataclass(frozen=True, slots=True)
class _Source:
    id: str
    name: str
    kind: str
    words: frozenset[str]


_SPEAKERS = (
    ("lawyer", r"\blawyers?\b"),
    ("relative", r"\b(relatives?|family|families|mother|father|wife|husband|brother|sister|son|daughter|parents)\b"),
    ("released_person", r"\b(former|freed|released) (prisoners?|people)\b"),
)
"""Kinds of speakers that a world lists as one source each."""
_BODIES = ("state_organ", "foreign_government", "igo")
_CLOSE = ("rights_group", "relative", "exile_office")
"""Kinds of outlets that answer themselves for what lawyers and relatives tell them."""
_MEDIA = ("independent_media", "news_agency", "state_media")


class Sources:
    """The sources of a world, found by the name of an origin and by the statement that has it."""

    def __init__(
        self, given: Iterable[Mapping[str, Any]], documents: Sequence[Document], freed: Iterable[tuple[str, str]] = ()
    ) -> None:
        """`freed` are people who were let out, as (document, name there): they may speak for themselves."""
        self.listed = [_Source(s["id"], s["name"], s["kind"], _words(s["name"])) for s in given]
        self._documents = {d.id: d for d in documents}
        self._freed = set(freed)
        self._found: dict[tuple[str, str | None], str | None] = {}

    def of(self, name: str, outlet: str | None = None) -> str | None:
        """The id of the source of that name, as an outlet would use it; None when none is like it."""
        if (name, outlet) not in self._found:
            self._found[name, outlet] = self._by_name(name, outlet) or self._by_role(name)
        return self._found[name, outlet]

    def of_statement(self, said: Statement, origin: str) -> str | None:
        """The id of the source of a statement with that origin: by its speaker's kind, by name, else its outlet's."""
        document = self._documents[said.document]
        speaker = self._by_kind(said, document)
        if speaker:
            return speaker
        found = self.of(origin, document.outlet)
        return found or self._told(said) or self.of(voice(document)) or self.of(document.outlet or "")

    def _by_name(self, name: str, outlet: str | None) -> str | None:
        """The source that shares most words with a name; one of a state when the name has a word for an organ."""
        said = _words(re.sub(r"\s+in\s+.*", "", name))
        if "polic" in said and not any("polic" in s.words for s in self.listed):
            said = (said - {"polic"} - _RANKS) | {"inter", "minis"}
        organ = said & _ORGANS
        telling = said - _GENERIC - (_ORGANS - _ONE_ORGAN)
        fitting = [s for s in self.listed if not organ or s.kind not in _MEDIA or said == s.words]
        if organ:
            fitting = [s for s in fitting if telling <= s.words and (telling or organ & s.words)]
        near = _words(outlet or "")
        scored = [(len(organ & s.words), _share(said, s.words), len(near & s.words), s.id) for s in fitting]
        best = max(scored, default=(0, 0.0, 0, ""))
        return best[3] if best[1] > (0 if organ else LIKE) else None

    def _by_role(self, name: str) -> str | None:
        """The body whose name shares most words with what is said of a person beside their name."""
        if not is_person(name.title()) or not name:
            return None
        found = (m for d in self._documents.values() for m in re.finditer(re.escape(name), d.text, re.IGNORECASE))
        words = _words(" ".join(m.string[max(m.start() - 60, 0) : m.end()] for m in found))
        bodies = [s for s in self.listed if s.kind in _BODIES]
        scored = [(sum(1 / sum(w in b.words for b in bodies) for w in words & s.words), s.id) for s in bodies]
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] >= 1 else None

    def _by_kind(self, said: Statement, document: Document) -> str | None:
        """The source of a kind of speaker: those set free, relatives, lawyers, where a medium quotes one."""
        source = said.source or ""
        if is_person(source):
            if any(d == document.id and _one_name(source, n) for d, n in self._freed):
                return self._speaking("released_person")
            kin = any(_kin(source, n) for n in said.persons)
            return self._speaking("relative") if kin else None
        own = next((s for s in self.listed if s.id == self.of(document.outlet or "")), None)
        described = re.split(r"[,(]|(?<!^)(?<!\w)(?=[A-ZА-ЯЁІЎЇЄҐ«“„])", source, maxsplit=1)[0]
        if own is None or own.kind in _CLOSE or not described.strip():
            return None
        kind = next((kind for kind, pattern in _SPEAKERS if re.search(pattern, in_english(described))), None)
        return self._speaking(kind) if kind else None

    def _speaking(self, kind: str) -> str | None:
        return next((s.id for s in self.listed if s.kind == kind and "speaking" in s.name), None)

    def _told(self, said: Statement) -> str | None:
        """The source to which somebody told it: "the council told the agency"."""
        found = re.search(r"\btold (?:[a-z]+ )*(?P<whom>[A-Z][\w-]*(?: [A-Z0-9][\w-]*)*)", said.quote)
        return self.of(found["whom"]) if found else None


def _one_name(source: str, name: str) -> bool:
    """Whether a source is a person of that name: the surname alone, or with a first name that can be the same."""
    one, other = source.split(), name.split()
    return one[-1] == other[-1] and (len(one) == 1 or len(other) == 1 or one[0][0] == other[0][0])


def _kin(source: str, name: str) -> bool:
    """Whether a source bears another's surname, the ending that differs between a man's and a woman's aside."""
    one, other = source.split(), name.split()
    return one != other and one[-1][:5] == other[-1][:5] and one[0] != other[0]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """What two names share of all their words, words for a kind of body counting little."""
    both, either = (sum(0.2 if w in _GENERIC | _ORGANS else 1.0 for w in ws) for ws in (one & other, one | other))
    return both / either if either else 0.0


def _words(name: str) -> frozenset[str]:
    """The first letters of the longer words of a name."""
    return frozenset(w[:5] for w in re.findall(r"\w{3,}", fold(name)) if w not in ("the", "and", "for"))


LIKE = 0.12
"""The least share of their words by which two names are of one source. Chosen on the story worlds."""
_RANKS = frozenset(w[:5] for w in ("colonel", "officer", "captain", "major", "chief", "sergeant", "lieutenant", "man"))
_GENERIC = frozenset(w[:5] for w in listed("bodies"))
_ONE_ORGAN = frozenset(w[:5] for w in ("prosecutor", "court", "police", "parliament"))
_ORGANS = _ONE_ORGAN | {
    w[:5] for w in ("ministry", "committee", "council", "department", "service", "office", "officials", "government")
}
