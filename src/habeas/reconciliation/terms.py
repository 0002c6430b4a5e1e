"""On what terms people were let out: instrument, asked for, residual, consent to leave, destination, papers and price.

Each value is read from the words of the statements on the release and of the sentences around them, from what else is
told of the same people (a refusal, a new arrest) and from the ties to concessions. The seven axes are independent: a
pardon says nothing of a petition. Where nothing is told, nothing is said; values that contradict stand side by side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.model import Finding, Passage, Terms, digest
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.deals import Tie
from habeas.reconciliation.denials import AT_ONCE
from habeas.reconciliation.events import Told
from habeas.reconciliation.happenings import Happening, Sort
from habeas.reconciliation.lands import over_border
from habeas.reconciliation.saying import sentences_around
from habeas.reconciliation.sentences import sources
from habeas.reconciliation.topics import speak_of_any, speaks_of, words_of
from habeas.reconciliation.weighing import weighed
from habeas.vocabulary import Condition, Type, label

SPOKEN = (
    Condition.AMNESTY, Condition.PAROLE, Condition.TERM_SERVED, Condition.CASE_DROPPED, Condition.REFUSED_TO_REQUEST,
    Condition.REQUESTED, Condition.SENTENCE_KEPT, Condition.PRECAUTIONARY, Condition.SPEECH_BAN, Condition.TRAVEL_LIMIT,
    Condition.PROBATION, Condition.CHOSE, Condition.NO_CHOICE, Condition.OWN_PASSPORT, Condition.TEMPORARY,
    Condition.NO_PAPERS,
)  # fmt: skip
"""What is known by words alone: each is a topic of words.toml."""
EITHER = ((Condition.REQUESTED, Condition.REFUSED_TO_REQUEST), (Condition.CHOSE, Condition.NO_CHOICE))
"""Values that cannot both hold of the same people."""


@dataclass
class Heard:
    """What tells one value of one release: claims, and sentences beside them."""

    claims: dict[str, Claim] = field(default_factory=dict)
    passages: dict[tuple[str, int], Passage] = field(default_factory=dict)

    def note(self, c: Claim, passage: Passage | None = None) -> None:
        """Takes in one more claim, and the sentence that says it."""
        self.claims.setdefault(c.id, c)
        if passage:
            self.passages.setdefault((passage.document, passage.start), passage)


Sheet = Mapping[Condition, Heard]
"""What is told on one release, by value."""


def sheets(found: Sequence[Happening], ties: Iterable[Tie]) -> dict[str, Sheet]:
    """For each release told as a fact what is told of its terms, by the id of the happening."""
    freed = [h for h in found if h.sort is Sort.FREED and not h.period and any(c.actual for c in h.claims)]
    news = _news(freed)
    beside = _Beside(h for h in found if h.sort in (Sort.REFUSED, Sort.RETAKEN))
    made: dict[str, dict[Condition, Heard]] = {h.id: defaultdict(Heard) for h in freed}
    for h in freed:
        for c in h.claims:
            if c.actual and news[c.document.id] is h:
                _read(c, made[h.id])
            _by_type(c, made[h.id])
        for c in beside.of(h):
            if c.persons or news.get(c.document.id) is h:
                _after(c, made[h.id])
    for tie in ties:
        if tie.release.id in made:
            for c in tie.asserting:
                made[tie.release.id][Condition.GIVEN_FOR].note(c)
            for d in tie.denials:
                made[tie.release.id][Condition.DENIED_TIE].note(d.claim, d.passage)
    return {i: dict(sheet) for i, sheet in made.items() if sheet}


def _news(freed: Iterable[Happening]) -> dict[str, Happening]:
    """For each report the latest release it tells of, of several of those days the largest: what it says around it is
    of that one."""
    told: dict[str, list[Happening]] = defaultdict(list)
    for h in freed:
        for document in h.documents:
            told[document].append(h)
    return {document: _latest(here) for document, here in told.items()}


def _latest(freed: Sequence[Happening]) -> Happening:
    last = max(map(_began, freed))
    now = [h for h in freed if last - _began(h) <= AT_ONCE]
    return max(now, key=lambda h: (max((low or 0 for low, _ in h.sizes), default=0), _began(h), h.id))


def _began(h: Happening) -> int:
    return h.span[0].toordinal() if h.span else 0


def _read(c: Claim, sheet: dict[Condition, Heard]) -> None:
    """Notes what the sentences around a claim say of the terms; a refusal to ask is not read as asking,
    nor that nobody was asked whether they wanted to leave as a wish to."""
    for start, end in sentences_around(c):
        said = c.document.text[start:end]
        for condition in SPOKEN if speak_of_any(SPOKEN, said) else ():
            if any(condition is one and words_of(other, said) for one, other in EITHER):
                continue
            if words_of(condition, said):
                sheet[condition].note(c, c.document.passage(start, end))


def _by_type(c: Claim, sheet: dict[Condition, Heard]) -> None:
    """Notes what a claim's own type, place and words say of instrument and destination."""
    if not c.actual or c.garbled:
        return
    if c.said.type is Type.EXCHANGE:
        sheet[Condition.EXCHANGE].note(c)
    if c.said.type is Type.PARDON and not speaks_of("amnesty", c.said.quote):
        sheet[Condition.PARDON].note(c)
    if speaks_of("court_freed", c.said.quote):
        sheet[Condition.COURT].note(c)
    if speaks_of("went_home", c.said.quote):
        sheet[Condition.HOME].note(c)
    elif c.said.type is Type.DEPORTATION or speaks_of("abroad", c.said.quote, c.said.place) or over_border(c):
        border = speaks_of("to_border", c.said.place, c.said.quote)
        sheet[Condition.BORDER if border else Condition.ABROAD].note(c)


class _Beside:
    """Refusals and new arrests of those let out, looked up by person and by report."""

    def __init__(self, others: Iterable[Happening]) -> None:
        self._index: dict[str, list[Happening]] = defaultdict(list)
        for h in others:
            for key in (*sorted(h.persons), *sorted(h.documents)):
                self._index[key].append(h)

    def of(self, h: Happening) -> Iterator[Claim]:
        """The claims of refusals and new arrests that concern the people of a release, or stand in its reports."""
        near = {o.id: o for key in (*sorted(h.persons), *sorted(h.documents)) for o in self._index[key]}
        for _, o in sorted(near.items()):
            ours = o.persons & h.persons if o.persons else o.documents & h.documents
            early = o.span and h.span and o.span[1] < h.span[0]
            if ours and not early:
                yield from (c for c in o.claims if c.actual)


def _after(c: Claim, sheet: dict[Condition, Heard]) -> None:
    """Notes a refusal to ask or to leave, and a release that ended in a cell."""
    if c.said.type is Type.REARREST:
        sheet[Condition.BACK].note(c)
    elif words_of(Condition.REFUSED_TO_REQUEST, c.said.quote):
        sheet[Condition.REFUSED_TO_REQUEST].note(c)
    elif speaks_of("leaving", c.said.quote):
        home = speaks_of("went_home", c.said.quote)
        sheet[Condition.STAYED if home else Condition.REMOVED].note(c)


def terms(
    made: Mapping[str, Sheet], told: Told, names: Mapping[str, str], shown: Mapping[str, str]
) -> Iterator[Finding]:
    """A finding for each value told of each release, with the values against it that cannot hold as well."""
    for id_, sheet in sorted(made.items()):
        event = min(told.sides_of[id_], key=lambda e: (e.type is not Type.RELEASE, e.id))
        if event.happened is False:
            continue
        for condition, heard in sorted(sheet.items()):
            rivals = {b if a is condition else a for a, b in EITHER if condition in (a, b)}
            against = [c for r in sorted(rivals) if r in sheet for c in sheet[r].claims.values()]
            claims = [c for c in heard.claims.values() if c not in against] or list(heard.claims.values())
            persons = tuple(sorted({p for c in claims for p in c.persons})) if all(c.persons for c in claims) else ()
            passages = tuple(p for _, p in sorted(heard.passages.items()))
            who = ", ".join(names.get(p, p) for p in persons) or "all who were let out"
            reason = f"{label(condition.axis)}: {label(condition)} ({who}), on the word of {sources(claims, shown)}."
            value = Terms(event.id, condition.axis, condition, persons, passages)
            rest = [c for c in against if c not in claims]
            yield weighed("r" + digest(id_, condition), value, claims, rest, f"{reason[:1].upper()}{reason[1:]}")
