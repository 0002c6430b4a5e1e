"""Reading one moment of a register: what many questions are answered from does not move under them."""

from pathlib import Path

from telling import report

from habeas.register import Register
from habeas.vocabulary import Tier


def test_what_comes_in_meanwhile_is_seen_after_the_moment(tmp_path: Path) -> None:
    """In the block the register stays as it was at its start, though another process writes; after it, it is as it is."""
    path = tmp_path / "habeas.db"
    with Register.open(path) as register, Register.open(path) as other:
        report("Mira Halden was arrested.", [], location="1.txt").keep_in(register)
        view = register.as_seen_by(Tier.PUBLIC)
        with register.moment():
            stamp = register.stamp()
            report("Oren Talby was freed.", [], location="2.txt").keep_in(other)
            assert [d.text for d in view.documents()] == ["Mira Halden was arrested."]
            assert register.stamp() == stamp
        assert len(list(view.documents())) == 2
        assert register.stamp() != stamp


def test_what_a_tier_may_see_is_of_the_moment_too(tmp_path: Path) -> None:
    """Whether findings hold is asked once in the block, and anew after it."""
    with Register.open(tmp_path / "habeas.db") as register:
        with register.moment():
            assert register.stale(Tier.PUBLIC)
            assert register.stale(Tier.PUBLIC)
        for tier in sorted(Tier, reverse=True):
            register.keep_findings(tier, ())
        assert not register.stale(Tier.PUBLIC)
