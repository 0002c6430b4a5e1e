"""evidence, stamp: what was received as it was received, handed out, and a time stamp of the logs."""

import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from habeas.cli.base import Settings, command
from habeas.cli.fetching import as_asked, how_to_fetch
from habeas.cli.printing import lines_of_json, notice, plain
from habeas.json_form import encode
from habeas.model import Document
from habeas.reading import Unreadable
from habeas.reading.web import Fetcher
from habeas.register import wacz


@click.command("evidence")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--wacz", "archive", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write them as a WACZ file, which replay tools such as pywb open.",
)  # fmt: skip
@click.option("--bytes", "raw", is_flag=True, help="Write the bytes of one document, as received, to standard output.")
@command
def evidence(settings: Settings, documents: Sequence[str], archive: Path | None, raw: bool) -> None:
    """What was received of documents, as it was received: when, from where, with what headers, under what SHA-256.

    Handed out only to readers who may see all of a document (--as).

    Example: habeas evidence d0123456789abcdef --wacz halden.wacz
    """
    if raw and len(documents) != 1:
        raise click.UsageError("--bytes takes one document")
    with settings.opened() as register:
        found = [(id_, register.evidence_of(id_, settings.tier)) for id_ in documents]
    missing = [id_ for id_, kept in found if kept is None]
    kept = [one for _, one in found if one is not None]
    for id_ in missing:
        notice(f"{plain(id_)}: no evidence that readers of tier {settings.tier.name.lower()} may see")
    if raw and kept:
        sys.stdout.buffer.write(kept[0][1])
    elif archive and kept:
        archive.write_bytes(wacz.packed(kept))
        notice(f"{len(kept)} documents in {archive}")
    elif kept:
        _tell([(document, len(content)) for document, content in kept], as_json=settings.json)
    sys.exit(1 if missing else 0)


def _tell(kept: Sequence[tuple[Document, int]], *, as_json: bool) -> None:
    for document, size in kept:
        form = {
            "document": document.id, "sha256": document.sha256, "bytes": size, "location": document.location,
            "received": encode(document.received), "methods": dict(document.methods),
            "exchange": encode(document.exchange),
        }  # fmt: skip
        if as_json:
            lines_of_json([form])
            continue
        click.echo(f"{document.id}  {plain(document.title or document.location)}")
        click.echo(f"  received {document.received.isoformat()} from {plain(document.location)}")
        click.echo(f"  {size:,} bytes, SHA-256 {document.sha256}")
        if exchange := document.exchange:
            click.echo(f"  {plain(exchange.url)} answered {exchange.status} from {exchange.address or 'unknown'}")
            for name, value in exchange.headers:
                click.echo(f"    {plain(name)}: {plain(value)}")
        for name, method in document.methods:
            click.echo(f"  {name} found by {plain(method)}")


@click.command("stamp")
@click.option("--tsa", required=True, metavar="URL", help="The time stamp authority to ask (RFC 3161).")
@click.option(
    "--trust", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="PEM",
    help="Certificates of its root: the stamp's signature is checked against them.",
)  # fmt: skip
@how_to_fetch
@command
def stamp(settings: Settings, tsa: str, trust: Path | None, **how: Any) -> None:
    """Have a time stamp authority say that the logs stand as they do, and keep its word beside the evidence.

    Sent is one SHA-256, of the last hash of the log of receipt and of that of judgements; nothing of what they hold.
    From then on habeas verify finds a log that was rewritten as a whole. Needs pip install 'habeas[stamps]'.

    Example: habeas stamp --tsa https://tsa.example/tsr
    """
    if find_spec("rfc3161_client") is None:
        raise click.UsageError("time stamps need rfc3161-client: pip install 'habeas[stamps]'")
    fetching = as_asked(**how)
    with settings.opened() as register:
        said = register.to_stamp()
        if not said:
            raise click.UsageError("there is nothing in the register yet that could be stamped")
        notice(f"habeas will send to {plain(tsa)} the SHA-256 {sha256(said).hexdigest()}, and nothing else")
        try:
            with Fetcher(fetching) as fetcher:
                token, when = _stamped(fetcher, tsa, said, trust)
        except Unreadable as e:
            notice(f"not stamped: {e}")
            sys.exit(1)
        name = register.keep_stamp(said, token)
    notice(f"stamped at {when}: stamps/{name}.tsr beside the evidence")


def _stamped(fetcher: Fetcher, tsa: str, said: bytes, trust: Path | None) -> tuple[bytes, str]:
    """The authority's answer and the time in it. Raises Unreadable where it is not a stamp of what was asked."""
    from rfc3161_client import (
        HashAlgorithm,
        PKIStatus,
        TimestampRequestBuilder,
        VerificationError,
        decode_timestamp_response,
    )  # fmt: skip

    request = TimestampRequestBuilder(said, HashAlgorithm.SHA256, nonce=True, cert_req=True).build()
    answer = fetcher.post(tsa, request.as_bytes(), "application/timestamp-query")
    try:
        response = decode_timestamp_response(answer.content)
    except ValueError as e:
        return _loosely(answer.content, said, request.nonce or 0, str(e)[:80], trust)
    if PKIStatus(response.status) not in (PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS):
        raise Unreadable(f"the authority refuses (status {response.status}, {response.status_string})")
    info = response.tst_info
    if info.nonce != request.nonce or info.message_imprint.message != sha256(said).digest():
        raise Unreadable("the stamp is of something else than was sent")
    if trust:
        try:
            _verifier(trust, request).verify_message(response, said)
        except (VerificationError, ValueError) as e:
            raise Unreadable(f"the stamp's signature is not by whom you trust ({str(e)[:120]})") from e
    return answer.content, info.gen_time.isoformat()


def _loosely(content: bytes, said: bytes, nonce: int, wrong: str, trust: Path | None) -> tuple[bytes, str]:
    """An answer that is not in the strict form, as of authorities that put certificates in no order; openssl reads it.

    Raises Unreadable where it does not hold what was sent, or where its signature was to be checked.
    """
    number = nonce.to_bytes((nonce.bit_length() + 7) // 8, "big")
    if sha256(said).digest() not in content or number not in content:
        raise Unreadable(f"its answer is no time stamp ({wrong})")
    if trust:
        raise Unreadable(f"its answer is not in strict form ({wrong}): leave out --trust, and check with openssl ts")
    return content, "a time that openssl ts -reply -text tells: the answer is not in strict form"


def _verifier(trust: Path, request: Any) -> Any:
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerifierBuilder

    builder = VerifierBuilder.from_request(request)
    for certificate in load_pem_x509_certificates(trust.read_bytes()):
        builder = builder.add_root_certificate(certificate)
    return builder.build()


COMMANDS = (evidence, stamp)
"""The commands of this module."""
