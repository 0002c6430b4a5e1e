"""Whatever the text, extraction ends without an error and points at what is really there."""

from datetime import UTC, datetime
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.extraction import Extractor, load
from habeas.model import Document

WORDS = (
    "Mira Halden", "she", "they", "both", "police", "arrested", "was freed", "sentenced to", "four years", "in prison", "52 prisoners",
    "at least", "on 3 March 2024", "according to Viasna", "sanctions", "lifted", "|", "---", "\n", "\r\n", ". ", ",", ":", "?", "- ", "1.",
    "Table of Contents", "re-arrested", "“", "’", "\u00a0", "İ", "ß", "𝒜", "\u0301", "если", "освободили", "Ігар", "were not", "may be", "for",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=200), st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=40).map(" ".join)
)


@cache
def extractor() -> Extractor:
    return load()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(texts, st.sampled_from(["en", "ru", "be", "uk", "pt", None]))
def test_every_quote_is_in_the_text_at_its_place(text: str, language: str | None) -> None:
    """Quotes, triggers and mentions are the document's own characters, for any Unicode text."""
    document = Document("d", "0", text, "here", datetime(2024, 5, 21, tzinfo=UTC), language=language)
    made = extractor().extract(document)
    names = {m.name for m in made.mentions}
    for s in made.statements:
        assert text[s.start : s.end] == s.quote and s.quote
        assert s.trigger in s.quote
        assert set(s.persons) <= names
        assert 0 < s.confidence <= 1
    assert all(text[a:b] in m.forms for m in made.mentions for a, b in m.spans)
    assert all(a.quote == text[a.start : a.end] for a in made.set_aside if a.start is not None)


def test_a_language_without_rules_is_set_aside() -> None:
    """Nothing is dropped in silence: the reason names the language."""
    document = Document(
        "d", "0", "A polícia deteve Mira Halden.", "here", datetime(2024, 5, 21, tzinfo=UTC), language="pt"
    )
    made = extractor().extract(document)
    assert made.statements == () and [a.reason for a in made.set_aside] == ["language not supported: pt"]


def test_the_same_text_gives_the_same_extraction() -> None:
    """Reading twice changes nothing, to the last field."""
    text = "Police arrested Mira Halden and Oskar Lind on 3 March 2024. Both were sentenced to four years in May."
    document = Document("d", "0", text, "here", datetime(2024, 5, 21, tzinfo=UTC), language="en")
    assert extractor().extract(document) == extractor().extract(document)


def test_a_text_without_any_stop_is_read_in_pieces() -> None:
    """A stretch that is far too long for a sentence is cut at spaces, and what it says is still found in its place."""
    text = "word " * 2000 + "and then Mira Halden was arrested on 3 March 2024"
    document = Document("d", "0", text, "here", datetime(2024, 5, 21, tzinfo=UTC), language="en")
    [arrest] = extractor().extract(document).statements
    assert arrest.persons == ("Mira Halden",) and len(arrest.quote) <= 1600
