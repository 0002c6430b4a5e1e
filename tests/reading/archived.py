"""Archives as the tests ask for them, web archives written out by hand."""

import gzip
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile

SENTENCE = "The printer Mira Halden was released from the colony at Lozna on 3 March 2024, her sister said. "


def page(title: str, *extra: str) -> bytes:
    """A web page with a report that is long enough to be one."""
    told = "".join(f"<p>{SENTENCE} She had been held for {n} years in that place.</p>" for n in range(2, 9))
    head = f"<title>{title}</title>" + "".join(extra)
    return f"<!DOCTYPE html><html><head>{head}</head><body><h1>{title}</h1><article>{told}</article></body></html>".encode()


def warc(*answers: tuple[str, bytes], packed: bool = True, status: str = "200 OK", **headers: str) -> bytes:
    """A web archive with these answers, (address, body) each; `headers` with _ for - are those of every answer."""
    named = {"content-type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
    said = f"HTTP/1.1 {status}\r\n" + "".join(f"{k}: {v}\r\n" for k, v in named.items()) + "\r\n"
    records = [record(url, said.encode() + body) for url, body in answers]
    return b"".join(gzip.compress(r, mtime=0) if packed else r for r in records)


def record(url: str, block: bytes, kind: str = "response", media: str = "application/http; msgtype=response") -> bytes:
    """One record of a web archive."""
    about = {
        "WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": "2024-03-05T08:00:00Z", "WARC-IP-Address": "203.0.113.7",
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, url)}>", "Content-Type": media,
        "Content-Length": str(len(block)),
    }  # fmt: skip
    head = "WARC/1.0\r\n" + "".join(f"{k}: {v}\r\n" for k, v in about.items()) + "\r\n"
    return head.encode() + block + b"\r\n\r\n"


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip archive of these files by name."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
