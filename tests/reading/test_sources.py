"""Files, folders, patterns and standard input are found; what is no file says what it is."""

import os
import socket
from io import BytesIO
from pathlib import Path

import pytest

from habeas.reading import Item, SetAside, items, read

from .told import RECEIVED

NOBODY = 65534


def found(*sources: str | Path) -> list[str]:
    return [t.location for t in items([str(s) for s in sources]) if isinstance(t, Item)]


def reasons(*sources: str | Path) -> dict[str, str]:
    return {t.about: t.reason for t in items([str(s) for s in sources]) if isinstance(t, SetAside)}


def test_a_folder_is_read_all_the_way_down_in_order_of_name(tmp_path: Path) -> None:
    """Every file under a folder comes, in order of name, hidden ones left out."""
    for name in ("b.txt", "a/z.txt", "a/y.md", ".git/config", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert found(tmp_path) == [f"{tmp_path}/a/y.md", f"{tmp_path}/a/z.txt", f"{tmp_path}/b.txt"]


def test_a_location_is_the_path_as_the_user_gave_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path stays relative, and says the size."""
    (tmp_path / "report.txt").write_text("words")
    monkeypatch.chdir(tmp_path)
    (item,) = items(["report.txt"])
    assert isinstance(item, Item)
    assert (item.location, item.size, item.suffix) == ("report.txt", 5, ".txt")


def test_a_pattern_is_expanded_when_the_shell_has_not(tmp_path: Path) -> None:
    """Glob patterns work, ** too, and a pattern without a match says so."""
    (tmp_path / "deep").mkdir()
    for name in ("a.txt", "b.md", "deep/c.txt"):
        (tmp_path / name).write_text("words")
    assert found(tmp_path / "*.txt") == [f"{tmp_path}/a.txt"]
    assert found(tmp_path / "**/*.txt") == [f"{tmp_path}/a.txt", f"{tmp_path}/deep/c.txt"]
    assert found(tmp_path / "**") == [f"{tmp_path}/a.txt", f"{tmp_path}/b.md", f"{tmp_path}/deep/c.txt"]
    assert "no file matches" in reasons(tmp_path / "*.pdf")[f"{tmp_path}/*.pdf"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    """Brackets in the name of a file that is there are no pattern."""
    (tmp_path / "list[1].txt").write_text("words")
    assert found(tmp_path / "list[1].txt") == [f"{tmp_path}/list[1].txt"]


def test_standard_input_is_read_at_the_sign_for_it() -> None:
    """`-` is what is piped in; without a pipe it says so."""
    (item,) = items(["-"], BytesIO(b"Mira Halden is free."))
    assert isinstance(item, Item)
    (reading,) = read(item, RECEIVED)
    assert reading.document is not None
    assert (reading.document.text, reading.document.location) == ("Mira Halden is free.", "-")
    assert "standard input" in reasons("-")["-"]


@pytest.mark.parametrize("address", ["https://outlet.example/a", "http://outlet.example/feed.xml"])
def test_an_address_is_not_fetched_unless_asked_for(address: str) -> None:
    """Fetching is off by default: an address says what would be asked for, and how to allow it."""
    why = reasons(address)[address]
    assert "--fetch" in why
    assert address.rpartition("/")[0] + "/robots.txt" in why


def test_an_address_of_another_kind_says_what_is_fetched() -> None:
    """Only web pages are fetched."""
    assert "http and https" in reasons("ftp://x.example/a")["ftp://x.example/a"]


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    """A path to nothing, and a link to nothing, are set aside with that reason."""
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert "no such file" in reasons(tmp_path / "gone")[f"{tmp_path}/gone"]
    assert "nothing there" in reasons(tmp_path / "link")[f"{tmp_path}/link"]


def test_what_is_no_file_says_what_it_is(tmp_path: Path) -> None:
    """Devices, pipes and sockets are named as such and never opened."""
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        assert "a pipe" in reasons(tmp_path / "pipe")[f"{tmp_path}/pipe"]
        assert "a socket" in reasons(tmp_path)[f"{tmp_path}/socket"]
    assert "a device" in reasons("/dev/null")["/dev/null"]


def test_a_link_is_followed_inside_its_folder_only(tmp_path: Path) -> None:
    """A link that leads out of the folder given is set aside; one that stays inside is read."""
    (tmp_path / "outside.txt").write_text("words")
    folder = tmp_path / "folder"
    (folder / ".store").mkdir(parents=True)
    (folder / ".store" / "kept.txt").write_text("words")
    (folder / "inside.txt").symlink_to(folder / ".store" / "kept.txt")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "up").symlink_to(tmp_path)
    assert found(folder) == [f"{folder}/inside.txt"]
    assert all("leads out of the folder" in reasons(folder)[f"{folder}/{name}"] for name in ("out.txt", "up"))


def test_links_that_go_in_circles_end(tmp_path: Path) -> None:
    """A link back to the folder itself, and one to itself, neither loop nor double what is there."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "report.txt").write_text("words")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert found(tmp_path) == [f"{tmp_path}/a/report.txt"]
    assert "leads back to itself" in reasons(tmp_path)[f"{tmp_path}/self"]


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    """What is given by name was meant, whatever it links to."""
    (tmp_path / "report.txt").write_text("words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "report.txt")
    assert found(tmp_path / "link.txt") == [f"{tmp_path}/link.txt"]


def test_a_name_that_is_no_text_is_shown_with_escapes(tmp_path: Path) -> None:
    """A file whose name has bytes of no text, or a line end, is read, and its location can be printed and kept."""
    for name in (b"caf\xe9.txt", b"two\nlines.txt", b"\x1b[2Jclear.txt"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text("words")
    locations = found(tmp_path)
    assert len(locations) == 3
    assert all(location.isprintable() and location.encode() for location in locations)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_folder_without_rights_is_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A folder and a file that we may not read are set aside with that reason; what lies beside them is read."""
    (tmp_path / "report.txt").write_text("words")
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked" / "inside.txt").write_text("words")
    (tmp_path / "secret.txt").write_text("words")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "locked").chmod(0)
    tmp_path.chmod(0o755)
    try:
        lines = as_nobody(tmp_path)
    finally:
        (tmp_path / "locked").chmod(0o755)
    no_right = "no right to read it; ask its owner, or run as a user who may"
    assert lines == [f"aside locked: {no_right}", "item report.txt", f"aside secret.txt: {no_right}"]


def as_nobody(folder: Path) -> list[str]:
    """What items() finds in a folder, as a user whom permissions bind: a child process gives up the rights of root."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(readable)
            os.chdir(folder)  # while we may: the folders above it need not be open to all
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            lines = [
                f"item {t.location}" if isinstance(t, Item) else f"aside {t.about}: {t.reason}" for t in items(["."])
            ]
            os.write(writable, "\n".join(lines).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writable)
    with os.fdopen(readable) as stream:
        said = stream.read()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return said.split("\n")
