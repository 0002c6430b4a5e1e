"""From a trigger to those it happens to and those who do it: the roles of a rule laid over one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from habeas.extraction import grammar, surface
from habeas.extraction.actors import actor_of
from habeas.extraction.lexicon import FEMALE, KIN, MALE, PEOPLE, ROLES, SPEECH_VERBS
from habeas.extraction.people import Name
from habeas.extraction.reference import Discourse, beside_the_case
from habeas.extraction.rules import Match, Rule, Slot
from habeas.extraction.spans import Number
from habeas.extraction.words import Line
from habeas.quantities import Range
from habeas.vocabulary import Modality, Type

__all__ = ["Scene", "Who", "anchor_of", "gather", "meant_by", "roles"]


@dataclass(frozen=True, slots=True)
class Who:
    """Those a trigger is about: named people, or a number of them, or a noun alone; `members` are named among a number.

    `how` says how they were found: grammar, reference, carried (from the sentence before), near; `word` is the head.
    """

    persons: tuple[str, ...] = ()
    count: Range | None = None
    group: str | None = None
    per: str | None = None
    members: tuple[str, ...] = ()
    how: str = "grammar"
    word: int | None = None

    @property
    def known(self) -> bool:
        """Whether somebody is named, numbered or at least called by a noun for people."""
        return bool(self.persons or self.count or self.group)


@dataclass(slots=True)
class Scene:
    """One line with what was recognised in it, its number in the document, and what was said before."""

    line: Line
    number: int
    slots: list[Slot]
    discourse: Discourse
    topic: tuple[str, ...] = ()
    by_first: dict[int, list[Slot]] = field(default_factory=dict)

    def before(self, at: int) -> list[Name]:
        """The names that stand in this line before a word, the nearest first."""
        return [s.value for s in reversed(self.slots) if s.kind == "person" and s.last < at]

    @property
    def elliptical(self) -> bool:
        """Whether the line has no subject and names nobody: "In custody since July, ten years"."""
        told = any(w.dep in ("nsubj", "nsubjpass", "csubj", "expl") for w in self.line.words)
        return not told and not any(s.kind == "person" for s in self.slots)

    def covering(self, at: int, kind: str) -> Slot | None:
        """The slot of a kind that covers a word."""
        return next((s for s in self.slots if s.kind == kind and s.first <= at <= s.last), None)


def anchor_of(line: Line, match: Match) -> int:
    """The word of a match that the rest hangs on: the highest in the tree, the last where there is no tree."""
    if not line.parsed:
        return match.literal[-1]
    inside = set(range(match.first, match.last + 1))
    tops = [i for i in match.literal if line.words[i].head not in inside or line.words[i].head == i]
    strong = [i for i in tops if line.words[i].pos in "VNPA"]
    return (strong or tops or list(match.literal))[0]


def roles(rule: Rule, match: Match, scene: Scene) -> tuple[Who, int | None]:
    """Those concerned and the word of the one who acts, as the rule places them around the trigger."""
    anchor = anchor_of(scene.line, match)
    named = [s for s in match.slots if s.kind in ("person", "count", "pronoun")]
    if rule.who == "slot" or (named and rule.who in ("slot", "object", "near")):
        who = _with_members(scene, _from_slots(named, scene))
        return who, _actor(rule, scene, anchor, who)
    if rule.who == "none":
        return Who(), _actor(rule, scene, anchor, Who())
    if not scene.line.parsed:
        return _near(scene, anchor), None
    if rule.who == "target":
        who = _targets(scene, match, anchor)
        return who, _actor(rule, scene, anchor, who)
    place = _place(rule, scene.line, anchor)
    if place is not None and (scene.covering(place, "date") or scene.covering(place, "term")):
        place = None
    who = _described_by(scene, _gather(scene, place), anchor) if place is not None else Who(how="nothing")
    if rule.type in _PARTICIPLE_TELLS_LITTLE and rule.who != "near" and _only_describes(scene.line, anchor, who):
        return Who(how="background"), None
    if place is None or (not who.known and who.how in ("nothing", "wrong")):
        who = _fallback(rule, scene, anchor, match, wrong=who.how == "wrong")
    if (number := _right_before(scene, match)) is not None and number.value.range != who.count:
        who = _one(number, scene)
    if who.how == "wrong" and scene.topic and place is not None and _describes(scene.line, place):
        who = Who(scene.topic, how="carried", word=place)
    if rule.type is Type.PARDON and not who.known and (about := _beneficiary(scene, anchor)) is not None:
        who = about
    who = _with_members(scene, who)
    unnamed = who.how == "reference" or not (who.persons or who.count)
    if scene.topic and unnamed and who.word is not None and _describes(scene.line, who.word):
        who = Who(scene.topic, how="carried", word=who.word)
    return who, _actor(rule, scene, anchor, who)


def _with_members(scene: Scene, who: Who) -> Who:
    """A number of people with those of them who are named before or behind it: "52, among them X", "X was one of 52"."""
    if who.count is None or who.persons or who.word is None or not scene.line.parsed:
        return who
    members = who.members or _one_of(scene, who.word)
    row = surface.behind_lead(scene.line, scene.slots, who.word)
    return replace(who, members=row if set(members) <= set(row) else members)


def _right_before(scene: Scene, match: Match) -> Slot | None:
    """The number that stands right before a participle: "212 were found guilty and three acquitted"."""
    if scene.line.words[match.first].tag not in ("VBN", "VBD"):
        return None
    counts = (s for s in scene.slots if s.kind == "count" and s.last == match.first - 1)
    return next((s for s in counts if not _definite(scene.line, s)), None)


def _described_by(scene: Scene, who: Who, anchor: int) -> Who:
    """Of people in a row, those whom a clause that hangs on one of them describes: "A, who was freed, and B, who was not".

    Those named behind the clause, or before a semicolon, are not meant; in the plural ("A and B, who were freed") all named before it are.
    """
    line = scene.line
    top = line.words[anchor].head if line.words[anchor].dep == "conj" else anchor
    if line.words[top].dep not in ("acl", "relcl") or not who.persons or who.word is None:
        return who
    first = line.words[who.word].head if line.words[who.word].dep == "conj" else who.word
    plural = any(line.words[k].lower in ("were", "are", "have") for k in line.words[top].kids)
    if plural and first != who.word and line.words[first].pos in ("N", "P"):
        who = _gather(scene, grammar.argument(line, who.word))
    part = max((i for i in line.places.get(";", ()) if i < top), default=-1)
    before = {s.value.person for s in scene.slots if s.kind == "person" and part < s.last < top}
    meant = tuple(p for p in who.persons if p in before)
    return replace(who, persons=meant) if meant else who


_ON = ("on", "against", "for", "of", "from")


def _targets(scene: Scene, match: Match, anchor: int) -> Who:
    """Whom or what sanctions are put on or taken off: people named, or a number of people or bodies."""
    line = scene.line
    heads: list[int | None] = [n for at in match.literal for word, n in grammar.prepositions(line, at) if word in _ON]
    heads += [grammar.subject(line, anchor)] if grammar.is_passive(line, anchor) else grammar.objects(line, anchor)
    heads += [n for h in list(heads) if h is not None for word, n in grammar.prepositions(line, h) if word in _ON]
    for head in (h for h in heads if h is not None and h not in match.literal):
        inside = grammar.core(line, head)
        persons = [s.value.person for s in scene.slots if s.kind == "person" and _belongs(line, s, inside, head)]
        counts = [s for s in scene.slots if s.kind == "count" and s.last in inside]
        members = _members(scene, head, inside)
        if counts:
            return Who(
                (),
                counts[0].value.range,
                counts[0].value.group,
                members=tuple(dict.fromkeys((*persons, *members))),
                word=head,
            )
        if persons or members:
            return Who(tuple(dict.fromkeys((*persons, *members))), word=head)
    return Who()


def _describes(line: Line, n: int) -> bool:
    """Whether a line is no sentence but a description of one person: "Mira Halden: A teacher who was arrested in 2020"."""
    w = line.words[n]
    return w.head == n and w.tag == "NN" and (w.lemma in ROLES or w.lemma in PEOPLE)


_PARTICIPLE_TELLS_LITTLE = (
    Type.CHARGE,
    Type.CONVICTION,
    Type.ARREST,
    Type.SENTENCE,
    Type.RELEASE,
    Type.PARDON,
    Type.EXCHANGE,
)


def _beneficiary(scene: Scene, anchor: int) -> Who | None:
    """Whom a pardon is said to have helped: "X was freed under an amnesty", "left prison after a pardon"."""
    line = scene.line
    prep = line.words[anchor].head
    if line.words[anchor].dep != "pobj" or line.words[prep].lower not in (
        "under",
        "by",
        "in",
        "after",
        "through",
        "following",
        "with",
    ):
        return None
    verb = line.words[prep].head
    if (
        line.words[verb].pos not in "VX"
        or (at := grammar.subject(line, verb)) is None
        or not grammar.is_passive(line, verb)
    ):
        return None
    who = _gather(scene, at)
    return who if who.persons or who.count else None


def _one_of(scene: Scene, n: int) -> tuple[str, ...]:
    """Who is said to be one of a number: "X was among 52 people freed", "Y, one of the 52 freed"."""
    line = scene.line
    prep = line.words[n].head
    if line.words[n].dep != "pobj" or line.words[prep].lower not in ("among", "of"):
        return ()
    above = line.words[prep].head
    if line.words[prep].lower == "of" and line.words[above].lower != "one":
        return ()
    at = grammar.subject(line, above) if line.words[above].pos in "VX" else None
    if line.words[above].lower == "one":
        up = line.words[above].head
        at = (
            up
            if line.words[above].dep == "appos"
            else grammar.subject(line, up)
            if line.words[above].dep == "attr"
            else None
        )
    return _gather(scene, at).persons if at is not None and at != n else ()


def _only_describes(line: Line, v: int, who: Who) -> bool:
    """Whether the trigger only says which people are meant ("553 people convicted of ..."), with no day of its own."""
    w = line.words[v]
    if who.persons or w.dep not in ("acl", "amod", "relcl", "compound") or who.how == "reference":
        return False
    if w.dep == "relcl" and not any(line.words[k].lower in ("who", "that") for k in w.kids):
        return False
    if w.tag == "VBG" or any(line.words[k].dep in ("npadvmod", "agent") for k in w.kids):
        return False  # "a decree pardoning 15", "700 prisoners pardoned by the king"
    times = [
        n
        for word, n in grammar.prepositions(line, v)
        if word in ("in", "on", "since", "last", "after", "during") and _timely(line, n)
    ]
    head = line.words[w.head]
    return not times and (head.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "dative", "attr"))


def _timely(line: Line, n: int) -> bool:
    return line.words[n].entity in ("DATE", "TIME") or line.words[n].lower.isdigit()


def _place(rule: Rule, line: Line, v: int) -> int | None:
    """The head word of those it happens to."""
    w = line.words[v]
    if rule.who == "around":
        found = grammar.of_noun(line, v)
        verb = grammar.governor(line, v)
        return found[0] if found else grammar.subject(line, verb) if verb is not None else None
    if rule.who == "subject":
        return grammar.subject(line, v) if w.pos in "VXA" or w.dep in ("attr", "acomp") else _state_subject(line, v)
    if rule.who == "given":
        return grammar.receiver(line, v)
    if rule.who == "of" or (rule.who == "object" and w.pos in "NP"):
        found = grammar.of_noun(line, v)
        return found[0] if found else _compound(line, v)
    if rule.who == "undergoer":
        passive = (
            w.dep == "acl" or grammar.kids(line, v, "nsubjpass", "auxpass") or (w.tag == "VBN" and w.dep == "conj")
        )
        return grammar.subject(line, v) if passive else next(iter(grammar.objects(line, v)), None)
    if rule.who == "object":
        if w.dep == "amod" and line.words[w.head].pos in "NP":
            return w.head
        if w.dep == "acl" or grammar.is_passive(line, v):
            return grammar.subject(line, v)
        found = grammar.objects(line, v)
        return found[0] if found else grammar.subject(line, v) if w.tag in ("VBN", "VBD") else None
    return None


def _state_subject(line: Line, at: int) -> int | None:
    """The subject of the verb a phrase hangs on: "X is behind bars", "X in custody since March"."""
    for up in line.ancestors(at):
        w = line.words[up]
        if w.pos in "VX":
            return grammar.subject(line, up)
        if w.pos in "NPD" and line.words[at].dep in ("pobj", "prep") and up != line.words[at].head:
            return up
    return next((up for up in line.ancestors(at) if line.words[up].pos in "NP"), None)


def _compound(line: Line, n: int) -> int | None:
    """The noun before a noun that it is of: "journalist arrests"; only words for people count."""
    return next(
        (
            k
            for k in grammar.kids(line, n, "compound", "nmod", "nummod")
            if line.words[k].lemma in PEOPLE or line.words[k].pos in "PD"
        ),
        None,
    )


def _actor(rule: Rule, scene: Scene, anchor: int, who: Who) -> int | None:
    return actor_of(rule, scene.line, anchor, who.word)


# ---------------------------------------------------------------- those concerned


def _from_slots(slots: Sequence[Slot], scene: Scene) -> Who:
    who = Who(how="nothing")
    for slot in slots:
        who = _joined(who, _gather(scene, _noun_counted(scene.line, slot)) if scene.line.parsed else _one(slot, scene))
    return who


def gather(scene: Scene, slot: Slot) -> Who:
    """Everybody in the phrase that a name or a number of people heads."""
    return _gather(scene, _noun_counted(scene.line, slot))


def _noun_counted(line: Line, slot: Slot) -> int:
    """The noun a number counts; the last word of anything else."""
    w = line.words[slot.last]
    behind = w.head > slot.last  # "Pardoned: 31" counts no noun
    return w.head if behind and slot.kind == "count" and w.dep in ("nummod", "quantmod") else slot.last


def _joined(a: Who, b: Who) -> Who:
    return replace(
        b, persons=tuple(dict.fromkeys((*a.persons, *b.persons))), count=a.count or b.count, group=a.group or b.group
    )


def _one(slot: Slot, scene: Scene) -> Who:
    if slot.kind == "person":
        return Who((slot.value.person,), word=slot.last)
    if slot.kind == "count":
        return Who(count=slot.value.range, group=slot.value.group, per=slot.value.per, word=slot.last)
    return meant_by(scene, slot.first)


def _gather(scene: Scene, n: int) -> Who:
    """Everybody the phrase around a noun names, counts or refers to."""
    line = scene.line
    inside = grammar.core(line, n) | _of_as_well(line, n)
    persons = [s.value.person for s in scene.slots if s.kind == "person" and _belongs(line, s, inside, n)]
    persons = _whose(scene, n, inside) or persons
    if persons and line.words[n].lower in ("he", "she", "him", "her") and (first := meant_by(scene, n)).persons:
        persons = [*first.persons, *persons]  # "she and her colleague Mira Halden"
    counts = [
        s
        for s in scene.slots
        if (s.kind == "count" and s.last in inside) or (s.kind == "count" and _noun_of(line, s) == n)
    ]
    members = _members(scene, n, inside)
    if not persons and not counts:
        persons = _beside(scene, n, inside)
    if line.words[n].lower in ("both", "two", "three", "four", "five", "six", "all") and not persons:
        who = _so_many(scene, n)
        if who.persons:
            return who
    if persons or counts:
        return _named(scene, n, persons, counts, members)
    if line.words[n].pos == "R" or line.words[n].lower in ("both", "all", "those", "each", "one", "others"):
        return meant_by(scene, n)
    if members:
        return Who((), None, line.words[n].lower, members=members, word=n)
    return _described(scene, n, inside)


def _of_as_well(line: Line, n: int) -> set[int]:
    """Those behind a preposition that is said again: "the release of A and of B", "against A and against B"."""
    prep = line.words[n].head
    if line.words[n].dep != "pobj":
        return set()
    again = [k for k in grammar.kids(line, prep, "conj") if line.words[k].lower == line.words[prep].lower]
    return {i for k in again for noun in grammar.kids(line, k, "pobj") for i in grammar.core(line, noun)}


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
    if number is not None and not _definite(scene.line, number):
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
    if not people and not members and _definite(scene.line, counts[0]) and (row := _meant(scene, number.range)):
        return Who(row, how="reference", word=n)
    return Who((), number.range, noun or "people", number.per, tuple(dict.fromkeys((*people, *members))), word=n)


def _definite(line: Line, slot: Slot) -> bool:
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


def _belongs(line: Line, slot: Slot, inside: set[int], n: int) -> bool:
    """Whether a name is one of those meant, not part of a description of them ("Halden's lawyer")."""
    w = line.words[slot.last]
    if w.dep == "compound" and line.words[w.head].pos == "N" and not _role(line, w.head):
        return False  # "the Halden regime"
    return slot.last == n or (slot.last in inside and w.dep != "poss")


def _members(scene: Scene, n: int, inside: set[int]) -> tuple[str, ...]:
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
        return Who(how="nothing", group=None)
    if w.lower in ("he", "him", "she", "her", "his", "himself", "herself"):
        wanted = "f" if w.lower in FEMALE else "m"
        person = _he(scene, n, wanted)
        if person:
            scene.discourse.genders.setdefault(person, wanted)
        return Who((person,), how="reference", word=n) if person else Who(how="unknown", word=n)
    here = _plural_before(scene, n)
    if here is not None:
        who = _gather(scene, here)
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
            found = [s.value.person for s in scene.slots if s.kind == "person" and _belongs(line, s, inside, k)]
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


def _described(scene: Scene, n: int, inside: set[int]) -> Who:
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


def _fallback(rule: Rule, scene: Scene, anchor: int, match: Match, *, wrong: bool) -> Who:
    """Where the tree gives nobody: those named right behind the trigger, or whom the line or the text is about."""
    line = scene.line
    if rule.who in ("object", "given") and line.words[anchor].pos == "V" and not grammar.is_passive(line, anchor):
        for slot in scene.slots:
            if slot.kind in ("person", "count") and match.last < slot.first <= match.last + 2:
                return _gather(scene, slot.last)
    at = surface.beside(rule, match, line, scene.slots, anchor)
    if at is not None and (who := _gather(scene, at)).known:
        return replace(who, how="near")
    if wrong and rule.modality is Modality.HYPOTHETICAL and (about := scene.discourse.person(scene.number, None)):
        return Who((about,), how="carried")  # "the charge carries up to ten years": those charged
    if wrong and not (scene.topic and surface.begins(line, match.first)):
        return Who(how="wrong")
    if scene.topic and (line.words[anchor].pos not in "NP" or _entry_goes_on(scene)):
        return Who(scene.topic, how="carried")
    if anchor <= 1 and line.words[anchor].tag in ("VBN", "VBD"):
        person = scene.discourse.person(scene.number, None)
        return Who((person,), how="carried") if person else Who(how="nothing")
    return _near(scene, anchor) if rule.who == "near" else Who(how="nothing")


def _entry_goes_on(scene: Scene) -> bool:
    """Whether a line that has no subject tells more of one person: "Arrested as a minor; three years"."""
    return scene.elliptical and not any(s.kind == "count" for s in scene.slots)


def _near(scene: Scene, anchor: int) -> Who:
    """The nearest people or number in the clause, for languages without a parser."""
    line = scene.line
    stops = [
        i for i, w in enumerate(line.words) if w.text in ".;:!?()" or w.lower in ("but", "а", "но", "але", "і", "и")
    ]
    left = max((i for i in stops if i < anchor), default=-1)
    right = min((i for i in stops if i > anchor), default=len(line.words))
    near = [s for s in scene.slots if s.kind in ("person", "count") and left < s.first < right]
    if not near:
        near = [s for s in scene.slots if s.kind in ("person", "count")]
    if not near:
        return Who(scene.topic, how="carried") if scene.topic else Who(how="nothing")
    nearest = min(near, key=lambda s: min(abs(s.first - anchor), abs(s.last - anchor)))
    who = _one(nearest, scene)
    if nearest.kind == "person":
        others = [s.value.person for s in near if s.kind == "person" and abs(s.first - nearest.last) <= 12]
        return replace(who, persons=tuple(dict.fromkeys(others)), how="near")
    return replace(who, how="near")
