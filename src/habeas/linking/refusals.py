"""What stands in the way of a link that a person wants to make."""

from habeas.judgements import clusters, standing
from habeas.model import Judgement, Material
from habeas.vocabulary import Verdict


def in_the_way(material: Material, link: Judgement) -> tuple[Judgement, ...]:
    """The judgements of people that call different whom the link would make one, by the groups as they stand.

    None for any other verdict. Who changes their mind about a pair takes the earlier word back first.
    """
    if link.verdict is not Verdict.SAME:
        return ()
    of = {m.id: n for n, group in enumerate(clusters(material.mentions, material.judgements)) for m in group}
    joined = {of.get(subject) for subject in link.subjects}
    if len(joined) < 2:
        return ()
    apart = (j for j in standing(material.judgements) if j.verdict is Verdict.DIFFERENT and j.human)
    return tuple(j for j in apart if {of.get(s) for s in j.subjects} == joined)
