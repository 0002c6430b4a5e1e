"""Spanish and Portuguese, read without a parser: by voice, prepositions, clauses and agreement."""

from habeas.extraction.romance.reader import Romance
from habeas.extraction.romance.words import LANGUAGES

__all__ = ["LANGUAGES", "Romance"]
