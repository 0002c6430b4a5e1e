"""A paper as a file: Markdown, HTML in one file, Word, PDF."""

from collections.abc import Callable
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from habeas.publication.papers import charts
from habeas.publication.papers.paper import Line, Note, Paper, Section

FORMS = ("pdf", "html", "md", "docx")


_SHORT = 150
"""Characters of a quote on a PDF of one page."""


class PaperError(Exception):
    """Why a paper cannot be written, in one message for the reader."""


def write(paper: Paper, path: Path) -> None:
    """The paper in the form that the ending of the path names. Raises PaperError where it cannot be."""
    form = path.suffix.lower().lstrip(".")
    if form not in FORMS:
        raise PaperError(f"{path.name}: a paper is written as one of {', '.join('.' + f for f in FORMS)}.")
    content = _WRITTEN[form](paper)
    try:
        path.write_bytes(content)
    except OSError as e:
        raise PaperError(f"{path} cannot be written: {e.strerror}.") from e


# ---------------------------------------------------------------- Markdown


_ACTS = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#|!~&"})


def _markdown(paper: Paper) -> bytes:
    out = [f"# {_plain(paper.title)}", "", *(f"{_plain(a)}  " for a in paper.about), ""]
    for section in paper.sections:
        out += [f"## {_plain(section.title)}", ""]
        out += [_plain(section.intro), ""] if section.intro else []
        out += [f"- {_said(line)}" for line in section.lines]
        out += [f"- and {section.more} more in the full brief"] if section.more else []
        out += ["", *(f"Chart (in HTML, PDF and Word): {_plain(c.title)}" for c in section.charts), ""]
    out += ["## Quotes", "", *(_noted(n) for n in paper.notes), "", _plain(paper.closing)]
    return ("\n".join(out) + "\n").encode("utf-8", "replace")


def _plain(text: str) -> str:
    """Words that Markdown takes for nothing but words."""
    return " ".join(text.split()).translate(_ACTS)


def _said(line: Line) -> str:
    asked = f"**{_plain(line.label)}:** " if line.label else ""
    return asked + _plain(line.text) + "".join(f" [{n}](#q{n})" for n in line.notes)


def _noted(note: Note) -> str:
    where = f" <{note.url.replace('>', '%3E').replace('<', '%3C').replace(' ', '%20')}>" if note.url else " no address;"
    return f'<a id="q{note.number}"></a>{note.number}. “{_plain(note.quote)}” {_plain(note.told)}.{where} `{note.statement}`  '


# ---------------------------------------------------------------- HTML


def _html(paper: Paper) -> bytes:
    env = Environment(loader=PackageLoader("habeas.publication.papers"), autoescape=True, undefined=StrictUndefined)
    env.filters["svg"] = lambda chart: Markup(charts.svg(chart))
    return env.get_template("paper.html").render(paper=paper).encode("utf-8", "replace")


# ---------------------------------------------------------------- Word


def _docx(paper: Paper) -> bytes:
    _needs("docx", "python-docx", "Word")
    import docx
    from docx.shared import Cm, Pt

    made = docx.Document()
    made.core_properties.title = _storable(paper.title)
    made.core_properties.author = "habeas"
    made.styles["Normal"].font.size = Pt(10)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(made.sections[0], side, Cm(2.2))
    made.add_heading(_storable(paper.title), 0)
    for about in paper.about:
        made.add_paragraph(_storable(about))
    for section in paper.sections:
        _docx_section(made, section)
    made.add_heading("Quotes", 1)
    for note in paper.notes:
        _docx_note(made, note)
    made.add_paragraph(_storable(paper.closing))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _docx_section(made: Any, section: Section) -> None:
    from docx.shared import Cm

    made.add_heading(_storable(section.title), 1)
    if section.intro:
        made.add_paragraph(_storable(section.intro))
    for chart in section.charts:
        made.add_picture(BytesIO(charts.png(chart)), width=Cm(15.5))
        made.add_paragraph(_storable(chart.title)).runs[0].italic = True
    for line in section.lines:
        paragraph = made.add_paragraph(style="List Bullet")
        if line.label:
            paragraph.add_run(_storable(line.label) + ": ").bold = True
        paragraph.add_run(_storable(line.text))
        for n in line.notes:
            paragraph.add_run(" ")
            _link(paragraph, f"[{n}]", anchor=f"q{n}")
    if section.more:
        made.add_paragraph(f"and {section.more} more in the full brief", style="List Bullet")


def _docx_note(made: Any, note: Note) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = made.add_paragraph()
    for name in ("bookmarkStart", "bookmarkEnd"):
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:id"), str(note.number))
        mark.set(qn("w:name"), f"q{note.number}")
        paragraph._p.append(mark)
    paragraph.add_run(f"{note.number}. “{_storable(note.quote)}” {_storable(note.told)}. ")
    if note.url:
        _link(paragraph, note.url, url=note.url)


def _link(paragraph: Any, text: str, url: str | None = None, anchor: str | None = None) -> None:
    """A link in Word, to an address or to a bookmark."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    if url:
        link.set(qn("r:id"), paragraph.part.relate_to(_storable(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        link.set(qn("w:anchor"), anchor or "")
    run = paragraph.add_run(_storable(text))
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _storable(text: str) -> str:
    """Words without the characters that XML cannot hold."""
    return "".join(c if c in "\t\n" or (ord(c) > 31 and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) not in (0xFFFE, 0xFFFF)) else "\ufffd" for c in text)  # fmt: skip


# ---------------------------------------------------------------- PDF


def _pdf(paper: Paper) -> bytes:
    """Typeset by Typst. The words come in as data, which it never takes for markup."""
    _needs("typst", "typst", "PDF")
    import json

    import typst

    drawn = [charts.svg(c) for s in paper.sections for c in s.charts]
    template = files("habeas.publication.papers").joinpath("templates", "paper.typ").read_bytes()
    inputs = {"paper": json.dumps(_form(paper)), "charts": json.dumps(drawn)}
    made: bytes = typst.compile(template, sys_inputs=inputs)
    return made


def _form(paper: Paper) -> dict[str, Any]:
    at = 0
    sections = list[dict[str, Any]]()
    for s in paper.sections:
        lines = [
            {"text": _storable(x.text), "label": _storable(x.label or ""), "notes": list(x.notes)} for x in s.lines
        ]
        drawn = [{"title": _storable(c.title), "at": at + n} for n, c in enumerate(s.charts)]
        at += len(s.charts)
        sections.append(
            {"title": s.title, "intro": _storable(s.intro), "lines": lines, "charts": drawn, "more": s.more}
        )
    notes = [
        {
            "number": n.number,
            "quote": _storable(_shortened(n.quote) if paper.short else n.quote),
            "told": _storable(n.told),
            "url": _storable(n.url or ""),
        }
        for n in paper.notes
    ]
    about = [_storable(a) for a in paper.about]
    return {"title": _storable(paper.title), "about": about, "sections": sections, "notes": notes, "closing": paper.closing, "short": paper.short}  # fmt: skip


def _shortened(quote: str) -> str:
    """A quote cut at a word, the cut marked: a page holds no more."""
    return quote if len(quote) <= _SHORT else quote[:_SHORT].rsplit(" ", 1)[0] + " …"


def _needs(module: str, package: str, what: str) -> None:
    if find_spec(module) is None:
        raise PaperError(f"{what} needs {package}: pip install 'habeas[export]'")


_WRITTEN: dict[str, Callable[[Paper], bytes]] = {"md": _markdown, "html": _html, "docx": _docx, "pdf": _pdf}
