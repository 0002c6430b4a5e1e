"""One document through the rules: blocks, words, people, triggers, roles, details, and what is told again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from habeas.extraction.blocks import Block, Kind, blocks, plain
from habeas.extraction.cards import owners
from habeas.extraction.dedupe import Made, of_the_same, told_once, told_safest
from habeas.extraction.discourse import Discourse, some_of_a_number
from habeas.extraction.firing import Firing
from habeas.extraction.gate import relevance, turned_away
from habeas.extraction.heads import of_theirs, ruled_out
from habeas.extraction.languages import language_of, reader_of
from habeas.extraction.listed import Lead, counted_in, lead_of, led, named_below, runs_in, titled, told_by_entry
from habeas.extraction.patterns import ANY_HOUSE, Slot
from habeas.extraction.people_rows import idle, of_entry, of_people
from habeas.extraction.report import Reader, Report, Span
from habeas.extraction.rules import Rules, load_rules
from habeas.extraction.scene import Fired, Scene
from habeas.extraction.spans import recognise
from habeas.extraction.stances import with_stance
from habeas.extraction.tables import counts_many, row_statements
from habeas.extraction.trained import Hinted, Network, Opinion
from habeas.extraction.wordlists import layout
from habeas.extraction.words import Line, Pipeline, find_pipeline, split_words
from habeas.model import Document, Extraction, Mention, SetAside, Statement
from habeas.quantities import Range
from habeas.vocabulary import Type

__all__ = ["Engine", "Extractor", "load"]

_A_BOOK = 60_000
"""Words from which the model's opinion of a document would take more memory than the rest of a worker."""


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


IN_SCOPE = 0.7
"""From this opinion of the trained model on (0..1), words of crime, sport or goods set no report aside: of 101 reports
that have many of them, it gives .79 and more to 20 of 23 with gold statements, and less than .6 to 77 of 78 without."""


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
        reader, rules = self._known(document)
        return _Reading(document, reader, rules).seen

    def extract(self, document: Document) -> Extraction:
        """What the document says happened, who it names, and what was set aside with the reason."""
        away = turned_away(document) or self._unsupported(document)
        if away is not None:
            return Extraction(document.id, self.version, set_aside=(away,))
        why = self._known(document)[0].elsewhere(document.text)
        made = self._reading(document).read() if why is None else self._read_all_the_same(document)
        if made is None:
            away = SetAside("extraction", document.id, f"out of scope: {why}")
            return Extraction(document.id, self.version, set_aside=(away,))
        statements, mentions, aside = made
        return Extraction(document.id, self.version, statements, mentions, aside)

    def _read_all_the_same(self, document: Document) -> "_Read | None":
        """What a report makes whose words are mostly of something else; None where it is about that indeed.

        The trained model says so in the languages it has learnt, and in the others what is read.
        """
        if self._network_for(document) is not None:
            reading = self._reading(document)
            return reading.read() if reading.standing >= IN_SCOPE else None
        reader = self._known(document)[0]
        if not reader.worth_reading(document.text):
            return None
        made = self._reading(document).read()
        return made if reader.in_earnest(made[0]) else None

    def explained(self, document: Document) -> tuple[tuple[Statement, ...], Reader]:
        """The statements of a document in a language with rules, and the reader that made them, with what it noted."""
        reading = self._reading(document)
        return reading.read()[0], reading.reader

    def _unsupported(self, document: Document) -> SetAside | None:
        """The document set aside as a whole where it is in a language that is not read."""
        language = language_of(document)
        if reader_of(language, self._pipeline) is None or language not in self._rules:
            return SetAside("extraction", document.id, f"language not supported: {language}")
        return None

    def _network_for(self, document: Document) -> Network | None:
        """The trained model, where it has learnt from reports in the language of the document."""
        return self._network if self._known(document)[0].trained else None

    def _known(self, document: Document) -> tuple[Reader, Rules]:
        """The reader and the rules of a document's language; raises LookupError where there are none."""
        language = language_of(document)
        reader = reader_of(language, self._pipeline)
        if reader is None:
            raise LookupError(f"language not supported: {language}")
        return reader, self._rules[language]

    def _reading(self, document: Document) -> "_Reading":
        reader, rules = self._known(document)
        network = self._network_for(document)
        if network is not None:
            network.begin()
        reading = _Reading(document, reader, rules)
        if network is not None:
            reading.ask(network, alone=self._alone)
        return reading


_Read = tuple[tuple[Statement, ...], tuple[Mention, ...], tuple[SetAside, ...]]
"""What is read in a document: statements, mentions, and what was set aside."""


class _Reading:
    """One document being read, line after line; what was said before decides what "he" means."""

    def __init__(self, document: Document, reader: Reader, rules: Rules) -> None:
        self.document, self.language, self.reader = document, rules.language, reader
        self.text, self.folded = document.text, plain(document.text)
        self.blocks = blocks(document.text)
        self.aside = list[SetAside]()
        self.firing = Firing(rules, self.folded)
        self.lines, self.of_block = self._lines()
        labels = [b.label for b in self.blocks if b.label and b.kind in (Kind.BULLET, Kind.PARAGRAPH)]
        self.people = reader.people(self.folded, self.lines, labels)
        for at, number in enumerate(self.of_block):
            if self.blocks[number].kind is Kind.ROW:
                self.people.by_line.pop(at, None)  # "they" behind a table are not the last of its names
        self.seen = self._seen()
        slots = {at: s.slots for at, s in enumerate(self.seen)}
        self.report = Report(document, self.folded, self.lines, self.of_block, self.people, slots)
        self.opinion: Opinion | None = None
        self.discourse = self._discourse()
        self.owners = owners(self.folded, self.blocks, self._named_in)
        self.headings = {
            (b.start, b.end) for n, b in enumerate(self.blocks) if b.kind is Kind.HEADING and n not in self.owners
        }
        self.rolls = named_below(self.folded, self.blocks, self.lines, self.of_block, self.people.by_line)
        reader.begin(self.report)

    def _discourse(self) -> Discourse:
        """What is known of the people before anything is told of them: their roles and their gender."""
        found = Discourse(paragraphs=self.of_block)
        found.genders |= self.reader.genders(self.people, self.lines)
        for name in self.people.names:
            if name.role:
                words = frozenset(w.strip(",.").lower() for w in name.role.split())
                found.roles[name.person] = found.roles.get(name.person, frozenset()) | words
        return found

    @property
    def standing(self) -> float:
        """How likely the report tells of anything, 0..1, in the trained model's opinion; 0 where it was not asked."""
        return self.opinion.standing if self.opinion else 0.0

    @cached_property
    def of_captivity(self) -> bool:
        """Whether a word outside the rows of tables, or at their head, tells by itself of people held: "released" alone may
        be told of songs, players and fish."""
        rows = [b for b in self.blocks if b.kind is Kind.ROW]
        heads = dict.fromkeys(head for b in rows for head, _, _ in b.cells if not any(c.isdigit() for c in head))
        beside = (self.folded[b.start : b.end] for b in self.blocks if b.kind is not Kind.ROW)
        return bool(relevance("\n".join((self.document.title or "", *heads, *beside))).tells)

    def read(self) -> _Read:
        """Statements in the order of the text, mentions, and what was set aside."""
        made, at = list[Statement](), 0
        lead: Lead | None = None
        asked: tuple[str, ...] = ()
        for number, block in enumerate(self.blocks):
            if block.kind not in (Kind.BULLET, Kind.ROW):
                lead = lead_of(self.document, self.folded, block, self.language)
            owner = self.owners.get(number)
            as_a_whole = self._of_row(at, block, lead) if block.kind is Kind.ROW else self._of_entry(block, owner)
            if as_a_whole is not None:
                made += as_a_whole
                at += len(block.sentences)
                continue
            topic = self._label_topic(block) or ((owner,) if owner else asked)
            asked = self._asked(block)
            if self._of_yours(block, at):
                self.discourse.seen.clear()  # "he" of the answer is none of those told of before
            for person in topic if block.kind is Kind.BULLET else ():
                self.discourse.name(person, at, 2.0)  # "the activist", "he" of an entry is the one before its colon
            while at < len(self.lines) and self.of_block[at] == number:
                said = led(self._line(at, block, topic), lead)
                if at in self.rolls and self.of_captivity:
                    said = titled(self.document, self.lines[at], self.rolls[at], self.language, said)
                made += said
                topic = next((s.persons for s in said if s.persons), topic) or self._first_named(at)
                at += 1
        made = told_by_entry(self.reader.settled(self.report, made), self.rolls, self.lines, self.folded)
        kept, again = told_once(made, self.headings)
        self.aside += [self._set_aside(s.start, s.end, "told again") for s in again]
        stated = with_stance(self.folded, self.blocks, kept)
        return tuple(stated), self.people.mentions(self.document.id), tuple(dict.fromkeys(self.aside))

    def _of_row(self, at: int, block: Block, lead: Lead | None) -> list[Statement]:
        """What a row of a table tells of the one it names, or counts."""
        named = self._named_in(block.sentences[0].start, block.sentences[0].end) if block.sentences else ()
        of_one = [*of_people(self.document, block, named, self.language), *self._of_cells(at, block, named)]
        counting = (not named or counts_many(self.document, block)) and self.of_captivity
        return of_one or led(row_statements(self.document, block, self.language) if counting else (), lead)

    def _of_entry(self, block: Block, owner: str | None) -> list[Statement] | None:
        """What an entry of somebody's card or life tells by its label or day; None of what is read line by line."""
        if owner is None:
            return None
        if idle(self.folded, block):
            return []
        return list(of_entry(self.document, self.folded, block, owner, self.language)) or None

    # ------------------------------------------------------------ lines

    def _lines(self) -> tuple[list[Line], list[int]]:
        spans, owner = list[Span](), list[int]()
        for number, block in enumerate(self.blocks):
            if block.kind in (Kind.TOC, Kind.BOILERPLATE):
                self._skip(block)
                continue
            for s in block.sentences:
                spans.append((self.reader.begins(self.folded, s.start, s.end), s.end, s.question))
                owner.append(number)
            if block.label and block.sentences and self.reader.of_the_sentence(self.folded[slice(*block.label)]):
                first = len(spans) - len(block.sentences)
                spans[first] = (block.label[0], *spans[first][1:])
        return self.reader.lines(self.folded, spans), owner

    def _skip(self, block: Block) -> None:
        if self.firing.on(split_words(self.folded, block.start, block.end), []):
            self.aside.append(self._set_aside(block.start, block.end, f"{block.kind}"))

    def _set_aside(self, start: int, end: int, reason: str) -> SetAside:
        return SetAside("extraction", self.document.id, reason, start, end, self.text[start:end])

    def _seen(self) -> list[Seen]:
        """Each line with what is recognised in it and the rules that fit it, before anybody is found."""
        near, told, found = None, 0, list[Seen]()
        houses = self.reader.houses(self.lines)
        for at, line in enumerate(self.lines):
            names, block = self.people.by_line.get(at, []), self.of_block[at]
            within = near is not None and (block == told or self.blocks[told].kind is Kind.HEADING)
            anchor = self.document.published
            slots = recognise(self.text, line, names, anchor, self.language, near, within=within)
            for house in houses.get(at, ()):
                slots.append(house)
                line.places.setdefault(ANY_HOUSE, []).append(house.first)
            last = next((s.value.when for s in reversed(slots) if s.kind == "date" and s.value.when.first), None)
            near, told = (last, block) if last is not None else (near, told)
            found.append(Seen(line, slots, self.firing.on(line, slots), self.blocks[self.of_block[at]].kind))
        return found

    def ask(self, network: Network, *, alone: bool) -> None:
        """Has the model read the document beside the rules, or instead of them; a book is read by rules, within memory."""
        if sum(len(s.line.words) for s in self.seen) > _A_BOOK:
            reason = "too long for the trained model: read by rules alone"
            self.aside.append(SetAside("extraction", self.document.id, reason))
            return
        lines = [
            Hinted(
                s.line, s.slots, [] if alone else [(f.anchor, f.rule.type) for f in s.fired if not f.rule.firm], s.kind
            )
            for s in self.seen
        ]
        self.opinion = network.read(lines)
        fired = [[] if alone else s.fired for s in self.seen]
        standing = self.reader.advised(self.opinion, network.fitted, fired)
        self.seen = [replace(s, fired=f) for s, f in zip(self.seen, standing, strict=True)]

    def _label_topic(self, block: Block) -> tuple[str, ...]:
        """The person whose name stands before a colon at the head of the block."""
        if block.label is None:
            return ()
        return self._named_in(*block.label) or self._by_surname(self.folded[slice(*block.label)])

    def _asked(self, block: Block) -> tuple[str, ...]:
        """The one person whom a question is about that stands by itself: the answer tells of them."""
        named = self._named_in(block.start, block.end) if block.kind is Kind.QUESTION else ()
        return named if len(named) == 1 else ()

    def _of_yours(self, block: Block, at: int) -> bool:
        """Whether a question asks about somebody or something of the one it is put to, and of nobody named: "And your brother?"."""
        if block.kind is not Kind.QUESTION or self._named_in(block.start, block.end):
            return False
        slots = (s for seen in self.seen[at : at + len(block.sentences)] for s in seen.slots)
        pronouns = any(s.kind == "pronoun" and s.value != "who" for s in slots)
        return not pronouns and layout("yours").search(self.folded, block.start, block.end) is not None

    def _by_surname(self, label: str) -> tuple[str, ...]:
        """The one person whose surname begins a label: "Halden's story"."""
        owner = self.reader.owner(label)
        bearers = {n.person for n in self.people.names if owner and n.person.split()[-1] == owner}
        return tuple(bearers) if len(bearers) == 1 else ()

    def _named_in(self, start: int, end: int) -> tuple[str, ...]:
        """Everybody named between two places of the text."""
        return tuple(dict.fromkeys(n.person for n in self.people.names if start <= n.start < end))

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
        line, fired = self.lines[at], self.seen[at].fired
        scene = Scene(line, at, self.seen[at].slots, self.discourse, topic, self.rolls.get(at))
        self.report.headline = (block.start, block.end) in self.headings
        made = list[Statement]()
        if line.question or block.kind is Kind.QUESTION:
            if fired:
                self.aside.append(self._set_aside(line.start, line.end, "question"))
        else:
            self.reader.hear(self.report, scene)
            made = self.reader.completed(self.report, scene, self._stated(scene, fired), fired, block)
            labelled = topic and line.start <= block.sentences[0].start
            if not labelled and runs_in(self.folded, block, line):
                here = set(self._named_in(line.start, block.end))
                made = [s for s in made if (s.persons and set(s.persons) <= here) or counted_in(self.text, line, s)]
        self._remember(scene, made)
        self.report.before += made
        return made

    def _of_cells(self, at: int, block: Block, named: tuple[str, ...]) -> list[Statement]:
        """What the cells behind the name of a row tell of the one named there, as if nobody else had been told of."""
        cells = range(at + 1, at + len(block.sentences))
        if len(named) != 1 or not cells or not self.of_captivity:
            return []
        known = self.discourse
        self.discourse = Discourse(paragraphs=self.of_block, genders=known.genders, roles=known.roles)
        told = list[Statement]()
        for n in cells:
            self.discourse.name(named[0], n, 2.0)
            told += (
                [] if of_theirs(self.folded[self.lines[n].start : self.lines[n].end]) else self._line(n, block, named)
            )
        self.discourse = known
        whole = self.text[block.start : block.end]
        own = [s for s in told if s.persons == named and not ruled_out(s)]
        return [replace(s, quote=whole, start=block.start, end=block.end) for s in own]

    def _stated(self, scene: Scene, fired: Sequence[Fired]) -> list[Statement]:
        """What the rules that fit make of a line, the longest first; words that gave a statement give no other.

        A number that a firm rule told of is none of the model's.
        """
        made, taken, counted = list[Made](), set[int](), set[Range | None]()
        for one in sorted(fired, key=lambda f: f.rule.yields):
            if not taken & set(one.match.literal):
                found = self._state(scene, one, fired)
                if one.rule.yields:
                    found = [s for s in found if not any(of_the_same(s, k) for _, k in made)]
                if one.rule.id.startswith("model/"):
                    found = [s for s in found if s.count is None or s.count not in counted]
                    by_rules = {k.type for _, k in made if not k.by.startswith("model/")}
                    found = [] if one.rule.type in by_rules else found
                    made, found = told_safest(made, one.anchor, found)
                made += [(one.anchor, s) for s in found]
                counted |= {s.count for s in found if one.rule.firm}
                taken |= set(one.match.literal) if found else set()
        held = [s.count for _, s in made if s.type in (Type.COUNT_HELD, Type.COUNT_DETAINED)]
        once = [
            m for m in made if not (m[1].type is Type.ARREST and m[1].count and not m[1].per and m[1].count in held)
        ]
        return [s for _, s in sorted(once, key=lambda m: m[0])]

    def _remember(self, scene: Scene, made: Sequence[Statement]) -> None:
        """Notes how much the line is about each person it names, and what its language minds."""
        line, at, discourse = scene.line, scene.number, scene.discourse
        subjects = {i for i, w in enumerate(line.words) if w.dep in ("nsubj", "nsubjpass")}
        concerned = dict.fromkeys(p for s in made for p in s.persons)
        for name in self.people.by_line.get(at, ()):
            if self.reader.beside_the_case(name, line):
                continue
            weight = 1.0 * (name.last in subjects) + 2.0 * (name.person in concerned)
            weight -= 1.0 * (line.words[name.last].dep == "poss")
            discourse.name(name.person, at, weight)
        listed = some_of_a_number(made)
        for person in concerned:
            discourse.name(person, at, 1.0 if person in listed and listed < concerned.keys() else 2.0)
        self.reader.remember(self.report, scene, made)

    def _state(self, scene: Scene, one: Fired, fired: Sequence[Fired]) -> list[Statement]:
        made, why = self.reader.state(self.report, scene, one, fired)
        if why:
            self.aside.append(self._set_aside(scene.line.start, scene.line.end, f"{one.rule.id}: {why}"))
        return made
