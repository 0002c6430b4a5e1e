"""Leads the name of an origin to one of a story world's sources: by name, else by what kind of speaker it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii

from habeas.folding import fold
from habeas.model import Document, Statement
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.origins import is_person, sounds, stem, undescribed, untitled, voice
from habeas.reconciliation.topics import listed

__all__ = ["Sources"]


@dataclass(frozen=True, slots=True)
class _Source:
    id: str
    name: str
    kind: str
    words: frozenset[str]


_KIN = (
    r"\b(relatives?|family|families|(grand|step)?(mother|father)s?|wife|husband|(half-)?brothers?|sisters?|(grand)?sons?|"
    r"(grand)?daughters?|parents?|aunts?|uncles?|nephews?|nieces?|cousins?|widow(er)?|fianc[eé]e?|spouse|"
    r"(mother|father|sister|brother)-in-law)\b"
)
_SPEAKERS = (
    ("lawyer", r"\b(lawyers?|attorneys?|barristers?|defen[cs]e counsel)\b"),
    ("relative", _KIN),
    ("released_person", r"\b(former|freed|released) (prisoners?|people|detainees?|inmates?)\b"),
)
"""Kinds of speakers that a world lists as one source each."""
_STATES = ("state_organ", "foreign_government", "igo")
_CAUSES = ("exile_office", "rights_group")
_CLOSE = ("rights_group", "relative", "exile_office")
"""Kinds of outlets that answer themselves for lawyers, and for relatives of others than those they tell of."""
_MEDIA = ("independent_media", "news_agency", "state_media")
BESIDE = 60
"""Characters beside a name in which its report says who that is."""


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
        name = re.sub(r"\s*\([^)]*\)$", "", name)
        said = _words(undescribed(re.sub(r"\s+in\s+.*", "", name)))
        if "polic" in said and not any("polic" in s.words for s in self.listed):
            said = (said - {"polic"} - _RANKS) | {"inter", "minis"}
        organ = said & _ORGANS
        telling = frozenset(w for w in said - _GENERIC - (_ORGANS - _ONE_ORGAN) if w.isascii())
        fitting = [s for s in self.listed if not organ or s.kind not in _MEDIA or said == s.words]
        if organ:
            fitting = [s for s in fitting if telling <= s.words and (telling or organ & s.words)]
        near = _words(outlet or "")
        own = [s for s in fitting if s.kind == "state_organ"]
        if organ and not telling and len(own) == 1:
            return own[0].id
        scored = [(len(organ & s.words), _share(said, s.words), len(near & s.words), s.id) for s in fitting]
        best = max(scored, default=(0, 0.0, 0, ""))
        return best[3] if best[1] > (0 if organ else LIKE) else self._by_sound(name)

    def _by_sound(self, name: str) -> str | None:
        """The one source that a name in Cyrillic letters sounds like; None when several do, or none."""
        heard = _heard(name) if _CYRILLIC.search(name) else frozenset()
        fitting = [s.id for s in self.listed if heard & _heard(s.name)]
        return fitting[0] if len(fitting) == 1 else None

    def _by_role(self, name: str) -> str | None:
        """The body whose name shares most words with what is said of a person beside their name."""
        if not is_person(name.title()) or not name:
            return None
        found = (m for d in self._documents.values() for m in re.finditer(re.escape(name), d.text, re.IGNORECASE))
        words = _words(" ".join(_role(m) for m in found))
        known = [s for s in self.listed if s.kind in _STATES or (s.kind in _CAUSES and s.words - _KINDS <= words)]
        bodies = [s for s in known if s.words - _KINDS or s.kind in _STATES]
        scored = [(sum(1 / sum(w in b.words for b in bodies) for w in words & s.words), s.id) for s in bodies]
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] >= 1 else None

    def _by_kind(self, said: Statement, document: Document) -> str | None:
        """The source of a kind of speaker: those set free, relatives, lawyers, where a medium quotes one."""
        source = untitled(said.source or "")
        if is_person(source):
            if any(d == document.id and _one_name(source, n) for d, n in self._freed):
                return self._speaking("released_person")
            if any(_kin(source, n) for n in said.persons):
                return self._speaking("relative")
            kind = None if any(_words(source) <= s.words for s in self.listed) else _called(source, document.text)
            return self._speaking(kind) if kind else None
        if _OF_THEM.match(source) and any(d == document.id for d, _ in self._freed):
            return self._speaking("released_person")
        own = next((s for s in self.listed if s.id == self.of(document.outlet or "")), None)
        described = re.split(r"[,(]|(?<!^)(?<!\w)(?=[A-ZА-ЯЁІЎЇЄҐ«“„])", source, maxsplit=1)[0]
        if own is None or not described.strip() or _JOINED.search(described):
            return None
        kind = _kind_of(in_english(described))
        if own.kind in _CLOSE and not (kind == "relative" and _OWN_KIN.match(in_english(described))):
            return None
        return self._speaking(kind) if kind else None

    def _speaking(self, kind: str) -> str | None:
        return next((s.id for s in self.listed if s.kind == kind and "speaking" in s.name), None)

    def _told(self, said: Statement) -> str | None:
        """The source to which somebody told it: "the council told the agency"."""
        found = re.search(r"\btold (?:[a-z]+ )*(?P<whom>[A-Z][\w-]*(?: [A-Z0-9][\w-]*)*)", said.quote)
        return self.of(found["whom"]) if found else None


_OF_THEM = re.compile(
    r"(one|two|three|four|five|six|several|some|many|most|a few|both|half|all|others?) (of|among) "
    r"(them|those|the (freed|released|pardoned|prisoners))\b"
    r"|\w+ (из них|из освобожд\w+|з іх|з вызвален\w+|із них|з них|зі звільнен\w+)(?!\w)",
    re.IGNORECASE,
)
"""Some of those of whom a report tells."""
_JOINED = re.compile(r"(?<!\w)(and|и|ды|та|й)(?!\w)")
_OWN_KIN = re.compile(r"(his|her|their)\b")
_CYRILLIC = re.compile("[а-яёіїўґ]", re.IGNORECASE)


def _kind_of(described: str) -> str | None:
    return next((kind for kind, pattern in _SPEAKERS if re.search(pattern, described)), None)


def _called(source: str, text: str) -> str | None:
    """What kind of speaker a report calls a person right beside the name: "said lawyer Mira Halden"."""
    for m in re.finditer(re.escape(source), text):
        before = re.split(r"[.!?\n;:]", text[max(m.start() - BESIDE, 0) : m.start()])[-1].split()[-2:]
        after = re.match(r"[,(–—-]*\s*((?:[\w'’-]+\s?){1,3})", text[m.end() : m.end() + BESIDE])
        apposed = after[1] if after and after[0][:1] in ",(–—" else ""
        if kind := _kind_of(in_english(" ".join(before))) or _kind_of(in_english(apposed)):
            return kind
    return None


def _role(name: re.Match[str]) -> str:
    """What stands beside a name in its sentence: before it, and behind it where it goes on with who that is."""
    before = re.split(r"[.!?]\s|\n", name.string[max(name.start() - BESIDE, 0) : name.start()])[-1]
    behind = re.split(r"[.!?](?:\s|$)|\n", name.string[name.end() : name.end() + BESIDE])[0]
    goes_on = re.match(r"(,| of | from | at | \(| з | из | із )", behind)
    return f"{before} {name[0]} {behind if goes_on else ''}"


def _one_name(source: str, name: str) -> bool:
    """Whether a source is a person of that name: the surname alone, or with a first name that can be the same."""
    one, other = source.split(), name.split()
    return one[-1] == other[-1] and (len(one) == 1 or len(other) == 1 or one[0][0] == other[0][0])


def _kin(source: str, name: str) -> bool:
    """Whether a source bears another's surname, the ending that differs between a man's and a woman's aside."""
    one, other = source.split(), untitled(name).split()
    return min(len(one), len(other)) > 1 and one != other and one[-1][:5] == other[-1][:5] and one[0] != other[0]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """What two names share of all their words, words for a kind of body counting little."""
    both, either = (sum(0.2 if w in _GENERIC | _ORGANS else 1.0 for w in ws) for ws in (one & other, one | other))
    return both / either if either else 0.0


def _words(name: str) -> frozenset[str]:
    """The first letters of the longer words of a name, as written and with its words for bodies in English."""
    said = f"{fold(name)} {anyascii(in_english(name)).casefold()}"
    return frozenset(w[:5] for w in re.findall(r"\w{3,}", said) if w not in ("the", "and", "for"))


def _heard(name: str) -> frozenset[str]:
    """What the words of a name sound like in whatever letters, those of three consonants or more."""
    words = (w for w in re.findall(r"[\w'’-]+", in_english(name)) if w not in listed("bodies"))
    return frozenset(h for w in words if len(h := sounds(fold(anyascii(stem(w))))) > HEARD)


HEARD = 4
"""From so many consonants on, the mark before them counted, two words that share them are one."""
LIKE = 0.12
"""The least share of their words by which two names are of one source. Chosen on the story worlds."""
_RANKS = frozenset(w[:5] for w in ("colonel", "officer", "captain", "major", "chief", "sergeant", "lieutenant", "man"))
_GENERIC = frozenset(w[:5] for w in listed("bodies"))
_ONE_ORGAN = frozenset(w[:5] for w in ("prosecutor", "court", "police", "parliament"))
_KINDS = _GENERIC | {"offic"}
_ORGANS = _ONE_ORGAN | {
    w[:5] for w in ("ministry", "committee", "council", "department", "service", "office", "officials", "government")
}
