"""What the words beside a name tell of somebody: an office, kin, the power to pardon, a gender."""

from collections.abc import Sequence

from habeas import names
from habeas.extraction.lexicon import FEMALE, KIN, MALE
from habeas.extraction.people import Name, People
from habeas.extraction.words import Line

__all__ = ["beside_the_case", "genders", "merciful"]

_OFFICES = frozenset(
    (
        "president vice-president premier chancellor minister secretary envoy ambassador spokesman "
        "spokeswoman spokesperson judge prosecutor king queen commissioner rapporteur pope congressman "
        "congresswoman senator governor diplomat chief warden inspector superintendent sheriff magistrate"
    ).split()
)
_PRIESTLY = frozenset({"Father", "Mother", "Brother", "Sister"})
_NO_LONGER = frozenset("former ex onetime ousted deposed jailed imprisoned detained opposition would-be exiled".split())


def beside_the_case(name: Name) -> bool:
    """Whether somebody is named as the holder of a public office or as kin: those act and speak, and are rarely held.

    "Father Oren" with a capital is a priest.
    """
    said = {w if w in _PRIESTLY else w.lower() for w in (v.strip(",.") for v in (name.role or "").split())}
    return bool(said & (_OFFICES | KIN)) and not said & _NO_LONGER


_MERCIES = frozenset("pardon amnesty commute reprieve".split())


def merciful(lines: Sequence[Line], people: People) -> set[str]:
    """Those who are told to pardon others: whoever can is not held on the strength of a loose word."""
    return {
        name.person
        for at, names in people.by_line.items()
        for name in names
        if lines[at].words[name.last].dep == "nsubj"
        and lines[at].words[lines[at].words[name.last].head].lemma in _MERCIES
    }


def genders(people: People, lines: Sequence[Line]) -> dict[str, str]:
    """The gender of each person, as far as a name that means them tells it."""
    found = dict[str, str]()
    for name in people.names:
        if name.person not in found and (known := _gender(name, lines[name.line] if name.line >= 0 else None)):
            found[name.person] = known
    return found


def _gender(name: Name, line: Line | None) -> str | None:
    """ "f" or "m" where title, role or the shape of an East Slavic name says so."""
    said = {w.strip(",.").lower() for w in (name.role or "").split()}
    if line is not None and name.first > 0:
        said.add(line.words[name.first - 1].lower)
    if said & FEMALE:
        return "f"
    if said & MALE:
        return "m"
    words = name.form.split()
    if len(words) < 2:
        return None
    if (by_name := names.gender(name.person or name.form)) is not None:
        return by_name
    first, last = words[0].lower(), words[-1].lower()
    if last.endswith(
        ("ova", "eva", "ina", "yna", "aya", "aia", "skaya", "kaia", "ouna", "auna", "ska", "sheva", "yeva")
    ) and first.endswith(("a", "ya", "ia", "l")):
        return "f"
    if last.endswith(
        ("ov", "ev", "in", "sky", "ski", "skiy", "skyi", "ou", "eu", "au", "iy", "ich", "enko", "uk", "ak", "vich")
    ):
        return (
            "f"
            if first.endswith(("a", "ia", "ya")) and first not in _MALE_IN_A
            else None
            if first.endswith("i")
            else "m"
        )
    return None


_MALE_IN_A = frozenset(
    (
        "nikita mikita ilya illia ilia danila savva foma kuzma luka mykola mikola sasha zhenya misha grisha "
        "yura petya vanya kolya"
    ).split()
)
