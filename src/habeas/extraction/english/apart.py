"""Who is named in a sentence that tells of others: "Halden, not Talby", "a friend of Halden", "the judge who jailed Halden".

The trained model points at names, and short sentences mislead the parser. So whoever is set against those told of, only
says whose friend or lawyer somebody is, or stands in a clause on them, is taken out again.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial

from habeas.extraction.english import grammar
from habeas.extraction.english.phrases import gather
from habeas.extraction.lexicon import KIN, PEOPLE, ROLES
from habeas.extraction.patterns import Slot
from habeas.extraction.scene import Scene, Who
from habeas.extraction.words import Line
from habeas.names import gender

__all__ = ["of_a_work", "without_others"]

_NEAR = 7
"""Words between a cue and the name behind it at most: what somebody is."""
_CUES = (
    ("rather", "than"), ("instead", "of"), ("as", "opposed", "to"), ("unlike",), ("except", "for"), ("except",),
    ("apart", "from"), ("aside", "from"), ("other", "than"), ("save", "for"), ("with", "the", "exception", "of"),
    ("excluding",), ("in", "place", "of"), ("but", "not"), ("and", "not"), ("not",),
)  # fmt: skip
"""What sets people against those told of, the longest first."""
_OPENS = frozenset({",", "(", "-", "–", "—", ":", ";"})
_MORE = frozenset("only just merely simply solely even all".split())
_AND = frozenset({"and", "or", "nor", "&"})
_CALLS = "NPTDJA"
_OPENING = 8
"""Words before the name in a phrase that opens a sentence, at most."""
_WHO = frozenset({"who", "whom", "whose"})
_OF = frozenset("of for to with by from against".split())
_NAMING = frozenset("name call identify know".split())
_BESIDE_THEM = frozenset(
    (
        "witness neighbour neighbor ally associate fan follower namesake classmate roommate flatmate companion acquaintance "
        "accuser informant informer jailer captor torturer killer interrogator rival successor predecessor client patient "
        "pupil sympathiser sympathizer wellwisher well-wisher godfather godmother girlfriend boyfriend mentor bodyguard"
    ).split()
)
"""Words beyond roles, kin and people in general for who somebody is to another."""
_WORKS = frozenset(
    (
        "film movie documentary book novel memoir report statement video footage recording audio song album single list photo "
        "photograph picture image figure data document transcript trailer podcast episode interview letter communique "
        "article study survey version text poem dossier file findings details information name"
    ).split()
)
"""What is released to the public, and nobody freed by it."""
_DONE_TO = frozenset("release free arrest detain jail imprison convict pardon deport expel acquit amnesty".split())
"""Verbs whose subject does it: who released an album is not freed."""


def without_others(scene: Scene, found: Who, who: Who, anchor: int, beside: Collection[str]) -> Who:
    """Those a trigger is about without others named beside them; `found` are whom the rules found, `beside` never stand in."""
    line, named = scene.line, [s for s in scene.slots if s.kind == "person"]
    if not line.parsed or not any(s.value.person in (*who.persons, *who.members) for s in named):
        return who
    if _does_it(line, named, who, anchor):
        return Who(how="wrong")
    if _of_another_gender(line, named, found, who):
        return _nobody(found, who)
    against = [s for s in _set_against(line, named) if not _told_behind(line, s, anchor)]
    who = _left(who, named, against, partial(_for_whom, scene, named, against))
    for others in (_in_offence(line, named, anchor), _at_the_opening(line, named)):
        who = _left(who, named, others, partial(_nobody, found, who))
    for head in _heads(line, found, anchor):
        others = _of_head(line, named, head, anchor)
        who = _left(who, named, others, partial(_unnamed, scene, head))
    return _told_right_before(scene, named, who, anchor, beside)


def _of_another_gender(line: Line, named: Sequence[Slot], found: Who, who: Who) -> bool:
    """Whether "she" is taken for the man whose sister or lawyer she is: "Talby's sister said that she had been held"."""
    word = line.words[found.word].lower if found.word is not None and found.word < len(line.words) else ""
    wanted = "f" if word == "she" else "m" if word == "he" else None
    known = gender(who.persons[0]) if wanted is not None and len(who.persons) == 1 else None
    owners = [s for s in named if s.value.person in who.persons]
    return known not in (None, wanted) and bool(owners) and all(_of_somebody(line, s) for s in owners)


def _of_somebody(line: Line, slot: Slot) -> bool:
    """Whether a name says whose friend or sister somebody is: "the sister of Talby", "Talby's lawyer"."""
    word = line.words[slot.last]
    noun = word.head if word.dep == "poss" else line.words[word.head].head
    return _whose(line, slot) and _for_people(line, noun)


def _left(who: Who, named: Sequence[Slot], others: Sequence[Slot], instead: Callable[[], Who]) -> Who:
    """Those meant without the people who are named only as others; whoever stands for them where nobody is left."""
    out = {s.value.person for s in others} - {s.value.person for s in named if s not in others}
    if not out & {*who.persons, *who.members}:
        return who
    left = tuple(p for p in who.persons if p not in out)
    members = tuple(p for p in who.members if p not in out)
    if left or members or who.count:
        return replace(who, persons=left, members=members)
    return instead()


# ---------------------------------------------------------------- set against those told of


def _set_against(line: Line, named: Sequence[Slot]) -> list[Slot]:
    """The names behind "not", "rather than", "except": as far as "and" and "or" go on."""
    found = list[Slot]()
    for behind in _behind_cues(line):
        first = next((s for s in named if s.first >= behind), None)
        if first is None or not _called(line, behind, first.first):
            continue
        row = _row_from(line, named, first)
        opens = tuple(w.lower for w in line.words[:behind]) in _CUES
        found += _before_the_comma(line, row) if opens else row
    return found


def _before_the_comma(line: Line, row: list[Slot]) -> list[Slot]:
    """Of a row that opens a sentence those before its first comma, where none closes it: "Apart from A, B and C were freed"."""
    end = row[-1].last + 1
    if end >= len(line.words) or line.words[end].lower in (",", "but"):
        return row
    at = next((n for n, s in enumerate(row) if line.words[s.last + 1].text == ","), len(row) - 1)
    return row[: at + 1]


def _behind_cues(line: Line) -> Iterable[int]:
    """The word behind each cue; a bare "not" counts behind a comma or at the head, and "not only" sets nobody apart."""
    words = [w.lower for w in line.words]
    for i in range(len(words)):
        cue = next((c for c in _CUES if tuple(words[i : i + len(c)]) == c), None)
        if cue is None or i + len(cue) >= len(words) or words[i + len(cue)] in _MORE:
            continue
        if cue == ("not",) and i and words[i - 1] not in _OPENS:
            continue
        yield i + len(cue)


def _called(line: Line, first: int, end: int) -> bool:
    """Whether only words for what somebody is, or other names of a row, stand before a name."""
    between = line.words[first:end]
    return len(between) <= _NEAR and all((w.pos in _CALLS and w.text.isalpha()) or w.lower in _AND for w in between)


def _row_from(line: Line, named: Sequence[Slot], first: Slot) -> list[Slot]:
    """A name and those joined to it by "and" or "or", past commas only where one of these closes the row."""
    row, open_ = [first], list[Slot]()
    for slot in named[named.index(first) + 1 :]:
        last = (open_ or row)[-1].last
        joint = line.words[last + 1].lower
        after = last + 2
        if joint == "," and line.words[after].lower in _AND and open_:
            joint, after = "and", after + 1
        if slot.first < after or not _called(line, after, slot.first):
            break
        if joint in _AND:
            row, open_ = [*row, *open_, slot], []
        elif joint == ",":
            open_.append(slot)
        else:
            break
    return row


def _told_behind(line: Line, slot: Slot, anchor: int) -> bool:
    """Whether a trigger stands in a clause on a name: "unlike Talby, who was freed"; but "it was A, not B, who was freed"."""
    cleft = [w.lower for w in line.words[:1]] == ["it"] and line.words[1].lemma == "be"
    between = [w.lower for w in line.words[slot.last + 1 : anchor][:2]]
    clause = between[:1] != [] and (
        between[0] in _WHO or (between[0] == "," and between[1:] != [] and between[1] in _WHO)
    )
    return clause and not cleft


def _for_whom(scene: Scene, named: Sequence[Slot], against: Sequence[Slot]) -> Who:
    """Whom others are set against: A in "A, not B" and in "not B but A"."""
    line = scene.line
    first = min(against, key=lambda s: s.first)
    last = max(against, key=lambda s: s.last)
    behind = line.words[last.last + 1].lower if last.last + 1 < len(line.words) else ""
    after = next((s for s in named if s.first > last.last), None)
    before = next((s for s in reversed(named) if s.last < first.first), None)
    one = after if behind == "but" else before
    if one is None or (one is before and first.first - one.last > _NEAR):
        return Who(how="nothing")
    out = {s.value.person for s in against}
    told = gather(scene, one)
    return replace(told, persons=tuple(p for p in told.persons if p not in out))


# ---------------------------------------------------------------- whose friend, whose judge


def _heads(line: Line, found: Who, anchor: int) -> list[int]:
    """The nouns for people of which a trigger is told, by the rules and by the tree."""
    word = line.words[anchor]
    near = [found.word] if found.word is not None else []
    if word.pos in "VX":
        subject = grammar.subject(line, anchor)
        near += [subject] if subject is not None else []
        near += grammar.objects(line, anchor) + _named_among(line, anchor)
    elif word.pos in "NP":
        near += grammar.of_noun(line, anchor)
    return [n for n in dict.fromkeys(near) if _for_people(line, n)]


def _named_among(line: Line, anchor: int) -> list[int]:
    """Who is said to be among those of a participle: the lawyer in "among those arrested was the lawyer of Mira Halden"."""
    word = line.words[anchor]
    if word.dep != "acl" or line.words[word.head].lower != "those":
        return []
    verb = next((up for up in line.ancestors(anchor) if line.words[up].lemma in ("be", "include")), None)
    return grammar.kids(line, verb, "nsubj", "attr", "dobj") if verb is not None else []


def _for_people(line: Line, n: int) -> bool:
    """Whether a word is a common noun for people: "friend", "lawyers", "mother"."""
    w = line.words[n]
    known = w.lemma in ROLES | PEOPLE | KIN | _BESIDE_THEM or w.lower in PEOPLE | KIN
    return w.tag in ("NN", "NNS") and known and w.lemma != "name"


def _of_head(line: Line, named: Sequence[Slot], head: int, anchor: int) -> list[Slot]:
    """The names that only say which of these people are meant: whose they are, and those in a clause on them."""
    below = line.subtree(head)
    if anchor in below and anchor != head and line.words[anchor].dep != "conj":
        return []
    own = grammar.core(line, head)
    found = list[Slot]()
    for slot in named:
        if slot.first < head and line.words[slot.last].dep == "poss" and line.words[slot.last].head == head:
            found.append(slot)
        if slot.first < head or slot in found or slot.last > anchor > head or _one_of_them(line, head, slot):
            continue
        if slot.last in below - own and (_whose(line, slot) or _in_clause(line, slot, head)):
            found += [s for s in _row_from(line, named, slot) if not _a_second(line, s, slot, head, anchor)]
    return [s for s in found if not _their_name(line, s)]


def _one_of_them(line: Line, head: int, slot: Slot) -> bool:
    """Whether a name is one of those a noun is for: "seven people arrested with him, including Mira Halden"."""
    return any(
        w.lower in ("including", "include", "among", "such", "like", "namely") for w in line.words[head : slot.first]
    )


def _whose(line: Line, slot: Slot) -> bool:
    """Whether a name stands behind "of" or "for", with nothing but words for what its bearer is between, or owns something."""
    behind = line.words[slot.last + 1].lower if slot.last + 1 < len(line.words) else ""
    if behind in ("'s", "’s", "'"):
        return True
    i = slot.first - 1
    while i >= 0 and _title(line, i):
        i -= 1
    return i >= 0 and line.words[i].lower in _OF


def _title(line: Line, i: int) -> bool:
    """Whether a word before a name says what its bearer is: "the jailed activist"."""
    w = line.words[i]
    return w.pos == "D" or w.tag in ("DT", "JJ", "VBN", "PRP$") or _for_people(line, i)


def _in_clause(line: Line, slot: Slot, head: int) -> bool:
    """Whether a name stands in a clause on a noun that does not give the noun's own name: "known as Mira"."""
    for up in line.ancestors(slot.last):
        w = line.words[up]
        if up == head:
            return False
        if w.head == head and w.dep in ("relcl", "acl"):
            return w.lemma not in _NAMING
    return False


def _a_second(line: Line, slot: Slot, first: Slot, head: int, anchor: int) -> bool:
    """Whether a name joined to whose somebody is stands beside them: "the lawyer of A and B were freed"."""
    plural = any(w.lower in ("were", "are", "have") for w in line.words[slot.last + 1 : anchor])
    return slot is not first and line.words[head].tag == "NN" and plural


def _their_name(line: Line, slot: Slot) -> bool:
    """Whether a name between commas is that of those told of: "the wife of Mira Halden, Lena Brod, was"."""
    before = line.words[slot.first - 1].text if slot.first else ""
    behind = line.words[slot.last + 1].text if slot.last + 1 < len(line.words) else ""
    return before == "," and behind == ","


def _unnamed(scene: Scene, head: int) -> Who:
    """Those a noun is for, who are not named: by their number, where one counts it."""
    words = scene.line.words
    number = next((s.value for s in scene.slots if s.kind == "count" and head in (s.last, words[s.last].head)), None)
    if number is not None:
        return Who((), number.range, number.group or words[head].lower, number.per, word=head)
    kin = words[head].lemma in KIN or words[head].lower in KIN
    return Who(group=words[head].lower, how="unnamed relative" if kin else "grammar", word=head)


def _nobody(found: Who, who: Who) -> Who:
    """Nobody named: those whom the rules found by a noun or a number, else nobody."""
    known = not (found.persons or found.members) and (found.count or found.group)
    return found if known else Who(how="nothing", word=who.word)


def _in_offence(line: Line, named: Sequence[Slot], anchor: int) -> list[Slot]:
    """The names in what somebody is accused of: "convicted of killing Halden", "arrested for supporting Talby"."""
    prepositions = (k for k in line.words[anchor].kids if line.words[k].lower in ("of", "for", "with", "over"))
    acts = [k for p in prepositions for k in grammar.kids(line, p, "pcomp") if line.words[k].tag == "VBG"]
    return [s for s in named if any(s.last in line.subtree(act) for act in acts)]


def _at_the_opening(line: Line, named: Sequence[Slot]) -> list[Slot]:
    """The name in a phrase that opens a sentence, before the comma and the one told of: "In a talk with Halden, Talby, freed"."""
    if len(named) < 2 or not line.words or line.words[0].tag != "IN" or named[0].first > _OPENING:
        return []
    first, second = named[:2]
    comma = first.last + 1
    with_others = line.words[first.first - 1].lower in _OF
    return [first] if with_others and second.first == comma + 1 and line.words[comma].text == "," else []


# ---------------------------------------------------------------- who does it, and the nearest


def _does_it(line: Line, named: Sequence[Slot], who: Who, anchor: int) -> bool:
    """Whether all those meant are the subject of a verb that does it to something else: "Halden released an album"."""
    word = line.words[anchor]
    if word.lemma not in _DONE_TO or word.pos != "V" or grammar.is_passive(line, anchor):
        return False
    things = grammar.kids(line, anchor, "dobj")
    if not things or any(line.words[o].pos == "R" for o in things):
        return False
    subjects = {i for k in grammar.kids(line, anchor, "nsubj") for i in grammar.core(line, k)}
    doers = {s.value.person for s in named if s.last in subjects}
    return {*who.persons} <= doers and not who.members


def of_a_work(line: Line, anchor: int) -> bool:
    """Whether what is released is a work or a paper: "a film about her arrest was released", "released a list of names"."""
    if line.words[anchor].lemma != "release" or line.words[anchor].pos != "V":
        return False
    passive = grammar.is_passive(line, anchor)
    subject = grammar.subject(line, anchor) if passive else None
    things = grammar.kids(line, anchor, "dobj") if not passive else [] if subject is None else [subject]
    return any(line.words[t].lemma in _WORKS and line.words[t].tag in ("NN", "NNS") for t in things)


def _told_right_before(scene: Scene, named: Sequence[Slot], who: Who, anchor: int, beside: Collection[str]) -> Who:
    """The row that ends right before a participle behind a comma, where a verb parts it from those found.

    "Halden greeted Talby, freed on Friday" tells of Talby.
    """
    line = scene.line
    if line.words[anchor].tag not in ("VBN", "VBD") or anchor < 2 or line.words[anchor - 1].text != ",":
        return who
    near = next((s for s in named if s.last == anchor - 2), None)
    if near is None or near.value.person in (*who.persons, *who.members, *beside):
        return who
    last = max((s.last for s in named if s.value.person in who.persons and s.last < near.first), default=None)
    if last is None or not any(w.tag in ("VBD", "VBZ", "VBP", "VB") for w in line.words[last + 1 : near.first]):
        return who
    told = gather(scene, near)
    return replace(told, how="grammar") if told.persons else who
