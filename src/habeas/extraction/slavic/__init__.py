"""Russian, Belarusian and Ukrainian, read without a parser: by clauses, case endings and agreement."""

from habeas.extraction.slavic.occasions import Told
from habeas.extraction.slavic.people import find_people
from habeas.extraction.slavic.scope import elsewhere
from habeas.extraction.slavic.standing import beside_the_case, genders
from habeas.extraction.slavic.stating import Trigger, settled, state
from habeas.extraction.slavic.words import LANGUAGES

__all__ = ["LANGUAGES", "Told", "Trigger", "beside_the_case", "elsewhere", "find_people", "genders", "settled", "state"]
