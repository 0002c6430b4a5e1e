"""Person names: spellings, scripts, inflection, likeness. Knows nothing of the rest of the house."""

from habeas.names.index import Index, near_keys, shared_keys
from habeas.names.likeness import THRESHOLD, Likeness, similarity
from habeas.names.nominatives import LANGUAGES, nominative
from habeas.names.search import (
    base,
    fold_for_search,
    gender,
    given,
    is_name,
    key,
    keys,
    likeliest_keys,
    matches,
    surname,
)

__all__ = [
    "LANGUAGES",
    "THRESHOLD",
    "Index",
    "Likeness",
    "base",
    "fold_for_search",
    "gender",
    "given",
    "is_name",
    "key",
    "keys",
    "likeliest_keys",
    "matches",
    "near_keys",
    "nominative",
    "shared_keys",
    "similarity",
    "surname",
]
