"""What a shard came to, as a Parquet file under the shard's name: written whole or not at all, and never changed."""

import json
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from habeas.sharding.tally import Tally
from habeas.stores import filesystem, in_plain_words

KEPT, TURNED_AWAY, SET_ASIDE = "kept", "turned away", "set aside"

_SCHEMA = pa.schema(
    [
        ("outcome", pa.string()),
        ("location", pa.string()),
        ("sha256", pa.string()),
        ("reason", pa.string()),
        ("document", pa.string()),
        ("extraction", pa.string()),
        ("set_aside", pa.string()),
        ("content", pa.binary()),
        ("excerpt", pa.string()),
    ]
)
_TALLY = b"habeas.tally"
COLUMNS = tuple(_SCHEMA.names)


class ResultsError(Exception):
    """Results that cannot be written or read, in one message for the reader."""


@dataclass(frozen=True, slots=True)
class Row:
    """One page and what became of it. `document`, `extraction` and `set_aside` (a list) are in the one JSON form.

    Of a page that was turned away only a few keep an `excerpt` of their text, for people to look at.
    """

    outcome: str
    location: str
    sha256: str | None = None
    reason: str | None = None
    document: str | None = None
    extraction: str | None = None
    set_aside: str | None = None
    content: bytes | None = None
    excerpt: str | None = None


class Results:
    """The results in a folder, or in an object store by its URL."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._files, self._root = filesystem(place)

    @property
    def folder(self) -> Path | None:
        """The folder where they are, None in an object store."""
        return Path(self._root) if "file" in _protocols(self._files) else None

    def tally(self, shard: str) -> Tally | None:
        """What the shard came to in numbers, None where it has not been read."""
        path = self._path(shard)
        try:
            with in_plain_words():
                if not self._files.exists(path):
                    return None
            with in_plain_words(), self._files.open(path, "rb") as file:
                return _tally_in(pq.read_schema(file))
        except (OSError, pa.ArrowException) as e:
            raise ResultsError(f"The results of shard {shard} in {self.place} cannot be read: {e}") from e

    def write(self, shard: str, rows: Sequence[Row], tally: Tally) -> None:
        """Keeps what the shard came to. The same rows give the same bytes; written twice, it is there once."""
        packed = _packed(rows, tally)
        path = self._path(shard)
        try:
            if self.folder is None:
                with in_plain_words():
                    self._files.pipe_file(path, packed)
            else:
                _write_whole(Path(path), packed)
        except OSError as e:
            raise ResultsError(f"The results cannot be written to {self.place}: {e.strerror or e}") from e

    def rows(self, shard: str, columns: Sequence[str] = COLUMNS) -> Iterator[Row]:
        """What became of each page of the shard, in the order of reading; of each row only these columns."""
        try:
            with in_plain_words(), self._files.open(self._path(shard), "rb") as file:
                for batch in pq.ParquetFile(file).iter_batches(256, columns=list(columns)):
                    yield from (Row(**row) for row in batch.to_pylist())
        except (OSError, pa.ArrowException) as e:
            raise ResultsError(f"The results of shard {shard} in {self.place} cannot be read: {e}") from e

    def _path(self, shard: str) -> str:
        return f"{self._root.rstrip('/')}/{shard}.parquet"


def _protocols(files: "fsspec.AbstractFileSystem") -> tuple[str, ...]:
    said = files.protocol
    return (said,) if isinstance(said, str) else tuple(said)


def _packed(rows: Iterable[Row], tally: Tally) -> bytes:
    """The Parquet file. It says nothing of when and where it was made."""
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row in rows:
        for name in COLUMNS:
            columns[name].append(getattr(row, name))
    schema = _SCHEMA.with_metadata({_TALLY: json.dumps(tally.form, ensure_ascii=False).encode()})
    file = BytesIO()
    pq.write_table(pa.table(columns, schema=schema), file, compression="zstd", row_group_size=1024)
    return file.getvalue()


def _tally_in(schema: pa.Schema) -> Tally:
    said = (schema.metadata or {}).get(_TALLY)
    if said is None:
        raise pa.ArrowInvalid("it is not of habeas")
    return Tally.of(json.loads(said))


def _write_whole(path: Path, content: bytes) -> None:
    """Under another name, to the disk, then renamed: whoever dies on the way leaves nothing half done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
