"""The command line as a user types it: what is printed, where, and with which exit code."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from habeas.cli import habeas
from tests.sharding.pages import EVERYDAY
from whole.reports import written


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the invented reports."""
    folder = tmp_path_factory.mktemp("register")
    made = run(folder / "habeas.db", "read", str(written(folder / "in")))
    assert made.exit_code == 0, made.output
    return folder / "habeas.db"


def run(register: Path, *words: str, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(habeas, ["--register", str(register), *words], input=typed)


def told(result: Result) -> list[dict[str, object]]:
    """The JSON Lines on standard output."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_reading_says_what_it_did_on_standard_error(tmp_path: Path) -> None:
    """Results and notices never mix: a summary goes to standard error, with how many were relevant."""
    folder = written(tmp_path / "in")
    (folder / "season.txt").write_text(EVERYDAY)
    result = run(tmp_path / "r.db", "read", str(folder))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "5 new documents, 0 already there; of 5 read 4 relevant, " in result.stderr


def test_extract_gives_json_lines_and_keeps_nothing(tmp_path: Path) -> None:
    """Statements on standard output, one a line, with quote and offsets; no register appears."""
    result = run(tmp_path / "r.db", "extract", "-", typed="Police arrested Mira Halden on 3 March 2024.")
    arrests = [s for s in told(result) if s["type"] == "arrest"]
    assert [(s["person"], s["date"]["iso"]) for s in arrests] == [("Mira Halden", "2024-03-03")]  # type: ignore[index]
    assert arrests[0]["quote"] == "Police arrested Mira Halden on 3 March 2024."
    assert not (tmp_path / "r.db").exists()


def test_extract_keeps_the_ids_of_records(tmp_path: Path) -> None:
    """A record's own id names its document, so that gold and prediction can be laid side by side."""
    (tmp_path / "in.jsonl").write_text('{"id": "x-1", "text": "Police arrested Mira Halden on 3 March 2024."}\n')
    assert {s["document"] for s in told(run(tmp_path / "r.db", "extract", str(tmp_path / "in.jsonl")))} == {"x-1"}


def test_person_is_found_by_another_script(register: Path) -> None:
    """A name typed in Cyrillic finds the person, every line with its quote."""
    result = run(register, "person", "Мира Халден")
    assert result.exit_code == 0, result.output
    assert "Mira Halden" in result.stdout and "“Police in Lowmark arrested the journalist Mira Halden" in result.stdout


def test_held_then_and_now(register: Path) -> None:
    """Held on a day after the arrest, not held after the release."""
    for day, answer in (("2024-10-01", "held"), ("2025-06-01", "not held")):
        holdings = told(run(register, "--json", "held", "--on", day))
        assert [h["held"] for h in holdings if h["name"] == "Mira Halden"] == [answer], day


def test_nothing_was_known_before_it_came_in(register: Path) -> None:
    """As known on a day before the reports came in, nobody is named."""
    assert told(run(register, "--json", "held", "--known", "2019-01-01")) == []


def test_counts_stand_side_by_side_with_their_source(register: Path) -> None:
    """Each count is shown with by whom, on what basis and as of when."""
    result = run(register, "counts", "--according-to", "Centre for Open Courts")
    assert "214" in result.stdout and "190" in result.stdout and "2024-09-15" in result.stdout


def test_a_decision_is_kept_and_can_be_undone(register: Path) -> None:
    """A rejected statement is used no more; after undo the answer is what it was."""
    before = run(register, "--json", "held", "--on", "2024-04-01").stdout
    statement = next(
        s["id"] for s in told(run(register, "--json", "person", "Mira Halden")) if s.get("type") == "arrest"
    )
    made = run(register, "decide", "reject", str(statement), "--why", "the outlet took it back")
    assert made.exit_code == 0, made.output
    assert run(register, "undo", made.stdout.strip()).exit_code == 0
    assert run(register, "--json", "held", "--on", "2024-04-01").stdout == before


def test_what_is_taken_back_is_not_taken_back_again(register: Path) -> None:
    """A second undo of a judgement keeps nothing, says who took it back, and how the judgement is restored."""
    statement = told(run(register, "--json", "person", "Mira Halden"))[-1]["id"]
    made = run(register, "decide", "reject", str(statement), "--why", "the outlet took it back").stdout.strip()
    undo = run(register, "undo", made, "--by", "an editor").stdout.strip()
    again = run(register, "undo", made)
    assert again.exit_code == 0 and again.stdout == ""
    assert "taken back already, by an editor" in again.stderr and f"habeas undo {undo}" in again.stderr
    assert run(register, "undo", undo).exit_code == 0
    assert run(register, "undo", made).stdout.strip(), "restored, it can be taken back once more"


def test_why_tells_what_a_finding_rests_on(register: Path) -> None:
    """The id of a finding leads to its statements."""
    finding = told(run(register, "--json", "people", "Mira Halden"))[0]
    result = run(register, "why", str(finding["id"]))
    assert result.exit_code == 0 and str(finding["supporting"][0]) in result.stdout  # type: ignore[index]


def test_restricted_person_is_not_shown_to_the_public(register: Path) -> None:
    """After a tier is set, the public sees neither the person nor the name in a quote; the restricted reader does."""
    person = told(run(register, "--json", "people", "Oren Talby"))[0]["id"]
    made = run(register, "decide", "tier", str(person), "--value", "restricted", "--why", "asked not to be named")
    assert made.exit_code == 0, made.output
    for words in (("people",), ("held",), ("disputes",), ("--json", "deals")):
        assert "Talby" not in run(register, *words).output
    assert "Talby" in run(register, "--as", "restricted", "people").output
    assert run(register, "undo", made.stdout.strip()).exit_code == 1, "the public cannot see it, nor take it back"
    assert run(register, "--as", "restricted", "undo", made.stdout.strip()).exit_code == 0
    assert "Talby" in run(register, "people").output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["read", "no-such-file.txt"], 1, "no-such-file.txt"),
        (["held", "--on", "yesterday"], 2, "yesterday"),
        (["person", "Nobody Atall"], 1, "nobody like 'Nobody Atall'"),
        (["why", "f0000000000000000"], 1, "nothing in the register has the id"),
        (["decide", "same", "m1", "--why", "x"], 2, "same takes 2 ids"),
        (["decide", "tier", "m1", "--value", "secret", "--why", "x"], 2, "public, partner, restricted, sealed"),
        (["undo", "j0000000000000000"], 1, "no person's judgement"),
    ],
)
def test_wrong_use_is_said_in_a_line(register: Path, words: list[str], code: int, said: str) -> None:
    """A mistake gets one clear message on standard error and its exit code, never a traceback."""
    result = run(register, *words)
    assert result.exit_code == code, result.output
    assert said in result.stderr and "Traceback" not in result.output


def test_missing_register_says_how_to_make_one(tmp_path: Path) -> None:
    """A question to a register that is not there leaves nothing behind and says what to do."""
    result = run(tmp_path / "none.db", "held")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "habeas read" in result.stderr


def test_terminal_is_never_written_to_by_a_report(tmp_path: Path) -> None:
    """Control characters of a report, which could rewrite the screen, are not printed."""
    text = "Police arrested Mira\x1b[2J Halden on 3 March 2024.\nPolice arrested Oren \u202eTalby on 4 March 2024.\n"
    (tmp_path / "hostile.txt").write_text(text, "utf-8")
    run(tmp_path / "r.db", "read", str(tmp_path / "hostile.txt"))
    for words in (("people",), ("held", "--on", "2024-05-01"), ("disputes",)):
        output = run(tmp_path / "r.db", *words).output
        assert "\x1b" not in output and "\u202e" not in output


def test_verify_finds_a_changed_byte(tmp_path: Path) -> None:
    """Evidence that is not as it was written is named, with exit code 1."""
    run(tmp_path / "r.db", "read", str(written(tmp_path / "in")))
    assert run(tmp_path / "r.db", "verify").exit_code == 0
    kept = next((tmp_path / "r.db.evidence").rglob("*.zst"))
    kept.chmod(0o600)
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    result = run(tmp_path / "r.db", "verify")
    assert result.exit_code == 1 and kept.stem[:12] in result.stdout


def test_the_revolving_door_by_month(register: Path) -> None:
    """Inflow and outflow of each month, and time in custody with what it is reckoned from."""
    result = run(register, "counts", "--flows")
    assert result.exit_code == 0, result.output
    assert "March 2024" in result.stdout and "Time in custody of the" in result.stdout
    assert {"month", "taken", "let_out"} == told(run(register, "--json", "counts", "--flows"))[0].keys()


def test_no_hidden_total_unless_asked_for(register: Path) -> None:
    """The overlap of sources is a table; a total nobody counted comes only with --estimate, never by itself."""
    result = run(register, "counts", "--overlap")
    assert result.exit_code == 0 and "Perhaps" not in result.stdout + result.stderr


def test_why_leads_down_to_the_documents(register: Path) -> None:
    """The derivation of a disagreement or a deal goes by its events and statements to the documents."""
    (finding, *_) = told(run(register, "--json", "deals"))
    result = run(register, "why", str(finding["id"]))
    assert result.exit_code == 0, result.output
    assert "event" in result.stdout and any(line.startswith(" " * 4 + "s") for line in result.stdout.splitlines())


def test_a_person_has_a_custody_history(register: Path) -> None:
    """One person's history begins with the spells in custody, each with how it stands and the id that why explains."""
    held = next(h for h in told(run(register, "--json", "held")) if h["held"] != "unknown")
    result = run(register, "person", str(held["person"]))
    assert result.exit_code == 0, result.output
    spells = result.stdout.partition("Custody\n")[2].partition("What is reported")[0]
    assert re.search(r"\[\w+, .*origins?\]", " ".join(spells.split()))
    assert run(register, "why", re.findall(r"\bc[0-9a-f]{16}\b", spells)[0]).exit_code == 0


def test_every_line_on_a_release_can_be_asked_for(register: Path) -> None:
    """A release stands once, and each of its terms, ties and totals has the id that why explains."""
    shown = " ".join(run(register, "deals").stdout.split())
    ids = re.findall(r"\b[egr][0-9a-f]{16}\b", shown)
    assert ids and len(ids) - len(set(ids)) <= shown.count("given: ")  # a tie stands with each release that it ties
    assert {run(register, "why", i).exit_code for i in ids[:3]} == {0}


def test_what_was_learnt_between_two_days(register: Path) -> None:
    """What is new since a day before anything came in is all there is, and custody is told first."""
    shown = run(register, "diff", "--from", "1999-01-01").stdout
    assert shown.startswith("Custody as of ") and "was not in the register, now held" in shown
    new = told(run(register, "--json", "diff", "--from", "1999-01-01"))
    assert {line["change"] for line in new} == {"new"} and " 0 changed, 0 gone" in shown


def test_what_happened_is_told_once_each(register: Path) -> None:
    """Events in order of time, narrowed by type and days, each with how it stands and its id."""
    every = told(run(register, "--json", "events"))
    some = told(run(register, "--json", "events", "--type", "release"))
    assert every and some and {e["value"]["type"] for e in some} == {"release"}  # type: ignore[index]
    result = run(register, "events", "--type", "release")
    assert str(some[0]["id"]) in " ".join(result.stdout.split()) and "origin" in result.stdout
    assert run(register, "events", "--to", "1900-01-01").exit_code == 1


def test_each_answer_is_shown_when_asked_for(register: Path) -> None:
    """With --all everybody of whom custody is told stands in the table, each with the answer on them."""
    every = told(run(register, "--json", "held"))
    shown = " ".join(run(register, "held", "--all").stdout.split())
    assert {str(h["name"]) for h in every if str(h["name"]) not in shown} == set()
    assert {str(h["held"]) for h in every} <= {a for a in ("held", "not held", "unknown") if a in shown}
