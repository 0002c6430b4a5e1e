"""The image that stands for a page where its address is shared: the headline, the view, and nothing from elsewhere."""

from textwrap import wrap
from xml.sax.saxutils import escape

import vl_convert

from habeas.publication.frame import Frame
from habeas.publication.language import _, day
from habeas.publication.wording import visible

WIDTH, HEIGHT = 1200, 630
LINES, LETTERS = 5, 33


def png(headline: str, frame: Frame) -> bytes:
    """The image, 1200 x 630."""
    made: bytes = vl_convert.svg_to_png(svg(headline, frame))
    return made


def svg(headline: str, frame: Frame) -> str:
    """The same as SVG: words as text, escaped."""
    lines = wrap(visible(headline).replace("\n", " "), LETTERS)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1][: LETTERS - 1] + "…"]
    size, top = 56, 255 - 36 * len(lines)
    said = "".join(
        f'<text x="80" y="{top + 74 * n}" font-size="{size}" font-weight="600" fill="#1c1e21">{escape(line)}</text>'
        for n, line in enumerate(lines, 1)
    )
    view = [_("As of %(day)s", day=day(frame.on))]
    view += [_("as known on %(day)s", day=day(frame.known))] if frame.known else []
    view += [_("according to %(source)s", source=visible(frame.source)[:60])] if frame.source else []
    frame_size = f'width="{WIDTH}" height="{HEIGHT}"'
    promise = escape(_("who is held, who was freed, and on whose word"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame_size} font-family="sans-serif">'
        f'<rect {frame_size} fill="#fbfaf7"/><rect width="18" height="{HEIGHT}" fill="#8a3324"/>'
        f'{said}<text x="80" y="548" font-size="30" font-weight="700" fill="#0b586b">habeas</text>'
        f'<text x="215" y="548" font-size="26" fill="#5a6069">{promise}</text>'
        f'<text x="80" y="590" font-size="24" fill="#5a6069">{escape(" · ".join(view))}</text></svg>'
    )
