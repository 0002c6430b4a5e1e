"""One document through the rules: blocks, words, people, triggers, roles, details, and what is told again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from habeas.extraction import slavic
from habeas.extraction.advice import (
    SCORE,
    Fired,
    advised,
)
from habeas.extraction.attribution import Sources, speaker
from habeas.extraction.blocks import Block, Kind, blocks, plain
from habeas.extraction.dedupe import told_once
from habeas.extraction.frames import Scene, anchor_of
from habeas.extraction.gate import turned_away
from habeas.extraction.listed import Lead, lead_of, led
from habeas.extraction.occasions import Occasions, plainly_told
from habeas.extraction.pairs import pairs
from habeas.extraction.particular import imagined
from habeas.extraction.people import find_people
from habeas.extraction.rearrests import taken_again
from habeas.extraction.reference import Discourse, beside_the_case, gender, merciful
from habeas.extraction.rosters import roster
from habeas.extraction.rules import Pattern, Rule, Rules, Slot, load_rules
from habeas.extraction.scope import elsewhere
from habeas.extraction.spans import recognise
from habeas.extraction.stances import with_stance
from habeas.extraction.stating import Noted, Stating
from habeas.extraction.surface import rows
from habeas.extraction.swaps import other_side, told_as_bargain, told_as_exchange
from habeas.extraction.tables import row_statements
from habeas.extraction.tallies import parts, tally
from habeas.extraction.trained import Hinted, Network
from habeas.extraction.whom import Weighed
from habeas.extraction.words import Line, Pipeline, find_pipeline, split_words
from habeas.model import Document, Extraction, Mention, SetAside, Statement
from habeas.vocabulary import Basis, Modality, Type

__all__ = ["Engine", "Extractor", "load"]

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ' /-]{2,30}(?:, [A-Z][A-Za-z. ]{2,24})?"  # LOWMARK, Valley
    r"(?:,? (?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?)?"  # 11 May 2025
    r"(?: ?\([A-Z][\w /.]{1,24}\))? ?(?:—|–|--?) "  # (Agency) -
)
_A_BOOK = 60_000
"""Words from which the model's opinion of a document would take more memory than the rest of a worker."""
_A_TOTAL = 300  # nobody arrests more at once: in the training files such numbers are totals five times in six
_NO_SWAP = 0.05
"""Below which the model's opinion of an exchange says that a release is none, whatever its words."""
_SWAPPED = (Modality.ACTUAL, Modality.PLANNED, Modality.DENIED)


class Engine(StrEnum):
    """What reads English: the rules, the trained model (with the rules' names, numbers and days), or both."""

    BOTH = "both"
    RULES = "rules"
    MODEL = "model"


def load(pipeline: str | None = None, engine: Engine = Engine.BOTH, model: Path | None = None) -> "Extractor":
    """An extractor with what ships with habeas and the best spaCy pipeline installed, or the named one.

    `model` is another folder with a trained model. Without the model's files it reads by rules alone. Raises
    MissingPipeline, saying what to install.
    """
    rules, digest = load_rules()
    network = Network.of(model) if engine is not Engine.RULES else None
    return Extractor(find_pipeline(pipeline), rules, digest, network, alone=engine is Engine.MODEL)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line, what is recognised in it, the rules that fit it (the longest first), and the kind of its block."""

    line: Line
    slots: list[Slot]
    fired: list[Fired]
    kind: Kind


class Extractor:
    """Reads documents by rules and the trained model; `version` names both, so every statement can be traced."""

    def __init__(
        self,
        pipeline: Pipeline,
        rules: Mapping[str, Rules],
        digest: str,
        network: Network | None = None,
        *,
        alone: bool = False,
    ) -> None:
        self._pipeline, self._rules, self._network = pipeline, rules, network
        self._alone = alone and network is not None
        self.version = (
            f"rules-{digest}+{pipeline.version}" + (f"+{network.version}" if network else "") + "-alone" * self._alone
        )

    @property
    def trained(self) -> bool:
        """Whether the trained model reads as well."""
        return self._network is not None

    def survey(self, document: Document) -> list[Seen]:
        """The lines of a document in a language with rules, as they are before any statement is made."""
        language = document.language or "en"
        return _Reading(document, language, self._rules[language], self._pipeline).seen

    def extract(self, document: Document) -> Extraction:
        """What the document says happened, who it names, and what was set aside with the reason."""
        language = document.language or "en"
        rules = self._rules.get(language)
        away = turned_away(document)
        if away is None and rules is None:
            away = SetAside("extraction", document.id, f"language not supported: {language}")
        away = away or _out_of_scope(document, language)
        if away is not None or rules is None:
            return Extraction(document.id, self.version, set_aside=(away,) if away else ())
        statements, mentions, aside = self._reading(document, language, rules).read()
        return Extraction(document.id, self.version, statements, mentions, aside)

    def explained(self, document: Document) -> tuple[tuple[Statement, ...], Mapping[Noted, tuple[float, ...]]]:
        """The statements of a document in a language with rules, and the evidence noted for each trigger."""
        language = document.language or "en"
        reading = self._reading(document, language, self._rules[language])
        return reading.read()[0], reading.stating.evidence

    def choices(self, document: Document) -> Sequence[tuple[Type, Line, Weighed]]:
        """Who was weighed for each trigger of a document in a language with rules: its type, its line, the candidates."""
        language = document.language or "en"
        reading = self._reading(document, language, self._rules[language])
        reading.read()
        return reading.stating.weighed

    def _reading(self, document: Document, language: str, rules: Rules) -> "_Reading":
        reading = _Reading(document, language, rules, self._pipeline)
        if self._network is not None and language == "en":
            reading.ask(self._network, alone=self._alone)
        return reading


class _Reading:
    """One document being read, line after line; what was said before decides what "he" means."""

    def __init__(self, document: Document, language: str, rules: Rules, pipeline: Pipeline) -> None:
        self.document, self.language, self.rules = document, language, rules
        self.text, self.folded = document.text, plain(document.text)
        self.blocks = blocks(document.text)
        self.aside = list[SetAside]()
        self.headline = False
        self.occasions, self.sources = Occasions(), Sources()
        self.lowered, self.speaks = self.folded.lower(), dict[tuple[str, ...], bool]()
        self.before = list[Statement]()
        self.lines, self.of_block = self._lines(pipeline)
        labels = [b.label for b in self.blocks if b.label and b.kind in (Kind.BULLET, Kind.PARAGRAPH)]
        if language in slavic.LANGUAGES:
            self.people = slavic.find_people(self.folded, self.lines)
        else:
            self.people = find_people(self.folded, self.lines, labels, pipeline.is_common)
        self.seen = self._seen()
        self.slots = {at: s.slots for at, s in enumerate(self.seen)}
        self.beside = {n.person for n in self.people.names if language == "en" and beside_the_case(n)}
        self.beside |= merciful(self.lines, self.people)
        self.stating = Stating(document, self.folded, self.lines, self.slots, self.people, self.beside, self.sources)
        self.discourse = Discourse(paragraphs=self.of_block)
        if language in slavic.LANGUAGES:
            self.discourse.genders |= slavic.genders(self.people)
        for name in self.people.names:
            if name.role:
                words = frozenset(w.strip(",.").lower() for w in name.role.split())
                self.discourse.roles[name.person] = self.discourse.roles.get(name.person, frozenset()) | words
            known = gender(name, self.lines[name.line] if name.line >= 0 else None)
            if known and name.person not in self.discourse.genders:
                self.discourse.genders[name.person] = known

    def read(self) -> tuple[tuple[Statement, ...], tuple[Mention, ...], tuple[SetAside, ...]]:
        """Statements in the order of the text, mentions, and what was set aside."""
        made, at = list[Statement](), 0
        lead: Lead | None = None
        for number, block in enumerate(self.blocks):
            if block.kind not in (Kind.BULLET, Kind.ROW):
                lead = lead_of(self.document, self.folded, block, self.language)
            if block.kind is Kind.ROW:
                made += led(row_statements(self.document, block, self.language), lead)
                continue
            topic = self._label_topic(block)
            while at < len(self.lines) and self.of_block[at] == number:
                said = led(self._line(at, block, topic), lead)
                made += said
                topic = next((s.persons for s in said if s.persons), topic) or self._first_named(at)
                at += 1
        if self.language in slavic.LANGUAGES:
            slots = [s.slots for s in self.seen]
            made = slavic.settled(made, slavic.Told(self.text, self.lines, slots, self.document.published))
        else:
            made = taken_again(made)
        made = self._settled(made)
        kept, again = told_once(made, {(b.start, b.end) for b in self.blocks if b.kind is Kind.HEADING})
        self.aside += [self._set_aside(s.start, s.end, "told again") for s in again]
        stated = with_stance(self.folded, self.blocks, kept)
        return tuple(stated), self.people.mentions(self.document.id), tuple(dict.fromkeys(self.aside))

    def _settled(self, made: Sequence[Statement]) -> list[Statement]:
        """What only the model doubts is a fact where the report tells it as one elsewhere."""
        facts = {(s.type, s.persons, s.count) for s in made if s.modality is Modality.ACTUAL and (s.persons or s.count)}
        return [
            replace(s, modality=Modality.ACTUAL)
            if (s.by, s.start, s.trigger) in self.stating.doubted and (s.type, s.persons, s.count) in facts
            else s
            for s in made
        ]

    # ------------------------------------------------------------ lines

    def _lines(self, pipeline: Pipeline) -> tuple[list[Line], list[int]]:
        spans, owner = list[tuple[int, int, bool]](), list[int]()
        for number, block in enumerate(self.blocks):
            if block.kind in (Kind.TOC, Kind.BOILERPLATE):
                self._skip(block)
                continue
            for s in block.sentences:
                spans.append((self._behind_dateline(s.start, s.end), s.end, s.question))
                owner.append(number)
            whole = self.language in slavic.LANGUAGES or (
                block.label is not None and _describing(self.folded[slice(*block.label)])
            )
            if whole and block.label and block.sentences:  # "The service reports: ...": all one sentence
                first = len(spans) - len(block.sentences)
                spans[first] = (block.label[0], *spans[first][1:])
        if self.language == "en":
            return pipeline.read(self.folded, spans), owner
        return [split_words(self.folded, a, b, question=q) for a, b, q in spans], owner

    def _behind_dateline(self, start: int, end: int) -> int:
        """Where a sentence begins behind "MADRID (Agency) - ", which the parser takes for its subject; a date there is kept."""
        head = _DATELINE.match(self.folded, start, end)
        return head.end() if head is not None and self.language == "en" else start

    def _skip(self, block: Block) -> None:
        if self._fired(split_words(self.folded, block.start, block.end), []):
            self.aside.append(self._set_aside(block.start, block.end, f"{block.kind}"))

    def _set_aside(self, start: int, end: int, reason: str) -> SetAside:
        return SetAside("extraction", self.document.id, reason, start, end, self.text[start:end])

    def _seen(self) -> list[Seen]:
        """Each line with what is recognised in it and the rules that fit it, before anybody is found."""
        near, found = None, list[Seen]()
        for at, line in enumerate(self.lines):
            names = self.people.by_line.get(at, [])
            slots = recognise(self.text, line, names, self.document.published, self.language, near)
            near = next((s.value.when for s in reversed(slots) if s.kind == "date" and s.value.when.first), near)
            found.append(Seen(line, slots, self._fired(line, slots), self.blocks[self.of_block[at]].kind))
        return found

    def ask(self, network: Network, *, alone: bool) -> None:
        """Has the model read the document beside the rules, or instead of them; a book is read by rules, within memory."""
        if sum(len(s.line.words) for s in self.seen) > _A_BOOK:
            reason = "too long for the trained model: read by rules alone"
            self.aside.append(SetAside("extraction", self.document.id, reason))
            return
        lines = [
            Hinted(s.line, s.slots, [] if alone else [(f.anchor, f.rule.type) for f in s.fired], s.kind)
            for s in self.seen
        ]
        opinion = network.read(lines)
        self.stating.opinion, self.stating.fitted = opinion, network.fitted
        self.seen = [replace(s, fired=advised(opinion, at, [] if alone else s.fired)) for at, s in enumerate(self.seen)]

    def _label_topic(self, block: Block) -> tuple[str, ...]:
        """The person whose name stands before a colon at the head of the block."""
        if block.label is None:
            return ()
        inside = [n.person for n in self.people.names if block.label[0] <= n.start < block.label[1]]
        return tuple(dict.fromkeys(inside))

    def _first_named(self, at: int) -> tuple[str, ...]:
        """Whom a line is about where nothing is told of anybody: the name that is its subject."""
        words = self.lines[at].words
        names = [
            n
            for n in self.people.by_line.get(at, ())
            if n.first <= 2 or words[n.last].dep in ("nsubj", "nsubjpass", "ROOT", "")
        ]
        return (names[0].person,) if names else ()

    # ------------------------------------------------------------ one line

    def _line(self, at: int, block: Block, topic: tuple[str, ...]) -> list[Statement]:
        line, slots, fired = self.lines[at], self.seen[at].slots, self.seen[at].fired
        self.headline = block.kind is Kind.HEADING
        made = list[Statement]()
        if line.question or block.kind is Kind.QUESTION or imagined(line):
            if fired:
                self.aside.append(self._set_aside(line.start, line.end, "question"))
        else:
            scene = Scene(line, at, slots, self.discourse, topic)
            made = self._stated(scene, fired)
            if self.language not in slavic.LANGUAGES:
                made += [self._of_the_occasion(scene, s) for s in self._paired(scene, made, fired, block)]
                made = [self._swapped(scene, s) for s in made]
                made += self._listed(scene, made)
        self._remember(at, line, made)
        self.before += made
        return made

    def _stated(self, scene: Scene, fired: Sequence[Fired]) -> list[Statement]:
        """What the rules that fit make of a line, the longest first; words that gave a statement give no other."""
        made, taken = list[tuple[int, Statement]](), set[int]()
        self.occasions.heads(self.of_block[scene.number], scene.line, scene.slots)
        in_rows = {n.first for n, _ in tally(scene.line, scene.slots)}
        for one in sorted(fired, key=lambda f: f.rule.yields):
            if any(s.kind == "count" and s.first in in_rows for s in one.match.slots):
                continue  # "released this year: 17 in March, ..."
            if not taken & set(one.match.literal):
                found = [self._dated(scene, one, s) for s in self._state(scene, one, fired)]
                if one.rule.yields:
                    found = [s for s in found if not any(_of_the_same(s, k) for _, k in made)]
                if one.rule.id.startswith("model/"):
                    by_rules = {k.type for _, k in made if not k.by.startswith("model/")}
                    found = [] if one.rule.type in by_rules else found
                    made, found = _told_safest(made, one.anchor, found)
                made += [(one.anchor, s) for s in found]
                taken |= set(one.match.literal) if found else set()
        held = [s.count for _, s in made if s.type in (Type.COUNT_HELD, Type.COUNT_DETAINED)]
        once = [
            m for m in made if not (m[1].type is Type.ARREST and m[1].count and not m[1].per and m[1].count in held)
        ]
        return [s for _, s in sorted(once, key=lambda m: m[0])]

    def _paired(self, scene: Scene, made: Sequence[Statement], fired: Sequence[Fired], block: Block) -> list[Statement]:
        """The sentences that a list tells without their verb; date, charge and place are not guessed."""
        line, told = scene.line, [s for s in made if s.type is Type.SENTENCE]
        shown = bool(told) or any(f.rule.type is Type.SENTENCE for f in fired)
        if not (shown or any(s.kind == "term" for s in scene.slots)):
            return []
        date = told[0].date if told else None
        topic = scene.topic if block.kind is Kind.BULLET or block.label else ()
        found = pairs(line, scene.slots, [s.term for s in told if s.term], topic, self.folded, told=shown)
        return [
            Statement(
                self.document.id, Type.SENTENCE, self.text[line.start : line.end], line.start, line.end,
                self.text[line.words[p.first].start : line.words[p.last].end], "sentence.en/list", 0.6,
                persons=p.persons, date=date, term=p.term, modality=told[0].modality if told else Modality.ACTUAL,
            )
            for p in found
            if (p.persons, p.term) not in {(s.persons, s.term) for s in told}
        ]  # fmt: skip

    def _listed(self, scene: Scene, made: Sequence[Statement]) -> list[Statement]:
        """Those named behind a number told of before, the parts of a number, and the other side of an exchange."""
        line = scene.line
        more = parts(line, self.text, scene.slots, made)
        named = roster(line, self.text, self.folded, scene.slots, self.before, made)
        if named is not None:
            more.append(named)
        model = next((s for s in made if s.type is Type.EXCHANGE and s.modality is not Modality.DENIED), None)
        side = other_side(line, self.folded, scene.slots) if model is not None else ()
        persons = tuple(dict.fromkeys(s.value.person for s in side if s.kind == "person"))
        number = next((s.value for s in side if s.kind == "count"), None)
        told = {p for s in made if s.type is Type.EXCHANGE for p in s.persons}
        if model is not None and side and not told & set(persons):
            count = number.range if number else None
            more.append(
                replace(
                    model,
                    persons=persons,
                    count=count,
                    group=number.group if number else None,
                    by="movement.en/other-side",
                )
            )
        return more

    def _swapped(self, scene: Scene, made: Statement) -> Statement:
        """A release that is one side of an exchange of people, as an exchange; hundreds arrested, as the total they are."""
        line = scene.line
        if (
            made.type is Type.ARREST
            and made.modality is Modality.ACTUAL
            and made.count
            and (made.count.low or 0) > _A_TOTAL
            and not self._taken_for_it(made)
        ):
            return replace(made, type=Type.COUNT_DETAINED, basis=Basis.CUMULATIVE)
        if made.type is Type.EXCHANGE and made.by.endswith("/exchanged") and told_as_bargain(self.folded, line):
            return replace(made, type=Type.RELEASE)
        swapped = made.type is Type.RELEASE and made.modality in _SWAPPED and told_as_exchange(self.folded, line)
        if swapped and not (self._taken_for_it(made) and self._unswapped(scene)):
            return replace(made, type=Type.EXCHANGE)
        return made

    def _taken_for_it(self, made: Statement) -> bool:
        """Whether the model, too, takes the trigger for one of its type."""
        noted = self.stating.evidence.get((made.by, made.start, made.trigger))
        return noted is not None and noted[SCORE] > 0

    def _unswapped(self, scene: Scene) -> bool:
        """Whether the model takes no word of a line for an exchange."""
        opinion, size = self.stating.opinion, len(scene.line.words)
        return opinion is not None and all(
            opinion.score((scene.number, i), Type.EXCHANGE) < _NO_SWAP for i in range(size)
        )

    def _of_the_occasion(self, scene: Scene, made: Statement) -> Statement:
        """A sentence of a list with the day of its occasion, where it has none of its own."""
        if made.date is not None:
            return made
        block = self.of_block[scene.number]
        return replace(made, date=self.occasions.date_for(scene.number, block, scene.line, scene.slots, made))

    def _dated(self, scene: Scene, one: Fired, made: Statement) -> Statement:
        """The statement with the day of its occasion, where it has none of its own."""
        if made.date is None and plainly_told(scene.line, one.anchor):
            block = self.of_block[scene.number]
            made = replace(made, date=self.occasions.date_for(scene.number, block, scene.line, scene.slots, made))
        return made

    def _fired(self, line: Line, slots: Sequence[Slot]) -> list[Fired]:
        """The rules that fit, the longest fit first; of equals the first in the files."""
        starts = dict[int, list[Slot]]()
        for slot in slots:
            starts.setdefault(slot.first, []).append(slot)
            if slot.kind == "count" and line.parsed and _counts(line, slot) is not None:
                starts[slot.first].append(Slot("count", slot.first, _counts(line, slot) or slot.last, slot.value))
        found = list[Fired]()
        for rule, pattern in self.rules.candidates(line):
            if rule.only_in and not self._speaks_of(rule.only_in):
                continue
            for i in pattern.places(line):
                match = pattern.matches(line, starts, i)
                if match is not None and not _vetoed(rule, line, starts):
                    found.append(Fired(rule, match, anchor_of(line, match)))
        return sorted(
            found, key=lambda f: (-len(f.match.literal), -len(f.match.slots), f.rule.modality is None, f.match.first)
        )

    def _speaks_of(self, words: tuple[str, ...]) -> bool:
        """Whether the document anywhere has one of these words."""
        if words not in self.speaks:
            self.speaks[words] = any(w in self.lowered for w in words)
        return self.speaks[words]

    def _remember(self, at: int, line: Line, made: Sequence[Statement]) -> None:
        people = {n.last: n.person for n in self.people.by_line.get(at, ())}
        self.sources.note(at, speaker(self.text, line, people))
        subjects = {i for i, w in enumerate(line.words) if w.dep in ("nsubj", "nsubjpass")}
        concerned = dict.fromkeys(p for s in made for p in s.persons)
        for name in self.people.by_line.get(at, ()):
            if slavic.beside_the_case(name, line) if self.language in slavic.LANGUAGES else beside_the_case(name):
                continue
            weight = 1.0 * (name.last in subjects) + 2.0 * (name.person in concerned)
            weight -= 1.0 * (line.words[name.last].dep == "poss")
            self.discourse.name(name.person, at, weight)
        for person in concerned:
            self.discourse.name(person, at, 2.0)
        for row in rows(line, [Slot("person", n.first, n.last, n) for n in self.people.by_line.get(at, ())]):
            if len(row) > 1:
                self.discourse.row(at, row)
        for s in made:
            self.occasions.note(at, s)
            if len(s.persons) > 1 or s.count is not None:
                self.discourse.group(at, s.persons, s.count, s.group)

    def _state(self, scene: Scene, one: Fired, fired: Sequence[Fired]) -> list[Statement]:
        if self.language in slavic.LANGUAGES:
            anchors = [f.anchor for f in fired if not set(f.match.literal) & set(one.match.literal)]
            trigger = slavic.Trigger(one.rule, one.match, one.anchor, anchors)
            made, why = slavic.state(self.document, self.folded, scene, trigger)
        else:
            made, why = self.stating.state(scene, one, [f.anchor for f in fired], headline=self.headline)
        if why:
            self.aside.append(self._set_aside(scene.line.start, scene.line.end, f"{one.rule.id}: {why}"))
        return made


def _out_of_scope(document: Document, language: str) -> SetAside | None:
    """A report that speaks of arrests and sentences and is about something else, set aside as a whole."""
    weigh = {"en": elsewhere, **dict.fromkeys(slavic.LANGUAGES, slavic.elsewhere)}.get(language)
    why = weigh(document.text) if weigh is not None else None
    return SetAside("extraction", document.id, f"out of scope: {why}") if why else None


_Made = tuple[int, Statement]
"""A statement and its trigger's word."""


def _told_safest(made: list[_Made], anchor: int, found: Sequence[Statement]) -> tuple[list[_Made], list[Statement]]:
    """What a line has so far, and what the model adds: one thing is told once, and as no fact where one telling is none."""
    for new in found:
        again = [m for m in made if m[1].type is new.type and _of_the_same(m[1], new)]
        if again and new.modality is not Modality.ACTUAL and again[0][1].modality is Modality.ACTUAL:
            made = [(anchor, new) if m is again[0] else m for m in made if m is again[0] or m not in again[1:]]
            found = [s for s in found if s is not new]
        elif again:
            found = [s for s in found if s is not new]
    return made, list(found)


def _of_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements of a sentence are about the same people or number."""
    if one.persons or (other.persons and one.count):
        return bool(set(one.persons) & set(other.persons))
    return one.count == other.count if one.count else one.type is other.type


def _counts(line: Line, slot: Slot) -> int | None:
    """The noun that a number counts, a few words behind it: "150 Russian soldiers"."""
    noun = line.words[slot.last].head
    return noun if slot.last < noun <= slot.last + 4 and line.words[noun].pos in "NP" else None


_NAMED = re.compile(r"[A-ZÀ-Þ][\w'’-]+ (?:[A-ZÀ-Þ][\w'’.-]* ?)+")


def _describing(label: str) -> bool:
    """Whether a label holds a name with more beside it, so that it belongs to the sentence: "Mira Halden, 57, farmer:"."""
    named = _NAMED.search(label)
    return named is not None and (", " in label or (named.start() > 0 and label[0].isupper()))


def _vetoed(rule: Rule, line: Line, starts: Mapping[int, Sequence[Slot]]) -> bool:
    """Whether a word the rule must stand with is missing, or one it must not stand with is there."""
    if rule.only_with and not any(_stands(p, line, starts) for p in rule.only_with):
        return True
    return any(_stands(p, line, starts) for p in rule.unless)


def _stands(pattern: Pattern, line: Line, starts: Mapping[int, Sequence[Slot]]) -> bool:
    return any(pattern.matches(line, starts, i) is not None for i in pattern.places(line))
