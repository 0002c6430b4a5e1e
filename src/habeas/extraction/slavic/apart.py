"""Who is named in a sentence that tells of others: "X, а не Y", "адвокатов X задержали", "судья, приговоривший X, арестован".

A row behind words that set it apart is no part of what is told; a name in another case than the noun before it says
whose friend or lawyer is meant; and a name in a clause on a noun is not what the noun's own verb tells of.
"""

import re
from collections.abc import Sequence

from habeas.extraction.patterns import Slot
from habeas.extraction.people import Name
from habeas.extraction.slavic.standing import known_gender, relative_of
from habeas.extraction.slavic.words import case, listed, phrases, voice
from habeas.extraction.words import Line

__all__ = ["in_anothers_clause", "names_another", "set_apart", "whose_companion"]

_AND = frozenset("и й і ды да та или або ці чи ни ні".split())
_NOT = frozenset("не ня".split())
_BUT = frozenset("а но але".split())
_OF_A_CASE = frozenset("делу деле дела справе справы справі".split())
_REACH = 5
"""Words for what somebody is, between what sets people apart and the first name, at most."""

# ---------------------------------------------------------------- set against those told of


def set_apart(line: Line, slots: Sequence[Slot]) -> set[int]:
    """Where the names begin that a line sets against those it tells of: "а не X и Y", "вместо X", "не X, а Y"."""
    named = [s for s in slots if s.kind == "person"]
    found = set[int]()
    for behind in _behind_cues(line):
        first = next((s for s in named if s.first >= behind), None)
        if first is not None and _only_calls(line, behind, first.first):
            found |= {s.first for s in _row(line, named, first)}
    return found


def _behind_cues(line: Line) -> list[int]:
    """The word behind each phrase that sets people apart, and behind "не" right before a name: "освободили не Павла, а Миру"."""
    words = [w.lower for w in line.words]
    found = list[int]()
    for i in range(len(words)):
        cue = next((p for p in phrases("apart") if tuple(words[i : i + len(p)]) == p), None)
        if cue is not None:
            found.append(i + len(cue))
        elif words[i] in _NOT and _but_behind(line, i):
            found.append(i + 1)
    return found


def _but_behind(line: Line, at: int) -> bool:
    """Whether a capitalised row follows, and then ", а": "не Павел Тальбин, а Мира"."""
    words = line.words[at + 1 : at + 12]
    comma = next((k for k, w in enumerate(words) if w.text == ","), None)
    if comma is None or comma + 1 >= len(words) or not words[0].text[:1].isupper():
        return False
    return words[comma + 1].lower in _BUT and all(w.text[:1].isupper() or w.lower in _AND for w in words[:comma])


def _only_calls(line: Line, first: int, end: int) -> bool:
    """Whether only words for what somebody is stand before a name."""
    between = line.words[first:end]
    return len(between) <= _REACH and all(w.text.isalpha() and w.text.islower() for w in between)


def _row(line: Line, named: Sequence[Slot], first: Slot) -> list[Slot]:
    """A name and those joined to it by "and" or "or"."""
    row = [first]
    for slot in named[named.index(first) + 1 :]:
        joint = row[-1].last + 1
        if line.words[joint].lower not in _AND or not _only_calls(line, joint + 1, slot.first):
            break
        row.append(slot)
    return row


# ---------------------------------------------------------------- whose friend


def whose_companion(name: Name, line: Line) -> int | None:
    """The noun for whose friend, lawyer or guard a name stands in another case; None where it is the bearer's own.

    "Подругу Миры", "адвокатов Миры и Павла", "свидетель по делу Миры"; but "адвоката Павла" may be Павел himself.
    """
    row, at = _row_before(line, name.first)
    form = row or name.form
    cases = case(form)
    if "nom" in cases or not cases:
        return None
    if at >= 2 and line.words[at].lower in _OF_A_CASE:
        at -= 2
        return at if line.words[at].lower in listed("companions") or line.words[at].lower in listed("roles") else None
    if at >= 1 and line.words[at].lower in listed("roles") and line.words[at - 1].lower in listed("companions"):
        at -= 1
    if at < 0 or line.words[at].lower not in listed("companions"):
        return None
    joined = row is not None or _row_goes_on(line, name.last)
    return at if _in_another_case(line.words[at].lower, form, cases, joined=joined) else None


def _row_goes_on(line: Line, last: int) -> bool:
    """Whether another name follows one, joined to it: "журналистов Павла и Игоря"."""
    after = line.words[last + 1 : last + 3]
    return len(after) == 2 and (after[0].lower in _AND or after[0].text == ",") and after[1].text[:1].isupper()


def _row_before(line: Line, first: int) -> tuple[str | None, int]:
    """The name that is joined to one by "and" before it, as written, and the word before the first of both."""
    if first < 3 or line.words[first - 1].lower not in _AND or not line.words[first - 2].text[:1].isupper():
        return None, first - 1
    start = first - 2
    while start > 0 and line.words[start - 1].text[:1].isupper() and line.words[start - 1].text.isalpha():
        start -= 1
    start += line.words[start].lower in listed("companions")
    return " ".join(w.text for w in line.words[start : first - 1]), start - 1


_WOMANLY = re.compile(
    r"(ниц|подруг|адвокатк|адвакатк|сябровк|сяброўк|соседк|суседк|сусідк|землячк|поклонниц)(а|у|ы|и|і|е|ой|ей|ою|ею|ай|яй)$"
)
_MANY = re.compile(
    r"(ов|ев|аў|яў|ів|їв|ей|ам|ям|ами|ями|амі|ямі|ах|ях|зья|ззя|зі)$|(?<!ц)(ы|и|і)$|ниц$|подруг$|подруз$"
)
_OBJECT = re.compile(r"(а|я)$")


def _in_another_case(noun: str, form: str, cases: frozenset[str], *, joined: bool) -> bool:
    """Whether a noun and the name behind it are no apposition."""
    female = known_gender(form) == "f"
    if _WOMANLY.search(noun):
        fits = female and (noun.endswith(("у", "ю")) == ("acc" in cases)) and not noun.endswith(("а", "я"))
        return not fits
    if _MANY.search(noun):
        return not joined or (female and "acc" not in cases)
    if _OBJECT.search(noun):
        return "acc" not in cases
    if noun.endswith(("ом", "ем", "ам", "ям", "ым", "им")):
        return "ins" not in cases
    return noun[-1] not in "уюоеёіи"


def names_another(name: Name, line: Line) -> bool:
    """Whether a name only says whose kin or friend is meant, with no verb between the two: not "родные встретили X"."""
    if whose_companion(name, line) is not None:
        return True
    before = line.words[name.first - 1].lower if name.first else ""
    return relative_of(name, line) and voice(before) not in ("active", "reflexive")


# ---------------------------------------------------------------- in a clause on a noun

_WHICH = ("котор", "які", "яки", "яко", "яка", "яку")
_OPENS = re.compile(
    r"(?<!^бы)(вш|ивш|авш|евш)(ий|ая|ие|его|ую|их|ей|ему|им|ими|ы|а|ага|ую|ых|ай|ыя)?(ся)?$|ющ(ий|ая|ие|его|ую|их|ей)(ся)?$"
)


def _acts_on(line: Line, participle: str, first: int, last: int) -> bool:
    """Whether a participle has a name for its object: "приговоривший Веру"; but "отец, бывший мэр Павел,"."""
    form = " ".join(w.text for w in line.words[first : last + 1])
    return _OPENS.search(participle) is not None and not participle.startswith("бывш") and "nom" not in case(form)


def in_anothers_clause(line: Line, first: int, last: int, trigger: int) -> bool:
    """Whether a name stands in a clause on a noun that names nobody, and the trigger behind that clause: "судья, который
    приговорил X, арестован"."""
    words = line.words
    close = next((i for i in range(last + 1, min(trigger, len(words))) if words[i].text == ","), None)
    start = next((i for i in range(first - 1, 0, -1) if words[i].text in ",;:.()"), None)
    if close is None or start is None or words[start].text != "," or close >= trigger:
        return False
    opens = words[start + 1].lower
    if opens not in listed("relative") and not opens.startswith(_WHICH) and not _acts_on(line, opens, first, last):
        return False
    noun = words[start - 1]
    if any(w.text in ",;:." for w in words[close + 1 : trigger]) or not noun.text.isalpha():
        return False
    sentence_opens = start - 1 == 0
    return (noun.text.islower() or sentence_opens) and (
        noun.lower in listed("companions") or noun.lower in listed("roles") or noun.lower in listed("officials")
    )
