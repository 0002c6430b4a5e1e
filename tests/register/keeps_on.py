"""Keeps invented reports and says each aloud once it is kept: `keeps_on.py REGISTER EVIDENCE NAME [COUNT]`."""

import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "spec"))

from telling import report

from habeas.register import Register


def one(name: str, number: int) -> tuple[str, str]:
    """Text and quote of report number so and so."""
    quote = f"Mira Halden {name}{number} was arrested"
    return f"{quote} in Vitsba. " * 20, quote


if __name__ == "__main__":
    place, evidence, name, *limit = sys.argv[1:]
    with Register.open(place, Path(evidence)) as register:
        for number in range(int(limit[0])) if limit else count():
            text, quote = one(name, number)
            kept = report(text, [("arrest", quote, f"Mira Halden {name}{number}")], location=f"{name}{number}.txt")
            kept.keep_in(register)
            print(kept.document.id, flush=True)
