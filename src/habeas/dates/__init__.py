"""Dates as written and the days they can mean. Knows nothing of the rest of the house.

`find` gives every date of a text and `resolve` one that is cut out, in English, Russian, Belarusian and Ukrainian; the
words and ways of writing of each are in `en.toml` and its like. Conventions, those of the corpus:

- A weekday, "today" and "last month" count from the anchor, the day of publication. "On Friday" is the latest Friday on
  or before it; "last Thursday", said a day or two later, the one a week before.
- A day or month without a year is the latest not after the anchor, unless the sentence looks ahead or the day is less
  than three weeks off. "By Easter" and "before September" are the nearest.
- `iso` is as exact as the words ("late 2020" and "spring of 2020" are 2020); `first` and `last` are narrower: early in
  a year is January to March, mid May to August, late October to December; of a month they are its thirds.
- "Since 2020" and ranges have no iso; months of one written year ("May to August 2020") have that year.
- Weeks have the month in which they begin, "two weeks ago" too; "a year ago" is a month, "two years ago" a year.
- The night of 8 to 9 January is the 9th.
- With no anchor, what counts from it has no days.
"""

from habeas.dates.finding import Anchor, Dated, find, resolve
from habeas.dates.timex3 import Timex, timexes
from habeas.dates.when import Grain, Kind, When
from habeas.dates.words import month_names

__all__ = ["Anchor", "Dated", "Grain", "Kind", "Timex", "When", "find", "month_names", "resolve", "timexes"]
