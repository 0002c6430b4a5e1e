"""What one trigger states in Spanish or Portuguese: whom it concerns, how it is meant, and its details."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.dates import When
from habeas.extraction.listed import of_the_list
from habeas.extraction.patterns import Slot
from habeas.extraction.romance.clauses import Shape, Tense, Voice, shape
from habeas.extraction.romance.details import actor_of, charge_of, date_of, place_of, sources, term_of, terms_of
from habeas.extraction.romance.frames import concerned
from habeas.extraction.romance.modality import meant
from habeas.extraction.romance.words import Tongue, tongue
from habeas.extraction.scene import Scene, Who
from habeas.extraction.told import Trigger, unmet
from habeas.model import Document, Statement
from habeas.quantities import Term
from habeas.vocabulary import Basis, Modality, Type

__all__ = ["state"]

_WITH_TERM = (Type.SENTENCE,)
_WITH_CHARGE = (Type.SENTENCE, Type.CHARGE, Type.CONVICTION, Type.ARREST)
_OF_NOBODY = (Type.SANCTION_IMPOSED, Type.SANCTION_LIFTED, Type.EXCHANGE, Type.PARDON, Type.RELEASE, Type.TRANSFER)
"""What is worth stating without a name or a number: "exigen la liberación de todos los presos"."""
_OF_PEOPLE = (Type.RELEASE, Type.PARDON, Type.TRANSFER)
"""What happened to somebody where it happened: told of nobody at all it is no fact."""
_TRUST = {"grammar": 0.8, "reference": 0.65, "carried": 0.5}
"""How much less than a parsed sentence is trusted, by how those concerned were found."""
_A_TOTAL = 300
"""More are not arrested at once: their number is a total."""


def state(document: Document, folded: str, scene: Scene, one: Trigger) -> tuple[list[Statement], str | None]:
    """The statements at a trigger, or why there is none."""
    words = tongue(document.language or "es")
    form = shape(scene.line, one.match, words)
    told = list(sources(scene.line, words))
    barred = [s for s in told if not s[0] <= one.match.first <= s[1]]
    noun = form.tense is Tense.NOUN
    found = [
        of_the_list(folded, scene, w, one.match.first, noun=noun)
        for w in concerned(one.rule, one.match, form, scene, words, barred)
    ]
    one = replace(one, others=[o for o in one.others if not _counted(scene, o)])
    base = _base(document, folded, scene, one, form, barred, words)
    if why := _lacking(one, found, base):
        return [], why
    if one.rule.type in _OF_PEOPLE and base["modality"] is Modality.ACTUAL and not any(w.known for w in found):
        return [], "nobody named, counted or referred to"
    if one.rule.type not in _OF_NOBODY or _general(one, form, base):
        found = [w for w in found if w.persons or w.count]
    if not found:
        return [], "nobody named or counted"
    made = [_statement(one, base, who) for who in found]
    return _by_turns(scene, made, words), None


def _counted(scene: Scene, at: int) -> bool:
    """Whether a word is only the noun of a number: "por dos presos" tells of no arrest."""
    return any(s.kind == "count" and s.last < at <= s.last + 2 for s in scene.slots)


def _general(one: Trigger, form: Shape, base: dict[str, object]) -> bool:
    """Whether something told of nobody as a fact tells nothing in particular: sanctions are told of bodies and goods."""
    if one.rule.type in (Type.SANCTION_IMPOSED, Type.SANCTION_LIFTED):
        return False
    if base["modality"] is Modality.HYPOTHETICAL:
        return form.tense is Tense.NOUN and one.rule.modality is None
    return base["modality"] is Modality.ACTUAL and (
        form.tense is Tense.NOUN or form.voice is Voice.BARE or one.rule.type is Type.PARDON
    )


def _lacking(one: Trigger, found: Sequence[Who], base: dict[str, object]) -> str | None:
    needs = one.rule.needs
    if (lacks := unmet(one, found)) is not None:
        return lacks
    few = all(w.count is None or (w.count.high or 3) < 3 for w in found)
    if one.rule.type in (Type.COUNT_DETAINED, Type.COUNT_HELD) and "count" in needs and few:
        return "no total"
    for name in ("term", "charge", "place"):
        if name in needs and base[name] is None:
            return f"no {name}"
    return None


def _by_turns(scene: Scene, made: list[Statement], words: Tongue) -> list[Statement]:
    """Several people given as many terms in one breath, each with their own: "X y Y, sentenciados a 6 y 7 años"."""
    persons = made[0].persons
    if made[0].type is not Type.SENTENCE or len(persons) < 2 or len(made) > 1:
        return made
    terms = list(_each(scene, words))
    if len(terms) != len(persons):
        return made
    return [replace(made[0], persons=(p,), term=t) for p, t in zip(persons, terms, strict=True)]


def _each(scene: Scene, words: Tongue) -> Iterator[Term]:
    """The terms of a line, with bare numbers that share the unit of the term behind them."""
    for s in terms_of(scene, words):
        bare = _shared(scene, s)
        if bare is not None:
            yield bare
        yield s.value


def _shared(scene: Scene, term: Slot) -> Term | None:
    before = [s for s in scene.slots if s.kind == "count" and s.last == term.first - 2]
    joined = term.first > 1 and scene.line.words[term.first - 1].lower in ("y", "e")
    if not before or not joined or before[0].value.range.low is None or "a" not in term.value.text:
        return None
    low, own = before[0].value.range.low, term.value.months
    years = own is not None and own >= 12
    return Term(before[0].value.range.text, low * 12 if years else low)


def _base(
    document: Document,
    folded: str,
    scene: Scene,
    one: Trigger,
    form: Shape,
    told: Sequence[tuple[int, int]],
    words: Tongue,
) -> dict[str, object]:
    """The fields that a trigger's statements share."""
    line, match, text = scene.line, one.match, document.text
    first, last, type_ = line.words[match.first], line.words[match.last], one.rule.type
    modality = one.rule.modality or meant(line, match, form, type_, words)
    date = date_of(scene, match, one.others, type_, words)
    if modality is Modality.ACTUAL and date is not None and _to_come(date, document.published):
        date = None
    source = told[0] if told else None
    return {
        "document": document.id,
        "quote": text[line.start : line.end],
        "start": line.start,
        "end": line.end,
        "trigger": text[first.start : last.end],
        "by": one.rule.id,
        "date": date,
        "actor": actor_of(text, line, form, words),
        "place": place_of(text, scene, match, words),
        "source": text[line.words[source[0]].start : line.words[source[1]].end].strip('«»"“” ') if source else None,
        "term": term_of(scene, match, one.others, words) if type_ in _WITH_TERM else None,
        "charge": charge_of(text, folded, line, match) if type_ in _WITH_CHARGE else None,
        "modality": modality,
    }


def _to_come(when: When, published: When | None) -> bool:
    """Whether a day lies behind the publication: "hasta el 30 de junio" tells nothing of when it began."""
    if when.first is None or published is None or published.last is None:
        return False
    return when.first > published.last


def _statement(one: Trigger, base: dict[str, object], who: Who) -> Statement:
    """One statement; that a named person is held tells of their arrest, and hundreds are not arrested at once."""
    type_, count = one.rule.type, who.count
    if one.rule.counted and count and not who.persons:
        type_ = one.rule.counted
    if type_ is Type.COUNT_HELD and who.persons:
        type_ = Type.ARREST
    actual = base["modality"] is Modality.ACTUAL
    if type_ is Type.ARREST and actual and count is not None and (count.low or 0) > _A_TOTAL:
        type_ = Type.COUNT_DETAINED
    basis = {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}.get(type_) if count else None
    return Statement(
        type=type_,
        persons=who.persons,
        count=count,
        group=who.group,
        per=who.per,
        basis=Basis.FLOW if who.per else basis,
        confidence=round(one.rule.confidence * _TRUST.get(who.how, 0.5), 3),
        **base,  # type: ignore[arg-type]
    )
