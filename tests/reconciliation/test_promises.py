"""What must always hold of findings, over generated materials: order, copies, evidence, undo, days of knowledge."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.dates import When
from habeas.model import (
    Count,
    Deal,
    Disagreement,
    Document,
    Event,
    Judgement,
    Material,
    Mention,
    Person,
    Range,
    Spell,
    Statement,
    Term,
)  # fmt: skip
from habeas.reconciliation import POLICIES, held, origins, reconcile
from habeas.vocabulary import Modality, Stance, Type, Verdict

NAMES = ("Mira Halden", "Ola Venn", "M. Halden")
OUTLETS = ("Blue Wire", "Tarn Post", "Lumen rights group", None)
SOURCES = (None, "Lumen", "the group", "officials", "Blue Wire")
PLACES = (None, "Sarn colony", "Oreld", "Orelair", "the border")
PHRASES = (
    "in exchange for a licence", "remains in prison", "was arrested", "since March", "has no connection with it",
    "walked the other way", "refused to leave the bus", "last month", "on our list", "cases in all", "and went home",
)  # fmt: skip
DAYS = st.dates(date(2024, 12, 1), date(2025, 2, 28))


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    """No date, words only, a day, a month, or a stretch that is open on one side."""
    first = draw(DAYS)
    return draw(
        st.sampled_from([
            None, When("last month"), When("since then", first, None), When("by then", None, first),
            When(str(first), first, first, str(first)), When("that month", first, first + timedelta(30)),
        ])
    )  # fmt: skip


COUNTS = st.sampled_from(
    [None, Range(19, 19, "19"), Range(44, 44, "44"), Range(61, None, "over 60"), Range(None, 9, "up to 9")]
)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Document, list[Statement]]:
    """A document and up to five statements in it."""
    number = draw(st.integers(0, 10**6))
    told = draw(st.none() | DAYS)
    rows = draw(st.lists(st.tuples(st.sampled_from(list(Type)), st.sampled_from(PHRASES)), min_size=1, max_size=5))
    quotes = [f"Sentence {number}.{i} of {type_.value} {words}." for i, (type_, words) in enumerate(rows)]
    text = "\n\n".join(quotes)
    received = datetime(2025, 3, 1, tzinfo=UTC) + timedelta(draw(st.integers(0, 9)))
    document = Document(
        f"d{number}", f"d{number}", text, f"{number}.txt", received,
        outlet=draw(st.sampled_from(OUTLETS)), published=When(str(told), told, told) if told else None,
    )  # fmt: skip
    return document, [draw(statements(document, type_, q)) for (type_, _), q in zip(rows, quotes, strict=True)]


@st.composite
def statements(draw: st.DrawFn, document: Document, type_: Type, quote: str) -> Statement:
    start = document.text.index(quote)
    return Statement(
        document.id, type_, quote, start, start + len(quote), "", "generated", 1.0,
        persons=tuple(draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=2))),
        count=draw(COUNTS), date=draw(whens()),
        place=draw(st.sampled_from(PLACES)), source=draw(st.sampled_from(SOURCES)),
        modality=draw(st.sampled_from([Modality.ACTUAL, Modality.ACTUAL, *Modality])),
        stance=draw(st.sampled_from(list(Stance))),
        term=draw(st.sampled_from([None, Term("six years", 72), Term("two years, suspended", 24)])),
        per=draw(st.sampled_from([None, None, None, "week"])),
    )  # fmt: skip


@st.composite
def materials(draw: st.DrawFn) -> Material:
    """Up to five reports; mentions of one name are the same person, those of an initial are left open."""
    made = draw(st.lists(reports(), min_size=1, max_size=5, unique_by=lambda r: r[0].id))
    said = [s for _, statements_ in made for s in statements_]
    return linked(Material(tuple(d for d, _ in made), (), tuple(said)))


def linked(material: Material) -> Material:
    """The material with a mention for each name in a document, and judgements on them."""
    named = {(s.document, name) for s in material.statements for name in s.persons}
    mentions = [Mention(document, name, (name,), ()) for document, name in sorted(named)]
    links = []
    for i, a in enumerate(mentions):
        for b in mentions[i + 1 :]:
            verdict = Verdict.SAME if a.name == b.name else Verdict.UNSURE
            if a.name == b.name or {a.name, b.name} == {"Mira Halden", "M. Halden"}:
                links.append(Judgement(verdict, (a.id, b.id), "names", ("alike",)))
    kept = tuple(j for j in material.judgements if j.human)
    return replace(material, mentions=tuple(mentions), judgements=(*kept, *links))


def relaxed(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@relaxed(150)
@given(materials(), st.randoms(use_true_random=False))
def test_order_does_not_matter(material: Material, random: Random) -> None:
    """The same documents, statements, mentions and judgements in another order give the same findings."""

    def shuffled(things: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(random.sample(things, len(things)))

    other = Material(
        *(shuffled(part) for part in (material.documents, material.mentions, material.statements, material.judgements))
    )  # type: ignore[arg-type]
    assert reconcile(other) == reconcile(material)


@relaxed(150)
@given(materials())
def test_every_finding_cites_what_is_there(material: Material) -> None:
    """Every statement that a finding cites is in the material, on one side only, and every finding gives its reason."""
    known = {s.id for s in material.statements}
    found = reconcile(material)
    assert len({f.id for f in found}) == len(found)
    events = {f.value.id for f in found if isinstance(f.value, Event)}
    for f in found:
        assert {*f.supporting, *f.opposing} <= known
        assert f.reason and not set(f.supporting) & set(f.opposing)
        if isinstance(f.value, Disagreement):
            assert f.value.one and f.value.other and {*f.value.one, *f.value.other} <= known
        if isinstance(f.value, Deal):
            assert {*f.value.releases, *f.value.concessions} <= events


@relaxed(150)
@given(materials())
def test_a_demand_or_a_plan_vouches_for_nothing(material: Material) -> None:
    """Neither a spell nor an event that took place has more origins than the sources of what is told as fact for it."""
    told = {s.id: (s.document, s.source) for s in material.statements if s.modality is Modality.ACTUAL}
    failed = {s.id: (s.document, s.source) for s in material.statements if s.modality is Modality.FAILED}
    for f in reconcile(material):
        fact = isinstance(f.value, Event) and f.value.happened
        if isinstance(f.value, Spell) or fact:
            facts = told if fact else told | failed
            assert f.origins_for <= max(1, len({facts[i] for i in f.supporting if i in facts}))


@relaxed(100)
@given(materials(), st.data())
def test_a_copy_adds_nothing(material: Material, data: st.DataObject) -> None:
    """A syndicated copy received later adds no event and raises no finding's number of origins."""
    original = data.draw(st.sampled_from(material.documents))
    copy = replace(
        original, id=original.id + "c", outlet="The Copying Times", received=datetime(2026, 1, 1, tzinfo=UTC)
    )
    carried = tuple(replace(s, document=copy.id) for s in material.statements if s.document == original.id)
    more = linked(replace(material, documents=(*material.documents, copy), statements=(*material.statements, *carried)))
    assert standing_of(more) == standing_of(material)


def standing_of(material: Material) -> list[tuple[object, ...]]:
    """Every event, count and spell with its origins on each side; people's ids, which follow their mentions, aside."""
    found = [f for f in reconcile(material) if isinstance(f.value, Event | Count | Spell)]
    keys = [(f.value.opened_by, f.value.position) if isinstance(f.value, Spell) else (f.id,) for f in found]
    return sorted((*k, f.kind, f.origins_for, f.origins_against) for k, f in zip(keys, found, strict=True))


@relaxed(100)
@given(materials(), st.data())
def test_another_statement_takes_no_evidence_away(material: Material, data: st.DataObject) -> None:
    """A statement that was evidence of an event, a count or a person stays so, whatever another report adds."""
    last = data.draw(st.sampled_from(material.documents)).id
    before = replace(
        material,
        documents=tuple(d for d in material.documents if d.id != last),
        statements=tuple(s for s in material.statements if s.document != last),
    )
    assert cited(linked(before)) <= cited(material)


def cited(material: Material) -> set[tuple[str, str]]:
    """Every statement that a finding of some kind cites, with that kind."""
    found = [f for f in reconcile(material) if isinstance(f.value, Event | Count | Person)]
    return {(f.kind, i) for f in found for i in (*f.supporting, *f.opposing)}


@relaxed(60)
@given(materials(), st.data())
def test_taking_a_judgement_back_restores(material: Material, data: st.DataObject) -> None:
    """After a rejection and its undo every finding is as it was."""
    subject = data.draw(st.sampled_from(material.statements)).id
    at = datetime(2026, 2, 1, tzinfo=UTC)
    rejected = Judgement(Verdict.REJECT, (subject,), "an editor", ("wrong",), at)
    undone = Judgement(Verdict.UNDO, (rejected.id,), "an editor", ("right after all",), at)
    without = replace(material, judgements=(*material.judgements, rejected))
    assert all(subject not in f.supporting for f in reconcile(without))
    assert reconcile(replace(without, judgements=(*without.judgements, undone))) == reconcile(material)


@relaxed(60)
@given(materials(), DAYS)
def test_one_answer_a_day(material: Material, on: date) -> None:
    """By each policy everybody has one answer on one day, and a stricter one never answers otherwise than a laxer."""
    found = reconcile(material)
    answers = {policy: {h.person: h.held for h in held(found, on, policy)} for policy in POLICIES}
    assert all(len(given_) == len(answers["any"]) for given_ in answers.values())
    for person, answer in answers["any"].items():
        assert {answers[policy][person] for policy in POLICIES} <= {answer, "unknown"}


@relaxed(60)
@given(materials())
def test_unknown_dates_stay_unknown(material: Material) -> None:
    """No finding has a day that no statement names and no report was published or received on."""
    told = {d.published.last for d in material.documents if d.published} | {
        d.received.date() for d in material.documents
    }
    named = {day for s in material.statements if s.date for day in (s.date.first, s.date.last)}
    for f in reconcile(material):
        when = f.value.date if isinstance(f.value, Event) else f.value.since if isinstance(f.value, Spell) else None
        assert when is None or {when.first, when.last} <= named | told | {None}


@relaxed(60)
@given(materials())
def test_origins_are_named_for_every_statement(material: Material) -> None:
    """Every statement has an origin with a name."""
    found = origins(material)
    assert found.keys() == {s.id for s in material.statements} and all(found.values())
