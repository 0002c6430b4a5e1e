"""Search: documents that have all the words of a query, in any script, with the passage where they stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import reading, report

from habeas.register import Register
from habeas.register.forms import search_words
from habeas.vocabulary import Tier

TEXTS = {
    "en": "On Tuesday Mira Halden was freed in Vitsba. The court's ruling named 52 others.",
    "be": "У аўторак Міру Хальден вызвалілі ў Віцьбе.",
    "ru": "Во вторник Миру Хальден освободили; ещё 52 человека остаются.",
    "zh": "昨日欧阳铭远在维茨巴获释。",
    "ar": "أُفرج عن نورا حلدان يوم الثلاثاء",
    "th": "เมื่อวานนี้ศาลสั่งปล่อยตัวนักโทษมิราฮัลเดนแล้ว",
    "tr": "İSTANBUL'da gazeteci ÇAĞLA Örnek serbest bırakıldı.",
}


@pytest.fixture
def told(register: Register) -> Register:
    for name, text in TEXTS.items():
        register.keep(reading(text, location=f"{name}.txt"))
    return register


@pytest.mark.parametrize(("query", "found"), [
    ("halden", {"en"}), ("HALDEN mira", {"en"}), ("52", {"en", "ru"}), ("court", {"en"}), ("Хальден", {"be", "ru"}),
    ("еще", {"ru"}), ("віцьбе", {"be"}), ("获释", {"zh"}), ("铭", set()), ("欧阳铭远", {"zh"}), ("阳欧", set()),
    ("افرج", {"ar"}), ("حلدان نورا", {"ar"}), ("นักโทษ", {"th"}), ("มิราฮัลเดน", {"th"}), ("มิรา ฮัลเดน", {"th"}), ("cagla ornek", {"tr"}), ("halden 获释", set()),
    ("", set()), (" ,.! ", set()), ('" OR *', set()), ("' OR 1=1 --", set()), ("mira NOT freed", set()),
])  # fmt: skip
def test_documents_with_all_the_words_are_found(told: Register, query: str, found: set[str]) -> None:
    """Case, accents and order do not matter; nothing in a query is an operator; unspaced scripts are found too."""
    passages = told.as_seen_by(Tier.PUBLIC).search(query)
    names = {d.id: d.location.removesuffix(".txt") for d in told.as_seen_by(Tier.PUBLIC).documents()}
    assert {names[p.document] for p in passages} == found


def test_a_hit_is_a_passage_of_its_document(told: Register) -> None:
    """What is handed out is a quote with its offsets, with the words in it."""
    long = "Nothing here. " * 100 + "The court freed Mira Halden at noon. " + "Nothing there. " * 100 + "Halden."
    told.keep(reading(long, location="long.txt", received="2025-10-01"))
    (first, *_) = told.as_seen_by(Tier.PUBLIC).search("mira halden freed")
    assert long[first.start : first.end] == first.quote
    assert "freed Mira Halden" in first.quote
    assert len(first.quote) < 250


def test_words_close_together_come_first_then_what_came_last(register: Register) -> None:
    """Documents where all the words stand close together lead; of equals the one received last."""
    apart = "Mira. " + "x " * 300 + "Halden."
    for text, day in ((apart, 9), ("Mira Halden one", 1), ("Mira Halden two", 3), ("Halden, Mira three", 2)):
        register.keep(reading(text, received=f"2025-09-0{day}"))
    quotes = [p.quote for p in register.as_seen_by(Tier.PUBLIC).search("mira halden")]
    assert quotes[:3] == ["Mira Halden two", "Halden, Mira three", "Mira Halden one"]
    assert len(quotes) == 4
    assert len(register.as_seen_by(Tier.PUBLIC).search("mira halden", limit=2)) == 2


def test_words_of_the_title_are_found(register: Register) -> None:
    """A word that stands in the title alone leads to the beginning of the text."""
    kept = report("52 are held.", title="Oreld counts").keep_in(register)
    (found,) = register.as_seen_by(Tier.PUBLIC).search("oreld held")
    assert (found.document, found.quote) == (kept.document.id, "52 are held.")


def test_a_document_without_text_is_no_trouble(register: Register) -> None:
    """An empty text is kept, and found by nothing."""
    register.keep(reading("", title="Oreld"))
    assert register.as_seen_by(Tier.PUBLIC).search("oreld") == ()


def test_a_very_long_word_is_no_trouble(register: Register) -> None:
    """A word of ten thousand letters is kept and found, in every store."""
    register.keep(reading("a" * 10_000 + " end"))
    assert len(register.as_seen_by(Tier.PUBLIC).search("a" * 10_000)) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1))
def test_no_query_fails(told: Register, query: str) -> None:
    """Whatever is typed is a search, in every store."""
    assert isinstance(told.as_seen_by(Tier.PUBLIC).search(query), tuple)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1))
def test_every_text_is_found_by_itself(register: Register, text: str) -> None:
    """Any text that has a word in it is found by all of its words."""
    document = reading(text).document
    assert document is not None
    register.keep(reading(text))
    found = {p.document for p in register.as_seen_by(Tier.PUBLIC).search(text, limit=1000)}
    assert (document.id in found) is bool(search_words(text))
