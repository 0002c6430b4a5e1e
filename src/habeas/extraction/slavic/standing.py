"""What somebody named is to the case: a man or a woman, a relative of another, one who acts, speaks or reports."""

import re
from functools import lru_cache

from habeas.extraction.people import Name, People
from habeas.extraction.slavic.words import case, given_gender, listed, mans_accusative
from habeas.extraction.words import Line
from habeas.names import gender as gender_of_name

__all__ = ["beside_the_case", "either", "genders", "known_gender", "official", "relative_of", "surname_gender"]


def genders(people: People) -> dict[str, str]:
    """The gender of each person whose name, or role, tells it."""
    found = dict[str, str]()
    for name in people.names:
        known = known_gender(name.person) or next((g for w in name.form.split() if (g := given_gender(w))), None)
        said = known or _gender_of_role(name.role)
        if said and (known or name.person not in found):
            found.setdefault(name.person, said)
    return found


def relative_of(name: Name, line: Line) -> bool:
    """Whether a name only says whose relative is meant: it stands in another case behind "son", "wife of the journalist"."""
    before = [line.words[i].lower for i in (name.first - 1, name.first - 2) if i >= 0]
    known = known_gender(name.form)
    near = before[1:2] if before and before[0] in listed("roles") and before[0] not in listed("kin") else before[:1]
    if known and any(w in listed("kin_female" if known == "m" else "kin_male") for w in near):
        return True
    if known == "m" and _his_kinsman(name, before):
        return True
    if before and before[0] in _HER_IN_THE_ACCUSATIVE and name.form[-1] in "ая":
        return True
    if not case(name.form) or "nom" in case(name.form):
        return False
    return any(w in listed("relation") for w in before)


def _his_kinsman(name: Name, before: list[str]) -> bool:
    """Whether a man's full name says whose kinsman was meant: "задержали отца Павла Дубровина", but not "его отца Павла"."""
    bent = bool(before) and before[0] in _KINSMAN and " " in name.form and "acc" in case(name.form)
    return bent and not any(w in listed("whose") for w in before[1:])


_HER_IN_THE_ACCUSATIVE = frozenset(
    "сестру жену вдову тётю тетю бабушку тёщу жонку ўдаву удаву цётку дачку доньку дружину сестру тітку".split()
)
"""A woman's kin in the accusative, before a name that is no woman's in it: "сестру Аслана"."""
_KINSMAN = frozenset(
    "брата отца сына деда дедушку дядю дядьку племянника внука прадеда тестя свёкра зятя "
    "бацьку дзядзьку дзеда пляменніка унука ўнука зяця цесця "
    "батька дядька діда дідуся племінника онука тестя свекра".split()
)


def official(name: Name) -> bool:
    """Whether a name is of one who acts or speaks for others: by office, or standing in the instrumental."""
    said = (name.role or "").lower().split()
    return any(w in listed("officials") for w in said) or case(name.form) == {"ins"} or _leads(name)


def beside_the_case(name: Name, line: Line) -> bool:
    """Whether a line names somebody as an official or a source: those are rarely whom the next line is about."""
    about = name.first > 0 and line.words[name.first - 1].lower in ("над", "перед", "перад")
    kin = any(w in listed("kin_female") or w in listed("kin_male") for w in (name.role or "").lower().split())
    return (official(name) and not about) or kin or _speaks(name, line)


def _leads(name: Name) -> bool:
    return any(w.lower() in listed("leaders") for w in name.form.split())


def _speaks(name: Name, line: Line) -> bool:
    """Whether a name in the nominative stands behind a verb of saying, in its clause, or right before one."""
    before = [w.lower for w in line.words[max(0, name.first - 7) : name.first]]
    last = next((k for k in range(len(before) - 1, -1, -1) if before[k] in ",;:.()"), -1)
    after = line.words[name.last + 1].lower if name.last + 1 < len(line.words) else ""
    said = after in listed("said") or any(w in listed("said") for w in before[last + 1 :])
    return said and "nom" in (case(name.form) or {"nom"})


def _gender_of_role(role: str | None) -> str | None:
    words = (role or "").lower().split()
    if any(w in listed("female") for w in words):
        return "f"
    return "m" if any(w in listed("male") for w in words) else None


_OF_A_MAN = re.compile(
    r"(ский|цкий|ской|ський|цький|скі|цкі|[оеё]в|[аоеэё]ў|[иы]н|ін|ів|їв|ым|им|ым|ім|ого|ага|ому|аму)$"
)
_OF_A_WOMAN = re.compile(r"(ская|цкая|ська|цька|скую|цкую|ську|цьку|ской|цкой|скай|цкай|ської|цької)$")


def surname_gender(form: str) -> str | None:
    """ "m" or "f" where a surname's ending can be of one only: "Гальденский", "Гальденскую"; else None.

    >>> surname_gender("Гальденский"), surname_gender("Гальденскую"), surname_gender("Тучина")
    ('m', 'f', None)
    """
    lower = form.lower()
    if _OF_A_WOMAN.search(lower):
        return "f"
    return "m" if _OF_A_MAN.search(lower) else None


@lru_cache(maxsize=1 << 12)
def known_gender(name: str) -> str | None:
    """ "m" or "f" where the given name, or a surname of one gender only, tells; None where the words can be either's."""
    if mans_accusative(name):
        return "m"
    given = next((g for w in name.split() if (g := given_gender(w))), None)
    if either(name):
        return None
    return (given if " " not in name else None) or gender_of_name(name) or given


def either(name: str) -> bool:
    """Whether a name can be a woman's, or a man's in the accusative: "Фарида Ибрагимова" where the given name is not known."""
    return not any(given_gender(w) for w in name.split()) and _EITHER.search(name.lower()) is not None


_EITHER = re.compile(r"[ая] \S+(ов|ев|ёв|єв|ав|эв|ин|ін|ын)а$")
"""A woman's name, or a man's in the accusative, where the given name is not known: "Фарида Ибрагимова"."""
