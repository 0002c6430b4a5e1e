"""habeas dates: texts with their days, and lines of annotated news."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from habeas.cli import habeas

TEXT = "Mira Halden was freed on Friday after two years. She was arrested on 3 March 2024."


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(habeas, list(words), input=typed)


def lines(*values: object) -> str:
    return "\n".join(v if isinstance(v, str) else json.dumps(v) for v in values) + "\n"


def test_lines_of_news_come_back_with_their_expressions_of_time(tmp_path: Path) -> None:
    """Each line's id with every expression of time: where it stands, its words, its type and TIMEX3 value."""
    file = tmp_path / "news.jsonl"
    file.write_text(
        lines({"id": "a", "anchor_date": "2026-03-06", "text": TEXT}, {"id": "b", "anchor_date": None, "text": ""})
    )
    result = run("dates", str(file))
    first, second = map(json.loads, result.stdout.splitlines())
    found = [(t["text"], t["type"], t["value"]) for t in first["timexes"]]
    assert found == [
        ("Friday", "DATE", "2026-03-06"), ("two years", "DURATION", "P2Y"), ("3 March 2024", "DATE", "2024-03-03"),
    ]  # fmt: skip
    assert all(TEXT[t["start"] : t["end"]] == t["text"] for t in first["timexes"])
    assert (first["id"], second) == ("a", {"id": "b", "timexes": []})


def test_offsets_are_those_of_the_line_as_given() -> None:
    """White space, a mark of direction and what stands before a text keep their place: nothing is tidied away."""
    text = "  \u200f\n\n 3 March 2024 \t"
    result = run("dates", "-", typed=lines({"id": 1, "anchor_date": "2026-03-06T10:00:00Z", "text": text}))
    (found,) = json.loads(result.stdout)["timexes"]
    assert text[found["start"] : found["end"]] == "3 March 2024"


def test_a_bad_line_is_named_and_the_others_are_answered(tmp_path: Path) -> None:
    """A line that is no object with a text is set aside by its number; exit code 1; nothing else is lost."""
    file = tmp_path / "news.jsonl"
    good = {"id": "a", "anchor_date": "2026-03-06", "text": TEXT}
    file.write_text(lines(good, '{"id": "b", "text": ', {"id": "c", "anchor_date": "2026-03-06"}, good))
    result = run("dates", str(file))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "a"]
    assert result.exit_code == 1 and "line 2" in result.stderr and "line 3" in result.stderr


def test_a_text_comes_back_with_its_days() -> None:
    """A report is no line of news: its dates are told for people, by the day that is given."""
    result = run("dates", "--anchor", "2026-03-06", typed=TEXT)
    assert [line.split(maxsplit=1) for line in result.stdout.splitlines()] == [
        ["2026-03-06", "Friday"], ["2024-03-03", "3 March 2024"],
    ]  # fmt: skip
    assert result.exit_code == 0


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """One line names it, and the exit code is not 0."""
    result = run("dates", str(tmp_path / "none.jsonl"))
    assert result.exit_code != 0 and "none.jsonl" in result.stderr and "Traceback" not in result.output
