"""The outlets of a material: who speaks in them where nobody is quoted, and under what shortened names they go."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from habeas.folding import fold
from habeas.memory import remembered
from habeas.model import Document
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.claims import Claim
from habeas.reconciliation.lands import Lands
from habeas.reconciliation.source_names import CYRILLIC, letters, name, sounds
from habeas.reconciliation.topics import listed

CREDIT = re.compile(
    r"\((?P<bracket>[A-Z][\w.&'’ -]{2,40})\)\s*[-–—]|[-–—]\s*[\w. ]+ with (?P<tail>[A-Z][\w.&'’ -]{2,40})\s*$|"
    r"\((?P<end>[A-Z][\w.&'’ -]{2,40})\)\s*$",
    re.MULTILINE,
)
"""A credit line of a news agency: "CITY (Agency) - ...", "... - Outlet with Agency", "... (Agency)" at the end."""


def voice(document: Document) -> str:
    """Who speaks in a document where no one is quoted: the agency it credits, else the outlet, the site or the file."""
    if agency := _agency(document):
        return agency
    outlet = document.outlet or _site(document.url) or ""
    return name(outlet) or name(f"«{outlet}»") or fold(outlet) or document.id


def credits_agency(document: Document) -> bool:
    """Whether a report is, by its credit line, the dispatch of an agency.

    That tells news as it learns them, however much of it others told before.
    """
    return bool(_agency(document))


def _agency(document: Document) -> str:
    """The name of the agency that a report credits; cells of a list end in brackets too: a maiden name."""
    agency = None if document.lists else _credited(document.text)
    return name(agency) if agency else ""


@remembered
def _credited(text: str) -> str | None:
    """The agency that a text credits, as written; remembered, since every claim of it is asked for its own."""
    heading = text.find("\n") if "\n" in text.strip() else 0
    credits = (c for c in CREDIT.finditer(text) if c["end"] is None or c.start() > heading)  # no credit ends a heading
    credit = next(credits, None)
    return next((g for g in credit.groups() if g), None) if credit else None


def _site(url: str | None) -> str | None:
    found = re.match(r"https?://(?:www\.)?([^/:]+)", url or "")
    return found.group(1) if found else None


class Outlets:
    """The outlets of a case under their full names, for reports that shorten them: "Lumen", "the Justice Ministry".

    "The Foreign Ministry" is left as it is: where two states deal with each other it may be either's.
    """

    def __init__(self, claims: Mapping[str, Sequence[Claim]]) -> None:
        self._own: dict[str, list[Claim]] = {}
        self._named: dict[str, set[str]] = {}
        for of in claims.values():
            if of[0].document.outlet:
                self._own.setdefault(voice(of[0].document), []).append(of[0])
        for told in self._own.values():
            told.sort(key=lambda o: o.order)
        self._written: dict[str, str] = {o: of[0].document.outlet or "" for o, of in self._own.items()}
        for outlet in self._own:
            for word in outlet.split():
                for key in (word, sounds(word), f"={letters(word)}"):
                    self._named.setdefault(key, set()).add(outlet)
        self._lands = Lands()
        self._known: dict[tuple[str, str], str | None] = {}

    def reports(self) -> Iterable[Document]:
        """A report of each outlet."""
        return (of[0].document for of in self._own.values())

    def fuller(self, named: str, claim: Claim) -> str | None:
        """The one outlet whose name has all these words and more, or sounds so where it is written in other letters.

        An organ's name leads to an outlet only where that can be of one country.
        """
        key = (named, claim.document.id)
        if key not in self._known:
            self._known[key] = self._fuller(named, claim)
        return self._known[key]

    def _fuller(self, named: str, claim: Claim) -> str | None:
        said = set(named.split())
        cyrillic = bool(CYRILLIC.search(claim.said.source or ""))
        fitting = self._holding(said) - {named}
        if not fitting and named not in self._own:
            heard = self._holding({f"={letters(word)}" for word in said if len(word) > 2})
            heard = heard or self._holding({sounds(word) for word in said if len(sounds(word)) > 3})
            fitting = {o for o in heard if bool(CYRILLIC.search(self._written[o])) != cyrillic}
        fitting = {o for o in fitting if self._of_its_kind(o, claim.said.source or "")}
        if "foreign" in said and said <= listed("offices"):
            return None
        if said <= listed("offices"):
            fitting = {o for o in fitting if self._lands.acquainted(claim, self._nearest(o, claim))}
        return min(fitting) if len(fitting) == 1 else None

    def _of_its_kind(self, outlet: str, source: str) -> bool:
        """Whether an outlet can be the body of the kind in a name: the Tarn Post is not the Tarn Committee."""
        kinds = set(in_english(" ".join(re.findall(r"\b[A-ZА-ЯЁІЎЇЄҐ][\w’'-]*", source))).split()) & listed("bodies")
        return not kinds or bool(kinds & set(in_english(self._written[outlet]).split()))

    def _holding(self, words: Iterable[str]) -> set[str]:
        """The outlets that have all these words, or sounds, in their names."""
        holding = [self._named.get(word, set()) for word in sorted(words)]
        return set.intersection(*holding) if holding else set()

    def _nearest(self, outlet: str, claim: Claim) -> Claim:
        """The first claim of the outlet's report that was told nearest to a claim."""
        own = self._own[outlet]
        at = bisect_left(own, claim.latest, key=lambda o: o.latest)
        before = bisect_left(own, own[at - 1].latest, key=lambda o: o.latest) if at else 0
        near = (*own[before : before + 1], *own[at : at + 1])
        return min(near, key=lambda o: (abs((o.latest - claim.latest).days), o.order))
