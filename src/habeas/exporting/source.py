"""The rows of every table, as JSON: the one form of the model, with what a reader wants beside it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from habeas.exporting.edition import Edition
from habeas.exporting.tables import DOCUMENTS, JUDGEMENTS, MENTIONS, STATEMENTS, TEXTS, Table
from habeas.json_form import decode, encode
from habeas.model import Finding, Spell
from habeas.pipeline import Answers
from habeas.reconciliation import held
from habeas.register import Register
from habeas.register.streaming import Read, Stream

Json = dict[str, Any]
T = TypeVar("T")

BATCH = 500
"""Findings whose quotes and custody are looked up at once."""


class Brief(NamedTuple):
    """What of a document stands beside each of its statements."""

    outlet: str | None
    title: str | None
    url: str | None
    published: str | None


class Source:
    """One edition of one moment of the register, as rows."""

    def __init__(
        self, stream: Stream, edition: Edition, known: Sequence[Finding] | None, before: Sequence[Finding] | None
    ) -> None:
        """`known` are the findings of the edition where they are not those of now; `before` those of `since`."""
        self._stream = stream
        self._known = known
        self._earlier = before
        self.edition = edition
        self._briefs: dict[str, Brief] = {}
        self._names: dict[str, str] = {}
        self._line = str(edition)
        self.ids: list[str] = []
        """The ids of every row of the edition, of changes too: what is not among them no longer holds."""

    # ------------------------------------------------------------ what was received and said

    def read(self) -> Iterator[tuple[Table, Json]]:
        """Documents, statements, mentions and texts, document by document."""
        for read in self._stream.documents(self.edition.known):
            document = encode(read.document)
            self._brief(document)
            is_old = self.edition.since is not None and read.document.received.date() <= self.edition.since
            for table, row in self._of(read, document):
                if table is not TEXTS:
                    self._keep(row["id"])
                if not is_old:
                    yield table, self._marked(row, "added")

    def _of(self, read: Read, document: Json) -> Iterator[tuple[Table, Json]]:
        brief = self._briefs[document["id"]]
        text = document.pop("text")
        yield (
            DOCUMENTS,
            document
            | {"location": _name(document["location"]), "read_by": list(read.versions), "characters": len(text)},
        )
        yield TEXTS, {"id": document["id"], "text": text}
        beside = {"outlet": brief.outlet or brief.title, "published": brief.published, "url": brief.url}
        for said in read.statements:
            yield STATEMENTS, said | beside
        for mention in read.mentions:
            yield MENTIONS, mention

    def _brief(self, document: Json) -> None:
        published = (document["published"] or {}).get("first")
        self._briefs[document["id"]] = Brief(document["outlet"], document["title"], document["url"], published)

    def person_of(self) -> dict[str, str]:
        """The person that each mention was judged to be of."""
        values = (form["value"] for form in self._forms("person"))
        return {mention: value["id"] for value in values for mention in value["mentions"]}

    def judgements(self) -> Iterator[tuple[Table, Json]]:
        """What people decided, in the order in which they did."""
        for judgement in self._stream.judgements(self.edition.known):
            form = {"id": judgement.id} | encode(judgement)
            self._keep(judgement.id)
            is_old = self.edition.since and judgement.at and judgement.at.date() <= self.edition.since
            if not is_old:
                yield JUDGEMENTS, self._marked(form, "added")

    # ------------------------------------------------------------ what follows

    def findings(self, table: Table) -> Iterator[tuple[Table, Json]]:
        """The findings of one table; of changes only those that are new, other or gone. Needs `read` to be through."""
        assert table.kind is not None
        before = self._before(table.kind)
        for batch in _batches(self._changes(table.kind, before)):
            yield from ((table, row) for row in self._enriched(table.kind, batch))

    def _changes(self, kind: str, before: dict[str, Json] | None) -> Iterator[Json]:
        for form in self._forms(kind):
            self._keep(form["id"])
            if before is None:
                yield form
                continue
            old = before.pop(form["id"], None)
            if old != form:
                yield self._marked(form, "added" if old is None else "changed")
        yield from (self._marked(form, "withdrawn") for form in (before or {}).values())

    def _before(self, kind: str) -> dict[str, Json] | None:
        return None if self._earlier is None else {f.id: encode(f) for f in self._earlier if f.kind == kind}

    def _forms(self, kind: str) -> Iterator[Json]:
        if self._known is not None:
            return (encode(f) for f in self._known if f.kind == kind)
        return map(json.loads, self._stream.findings(kind))

    def _enriched(self, kind: str, batch: list[Json]) -> Iterator[Json]:
        quotes = self._quotes(batch)
        holdings = self._holdings(batch) if kind == "person" else {}
        for form in batch:
            value = form["value"]
            row = form | {
                "edition": self._line,
                "first": next((quotes[i] for i in form["supporting"][:1] if i in quotes), None),
            }
            if kind == "person":
                self._names[value["id"]] = value["name"]
                row["holding"] = holdings.get(value["id"])
            elif kind == "spell":
                row["name"] = self._names.get(value["person"])
            elif kind == "event":
                row["names"] = [self._names[p] for p in value["persons"] if p in self._names]
            yield row

    def _quotes(self, batch: Iterable[Json]) -> dict[str, Json]:
        """The first statement for each finding: its quote, who says it, and where the report stands."""
        said = self._stream.statements(i for form in batch for i in form["supporting"][:1])
        return {id_: self._quoted(s) for id_, s in said.items()}

    def _quoted(self, said: Mapping[str, Any]) -> Json:
        brief = self._briefs.get(said["document"], Brief(None, None, None, None))
        source = said["source"] or brief.outlet or brief.title
        return {"statement": said["id"], "quote": said["quote"], "source": source, "url": brief.url}

    def _holdings(self, people: list[Json]) -> dict[str, Json]:
        """Whether each of these people is held on the day, by the policy."""
        ids = [form["value"]["id"] for form in people]
        spells = (decode(Finding, form) for form in self._spells(ids))
        answers = held((*(decode(Finding, form) for form in people), *spells), self.edition.on, self.edition.policy)
        return {h.person: encode(h) for h in answers}

    def _spells(self, people: list[str]) -> Iterator[Json]:
        if self._known is None:
            return map(json.loads, self._stream.findings_about("spell", people))
        wanted = frozenset(people)
        return (encode(f) for f in self._known if isinstance(f.value, Spell) and f.value.person in wanted)

    # ------------------------------------------------------------ beside the rows

    def held(self) -> tuple[int, int]:
        """How many people there are of whose custody anything is told, and how many of them are held."""
        told = here = 0
        for batch in _batches(self._forms("person")):
            answers = self._holdings(batch)
            told += len(answers)
            here += sum(h["held"] == "held" for h in answers.values())
        return told, here

    @property
    def withholds(self) -> bool:
        """Whether anything is withheld from the readers of this edition."""
        return self._stream.withholds

    def _marked(self, row: Json, change: str) -> Json:
        marks = {"edition": self._line} if self.edition.since is None else {"edition": self._line, "change": change}
        return row | marks

    def _keep(self, id_: str) -> None:
        if self.edition.since is not None:
            self.ids.append(id_)


@contextmanager
def opened(register: Register, edition: Edition) -> Iterator[Source]:
    """The rows of an edition, all of one moment; findings are derived first where they are out of date."""
    answers = Answers(register, edition.tier)
    answers.findings("balance")
    known, before = (answers.findings(known=day) if day else None for day in (edition.known, edition.since))
    with register.as_seen_by(edition.tier).streamed() as stream:
        yield Source(stream, edition, known, before)


def _name(location: str) -> str:
    """A web address whole, of a path only the last part: folders tell about a machine."""
    if "://" in location:
        return location
    return location.replace("\\", "/").rstrip("/").rpartition("/")[2] or location


def _batches(rows: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
