"""From a trigger to its statements: who is concerned and acts, when, where, on whose word, how it is meant, how sure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from habeas.extraction.english import details, grammar
from habeas.extraction.english.advice import (
    FILLS,
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
from habeas.extraction.english.apart import without_others
from habeas.extraction.english.attribution import Sources, heads_a_list, source_of, text_of
from habeas.extraction.english.beginnings import after, day_of, in_force, when
from habeas.extraction.english.companions import companions
from habeas.extraction.english.coordination import whole_row
from habeas.extraction.english.frames import roles
from habeas.extraction.english.leads import named_later
from habeas.extraction.english.meaning import (
    against_an_acquittal,
    as_told,
    looked_back_on,
    unlinked,
)
from habeas.extraction.english.modality import conditional
from habeas.extraction.english.mood import NEGATIONS
from habeas.extraction.english.offences import offence_of
from habeas.extraction.english.otherwise import told_inside, told_otherwise
from habeas.extraction.english.particular import IN_GENERAL, IN_PARTICULAR, generic, is_state
from habeas.extraction.english.refusals import refused
from habeas.extraction.english.retracted import taken_back
from habeas.extraction.english.undone import kept_off
from habeas.extraction.english.visits import prisoner_of
from habeas.extraction.english.whom import Weighed, decided, weighed
from habeas.extraction.listed import of_the_list
from habeas.extraction.report import Report, Stated
from habeas.extraction.scene import Fired, Scene, Who
from habeas.extraction.trained import Fitted, Opinion
from habeas.extraction.words import Line
from habeas.model import Statement
from habeas.quantities import Range
from habeas.vocabulary import SANCTIONS, Basis, Modality, Type

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
_CARRIED = 0.1
"""The share of the pointer from which a sentence with a subject of its own may be about those of the sentence before."""
_POINTED = 40
"""Lines back in which those named in words can be pointed at; a name in a label alone never is."""
_THE = frozenset("the those these all of".split())
"""What makes a participle the people themselves: "Lawyers of the detained:"."""
_UNKNOWING = re.compile(
    r"\b(?:no idea|unaware|(?:not|never|n't) (?:know|known|aware|been told|told|expect|expected)) (?:that )?[^,;:]*$"
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
        missing = refused(self.report, self.beside, scene, one, who)
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
        words = scene.line.words
        nominal = words[one.anchor].pos == "N" or (one.anchor > 0 and words[one.anchor - 1].lower in _THE)
        who = inside or of_the_list(self.report.folded, scene, who, one.anchor, noun=nominal)
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
        told_where = one.rule.firm and any(s.kind in _SOMEBODY for s in one.match.slots)
        if one.proposal is None or told_where or found.how in ("unnamed relative", "teller"):
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
        day = day_of(self.report, line, one, details.date_of(scene, one.match, one.anchor, others))
        if rule.type in SANCTIONS:
            day = in_force(self.report, scene.number, one, day)
        if how is Modality.ACTUAL and day is not None and after(self.report, day):
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
        found = Modality.DENIED if taken_back(self.report, line, one) else one.rule.modality or as_told(line, one)
        if found is Modality.ACTUAL and who.persons and not who.count and line.parsed and kept_off(line, one.anchor):
            found = Modality.DENIED
        settled = (
            against_an_acquittal(line, one)
            or looked_back_on(line, one.anchor)
            or (found is Modality.ACTUAL and (unlinked(line, one) or _still_inside(line, one)))
        )
        return found, found if settled else meant(one, found, conditional=conditional(line))

    def _phrase(self, one: Fired, role: str) -> str | None:
        """The phrase that the model points at in a role which the rules left empty."""
        at = pointed(one, role, FILLS)
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


_SOMEBODY = frozenset({"person", "count"})
_INSIDE = frozenset("arrest.en/in-custody arrest.en/sits-in-a-colony counts.en/are-held".split())
_DENIALS = NEGATIONS | frozenset("deny denied denies false longer".split())


def _still_inside(line: Line, one: Fired) -> bool:
    """Whether people are said to be where prisoners are, and no word denies it: those left out of a release are inside."""
    doubt = one.proposal.doubted if one.proposal is not None else Modality.ACTUAL
    return one.rule.id in _INSIDE and doubt is Modality.DENIED and _DENIALS.isdisjoint(line.places)


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
