"""The proper names in the sentences about somebody: what two reports share in any script."""

from datetime import timedelta

from made_reports import DAY, Reports

from habeas.linking.facts import same_scene
from habeas.linking.profiles import profiles
from habeas.model import Mention


def sentence(name: str, text: str) -> Mention:
    at = text.find(name)
    return Mention("", name, (name,), ((at, at + len(name)),))


def told(first: str, second: str) -> str:
    """What the scenes of Mira Halden, of a report in English, and of Мира Гальден say of the two being one."""
    r = Reports()
    r.report("a", sentence("Mira Halden", first), text=first)
    r.report("b", sentence("Мира Гальден", second), text=second, day=DAY + timedelta(days=40))
    for n in range(8):
        r.report(f"other{n}", "Oren Talby", text="Oren Talby lives in Lozna.", day=DAY)
    one, other = (p for p in profiles(r.material()).values() if p.mention.document in ("a", "b"))
    fact = same_scene(one, other)
    return fact.sentence if fact else ""


def test_a_prison_is_the_same_in_another_script() -> None:
    """A colony's letters and number, a town in an oblique case: both reports tell of one place."""
    first = "Since March Mira Halden has been in colony KB-7 near Pudrovka."
    assert "KB-7" in told(first, "С марта Мира Гальден сидит в колонии КБ-7.")
    assert "Pudrovka" in told(first, "С марта Мира Гальден сидит недалеко от Пудровки.")


def test_another_number_is_another_prison() -> None:
    """The letters alone name no prison."""
    assert told("Mira Halden is in colony KB-7.", "Мира Гальден сидит в колонии КБ-5.") == ""
