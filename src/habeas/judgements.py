"""What judgements come to together: which are in force, what counts by them, and whose mentions are one person."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from habeas.model import Judgement, Material, Mention
from habeas.vocabulary import Verdict

__all__ = ["clusters", "counted", "grouped", "standing", "taken_back"]


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements in force: undone ones gone, and on one question a person's latest word alone.

    A question is whether two mentions are one person, whether a thing holds, what one field of it is, or who may see
    it. Where no person has spoken, every rule's judgement stands. An undo can be undone. In any order, the same result,
    sorted by question and id.
    """
    given = {j.id: j for j in sorted(judgements, key=lambda j: (j.id, j.score or 0.0, j.why))}
    undone = taken_back(given.values())
    questions: dict[tuple[str, ...], list[Judgement]] = {}
    for j in given.values():
        if j.verdict is not Verdict.UNDO and j.id not in undone:
            questions.setdefault(_question(j), []).append(j)
    return tuple(j for _, asked in sorted(questions.items()) for j in _in_force(asked))


def taken_back(judgements: Iterable[Judgement]) -> Mapping[str, Judgement]:
    """The judgements that are taken back, by id, each with the undo that does it: one that is not taken back itself."""
    undos: dict[str, list[Judgement]] = {}
    for j in judgements:
        if j.verdict is Verdict.UNDO:
            undos.setdefault(j.subjects[0], []).append(j)

    def undo_of(id_: str) -> Judgement | None:  # ends: an id is a digest of its subject's
        return next((u for u in undos.get(id_, ()) if undo_of(u.id) is None), None)

    return {id_: undo for id_ in undos if (undo := undo_of(id_))}


def counted(material: Material) -> Material:
    """The material without what is up for review and no person has accepted, and without people named only there."""
    if all(thing.review is None for things in (material.statements, material.mentions) for thing in things):
        return material
    accepted = {j.subjects[0] for j in standing(material.judgements) if j.verdict is Verdict.ACCEPT}
    statements = tuple(s for s in material.statements if s.review is None or s.id in accepted)
    named = {m for s in statements for m in s.mentions} - {m.id for m in material.mentions if m.review is None}
    mentions = tuple(m for m in material.mentions if m.review is None or m.id in named)
    return replace(material, statements=statements, mentions=mentions)


def clusters(mentions: Iterable[Mention], judgements: Iterable[Judgement]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each human being, by the judgements in force: sorted by id, as are the groups by their first.

    Two mentions that a person called different never share a group: a link that would bring them together, directly
    or by way of others, is left out. Links that people made come first, the latest leading, then those of rules by
    score. A mention without a link is a group of its own; judgements on mentions not given are passed over.
    """
    return grouped(mentions, standing(judgements))


def grouped(mentions: Iterable[Mention], in_force: Iterable[Judgement]) -> tuple[tuple[Mention, ...], ...]:
    """The same as `clusters`, of judgements that are known to be in force."""
    known = {m.id: m for m in mentions}
    force = [j for j in in_force if len(j.subjects) == 2 and j.subjects[0] in known and j.subjects[1] in known]
    apart = [j.subjects for j in force if j.verdict is Verdict.DIFFERENT and j.human]
    group = {m: {m} for m in known}
    for link in sorted((j for j in force if j.verdict is Verdict.SAME), key=_precedence):
        one, other = (group[m] for m in link.subjects)
        if one is not other and not any((a in one and b in other) or (a in other and b in one) for a, b in apart):
            one |= other
            group.update(dict.fromkeys(other, one))
    groups = {min(g): g for g in group.values()}
    return tuple(tuple(known[m] for m in sorted(g)) for _, g in sorted(groups.items()))


def _question(j: Judgement) -> tuple[str, ...]:
    """What a judgement answers: judgements with one question exclude each other."""
    if j.verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
        return ("identity", *sorted(j.subjects))
    if j.verdict in (Verdict.ACCEPT, Verdict.REJECT):
        return ("support", *j.subjects)
    return (j.verdict.value, *j.subjects, j.field or "")


def _in_force(asked: list[Judgement]) -> list[Judgement]:
    """Of the judgements on one question the latest by a person, or else all of them."""
    by_people = [j for j in asked if j.at is not None]
    return [max(by_people, key=lambda j: (j.at, j.id))] if by_people else sorted(asked, key=lambda j: j.id)


def _precedence(link: Judgement) -> tuple[float, float, str]:
    """Sorts links: those of people first, the latest leading; then those of rules, the surest leading."""
    return (-link.at.timestamp() if link.at else 0.0, -(link.score or 0.0), "|".join(sorted(link.subjects)))
