"""The gate lets through whatever a rule could tell something of, in many languages and spellings, and turns the rest away."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import trafilatura

from habeas.extraction import gate
from habeas.extraction.rules import load_rules
from habeas.model import Document
from habeas.reading.encoding import decode

SAMPLES = Path(__file__).parents[2] / "samples"
FILLER = "The river rose again after the rain, and the ferry stayed in the harbour with its lights on. " * 6
"""Text of every day, longer than what passes for being short."""

TELLING = {
    "en": "Mira Halden was arrested at the airport.",
    "ru": "Веру Гальденскую задержали в аэропорту.",
    "be": "Веру Гальдэнскую затрымалі ў аэрапорце.",
    "uk": "Віру Гальденську затримали в аеропорту.",
    "pl": "Mirę Halden skazano na pięć lat więzienia.",
    "lt": "Mira Halden suimta ir nuteista.",
    "de": "Mira Halden sitzt seit drei Wochen in Untersuchungshaft.",
    "fr": "Mira Halden a été condamnée et emprisonnée.",
    "es": "Mira Halden sigue encarcelada desde marzo.",
    "pt": "Mira Halden continua em prisão preventiva.",
    "it": "Mira Halden è stata arrestata a marzo.",
    "tr": "Mira Halden tutuklandı ve cezaevine gönderildi.",
    "az": "Mira Halden həbs edilib.",
    "ar": "ما زالت ميرا هالدن رهن الاعتقال منذ آذار.",
    "fa": "میرا هالدن از اسفند در زندان است.",
    "zh": "米拉·哈尔登三月被警方拘留。",
    "ja": "ミラ・ハルデンは三月に逮捕された。",
    "ko": "미라 할덴은 3월에 체포되었다.",
    "vi": "Mira Halden bị bắt vào tháng ba.",
    "ka": "მირა ჰალდენი მარტში დააკავეს.",
    "hy": "Միրա Հալդենը մարտին ձերբակալվել է։",
    "my": "မီရာကို မတ်လတွင် ဖမ်းဆီးခဲ့သည်။",
}
EVERYDAY = {
    "en": "The orchestra opened its season with a new symphony, and the hall was full until the last row.",
    "ru": "Оркестр открыл сезон новой симфонией, и зал был полон до последнего ряда.",
    "be": "Аркестр адкрыў сезон новай сімфоніяй, і зала была поўная да апошняга рада.",
    "uk": "Оркестр відкрив сезон новою симфонією, і зала була повна до останнього ряду.",
    "pl": "Orkiestra otworzyła sezon nową symfonią, a sala była pełna do ostatniego rzędu.",
    "lt": "Orkestras pradėjo sezoną nauja simfonija, o salė buvo pilna.",
    "de": "Das Orchester eröffnete die Saison mit einer neuen Sinfonie, und der Saal war voll.",
    "fr": "L'orchestre a ouvert la saison avec une nouvelle symphonie, et la salle était pleine.",
    "es": "La orquesta abrió la temporada con una sinfonía nueva y la sala estaba llena.",
    "pt": "A orquestra abriu a temporada com uma nova sinfonia e a sala estava cheia até à última fila.",
    "tr": "Orkestra sezonu yeni bir senfoniyle açtı ve salon doluydu.",
    "ar": "افتتحت الأوركسترا الموسم بسيمفونية جديدة وكانت القاعة ممتلئة.",
    "fa": "ارکستر فصل را با سمفونی تازه‌ای آغاز کرد و تالار پر بود.",
    "zh": "乐团以一部新交响曲开启了乐季，音乐厅座无虚席。",
}
NOT_BY_THEMSELVES = frozenset(
    (
        "arrest.be/led-out arrest.be/taken arrest.en/disappeared arrest.ru/led-out arrest.ru/taken arrest.uk/led-out arrest.uk/taken "
        "custody.en/cut-off custody.en/unseen custody.en/treated ledger.en/left-the-country "
        "movement.be/left-country movement.en/fled movement.en/moved movement.en/so-many-for-so-many movement.ru/left-country "
        "movement.uk/left-country release.be/at-large release.be/freed release.be/not-among-the-freed release.en/not-among release.en/release-noun release.ru/at-large release.ru/freed release.ru/not-among-the-freed release.uk/at-large release.uk/freed release.uk/not-among-the-freed "
        "sentence.en/given-term sentence.en/got-term sentence.en/upheld status.be/refused status.en/refused status.ru/refused "
        "status.uk/refused"
    ).split()
)
"""Rules with an example that could stand in a text about anything ("flew to", "let go", "got four years"): in a long text
they count only beside another word of the field."""


@pytest.mark.parametrize("language", TELLING)
def test_one_telling_sentence_lets_a_long_text_pass(language: str) -> None:
    """In every language of the gate a sentence of an arrest is enough, wherever it stands."""
    assert gate.relevant(f"{FILLER}{TELLING[language]} {FILLER}")


@pytest.mark.parametrize("language", EVERYDAY)
def test_everyday_text_is_turned_away(language: str) -> None:
    """A long text of other things does not pass."""
    assert not gate.relevance(" ".join([EVERYDAY[language]] * 20))


@pytest.mark.parametrize(
    "text",
    [
        "TUTUKLANDI", "Hapİs cezası", "Затрима\u0301ли", "заключённый", "ув’язнена", "ар\u00adестовали", "arr\u200bested", "ARRESTED", "زنداني", "زن\u200cدان",
        "الاعتقـــال", "اعتِقال", "emprisonne\u0301e", "hunger\u00a0strike", "hunger\nstrikes", "\u202eprisoner\u202c", "ｐｒｉｓｏｎ",
    ],
)  # fmt: skip
def test_a_disguised_or_unusual_spelling_is_seen(text: str) -> None:
    """Case, apart or invisible marks, look-alike letters, wide letters and odd spaces make no difference."""
    assert gate.relevance(f"{FILLER} {text} {FILLER}").tells


@pytest.mark.parametrize(
    "text", ["captivating", "powder", "bailiwick", "unprisonlike", "custodyx", "плентись", "haftig", "ascourts"]
)
def test_a_term_inside_another_word_is_none(text: str) -> None:
    """Terms are whole words, or stems that begin one."""
    seen = gate.relevance(f"{FILLER} {text} {FILLER}")
    assert not seen.tells and not seen.hints


def test_two_different_hints_are_needed() -> None:
    """One word that only hints, however often, is not enough; two different ones are."""
    assert not gate.relevant(FILLER + "The court met. The court rose. " * 9)
    assert gate.relevant(FILLER + "The court freed Mira Halden.")


def test_a_short_text_always_passes() -> None:
    """A sentence handed over by itself is read, whatever it says; the same in a long text is not."""
    sentence = "Mira Halden flew to Lowmark."
    assert gate.relevant(sentence) and not gate.relevant(FILLER + sentence)


@pytest.mark.parametrize("language", ["en", "ru", "be", "uk", "es", "pt"])
def test_no_sentence_in_which_a_rule_fires_is_turned_away(language: str) -> None:
    """Each example of each rule passes as it stands, and in a long text too unless its words could be about anything."""
    for rule in load_rules()[0][language].all:
        for example in rule.finds:
            assert gate.relevant(example.text), f"{rule.id}: {example.text}"
            if rule.id not in NOT_BY_THEMSELVES:
                assert gate.relevant(FILLER + example.text), f"{rule.id}: {example.text}"


def test_what_is_turned_away_says_why() -> None:
    """The set-aside names the document and the reason; a relevant document gives none."""
    received = datetime(2024, 5, 21, tzinfo=UTC)
    away = gate.turned_away(Document("d7", "0", FILLER, "here", received, language="en"))
    assert away is not None and (away.about, away.reason, away.quote) == ("d7", gate.REASON, None)
    assert gate.turned_away(Document("d8", "0", FILLER + "He was jailed.", "here", received, language="en")) is None


PAGE = "<html><head><title>Notes</title>{head}</head><body><ul><li>Harbour</li></ul><article>{text}</article></body></html>"


@pytest.mark.parametrize("language", TELLING)
def test_a_page_with_one_telling_sentence_passes(language: str) -> None:
    """In every language of the gate, whatever markup stands around the sentence and inside its words."""
    said = TELLING[language]
    assert gate.page_relevance(PAGE.format(head="", text=f"<p>{FILLER}</p><p>{said}</p>")).tells
    assert gate.page_relevance(PAGE.format(head="", text=f"<p>{FILLER}</p><p><span>{said[:1]}</span>{said[1:]}</p>"))


@pytest.mark.parametrize(
    "text",
    [
        "<p><span class=first>P</span>risoners</p>", "<p>pri<wbr>soners</p>", "<p>pri&shy;soners</p>", "<p>&#112;risoners</p>",
        "<div hidden>prisoners</div>", "<template><p>prisoners</p></template>", "<table><tr><td>prisoners</table>", "<p>d&eacute;tenus</p>",
        "<details><summary>More</summary>prisoners</details>", "<img alt='prisoners' src=x>", "<p>prison<!-- cut -->ers", "<p" * 30 + ">prisoners",
        "harbour<hr>prisoners", "<table><caption>harbour</caption>prisoners</table>", "harbour<x-teaser>prisoners</x-teaser>",
    ],
)  # fmt: skip
def test_markup_hides_no_word_of_a_page(text: str) -> None:
    """Entities, tags inside a word, folded and unclosed parts: what a reader can see, the gate sees."""
    assert gate.page_relevance(PAGE.format(head="", text=text)).tells


def test_text_that_a_page_gives_to_machines_alone_counts() -> None:
    """An article body in JSON, with escapes, is text of the page; a broken one is none and breaks nothing."""
    head = '<script type="application/ld+json">{"articleBody": "Mira Halden was arr\\u0065sted.\\nShe wrote."}</script>'
    assert gate.page_relevance(PAGE.format(head=head, text=FILLER)).tells == {"arrest*"}
    assert not gate.page_relevance(PAGE.format(head='<script>{"articleBody": "arrested \\x', text=FILLER))


def test_an_everyday_page_is_turned_away_however_short() -> None:
    """A short page does not pass for being short: nearly all of an archive would."""
    assert not gate.page_relevance(PAGE.format(head="", text="<p>The ferry is late.</p>"))
    assert not gate.page_relevance("")
    assert not gate.page_relevance("<div>" * 20_000)


def test_no_sample_page_that_trafilatura_finds_relevant_text_on_is_turned_away() -> None:
    """The gate sees all the words that the search for a page's main text may find: none is lost before it."""
    pages = [decode(path.read_bytes(), page=True).text for path in sorted(SAMPLES.glob("*.html"))]
    wanted = [page for page in pages if gate.relevance(trafilatura.extract(page) or "").tells]
    assert len(wanted) > 10
    assert all(gate.page_relevance(page) for page in wanted)
    for page in wanted:
        found = gate.relevance(trafilatura.extract(page) or "")
        assert found.tells <= gate.page_relevance(page).tells
