"""Which reader reads a language; one that has none is set aside, with a note."""

from habeas.extraction.english.reader import English
from habeas.extraction.report import Reader
from habeas.extraction.words import Pipeline

__all__ = ["reader_of"]


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
