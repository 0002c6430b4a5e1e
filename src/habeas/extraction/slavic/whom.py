"""Whom a pronoun, a noun or nobody at all means: the people and numbers told of before, and those who are only described."""

import re
from collections import Counter

from habeas import quantities
from habeas.extraction.nearby import tail
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.scene import Scene, Who
from habeas.extraction.slavic.candidates import Candidate
from habeas.extraction.slavic.standing import either, official, relative_of
from habeas.extraction.slavic.words import LANGUAGES, case, given_gender, listed, voice
from habeas.quantities import Range

__all__ = [
    "OUT_OF",
    "as_many",
    "by_calling",
    "numbered",
    "parts",
    "referred",
    "several",
    "so_many",
    "verb_gender",
]


def referred(scene: Scene, c: Candidate) -> Who:
    """Whom a pronoun or a noun means."""
    word = scene.line.words[c.first].lower
    if c.kind == "one":
        return _single(scene, c.first, c.last)
    if c.kind == "same":
        return as_many(scene, c.first)
    if c.kind == "pair":
        couple = Range(2, 2, scene.line.words[c.first].text) if word in listed("couples") else None
        return several(scene, c.first, 2) or Who((), couple, word, how="unknown", word=c.first)
    if word in listed("all") and (so_many := _all_of_so_many(scene, c.last + 1)) is not None:
        return so_many
    if c.kind == "plural" and (said := numbered(scene, c.last)) is not None:
        return said
    if c.kind == "plural":
        meant = several(scene, c.first) if _those(scene, c.first) else None
        return meant or Who(group=word, word=c.first)
    if c.kind == "kin":
        return _relative(scene, c)
    if c.kind == "noun":
        return _by_noun(scene, c)
    if word in listed("they") and word not in listed("he") and not _him(scene, c.first):
        return several(scene, c.first) or Who(group=word, how="unknown", word=c.first)
    return _one(scene, c, "f" if word in listed("she") else "m") or Who(how="unknown", word=c.first)


def _all_of_so_many(scene: Scene, at: int) -> Who | None:
    """The bare number behind "all", as those named together who are as many: "освободить всех одиннадцать"."""
    text = scene.line.words[at].text if at < len(scene.line.words) else ""
    many = so_many(text)
    if many is None:
        return None
    named = several(scene, at - 1, many) if many > 1 else None
    alike = (g[1] for g in reversed(scene.discourse.groups) if len(g[1]) == many > 2)
    if named is None and (persons := next(alike, None)):
        named = Who(persons, how="reference", word=at)
    return named if named and named.persons else Who((), Range(many, many, text), "people", how="reference", word=at)


def so_many(text: str) -> int | None:
    """The number that a word is, in any of the three languages."""
    found = (quantities.number(text, language) for language in sorted(LANGUAGES) if text[:1].isalnum())
    return next((int(n) for n in found if n is not None), None)


def _him(scene: Scene, at: int) -> bool:
    """Whether "ним" is of one: behind any preposition but "к"."""
    before = scene.line.words[at - 1].lower if at else ""
    return scene.line.words[at].lower == "ним" and before != "к"


# ---------------------------------------------------------------- several


def several(scene: Scene, at: int, size: int | None = None) -> Who | None:
    """Those whom "they", "both" or "all" at a word mean: named or counted just before, of that size where one is said."""
    here = _counted_before(scene, at, size)
    if here is not None:
        return here
    named, row = _together(scene, size)
    persons, count, noun = scene.discourse.several(scene.number, size)
    told = next((g[0] for g in reversed(scene.discourse.groups) if g[1:] == (persons, count, noun)), -1)
    if (persons or count) and (told >= named or not row):
        return Who(persons, None if persons else count, noun, how="reference", word=at)
    row = row or (scene.discourse.so_many(scene.number, size) if size else ())
    return Who(row, how="reference", word=at) if row else None


def numbered(scene: Scene, at: int) -> Who | None:
    """The number that the line gives of those named by a noun before: "освободить больных: их 38"."""
    words = scene.line.words
    for s in scene.slots:
        of_them = s.kind == "count" and s.first > at and parts(scene, s.first) is not None
        if of_them and any(w.text in ",:;-–—(" for w in words[at + 1 : s.first]):
            return Who((), s.value.range, s.value.group or "people", word=at)
    return None


def parts(scene: Scene, at: int) -> int | None:
    """The "of them" that stands close before a number at a word, as its noun: "их не меньше 200"."""
    words = scene.line.words
    near = (i for i in range(max(0, at - 3), at) if words[i].lower in _OF_THEM)
    return next((i for i in near if not i or words[i - 1].lower not in OUT_OF), None)


_OF_THEM = frozenset("их іх їх".split())


OUT_OF = frozenset("из з із зь среди сярод серед".split())


def as_many(scene: Scene, at: int) -> Who:
    """As many as were counted last: "столько же"."""
    counted = (count for line, _, count, _ in reversed(scene.discourse.groups) if count and scene.number - line <= 8)
    here = (s.value.range for s in reversed(scene.slots) if s.kind == "count" and s.last < at)
    count = next(here, None) or next(counted, None)
    return Who((), count, "people", how="reference", word=at) if count is not None else Who(how="nothing")


def _counted_before(scene: Scene, at: int, size: int | None) -> Who | None:
    """People named side by side, or a number, in the same sentence before the word."""
    before = [s for s in scene.slots if s.kind in ("person", "count") and s.last < at]
    if not before or _is_both(scene, before[-1]):
        return None
    last = before[-1]
    if last.kind == "count":
        fits = size is None or last.value.range.low == last.value.range.high == size
        enough = last.value.range.low is None or last.value.range.low > 1
        return Who((), last.value.range, last.value.group, how="reference", word=at) if fits and enough else None
    row = [s.value.person for s in before if s.kind == "person"]
    people = tuple(dict.fromkeys(row))
    return Who(people, how="reference", word=at) if len(people) > 1 and size in (None, len(people)) else None


def _is_both(scene: Scene, slot: Slot) -> bool:
    return slot.kind == "count" and scene.line.words[slot.first].lower in listed("both")


def _together(scene: Scene, size: int | None) -> tuple[int, tuple[str, ...]]:
    """The nearest sentence before, within four, that names several people, and those people."""
    seen = tail(scene.discourse.seen, lambda s: s.line >= scene.number - 4)
    for at in range(scene.number - 1, max(-1, scene.number - 5), -1):
        people = tuple(dict.fromkeys(s.person for s in seen if s.line == at))
        if len(people) > 1 and size in (None, len(people)):
            return at, people
    return -1, ()


def _those(scene: Scene, at: int) -> bool:
    """Whether a plural noun, or "all", points back to people told of: "Мужчин задержали", "всех отпустили"."""
    word, before = scene.line.words[at].lower, scene.line.words[at - 1].lower if at else ""
    after = scene.line.words[at + 1].lower if at + 1 < len(scene.line.words) else ""
    if word in listed("all"):
        return not (after in listed("plural") or after in listed("roles") or voice(after) == "passive")
    if before in listed("these"):
        return True
    return word in listed("those") and before not in listed("all") and before not in listed("not_those")


# ---------------------------------------------------------------- one


def _one(scene: Scene, c: Candidate, wanted: str | None) -> Who | None:
    kin = c.kind == "kin"
    if kin and any(s.kind == "person" and s.last < c.first and relative_of(s.value, scene.line) for s in scene.slots):
        person = _before(scene, c.first, wanted, kin=True)
    else:
        person = _before(scene, c.first, wanted) or scene.discourse.person(scene.number, wanted)
    return Who((person,), how="reference", word=c.first) if person else None


def _before(scene: Scene, at: int, wanted: str | None, *, kin: bool = False) -> str | None:
    """The last person named before a word in the line who agrees in gender and does not act or speak for others; where there
    is none, an official to whom something is done.

    A noun for a relative means nobody who is only named for theirs: "the mother of X was let go, the aunt was kept".
    """
    named = [s for s in reversed(scene.slots) if s.kind == "person" and s.last < at]
    given = [s for s in named if official(s.value) and "dat" in case(s.value.form)]  # "адвокату X вручили, его увели"
    for s in (*(s for s in named if not official(s.value)), *given):
        if not (kin and relative_of(s.value, scene.line)):
            known = scene.discourse.genders.get(s.value.person)
            if known == wanted or known is None or wanted is None or either(s.value.person):
                return str(s.value.person)
    return None


def _by_noun(scene: Scene, c: Candidate) -> Who:
    """Whom "the woman", "the journalist" means: somebody told of, unless words before it say that it is somebody new."""
    word = scene.line.words[c.first].lower
    wanted = "f" if word in listed("female") else "m"
    if not _new(scene, c.first):
        either = word in listed("roles") and word not in listed("sexes")
        found = _one(scene, c, wanted) or (_one(scene, c, None) if either else None)
        if found is not None:
            return found
    return _single(scene, c.first, c.last)


_ONE_OBJECT = re.compile(r"[^оеиуыаяіює][ая]$|(ць|[цкнш])[ую]$")
_STEM = 5
_NOT_CALLINGS = ("officials", "plural", "male", "female", "kin")


def by_calling(scene: Scene, match: Match, wanted: str) -> Who | None:
    """Whom a noun for a calling beside a trigger means: the one told of by it, or as an object somebody who is not named:
    "задержали химика комбината"."""
    words = scene.line.words
    for at in (match.last + 1, match.first - 1):
        word = words[at].lower if 0 <= at < len(words) else ""
        if len(word) < _STEM or word not in listed("roles") or any(word in listed(n) for n in _NOT_CALLINGS):
            continue
        named = any(s.kind == "person" and 0 < s.first - at <= _STEM for s in scene.slots)
        if named or _of_elsewhere(scene, at) or (wanted == "acc" and not _ONE_OBJECT.search(word)):
            continue
        bearers = [p for p, said in scene.discourse.roles.items() if any(w[:_STEM] == word[:_STEM] for w in said)]
        if len(bearers) == 1:
            return Who((bearers[0],), how="reference", word=at)
        if not bearers and wanted == "acc" and at > match.last:  # who comes first is told of already
            return _single(scene, at, at)
    return None


def _of_elsewhere(scene: Scene, at: int) -> bool:
    """Whether a noun is of another than the one told of: "химика другого завода"."""
    return any(w.lower.startswith(_ELSEWHERE) for w in scene.line.words[at + 1 : at + 2])


_ELSEWHERE = ("друг", "соседн", "чуж", "ещё", "іншаг", "іншай", "суседн", "чужо", "іншог", "іншої", "сусідн")


def _new(scene: Scene, at: int) -> bool:
    """Whether a noun brings in somebody: "ещё одного", "местного", "30-летнего" before it."""
    return any(
        w.lower in listed("new") or "летн" in w.lower or "гадов" in w.lower or "річн" in w.lower
        for w in scene.line.words[max(0, at - 3) : at]
        if w.text not in ",;:."
    )


def _relative(scene: Scene, c: Candidate) -> Who:
    """Whom "her husband" means: the one whose role that is, the person told of, or one who is not named."""
    words, at = scene.line.words, c.first
    word, root = words[at].lower, words[at].lower[:3]
    in_role = [p for p, said in scene.discourse.roles.items() if any(w[:3] == root for w in said)]
    if len(in_role) == 1:
        return Who((in_role[0],), how="reference", word=at)
    owned = at > 0 and words[at - 1].lower in listed("whose")
    wanted = "f" if word in listed("kin_female") else "m"
    if not owned and (mutual := _whose_kin_speaks(scene, c, wanted)) is not None:
        return Who((mutual,), how="reference", word=at)
    if (family := _of_one_family(scene, wanted)) is not None:
        return Who((family,), how="reference", word=at)
    named = next((s.last for s in scene.slots if s.kind == "person" and s.first in (at + 1, at + 2)), None)
    named = at + 1 if named is None and at + 1 < len(words) and given_gender(words[at + 1].text) else named
    if not owned and named is None:
        found = _one(scene, c, wanted)
        if found is not None:
            return found
    return _single(scene, at - 1 if owned else at, at if named is None else named)


_PARENTS = frozenset("мать маці мати мама отец бацька батько родители бацькі батьки".split())
_CHILDREN = frozenset("сын сына сыну син сина синові дочь дачка донька дочери дачцэ доньку дочку дачку".split())
_WIVES = frozenset("жена жонка дружина супруга невеста нарачоная наречена".split())
_HUSBANDS = frozenset("муж мужа мужу чоловік чоловіка чоловікові жених".split())
_SIBLINGS = frozenset("брат брата брату сестра сестру сестре сястра сястру братові сестрі".split())
_MUTUAL = (
    (_PARENTS, _CHILDREN),
    (_CHILDREN, _PARENTS | frozenset("отца матери бацьку маці батька матір".split())),
    (_WIVES, _HUSBANDS),
    (_HUSBANDS, _WIVES | frozenset("жену жене жонку жонцы дружину дружині".split())),
    (_SIBLINGS, _SIBLINGS),
)
"""What somebody's kin is called, and what that kin calls them."""


def _whose_kin_speaks(scene: Scene, c: Candidate, wanted: str) -> str | None:
    """Whom "her son" means where his mother is told of before by his name: "Мать Павла подтвердила, что сын в колонии"."""
    words = scene.line.words
    for s in scene.slots:
        if s.kind != "person" or s.last >= c.first or not s.first or not relative_of(s.value, scene.line):
            continue
        kin = words[s.first - 1].lower
        known = scene.discourse.genders.get(s.value.person)
        if known in (None, wanted) and any(kin in one and words[c.first].lower in other for one, other in _MUTUAL):
            return str(s.value.person)
    return None


_FAMILY = 40
"""Lines back in which the members of a family are named."""


def _of_one_family(scene: Scene, wanted: str) -> str | None:
    """The one of that gender among those named before who bear one surname with another of them."""
    near = tail(scene.discourse.seen, lambda s: s.line >= scene.number - _FAMILY)
    roots = {p: p.split()[-1][:5] for p in dict.fromkeys(s.person for s in near if " " in s.person)}
    often = Counter(roots.values())
    kin = [p for p, root in roots.items() if often[root] == 2]
    fit = [p for p in kin if scene.discourse.genders.get(p) == wanted]
    return fit[0] if len(kin) == 2 and len(fit) == 1 else None


def _single(scene: Scene, first: int, last: int) -> Who:
    """One person without a name."""
    text = " ".join(w.text for w in scene.line.words[first : last + 1])
    return Who(count=Range(1, 1, text), group=scene.line.words[last].lower, how="reference", word=first)


def verb_gender(word: str) -> str | None:
    """ "m", "f" or "p" (plural) where the form of a past tense or of a participle tells, else None."""
    for endings, gender in (
        (("ла", "лась", "лася", "ена", "ана", "аная", "еная"), "f"),
        (("ли", "лись", "лі", "ліся", "лися", "ены", "ані", "ены", "аныя", "ені"), "p"),
        (("л", "лся", "ў", "ўся", "вся", "ен", "ён", "ан"), "m"),
    ):
        if word.endswith(endings):
            return gender
    return None
