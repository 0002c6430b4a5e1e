"""What only looks like what it was taken for: gestures that refuse nothing, people who go home by themselves.

A word that only the model takes for a refusal is none where it tells of a feeling, of what somebody could not do or had
to do, or that they would rather leave. Who "flew home" was let go, and who "moved to Talby" abroad left for good.
"""

from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.english import grammar
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.vocabulary import LET_GO, Modality, Type

__all__ = ["as_it_is"]

_GESTURES = frozenset(
    (
        "wave nod kneel weep cry laugh smile sing feel like love hope die wake sleep eat drink grumble sigh shiver fall jump "
        "run stray pay cut commit contest appeal"
    ).split()
)
_LEAVES = frozenset("leave go emigrate cross fly depart".split())
_INABILITY = frozenset({"could", "can"})
_NO = frozenset({"not", "n't", "never", "no", "nothing", "nobody", "none", "neither", "nor"})
_OVER = "sentence.en/term-over"
_FLIES = frozenset({"fly"})
_SETTLES = frozenset({"move", "relocate"})
_INSIDE = frozenset(
    "prison jail colony camp cell ward block section wing unit barracks detention remand hospital".split()
)
"""Where nobody goes to live by themselves; who flies to such a place does so to visit or to work."""
_HELD = (Type.ARREST, Type.REARREST, Type.SENTENCE, Type.CONVICTION)
_HOME_WITHIN = 3


def as_it_is(line: Line, made: Sequence[Statement], before: Sequence[Statement]) -> list[Statement]:
    """What is told in a line, each as what its words are; `before` are all statements of the report so far."""
    found = list[Statement]()
    for one in made:
        if one.by == _OVER:
            found.append(replace(one, date=None))  # the day on which a term ran out is not that on which it was set
            continue
        at = _word_of(line, one)
        if at is None:
            found.append(one)
        elif not (one.type is Type.REFUSAL and one.by == "model/refusal" and _refuses_nothing(line, at)):
            told = [*before, *made] if _journey(one) else []
            found.append(
                one if _told(told, one, LET_GO) else _of_their_own(line, at, one, held=_told(told, one, _HELD))
            )
    gone = {s.count for s in found if s.type in (*LET_GO, Type.TRANSFER) and s.modality is Modality.ACTUAL}
    # "31 women held in Norland were handed over": whom a line lets go it does not count as held
    return [s for s in found if s.type is not Type.COUNT_HELD or s.count is None or s.count not in gone]


def _word_of(line: Line, one: Statement) -> int | None:
    """The verb of a statement's trigger, where its line has it once."""
    first = one.trigger.split(" ")[0] if one.trigger else ""
    at = [i for i, w in enumerate(line.words) if w.text == first]
    return at[0] if len(at) == 1 and line.parsed else None


def _refuses_nothing(line: Line, at: int) -> bool:
    """Whether a word is no refusal: a feeling, what could not be, had to be or was preferred, without a "no"."""
    word = line.words[at]
    helpers = {line.words[k].lower for k in word.kids if line.words[k].dep in ("aux", "neg", "prt")}
    wanted = [line.words[k].lemma for k in grammar.kids(line, at, "xcomp")]
    if _INABILITY & helpers or (word.lemma == "have" and wanted):
        return True
    if word.lemma == "prefer":
        return bool(_LEAVES & {*wanted})
    if word.lemma == "turn":
        return not helpers & {"down", "back", "away"} or "out" in helpers
    denied = _NO & ({*helpers} | {w.lower for w in line.words[max(0, at - 3) : at + 2]})
    return word.lemma in _GESTURES and not denied


def _journey(one: Statement) -> bool:
    """Whether a statement is of a journey, which people may make by themselves."""
    return one.type is Type.TRANSFER and one.modality is Modality.ACTUAL and one.by == "movement.en/moved"


def _told(told: Sequence[Statement], one: Statement, types: Sequence[Type]) -> bool:
    """Whether one of these types was told of those a journey is told of: whom it finds free it frees no more."""
    return any(s.type in types and set(s.persons) & set(one.persons) for s in told)


def _of_their_own(line: Line, at: int, one: Statement, *, held: bool) -> Statement:
    """A move that people make by themselves: who was held and flies was let go, who moves to another country lives in exile."""
    word = line.words[at]
    inside = any(w.lower in _INSIDE for w in line.words[at + 1 :])
    if (
        not _journey(one)
        or inside
        or grammar.is_passive(line, at)
        or grammar.objects(line, at)
        or word.tag not in ("VBD", "VBN", "VBZ")
    ):
        return one
    if word.tag == "VBN" and not any(line.words[k].lower in ("has", "have", "had") for k in word.kids):
        return one  # "flown to Talby": by others
    if word.lemma in _FLIES:
        home = any(w.lower == "home" for w in line.words[at + 1 : at + 1 + _HOME_WITHIN])
        return replace(one, type=Type.RELEASE) if home or held else one
    places = [n for near, n in grammar.prepositions(line, at) if near == "to" and line.words[n].pos == "P"]
    return replace(one, type=Type.EXILE) if word.lemma in _SETTLES and one.persons and places else one
