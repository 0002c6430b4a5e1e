"""The redaction chapter: for each format, of whom and what is withheld nothing is in any byte, nor in a count."""

import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import polars
import pytest

from habeas.exporting import FORMATS, Edition, export
from habeas.model import Judgement, Reading
from habeas.register import Register
from habeas.vocabulary import Tier, Type, Verdict
from tests.lists.importer import LIST, imported
from tests.publication.story import Report, on, report

TODAY = date(2026, 1, 15)
SECRETS = ("Oren", "Talby", "Талби", "Lyda", "Venn", "kidney", "17 Quay Street")
"""A name withheld, in two scripts; one under an embargo; a passage on somebody's health; an address in a correction."""
OPEN = "Mira Halden"


def story() -> Register:
    """Three people in one report: one may be named, one asked not to be, one is named when safely abroad."""
    made = Register.open("sqlite://")
    for told in (_taken(), _russian()):
        made.keep(Reading(told.document, told.document.text.encode()))
        made.keep_extraction(told.extraction("by hand"))
    mentions = {
        m.name: m.id for m in (*_taken().extraction("by hand").mentions, *_russian().extraction("by hand").mentions)
    }
    health = next(s for s in _taken().statements if "kidney" in s.quote)
    for subject, value in (
        (mentions["Oren Talby"], "restricted"),
        (mentions["Орен Талби"], "restricted"),
        (mentions["Lyda Venn"], "sealed until 2031-05-01"),
        (health.id, "restricted"),
    ):
        _decide(made, Verdict.TIER, subject, value)
    made.decide(
        Judgement(
            Verdict.NOTE, (mentions[OPEN],), "the editor", ("lives at 17 Quay Street",), _at(), field="2026-01-10"
        )
    )
    return made


def _decide(made: Register, verdict: Verdict, subject: str, value: str) -> None:
    made.decide(Judgement(verdict, (subject,), "the editor", ("asked for",), _at(), value=value))


def _at() -> datetime:
    return datetime(2026, 1, 10, 12, tzinfo=UTC)


def _taken() -> Report:
    quotes = {
        "Mira Halden": "Mira Halden was arrested in Port Lenz on 12 May 2021",
        "Oren Talby": "Oren Talby was arrested in Port Lenz on 13 May 2021",
        "Lyda Venn": "Lyda Venn was arrested in Port Lenz on 14 May 2021",
    }
    health = "Mira Halden lost a kidney in custody"
    text = "Taken\n\n" + ". ".join((*quotes.values(), health)) + ".\n"
    r = report("talby-and-others", "Quay Wire", date(2021, 5, 20), text, title="Talby, Venn and Halden taken")
    for day, (name, quote) in enumerate(quotes.items(), 12):
        r.says(Type.ARREST, quote, name, date=on(2021, 5, day), place="Port Lenz")
    return r.says(Type.CONDITIONS, health, "Mira Halden")


def _russian() -> Report:
    quote = "Орен Талби арестован 13 мая 2021 года"
    r = report("ru", "Набережная", date(2021, 5, 21), f"{quote}.\n", title="Арест", language="ru")
    return r.says(Type.ARREST, quote, "Орен Талби", date=on(2021, 5, 13))


def words_of(folder: Path) -> str:
    """All that can be read out of a folder: every byte, names of files, and Parquet and packages unpacked."""
    said = list[str]()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        said += [path.relative_to(folder).as_posix(), path.read_bytes().decode("utf-8", "replace")]
        said.append(re.sub(r"\\+u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), said[-1]))
        if path.suffix == ".parquet":
            said.append(polars.read_parquet(path).write_json())
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed:
                said += [packed.read(name).decode("utf-8") for name in packed.namelist()]
    return "\n".join(said)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Tier], Path]:
    """The story in one format, for readers of one tier; each made once."""
    root, made = tmp_path_factory.mktemp("redacted"), story()

    def write(format_: str, tier: Tier) -> Path:
        folder = root / f"{format_}-{tier.name}"
        if not folder.exists():
            export(made, folder, [format_], Edition(TODAY, tier=tier))
        return folder

    return write


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_of_the_withheld_is_in_any_byte(written: Callable[[str, Tier], Path], format_: str) -> None:
    """Name, embargo, passage and note: the public edition of each format has none of it; the sealed one has all."""
    public, sealed = words_of(written(format_, Tier.PUBLIC)), words_of(written(format_, Tier.SEALED))
    assert OPEN in public
    assert not [s for s in SECRETS if s.casefold() in public.casefold()]
    told = SECRETS[:5] if format_ == "uwazi" else SECRETS[:6]  # people and events alone: no conditions of custody
    assert not [s for s in told if s.casefold() not in sealed.casefold()]


@pytest.mark.parametrize("format_", FORMATS)
def test_ids_of_the_withheld_are_not_there_to_be_guessed_at(written: Callable[[str, Tier], Path], format_: str) -> None:
    """Ids that follow from a withheld name, and the SHA-256 of a text that has it, are in no byte."""
    public = words_of(written(format_, Tier.PUBLIC))
    told = [_taken(), _russian()]
    hidden = [r.document.sha256 for r in told] + [r.document.id for r in told]
    hidden += [m.id for r in told for m in r.extraction("by hand").mentions if m.name != OPEN]
    hidden += [s.id for r in told for s in r.statements if OPEN not in s.persons or "kidney" in s.quote]
    assert not [id_ for id_ in hidden if id_ in public]


def test_the_withheld_are_counted_without_being_singled_out(written: Callable[[str, Tier], Path]) -> None:
    """The edition says that people are withheld, and of fewer than five no more than that."""
    folder = written("csv", Tier.PUBLIC)
    people = json.loads((folder / "datapackage.json").read_text("utf-8"))["people"]
    assert people == {"named": 1, "withheld": "fewer than 5", "held": 1, "held_withheld": "fewer than 5"}
    assert "withheld: fewer than 5" in (folder / "README.txt").read_text("utf-8")


def test_when_the_embargo_is_lifted_the_name_is_there(tmp_path: Path) -> None:
    """Once a person has lifted it, the next export names them."""
    made = story()
    venn = next(m.id for m in _taken().extraction("by hand").mentions if m.name == "Lyda Venn")
    later = Judgement(
        Verdict.TIER,
        (venn,),
        "the editor",
        ("abroad",),
        datetime(2026, 1, 11, tzinfo=UTC),
        value="public",
    )
    made.decide(later)
    export(made, tmp_path / "out", ["jsonl"], Edition(TODAY))
    assert "Lyda Venn" in words_of(tmp_path / "out")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_file_of_a_list_with_a_withheld_row_is_not_to_be_guessed_at(tmp_path: Path, format_: str) -> None:
    """Who knew all other rows could try names until the checksum of the list fits: neither it nor the list's id is told."""
    made = Register.open("sqlite://")
    kept = imported(made, LIST)
    talby = next(r for r in kept.rows if "Talby" in r.document.text)
    _decide(made, Verdict.TIER, talby.extraction.mentions[0].id, "restricted")
    told = {}
    for tier in (Tier.PUBLIC, Tier.SEALED):
        export(made, tmp_path / tier.name, [format_], Edition(TODAY, tier=tier))
        told[tier] = words_of(tmp_path / tier.name)
    hidden = (kept.list.sha256, kept.list.id, talby.document.id, "Talby")
    assert not [h for h in hidden if h in told[Tier.PUBLIC]]
    assert "Halden Mira" in told[Tier.PUBLIC]
    assert format_ == "uwazi" or all(h in told[Tier.SEALED] for h in hidden)


def test_the_file_of_a_list_with_a_withheld_row_is_not_handed_out(tmp_path: Path) -> None:
    """The evidence of each other row is the whole file: whoever may not see every row of it is not handed it."""
    with Register.open(tmp_path / "habeas.db") as made:
        kept = imported(made, LIST)
        row = next(r for r in kept.rows if "Halden" in r.document.text).document.id
        talby = next(r for r in kept.rows if "Talby" in r.document.text)
        assert made.evidence_of(row, Tier.PUBLIC) is not None
        _decide(made, Verdict.TIER, talby.extraction.mentions[0].id, "restricted")
        assert [made.evidence_of(id_, Tier.PUBLIC) for id_ in (row, kept.list.id)] == [None, None]
        assert made.evidence_of(row, Tier.SEALED) is not None
        seen = made.as_seen_by(Tier.PUBLIC).lists()
    own = [d for d in seen if d.lists == (d.id,)]
    assert ([d.sha256 for d in seen], len(own), len(seen)) == ([""] * 3, 1, 3)
    assert {d.lists for d in seen} == {own[0].lists}
