"""What a sentence says of a tie between those freed and what was given: that there is one, that there is none, nothing.

The stance comes from the small closed classes of a language (negations, "we" and "they", words that point back) and
from words for bargains, for talks and for independence, put together clause by clause; the words stand in ties.toml.
"""

import re
from functools import lru_cache

from habeas.folding import fold
from habeas.reconciliation.topics import listed, spans_of, speak_of_any, speaks_of, words_of

CLAUSE = re.compile(
    r"[.;:!?…]+[\"”»]*\s|\s[–—-]\s|,?\s(?:but|while|whereas|although|though|because|who|which|а|но|хотя|который|которая|"
    r"которые|бо|але|хоча|який|яка|які|які|што|якія|аднак)\s",
    re.IGNORECASE,
)
"""Where one clause ends and the next begins, as far as a negation reaches."""
BEFORE, BEHIND = 6, 3
"""Words between a negation and what it denies, where it stands before it and where it stands behind it."""
DENIED = 25
"""Characters within which an answer says no."""
QUESTION = ("?", '?"', "?”", "?»")
WORD = re.compile(r"[^\W\d_]{4,}")
WORDS = re.compile(r"[\w'’-]+")
FEWEST, MOST = 4, 16
"""Words of a remark."""
STEM = 5
"""Letters by which a word that comes back is known."""
SPOKEN = re.compile(r"[\"“„«](?P<said>[A-ZА-ЯЁІЎЇЄҐ][^\"”»“„«]*)[\"”»]")
"""A whole sentence in quotation marks, not a word or two taken from one."""


@lru_cache(maxsize=2**12)
def denies(said: str, beside: bool) -> bool:
    """Whether a sentence says that one was not given for the other; `beside`, that it stands beside what was given."""
    if said.endswith(QUESTION) or speaks_of("no_denial", said):
        return False
    if speaks_of("out_of_mercy", said) or _contradicts(said):
        return True
    clauses = clauses_of(said)
    if any(_without(clause) for clause in clauses):
        return True
    if not beside:
        return False
    if speaks_of("apart", said) or speaks_of("will_not_have_it", said):
        return True
    return not speaks_of("still_to_do", said) and any(_never_spoken_of(clause) for clause in clauses)


@lru_cache(maxsize=2**12)
def tying(said: str, *, spoken: bool = False) -> str | None:
    """The words by which a sentence beside what was given ties it to those freed; None where it does not.

    What one who holds office says of it (`spoken`) needs less to be understood.
    """
    if asked(said) or denies(said, beside=True):
        return None
    if words := words_of("exchange_tie", said):
        return words
    if speaks_of("negation", said):
        return None
    freed, paid, followed = speaks_of("set_free", said), words_of("paying", said), words_of("following", said)
    pointing = speaks_of("points_to_it", " ".join(re.findall(r"[\w']+", fold(said))[:2]))
    if paid and (freed or pointing or speaks_of("people_given", said)):
        return paid
    return followed if followed and (freed or (spoken and pointing)) else None


def answering(said: str, *, known: bool = False) -> str | None:
    """Words of one in office that set one thing against the other: "We sent people, they sent grain"; or None.

    `known`, that the speaker is the one who told of what was given.
    """
    if asked(said) or not (known or speaks_of("in_office", SPOKEN.sub(" ", said))):
        return None
    for found in SPOKEN.finditer(said):
        for sentence in _sentences(found["said"]):
            if not denies(sentence, beside=True) and _answers(sentence):
                return sentence.rstrip(" ,")
    return None


def _answers(sentence: str) -> bool:
    """Whether somebody's sentence has two sides: it ties, has a word for a bargain, speaks of us and them, or says one
    word of both."""
    if tying(sentence, spoken=True):
        return True
    if speaks_of("negation", sentence):
        return False
    if speak_of_any(("relation", "paying", "following"), sentence):
        return True
    if speaks_of("of_courtesy", sentence):
        return False
    if speaks_of("on_both_sides", sentence):
        return True
    return (_says_twice(sentence) or _remarks(sentence)) and not speaks_of("yet_to_be", sentence)


def _remarks(sentence: str) -> bool:
    """Whether a short sentence names nobody and nothing, no number and no one person: a remark on all that was told."""
    said = WORDS.findall(sentence)
    if not FEWEST <= len(said) <= MOST or speaks_of("of_somebody", sentence) or speaks_of("comment", sentence):
        return False
    return not any((w[:1].isupper() and w not in ("I",)) or any(map(str.isdigit, w)) for w in said[1:])


def _says_twice(sentence: str) -> bool:
    """Whether a word of some length comes back: "stone for stone", "they closed it on purpose, and had a purpose"."""
    said = [w[:STEM] for w in WORD.findall(fold(sentence)) if w not in listed("common")]
    said = [w for w in said if w not in _of_the_matter()]
    return len(set(said)) < len(said)


@lru_cache(maxsize=1)
def _of_the_matter() -> frozenset[str]:
    """How the words begin that come back in any report on prisoners, whoever gives what for them."""
    return frozenset(w[:STEM] for w in listed("of_the_matter"))


def dismissing(said: str) -> bool:
    """Whether one who holds office waves it away in a whole sentence: "We do not put people on scales".

    What is asked of the other side, or will be done, is no word on what was.
    """
    if asked(said) or not speaks_of("in_office", SPOKEN.sub(" ", said)):
        return False
    spoken = (s for found in SPOKEN.finditer(said) for s in _sentences(found["said"]))
    return any(speaks_of("negation", s) and _of_people(s) for s in spoken)


def replying(before: str, said: str) -> bool:
    """Whether one who holds office answers a sentence that ties with a whole sentence that begins by saying no."""
    if asked(said) or not speaks_of("in_office", SPOKEN.sub(" ", said)) or not tying(before):
        return False
    spoken = (found["said"] for found in SPOKEN.finditer(said))
    return any(speaks_of("negation", s[:DENIED]) and not speaks_of("yet_to_be", s) for s in spoken)


def bargaining(said: str) -> bool:
    """Whether one who holds office and is quoted says, anywhere in a report, that one was given for the other."""
    if asked(said) or not speaks_of("in_office", SPOKEN.sub(" ", said)):
        return False
    return any(tying(s, spoken=True) for found in SPOKEN.finditer(said) for s in _sentences(found["said"]))


def countering(before: str, said: str) -> bool:
    """Whether one who holds office calls untrue, or rejects, what somebody put into words just before."""
    begins = SPOKEN.sub(" ", said)
    if asked(said) or not speaks_of("in_office", begins) or not (tying(before) or bargaining(before)):
        return False
    return speak_of_any(("untrue", "rejects", "will_not_have_it"), begins)


def _sentences(spoken: str) -> list[str]:
    return re.split(r"(?<=[.!?…])\s+", spoken)


def _of_people(sentence: str) -> bool:
    """Whether a sentence with a negation is of people, mercy or nobody at all, and of what was, not what is to be."""
    if speaks_of("still_to_do", sentence) or speaks_of("yet_to_be", sentence):
        return False
    if speaks_of("refused_to_request", sentence):
        return False
    return any(speaks_of(topic, sentence) for topic in ("set_free", "people_given", "not_anyone"))


def wonders(said: str) -> bool:
    """Whether a question is whether the one was given for the other."""
    if speaks_of("exchange_tie", said) or speaks_of("relation", said):
        return True
    return speaks_of("set_free", said) and (speaks_of("relation", said) or FOR.search(fold(said)) is not None)


FOR = re.compile(r"(?<!\w)(for|because of|after|за|из-за|для|пасля|після) ")


def asked(said: str) -> bool:
    """Whether it is asked and not said, or said to be said by some."""
    return speaks_of("asking", said) or speaks_of("as_alleged", said)


@lru_cache(maxsize=2**12)
def clauses_of(said: str) -> tuple[str, ...]:
    """The clauses of a sentence."""
    return tuple(clause for clause in CLAUSE.split(said) if clause.strip())


def _without(clause: str) -> bool:
    """Whether a clause says that there was no bargain, or that nobody paid, sold or promised."""
    return _close("negation", "relation", clause) or _close("not_anyone", "paying", clause)


def _never_spoken_of(clause: str) -> bool:
    """Whether a clause beside what was given says that it had nothing to do with people, or came up in no talks."""
    if speaks_of("refused_to_request", clause):
        return False
    return _close("negation", "spoken_of", clause) or speaks_of("not_of_them", clause)


def _close(negation: str, topic: str, clause: str) -> bool:
    """Whether words of a topic follow a negation within some words, or one that may stand behind follows them."""
    if not (speaks_of(negation, clause) and speaks_of(topic, clause)):
        return False
    denied = spans_of(negation, clause)
    for start, end in spans_of(topic, clause):
        for left, right in denied:
            if right <= start and len(clause[right:start].split()) <= BEFORE:
                return True
            behind = end <= left and fold(clause[left:right]) not in AHEAD and not clause[left:right].endswith("n't")
            if (behind and len(clause[end:left].split()) <= BEHIND) or max(start, left) < min(end, right):
                return True
    return False


AHEAD = ("no", "not", "without", "nor", "neither", "cannot")
"""Negations that stand before what they deny: "he offered no date" denies no offer."""


def _contradicts(said: str) -> bool:
    """Whether somebody rejects the idea of a bargain, or calls it untrue."""
    rejected, untrue = speaks_of("rejects", said), speaks_of("untrue", said)
    if rejected and untrue:
        return True
    return (rejected or untrue) and (speaks_of("relation", said) or speaks_of("exchange_tie", said))
