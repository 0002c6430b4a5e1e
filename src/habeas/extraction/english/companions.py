"""The number of others to whom the same happened: "X and 16 others", "freed along with three other women".

Whoever is named and the number beside them are told of apart: the number does not count those named.
"""

from habeas.extraction.english import grammar
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.scene import Scene, Who
from habeas.vocabulary import Type

__all__ = ["companions"]

_TOLD_OF_ONE = (Type.CONDITIONS, Type.DEATH, Type.REFUSAL, Type.COUNT_HELD, Type.COUNT_DETAINED)
"""What is not told of those beside somebody: they share a cell, not an illness."""
_OTHERS = frozenset("other others more fellow colleagues companions co-defendants accomplices associates".split())
_WITH = frozenset("with alongside".split())
_THEM = frozenset("he him she her they them".split())
_REACH = 14


def companions(type_: Type, scene: Scene, match: Match, anchor: int, who: Who) -> Slot | None:
    """The number of others beside those a trigger is about; None where there is none, or the trigger tells no act."""
    if type_ in _TOLD_OF_ONE or not scene.line.parsed or not (who.persons or who.count):
        return None
    others = (s for s in scene.slots if s.kind == "count" and s.value.range != who.count and _of_others(scene, s))
    return next((s for s in others if _joined(scene, s, who) or _beside_the_trigger(scene, s, match, anchor)), None)


def _of_others(scene: Scene, slot: Slot) -> bool:
    """Whether a number counts others: "16 others", "three other women", "hundreds of others", "five more"."""
    words = scene.line.words[slot.first : slot.last + 4]
    size = slot.last - slot.first + 1
    return any(w.lower in _OTHERS for w in words[: size + 1]) or (
        len(words) > size + 1 and words[size].lower == "of" and words[size + 1].lower in _OTHERS
    )


def _joined(scene: Scene, slot: Slot, who: Who) -> bool:
    """ "X and 16 others", "X, 87, and five other members": an "and" before the number, and no verb since those named."""
    words = scene.line.words
    if slot.first < 2:
        return False
    if words[slot.first - 2].lower == "as" and words[slot.first - 1].pos in "XV":
        return True  # "should be freed, as should 200 others"
    if words[slot.first - 1].lower not in ("and", "plus", *_WITH):
        return False
    if words[slot.first - 2].lower in _THEM:
        return True
    heads = [s.last for s in scene.slots if s.kind == "person" and s.value.person in who.persons]
    heads += [who.word] if who.word is not None else []
    near = [h for h in heads if 0 < slot.first - h <= _REACH]
    return bool(near) and not any(w.pos in "VX" for w in words[max(near) + 1 : slot.first - 1])


def _beside_the_trigger(scene: Scene, slot: Slot, match: Match, anchor: int) -> bool:
    """ "Freed along with three other women", "Together with 51 others he was charged"."""
    words = scene.line.words
    if slot.first < 1 or words[slot.first - 1].lower not in _WITH:
        return False
    if slot.first > 1 and words[slot.first - 2].lower in ("along", "together"):
        return True
    ups = list(scene.line.ancestors(slot.last))
    verbs = [up for up in ups if words[up].pos in "VX"]
    return bool(verbs) and (
        verbs[0] == anchor or verbs[0] in match.literal or anchor in grammar.kids(scene.line, verbs[0], "xcomp")
    )
