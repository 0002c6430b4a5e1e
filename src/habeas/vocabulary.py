"""The words of the work, as stable codes: deprecate, never delete.

Sources: ACE/ERE Justice events, PLOVER, the HURIDOCS Events Standard Formats, the U.S. Press Freedom Tracker, PACE
Resolution 1900 (2012). Each code's label and definition for people stands in `vocabulary.toml`.
"""

import tomllib
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from importlib.resources import files


class Type(StrEnum):
    """What a statement says happened, or counts."""

    ARREST = "arrest"
    CHARGE = "charge"
    CONVICTION = "conviction"
    SENTENCE = "sentence"
    RELEASE = "release"
    PARDON = "pardon"
    DEPORTATION = "deportation"
    EXILE = "exile"
    REARREST = "rearrest"
    TRANSFER = "transfer"
    EXCHANGE = "exchange"
    DEATH = "death_in_custody"
    CONDITIONS = "conditions"
    COUNT_HELD = "count_held"
    COUNT_DETAINED = "count_detained_total"
    SANCTION_IMPOSED = "sanction_imposed"
    SANCTION_LIFTED = "sanction_lifted"
    RECOGNISED = "recognized_political_prisoner"
    REFUSAL = "refusal"


LET_GO = (Type.RELEASE, Type.PARDON, Type.EXCHANGE, Type.DEPORTATION)
"""What lets somebody out of custody."""
SANCTIONS = (Type.SANCTION_IMPOSED, Type.SANCTION_LIFTED)
"""What is done to states, firms and officials, and takes nobody in or out."""


class Modality(StrEnum):
    """How a statement is meant. Only `actual` is a fact; the rest is kept, searched and never counted."""

    ACTUAL = "actual"
    PLANNED = "planned"
    FAILED = "failed"
    CALLED_FOR = "called_for"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Stance(StrEnum):
    """What the source does with the claim."""

    ASSERTS = "asserts"
    CORRECTS = "corrects"
    WITHDRAWS = "withdraws"


class Basis(StrEnum):
    """What a number counts. Numbers on different bases are shown side by side, never added."""

    STOCK = "stock_as_of"
    FLOW = "flow_in_period"
    CUMULATIVE = "cumulative_since"


class Status(StrEnum):
    """Custody status: derived from statements, never typed by hand."""

    DETAINED = "detained"
    PRE_TRIAL = "pre_trial_custody"
    SERVING = "serving_sentence"
    HOUSE_ARREST = "house_arrest"
    RESTRICTED_OPEN = "restricted_liberty_open"
    RESTRICTED_HOME = "restricted_liberty_home"
    RELEASED_CONDITIONAL = "released_conditional"
    RELEASED = "released_unconditional"
    RELEASED_EXILE = "released_in_exile"
    SERVED = "served_in_full"
    WANTED = "escaped_or_wanted"
    DEAD_IN_CUSTODY = "dead_in_custody"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


HELD = frozenset({Status.DETAINED, Status.PRE_TRIAL, Status.SERVING})
"""The statuses that mean: in a cell, remand, prison, colony or closed hospital of a state."""


class Conflict(StrEnum):
    """The kinds of disagreement."""

    VALUE = "value"
    DATE_LAG = "date_lag"
    SCOPE = "scope"
    CRITERIA = "criteria"
    UNIT = "unit"
    STOCK_VS_CUMULATIVE = "stock_vs_cumulative"
    IDENTITY = "identity"
    MODALITY = "modality"
    CAUSAL_LINK = "causal_link"
    CORRECTION = "correction"


class Measure(StrEnum):
    """What was given: the kind of measure that was eased, or what was done instead."""

    ASSET_FREEZE = "asset_freeze"
    TRAVEL_BAN = "travel_ban"
    EXPORT_CONTROL = "export_control"
    FINANCIAL = "financial_restrictions"
    TRADE = "import"
    TRANSPORT = "transport"
    DIPLOMATIC = "diplomatic_contact"
    BORDER = "border_opening"
    PERSONS = "persons_returned"
    AID = "aid"


class Axis(StrEnum):
    """The seven independent axes of the terms of a release. Sources: ACE, PLOVER, Foro Penal."""

    INSTRUMENT = "instrument"
    ASKED = "asked_for"
    RESIDUAL = "residual"
    LEAVING = "consent_to_leave"
    DESTINATION = "destination"
    PAPERS = "papers"
    COUNTERPART = "counterpart"


class Condition(StrEnum):
    """A value on one of the axes of the terms of a release."""

    PARDON = "pardon"
    AMNESTY = "amnesty"
    COURT = "court"
    PAROLE = "parole"
    TERM_SERVED = "term_served"
    CASE_DROPPED = "case_dropped"
    EXCHANGE = "exchange"
    REQUESTED = "requested"
    REFUSED_TO_REQUEST = "refused_to_request"
    SENTENCE_KEPT = "sentence_kept"
    PRECAUTIONARY = "precautionary_measures"
    SPEECH_BAN = "speech_ban"
    TRAVEL_LIMIT = "no_leaving"
    PROBATION = "probation"
    CHOSE = "chose"
    NO_CHOICE = "no_choice"
    STAYED = "refused_and_stayed"
    REMOVED = "refused_and_removed"
    HOME = "home"
    BORDER = "border_zone"
    ABROAD = "abroad"
    BACK = "back_in_custody"
    OWN_PASSPORT = "own_passport"
    TEMPORARY = "temporary_certificate"
    NO_PAPERS = "no_papers"
    GIVEN_FOR = "concession"
    DENIED_TIE = "denied"

    @property
    def axis(self) -> Axis:
        """The axis it is a value of."""
        return next(axis for axis, values in AXES.items() if self in values)


AXES = {
    Axis.INSTRUMENT: (
        Condition.PARDON, Condition.AMNESTY, Condition.COURT, Condition.PAROLE, Condition.TERM_SERVED,
        Condition.CASE_DROPPED, Condition.EXCHANGE,
    ),
    Axis.ASKED: (Condition.REQUESTED, Condition.REFUSED_TO_REQUEST),
    Axis.RESIDUAL: (
        Condition.SENTENCE_KEPT, Condition.PRECAUTIONARY, Condition.SPEECH_BAN, Condition.TRAVEL_LIMIT,
        Condition.PROBATION,
    ),
    Axis.LEAVING: (Condition.CHOSE, Condition.NO_CHOICE, Condition.STAYED, Condition.REMOVED),
    Axis.DESTINATION: (Condition.HOME, Condition.BORDER, Condition.ABROAD, Condition.BACK),
    Axis.PAPERS: (Condition.OWN_PASSPORT, Condition.TEMPORARY, Condition.NO_PAPERS),
    Axis.COUNTERPART: (Condition.GIVEN_FOR, Condition.DENIED_TIE),
}  # fmt: skip
"""The values of each axis. Where nothing is told there is no finding: what is not stated is not guessed."""


class Support(StrEnum):
    """How well a finding stands."""

    REPORTED = "reported"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    """What a judgement says: of two mentions (same, different, unsure), of a statement or finding (accept, reject,
    correct), of who may see a thing (tier), of what its people agreed to (consent), of an earlier judgement (undo), or
    only in words (note)."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    TIER = "tier"
    UNDO = "undo"
    NOTE = "note"
    CONSENT = "consent"


EMBARGO = " until "
"""Stands between the tier of an embargo and the day, or the condition, that ends it."""


class Tier(IntEnum):
    """Who may see a thing, and as whom a reader asks: a reader sees what is at or below their own tier."""

    PUBLIC = 0
    PARTNER = 1
    RESTRICTED = 2
    SEALED = 3

    @classmethod
    def named(cls, name: str) -> "Tier":
        """The tier of that name, also of an embargo ("partner until ..."); an unknown name is sealed (fail closed)."""
        return cls.__members__.get(name.partition(EMBARGO)[0].upper(), cls.SEALED)


@cache
def terms() -> dict[str, dict[str, dict[str, str]]]:
    """The file of labels and definitions: {"type": {"arrest": {"label": ..., "definition": ...}}, ...}."""
    return tomllib.loads(files("habeas").joinpath("vocabulary.toml").read_text("utf-8"))


@lru_cache(maxsize=None, typed=True)  # two codes may be one word
def label(code: StrEnum) -> str:
    """The code in words a reader understands, such as 'serving a sentence'."""
    return terms()[type(code).__name__.lower()][code.value]["label"]
