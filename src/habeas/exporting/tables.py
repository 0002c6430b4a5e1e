"""The tables of an export and what each of their columns means."""

from dataclasses import dataclass
from typing import Any

from habeas.exporting.columns import CODE, DAY, FLAG, MANY, MOMENT, NUMBER, TEXT, WHOLE, Column, bounds, column, days

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table: `kind` is that of the findings in it, None where it holds none.

    `shared` says that two rows may have one id: of statements, two that differ in nothing but a date or a cause.
    """

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    kind: str | None = None
    shared: bool = False

    @property
    def keyed(self) -> bool:
        """Whether each row has an id of its own."""
        return not self.shared and any(c.name == "id" for c in self.columns)


def _ids(name: str, meaning: str, path: str) -> Column:
    return column(name, MANY, meaning, path)


def _persons(form: Json) -> list[str]:
    return [form["person"]] if form.get("person") else form.get("persons") or []


_SUPPORT = (
    column("support", CODE, "How well it stands: reported, corroborated (two independent origins), disputed, confirmed (by a person) or withdrawn."),
    column("origins_for", WHOLE, "Independent origins that say so. Copies of one text are one origin."),
    column("origins_against", WHOLE, "Independent origins that say otherwise."),
    column("rights_groups_for", WHOLE, "How many of the origins that say so are rights groups."),
    column("quote", TEXT, "The passage of the first statement that says so, to the character.", "first.quote"),
    column("source", TEXT, "Who says it: the source named in the text, else the outlet.", "first.source"),
    column("source_url", TEXT, "Where the report of that statement stands, if it has an address.", "first.url"),
    column("reason", TEXT, "Why it is so found, in one sentence."),
    _ids("supporting", "Ids of the statements for it.", "supporting"),
    _ids("opposing", "Ids of the statements against it.", "opposing"),
)  # fmt: skip

_ID = column("id", CODE, "Stable id of this row.")
_EDITION = column(
    "edition", CODE, "Of what this row is: tier, as of when, as known when, by which policy, by which version."
)

PEOPLE = Table(
    "people", "People", "Everybody named in what was read, with the answer to whether they are held on the day of the edition.",
    (
        column("id", CODE, "Stable id of the person.", "value.id"),
        column("name", TEXT, "The name they are shown under.", "value.name"),
        column("names", MANY, "Every spelling of the name, in every script.", "value.names"),
        column("role", TEXT, "What a report calls them in passing (journalist, teacher).", "value.role"),
        column("held", CODE, "Whether they are held on the day of the edition: held, not held, unknown; empty where nothing of their custody is told.", "holding.held"),
        column("status", CODE, "Custody status on that day, a code of the vocabulary.", "holding.status"),
        *days("since", "Since when that status holds", "holding.since"),
        column("last_word_on", DAY, "The day of the latest statement on it.", "holding.last_word_on"),
        column("last_word", CODE, "Id of the latest statement that speaks of it.", "holding.last_word"),
        column("finding", CODE, "Id of the finding: `habeas why ID` tells how it came about.", "id"),
        *_SUPPORT,
        _ids("mentions", "Ids of the mentions that were judged to be this person.", "value.mentions"),
    ),
    "person",
)  # fmt: skip

CUSTODY = Table(
    "custody", "Custody spells", "Stretches of each person's custody history: a status from a day to a day.",
    (
        _ID,
        column("person", CODE, "Id of the person.", "value.person"),
        column("name", TEXT, "The name they are shown under."),
        column("position", WHOLE, "Which of the person's spells it is, counted from 0.", "value.position"),
        column("status", CODE, "Custody status, a code of the vocabulary.", "value.status"),
        *days("since", "Beginning of the spell", "value.since"),
        *days("until", "End of the spell; empty while it lasts", "value.until"),
        column("begun_by", DAY, "The day by which it had begun as far as is known.", "value.begun_by"),
        column("place", TEXT, "Where they are held.", "value.place"),
        column("opened_by", CODE, "Id of the event that opened it.", "value.opened_by"),
        column("closed_by", CODE, "Id of the event that closed it.", "value.closed_by"),
        column("last_word_on", DAY, "The day of the latest statement on it.", "value.last_word_on"),
        *_SUPPORT,
    ),
    "spell",
)  # fmt: skip

EVENTS = Table(
    "events", "Events", "What was done to people: arrest, charge, sentence, transfer, release, death, sanction.",
    (
        column("id", CODE, "Stable id of the event.", "value.id"),
        column("type", CODE, "What happened, a code of the vocabulary.", "value.type"),
        column("modality", CODE, "How it is told; only `actual` is told as a fact.", "value.modality"),
        column("happened", FLAG, "False where it was announced or claimed and never took place; empty where that is not known.", "value.happened"),
        *days("date", "When", "value.date"),
        _ids("persons", "Ids of the people it concerns.", "value.persons"),
        column("names", MANY, "The names they are shown under."),
        *bounds("count", "How many people", "value.count"),
        column("group", TEXT, "The noun counted (journalists).", "value.group"),
        column("place", TEXT, "Where.", "value.place"),
        column("actor", TEXT, "By whom.", "value.actor"),
        column("term_text", TEXT, "Length of a sentence, as written.", "value.term.text"),
        column("term_months", NUMBER, "Length of a sentence in months.", "value.term.months"),
        column("charge", TEXT, "What they are accused of, in the words of the report.", "value.charge"),
        _ids("covers", "Ids of the events that a summary takes in.", "value.covers"),
        column("happening", CODE, "Shared by events that are sides of one thing that happened.", "value.happening"),
        column("period", FLAG, "Whether it sums up a stretch of time.", "value.period"),
        column("finding", CODE, "Id of the finding: `habeas why ID` tells how it came about.", "id"),
        *_SUPPORT,
    ),
    "event",
)  # fmt: skip

COUNTS = Table(
    "counts", "Counts", "Numbers of people as sources report them. On different bases they stand side by side and are never added.",
    (
        _ID,
        *bounds("value", "How many", "value.value"),
        column("counted_by", TEXT, "By whose count.", "value.source"),
        column("basis", CODE, "What the number counts: a stock on a day, a flow in a period, or all since a day.", "value.basis"),
        *days("as_of", "As of when", "value.as_of"),
        column("group", TEXT, "The noun counted.", "value.group"),
        column("place", TEXT, "Where.", "value.place"),
        column("per", TEXT, "What makes it a rate (week).", "value.per"),
        *_SUPPORT,
    ),
    "count",
)  # fmt: skip

SUMS = Table(
    "sums", "Stated sums", "Stated totals, the events they cover, and whether they add up.",
    (
        _ID,
        *bounds("total", "The stated total", "value.total"),
        *bounds("value", "What its parts come to", "value.value"),
        column("adds_up", FLAG, "Whether the two can be the same number.", "value.adds_up"),
        _ids("parts", "Ids of the events that the total covers.", "value.parts"),
        column("of", CODE, "Id of the total's own event.", "value.of"),
        *_SUPPORT,
    ),
    "sum",
)  # fmt: skip

BALANCES = Table(
    "balances", "Balances", "Between two counts of one series: opening + arrests known - releases known, against the closing count.",
    (
        _ID,
        column("counted_by", TEXT, "By whose counts.", "value.source"),
        *bounds("opening", "The opening count", "value.opening.value"),
        *days("opening_as_of", "Day of the opening count", "value.opening.as_of"),
        *bounds("closing", "The closing count", "value.closing.value"),
        *days("closing_as_of", "Day of the closing count", "value.closing.as_of"),
        *bounds("arrested", "Arrests known between the two", "value.arrested"),
        *bounds("released", "Releases known between the two", "value.released"),
        *bounds("expected", "What the closing count would be by these", "value.expected"),
        *bounds("unexplained", "Closing count less what was expected", "value.unexplained"),
        *_SUPPORT,
    ),
    "balance",
)  # fmt: skip

DEALS = Table(
    "deals", "Deals", "Releases tied to a concession, by words or only by time.",
    (
        _ID,
        _ids("releases", "Ids of the events in which people came out.", "value.releases"),
        _ids("concessions", "Ids of the events in which something was given.", "value.concessions"),
        column("tie", CODE, "What ties the two: words, or only time.", "value.tie"),
        column("words", TEXT, "The tying words.", "value.words"),
        column("asserted_by", MANY, "Who asserts the tie.", "value.asserted_by"),
        column("denied_by", MANY, "Who denies it.", "value.denied_by"),
        *bounds("freed", "How many people were freed", "value.freed"),
        column("measure", CODE, "What was given, a code of the vocabulary.", "value.measure"),
        column("target", TEXT, "Whom or what it was given for.", "value.target"),
        _ids("returned", "Ids of the people handed over in return.", "value.returned"),
        *_SUPPORT,
    ),
    "deal",
)  # fmt: skip

TERMS = Table(
    "terms", "Terms of release", "On what terms people were let out: one value on one of seven axes.",
    (
        _ID,
        column("event", CODE, "Id of the release.", "value.event"),
        column("axis", CODE, "The axis, a code of the vocabulary.", "value.axis"),
        column("condition", CODE, "The value on it, a code of the vocabulary.", "value.condition"),
        _ids("persons", "Ids of those of whom alone it is told; empty where it is told of all.", "value.persons"),
        *_SUPPORT,
    ),
    "terms",
)  # fmt: skip

DISAGREEMENTS = Table(
    "disagreements", "Disagreements", "Statements that cannot both hold, or look as if they could not, with the kind named.",
    (
        _ID,
        column("kind", CODE, "The kind of disagreement, a code of the vocabulary.", "value.kind"),
        column("question", TEXT, "What they disagree about.", "value.question"),
        _ids("about", "Ids of the people, events and spells it is about.", "value.about"),
        _ids("one", "Ids of the statements on one side.", "value.one"),
        _ids("other", "Ids of the statements on the other side.", "value.other"),
        *_SUPPORT,
    ),
    "disagreement",
)  # fmt: skip

COPIES = Table(
    "copies", "Copies", "Pairs of documents of which one carries the other's text: they are one origin.",
    (
        _ID,
        column("original", CODE, "Id of the document that came first.", "value.original"),
        column("copy", CODE, "Id of the document that carries its text.", "value.copy"),
        column("reworded", FLAG, "Whether the text was reworded.", "value.reworded"),
        column("shared", NUMBER, "Share of the shorter text's word sequences that stand in the other.", "value.shared"),
    ),
    "copy",
)  # fmt: skip

STATEMENTS = Table(
    "statements", "Statements", "One document saying one thing in one passage, with the quote.",
    (
        column("id", CODE, "Stable id of the statement. Two of one passage that differ in a date alone share it."),
        column("document", CODE, "Id of the document."),
        column("type", CODE, "What is said to have happened, a code of the vocabulary."),
        column("modality", CODE, "How it is told; only `actual` is told as a fact."),
        column("persons", MANY, "Who, in the fullest form that the document has.", _persons),
        *bounds("count", "How many people", "count"),
        column("group", TEXT, "The noun counted."),
        column("per", TEXT, "What makes the count a rate (week)."),
        column("basis", CODE, "What the number counts."),
        *days("date", "When", "date"),
        column("actor", TEXT, "By whom."),
        column("place", TEXT, "Where."),
        column("source", TEXT, "The source that the text names."),
        column("stance", CODE, "What the source does with the claim: asserts, corrects, withdraws."),
        column("term_text", TEXT, "Length of a sentence, as written.", "term.text"),
        column("term_months", NUMBER, "Length of a sentence in months.", "term.months"),
        column("charge", TEXT, "What they are accused of, in the words of the report."),
        column("tie", TEXT, "Words that tie it to a concession or a release."),
        column("quote", TEXT, "The passage, to the character."),
        column("start", WHOLE, "Where in the text of the document the quote begins, in characters."),
        column("end", WHOLE, "Where it ends, exclusive."),
        column("trigger", TEXT, "The words that told what happened."),
        column("by", CODE, "The rule or model that found it."),
        column("confidence", NUMBER, "Share of statements so found that were right when it was measured."),
        column("review", TEXT, "Why a person must accept it before it counts; empty for what counts as it is."),
        column("outlet", TEXT, "The outlet of the document."),
        column("published", DAY, "First day on which the document can have been published."),
        column("url", TEXT, "Where the document stands, if it has an address."),
    ),
    shared=True,
)  # fmt: skip


DOCUMENTS = Table(
    "documents", "Documents", "What was read: metadata, without the text.",
    (
        _ID,
        column("sha256", CODE, "SHA-256 of the bytes as received; empty where something in the text is covered."),
        column("title", TEXT, "Title."),
        column("outlet", TEXT, "Who published it."),
        column("author", TEXT, "Author."),
        *days("published", "When it was published", "published"),
        column("received", MOMENT, "When it was received: `known` asks for this."),
        column("language", CODE, "Language, ISO 639-1."),
        column("url", TEXT, "Where it stands, if it has an address."),
        column("location", TEXT, "The name of the file or address that it was read from."),
        column("key", TEXT, "Its key in the file that it was a record of."),
        column("tier", CODE, "Who may see it."),
        _ids("lists", "Ids of the lists that it was received as a row of.", "lists"),
        column("read_by", MANY, "Which versions of the reading its statements come from."),
        column("characters", WHOLE, "Length of its text."),
    ),
)  # fmt: skip

MENTIONS = Table(
    "mentions", "Mentions", "Each human being as one document names them.",
    (
        _ID,
        column("document", CODE, "Id of the document."),
        column("name", TEXT, "The fullest form of the name there."),
        column("forms", MANY, "Every form of it there."),
        column("role", TEXT, "What the document calls them in passing."),
        column("age", WHOLE, "Age, as written."),
        column("place", TEXT, "Where they are from, as written."),
        *days("born", "When they were born", "born"),
        column("apart", TEXT, "What sets them apart there from another of the same name."),
        column("review", TEXT, "Why a person must look before they count."),
    ),
)  # fmt: skip

JUDGEMENTS = Table(
    "judgements", "Judgements", "What people decided on what may be seen here: who is who, what holds, what was corrected.",
    (
        _ID,
        column("verdict", CODE, "What was decided, a code of the vocabulary."),
        _ids("subjects", "Ids of what it is about.", "subjects"),
        column("by", TEXT, "Who decided."),
        column("at", MOMENT, "When."),
        column("why", MANY, "Why, in their words."),
        column("field", TEXT, "Of a correction: what it sets."),
        column("value", TEXT, "Of a correction: to what."),
    ),
)  # fmt: skip

TEXTS = Table(
    "texts", "Texts", "The text of each document; in JSON Lines alone, so that a register can be made of it again.",
    (_ID, column("text", TEXT, "The text.")),
)  # fmt: skip

FINDINGS = (PEOPLE, CUSTODY, EVENTS, COUNTS, SUMS, BALANCES, DEALS, TERMS, DISAGREEMENTS, COPIES)
TABLES = (*FINDINGS, STATEMENTS, DOCUMENTS, MENTIONS, JUDGEMENTS)
CHANGE = column("change", CODE, "What became of the row since the day asked for: added, changed or withdrawn.")


def columns_of(table: Table, delta: bool) -> tuple[Column, ...]:
    """All columns as written: the table's own, the edition, and of changes first what became of the row."""
    return (*((CHANGE,) if delta else ()), *table.columns, _EDITION)
