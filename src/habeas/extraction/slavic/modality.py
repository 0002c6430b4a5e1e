"""How a statement in Russian, Belarusian or Ukrainian is meant: as done, planned, asked for, denied, failed or possible.

What is told depends on the form of the trigger (see forms.py) and on what governs it. A noun and an infinitive are meant
as the verb they hang on says ("ждут освобождения", "обещали освободить"); a finite verb only as particles in its own
clause say ("освободили бы"), or the verb that its clause hangs on ("отрицает, что освободили"; "чтобы освободили").
"""

from collections.abc import Sequence
from itertools import pairwise

from habeas.extraction.patterns import Match
from habeas.extraction.slavic.around import AS_IF, INSTEAD, NOT, PURPOSE, THAT, Around, any_of, negated
from habeas.extraction.slavic.forms import Form, form, past
from habeas.extraction.slavic.undone import undone
from habeas.extraction.slavic.words import listed
from habeas.extraction.words import Line
from habeas.vocabulary import Modality, Type

__all__ = ["meant", "only_named"]

_IF = frozenset("если якщо калі".split())
_BY_HEARSAY = frozenset(
    {
        ("по", "слухам"),
        ("паводле", "чутак"),
        ("за", "чутками"),
        ("по", "чуткам"),
        ("приснилось", ","),
        ("прыснілася", ","),
        ("наснилося", ","),
    }
)
"""What tells that somebody only heard or dreamt it."""


def meant(line: Line, match: Match, type_: Type) -> Modality:
    """How the statement of a type at this trigger is meant; "not let in" is a condition, and no denial of one."""
    here = Around(line, match)
    if type_ is Type.CONDITIONS:
        return _treatment(here)
    if _retracted(here):
        return Modality.DENIED
    if here.form is Form.DESCRIBING:
        return Modality.DENIED if here.own[-1:] and here.own[-1] in NOT else Modality.ACTUAL
    asked = Modality.CALLED_FOR if type_ is Type.PARDON and any(w in listed("applied") for w in here.own) else None
    tests = (
        _doubted,
        _negated,
        lambda h: undone(h, type_),
        _particles,
        lambda h: _governed(h, type_),
        _above,
        _to_come,
    )
    found = asked or next((m for m in (test(here) for test in tests) if m is not None), Modality.ACTUAL)
    if found in (Modality.PLANNED, Modality.HYPOTHETICAL) and _fell_through(here):
        return Modality.FAILED
    return Modality.HYPOTHETICAL if found is Modality.PLANNED and _if(here) else found


_WOULD = frozenset("бы б".split())
_BUT = frozenset("но однако але проте однак аднак да ды та".split())
_MUST = frozenset("мали мав мала".split())
_LAST = frozenset("последний последнюю апошні апошнюю останній останню последнего апошняга останнього".split())
_MOMENT = ("момант", "момент", "хвілін", "минут", "мить", "миті", "хвилин", "секунд")


def _fell_through(here: Around) -> bool:
    """Whether what was wanted or due came to nothing: "хотели перевести, но суд отказал"; "мали передати, проте його немає"."""
    wanted = any(past(w) and (w in listed("willing") or any_of([w], Modality.PLANNED)) for w in here.own)
    wanted = wanted or bool(_DUE & set(here.own)) or (here.form is Form.BARE and bool(_MUST & set(here.own)))
    later = [w.lower for w in here.line.words[here.match.last + 1 :]]
    if not wanted or _WOULD & set(here.own):
        return False
    if _instead(later):
        return True
    at = next((i for i, w in enumerate(later) if w in _BUT), len(later))
    if negated(later[at:], "takes_place"):  # "но этого не произошло"
        return True
    return any(w in listed("refused") or w in listed("called_off") or w in listed("none") for w in later[at:])


_OF_ITSELF = ("тся", "цца", "ться")
"""How a verb ends that asks nothing of anybody: "требуется операция"."""
_DUE = frozenset("должны должен должна павінны павінен павінна мусілі мусіў мусіла мусили мусив мусила".split())


def _instead(words: Sequence[str]) -> bool:
    """Whether something else came of it: "вместо этого", "натомість", "но в последний момент"."""
    pairs = list(pairwise(words))
    if any(a in INSTEAD and b in listed("this") for a, b in pairs) or _RATHER & set(words):
        return True
    return any(a in _LAST and b.startswith(_MOMENT) for a, b in pairs)


_RATHER = frozenset("натомість наместо".split())


def _treatment(here: Around) -> Modality:
    if any(w in listed("wrong") for w in here.sentence):
        return Modality.DENIED
    before = [w for w in (*here.above, *here.own) if not w.endswith(_OF_ITSELF)]
    if _not_done(here):
        return Modality.DENIED
    return next((m for m in (Modality.CALLED_FOR, Modality.HYPOTHETICAL) if any_of(before, m)), Modality.ACTUAL)


def _not_done(here: Around) -> bool:
    """Whether an act is said not to have been: "его не били", "голодовку он не объявлял", "пыток не было"."""
    literal = [here.line.words[i].lower for i in here.match.literal]
    if not any(w in listed("acts_of_ill") for w in literal) or NOT & set(literal):
        return False
    never = negated([*here.own, *here.after], "begun") or any(w in listed("none") for w in here.after[:1])
    denied = bool(here.own) and here.own[-1] in NOT
    return denied or (here.form is Form.NOUN and never)


def _if(here: Around) -> bool:
    """Whether a condition stands beside it: "готов отпустить, если ..."."""
    return any(w.lower in _IF for w in here.line.words)


def _retracted(here: Around) -> bool:
    """Whether it is told as a report that is wrong: "Информация о задержании ... не подтвердилась"."""
    near = [*here.above, *here.own, *here.gaps, *here.after]
    if negated([*here.above, *here.own, *here.after], "confirmed"):
        return True
    words = [w.lower for w in here.line.words]
    if _recalled([*here.above, *here.own, *here.after]):
        return True
    told = any(w in listed("reports") for w in near)
    if told and _AGAINST & set(here.own):
        return True
    return told and (any(w in listed("wrong") for w in words) or negated(words, "confirmed"))


def _recalled(words: Sequence[str]) -> bool:
    """Whether those who told it take their report back: "Группа отозвала сообщение о смерти"."""
    for i, word in enumerate(words):
        back = word in listed("recalls_back") and any(w in ("назад", "обратно") for w in words[i + 1 : i + 3])
        if (back or word in listed("recalls")) and not NOT & set(words[max(0, i - 1) : i]):
            return any(w in listed("tellings") for w in words[max(0, i - 5) : i + 6])
    return False


_AGAINST = frozenset("вопреки насуперак всупереч попри нягледзячы".split())


def _negated(here: Around) -> Modality | None:
    """Whether "не" denies the trigger itself, the helping verb before it, or the verb that an infinitive hangs on."""
    own, literal = here.own, [here.line.words[i].lower for i in here.match.literal]
    inner = any(w in NOT for w in here.gaps[-1:])
    right = own[-1:] and own[-1] in NOT
    helped = len(own) > 1 and own[-2] in NOT and own[-1] in listed("helping")
    if right or helped or inner:
        return Modality.HYPOTHETICAL if any_of(own, Modality.HYPOTHETICAL) else Modality.DENIED
    if here.form is Form.NOUN and negated([*own, *here.after], "modality.planned"):
        return Modality.DENIED
    if here.form is not Form.BARE or NOT & set(literal):
        return None
    if negated([*own, *here.gaps, *here.after], "became"):
        return Modality.DENIED
    if negated([*own, *here.gaps, *here.after], "implicative"):
        return Modality.FAILED
    hangs = NOT & set(own) or negated(here.after, "willing")
    return Modality.DENIED if hangs else None


def _governed(here: Around, type_: Type) -> Modality | None:
    """What the verb or the noun says on which a noun or an infinitive hangs."""
    if here.form not in (Form.NOUN, Form.BARE):
        return None
    if here.form is Form.NOUN and _presupposed(here, type_):
        return None
    if any(w in listed("avoids") for w in here.own):
        return Modality.FAILED
    if wished := _wished(here, type_):
        return wished
    near = [*here.own, *here.gaps, *here.after[:5]]
    if here.form is Form.BARE:
        near = [*here.own, *here.gaps, *here.after]
        if _managed(near) or "прежде" in near:
            return Modality.ACTUAL
    if here.form is Form.NOUN and here.own[-2:] in (["обмен", "на"], ["абмен", "на"], ["обмін", "на"]):
        near = [*here.own, *here.after]
    if here.form is Form.BARE and _MUST & set(here.own[-4:]):
        return Modality.PLANNED
    opens = here.form is Form.BARE or len(here.own) <= 2
    for modality, window in (
        (Modality.CALLED_FOR, [] if type_ is Type.COUNT_HELD else near if opens else here.own),
        (Modality.FAILED, near),
        (Modality.DENIED, near),
        (Modality.HYPOTHETICAL, near),
        (Modality.PLANNED, near if here.form is Form.BARE else here.own[-6:]),
    ):
        if any_of(window, modality):
            return modality
    return Modality.HYPOTHETICAL if here.form is Form.BARE else None


def _managed(words: Sequence[str]) -> bool:
    """Whether somebody managed, began or was ordered to do what the infinitive says, and did not only promise to."""
    at = next((i for i, w in enumerate(words) if w in listed("implicative") and past(w)), None)
    less = (Modality.PLANNED, Modality.CALLED_FOR, Modality.HYPOTHETICAL)
    return at is not None and not any(any_of(words[:at], m) for m in less)


_GOOD = (Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.SANCTION_LIFTED)


def _wished(here: Around, type_: Type) -> Modality | None:
    """What is hoped for, meant as an aim or a condition, called for with "за", or only permitted by a paper."""
    own = here.own
    if any(a in listed("hope") and b == "на" for a, b in pairwise(own)):
        return Modality.HYPOTHETICAL
    if own[-1:] == ["на"] and len(own) > 1 and own[-2] in listed("papers"):
        return Modality.HYPOTHETICAL
    if type_ in _GOOD and own[-1:] in (["против"], ["супраць"], ["проти"]):
        return Modality.HYPOTHETICAL
    if type_ in _GOOD and own[-1:] == ["за"] and not any(w in listed("thanks") for w in [*own, *here.after]):
        return Modality.CALLED_FOR
    return Modality.HYPOTHETICAL if any(w in listed("aims") for w in [*own, *here.after[:5]]) else None


def only_named(line: Line, match: Match) -> bool:
    """Whether a noun stands in a clause that does not say that it was done: "Из истории обменов", "напомнил об амнистии"."""
    here = Around(line, match)
    done = any(w in listed("performed") for w in [*here.own, *here.gaps, *here.after])
    return here.form is Form.NOUN and not done and not any(w in listed("after_it") for w in here.own[-2:])


def _presupposed(here: Around, type_: Type) -> bool:
    """Whether a noun stands for what has been, whatever is said of it: "после ареста", "по обвинению", "комментировать арест"."""
    charged = [*here.own[-1:], here.line.words[here.match.first].lower]
    if type_ is Type.CHARGE and any(w in ("по", "па", "за", "под", "пад", "під") for w in charged):
        return True
    spoken = any(w in listed("of_words") and form(w) is Form.BARE for w in here.own)
    return spoken or any(w in listed("after_it") for w in here.own[-2:])


def _particles(here: Around) -> Modality | None:
    """ "Бы", "если", "возможно", "ли", "пусть" in the trigger's own clause."""
    near = _without_exception([*here.own, *here.gaps, *here.after[:3]])
    if any(w in listed("let_it") for w in near):
        return Modality.CALLED_FOR
    ahead = [w.lower for w in here.line.words[max(0, here.match.first - 6) : here.match.first]]
    whether = ("ли" in near[-4:] and any(w.text == "ли" for w in here.line.words)) or here.joint in ("ці", "чи")
    condition = any(w in ("бы", "б", "если", "якщо", "якби", "калиб") for w in near)
    when = "калі" in here.own[:2] and here.form is Form.COMING
    if whether or condition or when or any(w in listed("perhaps") for w in (*ahead, *here.gaps)):
        return Modality.HYPOTHETICAL
    return None


def _without_exception(words: list[str]) -> list[str]:
    """The words without an "if" that sets no condition: "если не считать", "якщо не враховувати"."""
    return [
        w
        for w, not_, verb in zip(words, [*words[1:], ""], [*words[2:], "", ""], strict=False)
        if not (w in _IF and not_ in NOT and verb.startswith(_COUNT))
    ]


_COUNT = ("счита", "учитыва", "лічы", "улічва", "ўлічва", "рахува", "врахов", "зважа")


def _above(here: Around) -> Modality | None:
    """What the clause says on which the trigger's clause hangs: "отрицает, что", "требует, чтобы", "надеется, что"."""
    if here.joint in PURPOSE:
        return Modality.CALLED_FOR if any_of(here.above, Modality.CALLED_FOR) else Modality.HYPOTHETICAL
    if here.joint in AS_IF:
        return Modality.HYPOTHETICAL
    if here.joint not in THAT:
        return None
    if negated(here.above, "excluded"):
        return Modality.HYPOTHETICAL
    if any_of(here.above, Modality.DENIED) and not negated(here.above, "modality.denied"):
        return Modality.DENIED
    return Modality.HYPOTHETICAL if any(w in listed("doubt") for w in here.above) else None


_WILL = frozenset("будет будут будзе будуць буде будуть".split())
_NEXT = (
    "скоро",
    "скорейш",
    "хуткі",
    "хуткае",
    "хуткім",
    "хуткага",
    "швидк",
    "следующ",
    "наступн",
    "предстоящ",
    "готовящ",
    "запланирован",
    "запланаван",
    "грядущ",
    "майбутн",
    "будущ",
)
_TOMORROW = frozenset("завтра послезавтра заўтра паслязаўтра післязавтра".split())


def _to_come(here: Around) -> Modality | None:
    """Whether the trigger's own form, its helping verb or an adjective before it puts it in the future."""
    around = [*here.own[-3:], *here.gaps, *here.after[:5]]
    inside = [*here.gaps, *(here.line.words[i].lower for i in here.match.literal)]
    coming = here.form is Form.COMING or any(form(w) is Form.COMING for w in inside)
    helped = _WILL & {*here.own[-2:], *inside, *here.after[:2]}
    next_ = any(w.startswith(_NEXT) for w in here.own[-2:]) or _TOMORROW & set(around)
    if here.form is Form.DONE and _in_time(around) and not any(past(w) for w in inside):
        return Modality.PLANNED
    if here.form is Form.NOUN:
        verb = next((f for f in map(form, here.after) if f in (Form.DONE, Form.COMING)), None)
        coming = coming or verb is Form.COMING
    return Modality.PLANNED if coming or helped or next_ else None


def _in_time(words: Sequence[str]) -> bool:
    """ "Через неделю", "праз месяц"."""
    return any(a in ("через", "праз") and b.startswith(_TIMES) for a, b in pairwise(words))


_TIMES = (
    "час",
    "день",
    "дзень",
    "дн",
    "недел",
    "тыд",
    "тижд",
    "месяц",
    "місяц",
    "год",
    "рік",
    "паўгод",
    "півро",
    "полгод",
)
_OFFICIALLY = frozenset("официально афіцыйна офіційно".split())


def _doubted(here: Around) -> Modality | None:
    """Whether a later clause of the line takes back what it tells: "..., однако этого не подтвердили"; "..., сестра всё опровергла"."""
    if any(pair in _BY_HEARSAY for pair in pairwise(here.sentence)):
        return Modality.HYPOTHETICAL
    later = [w.lower for w in here.line.words[here.match.last + 1 :]]
    for i, word in enumerate(later):
        near = later[max(0, i - 3) : i + 4]
        if word in listed("untrue") and any(w in listed("this") for w in near) and not NOT & set(near):
            return Modality.DENIED
        if word in listed("took_back") and any(
            w in listed("this") or w in listed("reports") or w in listed("all") for w in near
        ):
            return Modality.DENIED
        if word in listed("confirmed") and any(w in listed("this") for w in near):
            if NOT & set(later[max(0, i - 2) : i]):
                return None if any(w in _OFFICIALLY for w in near) else Modality.DENIED
            if any(w in listed("implicative") for w in near) and NOT & set(near):
                return Modality.HYPOTHETICAL
    return None
