"""Who speaks for a state abroad, and who calls for something by the words of the call itself."""

import re

from habeas.memory import remembered
from habeas.model import Document
from habeas.places import called, country
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.offices import is_diplomat, is_organ, official
from habeas.reconciliation.roles import roles_of
from habeas.reconciliation.source_names import is_person
from habeas.vocabulary import Modality, Type

_CALLS_FOR = re.compile(
    r"(?<![\w'’-])(?P<who>[A-ZА-ЯЁІЎЇЄҐ](?:[^.,;:!?\n“”«»\"]|, [^.,;:!?\n“”«»\"]{3,60}, ){1,70}?),? "
    r"(?:(?!не )[а-яёіўїєґ]+ |(?:has|have|had|also|again|once more|now|since|repeatedly|meanwhile) ){0,3}"
    r"(?:call(?:s|ed) (?:for|on|upon)|demand(?:s|ed)|urge[sd]|ask(?:s|ed)|appeal(?:s|ed)|request(?:s|ed)|"
    r"insist(?:s|ed)|plead(?:s|ed)|press(?:es|ed) for|wants?|"
    r"(?:по)?треб(?:у[ею]т|овал\w*)|призва[лв]\w*|призыва(?:[ею]т|л\w*)|закли[кч]\w+|закліка(?:е|юць|л\w*|ў)|"
    r"(?:по)?прос(?:ит|ят|ил\w*)|настаива[ею]т|настаивал\w*|добива[ею]тся|добивал\w*|"
    r"(?:за)?патрабу(?:е|юць)|(?:за)?патрабава[лў]\w*|дамага\w+|прос(?:іць|яць)|(?:па)?прасі[лў]\w*|"
    r"вимага\w+|зажада\w+|домага\w+|прос(?:ить|ять)|(?:по)?проси[вл]\w*|наполяга\w+)(?!\w)"
)
"""Somebody calls for something: who, with what may stand between commas, and the word for it."""


def calling_for(sentence: str) -> str | None:
    """Who calls for something in a sentence, without what stands between commas behind the name.

    >>> calling_for("Oreld's embassy, which had been silent, again demanded that the two be freed.")
    "Oreld's embassy"
    >>> calling_for("The two are to be freed.") is None
    True
    """
    found = _CALLS_FOR.search(sentence)
    return found["who"].partition(",")[0].strip() if found else None


def who_calls(claim: Claim) -> str | None:
    """The state, the organ or the envoy whom the words of a call name as who calls for it, and not for a term."""
    if claim.said.modality is not Modality.CALLED_FOR or claim.said.type in _OF_COURTS:
        return None
    who = calling_for(claim.said.quote)
    if who is None or not (is_diplomat(who) or is_organ(who) or official(who) or country(who)):
        return None
    land = country(who) if len(who.split()) < COUNTRY_WORDS and not is_organ(who) and not is_diplomat(who) else None
    return f"Ministry of Foreign Affairs of {called(land)}" if land else who


_OF_COURTS = (Type.CHARGE, Type.CONVICTION, Type.SENTENCE)
"""What a prosecutor asks a court for is told by whoever reports the trial."""
COUNTRY_WORDS = 3
"""Fewer words may be the name of a state, and no more."""


def sent_by(source: str, document: Document) -> str | None:
    """The ministry for which a consul or an embassy speaks: of the state in their words, else of the one whose people
    the report tells of."""
    said = (source, *(roles_of(source, document.text) if is_person(source) else ()))
    post = next(filter(is_diplomat, said), None)
    land = (country(post) or _whose_people(document.text)) if post else None
    return f"Ministry of Foreign Affairs of {called(land)}" if land else None


_WHERE_TO = re.compile(
    r"(?<!\w)(?:in|into|inside|from|to|across|by|в|во|у|ў|из|изо|з|із|зі|до|на|па|по)\s+(?:the\s+)?[A-ZА-ЯЁІЎЇЄҐ][\w'’-]+"
)


@remembered
def _whose_people(text: str) -> str | None:
    """The one state that a report names otherwise than as where something was: the one that holds people is not the
    one whose consul speaks for them."""
    lands = {country(word) for word in re.findall(r"[\w'’-]{4,}", _WHERE_TO.sub(" ", text))} - {None}
    return lands.pop() if len(lands) == 1 else None
