"""The last word on a person, and their name found in any script: asked of the database, in every kind of it."""

from datetime import date

import pytest
from telling import reading, report, sealed

from habeas.model import Finding, Person
from habeas.register import Register
from habeas.vocabulary import Support, Tier, Type

NAMES = {
    "Latin": ("Mira Halden", "On Tuesday Mira Halden was freed in Vitsba."),
    "Cyrillic": ("Міра Хальден", "У аўторак Міра Хальден выйшла на волю."),
    "Arabic": ("نورا حلدان", "أُفرج عن نورا حلدان يوم الثلاثاء"),
    "Chinese": ("欧阳铭远", "昨日欧阳铭远在维茨巴获释。"),
    "Thai": ("มิรา ฮัลเดน", "เมื่อวานนี้มิรา ฮัลเดนได้รับการปล่อยตัว"),
}


@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_found_in_its_script(register: Register, script: str) -> None:
    """In the one report that names them, with the passage where it does."""
    for name, (_, text) in NAMES.items():
        register.keep(reading(text, location=f"{name}.txt"))
    name, text = NAMES[script]
    found = register.as_seen_by(Tier.PUBLIC).search(name)
    assert [text[p.start : p.end] for p in found] == [text]


def told(register: Register) -> str:
    """Two reports of an arrest and one of a release; the id of the person."""
    for n, (day, type_, line) in enumerate([
        ("2025-09-01", "arrest", "Mira Halden was arrested."),
        ("2025-09-05", "arrest", "Mira Halden was arrested at home."),
        ("2025-09-09", "release", "Mira Halden was freed."),
    ]):  # fmt: skip
        report(line, [(type_, line, "Mira Halden")], received=day, location=f"{n}.txt").keep_in(register)
    mentions = [m.id for m in register.as_seen_by(Tier.SEALED).mentions()]
    person = Person("p0123456789abcdef", "Mira Halden", ("Mira Halden",), tuple(mentions))
    register.keep_findings(Tier.SEALED, [Finding("n0123456789abcdef", person, (), (), 1, 0, Support.REPORTED, "named")])
    return person.id


@pytest.mark.parametrize(("known", "said"), [
    (None, ["Mira Halden was arrested at home.", "Mira Halden was freed."]),
    (date(2025, 9, 6), ["Mira Halden was arrested at home."]),
    (date(2025, 9, 1), ["Mira Halden was arrested."]),
    (date(2025, 8, 31), []),
])  # fmt: skip
def test_the_last_that_had_come_in_of_each_kind(register: Register, known: date | None, said: list[str]) -> None:
    """Of each type the statement received last by the end of that day."""
    person = told(register)
    assert [s.quote for s in register.as_seen_by(Tier.SEALED).last_word(person, known)] == said


def test_what_a_newer_version_of_the_rules_says_counts(register: Register) -> None:
    """An earlier extraction of the same document is not asked."""
    line = "Mira Halden was arrested."
    report(line, [("arrest", line, "Mira Halden")], version="rules 1").keep_in(register)
    new = report(line, [("release", line, "Mira Halden")], version="rules 2").keep_in(register)
    found = register.as_seen_by(Tier.SEALED).last_word(new.mentions[0].id)
    assert [s.type for s in found] == [Type.RELEASE]


def test_what_is_withheld_is_no_ones_last_word(register: Register) -> None:
    """Readers below the tier of a statement are not handed it."""
    line = "Mira Halden was arrested."
    made = report(line, [("arrest", line, "Mira Halden")]).keep_in(register)
    register.decide(sealed(made.statements[0].id))
    assert register.as_seen_by(Tier.PUBLIC).last_word(made.mentions[0].id) == ()
