"""The next month: what is new in a list, what changed, and what is gone from it."""

import pytest

from habeas.judgements import clusters
from habeas.lists import Differences
from habeas.pipeline import linked
from habeas.register import Register
from habeas.vocabulary import Tier

from .importer import DECEMBER, LIST, NOVEMBER, OCTOBER, imported


def between(one: str, other: str) -> Differences:
    """The differences of two states of one list."""
    with Register.open("sqlite://") as register:
        imported(register, one)
        found = imported(register, other, received=NOVEMBER).differences
    assert found is not None
    return found


def summed(found: Differences) -> tuple[list[str], list[str], list[str], int]:
    added, gone = ([r.extraction.mentions[0].name for r in rows] for rows in (found.added, found.gone))
    return added, gone, [c.after.extraction.mentions[0].name for c in found.changed], found.same


def test_the_next_month_yields_the_differences() -> None:
    """One came, one went, one changed, one is as it was; the change is told line by line."""
    later = LIST.replace("in custody;", "released;01.10.2025").replace("3;Neris Kaspar;;;;;;", "3;Sadko Vera;1970;;;;;")
    found = between(LIST, later)
    assert summed(found) == (["Sadko Vera"], ["Neris Kaspar"], ["Halden Mira"], 1)
    assert found.changed[0].gone == ("Status: in custody",)
    assert found.changed[0].come == ("Status: released", "Released: 01.10.2025")


def test_only_differences_come_into_the_register() -> None:
    """A row that says the same is the same document, with its judgements; a changed one is a new one."""
    with Register.open("sqlite://") as register:
        imported(register, LIST)
        before = {d.id for d in register.as_seen_by(Tier.SEALED).documents()}
        imported(register, LIST.replace("342", "342; 130"), received=NOVEMBER)
        new = {d for d in register.as_seen_by(Tier.SEALED).documents() if d.id not in before}
        (row,) = (d for d in new if d.lists != (d.id,))
        assert row.text.startswith("Name: Halden Mira") and len(new) == 2


def test_gone_from_a_list_says_nothing_of_a_person() -> None:
    """Whoever is missing next month has no new statement: no release, no date, nothing."""
    with Register.open("sqlite://") as register:
        imported(register, LIST)
        before = register.as_seen_by(Tier.SEALED).statements()
        imported(
            register,
            LIST.replace("1;Halden Mira;02.01.1990;25.03.2024;342;4 г. 6 мес.;in custody;\n", ""),
            received=NOVEMBER,
        )
        assert register.as_seen_by(Tier.SEALED).statements() == before


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("ID;Name;Term\n7;Mira Halden;3\n", "ID;Name;Term\n7;Mira Haldenn;4\n", 1),
        ("ID;Name;Term\n7;Mira Halden;3\n", "ID;Name;Term\n7;Oren Talby;3\n", 0),
        ("Name;Born;Term\nMira Halden;1990;3\nMira Halden;1971;3\n", "Name;Born;Term\nMira Halden;1990;4\nMira Halden;1971;5\n", 2),
        ("Name;Born;Term\nMira Halden;2.1.1990;3\n", "Name;Born;Term\nМира Хальден;2.1.1990;4\n", 1),
        ("Name;Term\nMira Halden;3\nMira Halden;4\n", "Name;Term\nMira Halden;5\nMira Halden;6\n", 0),
    ],
)  # fmt: skip
def test_who_changed_is_told_by_number_birth_or_a_name_that_is_the_only_one(
    before: str, after: str, changed: int
) -> None:
    """A renumbered list, and namesakes whom nothing tells apart, are not taken for changes of one person."""
    assert len(between(before, after).changed) == changed


def test_another_order_of_rows_is_no_difference() -> None:
    """A list that is only sorted or numbered anew is the same list."""
    found = between("No;Name\n1;Mira Halden\n2;Oren Talby\n", "No;Name\n1;Oren Talby\n2;Mira Halden\n")
    assert summed(found) == ([], [], [], 2)


def test_a_list_that_goes_back_to_what_it_was_is_a_state_of_its_own() -> None:
    """October's file again in December, when November's was another: who came back is told to have been added."""
    shorter = LIST.replace("3;Neris Kaspar;;;;;;\n", "")
    with Register.open("sqlite://") as register:
        imported(register, LIST, on=OCTOBER.date())
        imported(register, shorter, received=NOVEMBER)
        back = imported(register, LIST, received=DECEMBER)
        assert back.differences is not None and summed(back.differences)[0] == ["Neris Kaspar"]


def people(register: Register) -> list[set[str]]:
    """The people of the register, each as the names and years of birth that rows give."""
    material = linked(register.as_seen_by(Tier.SEALED).material())
    return [
        {f"{m.name} {m.born.text if m.born else ''}".strip() for m in group}
        for group in clusters(material.mentions, material.judgements)
    ]


def test_a_row_that_changed_is_still_the_same_person() -> None:
    """A list that has one row in place of another speaks of one person, linked with a reason."""
    with Register.open("sqlite://") as register:
        imported(register, "Name;Term\nMira Halden;3\nOren Talby;2\n")
        imported(register, "Name;Term\nMira Halden;4\nOren Talby;2\n", received=NOVEMBER)
        assert people(register) == [{"Mira Halden"}, {"Oren Talby"}]


def test_namesakes_on_one_list_are_two_people() -> None:
    """Two rows of one name in one list are never joined, nor is either with a third list's on the name alone."""
    with Register.open("sqlite://") as register:
        imported(register, "Name;Born;Article\nMira Halden;1990;342\nMira Halden;1971;342\n")
        imported(register, "Name\nMira Halden\n", source="Neris")
        assert len(people(register)) == 3


def test_two_lists_are_joined_by_birth_and_name() -> None:
    """Another list in another script with the same birth is about the same person; another birth keeps them apart."""
    with Register.open("sqlite://") as register:
        imported(register, "Name;Born\nMira Halden;02.01.1990\nOren Talby;1985\n")
        imported(register, "ФИО;Год рождения\nХальден Мира;1990\nТалби Орен;1961\n", source="Neris")
        assert {"Mira Halden 02.01.1990", "Хальден Мира 1990"} in people(register)
        assert len(people(register)) == 3
