"""What the head of a column or the label of an entry is of: "Date of arrest" is, "Arrest warrant" and "Brother's sentence" are not."""

import re

from habeas.vocabulary import Type

__all__ = ["CHARGE", "asked_for", "dated", "of_another", "of_nothing_told", "punished", "told_of_others"]

_DATED = (
    (
        re.compile(
            r"(?:arrest|detention)\b|arrested|detained|seized|taken|picked up|(?:held|in custody|behind bars|jailed) since"
            r"|задерж|арест(?!.*срок)|под стражей с|взят|затрым|арышт|пад вартай з|затрим|заарешт|під вартою з|detenid|arrestad|detención",
            re.IGNORECASE,
        ),
        Type.ARREST,
    ),
    (
        re.compile(
            r"released?|freed|let (?:out|go)|освобожд[её]н|освободил|вышел|вышла|вызвалены|вызвалена|звільнен(?:о|ий|а)\b|liberad|excarcelad",
            re.IGNORECASE,
        ),
        Type.RELEASE,
    ),
    (re.compile(r"\bdied\b|\bdeath\b|умер|скончал|памёр|памер|помер|falleci|murió", re.IGNORECASE), Type.DEATH),
)  # fmt: skip
_SENTENCE = re.compile(
    r"sentenced?|penalty|punishment|imprison\w*|приговор|наказан|лишени[ея] своб|осужд[её]н|прысуд|пакаран|вирок|покаран|condena|pena\b|sentencia",
    re.IGNORECASE,
)
_TERM = re.compile(r"\bterm\b|\byears\b|срок|тэрмін|строк|\bлет\b|años", re.IGNORECASE)
"""Heads that are of punishments only beside what tells so: "Term" stands above contracts and offices too."""
_OF_PRISON = re.compile(
    r"arrest|detain|sentenc|convict|prison|jail|colony|charge|article|custody|releas|verdict|penal|behind bars"
    r"|задерж|арест|приговор|осужд|колони|заключ|стат[ьй]|освобо|стражей"
    r"|затрым|арышт|прысуд|асудж|калоні|зняво|артык|вызвал|палітвяз|затрим|вирок|засудж|ув.язн|статт|звільн|політв|політзак|політув"
    r"|deten|arrest|conden|prisi|cárcel|delito",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"of|on|in|at|to|the|and|or|an?|from|into|when|where|since|dates?|days?|time|years?|months?|place|city|town|region|"
    r"terms?|sentenced?|sentence|length|given|imposed|passed|received|handed|down|final|current|total|prison|jail|custody|colony|"
    r"liberty|deprivation|court|charges?|article|first|instance|suspended|absentia|verdict|arrest|detention|away|yet|status|"
    r"дат[аы]|дзень|день|год[аы]?|лет|мес[яц]\w*|мест[оа]|месца|місце|місяц\w*|когда|где|и|і|та|ў|у|в|во|на|с|са|со|з|із|из|к|по|до|статья|артыкул|"
    r"срок\w*|тэрмін\w*|строк\w*|лишени\w*|пазбаўленн\w*|позбавленн\w*|свобод[ыуе]|вол[іюя]|мер[аы]|вид|від|размер|суд[ауе]?|"
    r"назначен\w*|первы[йм]|колони[ия]|тюрьм[ыа]|заключени[яе]|зняволенн\w*|ув\w*язненн\w*|стражу|пад|под|под|під|приговор\w*|прысуд|вирок\w*|"
    r"fecha|día|lugar|del?|el|la|en|años|prisión|cárcel|pena|meses",
    re.IGNORECASE,
)
"""Words beside the one that tells, in a head that is of the one named: any other makes it of something else."""
_OTHERS = re.compile(
    r"\b(?:judges?|prosecutors?|investigators?|officers?|officials?|guards?|lawyers?|attorneys?|counsel|authors?|reporters?|victims?|players?|"
    r"candidates?|jurors?|ministers?|deput(?:y|ies)|speakers?|staff|parliament|jueza?|jueces|fiscal(?:es)?|abogad[oa]s?)\b"
    r"|\b(?:судь[яией]|судей|прокурор|следовател|сотрудник|силовик|чиновник|адвокат|автор|жертв|потерпевш|игрок|кандидат|депутат|министр"
    r"|судд|следч|слідч|супрацоўнік|чыноўнік|міністр|співробітник|посадов|аўтар|потерпіл|пацярпел|присяжн)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\W*(?:defendants?|prisoners?|accused|detainees?|convicts?|clients?|attackers?|killers?"
    r"|подсудим\w+|обвиняем\w+|осужд[её]нн\w+|заключ[её]нн\w+|подзащитн\w+|падсудн\w+|абвінавачан\w+|зняволен\w+|підсудн\w+|обвинувачен\w+|acusad[oa]s?)\W*",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"expect|due\b|planned|schedul|will\b|end of|ends|until|earliest|possible|ожида|предстоя|планир|конец|окончан|истека|до\b"
    r"|чакан|канец|заканч|очікув|кінець|закінч|prevista|fin de",
    re.IGNORECASE,
)
"""Columns of days that have not come: "Expected release", "Конец срока"."""
_NO_PUNISHMENT = re.compile(
    r"\bask|sought|seek|demand|request|prosecut|maximum|up to|faces?\b|facing|possible|could|may get|threat|years? (?:in|spent|behind)|\bage\b|aged|born|experience|served"
    r"|запро(?:с|ш)|требу|максим|до \d|грозит|возраст|отбы(?:л|то)|стаж|запатраб|пагражае|узрост|адбы|вимага|загрожу|вік\b|відбу"
    r"|pide|solicita|máxim|edad",
    re.IGNORECASE,
)
"""Terms that nobody was given: what a prosecutor asks, what an article allows, an age, what is already served."""
CHARGE = re.compile(
    r"charge|article|accus|stat[ьй]|обвин|артык|абвінав|статт|звинувач|cargo|delito|artículo", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


def dated(head: str, beside: str) -> Type | None:
    """What happened on the days under a head; None where that is yet to come, or happened to something or somebody else.

    A death is one in prison where what stands `beside` the head tells of prison.
    """
    type_ = next((t for p, t in _DATED if _alone(p, head)), None) if not _TO_COME.search(head) else None
    return None if type_ is Type.DEATH and not _OF_PRISON.search(f"{head} {beside}") else type_


def punished(head: str, beside: str) -> bool:
    """Whether terms under a head were given to the one named; `beside` is what stands above the table and at other columns."""
    if _NO_PUNISHMENT.search(head) or _TO_COME.search(head):
        return False
    return _alone(_SENTENCE, head) or (_alone(_TERM, head) and _OF_PRISON.search(beside) is not None)


def asked_for(told: str) -> bool:
    """Whether the line above a table says that its terms are asked for, possible or served."""
    return _NO_PUNISHMENT.search(told) is not None


def of_nothing_told(head: str, said: str) -> bool:
    """Whether a label tells nothing of the one its card is of; `said` is what stands behind it.

    It is of what is yet to come, asked for, possible or served already, of somebody else's arrest or term, or of a death
    that is none in prison.
    """
    if _TO_COME.search(head) or _NO_PUNISHMENT.search(head):
        return True
    telling = [p for p in (*(p for p, _ in _DATED), _SENTENCE) if p.search(head)]
    if any(t is Type.DEATH and p.search(head) for p, t in _DATED) and not _OF_PRISON.search(f"{head} {said}"):
        return True
    return bool(telling) and not any(_alone(p, head) for p in telling)


def told_of_others(words: str) -> bool:
    """Whether a head, or the line above a table, is of judges, officials, lawyers, authors, players or victims."""
    return _OTHERS.search(words) is not None


def of_another(named: str, heads: list[str]) -> bool:
    """Whether a row names somebody under the head `named` who is not the one that its other columns are of."""
    return told_of_others(named) or (not _HELD.fullmatch(named) and any(_HELD.fullmatch(h) for h in heads))


def _alone(pattern: re.Pattern[str], head: str) -> bool:
    """Whether a head says what the pattern is of, and of nothing and nobody else."""
    found = pattern.search(head)
    if found is None:
        return False
    rest = (w for w in _WORD.finditer(head) if w.end() <= found.start() or w.start() >= found.end())
    return all(_BESIDE.fullmatch(w.group()) for w in rest)
