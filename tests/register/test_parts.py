"""A large register is derived part by part: what comes in touches its part alone, and a rebuild gives the same rows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from sqlalchemy import inspect, select
from telling import Report, decided, report

from habeas import deriving
from habeas.dates import When
from habeas.reconciliation import POLICIES, held
from habeas.reconciliation.parts import parts
from habeas.register import Register, schema
from habeas.register import parts as of_parts
from habeas.vocabulary import Tier, Type

TOWNS = ("Vitsba", "Lozna", "Oreld", "Karmesh")
SURNAMES = ("Halden", "Talby", "Oskarin", "Brenko", "Ilvanes", "Kestrim", "Dorwald", "Menzik")
GIVEN = ("Mira", "Ola", "Maryna", "M.")
ROUNDS = 4


@pytest.fixture(autouse=True)
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registers of a few reports are derived as large ones are."""
    monkeypatch.setattr(deriving, "TOGETHER", 2)


def told(number: int, random: Random) -> Report:
    """A report of some town: who was arrested, sentenced or let out; every fifth carries another's text."""
    town = random.randrange(len(TOWNS))
    day = date(2021, 1, 1) + timedelta(random.randrange(60) + 100 * town)
    lines, said, people = [f"News of {TOWNS[town]}, number {number}."], [], set()
    for _ in range(random.randrange(1, 4)):
        person = f"{random.choice(GIVEN)} {SURNAMES[2 * town + random.randrange(2)]}"
        type_ = random.choice((Type.ARREST, Type.SENTENCE, Type.RELEASE))
        line = f"{person} was told of as {type_.value} in {TOWNS[town]} on {day:%d %B %Y}."
        said.append((type_, line, person, {"date": When(day.isoformat(), day, day)}))
        lines.append(line)
        people.add(person)
    facts = {"outlet": f"Outlet {number % 3}", "published": When(day.isoformat(), day, day)}
    return report("\n".join(lines), said, sorted(people), location=f"{number}.txt", **facts)


def rows(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Every row that was derived, but for the note of what it rests on."""
    with register._store.reading() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(select(table)))
            for table in schema.derived.sorted_tables
            if table is not schema.derivation
        }


def rebuilt(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """The rows as a derivation of all makes them."""
    register.drop_findings()
    deriving.derive(register)
    return rows(register)


def batches(reports: Sequence[Report], random: Random) -> list[list[Report]]:
    some = random.sample(reports, len(reports))
    made: list[list[Report]] = []
    while some:
        size = random.randrange(1, 5)
        made.append(some[:size])
        some = some[size:]
    return made


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_any_order_and_any_batches_give_the_rows_of_a_rebuild(register: Register, seed: int) -> None:
    """Judgements and their undoing in between included: what is derived step by step is what is derived at once."""
    random = Random(seed)
    reports = [told(n, random) for n in range(16)]
    kept: list[Report] = []
    for number, batch in enumerate(batches(reports, random)):
        for r in batch:
            kept.append(r.keep_in(register))
        mentions = [m.id for r in kept for m in r.mentions]
        statement = random.choice([s.id for r in kept for s in r.statements])
        if number % 3 == 1:
            pair = random.sample(mentions, 2)
            register.decide(made := decided("same", *pair, at=f"2025-09-12 10:{number:02}"))
            register.decide(decided("reject", statement, at=f"2025-09-12 11:{number:02}"))
        elif number % 3 == 2:
            register.decide(decided("undo", made.id, at=f"2025-09-12 12:{number:02}"))
        deriving.derive(register)
    before = rows(register)
    assert before["finding"]
    assert len({part for _, _, part in before["part_document"]}) > 1
    assert rebuilt(register) == before


def test_what_nothing_new_has_to_do_with_is_not_derived_again(register: Register) -> None:
    """A new report has its own part worked out, and that alone."""
    random = Random(5)
    reports = [told(n, random) for n in range(16)]
    for r in reports[:-1]:
        r.keep_in(register)
    deriving.derive(register)
    reports[-1].keep_in(register)
    seen: list[tuple[str, ...]] = []
    deriving.derive(register, lambda parts: seen.extend(parts) or parts)
    assert reports[-1].document.id in seen[0]
    assert len(seen) == 1
    assert 1 < len(seen[0]) < len(reports) - 1


def test_other_given_names_are_apart_until_somebody_has_only_their_initial(register: Register) -> None:
    """Who shares a surname and an initial is worked out apart, and together once a report leaves the given name open."""
    day = date(2021, 1, 1)

    def arrested(person: str, town: str) -> Report:
        said = [(Type.ARREST, f"{person} was arrested.", person, {"date": When(day.isoformat(), day, day)})]
        return report(f"News of {town}. {person} was arrested.", said, [person], location=f"{person}.txt")

    names = ("Mira Halden", "Maryna Halden", "Ola Halden", "Oren Talby")
    named = [arrested(name, f"Town {n}").keep_in(register) for n, name in enumerate(names)]
    deriving.derive(register)
    assert len({part for _, _, part in rows(register)["part_document"]}) == len(names)
    initial = arrested("M. Halden", "Vitsba").keep_in(register)
    seen: list[tuple[str, ...]] = []
    deriving.derive(register, lambda parts: seen.extend(parts) or parts)
    assert seen == [tuple(sorted(r.document.id for r in (*named[:2], initial)))]
    before = rows(register)
    assert rebuilt(register) == before


def test_what_is_asked_as_known_then_is_derived_in_the_same_parts(register: Register) -> None:
    """The answer worked out in memory is the one that is kept."""
    random = Random(7)
    for n in range(16):
        told(n, random).keep_in(register)
    deriving.derive(register)
    view = register.as_seen_by(Tier.SEALED)
    assert deriving.derived(view.material())[0] == view.findings()


@pytest.mark.parametrize("known", [None, date(2021, 3, 1), date(2021, 6, 20), date(2030, 1, 1)])
def test_who_was_held_is_answered_from_what_is_kept(register: Register, known: date | None) -> None:
    """The same as out of all findings, on any day, by any policy, and as known on an earlier day."""
    random = Random(11)
    for n in range(16):
        r = told(n, random)
        assert r.document.published is not None and r.document.published.first is not None
        received = datetime.combine(r.document.published.first, time(12), tzinfo=UTC)
        register.keep(replace(r.reading, document=replace(r.document, received=received)))
        register.keep_extraction(r.extraction)
    deriving.derive(register)
    findings = deriving.derived(register.as_seen_by(Tier.PUBLIC).material(known))[0]
    for on in (date(2021, 1, 1), date(2021, 4, 20), date(2022, 1, 1)):
        for policy in POLICIES:
            assert list(deriving.holdings(register, Tier.PUBLIC, on, known, policy) or ()) == list(
                held(findings, on, policy)
            )


def test_the_indexes_are_there_again_when_much_was_derived(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """A derivation that is kept bit by bit does without indexes on the way, and leaves all of them behind."""
    random = Random(3)
    for number in range(8):
        told(number, random).keep_in(register)
    at_once = rebuilt(register)
    monkeypatch.setattr(of_parts, "AT_ONCE", 1)
    assert rebuilt(register) == at_once
    with register._store.reading() as connection:
        for table in schema.derived.sorted_tables:
            made = {index["name"] for index in inspect(connection).get_indexes(table.name)}
            assert made >= {index.name for index in table.indexes}


def test_tiers_share_findings_while_nothing_is_withheld(register: Register) -> None:
    """They are kept once; a document that is withheld from some gives those findings of their own."""
    random = Random(9)
    for n in range(8):
        told(n, random).keep_in(register)
    deriving.derive(register)
    assert {row[0] for row in rows(register)["finding"]} == {int(Tier.SEALED)}
    public = register.as_seen_by(Tier.PUBLIC)
    assert public.findings() == register.as_seen_by(Tier.SEALED).findings() != ()
    report("Oren Talby was seen.", people=["Oren Talby"], location="new.txt", tier=Tier.RESTRICTED).keep_in(register)
    assert register.stale(Tier.PUBLIC)
    deriving.derive(register)
    assert {row[0] for row in rows(register)["finding"]} == {int(Tier.SEALED), int(Tier.PUBLIC), int(Tier.PARTNER)}
    assert len(public.findings()) < len(register.as_seen_by(Tier.SEALED).findings())


def test_parts_are_what_ties_lead_to() -> None:
    """Reports that share a tie are in one part, also by way of a third."""
    tied = {"d3": frozenset({1}), "d1": frozenset({2}), "d2": frozenset({1, 2}), "d4": frozenset[int]()}
    assert parts(tied) == (("d1", "d2", "d3"), ("d4",))
