"""The generated pages: every rule file and the model have one, and a page that no longer fits its source is noticed."""

import json
from pathlib import Path

import pytest

from benchmarks.engines import measured
from docs.generate import RuleFile, extraction_page, model_page, pages, rule_files, rule_page, stale, write
from habeas.cli.reading import documents
from habeas.extraction import Engine, load
from habeas.extraction.rules import read_rules

FREED = {
    "id": "d1", "lang": "en", "published": "2024-03-05",
    "text": "Mira Halden was released from prison on Monday. Oren Talby was released on Sunday, his lawyer said.",
    "gold": [
        {"type": "release", "person": "Mira Halden", "persons": [], "date": {"text": "Monday", "iso": "2024-03-04"},
         "modality": "actual", "quote": "Mira Halden was released from prison on Monday."},
        {"type": "refusal", "person": "Oren Talby", "persons": [], "modality": "actual",
         "quote": "Oren Talby was released on Sunday, his lawyer said."},
    ],
}  # fmt: skip
ENGINE = {
    "read_by": "rules-0", "figures": {"detection_f1": 0.5, "precision": 0.5, "recall": 0.5, "macro_f1": 0.5,
    "full_f1": 0.5, "grounded": 1.0, "fields": {"date": 0.75}}, "types": {"release": [3, 4, 8]}, "fields": {"date": [3, 4]},
    "rules": {"invented.en/freed": {"release": [3, 4]}},
}  # fmt: skip
ALONE = ENGINE | {"types": {"release": [6, 8, 8]}, "rules": {"model/release": {"release": [6, 8]}}}
RULE = """
source = "An invented handbook."

[freed]
says = "Somebody is let go."
type = "release"
triggers = ["(free|let)/V (go)?"]
who = "object"
confidence = 0.61
finds = ["[Guards|actor] freed [Mira Halden|person]."]
ignores = [{ text = "He freed the bird.", because = "an animal" }]
misses = [{ text = "[Oren Talby|person] is home.", because = "no word of it" }]
"""


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Every generated page as its command makes it now."""
    return pages()


def scores(**engines: object) -> dict[str, dict[str, object]]:
    return {"invented.jsonl": {"documents": 2, "wanted": {"en": {"release": 8}}, "engines": engines}}


def test_every_rule_file_has_a_page_with_all_its_rules(made: dict[str, str]) -> None:
    """A page for each file, listed in the index, names each rule, what it says, and each of its examples."""
    known = rule_files()
    assert len(known) > 30
    for file in known:
        page = made[f"rules/{file.name}.md"]
        assert f"({file.name}.md)" in made["rules/README.md"]
        assert file.source and file.source in page
        for rule in file.rules:
            assert f"## {rule.id.partition('/')[2]}\n\n**{rule.says}**" in page
            assert all(e.because in page for e in (*rule.ignores, *rule.misses) if e.because)


def test_a_rule_is_shown_with_its_examples_and_its_record() -> None:
    """Triggers without signs, marks in bold, and how many statements were right, of how many, on how many."""
    file = RuleFile("invented.en", "An invented handbook.", read_rules("invented.en.toml", RULE))
    page = rule_page(file, scores(rules=ENGINE))
    assert "(free / let) _v._ [go]" in page
    assert "**Guards** _(actor)_ freed **Mira Halden** _(person)_." in page
    assert "He freed the bird. — an animal" in page
    assert "**Oren Talby** _(person)_ is home. — no word of it" in page
    assert "confidence .61" in page
    assert "| release | 8 | 3 of 4, .75 | .38 |" in page


def test_the_table_that_decides_has_a_column_for_each_engine() -> None:
    """Rules, model and both side by side, the best in bold, by type and by field."""
    page = extraction_page(scores(rules=ENGINE, model=ALONE, both=ALONE))
    assert "| | rules | model | both |" in page
    assert "| release | 8 | .50 | **.75** | **.75** |" in page
    assert "| date | .75 | 4 | .75 | 4 | .75 | 4 |" in page


def test_the_model_card_says_when_nothing_was_measured() -> None:
    """The card has the scores by type, or says that there are none."""
    assert "Not measured yet" in model_page(scores(rules=ENGINE))
    assert "| release | 8 | .75 | .75 | .75 | .75 | .75 | .75 | 6 of 8, .75 |" in model_page(
        scores(rules=ENGINE, model=ALONE, both=ALONE)
    )


@pytest.mark.parametrize("page", ["rules/release.en.md", "model.md", "extraction.md", "commands.md"])
def test_a_page_that_was_changed_or_is_missing_is_stale(page: str, made: dict[str, str], tmp_path: Path) -> None:
    """Each kind of page is compared with what it would be, and written anew."""
    docs = tmp_path / "docs"
    write(docs, made)
    assert stale(docs, made) == []
    (docs / page).write_text(made[page] + "more", "utf-8")
    assert stale(docs, made) == [page]
    (docs / page).unlink()
    assert stale(docs, made) == [page]
    write(docs, made)
    assert (docs / page).read_text("utf-8") == made[page]


def test_the_page_of_a_rule_file_that_is_gone_goes_too(made: dict[str, str], tmp_path: Path) -> None:
    """No page stays behind without its rule file."""
    docs = tmp_path / "docs"
    write(docs, made)
    (docs / "rules" / "gone.en.md").write_text("# Gone\n", "utf-8")
    assert stale(docs, made) == ["rules/gone.en.md"]
    write(docs, made)
    assert not (docs / "rules" / "gone.en.md").exists()


def test_engines_are_measured_by_type_and_rule(tmp_path: Path) -> None:
    """Counts of right, made and wanted; nothing of the text, nor a name, is written down."""
    (tmp_path / "gold.jsonl").write_text(json.dumps(FREED), "utf-8")
    texts = list(documents([str(tmp_path / "gold.jsonl")], []))
    found = measured([FREED], texts, {"rules": load(engine=Engine.RULES)})
    assert found["wanted"] == {"en": {"refusal": 1, "release": 1}}
    rules = found["engines"]["rules"]
    assert rules["types"] == {"refusal": [0, 0, 1], "release": [1, 2, 1]}
    assert [sum(n) for n in zip(*(t["release"] for t in rules["rules"].values()), strict=True)] == [1, 2]
    assert all(rule.startswith("release.en/") for rule in rules["rules"])
    assert "Halden" not in json.dumps(found)
