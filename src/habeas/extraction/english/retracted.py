"""What the line, or the teller, calls false: "rumours that she had died are a fabrication", "on Friday we said that"."""

import re
from itertools import pairwise

from habeas.extraction.english import grammar
from habeas.extraction.english.mood import MODALS, NEGATIONS
from habeas.extraction.report import Report
from habeas.extraction.scene import Fired
from habeas.extraction.words import Line

__all__ = ["REPORTS", "called_false", "retracted", "taken_back"]

REPORTS = frozenset("report rumour rumor claim allegation information insinuation story item article".split())
_FALSE = (
    "false",
    "fabrication",
    "fabricated",
    "lie",
    "lies",
    "untrue",
    "unfounded",
    "foundation",
    "baseless",
    "refute",
    "nonsense",
    "exaggerated",
    "premature",
    "groundless",
    "fake",
    "hoax",
    "inaccurate",
)
_TOLD = REPORTS | frozenset("statement announcement news notice obituary post message".split())
_TAKES_BACK = frozenset("withdraw retract recant disown disavow unpublish delete".split())
_KEEPS_TO = frozenset("refuse decline fail forget".split())
_REFUTES = frozenset("deny refute".split())
_WRONG = frozenset("wrong mistaken erroneous incorrect".split())
_IS = frozenset("be prove".split())
_REFUTED = frozenset("denied refuted denies refutes".split())
_WROTE = frozenset("write say report state".split())
_TOLD_BEFORE = _WROTE | frozenset("give announce publish tell carry print post inform".split())
_OURS = frozenset("we alert bulletin dispatch edition issue".split())
_EARLIER = frozenset("our also earlier previous same wrongly mistakenly".split())
_ON_A_DAY = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday yesterday january february march april may june july "
        "august september october november december"
    ).split()
)
_MISTAKEN = re.compile(
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


def taken_back(report: Report, line: Line, one: Fired) -> bool:
    """Whether a sentence tells what the outlet itself told before, and the words beside it take it back."""
    if one.rule.modality is not None or not _recalled(line, one.anchor):
        return False
    return _MISTAKEN.search(report.folded, max(0, line.start - _BESIDE_IT), line.end + _BESIDE_IT) is not None


def retracted(line: Line, up: int) -> bool:
    """Whether a word is for a report that the line calls false, or for what "we" wrote wrongly before.

    "Rumours that she had died are a fabrication"; "On Friday we said that she had been freed": who tells once more what
    they told on an earlier day takes it back.
    """
    w = line.words[up]
    if w.lemma in _TOLD and w.pos in "NP" and _withdrawn(line, up):
        return True
    if w.lemma in REPORTS and w.pos in "NP":
        return any(x in line.places for x in _FALSE)
    if w.lemma not in _WROTE or w.pos != "V":
        return False
    tellers = grammar.kids(line, up, "nsubj")
    if not any(line.words[k].lower in _OURS for k in tellers):
        return False
    told = grammar.kids(line, up, "prep", "advmod", "npadvmod")
    near = (k for n in (*tellers, *told) if n < up for k in line.subtree(n))
    dated = (k for n in told if line.words[n].lower != "in" for k in line.subtree(n))  # "in May we reported" looks back
    return any(line.words[k].lower in _EARLIER for k in near) or any(line.words[k].lower in _ON_A_DAY for k in dated)


def _withdrawn(line: Line, report: int) -> bool:
    """Whether a report is what somebody takes back: "withdrew its statement", "the news was retracted", not "has not withdrawn"."""
    w = line.words[report]
    verb = line.words[w.head]
    if w.dep not in ("dobj", "nsubjpass") or not (
        verb.lemma in _TAKES_BACK or (verb.lemma == "take" and any(line.words[k].lower == "back" for k in verb.kids))
    ):
        return False
    kept = verb.dep == "xcomp" and line.words[verb.head].lemma in _KEEPS_TO
    to_come = any(line.words[k].lower in NEGATIONS or line.words[k].lower in MODALS for k in verb.kids)
    return not kept and not to_come


def _recalled(line: Line, anchor: int) -> bool:
    """Whether a trigger stands in what the teller told before: "this newspaper reported the death of X"."""
    return any(
        line.words[up].lemma in _TOLD_BEFORE and (k := grammar.subject(line, up)) is not None and _ours(line, k)
        for up in (anchor, *line.ancestors(anchor))
    )


def _ours(line: Line, word: int) -> bool:
    """Whether a word is for the teller: "we", "this newspaper", "our office"."""
    own = any(line.words[k].lower in ("this", "our") for k in line.words[word].kids)
    return line.words[word].lower in _OURS or (own and line.words[word].pos in "NP")


def called_false(line: Line, anchor: int) -> bool:
    """Whether what is told is a report that the line calls false, however far apart: "Rumours that ... are denied"."""
    told = [i for i, w in enumerate(line.words[:anchor]) if w.lemma in _TOLD and w.pos in "NP"]
    if not told or any(w.text == ";" for w in line.words[told[-1] : anchor]):
        return False
    behind = line.words[anchor + 1 :]
    behind = behind[: next((k for k, w in enumerate(behind) if w.text == ";"), len(behind))]
    if any(a.lemma in _IS and b.lower in _WRONG for a, b in pairwise(behind)):
        return True  # "was wrong", not "on wrong charges"
    if line.words[told[-1]].lemma not in REPORTS:
        return False
    refuted_before = any(w.lemma in _REFUTES and w.pos == "V" for w in line.words[: told[-1]])
    return refuted_before or any(w.lower in _FALSE or w.lower in _REFUTED for w in behind)
