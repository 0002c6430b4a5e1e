"""How a statement in Russian, Belarusian or Ukrainian is meant: as done, planned, asked for, denied, failed or possible.

What is told depends on the form of the trigger (see forms.py) and on what governs it. A noun and an infinitive are meant
as the verb they hang on says ("ждут освобождения", "обещали освободить"); a finite verb only as particles in its own
clause say ("освободили бы"), or the verb that its clause hangs on ("отрицает, что освободили"; "чтобы освободили").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from habeas.extraction.rules import Match
from habeas.extraction.slavic.clauses import behind
from habeas.extraction.slavic.forms import Form, form, leading, past
from habeas.extraction.slavic.words import listed
from habeas.extraction.words import Line
from habeas.vocabulary import Modality, Type

__all__ = ["meant", "only_named"]

_STOPS = frozenset(".;:!?")
_NOT = frozenset("не ня ни ні".split())
_INSTEAD = frozenset("вместо замест замість без".split())
_PURPOSE = frozenset("чтобы чтоб каб щоб аби абы".split())
_THAT = frozenset("что што що".split())
_AS_IF = frozenset("будто быццам нібы якобы".split())
_OPENS = _PURPOSE | _THAT | _AS_IF | frozenset("ли ці чи когда калі коли если якщо якби пока пакуль поки".split())
_IF = frozenset("если якщо калі".split())
_REACH = 14
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


@dataclass(frozen=True)
class _Around:
    """The words round a trigger, in small letters."""

    line: Line
    match: Match

    @cached_property
    def form(self) -> Form:
        """The form of the trigger."""
        return leading(self.line, self.match)

    @cached_property
    def own(self) -> list[str]:
        """The words of the trigger's clause before it; a noun or an infinitive in a row hangs on the verb before the row."""
        own = self._back(self.match.first)
        start = self.match.first - len(own)
        behind_a_colon = start > 1 and self.line.words[start - 1].text == ":" and not own
        if behind_a_colon and self.form is Form.BARE:  # "insist on this: to free all"
            return self._back(start - 1)
        in_row = self.form in (Form.NOUN, Form.BARE) and start > 1 and self.line.words[start - 1].text == ","
        if in_row and len(own) <= 3 and not any(w in _OPENS or form(w) is Form.DONE for w in own):
            return [*self._back(start - 1), *own]
        return own

    @cached_property
    def joint(self) -> str:
        """The conjunction that opens the trigger's clause: "что", "чтобы", "когда"; "" for none."""
        return next((w for w in self.own[:3] if w in _OPENS), "")

    @cached_property
    def above(self) -> list[str]:
        """The words of the clause on which the trigger's clause hangs by a conjunction."""
        first = self.match.first - len(self.own)
        hangs = self.joint and first > 1 and self.line.words[first - 1].text in (",", ":")
        return self._back(first - 1) if hangs else []

    @cached_property
    def after(self) -> list[str]:
        """The words of the trigger's clause behind it, without what is set in between marks."""
        told = any(form(w) is Form.DONE for w in self.own)
        return [w.lower for w in behind(self.line, self.match.last, told=told)]

    @cached_property
    def sentence(self) -> list[str]:
        """The words round the trigger up to a full stop or a semicolon on either side."""
        stops = [i for i, w in enumerate(self.line.words) if w.text in (".", ";")]
        start = max((i for i in stops if i < self.match.first), default=-1)
        end = min((i for i in stops if i > self.match.last), default=len(self.line.words))
        return [w.lower for w in self.line.words[start + 1 : end]]

    @cached_property
    def gaps(self) -> list[str]:
        """The words that stand between the trigger's own."""
        inner = range(self.match.first, self.match.last + 1)
        return [self.line.words[i].lower for i in inner if i not in self.match.literal]

    def _back(self, end: int) -> list[str]:
        start = end
        while start > max(0, end - _REACH) and self.line.words[start - 1].text not in (*_STOPS, ","):
            start -= 1
        return [w.lower for w in self.line.words[start:end]]


def meant(line: Line, match: Match, type_: Type) -> Modality:
    """How the statement of a type at this trigger is meant; "not let in" is a condition, and no denial of one."""
    here = _Around(line, match)
    if type_ is Type.CONDITIONS:
        return _treatment(here)
    if _retracted(here):
        return Modality.DENIED
    if here.form is Form.DESCRIBING:
        return Modality.DENIED if here.own[-1:] and here.own[-1] in _NOT else Modality.ACTUAL
    asked = Modality.CALLED_FOR if type_ is Type.PARDON and any(w in listed("applied") for w in here.own) else None
    tests = (
        _doubted,
        _negated,
        lambda h: _undone(h, type_),
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


def _fell_through(here: _Around) -> bool:
    """Whether what was wanted or due came to nothing: "хотели перевести, но суд отказал"; "мали передати, проте його немає"."""
    wanted = any(past(w) and (w in listed("willing") or _any([w], Modality.PLANNED)) for w in here.own)
    wanted = wanted or bool(_DUE & set(here.own)) or (here.form is Form.BARE and bool(_MUST & set(here.own)))
    later = [w.lower for w in here.line.words[here.match.last + 1 :]]
    if not wanted or _WOULD & set(here.own):
        return False
    if _instead(later):
        return True
    at = next((i for i, w in enumerate(later) if w in _BUT), len(later))
    if _not(later[at:], "takes_place"):  # "но этого не произошло"
        return True
    return any(w in listed("refused") or w in listed("called_off") or w in listed("none") for w in later[at:])


_OF_ITSELF = ("тся", "цца", "ться")
"""How a verb ends that asks nothing of anybody: "требуется операция"."""
_DUE = frozenset("должны должен должна павінны павінен павінна мусілі мусіў мусіла мусили мусив мусила".split())


def _instead(words: Sequence[str]) -> bool:
    """Whether something else came of it: "вместо этого", "натомість", "но в последний момент"."""
    pairs = list(pairwise(words))
    if any(a in _INSTEAD and b in listed("this") for a, b in pairs) or _RATHER & set(words):
        return True
    return any(a in _LAST and b.startswith(_MOMENT) for a, b in pairs)


_RATHER = frozenset("натомість наместо".split())


def _treatment(here: _Around) -> Modality:
    if any(w in listed("wrong") for w in here.sentence):
        return Modality.DENIED
    before = [w for w in (*here.above, *here.own) if not w.endswith(_OF_ITSELF)]
    if _not_done(here):
        return Modality.DENIED
    return next((m for m in (Modality.CALLED_FOR, Modality.HYPOTHETICAL) if _any(before, m)), Modality.ACTUAL)


def _not_done(here: _Around) -> bool:
    """Whether an act is said not to have been: "его не били", "голодовку он не объявлял", "пыток не было"."""
    literal = [here.line.words[i].lower for i in here.match.literal]
    if not any(w in listed("acts_of_ill") for w in literal) or _NOT & set(literal):
        return False
    never = _not([*here.own, *here.after], "begun") or any(w in listed("none") for w in here.after[:1])
    denied = bool(here.own) and here.own[-1] in _NOT
    return denied or (here.form is Form.NOUN and never)


def _any(words: Iterable[str], modality: Modality) -> bool:
    return any(w in listed(f"modality.{modality.value}") for w in words)


def _not(words: Iterable[str], name: str) -> bool:
    """Whether a word of a list stands behind "не", at once or over one word."""
    ahead = list(words)
    return any(w in listed(name) and _NOT & set(ahead[max(0, i - 2) : i]) for i, w in enumerate(ahead))


def _if(here: _Around) -> bool:
    """Whether a condition stands beside it: "готов отпустить, если ..."."""
    return any(w.lower in _IF for w in here.line.words)


def _retracted(here: _Around) -> bool:
    """Whether it is told as a report that is wrong: "Информация о задержании ... не подтвердилась"."""
    near = [*here.above, *here.own, *here.gaps, *here.after]
    if _not([*here.above, *here.own, *here.after], "confirmed"):
        return True
    words = [w.lower for w in here.line.words]
    if _recalled([*here.above, *here.own, *here.after]):
        return True
    told = any(w in listed("reports") for w in near)
    if told and _AGAINST & set(here.own):
        return True
    return told and (any(w in listed("wrong") for w in words) or _not(words, "confirmed"))


def _recalled(words: Sequence[str]) -> bool:
    """Whether those who told it take their report back: "Группа отозвала сообщение о смерти"."""
    for i, word in enumerate(words):
        back = word in listed("recalls_back") and any(w in ("назад", "обратно") for w in words[i + 1 : i + 3])
        if (back or word in listed("recalls")) and not _NOT & set(words[max(0, i - 1) : i]):
            return any(w in listed("tellings") for w in words[max(0, i - 5) : i + 6])
    return False


_AGAINST = frozenset("вопреки насуперак всупереч попри нягледзячы".split())


def _negated(here: _Around) -> Modality | None:
    """Whether "не" denies the trigger itself, the helping verb before it, or the verb that an infinitive hangs on."""
    own, literal = here.own, [here.line.words[i].lower for i in here.match.literal]
    inner = any(w in _NOT for w in here.gaps[-1:])
    right = own[-1:] and own[-1] in _NOT
    helped = len(own) > 1 and own[-2] in _NOT and own[-1] in listed("helping")
    if right or helped or inner:
        return Modality.HYPOTHETICAL if _any(own, Modality.HYPOTHETICAL) else Modality.DENIED
    if here.form is Form.NOUN and _not([*own, *here.after], "modality.planned"):
        return Modality.DENIED
    if here.form is not Form.BARE or _NOT & set(literal):
        return None
    if _not([*own, *here.gaps, *here.after], "became"):
        return Modality.DENIED
    if _not([*own, *here.gaps, *here.after], "implicative"):
        return Modality.FAILED
    hangs = _NOT & set(own) or _not(here.after, "willing")
    return Modality.DENIED if hangs else None


def _undone(here: _Around, type_: Type) -> Modality | None:
    """What is said of an act by the verb behind it: "сорвался", "не состоялось", "отказано", "возможна", "планируется"."""
    if here.form not in (Form.NOUN, Form.BARE):
        return None
    after, round_ = here.after, [*here.own, *here.gaps, *here.after]
    # a trial put off is of one charged, and who lifts an arrest frees one who was held
    said = after if type_ in (Type.ARREST, Type.REARREST, Type.SENTENCE) else [*here.own, *after]
    off = type_ is not Type.CHARGE and any(w in listed("called_off") for w in said)
    if _no_decree(here) or _off_the_list(here):
        return Modality.DENIED
    if off or _not(round_, "takes_place"):
        return Modality.FAILED
    nobody = any(w in listed("nobody") for w in after[:3])
    nobody = nobody or _not([*here.own, *after], "told_of") or _nothing_of_it(here)
    if nobody or _no_talk(round_) or _not(round_, "falls_under") or _none(here):
        return Modality.DENIED
    if any(w in listed("refused") for w in round_):
        return Modality.DENIED
    may_be = any(w in listed("may_be") for w in round_) and not any(w in listed("became") for w in round_)
    if may_be or _beside(round_, "early", ("говорить", "гаварыць", "говорити", "казаць", "казати")):
        return Modality.HYPOTHETICAL
    if here.own[-1:] in (["до"], ["да"]) and any(w in listed("left") for w in round_):
        return Modality.PLANNED
    if _not(after, "signed"):
        return Modality.PLANNED
    scheduled = any(w in listed("scheduled") for w in [*here.own[-2:], *_until_mark(here)])
    if any(w in listed("takes_place") for w in after):
        return None
    return Modality.PLANNED if scheduled or any(w in listed("awaited") for w in after) else None


def _no_decree(here: _Around) -> bool:
    """Whether the paper that would do it is said not to be: "указа о помиловании не было"."""
    literal = [here.line.words[i].lower for i in here.match.literal]
    papers = any(w in listed("decrees") for w in [*here.own, *literal])
    return papers and any(a in _NOT and b in _WAS for a, b in pairwise(here.after))


_WAS = frozenset("было было существует існуе існує поступало".split())


def _off_the_list(here: _Around) -> bool:
    """Whether somebody is said not to be on the list of it: "в списке на обмен X не оказалось", "не попал в списки на обмен"."""
    on_list = here.own[-1:] in (["на"], ["по"], ["для"]) and any(w in listed("lists") for w in here.own[-3:-1])
    return on_list and _not([*here.own, *here.after], "found_there")


def _nothing_of_it(here: _Around) -> bool:
    """ "Об освобождении не сообщали": a verb denied, with the act as what it is about; not to know of it denies nothing."""
    if not any(w in listed("about") for w in here.own[-2:]):
        return False
    words = [*here.own, *here.after]
    denied = (b for a, b in pairwise(words) if a in _NOT)
    return any(form(w) in (Form.DONE, Form.BARE) and w not in listed("known") for w in denied)


def _beside(words: list[str], name: str, others: Sequence[str]) -> bool:
    """Whether a word of a list stands right beside one of others."""
    pairs = [*pairwise(words), *pairwise(words[::-1])]
    return any(a in listed(name) and b in others for a, b in pairs)


def _until_mark(here: _Around) -> list[str]:
    """The words right behind the trigger, whatever marks stand between: "обмен, намеченный на пятницу"."""
    behind_it = here.line.words[here.match.last + 1 : here.match.last + 8]
    return [w.lower for w in behind_it if w.text not in _STOPS]


def _no_talk(words: list[str]) -> bool:
    """ "Речи не идёт", "размовы няма"."""
    talk = any(w in listed("talk") for w in words)
    return talk and any(w in _NOT or w in listed("none") for w in words)


def _none(here: _Around) -> bool:
    """ "Освобождений нет", "не было арестов": a noun that is said not to be."""
    close = [*here.own[-1:], *here.after[:1]]
    missing = any(w in listed("none") for w in close) or bool(_INSTEAD & set(here.own[-2:]))
    return here.form is Form.NOUN and missing


def _governed(here: _Around, type_: Type) -> Modality | None:
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
        if _any(window, modality):
            return modality
    return Modality.HYPOTHETICAL if here.form is Form.BARE else None


def _managed(words: Sequence[str]) -> bool:
    """Whether somebody managed, began or was ordered to do what the infinitive says, and did not only promise to."""
    at = next((i for i, w in enumerate(words) if w in listed("implicative") and past(w)), None)
    less = (Modality.PLANNED, Modality.CALLED_FOR, Modality.HYPOTHETICAL)
    return at is not None and not any(_any(words[:at], m) for m in less)


_GOOD = (Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.SANCTION_LIFTED)


def _wished(here: _Around, type_: Type) -> Modality | None:
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
    here = _Around(line, match)
    done = any(w in listed("performed") for w in [*here.own, *here.gaps, *here.after])
    return here.form is Form.NOUN and not done and not any(w in listed("after_it") for w in here.own[-2:])


def _presupposed(here: _Around, type_: Type) -> bool:
    """Whether a noun stands for what has been, whatever is said of it: "после ареста", "по обвинению", "комментировать арест"."""
    charged = [*here.own[-1:], here.line.words[here.match.first].lower]
    if type_ is Type.CHARGE and any(w in ("по", "па", "за", "под", "пад", "під") for w in charged):
        return True
    spoken = any(w in listed("of_words") and form(w) is Form.BARE for w in here.own)
    return spoken or any(w in listed("after_it") for w in here.own[-2:])


def _particles(here: _Around) -> Modality | None:
    """ "Бы", "если", "возможно", "ли", "пусть" in the trigger's own clause."""
    near = _without_exception([*here.own, *here.gaps, *here.after[:3]])
    if any(w in listed("let_it") for w in near):
        return Modality.CALLED_FOR
    ahead = [w.lower for w in here.line.words[max(0, here.match.first - 6) : here.match.first]]
    whether = "ли" in near[-4:] or here.joint in ("ці", "чи")
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
        if not (w in _IF and not_ in _NOT and verb.startswith(_COUNT))
    ]


_COUNT = ("счита", "учитыва", "лічы", "улічва", "ўлічва", "рахува", "врахов", "зважа")


def _above(here: _Around) -> Modality | None:
    """What the clause says on which the trigger's clause hangs: "отрицает, что", "требует, чтобы", "надеется, что"."""
    if here.joint in _PURPOSE:
        return Modality.CALLED_FOR if _any(here.above, Modality.CALLED_FOR) else Modality.HYPOTHETICAL
    if here.joint in _AS_IF:
        return Modality.HYPOTHETICAL
    if here.joint not in _THAT:
        return None
    if _not(here.above, "excluded"):
        return Modality.HYPOTHETICAL
    if _any(here.above, Modality.DENIED) and not _not(here.above, "modality.denied"):
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


def _to_come(here: _Around) -> Modality | None:
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


def _doubted(here: _Around) -> Modality | None:
    """Whether a later clause of the line takes back what it tells: "..., однако этого не подтвердили"; "..., сестра всё опровергла"."""
    if any(pair in _BY_HEARSAY for pair in pairwise(here.sentence)):
        return Modality.HYPOTHETICAL
    later = [w.lower for w in here.line.words[here.match.last + 1 :]]
    for i, word in enumerate(later):
        near = later[max(0, i - 3) : i + 4]
        if word in listed("untrue") and any(w in listed("this") for w in near) and not _NOT & set(near):
            return Modality.DENIED
        if word in listed("took_back") and any(
            w in listed("this") or w in listed("reports") or w in listed("all") for w in near
        ):
            return Modality.DENIED
        if word in listed("confirmed") and any(w in listed("this") for w in near):
            if _NOT & set(later[max(0, i - 2) : i]):
                return None if any(w in _OFFICIALLY for w in near) else Modality.DENIED
            if any(w in listed("implicative") for w in near) and _NOT & set(near):
                return Modality.HYPOTHETICAL
    return None
