"""What stands in the way of a link that a person wants to make."""

from datetime import UTC, datetime

from habeas.linking import in_the_way
from habeas.model import Judgement, Material, Mention
from habeas.vocabulary import Verdict

MENTIONS = tuple(Mention(f"d{i}", "Mira Halden", ("Mira Halden",), ()) for i in range(5))


def decided(verdict: Verdict, one: int, other: int, hour: int | None = 1) -> Judgement:
    at = None if hour is None else datetime(2031, 5, 1, hour, tzinfo=UTC)
    return Judgement(verdict, (MENTIONS[one].id, MENTIONS[other].id), "Ada", ("I know them.",), at, 0.9)


def test_a_link_between_two_called_different_names_the_judgements_in_the_way():
    """Joining two whom a person called different gives that judgement, and no other, by way of others or straight."""
    apart, elsewhere = decided(Verdict.DIFFERENT, 0, 2), decided(Verdict.DIFFERENT, 0, 4)
    links = decided(Verdict.SAME, 0, 1, None), decided(Verdict.SAME, 2, 3)
    material = Material(mentions=MENTIONS, judgements=(apart, elsewhere, *links))
    assert in_the_way(material, decided(Verdict.SAME, 1, 3, 5)) == (apart,)
    assert in_the_way(material, decided(Verdict.SAME, 0, 2, 5)) == (apart,)


def test_nothing_is_in_the_way_of_other_verdicts():
    """A link of two whom nobody parted, or no longer, and any other verdict may be given."""
    apart = decided(Verdict.DIFFERENT, 0, 2)
    taken_back = Judgement(Verdict.UNDO, (apart.id,), "Ada", ("A slip.",), datetime(2031, 5, 2, tzinfo=UTC))
    material = Material(mentions=MENTIONS, judgements=(apart, decided(Verdict.SAME, 2, 3)))
    assert in_the_way(material, decided(Verdict.SAME, 0, 1, 5)) == ()
    assert in_the_way(material, decided(Verdict.DIFFERENT, 0, 3, 5)) == ()
    undone = Material(mentions=MENTIONS, judgements=(*material.judgements, taken_back))
    assert in_the_way(undone, decided(Verdict.SAME, 0, 3, 5)) == ()
    assert in_the_way(undone, decided(Verdict.SAME, 0, 2, 5)) == ()
