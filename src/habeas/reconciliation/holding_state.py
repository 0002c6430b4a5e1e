"""Whether an organ of the state that holds people speaks: it says whom it has, but others see who came out."""

import re

from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.topics import speaks_of


def of_state(c: Claim) -> bool:
    """Whether a claim is the word of an organ of the holding state, or of who is called its speaker in the report."""
    who = c.said.source or c.document.outlet or ""
    if speaks_of("foreign_body", who, in_english(who)):
        return False
    if speaks_of("state_body", who, in_english(who)):
        return True
    last = (c.said.source or "").split()[-1:]
    return bool(last) and last[0][:1].isupper() and _called(c.document.text, last[0])


def _called(text: str, last: str) -> bool:
    """Whether words for such an organ, or for who speaks for one, stand before a name."""
    calls = re.finditer(rf"[^.\n]{{3,40}}\b(?:[^\W\d_][\w'’-]+\s+)??{re.escape(last)}\b", text)
    return any(
        speaks_of("state_body", m[0], in_english(m[0])) and not speaks_of("foreign_body", m[0], in_english(m[0]))
        for m in calls
    )
