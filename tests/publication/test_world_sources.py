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
    ],
)  # fmt: skip
def test_who_speaks(outlet: str, text: str, source: str, expected: str) -> None:
    """Kin of whom a report tells are kin in any outlet; the ministry without a name is the holding state's."""
    assert source_of(outlet, text, source) == expected
