"""Who the people of a new report may be, said beside a register without judging all of it again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from habeas.linking import Known, judge
from habeas.model import Document, Judgement, Material, Mention, Statement, Term, When
from habeas.vocabulary import Type, Verdict

DAY = date(2031, 5, 2)


def report(id_: str, day: date, *named: Mention) -> Material:
    """One report: its mentions, and a sentence of five years for each."""
    received = datetime(day.year, day.month, day.day, tzinfo=UTC)
    document = Document(id_, id_, "", id_, received, published=When(day.isoformat(), day, day, day.isoformat()))
    mentions = tuple(replace(m, document=id_) for m in named)
    said = tuple(
        Statement(id_, Type.SENTENCE, m.name, n, n + len(m.name), "", "rule:test", 1.0, (m.name,), term=Term("5", 60.0))
        for n, m in enumerate(mentions)
    )
    return Material((document,), mentions, said)


def person(name: str, role: str | None = None, age: int | None = None) -> Mention:
    return Mention("", name, (name,), (), role, age)


def whole(*parts: Material, judgements: tuple[Judgement, ...] = ()) -> Material:
    return Material(
        tuple(d for p in parts for d in p.documents),
        tuple(m for p in parts for m in p.mentions),
        tuple(s for p in parts for s in p.statements),
        judgements,
    )


OLD = [
    report("a", DAY, person("Mira Halden", "nurse", 24), person("Oren Talby", "engineer")),
    report("b", DAY + timedelta(days=40), person("Мира Халден", "nurse"), person("Vera Sokal")),
    report("c", DAY + timedelta(days=80), person("Mira Halden", "judge", 61)),
]
NEW = report(
    "d", DAY + timedelta(days=90), person("Mira Halkden", "nurse"), person("O. Talby", "engineer"), person("Ada")
)


def about(judgements: tuple[Judgement, ...], new: Material) -> dict[tuple[str, ...], Verdict]:
    ids = {m.id for m in new.mentions}
    return {j.subjects: j.verdict for j in judgements if ids & set(j.subjects) and j.verdict is not Verdict.UNSURE}


def test_a_new_report_is_judged_as_by_a_derivation_of_all():
    """Links and differences of new mentions are those that judging everything gives, slips and initials included."""
    known = Known(whole(*OLD), judge(whole(*OLD)))
    found = about(known.judge(NEW), NEW)
    assert Verdict.SAME in found.values()
    assert found == about(judge(whole(*OLD, NEW)), NEW)


def test_what_people_decided_holds_for_new_reports():
    """A new mention that a person called somebody else is not linked to them."""
    one, other = OLD[0].mentions[1], NEW.mentions[1]
    apart = Judgement(Verdict.DIFFERENT, (one.id, other.id), "Ada", (), datetime(2031, 9, 1, tzinfo=UTC))
    known = Known(whole(*OLD), judge(whole(*OLD)))
    pair = tuple(sorted((one.id, other.id)))
    assert about(known.judge(NEW), NEW)[pair] is Verdict.SAME
    assert pair not in about(known.judge(replace(NEW, judgements=(apart,))), NEW)


def test_nobody_known_is_nobody_linked():
    """Beside an empty register a report's people are only compared among themselves."""
    assert len(Known(Material())) == 0
    assert about(Known(Material()).judge(NEW), NEW) == {}


def test_reports_taken_in_are_known_like_those_of_the_beginning():
    """Whatever was there when the register was made ready or was added since, a new report is judged the same."""
    at_once, bit_by_bit = Known(whole(*OLD), judge(whole(*OLD))), Known(whole(OLD[0]))
    for part in OLD[1:]:
        bit_by_bit.add(part, bit_by_bit.judge(part))
    assert len(bit_by_bit) == len(at_once)
    assert about(bit_by_bit.judge(NEW), NEW) == about(at_once.judge(NEW), NEW)
