"""What a worker does with a shard, the same in a pool of processes and on a cluster: it reads, extracts, writes."""

import json
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from habeas import extraction, linking, reading
from habeas.extraction import Engine, Extractor, gate
from habeas.json_form import encode
from habeas.model import Document, Extraction, Reading, SetAside
from habeas.reading.encoding import decode
from habeas.sharding.parts import is_empty
from habeas.sharding.results import KEPT, SET_ASIDE, TURNED_AWAY, Results, Row
from habeas.sharding.samples import Samples
from habeas.sharding.shards import Shard, code_version, identity
from habeas.sharding.tally import Tally, sorts_of
from habeas.sharding.trail import Trail

QUARANTINED = "quarantined: reading it ended its worker three times"


@dataclass(frozen=True, slots=True)
class Order:
    """How all shards of a run are read: with which pipeline and engine, as of when, and where the results go."""

    results: str
    received: datetime
    spacy: str | None = None
    engine: Engine = Engine.BOTH


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to read, and where to leave a trail. What is in `quarantine`, by its location, is not touched."""

    number: int
    shard: Shard
    order: Order
    trail: Path | None = None
    quarantine: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Done:
    """A shard whose results are written, under the name that its content and the code's version give it."""

    shard: str
    tally: Tally
    new: bool


def process(task: Task) -> Done:
    """Reads a shard, unless that was done before, and writes its results. The same bytes give the same results.

    Raises ResultsError where they cannot be written.
    """
    extractor = _extractor(task.order.spacy, task.order.engine)
    results = Results(task.order.results)
    name = identity(task.shard, code_version(extractor.version))
    known = results.tally(name)
    if known is not None:
        return Done(name, known, new=False)
    with Trail(task.trail) as trail:
        reader = _Reader(task, extractor, trail)
        rows = [row for item in task.shard.items for row in reader.rows(item)]
    results.write(name, reader.samples.shown_in(rows), reader.tally)
    return Done(name, reader.tally, new=True)


@lru_cache(maxsize=1)
def _extractor(spacy: str | None, engine: Engine) -> Extractor:
    """Loaded once for all shards of a worker, whole: what takes long is over before the first page is begun."""
    extractor = extraction.load(spacy, engine)
    extractor.extract(Document("d", "", "Police arrested a man.", "", datetime.min, language="en"))
    return extractor


class _Reader:
    """One shard being read: counts, samples what is turned away, and leaves its trail."""

    def __init__(self, task: Task, extractor: Extractor, trail: Trail) -> None:
        self.task, self.extractor, self.trail = task, extractor, trail
        self.tally, self.samples = Tally(), Samples()

    def rows(self, item: reading.Item) -> Iterator[Row]:
        """What becomes of each page of an item."""
        self.trail.at(item.location)
        if item.location in self.task.quarantine:
            self.tally.pages += 1
            yield self._set_aside((SetAside("reading", item.location, QUARANTINED),))
            return
        if is_empty(item):
            return
        keeper, before = _Gatekeeper(item.location, self), self.tally.pages
        for one in reading.read(item, self.task.order.received, gate=keeper):
            of_all = bool(one.set_aside) and one.document is None and one.set_aside[0].about == item.location
            self.tally.pages += not of_all or self.tally.pages == before  # a word on an archive is no page of it
            yield self._row(one, keeper)
            self.trail.pages, self.trail.relevant = self.tally.pages, self.tally.relevant
            self.trail.statements = self.tally.statements

    def _row(self, one: Reading, keeper: "_Gatekeeper") -> Row:
        document = one.document
        if document is None:
            away = keeper.away.pop(one.set_aside[0].about, None) if one.set_aside else None
            return away or self._set_aside(one.set_aside)
        self.trail.at(document.location)
        if document.location in self.task.quarantine:
            return self._set_aside((SetAside("reading", document.location, QUARANTINED),))
        if document.location in keeper.let_in and gate.turned_away(document) is not None:
            return self.turned_away(document.location, one.content, gate.REASON)
        return self._kept(document, one)

    def _kept(self, document: Document, one: Reading) -> Row:
        found = self._extracted(document)
        extracted = found if isinstance(found, Extraction) else None
        asides = one.set_aside if isinstance(found, Extraction) else (*one.set_aside, found)
        whole = [a for a in (found.set_aside if isinstance(found, Extraction) else (found,)) if a.start is None]
        self.tally.kept += 1
        self.tally.relevant += not whole
        self.tally.statements += len(extracted.statements) if extracted else 0
        self.tally.set_aside.update(sorts_of(a.reason for a in whole))
        form = encode(document)
        if document.received == self.task.order.received:
            form["received"] = None  # the moment of reading, which is no part of what was read
        return Row(
            KEPT,
            document.location,
            document.sha256,
            document=_json(form),
            extraction=_json(encode(extracted)) if extracted else None,
            set_aside=_json([encode(a) for a in asides]) if asides else None,
            content=one.content,
        )

    def _extracted(self, document: Document) -> Extraction | SetAside:
        try:
            return linking.told_apart(document, self.extractor.extract(document))
        except Exception as fault:  # one page that finds a fault of ours must not cost the others
            at = traceback.extract_tb(fault.__traceback__)[-1]
            place = f"{type(fault).__name__} at {Path(at.filename).name}:{at.lineno}"
            return SetAside("extraction", document.location, f"a fault of habeas ({place}); kept unread")

    def _set_aside(self, asides: tuple[SetAside, ...]) -> Row:
        self.tally.set_aside.update(sorts_of(a.reason for a in asides))
        about, reason = (asides[0].about, asides[0].reason) if asides else ("", "")
        return Row(SET_ASIDE, about, reason=reason, set_aside=_json([encode(a) for a in asides]))

    def turned_away(self, location: str, content: bytes, reason: str) -> Row:
        """A page that is not kept, counted and perhaps sampled."""
        sha = sha256(content).hexdigest()
        self.tally.turned_away[reason] += 1
        self.samples.add(reason, sha, content)
        return Row(TURNED_AWAY, location, sha, reason=reason)


class _Gatekeeper:
    """Asked of each web page before it is taken apart. A page handed over by itself is read whatever it says.

    Keeps the rows of pages that it turned away, by location, and which it let in.
    """

    def __init__(self, item: str, reader: _Reader) -> None:
        self._item, self._reader = item, reader
        self.away = dict[str, Row]()
        self.let_in = set[str]()

    def __call__(self, location: str, content: bytes) -> str | None:
        self._reader.trail.at(location)
        if location in self._reader.task.quarantine:
            return QUARANTINED
        if location == self._item:
            return None
        if gate.page_relevance(_decoded(content)):
            self.let_in.add(location)
            return None
        self.away[location] = self._reader.turned_away(location, content, gate.PAGE)
        return gate.PAGE


def _decoded(content: bytes) -> str:
    """The page as text: nearly always plain UTF-8, else as reading decodes it; nothing where it is no text."""
    if b"\0" not in content[:4096]:
        try:
            return content.decode()
        except UnicodeDecodeError:
            pass
    try:
        return decode(content, page=True).text
    except reading.Unreadable:
        return ""


def _json(form: object) -> str:
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
