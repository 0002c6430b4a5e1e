"""Reading as the tests ask for it: bytes in a file, and the one document or the one reason that comes of them."""

from datetime import UTC, datetime
from pathlib import Path

from habeas.model import Document
from habeas.reading import Item, Limits, Reading, SetAside, items, read

RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
DEFAULT = Limits()


def readings(path: Path, limits: Limits = DEFAULT) -> list[Reading]:
    """What reading makes of a file or folder; things that were set aside when they were found come as readings too."""
    out = list[Reading]()
    for thing in items([str(path)]):
        if isinstance(thing, SetAside):
            out.append(Reading(None, set_aside=(thing,)))
        else:
            assert isinstance(thing, Item)
            out += read(thing, RECEIVED, limits)
    return out


def one(path: Path, content: bytes | str, limits: Limits = DEFAULT) -> Reading:
    """What reading makes of this content at this path."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (reading,) = readings(path, limits)
    return reading


def document(path: Path, content: bytes | str) -> Document:
    """The document that this content at this path is."""
    read_as = one(path, content).document
    assert read_as is not None
    return read_as


def reason(path: Path, content: bytes | str, limits: Limits = DEFAULT) -> str:
    """Why nothing could be read from this content at this path."""
    reading = one(path, content, limits)
    assert reading.document is None
    (aside,) = reading.set_aside
    assert aside.stage == "reading"
    assert aside.about.startswith(str(path))
    return aside.reason
