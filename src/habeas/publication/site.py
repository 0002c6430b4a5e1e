"""The pages as static files, from the same templates as the server's: for any host, a USB stick, or file://.

Every page that another one links to is written, from the overview on; nothing asks a server and, but for the search,
nothing needs a script. A row of a list stands on the pages of its list. Beside them lies data/: every table in one
package, with licence and how to cite.
"""

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from anyascii import anyascii

from habeas.exporting import Edition, ExportError, Signer, export
from habeas.exporting.edition import LICENCE, LICENCE_URL
from habeas.exporting.package import SUMS, Contents, citation, manifest, sign
from habeas.folding import fold
from habeas.model import Person
from habeas.pipeline import Answers
from habeas.publication import language, views
from habeas.publication.asking import Once
from habeas.publication.frame import Frame
from habeas.publication.render import Made, Scene, html
from habeas.publication.rolls import ROWS
from habeas.publication.slim import slim
from habeas.register import Register

PAGES = ("", "people", "events", "deals", "counts", "disagreements", "sources", "documents", "method", "data", "search")
DEEP = ("person", "document", "method")
"""Pages that there is one of for each id. Reasons (/why) stay with a register: they would be most of the bytes."""
PACKAGE = "habeas-csv.zip"
"""Every table as CSV with datapackage.json: what Frictionless, or a hand, unpacks."""
ASKED = ("held", "offset", "part")
"""Parameters for which a page of its own is written."""
AT_ONCE = 200
"""Pages made with what is remembered of the register; then it is forgotten, so that memory does not grow with it."""


def write(
    register: Register, folder: Path, edition: Edition, signer: Signer | None = None, say: Callable[[str], None] = print
) -> int:
    """Writes the site into a new folder; how many pages. Raises ExportError where it cannot be."""
    if edition.since is not None:
        raise ExportError("A site is a whole edition: leave --since out.")
    say("data")
    _refuse_full(folder)
    contents = export(register, folder / "data", ["csv"], edition)
    _pack(folder / "data")
    answers = Answers(register, edition.tier)
    site = _Site(answers, folder, edition)
    say("pages")
    answers.tables(edition.known)  # what is made on the first question is made before the moment, in which all is read
    with language.speaking("en"), register.moment():
        site.search()
        site.walk()
        site.data(contents)
    for name in ("style.css", "icon.svg"):
        _put(folder / "static" / name, files("habeas.publication").joinpath("static", name).read_bytes())
    manifest(folder)
    if signer is not None:
        sign(folder, signer)
    return site.written


def _pack(folder: Path) -> None:
    """Every table, with its description and checksums, into one file: a tenth of the bytes.

    The same tables give the same bytes. What it makes is a data package as Frictionless reads it.
    """
    with zipfile.ZipFile(folder / PACKAGE, "w") as packed:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != PACKAGE):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as table, packed.open(entry, "w") as place:
                shutil.copyfileobj(table, place)
    shutil.rmtree(folder / "csv")
    for name in ("README.txt", "datapackage.json", SUMS):
        (folder / name).unlink()


def _refuse_full(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise ExportError(f"{folder} is not empty; a site is written into a folder of its own.")


class _Site:
    def __init__(self, answers: Answers, folder: Path, edition: Edition) -> None:
        self._answers = answers
        self._folder = folder
        self._edition = edition
        given = (("known", edition.known.isoformat()),) if edition.known else ()
        self._frame = Frame(edition.on, edition.known, edition.policy, given)
        self._seen: set[str] = set()
        self._ahead: list[str] = []
        self._everybody: str | None = None
        self._rows = dict(self._rows_of_lists())
        self.written = 0

    def _rows_of_lists(self) -> Iterator[tuple[str, tuple[str, int]]]:
        """For the path of each row of a list that of the list, as it stood last, and from where on its page has it."""
        for states in self._answers.lists(self._edition.known).values():
            for state in states:
                rows, _ = self._answers.rows_in(state.list.id, 0, len(state.rows))
                for n, row in enumerate(rows):
                    yield f"/document/{row.id}", (f"/document/{state.list.id}", n - n % ROWS)

    # ------------------------------------------------------------ pages

    def walk(self) -> None:
        """Every page that is linked to, from the overview on."""
        ask = Once(self._answers)
        self._everybody = self._answer_for_all(ask)
        self._wanted("/")
        while self._ahead:
            ask = Once(self._answers)
            pages = [self._ahead.pop() for _ in range(min(AT_ONCE, len(self._ahead)))]
            people = [address.removeprefix("/person/") for address in pages if address.startswith("/person/")]
            ask.foresee(people, self._edition.known)
            for address in pages:
                self._page(ask, address)

    def _answer_for_all(self, ask: Any) -> str | None:
        """The one answer for everybody, such as held, where there is one: its table is the table of all."""
        made = views.made(ask, self._frame, "/people", {})
        tally = (
            {answer: n for answer, n in made.values["table"].tally.items() if n and answer != "named"} if made else {}
        )
        return next(iter(tally)) if len(tally) == 1 else None

    def _page(self, ask: Any, address: str) -> None:
        path, _, query = address.partition("?")
        made = views.made(ask, self._frame, path, dict(parse_qsl(query)))
        if made is None:
            made = Made(
                path,
                "error.html",
                "",
                {
                    "title": "Not found",
                    "said": "This is not in this edition.",
                    "help": "It may be withheld, or have been taken back.",
                },
            )
        self._write(made, file_of(address))

    def _write(self, made: Made, name: str) -> None:
        scene = Scene(self._frame, made.path, self._edition.tier, link=self._linker(name), interactive=False)
        _put(self._folder / name, slim(html(made, scene)).encode("utf-8", "replace"))
        self.written += 1

    def _linker(self, name: str) -> Callable[..., str | None]:
        """How the page in that file writes the addresses of others: relative to itself, None for what has no file."""
        up = "../" * name.count("/")

        def link(path: str, **asked: object) -> str | None:
            bare, _, fragment = path.partition("#")
            bare, _, query = bare.partition("?")
            if bare.startswith("/static/"):
                return up + bare[1:]
            given = dict(parse_qsl(query)) | {k: str(v) for k, v in asked.items() if v not in (None, "")}
            if bare in self._rows:
                fragment = fragment if fragment and "at" not in given else bare.rpartition("/")[2]
                bare, offset = self._rows[bare]
                given = {"offset": str(offset)}
            if given.get("held") == self._everybody:
                given.pop("held", None)
            address = known(bare, given)
            if address is None:
                return None
            self._wanted(address)
            return up + file_of(address) + (f"#{fragment}" if fragment and "at" not in given else "")

        return link

    def _wanted(self, address: str) -> None:
        if address not in self._seen and address not in ("/search", "/data"):
            self._seen.add(address)
            self._ahead.append(address)

    # ------------------------------------------------------------ what stands beside the register's pages

    def search(self) -> None:
        """The page that searches in the browser, and the index it loads as a script: file:// lets nothing else be."""
        rows = []
        for f in self._answers.findings("person", self._edition.known):
            if isinstance(f.value, Person):
                names = list(dict.fromkeys((f.value.name, *f.value.names)))
                keys = " ".join(dict.fromkeys(w for n in names for w in (fold(n), fold(anyascii(n)))))
                rows.append([f.value.id, names[0], keys])
                self._wanted(f"/person/{f.value.id}")
        rows.sort(key=lambda r: (r[1].casefold(), r[0]))
        index = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        _put(self._folder / "search-index.js", f"window.people={index};\n".encode("utf-8", "replace"))
        _put(self._folder / "search.js", files("habeas.publication").joinpath("static", "search.js").read_bytes())
        self._write(Made("/search", "site_search.html", "Search people", {"total": len(rows)}), "search.html")

    def data(self, contents: Contents) -> None:
        """The index of the data: what there is, under which licence, how to cite it."""
        folder = self._folder / "data"
        listed = [(p.name, p.stat().st_size) for p in sorted(folder.iterdir())]
        values = {
            "files": listed,
            "tables": [(f.path, f.table.meaning, f.rows) for f in contents.files if f.table],
            "package": PACKAGE,
            "people": contents.people,
            "licence": LICENCE,
            "licence_url": LICENCE_URL,
            "cite": citation(self._edition),
            "edition": str(self._edition),
        }
        self._write(Made("/data", "site_data.html", "The data of this register", values), file_of("/data"))


def known(path: str, asked: dict[str, str]) -> str | None:
    """The address of the page under which a path is written; None for what has no file."""
    parts = path.strip("/").split("/")
    one = len(parts) == 1 and parts[0] in PAGES
    deep = (
        len(parts) == 2 and parts[0] in DEEP and parts[1].replace("-", "").replace("_", "").replace(".", "").isalnum()
    )
    kept = {k: v for k, v in asked.items() if k in ASKED and (k, v) not in (("offset", "0"), ("held", "told"))}
    others = asked.keys() - {*ASKED, "at", "known", "on", "policy", "sort"}
    if not (one or deep) or others or asked.get("sort", "name") != "name":
        return None
    return path + (f"?{urlencode(sorted(kept.items()))}" if kept else "")


def file_of(address: str) -> str:
    """The file of an address: "/" is index.html, "/people?held=held&offset=50" people-held-50.html, "/data"
    data/index.html."""
    path, _, query = address.partition("?")
    if path == "/data":
        return "data/index.html"
    given = (f"{k}-{v}" if k == "part" else v for k, v in parse_qsl(query))
    asked = "".join(f"-{re.sub(r'[^A-Za-z0-9]', '-', each)}" for each in given)
    return f"{path.strip('/') or 'index'}{asked}.html"


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
