"""The words round a trigger, from which it is read how it is meant: its clause before and behind, and what that hangs on."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from habeas.extraction.patterns import Match
from habeas.extraction.slavic.clauses import behind
from habeas.extraction.slavic.forms import Form, form, leading
from habeas.extraction.slavic.words import listed
from habeas.extraction.words import Line
from habeas.vocabulary import Modality

__all__ = ["AS_IF", "INSTEAD", "NOT", "PURPOSE", "STOPS", "THAT", "Around", "any_of", "negated"]

STOPS = frozenset(".;:!?")
NOT = frozenset("не ня ни ні".split())
INSTEAD = frozenset("вместо замест замість без".split())
PURPOSE = frozenset("чтобы чтоб каб щоб аби абы".split())
THAT = frozenset("что што що".split())
AS_IF = frozenset("будто быццам нібы якобы".split())
_OPENS = PURPOSE | THAT | AS_IF | frozenset("ли ці чи когда калі коли если якщо якби пока пакуль поки".split())
_REACH = 14


@dataclass(frozen=True)
class Around:
    """The words round a trigger, in small letters."""

    line: Line
    match: Match

    @cached_property
    def form(self) -> Form:
        """The form of the trigger."""
        return leading(self.line, self.match)

    @cached_property
    def own(self) -> list[str]:
        """The words of the trigger's clause before it; a noun or an infinitive in a row hangs on the verb before the row."""
        own = self._back(self.match.first)
        start = self.match.first - len(own)
        behind_a_colon = start > 1 and self.line.words[start - 1].text == ":" and not own
        if behind_a_colon and self.form is Form.BARE:  # "insist on this: to free all"
            return self._back(start - 1)
        in_row = self.form in (Form.NOUN, Form.BARE) and start > 1 and self.line.words[start - 1].text == ","
        if in_row and len(own) <= 3 and not any(w in _OPENS or form(w) is Form.DONE for w in own):
            return [*self._back(start - 1), *own]
        return own

    @cached_property
    def joint(self) -> str:
        """The conjunction that opens the trigger's clause: "что", "чтобы", "когда"; "" for none."""
        return next((w for w in self.own[:3] if w in _OPENS), "")

    @cached_property
    def above(self) -> list[str]:
        """The words of the clause on which the trigger's clause hangs by a conjunction."""
        first = self.match.first - len(self.own)
        hangs = self.joint and first > 1 and self.line.words[first - 1].text in (",", ":")
        return self._back(first - 1) if hangs else []

    @cached_property
    def after(self) -> list[str]:
        """The words of the trigger's clause behind it, without what is set in between marks."""
        told = any(form(w) is Form.DONE for w in self.own)
        return [w.lower for w in behind(self.line, self.match.last, told=told)]

    @cached_property
    def sentence(self) -> list[str]:
        """The words round the trigger up to a full stop or a semicolon on either side."""
        stops = [i for i, w in enumerate(self.line.words) if w.text in (".", ";")]
        start = max((i for i in stops if i < self.match.first), default=-1)
        end = min((i for i in stops if i > self.match.last), default=len(self.line.words))
        return [w.lower for w in self.line.words[start + 1 : end]]

    @cached_property
    def gaps(self) -> list[str]:
        """The words that stand between the trigger's own."""
        inner = range(self.match.first, self.match.last + 1)
        return [self.line.words[i].lower for i in inner if i not in self.match.literal]

    def _back(self, end: int) -> list[str]:
        start = end
        while start > max(0, end - _REACH) and self.line.words[start - 1].text not in (*STOPS, ","):
            start -= 1
        return [w.lower for w in self.line.words[start:end]]


def any_of(words: Iterable[str], modality: Modality) -> bool:
    """Whether a word says that something is meant so."""
    return any(w in listed(f"modality.{modality.value}") for w in words)


def negated(words: Iterable[str], name: str) -> bool:
    """Whether a word of a list stands behind "не", at once or over one word."""
    ahead = list(words)
    return any(w in listed(name) and NOT & set(ahead[max(0, i - 2) : i]) for i, w in enumerate(ahead))
