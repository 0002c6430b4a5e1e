"""Briefs and dossiers: every line has its quotes, in each form, and nobody who is withheld is in any of them."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest

from habeas import __version__, exporting
from habeas.exporting import Edition
from habeas.pipeline import Answers
from habeas.publication.papers.brief import Order, brief
from habeas.publication.papers.charts import svg
from habeas.publication.papers.dossier import dossier
from habeas.publication.papers.paper import NOT_STATED, Paper
from habeas.publication.papers.writing import FORMS, PaperError, write
from habeas.vocabulary import Tier
from tests.exporting.test_redaction import SECRETS
from tests.exporting.test_redaction import story as withheld
from tests.publication.story import HOSTILE, TODAY, register


@pytest.fixture(scope="module")
def answers() -> Answers:
    """The story, for the public."""
    return Answers(register())


def read(path: Path) -> str:
    """The words of a paper as a reader sees them."""
    if path.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(path)
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    if path.suffix == ".docx":
        return " ".join(p.text for p in docx.Document(str(path)).paragraphs)
    return path.read_text("utf-8")


def written(paper: Paper, folder: Path, form: str) -> Path:
    """The paper in one form."""
    path = folder / f"paper.{form}"
    write(paper, path)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_a_brief_says_the_same_in_every_form(answers: Answers, tmp_path: Path, form: str) -> None:
    """Headings, a line, its quote, who says it and where stand in PDF, HTML, Markdown and Word."""
    said = read(written(brief(answers, Order(TODAY)), tmp_path, form)).replace("\\", "")
    for words in (
        "Who was arrested",
        "Who was freed",
        "What sources disagree about",
        "Mira Halden",
        "Quay Wire",
        "was arrested in Port Lenz on 12 May 2021",
    ):
        assert words in said
    assert "https://example.org/arrests" in said.replace(" ", "")


def test_each_line_has_a_quote_and_each_quote_is_in_a_document(answers: Answers) -> None:
    """Numbers run from 1 without a gap, and every quote is a passage of what was read."""
    paper = brief(answers, Order(TODAY))
    lines = [line for s in paper.sections for line in s.lines]
    assert lines and all(line.notes for line in lines)
    assert [n.number for n in paper.notes] == list(range(1, len(paper.notes) + 1))
    assert {n for line in lines for n in line.notes} == {n.number for n in paper.notes}
    texts = [" ".join(d.text.split()) for d in answers.documents()]
    assert all(any(n.quote in text for text in texts) for n in paper.notes if "⟨" not in n.quote)


def test_since_a_day_gives_only_what_was_learnt_since(answers: Answers) -> None:
    """The arrests of 2021 are old news in a brief since 2024; what has come in since is there, and counted."""
    paper = brief(answers, Order(TODAY, since=date(2024, 12, 31)))
    assert paper.sections[0].title == "What changed"
    assert "findings new" in paper.sections[0].intro
    assert "12 May 2021: arrest" not in str(paper)
    assert any("1,204" in line.text for s in paper.sections for line in s.lines)


def test_a_brief_says_what_of_it_is_of_before(answers: Answers) -> None:
    """A report that came in late tells of old arrests: they are new in the register, and said to be of before the day."""
    paper = brief(answers, Order(TODAY, since=date(2021, 5, 15)))
    arrested = next(s for s in paper.sections if s.title == "Who was arrested")
    assert re.match(r"Of \d+, \d+ are of before 15 May 2021", arrested.intro)


def test_a_brief_of_a_country_counts_what_changed_there(answers: Answers) -> None:
    """What changed says how many findings of the country are new, and no number of the held, which is of all countries."""
    paper = brief(answers, Order(TODAY, since=date(2024, 12, 31), country="PL"))
    intro = paper.sections[0].intro
    assert re.match(r"Since 31 December 2024: \d+ findings that concern the country new", intro)
    assert "Held on" not in intro


def test_a_brief_as_of_a_day_has_nothing_later(answers: Answers) -> None:
    """What happened, and was counted, after the day of the brief is not in it; what went before is."""
    said = str(brief(answers, Order(date(2022, 1, 1))))
    assert "12 May 2021: arrest" in said
    assert not re.search(r"\b202[3-6]: (?:release|arrest|sentence)", said)
    assert "1,204" not in said


def test_books_are_drawn_as_well(answers: Answers) -> None:
    """Counts and balances each have a chart, which says what it is."""
    charts = {s.title: s.charts for s in brief(answers, Order(TODAY)).sections}
    assert charts["How many, by whose count"]
    drawn = charts["Do the books balance?"][0]
    assert {row["kind"] for row in drawn.spec["data"]["values"]} == {"reported", "known"}
    assert svg(drawn).startswith("<svg")


@pytest.mark.parametrize("form", FORMS)
def test_a_brief_says_that_people_are_withheld(tmp_path: Path, form: str) -> None:
    """In every form, in words that single nobody out; a brief for those who may see all of them does not."""
    register = withheld()
    hidden = exporting.withheld(register, Edition(TODAY))
    assert hidden == ("fewer than 5", "fewer than 5")
    said = read(written(brief(Answers(register), Order(TODAY, withheld=hidden)), tmp_path, form))
    assert "named nowhere: fewer than 5; of the held: fewer than 5" in " ".join(said.split())
    assert exporting.withheld(register, Edition(TODAY, tier=Tier.SEALED)) == ("none", "none")


def test_a_paper_says_of_what_it_is(answers: Answers) -> None:
    """As of when, as known when, by which policy, for which readers and from which version stand on the first lines."""
    found = answers.find_people("Mira Halden")[0]
    for paper in (brief(answers, Order(TODAY)), dossier(answers, found, TODAY, Tier.PUBLIC)):
        said = " ".join(paper.about)
        assert "s of 15 January 2026, as known now" in said
        assert f"tier public; held by the policy “any” (any report); habeas {__version__}" in said


def test_a_brief_of_one_page_is_one_page(answers: Answers, tmp_path: Path) -> None:
    """It says how much more there is, and numbers its quotes anew."""
    short = brief(answers, Order(TODAY, short=True))
    assert len(pypdfium2.PdfDocument(written(short, tmp_path, "pdf"))) == 1
    assert any(s.more for s in short.sections)
    assert [n.number for n in short.notes] == list(range(1, len(short.notes) + 1))


def test_a_dossier_has_every_question_and_marks_what_nobody_says(answers: Answers) -> None:
    """The seven parts of the questionnaire in their order, the date of arrest with its quote, gaps marked."""
    found = answers.find_people("Mira Halden")[0]
    paper = dossier(answers, found, TODAY, Tier.PUBLIC)
    titles = [s.title for s in paper.sections]
    assert [t.split(".")[0] for t in titles[:7]] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    lines = {line.label: line for s in paper.sections for line in s.lines}
    assert lines["1. Date of arrest"].text.startswith("12 May 2021")
    assert lines["1. Date of arrest"].notes
    assert lines["5. Nationality"].text == NOT_STATED
    assert lines["4. Did they show a warrant or another decision by a public authority?"].text == NOT_STATED
    assert "six years" in lines["2. Duration of detention"].text


@pytest.mark.parametrize("form", FORMS)
def test_what_a_report_says_never_acts(answers: Answers, tmp_path: Path, form: str) -> None:
    """The hostile report of the story is text in every form: no element, no link, no instruction comes of it."""
    path = written(brief(answers, Order(TODAY)), tmp_path, form)
    raw = path.read_bytes()
    if form == "docx":
        raw = b"".join(zipfile.ZipFile(io.BytesIO(raw)).read(n) for n in zipfile.ZipFile(io.BytesIO(raw)).namelist())
    assert b"<script" not in raw.replace(b"\\<script", b"")
    assert not re.search(rb"<img[^>]*onerror", raw.replace(b"\\<img", b""))
    assert HOSTILE not in read(path)


@pytest.mark.parametrize("form", FORMS)
def test_nobody_who_is_withheld_is_in_a_paper(tmp_path: Path, form: str) -> None:
    """Name, embargo and passage: the public brief and the dossier of somebody else have none of it."""
    ask = Answers(withheld())
    found = ask.find_people("Mira Halden")[0]
    for paper in (brief(ask, Order(TODAY)), dossier(ask, found, TODAY, Tier.PUBLIC)):
        said = read(written(paper, tmp_path, form))
        assert "Halden" in said
        assert not [s for s in SECRETS if s.casefold() in said.casefold()]


def test_an_unknown_form_is_refused(answers: Answers, tmp_path: Path) -> None:
    """The ending says what is written; another one is refused by name."""
    with pytest.raises(PaperError, match=r"\.pdf, \.html, \.md, \.docx"):
        write(brief(answers, Order(TODAY)), tmp_path / "paper.odt")
