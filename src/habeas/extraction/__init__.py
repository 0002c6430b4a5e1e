"""Extraction: a Document becomes Statements, each tied to an exact passage. The rules are data, in `rules/`."""

from habeas.extraction.engine import Engine, Extractor, load
from habeas.extraction.rules import RuleError
from habeas.extraction.words import MissingPipeline

__all__ = ["Engine", "Extractor", "MissingPipeline", "RuleError", "load"]
