"""What a model claims counts for nothing until the text bears it out: quote, names, numbers, dates, modality."""

import json
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
from chat_servers import CLAIM
from hypothesis import given
from hypothesis import strategies as st

from habeas import extraction
from habeas.dates import When
from habeas.extraction import Extractor
from habeas.extraction.hosted import answers, prompt
from habeas.extraction.hosted.checking import CONFIDENCE, Refused, check
from habeas.extraction.hosted.windows import windows
from habeas.extraction.rules import load_rules
from habeas.model import Document, Extraction, Mention, Statement

TEXT = (
    "Lowmark released more than 30 prisoners on Saturday, including the journalist Mira Halden. "
    "Halden had been sentenced to four years. Her brother Anton Halden was not held. "
    "The baker Oren Talby stayed in Varnova."
)
FREED = TEXT.split(". ")[0] + "."
DAY = date(2025, 5, 12)


def document(text: str = TEXT, language: str = "en") -> Document:
    day = When("12 May 2025", DAY, DAY, "2025-05-12")
    return Document("d1", "00", text, "a.txt", datetime(2025, 5, 12, tzinfo=UTC), published=day, language=language)


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return extraction.load(engine=extraction.Engine.RULES)


def checked(rules: Extractor, **claim: Any) -> Statement:
    """The statement that a claim becomes."""
    told = document()
    return check(CLAIM | claim, told, (0, len(TEXT)), rules.extract(told), "openai/small").statement


def test_claim_that_the_text_bears_out(rules: Extractor) -> None:
    """It has its place in the text, the fullest names, and numbers and dates with the values that habeas reads."""
    made = checked(
        rules, quote=FREED, trigger="released", persons=["Mira Halden"], count="more than 30", date="Saturday",
        actor="Lowmark",
    )  # fmt: skip
    assert TEXT[made.start : made.end] == made.quote == FREED
    assert (made.persons, made.actor, made.group) == (("Mira Halden",), "Lowmark", "prisoners")
    assert made.count and (made.count.low, made.count.high, made.count.text) == (31, None, "more than 30")
    assert made.date and made.date.iso == "2025-05-10"
    assert (made.by, made.confidence) == ("openai/small", CONFIDENCE)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ({"quote": FREED.replace("released", "freed"), "trigger": "freed"}, "quote does not stand in the text"),
        ({"quote": "", "trigger": "freed"}, "quote does not stand in the text"),
        ({"quote": None}, "quote does not stand in the text"),
        ({"quote": 7}, "quote is no text"),
        ({"trigger": "freed"}, "trigger does not stand in the quote"),
        ({"trigger": "lease"}, "trigger does not stand in the quote"),
        ({"trigger": ""}, "trigger does not stand in the quote"),
        ({"type": "escape"}, "type is not one of the vocabulary"),
        ({"type": ["release"]}, "type is not one of the vocabulary"),
        ({"modality": "certain"}, "modality is not one of the vocabulary"),
        ({"persons": ["Mira Balden"]}, "somebody whom the text does not name"),
        ({"persons": ["prisoners"]}, "does not look like one"),
        ({"persons": ["Varnova"]}, "does not look like one"),
        ({"persons": "Mira Halden"}, "no list of names"),
        ({"persons": [None]}, "no list of names"),
        ({"count": "31"}, "count does not stand in the quote"),
        ({"count": "Saturday"}, "count does not stand in the quote"),
        ({"count": 30}, "count is no text"),
        ({"date": "Sunday"}, "date does not stand in the quote"),
        ({"date": "Lowmark"}, "date does not stand in the quote"),
        ({"term": "four years"}, "term does not stand in the quote"),
        ({"place": "Lowtown"}, "place does not stand in the text"),
        ({"source": "the envoy"}, "source does not stand in the text"),
        ({"actor": "x" * 5000}, "actor is no text, or a very long one"),
        ({"type": "count_held"}, "has no number"),
    ],
)
def test_claims_that_the_text_does_not_bear_out(rules: Extractor, claim: dict[str, Any], reason: str) -> None:
    """Each is refused with the reason; the reason repeats no word of the model."""
    with pytest.raises(Refused, match=reason) as caught:
        checked(rules, **{"quote": FREED, "trigger": "released"} | claim)
    assert not any(str(v) in str(caught.value) for v in claim.values() if isinstance(v, str) and len(v) > 12)


def test_form_that_two_people_share_names_nobody() -> None:
    """A surname of two people in one text is not guessed to be of one of them."""
    told = document()
    both = tuple(Mention("d1", f"{given} Halden", ("Halden",), ((0, 7),)) for given in ("Mira", "Anton"))
    claim = CLAIM | {"quote": FREED, "trigger": "released", "persons": ["Halden"]}
    with pytest.raises(Refused, match="a form that two people share"):
        check(claim, told, (0, len(TEXT)), Extraction("d1", "rules", mentions=both), "openai/small")


def test_quote_outside_the_piece_is_refused(rules: Extractor) -> None:
    """A model that was shown one piece of a text cannot quote another."""
    told = document()
    claim = CLAIM | {"quote": "The baker Oren Talby stayed in Varnova.", "trigger": "stayed"}
    with pytest.raises(Refused, match="does not stand"):
        check(claim, told, (0, len(FREED)), rules.extract(told), "openai/small")


def test_name_that_the_rules_do_not_know_is_up_for_review() -> None:
    """Somebody whom only the model takes for a person is a mention of its own, marked, with every place."""
    told = document("Нехта прыйшоў. Ilka Brandt was led away by men in masks; Ilka Brandt said nothing.", "xx")
    claim = CLAIM | {
        "quote": "Ilka Brandt was led away",
        "trigger": "led away",
        "type": "arrest",
        "persons": ["Ilka Brandt"],
    }
    nothing = extraction.load(engine=extraction.Engine.RULES).extract(told)
    (stranger,) = check(claim, told, (0, len(told.text)), nothing, "openai/small").strangers
    assert stranger.name == "Ilka Brandt" and stranger.review
    assert [told.text[a:b] for a, b in stranger.spans] == ["Ilka Brandt"] * 2


def test_confidence_is_below_that_of_every_rule() -> None:
    """Whatever a model says of itself, the surest claim is weaker than the weakest rule."""
    weakest = min(rule.confidence for rules in load_rules()[0].values() for rule in rules.all)
    assert weakest > CONFIDENCE


def test_examples_in_the_prompt_pass_the_checks(rules: Extractor) -> None:
    """What models are shown as right is right: every example's answer is borne out by its text."""
    shown = 0
    for text, answer in prompt.examples():
        told = document(text, "en" if text.isascii() else "ru")
        for claim in answers.read(answer).claims:
            made = check(claim, told, (0, len(text)), rules.extract(told), "openai/small").statement
            assert made.quote in text
            shown += 1
    assert shown >= 6


def test_instructions_name_every_code() -> None:
    """Types and modalities are told with the definitions of the vocabulary."""
    told = prompt.messages("")[0]["content"]
    assert "- recognized_political_prisoner: " in told and "- called_for: " in told and "{types}" not in told


# ---------------------------------------------------------------- answers


WHOLE = {"statements": [{"quote": "one"}, {"quote": "two"}]}


@pytest.mark.parametrize(
    ("content", "quotes", "fault"),
    [
        (json.dumps(WHOLE), ["one", "two"], None),
        (f"Here you are:\n```json\n{json.dumps(WHOLE)}\n```", ["one", "two"], None),
        ('{"statements": []}', [], None),
        (f'<think>{{"statements": []}} or rather</think>{json.dumps(WHOLE)}', ["one", "two"], None),
        (json.dumps(WHOLE)[:-12], ["one"], "breaks off"),
        ('{"statements": [{"quote": "on', [], "breaks off"),
        ('{"statements": ["one", {"quote": "two"}]}', ["two"], "form"),
        ('{"statements": {"quote": "one"}}', [], "form"),
        ('{"answer": 4}', [], "form"),
        ("[1, 2, 3]", [], "form"),
        ("I am sorry, I cannot help with that.", [], "form"),
        ("", [], "form"),
        ('{"statements": ' + "[" * 50_000, [], "breaks off"),
        ('{"a": ' * 50_000, [], "form"),
    ],
)
def test_answers_in_any_form(content: str, quotes: list[str], fault: str | None) -> None:
    """The claims that are whole are read; anything else is told as a fault and stops nothing."""
    answer = answers.read(content)
    assert [c["quote"] for c in answer.claims] == quotes
    assert (answer.fault is None) if fault is None else (fault in (answer.fault or ""))


# ---------------------------------------------------------------- pieces


@given(st.text(alphabet="ab. \n\u200fж", max_size=400), st.integers(5, 60))
def test_pieces_hold_every_letter(text: str, size: int) -> None:
    """Pieces follow one another, none is longer than asked for, and no letter stands outside them."""
    pieces = list(windows(text, size))
    assert all(0 < b - a <= size for a, b in pieces)
    assert all(b <= c for (_, b), (c, _) in pairwise(pieces))
    assert not any(c.isalpha() for i, c in enumerate(text) if not any(a <= i < b for a, b in pieces))


def test_pieces_end_where_paragraphs_do() -> None:
    """A sentence is not torn where there is a paragraph to cut at."""
    text = "One was freed.\n\n" + "Another was held.\n\n" * 5
    assert all(text[:b].endswith("\n\n") for _, b in windows(text, 40))
