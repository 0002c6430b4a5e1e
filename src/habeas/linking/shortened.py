"""Names that a report shortens once it has given them in full: "Mira Halden was let out. Halden said ..."."""

from functools import lru_cache
from math import log10

from habeas import names
from habeas.linking.opposing import Fact
from habeas.linking.profiles import PERSON, Profile, by_one_word
from habeas.names.spelling import closeness, is_cyrillic, sounds

NAMED_IN_FULL = 1.0
"""What it weighs that a report has the name in full beside the surname: it says all by itself."""
ANOTHER_CASE = 0.55
"""From this likeness on a surname alone, in another case, is that of a full name in the same report; the names of women
that have no cases, and all in Latin letters, must agree as surnames do anywhere."""
SURNAME_ALONE = 0.76
"""From this likeness on a surname alone may be the surname of a full name: the spelling must agree."""


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> names.Likeness:
    """`names.similarity`, remembered: reports repeat names."""
    return names.similarity(one, other)


def named_in_full_there(a: Profile, b: Profile) -> Fact | None:
    """One is by surname alone whom the same report names in full, and no other whom it names so has that surname or
    the whole name."""
    if a.mention.document != b.mention.document or b.mention.id in a.told_with:
        return None
    for short, full in ((a, b), (b, a)):
        if full.mention.apart is None and surname_of(short.name, full.name) and not _another(short, full):
            return Fact(NAMED_IN_FULL, f"The report that says {short.name} has the name in full: {full.name}.")
    return None


@lru_cache(maxsize=1 << 14)
def surname_of(short: str, full: str) -> bool:
    """Whether one name is the surname alone, titles aside and in whatever case, of another that has a given name.

    >>> surname_of("Халдена", "Иво Халден"), surname_of("Халдена", "Мира Халден")
    (True, False)
    >>> surname_of("Captain Talby", "Ivo Talby"), surname_of("судья Халдова", "Иво Халдов")
    (True, False)
    """
    whole = names.surname(full)
    surname = short if " " not in short else None if names.given(short) else names.surname(short)
    if surname is None or whole is None or " " not in full or names.given(full) is None:
        return False
    if surname.casefold() == whole.casefold():
        return True
    if _of_another_gender(short, full):
        return False
    still = names.gender(full) == "f" and not whole.casefold().endswith(("а", "я"))
    in_cases = is_cyrillic(surname) and not still and surname.casefold().startswith(whole.casefold()[:-1])
    alike = likeness(surname, whole)
    return alike.opposed is None and alike.score >= (ANOTHER_CASE if in_cases else SURNAME_ALONE)


def _of_another_gender(short: str, full: str) -> bool:
    """Whether a surname is a man's beside a woman's name, or a woman's behind a title: alone it may be a man's in
    another case ("Халдова")."""
    one, other = names.gender(short), names.gender(full)
    if one == "f" and other == "m":
        title = short.split()[0].casefold()
        return " " in short and (title in _WOMAN or not title.endswith(("а", "у")))
    return one == "m" and other == "f"


_WOMAN = frozenset(["госпожа", "г-жа", "гражданка", "докторка"])
"""Titles that are a woman's in the nominative, with the ending of a man's in another case."""


def _another(short: Profile, full: Profile) -> bool:
    """Whether the report names somebody else in full who has the surname too."""
    others = (o for key in names.keys(full.name) if (o := full.company.get(PERSON + key)))
    named = {n for o in others for n in o.names} - {short.name, full.name}
    return any(surname_of(short.name, n) and likeness(n, full.name).score < names.THRESHOLD for n in named)


# ---------------------------------------------------------------- a given name alone

FAMILY, FAMILY_AMONG_MANY = 1.15, 0.7
"""What it weighs that the report names somebody of the surname: less with every tenfold of reports."""


def of_the_family(a: Profile, b: Profile) -> Fact | None:
    """One is a given name alone, in a report that names somebody with the surname of the other, who has it in full.

    "Oren Halden and his son Tomas": the surname goes for both. So it does where a report names him by one half and then
    by the other.
    """
    for one, other in ((a, b), (b, a)):
        if _given_name_of(one.name, other.name):
            beside = (names.keys(other.name) & one.surnames_beside) - names.keys(one.name)
            if beside and likeness(one.name, other.name).score >= SURNAME_ALONE:
                weight = round(max(FAMILY_AMONG_MANY, FAMILY - 0.1 * log10(one.reports)), 2)
                return Fact(weight, f"The report on {one.name} names somebody with the surname of {other.name}.")
    return None


@lru_cache(maxsize=1 << 14)
def _given_name_of(one: str, other: str) -> bool:
    """Whether one word is the given name of a full name, and not its surname; a given name that nobody knows too."""
    given, surname = names.given(other), names.surname(other)
    if names.surname(one) is None or given is None or surname is None:
        return surname is not None and names.surname(one) is None
    told, first, last = (sounds(w) for w in (one, given, surname))
    return by_one_word(one) and closeness(told, first) >= SURE > closeness(told, last) + (1 - SURE)


SURE = 0.9
"""From this closeness of their sounds on, two words are one given name."""
