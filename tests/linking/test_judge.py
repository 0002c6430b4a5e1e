"""Which mentions a machine joins, keeps apart, or asks about."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import DAY, Reports, person, together, verdicts, when

from habeas.judgements import clusters
from habeas.linking import judge
from habeas.model import Judgement, Material, Mention, Term
from habeas.vocabulary import Modality, Type, Verdict


def by_hand(reports: Reports, verdict: Verdict, one: tuple[str, str], other: tuple[str, str]) -> Judgement:
    return Judgement(
        verdict, (reports.id(*one), reports.id(*other)), "Ada", ("I know them.",), datetime(2031, 6, 1, tzinfo=UTC)
    )


def test_one_woman_in_three_spellings_over_four_reports():
    """Sentence, company and role bring the spellings of one woman together; a short form of her name is no obstacle."""
    r = Reports()
    r.report("a", "Maryia Haldzenskaya", "Ihar Sokal", "Vera Pylnaya")
    r.says("a", Type.SENTENCE, "Maryia Haldzenskaya", term=Term("11 years", 132.0))
    r.report("b", "Maria Galdenskaya", day=DAY + timedelta(days=40))
    r.says("b", Type.CONDITIONS, "Maria Galdenskaya", term=Term("an 11-year sentence", 132.0))
    r.report(
        "c", person("Masha Galdenskaya", role="flautist"), "Igor Sokol", "Vera Pylnaya", day=DAY + timedelta(days=80)
    )
    r.report("d", person("Мария Гальденская", role="flautist"), day=DAY + timedelta(days=120))
    found = [
        ("a", "Maryia Haldzenskaya"),
        ("b", "Maria Galdenskaya"),
        ("c", "Masha Galdenskaya"),
        ("d", "Мария Гальденская"),
    ]
    assert together(r, *found)


def test_a_politician_is_known_by_the_company():
    """Two explainers that name the same others link a full name that nobody else bears."""
    r = Reports()
    r.report("a", "Ada Brennwald", "Oto Lindqvar", "Mira Halden")
    r.report("b", "Ada Brennwald", "Oto Lindqvar", "Mira Halden", day=DAY + timedelta(days=300))
    link = next(j for j in judge(r.material()) if r.id("a", "Ada Brennwald") in j.subjects)
    assert (link.verdict, link.by, link.at) == (Verdict.SAME, "rule:linking@1", None)
    assert "Both reports also name Mira Halden, Oto Lindqvar." in link.why


def test_a_name_alone_never_joins():
    """The same full name without a second fact is an open question."""
    r = Reports()
    r.report("a", "Mira Halden")
    r.report("b", "Mira Halden", day=DAY + timedelta(days=300))
    assert verdicts(r, ("a", "Mira Halden"), ("b", "Mira Halden")) == {Verdict.UNSURE}


def test_homonyms_from_different_towns_are_asked():
    """People of one name and different towns are not joined, though the reports share company."""
    r = Reports()
    r.report("a", person("Mira Halden", place="Lozna"), "Oto Lindqvar")
    r.report("b", person("Mira Halden", place="Sarny"), "Oto Lindqvar", day=DAY + timedelta(days=300))
    assert verdicts(r, ("a", "Mira Halden"), ("b", "Mira Halden")) == {Verdict.UNSURE}


def test_ages_that_cannot_fit_keep_apart():
    """People of one name whose ages cannot fit are called different, with the years in the reason."""
    r = Reports()
    r.report("a", person("Mira Halden", role="nurse", age=24))
    r.report("b", person("Mira Halden", role="nurse", age=39))
    (judgement,) = judge(r.material())
    assert judgement.verdict is Verdict.DIFFERENT
    assert judgement.why[-1] == "Their ages cannot fit: born 1991 or 1992 and 2006 or 2007."


def test_years_of_birth_stated_keep_apart():
    """Different years of birth stated after the names keep them apart."""
    r = Reports()
    for id_, year in (("a", 1969), ("b", 1993)):
        text = f"Mira Halden, born in {year}, was freed."
        r.report(id_, Mention("", "Mira Halden", ("Mira Halden",), ((0, 11),), role="nurse"), text=text)
    assert verdicts(r, ("a", "Mira Halden"), ("b", "Mira Halden")) == {Verdict.DIFFERENT}


def test_two_in_one_sentence_are_two():
    """Two close names that one sentence lists side by side are two people."""
    r = Reports()
    r.report("a", "Mira Haldenova", "Mira Haldynova")
    r.says("a", Type.ARREST, "Mira Haldenova", "Mira Haldynova")
    assert verdicts(r, ("a", "Mira Haldenova"), ("a", "Mira Haldynova")) == {Verdict.DIFFERENT}


def test_the_dead_are_not_arrested():
    """Someone arrested long after a namesake died is somebody else."""
    r = Reports()
    r.report("a", person("Mira Halden", role="nurse"))
    r.says("a", Type.DEATH, "Mira Halden", date=when(DAY))
    r.report("b", person("Mira Halden", role="nurse"), day=DAY + timedelta(days=200))
    r.says("b", Type.ARREST, "Mira Halden", date=when(DAY + timedelta(days=190)))
    assert verdicts(r, ("a", "Mira Halden"), ("b", "Mira Halden")) == {Verdict.DIFFERENT}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volha Zhukouskaya", "Pavel Zhukouski"),  # wife and husband
        ("Ihar Padalyak", "Maksim Padalyak"),  # father and son
        ("Valery Shumski", "Valeryia Shumskaya"),
        ("Dmitry Petrovich Chaikin", "Dmitry Pavlovich Chaikin"),
        ("Anton Zhuk", "Kirill Zhuk"),  # brothers
    ],
)
def test_relatives_are_never_joined(one: str, other: str):
    """Husband and wife, father and son, brothers: not joined, whatever facts they share."""
    r = Reports()
    for id_, name in (("a", one), ("b", other)):
        r.report(id_, person(name, role="engineer", age=50, place="Lozna"), "Ada Brennwald", "Oto Lindqvar")
        r.says(id_, Type.ARREST, name, date=when(DAY), place="Lozna", term=Term("5 years", 60.0))
    assert not together(r, ("a", one), ("b", other))


@pytest.mark.parametrize(("rival", "joined"), [(None, True), ("Vera Padalyak", False)])
def test_an_initial_needs_a_fact_and_no_rival(rival: str | None, joined: bool):
    """An initial is linked on a second fact, but not while the facts fit somebody else about as well."""
    r = Reports()
    r.report("a", person("Viktar Padalyak", role="engineer"), "Ada Brennwald")
    r.report("b", person("V. Padalyak", role="engineer"), "Ada Brennwald", day=DAY + timedelta(days=60))
    if rival:
        r.report("c", person(rival, role="engineer"), "Ada Brennwald", day=DAY + timedelta(days=90))
    assert together(r, ("a", "Viktar Padalyak"), ("b", "V. Padalyak")) is joined


def test_a_surname_alone_needs_more():
    """A surname alone is not linked on one weak fact, and is on strong ones when nobody else bears it."""
    for facts, joined in ((1, False), (2, True)):
        r = Reports()
        r.report("a", person("Viktar Padalyak", role="engineer"))
        r.report("b", person("Padalyak", role="engineer"), day=DAY + timedelta(days=60))
        for id_, name in (("a", "Viktar Padalyak"), ("b", "Padalyak")):
            if facts > 1:
                r.says(id_, Type.SENTENCE, name, term=Term("5 years", 60.0))
        assert together(r, ("a", "Viktar Padalyak"), ("b", "Padalyak")) is joined


def test_a_surname_alone_with_a_rival_is_not_linked():
    """When two people of the report's surname fit as well, a machine does not choose."""
    r = Reports()
    for id_, name in (("a", "Viktar Padalyak"), ("b", "Padalyak"), ("c", "Maksim Padalyak")):
        r.report(id_, person(name, role="engineer"), "Ada Brennwald", "Oto Lindqvar")
        r.says(id_, Type.SENTENCE, name, term=Term("5 years", 60.0))
    assert not together(r, ("a", "Viktar Padalyak"), ("b", "Padalyak"))
    assert not together(r, ("c", "Maksim Padalyak"), ("b", "Padalyak"))


def test_a_report_on_two_of_one_name_is_left_to_people():
    """Where one report tells of two people of one name, its mention is not linked by machine."""
    r = Reports()
    text = "Mira Halden, 24, is free. Mira Halden, 61, is not."
    both = Mention("", "Mira Halden", ("Mira Halden",), ((0, 11), (26, 37)), role="nurse")
    r.report("a", both, text=text)
    r.report("b", person("Mira Halden", role="nurse"))
    assert verdicts(r, ("a", "Mira Halden"), ("b", "Mira Halden")) == {Verdict.UNSURE}


def test_a_chain_never_joins_what_is_apart():
    """A link that would join, by way of others, two who are different is not made; the question says so."""
    r = Reports()
    r.report("a", person("Mira Halden", role="nurse", age=24))
    r.report("b", person("Mira Halden", role="nurse"), "Ada Brennwald", "Oto Lindqvar")
    r.report("c", person("Mira Halden", age=61), "Ada Brennwald", "Oto Lindqvar")
    judgements = judge(r.material())
    different = next(j for j in judgements if j.verdict is Verdict.DIFFERENT)
    open_ = [j for j in judgements if j.verdict is Verdict.UNSURE and "Halden" in j.why[0]]
    assert not together(r, ("a", "Mira Halden"), ("c", "Mira Halden"))
    assert any(different.id in sentence or "may as well be" in sentence for j in open_ for sentence in j.why)


def test_authors_are_linked_by_outlet():
    """The author of two reports of one outlet is one person."""
    r = Reports()
    for id_ in "ab":
        r.report(id_, "Mira Halden", author="Mira Halden", day=DAY + timedelta(days=ord(id_)))
    assert together(r, ("a", "Mira Halden"), ("b", "Mira Halden"))


def test_a_person_outranks_the_rules():
    """What a person calls different stays apart, what they call the same is joined; the machine is silent there."""
    r = Reports()
    for id_ in "ab":
        r.report(id_, person("Mira Halden", role="nurse", age=24), "Ada Brennwald")
    r.report("c", "Wilma Tarn")
    pair = ("a", "Mira Halden"), ("b", "Mira Halden")
    apart = by_hand(r, Verdict.DIFFERENT, *pair)
    joined = by_hand(r, Verdict.SAME, ("a", "Mira Halden"), ("c", "Wilma Tarn"))
    assert together(r, *pair)
    assert not together(r, *pair, judgements=(apart,))
    assert verdicts(r, *pair, apart) == set()
    assert together(r, ("a", "Mira Halden"), ("c", "Wilma Tarn"), judgements=(joined,))


def test_undo_brings_the_rules_back():
    """When a person's verdict is undone, the rules judge as if it had never been given."""
    r = Reports()
    for id_ in "ab":
        r.report(id_, person("Mira Halden", role="nurse"))
    apart = by_hand(r, Verdict.DIFFERENT, ("a", "Mira Halden"), ("b", "Mira Halden"))
    back = Judgement(Verdict.UNDO, (apart.id,), "Ada", ("A slip.",), datetime(2031, 6, 2, tzinfo=UTC))
    assert judge(r.material(apart, back)) == judge(r.material())


NAMES = (
    "Mira Halden",
    "M. Halden",
    "Halden",
    "Мира Халден",
    "Miron Halden",
    "Mira Haldenova",
    "Vera Sokal",
    "V. Sokal",
    "Mira",
)
ROLES = (None, "nurse", "engineer")


@st.composite
def reports(draw: st.DrawFn) -> Reports:
    """A handful of reports about people whose names collide."""
    r = Reports()
    for i in range(draw(st.integers(2, 6))):
        named = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
        people = [person(n, draw(st.sampled_from(ROLES)), draw(st.sampled_from((None, 24, 61)))) for n in named]
        id_ = r.report(f"d{i}", *people, day=DAY + timedelta(days=7 * i))
        for n in named:
            if draw(st.booleans()):
                r.says(
                    id_, Type.SENTENCE, n, term=draw(st.sampled_from((Term("5 years", 60.0), Term("7 years", 84.0))))
                )
            for type_ in draw(
                st.lists(st.sampled_from((Type.ARREST, Type.RELEASE, Type.CONDITIONS)), max_size=2, unique=True)
            ):
                day = DAY + timedelta(days=draw(st.sampled_from((0, 10, 90))))
                r.says(id_, type_, n, date=when(day), place=draw(st.sampled_from((None, "Lozna", "Sarny"))))
    return r


@st.composite
def reports_with_verdicts(draw: st.DrawFn) -> Material:
    r = draw(reports())
    ids = [m.id for m in r.mentions]
    chosen = []
    for hour in range(draw(st.integers(0, 3))):
        pair = tuple(draw(st.permutations(ids))[:2]) if len(ids) > 1 else ()
        if pair:
            verdict = draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]))
            chosen.append(Judgement(verdict, pair, "Ada", (), datetime(2031, 6, 1, hour, tzinfo=UTC)))
    return r.material(*chosen)


@settings(deadline=None, max_examples=60)
@given(reports_with_verdicts(), st.randoms(use_true_random=False))
def test_order_changes_nothing(material: Material, chance: random.Random):
    """The same material in any order gives the same judgements."""
    shuffled = Material(*(tuple(chance.sample(part, len(part))) for part in (
        material.documents, material.mentions, material.statements, material.judgements)))  # fmt: skip
    assert judge(shuffled) == judge(material)


@settings(deadline=None, max_examples=60)
@given(reports_with_verdicts())
def test_links_contradict_nothing(material: Material):
    """Every link that is returned holds in the groups, and no group has two called different or unsure."""
    judgements = judge(material)
    groups = [{m.id for m in g} for g in clusters(material.mentions, (*material.judgements, *judgements))]
    for j in judgements:
        joined = any(set(j.subjects) <= g for g in groups)
        assert joined is (j.verdict is Verdict.SAME)


def test_a_report_that_names_no_country_is_about_the_one_that_most_are_about():
    """Among few reports two prisoners of one name in one country are one, though one report leaves the country out."""
    r = Reports()
    r.report("a", "Mira Halden", text="Mira Halden was arrested in Latvia.")
    r.says("a", Type.ARREST, "Mira Halden", date=when(DAY))
    r.report("b", "Mira Halden", text="Mira Halden walked free.", day=DAY + timedelta(days=90))
    r.says("b", Type.RELEASE, "Mira Halden", date=when(DAY + timedelta(days=90)))
    for n in range(3):
        r.report(f"c{n}", text="Fewer are held in Latvia.")
    assert together(r, ("a", "Mira Halden"), ("b", "Mira Halden"))
    r.documents = [replace(d, text=d.text.replace("in Latvia", "")) for d in r.documents]
    assert not together(r, ("a", "Mira Halden"), ("b", "Mira Halden"))


@pytest.mark.parametrize(("others", "linked"), [(10, True), (2_000, False)])
def test_the_more_reports_the_more_a_second_fact_must_weigh(others: int, linked: bool):
    """Three years in prison, which many get, link two of one name among few reports, and are asked about among many."""
    r = Reports()
    for id_, day in (("a", DAY), ("b", DAY + timedelta(days=200))):
        r.report(id_, "Mira Halden", day=day)
        r.says(id_, Type.SENTENCE, "Mira Halden", term=Term("three years", 36.0))
    for n in range(others):
        r.report(f"c{n}")
    assert together(r, ("a", "Mira Halden"), ("b", "Mira Halden")) is linked
    assert linked or verdicts(r, ("a", "Mira Halden"), ("b", "Mira Halden")) == {Verdict.UNSURE}


def test_ones_own_surname_is_no_company():
    """Two reports that name a Halden alone, and another Halden, do not by that tell of one Mira Halden."""
    r = Reports()
    r.report("a", "Mira Halden", "Halden")
    r.report("b", "Mira Halden", "Oren Halden", day=DAY + timedelta(days=90))
    assert not together(r, ("a", "Mira Halden"), ("b", "Mira Halden"))


@pytest.mark.parametrize(("days", "apart"), [(-90, True), (30, False)])
def test_a_death_is_denied_only_by_what_is_told_after_it(days: int, apart: bool):
    """A denial from before somebody's death leaves it a fact, that forbids a later life under that name."""
    r = Reports()
    r.report("a", "Mira Halden")
    r.says("a", Type.DEATH, "Mira Halden", date=when(DAY))
    r.report("b", "Mira Halden", day=DAY + timedelta(days=days))
    r.says("b", Type.DEATH, "Mira Halden", modality=Modality.DENIED)
    r.report("c", "Mira Halden", day=DAY + timedelta(days=500))
    r.says("c", Type.ARREST, "Mira Halden", date=when(DAY + timedelta(days=480)))
    assert (Verdict.DIFFERENT in verdicts(r, ("a", "Mira Halden"), ("c", "Mira Halden"))) is apart
