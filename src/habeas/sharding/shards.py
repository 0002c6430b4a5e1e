"""What is read together: the unit of work, of failure, and of what is kept in one transaction."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

import xxhash

from habeas import __version__
from habeas.reading import Item, Unreadable
from habeas.sharding.parts import in_parts

BYTES = 8_000_000
"""A shard is closed when it holds so much; a larger file is a shard of its own."""
MOST = 16
"""Or so many things."""
_PIECE = 1 << 20
_CODE = ("dates", "extraction", "linking", "names", "quantities", "reading", "sharding", "*.py")
"""Of the package, what decides how a text is read."""
_LIBRARIES = ("resiliparse", "trafilatura", "pypdfium2", "py3langid", "spacy", "onnxruntime")


@dataclass(frozen=True, slots=True)
class Shard:
    """Things that one worker reads at one go; they are kept together or not at all."""

    items: tuple[Item, ...]

    @property
    def size(self) -> int:
        """Bytes, as far as was known when the things were found."""
        return sum(item.size for item in self.items)


def cut(items: Iterable[Item]) -> Iterator[Shard]:
    """The things in shards, in their order: the same things give the same shards."""
    held, size = list[Item](), 0
    for item in (part for whole in items for part in in_parts(whole)):
        if held and (len(held) == MOST or size + item.size > BYTES):
            yield Shard(tuple(held))
            held, size = [], 0
        held.append(item)
        size += item.size
    if held:
        yield Shard(tuple(held))


def identity(shard: Shard, version: str) -> str:
    """Names a shard by the bytes of its things, where they lie, and the version of what reads them: 32 hex digits."""
    said = xxhash.xxh3_128(version.encode())
    for item in shard.items:
        said.update(f"\x1f{item.location}\x1f".encode("utf-8", "surrogatepass"))
        _take_in(item, said)
    return said.hexdigest()


def _take_in(item: Item, said: "xxhash.xxh3_128") -> None:
    try:
        with item.open() as stream:
            while piece := stream.read(_PIECE):
                said.update(piece)
    except (Unreadable, OSError) as e:
        said.update(f"\x1f{e}".encode("utf-8", "surrogatepass"))


@cache
def code_version(extractor: str) -> str:
    """Names all that decides what becomes of a text: habeas, its extractor, and the libraries that take files apart."""
    root, said = Path(__file__).parents[1], hashlib.sha256(f"{__version__} {extractor}".encode())
    for part in _CODE:
        found = root.glob(part) if "*" in part else (root / part).rglob("*")
        for path in sorted(p for p in found if p.suffix in (".py", ".toml")):
            said.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for library in _LIBRARIES:
        said.update(f"{library} {metadata.version(library)}".encode())
    return said.hexdigest()[:16]
