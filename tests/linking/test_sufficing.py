"""Facts that just suffice for a link suffice, whatever the error of their sum."""

from made_reports import Reports

from habeas.linking.facts import ENOUGH_FOR_INITIALS, Fact, likeness
from habeas.linking.groups import Groups
from habeas.linking.judging import Comparison, _linked
from habeas.linking.profiles import profiles


class Opposed(Groups):
    """Groups between which one fact of a tenth speaks against a link."""

    def opposed(self, one: str, other: str) -> tuple[Fact, ...]:
        return (Fact(-0.1, "They differ."),)


def test_facts_that_just_suffice_suffice():
    """Seven tenths for and one against are six, though in floating point they are less."""
    assert ENOUGH_FOR_INITIALS - 0.7 > -0.1
    r = Reports()
    r.report("a", "M. Halden")
    r.report("b", "Mira Halden")
    known = profiles(r.material())
    a, b = sorted(known)
    for support, links in ((0.7, 1), (0.69, 0)):
        name = likeness(known[a].name, known[b].name)
        compared = [Comparison(a, b, name, (), support - 0.1, support, False, True, 0.8)]
        assert len(_linked(compared, Opposed(known), known)[0]) == links
