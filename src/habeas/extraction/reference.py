"""Whom "he", "the two", "his brother" and "the activist" mean: what a reader of the document would take them to mean.

Those to whom something was done outweigh those who speak; the nearest sentence outweighs the farther; a clash of gender
rules out. Where nobody fits, nobody is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas import names
from habeas.extraction.lexicon import FEMALE, KIN, MALE
from habeas.extraction.nearby import tail
from habeas.extraction.people import Name, People
from habeas.extraction.words import Line
from habeas.quantities import Range

__all__ = ["Discourse", "beside_the_case", "gender", "merciful"]

_REACH = 8


@dataclass(slots=True)
class _Seen:
    person: str
    line: int
    weight: float


@dataclass(slots=True)
class Discourse:
    """What the document has said so far, as far as references need it."""

    genders: dict[str, str] = field(default_factory=dict)
    seen: list[_Seen] = field(default_factory=list)
    groups: list[tuple[int, tuple[str, ...], Range | None, str | None]] = field(default_factory=list)
    roles: dict[str, frozenset[str]] = field(default_factory=dict)
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    last_in_role: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def row(self, line: int, persons: tuple[str, ...]) -> None:
        """Notes that a line names several people side by side."""
        self.rows.append((line, persons))

    def so_many(self, line: int, size: int) -> tuple[str, ...]:
        """Whom "the three" means: the last people told of or named together who are as many; else all told of so far."""
        groups = [(at, persons) for at, persons, _, _ in tail(self.groups, lambda g: line - g[0] <= _REACH)]
        together = groups + tail(self.rows, lambda r: line - r[0] <= _REACH)
        near = [(at, persons) for at, persons in together if len(persons) == size]
        if near:
            return max(near, key=lambda n: n[0])[1]
        told = tuple(dict.fromkeys(s.person for s in self._near(line) if s.weight >= 2))
        return told if len(told) == size else ()

    def name(self, person: str, line: int, weight: float) -> None:
        """Notes that a line names a person; weight says how much the line is about them."""
        self.seen.append(_Seen(person, line, weight))
        if weight >= 2:
            self.told.add(person)
        for word in self.roles.get(person, ()):
            named = self.last_in_role.setdefault(word, [])
            if not named or named[-1][0] < line:  # the first of a line; the line before is kept for this one
                named[:] = [*named[-1:], (line, person)]

    def group(self, line: int, persons: tuple[str, ...], count: Range | None, noun: str | None) -> None:
        """Notes that a line told of several people; one of a number is no group."""
        if count is not None and count.high == 1:
            return
        self.groups.append((line, persons, count, noun))

    def in_role(self, line: int, role: str) -> str | None:
        """The person named last before a line whose role has this word: "the poet"."""
        return next((person for at, person in reversed(self.last_in_role.get(role, [])) if at < line), None)

    def only_in_role(self, role: str) -> str | None:
        """The one person of the document whose role has this word: "her brother"; None where nobody has it, or several."""
        found = [person for person, words in self.roles.items() if role in words]
        return found[0] if len(found) == 1 else None

    def told_of(self, person: str) -> bool:
        """Whether something is said to have been done to them."""
        return person in self.told

    def person(self, line: int, wanted: str | None, barred: Sequence[str] = ()) -> str | None:
        """Whom a singular reference in a line means; `wanted` is "f", "m" or None."""
        best, most = None, 0.0
        for seen in self._near(line):
            if seen.person in barred:
                continue
            known = self.genders.get(seen.person)
            if wanted and known and known != wanted:
                continue
            apart = self.paragraphs[line] - self.paragraphs[seen.line] if line < len(self.paragraphs) else 0
            score = 1.5 * bool(wanted and known) + seen.weight + 8 - 1.0 * (line - seen.line) - 0.5 * apart
            if score >= most:
                best, most = seen.person, score
        return best

    def _near(self, line: int) -> list[_Seen]:
        """Those named in the lines just before."""
        return tail(self.seen, lambda s: line - s.line <= _REACH)

    def several(
        self, line: int, size: int | None = None, called: str | None = None
    ) -> tuple[tuple[str, ...], Range | None, str | None]:
        """Whom a plural reference means: the last people told of together, of that size where one is said.

        Those called by the same noun come first; "the men" are no women.
        """
        near = tail(self.groups, lambda g: line - g[0] <= _REACH)
        near = [g for g in near if size is None or _as_many(g[1], g[2], size)]
        same = [g for g in near if called and g[3] == called]
        meant = same or [g for g in near if {g[3], called} != {"men", "women"}]
        return meant[-1][1:] if meant else ((), None, None)


def _as_many(persons: tuple[str, ...], count: Range | None, size: int) -> bool:
    """Whether people, or a number of them, are as many."""
    return len(persons) == size or (count is not None and count.low == count.high == size)


_OFFICES = frozenset(
    (
        "president vice-president premier chancellor minister secretary envoy ambassador spokesman "
        "spokeswoman spokesperson judge prosecutor king queen commissioner rapporteur pope congressman "
        "congresswoman senator governor diplomat chief warden inspector superintendent sheriff magistrate"
    ).split()
)
_PRIESTLY = frozenset({"Father", "Mother", "Brother", "Sister"})
_NO_LONGER = frozenset("former ex onetime ousted deposed jailed imprisoned detained opposition would-be exiled".split())


def beside_the_case(name: Name) -> bool:
    """Whether somebody is named as the holder of a public office or as kin: those act and speak, and are rarely held.

    "Father Oren" with a capital is a priest.
    """
    said = {w if w in _PRIESTLY else w.lower() for w in (v.strip(",.") for v in (name.role or "").split())}
    return bool(said & (_OFFICES | KIN)) and not said & _NO_LONGER


_MERCIES = frozenset("pardon amnesty commute reprieve".split())


def merciful(lines: Sequence[Line], people: People) -> set[str]:
    """Those who are told to pardon others: whoever can is not held on the strength of a loose word."""
    return {
        name.person
        for at, names in people.by_line.items()
        for name in names
        if lines[at].words[name.last].dep == "nsubj"
        and lines[at].words[lines[at].words[name.last].head].lemma in _MERCIES
    }


def gender(name: Name, line: Line | None) -> str | None:
    """ "f" or "m" where title, role or the shape of an East Slavic name says so."""
    said = {w.strip(",.").lower() for w in (name.role or "").split()}
    if line is not None and name.first > 0:
        said.add(line.words[name.first - 1].lower)
    if said & FEMALE:
        return "f"
    if said & MALE:
        return "m"
    words = name.form.split()
    if len(words) < 2:
        return None
    if (by_name := names.gender(name.person or name.form)) is not None:
        return by_name
    first, last = words[0].lower(), words[-1].lower()
    if last.endswith(
        ("ova", "eva", "ina", "yna", "aya", "aia", "skaya", "kaia", "ouna", "auna", "ska", "sheva", "yeva")
    ) and first.endswith(("a", "ya", "ia", "l")):
        return "f"
    if last.endswith(
        ("ov", "ev", "in", "sky", "ski", "skiy", "skyi", "ou", "eu", "au", "iy", "ich", "enko", "uk", "ak", "vich")
    ):
        return (
            "f"
            if first.endswith(("a", "ia", "ya")) and first not in _MALE_IN_A
            else None
            if first.endswith("i")
            else "m"
        )
    return None


_MALE_IN_A = frozenset(
    (
        "nikita mikita ilya illia ilia danila savva foma kuzma luka mykola mikola sasha zhenya misha grisha "
        "yura petya vanya kolya"
    ).split()
)
