"""What is said of an act by the words round it: it "did not take place", was "refused", "is possible", "is planned"."""

from collections.abc import Sequence
from itertools import pairwise

from habeas.extraction.slavic.around import INSTEAD, NOT, STOPS, Around, negated
from habeas.extraction.slavic.forms import Form, form
from habeas.extraction.slavic.words import listed
from habeas.vocabulary import Modality, Type

__all__ = ["undone"]


def undone(here: Around, type_: Type) -> Modality | None:
    """What is said of an act by the verb behind it: "сорвался", "не состоялось", "отказано", "возможна", "планируется"."""
    if here.form not in (Form.NOUN, Form.BARE):
        return None
    after, round_ = here.after, [*here.own, *here.gaps, *here.after]
    # a trial put off is of one charged, and who lifts an arrest frees one who was held
    said = after if type_ in (Type.ARREST, Type.REARREST, Type.SENTENCE) else [*here.own, *after]
    off = type_ is not Type.CHARGE and any(w in listed("called_off") for w in said)
    if _no_decree(here) or _off_the_list(here):
        return Modality.DENIED
    if off or negated(round_, "takes_place"):
        return Modality.FAILED
    nobody = any(w in listed("nobody") for w in after[:3])
    nobody = nobody or negated([*here.own, *after], "told_of") or _nothing_of_it(here)
    if nobody or _no_talk(round_) or negated(round_, "falls_under") or _none(here):
        return Modality.DENIED
    if any(w in listed("refused") for w in round_):
        return Modality.DENIED
    may_be = any(w in listed("may_be") for w in round_) and not any(w in listed("became") for w in round_)
    if may_be or _beside(round_, "early", ("говорить", "гаварыць", "говорити", "казаць", "казати")):
        return Modality.HYPOTHETICAL
    if here.own[-1:] in (["до"], ["да"]) and any(w in listed("left") for w in round_):
        return Modality.PLANNED
    if negated(after, "signed"):
        return Modality.PLANNED
    scheduled = any(w in listed("scheduled") for w in [*here.own[-2:], *_until_mark(here)])
    if any(w in listed("takes_place") for w in after):
        return None
    return Modality.PLANNED if scheduled or any(w in listed("awaited") for w in after) else None


def _no_decree(here: Around) -> bool:
    """Whether the paper that would do it is said not to be: "указа о помиловании не было"."""
    literal = [here.line.words[i].lower for i in here.match.literal]
    papers = any(w in listed("decrees") for w in [*here.own, *literal])
    return papers and any(a in NOT and b in _WAS for a, b in pairwise(here.after))


_WAS = frozenset("было было существует існуе існує поступало".split())


def _off_the_list(here: Around) -> bool:
    """Whether somebody is said not to be on the list of it: "в списке на обмен X не оказалось", "не попал в списки на обмен"."""
    on_list = here.own[-1:] in (["на"], ["по"], ["для"]) and any(w in listed("lists") for w in here.own[-3:-1])
    return on_list and negated([*here.own, *here.after], "found_there")


def _nothing_of_it(here: Around) -> bool:
    """ "Об освобождении не сообщали": a verb denied, with the act as what it is about; not to know of it denies nothing."""
    if not any(w in listed("about") for w in here.own[-2:]):
        return False
    words = [*here.own, *here.after]
    denied = (b for a, b in pairwise(words) if a in NOT)
    return any(form(w) in (Form.DONE, Form.BARE) and w not in listed("known") for w in denied)


def _beside(words: list[str], name: str, others: Sequence[str]) -> bool:
    """Whether a word of a list stands right beside one of others."""
    pairs = [*pairwise(words), *pairwise(words[::-1])]
    return any(a in listed(name) and b in others for a, b in pairs)


def _until_mark(here: Around) -> list[str]:
    """The words right behind the trigger, whatever marks stand between: "обмен, намеченный на пятницу"."""
    behind_it = here.line.words[here.match.last + 1 : here.match.last + 8]
    return [w.lower for w in behind_it if w.text not in STOPS]


def _no_talk(words: list[str]) -> bool:
    """ "Речи не идёт", "размовы няма"."""
    talk = any(w in listed("talk") for w in words)
    return talk and any(w in NOT or w in listed("none") for w in words)


def _none(here: Around) -> bool:
    """ "Освобождений нет", "не было арестов": a noun that is said not to be."""
    close = [*here.own[-1:], *here.after[:1]]
    missing = any(w in listed("none") for w in close) or bool(INSTEAD & set(here.own[-2:]))
    return here.form is Form.NOUN and missing
