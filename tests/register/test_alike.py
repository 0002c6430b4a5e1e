"""The register knows which documents carry the text of which, takes them in as they come, and shows no reader too much."""

import random
from dataclasses import replace
from datetime import date

import pytest
from telling import report

from habeas.dates import When
from habeas.deriving import derive, derived
from habeas.fingerprints import CROWD, Alike, Relation, alike
from habeas.model import Material
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


def test_a_derivation_takes_texts_in_and_counts_origins_by_them(register: Register) -> None:
    """A paper that carries an agency's text is one origin with it, as the fingerprints say, and a third is its own."""
    day = {"date": When("2 June 2024", date(2024, 6, 2), date(2024, 6, 2))}
    texts = {
        "Blue Wire": STORY,
        "Harbour Post": TEXTS["post.txt"],
        "Lantern": f"{EVERYDAY} Meanwhile two men in plain clothes were seen to lead Mira Halden to a grey car.",
    }
    for outlet, text in texts.items():
        quote = "lead Mira Halden" if outlet == "Lantern" else "came for the journalist Mira Halden"
        said = [("arrest", quote, "Mira Halden", day)]
        report(text, said, location=outlet, outlet=outlet).keep_in(register)
    derive(register)
    assert register.take_fingerprints() == 0
    material = register.as_seen_by(Tier.PUBLIC).material()
    (pair,) = material.alike or ()
    lantern = next(d.id for d in material.documents if d.outlet == "Lantern")
    told = Alike(*sorted((pair.one, lantern)), Relation.COPY, 1.0)
    assert (pair.relation, origins_for(material)) == (Relation.COPY, 2)
    assert origins_for(replace(material, alike=(pair, told))) == 1


def origins_for(material: Material) -> int:
    return next(f.origins_for for f in derived(material)[0] if f.kind == "event")


def test_pairs_are_told_of_what_a_reader_sees(register: Register) -> None:
    """Until all texts are taken in no pairs are told; then they are of the documents of the day, under their ids."""
    for name, text in TEXTS.items():
        report(text, [], location=name).keep_in(register)
    assert register.as_seen_by(Tier.PUBLIC).material().alike is None
    register.take_fingerprints()
    material = register.as_seen_by(Tier.PUBLIC).material()
    assert material.alike == alike({d.id: d.text for d in material.documents})
    assert len(material.alike) == len(WANTED)


@pytest.mark.parametrize("seed", range(3))
def test_of_a_crowd_the_same_pairs_are_told_whatever_came_first(register: Register, seed: int) -> None:
    """Where more carry one text than are compared with one another, what counts as one origin hangs on no order."""
    names = [f"paper-{n}.txt" for n in range(CROWD + 20)]
    random.Random(seed).shuffle(names)
    for name in names:
        report(f"{name} {STORY}", [], location=name).keep_in(register)
    register.take_fingerprints()
    material = register.as_seen_by(Tier.PUBLIC).material()
    assert material.alike == alike({d.id: d.text for d in material.documents})
