"""Which rules fit a line: their words stand there, and none of what they must not stand with."""

from collections.abc import Mapping, Sequence

from habeas.extraction.patterns import Pattern, Slot
from habeas.extraction.rules import Rule, Rules
from habeas.extraction.scene import Fired, anchor_of
from habeas.extraction.words import Line

__all__ = ["Firing"]


class Firing:
    """The rules of a language, laid against the lines of one document."""

    def __init__(self, rules: Rules, folded: str) -> None:
        self._rules, self._lowered = rules, folded.lower()
        self._speaks = dict[tuple[str, ...], bool]()

    def on(self, line: Line, slots: Sequence[Slot]) -> list[Fired]:
        """The rules that fit, the longest fit first; of equals the first in the files."""
        starts = dict[int, list[Slot]]()
        for slot in slots:
            starts.setdefault(slot.first, []).append(slot)
            if slot.kind == "count" and line.parsed and _counts(line, slot) is not None:
                starts[slot.first].append(Slot("count", slot.first, _counts(line, slot) or slot.last, slot.value))
        found, vetoed = list[Fired](), dict[str, bool]()  # a veto is one of the whole line
        for rule, pattern in self._rules.candidates(line):
            if rule.only_in and not self._speaks_of(rule.only_in):
                continue
            for i in pattern.places(line):
                match = pattern.matches(line, starts, i)
                if match is None:
                    continue
                if rule.id not in vetoed:
                    vetoed[rule.id] = _vetoed(rule, line, starts)
                if not vetoed[rule.id]:
                    found.append(Fired(rule, match, anchor_of(line, match)))
        return sorted(
            found, key=lambda f: (-len(f.match.literal), -len(f.match.slots), f.rule.modality is None, f.match.first)
        )

    def _speaks_of(self, words: tuple[str, ...]) -> bool:
        """Whether the document anywhere has one of these words."""
        if words not in self._speaks:
            self._speaks[words] = any(w in self._lowered for w in words)
        return self._speaks[words]


def _counts(line: Line, slot: Slot) -> int | None:
    """The noun that a number counts, a few words behind it: "150 Russian soldiers"."""
    noun = line.words[slot.last].head
    return noun if slot.last < noun <= slot.last + 4 and line.words[noun].pos in "NP" else None


def _vetoed(rule: Rule, line: Line, starts: Mapping[int, Sequence[Slot]]) -> bool:
    """Whether a word the rule must stand with is missing, or one it must not stand with is there."""
    if rule.only_with and not any(_stands(p, line, starts) for p in rule.only_with):
        return True
    return any(_stands(p, line, starts) for p in rule.unless)


def _stands(pattern: Pattern, line: Line, starts: Mapping[int, Sequence[Slot]]) -> bool:
    return any(pattern.matches(line, starts, i) is not None for i in pattern.places(line))
