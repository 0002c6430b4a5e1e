"""Origins: whom a statement ultimately comes from."""

import pytest

from habeas.reconciliation import origins
from habeas.reconciliation.origins import anonymous, name

from .tables import Report, findings, material, report


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Lumen human rights centre", "Lumen"),
        ("Lumen rights group", "the Lumen Centre"),
        ("Lumen's bulletin", "lumen"),
        ("Ministry of Justice of Oreld", "the Oreld justice ministry"),
        ("праваабарончы цэнтр «Вясна»", "the human rights centre Viasna"),
        ("источника «Вясны»", "Viasna"),
        ("Весне", "Viasna96"),
        ("ОВД-Инфо", "OVD-Info"),
        ("ООН", "the United Nations"),
        ("МИД Беларуси", "the Belarusian Foreign Ministry"),
        ("Ореста Кошмака", "Орест Кошмак"),
        ("телеграм-канала «Голос Орельда»", "«Голос Орельда»"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    """Words for what kind of body it is do not make another source."""
    assert name(one) == name(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lumen", "the Oreld Centre"),
        ("the Polish foreign ministry", "the Lithuanian foreign ministry"),
        ("Орест Кошмак", "Орест Вербин"),
        ("Memorial", "the Memorial Hospital"),
        ("un abogado", "UN"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    """Bodies of one kind, and words that look like a body's name, stay apart."""
    assert name(one) != name(other)


@pytest.mark.parametrize(
    "source",
    ["officials", "rights groups", "sources", "several witnesses", "local media", "Правозащитники", "яго сваякі",
     "независимые СМИ", "джерела в уряді", "familiares", "su abogado"],
)  # fmt: skip
def test_nobody(source: str) -> None:
    """Words that name nobody are no source of their own."""
    assert name(source) == "" or anonymous(source)


def origin_of(*reports: Report) -> list[str]:
    """The origins of all statements of the last report, in order."""
    found = origins(material(reports))
    return [found[s.id] for s in reports[-1].statements]


def test_attribution_leads_to_the_source() -> None:
    """A claim attributed to a group comes from the group, whoever prints it."""
    told = report(
        "Tarn Post", "2025-06-05", ("count_held", "Lumen counts 40.", {"count": "40", "source": "the Lumen group"})
    )
    assert origin_of(told) == ["the Lumen group"]


def test_a_group_cited_in_two_languages_is_one_origin() -> None:
    """What a Belarusian and an English report have from one group has one origin, and counts as a rights group's word."""
    english = report("Tarn Post", "2025-06-05", ("arrest", "Mira Halden was arrested, Viasna says.", "Mira Halden",
                     {"source": "Viasna", "date": "2025-06-04"}))  # fmt: skip
    belarusian = report("Blue Wire", "2025-06-06", ("arrest", "Миру Халден затрымалі, паведамляе «Вясна».",
                        "Mira Halden", {"source": "«Вясна»", "date": "2025-06-04"}))  # fmt: skip
    (spell,) = findings("spell", english, belarusian)
    assert (spell.origins_for, spell.rights_groups_for, spell.support) == (1, 1, "reported")
    assert spell.reason.endswith("on the word of Viasna.")


def test_the_group_is_the_one_named_before() -> None:
    """'The group' in a later sentence is the group that the report named before."""
    told = report(
        "Tarn Post",
        "2025-06-05",
        ("count_held", "Lumen rights group counts 40.", {"count": "40", "source": "Lumen rights group"}),
        ("release", "The group adds that 3 came home.", {"count": "3", "source": "The group"}),
    )
    assert len(set(origin_of(told))) == 1


def test_an_unnamed_witness_is_the_outlets() -> None:
    """Two neighbours without a name are what the outlet heard, not sources apart."""
    told = report(
        "Tarn Post",
        "2025-06-05",
        ("arrest", "Neighbours saw five taken.", {"count": "5", "source": "neighbours"}),
        ("arrest", "A lawyer confirmed five.", {"count": "5", "source": "a lawyer"}),
    )
    assert origin_of(told) == ["Tarn Post", "Tarn Post"]


@pytest.mark.parametrize("credit", ["SARN (Blue Wire) - ", "Oreld. "])
def test_an_agency_credit_names_the_origin(credit: str) -> None:
    """A text that credits an agency comes from the agency."""
    text = credit + "Five were freed." + ("" if "(" in credit else "\n- Tarn Post with Blue Wire")
    told = report("Tarn Post", "2025-06-05", ("release", "Five were freed.", {"count": "5"}), text=text)
    assert origin_of(told) == ["blue wire"]


def test_two_outlets_that_cite_one_group_are_one_origin() -> None:
    """A number that two outlets both have from one group has one origin."""
    rows = [
        ("count_held", f"Lumen counts 40, says paper {n}.", {"count": "40", "source": "Lumen", "date": "2025-06-01"})
        for n in "ab"
    ]
    (count,) = findings("count", report("Tarn Post", "2025-06-05", rows[0]), report("Blue Wire", "2025-06-06", rows[1]))
    assert (count.origins_for, len(count.supporting)) == (1, 2)


def test_an_official_goes_on() -> None:
    """What follows an official's word on the same happening, in one report, is that official's too."""
    told = report(
        "Oreld Telegraph",
        "2025-06-05",
        ("pardon", "Ten are pardoned, spokesman Oren Talby said.", {"count": "10", "source": "Oren Talby"}),
        ("pardon", "Among them is Mira Halden.", "Mira Halden"),
        ("sanction_lifted", "The bank is open again.", {"place": "the bank"}),
    )
    assert origin_of(told) == ["Oren Talby", "Oren Talby", "Oreld Telegraph"]


def test_officials_are_the_official_whom_the_report_names() -> None:
    """'Officials said' is the word of the one official named in the report."""
    told = report(
        "Tarn Post",
        "2025-06-05",
        ("release", "Ten were freed, officials said.", {"count": "10", "source": "officials"}),
        ("sanction_lifted", '"We lift the ban," envoy Oren Talby said.', {"source": "Oren Talby"}),
    )
    assert origin_of(told) == ["Oren Talby", "Oren Talby"]


def test_a_body_that_acts_and_speaks_tells_of_its_own_act() -> None:
    """A swap prepared by a committee that the report then quotes is told by that committee."""
    told = report(
        "Oreld Telegraph",
        "2025-06-05",
        ("exchange", "The Harbour Committee swapped two.", {"count": "2", "actor": "the Harbour Committee"}),
        ("exchange", "One went the other way, says the Committee.", {"count": "1", "source": "the Committee"}),
    )
    assert origin_of(told)[0] == origin_of(told)[1]


def test_a_report_that_only_retells_is_no_origin() -> None:
    """A report without sources, most of which others told days before, has its claims from them."""
    before = [
        report("Lumen", "2025-06-05", ("release", "Forty were freed.", {"count": "40", "date": "2025-06-05"})),
        report("Tarn Post", "2025-06-06", ("arrest", "Mira Halden was arrested.", "Mira Halden")),
        report("Blue Wire", "2025-06-07", ("count_held", "On 7 June 412 were held.", {"count": "412"})),
    ]
    told = report(
        "Click Now",
        "2025-07-20",
        ("release", "Some 40 walked free.", {"count": "40"}),
        ("arrest", "Mira Halden was seized.", "Mira Halden"),
        ("count_held", "Rights groups put it at 412.", {"count": "412", "source": "Rights groups"}),
        ("sanction_lifted", "The airline flies again.", {"place": "the airline"}),
    )
    assert origin_of(*before, told) == ["Lumen", "Tarn Post", "Blue Wire", "Click Now"]


def test_a_report_of_its_own_is_an_origin() -> None:
    """A report that tells as much again is not led back to others for the rest."""
    before = [
        report("Lumen", "2025-06-05", ("release", "Forty were freed.", {"count": "40", "date": "2025-06-05"})),
        report("Tarn Post", "2025-06-06", ("arrest", "Mira Halden was arrested.", "Mira Halden")),
    ]
    told = report(
        "Open Door",
        "2025-07-20",
        ("release", "Forty came home in June.", {"count": "40"}),
        ("arrest", "Mira Halden was seized.", "Mira Halden"),
        ("count_held", "On 1 July 500 were held.", {"count": "500", "date": "2025-07-01"}),
        ("arrest", "Oren Talby was taken on Monday.", "Oren Talby"),
    )
    assert set(origin_of(*before, told)) == {"Open Door"}


@pytest.mark.parametrize(
    ("source", "unnamed"),
    [("Oreld officials", False), ("witnesses and Oreld officials", True), ("two neighbours", True)],
)
def test_who_has_no_name(source: str, unnamed: bool) -> None:
    """A source is unnamed when nothing in it tells it from others, or when it puts the unnamed first."""
    assert anonymous(source, begins=False) is unnamed


def test_an_outlet_that_names_itself_quotes_nobody() -> None:
    """ "..., the Telegraph reports" in the Telegraph is its own voice: what an official says there stays the official's."""
    rows = (
        ("pardon", "Ten are pardoned, spokesman Oren Talby said.", {"count": "10", "source": "Oren Talby"}),
        ("pardon", "Among them is Mira Halden, Oreld Telegraph reports.", "Mira Halden", {"source": "Oreld Telegraph"}),
    )
    assert origin_of(report("Oreld Telegraph", "2025-06-05", *rows)) == ["Oren Talby", "Oren Talby"]
