"""From a trigger to its statements: who is concerned and acts, when, where, on whose word, how it is meant, how sure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from habeas.dates import Dated, Grain, When
from habeas.dates import Kind as DateKind
from habeas.extraction import details, grammar
from habeas.extraction.advice import (
    UNNAMED,
    Fired,
    asked_for,
    confidence,
    evidence,
    firmly,
    meant,
    pointed,
    telling,
    unnamed,
)
from habeas.extraction.apart import of_a_work, without_others
from habeas.extraction.attribution import Sources, heads_a_list, source_of, text_of
from habeas.extraction.companions import companions
from habeas.extraction.coordination import whole_row
from habeas.extraction.frames import Scene, Who, roles
from habeas.extraction.leads import named_later
from habeas.extraction.modality import conditional, modality, recalled
from habeas.extraction.offences import offence_of
from habeas.extraction.particular import IN_GENERAL, IN_PARTICULAR, generic, is_state
from habeas.extraction.people import People
from habeas.extraction.rosters import of_those_left, remaining
from habeas.extraction.rules import Slot
from habeas.extraction.trained import Fitted, Opinion
from habeas.extraction.undone import kept_off, not_among, undone
from habeas.extraction.visits import prisoner_of
from habeas.extraction.whom import Weighed, decided, weighed
from habeas.extraction.words import Line
from habeas.model import Document, Statement
from habeas.quantities import Range
from habeas.vocabulary import Basis, Modality, Type

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
_SANCTIONS = (Type.SANCTION_IMPOSED, Type.SANCTION_LIFTED)
_IN_VAIN = re.compile(r"\b(?:nothing|little) (?:has |had |ever )?c[ao]me of\b")
_TO_NOTHING = re.compile(
    r"^(?:(?!\b(?:which|that|after|who|whose|and|but)\b)[^;:])*\bc[ao]m(?:e|es|ing) to (?:nothing|nought|naught)\b"
)
_TRIAL_TO_COME = re.compile(
    r"\bgoes on trial\b[^.;]{0,20}\b(?:tomorrow|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_TURNED_DOWN = re.compile(
    r"\b(?:bail|appeal|petition|request|application|motion|plea)s?\b[^.;]*\b(?:turned down|rejected|dismissed|refused|denied)\b"
)
_CORRECTION = re.compile(
    r"\b(earlier|previous|original) version (?:of|said|stated|had)\b|\b(wrongly|incorrectly|mistakenly|erroneously) (said|stated|reported|named)\b"
)
_ANNOUNCING = {
    "due": Modality.PLANNED, "promised": Modality.PLANNED, "promises": Modality.PLANNED, "expected": Modality.PLANNED,
    "offered": Modality.HYPOTHETICAL, "offers": Modality.HYPOTHETICAL, "bill": Modality.HYPOTHETICAL,
    "draft": Modality.HYPOTHETICAL, "maximum": Modality.HYPOTHETICAL,
}  # fmt: skip
"""Words which within a trigger, or just before it, say that what it tells has not come yet."""
_TO_COME = (Type.RELEASE, Type.PARDON, Type.SENTENCE, Type.EXCHANGE, Type.DEPORTATION, Type.TRANSFER)
_IN_A_STORY = re.compile(
    r"\b(?:in|on) (?:the|a|an|his|her|their|its|this) (?:\w+ ){0,3}?(?:novel|play|drama|thriller|opera|musical|film|movie|series|sitcom|story|comic|game)\b"
    r"|\b(?:novel|play|drama|thriller|opera|musical|film|movie|series|sitcom|comic)\b (?:\w+ ){0,3}?(?:tells|follows|is about|portrays|depicts)\b"
)
_IN_A_SCENE = re.compile(r"\bin (?:the|its|an?) (?:\w+ )?(?:episode|chapter|scene|season|act)\b")
_DREAMT = re.compile(r"\bin (?:a|the|his|her|my|their) (?:\w+ )?(?:dreams?|nightmares?)\b")
_NO_PROOF = re.compile(r"\b(?:find|finds|found) no (?:proof|evidence|guilt)\b")
_WITHIN = 12
"""Words before what a court is asked to find, in which it is said to find no proof of it."""
_WARRANT = re.compile(
    r"\ban? (?:arrest )?warrant (?:\w+ ){0,2}(?:issued|out)\b|\bissue[sd]? an? (?:arrest )?warrant\b|\bhad an arrest warrant\b"
)
_LIABLE = re.compile(r"\b(?:subject to|eligible for|entitled to|in line for) (?:an? |the |their |his |her |early )?$")
_SET_FOR_LATER = frozenset("set schedule fix adjourn postpone".split())
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
_DIES = frozenset("die death dead kill murder perish".split())
_IN_ABSENTIA = re.compile(r"\bin absentia\b")
_THWARTED = frozenset({"but", "instead", "only", "however"})
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
_PUTS = frozenset({"move", "send", "transfer", "place", "put"})
_AT_ONCE = (
    Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.TRANSFER, Type.DEPORTATION, Type.DEATH, Type.CONVICTION, Type.SENTENCE,
)  # fmt: skip
"""What is done in a moment: of these "since" gives no day."""
_AT_LIBERTY = frozenset("free liberty large home".split())
"""How somebody freed is from then on: "free since December" was freed in December."""
_CARRIES = frozenset("drive take put fly bring bus carry".split())
_ABROAD = frozenset({"over", "across"})
_LETS_GO = frozenset("free release let".split())
_YEAR = re.compile(r"\d{4}")
_FROM = re.compile(r"\b(?:from|as of|starting|effective)(?: on)? ?$", re.IGNORECASE)
_LICENCE = frozenset({"licence", "license", "licences", "licenses"})
_UNLICENSED = frozenset("revoke withdraw refuse deny suspend cancel ban block reject without expire".split())
_TAKES_EFFECT = re.compile(
    r"\b(?:takes?|taking|took|taken) effect|(?:comes?|coming|came|enters?|entering|entered) into (?:force|effect)"
    r"|(?:in|into) force|(?:is|are) (?:valid|effective)\b"
)
_OF_THEM = re.compile(
    r"(?:it|they|these|this|(?:the|both|contrary to [^,.;]{0,40}? the) (?:\w+ )?(?:suspension|ban|measures?|decision|licen[cs]es?|waiver|sanctions|move))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about the measures of the one before."""
_EFFECT_WITHIN = 14
"""How many characters behind "takes effect" its day begins at most: "on", "from", "as of"."""
_SINCE = re.compile(r"\bsince the [^.,;:()]*$", re.IGNORECASE)
_NO = frozenset({"not", "n't", "never", "no", "nothing"})
_REFUSES = frozenset("refuse decline reject refusal".split())
_FREED = frozenset("release free let parole bail pardon".split())
_BRACKETED = re.compile(r"\([^()]*$")
_INSIDE = re.compile(
    r"\b(still|back|remain(?:s|ed)?|stay(?:s|ed)?) (?:inside|(?:in|behind|under) (?:\w+ ){0,3}?"
    r"(?:prison|jail|bars|custody|detention|arrest|colony|cells?|remand|camp))\b"
)
_IN_CUSTODY = re.compile(
    r"\b(?:in|inside|at|into|behind|under|from) (?:[\w’'-]+ ){0,4}?(?:prisons?|jails?|bars|custody|detention|captivity|arrest|colon(?:y|ies)"
    r"|camps?|cells?|cellmates?|remand|solitary|isolator|isolation|lock-?up|infirmary|barracks|dungeons?)\b"
    r"(?! (?:gates?|fences?|walls?|doors?|yards?|visits?|officers?|guards?|staff|authorities))"
)
"""What says that somebody is inside, and not before the gate."""
_OTHERWISE = {
    Type.RELEASE: (
        re.compile(
            r"\blet (?:(?:him|her|them|us|me) )?in(?:to)?\b|\bout of (?:contact|touch|reach|sight|office|town|work)\b"
            r"|\b(?:from|of) (?:\w+ ){0,2}?(?<!prison )(?<!psychiatric )(?<!jail )(?:hospital|clinic|quarantine)\b"
            r"|\bfrom (?:\w+ ){0,2}?(?:wreck|wreckage|rubble|contract|duties|duty|obligations?|debts?|school|university|work|office)\b"
            r"|\bby (?:the|his|her|their) (?:\w+ )?(?:club|team|label|band|employer)\b"
            r"|\bhome (?:\w+ ){0,4}?with (?:the (?:children|kids|baby)|(?:a |the )?(?:flu|fever|cold|cough|migraine|broken \w+))\b"
        ),
        "let in, out of contact, or let go by others than a prison",
    ),
    Type.DEATH: (
        re.compile(
            r"\bat (?:his |her |their )?home\b|\byears after (?:his|her|their) release\b|\bsurrounded by (?:his|her|their)\b"
        ),
        "died at liberty",
    ),
    Type.ARREST: (
        re.compile(
            r"\b(?:taken?|took|led|fetched|brought|pulled|moved) (?:\w+ ){0,4}?(?:from|out of) "
            r"(?:(?:a|the|his|her|their|its) )?(?:cells?|prisons?|colony|colonies|jails?|barracks|courtroom)\b"
        ),
        "in prison already",
    ),
}
"""Words about a trigger by which it is not what its rule says, and why."""
_BESIDE = 8
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
_FREEING = (Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.DEPORTATION)
_ASKS = frozenset("ask call demand urge appeal petition want".split())
_TIED = (Type.SANCTION_LIFTED, Type.RELEASE, Type.PARDON, Type.EXCHANGE)


@dataclass(slots=True)
class Stating:
    """What stating a trigger takes: the document as it was recognised, and what the model says of it.

    `evidence` and `doubted` note what spoke for each trigger, and which facts only the model doubts; `weighed` who might
    have been meant.
    """

    document: Document
    folded: str
    lines: list[Line]
    slots: Mapping[int, list[Slot]]
    people: People
    beside: set[str]
    sources: Sources
    opinion: Opinion | None = None
    fitted: Fitted = field(default_factory=Fitted)
    evidence: dict[Noted, tuple[float, ...]] = field(default_factory=dict)
    doubted: set[Noted] = field(default_factory=set)
    weighed: list[tuple[Type, Line, Weighed]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def state(
        self, scene: Scene, one: Fired, others: list[int], *, headline: bool = False
    ) -> tuple[list[Statement], str | None]:
        """The statements of a trigger, or why there is none; `others` are the words of the line's triggers."""
        who, actor = self._roles(scene, one, headline=headline)
        act = asked_for(scene.line, one) if who.how in ("wrong", "nothing") else None
        if act is not None:
            return self.state(scene, act, others, headline=headline)
        one = _told_otherwise(scene.line, one)
        inside, other = _told_inside(scene.line, one), self._by_number(scene, one, who)
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

    def _roles(self, scene: Scene, one: Fired, *, headline: bool) -> tuple[Who, int | None]:
        """Those a trigger is about, and the word of the one who acts."""
        who, actor = roles(one.rule, one.match, scene)
        inside = prisoner_of(scene, who, one.match, one.anchor) if _fares(scene, one) else None
        who = inside or who
        found, who = who, named_later(self._whom(scene, one, who), scene.number, self.lines, self.people)
        if scene.line.parsed:
            who = replace(who, persons=self._row(scene, who.persons, one), members=self._row(scene, who.members, one))
            lawyers = _fares(scene, one) and not _LAWYERS.isdisjoint(
                scene.line.places
            )  # turned away, they are not held
            who = who if inside or lawyers else without_others(scene, found, who, one.anchor, self.beside)
        if headline and who.persons and who.how in ("reference", "carried"):
            who = Who(how="nothing")  # a headline names whom it means, or means nobody yet named
        return who, None if actor in one.match.literal else actor

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
        before = self.folded[scene.line.start : scene.line.words[one.anchor].start]
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
        among = weighed(one.proposal, found, scene, self.slots, self.beside, one.anchor)
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
        return not any(s.kind == "person" and s.value.person in found.persons for at in near for s in self.slots[at])

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
        suffers = one.rule.type is Type.CONDITIONS
        inside = suffers and _IN_CUSTODY.search(self.folded, scene.line.start, scene.line.end)
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
        condition = _condition(scene.line, one.anchor, one.rule.type)
        return self._without(one, who) or condition or self._otherwise(scene, one) or self._unlikely(scene, one, who)

    def _otherwise(self, scene: Scene, one: Fired) -> str | None:
        """What the words about a trigger tell of, where it is not what its rule says."""
        line = scene.line
        told = _OTHERWISE.get(one.rule.type)
        if told is not None and _near(line, one, told[0]):
            return told[1]
        if one.rule.type in _FREEING and self._of_those_inside(line):
            return "told of those who are still inside"
        alone = one.rule.id.startswith("model/")
        before = self.lines[scene.number - 1] if scene.number else None
        if alone and one.rule.type in _FREEING and before and of_those_left(self.folded, before, line):
            return "told of those who stayed"
        if one.rule.modality is None and line.parsed and not_among(line, one.anchor):
            return "only says of which people somebody was none"
        if one.rule.type is Type.RELEASE and of_a_work(line, one.anchor):
            return "a work or a paper is released"
        if _in_fiction(line, one.anchor):
            return "told in a work of fiction"
        met = alone and line.words[one.anchor].lemma in _MEETING
        return "two who met" if met else None

    def _of_those_inside(self, line: Line) -> bool:
        """Whether a line begins with those who remain: "Those who remain include Halden, whose father is free"."""
        opening = self.folded[line.start : min(line.end, line.start + _OPENING)]
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
        found = Modality.DENIED if self._taken_back(line, one) else rule.modality or _meant(line, one)
        if found is Modality.ACTUAL and who.persons and not who.count and line.parsed and kept_off(line, one.anchor):
            found = Modality.DENIED
        settled = (
            _against_an_acquittal(line, one)
            or _looked_back_on(line, one.anchor)
            or (found is Modality.ACTUAL and _unlinked(line, one))
        )
        how = found if settled else meant(one, found, conditional=conditional(line))
        asked = how is Modality.CALLED_FOR and rule.modality is None
        trigger = self.text[matched[0].start : matched[1].end]
        if how is not found is Modality.ACTUAL:
            self.doubted.add((rule.id, line.start, trigger))
        day = self._day(line, one, details.date_of(scene, one.match, one.anchor, others))
        if rule.type in _SANCTIONS:
            later = self._in_force(scene, later=day is None)
            day = later or _from_then(line, one, day, self.document.published) or day
        if how is Modality.ACTUAL and day is not None and self._to_come(day):
            how, day = (Modality.PLANNED, day) if rule.type in _SANCTIONS else (how, None)
        standing = self.opinion.standing if self.opinion else 0.5
        self.evidence[rule.id, line.start, trigger] = noted = evidence(one, who, how, self.slots, standing)
        return {
            "quote": self.text[line.start : line.end],
            "start": line.start,
            "end": line.end,
            "trigger": trigger,
            "by": rule.id,
            "confidence": confidence(one, who, noted, self.fitted.weights),
            "date": _when(line, one, day, who),
            "actor": text_of(self.text, line, actor, people)
            if actor is not None and line.words[actor].pos != "R"
            else self._phrase(one, "actor"),
            "place": self._place(scene, one, words) or self._phrase(one, "place"),
            "source": source_of(self.text, line, one.anchor, people, self.sources, scene.number, asked=asked)
            or self._phrase(one, "source"),
            "term": details.term_of(scene, one.match, one.anchor, others) if rule.type in (Type.SENTENCE,) else None,
            "charge": offence_of(self.text, self.folded, scene, one.anchor, rule.type),
            "modality": how,
            "tie": details.tie_of(self.text, self.folded, line) if rule.type in _TIED else None,
        }

    def _day(self, line: Line, one: Fired, found: Dated | None) -> Dated | None:
        """The day the rules found in the line, else the one the model points at."""
        at, long_past = pointed(one, "date", _FILLED["date"]), details.years_on(line, one.anchor)
        if found is None and at is not None:
            line = self.lines[at[0]]
            slot = next(s for s in self.slots[at[0]] if s.kind == "date" and s.first == at[1])
            found = None if details.before(line, slot) else slot.value
        if found is not None and long_past and not _YEAR.search(found.when.text):
            return None  # "Monday is the anniversary of her arrest"
        if (
            one.rule.type in (Type.COUNT_DETAINED, Type.COUNT_HELD)
            and found is not None
            and _SINCE.search(self.folded[line.start : line.start + found.start])
        ):
            return None  # "since the vote of 7 November": where a total begins is not when it was so
        return found

    def _in_force(self, scene: Scene, *, later: bool) -> Dated | None:
        """The day from which measures or licences hold, where a line tells it beside that of their announcement, or one of
        the next two lines tells it of them, where these are asked as well: "It takes effect on 1 August"."""
        for at in range(scene.number, min(scene.number + 3, len(self.lines)) if later else scene.number + 1):
            line = self.lines[at]
            if at > scene.number and not _OF_THEM.match(self.folded, line.start):
                break
            for said in _TAKES_EFFECT.finditer(self.folded, line.start, line.end):
                for s in self.slots[at]:
                    if s.kind == "date" and 0 <= line.words[s.first].start - said.end() <= _EFFECT_WITHIN:
                        told = said.group().lower().startswith("take")
                        ahead = _to_come(s.value, self.document.published) if told and at > scene.number else None
                        dated: Dated = ahead or s.value
                        return dated
        return None

    def _taken_back(self, line: Line, one: Fired) -> bool:
        """Whether a sentence tells what the outlet itself told before, and the words beside it take it back."""
        if one.rule.modality is not None or not recalled(line, one.anchor):
            return False
        return _TAKES_BACK.search(self.folded, max(0, line.start - _BESIDE_IT), line.end + _BESIDE_IT) is not None

    def _to_come(self, day: Dated) -> bool:
        """Whether a day lies after the report: measures that begin then are announced, and nothing else is done then."""
        published = self.document.published
        if published is None or published.last is None or day.when.first is None or day.kind is DateKind.UNTIL:
            return False
        return day.when.first > published.last

    def _phrase(self, one: Fired, role: str) -> str | None:
        """The phrase that the model points at in a role which the rules left empty."""
        at = pointed(one, role, _FILLED[role])
        if at is None or (role == "source" and heads_a_list(self.lines[at[0]], at[1])):
            return None
        people = {n.last: n.person for n in self.people.by_line.get(at[0], ())}
        return text_of(self.text, self.lines[at[0]], at[1], people)

    def _place(self, scene: Scene, one: Fired, words: tuple[str, ...]) -> str | None:
        if one.rule.type in _SANCTIONS:
            inner = [s for s in one.match.slots if s.kind == "place"]
            if inner:
                return self.text[scene.line.words[inner[0].first].start : scene.line.words[inner[0].last].end]
            if scene.line.parsed:
                for near in _around(scene.line, one):
                    for word, noun in grammar.prepositions(scene.line, near):
                        dated = scene.covering(noun, "date") is not None
                        if word in words and noun not in one.match.literal and not dated:
                            return text_of(self.text, scene.line, _partner(scene.line, noun), {})
                target = details.sanctioned(scene.line, one.anchor, one.match.literal)
                return text_of(self.text, scene.line, target, {}) if target is not None else None
            return None
        return details.place_of(self.text, scene, one.anchor, words)

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
            self.document.id,
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


def _meant(line: Line, one: Fired) -> Modality:
    """How the trigger is meant; a refusal told by "would not", "nobody signed" is one that was made."""
    if _IN_VAIN.search(" ".join(w.lower for w in line.words[: one.anchor])):
        return Modality.FAILED
    noun = one.rule.type is Type.EXCHANGE and line.words[one.anchor].pos in "NP"
    if noun and _TO_NOTHING.search(" ".join(w.lower for w in line.words[one.anchor :])):
        return Modality.FAILED  # "the exchange agreed for October came to nothing"
    made = modality(line, one.anchor)
    if made is Modality.DENIED and (_of_the_dead(line, one) or _unlinked(line, one)):
        made = Modality.ACTUAL
    if made is Modality.ACTUAL:
        made = _announced(line, one)
    if one.rule.type is Type.REFUSAL and line.words[one.anchor].lemma not in _REFUSES:
        told = any(line.words[i].lower in _NO for i in one.match.literal)
        return Modality.ACTUAL if made is Modality.DENIED or (told and made is Modality.PLANNED) else made
    if one.rule.type is not Type.SENTENCE or made is Modality.ACTUAL:
        return made
    escaped = any(w.lemma in _ESCAPES for w in line.words)
    suspended = made is Modality.FAILED and "suspended" in line.places and not escaped  # a suspended sentence is one
    return Modality.ACTUAL if suspended or _in_brackets(line, one.anchor) else made


def _of_the_dead(line: Line, one: Fired) -> bool:
    """Whether the "no" is in the very words for a death: "is no longer alive"."""
    return one.rule.type is Type.DEATH and any(line.words[i].lower in _NO for i in one.match.literal)


def _unlinked(line: Line, one: Fired) -> bool:
    """Whether only a link with what was done is denied: "no link between Friday's pardon of nine and trade"."""
    before = " ".join(w.lower for w in line.words[: one.anchor]) + " "
    behind = " ".join(w.lower for w in line.words[one.anchor :])
    if one.rule.type is Type.EXCHANGE or _IN_DOUBT.search(before) or _NEVER_WAS.search(behind):
        return False
    return _NO_LINK.search(before) is not None


def _in_brackets(line: Line, anchor: int) -> bool:
    """Whether a term stands in brackets behind a name: what the sentence says of its bearer is not said of it."""
    return bool(_BRACKETED.search(" ".join(w.text for w in line.words[:anchor])))


def _near(line: Line, one: Fired, words: re.Pattern[str]) -> re.Match[str] | None:
    """These words about a trigger."""
    near = line.words[max(0, one.anchor - 2) : one.anchor + _BESIDE]
    return words.search(" ".join(w.lower for w in near))


def _told_otherwise(line: Line, one: Fired) -> Fired:
    """A trigger that only the model sees, as what its words are: freed people driven to a border are not expelled by that,
    and a licence eases measures."""
    word, words = line.words[one.anchor], [w.lemma for w in line.words]
    if one.rule.id == "model/deportation" and word.lemma in _CARRIES and _LETS_GO & {*words[: one.anchor]}:
        them = any(line.words[n].lower in ("them", "him", "her") for n in grammar.objects(line, one.anchor))
        abroad = _ABROAD & {w.lower for w in line.words[one.anchor :]}
        carried = replace(one.rule, id="model/transfer", type=Type.TRANSFER)
        return replace(one, rule=carried) if them and not abroad else one
    if (
        one.rule.id == "model/sanction_imposed"
        and _LICENCE & {w.lower for w in line.words}
        and not _UNLICENSED & {*words}
    ):
        return replace(one, rule=replace(one.rule, id="model/sanction_lifted", type=Type.SANCTION_LIFTED))
    return one


def _told_inside(line: Line, one: Fired) -> Type | None:
    """What a release that only the model sees is, where its words put people inside: "still inside are", "back in a cell"."""
    if one.rule.type is not Type.RELEASE or not one.rule.id.startswith("model/"):
        return None
    found = _near(line, one, _INSIDE)
    return None if found is None else Type.REARREST if found.group(1) == "back" else Type.ARREST


def _wanted(line: Line, anchor: int, words: Sequence[str]) -> Modality | None:
    """How a release is meant that a court orders, which opens no gate, or that is "to be", as somebody asks or plans."""
    if line.words[anchor].lemma == "order":
        return Modality.CALLED_FOR
    if words[max(0, anchor - 2) : anchor] != ["to", "be"] or line.words[anchor].dep == "relcl":
        return None  # "the last to be freed" was
    asked = any(w.lemma in _ASKS for w in line.words[:anchor])
    return Modality.CALLED_FOR if asked else Modality.PLANNED


def _announced(line: Line, one: Fired) -> Modality:
    """What a trigger that the sentence tells as a fact is by its own words: "due out", "an amnesty bill", "in absentia"."""
    words = [w.lower for w in line.words]
    if _CORRECTION.search(" ".join(words)):
        return Modality.DENIED
    if (made := undone(line, one)) is not None:
        return made
    if one.rule.type is Type.RELEASE and _TURNED_DOWN.search(" ".join(words[one.match.first :])):
        return Modality.DENIED
    if one.rule.type is Type.DEATH and _lives(line, one):
        return Modality.DENIED
    if one.rule.type in _FREEING and _kept_from(line, one):
        return Modality.DENIED
    if one.rule.type in _FREEING and _LIABLE.search(" ".join(words[: one.anchor]) + " "):
        return Modality.PLANNED
    if one.rule.type is Type.SENTENCE and _put_off(line, one.anchor):
        return Modality.PLANNED
    if one.rule.type is Type.RELEASE and (wanted := _wanted(line, one.anchor, words)) is not None:
        return wanted
    if one.rule.type is Type.CHARGE and _TRIAL_TO_COME.search(" ".join(words)):
        return Modality.PLANNED
    if one.rule.type in _SANCTIONS and _stopped(line, one.anchor):
        return Modality.FAILED
    if one.rule.type is Type.CONVICTION and _NO_PROOF.search(" ".join(words[max(0, one.anchor - _WITHIN) :])):
        return Modality.DENIED
    if one.rule.type is Type.ARREST and _WARRANT.search(" ".join(words[max(0, one.anchor - 3) : one.anchor + 5])):
        return Modality.CALLED_FOR
    in_absentia = _IN_ABSENTIA.search(" ".join(words[one.anchor : one.anchor + 25]))
    if one.rule.type is Type.ARREST and (in_absentia or _ordered(line, one.anchor)):
        return Modality.CALLED_FOR
    if one.rule.type not in _TO_COME:
        return Modality.ACTUAL
    near = words[max(0, one.match.first - 1) : one.match.last + 1]
    made = next((_ANNOUNCING[w] for w in near if w in _ANNOUNCING), Modality.ACTUAL)
    past = {"was", "were", "been"} & {*words[max(0, one.match.first - 3) : one.match.last + 1]}
    thwarted = made is Modality.PLANNED and past and _THWARTED & {*words[one.match.last :]}
    return Modality.FAILED if thwarted else made


def _in_fiction(line: Line, anchor: int) -> bool:
    """Whether a trigger in the present tense, or one of a dream, stands in what a story tells: "in her novel X is arrested"."""
    before = " ".join(w.lower for w in line.words[:anchor])
    whole = " ".join(w.lower for w in line.words)
    if _DREAMT.search(before):
        return True
    first = line.words[anchor].head if line.words[anchor].dep == "conj" else anchor
    near = (anchor, *grammar.kids(line, anchor, "aux", "auxpass"))
    near = near if len(near) > 1 else (*near, *grammar.kids(line, first, "aux", "auxpass"))
    present = any(line.words[k].tag in ("VBZ", "VBP") and line.words[k].lower not in ("has", "have") for k in near)
    return present and (_IN_A_STORY.search(before) is not None or _IN_A_SCENE.search(whole) is not None)


def _lives(line: Line, one: Fired) -> bool:
    """Whether the words taken for a death say that somebody "is alive"; kept alive for a week, they may have died since."""
    own = {one.anchor, *one.match.literal, *line.words[one.anchor].kids, line.words[one.anchor].head}
    alive = any(line.words[k].lower == "alive" and "longer" not in _before(line, k) for k in own)
    return alive and not any(w.lemma in _DIES for w in line.words)


def _kept_from(line: Line, one: Fired) -> bool:
    """Whether the trigger is the word for not doing it: "refused to release them", "had turned down her release"."""
    word = line.words[one.anchor]
    if word.lemma in _REFUSES and word.pos in "VX" and one.rule.id.startswith("model/"):
        return any(line.words[k].dep == "xcomp" and line.words[k].lemma in _FREED for k in word.kids)
    above = line.words[word.head]
    turned = above.lemma in _REFUSES or (
        above.lemma == "turn" and any(line.words[k].lower == "down" for k in above.kids)
    )
    return turned and word.dep in ("dobj", "obj") and word.pos == "N"


def _before(line: Line, i: int) -> list[str]:
    """The two words before one."""
    return [w.lower for w in line.words[max(0, i - 2) : i]]


def _put_off(line: Line, anchor: int) -> bool:
    """Whether a sentence is yet to be passed: "set sentencing for Monday"; the trigger may be either word."""
    word = line.words[anchor]
    if word.lemma in _SET_FOR_LATER:
        if line.words[anchor + 1 : anchor + 2] and line.words[anchor + 1].lower == "sentencing":
            return True
        return any(line.words[k].lower == "sentencing" for k in (*word.kids, *grammar.objects(line, anchor)))
    return word.lower == "sentencing" and line.words[word.head].lemma in _SET_FOR_LATER


def _ordered(line: Line, anchor: int) -> bool:
    """Whether a trigger only orders an arrest: "the court ordered his detention"."""
    wanted = grammar.objects(line, anchor) if line.words[anchor].lemma == "order" else ()
    return any(line.words[n].lemma in ("arrest", "detention") for n in wanted)


def _stopped(line: Line, anchor: int) -> bool:
    """Whether somebody stops others' measures: "blocked the decision"; but "blocked the funds"."""
    stopped = grammar.objects(line, anchor) if line.words[anchor].lemma in _STOPS else ()
    return any(line.words[n].lemma in _DECISIONS for n in stopped)


_NO_LINK = re.compile(
    r"\b(?:no (?:\w+ )?(?:link|connection|relation)s? (?:between|with|to)|nothing to do with"
    r"|(?:not|n't|never) (?:linked|connected|related|tied) (?:to|with)) (?:the |this |that |these |those |his |her |their |[^,;]*'s )[^,;]*$"
)
_IN_DOUBT = re.compile(
    r"\b(?:alleged|reported|supposed|rumou?red|planned|possible|expected|proposed|promised|future|coming|potential|claimed|so-called) [^,;]*$"
)
_NEVER_WAS = re.compile(
    r"^[^;]*?, which (?:did not|didn't|did n't|never|has not|has never|was never) (?:happened|happen|taken|take|been|be)\b"
)
"""What leaves a thing in doubt with which a link is denied: "the alleged death", "the release, which never happened"."""
_ESCAPES = frozenset({"escape", "avoid", "spare", "evade", "dodge"})
_STOPS = frozenset({"block", "veto", "reject"})
_DECISIONS = frozenset({"decision", "proposal", "measure", "plan", "bill", "package", "sanction", "listing"})
_AFTER = frozenset({"after", "since", "following", "upon"})
_HELPED = frozenset({"has", "have", "had", "was", "were"})


def _looked_back_on(line: Line, anchor: int) -> bool:
    """Whether a noun is what came before the past that its sentence tells: "since her release she has lived here"."""
    noun, words = line.words[anchor], line.words
    owned = any(words[k].dep == "poss" or words[k].lower == "of" for k in noun.kids)
    if noun.pos != "N" or words[noun.head].lower not in _AFTER or not owned:
        return False
    above = next((up for up in line.ancestors(anchor) if words[up].pos in "VX"), None)
    return above is not None and (
        words[above].tag == "VBD" or any(words[k].lower in _HELPED for k in words[above].kids)
    )


def _from_then(line: Line, one: Fired, day: Dated | None, published: When | None) -> Dated | None:
    """The day to come of what a sentence in the present tense dates "from 1 October"; None for any other."""
    if day is None or line.words[one.anchor].tag not in ("VBZ", "VBP"):
        return None
    before = " ".join(w.text for w in line.words[: _word_at(line, day.start)])
    return _to_come(day, published) if _FROM.search(before) else None


def _to_come(day: Dated, published: When | None) -> Dated | None:
    """A day without a year that was taken for the last one, as the next; None for any other."""
    if day.grain is not Grain.DAY or day.when.first is None or _YEAR.search(day.when.text):
        return None
    if published is None or published.last is None or day.when.first > published.last:
        return None
    first = _a_year_on(day.when.first)
    return replace(day, when=replace(day.when, first=first, last=first, iso=first.isoformat()))


def _word_at(line: Line, start: int) -> int:
    """The word that begins so many characters into a line."""
    return next((i for i, w in enumerate(line.words) if w.start - line.start >= start), len(line.words))


def _a_year_on(day: date) -> date:
    """The same day a year later; of 29 February the day before."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _against_an_acquittal(line: Line, one: Fired) -> bool:
    """Whether a conviction stands beside the acquittal of others, which the model reads into it."""
    word = line.words[one.anchor]
    return one.rule.type is Type.CONVICTION and word.lemma == "convict" and any(w.lemma == "acquit" for w in line.words)


def _around(line: Line, one: Fired) -> list[int]:
    """The words on which the target of sanctions may hang: the trigger, the sanctions, "imposed" behind them."""
    near = list(dict.fromkeys((one.anchor, *grammar.objects(line, one.anchor), *one.match.literal)))
    return near + [k for n in near for k in grammar.kids(line, n, "acl", "relcl")]


_COURT = (Type.CHARGE, Type.CONVICTION, Type.ARREST)


_DEALINGS = frozenset("dealing transaction trade business operation".split())


def _partner(line: Line, noun: int) -> int:
    """With whom dealings are allowed or banned: "a licence for dealings with Airvia" is for Airvia."""
    if line.words[noun].lemma not in _DEALINGS:
        return noun
    return next((n for word, n in grammar.prepositions(line, noun) if word in ("with", "involving")), noun)


def _condition(line: Line, anchor: int, type_: Type) -> str | None:
    """ "If convicted, she faces ten years": the condition itself is no statement."""
    if type_ not in _COURT or not line.parsed:
        return None
    near = {anchor, *(line.words[anchor].kids), anchor - 1, anchor - 2}
    return "a condition" if any(line.words[i].lower in ("if", "unless", "whether") for i in near if i >= 0) else None


def _at_liberty(line: Line, one: Fired) -> bool:
    """Whether a trigger tells how somebody freed is, "free", "at liberty", and not how they came to be: "walked free"."""
    own = [line.words[i] for i in one.match.literal]
    return any(w.lower in _AT_LIBERTY for w in own) and not any(w.pos == "V" and w.lemma != "be" for w in own)


def _when(line: Line, one: Fired, dated: Dated | None, who: Who) -> When | None:
    """The day something happened; of "held since May" the day it began, of a total since May the whole stretch.

    Of many freed "since March" these words are given without days: it was not done in a moment.
    """
    if dated is None:
        return None
    type_ = one.rule.type
    stands = type_ is Type.RELEASE and _at_liberty(line, one)
    put = line.words[one.anchor].lemma in _PUTS  # "in prison since March, was moved"
    at_once = put or (type_ in _AT_ONCE and not stands)
    if dated.kind is DateKind.SINCE and at_once:
        many = who.count is not None and (who.count.low or 0) > 1
        return When(dated.when.text) if many else None
    if dated.kind is DateKind.SINCE and dated.begins is not None and type_ is not Type.COUNT_DETAINED:
        return dated.begins
    return dated.when
