"""Rewrites without a common word: press releases retold, translations, lists of what others told."""

import pytest

from habeas.reconciliation import reconcile

from .tables import Report, findings, material, report, values

RELEASE = report(
    "Ministry of Justice of Oreld", "2024-09-10",
    ("release", "74 convicts left the institutions today.", {"count": "74", "date": "2024-09-10"}),
    ("release", "Among them: Halden M. R., Talby I. V.", "Mira Halden", "Ivo Talby", {"date": "2024-09-10"}),
    ("count_held", "96 persons remain in custody.", {"count": "96", "date": "2024-09-10"}),
)  # fmt: skip


def retold(outlet: str, told: str, source: str | None, *more: tuple[object, ...], language: str = "en") -> Report:
    return report(
        outlet, told,
        ("release", "Seventy-four walked out on Tuesday.", {"count": "74", "date": "2024-09-10", "source": source}),
        ("release", "Blogger Mira Halden was one.", "Mira Halden", {"date": "2024-09-10", "source": source}),
        ("count_held", "By that reckoning 96 stay inside.", {"count": "96", "source": source}),
        *more, language=language,
    )  # fmt: skip


def pairs(*reports: Report) -> list[tuple[str, str, bool]]:
    names = {r.document.id: r.document.outlet or "" for r in reports}
    return [(names[c.original], names[c.copy], c.reworded) for c in values("copy", *reports)]


ARREST = ("arrest", "Ada Moren is still in the colony.", "Ada Moren")


@pytest.mark.parametrize(
    "source", ["the Justice Ministry", "Oreld's Ministry of Justice", "Министерство юстиции Орельда"]
)
def test_a_press_release_retold_is_a_rewrite(source: str) -> None:
    """What a paper has, for the most part, from a body's own report on that body's word is made of that report."""
    told = retold("Tarn Post", "2024-09-11", source, ARREST)
    assert pairs(RELEASE, told) == [("Ministry of Justice of Oreld", "Tarn Post", True)]
    (finding,) = findings("copy", RELEASE, told)
    assert finding.reason.endswith(
        "tells again what Ministry of Justice of Oreld told: 75% of its statements are there too."
    )


@pytest.mark.parametrize(
    "told",
    [
        retold("Tarn Post", "2024-11-11", "the Justice Ministry"),
        retold("Tarn Post", "2024-09-11", "Lumen"),
        retold("Tarn Post", "2024-09-11", None, ARREST),
        retold("Tarn Post", "2024-09-11", "the Justice Ministry", *((t, q + str(n), p) for n in range(5)
               for t, q, p in [("arrest", "Oren Birk is held, case ", "Oren Birk")])),
        report("Tarn Post", "2024-09-11", ("count_held", "96 stay inside.", {"count": "96", "source": "the Justice Ministry"})),
    ],
)  # fmt: skip
def test_what_is_no_rewrite(told: Report) -> None:
    """One remark, an old release, somebody else's word, or a report mostly of its own, is not made of it."""
    assert pairs(RELEASE, told) == []


def test_a_translation_is_a_rewrite_of_what_it_translates() -> None:
    """A report in another language that tells the same acts of the same days and nothing new carries the other."""
    first = report(
        "Blue Wire", "2025-06-05",
        ("arrest", "Police came for Mira Halden on 2 June.", "Mira Halden", {"date": "2025-06-02"}),
        ("sentence", "On 4 June she got 4 years.", "Mira Halden", {"date": "2025-06-04"}),
    )  # fmt: skip
    again = report(
        "Вестник", "2025-06-07",
        ("arrest", "Миру Хальден задержали 2 июня.", "Mira Halden", {"date": "2025-06-02"}),
        ("sentence", "4 июня суд дал ей 4 года.", "Mira Halden", {"date": "2025-06-04"}), language="ru",
    )  # fmt: skip
    assert pairs(first, again) == [("Blue Wire", "Вестник", True)]


def test_a_list_rewrites_what_it_has_most_from() -> None:
    """A report that only repeats others is made of the one that tells most of it."""
    others = [
        report(
            "Lumen", "2024-08-01", ("arrest", "Oren Birk was taken on 1 August.", "Oren Birk", {"date": "2024-08-01"})
        ),
        report(
            "Blue Wire", "2024-08-05", ("sentence", "Ada Moren got nine years.", "Ada Moren", {"date": "2024-08-05"})
        ),
    ]
    list_ = report(
        "Wow Daily", "2024-09-30",
        ("release", "74 got out!", {"count": "74"}), ("release", "Lucky Mira Halden is one!", "Mira Halden"),
        ("count_held", "Watchdogs say 96 are still locked up.", {"count": "96", "source": "watchdogs"}),
        ("arrest", "Oren Birk was grabbed!", "Oren Birk"), ("sentence", "Ada Moren got nine!", "Ada Moren"),
    )  # fmt: skip
    found = pairs(RELEASE, *others, list_)
    assert found == [("Ministry of Justice of Oreld", "Wow Daily", True)]


def test_a_rewrite_known_by_what_it_says_raises_and_removes_no_origin() -> None:
    """Such a pair only says how two reports stand to each other: every other finding is as without it."""
    own = retold("Tarn Post", "2024-09-11", "the Justice Ministry", ARREST)
    found = [f for f in reconcile(material([RELEASE, own])) if f.kind == "event" and f.value.type == "release"]
    assert {f.origins_for for f in found} == {1}


def test_half_in_a_bulletin_is_made_of_it_though_only_some_is_on_its_word() -> None:
    """What a paper takes over without saying so counts where it names the body for two facts and has most from it."""
    told = retold(
        "Tarn Post", "2024-09-11", None,
        ("release", "Reviewer Ivo Talby was, the ministry said.", "Ivo Talby",
         {"date": "2024-09-10", "source": "the Justice Ministry"}),
        ("count_held", "It puts those inside at 96.", {"count": "96", "source": "the Justice Ministry"}),
        ARREST,
    )  # fmt: skip
    assert pairs(RELEASE, told) == [("Ministry of Justice of Oreld", "Tarn Post", True)]


LIST = report(
    "Lumen Rights Group", "2024-10-02",
    ("count_held", "On 1 October 143 sat in cells.", {"count": "143", "date": "2024-10-01"}),
    ("arrest", "Mira Halden was taken on 5 September.", "Mira Halden", {"date": "2024-09-05"}),
    ("exile", "Ada Moren lives in Venland.", "Ada Moren"),
    ("arrest", "Ivo Talby was led off a train on 2 September.", "Ivo Talby", {"date": "2024-09-02"}),
)  # fmt: skip


def shortened(outlet: str, *more: tuple[object, ...]) -> Report:
    return report(
        outlet, "2024-10-20",
        ("count_held", "134 were inside, Lumen counts.", {"count": "134", "source": "Lumen"}),
        ("arrest", "An editor, Mira Halden, is in remand.", "Mira Halden"),
        ("arrest", "So is geologist Ivo Talby, taken from a train.", "Ivo Talby"),
        ("exile", "Ada Moren writes from abroad.", "Ada Moren"),
        *more,
    )  # fmt: skip


def test_a_list_retold_with_a_wrong_number_is_a_rewrite() -> None:
    """Who cites one body alone, and tells mostly what its list did, has it all from there, whatever was garbled."""
    assert pairs(LIST, shortened("Tarn Post")) == [("Lumen Rights Group", "Tarn Post", True)]


def test_an_answer_or_a_report_with_others_too_is_none() -> None:
    """A ministry that answers a list, and a paper that quotes somebody else as well, have what they tell themselves."""
    other = ("conditions", "She has no pen, says her brother.", "Mira Halden", {"source": "her brother"})
    assert pairs(LIST, shortened("Ministry of Justice of Oreld")) == []
    assert pairs(LIST, shortened("Tarn Post", other)) == []


WIRE = report(
    "Blue Wire", "2025-03-20",
    ("release", "Oreld freed 23 on Thursday.", {"count": "23", "date": "2025-03-20"}),
    ("release", "Bloggers Mira Halden and Ivo Talby came out.", "Mira Halden", "Ivo Talby", {"date": "2025-03-20"}),
)  # fmt: skip


def digest(told: str, *names: str, day: str | None = None) -> Report:
    rows = (
        ("release", "Big news: 23 are free!", {"count": "23"}),
        ("release", f"Queens of video {' and '.join(names)} are out.", *names),
    )
    text = " ".join(row[1] for row in rows) + "\n\nThe state says Ada Moren died."
    died = ("death_in_custody", "Ada Moren died.", "Ada Moren", {"source": "the state", "date": day})
    return report("Trend Now", told, *rows, died, text=text)


def test_who_opens_days_later_with_what_a_wire_told_rewrites_it() -> None:
    """The lead of a digest, its names spelt as in one report, comes from that report."""
    assert pairs(WIRE, digest("2025-04-08", "Mira Halden", "Ivo Talby")) == [("Blue Wire", "Trend Now", True)]


@pytest.mark.parametrize(
    "other",
    [
        digest("2025-03-20", "Mira Halden", "Ivo Talby"),
        digest("2025-04-08", "Mira Halden", "Ivo Talby", day="2025-04-01"),
        digest("2025-04-08", "Mira Halden", "Oren Birk"),
    ],
)
def test_news_of_its_own_is_no_rewrite(other: Report) -> None:
    """Told at the same time, with something newer, or with somebody else in its lead, a report is its own."""
    assert pairs(WIRE, other) == []
