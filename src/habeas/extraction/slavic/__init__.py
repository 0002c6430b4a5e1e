"""Russian, Belarusian and Ukrainian, read without a parser: by clauses, case endings and agreement."""

from habeas.extraction.slavic.reader import Slavic
from habeas.extraction.slavic.words import LANGUAGES

__all__ = ["LANGUAGES", "Slavic"]
