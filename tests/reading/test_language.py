"""The language of a text, and what the source says of it."""

from pathlib import Path

import pytest

from .told import document

TEXTS = {
    "en": "The printer Mira Halden opened her shop in the old harbour again on Monday, said her brother.",
    "ru": "Мира Халден в понедельник снова открыла свою типографию в старой гавани, сказал её брат Тор.",
    "be": "Міра Халдэн у панядзелак зноў адчыніла сваю друкарню ў старой гавані, сказаў яе брат Тор.",
    "uk": "Міра Халден у понеділок знову відчинила свою друкарню в старій гавані, сказав її брат Тор.",
    "pl": "Mira Halden w poniedziałek znowu otworzyła swoją drukarnię w starym porcie, powiedział jej brat.",
    "de": "Mira Halden hat am Montag ihre Druckerei im alten Hafen wieder geöffnet, sagte ihr Bruder Tor.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_a_text_is_found(tmp_path: Path, language: str) -> None:
    """The neighbours Russian, Belarusian and Ukrainian are told apart."""
    assert document(tmp_path / "a.txt", TEXTS[language]).language == language


def test_english_is_known_by_its_words(tmp_path: Path) -> None:
    """Where the commonest words of a report are English they decide; a text that only quotes some is still asked about."""
    english = "The court of the harbour said that the printer Mira Halden, who had been held since May, and her two brothers were freed."
    found = document(tmp_path / "a.txt", english)
    assert (found.language, dict(found.methods)["language"]) == ("en", "words")
    quoting = (
        TEXTS["de"] + " Der Laden heißt „The Printers of the Harbour“, und das Schild hängt noch immer an der Tür."
    )
    found = document(tmp_path / "b.txt", quoting)
    assert (found.language, dict(found.methods)["language"]) == ("de", "py3langid")


def test_a_short_text_without_a_word_from_its_source_has_no_known_language(tmp_path: Path) -> None:
    """Unknown stays unknown."""
    assert document(tmp_path / "a.txt", "Halden, 12").language is None


SHORT = {
    "ru": "Освободили Игоря Лавренко.\n\nОн дома!",
    "be": "Вызвалілі Ігара Лаўрэнку.\n\nЁн дома!",
    "uk": "Звільнили Ігоря Лавренка.\n\nВін удома!",
}


@pytest.mark.parametrize("language", SHORT)
def test_the_letters_tell_the_language_of_short_lines(tmp_path: Path, language: str) -> None:
    """A post or a list of names has no long line, and is read in its language all the same."""
    found = document(tmp_path / "a.txt", SHORT[language])
    assert (found.language, dict(found.methods)["language"]) == (language, "letters")


@pytest.mark.parametrize(
    "text",
    [
        "Халден, 12",
        "Ослобођен Игор Лавренко, новинар.",
        "Съдът осъди Игор Лавренко и брат му.",
        "Free Ihar Laurenka now.",
    ],
)
def test_what_letters_do_not_tell_stays_unknown(tmp_path: Path, text: str) -> None:
    """Two words, letters of another language, or none of these alphabets."""
    assert document(tmp_path / "a.txt", text).language is None


def test_what_the_source_says_counts_for_short_texts_only(tmp_path: Path) -> None:
    """A page that calls itself English in a Russian text is not believed; a short one is."""
    assert document(tmp_path / "a.md", f"---\ntitle: x\nlang: en-GB\n---\n{TEXTS['ru']}").language == "ru"
    short = document(tmp_path / "b.md", "---\ntitle: x\nlang: be-BY\n---\nМіра Халдэн.")
    assert short.language == "be"
    assert dict(short.methods)["language"] == "as the source says"


def test_a_quoted_name_does_not_change_the_language(tmp_path: Path) -> None:
    """One foreign word among many says nothing."""
    text = TEXTS["ru"] + " Газета называется «Наша ніва», её редактор живёт в этом же старом городе у моря."
    assert document(tmp_path / "a.txt", text).language == "ru"
