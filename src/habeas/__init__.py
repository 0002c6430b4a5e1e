"""habeas: who is held, who was freed, and on whose word."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.questions import Questions

__version__ = "0.1.0"


def open(path: str | Path = "./habeas.db", tier: str = "public", according_to: str | None = None) -> "Questions":
    """The register at a path or a `postgresql://` URL, with the five questions as methods.

    `tier` is whose questions they are: nothing above it is in any answer. `according_to` narrows all to one source.
    """
    from habeas.questions import Questions  # only here: what only names a version loads nothing

    return Questions(path, tier, according_to)
