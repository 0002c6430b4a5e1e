"""The pages speak English, Russian and Belarusian: every message is translated, with the same values in it."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from habeas.dates import When
from habeas.publication import language
from habeas.publication.asking import POLICIES
from habeas.publication.language import preferred, speaking
from habeas.publication.web import HELP, TITLES
from habeas.publication.wording import people, when
from habeas.vocabulary import terms
from tests.publication.conftest import Site
from tests.publication.story import on

HERE = Path(str(files("habeas.publication").joinpath("templates"))).parent
EXPLAINED = ("type", "modality", "stance", "basis", "status", "conflict", "support")


def messages() -> Iterator[str]:
    """Every message of the templates, the code and the vocabulary that a reader can see."""
    for template in sorted((HERE / "templates").glob("*.html")):
        with template.open("rb") as file:
            for _line, _function, found, _comments in babel_extract(file, ("_", "ngettext"), (), {}):
                first = found if isinstance(found, str) else found[0] if found else None
                yield from [first] if first else []
    for module in sorted(HERE.glob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                yield from [a.value for a in node.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    for kind, codes in terms().items():
        if kind in (*EXPLAINED, "axis", "condition", "measure"):
            yield from (words["label"] for words in codes.values())
        if kind in EXPLAINED:
            yield from (words["definition"] for words in codes.values())
    yield from (*POLICIES.values(), *TITLES.values(), *HELP.values())


@pytest.mark.parametrize("code", ["ru", "be"])
def test_every_message_is_translated(code: str) -> None:
    """No page falls back to English in the middle, and no translation loses a value."""
    with (HERE / "languages" / f"{code}.po").open("rb") as file:
        kept = {m.id if isinstance(m.id, str) else m.id[0]: m.string for m in read_po(file, locale=code) if m.id}
    missing = sorted({m for m in messages() if not kept.get(m)})
    assert missing == []
    values = {id_: (sorted(re.findall(r"%\(\w+\)s", id_)), said) for id_, said in kept.items()}
    lost = [
        i
        for i, (wanted, said) in values.items()
        for s in ([said] if isinstance(said, str) else said)
        if sorted(re.findall(r"%\(\w+\)s", s)) != wanted
    ]
    assert lost == []


def test_dates_and_numbers_follow_the_language() -> None:
    """A day is in the genitive where the language wants it, and thousands are parted as the language parts them."""
    with speaking("ru"):
        assert when(on(2025, 9, 11)) == "11 сентября 2025"
        assert people(1250).replace("\xa0", " ") == "1 250 человек"
        assert when(When("in September", on(2025, 9, 1).first, on(2025, 9, 30).last)) == "сентябрь 2025"
    with speaking("be"):
        assert when(on(2025, 9, 11)) == "11 верасня 2025"
        assert people(3) == "3 чалавекі"
    assert people(1250) == "1,250 people"


@pytest.mark.parametrize(
    ("header", "code"),
    [("", "en"), ("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("de, be;q=0.5", "be"), ("ru;q=0", "en"), ("ru;q=x", "en")],
)
def test_the_browser_says_which_language(header: str, code: str) -> None:
    """Of the languages that a browser asks for, the first of ours is spoken; a broken header means English."""
    assert preferred(header) == code


def test_a_language_stays_in_the_address(site: Site) -> None:
    """A page asked for in Belarusian is in Belarusian, says so, and its links stay in it."""
    shown = site.get("/people?lang=be").text
    assert '<html lang="be">' in shown
    assert "Людзі, пра зняволенне якіх паведамляюць" in shown
    assert "lang=be" in re.findall(r'href="(/person/[^"]+)"', shown)[0]
    assert language.spoken() == "en"
