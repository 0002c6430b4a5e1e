"""Whether an organ of the state that holds people speaks: it says whom it has, but others see who came out."""

import re

from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.topics import spans_of, speaks_of

BESIDE = 70
"""Characters before a name in which its report says who that is."""


def of_state(c: Claim) -> bool:
    """Whether a claim is the word of an organ of the holding state, or of who is called its speaker in the report."""
    who = c.said.source or c.document.outlet or ""
    if speaks_of("foreign_body", who, in_english(who)):
        return False
    if speaks_of("state_body", who, in_english(who)):
        return True
    last = (c.said.source or "").split()[-1:]
    return bool(last) and last[0][:1].isupper() and _called(c.document.text, last[0])


def for_state(c: Claim) -> bool:
    """Whether such an organ vouches for a claim: whom it did not send, and who gives no name, does not speak for it."""
    return of_state(c) and not speaks_of("insiders", c.said.source)


def _called(text: str, last: str) -> bool:
    """Whether a name is that of who speaks for such an organ: "Prison Service spokeswoman Mira Halden".

    What else stands before a name is of somebody else: "the ministry denied it, but the lawyer Mira Halden".
    """
    named = re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", text)
    return any(_speaks_for_it(_before(text[max(m.start() - BESIDE, 0) : m.start()])) for m in named)


def _before(text: str) -> str:
    """The words right before a last name that can say who it is; a comma parts them from the name, or from others."""
    *others, near = re.split(r"[.;:!?\n“”«»\"–—]", text)[-1].split(",")
    return others[-1] if others and all(w[:1].isupper() for w in near.split()) else near


def _speaks_for_it(who: str) -> bool:
    """Whether these words are of an organ and of who speaks for it, with nothing behind that they say or do."""
    said = in_english(who)
    if speaks_of("foreign_body", who, said) or not speaks_of("state_body", who, said):
        return False
    bodies = {end for _, end in spans_of("state_body", who)}
    roles = {end for topic in ("speaker", "heads", "in_office", "in_uniform") for _, end in spans_of(topic, who)}
    behind = who[max(bodies | roles, default=0) :].split()
    return bool(roles - bodies or speaks_of("prosecuting", who)) and all(w[:1].isupper() for w in behind)
