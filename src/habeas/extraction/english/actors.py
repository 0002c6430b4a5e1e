"""Who did it: the one who acts, from the verb of a trigger, the verb over its noun, or the speaker whom "it" takes up."""

from habeas.extraction.english import grammar
from habeas.extraction.lexicon import SPEECH_VERBS
from habeas.extraction.rules import Rule
from habeas.extraction.words import Line
from habeas.vocabulary import Type

__all__ = ["actor_of"]

_DOING = frozenset(
    "announce order issue sign declare grant approve pass impose give hand deliver make carry uphold".split()
)
_LETTING = frozenset("let find declare order allow help make set see hold keep judge want".split())
_THINGS = frozenset(
    "decree order figure count way hand information law vote bill amnesty pardon estimate reckoning list statement".split()
)
_CALLING = frozenset("call urge ask appeal press tell order invite request want".split())
_COUNTS = (Type.COUNT_HELD, Type.COUNT_DETAINED)
_OF_IT = (
    "dobj",
    "pobj",
    "attr",
    "oprd",
    "acomp",
    "xcomp",
    "ccomp",
    "prep",
    "compound",
    "amod",
    "conj",
    "dative",
    "nmod",
)
_UP = 4


def actor_of(rule: Rule, line: Line, v: int, whom: int | None) -> int | None:
    """The word of the one who acts, None where nobody is told; `v` is the trigger's word, `whom` that of those concerned."""
    if not line.parsed:
        return None
    by = grammar.agent(line, v)
    if by is not None and not _thing(line, by):
        return by
    if line.words[v].tag == "VBG" and line.words[v].dep == "advcl" and (doer := _with_one_doing(line, v)) is not None:
        return doer
    verb = _verb(line, v)
    if verb is None or (rule.who == "subject" and not _lets(line, verb)):
        return None
    if grammar.is_passive(line, verb):
        by = grammar.agent(line, verb)
        return by if by is not None and not _thing(line, by) else None
    found = _doer(rule, line, v, verb, whom)
    if found is None or _thing(line, found):
        return None
    return _taken_up(line, verb, found) if line.words[found].lower in _PRONOUNS else found


_PRONOUNS = frozenset("it they which that he she".split())


def _thing(line: Line, n: int) -> bool:
    return line.words[n].lemma in _THINGS


def _lets(line: Line, verb: int) -> bool:
    """Whether what happens to somebody is told under a verb of letting or finding: "let three go", "found her guilty"."""
    return line.words[verb].lemma in _LETTING or line.words[line.words[verb].head].lemma in _LETTING


def _doer(rule: Rule, line: Line, v: int, verb: int, whom: int | None) -> int | None:
    """The subject of the verb; of "let three go" that of letting; a verb of saying or counting does nothing."""
    tells = line.words[verb].lemma in SPEECH_VERBS and line.words[verb].lemma not in _DOING
    if tells and (verb != v or rule.type in _COUNTS):
        return None
    if (called := _called_on(line, verb)) is not None:
        return called
    told = (
        whom is not None or rule.who in ("none", "target", "slot", "near") or grammar.objects(line, verb) or verb != v
    )
    found = grammar.subject(line, verb) if told else None
    over = line.words[verb].head
    concerned = found is not None and whom is not None and (found == whom or whom in grammar.core(line, found))
    if (found is None or concerned) and over != verb and line.words[over].lemma in _LETTING:
        found, concerned = grammar.subject(line, over), False
    return None if concerned or found == whom else found


def _called_on(line: Line, verb: int) -> int | None:
    """Who is called on to do it: "called on Varna to release them", "asked the court to sentence her"."""
    over = line.words[verb].head
    if line.words[over].lemma not in _CALLING or line.words[verb].dep not in ("xcomp", "advcl", "ccomp", "acl"):
        return None
    own = grammar.kids(line, verb, "nsubj")
    to = [n for word, n in grammar.prepositions(line, over) if word in ("on", "upon", "to")]
    return next(iter(own + to + grammar.kids(line, over, "dobj")), None)


def _verb(line: Line, v: int) -> int | None:
    """The verb that does it: the trigger, the one whose object or predicate it is, or one of deciding over its noun."""
    if line.words[v].pos == "V" and line.words[v].dep not in ("amod", "acl"):
        return v
    at = line.words[v].head if line.words[v].dep == "acl" and _thing(line, line.words[v].head) else v
    for up in list(line.ancestors(at))[:_UP]:
        if line.words[at].dep not in _OF_IT:
            return None
        if line.words[up].pos in "VX" and line.words[up].pos:
            return up if line.words[at].dep not in ("prep", "pobj") or line.words[up].lemma in _DOING else None
        at = up
    return None


def _taken_up(line: Line, verb: int, pronoun: int) -> int | None:
    """Whom "it" means in "Varna said it would free them": the subject of the verb above."""
    for up in line.ancestors(verb):
        if line.words[up].pos == "V":
            above = [s for s in grammar.kids(line, up, "nsubj") if s != pronoun and line.words[s].pos in ("N", "P")]
            if above:
                return above[-1]
    return None


def _with_one_doing(line: Line, v: int) -> int | None:
    """The noun directly before a gerund behind "with": "it came with the state lifting a ban"."""
    if v == 0 or line.words[v - 1].dep != "pobj":
        return None
    return v - 1 if line.words[line.words[v - 1].head].lower == "with" else None
