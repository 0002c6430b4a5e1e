"""Whom a trigger concerns in Spanish or Portuguese: the voice of the verb, prepositions, clause borders and distance, weighed.

Every name, number, pronoun and noun for people in the sentence is a candidate. What ties it to the trigger counts most
("a" before an object, "de" behind a noun, nothing before a subject), then how many clause borders lie between, then how
many words. Where nobody fits, a verb without a subject is said of the person told of before who agrees with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.extraction.patterns import Match, Slot
from habeas.extraction.romance.clauses import Shape, Voice, borders, finite, link
from habeas.extraction.romance.people import relative_of
from habeas.extraction.romance.whom import carried, referred, several
from habeas.extraction.romance.words import Tongue
from habeas.extraction.rules import Rule
from habeas.extraction.scene import Scene, Who
from habeas.extraction.words import Line
from habeas.vocabulary import SANCTIONS, Type

__all__ = ["concerned", "joined", "official"]

Barred = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words first to last of a line that may be those concerned, what they stand for, and what ties them to the rest."""

    kind: str
    first: int
    last: int
    tie: str
    slot: Slot | None = None


def concerned(rule: Rule, match: Match, shape: Shape, scene: Scene, tongue: Tongue, barred: Barred = ()) -> list[Who]:
    """Those the trigger happens to: one entry, or two where people are named along with a further number.

    `barred` are stretches of words (first, last) that name sources. Where nobody fits, the entry's `how` is "nothing".
    """
    named = [s for s in match.slots if s.kind in ("person", "count")]
    if named:
        return _meant(scene, named[0], tongue)
    if rule.who == "none":
        return [_listed(scene, match, tongue) if rule.type in SANCTIONS else Who()]
    wanted = _wanted(rule, shape)
    if _of_those(scene.line, shape):
        return [Who(how="nothing")]
    all_ = [c for c in _candidates(scene, tongue) if not any(c.first <= i <= c.last for i in match.literal)]
    fit = [(w, c) for c in all_ if (w := _weight(rule, scene, match, shape, c, wanted, tongue, barred)) > 0]
    if not fit:
        return [carried(scene, match, shape, wanted, tongue, _named_in(scene, barred))]
    best = max(fit, key=lambda f: f[0])[1]
    if best.slot is None:
        found = [referred(scene, best.kind, best.first, tongue)]
    else:
        found = _meant(scene, best.slot, tongue)
    return [*found, *_along(scene, match, found, tongue), *_other_side(rule, scene, match, found, tongue)]


def _of_those(line: Line, shape: Shape) -> bool:
    """Whether a trigger only says which people are meant: "los que fueron detenidos", "muitos dos que foram presos"."""
    before = [w.lower for w in line.words[max(0, shape.first - 2) : shape.first]]
    return len(before) == 2 and before[1] == "que" and before[0] in ("los", "las", "os", "as", "dos", "das", "aquellos", "aqueles")  # fmt: skip


def _named_in(scene: Scene, barred: Barred) -> frozenset[str]:
    """The people named in these stretches of words."""
    people = (s for s in scene.slots if s.kind == "person")
    return frozenset(s.value.person for s in people if any(a <= s.first <= b for a, b in barred))


def _listed(scene: Scene, match: Match, tongue: Tongue) -> Who:
    """The people, or the number of people or bodies, that follow in the clause, of which sanctions tell."""
    behind = [s for s in scene.slots if s.kind in ("count", "person") and s.first > match.first]
    near = [s for s in behind if s.first - match.last <= 8 and borders(scene.line, match.last, s.first, tongue) < 1]
    if not near:
        return Who()
    return _meant(scene, near[0], tongue)[0]


def _along(scene: Scene, match: Match, found: Sequence[Who], tongue: Tongue) -> list[Who]:
    """A number of others with whom it was done: "fue deportado a Guatemala junto a otras 134 personas"."""
    if not any(w.persons for w in found) or any(w.count for w in found):
        return []
    for s in scene.slots:
        if s.kind == "count" and 1 < s.first - match.last <= 14:
            before = [w.lower for w in scene.line.words[max(0, s.first - 3) : s.first]]
            others = tongue.has("also_number", before[-1])
            if others and ({"junto", "con", "com"} & set(before)):
                return [Who((), s.value.range, s.value.group or "people", how="grammar", word=s.last)]
    return []


def _other_side(rule: Rule, scene: Scene, match: Match, found: Sequence[Who], tongue: Tongue) -> list[Who]:
    """Of an exchange, those on the other side: "fueron liberados a cambio de 252 migrantes", "canjeado por X"."""
    if rule.type is not Type.EXCHANGE:
        return []
    told = {p for w in found for p in w.persons} | {w.count for w in found if w.count}
    for i in range(match.first, min(len(scene.line.words), match.last + 8)):
        pair = [w.lower for w in scene.line.words[max(0, i - 2) : i + 1]]
        if pair not in (["a", "cambio", "de"], ["em", "troca", "de"]) and (i <= match.first or pair[-1:] != ["por"]):
            continue
        side = next((s for s in scene.slots if s.kind in ("person", "count") and 0 < s.first - i <= 3), None)
        if side is not None:
            return [w for w in _meant(scene, side, tongue) if not ({*w.persons} | {w.count}) & told]
    return []


def official(role: str | None, form: str, tongue: Tongue) -> bool:
    """Whether a name is of one who acts or speaks for others: by office, or as the head of a state."""
    said = (role or "").lower().split()
    return any(tongue.has("officials", w) for w in said) or any(tongue.has("leaders", w.lower()) for w in form.split())


# ---------------------------------------------------------------- candidates


def _candidates(scene: Scene, tongue: Tongue) -> Iterator[Candidate]:
    """Everything in the line that can be somebody; a member of a row is tied as the row is."""
    line, taken, before = scene.line, set[int](), None
    for s in scene.slots:
        if s.kind not in ("person", "count"):
            continue
        taken |= set(range(s.first, s.last + 2))
        if s.kind == "person" and relative_of(s.value, line, tongue):
            continue
        row = before is not None and joined(line, before.slot, s, tongue)
        tie = before.tie if row and before is not None else link(line, s.first, tongue)
        before = Candidate(s.kind, s.first, s.last, tie, s)
        yield before
    for i in range(len(line.words)):
        if i not in taken and (kind := _kind(scene, i, tongue)) is not None:
            yield Candidate(kind, i, i, link(line, i, tongue))


def _kind(scene: Scene, i: int, tongue: Tongue) -> str | None:
    """What a word stands for that is neither a name nor a number."""
    words, word = scene.line.words, scene.line.words[i].lower
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if any(tongue.has(name, word) for name in ("she", "he", "they", "both")):
        return "pronoun"
    if tongue.has("plural", word):
        return "plural" if not _before_name(scene, i) else None
    if tongue.has("clitics", word) and after.isalpha():
        return "clitic"
    if word.rpartition("-")[2] in _ENCLITIC and "-" in word:
        return "clitic"
    singular = tongue.has("female", word) or tongue.has("male", word)
    if word in ("persona", "pessoa"):
        return "noun"
    if tongue.has("kin", word) and not tongue.has("plural", word) and i and words[i - 1].lower in _WHOSE:
        return "kin" if not _before_name(scene, i) else None
    if singular and not word.endswith("s") and not _before_name(scene, i):
        determined = i > 0 and words[i - 1].lower in _ARTICLES
        return "noun" if determined else None
    return None


_WHOSE = frozenset("su sus seu sua cuyo cuya cujo cuja el la o a un una um uma al ao".split())
_ENCLITIC = frozenset("o a os as no na nos nas lo la los las".split())
_ARTICLES = frozenset("el la un una al del o a um uma ao à do da este esta ese esa joven jovem".split())


def _before_name(scene: Scene, i: int) -> bool:
    """Whether a noun only describes a name that follows: "la periodista Clara Montejo"."""
    for s in scene.slots:
        if s.kind == "person" and 0 < s.first - i <= 6:
            between = scene.line.words[i + 1 : s.first]
            return not any(finite(w.lower) or w.text in ",;:.()" for w in between)
    return False


# ---------------------------------------------------------------- weights

_WORTH = {"person": 3.0, "kin": 2.0, "count": 2.6, "clitic": 2.6, "pronoun": 1.6, "noun": 1.7, "plural": 1.6}
_TIES = {
    "subject": {
        "": 1.2,
        "to": -2.0,
        "of": -2.4,
        "by": -5.0,
        "with": -2.4,
        "at": -2.6,
        "against": -2.0,
        "for": -1.5,
        "among": 0.0,
    },
    "object": {"": 0.7, "to": 1.8, "of": -2.2, "by": -5.0, "with": -2.4, "at": -2.6, "against": -1.0, "for": -0.5},
    "of": {"": -1.6, "to": 0.6, "of": 2.0, "by": -5.0, "with": -2.4, "at": -2.4, "against": 1.2, "for": 0.6},
    "given": {"": 0.3, "to": 1.8, "of": -1.4, "by": -5.0, "with": -2.4, "at": -2.6, "against": 1.4, "for": 1.6},
    "near": {"": 0.5, "to": 0.3, "of": 0.0, "by": -4.0, "with": -1.0, "at": -1.5, "against": 0.3, "for": 0.3},
}


def _wanted(rule: Rule, shape: Shape) -> str:
    """What those concerned are to the trigger's verb."""
    if rule.who in ("subject", "given", "of", "near"):
        return "subject" if shape.voice in (Voice.PASSIVE, Voice.BARE) and rule.who != "near" else rule.who
    return {Voice.PASSIVE: "subject", Voice.BARE: "subject", Voice.ACTIVE: "object", Voice.NOUN: "of"}[shape.voice]


def _weight(
    rule: Rule, scene: Scene, match: Match, shape: Shape, c: Candidate, wanted: str, tongue: Tongue, barred: Barred
) -> float:
    line = scene.line
    weight = _WORTH[c.kind] - min(2.4, 0.12 * _distance(match, shape, c)) + _TIES[wanted].get(c.tie, -1.5)
    crossed = borders(line, min(c.last, match.last), max(c.first, min(shape.first, match.first)), tongue)
    weight -= 1.1 * crossed
    weight += _side(line, match, c, wanted)
    if shape.voice is Voice.BARE and wanted == "subject" and not _beside(line, shape, c, tongue):
        return -1.0
    if c.kind == "clitic" and not _clings(match, shape, c):
        return -1.0
    if any(a <= c.first <= b for a, b in barred):
        weight -= 1.0 if rule.type in (Type.EXILE, Type.REFUSAL) else 5.0
    if c.kind == "person" and _owns(line, c.last, min(shape.first, match.first)):
        weight -= 6.0
    if _other_antecedent(scene, shape, c, tongue):
        weight -= 2.5
    if c.slot is not None and c.kind == "person" and wanted in ("subject", "object"):
        weight -= 1.5 * official(c.slot.value.role, c.slot.value.form, tongue)
    if c.kind == "count" and c.slot is not None:
        weight -= 5.0 * (scene.covering(c.first, "term") is not None) + 0.8 * (c.slot.value.group is None)
    return weight - _clash(scene, shape, c, wanted, tongue)


def _clings(match: Match, shape: Shape, c: Candidate) -> bool:
    """Whether a pronoun stands right before the verb, or is written on to it."""
    if shape.voice is not Voice.ACTIVE:
        return False
    return c.first in (shape.first - 1, match.first - 1) or c.first in (shape.main, match.first)


def _owns(line: Line, last: int, first: int) -> bool:
    """Whether a name only says whose relative it happens to: "X, cuyo padre murió"."""
    return any(w.lower in ("cuyo", "cuya", "cujo", "cuja") for w in line.words[last + 1 : first])


def _other_antecedent(scene: Scene, shape: Shape, c: Candidate, tongue: Tongue) -> bool:
    """Whether a trigger stands in a clause on another noun, nearer before its "que" than the candidate."""
    before = scene.line.words[shape.first - 1].lower if shape.first else ""
    if before not in ("que", "quienes", "quien") or shape.first < 2 or c.last >= shape.first:
        return False
    if c.kind == "count" and shape.first - 1 - c.last > 4 and scene.line.words[shape.first - 2].text != ",":
        return True
    nearer = (s for s in scene.slots if s.kind in ("person", "count") and c.last < s.first < shape.first)
    return c.slot is not None and any(not joined(scene.line, c.slot, s, tongue) for s in nearer)


def _distance(match: Match, shape: Shape, c: Candidate) -> int:
    if c.first > match.last:
        return c.first - match.last
    return max(0, min(shape.first, match.first) - c.last)


def _side(line: Line, match: Match, c: Candidate, wanted: str) -> float:
    """What it says that a candidate stands before the trigger, or behind it."""
    before = c.last < match.first
    if wanted == "subject":
        return 0.8 if before else 0.0
    if c.kind == "clitic":
        return 1.5
    if wanted == "object" and before:
        relative = [w.lower for w in line.words[c.last + 1 : match.first]]
        return 0.6 if "quien" in relative or "quienes" in relative or "quem" in relative else -2.8
    if wanted == "of":
        return -1.4 if before else 0.6
    return -0.6 if before and wanted == "object" else 0.3


def _beside(line: Line, shape: Shape, c: Candidate, tongue: Tongue) -> bool:
    """Whether a participle without a verb is said of a candidate: it stands behind it, or the participle hangs on it."""
    if c.first > shape.main:
        between = [w.lower for w in line.words[shape.main + 1 : c.first]]
        ahead = line.words[shape.main - 1].lower if shape.main else ":"
        opens = ahead in (":", "-", "–", ".") or tongue.has("determiners", ahead)
        opens = opens or between[:1] in (["son"], ["são"], ["eran"], ["eram"])
        return opens and len(between) <= 5 and "," not in between
    between = [w.lower for w in line.words[c.last + 1 : shape.main]]
    if len(between) > 14 or any(finite(w) for w in between):
        return False
    before = between[-1] if between else ""
    return not between or before in (",", "y", "e", "ya", "já") or (len(between) <= 3 and "," not in between)


def _clash(scene: Scene, shape: Shape, c: Candidate, wanted: str, tongue: Tongue) -> float:
    """What it counts against a candidate that a participle is not said of such: of one, of a woman, of several."""
    if shape.voice is Voice.ACTIVE and c.slot is not None and c.kind == "person" and wanted == "subject":
        plural = scene.line.words[shape.main].lower.endswith(("ron", "ram", "ban", "vam", "ían", "iam"))
        return 2.0 if plural and not _in_row(scene, c.slot, tongue) else 0.0
    if shape.of is None or shape.voice not in (Voice.PASSIVE, Voice.BARE) or c.slot is None:
        return 0.0
    if c.kind == "count":
        low = c.slot.value.range.low or 2
        return 3.0 if (shape.of == "p") != (low > 1) else 0.0
    known = scene.discourse.genders.get(c.slot.value.person)
    if shape.of in ("m", "f"):
        return 4.5 if known and known != shape.of else 0.0
    return 0.0 if _in_row(scene, c.slot, tongue) else 1.6


def _in_row(scene: Scene, slot: Slot, tongue: Tongue) -> bool:
    near = [s for s in scene.slots if s.kind in ("person", "count") and s is not slot]
    pairs = (sorted((s, slot), key=lambda x: x.first) for s in near)
    return any(joined(scene.line, one, other, tongue) for one, other in pairs)


# ---------------------------------------------------------------- those meant


def _meant(scene: Scene, best: Slot, tongue: Tongue) -> list[Who]:
    """Those whom a name or a number stands for, with those joined to it, and those among it."""
    both = _both(scene, best, tongue)
    if both is not None:
        return [both]
    found = _with_others(scene, best, tongue)
    if best.kind == "count":
        found += _members(scene, best, tongue)
    return found


def _both(scene: Scene, slot: Slot, tongue: Tongue) -> Who | None:
    """Those whom "ambos" or "los dos" means: two named or told of before."""
    if slot.kind != "count" or slot.value.group is not None:
        return None
    words = scene.line.words
    word, before = words[slot.first].lower, words[slot.first - 1].lower if slot.first else ""
    if not tongue.has("both", word) and not (before in ("los", "las", "os", "as") and slot.value.range.high == 2):
        return None
    row = tuple(dict.fromkeys(s.value.person for s in scene.slots if s.kind == "person" and s.last < slot.first))
    if len(row) == 2:
        return Who(row, how="reference", word=slot.first)
    return several(scene, 2)


def _with_others(scene: Scene, best: Slot, tongue: Tongue) -> list[Who]:
    """The slot with those joined to it by commas and "y"; a number joined to names is an entry of its own."""
    slots = sorted((s for s in scene.slots if s.kind in ("person", "count")), key=lambda s: s.first)
    low = high = slots.index(best)
    while high + 1 < len(slots) and joined(scene.line, slots[high], slots[high + 1], tongue):
        high += 1
    while low > 0 and joined(scene.line, slots[low - 1], slots[low], tongue):
        low -= 1
    chosen = slots[low : high + 1]
    persons = tuple(dict.fromkeys(s.value.person for s in chosen if s.kind == "person"))
    ruled = tuple(p for p in persons if not any(tongue.has("leaders", w.lower()) for w in p.split()))
    persons = ruled or persons
    counts = [s for s in chosen if s.kind == "count"]
    made = [Who(persons, how="grammar", word=best.last)] if persons else []
    if counts:
        number = (best if best.kind == "count" else counts[-1]).value
        made.append(Who((), number.range, number.group or "people", number.per, how="grammar", word=best.last))
    return made


def _members(scene: Scene, group: Slot, tongue: Tongue) -> list[Who]:
    """Those named, or counted, among a number: "222 presos, entre ellos X"; not how many of them are women."""
    at = _among(scene.line, group.last + 1, tongue)
    behind = [s for s in scene.slots if s.kind in ("person", "count") and at is not None and s.first >= at]
    if at is None or not behind or behind[0].first - at > 7 or behind[0].kind == "count":
        return []
    return _with_others(scene, behind[0], tongue)


def _among(line: Line, start: int, tongue: Tongue) -> int | None:
    """The word behind the first "entre ellos" from here on."""
    lower = [w.lower for w in line.words]
    for i in range(start, len(lower)):
        phrase = next((p for p in tongue.phrases("among") if tuple(lower[i : i + len(p)]) == p), None)
        if phrase is not None:
            return i + len(phrase)
        if lower[i] == ":" and i <= start + 3:
            return i + 1
    return None


def joined(line: Line, one: Slot | None, other: Slot, tongue: Tongue) -> bool:
    """Whether two names, or a name and a number of others, stand in one list: commas, "y" and words of description between."""
    if one is None:
        return False
    between = line.words[one.last + 1 : other.first]
    if not between or len(between) > 12 or any(w.text in ";:.()" for w in between):
        return False
    lower = _without_set_in([w.lower for w in between])
    joins = [w for w in lower if w in (",", "y", "e") or tongue.has("also", w)]
    if not joins or any(finite(w) or tongue.has("relative", w) for w in lower):
        return False
    if "," in lower and not ("y" in lower or "e" in lower) and other.kind == "person" and len(lower) > 8:
        return False
    if other.kind == "person" and relative_of(other.value, line, tongue):
        return False
    if one.kind == other.kind == "person":
        return _described(lower, tongue) and not _of_another_level(line, one, lower, tongue)
    if one.kind == "count" and other.kind == "person":
        return False
    if other.kind == "count":
        before = line.words[other.first - 1].lower
        return tongue.has("also_number", before) or (one.kind == "person" and lower[-1] in ("y", "e"))
    return False


def _of_another_level(line: Line, one: Slot, lower: list[str], tongue: Tongue) -> bool:
    """Whether a name only describes somebody before it: "X, colega de la premiada Y, y el asesor Z".

    No comma stands before "y" in a list of these languages: it closes what was set in.
    """
    closes = any(a == "," and b in ("y", "e") for a, b in pairwise(lower))
    return closes and link(line, one.first, tongue) not in ("", "to")


def _without_set_in(lower: list[str]) -> list[str]:
    """The words between two names, without what two commas set in: "X, conocido como el Zurdo, y Y"."""
    if lower[:1] == [","] and lower.count(",") > 1 and lower[1] not in ("y", "e"):
        return lower[len(lower) - 1 - lower[::-1].index(",") :]
    return lower


def _described(lower: Sequence[str], tongue: Tongue) -> bool:
    """Whether only articles and words of description stand between two names of a row."""
    return not any(tongue.has("conjunctions", w) or tongue.has("by", w) or tongue.has("be", w) for w in lower)
