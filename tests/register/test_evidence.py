"""Evidence: the bytes and headers as received, found changed when they are, stamped when asked, handed out as WACZ."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from cdxj_indexer.main import CDXJIndexer
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text
from surt import surt as usual_key
from warcio.archiveiterator import ArchiveIterator

from habeas.cli import habeas
from habeas.model import Document, Exchange, Judgement, Reading
from habeas.reading import Item, read
from habeas.register import Register, wacz
from habeas.vocabulary import Tier, Verdict
from tests.reading.archived import page
from tests.reading.web.serving import Page, serving

AT = datetime(2024, 3, 5, 8, tzinfo=UTC)
HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Transfer-Encoding", "chunked"), ("Server", "fjord"))


def fetched(title: str, url: str) -> Reading:
    exchange = Exchange(url, 200, HEADERS, ("https://gazette.example/old",), "203.0.113.7")
    (reading,) = read(Item(url, 1, content=page(title), name="page.html", exchange=exchange, received=AT), AT)
    return reading


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Register]:
    """A register with two fetched pages and a text from a file."""
    with Register.open(tmp_path / "r.db") as register:
        for title, url in (
            ("Halden released", "https://www.gazette.example/b?x=2&a=1"),
            ("Talby held", "https://gazette.example/a/"),
        ):
            register.keep(fetched(title, url))
        register.keep(next(iter(read(Item("notes.txt", 1, content=b"Mira Halden is free.", name="notes.txt"), AT))))
        yield register


def documents(register: Register) -> list[Document]:
    return sorted(register.as_seen_by(Tier.SEALED).documents(), key=lambda d: d.title or "~")


def evidence(register: Register) -> list[tuple[Document, bytes]]:
    return [one for d in documents(register) if (one := register.evidence_of(d.id, Tier.PUBLIC))]


def test_a_changed_byte_is_found_wherever_it_is(kept: Register, tmp_path: Path) -> None:
    """A byte changed in the evidence, in a header, in a time of receipt or in a text is found by verify."""
    assert list(kept.verify()) == []
    stored = next((tmp_path / "r.db.evidence").rglob("*.zst"))
    whole = stored.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 7)):
        stored.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert [str(p) for p in kept.verify()], f"byte {at}"
    stored.write_bytes(whole)
    assert list(kept.verify()) == []
    engine = create_engine(f"sqlite:///{tmp_path / 'r.db'}")
    for change in (
        "UPDATE capture SET form = replace(form, 'fjord', 'Fjord') WHERE seq = 1",
        "UPDATE capture SET received = replace(received, '08:', '09:') WHERE seq = 2",
        "UPDATE document SET text = text || ' ' WHERE seq = 3",
        "UPDATE capture SET tier = 1 WHERE seq = 1",
    ):
        with engine.connect() as connection, connection.begin() as transaction:
            connection.execute(text(change))
            transaction.commit()
        assert any("has changed" in p.what for p in kept.verify()), change
    engine.dispose()


def test_a_wacz_is_what_its_specification_asks_for(kept: Register, tmp_path: Path) -> None:
    """The validator of those who wrote the specification finds nothing wrong with it."""
    (tmp_path / "e.wacz").write_bytes(wacz.packed(evidence(kept)))
    command = [
        sys.executable,
        "-c",
        "from wacz.main import main; raise SystemExit(main())",
        "validate",
        "-f",
        str(tmp_path / "e.wacz"),
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "FAIL" not in (said.stdout + said.stderr).upper()


def test_a_wacz_holds_what_was_received(kept: Register) -> None:
    """Each page is at its address with its bytes, headers and moment, as another library reads them; so is a file."""
    with ZipFile(BytesIO(wacz.packed(evidence(kept)))) as archive:
        warc, index = archive.read("archive/data.warc.gz"), archive.read("indexes/index.cdx").decode()
        pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").splitlines()]
    records = {}
    for record in ArchiveIterator(BytesIO(warc), check_digests="raise"):
        body = record.content_stream().read()
        records[record.rec_type, record.rec_headers.get_header("WARC-Target-URI")] = (record, body)
    record, body = records["response", "https://gazette.example/a/"]
    assert body == page("Talby held")
    assert record.http_headers.get_header("Server") == "fjord"
    assert record.http_headers.get_header("Transfer-Encoding") is None
    assert record.rec_headers.get_header("WARC-Date") == "2024-03-05T08:00:00Z"
    assert any(kind == "resource" and body == b"Mira Halden is free." for (kind, _), (_, body) in records.items())
    assert [p["title"] for p in pages[1:]] == ["Halden released", "Talby held", pages[3]["url"]]
    for line in index.splitlines():
        where = json.loads(line.split(" ", 2)[2])
        assert warc[int(where["offset"]) :].startswith(b"\x1f\x8b")
        assert sha256(warc[int(where["offset"]) :][: int(where["length"])]).hexdigest() == where["recordDigest"][7:]


def test_the_index_is_the_one_that_the_usual_tool_would_make(kept: Register, tmp_path: Path) -> None:
    """Keys and places of the pages are those of cdxj-indexer."""
    with ZipFile(BytesIO(wacz.packed(evidence(kept)))) as archive:
        (tmp_path / "data.warc.gz").write_bytes(archive.read("archive/data.warc.gz"))
        ours = archive.read("indexes/index.cdx").decode().splitlines()
    out = tmp_path / "index.cdxj"
    CDXJIndexer(str(out), [str(tmp_path / "data.warc.gz")], sort=True).process_all()
    theirs = [line for line in out.read_text().splitlines() if "invalid" not in line]

    def place(line: str) -> tuple[str, str, str, str]:
        key, when, said = line.split(" ", 2)
        return key, when, json.loads(said)["offset"], json.loads(said)["length"]

    assert [place(line) for line in ours if "invalid" not in line] == [place(line) for line in theirs]


@pytest.mark.parametrize("url", [
    "http://203.0.113.7:8080/p.html", "http://[2001:db8::1]/x", "https://www.fjord.example/a/b/", "https://fjord.example",
    "http://Fjord.example:80/A?b=2&a=1&B=3", "https://www2.fjord.example/a//b", "https://fjord.example/a/../b?",
    "https://fjord.example:443/a?PHPSESSID=0123456789abcdef0123456789abcdef&x=1", "https://fjord.example/%D0%9F?q=%d0%9f",
    "https://fjord.example/?sid=9682993c8daa2c5497996114facdc805", "https://xn--e1afmkfd.xn--p1ai/x?b=c=d&a#end",
])  # fmt: skip
def test_an_address_is_looked_up_by_the_key_of_the_usual_tool(url: str) -> None:
    """Whoever replays the file turns an address into this key, also that of a number, of a port and of a session."""
    assert wacz.surt(url) == usual_key(url)


def test_the_same_evidence_is_the_same_file(kept: Register) -> None:
    """An export says nothing of when or where it was made."""
    assert wacz.packed(evidence(kept)) == wacz.packed(evidence(kept))


def test_evidence_is_read_back_as_it_was(kept: Register, tmp_path: Path) -> None:
    """habeas reads its own WACZ: the same bytes are the same documents."""
    (tmp_path / "e.wacz").write_bytes(wacz.packed(evidence(kept)))
    again = [r.document for r in read(Item("e.wacz", 1, tmp_path / "e.wacz"), datetime.now(UTC)) if r.document]
    assert {d.id for d in again} == {d.id for d in documents(kept)}
    assert {d.received for d in again} == {AT}


def test_what_is_withheld_is_not_handed_out_in_bytes(kept: Register) -> None:
    """Of a document of which a reader sees less than all, no bytes and no headers are given."""
    sealed = documents(kept)[0]
    kept.decide(Judgement(Verdict.TIER, (sealed.id,), "desk", ("asked for",), AT, value="restricted"))
    assert kept.evidence_of(sealed.id, Tier.PUBLIC) is None
    found = kept.evidence_of(sealed.id, Tier.SEALED)
    assert found is not None and found[1] == page("Halden released")


# ---------------------------------------------------------------- as a user runs it


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(habeas, ["--register", str(folder / "r.db"), *arguments], prog_name="habeas")


def test_evidence_is_shown_and_written_by_command(kept: Register, tmp_path: Path) -> None:
    """habeas evidence tells what was received, gives the bytes, and writes a WACZ."""
    first = documents(kept)[0]
    assert first.sha256 in run(tmp_path, "evidence", first.id).stdout
    assert "Server: fjord" in run(tmp_path, "evidence", first.id).stdout
    assert run(tmp_path, "evidence", first.id, "--bytes").stdout_bytes == page("Halden released")
    assert run(tmp_path, "evidence", first.id, "--wacz", str(tmp_path / "e.wacz")).exit_code == 0
    assert (tmp_path / "e.wacz").read_bytes()[:2] == b"PK"
    assert run(tmp_path, "evidence", "d0000000000000000").exit_code == 1


CONFIG = """
oid_section = oids
[oids]
policy = 1.2.3.4.1
[tsa]
default_tsa = here
[here]
serial = {0}/serial
signer_digest = sha256
default_policy = policy
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical,CA:TRUE
[signer]
extendedKeyUsage = critical,timeStamping
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A time stamp authority on this machine, which openssl answers for: its address, and its root certificate."""
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "config").write_text(CONFIG.format(folder))
    (folder / "serial").write_text("01")
    openssl(
        folder,
        "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=Root -config config -extensions ca",
    )
    openssl(folder, "req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Stamps -config config")
    openssl(
        folder,
        "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 2 -extfile config -extensions signer",
    )

    def answers(handler: BaseHTTPRequestHandler) -> None:
        chain = "-chain ca.pem " if handler.path == "/chain" else ""
        (folder / "query").write_bytes(handler.rfile.read(int(handler.headers["Content-Length"])))
        openssl(
            folder,
            f"ts -reply -config config -section here -queryfile query -signer tsa.pem -inkey tsa.key {chain}-out reply",
        )
        reply = (folder / "reply").read_bytes()
        handler.send_response(200)
        handler.send_header("Content-Type", "application/timestamp-reply")
        handler.send_header("Content-Length", str(len(reply)))
        handler.end_headers()
        handler.wfile.write(reply)

    with serving({"/tsr": Page(how=answers), "/chain": Page(how=answers), "/no": b"no stamp"}) as site:
        yield site.url, folder / "ca.pem"


def openssl(folder: Path, arguments: str) -> None:
    subprocess.run(["openssl", *arguments.split()], cwd=folder, check=True, capture_output=True)


def test_the_logs_are_stamped_on_request_alone(kept: Register, tmp_path: Path, authority: tuple[str, Path]) -> None:
    """The stamp is kept beside the evidence, its signature checked; openssl finds it good; verify looks at it."""
    url, root = authority
    arguments = ("--allow", "127.0.0.0/8", "--trust", str(root))
    done = run(tmp_path, "stamp", "--tsa", f"{url}/tsr", *arguments)
    assert done.exit_code == 0, done.stderr
    assert "and nothing else" in done.stderr
    (said,) = (tmp_path / "r.db.evidence" / "stamps").glob("*.txt")
    token = said.with_suffix(".tsr")
    openssl(tmp_path, f"ts -verify -data {said} -in {token} -CAfile {root}")
    assert run(tmp_path, "verify").exit_code == 0


def test_a_stamp_in_no_strict_form_is_kept_for_what_openssl_makes_of_it(
    kept: Register, tmp_path: Path, authority: tuple[str, Path]
) -> None:
    """Authorities that put their certificates in no order are common: their stamp is kept, and said to be unusual."""
    url, root = authority
    done = run(tmp_path, "stamp", "--tsa", f"{url}/chain", "--allow", "127.0.0.0/8")
    assert done.exit_code == 0 and "not in strict form" in done.stderr
    (said,) = (tmp_path / "r.db.evidence" / "stamps").glob("*.txt")
    openssl(tmp_path, f"ts -verify -data {said} -in {said.with_suffix('.tsr')} -CAfile {root}")


def test_a_log_that_is_rewritten_as_a_whole_is_found_by_its_stamp(
    kept: Register, tmp_path: Path, authority: tuple[str, Path]
) -> None:
    """Whoever rewrites every row so that the hashes fit again cannot rewrite what was stamped."""
    run(tmp_path, "stamp", "--tsa", f"{authority[0]}/tsr", "--allow", "127.0.0.0/8")
    (said,) = (tmp_path / "r.db.evidence" / "stamps").glob("*.txt")
    other = tmp_path / "other"
    other.mkdir()
    with Register.open(other / "r.db") as forged:
        for n in range(3):
            forged.keep(fetched(f"Forged {n}", f"https://gazette.example/{n}"))
        assert list(forged.verify()) == []
        stamps = other / "r.db.evidence" / "stamps"
        stamps.mkdir()
        for part in (said, said.with_suffix(".tsr")):
            (stamps / part.name).write_bytes(part.read_bytes())
        assert any("not what was stamped" in p.what for p in forged.verify())
        (stamps / said.name).write_bytes(said.read_bytes().replace(b"row 3", b"row 2"))
        assert any("missing or has changed" in p.what for p in forged.verify())


def test_what_is_no_stamp_is_not_kept(kept: Register, tmp_path: Path, authority: tuple[str, Path]) -> None:
    """An answer that is none, and one that nobody trusted signed, are one line, and nothing is kept."""
    url, _ = authority
    none = run(tmp_path, "stamp", "--tsa", f"{url}/no", "--allow", "127.0.0.0/8")
    assert none.exit_code == 1 and "not stamped" in none.stderr
    closed = run(tmp_path, "stamp", "--tsa", f"{url}/tsr")
    assert closed.exit_code == 1 and "loopback" in closed.stderr
    stranger = tmp_path / "stranger.pem"
    openssl(
        tmp_path, f"req -x509 -newkey rsa:2048 -nodes -keyout {tmp_path}/k -out {stranger} -days 2 -subj /CN=Stranger"
    )
    untrusted = run(tmp_path, "stamp", "--tsa", f"{url}/tsr", "--allow", "127.0.0.0/8", "--trust", str(stranger))
    assert untrusted.exit_code == 1 and "whom you trust" in untrusted.stderr
    assert not (tmp_path / "r.db.evidence" / "stamps").exists()
