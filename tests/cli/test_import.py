"""habeas import and habeas people --lists, as a user types them."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from habeas.cli import habeas

FIRST = (
    "Name;Born;Arrested;Status\nMira Halden;02.01.1990;25.03.2024;in custody\nOren Talby;1985;;level four\n;1970;;\n"
)
LATER = "Name;Born;Arrested;Status\nMira Halden;02.01.1990;25.03.2024;released\nVera Sadko;1970;;\n"


def run(folder: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(habeas, ["--register", str(folder / "r.db"), *words], input=typed)


def written(folder: Path, text: str, name: str = "list.csv") -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def told(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_nothing_is_kept_until_it_is_asked_for(tmp_path: Path) -> None:
    """Columns, first rows as statements, and what is wrong are shown; no register appears."""
    result = run(tmp_path, "import", written(tmp_path, FIRST), "--source", "Lumen")
    assert result.exit_code == 1, "a line could not be read"
    for said in (
        "arrested: day of arrest",
        "2024-03-25 arrest “25.03.2024”",
        "list.csv:4: no name in it",
        "level four",
    ):
        assert said in " ".join(result.stdout.split()), result.stdout
    assert "nothing was kept" in result.stderr and not (tmp_path / "r.db").exists()


def test_a_list_is_kept_and_the_next_shows_its_differences(tmp_path: Path) -> None:
    """With --store rows are in the register; the next month's file shows who came, went and changed."""
    assert (
        "kept: 2 new rows of 2"
        in run(tmp_path, "import", written(tmp_path, FIRST), "--source", "Lumen", "--store").stderr
    )
    assert "“25.03.2024”" in run(tmp_path, "person", "Мира Халден").stdout
    result = run(tmp_path, "import", written(tmp_path, LATER), "--source", "lumen", "--store")
    assert result.exit_code == 0
    assert "1 added, 1 gone, 1 changed, 0 the same" in result.stdout
    assert "Status: in custody -> Status: released" in result.stdout


def test_differences_are_there_before_anything_is_stored(tmp_path: Path) -> None:
    """A dry run beside an earlier state is compared with it, in JSON too, and changes nothing."""
    run(tmp_path, "import", written(tmp_path, FIRST), "--source", "Lumen", "--store")
    for _ in range(2):
        lines = told(run(tmp_path, "--json", "import", written(tmp_path, LATER), "--source", "Lumen"))
        (sums,) = (line for line in lines if line["kind"] == "differences")
        assert (sums["added"], sums["gone"], sums["changed"], sums["same"]) == (1, 1, 1, 0)
        assert [line["name"] for line in lines if line["kind"] == "gone"] == ["Oren Talby"]
        assert [line["quote"] for line in lines if line["kind"] == "statement" and line["type"] == "release"] == [
            "released"
        ]


def test_a_map_sets_the_guess_right(tmp_path: Path) -> None:
    """Headers and status words that habeas does not know are told by a map."""
    plan = '[columns]\n"Hero" = "name"\n"When" = "arrested"\n[dates]\norder = "month first"\n[status]\n"level four" = "arrest"\n'
    text = "Hero;When;Status\nMira Halden;03/04/2024;level four\n"
    words = ("--json", "import", written(tmp_path, text), "--source", "Lumen")
    assert run(tmp_path, *words).exit_code == 2
    said = [
        line
        for line in told(run(tmp_path, *words, "--map", written(tmp_path, plan, "map.toml")))
        if line["kind"] == "statement"
    ]
    assert [(s["type"], s["date"] and s["date"]["iso"]) for s in said] == [("arrest", "2024-03-04"), ("arrest", None)]  # type: ignore[index]


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """A register with two lists that have one person in common."""
    run(
        tmp_path,
        "import",
        written(tmp_path, "Name;Born\nMira Halden;1990\n=Oren;1\nOren Talby;1985\n"),
        "--source",
        "Lumen",
        "--store",
    )
    run(tmp_path, "import", written(tmp_path, "ФИО;Год рождения\nХальден Мира;1990\n"), "--source", "Neris", "--store")
    return tmp_path


def test_who_is_on_one_list_and_not_on_another(both: Path) -> None:
    """--in and --not-in go by people, whatever the script of each list."""
    result = run(both, "--json", "people", "--in", "Lumen", "--not-in", "neris")
    assert [line["name"] for line in told(result)] == ["Oren Talby"]
    assert [line["name"] for line in told(run(both, "--json", "people", "--in", "Lumen", "--in", "Neris"))] != []


def test_the_table_of_lists(both: Path) -> None:
    """Everybody on any list, a column a list; as a table and as CSV."""
    shown = run(both, "people", "--lists")
    assert "2 people on lists" in shown.stdout and "Lumen, 20" in shown.stdout and "yes" in shown.stdout
    rows = list(csv.DictReader(io.StringIO(run(both, "people", "--lists", "--csv").stdout)))
    assert {(r["name"], r["Lumen"][:3], r["Neris"][:3]) for r in rows if r["name"] == "Oren Talby"} == {
        ("Oren Talby", "yes", "no")
    }


def test_a_list_that_is_not_there_is_named_with_those_that_are(both: Path) -> None:
    """A slip in a list's name is no empty answer."""
    result = run(both, "people", "--not-in", "Lumens")
    assert result.exit_code == 2 and "Lumen, Neris" in result.stderr


def test_a_restricted_list_is_not_shown_to_the_public(tmp_path: Path) -> None:
    """The rows of a list imported for partners, and its name, are for partners."""
    run(tmp_path, "import", written(tmp_path, LATER), "--source", "Lumen", "--store", "--tier", "partner")
    assert "Halden" not in run(tmp_path, "people", "--lists").output
    assert "Lumen" not in run(tmp_path, "people", "--in", "Lumen").stderr.replace("called 'Lumen'", "")
    assert "Halden" in run(tmp_path, "--as", "partner", "people", "--in", "Lumen").stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["no-such-file.csv"], 1, "there is no such file"),
        (["list.csv", "--map", "no-such-map.toml"], 2, "no-such-map.toml"),
        (["list.csv", "--as-of", "2999-01-01"], 2, "has not come yet"),
        (["page.csv"], 1, "web page"),
        (["headless.csv"], 2, "no row looks like a header"),
    ],
)
def test_wrong_use_is_one_line(
    words: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong with a file, a map or a day is said, without a trace."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, FIRST)
    written(tmp_path, "<html>", "page.csv")
    written(tmp_path, "a,b\n1,2\n", "headless.csv")
    result = run(tmp_path, "import", *words, "--source", "Lumen")
    assert result.exit_code == code and said in result.stderr, result.stderr
    assert "Traceback" not in result.output


def test_a_list_from_standard_input(tmp_path: Path) -> None:
    """- takes the list from a pipe."""
    result = run(tmp_path, "--json", "import", "-", "--source", "Lumen", typed=LATER)
    assert told(result)[0]["rows"] == 2


def test_hostile_cells_stay_cells(tmp_path: Path) -> None:
    """Markup, SQL and control characters in cells are text, on the terminal and in CSV."""
    text = 'Name;Note\nMira Halden;"[bold]x[/] \x1b[31m <script>; DROP TABLE document"\nRobert\'); Talby;x\n'
    shown = run(tmp_path, "import", written(tmp_path, text), "--source", "=1+1", "--store")
    assert "\x1b" not in shown.stdout
    assert run(tmp_path, "people", "--lists", "--csv").stdout.splitlines()[0] == "name,id,'=1+1"
