"""Which reader reads a language; one that has none is set aside, with a note."""

from habeas.extraction import romance, slavic
from habeas.extraction.english import English
from habeas.extraction.report import Reader
from habeas.extraction.words import Pipeline

__all__ = ["reader_of"]


def reader_of(language: str, pipeline: Pipeline) -> Reader | None:
    """The reader of a language, None for one that is not read; `pipeline` parses English."""
    if language == "en":
        return English(pipeline)
    if language in romance.LANGUAGES:
        return romance.Romance(language)
    return slavic.Slavic() if language in slavic.LANGUAGES else None
