"""Numbers counted again: by another body, by the group whose list it is, as a sum of parts. All figures are invented."""

from datetime import date

import pytest

from habeas.extraction import Extractor
from habeas.model import Statement
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import stated


def read(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    """What a report published on 1 October 2025 states."""
    return stated(extractor, text, date(2025, 10, 1))


def numbers(extractor: Extractor, text: str, *types: Type) -> list[tuple[Type, int | None, str | None]]:
    """The numbers told as facts, each with its type and day, in the order of the text; of some types or of all."""
    made = [s for s in read(extractor, text) if s.count is not None and s.modality is Modality.ACTUAL]
    return [
        (s.type, s.count.low, s.date.iso if s.date else None)
        for s in made
        if s.count is not None and (not types or s.type in types)
    ]


KNOWN = [
    (
        "Of the 33 people freed on 15 March we knew 28 as political prisoners.",
        [(Type.RELEASE, 33, "2025-03-15"), (Type.RELEASE, 28, "2025-03-15")],
    ),
    (
        "Sixteen prisoners were freed on 5 May. Twelve of them were on our list.",
        [(Type.RELEASE, 16, "2025-05-05"), (Type.RELEASE, 12, "2025-05-05")],
    ),
    (
        "Of the 19 freed on 5 May the League had 14 on its register of political prisoners.",
        [(Type.RELEASE, 19, "2025-05-05"), (Type.RELEASE, 14, "2025-05-05")],
    ),
]


@pytest.mark.parametrize(("text", "told"), KNOWN, ids=[t for t, _ in KNOWN])
def test_those_freed_who_were_on_a_list_were_freed(
    extractor: Extractor, text: str, told: list[tuple[Type, int | None, str | None]]
) -> None:
    """They are neither held nor recognised by that."""
    assert numbers(extractor, text) == told


NOT_KNOWN = [
    "Sixteen prisoners were freed on 5 May. Three of them are still on our list.",
    "Sixteen prisoners were freed on 5 May. Four of them were on the list of the sanctions office.",
    "Sixteen prisoners were freed on 5 May. Five more names were put on our list.",
    "Sixteen prisoners were freed on 5 May. On 1 June nine political prisoners were on our list.",
]


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_others_on_a_list_were_not_freed(extractor: Extractor, text: str) -> None:
    """Only those who were on it when they were let out."""
    assert numbers(extractor, text, Type.RELEASE) == [(Type.RELEASE, 16, "2025-05-05")]


RECOUNTED = [
    (
        "The state let out 35 political prisoners in May. The exile office makes it 44.",
        [(Type.RELEASE, 35, "2025-05"), (Type.RELEASE, 44, None)],
    ),
    (
        "The League counts 51 political prisoners. The River Committee, which counts house arrest too, makes it 118.",
        [(Type.COUNT_HELD, 51, None), (Type.COUNT_HELD, 118, None)],
    ),
    (
        "There are 412 political prisoners behind bars, while other trackers say 36.",
        [(Type.COUNT_HELD, 412, None), (Type.COUNT_HELD, 36, None)],
    ),
    (
        "There were 41 political prisoners in jail on 1 May. The amnesty, name by name. The ministry speaks of 34.",
        [(Type.COUNT_HELD, 41, "2025-05-01"), (Type.RELEASE, 34, None)],
    ),
    ("We reported that eleven men had been arrested. That was wrong. It was ten.", [(Type.ARREST, 10, None)]),
]


@pytest.mark.parametrize(("text", "told"), RECOUNTED, ids=[t for t, _ in RECOUNTED])
def test_another_number_of_the_same_people_is_of_the_same_thing(
    extractor: Extractor, text: str, told: list[tuple[Type, int | None, str | None]]
) -> None:
    """Whoever counts them."""
    assert numbers(extractor, text) == told


def test_another_number_is_on_the_word_of_who_gives_it(extractor: Extractor) -> None:
    """And the first on that of who gave the first."""
    made = read(extractor, "The League counts 51 political prisoners. The Ministry of Justice speaks of 34.")
    assert [s.source for s in made] == ["The League", "The Ministry of Justice"]


OTHER_NUMBERS = [
    "The League counts 51 political prisoners. The ministry gives 20 roubles to each.",
    "The League counts 51 political prisoners. The hearing was at 10.",
    "The League counts 51 political prisoners. The guards have 12 dogs.",
    "The League counts 51 political prisoners. Mira Halden got 12 letters.",
]


@pytest.mark.parametrize("text", OTHER_NUMBERS)
def test_a_number_of_something_else_counts_nobody(extractor: Extractor, text: str) -> None:
    """Only a bare number behind words for counting does."""
    assert numbers(extractor, text) == [(Type.COUNT_HELD, 51, None)]


ADDED_UP = [
    (
        "Forty people have come out of prison, 12 in March, 17 in June and eleven in July.",
        [
            (Type.RELEASE, 40, None),
            (Type.RELEASE, 12, "2025-03"),
            (Type.RELEASE, 17, "2025-06"),
            (Type.RELEASE, 11, "2025-07"),
        ],
    ),
    (
        "Since May thirty-six people have left prison: thirty-two under the amnesty, four by exchange.",
        [(Type.RELEASE, 36, None), (Type.RELEASE, 32, None), (Type.EXCHANGE, 4, None)],
    ),
    (
        "Eleven political prisoners were freed on 5 May. With the seven who went home in March that makes eighteen people.",
        [(Type.RELEASE, 11, "2025-05-05"), (Type.RELEASE, 7, "2025-03"), (Type.RELEASE, 18, None)],
    ),
]


@pytest.mark.parametrize(("text", "told"), ADDED_UP, ids=[t for t, _ in ADDED_UP])
def test_numbers_that_add_up_are_told_of_one_thing(
    extractor: Extractor, text: str, told: list[tuple[Type, int | None, str | None]]
) -> None:
    """The whole without a day, each part with its own; whoever was exchanged was exchanged."""
    assert numbers(extractor, text) == told


LEDGER = [
    ("The political prisoners of Lowmark.\nOn 4 May: 273 names, criteria unchanged.", (273, "2025-05-04")),
    ("The political prisoners of Lowmark.\nNames on 4 May: 266.", (266, "2025-05-04")),
    ("Our register on 4 May 2024: 58 in custody, by the old rules.", (58, "2024-05-04")),
    ("The political prisoners of Lowmark.\nFifty-two on 1 April, the rules unchanged.", (52, "2025-04-01")),
    ("On 1 May four political prisoners were serving sentences in Lowmark.", (4, "2025-05-01")),
]


@pytest.mark.parametrize(("text", "told"), LEDGER, ids=[t for t, _ in LEDGER])
def test_a_ledger_gives_its_size_on_a_day(extractor: Extractor, text: str, told: tuple[int, str]) -> None:
    """With a verb or without."""
    assert numbers(extractor, text) == [(Type.COUNT_HELD, *told)]


NO_COUNT_OF_THE_SAME = [
    ("Thirty people were detained on Friday. The group has 12 volunteers. We have 4.", 4),
    ("Ninety were arrested at the march. The ministry puts the number of wounded at 12.", 12),
    ("Ninety were arrested at the march. Police counted 4,000 at the march.", 4000),
]


@pytest.mark.parametrize(("text", "number"), NO_COUNT_OF_THE_SAME)
def test_a_number_of_others_is_no_count_of_those_told_of(extractor: Extractor, text: str, number: int) -> None:
    """Volunteers, the wounded and a crowd are not arrested by being counted."""
    assert number not in [n for _, n, _ in numbers(extractor, text, Type.ARREST)]
