"""From a trigger to those it happens to and those who do it: the roles of a rule laid over one sentence."""

from dataclasses import replace

from habeas.extraction.english import grammar, surface
from habeas.extraction.english.actors import actor_of
from habeas.extraction.english.phrases import all_of, around, belongs, definite, first_subject, gather, members_of, one
from habeas.extraction.lexicon import PEOPLE, ROLES
from habeas.extraction.patterns import Match, Slot
from habeas.extraction.rules import Rule
from habeas.extraction.scene import Scene, Who, anchor_of
from habeas.extraction.words import Line
from habeas.vocabulary import Modality, Type

__all__ = ["roles"]


def roles(rule: Rule, match: Match, scene: Scene) -> tuple[Who, int | None]:
    """Those concerned and the word of the one who acts, as the rule places them around the trigger."""
    anchor = anchor_of(scene.line, match)
    named = [s for s in match.slots if s.kind in ("person", "count", "pronoun")]
    if rule.who == "slot" or (named and rule.who in ("slot", "object", "near")):
        who = _with_members(scene, _in_slots(rule, named, scene))
        return who, _actor(rule, scene, anchor, who)
    if rule.who == "none":
        return Who(), _actor(rule, scene, anchor, Who())
    if not scene.line.parsed:
        return _near(scene, anchor), None
    if rule.who == "target":
        who = _targets(scene, match, anchor)
        return who, _actor(rule, scene, anchor, who)
    place = _bearer(scene.line, _place(rule, scene.line, anchor))
    if place is not None and (scene.covering(place, "date") or scene.covering(place, "term")):
        place = None
    who = _described_by(scene, around(scene, place), anchor) if place is not None else Who(how="nothing")
    if rule.type in _PARTICIPLE_TELLS_LITTLE and rule.who != "near" and _only_describes(scene.line, anchor, who):
        return Who(how="background"), None
    if place is None or (not who.known and who.how in ("nothing", "wrong")):
        who = _fallback(rule, scene, anchor, match, wrong=who.how == "wrong")
    if (number := _right_before(scene, match)) is not None and number.value.range != who.count:
        who = one(number, scene)
    if who.how == "wrong" and scene.topic and place is not None and _describes(scene.line, place):
        who = Who(scene.topic, how="carried", word=place)
    if rule.type is Type.PARDON and not who.known and (about := _beneficiary(scene, anchor)) is not None:
        who = about
    who = _with_members(scene, who)
    unnamed = who.how == "reference" or not (who.persons or who.count)
    if scene.topic and unnamed and who.word is not None and _describes(scene.line, who.word):
        who = Who(scene.topic, how="carried", word=who.word)
    return who, _actor(rule, scene, anchor, who)


def _bearer(line: Line, place: int | None) -> int | None:
    """Whose name it is, where something is said of a name: "her name is still on the list"."""
    if place is None or line.words[place].lemma != "name":
        return place
    return next(iter(grammar.kids(line, place, "poss")), place)


def _in_slots(rule: Rule, named: list[Slot], scene: Scene) -> Who:
    """Everybody in the slots of a rule; a number alone in one counts itself, whatever its phrase counts before it."""
    who = all_of(named, scene)
    if not rule.firm or len(named) != 1 or named[0].kind != "count" or who.persons:
        return who
    last = scene.line.words[named[0].last]
    things = who.count is None and (last.pos in "NP" or last.head == named[0].last + 1)  # "40 clubs"
    return who if things or who.count == named[0].value.range else one(named[0], scene)


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
    return next((s for s in counts if not definite(scene.line, s)), None)


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
        who = around(scene, grammar.argument(line, who.word))
    part = max((i for i in line.places.get(";", ()) if i < top), default=-1)
    others = first_subject(line, who.word) if who.word == line.words[top].head else set()
    before = {
        s.value.person for s in scene.slots if s.kind == "person" and part < s.last < top and s.last not in others
    }
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
        persons = [s.value.person for s in scene.slots if s.kind == "person" and belongs(line, s, inside, head)]
        counts = [s for s in scene.slots if s.kind == "count" and s.last in inside]
        members = members_of(scene, head, inside)
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
    who = around(scene, at)
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
    return around(scene, at).persons if at is not None and at != n else ()


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


def _fallback(rule: Rule, scene: Scene, anchor: int, match: Match, *, wrong: bool) -> Who:
    """Where the tree gives nobody: those named right behind the trigger, or whom the line or the text is about."""
    line = scene.line
    if rule.who in ("object", "given") and line.words[anchor].pos == "V" and not grammar.is_passive(line, anchor):
        for slot in scene.slots:
            if slot.kind in ("person", "count") and match.last < slot.first <= match.last + 2:
                return gather(scene, slot)  # of "gave up five goals" nobody
    at = surface.beside(rule, match, line, scene.slots, anchor)
    if at is not None and (who := around(scene, at)).known:
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
    who = one(nearest, scene)
    if nearest.kind == "person":
        others = [s.value.person for s in near if s.kind == "person" and abs(s.first - nearest.last) <= 12]
        return replace(who, persons=tuple(dict.fromkeys(others)), how="near")
    return replace(who, how="near")
