"""Which mentions are one human being: judgements that can be taken back, each with its reasons.

A pure function of what is known: the same material in any order gives the same judgements. A name alone never joins
two mentions; names that are alike are compared fact by fact (`facts.py`), and where facts are wanting the question
stays open.
"""

from habeas.linking.arrivals import Known
from habeas.linking.judging import judge
from habeas.linking.namesakes import told_apart
from habeas.linking.refusals import in_the_way

__all__ = ["Known", "in_the_way", "judge", "told_apart"]
