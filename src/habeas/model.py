"""The types every stage speaks: small, frozen, without input or output.

What was said is kept (documents, mentions, statements, judgements); what follows from it is computed (findings).
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256

from habeas.dates import When
from habeas.fingerprints import Alike
from habeas.quantities import Range, Term
from habeas.vocabulary import (
    Axis,
    Basis,
    Condition,
    Conflict,
    Measure,
    Modality,
    Stance,
    Status,
    Support,
    Tier,
    Type,
    Verdict,
)

__all__ = [
    "HAND", "PROPOSAL", "ROWS", "Balance", "Copy", "Count", "Deal", "Disagreement", "Document", "Event", "Exchange",
    "Extraction", "Finding", "Judgement", "Material", "Mention", "Passage", "Person", "Range", "Reading", "SetAside",
    "Spell", "Statement", "Sum", "Term", "Terms", "When", "digest",
]  # fmt: skip


def digest(*parts: object) -> str:
    """A stable id of 16 hex digits for what these parts say."""
    said = "\x1f".join(["" if p is None else str(p) for p in parts])
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Known:
    """Room beside the fields of a value for ids that follow from them and are asked for again and again."""

    __slots__ = ("_id", "_mentions")
    _id: str
    _mentions: tuple[str, ...]


# ---------------------------------------------------------------- what was received and said


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters start to end (exclusive) of one document; made by `document.passage`, so its quote is always true."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a server was asked for a document and what it answered, headers as received.

    `redirects` are the addresses that led to `url`, the first asked first; `address` is the number that answered, None
    where a proxy stood between or an archive does not say.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    redirects: tuple[str, ...] = ()
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text as we received it, from a source, on a day. It is never edited.

    `id` follows from `sha256`, that of the record alone where a file holds many. `received` is when we got
    hold of it: the capture time that its archive records, else the time of reading; "as known on day K" asks for it.
    `methods` says for each piece of metadata how it was found, as (field, method) pairs. `lists` are the ids of the
    lists that it was received as a row of; a list's own document, which has its columns as text, holds its own id.
    Of these the id follows from what they say and whose list it is, and `sha256` is that of the file they stood in.
    `exchange` is there for what came over the network, fetched or from a web archive.
    """

    id: str
    sha256: str
    text: str
    location: str
    received: datetime
    key: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: When | None = None
    language: str | None = None
    methods: tuple[tuple[str, str], ...] = ()
    tier: Tier = Tier.PUBLIC
    lists: tuple[str, ...] = ()
    exchange: Exchange | None = None

    def passage(self, start: int, end: int) -> Passage:
        """The passage from start to end, with its quote."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"document {self.id} has {len(self.text)} characters; no passage {start}..{end}")
        return Passage(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Mention(_Known):
    """One human being as one document names them: the fullest form there, every form, and what is said in passing.

    `spans` are the (start, end) of each time the document names them; `role`, `age` and `place` are as written;
    `born` is when they were, where the document states it.
    `review` says why a person must look before they count as somebody named there; None for what rules found.
    `apart` is what the document sets them apart by from another of the same name in it ("39", "Lozna").
    """

    document: str
    name: str
    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    role: str | None = None
    age: int | None = None
    place: str | None = None
    review: str | None = None
    born: When | None = None
    apart: str | None = None

    @property
    def id(self) -> str:
        """Stable: the same name in the same document, and what sets them apart there."""
        try:
            return self._id
        except AttributeError:
            object.__setattr__(self, "_id", _mention_id(self.document, self.name, self.apart))
            return self._id


@lru_cache(maxsize=2**16)
def _mention_id(document: str, name: str, apart: str | None) -> str:
    return "m" + (digest(document, name) if apart is None else digest(document, name, apart))


@dataclass(frozen=True, slots=True)
class Statement(_Known):
    """Document D, in passage P, says that K happened to S (so many, then, there, by whom); found by rule R.

    Field conventions are those of the corpus. `persons` are names of mentions in the document (fullest form), never
    pronouns. Further typed fields, None where not stated: `per` makes a count a rate ("week"); `group` is the noun
    counted ("journalists"); `basis` what the number counts; `tie` the words that tie it to a concession or a release
    ("in exchange for"); `stance` what the source does with the claim; `residual` limits kept after release. `review`
    says why a person must accept it before it counts; None for what rules found, which counts as it is. `apart` says of
    a name that several people of the document bear which of them is meant, by their mention's `apart`; of a name given
    twice, in order.
    """

    document: str
    type: Type
    quote: str
    start: int
    end: int
    trigger: str
    by: str
    confidence: float
    persons: tuple[str, ...] = ()
    count: Range | None = None
    date: When | None = None
    actor: str | None = None
    place: str | None = None
    source: str | None = None
    term: Term | None = None
    charge: str | None = None
    modality: Modality = Modality.ACTUAL
    group: str | None = None
    per: str | None = None
    basis: Basis | None = None
    tie: str | None = None
    stance: Stance = Stance.ASSERTS
    review: str | None = None
    apart: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Stable across versions of the rules that read the same thing in the same place, so judgements survive.

        What is up for review never has the id of what rules found: its reader and its modality are part of it.
        """
        try:
            return self._id
        except AttributeError:
            number = self.count.text if self.count else ""
            apart = (self.by, self.modality) if self.review else ()
            names = "|".join(sorted(self.persons))
            made = "s" + digest(self.document, self.type, self.start, self.end, names, number, *apart)
            object.__setattr__(self, "_id", made)
            return made

    @property
    def mentions(self) -> tuple[str, ...]:
        """The ids of the mentions it names, in the order of `persons`."""
        try:
            return self._mentions
        except AttributeError:
            meant: dict[str, list[str]] = {}
            for name, apart in reversed(self.apart):
                meant.setdefault(name, []).append(apart)
            made = tuple([_mention_id(self.document, name, _next(meant.get(name))) for name in self.persons])
            object.__setattr__(self, "_mentions", made)
            return made


def _next(meant: list[str] | None) -> str | None:
    """The next of those meant by a name, the last of them again and again."""
    if not meant:
        return None
    return meant.pop() if len(meant) > 1 else meant[0]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something a stage did not take further: what, where, and why. Nothing is dropped in silence.

    `stage` is reading, extraction, linking or reconciliation; `about` a location, or a document's id with a span.
    """

    stage: str
    about: str
    reason: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None

    @property
    def id(self) -> str:
        return "a" + digest(self.stage, self.about, self.reason, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading made of one source item: the document with its bytes as received, or what was set aside."""

    document: Document | None
    content: bytes = field(repr=False, default=b"")
    set_aside: tuple[SetAside, ...] = ()


PROPOSAL = "proposal:"
"""How the version of an extraction begins that only proposes: kept beside what rules found, never in its place."""


HAND = "hand:"
"""How the version of an extraction begins that holds what a person added: it stays beside whatever rules find."""


ROWS = "rows:"
"""How the version of an extraction begins that reads rows of a list by its columns."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction made of one document, and what it set aside; `version` names rules, model and pipeline."""

    document: str
    version: str
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement(_Known):
    """A verdict on one or two things; who or what decided, why, and when. All are kept; the latest by a person wins.

    `subjects`: two mention ids for same/different/unsure; one id of a statement, finding, document or mention
    otherwise (of the judgement for undo). `field` and `value` say what `correct` sets and to what, and which tier
    ("restricted until 2027-01-31" is an embargo). For consent they are the use and what is known of it; a note has
    its moment in `field`, so that each stands by itself.
    A rule's judgement has no `at`: it follows from the mentions and is worked out anew, never stored as history.
    """

    verdict: Verdict
    subjects: tuple[str, ...]
    by: str
    why: tuple[str, ...]
    at: datetime | None = None
    score: float | None = None
    field: str | None = None
    value: str | None = None

    @property
    def id(self) -> str:
        try:
            return self._id
        except AttributeError:
            made = "j" + digest(self.verdict, *self.subjects, self.by, self.at, self.field, self.value)
            object.__setattr__(self, "_id", made)
            return made

    @property
    def human(self) -> bool:
        """Whether a person decided it."""
        return self.at is not None


@dataclass(frozen=True, slots=True)
class Material:
    """All that linking and reconciliation may know: what one viewer may see of what had come in by some day.

    No clock, no input: the same material in any order gives the same findings. Texts are there for tracing copies.
    `alike` are the pairs of documents of which one carries the other's text, as a register knows them; None: not known,
    to be found from the texts.
    """

    documents: tuple[Document, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    alike: tuple[Alike, ...] | None = None


# ---------------------------------------------------------------- what follows from it


@dataclass(frozen=True, slots=True)
class Person:
    """One human being, as the mentions judged to be about them describe them. Assembled when asked for."""

    id: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something done to people (arrest, charge, sentence, transfer, release, death, sanction), when, where, by whom.

    `covers` are the ids of events that a summary takes in; `period` says that it sums up a stretch of time. `happening`
    is shared by events that are sides of one thing that happened: a pardon, the release and the bus to the border; a
    conviction and its sentence. `happened` is False when it was announced, or claimed, and never took place; None when
    that is not known. `follows` is the id of the release that a new arrest ended, or of the arrest or sentence of
    people in custody against whom a new charge was brought.
    """

    id: str
    type: Type
    modality: Modality
    happened: bool | None
    date: When | None = None
    persons: tuple[str, ...] = ()
    count: Range | None = None
    group: str | None = None
    place: str | None = None
    actor: str | None = None
    term: Term | None = None
    charge: str | None = None
    covers: tuple[str, ...] = ()
    happening: str | None = None
    period: bool = False
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of one person's custody history: a status from a day to a day, each an interval or unknown.

    `begun_by` is the day by which it had begun as far as is known; `last_word` is the latest statement that speaks of
    it and `last_word_on` its day (of the report, None where that is not known). `position` counts a person's from 0.
    `taken` tells that it began with an arrest of somebody at large, told of with its time.
    """

    person: str
    status: Status
    since: When | None
    until: When | None
    place: str | None = None
    opened_by: str | None = None
    closed_by: str | None = None
    begun_by: date | None = None
    last_word: str | None = None
    last_word_on: date | None = None
    position: int = 0
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people someone reported: at least, at most, of whom, when, by whose count. Never silently added.

    `named` is how many people the register can name as held on that day, where the number is of people held on one.
    """

    value: Range
    source: str
    basis: Basis
    as_of: When | None
    group: str | None = None
    place: str | None = None
    per: str | None = None
    named: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A stated total, the events it covers, and whether they add up to it; `of` is the id of the total's own event."""

    total: Range
    parts: tuple[str, ...]
    value: Range
    adds_up: bool
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """Between two points of one series: opening + arrests known - releases known, against the closing count.

    `unexplained` is closing minus expected, as bounds; `named` how many people the register can name as held then.
    """

    source: str
    opening: Count
    closing: Count
    arrested: Range
    released: Range
    expected: Range
    unexplained: Range
    named: int


@dataclass(frozen=True, slots=True)
class Deal:
    """A release tied to a concession: by words or only by time; who asserts the tie and who denies it.

    `releases` and `concessions` are ids of events. `tie` is "words" or "time"; `words` quotes the tying words;
    `passages` are the places that tie or deny. `returned` are the people handed over in return, where persons were
    the price. `measure` is a code of the vocabulary for what was given, `target` whom or what it was given for.
    `announced` is when it was told first, `effective` when it came or comes into force; `lapsed` are the ids of
    events that took it back. `per_concession` is how many people were freed for each concession tied to the same
    releases.
    """

    releases: tuple[str, ...]
    concessions: tuple[str, ...]
    tie: str
    words: str | None
    asserted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    freed: Range | None = None
    passages: tuple[Passage, ...] = ()
    returned: tuple[str, ...] = ()
    measure: Measure | None = None
    target: str | None = None
    announced: When | None = None
    effective: When | None = None
    lapsed: tuple[str, ...] = ()
    per_concession: Range | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms people were let out: one value on one of the seven axes, with the passages that tell it.

    `event` is the id of the release; `persons` are those of whom alone it is told, none where it is told of all.
    """

    event: str
    axis: Axis
    condition: Condition
    persons: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Statements that cannot both hold, or that look as if they could not, with the kind named.

    `passages` are further places that bear on it, such as the sentence that denies a tie.
    """

    kind: Conflict
    about: tuple[str, ...]
    question: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of which one carries the other's text: unchanged or cut (copy), or reworded (rewrite).

    `original` came first as far as is known; `shared` is the share of the shorter text's word sequences in the other,
    or, of a rewrite that shares none (a translation, a press release retold), that of its statements.
    """

    original: str
    copy: str
    reworded: bool
    shared: float


Value = Person | Event | Spell | Count | Sum | Balance | Deal | Terms | Disagreement | Copy


@dataclass(frozen=True, slots=True)
class Finding:
    """What the sources together support: a value, those for it, those against, and whether it is agreed or disputed.

    `supporting` and `opposing` are statement ids; `origins_for` and `origins_against` count independent origins, and
    `rights_groups_for` those of them that are rights groups. `reason` is one sentence for a reader.
    """

    id: str
    value: Value
    supporting: tuple[str, ...]
    opposing: tuple[str, ...]
    origins_for: int
    origins_against: int
    support: Support
    reason: str
    rights_groups_for: int = 0

    @property
    def kind(self) -> str:
        """What sort of finding it is: person, event, spell, count, sum, balance, deal or disagreement."""
        type_: type = type(self.value)
        return _KINDS.get(type_) or _KINDS.setdefault(type_, type_.__name__.lower())


_KINDS: dict[type, str] = {}
"""What was asked for, which is asked for by the million."""
