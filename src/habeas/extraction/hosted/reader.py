"""Asks a model about a document, piece by piece, and keeps what passes for a person to look at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import httpx

from habeas.extraction.hosted import answers, prompt, wire
from habeas.extraction.hosted.checking import Checked, Refused, check
from habeas.extraction.hosted.comparing import difference
from habeas.extraction.hosted.endpoint import Endpoint
from habeas.extraction.hosted.windows import MOST, windows
from habeas.extraction.languages import language_of
from habeas.extraction.rules import load_rules
from habeas.extraction.words import Line
from habeas.model import PROPOSAL, Document, Extraction, SetAside, Statement, digest

__all__ = ["Hosted"]


class _Seen(Protocol):
    """A line as the rules see it."""

    @property
    def line(self) -> Line: ...


class Rules(Protocol):
    """The extractor whose word stands."""

    @property
    def version(self) -> str:
        """Names the rules and the pipeline."""

    def extract(self, document: Document) -> Extraction:
        """What the rules find."""

    def survey(self, document: Document) -> Sequence[_Seen]:
        """The lines of a document in a language that has rules."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one piece of a document gave."""

    passed: tuple[Checked, ...]
    aside: tuple[SetAside, ...]


class Hosted:
    """Reads documents by asking a model at an endpoint; gives only proposals, never what the rules found already.

    `version` names model, endpoint, prompt and rules: where one of them changes, documents are asked about anew.
    """

    def __init__(self, rules: Rules, endpoint: Endpoint) -> None:
        self._rules, self._endpoint = rules, endpoint
        self._languages = frozenset(load_rules()[0])
        asked = digest(endpoint.url, prompt.prompt_digest())[:8]
        self.version = f"{PROPOSAL}{endpoint.name}+{asked}+{rules.version}"

    def extract(self, document: Document) -> Extraction:
        """What the model proposes for a document. Raises EndpointError when the endpoint gives no answer."""
        return self.propose(document, self._rules.extract(document))

    def propose(self, document: Document, found: Extraction) -> Extraction:
        """The same, for a document of which is known what the rules found.

        Every statement is up for review with the reason; what fails a check, and what the rules tell as well, is set
        aside. Raises EndpointError when the endpoint gives no answer: then nothing of the document is kept as asked.
        """
        pieces = list(windows(document.text))
        with wire.connected(self._endpoint) as client:
            read = [self._piece(client, document, piece, found) for piece in pieces[:MOST]]
        aside = [a for piece in read for a in piece.aside]
        if len(pieces) > MOST:
            rest = pieces[MOST][0]
            end = len(document.text)
            aside.append(self._aside(document, f"only the first {MOST} pieces of a text are sent", (rest, end)))
        passed = list(dict.fromkeys(c for piece in read for c in piece.passed))
        statements, agreed = self._compared(document, passed, found)
        named = {m for s in statements for m in s.mentions}
        strangers = {m.id: m for c in passed for m in c.strangers if m.id in named}
        return Extraction(
            document.id, self.version, statements, tuple(strangers.values()), tuple(dict.fromkeys([*aside, *agreed]))
        )

    # ------------------------------------------------------------ one piece

    def _piece(self, client: httpx.Client, document: Document, piece: tuple[int, int], found: Extraction) -> _Piece:
        content = wire.ask(client, self._endpoint, prompt.messages(document.text[slice(*piece)]), prompt.schema())
        answer = answers.read(content)
        passed, aside, ungrounded = list[Checked](), list[SetAside](), Counter[str]()
        for claim in answer.claims[: prompt.MOST_CLAIMS]:
            try:
                passed.append(check(claim, document, piece, found, self._endpoint.name))
            except Refused as e:
                if e.quote is None:
                    ungrounded[str(e)] += 1
                else:
                    aside.append(self._aside(document, str(e), e.quote, quoted=True))
        aside += [self._aside(document, f"{reason} ({n} in this piece)", piece) for reason, n in ungrounded.items()]
        if len(answer.claims) > prompt.MOST_CLAIMS:
            aside.append(self._aside(document, f"only its first {prompt.MOST_CLAIMS} claims are looked at", piece))
        if answer.fault:
            aside.append(self._aside(document, answer.fault, piece))
        return _Piece(tuple(passed), tuple(aside))

    def _aside(self, document: Document, reason: str, place: tuple[int, int], *, quoted: bool = False) -> SetAside:
        """Set aside at a place of the document, if quoted with its words there, never with those of the model."""
        quote = document.text[slice(*place)] if quoted else None
        return SetAside("extraction", document.id, f"{self._endpoint.name}: {reason}", *place, quote)

    # ------------------------------------------------------------ beside the rules

    def _compared(
        self, document: Document, passed: Iterable[Checked], found: Extraction
    ) -> tuple[tuple[Statement, ...], list[SetAside]]:
        """What is up for review, in the order of the text, and what the rules tell as well."""
        lines, new, agreed = list(self._lines(document)), list[Statement](), list[SetAside]()
        for one in (c.statement for c in passed):
            why = difference(one, found.statements, found.set_aside, lines)
            if why is None:
                agreed.append(self._aside(document, "told by the rules as well", (one.start, one.end), quoted=True))
            else:
                new.append(replace(one, review=why))
        return tuple(sorted({s.id: s for s in new}.values(), key=lambda s: (s.start, s.end, s.id))), agreed

    def _lines(self, document: Document) -> Iterator[Line]:
        """The lines as the rules see them; none in a language without rules."""
        if language_of(document) in self._languages:
            yield from (seen.line for seen in self._rules.survey(document))
