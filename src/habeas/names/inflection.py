"""Cases of Russian, Belarusian and Ukrainian names: from a form in running text back to the nominative.

The tables follow the school grammars of the three languages. A form can often be read in several ways; all are given.
"""

from functools import lru_cache
from typing import NamedTuple


class Nominative(NamedTuple):
    """A word that a form may be an oblique case of, and the gender of the person where the ending tells."""

    word: str
    gender: str | None


# A line a declension: the nominative ending (- is none), the gender (- is either), the endings of the other cases.
_SURNAMES = {
    "ru": """
        кий m кого кому ким ком
        ый m ого ому ым ом
        ий m его ему им ем
        ой m ого ому ым ом
        ая f ой ую ою
        яя f ей юю
        ов m ова ову овым ове
        ев m ева еву евым еве
        ёв m ёва ёву ёвым ёве
        ин m ина ину иным ине
        ын m ына ыну ыным ыне
        ова f овой ову овою
        ева f евой еву евою
        ёва f ёвой ёву ёвою
        ина f иной ину иною
        ына f ыной ыну ыною
        а - ы и е у ой ою
        я - и е ю ей ею
        ь m я ю ем е
        й m я ю ем е
        - m а у ом ем е""",
    "be": """
        кі m кага каму кім
        ы m ага аму ым
        і m яга яму ім
        ская f скай скую скаю
        цкая f цкай цкую цкаю
        ая f ай ую аю
        яя f яй юю
        аў m ава аву авым аве
        оў m ова ову овым ове
        еў m ева еву евым еве
        ёў m ёва ёву ёвым ёве
        эў m эва эву эвым эве
        ін m іна іну іным іне
        ын m ына ыну ыным ыне
        ава f авай аву аваю
        ова f овай ову оваю
        ева f евай еву еваю
        ёва f ёвай ёву ёваю
        эва f эвай эву эваю
        іна f інай іну інаю
        ына f ынай ыну ынаю
        ка - кі цы ку кай каю
        га - гі зе зі гу гай
        ха - хі се сі ху хай
        а - ы і е у ай аю
        я - і ю яй яю
        ь m я ю ем і
        й m я ю ем і
        - m а у ам ем е""",
    "uk": """
        кий m кого кому ким
        ий m ого ому им ього ьому ім
        а f ої ій у ою
        ов m ова ову овим ові
        ев m ева еву евим еві
        єв m єва єву євим єві
        ів m ова ову овим ові
        ин m ина ину иним ині
        ін m іна іну іним іні
        ова f ової овій ову овою
        ева f евої евій еву евою
        єва f євої євій єву євою
        ина f иної иній ину иною
        іна f іної іній іну іною
        ка - ки ці ку кою
        га - ги зі гу гою
        ха - хи сі ху хою
        а - и і у ою
        я - і ї ю ею єю
        енко m енка енку енкові енком
        о m а у ові ом і
        ь m я ю еві ем і
        й m я ю єві єм ї
        - m а у ові еві ом ем і""",
}
_GIVEN = {
    "ru": """
        ел m ла лу лом ле
        ев m ьва ьву ьвом ьве
        а - ы и е у ой ою
        я - и е ю ей ею ёй
        ь m я ю ем ём е
        ь f и ью
        й m я ю ем и е
        - m а у ом ем е""",
    "be": """
        ел m ла лу лам ле
        еў m ьва ьву ьвом
        аў m ава аву авам аве
        га - зе зі
        ка - цы
        а - ы і е у ай аю
        я - і ю яй яю
        о m а у ом е
        ь m я ю ем і
        ў f ві ўю
        й m я ю ем і
        - m а у ам ем е""",
    "uk": """
        ев m ева еву евом
        га - зі
        ка - ці
        а - и і у ою
        я - і ї ю ею єю
        о m а у ові ом і
        ь m я ю еві ем і
        й m я ю єві єм ї
        ов f ові овʼю
        - m а у ові еві ом ем і""",
}


def surname_nominatives(word: str, language: str | None = None) -> tuple[Nominative, ...]:
    """What a Cyrillic surname's nominative may be, if the word is an oblique case; without a language, of any of three.

    >>> surname_nominatives("Соколовского", "ru")[0]
    Nominative(word='Соколовский', gender='m')
    """
    return _nominatives(word, "surname", language)


def given_nominatives(word: str, language: str | None = None) -> tuple[Nominative, ...]:
    """What a Cyrillic given name's nominative may be, if the word is an oblique case."""
    return _nominatives(word, "given", language)


@lru_cache(maxsize=1 << 14)
def _nominatives(word: str, part: str, language: str | None) -> tuple[Nominative, ...]:
    found: dict[Nominative, None] = {}
    table = _endings(part, language)
    for size in range(min(4, len(word) - 2), 0, -1):  # the longest ending first: it says most
        for nominative, gender in table.get(word[-size:].lower(), ()):
            if nominative or not word[:-size].endswith(("ск", "цк", "ськ", "цьк")):  # -ский, never -ск
                found[Nominative(word[:-size] + nominative, gender)] = None
    return tuple(found)


@lru_cache
def _endings(part: str, language: str | None) -> dict[str, list[tuple[str, str | None]]]:
    """For each oblique ending the nominative endings and genders it may stand for."""
    table = _SURNAMES if part == "surname" else _GIVEN
    endings: dict[str, list[tuple[str, str | None]]] = {}
    for code, lines in table.items():
        for line in lines.split("\n") if language in (None, code) else ():
            if line.strip():
                nominative, gender, *cases = line.split()
                for case in cases:
                    entry = (nominative.strip("-"), gender.strip("-") or None)
                    if entry not in endings.setdefault(case, []):
                        endings[case].append(entry)
    return endings
