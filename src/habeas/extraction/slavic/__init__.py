"""Russian, Belarusian and Ukrainian, read without a parser: by clauses, case endings and agreement."""

from habeas.extraction.slavic.people import find_people, genders, official
from habeas.extraction.slavic.stating import Trigger, state
from habeas.extraction.slavic.words import LANGUAGES

__all__ = ["LANGUAGES", "Trigger", "find_people", "genders", "official", "state"]
