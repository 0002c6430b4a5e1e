"""PDF files made in the tests: printed lines at places on pages, the file's properties, a lock."""

from collections.abc import Mapping, Sequence

Printed = tuple[float, float, float, str]  # left and baseline in points from the lower left corner, size, words


def pdf(
    pages: Sequence[Sequence[Printed]], info: Mapping[str, str] | None = None, locked: bool = False, script: str = ""
) -> bytes:
    """A PDF with these lines on its pages, in Helvetica; `locked` asks for a password nobody knows,
    `script` is to be run when it is opened."""
    action = f"/OpenAction << /S /JavaScript /JS ({_escaped(script)}) >>" if script else ""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {action} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        shown = "".join(
            f"BT /F1 {size} Tf {left} {base} Td ({_escaped(text)}) Tj ET\n" for left, base, size, text in lines
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
    trailer = f"/Size {len(objects) + 3} /Root 1 0 R"
    objects.append("<< " + " ".join(f"/{k} ({_escaped(v)})" for k, v in (info or {}).items()) + " >>")
    trailer += f" /Info {len(objects)} 0 R"
    if locked:
        secret = "00" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{'ab' * 16}> <{'ab' * 16}>]"
    return _file(objects, trailer)


def paragraph(lines: Sequence[str], top: float, left: float = 72, size: float = 11) -> list[Printed]:
    """Lines one below the other."""
    return [(left, top - n * size * 1.25, size, text) for n, text in enumerate(lines)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[str], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", list[int]()
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010} 00000 n \n" for p in places)
    return out + f"{table}trailer\n<< {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
