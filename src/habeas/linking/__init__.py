"""Which mentions are one human being: judgements that can be taken back, each with its reasons.

A pure function of what is known: the same material in any order gives the same judgements. A name alone never joins
two mentions; names that are alike are compared fact by fact (`facts.py`), and where facts are wanting the question
stays open.

Who works out what, for a derivation of all and for one of what a new report touches:

- `judge(material)` judges a whole register, or one part of it that nothing ties to the rest: no name key in common
  (`names.keys`, `names.near_keys`) and no person's judgement across. A part follows from its reports alone.
- `judge(material, of=ids, among=totals(whole))` judges only those mentions, weighed by how common everything is in the
  whole; the material need hold no more than the reports that name them.
- `known = Known(material, judgements)` stays in memory beside a large register. `known.judge(fresh)` gives in a part
  of a second the judgements that have a mention of the new reports in them, to be added to those already there;
  `known.add(fresh, judgements)` takes the reports in. A derivation of all has the last word: it may find that what was
  enough between two mentions is contested by a third.
"""

from habeas.linking.arrivals import Known
from habeas.linking.judging import judge
from habeas.linking.namesakes import told_apart
from habeas.linking.profiles import Totals, totals
from habeas.linking.refusals import in_the_way

__all__ = ["Known", "Totals", "in_the_way", "judge", "told_apart", "totals"]
