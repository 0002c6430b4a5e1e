"""Invented reports to read from bytes to findings."""

from pathlib import Path

REPORTS = {
    "arrest.txt": """Halden taken from her home

Border Post, 4 March 2024

Police in Lowmark arrested the journalist Mira Halden on 3 March 2024, the Centre for Open Courts said.
Halden, 41, is accused of extremism.
""",
    "sentence.html": """<!doctype html><html lang="en"><head><title>Journalist gets four years</title>
<meta property="og:site_name" content="Valley Courier">
<meta property="article:published_time" content="2024-09-20T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/x">Tamsin Orrick freed</a></nav><article><h1>Journalist gets four years</h1>
<p>A court in Lowmark on Friday sentenced the journalist Mira Halden to four years in prison on extremism charges.
She has been in custody since March, when police came to her home, according to the Centre for Open Courts.</p>
<p>The Centre for Open Courts said that 214 political prisoners were held in the country as of 15 September 2024.</p>
</article><footer>All rights reserved</footer></body></html>
""",
    "release.md": """---
title: Thirty freed
outlet: Border Post
date: 2025-05-11
---
# Thirty freed

Lowmark released 30 political prisoners on 10 May 2025, including the journalist Mira Halden, after talks with a foreign envoy.

In exchange, the neighbouring Union lifted sanctions on the airline Lowair.

The Centre for Open Courts said that 190 political prisoners were still held as of 11 May 2025.
""",
    "refusal.jsonl": """{"id": "r1", "outlet": "Valley Courier", "published": "2025-05-12", "lang": "en", "text": "One of the thirty, \
the trade unionist Oren Talby, refused to leave the country and was arrested again on 11 May 2025, his lawyer said."}
""",
}


def written(folder: Path) -> Path:
    """The folder, with the reports in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder
