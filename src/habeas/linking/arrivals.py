"""Who the people of a new report may be, told at once beside a large register, without judging all of it again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from habeas import names
from habeas.judgements import clusters
from habeas.linking.judging import RULE, judge
from habeas.linking.profiles import totals
from habeas.linking.shortened import SURNAME_ALONE, likeness
from habeas.model import Document, Judgement, Material, Mention, Statement
from habeas.vocabulary import Verdict

MEMBERS = 12
"""Of a person whom many reports name, so many mentions are compared with a new one."""


class Known:
    """People known so far, ready for new reports: an index of their names, their groups, and how common everything is.

    What `judge` says of new mentions is what a new derivation says of them as far as the people they may be go; the
    derivation, which sees all, has the last word.
    """

    def __init__(self, material: Material, judgements: Iterable[Judgement] = ()) -> None:
        self._judgements: tuple[Judgement, ...] = ()
        self._mentions: list[Mention] = []
        self._documents: dict[str, Document] = {}
        self._statements: dict[str, list[Statement]] = defaultdict(list)
        self._named: dict[str, list[Mention]] = defaultdict(list)
        self._group: dict[str, tuple[Mention, ...]] = {}
        self._totals = totals(Material())
        self._index = names.Index([])
        self._take_in(replace(material, mentions=tuple(sorted(material.mentions, key=lambda m: m.id))), judgements)
        self._index = names.Index([m.name for m in self._mentions])

    def __len__(self) -> int:
        return len(self._mentions)

    def judge(self, fresh: Material) -> tuple[Judgement, ...]:
        """What the rules make of the new mentions, among themselves and with those known: as `linking.judge`."""
        new = {m.id for m in fresh.mentions}
        near = {m.id: m for mention in fresh.mentions for m in self._may_be(mention)}
        found = judge(self._with(near.values(), fresh), near.keys() | new, self._totals.plus(totals(fresh)))
        return tuple(j for j in found if new & set(j.subjects))

    def add(self, fresh: Material, judgements: Iterable[Judgement] = ()) -> None:
        """Takes new reports in, with what was judged of their mentions. What a judgement takes apart stays together."""
        for m in fresh.mentions:
            self._index.add(m.name)
        self._take_in(fresh, judgements)

    def _take_in(self, material: Material, judgements: Iterable[Judgement]) -> None:
        self._judgements += material.judgements
        self._mentions += material.mentions
        self._documents.update((d.id, d) for d in material.documents)
        for s in material.statements:
            self._statements[s.document].append(s)
        for m in material.mentions:
            self._named[m.document].append(m)
        self._totals = self._totals.plus(totals(material))
        self._regroup(material.mentions, tuple(judgements))

    def _regroup(self, mentions: Iterable[Mention], judgements: tuple[Judgement, ...]) -> None:
        """Joins the mentions with the groups that the judgements link them to."""
        said = (*self._judgements, *judgements)
        of = {m.id: m for m in mentions}
        for i in sorted({i for j in said if j.verdict is Verdict.SAME for i in j.subjects}):
            of.update((m.id, m) for m in self._group.get(i, ()))
        for group in clusters(of.values(), (*said, *self._links(of.values()))):
            self._group.update((m.id, group) for m in group)

    def _links(self, mentions: Iterable[Mention]) -> Iterator[Judgement]:
        """The groups there are, as links from each mention to its group's first."""
        for m in mentions:
            first = self._group.get(m.id, (m,))[0]
            if first.id != m.id:
                yield Judgement(Verdict.SAME, (first.id, m.id), RULE, ())

    def _may_be(self, mention: Mention) -> Iterable[Mention]:
        """Mentions of the people whose names are like this one."""
        for place in self._index.candidates(mention.name):
            if likeness(mention.name, self._mentions[place].name).score >= SURNAME_ALONE:
                yield self._mentions[place]
                yield from self._group[self._mentions[place].id][:MEMBERS]

    def _with(self, near: Iterable[Mention], fresh: Material) -> Material:
        """The new material with the documents of these mentions and all that they say."""
        documents = sorted({m.document for m in near})
        return Material(
            (*fresh.documents, *(self._documents[d] for d in documents if d in self._documents)),
            (*fresh.mentions, *(m for d in documents for m in self._named[d])),
            (*fresh.statements, *(s for d in documents for s in self._statements[d])),
            (*self._judgements, *fresh.judgements),
        )
