"""The shape of a Spanish or Portuguese trigger, and where clauses end, in a line without a parse."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from habeas.extraction.marks import listing, set_in
from habeas.extraction.patterns import Match
from habeas.extraction.romance.words import Tongue, participle, said_of
from habeas.extraction.words import Line

__all__ = ["Shape", "Tense", "Voice", "borders", "finite", "link", "shape"]

STOPS = frozenset(".;:!?")


class Voice(StrEnum):
    """How those concerned stand to a trigger."""

    PASSIVE = "passive"  # they are its subject: "fue detenido X", "X sigue preso"
    ACTIVE = "active"  # they are its object: "detuvieron a X"
    BARE = "bare"  # a participle without a verb: it is said of the noun beside it
    NOUN = "noun"  # they stand behind "de": "la detención de X"


class Tense(StrEnum):
    """Whether the verb's own form says that it was done."""

    TOLD = "told"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    WISHED = "wished"  # a subjunctive
    INFINITIVE = "infinitive"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a trigger's words are: their voice and tense, the main word and the first of its verb, of whom it is said.

    `of` is "m", "f" or "p"; `first` is the helping verb where there is one; `must` says that it is "debe" or "deve".
    """

    voice: Voice
    tense: Tense
    main: int
    first: int
    of: str | None
    must: bool = False


def shape(line: Line, match: Match, tongue: Tongue) -> Shape:
    """The shape of a trigger, by its first word that is a participle, a noun or a verb, and the verb that helps it."""
    main = _main(line, match, tongue)
    word = line.words[main].lower
    if tongue.has("nouns", word) and not (participle(word) and _helper(line, main, tongue) is not None):
        return Shape(Voice.NOUN, Tense.NOUN, main, main, None)
    if not participle(word):
        return Shape(Voice.ACTIVE, _tense_of(word, tongue), main, main, None)
    helper = _helper(line, main, tongue)
    if helper is None:
        return Shape(Voice.BARE, Tense.TOLD, main, main, said_of(word))
    helping = line.words[helper].lower
    if tongue.has("have", helping):
        return Shape(Voice.ACTIVE, _tense_of(helping, tongue), main, helper, None)
    first = helper
    if helping in ("sido", "estado", "sendo", "siendo", "ser", "estar") and helper > 0:
        before = _back(line, helper - 1, tongue)
        if before is not None and tongue.has("have", line.words[before].lower):
            first = before
        elif helper and (can := _modal(line.words[helper - 1].lower)):
            return Shape(Voice.PASSIVE, can, main, helper - 1, said_of(word), can is Tense.WISHED)
    tense = _tense_of(line.words[first].lower, tongue)
    return Shape(Voice.PASSIVE, tense, main, first, said_of(word))


def _main(line: Line, match: Match, tongue: Tongue) -> int:
    """The first word of a trigger that is a participle or a verb that does not only help or ask, else its noun."""
    for i in match.literal:
        word = line.words[i].lower
        infinitive = len(word) > 4 and _INFINITIVE.search(word) is not None and not tongue.has("nouns", word)
        if participle(word) or ((infinitive or finite(word)) and not _governs(word, tongue)):
            return i
    again = next((i for i in match.literal if line.words[i].lower.startswith(("volv", "volt"))), None)
    if again is not None:
        return again
    return next((i for i in match.literal if tongue.has("nouns", line.words[i].lower)), match.literal[0])


def _governs(word: str, tongue: Tongue) -> bool:
    """Whether a verb only helps another, asks for what it tells, or says that it was done again."""
    helps = tongue.has("be", word) or tongue.has("have", word) or word.startswith(("volv", "volt"))
    return helps or tongue.has("modality.called_for", word)


def _helper(line: Line, main: int, tongue: Tongue) -> int | None:
    """The verb that helps a participle: right before it, over adverbs, or that of the participle it is joined to."""
    found = _back(line, main - 1, tongue)
    if found is not None:
        return found
    if main and line.words[main - 1].lower in ("y", "e", ","):
        for i in range(main - 2, max(-1, main - 16), -1):
            word = line.words[i]
            if word.text in STOPS or tongue.has("relative", word.lower):
                return None
            if participle(word.lower) and (found := _back(line, i - 1, tongue)) is not None:
                return found if said_of(word.lower) == said_of(line.words[main].lower) else None
    return None


def _back(line: Line, i: int, tongue: Tongue) -> int | None:
    """The helping verb from word i back over what may stand between it and the participle."""
    least = max(-1, i - 6)
    while i > least:
        word = line.words[i].lower
        if tongue.has("be", word) or tongue.has("have", word):
            return i
        if not (tongue.has("skipped", word) or word.endswith("mente") or participle(word)):
            return None
        i -= 1
    return None


def _modal(word: str) -> Tense | None:
    """What "can" or "must" before an infinitive makes of it."""
    if word.startswith(("pod", "pued", "pudi", "poss")):
        return Tense.CONDITIONAL
    return Tense.WISHED if word.startswith(("deb", "dev")) else None


_FUTURE = re.compile(r"(?:[aei]r|dr|str|sent)(?:á|án|ão)$|^(?:será|serán|serão|irá|irão|habrá|habrán)$")
_CONDITIONAL = re.compile(r"(?:[aei]r|dr|habr)(?:ía|ían)$|(?:[aei]ria|[aei]riam)$|^(?:podrían?|poderiam?|seriam?)$")
_INFINITIVE = re.compile(r"..[aeií]r(?:se|l[oa]s?|les?)?$|..[aei]-l[oa]s?$|..[áêí]-l[oa]s?$")


@lru_cache(maxsize=1 << 12)
def _tense_of(word: str, tongue: Tongue) -> Tense:
    """What a verb's form says.

    >>> from habeas.extraction.romance.words import tongue
    >>> [_tense_of(w, tongue("es")).value for w in ("detuvo", "detendrán", "liberaría", "liberen", "liberar")]
    ['told', 'future', 'conditional', 'wished', 'infinitive']
    """
    if tongue.has("wished", word):
        return Tense.WISHED
    if _FUTURE.search(word):
        return Tense.FUTURE
    if _CONDITIONAL.search(word) or word in ("habría", "habrían", "teria", "teriam", "sería", "serían"):
        return Tense.CONDITIONAL
    return Tense.INFINITIVE if _INFINITIVE.search(word) else Tense.TOLD


_FINITE = re.compile(r"(?:[^aeo]ó|aron|ieron|jeron|aba|aban|ían|ou|aram|eram|iram|[bcdfglmnprstv]eu|iu|ava|avam|iam)$")
_VERBS = frozenset("fue fueron es son era foi foram são é hizo fez está están estão dijo dice disse diz tiene tem tienen têm puede pode ha han hay há va vai vive impuso impusieron impôs impuseram impone imponen impõe impõem detuvo obtuvo mantuvo puso pusieron dio dieron deu deram cumple cumplen cumpre cumprem sufre sufren sofre sofrem recibe reciben recebe vive viven sale salen sai saem padece lleva".split())  # fmt: skip


@lru_cache(maxsize=1 << 14)
def finite(word: str) -> bool:
    """Whether a word is a verb that makes a clause, as far as its form tells."""
    return word in _VERBS or (len(word) > 3 and _FINITE.search(word) is not None)


# ---------------------------------------------------------------- clauses

_SET_IN = 0.3
"""What a clause set in counts for, of a clause border."""


def borders(line: Line, left: int, right: int, tongue: Tongue) -> float:
    """How many clause borders lie between two words; what is set in between two marks counts a third of one."""
    crossed, i = 0.0, left + 1
    while i < right:
        word = line.words[i]
        end = set_in(line, i, right, lambda inner: _aside(inner, tongue))
        if end is not None:
            crossed, i = crossed + _SET_IN, end
        elif word.text in (";", ":", "–", "—", "-", "(", ")", '"'):
            crossed += 2 if word.text == ";" else 1
        elif word.text == "," and not listing(line, i):
            crossed += 1
        elif word.lower in ("pero", "mas", "sino", "mientras", "enquanto", "aunque", "embora", "cuando", "quando", "porque"):  # fmt: skip
            crossed += 0.7
        elif word.lower in ("que", "y", "e") and i + 1 < right:
            crossed += 0.4 * (word.lower == "que" or finite(line.words[i + 1].lower))
        i += 1
    return crossed


def _aside(inner: list[str], tongue: Tongue) -> bool:
    """Whether words between two commas are said by the way: an age, a role, a clause, a source."""
    opens = tongue.has("relative", inner[0]) or inner[0] in ("de", "del", "a", "el", "la", "o", "con", "com")
    described = participle(inner[0]) or tongue.has("roles", inner[0]) or any(tongue.has("roles", w) for w in inner[1:3])
    said = len(inner) <= 9 and any(tongue.has("reporting", w) for w in inner)
    told = any(tuple(inner[: len(p)]) == p for p in tongue.phrases("according"))
    return opens or described or said or told or len(inner) <= 3


def link(line: Line, first: int, tongue: Tongue) -> str:
    """What ties a noun phrase that holds word `first` to what stands before it: "", "to", "of", "by", "with", "at", ...

    Articles, roles and adjectives before the word belong to the phrase.
    """
    for i in range(first - 1, max(-1, first - 8), -1):
        word = line.words[i].lower
        for name in ("of", "by", "to", "at", "with"):
            if tongue.has(name, word) and not (tongue.language == "pt" and word == "a"):
                return name if not _names_a_role(line, i, first, name, tongue) else ""
        if word in ("contra", "sobre"):
            return "against"
        if word in ("para", "entre"):
            return "for" if word == "para" else "among"
        if tongue.has("articles", word) or tongue.has("roles", word) or tongue.has("also_number", word):
            continue
        if line.words[i].text.islower() and len(word) > 3 and not finite(word) and not tongue.has("conjunctions", word):
            if participle(word) and i < first - 1 and not tongue.has("roles", word):
                return ""
            continue
        return ""
    return ""


def _names_a_role(line: Line, i: int, first: int, name: str, tongue: Tongue) -> bool:
    """Whether "de" stands inside a role: "la defensora de derechos humanos X"."""
    if name != "of" or i == first - 1:
        return False
    before = line.words[i - 1].lower if i else ""
    return tongue.has("roles", before) and not tongue.has("kin", before)
