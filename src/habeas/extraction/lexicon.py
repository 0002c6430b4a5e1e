"""Words the engine knows by class; the lists stand in `lexicon.toml`."""

import tomllib
from importlib.resources import files

__all__ = [
    "ELSEWHERE",
    "ELSEWHERE_PERHAPS",
    "FEMALE",
    "GIVEN",
    "KIN",
    "MALE",
    "NOT_NAMES",
    "ORGANISATION",
    "PARTICLES",
    "PEOPLE",
    "PEOPLES",
    "PERSON_VERBS",
    "PLACE_WORDS",
    "PLAINLY_POLITICS",
    "POLITICS",
    "ROLES",
    "SPEECH_VERBS",
    "TITLES",
]

_LISTS = {
    key: frozenset(words.split())
    for key, words in tomllib.loads(files("habeas.extraction").joinpath("lexicon.toml").read_text("utf-8")).items()
}
TITLES = _LISTS["titles"]
ROLES = _LISTS["roles"]
KIN = _LISTS["kin"]
GIVEN = _LISTS["given"]
FEMALE = _LISTS["female"]
MALE = _LISTS["male"]
PEOPLE = _LISTS["people"]
PEOPLES = _LISTS["peoples"]
ORGANISATION = _LISTS["organisation"]
PLACE_WORDS = _LISTS["place_words"]
NOT_NAMES = _LISTS["not_names"]
PARTICLES = _LISTS["particles"]
PERSON_VERBS = _LISTS["person_verbs"]
SPEECH_VERBS = _LISTS["speech_verbs"]
ELSEWHERE = _LISTS["elsewhere"]
ELSEWHERE_PERHAPS = _LISTS["elsewhere_perhaps"]
POLITICS = _LISTS["politics"]
PLAINLY_POLITICS = _LISTS["plainly_politics"]
