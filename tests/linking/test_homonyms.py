"""People of one name in one country stay apart: by callings, towns, days of custody, and by what all reports tell."""

from datetime import timedelta
from typing import Any

import pytest
from made_reports import DAY, Reports, person, together, verdicts, when

from habeas.model import Mention, Term, When
from habeas.vocabulary import Modality, Type, Verdict

MIRA = "Mira Halden"
YEAR = timedelta(days=365)
HELD = {"type_": Type.CONDITIONS}


def told(r: Reports, id_: str, *said: dict[str, Any], day: Any = DAY, name: str = MIRA, **who: Any) -> None:
    """A report on somebody of the name, a prisoner of Latvia, as one that says these things of them."""
    r.report(id_, person(name, **who), day=day, text=f"{name} is held in Latvia.")
    for what in said or (HELD,):
        r.says(id_, what["type_"], name, **{k: v for k, v in what.items() if k != "type_"})


def on(type_: Type, day: Any, **more: Any) -> dict[str, Any]:
    return {"type_": type_, "date": when(day)} | more


def is_one(r: Reports, *ids: str) -> bool:
    return together(r, *((id_, MIRA) for id_ in ids))


def test_two_prisoners_of_one_name_in_one_country_are_one_if_nothing_is_against_it():
    """What the following tests change one thing of: among few reports a country in common is enough."""
    r = Reports()
    told(r, "a")
    told(r, "b", day=DAY + YEAR)
    assert is_one(r, "a", "b")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"role": "welder"}, {"role": "pastor"}, "The roles differ"),
        ({"place": "Lozna"}, {"place": "Sarny"}, "They are of different places"),
        (on(Type.ARREST, DAY), on(Type.ARREST, DAY + YEAR), "They were arrested at different times"),
        (on(Type.RELEASE, DAY), on(Type.RELEASE, DAY + YEAR), "They were released at different times"),
        (on(Type.RELEASE, DAY), on(Type.CONDITIONS, DAY + YEAR), "was still held on"),
        (on(Type.RELEASE, DAY), on(Type.RELEASE, DAY + YEAR, modality=Modality.DENIED), "was still held on"),
        (on(Type.EXCHANGE, DAY), {"type_": Type.ARREST}, "was still held on"),
        (
            {"type_": Type.SENTENCE, "term": Term("two years", 24.0)},
            {"type_": Type.SENTENCE, "term": Term("nine years", 108.0)},
            "The sentences differ",
        ),
    ],
)
def test_what_two_people_differ_in_is_asked(one: dict[str, Any], other: dict[str, Any], why: str):
    """A calling, a town, a day of custody or a sentence that does not fit leaves a question, with that among its reasons."""
    r = Reports()
    for id_, said, day in (("a", one, DAY), ("b", other, DAY + YEAR)):
        told(r, id_, *([said] if "type_" in said else []), day=day, **({} if "type_" in said else said))
    assert verdicts(r, ("a", MIRA), ("b", MIRA)) == {Verdict.UNSURE}
    (question,) = r.judged()
    assert any(why in sentence for sentence in question.why)


def test_held_in_two_towns_at_one_time():
    """Who is held in one town is not held in another the same week; a year later they may have been moved."""
    for later, one in ((timedelta(days=3), False), (YEAR, True)):
        r = Reports()
        told(r, "a", on(Type.CONDITIONS, DAY, place="Lozna"))
        told(r, "b", on(Type.CONDITIONS, DAY + later, place="Sarny"), day=DAY + YEAR)
        assert is_one(r, "a", "b") is one


@pytest.mark.parametrize(
    "between",
    [
        [on(Type.REARREST, DAY + YEAR)],
        [on(Type.ARREST, DAY + YEAR / 2), on(Type.CONDITIONS, DAY + YEAR)],
    ],
)
def test_who_is_arrested_again_may_be_held_after_a_release(between: list[dict[str, Any]]):
    """A second arrest that somebody tells of takes away what a release and a later custody have against one person."""
    r = Reports()
    told(r, "a", on(Type.RELEASE, DAY))
    told(r, "b", *between, day=DAY + YEAR)
    assert is_one(r, "a", "b")


def test_a_release_between_two_arrests_makes_them_one_persons():
    """Two arrests a year apart are of one person if the report of the second tells of the release between."""
    r = Reports()
    told(r, "a", on(Type.ARREST, DAY))
    told(r, "b", on(Type.RELEASE, DAY + YEAR / 2), on(Type.ARREST, DAY + YEAR), day=DAY + YEAR)
    assert is_one(r, "a", "b")


def test_days_that_reports_give_a_little_differently_are_one():
    """A week between two reports of an arrest, or of a release, is no other arrest, and no other release."""
    for type_ in (Type.ARREST, Type.RELEASE):
        r = Reports()
        told(r, "a", on(type_, DAY))
        told(r, "b", on(type_, DAY + timedelta(days=7)), day=DAY + YEAR)
        assert is_one(r, "a", "b")


def test_a_year_may_hold_the_day():
    """A day of arrest told as a year is at no other time than a day of that year."""
    r = Reports()
    year = When("2031", DAY.replace(month=1, day=1), DAY.replace(month=12, day=31), "2031")
    told(r, "a", on(Type.ARREST, DAY))
    told(r, "b", {"type_": Type.ARREST, "date": year}, day=DAY + YEAR)
    assert is_one(r, "a", "b")


def test_what_a_persons_other_reports_tell_is_against_a_link_too():
    """A report that says nothing of her calling is not joined with a welder's if she is known to be a pastor by others."""
    r = Reports()
    told(r, "a", on(Type.ARREST, DAY), role="pastor")
    told(r, "b", on(Type.ARREST, DAY))
    told(r, "c", day=DAY + YEAR, role="welder")
    assert is_one(r, "a", "b")
    assert not is_one(r, "b", "c")


def test_what_a_persons_other_reports_tell_may_settle_a_difference():
    """Called a welder here and a strike organiser there, she is one person if a third report calls her both."""
    r = Reports()
    told(r, "a", on(Type.ARREST, DAY), role="welder")
    told(r, "b", day=DAY + YEAR, role="striker")
    assert not is_one(r, "a", "b")
    told(r, "c", on(Type.ARREST, DAY), role="welder and striker")
    assert is_one(r, "a", "b", "c")


def test_towns_spelt_in_two_ways_are_one_town():
    """A home in the spelling of another language is no other home, on the map or not."""
    r = Reports()
    told(r, "a", place="Belahlozna")
    told(r, "b", day=DAY + YEAR, place="Beloglozna")
    assert is_one(r, "a", "b")


def test_of_two_of_one_name_who_may_have_been_there_company_does_not_tell_which():
    """A bare name freed with others in May is not the pensioner's by the company, where the nurse was freed in May, too."""
    r = Reports()
    company = ("Ada Brennwald", "Oto Lindqvar", "Vera Sokal")
    for id_, age, date in (("a", None, {"date": when(DAY)}), ("b", 60, {})):
        r.report(id_, person(MIRA, age=age), *company, text=f"{MIRA} of Latvia.")
        r.says(id_, Type.RELEASE, MIRA, **date)
    assert is_one(r, "a", "b")
    told(r, "c", on(Type.RELEASE, DAY), day=DAY + YEAR, age=31)
    assert not is_one(r, "a", "b")
    assert not is_one(r, "a", "c")
    assert verdicts(r, ("a", MIRA), ("b", MIRA)) == {Verdict.UNSURE}


def test_a_given_name_beside_the_family_is_of_that_surname():
    """ "Oren Halden and his son Tomas" names Tomas Halden: among few reports a country in common is then enough."""
    r = Reports()
    told(r, "a", name="Tomas Halden")
    r.report("b", "Oren Halden", "Tomas", day=DAY + YEAR, text="Oren Halden and his son Tomas are held in Latvia.")
    r.says("b", Type.CONDITIONS, "Tomas")
    assert together(r, ("a", "Tomas Halden"), ("b", "Tomas"))


def test_a_given_name_without_the_surname_is_nobodys():
    """The same given name in a report that does not name the family is not linked, whatever the country."""
    r = Reports()
    told(r, "a", name="Tomas Halden")
    r.report("b", "Oren Talby", "Tomas", day=DAY + YEAR, text="Oren Talby and his son Tomas are held in Latvia.")
    r.says("b", Type.CONDITIONS, "Tomas")
    assert not together(r, ("a", "Tomas Halden"), ("b", "Tomas"))


@pytest.mark.parametrize(("mother", "one"), [("Danuta Halden", True), ("Danuta Talby", False), ("a teacher", False)])
def test_a_given_name_finds_the_surname_that_its_report_tells_of_a_relative(mother: str, one: bool):
    """ "Says his mother, Danuta Halden" names Tomas Halden, though the report says nothing else of her."""
    r = Reports()
    told(r, "a", name="Tomas Halden")
    r.report("b", "Tomas", day=DAY + YEAR, text=f"Tomas is held in Latvia, says his mother, {mother}.")
    r.says("b", Type.CONDITIONS, "Tomas")
    assert together(r, ("a", "Tomas Halden"), ("b", "Tomas")) is one


@pytest.mark.parametrize(
    ("alone", "mother", "one"),
    [
        ("Wubbo", "Danuta Halden", True),
        ("Wubbo", "Danuta Talby", False),
        ("Tjeerd", "Danuta Halden", False),
        ("Halden", "Danuta Talby", False),
    ],
)
def test_a_given_name_that_no_table_has_is_one_beside_the_surname(alone: str, mother: str, one: bool):
    """A single word that is the first of a full name, in a report that names the family, is a given name alone."""
    r = Reports()
    told(r, "a", name="Wubbo Halden")
    r.report("b", alone, day=DAY + YEAR, text=f"{alone} is held in Latvia, says his mother, {mother}.")
    r.says("b", Type.CONDITIONS, alone)
    assert together(r, ("a", "Wubbo Halden"), ("b", alone)) is one


def test_a_given_name_that_two_of_the_family_bear_is_asked():
    """With a cousin of the same given name on record, a machine does not choose."""
    r = Reports()
    told(r, "a", name="Tomas Halden", age=30)
    told(r, "c", name="Tomas Halden", age=60)
    r.report("b", "Oren Halden", "Tomas", day=DAY + YEAR, text="Oren Halden and his son Tomas are held in Latvia.")
    r.says("b", Type.CONDITIONS, "Tomas")
    assert not together(r, ("a", "Tomas Halden"), ("b", "Tomas"))
    assert not together(r, ("c", "Tomas Halden"), ("b", "Tomas"))


def test_a_calling_may_be_the_place_of_another_report():
    """An initial is linked with the one of two of the surname who was taken at the refinery, if called its organiser."""
    r = Reports()
    told(r, "a", on(Type.ARREST, DAY, place="Lozna refinery"), role="striker")
    told(r, "c", name="Maria Halden", role="accountant")
    told(r, "b", name="M. Halden", day=DAY + YEAR, role="organiser of the refinery disorders")
    assert together(r, ("a", MIRA), ("b", "M. Halden"))
    assert not together(r, ("c", "Maria Halden"), ("b", "M. Halden"))


@pytest.mark.parametrize(
    ("denied", "one"),
    [
        ({"name": MIRA, "type_": Type.DEATH, "modality": Modality.DENIED}, True),
        ({"name": MIRA, "type_": Type.DEATH, "modality": Modality.ACTUAL}, False),
        ({"name": MIRA, "type_": Type.RELEASE, "modality": Modality.DENIED}, False),
        ({"name": "Oren Talby", "type_": Type.DEATH, "modality": Modality.DENIED}, False),
    ],
)
def test_a_death_that_somebody_denies_forbids_no_later_life(denied: dict[str, Any], one: bool):
    """Who is arrested months after being reported dead is another, unless a report denies that death; no other denial helps."""
    r = Reports()
    told(r, "a", on(Type.DEATH, DAY))
    name = denied.pop("name")
    told(r, "c", denied, day=DAY + timedelta(days=2), name=name)
    told(r, "b", on(Type.ARREST, DAY + YEAR / 2), day=DAY + YEAR)
    assert is_one(r, "a", "b") is one


@pytest.mark.parametrize(
    ("one", "other", "days", "same"),
    [
        (Type.ARREST, Type.CHARGE, 3, "arrest, charge"),
        (Type.SENTENCE, Type.CONVICTION, 3, "conviction, sentence"),
        (Type.RELEASE, Type.EXCHANGE, 3, "exchange, release"),
        (Type.ARREST, Type.CHARGE, 30, None),
        (Type.ARREST, Type.SENTENCE, 3, None),
        (Type.ARREST, Type.RELEASE, 3, None),
    ],
)
def test_an_arrest_and_the_charge_are_one_piece_of_news(one: Type, other: Type, days: int, same: str | None):
    """Reports of one week that tell an arrest, and the charge, speak of the same; of an arrest and a verdict they do not."""
    r = Reports()
    for id_, name, type_, after in (("a", MIRA, one, 0), ("b", "M. Halden", other, days)):
        r.report(id_, name, day=DAY + timedelta(after), text=f"{name} is in prison.")
        r.says(id_, type_, name)
    said = [s for j in r.judged() for s in j.why if "speak of the same" in s]
    assert [s.partition(": ")[2] for s in said] == ([f"{same}."] if same else [])


@pytest.mark.parametrize("name", ["Ren Halden", "Sasha Halden"])
def test_of_one_given_name_a_pronoun_opposes_nobody(name: str):
    """ "He" in one report and "she" in another is a slip, where the given name is the same."""
    r = Reports()
    for id_, he, day in (("a", "he", DAY), ("b", "she", DAY + YEAR)):
        r.report(id_, name, day=day, text=f"{name} said that {he} was ill. {he.capitalize()} is held in Latvia.")
        r.says(id_, Type.CONDITIONS, name)
    assert together(r, ("a", name), ("b", name))
    assert not any("as a man" in sentence for j in r.judged() for sentence in j.why)


def test_a_name_in_full_goes_before_an_initial_that_fits_as_well():
    """With a P. Halden of another year of birth who died, too, two who are Petr Halden in full are one."""
    r = Reports()
    company = ("Ada Brennwald", "Vera Sokal")
    for id_, name, age in (("a", "Petr Halden", None), ("b", "Пётр Халден", 61), ("c", "P. Halden", 40)):
        r.report(id_, person(name, age=age), *company, text=f"{name} of Latvia.")
        r.says(id_, Type.DEATH, name, date=when(DAY))
    assert together(r, ("a", "Petr Halden"), ("b", "Пётр Халден"))


def test_whom_age_tells_apart_is_no_rival():
    """A bare name that was freed with the pensioner is not asked for because of a student: ages tell the two apart."""
    r = Reports()
    told(r, "a", {"type_": Type.CONDITIONS}, age=60)
    told(r, "b", {"type_": Type.CONDITIONS}, day=DAY + YEAR, age=61)
    told(r, "c", {"type_": Type.CONDITIONS}, age=20)
    assert is_one(r, "a", "b")
    assert not is_one(r, "a", "c")


def test_what_is_told_of_the_person_goes_before_the_company():
    """A welder is the welder of another report, though a pastor of that name was freed in the same company."""
    r = Reports()
    company = ("Ada Brennwald", "Oto Lindqvar", "Vera Sokal")
    r.report("a", person(MIRA, "welder"), *company, text=f"{MIRA} of Latvia.")
    r.report("b", person(MIRA, "pastor", age=60), *company, text=f"{MIRA} of Latvia.")
    r.report("c", person(MIRA, "welder", age=31), day=DAY + YEAR, text=f"{MIRA} of Latvia.")
    for id_ in "abc":
        r.says(id_, Type.CONDITIONS, MIRA)
    assert is_one(r, "a", "c")
    assert not is_one(r, "a", "b")


def test_who_is_called_as_one_of_two_is_that_one_whatever_day_is_told():
    """A welder told of as freed on the day on which the namesake was, who is no welder, is the welder all the same."""
    r = Reports()
    told(r, "a", {"type_": Type.CONDITIONS}, role="welder", age=31)
    told(r, "b", on(Type.RELEASE, DAY), role="party member", age=60)
    told(r, "c", on(Type.RELEASE, DAY), role="welder")
    assert is_one(r, "a", "c")
    assert not is_one(r, "b", "c")


@pytest.mark.parametrize(
    ("lead", "one"),
    [("A 31-year-old welder jailed in May has died.", True), ("A 31-year-old welder said so.", False)],
)
def test_who_is_named_behind_a_lead_is_what_it_calls_them(lead: str, one: bool):
    """The lead of a report says what somebody is whom it names further on, not what some teller is."""
    r = Reports()
    r.report("a", Mention("", MIRA, (MIRA,), ((100, 111),)), text=f"{lead:100}{MIRA} was sentenced in Latvia.")
    r.says("a", Type.SENTENCE, MIRA, quote=lead)
    told(r, "b", {"type_": Type.CONDITIONS}, role="welder", age=31)
    told(r, "c", {"type_": Type.CONDITIONS}, role="pastor", age=60)
    assert is_one(r, "a", "b") is one


def test_an_initial_opposes_no_pronoun():
    """ "She" of an E. Halden who was misread does not oppose "he" of Eino Halden: the name in full tells the two are one."""
    r = Reports()
    for id_, name, he in (("a", "Eino Halden", "he"), ("b", "E. Halden", ""), ("c", "Eino Halden", "she")):
        r.report(id_, name, text=f"{name} said that {he or 'nobody'} was ill in Latvia.")
        r.says(id_, Type.RELEASE, name)
    assert together(r, ("a", "Eino Halden"), ("b", "E. Halden"), ("c", "Eino Halden"))
