"""How a statement in Spanish or Portuguese is meant: as done, planned, asked for, denied, failed or possible.

The form of the verb decides first: what is told in the past or the present was done unless it is denied, and what is
told by an infinitive, a subjunctive, a future or a noun is what the words before it make of it.
"""

from collections.abc import Sequence

from habeas.extraction.patterns import Match
from habeas.extraction.romance.clauses import STOPS, Shape, Tense, Voice, finite
from habeas.extraction.romance.words import Tongue
from habeas.extraction.words import Line
from habeas.vocabulary import Modality, Type

__all__ = ["meant"]


def meant(line: Line, match: Match, shape: Shape, type_: Type, tongue: Tongue) -> Modality:
    """How the statement of a type at this trigger is meant; a refusal and a condition are no denial by their "no"."""
    start = max(shape.first, match.first) if shape.tense is Tense.NOUN else min(shape.first, match.first)
    before = _before(line, start)
    if _denied(line, start, before, tongue):
        return Modality.DENIED
    if type_ is Type.CONDITIONS:
        return Modality.HYPOTHETICAL if _hypothetical(before[-6:], tongue) else Modality.ACTUAL
    if type_ is not Type.REFUSAL and _negated(line, start, shape, before, tongue):
        return Modality.FAILED if _came_to_nothing(line, match) else Modality.DENIED
    if _failed(line, match, shape, before, tongue):
        return Modality.FAILED
    if shape.tense is Tense.NOUN and (to_come := _said_behind(line, match, tongue)) is not None:
        return to_come
    if _imagined(line, start, shape, before, tongue):
        return Modality.HYPOTHETICAL
    return _of_tense(shape, before, tongue)


def _of_tense(shape: Shape, before: Sequence[str], tongue: Tongue) -> Modality:
    """What the verb's form, or the words before what has none, say of it."""
    asked = _asked(before, tongue) or shape.must
    hoped = _hypothetical(before[-7:], tongue)
    planned = any(tongue.has("modality.planned", w) for w in before[-7:])
    match shape.tense:
        case Tense.TOLD:
            return Modality.ACTUAL
        case Tense.FUTURE:
            return Modality.CALLED_FOR if asked else Modality.HYPOTHETICAL if _perhaps(before) else Modality.PLANNED
        case Tense.CONDITIONAL:
            return Modality.HYPOTHETICAL
        case Tense.NOUN if not _put_off(before, asked=asked, hoped=hoped, planned=planned):
            return Modality.ACTUAL
    if asked:
        return Modality.CALLED_FOR
    if planned and not hoped:
        return Modality.PLANNED
    if shape.tense is Tense.INFINITIVE and not hoped and _carried_out(before, tongue):
        return Modality.ACTUAL
    return Modality.HYPOTHETICAL


def _put_off(before: Sequence[str], *, asked: bool, hoped: bool, planned: bool) -> bool:
    """Whether what a noun tells is asked for, hoped for, planned or an aim: "para la liberación de"."""
    return asked or hoped or planned or "para" in before[-3:]


def _carried_out(before: Sequence[str], tongue: Tongue) -> bool:
    """Whether an infinitive tells what was done: "tras detener a X", "depois de libertar X", "logró liberar"."""
    return "antes" not in before[-3:] and any(tongue.has("perfect_after", w) for w in before[-3:])


def _perhaps(before: Sequence[str]) -> bool:
    return any(w in ("quizá", "quizás", "acaso", "talvez", "posiblemente", "possivelmente") for w in before[-6:])


# ---------------------------------------------------------------- denials


def _negated(line: Line, start: int, shape: Shape, before: Sequence[str], tongue: Tongue) -> bool:
    """Whether "no" stands before the verb, over pronouns and adverbs, or nobody is its subject."""
    i = start - 1
    while i >= 0 and start - i <= 4:
        word = line.words[i].lower
        if tongue.has("says_not", word):
            after = line.words[i + 1].lower if i + 1 < len(line.words) else ""
            return after not in ("solo", "sólo", "só", "apenas", "solamente", "somente")
        if not (tongue.has("clitics", word) or tongue.has("skipped", word) or tongue.has("be", word) or tongue.has("have", word) or _governs(word)):  # fmt: skip
            break
        i -= 1
    nobody = any(w in ("ninguno", "ninguna", "ningún", "nadie", "nenhum", "nenhuma", "ninguém", "tampoco", "tampouco") for w in before)  # fmt: skip
    return nobody and shape.tense is not Tense.NOUN


def _governs(word: str) -> bool:
    """Verbs between "no" and what is not done: "no ha confirmado la liberación", "não autorizou a libertação"."""
    return word.startswith(("confirm", "autoriz", "permit", "aprob", "aprov", "hub", "houv", "haj", "hay", "haya", "habrá", "haverá", "conced", "recib", "receb", "la", "el", "pret", "pud", "pôde", "log", "conseg"))  # fmt: skip


def _came_to_nothing(line: Line, match: Match) -> bool:
    return any(line.words[i].lower.startswith(("concret", "realiz", "prosper", "llev")) for i in match.literal)


def _denied(line: Line, start: int, before: Sequence[str], tongue: Tongue) -> bool:
    """Whether somebody says that it is not so: "negó que X haya sido detenido", not "se negó a", "le negaron"."""
    for k, word in enumerate(before):
        if not tongue.has("modality.denied", word):
            continue
        prior = before[k - 1] if k else _word_before(line, start - len(before))
        if prior not in ("se", "le", "les", "lhe", "lhes", "me") and len(before) - k <= 9:
            return True
    return False


def _word_before(line: Line, i: int) -> str:
    return line.words[i - 1].lower if 0 < i <= len(line.words) else ""


_NOTHING = ("concret", "realiz", "prosper", "efectu", "efetu", "aconte", "ocurri", "ocorr", "produj")


def _failed(line: Line, match: Match, shape: Shape, before: Sequence[str], tongue: Tongue) -> bool:
    """Whether it was tried and fell through: a word before it, or "fracasaron", "no se concretó" behind a noun."""
    if any(tongue.has("modality.failed", w) for w in before[-5:]):
        return True
    if shape.tense not in (Tense.NOUN, Tense.INFINITIVE):
        return False
    behind = [w.lower for w in line.words[match.last + 1 : match.last + 14]]
    if any(w.startswith(("fracas", "falhou", "falharam", "frustr", "malogr", "cancel")) for w in behind[:10]):
        return True
    pairs = zip(behind, behind[1:], behind[2:], strict=False)
    return any(a in ("no", "não") and b == "se" and c.startswith(_NOTHING) for a, b, c in pairs)


def _said_behind(line: Line, match: Match, tongue: Tongue) -> Modality | None:
    """What the verb behind a noun says of it: "la liberación de X no está prevista", "está prevista para el lunes"."""
    behind = list[str]()
    for word in line.words[match.last + 1 : match.last + 11]:
        if word.text in ".,;:!?" or word.lower in ("que", "y", "e", "tras", "após"):
            break
        behind.append(word.lower)
    if any(w in ("no", "não") for w in behind) and (tongue.language == "es" or "não" in behind):
        return Modality.DENIED
    coming = (
        "previst",
        "programad",
        "agendad",
        "pendient",
        "pendent",
        "inminente",
        "iminente",
        "será",
        "serán",
        "serão",
    )
    return Modality.PLANNED if any(w.startswith(coming) for w in behind) else None


# ---------------------------------------------------------------- wishes and conditions


def _asked(before: Sequence[str], tongue: Tongue) -> bool:
    """Whether words before it ask for it, or order it."""
    return any(tongue.has("modality.called_for", w) for w in before[-11:])


def _hypothetical(before: Sequence[str], tongue: Tongue) -> bool:
    return any(tongue.has("modality.hypothetical", w) for w in before)


def _imagined(line: Line, start: int, shape: Shape, before: Sequence[str], tongue: Tongue) -> bool:
    """Whether a condition holds it: "si es liberado", "se for condenado", "de ser liberados"."""
    near = list(before[-6:])
    if tongue.language == "es" and "si" in near and shape.tense is not Tense.NOUN:
        return True
    own = line.words[start].lower
    if tongue.language == "pt" and own in ("for", "forem", "fosse", "fossem"):
        return True
    if tongue.language == "pt" and "caso" in near[-3:] and shape.tense is Tense.WISHED:
        return True
    modal = any(w.startswith(("podr", "pued", "pudi", "poder", "pode", "poss")) for w in near[-3:])
    if modal and not any(finite(w) for w in near[-2:]):
        return True
    by_de = own == "ser" and start > 0 and line.words[start - 1].lower == "de" and shape.voice is Voice.PASSIVE
    return by_de and not _carried_out(before, tongue)


def _before(line: Line, first: int) -> list[str]:
    """The words of the sentence before the trigger, back to a stop or a comma that does not go on with "que"."""
    found = list[str]()
    for i in range(first - 1, max(-1, first - 13), -1):
        word = line.words[i]
        if word.text in STOPS or word.text in ("—", "–"):
            break
        if word.text == "," and not _goes_on(line, i):
            break
        found.append(word.lower)
    return found[::-1]


def _goes_on(line: Line, i: int) -> bool:
    after = line.words[i + 1].lower if i + 1 < len(line.words) else ""
    before, behind = line.words[i - 1].text[:1], after[:1]
    named = before.isupper() and line.words[i + 1].text[:1].isupper() if i + 1 < len(line.words) else False
    return after == "que" or (named and bool(behind))
