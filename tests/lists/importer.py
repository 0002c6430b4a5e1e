"""Importing as the tests ask for it: a list's text, and what is kept of it."""

from datetime import UTC, date, datetime

from habeas import importing
from habeas.importing import Import
from habeas.lists import Plan
from habeas.reading import Item
from habeas.register import Register
from habeas.vocabulary import Tier

OCTOBER = datetime(2025, 10, 1, 9, tzinfo=UTC)
NOVEMBER = datetime(2025, 11, 1, 9, tzinfo=UTC)
DECEMBER = datetime(2025, 12, 1, 9, tzinfo=UTC)

LIST = """\
No;Name;Born;Arrested;Article;Term;Status;Released
1;Halden Mira;02.01.1990;25.03.2024;342;4 г. 6 мес.;in custody;
2;Talby Oren;1985;03.2024;130;7 years;released;11.09.2025
3;Neris Kaspar;;;;;;
"""


def prepared(
    text: str | bytes, source: str = "Lumen", received: datetime = OCTOBER, register: Register | None = None,
    on: date | None = None, plan: str = "", tier: Tier | None = None,
) -> Import:  # fmt: skip
    """A list as it would be kept."""
    content = text.encode() if isinstance(text, str) else text
    item = Item("list.csv", len(content), content=content)
    order = importing.Order(source, Plan.of(plan), on, tier)
    return importing.prepare(item, order, received, register, Tier.SEALED)


def imported(
    register: Register, text: str | bytes, source: str = "Lumen", received: datetime = OCTOBER,
    on: date | None = None, tier: Tier | None = None,
) -> Import:  # fmt: skip
    """A list, kept."""
    made = prepared(text, source, received, register, on, tier=tier)
    importing.keep(made, register)
    return made


def told(made: Import, person: str) -> list[tuple[str, str, str]]:
    """What a list says of a person: type, day, and the cell that says it."""
    rows = [r for r in made.rows if r.extraction.mentions[0].name == person]
    return [
        (s.type.value, (s.date.iso or "") if s.date else "", s.quote) for r in rows for s in r.extraction.statements
    ]
