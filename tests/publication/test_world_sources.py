"""World sources: which of a world's sources a speaker is, by role, kind, sound or the state's own organ."""

from datetime import UTC, datetime

import pytest

from habeas.model import Document, Statement
from habeas.publication.world_sources import Sources
from habeas.vocabulary import Type

GIVEN = [
    {"id": "lum", "name": "Lumen", "kind": "rights_group"},
    {"id": "post", "name": "Tarn Post", "kind": "independent_media"},
    {"id": "har", "name": "Haraluma", "kind": "independent_media"},
    {"id": "min", "name": "Ministry of Justice of Oreld", "kind": "state_organ"},
    {"id": "spk", "name": "Presidential spokesman of Oreld", "kind": "state_organ"},
    {"id": "mfa", "name": "Ministry of Foreign Affairs of Tarnia", "kind": "foreign_government"},
    {"id": "off", "name": "Office of the Open Coalition", "kind": "exile_office"},
    {"id": "por", "name": "Department of Foreign Trade and Peace of Portugal", "kind": "foreign_government"},
    {"id": "low", "name": "Government of Lowmark", "kind": "foreign_government"},
    {"id": "kin", "name": "Relatives speaking to reporters", "kind": "relative"},
    {"id": "law", "name": "Lawyers speaking to reporters", "kind": "lawyer"},
]


def source_of(outlet: str, text: str, source: str, origin: str | None = None) -> str | None:
    """The id of the source of the one statement of a report with that text."""
    document = Document("d1", "", text, "d1", datetime(2025, 3, 1, tzinfo=UTC), outlet=outlet)
    said = Statement("d1", Type.CONDITIONS, text, 0, len(text), "", "a table", 1.0, (), source=source)
    return Sources(GIVEN, [document]).of_statement(said, origin or source)


@pytest.mark.parametrize(
    ("outlet", "text", "source", "expected"),
    [
        ("Tarn Post", "He is ill, said lawyer Ivo Talby, who saw him.", "Ivo Talby", "law"),
        ("Tarn Post", "Ён хварэе, сказала адвакатка.", "адвакатка", "law"),
        ("Tarn Post", "Сваякі не атрымалі лістоў.", "Сваякі", "kin"),
        ("Lumen", "On Friday his wife saw him.", "his wife", "kin"),
        ("Lumen", "A cellmate's wife saw him.", "A cellmate's wife", "lum"),
        ("Tarn Post", "сообщил пресс-секретарь главы государства Игорь Хальден.", "Игорь Хальден", "spk"),
        ("Tarn Post", "So says Mira Halden of the Office of the Open Coalition.", "Mira Halden", "off"),
        ("Tarn Post", "The exiled Office of the Open Coalition said so.", "the exiled Office of the Open Coalition", "off"),
        ("Tarn Post", "Паводле «Гаралумы», іх сорак.", "Гаралумы", "har"),
        ("Lumen", "The ministry gives 63.", "The ministry", "min"),
        ("Tarn Post", "Tarnia officials said so.", "Tarnia officials", "mfa"),
        ("Tarn Post", "A Portuguese diplomat said so.", "A Portuguese diplomat", "por"),
        ("Tarn Post", "Portuguese envoy Ana Reis said so.", "Ana Reis", "por"),
        ("Tarn Post", "the DFTP replied.", "the DFTP", "por"),
        ("Tarn Post", "Мін'юст Орельда кажа.", "Міністэрства юстыцыі", "min"),
        ("Tarn Post", "The exile office gives 40.", "The exile office", "off"),
        ("Tarn Post", "Прессекретарка президента Аді Морен.", "Аді Морен", "spk"),
        ("Tarn Post", "So says the opposition's bureau abroad.", "the opposition's bureau abroad", "off"),
        ("Tarn Post", "Rights defenders estimate forty.", "Rights defenders", "lum"),
        ("Tarn Post", "A guard told his sister that he is ill.", "A guard", "kin"),
        ("Tarn Post", "Утром лекарь сказал ей, что он болен.", "лекарь", "kin"),
        ("Tarn Post", "A guard told reporters that he is ill.", "A guard", "post"),
        ("Tarn Post", "Interior Minister Ivo Lind of Lowmark said so.", "Lowmark Interior ministry", "low"),
    ],
)  # fmt: skip
def test_who_speaks(outlet: str, text: str, source: str, expected: str) -> None:
    """Kin of whom a report tells are kin in any outlet; the ministry without a name is the holding state's."""
    assert source_of(outlet, text, source) == expected


def test_who_saw_a_prisoner_tells_it_in_the_paper_of_relatives() -> None:
    """A relative or a lawyer who was let in is the source, in that sentence and beside it; the rest is the paper's."""
    given = [*GIVEN, {"id": "bench", "name": "The Bench", "kind": "relative"}]
    text = "Ivo is alive. His mother was let in on Friday. The bus leaves at six.\n\nMira Halden was moved."
    document = Document("d1", "", text, "d1", datetime(2025, 3, 1, tzinfo=UTC), outlet="The Bench")
    sources = Sources(given, [document])
    for quote, expected in (("Ivo is alive.", "kin"), ("Mira Halden was moved.", "bench")):
        start = text.index(quote)
        said = Statement(
            "d1", Type.CONDITIONS, quote, start, start + len(quote), "", "a table", 1.0, ("Ivo Talby",), source=None
        )
        assert sources.of_statement(said, "The Bench") == expected


def test_the_only_source_of_a_kind_speaks_for_it() -> None:
    """Where no source stands for all lawyers, the one body of lawyers does."""
    given = [s for s in GIVEN if s["id"] != "law"] + [{"id": "bur", "name": "Advocates of Lowmark", "kind": "lawyer"}]
    document = Document(
        "d1", "", "He is ill, his lawyer said.", "d1", datetime(2025, 3, 1, tzinfo=UTC), outlet="Tarn Post"
    )
    said = Statement("d1", Type.CONDITIONS, "He is ill", 0, 9, "", "a table", 1.0, (), source="his lawyer")
    assert Sources(given, [document]).of_statement(said, "tarn post") == "bur"


@pytest.mark.parametrize(("outlet", "name"), [("Свидетель", "Svidetel"), ("Гудок", "Hudok"), ("Лумен", "Lumen")])
def test_an_outlet_of_one_word_is_found_in_other_letters(outlet: str, name: str) -> None:
    """What the word means, and how few consonants it has, does not keep a paper from its name in Latin letters."""
    given = [*GIVEN[1:], {"id": "own", "name": name, "kind": "independent_media"}]
    document = Document("d1", "", "Ён хварэе.", "d1", datetime(2025, 3, 1, tzinfo=UTC), outlet=outlet)
    said = Statement("d1", Type.CONDITIONS, document.text, 0, 10, "", "a table", 1.0, ())
    assert Sources(given, [document]).of_statement(said, "") == "own"
