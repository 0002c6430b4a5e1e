"""Reports in an object store, or in any other place that is a folder of files behind an address: s3://, gs://, az://."""

from collections.abc import Iterator
from dataclasses import dataclass
from glob import has_magic
from typing import Any, BinaryIO, cast

from habeas.model import SetAside
from habeas.reading.limits import Unreadable
from habeas.reading.sources import Item, printable
from habeas.stores import StoreError, filesystem, in_plain_words


@dataclass(frozen=True, slots=True)
class Stored(Item):
    """One thing in a store; opened anew by whoever reads it, on whatever machine."""

    address: str = ""

    def open(self) -> BinaryIO:
        try:
            files, place = filesystem(self.address)
            with in_plain_words():
                return cast(BinaryIO, files.open(place, "rb"))
        except (StoreError, OSError) as e:
            raise Unreadable(f"the store does not give it ({e})") from e


def stored(source: str) -> Iterator[Item | SetAside]:
    """The things at an address of a store: one, all under it, or those that fit a pattern, in order of name."""
    try:
        files, place = filesystem(source)
        with in_plain_words():
            found = dict(_found(files, place))
    except (StoreError, OSError, ValueError) as e:
        yield SetAside("reading", printable(source), f"the store cannot be listed ({e})")
        return
    if not found:
        yield SetAside("reading", printable(source), "there is nothing at this address")
    scheme = source.partition("://")[0]
    for path, size in sorted(found.items()):
        if not any(part.startswith(".") for part in path.split("/")):
            address = f"{scheme}://{path.lstrip('/')}" if scheme != "file" else f"file://{path}"
            yield Stored(printable(address), size, name=path.rpartition("/")[2], address=address)


def _found(files: Any, place: str) -> Iterator[tuple[str, int]]:
    """Paths in the store, with the bytes of each."""
    listed = files.glob(place, detail=True) if has_magic(place) else files.find(place, detail=True)
    for path, told in listed.items():
        one = told or files.info(path)  # of a single thing some stores list the name alone
        if one.get("type") == "file":
            yield str(path), int(one.get("size") or 0)  # a name that is told may lack its bucket
