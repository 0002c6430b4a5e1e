"""Callings in four languages: one word, whoever writes it; another field speaks against one person, a verb does not."""

from datetime import timedelta

import pytest
from made_reports import DAY, Reports, person, together, verdicts

from habeas.linking.callings import calling, fields, in_one_word
from habeas.model import Mention
from habeas.vocabulary import Type, Verdict

MIRA = "Mira Halden"
YEAR = timedelta(days=365)
WORDS = {
    "musician": "violinist violinists скрипач скрипачу скрипачка скрыпач скрипаль скрипалька",
    "driver": "driver chauffeur таксист водитель водителем кіроўца водій водієм",
    "welder": "welder welders сварщица сварщика зварщык зварювальниця",
    "teacher": "teacher учительница учителю настаўніца вчителька",
    "doctor": "doctor врач врачом урач лікарка",
    "poet": "poet poets поэт поэту паэтка поетеса",
}
OTHER_WORDS = "taxi violin bus drove скрипка скрипел работа капитал осуждён задержанный сказала печатник поэтому пекарня пякарня".split()


def called(role: str | None, other: str | None) -> Reports:
    """Two reports, a year apart, on a prisoner of Latvia of one name, called two things by who extracted them."""
    r = Reports()
    for id_, what, day in (("a", role, DAY), ("b", other, DAY + YEAR)):
        r.report(id_, person(MIRA, what), day=day, text=f"{MIRA} is held in Latvia.")
        r.says(id_, Type.CONDITIONS, MIRA)
    return r


def written(name: str, *texts: str) -> Reports:
    """Reports, a year apart, on somebody of the name: their roles stand in the texts alone."""
    r = Reports()
    for n, text in enumerate(texts):
        at = text.index(name)
        r.report("ab"[n], Mention("", name, (name,), ((at, at + len(name)),)), day=DAY + n * YEAR, text=text)
        r.says("ab"[n], Type.CONDITIONS, name)
    return r


def reasons(r: Reports) -> str:
    return " ".join(sentence for j in r.judged() for sentence in j.why)


@pytest.mark.parametrize(("name", "words"), WORDS.items(), ids=WORDS)
def test_a_calling_is_one_word_in_four_languages(name: str, words: str) -> None:
    """English, Russian, Belarusian and Ukrainian words, in any case, gender and number, say one calling."""
    assert {found.name for w in words.split() if (found := calling(w))} == {name}
    assert all(calling(w) for w in words.split())


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_a_word_that_only_begins_so_is_no_calling(word: str) -> None:
    """Tools, workplaces, verbs, and words that begin as a calling does are none."""
    assert calling(word) is None


def test_the_fields_of_a_role_leave_out_what_goes_with_any() -> None:
    """A candidate and organiser may work at anything, so these are of no field that could oppose another."""
    assert fields(frozenset(["welder", "candidate", "organiser"])) == {"work"}
    assert fields(frozenset(["candidate", "organiser"])) == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("violinist", "скрипачка"),
        ("сварщица", "зварювальниця"),
        ("editor", "reporter"),
        ("врач", "nurse"),
        ("violinist", "candidate"),
        ("кандидатка", "водій"),
        ("poet", "сказала"),
        ("poet", "осуждена"),
    ],
)
def test_one_calling_field_or_life(one: str, other: str) -> None:
    """One calling in two languages, two of one field, one that goes with any, and a Cyrillic verb oppose nobody."""
    r = called(one, other)
    assert together(r, ("a", MIRA), ("b", MIRA))
    assert "The roles differ" not in reasons(r)


@pytest.mark.parametrize(("one", "other"), [("violinist", "кіроўца"), ("сварщица", "poet"), ("poet", "beekeeping")])
def test_other_fields_are_asked(one: str, other: str) -> None:
    """A violinist and a taxi driver, or a word of a role that is no calling, in any language leave a question."""
    r = called(one, other)
    assert verdicts(r, ("a", MIRA), ("b", MIRA)) == {Verdict.UNSURE}
    assert "The roles differ" in reasons(r)


def test_other_callings_before_a_name_are_asked_what_else_stands_there_is_not() -> None:
    """ "Driver" before the name opposes "violinist"; "ailing prisoner", or a verb, is nothing that somebody works as."""
    violinist = f"Violinist {MIRA} is held in Latvia."
    assert not together(written(MIRA, violinist, f"Driver {MIRA} is held in Latvia."), ("a", MIRA), ("b", MIRA))
    ailing = written(MIRA, violinist, f"Ailing prisoner {MIRA} is held in Latvia.")
    assert together(ailing, ("a", MIRA), ("b", MIRA))
    assert "The roles differ" not in reasons(ailing)
    name = "Мира Талбиева"
    verb = written(name, f"Скрипачка {name} сидит в Латвии.", f"Снова осуждена {name} в Латвии.")
    assert together(verb, ("a", name), ("b", name))
    assert "The roles differ" not in reasons(verb)


def test_an_engine_driver_works_on_the_railway():
    """ "Engine driver" is the машинист of another report and no taxi driver."""
    assert calling(in_one_word("engine driver")) == calling("машиниста")
    assert in_one_word("lorry driver") == "lorry driver"


@pytest.mark.parametrize("word", "лекарства лікарні репертуар настоятельно следовательно поэтапно".split())
def test_words_that_begin_as_a_calling_are_none(word: str):
    """Medicines, hospitals and adverbs say of nobody what they do."""
    assert calling(word) is None
