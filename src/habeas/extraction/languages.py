"""Which reader reads a language; one that has none is set aside, with a note."""

from habeas.extraction.english.reader import English
from habeas.extraction.report import Reader
from habeas.extraction.words import Pipeline
from habeas.model import Document

__all__ = ["language_of", "reader_of"]


def language_of(document: Document) -> str:
    """The language in which a document is read: its own, English where none is known."""
    return document.language or "en"


def reader_of(language: str, pipeline: Pipeline) -> Reader | None:
    """The reader of a language, None for one that is not read; `pipeline` parses English.

    What reads other languages than English is loaded when a report in one of them is there.
    """
    match language:
        case "en":
            return English(pipeline)
        case "es" | "pt":
            from habeas.extraction.romance import Romance

            return Romance(language)
        case "be" | "ru" | "uk":
            from habeas.extraction.slavic import Slavic

            return Slavic()
    return None
