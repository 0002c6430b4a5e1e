"""What one trigger states in Russian, Belarusian or Ukrainian: whom it concerns, how it is meant, and its details."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas import quantities
from habeas.dates import When
from habeas.extraction.listed import of_the_list
from habeas.extraction.marks import unquoted
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.rearrests import taken_again
from habeas.extraction.scene import Scene, Who
from habeas.extraction.slavic.apart import whose_companion
from habeas.extraction.slavic.attribution import attributed
from habeas.extraction.slavic.candidates import candidates
from habeas.extraction.slavic.clauses import attribute
from habeas.extraction.slavic.counterparts import and_so_many, by_others, other_side
from habeas.extraction.slavic.details import (
    actor_of,
    charge_of,
    date_of,
    only_asked,
    place_of,
    term_of,
)
from habeas.extraction.slavic.entries import with_terms_alone
from habeas.extraction.slavic.forms import Form, form, leading, past
from habeas.extraction.slavic.frames import concerned, nearest, only_describes
from habeas.extraction.slavic.modality import meant, only_named
from habeas.extraction.slavic.occasions import dated
from habeas.extraction.slavic.retractions import taken_back
from habeas.extraction.slavic.rosters import with_rosters
from habeas.extraction.slavic.sources import How, Teller, demanding, tellers
from habeas.extraction.slavic.standing import relative_of
from habeas.extraction.slavic.together import joined
from habeas.extraction.slavic.verdicts import with_verdicts
from habeas.extraction.slavic.whom import referred
from habeas.extraction.slavic.words import case, listed
from habeas.extraction.told import Told, Trigger, treated_once, unmet
from habeas.extraction.words import Line
from habeas.model import Document, Statement
from habeas.quantities import Term
from habeas.vocabulary import LET_GO, Basis, Modality, Type

__all__ = ["Trigger", "settled", "state"]

_DID = re.compile(r"(?:л|ла|ў|[аиіуяюе]в)$")
"""How a verb ends that tells what one did: whom a list behind it names did it too ("Задержал:")."""
_WITH_TERM = (Type.SENTENCE,)
_WITH_CHARGE = (Type.SENTENCE, Type.CHARGE, Type.CONVICTION, Type.ARREST)
_OF_NOBODY = (
    Type.SANCTION_IMPOSED,
    Type.SANCTION_LIFTED,
    Type.EXCHANGE,
    Type.PARDON,
    Type.CONDITIONS,
    Type.RELEASE,
    Type.COUNT_HELD,
)
"""What is worth stating without a name or a number: "calls for the release of all prisoners"."""
_DONE_TO_TELLERS = (*LET_GO, Type.ARREST, Type.CONVICTION, Type.SENTENCE)
"""What words for who tells say of him by the way, which is no news unless he is named: "по словам освобождённого"."""
_TRUST = {"grammar": 0.8, "reference": 0.65, "carried": 0.5}
"""How much less than a parsed sentence is trusted, by how those concerned were found."""


def state(document: Document, folded: str, scene: Scene, one: Trigger) -> tuple[list[Statement], str | None]:
    """The statements at a trigger, or why there is none."""
    line = scene.line
    if _torn(line, one.match):
        return [], "words of two clauses"
    if one.rule.type is not Type.CONDITIONS and _heading(line, one.match):
        return [], "a heading"
    one = replace(one, match=_to_nearest_term(scene, one.match))
    if one.rule.type is Type.SENTENCE and one.rule.modality is None and only_asked(scene, one.match):
        return [], "asked for by a prosecutor"
    told = [(t.first, t.last) for t in tellers(line) if _apart(t) and not t.first <= one.match.first <= t.last]
    first = one.match.first
    other = leading(line, one.match) is Form.NOUN or _DID.search(line.words[first].lower) is not None
    found = [of_the_list(folded, scene, w, first, noun=other) for w in concerned(one.rule, one.match, scene, told)]
    missing = _otherwise(document, folded, scene, one, found) or unmet(one, found)
    if missing:
        return [], missing
    one_of_them = one.rule.type in _DONE_TO_TELLERS and not found[0].persons and attribute(line.words[first].lower)
    if one_of_them and any(t.first <= first <= t.last for t in tellers(line)):
        return [], "words for who tells it"
    base = _base(document, folded, scene, one)
    by_term = one.rule.type is Type.SENTENCE and any(s.kind == "term" for s in one.match.slots)
    if base["term"] is None and (by_term or "term" in one.rule.needs):
        return [], "no term"
    denied = base["modality"] is Modality.DENIED and (found[0].group or "") in listed("nobody")
    if not denied and (one.rule.type not in _OF_NOBODY or not _told_of_nobody(one, line, base["modality"])):
        found = [w for w in found if w.persons or w.count]
    if not found:
        return [], "nobody named or counted"
    found += [w for w in other_side(scene, one) if one.rule.type is Type.EXCHANGE and found[0].known and w not in found]
    found += and_so_many(scene, one, found)
    made = [_statement(document, one, base, who) for who in found]
    made += by_others(document, scene, one, made)
    if one.rule.type is Type.CONVICTION:
        return _with_punishment(document, scene, one, made), None
    named = {p for who in found for p in who.persons}
    return made + (_others(document, scene, one, made[0], named) if one.rule.type is Type.SENTENCE else []), None


def _otherwise(document: Document, folded: str, scene: Scene, one: Trigger, found: Sequence[Who]) -> str | None:
    """Why what is told of somebody is nothing done to a prisoner: a death at liberty, a visitor's way out, a court's refusal."""
    line, type_ = scene.line, one.rule.type
    if type_ is Type.DEATH and _of_somebodys(scene, found) and not _INSIDE.search(folded, line.start, line.end):
        return "said of somebody at liberty"
    if type_ is Type.RELEASE and _of_a_visitor(scene, one, found):
        return "a lawyer or an envoy leaves after a visit"
    if type_ is Type.REFUSAL and actor_of(document.text, line, one.match):
        return "a court or another body refuses"
    return None


def _with_punishment(document: Document, scene: Scene, one: Trigger, made: list[Statement]) -> list[Statement]:
    """A conviction as the sentences that its line gives with it, where it gives any."""
    years = _years_behind(document, scene.line, one)
    if years is not None:
        return [_given(s, Who(s.persons, s.count, s.group), years) for s in made]
    if made[0].modality is not Modality.ACTUAL:
        return made
    return [_given(made[0], who, term) for who, term in _likewise(document, scene, one, set())] or made


def _others(document: Document, scene: Scene, one: Trigger, told: Statement, named: set[str]) -> list[Statement]:
    """The sentences of others in the same line: "X — на пять лет, Y — на три"."""
    found = list[Statement]()
    if told.term is None:
        return found
    for who, other in [*_likewise(document, scene, one, named), *_in_a_row(document, scene, one)]:
        if not set(who.persons) <= named or not who.persons:
            named = named | set(who.persons)
            found.append(_given(told, who, _in_its_unit(other, told.term, document)))
    return found


def _of_a_visitor(scene: Scene, one: Trigger, found: Sequence[Who]) -> bool:
    """Whether somebody's lawyer, who is not named, comes out of a prison: "адвокат Миры вышел из колонии"."""
    words = [w.lower for w in scene.line.words[one.match.first : one.match.last + 1]]
    if not _LEAVES & set(words) or any(w.startswith(_FREE) for w in words) or not _of_somebodys(scene, found):
        return False
    return all(w.word is not None and scene.line.words[w.word].lower in listed("visitors") for w in found)


_INSIDE = re.compile(
    r"\b(?:в|во|у|ў)\s+(?:\w+\s+)?(?:тюр|турм|в'язниц|вязніц|колон|калон|сизо|сіза|сізо|камер|изолятор|ізалятар|ізолятор|карцер|лагер|лагер|табор|плен|палон|полон)\w*",
    re.IGNORECASE,
)


def _of_somebodys(scene: Scene, found: Sequence[Who]) -> bool:
    """Whether those told of are only a friend or an investigator of somebody who is named: "следователь по делу X умер"."""
    named = [s.value for s in scene.slots if s.kind == "person"]
    heads = {whose_companion(n, scene.line) for n in named} - {None}
    heads |= {n.first - 1 for n in named if relative_of(n, scene.line)}
    return bool(heads) and all(not w.persons and w.word in heads for w in found)


def _in_its_unit(other: Term, first: Term, document: Document) -> Term:
    """A bare number in the unit of the term told first: "десять суток, студент — пятнадцать"."""
    unit = _DAYS.search(first.text.lower())
    if unit is None or _UNIT.search(other.text.lower()):
        return other
    found = quantities.term(f"{other.text} {unit[0]}", document.language or "ru")
    return replace(found, text=other.text) if found.months is not None else other


_DAYS = re.compile(r"\b(сут\w+|доб\w*|діб|дней|дня|дзён|днів|месяц\w*|місяц\w*)\b")
_UNIT = re.compile(r"[^\W\d]*(сут|доб|діб|дней|дзён|днів|месяц|місяц|лет|год|гад|рок|рік)")


def _apart(t: Teller) -> bool:
    """Whether the words for who tells are nobody else: a name, or "his" in "by his account"; "he said" may be of himself."""
    return t.how is How.NAMED or (t.how is How.PRONOUN and t.by < t.first)


def _given(before: Statement, who: Who, term: Term) -> Statement:
    """The same sentence, of others and with another term."""
    return replace(before, type=Type.SENTENCE, persons=who.persons, count=who.count, group=who.group, term=term)


def _told_of_nobody(one: Trigger, line: Line, modality: object) -> bool:
    """Whether a trigger tells something even where nobody is named: no act that is only named, no "those pardoned"."""
    if one.rule.type is Type.COUNT_HELD:
        return one.rule.who == "none"
    if one.rule.type is Type.CONDITIONS or modality is not Modality.ACTUAL:
        return True
    return not only_describes(line, one.match) and not only_named(line, one.match)


def settled(made: Sequence[Statement], told: Told) -> list[Statement]:
    """The statements of a document, dated by their occasion; how somebody is treated is told once a sentence."""
    made = _term_once(attributed(made, told))
    made = [s for s in made if not _visit(s, made, told)]
    stood = taken_back([_as_total(s) for s in _once_exchanged(_exchanges(treated_once(made)))], told)
    made = with_terms_alone(with_verdicts(with_rosters(_swapped(stood), told), told), told)
    return taken_again(dated(made, told))


def _term_once(made: Sequence[Statement]) -> list[Statement]:
    """The statements; a term that a sentence gives somebody is told once, whatever rules found it."""
    seen, kept = set[object](), list[Statement]()
    for s in made:
        about = (s.start, s.modality, s.persons, s.count, s.term and s.term.text)
        if s.type is not Type.SENTENCE or s.term is None or about not in seen:
            kept.append(s)
        seen |= {about} if s.type is Type.SENTENCE else set()
    return kept


_LEAVES = frozenset("вышел вышла вышли выйшаў выйшла выйшлі вийшов вийшла вийшли".split())
_FREE = ("свобод", "вол", "воле", "удо", "амнист", "амніст")


def _visit(s: Statement, made: Sequence[Statement], told: Told) -> bool:
    """Whether a lawyer or an envoy comes out of a prison, of whom nothing is told that happens to prisoners."""
    words = s.trigger.lower().split()
    if s.type is not Type.RELEASE or len(s.persons) != 1 or not _LEAVES & set(words):
        return False
    if any(w.startswith(_FREE) for w in words):
        return False
    visits = any(w in listed("visitors") for w in told.roles.get(s.persons[0], ()))
    return visits and not any(o.type in _OF_PRISONERS and s.persons[0] in o.persons for o in made)


_OF_PRISONERS = frozenset({Type.ARREST, Type.CHARGE, Type.SENTENCE, Type.CONVICTION, Type.PARDON, Type.EXCHANGE})
_OTHERS = frozenset("предыдущий прошлый первый папярэдні мінулы першы попередній минулий перший".split())


def _exchanges(made: Sequence[Statement]) -> list[Statement]:
    """The statements; of an exchange told with people or a number, one that says only that it took place is no other."""
    found, told = list[Statement](), False
    counted = {s.start for s in made if s.type is Type.EXCHANGE and (s.persons or s.count)}
    for s in made:
        swap = s.type is Type.EXCHANGE and s.modality is Modality.ACTUAL
        other = _OTHERS & {w.lower() for w in s.quote.split()[:3]}
        bare = swap and not s.persons and s.count is None
        if not (bare and ((told and not other) or s.start in counted)):
            found.append(s)
        told = told or (swap and bool(s.persons or s.count))
    return found


def _once_exchanged(made: Sequence[Statement]) -> list[Statement]:
    """The statements; of those exchanged in a sentence, that they were let go in it is nothing else."""

    def about(s: Statement) -> object:
        return s.start, s.modality, frozenset(s.persons), s.count and (s.count.low, s.count.high)

    exchanged = {about(s) for s in made if s.type is Type.EXCHANGE and (s.persons or s.count) and not _more(s)}
    return [s for s in made if s.type is not Type.RELEASE or about(s) not in exchanged]


def _swapped(made: Sequence[Statement]) -> list[Statement]:
    """ "Among those freed" of a report that tells of an exchange, and of no release before, were exchanged."""
    kinds, found = list[Type](), list[Statement]()
    for s in made:
        taken_up = s.type is Type.RELEASE and attribute(s.trigger.split()[0].lower())
        if taken_up and Type.EXCHANGE in kinds and Type.RELEASE not in kinds:
            s = replace(s, type=Type.EXCHANGE)
        kinds += [s.type] if s.modality is Modality.ACTUAL else []
        found.append(s)
    return found


_A_TOTAL = 1000


def _as_total(s: Statement) -> Statement:
    """Thousands are arrested over a time and not at once: their number is a total."""
    many = s.type is Type.ARREST and s.modality is Modality.ACTUAL and s.count is not None
    if many and s.count is not None and (s.count.low or 0) > _A_TOTAL:
        return replace(s, type=Type.COUNT_DETAINED, basis=Basis.CUMULATIVE)
    return s


_BUT = frozenset("а але но однак аднак зате зато затое".split())


def _torn(line: Line, match: Match) -> bool:
    """Whether a gap of the pattern runs into another main clause: ", а ..."."""
    pairs = zip(line.words[match.first : match.last], line.words[match.first + 1 : match.last + 1], strict=True)
    return any(one.text == "," and other.lower in _BUT for one, other in pairs)


def _more(s: Statement) -> bool:
    """Whether a sentence tells of as many again: "ещё десять освободили"."""
    return s.count is not None and not {"ещё", "еще", "яшчэ", "ще"}.isdisjoint(s.quote.lower().split())


def _heading(line: Line, match: Match) -> bool:
    """Whether the trigger is a noun that is a line of its own, as rubrics of a review are: "Задержания."."""
    words = [i for i, w in enumerate(line.words) if w.text[0].isalpha()]
    return words == list(match.literal) and form(line.words[match.first].lower) is Form.NOUN


def _to_nearest_term(scene: Scene, match: Match) -> Match:
    """The match up to the nearest of two terms it may end in: "назначили восемь лет, а Павлу — шесть"."""
    inner = next((s for s in match.slots if s.kind == "term"), None)
    near = nearest(scene, match, inner) if inner is not None else None
    if inner is None or near is None or near == inner or inner.last != match.last:
        return match
    last = max(near.last, *match.literal)
    slots = tuple(near if s == inner else s for s in match.slots if s == inner or s.last <= last)
    return replace(match, last=last, slots=slots)


def _to_come(when: When, published: When | None) -> bool:
    """Whether a day lies behind the publication: "held until 30 June" tells nothing of when it began."""
    if when.first is None or published is None or published.last is None:
        return False
    return when.first > published.last


_A_FEW = 3


def _singled_out(who: Who) -> bool:
    """Whether those held are named, or so few that they are spoken of and not counted: "у СІЗА застаюцца двое"."""
    few = who.count is not None and who.count.low is not None and who.count.low == who.count.high
    return bool(who.persons) or (few and who.count is not None and (who.count.high or 0) <= _A_FEW)


_TO = re.compile(r"^(?:к|на|да|до|по)\s+")


def _likewise(document: Document, scene: Scene, one: Trigger, told: set[str]) -> Iterator[tuple[Who, Term]]:
    """People with a term, or a bare number, behind a dash: "..., Вере Гальден и Павлу Тучину — 13"; "ей — три года"."""
    line, row = scene.line, list[Slot]()
    for c in candidates(scene):
        if c.first < one.match.first or c.kind not in _WITH_A_DASH:
            continue
        if c.slot is not None:
            row = [*row, c.slot] if row and joined(line, row[-1], c.slot) else [c.slot]
        so_many = c.kind == "person" and _to_so_many(document, line, c.last + 1)
        if not _is_dash(line, c.last + 1) and not so_many:
            continue
        persons = tuple(dict.fromkeys(r.value.person for r in row))
        who = Who(persons) if c.slot is not None else referred(scene, c)
        row, term = [], _term_at(document, line, c.last + 1 + _is_dash(line, c.last + 1))
        if term is not None and (who.count is not None or not set(who.persons) <= told):
            yield who, term


_WITH_A_DASH = ("person", "pronoun")


def _term_at(document: Document, line: Line, start: int) -> Term | None:
    """The term, or the number of years, with which these words begin: "на тры за рэпосты"."""
    stop = next((i for i in range(start, len(line.words)) if line.words[i].text in ",;.()"), len(line.words))
    for end in range(min(stop, start + 6), start, -1):
        words = _TO.sub("", document.text[line.words[start].start : line.words[end - 1].end])
        term = quantities.term(words, document.language or "ru")
        if term.months is not None:
            return term
    return None


def _to_so_many(document: Document, line: Line, at: int) -> bool:
    """Whether "to" and a number close a part of a line: "..., Олега Тучина на пять"."""
    if not (at + 1 < len(line.words) and line.words[at].lower in ("на", "к", "да", "до")):
        return False
    end = next((i for i in range(at, len(line.words)) if line.words[i].text in ",;."), len(line.words))
    words = document.text[line.words[at + 1].start : line.words[end - 1].end]
    return end - at <= 4 and quantities.term(words, document.language or "ru").months is not None


def _years_behind(document: Document, line: Line, one: Trigger) -> Term | None:
    """The bare number of years right behind a verb of sentencing: "осудили на одиннадцать, за фото"."""
    at = one.match.last + 1
    words = line.words
    if at + 1 >= len(words) or words[at].lower not in ("на", "к", "да", "до") or not past(words[at - 1].lower):
        return None
    end = next((i for i in range(at + 1, len(words)) if words[i].text in ",.;" or words[i].lower in _FOR_WHAT), None)
    if end is None or not 0 < end - at - 1 <= 3:
        return None
    found = quantities.term(document.text[words[at + 1].start : words[end - 1].end], document.language or "ru")
    return found if found.months is not None else None


_FOR_WHAT = frozenset("за по па".split())


def _in_a_row(document: Document, scene: Scene, one: Trigger) -> Iterator[tuple[Who, Term]]:
    """People behind a term of their own, in a row of such: "..., четыре года скрипачу X, три — студентке Y"."""
    line = scene.line
    for s in scene.slots:
        if s.kind != "person" or s.first <= one.match.last or "nom" in case(s.value.form):
            continue
        start = next((i + 1 for i in range(s.first - 1, one.match.last, -1) if line.words[i].text in ",;"), None)
        if start is None or s.first - start > 6:
            continue
        term = _term_before(document, line, start, s.first) if _closes_a_part(line, s.last + 1) else None
        if term is not None:
            yield Who((s.value.person,)), term


def _closes_a_part(line: Line, at: int) -> bool:
    """Whether a part of a row ends before a word: nothing is told of the one named there but the term."""
    return at >= len(line.words) or line.words[at].text in ",;.:!()" or line.words[at].lower in _AND


def _term_before(document: Document, line: Line, start: int, stop: int) -> Term | None:
    """The term from a word on, with nothing before it and at most what somebody is called behind it."""
    if line.words[start].lower in _FROM_THEN:
        return None
    for end in range(stop, start, -1):
        words = line.words[start:end]
        if words[-1].text in "-–—" or (end - start > 1 and words[-1].lower in listed("roles")):
            continue
        term = quantities.term(document.text[words[0].start : words[-1].end], document.language or "ru")
        described = all(w.text in "-–—" or w.lower in listed("roles") for w in line.words[end:stop])
        if term.months is not None and described:
            return term
    return None


_AND = frozenset("и і й а та ды".split())
_FROM_THEN = frozenset("через праз спустя после пасля після за".split())


def _is_dash(line: Line, at: int) -> bool:
    return at < len(line.words) and line.words[at].text in "-–—"


def _base(document: Document, folded: str, scene: Scene, one: Trigger) -> dict[str, object]:
    """The fields that a trigger's statements share."""
    line, match, text = scene.line, one.match, document.text
    first, last = line.words[match.first], line.words[match.last]
    modality = one.rule.modality or meant(line, match, one.rule.type)
    asked = (
        modality is Modality.CALLED_FOR and one.rule.type is not Type.SENTENCE
    )  # a prosecutor acts, and is no source
    source = demanding(line, match) if asked else None
    return {
        "quote": text[line.start : line.end],
        "start": line.start,
        "end": line.end,
        "trigger": text[first.start : last.end],
        "by": one.rule.id,
        "date": date_of(document, scene, match, one.others, one.rule.type),
        "actor": actor_of(text, line, match),
        "place": place_of(text, scene, match),
        "source": unquoted(text[line.words[source.first].start : line.words[source.last].end]) if source else None,
        "term": term_of(scene, match, one.others) if one.rule.type in _WITH_TERM else None,
        "charge": charge_of(text, folded, line, match) if one.rule.type in _WITH_CHARGE else None,
        "modality": modality,
    }


def _told_of_few(type_: Type, who: Who) -> bool:
    """Whether a rule for a number tells of somebody named, or of a few, whose arrest it is."""
    return (type_ is Type.COUNT_HELD and _singled_out(who)) or (type_ is Type.COUNT_DETAINED and bool(who.persons))


def _statement(document: Document, one: Trigger, base: dict[str, object], who: Who) -> Statement:
    """One statement; that a named person, or a few, are held tells of their arrest, that a number are held is a count."""
    counts = who.count is not None and not _singled_out(who)
    basis = {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}.get(one.rule.type) if counts else None
    when = base["date"]
    if (
        base["modality"] in (Modality.ACTUAL, Modality.DENIED)
        and isinstance(when, When)
        and _to_come(when, document.published)
    ):
        base = {**base, "date": None}
    return Statement(
        document.id,
        Type.ARREST if _told_of_few(one.rule.type, who) else one.rule.type,
        persons=who.persons,
        count=who.count,
        group=who.group,
        per=who.per,
        basis=Basis.FLOW if who.per else basis,
        confidence=round(one.rule.confidence * _TRUST.get(who.how, 0.5), 3),
        **base,  # type: ignore[arg-type]
    )
