"""One JSON form for every type, there and back."""

from datetime import UTC, date, datetime

import pytest

from habeas.dates import When
from habeas.json_form import decode, encode
from habeas.model import Event, Finding, Judgement, Mention, Statement
from habeas.quantities import Range, Term
from habeas.vocabulary import Modality, Support, Type, Verdict

DAY = date(2024, 3, 3)
STATEMENT = Statement(
    document="d1", type=Type.SENTENCE, quote="Mira Halden got four years", start=4, end=30, trigger="got",
    by="rule got-term", confidence=0.9, persons=("Mira Halden",), count=None,
    date=When("3 March 2024", DAY, DAY, "2024-03-03"), term=Term("four years", 48),
)  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        STATEMENT,
        Mention("d1", "Mira Halden", ("Halden",), ((4, 15),), role="journalist", age=41),
        Judgement(Verdict.SAME, ("m1", "m2"), "anna", ("same birth date",), at=datetime(2024, 5, 1, tzinfo=UTC)),
        Finding(
            "f1",
            Event("e1", Type.RELEASE, Modality.ACTUAL, True, count=Range(76, None, "over 75")),
            ("s1",),
            (),
            1,
            0,
            Support.REPORTED,
            "One origin.",
        ),
    ],
)
def test_there_and_back(value: object) -> None:
    """Decoding what was encoded gives the same value."""
    assert decode(type(value), encode(value)) == value


def test_statement_has_the_form_of_the_corpus() -> None:
    """One name stands in `person`, several in `persons`, as gold statements have them."""
    form = encode(STATEMENT)
    assert (form["person"], form["persons"], form["term"]) == ("Mira Halden", [], {"text": "four years", "months": 48})
    assert form["date"]["iso"] == "2024-03-03"


def test_misfit_names_the_field() -> None:
    """A value that does not fit is refused, naming type and field."""
    with pytest.raises(ValueError, match=r"Statement\.type: 'rain'"):
        decode(Statement, encode(STATEMENT) | {"type": "rain"})
