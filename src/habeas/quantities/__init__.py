"""Numbers of people and lengths of time, as written and as bounds. Knows nothing of the rest of the house.

The conventions are those of the corpus: "over 75" is 76 or more, "about 200" is 190 to 210, "dozens" is 24 to 99. The
words of each language stand in `words.toml`, and the numbers themselves in `habeas/numerals.toml`.
"""

from habeas.quantities.counting import Counted, counts, number, together
from habeas.quantities.lengths import Term, term, terms
from habeas.quantities.ranges import Range, add

__all__ = ["Counted", "Range", "Term", "add", "counts", "number", "term", "terms", "together"]
