"""What stands beside the tables: the Frictionless data package, a page to read, checksums, and a signature."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import Any

from habeas import __version__
from habeas.exporting.columns import FIELD_TYPE, FLAG, MANY, Column
from habeas.exporting.edition import LICENCE, LICENCE_URL, Edition, Signer
from habeas.exporting.sinks import SEPARATOR, ExportError
from habeas.exporting.tables import Table

Json = dict[str, Any]
SUMS, SIGNATURE, NAMESPACE = "SHA256SUMS", "SHA256SUMS.sig", "habeas"
MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}
CITATION = (
    "habeas {version}: register of political imprisonment, {tier} edition as of {as_of}, as known {known}, held by the "
    "policy “{policy}”. Every value rests on the quoted report; name the report as well."
)


@dataclass
class Written:
    """A file of an export: of which table, in which format, with how many rows."""

    path: str
    table: Table | None = None
    format: str = ""
    columns: Sequence[Column] = ()
    rows: int = 0


@dataclass
class Contents:
    """All that an export holds: its files, and what is said of the whole."""

    edition: Edition
    files: list[Written] = field(default_factory=list)
    people: Mapping[str, Any] = field(default_factory=dict)


def citation(edition: Edition) -> str:
    """How to cite the edition."""
    return CITATION.format(**edition.header() | {"version": __version__})


def finish(folder: Path, contents: Contents, signer: Signer | None) -> None:
    """Writes the data package, the page to read, the checksums and, where a key is given, its signature."""
    (folder / "datapackage.json").write_text(_json(package(folder, contents)), "utf-8")
    (folder / "README.txt").write_text(readme(contents), "utf-8")
    manifest(folder)
    if signer is not None:
        sign(folder, signer)


def package(folder: Path, contents: Contents) -> Json:
    """The data package: every file that holds a table, every column described."""
    edition = contents.edition
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": f"habeas-{edition.tier.name.lower()}-{edition.on.isoformat()}",
        "title": f"habeas: {edition.tier.name.lower()} edition as of {edition.on.isoformat()}",
        "description": citation(edition),
        "profile": "tabular-data-package" if all(f.format == "csv" for f in contents.files if f.table) else "data-package",
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}],
        "edition": edition.header(),
        "people": contents.people,
        "resources": [_resource(folder, f) for f in contents.files if f.table is not None],
    }  # fmt: skip


def _resource(folder: Path, file: Written) -> Json:
    assert file.table is not None
    with (folder / file.path).open("rb") as opened:
        digest = file_digest(opened, "sha256").hexdigest()
    return {
        "name": f"{file.table.name}-{file.format}",
        "path": file.path,
        "title": file.table.title,
        "description": file.table.meaning,
        "format": file.format,
        "mediatype": MEDIA[file.format],
        "bytes": (folder / file.path).stat().st_size,
        "hash": f"sha256:{digest}",
        **_schema(file),
    }


def _schema(file: Written) -> Json:
    """Of CSV what Frictionless checks cell by cell; of the others, which it does not read as these are, the columns."""
    assert file.table is not None
    if file.format != "csv":
        fields = _of_json(file) if file.format == "jsonl" else [_field(c, file.format) for c in file.columns]
        return {"type": "file", "rowCount": file.rows, "columns": fields}
    key = {"primaryKey": "id"} if file.table.keyed else {}
    schema = {"fields": [_field(c, file.format) for c in file.columns]} | key
    return {"profile": "tabular-data-resource", "encoding": "utf-8", "rows": file.rows, "schema": schema}


def _field(c: Column, format: str) -> Json:
    several = f" Several, with “{SEPARATOR.strip()}” between them." if c.type == MANY and format == "csv" else ""
    type_ = "array" if c.type == MANY and format == "parquet" else FIELD_TYPE[c.type]
    flags = {"trueValues": ["true"], "falseValues": ["false"]} if c.type == FLAG and format == "csv" else {}
    return {"name": c.name, "type": type_, "description": c.meaning + several} | flags


def _of_json(file: Written) -> list[Json]:
    """The keys of a row in JSON Lines, each with where it stands."""
    return [{"name": c.name, "type": "array" if c.type == MANY else FIELD_TYPE[c.type], "description": c.meaning} for c in file.columns]  # fmt: skip


def readme(contents: Contents) -> str:
    """What somebody who is sent the folder should know."""
    e, people = contents.edition, contents.people
    lines = [
        "habeas: who is held, who was freed, and on whose word", "",
        f"This is {e}.",
        f"People of whose custody anything is told: {people.get('named', 0)} named; withheld: {people.get('withheld', 'none')}.",
        f"Held on that day: {people.get('held', 0)} named; withheld: {people.get('held_withheld', 'none')}.",
        "Who is withheld is counted here and named nowhere. Small numbers of them are not given.", "",
        "It says what reports say, not what is true. Numbers on different bases are never added.",
        f"In CSV a cell that begins like a formula has an apostrophe before it; lists have “{SEPARATOR.strip()}” between items.",
        "datapackage.json describes every column. Check the files with: sha256sum -c SHA256SUMS",
        "A signature (SHA256SUMS.sig) is checked with: ssh-keygen -Y verify -f ALLOWED_SIGNERS -I WHO -n habeas -s SHA256SUMS.sig < SHA256SUMS",
        "", f"Licence: {LICENCE} ({LICENCE_URL})", f"Cite as: {citation(e)}", "", "Files",
        *(f"  {f.path}: {f.table.title}, {f.rows} rows. {f.table.meaning}" for f in contents.files if f.table),
        *(f"  {f.path}: {f.rows} rows" for f in contents.files if not f.table),
    ]  # fmt: skip
    if e.since is not None:
        lines += [
            "",
            "These are changes. ids.txt lists every id of the whole edition: what you hold and it does not list, delete.",
        ]
    return "\n".join(lines) + "\n"


def manifest(folder: Path) -> None:
    """The SHA-256 of every file, as sha256sum checks it."""
    lines = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in (SUMS, SIGNATURE)):
        with path.open("rb") as opened:
            lines.append(f"{file_digest(opened, 'sha256').hexdigest()}  {path.relative_to(folder).as_posix()}\n")
    (folder / SUMS).write_text("".join(lines), "utf-8")


def sign(folder: Path, signer: Signer) -> None:
    """A signature of the checksums by the reader's own ssh-keygen, which asks for a passphrase itself."""
    program = shutil.which("ssh-keygen")
    if program is None:
        raise ExportError("A signature needs ssh-keygen, which is not installed.")
    if not signer.key.is_file():
        raise ExportError(f"There is no key at {signer.key}.")
    (folder / SIGNATURE).unlink(missing_ok=True)
    command = [program, "-Y", "sign", "-f", str(signer.key), "-n", NAMESPACE, str(folder / SUMS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ExportError(f"The export could not be signed: {done.stderr.strip().splitlines()[-1:] or done.returncode}")


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
