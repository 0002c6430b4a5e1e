"""Everybody a phrase means: those it names, counts or refers to, and whom a pronoun stands for."""

from collections.abc import Sequence
from dataclasses import replace

from habeas.extraction.english import grammar, surface
from habeas.extraction.english.reference import beside_the_case
from habeas.extraction.lexicon import FEMALE, KIN, MALE, PEOPLE, ROLES, SPEECH_VERBS
from habeas.extraction.nearby import tail
from habeas.extraction.patterns import Slot
from habeas.extraction.scene import Scene, Who
from habeas.extraction.spans import Number
from habeas.extraction.words import Line
from habeas.quantities import Range

__all__ = ["all_of", "around", "belongs", "definite", "first_subject", "gather", "meant_by", "members_of", "one"]


def all_of(slots: Sequence[Slot], scene: Scene) -> Who:
    """Everybody in the phrases that these names and numbers head, together."""
    who = Who(how="nothing")
    for slot in slots:
        who = _joined(who, around(scene, _noun_counted(scene.line, slot)) if scene.line.parsed else one(slot, scene))
    return who


def gather(scene: Scene, slot: Slot) -> Who:
    """Everybody in the phrase that a name or a number of people heads."""
    return around(scene, _noun_counted(scene.line, slot))


def _noun_counted(line: Line, slot: Slot) -> int:
    """The noun a number counts; the last word of anything else."""
    w = line.words[slot.last]
    behind = w.head > slot.last  # "Pardoned: 31" counts no noun
    return w.head if behind and slot.kind == "count" and w.dep in ("nummod", "quantmod") else slot.last


def _joined(a: Who, b: Who) -> Who:
    return replace(
        b, persons=tuple(dict.fromkeys((*a.persons, *b.persons))), count=a.count or b.count, group=a.group or b.group
    )


def one(slot: Slot, scene: Scene) -> Who:
    """Those one slot itself stands for: a person, a number, or whom a pronoun means."""
    if slot.kind == "person":
        return Who((slot.value.person,), word=slot.last)
    if slot.kind == "count":
        return Who(count=slot.value.range, group=slot.value.group, per=slot.value.per, word=slot.last)
    return meant_by(scene, slot.first)


def around(scene: Scene, n: int) -> Who:
    """Everybody the phrase around a noun names, counts or refers to."""
    line = scene.line
    inside = grammar.core(line, n) | _of_as_well(line, n) | first_subject(line, n)
    persons = [s.value.person for s in scene.slots if s.kind == "person" and belongs(line, s, inside, n)]
    persons = _whose(scene, n, inside) or persons
    counts = [
        s
        for s in scene.slots
        if s.kind == "count" and (s.last in inside or _noun_of(line, s) == n) and not _not_one(line, s)
    ]
    one_of_them = line.words[n].lower in ("he", "she", "him", "her") and bool(persons or counts)
    if one_of_them and (first := meant_by(scene, n)).persons:
        persons = [*first.persons, *persons]  # "she and her colleague Mira Halden", "for him and five others"
    members = members_of(scene, n, inside)
    if not persons and not counts:
        persons = _beside(scene, n, inside)
    if line.words[n].lower in ("both", "two", "three", "four", "five", "six", "all") and not persons:
        who = _so_many(scene, n)
        if who.persons:
            return who
    if persons or counts:
        return _named(scene, n, persons, counts, members)
    if family := _family(scene, n):
        return Who(family, how="reference", word=n)
    if line.words[n].pos == "R" or line.words[n].lower in ("both", "all", "those", "each", "one", "others"):
        return meant_by(scene, n)
    if members:
        return Who((), None, line.words[n].lower, members=members, word=n)
    return _described(scene, n)


def _not_one(line: Line, slot: Slot) -> bool:
    """Whether a number is the "one" of "not one of the fourteen", "every one of them", which counts nobody."""
    before = line.words[slot.first - 1].lower if slot.first else ""
    return before in ("not", "every", "each") and line.words[slot.first].lower == "one" and slot.first == slot.last


_FAMILY = 40
"""Lines back in which those are named whom their family name in the plural means."""


def _family(scene: Scene, n: int) -> tuple[str, ...]:
    """All who are known by a family name in the plural: "the Haldens"."""
    line, word = scene.line, scene.line.words[n]
    before = line.words[n - 1].lower if n else ""
    if before not in ("the", "both") or not word.text[:1].isupper() or not word.text.endswith("s"):
        return ()
    near = tail(scene.discourse.seen, lambda s: s.line >= scene.number - _FAMILY)
    named = dict.fromkeys(s.person for s in near if " " in s.person)
    found = tuple(p for p in named if word.text in (p.split()[-1] + "s", p.split()[-1] + "es"))
    return found if len(found) > 1 else ()


def _of_as_well(line: Line, n: int) -> set[int]:
    """Those behind a preposition that is said again: "the release of A and of B", "against A and against B"."""
    prep = line.words[n].head
    if line.words[n].dep != "pobj":
        return set()
    again = [k for k in grammar.kids(line, prep, "conj") if line.words[k].lower == line.words[prep].lower]
    return {i for k in again for noun in grammar.kids(line, k, "pobj") for i in grammar.core(line, noun)}


def first_subject(line: Line, n: int) -> set[int]:
    """The other of two subjects of one verb: "A, charged with libel, and B, accused of treason, remain in custody"."""
    w = line.words[n]
    if w.dep not in ("nsubj", "nsubjpass"):
        return set()
    first = [k for k in grammar.kids(line, w.head, w.dep) if k < n and line.words[k].pos == w.pos]
    joined = [k for k in first if any(line.words[c].lower == "and" for c in grammar.kids(line, k, "cc"))]
    return {i for k in joined for i in grammar.core(line, k)}


def _whose(scene: Scene, n: int, inside: set[int]) -> list[str]:
    """The relative named in "X, whose son, Y,": Y, whom what follows is said of."""
    whose = next((i for i in sorted(inside) if i > n and scene.line.words[i].lower == "whose"), None)
    if whose is None:
        return []
    named = [s for s in scene.slots if s.kind == "person" and s.last in inside and whose < s.first <= whose + 4]
    return [named[0].value.person] if named else []


def _beside(scene: Scene, n: int, inside: set[int]) -> list[str]:
    """A name beside a description: "the businessman, Mira Halden," or "Mira Halden, a teacher who"."""
    line = scene.line
    right = max(inside)
    for slot in scene.slots:
        if slot.kind != "person" or not _role(line, n):
            continue
        if slot.first == right + 1 or (slot.first == right + 2 and line.words[right + 1].text == ","):
            return [slot.value.person]
    at = n
    while line.words[at].dep in ("appos", "npadvmod") and line.words[at].head != at:
        at = line.words[at].head
        found = [s.value.person for s in scene.slots if s.kind == "person" and s.first <= at <= s.last]
        if found:
            return found
    left = min(inside)
    if (
        left >= 2
        and line.words[left - 1].text == ","
        and _role(line, n)
        and line.words[left].lower in ("a", "an", "the")
    ):
        return [s.value.person for s in scene.slots if s.kind == "person" and s.last in (left - 2, left - 4)][:1]
    return []


def _role(line: Line, n: int) -> bool:
    w = line.words[n]
    return w.lemma in ROLES or w.lower in PEOPLE or w.lemma in KIN


_SIZES = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "all": None}


def _so_many(scene: Scene, n: int) -> Who:
    """ "Both", "the two", "all three": several told of before, of that size; "three" alone is a number of them."""
    size = _SIZES[scene.line.words[n].lower]
    number = next((s for s in scene.slots if s.kind == "count" and s.first == n), None)
    if number is not None and not definite(scene.line, number):
        return Who((), number.value.range, number.value.group or "people", number.value.per, word=n)
    ahead = [s for s in scene.slots if s.kind == "person" and s.last < n]
    if size is not None and (here := [row for row in surface.rows(scene.line, ahead) if len(row) == size]):
        return Who(here[-1], how="reference", word=n)
    persons, _, noun = scene.discourse.several(scene.number, size)
    if size is not None:
        persons = scene.discourse.so_many(scene.number, size) or persons
    return Who(persons, None, noun, how="reference", word=n)


def _named(scene: Scene, n: int, persons: list[str], counts: list[Slot], members: tuple[str, ...]) -> Who:
    number: Number | None = counts[0].value if counts else None
    people = tuple(dict.fromkeys(persons))
    if number is None:
        return Who(people, word=n, members=members)
    if not _of_people(scene.line, n, counts[0], number):
        return Who(people, word=n, how="grammar" if people else "nothing")
    noun = _counted(scene.line, counts[0]) or number.group
    noun = noun or (scene.line.words[n].lower if scene.line.words[n].lemma in PEOPLE else None)
    if people and number.range.low == len(people):
        return Who(people, word=n)
    if row := _row(scene, n, number.range):
        return Who(row, word=n)
    if not people and not members and definite(scene.line, counts[0]) and (row := _meant(scene, number.range)):
        return Who(row, how="reference", word=n)
    return Who((), number.range, noun or "people", number.per, tuple(dict.fromkeys((*people, *members))), word=n)


def definite(line: Line, slot: Slot) -> bool:
    """Whether a number is of people spoken of before: "the three", "all four", "both men"."""
    before = line.words[slot.first - 1].lower if slot.first else ""
    return before in ("the", "all", "these", "those") or line.words[slot.first].lower in ("both", "all", "the", "these")


def _meant(scene: Scene, size: Range) -> tuple[str, ...]:
    if size.low is None or size.low != size.high or not 2 <= size.low <= 9:
        return ()
    return scene.discourse.so_many(scene.number, size.low)


def _row(scene: Scene, n: int, size: Range) -> tuple[str, ...]:
    """The names of a group of known size, told in the same sentence: "three men, X, Y and Z"."""
    if size.low is None or size.low != size.high or not 2 <= size.low <= 12:
        return ()
    return surface.listed(scene.line, scene.slots, size.low, n)


def _of_people(line: Line, n: int, slot: Slot, number: Number) -> bool:
    """Whether a number counts people: by its noun, or standing for them alone."""
    head, counted = line.words[n], line.words[line.words[slot.last].head]
    if number.group is not None or counted.lemma in PEOPLE or counted.lower in PEOPLE:
        return True
    return head.lemma in PEOPLE or head.lower in PEOPLE or head.pos == "D" or slot.first <= n <= slot.last


def _counted(line: Line, slot: Slot) -> str | None:
    """The noun for people that a number counts: "10,000 Russian prisoners of war", "dozens of journalists"."""
    at = line.words[slot.last].head
    of = [
        noun for i in range(slot.first, slot.last + 1) for word, noun in grammar.prepositions(line, i) if word == "of"
    ]
    for noun in (*of, at):
        if line.words[noun].tag == "NNS" and line.words[noun].lemma in PEOPLE:
            war = noun + 2 < len(line.words) and [w.lower for w in line.words[noun + 1 : noun + 3]] == ["of", "war"]
            return line.words[noun].lower + " of war" * war
    return None


def _noun_of(line: Line, slot: Slot) -> int | None:
    return line.words[slot.last].head


def belongs(line: Line, slot: Slot, inside: set[int], n: int) -> bool:
    """Whether a name is one of those meant, not part of a description of them ("Halden's lawyer")."""
    w = line.words[slot.last]
    if w.dep == "compound" and line.words[w.head].pos == "N" and not _role(line, w.head):
        return False  # "the Halden regime"
    return slot.last == n or (slot.last in inside and w.dep != "poss")


def members_of(scene: Scene, n: int, inside: set[int]) -> tuple[str, ...]:
    """Those named after "including", "among them", "such as", or in brackets behind a group."""
    line, found = scene.line, list[str]()
    for slot in scene.slots:
        if slot.kind == "person" and slot.first > n and slot.last not in inside:
            lead = _lead(line, slot.last)
            if lead is not None and n < lead and _hangs_on(line, lead, n):
                found.append(slot.value.person)
    return tuple(dict.fromkeys(found))


def _lead(line: Line, at: int) -> int | None:
    """The word "including", "among" or "such" above a name."""
    for up in line.ancestors(at):
        if line.words[up].lower in ("including", "among", "such", "like", "include", "includes", "included"):
            return up
        if line.words[up].pos in "V":
            return None
    return None


def _hangs_on(line: Line, lead: int, n: int) -> bool:
    ups = list(line.ancestors(lead))
    return n in ups or (lead in line.words[line.words[n].head].kids) or line.words[n].head in ups[:2]


def meant_by(scene: Scene, n: int) -> Who:
    """Whom a pronoun means, in its own line or before it."""
    w = scene.line.words[n]
    if w.lower in ("i", "me"):
        return Who((scene.teller,) if scene.teller else (), how="teller", word=n)
    if w.lower in ("he", "him", "she", "her", "his", "himself", "herself"):
        wanted = "f" if w.lower in FEMALE else "m"
        person = _he(scene, n, wanted)
        if person:
            scene.discourse.genders.setdefault(person, wanted)
        return Who((person,), how="reference", word=n) if person else Who(how="unknown", word=n)
    here = _plural_before(scene, n)
    if here is not None:
        who = around(scene, here)
        return replace(who, how="reference") if who.known else who
    if w.lower in ("those", "others", "one", "each"):
        return _told_by_the_verb(scene, n)
    persons, count, noun = scene.discourse.several(scene.number)
    if persons or count:
        return Who(persons, None if persons else count, noun, how="reference", word=n)
    return (
        Who(group=w.lower, how="unknown", word=n)
        if w.lower in ("they", "them", "those", "others", "both", "all")
        else Who(how="unknown", word=n)
    )


def _plural_before(scene: Scene, n: int) -> int | None:
    """The people in the plural of whom the same line says something before a plural pronoun."""
    line = scene.line
    if line.words[n].lower not in ("they", "them", "their", "themselves", "who", "whom"):
        return None
    for i in range(n - 1, -1, -1):
        w = line.words[i]
        if (
            w.dep in ("nsubj", "nsubjpass")
            and w.tag == "NNS"
            and (w.lemma in PEOPLE or w.lower in PEOPLE)
            and not _speaks(line, i, n)
        ):
            return i
    return None


def _told_by_the_verb(scene: Scene, n: int) -> Who:
    """ "Among those freed is X", "Those freed include X", "X is one of those freed": the people on the verb's other side."""
    line = scene.line
    verb = next(
        (up for up in line.ancestors(n) if line.words[up].pos in "VX" and line.words[up].dep not in ("acl", "relcl")),
        None,
    )
    if verb is None or line.words[verb].lemma not in ("be", "include", "name", "comprise"):
        return Who(group=line.words[n].lower, how="unknown", word=n)
    below = line.subtree(n)
    for k in grammar.kids(line, verb, "nsubj", "nsubjpass", "attr", "dobj"):
        if k not in below and n not in line.subtree(k):
            inside = grammar.core(line, k)
            found = [s.value.person for s in scene.slots if s.kind == "person" and belongs(line, s, inside, k)]
            if found:
                return Who(tuple(dict.fromkeys(found)), word=k)
    return Who(group=line.words[n].lower, how="unknown", word=n)


def _he(scene: Scene, n: int, wanted: str | None) -> str | None:
    """Whom a singular reference at a word means: somebody named before it in the line, best the subject, or earlier."""
    line, known = scene.line, scene.discourse.genders
    here = [
        x for x in scene.before(n) if not (wanted and known.get(x.person, wanted) != wanted) and not beside_the_case(x)
    ]
    subjects = [x for x in here if line.words[x.last].dep in ("nsubj", "nsubjpass")]
    earlier = scene.discourse.person(scene.number, wanted)
    if not here:
        return earlier
    if earlier is not None and not subjects:
        return earlier if all(line.words[x.last].dep in ("pobj", "poss", "compound") for x in here) else here[0].person
    if subjects and _speaks(line, subjects[0].last, n) and earlier is not None and earlier != subjects[0].person:
        return (
            earlier
            if scene.discourse.told_of(earlier) and not scene.discourse.told_of(subjects[0].person)
            else subjects[0].person
        )
    return (subjects or here)[0].person


def _speaks(line: Line, subject: int, n: int) -> bool:
    """Whether a subject is that of a verb of saying above the word."""
    verb = line.words[subject].head
    return line.words[verb].lemma in SPEECH_VERBS and verb in list(line.ancestors(n))


_PARTS = frozenset("most many some several half third quarter majority number rest few others none".split())
"""Words for a part of those told of: "most of them were freed"."""


def _described(scene: Scene, n: int) -> Who:
    """A description without a name: the activist, the three men, his brother, prisoners."""
    w = scene.line.words[n]
    if w.lemma in KIN or w.lower in KIN:
        person = scene.discourse.only_in_role(w.lemma)
        return Who((person,), how="reference", word=n) if person else Who(group=w.lower, how="unnamed relative", word=n)
    determined = any(scene.line.words[k].lower in ("the", "this", "that", "these", "those") for k in w.kids)
    plural = w.tag in ("NNS", "NNPS") or w.lower in ("group", "pair", "trio", "couple", "duo", "men", "women", "people")
    if w.lemma in ROLES | PEOPLE or w.lower in PEOPLE:
        if determined and not plural:
            person = scene.discourse.in_role(scene.number, w.lemma) or scene.discourse.person(
                scene.number, "f" if w.lemma in FEMALE else "m" if w.lemma in MALE else None
            )
            if person:
                return Who((person,), how="reference", word=n)
        if determined and plural:
            persons, count, noun = scene.discourse.several(scene.number, called=w.lower)
            if persons or count:
                return Who(persons, None if persons else count, noun, how="reference", word=n)
        return Who(group=w.lower, word=n)
    if determined and w.lower in ("group", "pair", "trio", "couple", "duo"):
        persons, count, noun = scene.discourse.several(scene.number)
        return Who(persons, None if persons else count, noun, how="reference", word=n)
    if w.lower in _PARTS:
        return Who(group=w.lower, word=n)
    return Who(how="wrong", word=n)
