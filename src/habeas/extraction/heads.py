"""What the head of a column or the label of an entry is of: "Date of arrest" is, "Arrest warrant" and "Brother's sentence" are not."""

import re

from habeas.extraction.wordlists import layout, layout_words
from habeas.model import Statement
from habeas.vocabulary import LET_GO, Modality, Type

__all__ = [
    "above_list",
    "asked_for",
    "dated",
    "denies",
    "of_another",
    "of_nothing_told",
    "of_theirs",
    "punished",
    "ruled_out",
    "told_of_others",
]

_DATED = (("arrest", Type.ARREST), ("release", Type.RELEASE), ("death", Type.DEATH))
"""The names of the words for what happened on the days under a head (see `layouts/en.toml`)."""
_THEIRS = re.compile(rf"\W*(?:\w+\s+)?{layout_words('others')}\s+{layout_words('of')}", re.IGNORECASE)
_HELD = re.compile(rf"\W*{layout_words('held')}\W*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def dated(head: str, beside: str) -> Type | None:
    """What happened on the days under a head; None where that is yet to come, or happened to something or somebody else.

    A death is one in prison where what stands `beside` the head tells of prison.
    """
    type_ = next((t for words, t in _DATED if _alone(words, head)), None) if not _to_come(head) else None
    return None if type_ is Type.DEATH and not layout("of_prison").search(f"{head} {beside}") else type_


def punished(head: str, beside: str) -> bool:
    """Whether terms under a head were given to the one named; `beside` is what stands above the table and at other columns."""
    if layout("no_punishment").search(head) or _to_come(head):
        return False
    return _alone("sentence", head) or (_alone("term", head) and layout("of_prison").search(beside) is not None)


_ABOVE = (
    (("call", "freeing"), Type.RELEASE, Modality.CALLED_FOR),
    (("recognised",), Type.RECOGNISED, Modality.ACTUAL),
    (("death",), Type.DEATH, Modality.ACTUAL),
    (("freed",), Type.RELEASE, Modality.ACTUAL),
    (("in_prison",), Type.ARREST, Modality.ACTUAL),
    (("taken",), Type.ARREST, Modality.ACTUAL),
)
"""The names of words that a line above a list has, and what it says by them of those in the list."""


def above_list(words: str) -> tuple[Type, Modality] | None:
    """What a line says of those in the list below it, where its words say that and nothing else: "Still in custody".

    A death is one in prison where the line says so.
    """
    for names, type_, modality in _ABOVE:
        found = [layout(name).search(words) for name in names]
        if all(found):
            told = [f.span() for f in found if f is not None]
            if type_ is Type.DEATH and (prison := layout("in_prison").search(words)) is not None:
                told.append(prison.span())
            elif type_ is Type.DEATH:
                return None
            return (type_, modality) if _nothing_else(words, told) else None
    return None


def denies(type_: Type, said: str) -> tuple[bool, bool]:
    """Whether what is said of one by an entry or a cell denies what the list or table tells of others, and whether it rules it out."""
    freed = type_ in LET_GO
    ruled_out = freed and layout("still_in").search(said) is not None
    return layout("not_freed" if freed else "not_taken").search(said) is not None, ruled_out


def ruled_out(told: Statement) -> bool:
    """Whether the cell that a statement is from says that it is not so."""
    return told.modality is Modality.ACTUAL and any(denies(told.type, told.quote))


def _nothing_else(words: str, told: list[tuple[int, int]]) -> bool:
    """Whether what a line says outside these stretches is of nothing and nobody else."""
    rest = (w for w in _WORD.finditer(words) if all(w.end() <= start or w.start() >= end for start, end in told))
    return all(layout("list_rest").fullmatch(w.group()) for w in rest)


def asked_for(told: str) -> bool:
    """Whether the line above a table says that its terms are asked for, possible or served."""
    return layout("no_punishment").search(told) is not None


def of_nothing_told(head: str, said: str) -> bool:
    """Whether a label tells nothing of the one its card is of; `said` is what stands behind it.

    It is of what is yet to come, asked for, possible or served already, of somebody else's arrest or term, or of a death
    that is none in prison.
    """
    if _to_come(head) or layout("no_punishment").search(head):
        return True
    telling = [words for words in (*(words for words, _ in _DATED), "sentence") if layout(words).search(head)]
    if "death" in telling and not layout("of_prison").search(f"{head} {said}"):
        return True
    return bool(telling) and not any(_alone(words, head) for words in telling)


def told_of_others(words: str) -> bool:
    """Whether a head, or the line above a table, is of judges, officials, lawyers, authors, players or victims."""
    return layout("others").search(words) is not None


def of_theirs(words: str) -> bool:
    """Whether words begin with somebody who judges, defends or writes of those told of: "lawyer of the arrested"."""
    return _THEIRS.match(words) is not None


def of_another(named: str, heads: list[str]) -> bool:
    """Whether a row names somebody under the head `named` who is not the one that its other columns are of."""
    return told_of_others(named) or (not _HELD.fullmatch(named) and any(_HELD.fullmatch(h) for h in heads))


def _to_come(head: str) -> bool:
    """Whether a head is of days that have not come: "Expected release", "Конец срока"."""
    return layout("to_come").search(head) is not None


def _alone(words: str, head: str) -> bool:
    """Whether a head says what the words of that name are of, and of nothing and nobody else."""
    found = layout(words).search(head)
    if found is None:
        return False
    rest = (w for w in _WORD.finditer(head) if w.end() <= found.start() or w.start() >= found.end())
    return all(layout("beside").fullmatch(w.group()) for w in rest)
