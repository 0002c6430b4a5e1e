"""The details of a statement in Spanish or Portuguese: its date, term, source, charge, place and actor."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from habeas.dates import Dated, Grain, Kind, When
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.romance.clauses import STOPS, Shape, Voice, borders, finite
from habeas.extraction.romance.words import Tongue, participle
from habeas.extraction.scene import Scene
from habeas.extraction.words import Line
from habeas.quantities import Term
from habeas.vocabulary import Type

__all__ = ["actor_of", "charge_of", "date_of", "place_of", "sources", "term_of", "terms_of"]

_LASTING = (Type.ARREST, Type.REARREST, Type.COUNT_HELD, Type.CONDITIONS, Type.EXILE, Type.RELEASE)
"""What "since March" says the beginning of; of a total, and of what is over in a moment, it is the whole stretch."""


# ---------------------------------------------------------------- dates and terms


def date_of(scene: Scene, match: Match, others: Sequence[int], type_: Type, tongue: Tongue) -> When | None:
    """The date of the trigger: in its words, else in its clause or at the head of its sentence."""
    inner = [s.value for s in match.slots if s.kind == "date"]
    dated = [s for s in scene.slots if s.kind == "date" and not _of_something_else(scene.line, s)]
    found: Dated | None = inner[0] if inner else _closest(scene, match, others, dated, tongue) or _at_head(dated)
    if found is None:
        return None
    if found.kind is Kind.SINCE and found.begins is not None and type_ in _LASTING:
        return found.begins
    return found.when


def _at_head(dated: Sequence[Slot]) -> Any:
    """A date among the first words of a sentence: it holds for all that the sentence tells."""
    return next((s.value for s in dated if s.first <= 2), None)


def _of_something_else(line: Line, s: Slot) -> bool:
    """Whether a date belongs to a noun before it, or to a time to come: "las elecciones del 28 de julio", "hasta 2025"."""
    before = line.words[s.first - 1].lower if s.first else ""
    head = line.words[s.first].lower
    of_noun = before in ("de", "del", "do", "da", "das", "dos") or head in ("del", "do", "da")
    noun = line.words[s.first - 2 if before in ("de", "del", "do", "da") else s.first - 1].lower if s.first else ""
    if of_noun and noun and not finite(noun) and not participle(noun):
        dayparts = ("noche", "madrugada", "mañana", "tarde", "noite", "manhã", "mediados", "principios", "finales", "partir", "mes", "cierre", "fin", "fim", "meados", "início", "desde")  # fmt: skip
        return s.value.grain is not Grain.DAY or not (noun in dayparts or noun.startswith(("arrest", "deten", "pris")))
    return before in ("hasta", "até", "antes") and s.value.grain is Grain.YEAR


def term_of(scene: Scene, match: Match, others: Sequence[int], tongue: Tongue) -> Term | None:
    """The length of the punishment: in the words of the trigger, else the closest that is one and no age."""
    inner: list[Term] = [s.value for s in match.slots if s.kind == "term"]
    if inner:
        return inner[0]
    found = [s for s in scene.slots if s.kind == "term" and _punishes(scene.line, s, tongue)]
    best = _closest_slot(scene, match, others, found, tongue)
    length: Term | None = best.value if best is not None else None
    return length


def terms_of(scene: Scene, tongue: Tongue) -> list[Slot]:
    """The lengths of time in a line that can be punishments."""
    return [s for s in scene.slots if s.kind == "term" and _punishes(scene.line, s, tongue)]


_PUNISHMENT = frozenset("prisión cárcel prisão cadeia reclusión reclusão privación privação detenção arresto encierro presidio trabajo trabalho".split())  # fmt: skip


def _punishes(line: Line, s: Slot, tongue: Tongue) -> bool:
    """Whether a length of time is a punishment: not an age, nor how long something has lasted."""
    after = [w.lower for w in line.words[s.last + 1 : s.last + 4]]
    before = [w.lower for w in line.words[max(0, s.first - 3) : s.first]]
    if _PUNISHMENT & set(after):
        return True
    if before[-1:] == ["de"] and len(before) > 1 and (before[-2] == "," or tongue.has("roles", before[-2])):
        return False
    lasting = {
        "hace",
        "há",
        "faz",
        "durante",
        "lleva",
        "tras",
        "después",
        "após",
        "cumplen",
        "en",
        "em",
        "por",
        "más",
        "mais",
    }
    return not lasting & set(before[-2:])


def _closest(scene: Scene, match: Match, others: Sequence[int], slots: Sequence[Slot], tongue: Tongue) -> Any:
    best = _closest_slot(scene, match, others, slots, tongue)
    return best.value if best is not None else None


def _closest_slot(
    scene: Scene, match: Match, others: Sequence[int], slots: Sequence[Slot], tongue: Tongue
) -> Slot | None:
    """The slot that is closest, by clause borders first; None where a rival is closer to it."""
    if not slots:
        return None
    line = scene.line
    best = min(slots, key=lambda s: _apart(line, match.first, match.last, s, tongue))
    rivals = [_apart(line, o, o, best, tongue) for o in others if not match.first <= o <= match.last]
    own = _apart(line, match.first, match.last, best, tongue)
    return best if own < 30 and all(own <= rival for rival in rivals) else None


def _apart(line: Line, first: int, last: int, slot: Slot, tongue: Tongue) -> float:
    """How far a slot stands from words first to last: a clause border counts as much as six words."""
    if slot.first > last:
        return slot.first - last + 6.0 * borders(line, last, slot.first, tongue)
    return 1.5 + max(0, first - slot.last) + 6.0 * borders(line, slot.last, first, tongue)


# ---------------------------------------------------------------- sources


def sources(line: Line, tongue: Tongue) -> Iterator[tuple[int, int]]:
    """The words (first, last) that name a source: behind "según" and the like, and beside a verb of reporting."""
    lower = [w.lower for w in line.words]
    for i in range(len(lower)):
        phrase = next((p for p in tongue.phrases("according") if tuple(lower[i : i + len(p)]) == p), None)
        if phrase is not None:
            end = _phrase_end(line, i + len(phrase), tongue)
            if end >= i + len(phrase):
                yield i + len(phrase), end
        elif tongue.has("reporting", lower[i]) and lower[i - 1 if i else i] not in ("se", "le", "les", "lhe"):
            yield from _reporter(line, i, tongue)


def _reporter(line: Line, verb: int, tongue: Tongue) -> Iterator[tuple[int, int]]:
    """Who reports: the words right behind the verb, or those that open the clause before it."""
    words = line.words
    after = words[verb + 1] if verb + 1 < len(words) else None
    behind_mark = verb > 0 and words[verb - 1].text in (",", '"', "-", "–", "—")
    if after is not None and behind_mark and after.text[:1].isalpha() and not _opens_object(after.lower, tongue):
        end = _phrase_end(line, verb + 1, tongue)
        if end >= verb + 1:
            yield verb + 1, end
        return
    start = next((i + 1 for i in range(verb - 1, -1, -1) if _ends_clause(line, i)), 0)
    if words[start].text == "," or start >= verb or verb - start > 12:
        return
    opening = words[start].lower
    if opening in ("no", "não", "se", "que", "él", "ella", "ele", "ela", "y", "e", "ellos", "eles") or finite(opening):
        return
    if tongue.has("of", opening) or tongue.has("at", opening) or opening in ("tras", "después", "desde", "após", "con", "com"):  # fmt: skip
        return
    named = words[start].text[:1].isupper() or opening in _DETERMINERS
    if named:
        yield start, verb - 1


_DETERMINERS = frozenset("el la los las un una su sus o a os as um uma seu sua seus suas varios varias várias vários otras".split())  # fmt: skip


def _ends_clause(line: Line, i: int) -> bool:
    """Whether a mark before a reporting verb begins its clause; commas that set in an apposition do not."""
    word = line.words[i]
    if word.text in ';:.!?"—–()' or word.lower in ("y", "e", "pero", "mas", "que"):
        return not (word.lower in ("y", "e") and i + 1 < len(line.words) and not finite(line.words[i + 1].lower) and i > 0 and line.words[i - 1].text.islower() and i < 4)  # fmt: skip
    return word.text == "," and line.words[i - 1].text not in ("",) and not _apposition(line, i)


def _apposition(line: Line, i: int) -> bool:
    """Whether a comma opens or closes a name beside a role: "El fiscal general, Ulises Barranco, negó"."""
    after = line.words[i + 1] if i + 1 < len(line.words) else None
    before = line.words[i - 1] if i else None
    opened = after is not None and after.text[:1].isupper() and before is not None and before.text.islower()
    closed = before is not None and before.text[:1].isupper() and after is not None and after.text.islower()
    commas = sum(w.text == "," for w in line.words[:i])
    return (opened and commas == 0) or (closed and commas == 1)


def _opens_object(word: str, tongue: Tongue) -> bool:
    return word in ("que", "a", "al", "este", "hoy", "ayer", "hoje", "ontem", "no", "não", "en", "em", "de", "del", "su", "sobre") and not (tongue.language == "pt" and word == "a")  # fmt: skip


def _phrase_end(line: Line, start: int, tongue: Tongue) -> int:
    """The last word of a noun phrase from here: up to punctuation, a verb, a conjunction or ten words."""
    i = start
    while i < len(line.words) and i - start < 10:
        w = line.words[i]
        if w.text in ',;:.!?()"–—-' or (i > start and (finite(w.lower) or tongue.has("conjunctions", w.lower))):
            break
        if i > start and (
            w.lower in ("en", "em", "tras", "desde", "este", "el") and line.words[i - 1].lower not in ("de", "del")
        ):
            break
        i += 1
    return i - 1


# ---------------------------------------------------------------- charges, places, actors

_CHARGE_BY = re.compile(
    r"\b(?:por|pel[oa]s?|acusad[oa]s? de|acusad[oa]s? del delito de|imputad[oa]s? por|del? delitos? de|do crime de|dos crimes de|de crimes de|culpables? de|culpad[oa]s? de|"
    r"investigad[oa]s? por|procesad[oa]s? por|cargos de|acusaciones de|acusações de|suspeit[oa]s? de|indiciad[oa]s? por|acusa[rn]?(?: a)?[^,.;]{0,40}? de)"
    r" (?P<charge>\"?[a-záéíóúâêôãõç][^.;,()\"]{3,80}\"?)"
)
_NO_CHARGE = re.compile(
    r"^(?:el|la|los|las|un|una|su|sus|o|a|os|as|um|uma|agentes|funcionarios|militares|homens|hombres|encapuchados|tres|dos|tanto|eso|ello|decisi[oó]n|decisão|falta|orden|ordem|parte|unanimidad|primera|última|razones|más|mais|menos|varios|ahora|lo|seu|sua|supuesto$)\b"
)
_CHARGE_ENDS = re.compile(
    r" (?:y (?:fue|a|ahora|se|cumple|otr[oa]s?|su)|e (?:foi|a|ao)|tras|durante|desde|cuando|quando|en (?:el|la|un|una|\d)|em (?:um|uma|\d)|a (?:un|una|\d)|contra el gobierno|el (?:pasado|\d)|este|nesta|n[oa] |que |con (?:una|un)|para)\b.*$"
)


def charge_of(text: str, folded: str, line: Line, match: Match) -> str | None:
    """The offence as written, nearest behind the trigger, else before it."""
    at = line.words[match.first].start
    found = [m for m in _CHARGE_BY.finditer(folded, line.start, line.end) if not _NO_CHARGE.match(m["charge"])]
    best = min(found, key=lambda m: (m.start("charge") < at - 12, abs(m.start("charge") - at)), default=None)
    if best is None or abs(best.start("charge") - at) > 140:
        return None
    start, end = best.span("charge")
    words = _CHARGE_ENDS.sub("", folded[start:end])
    return text[start : start + len(words)].strip(' "«»“”') or None


def place_of(text: str, scene: Scene, match: Match, tongue: Tongue) -> str | None:
    """The place nearest to the trigger: capitalised words, or a prison, behind a preposition of place."""
    line, found = scene.line, list[tuple[int, str]]()
    for i, w in enumerate(line.words[:-1]):
        if not tongue.has("place", w.lower) or scene.covering(i + 1, "date") or scene.covering(i, "date"):
            continue
        span = _place(line, i + 1, scene, tongue)
        if span is not None and _near(line, match, i):
            found.append(
                (abs(i - match.last) + 6 * (i < match.first), text[line.words[span[0]].start : line.words[span[1]].end])
            )
    return min(found, default=(0, None))[1]


def _place(line: Line, start: int, scene: Scene, tongue: Tongue) -> tuple[int, int] | None:
    """The words of a place's name that begin here, with an article; None where none does."""
    i, seen, words = start, False, line.words
    while i < len(words) and i - start < 9:
        w = words[i]
        if scene.covering(i, "person") or w.text in ',.;:()"':
            break
        if (w.text[:1].isupper() and w.lower not in _NO_PLACES and not w.text.isupper()) or tongue.has(
            "prisons", w.lower
        ):
            seen = True
        elif w.lower not in ("el", "la", "los", "las", "o", "a", "os", "as", "de", "del", "da", "do", "dos", "das", "y", "e", "su", "seu", "sua", "un", "una", "um", "uma", "máxima", "seguridad", "segurança", "mujeres", "mulheres", "central", "dos", "aeropuerto"):  # fmt: skip
            break
        i += 1
    end = i - 1
    while end > start and not (words[end].text[:1].isupper() or tongue.has("prisons", words[end].lower) or words[end].lower in ("central", "seguridad", "segurança", "mujeres", "mulheres")):  # fmt: skip
        end -= 1
    first = start
    if (
        seen
        and words[first].lower in ("el", "la", "los", "las", "o", "a", "os", "as")
        and words[first + 1].text[:1].isupper()
    ):
        first += 1
    alone = first == end and words[first].text.islower()
    return (first, end) if seen and end >= first and not alone else None


_NO_PLACES = frozenset("presidente presidenta estado gobierno governo partido tribunal ministerio ministério fiscalía corte dios deus".split())  # fmt: skip


def _near(line: Line, match: Match, at: int) -> bool:
    low, high = sorted((at, match.first))
    return not any(line.words[i].text in STOPS for i in range(low, high)) and high - low < 14


def actor_of(text: str, line: Line, shape: Shape, tongue: Tongue) -> str | None:
    """Who did it: behind "por" after a passive, else the noun phrase right before an active verb."""
    words = line.words
    if shape.voice in (Voice.PASSIVE, Voice.BARE):
        for i in range(shape.main + 1, min(len(words), shape.main + 12)):
            if words[i].text in ".;:":
                break
            if tongue.has("by", words[i].lower):
                end = _phrase_end(line, i + 1, tongue)
                phrase = text[words[i + 1].start : words[end].end] if end > i else ""
                return phrase if phrase and _can_act(phrase) else None
        return None
    if shape.voice is not Voice.ACTIVE:
        return None
    start = shape.first
    while start > 0 and words[start - 1].text not in ",;:.\"()" and not tongue.has("relative", words[start - 1].lower) and shape.first - start < 9:  # fmt: skip
        start -= 1
    end = next((k for k in range(start + 1, shape.first) if _verbal(words[k].lower, tongue)), shape.first)
    phrase = text[words[start].start : words[end - 1].end] if start < end else ""
    opens = words[start].text[:1].isupper() or words[start].lower in _DETERMINERS
    return phrase if phrase and opens and _can_act(phrase) else None


def _verbal(word: str, tongue: Tongue) -> bool:
    """Whether a word begins what a subject does: a verb, a pronoun before one, a "no"."""
    return finite(word) or any(tongue.has(name, word) for name in ("says_not", "have", "be", "reporting")) or word in ("ya", "já", "se", "que")  # fmt: skip


_ACTS = re.compile(
    r"polic|guardia|guarda|agente|juez|jueza|juiz|juíza|tribunal|corte|fiscal|ministerio|ministério|gobierno|governo|régimen|regime|dictadura|ditadura|president|supremo|autoridad|ejército|exército|militar|inteligencia|inteligência|"
    r"estados unidos|washington|unión|união|ee\.|eua|encapuchad|hombres|homens|dirección|direção|policia|jurado|asamblea|estado|sebin|dgcim|procurad|promotor|aliados|juzgado|congreso|parlament|canad|reino unido|londres|bruselas|bruxelas|tesoro|tesouro|departamento",
    re.IGNORECASE,
)  # fmt: skip


def _can_act(phrase: str) -> bool:
    return _ACTS.search(phrase) is not None
