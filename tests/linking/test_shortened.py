"""Names that a report shortens once it has given them in full."""

from dataclasses import replace
from datetime import timedelta

import pytest
from made_reports import DAY, Reports, together, verdicts, when

from habeas.linking.shortened import surname_of
from habeas.model import Mention
from habeas.vocabulary import Type, Verdict

SAME = {Verdict.SAME}


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Mira Halden", "Halden"), ("Ivo Talby", "Captain Talby"), ("Ivo Talby", "Mr Talby"),
        ("Иво Халден", "Халдена"), ("Иво Халден", "Халденом"), ("Мира Халден", "Халден"), ("Мира Халдова", "Халдовой"),
    ],
)  # fmt: skip
def test_a_surname_is_that_of_the_one_whom_its_report_names_in_full(full: str, short: str):
    """Titles and cases aside; nothing else has to be told of the two."""
    r = Reports()
    r.report("a", full, short)
    assert verdicts(r, ("a", full), ("a", short)) == SAME


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Mira Halden", "Ivo Halden"), "Halden"),  # two have it
        (("Мира Халден",), "Халдена"),  # a man's case of the surname
        (("Mira Halden",), "Haldan"),  # another surname
        (("Мира Халдова",), "Халдов"),  # a man
        (("Иво Халдов",), "Судья Халдова"),  # a woman, since her title is in the nominative
    ],
)
def test_a_surname_that_two_have_or_in_another_gender_is_nobodys(names: tuple[str, ...], short: str):
    """Where the report names two of the surname in full, or by its ending it is a man's, it is not said whose."""
    r = Reports()
    r.report("a", *names, short)
    assert SAME not in [verdicts(r, ("a", name), ("a", short)) for name in names]


def test_one_sentence_that_names_both_tells_two_people():
    """Whoever is named in full and by surname in one statement is two."""
    r = Reports()
    r.report("a", "Mira Halden", "Halden")
    r.says("a", Type.RELEASE, "Mira Halden", "Halden")
    assert verdicts(r, ("a", "Mira Halden"), ("a", "Halden")) != SAME


def test_a_given_name_beside_its_surname_is_enough_among_few_reports():
    """ "Orin Talby ... his wife Mira": another report knows Mira Talby, though it tells nothing else that fits."""
    r = Reports()
    r.report("a", "Orin Talby", "Mira", text="Orin Talby has seen his wife Mira.")
    r.report("b", "Mira Talby", day=DAY + timedelta(90))
    assert verdicts(r, ("a", "Mira"), ("b", "Mira Talby")) == SAME


def test_a_surname_that_one_person_has_takes_less_than_one_that_several_have():
    """Where nobody else in the material bears it; and more, the more reports there are."""
    r = Reports()
    for id_, name in (("a", "Talby"), ("b", "Ivo Talby")):
        r.report(id_, name, "Mira Halden")
        r.says(id_, Type.ARREST, name)
    assert verdicts(r, ("a", "Talby"), ("b", "Ivo Talby")) == SAME


def test_the_surname_of_two_of_one_name_is_nobodys():
    """Of two whom a report tells apart under one name, the surname alone is not said to be one's."""
    r = Reports()
    called = Mention("", "Mira Halden", ("Mira Halden",), ())
    r.report("a", replace(called, apart="the nurse"), replace(called, apart="the teacher"), "Halden")
    short = next(m for m in r.mentions if m.name == "Halden")
    assert Verdict.SAME not in {j.verdict for j in r.judged() if short.id in j.subjects}


def test_doubtful_surnames():
    """What is a given name, or one word only on both sides, is no surname of a full name."""
    assert not surname_of("Mira", "Mira Halden")
    assert not surname_of("Halden", "Halden")
    assert surname_of("Sergeant Halden", "Mira Halden")


def test_one_of_two_surnames_is_left_out():
    """Reports call "Mira Halden Verik" Mira Halden as well: with a second fact they are one."""
    r = Reports()
    r.report("a", "Mira Halden Verik", "Anton Brod Sosna")
    r.report("b", "Mira Halden", "Anton Brod")
    for document, name in (("a", "Mira Halden Verik"), ("b", "Mira Halden")):
        r.says(document, Type.ARREST, name, date=when(DAY))
    assert together(r, ("a", "Mira Halden Verik"), ("b", "Mira Halden"))


def test_another_second_surname_is_of_somebody_else():
    """Nor does a report that leaves it out make one of the two."""
    r = Reports()
    for document, name in (("a", "Ivo Luis Halden Verik"), ("b", "Ivo Luis Halden"), ("c", "Ivo Luis Halden Brod")):
        r.report(document, name)
        r.says(document, Type.ARREST, name, date=when(DAY), place="Lowmark")
    assert not together(r, ("a", "Ivo Luis Halden Verik"), ("c", "Ivo Luis Halden Brod"))
