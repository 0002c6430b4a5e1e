"""Archives of files, zip and tar: each file by its name, within bounds."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from habeas.reading.archives.streams import DAMAGE, Budget, unpacked_member
from habeas.reading.limits import Limits, Unreadable

_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml")
WACZ = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name there, its size, and its bytes as a stream; or why it cannot be had."""

    name: str
    size: int
    stream: BinaryIO | None = None
    wrong: str | None = None


def zipped(stream: BinaryIO, limits: Limits, budget: Budget) -> Iterator[Member]:
    """The files of a zip archive in their order; of a WACZ the web archives alone, for the rest indexes them."""
    try:
        archive = ZipFile(stream)
    except (BadZipFile, *DAMAGE, ValueError, NotImplementedError) as e:
        raise Unreadable(f"a broken zip archive ({str(e)[:100]})") from e
    with archive:
        inside = [info for info in archive.infolist() if not info.is_dir()]
        names = {info.filename for info in inside}
        if not names.isdisjoint(_OFFICE):
            raise Unreadable("an office document or electronic book (save it as text or PDF)")
        if len(inside) > limits.members:
            raise Unreadable(f"an archive of {len(inside):,} files; up to {limits.members:,} are read")
        if WACZ in names and any(name.startswith("archive/") for name in names):
            inside = [info for info in inside if info.filename.startswith("archive/")]
        for info in inside:
            yield _zip_member(archive, info, budget)


def _zip_member(archive: ZipFile, info: ZipInfo, budget: Budget) -> Member:
    if info.flag_bits & 1:
        return Member(info.filename, info.file_size, wrong="it needs a password; save a copy without one")
    try:
        stream = unpacked_member(archive.open(info), budget)
        return Member(info.filename, info.file_size, stream)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, *DAMAGE) as e:
        return Member(info.filename, info.file_size, wrong=f"it cannot be unpacked ({str(e)[:100]})")


def tarred(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """The files of a tar archive in their order; links and devices in it are no files."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for number, info in enumerate(archive):
                if number >= limits.members:
                    raise Unreadable(f"an archive of more than {limits.members:,} files; the rest is not read")
                if info.isfile() and (member := archive.extractfile(info)):
                    yield Member(info.name, info.size, member)  # type: ignore[arg-type]
    except (tarfile.TarError, *DAMAGE) as e:
        raise Unreadable(f"a broken tar archive: it was read up to where it makes no sense ({str(e)[:100]})") from e
