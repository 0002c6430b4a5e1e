"""Bars cover a withheld name in every spelling, case and script, and leave other words readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.register.blackout import BLACK, Blackout, Withheld

MIRA = frozenset({"Mira Halden", "Halden", "Мира Хальден"})
LONG = frozenset({"Sviata Kalinskaya", "Святая Калинская", "Kalinskaya"})
LI = frozenset({"Ana Li"})
CHINESE = frozenset({"欧阳铭远"})
ARABIC = frozenset({"نورا حلدان"})


@pytest.mark.parametrize(("person", "text", "expected"), [
    (MIRA, "Police held Mira Halden, 31.", "Police held ___________, 31."),
    (MIRA, "HALDEN was freed; halden too.", "______ was freed; ______ too."),
    (MIRA, "Halden's lawyer, the Halden-led group", "______'s lawyer, the ______-led group"),
    (MIRA, "M. Halden and Anna Halden", "_________ and Anna ______"),
    (MIRA, "#FreeMiraHalden @mirahalden", "#__________________________"),
    (MIRA, "#СвободуМиреХальден", "#__________________"),
    (LONG, "#FreeSviataKalinskaja", "#____________________"),
    (MIRA, "mira_halden@post.example", "___________@post.example"),
    (MIRA, "Haldens Haldenem Haldena", "________________________"),
    (MIRA, "Mira\nHalden", "____\n______"),
    (MIRA, "Halden, Mira", "____________"),
    (MIRA, "Hal\u00adden and H\u00e1lden", "_______ and ______"),
    (MIRA, "Мира Хальден, Миру Хальден, Хальдену", "____________________________________"),
    (MIRA, "Khalden and Halden; Haldane stays", "_______ and ______; Haldane stays"),
    (MIRA, "Mira Birk stays, so does the halberd", "Mira Birk stays, so does the halberd"),
    (LONG, "с Калинской, Калінскай; Kalinskaja and Kalinskoi", None),
    (LI, "Ana Li lives; Li or LI and li", "______ lives; __ or __ and li"),
    (CHINESE, "昨日欧阳铭远获释。", "昨日____获释。"),
    (ARABIC, "قالت نورا حلدان", "قالت __________"),
    (ARABIC, "وحلدان", "______"),
])  # fmt: skip
def test_a_withheld_name_is_covered(person: frozenset[str], text: str, expected: str | None) -> None:
    """Names are covered to the letter and by bars of their length; words that only look a little like them stay."""
    covered = Blackout(Withheld((person,))).cover(text)
    if expected is None:
        assert not any("алин" in word.lower() or "kalin" in word.lower() for word in covered.split())
    else:
        assert covered == expected.replace("_", BLACK)


def test_a_name_of_its_own_is_covered_in_its_document_alone() -> None:
    """A given name or short form that means the person in one document is covered there and not elsewhere."""
    blackout = Blackout(Withheld((MIRA | {"Mira"},), local={"d1": frozenset({"Mira"})}))
    assert blackout.cover("Mira was calm.", "d1") == "████ was calm."
    assert blackout.cover("Mira was calm.", "d2") == "Mira was calm."


def test_a_withheld_passage_is_covered_in_copies() -> None:
    """A passage is covered wherever its words stand, whatever the case and the blanks."""
    blackout = Blackout(Withheld(passages=frozenset({"She was beaten in cell four"})))
    assert blackout.cover("He said: she was  BEATEN in cell four.") == "He said: ____________________________.".replace(
        "_", BLACK
    )
    assert blackout.cover("She was in cell four.") == "She was in cell four."


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://news.example/2025/mira-halden-freed", True),
        ("https://news.example/%D0%A5%D0%B0%D0%BB%D1%8C%D0%B4%D0%B5%D0%BD", True),
        ("https://news.example/khalden", True),
        ("https://news.example/2025/oreld-counts", False),
    ],
)
def test_a_name_in_an_address_is_noticed(address: str, named: bool) -> None:
    """Names in paths and URLs are noticed without capitals, transliterated and behind escapes."""
    assert Blackout(Withheld((MIRA,))).names_someone(address) is named


@given(st.text(), st.sampled_from(["Mira Halden", "halden", "Хальден", "H\u00e1lden's"]), st.text())
def test_bars_are_as_long_as_what_they_cover(before: str, name: str, after: str) -> None:
    """Whatever stands around a name, the covered text has the same length, and the name is gone."""
    text = f"{before} {name} {after}"
    covered = Blackout(Withheld((MIRA,))).cover(text)
    assert len(covered) == len(text)
    assert name not in covered
    assert all(c in (BLACK, t) for c, t in zip(covered, text, strict=True))
