"""What was learnt between two days: what is new, what changed, what is gone."""

from dataclasses import replace

from habeas.cli.learnt import between
from habeas.model import Finding, Person
from habeas.vocabulary import Support


def found(id_: str, *statements: str) -> Finding:
    person = Person(id_, "Mira Halden", ("Mira Halden",), ())
    return Finding(id_, person, statements, (), 1, 0, Support.REPORTED, f"{len(statements)} reports.")


def test_what_keeps_most_of_its_evidence_has_changed() -> None:
    """A finding that came under another id and still rests on the same statements is no new one, nor is the old gone."""
    learnt = between([found("n1", "s1", "s2")], [found("n2", "s1", "s2", "s3")])
    assert [(was.id, now.id) for was, now in learnt.changed] == [("n1", "n2")]
    assert (learnt.new, learnt.gone) == ((), ())


def test_what_rests_on_nothing_of_before_is_new() -> None:
    """Other evidence makes another finding: the one is gone and the other new."""
    learnt = between([found("n1", "s1", "s2")], [found("n2", "s3")])
    assert ([f.id for f in learnt.new], [f.id for f in learnt.gone], learnt.changed) == (["n2"], ["n1"], ())


def test_what_stayed_is_not_told() -> None:
    """A finding that is as it was is nothing learnt; one under the same id that is otherwise has changed."""
    same, before = found("n1", "s1"), found("n2", "s2")
    now = replace(before, support=Support.CORROBORATED)
    learnt = between([same, before], [same, now])
    assert (learnt.changed, learnt.new, learnt.gone) == (((before, now),), (), ())
