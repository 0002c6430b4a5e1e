"""Write the PDF sample. Needs fpdf2 and the DejaVu Sans font.

    pip install fpdf2
    python docs/make_sample_pdf.py [FONT_FOLDER]
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

OUT = Path(__file__).parent.parent / "samples" / "by-2025-12-29-year-review.pdf"
FONTS = Path("/usr/share/fonts/truetype/dejavu")
PUBLISHED = datetime(2025, 12, 29, 9, 0, tzinfo=UTC)

TITLE = "Belarus: the year of the bus"
STANDFIRST = "Nemunas Policy Notes, No. 12. Vilnius, 29 December 2025"

OPENING = [
    "In 2025 Belarus released political prisoners in groups and put many of them on a bus to a border. This note sets "
    "side by side what different bodies counted. It adds up nothing that was counted by different rules.",
    "On 21 June fourteen people were released after a visit by the US envoy Keith Kellogg and taken to Lithuania, "
    "among them Siarhei Tsikhanouski, who had been sentenced to 18 years. On 11 September there were 52, again to "
    "Lithuania; Mikalai Statkevich refused to cross and was returned to prison. On 16 September Alexander Lukashenko "
    "pardoned 25. On 22 November 31 Ukrainian citizens were handed over to Ukraine. On 13 December 123 people were "
    "released: 114 were taken to Ukraine and nine to Lithuania.",
]
HEADING_COUNTS = "What Viasna and other Belarusian groups counted"
COUNTS = [
    ("As of", "Held", "Note"),
    ("18 January 2025", "1,244", "Belarusian human rights groups"),
    ("27 March 2025", "1,200", "Viasna; the lowest since May 2022"),
    ("21 June 2025", "1,150", "figure given by Tsikhanouskaya"),
    ("2 July 2025", "1,164", "recognised political prisoners"),
    ("11 September 2025", "nearly 1,200", "Viasna, after the release of 52"),
    ("23 December 2025", "1,135", "Viasna, year-end statement"),
]
CLOSING = [
    "The number hardly falls because the list is refilled. Viasna says that 509 people were given the status of "
    "political prisoner in 2025, while 342 were pardoned with American mediation. According to its statement 189 of "
    "the freed were taken out of the country by force.",
    "The initiative Dissidentby counts something else. Between 1 January and 1 December 2025 at least 1,267 people, "
    "349 of them women, were prosecuted for political reasons, it says, and no fewer than 438 were detained. In the "
    "same period 405 were released, most of them because their terms had ended; it could confirm only 24 pardons "
    "where official channels reported 114.",
    "In return the United States eased sanctions on the airline Belavia in September and announced in December "
    "that it would lift those on potash. The European Union has kept its sanctions in place.",
    "Those who remain include the journalist Andrzej Poczobut, sentenced to eight years in February 2023; Valiantsin "
    "Stefanovic and Marfa Rabkova of Viasna; and Eduard Babaryka, arrested on the same day as his father, who is now "
    "free.",
]


def write(fonts: Path) -> None:
    """Lay the note out on A4 with a running footer and save it next to this script."""

    class Note(FPDF):
        def footer(self) -> None:
            self.set_y(-14)
            self.set_font("DejaVu", size=8)
            self.cell(0, 6, f"Nemunas Policy Notes 12/2025 - page {self.page_no()} of {{nb}}", align="C")

    pdf = Note(format="A4")
    pdf.set_creation_date(PUBLISHED)
    pdf.set_title(TITLE)
    pdf.set_author("Nemunas Policy Notes")
    pdf.set_lang("en")
    pdf.add_font("DejaVu", fname=str(fonts / "DejaVuSans.ttf"))
    pdf.add_font("DejaVu", style="B", fname=str(fonts / "DejaVuSans-Bold.ttf"))
    pdf.set_margins(24, 22, 24)
    pdf.add_page()
    pdf.set_font("DejaVu", style="B", size=18)
    pdf.multi_cell(0, 9, TITLE, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("DejaVu", size=9)
    pdf.cell(0, 8, STANDFIRST, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)

    def paragraphs(texts: list[str]) -> None:
        pdf.set_font("DejaVu", size=10.5)
        for text in texts:
            pdf.multi_cell(0, 5.6, text, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(2.6)

    paragraphs(OPENING)
    pdf.set_font("DejaVu", style="B", size=12)
    pdf.multi_cell(0, 8, HEADING_COUNTS, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("DejaVu", size=9.5)
    with pdf.table(COUNTS, col_widths=(28, 20, 52), line_height=6):
        pass
    pdf.ln(5)
    paragraphs(CLOSING)
    pdf.output(str(OUT))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FONTS)
