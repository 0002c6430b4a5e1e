"""Whom a pronoun, a noun or a verb without a subject means: the people and numbers told of before, or one without a name."""

from habeas.extraction.nearby import tail
from habeas.extraction.patterns import Match
from habeas.extraction.romance.clauses import Shape, Voice, finite
from habeas.extraction.romance.words import Tongue
from habeas.extraction.scene import Scene, Who
from habeas.quantities import Range

__all__ = ["carried", "referred", "several"]

_NEW = frozenset("un una um uma otro otra outro outra".split())
_MANY = frozenset("los las os as les lhes nos nas".split())


def referred(scene: Scene, kind: str, at: int, tongue: Tongue) -> Who:
    """Whom a pronoun or a noun at a word means."""
    word = scene.line.words[at].lower
    if kind == "plural":
        return Who(group=word, word=at)
    if kind == "noun":
        return _by_noun(scene, at)
    if kind == "kin":
        return _relative_of(scene, at)
    own = word.rpartition("-")[2] if kind == "clitic" else word
    if tongue.has("both", own) or tongue.has("they", own) or (kind == "clitic" and own in _MANY):
        return several(scene, 2 if tongue.has("both", own) else None) or Who(group=own, how="unknown", word=at)
    wanted = "f" if own in ("la", "a", "na") or tongue.has("she", own) else None
    wanted = "m" if own in ("lo", "o", "no") or tongue.has("he", own) else wanted
    person = _before(scene, at, wanted) or scene.discourse.person(scene.number, wanted)
    return Who((person,), how="reference", word=at) if person else Who(how="unknown", word=at)


def carried(scene: Scene, match: Match, shape: Shape, wanted: str, tongue: Tongue, barred: frozenset[str]) -> Who:
    """Whom a verb without a subject, or "su liberación", is said of; nobody where something else may be meant.

    `barred` are people who only speak in the line.
    """
    if _relative(scene, shape, tongue):
        return Who(how="nothing")
    if shape.voice is Voice.BARE or (wanted == "object" and shape.voice is Voice.ACTIVE):
        return Who(how="nothing")
    if _unknown_subject(scene, shape):
        return Who(how="nothing")
    if shape.voice is Voice.NOUN and not _owned(scene, match):
        return Who(how="nothing")
    if shape.of == "p" or scene.line.words[shape.first].lower.endswith(("ron", "ram", "ban", "vam")):
        return several(scene, None) or Who(how="nothing")
    own = shape.of if shape.voice is Voice.PASSIVE else None
    person = _before(scene, match.first, own, barred) or scene.discourse.person(scene.number, own)
    if person:
        return Who((person,), how="carried")
    clashes = own is not None and any(scene.discourse.genders.get(p, own) != own for p in scene.topic)
    return Who(scene.topic, how="carried") if scene.topic and not clashes else Who(how="nothing")


def _relative(scene: Scene, shape: Shape, tongue: Tongue) -> bool:
    """Whether a verb stands in a clause on a noun of its own sentence ("la detención, que fue condenada"), not in what is said."""
    words, at = scene.line.words, shape.first - 1
    if at < 1 or words[at].lower not in ("que", "quien", "quienes", "quem", "cual", "qual"):
        return False
    before = words[at - 1].lower
    return not (finite(before) or tongue.has("reporting", before) or before in ("de", "hasta", "até", "desde", "para"))


def _unknown_subject(scene: Scene, shape: Shape) -> bool:
    """Whether a capitalised word that is no known name stands right before the verb: somebody, or a body, of its own."""
    words = scene.line.words
    for i in range(shape.first - 1, max(0, shape.first - 4), -1):
        if words[i].text in ',;:.()"' or words[i].lower == "que" or finite(words[i].lower):
            return False
        if words[i].text[:1].isupper() and scene.covering(i, "person") is None and scene.covering(i, "date") is None:
            return True
    return False


def _owned(scene: Scene, match: Match) -> bool:
    """Whether "su" or "dele" says that a noun is somebody's who was told of: "su liberación", "a libertação dela"."""
    before = [w.lower for w in scene.line.words[max(0, match.first - 2) : match.first]]
    after = [w.lower for w in scene.line.words[match.last + 1 : match.last + 3]]
    return bool({"su", "sus", "sua", "seu", "suas", "seus"} & set(before)) or bool({"dele", "dela"} & set(after))


def several(scene: Scene, size: int | None) -> Who | None:
    """Those whom "they" means: named or counted last."""
    persons, count, noun = scene.discourse.several(scene.number, size)
    named, row = _together(scene, size)
    told = next((g[0] for g in reversed(scene.discourse.groups) if g[1:] == (persons, count, noun)), -1)
    if (persons or count) and (told >= named or not row):
        return Who(persons, None if persons else count, noun, how="reference")
    row = row or (scene.discourse.so_many(scene.number, size) or _last_two(scene) if size else ())
    return Who(row, how="reference") if row else None


def _last_two(scene: Scene) -> tuple[str, ...]:
    """The two people named in the lines just before, where there are no more."""
    named = tuple(dict.fromkeys(s.person for s in tail(scene.discourse.seen, lambda s: s.line >= scene.number - 3)))
    return named if len(named) == 2 else ()


def _together(scene: Scene, size: int | None) -> tuple[int, tuple[str, ...]]:
    """The nearest row of people in the lines before, within four, and its line."""
    rows = tail(scene.discourse.rows, lambda r: r[0] >= scene.number - 4)
    fit = [(at, row) for at, row in rows if size in (None, len(row))]
    return fit[-1] if fit else (-1, ())


def _before(scene: Scene, at: int, wanted: str | None, barred: frozenset[str] = frozenset()) -> str | None:
    """The last person named before a word in the line who agrees in gender and is no official."""
    for s in reversed(scene.slots):
        if s.kind == "person" and s.last < at and s.value.person not in barred:
            known = scene.discourse.genders.get(s.value.person)
            if wanted is None or known in (None, wanted):
                return str(s.value.person)
    return None


def _relative_of(scene: Scene, at: int) -> Who:
    """Whom "su padre" means: the one whose role that is, else one without a name."""
    word = scene.line.words[at].lower
    in_role = [p for p, said in scene.discourse.roles.items() if word in said]
    if len(in_role) == 1:
        return Who((in_role[0],), how="reference", word=at)
    text = " ".join(w.text for w in scene.line.words[at - 1 : at + 1])
    return Who(count=Range(1, 1, text), group=word, how="reference", word=at)


def _by_noun(scene: Scene, at: int) -> Who:
    """Whom "la periodista" means: somebody told of, unless the article says that it is somebody new."""
    words = scene.line.words
    article = words[at - 1].lower if at else ""
    word = words[at].lower
    if word in ("persona", "pessoa"):
        return Who(how="nothing")  # whoever it may be
    if article not in _NEW:
        in_role = [p for p, said in scene.discourse.roles.items() if word in said]
        wanted = "f" if article in ("la", "a", "da", "à") else "m"
        person = in_role[0] if len(in_role) == 1 else scene.discourse.person(scene.number, wanted)
        if person:
            return Who((person,), how="reference", word=at)
    text = " ".join(w.text for w in words[at - 1 : at + 1])
    return Who(count=Range(1, 1, text), group=word, how="reference", word=at)
