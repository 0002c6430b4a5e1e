"""From a trigger to its statements: who is concerned and acts, when, where, on whose word, how it is meant, how sure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from habeas.dates import Dated
from habeas.dates import Kind as DateKind
from habeas.extraction.english import details, grammar
from habeas.extraction.english.advice import (
    UNNAMED,
    asked_for,
    confidence,
    evidence,
    firmly,
    meant,
    pointed,
    telling,
    unnamed,
)
from habeas.extraction.english.apart import of_a_work, without_others
from habeas.extraction.english.attribution import Sources, heads_a_list, source_of, text_of
from habeas.extraction.english.beginnings import YEAR, from_then, to_come, when
from habeas.extraction.english.companions import companions
from habeas.extraction.english.coordination import whole_row
from habeas.extraction.english.frames import roles
from habeas.extraction.english.leads import named_later
from habeas.extraction.english.meaning import (
    against_an_acquittal,
    as_told,
    condition,
    in_fiction,
    looked_back_on,
    unlinked,
)
from habeas.extraction.english.modality import conditional, recalled
from habeas.extraction.english.offences import offence_of
from habeas.extraction.english.otherwise import died_meanwhile, other_than, told_inside, told_otherwise
from habeas.extraction.english.particular import IN_GENERAL, IN_PARTICULAR, generic, is_state
from habeas.extraction.english.rosters import of_those_left, remaining
from habeas.extraction.english.undone import kept_off, not_among
from habeas.extraction.english.visits import prisoner_of
from habeas.extraction.english.whom import Weighed, decided, weighed
from habeas.extraction.report import Report, Stated
from habeas.extraction.scene import Fired, Scene, Who
from habeas.extraction.trained import Fitted, Opinion
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import Range
from habeas.vocabulary import LET_GO, SANCTIONS, Basis, Modality, Type

__all__ = ["Noted", "Stating"]

Noted = tuple[str, int, str]
"""A trigger by its rule, where its line begins, and its words."""

_PLACE_WORDS: Mapping[Type, tuple[str, ...]] = {
    Type.DEPORTATION: ("to", "into", "from", "via"),
    Type.TRANSFER: ("to", "into", "in", "at"),
    Type.EXILE: ("to", "in", "for", "from"),
    Type.SANCTION_IMPOSED: ("on", "against", "for"),
    Type.SANCTION_LIFTED: ("on", "against", "for", "from"),
}
_FILLED = {"date": 0.5, "source": 0.5, "actor": 0.5, "place": 0.5}
"""The share of the model's pointer from which it fills a field that the rules leave empty."""
_TAKES_BACK = re.compile(
    r"\b(?:(?i:(?:we|that|this|it|(?:our|the|that|this) (?:\w+ )?(?:reports?|news|story|stories|item|article|bulletin|claims?))"
    r" (?:was|were|is|are|proved|turned out)(?: to be| quite)? (?:in |an? |our )?(?:wrong|mistaken|mistakes?|errors?|erroneous"
    r"|incorrect|untrue|not true|false)\b(?! to\b))"
    r"|(?i:wrong(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|incorrect(?:ly)?|in error|by mistake)"
    r" (?i:report|sa(?:y|id)|writ|wrote|stat|nam|announc|publish|told|list)\w*"
    r"|(?i:report|sa(?:y|id)|writ|wrote|stat|nam|announc|publish|told|list)\w*(?i: (?:wrongly|mistakenly|in error|by mistake))"
    r"|(?i:our (?:mistake|error|correction|apolog\w+)|we (?:\w+ )?(?:correct|withdr[ae]w|retract|apologi[sz]e|regret)\w*)"
    r"|(?i:and (?:withdr[ae]w|retract|apologi[sz]e)\b|(?:an?|this) correction\b|corrections?[:.])"
    r"|(?:[Hh]e|[Ss]he|[Tt]hey|[A-ZÀ-Þ][\w'’-]+) (?:(?:is|are|was|were) (?:(?:still )?alive|not (?:dead|free|freed|released|among))"
    r"|did not (?:die|leave)|never left)"
    r"|(?i:mend|put right|set right) (?i:something|a mistake|an error|one thing)|(?i:we [^.;:]{0,24}\bgot) wrong"
    r"|(?:was|were|had been) (?:overlooked|miscounted|(?:entered|counted|listed) twice)"
    r"|(?i:it|that|this) (?:did not happen|did not take place|never happened))\b"
)
"""What says that the teller errs, or that what was told of somebody is not so: no false charge and no wrong conviction."""
_BESIDE_IT = 300
"""Characters before and behind a sentence in which words that take it back are of it."""
_PLAIN = 0.8
"""How likely a trigger must be to need neither term nor day."""
_NOBODY = 0.5
"""The share of the model's pointer on nobody from which a sure trigger needs nobody in particular."""
_NOT_DONE = 0.5
"""What part of the confidence that a fact needs is enough for what did not happen: it frees and jails nobody."""
_LEDGER = "ledger.en/"
"""Rules of ledger lines, a word, a colon and a number: the model has seen few such, and its doubt of them is no veto."""
_ACTS = frozenset("release arrest detention pardon swap exchange deportation expulsion transfer death".split())
"""What is done to somebody; in the plural it was done to several."""
_TAKES_EFFECT = re.compile(
    r"\b(?:takes?|taking|took|taken) effect|(?:comes?|coming|came|enters?|entering|entered) into (?:force|effect)"
    r"|(?:in|into) force|(?:is|are) (?:valid|effective)\b"
)
_PRESENT = re.compile(r"takes? |(?:comes?|enters?) ", re.IGNORECASE)
_OF_THEM = re.compile(
    r"(?:it|they|these|this|(?:the|both|contrary to [^,.;]{0,40}? the) (?:\w+ )?(?:suspension|ban|measures?|decision|licen[cs]es?|waiver|sanctions|move))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about the measures of the one before."""
_EFFECT_WITHIN = 14
"""How many characters behind "takes effect" its day begins at most: "on", "from", "as of"."""
_SINCE = re.compile(r"\bsince the [^.,;:()]*$", re.IGNORECASE)
_IN_CUSTODY = re.compile(
    r"\b(?:in|inside|at|into|behind|under|from) (?:[\w’'-]+ ){0,4}?(?:prisons?|jails?|bars|custody|detention|captivity|arrest|colon(?:y|ies)"
    r"|camps?|cells?|cellmates?|remand|solitary|isolator|isolation|lock-?up|infirmary|barracks|dungeons?)\b"
    r"(?! (?:gates?|fences?|walls?|doors?|yards?|visits?|officers?|guards?|staff|authorities))"
)
"""What says that somebody is inside, and not before the gate."""
_CARRIED = 0.1
"""The share of the pointer from which a sentence with a subject of its own may be about those of the sentence before."""
_POINTED = 40
"""Lines back in which those named in words can be pointed at; a name in a label alone never is."""
_MEETING = frozenset("meet visit greet hug thank".split())
"""What two people do of whom neither is freed or held by it."""
_UNKNOWING = re.compile(
    r"\b(?:no idea|unaware|(?:not|never|n't) (?:know|known|aware|been told|told|expect|expected)) (?:that )?[^,;:]*$"
)
_OPENING = 45
_THOSE = re.compile(
    r"(?:[-–—•*]\s*)?(?:among(?:st)? )?(?:the )?(?:those|others?|rest|prisoners|people)\b", re.IGNORECASE
)
_TIED = (Type.SANCTION_LIFTED, Type.RELEASE, Type.PARDON, Type.EXCHANGE)


@dataclass(slots=True)
class Stating:
    """What stating a trigger takes: the report, who in it is named for what they are, and what the model says of it.

    `evidence` and `doubted` note what spoke for each trigger, and which facts only the model doubts; `weighed` who might
    have been meant.
    """

    report: Report
    beside: set[str]
    sources: Sources = field(default_factory=Sources)
    opinion: Opinion | None = None
    fitted: Fitted = field(default_factory=Fitted)
    evidence: dict[Noted, tuple[float, ...]] = field(default_factory=dict)
    doubted: set[Noted] = field(default_factory=set)
    weighed: list[tuple[Type, Line, Weighed]] = field(default_factory=list)

    def state(self, scene: Scene, one: Fired, others: list[int]) -> Stated:
        """The statements of a trigger, or why there is none; `others` are the words of the line's triggers."""
        who, actor = self._roles(scene, one)
        act = asked_for(scene.line, one) if who.how in ("wrong", "nothing") else None
        if act is not None:
            return self.state(scene, act, others)
        one = told_otherwise(scene.line, one)
        inside, other = told_inside(scene.line, one), self._by_number(scene, one, who)
        if inside is not None:
            one = replace(one, rule=replace(one.rule, id=f"model/{inside}", type=inside))
        elif other is not None and not firmly(self.opinion, one, other):
            one = replace(one, rule=replace(one.rule, type=other))
        missing = self._missing(scene, one, who)
        if missing:
            return [], missing
        base = self._base(scene, one, who, actor, others)
        why = self._lacking(scene, one, who, actor, base)
        if why:
            return [], why
        if inside is Type.ARREST:
            base |= {"date": None}  # whoever is still inside was taken on some other day
        return self._by_subject(one, who, base) + self._others(scene, one, who, base), None

    def _roles(self, scene: Scene, one: Fired) -> tuple[Who, int | None]:
        """Those a trigger is about, and the word of the one who acts."""
        who, actor = roles(one.rule, one.match, scene)
        inside = prisoner_of(scene, who, one.match, one.anchor) if _fares(scene, one) else None
        who = inside or who
        found, who = who, named_later(self._whom(scene, one, who), scene.number, self.report.lines, self.report.people)
        if scene.line.parsed:
            who = replace(who, persons=self._row(scene, who.persons, one), members=self._row(scene, who.members, one))
            lawyers = _fares(scene, one) and not _LAWYERS.isdisjoint(
                scene.line.places
            )  # turned away, they are not held
            who = who if inside or lawyers else without_others(scene, found, who, one.anchor, self.beside)
        if self.report.headline and who.persons and who.how in ("reference", "carried"):
            who = Who(how="nothing")  # a headline names whom it means, or means nobody yet named
        filled = {i for s in one.match.slots for i in range(s.first, s.last + 1)}
        return who, None if actor in {
            *one.match.literal,
            *filled,
        } else actor  # "headed by Mira Halden": she did nothing

    def _row(self, scene: Scene, persons: tuple[str, ...], one: Fired) -> tuple[str, ...]:
        """All the people of the row of names in which these stand."""
        return whole_row(scene.line, scene.slots, persons, one.anchor, self.beside) if persons else persons

    def _lacking(self, scene: Scene, one: Fired, who: Who, actor: int | None, base: dict[str, Any]) -> str | None:
        """What a statement lacks: a field its rule needs, confidence, or anybody and anything in particular."""
        for name in ("term", "date", "place", "charge"):
            served = name == "term" and base["charge"] is not None  # "was doing time for spying"
            served = served or (
                name in ("term", "date") and telling(one, _PLAIN)
            )  # "received the same", "got nine too"
            if name in one.rule.needs and base[name] is None and not served:
                return f"no {name}"
        least = self.fitted.least * (1.0 if base["modality"] is Modality.ACTUAL else _NOT_DONE)
        listed = one.rule.firm or one.rule.id.startswith(_LEDGER)
        doubted = one.proposal is not None and base["confidence"] < least and not listed
        if doubted and not who.per:  # of rates the model has learnt little
            return "doubtful"
        before = self.report.folded[scene.line.start : scene.line.words[one.anchor].start]
        if base["modality"] in (Modality.DENIED, Modality.FAILED) and _UNKNOWING.search(before):
            return "only what somebody did not know"  # "had no idea he was to be freed": he was
        if base["modality"] is Modality.DENIED and scene.line.words[one.anchor].lower == "with":
            return "only says beside whom"  # "refused to be deported with 22 others": the others were
        how, date, place = base["modality"], base["date"], base["place"]
        why = generic(scene.line, one.anchor, one.rule.type, who, how, date, place, actor)
        # of how somebody fares much is told in passing: there the model must be surer that nobody is named
        least = UNNAMED if one.rule.type is Type.CONDITIONS else _NOBODY
        if why is not None and why.endswith(IN_PARTICULAR) and unnamed(one, least):
            return None
        return None if why == IN_GENERAL and telling(one) else why

    def _others(self, scene: Scene, one: Fired, who: Who, base: dict[str, Any]) -> list[Statement]:
        """The same of a number of others beside those named, without the term where another follows."""
        slot = companions(one.rule.type, scene, one.match, one.anchor, who)
        if slot is None:
            return []
        own_term = any(s.kind == "term" and s.first > slot.last for s in scene.slots)
        base = base | ({"term": None} if own_term else {})
        number = slot.value
        return [self._statement(one, base, (), number.range, number.group, number.per, None)]

    def _whom(self, scene: Scene, one: Fired, found: Who) -> Who:
        """Those a trigger is about, whom rules and model may see differently."""
        if one.proposal is None or found.how == "unnamed relative":
            return found
        among = weighed(one.proposal, found, scene, self.report.slots, self.beside, one.anchor)
        if found.how == "carried" and found.persons == scene.topic and self._goes_on(scene, found, among):
            return found
        trigger = scene.line.words[one.anchor]
        if trigger.tag == "NNS" and trigger.lemma in _ACTS:  # "after the releases Mira Halden was sentenced"
            among = [c for c in among if c[0].ruled or len(c[0].persons) != 1]
        self.weighed.append((one.rule.type, scene.line, among))
        return decided(among, self.fitted.whom)

    def _goes_on(self, scene: Scene, found: Who, among: Weighed) -> bool:
        """Whether a line goes on about those its entry is about: it has no subject, or the model does not rule them out."""
        if found.word is not None or scene.elliptical or next(c.share for c, _ in among if c.ruled) >= _CARRIED:
            return True
        near = range(max(0, scene.number - _POINTED), scene.number + 1)
        return not any(
            s.kind == "person" and s.value.person in found.persons for at in near for s in self.report.slots[at]
        )

    def _by_number(self, scene: Scene, one: Fired, who: Who) -> Type | None:
        """What a rule says where it is said of a number of people: "500 are held" counts them."""
        if one.rule.counted and who.count and not who.persons:
            return one.rule.counted
        if one.rule.type is Type.ARREST and who.count and not who.per and is_state(scene.line, one.anchor):
            return Type.COUNT_HELD
        return None

    def _unlikely(self, scene: Scene, one: Fired, who: Who) -> str | None:
        """An office-holder or relative of whom nothing is told is not held or listed on the strength of a loose word. What
        such a one suffers is told of a prisoner only where the sentence says inside: relatives fast and fall ill at home."""
        if who.how == "unnamed relative" and died_meanwhile(scene, self.report.folded, one, who):
            return "a relative died while somebody was held"
        suffers = one.rule.type is Type.CONDITIONS
        inside = suffers and _IN_CUSTODY.search(self.report.folded, scene.line.start, scene.line.end)
        outside = who.how == "unnamed relative" or (not who.persons and who.group in _AT_HOME)
        if suffers and not inside and outside:
            return "said of a relative at home"
        loose = one.rule.id.startswith("model/") or who.how != "grammar" or suffers or one.rule.type is Type.RECOGNISED
        told = scene.discourse.told_of
        beside = who.persons and all(p in self.beside and not told(p) for p in who.persons)
        if loose and beside and not (inside and telling(one)):
            return "said of one who is named for an office or as a relative"
        return None

    def _missing(self, scene: Scene, one: Fired, who: Who) -> str | None:
        only_if = condition(scene.line, one.anchor, one.rule.type)
        return self._without(one, who) or only_if or self._otherwise(scene, one) or self._unlikely(scene, one, who)

    def _otherwise(self, scene: Scene, one: Fired) -> str | None:
        """What the words about a trigger tell of, where it is not what its rule says."""
        line = scene.line
        if (why := other_than(line, one)) is not None:
            return why
        if one.rule.type in LET_GO and self._of_those_inside(line):
            return "told of those who are still inside"
        alone = one.rule.id.startswith("model/")
        before = self.report.lines[scene.number - 1] if scene.number else None
        if alone and one.rule.type in LET_GO and before and of_those_left(self.report.folded, before, line):
            return "told of those who stayed"
        if one.rule.modality is None and line.parsed and not_among(line, one.anchor):
            return "only says of which people somebody was none"
        if one.rule.type is Type.RELEASE and of_a_work(line, one.anchor):
            return "a work or a paper is released"
        if in_fiction(line, one.anchor):
            return "told in a work of fiction"
        met = alone and line.words[one.anchor].lemma in _MEETING
        return "two who met" if met else None

    def _of_those_inside(self, line: Line) -> bool:
        """Whether a line begins with those who remain: "Those who remain include Halden, whose father is free"."""
        opening = self.report.folded[line.start : min(line.end, line.start + _OPENING)]
        return _THOSE.match(opening) is not None and remaining(opening)

    def _without(self, one: Fired, who: Who) -> str | None:
        rule = one.rule
        if who.how == "wrong" and not unnamed(one):
            return "not said of people"
        if who.how == "background":
            return "only says which people are meant"
        if "who" in rule.needs and not who.known and who.how in ("nothing", "wrong") and not unnamed(one):
            return "nobody named, counted or referred to"
        if "count" in rule.needs and who.count is None:
            return "no number"
        if "person" in rule.needs and not who.persons:
            return "no person"
        return None

    def _base(self, scene: Scene, one: Fired, who: Who, actor: int | None, others: list[int]) -> dict[str, Any]:
        """The fields that a trigger's statements share."""
        line, rule = scene.line, one.rule
        people = {s.last: s.value.person for s in scene.slots if s.kind == "person"}
        words = _PLACE_WORDS.get(rule.type, ("in", "at", "near", "from", "outside"))
        matched = line.words[one.match.first], line.words[one.match.last]
        found, how = self._meant(line, one, who)
        asked = how is Modality.CALLED_FOR and rule.modality is None
        trigger = self.report.text[matched[0].start : matched[1].end]
        if how is not found is Modality.ACTUAL:
            self.doubted.add((rule.id, line.start, trigger))
        day = self._day(line, one, details.date_of(scene, one.match, one.anchor, others))
        if rule.type in SANCTIONS:
            later = self._in_force(scene, later=day is None)
            day = later or from_then(line, one, day, self.report.document.published) or day
        if how is Modality.ACTUAL and day is not None and self._to_come(day):
            how, day = (Modality.PLANNED, day) if rule.type in SANCTIONS else (how, None)
        standing = self.opinion.standing if self.opinion else 0.5
        self.evidence[rule.id, line.start, trigger] = noted = evidence(one, who, how, self.report.slots, standing)
        return {
            "quote": self.report.text[line.start : line.end],
            "start": line.start,
            "end": line.end,
            "trigger": trigger,
            "by": rule.id,
            "confidence": confidence(one, who, noted, self.fitted.weights),
            "date": when(line, one, day, who),
            "actor": text_of(self.report.text, line, actor, people)
            if actor is not None and line.words[actor].pos != "R"
            else self._phrase(one, "actor"),
            "place": self._place(scene, one, words) or self._phrase(one, "place"),
            "source": source_of(self.report.text, line, one.anchor, people, self.sources, scene.number, asked=asked)
            or self._phrase(one, "source"),
            "term": details.term_of(scene, one.match, one.anchor, others) if rule.type in (Type.SENTENCE,) else None,
            "charge": offence_of(self.report.text, self.report.folded, scene, one.anchor, rule.type),
            "modality": how,
            "tie": details.tie_of(self.report.text, self.report.folded, line) if rule.type in _TIED else None,
        }

    def _meant(self, line: Line, one: Fired, who: Who) -> tuple[Modality, Modality]:
        """How a trigger is meant by the rules, and how by rules and model together."""
        found = Modality.DENIED if self._taken_back(line, one) else one.rule.modality or as_told(line, one)
        if found is Modality.ACTUAL and who.persons and not who.count and line.parsed and kept_off(line, one.anchor):
            found = Modality.DENIED
        settled = (
            against_an_acquittal(line, one)
            or looked_back_on(line, one.anchor)
            or (found is Modality.ACTUAL and unlinked(line, one))
        )
        return found, found if settled else meant(one, found, conditional=conditional(line))

    def _day(self, line: Line, one: Fired, found: Dated | None) -> Dated | None:
        """The day the rules found in the line, else the one the model points at."""
        at, long_past = pointed(one, "date", _FILLED["date"]), details.years_on(line, one.anchor)
        if found is None and at is not None:
            line = self.report.lines[at[0]]
            slot = next(s for s in self.report.slots[at[0]] if s.kind == "date" and s.first == at[1])
            found = None if details.before(line, slot) else slot.value
        if found is not None and long_past and not YEAR.search(found.when.text):
            return None  # "Monday is the anniversary of her arrest"
        if (
            one.rule.type in (Type.COUNT_DETAINED, Type.COUNT_HELD)
            and found is not None
            and _SINCE.search(self.report.folded[line.start : line.start + found.start])
        ):
            return None  # "since the vote of 7 November": where a total begins is not when it was so
        return found

    def _in_force(self, scene: Scene, *, later: bool) -> Dated | None:
        """The day from which measures or licences hold, where a line tells it beside that of their announcement, or one of
        the next two lines tells it of them, where these are asked as well: "It takes effect on 1 August"."""
        for at in range(scene.number, min(scene.number + 3, len(self.report.lines)) if later else scene.number + 1):
            line = self.report.lines[at]
            if at > scene.number and not _OF_THEM.match(self.report.folded, line.start):
                break
            for said in _TAKES_EFFECT.finditer(self.report.folded, line.start, line.end):
                for s in self.report.slots[at]:
                    if s.kind == "date" and 0 <= line.words[s.first].start - said.end() <= _EFFECT_WITHIN:
                        told = _PRESENT.match(said.group())
                        ahead = to_come(s.value, self.report.document.published) if told else None
                        dated: Dated = ahead or s.value
                        return dated
        return None

    def _taken_back(self, line: Line, one: Fired) -> bool:
        """Whether a sentence tells what the outlet itself told before, and the words beside it take it back."""
        if one.rule.modality is not None or not recalled(line, one.anchor):
            return False
        return (
            _TAKES_BACK.search(self.report.folded, max(0, line.start - _BESIDE_IT), line.end + _BESIDE_IT) is not None
        )

    def _to_come(self, day: Dated) -> bool:
        """Whether a day lies after the report: measures that begin then are announced, and nothing else is done then."""
        published = self.report.document.published
        if published is None or published.last is None or day.when.first is None or day.kind is DateKind.UNTIL:
            return False
        return day.when.first > published.last

    def _phrase(self, one: Fired, role: str) -> str | None:
        """The phrase that the model points at in a role which the rules left empty."""
        at = pointed(one, role, _FILLED[role])
        if at is None or (role == "source" and heads_a_list(self.report.lines[at[0]], at[1])):
            return None
        people = {n.last: n.person for n in self.report.people.by_line.get(at[0], ())}
        return text_of(self.report.text, self.report.lines[at[0]], at[1], people)

    def _place(self, scene: Scene, one: Fired, words: tuple[str, ...]) -> str | None:
        if one.rule.type in SANCTIONS:
            inner = [s for s in one.match.slots if s.kind == "place"]
            if inner:
                return self.report.text[scene.line.words[inner[0].first].start : scene.line.words[inner[0].last].end]
            if scene.line.parsed:
                for near in _around(scene.line, one):
                    for word, noun in grammar.prepositions(scene.line, near):
                        dated = scene.covering(noun, "date") is not None
                        if word in words and noun not in one.match.literal and not dated:
                            return text_of(self.report.text, scene.line, _partner(scene.line, noun), {})
                target = details.sanctioned(scene.line, one.anchor, one.match.literal)
                return text_of(self.report.text, scene.line, target, {}) if target is not None else None
            return None
        return details.place_of(self.report.text, scene, one.anchor, words)

    def _by_subject(self, one: Fired, who: Who, base: dict[str, Any]) -> list[Statement]:
        """One statement for the number or the people, one more for members named among a number."""
        basis = (
            {Type.COUNT_HELD: Basis.STOCK, Type.COUNT_DETAINED: Basis.CUMULATIVE}.get(one.rule.type)
            if who.count
            else None
        )
        if who.per:
            basis = Basis.FLOW
        count: Range | None = who.count
        made = []
        if who.persons or count or not who.members:
            made.append(self._statement(one, base, who.persons, count, who.group, who.per, basis))
        if who.members:
            made.append(self._statement(one, base, who.members, None, None, None, None))
        return made

    def _statement(
        self,
        one: Fired,
        base: dict[str, Any],
        persons: tuple[str, ...],
        count: Range | None,
        group: str | None,
        per: str | None,
        basis: Basis | None,
    ) -> Statement:
        return Statement(
            self.report.document.id,
            one.rule.type,
            persons=persons,
            count=count,
            group=group,
            per=per,
            basis=basis,
            **base,
        )


_AT_HOME = frozenset("neighbour neighbours neighbor neighbors friend friends supporter supporters".split())
"""Who fasts and falls ill at home, unless a sentence says inside."""
_LAWYERS = frozenset({"lawyer", "lawyers", "attorney", "attorneys"})


def _fares(scene: Scene, one: Fired) -> bool:
    """Whether a trigger tells in a parsed line how somebody fares."""
    return one.rule.type is Type.CONDITIONS and scene.line.parsed


def _around(line: Line, one: Fired) -> list[int]:
    """The words on which the target of sanctions may hang: the trigger, the sanctions, "imposed" behind them."""
    near = list(dict.fromkeys((one.anchor, *grammar.objects(line, one.anchor), *one.match.literal)))
    return near + [k for n in near for k in grammar.kids(line, n, "acl", "relcl")]


_DEALINGS = frozenset("dealing transaction trade business operation".split())


def _partner(line: Line, noun: int) -> int:
    """With whom dealings are allowed or banned: "a licence for dealings with Airvia" is for Airvia."""
    if line.words[noun].lemma not in _DEALINGS:
        return noun
    return next((n for word, n in grammar.prepositions(line, noun) if word in ("with", "involving")), noun)
