"""The register knows which documents carry the text of which, takes them in as they come, and shows no reader too much."""

import random

from telling import report

from habeas.fingerprints import Relation
from habeas.register import Register
from habeas.vocabulary import Tier
from tests.test_fingerprints import STORY, changed

EVERYDAY = "The orchestra opened its season with a new symphony, and the hall was full until the last row. " * 9
TEXTS = {
    "agency.txt": STORY,
    "post.txt": f"HARBOUR POST\n\n{STORY}",
    "cut.txt": STORY[:330],
    "again.txt": changed(0.2),
    "tide.txt": EVERYDAY,
}


def pairs(register: Register, tier: Tier = Tier.PUBLIC) -> set[tuple[str, str, Relation]]:
    register.take_fingerprints()
    found = register.as_seen_by(tier).alike()
    return {(*sorted((one.location, other.location)), likeness.relation) for one, other, likeness in found}  # type: ignore[misc]


WANTED = {
    ("agency.txt", "post.txt", Relation.COPY),
    ("agency.txt", "cut.txt", Relation.TRUNCATED),
    ("cut.txt", "post.txt", Relation.TRUNCATED),
    ("again.txt", "agency.txt", Relation.REWRITE),
    ("again.txt", "post.txt", Relation.REWRITE),
    ("again.txt", "cut.txt", Relation.REWRITE),
}


def test_pairs_are_found_whatever_came_first(register: Register) -> None:
    """Taken in one at a time, or at once, in any order: the same pairs, and what is there is not taken in again."""
    names = sorted(TEXTS)
    random.Random(5).shuffle(names)
    for name in names[:3]:
        report(TEXTS[name], [], location=name).keep_in(register)
        assert register.take_fingerprints() == 1
    for name in names[3:]:
        report(TEXTS[name], [], location=name).keep_in(register)
    assert register.take_fingerprints() == 2
    assert register.take_fingerprints() == 0
    assert pairs(register) == WANTED


def test_the_pairs_of_one_document(register: Register) -> None:
    """Asked of one, its own pairs come, and no others."""
    for name, text in TEXTS.items():
        report(text, [], location=name).keep_in(register)
    register.take_fingerprints()
    view = register.as_seen_by(Tier.PUBLIC)
    cut = next(d for d in view.documents() if d.location == "cut.txt")
    assert {other.location for pair in view.alike(cut.id) for other in pair[:2]} == {
        "cut.txt",
        "agency.txt",
        "post.txt",
        "again.txt",
    }


def test_a_withheld_document_is_in_no_pair(register: Register) -> None:
    """What a reader may not see is not told by what it is like."""
    for name, text in TEXTS.items():
        tier = Tier.SEALED if name == "agency.txt" else Tier.PUBLIC
        report(text, [], location=name, tier=tier).keep_in(register)
    assert pairs(register) == {p for p in WANTED if "agency.txt" not in p}
    assert pairs(register, Tier.SEALED) == WANTED
