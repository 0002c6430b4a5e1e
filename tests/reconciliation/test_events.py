"""Events: what happened once is one event, however many reports tell of it."""

from dataclasses import replace
from datetime import date

import pytest

from habeas.dates import When
from habeas.model import Range
from habeas.reconciliation.claims import prepare
from habeas.reconciliation.outcomes import number

from .tables import Row, count, findings, material, report, values

BATCH = report(
    "Blue Wire",
    "2025-05-03",
    ("release", "Oreld freed 44 prisoners on 2 May.", {"count": "44", "date": "2025-05-02", "place": "Oreld"}),
    ("release", "Mira Halden was among the freed in Oreld.", "Mira Halden", {"date": "2025-05-02"}),
)


def test_same_day_same_size_is_one_event() -> None:
    """A second outlet's account of the same day and size adds an origin, not an event."""
    again = report(
        "Tarn Post", "2025-05-04", ("release", "44 walked free on Friday.", {"count": "44", "date": "2025-05-02"})
    )
    (event,) = findings("event", BATCH, again)
    assert (event.value.count.low, event.value.date.iso, event.value.happened) == (44, "2025-05-02", True)
    assert event.origins_for == 2


def test_other_day_is_another_event() -> None:
    """Two groups freed on different days are two events, even of one size."""
    later = report("Blue Wire", "2025-05-08", ("release", "44 more were freed.", {"count": "44", "date": "2025-05-07"}))
    assert sorted(e.date.iso for e in values("event", BATCH, later)) == ["2025-05-02", "2025-05-07"]


def test_another_number_of_the_day_is_of_the_group_though_a_decree_gave_it_first() -> None:
    """23 by one account and 25 by others, whose decree is of the day before, are one group: how many is disputed."""
    counted = (
        "release",
        "23 prisoners walked out in Oreld on 2 May.",
        {"count": "23", "date": "2025-05-02", "place": "Oreld"},
    )
    decree = (
        "pardon",
        "The president of Oreld pardoned 25 on 1 May.",
        {"count": "25", "date": "2025-05-01", "place": "Oreld"},
    )
    later = (
        "release",
        "25 prisoners were let out in Oreld on 2 May.",
        {"count": "25", "date": "2025-05-02", "place": "Oreld"},
    )
    told = (
        report("Tarn Post", "2025-05-02", counted),
        report("Oreld State News", "2025-05-03", decree),
        report("Blue Wire", "2025-05-04", later),
    )
    assert {e.happening for e in values("event", *told)} == {values("event", told[0])[0].happening}
    assert [d.kind for d in values("disagreement", *told) if "How many" in d.question] == ["value"]


def test_named_people_join_the_group_of_their_report() -> None:
    """A person named as freed on the day of the group is in the group's event."""
    (event,) = values("event", BATCH)
    assert len(event.persons) == 1


@pytest.mark.parametrize(
    ("modality", "happened"), [("actual", True), ("planned", None), ("failed", False), ("denied", False)]
)
def test_only_facts_happened(modality: str, happened: bool | None) -> None:
    """A plan is no event that happened, and a failed or denied one did not."""
    row = ("exchange", "A swap of 30 on 9 June.", {"count": "30", "date": "2025-06-09", "modality": modality})
    (event,) = values("event", report("Blue Wire", "2025-06-10", row))
    assert event.happened is happened


def test_a_plan_does_not_vouch_that_it_took_place() -> None:
    """Who announces a release is shown beside it; that it took place stands on the word of who tells it as a fact."""
    planned = ("release", "30 will walk out on 9 June.", {"count": "30", "date": "2025-06-09", "modality": "planned"})
    done = ("release", "30 walked out on 9 June.", {"count": "30", "date": "2025-06-09"})
    (found,) = findings("event", report("Tarn Post", "2025-06-08", planned), report("Blue Wire", "2025-06-10", done))
    assert (found.support, found.origins_for, len(found.supporting)) == ("reported", 1, 2)
    assert found.reason.endswith("on the word of Blue Wire.")


@pytest.mark.parametrize("modality", ["called_for", "hypothetical"])
def test_wishes_make_no_event(modality: str) -> None:
    """Demands and possibilities are no events at all."""
    row = ("release", "Free them all now.", {"modality": modality})
    assert values("event", report("Blue Wire", "2025-06-10", row)) == []


def test_a_total_covers_its_parts() -> None:
    """'Over 60 last month' takes in the 44 and the 19 told of beside it, and adds up."""
    rows = (
        ("release", "Last month over 60 were let go.", {"count": "over 60", "date": "last month"}),
        ("release", "9 September: 44", {"count": "44", "date": "2025-09-09"}),
        ("release", "15 September: 19", {"count": "19", "date": "2025-09-15"}),
        ("release", "In winter 131 came out.", {"count": "131", "date": "2025-12-10"}),
    )
    table = report("Blue Wire", "2025-12-20", *rows)
    (total,) = values("sum", table)
    assert (total.value.low, total.adds_up, len(total.parts)) == (63, True, 2)
    (summary,) = [e for e in values("event", table) if e.covers]
    assert set(summary.covers) == set(total.parts)


SWAPS = (
    report(
        "Blue Wire", "2025-05-11",
        ("exchange", "On 10 May six prisoners reached Tarn.", {"count": "6", "date": "2025-05-10"}),
        ("exchange", "The boat took two men back on 10 May.", {"count": "2", "date": "2025-05-10"}),
        ("exchange", "Mira Halden was on board.", "Mira Halden", {"date": "2025-05-10"}),
    ),
    report(
        "Blue Wire", "2025-06-09",
        ("exchange", "On 8 June five prisoners crossed at Oreld.", {"count": "5", "date": "2025-06-08"}),
        ("exchange", "Three walked the other way on 8 June.", {"count": "3", "date": "2025-06-08"}),
        ("exchange", "Ivo Talby was among the five.", "Ivo Talby", {"date": "2025-06-08"}),
    ),
)  # fmt: skip
ADDED = (
    ("exchange", "Eleven came out in the two stages of the swap, six in May and five in June.", {"count": "11"}),
    ("exchange", "six in May", {"count": "6", "date": "2025-05"}),
    ("exchange", "five in June", {"count": "5", "date": "2025-06"}),
    ("release", "The thirteen who went home in March were not part of it.", {"count": "13", "date": "2025-03"}),
)


def test_a_total_is_added_up_in_its_own_sentence() -> None:
    """A total without a day is made of the groups that its sentence lists, though its report tells of a larger one."""
    (total,) = values("sum", *SWAPS, report("Lumen", "2025-07-01", *ADDED))
    assert (total.total.low, total.value.text, total.adds_up) == (11, "6 + 5", True)


def test_a_total_of_a_total_is_made_of_its_parts() -> None:
    """Thirteen and eleven, which is six and five, come to twenty-four by three happenings."""
    whole = ("release", "That makes twenty-four since spring.", {"count": "24"})
    found = values("sum", *SWAPS, report("Lumen", "2025-07-01", *ADDED, whole))
    assert sorted((t.total.low, len(t.parts)) for t in found) == [(11, 2), (24, 3)]


def test_an_exchange_added_up_in_both_directions() -> None:
    """Who counts those given with those who came out counts the same happenings by another scope."""
    both = ("exchange", "Oreld freed sixteen prisoners in its swap.", {"count": "16"})
    first = ("exchange", "Mira Halden came by boat in May.", "Mira Halden", {"date": "2025-05"})
    second = ("exchange", "Ivo Talby walked over in June.", "Ivo Talby", {"date": "2025-06"})
    told = (
        *SWAPS,
        report("Lumen", "2025-07-01", *ADDED),
        report("Wow Daily", "2025-07-20", both, first, second),
    )
    assert sorted((t.total.low, t.value.text) for t in values("sum", *told)) == [(11, "6 + 5"), (16, "8 + 8")]
    assert "scope" in [d.kind.value for d in values("disagreement", *told)]


def test_a_total_that_does_not_add_up_says_so() -> None:
    """A total above what its own report lists is kept, and said not to add up."""
    rows = (
        ("release", "In all 90 were let go this year.", {"count": "90", "date": "this year"}),
        ("release", "44 in May", {"count": "44", "date": "2025-05"}),
        ("release", "19 in July", {"count": "19", "date": "2025-07"}),
    )
    (total,) = values("sum", report("Blue Wire", "2025-12-20", *rows))
    assert (total.value.low, total.adds_up) == (63, False)


@pytest.mark.parametrize(
    ("row", "events"),
    [
        (("release", "The release of prisoners is welcome."), 0),
        (("deportation", "Many of the freed were driven to Tarn.", {"place": "Tarn"}), 1),
        (("release", "Two came out.", {"count": "2"}), 1),
    ],
)
def test_what_could_be_anything_is_no_event(row: Row, events: int) -> None:
    """A statement with nobody, no number and no day makes no event, unless it says where people were driven."""
    assert len(values("event", report("Blue Wire", "2025-06-10", row))) == events


def test_a_measure_without_a_target_is_met_by_the_words_for_it() -> None:
    """A measure told twice, once without its target, is one where the days can be the same and the words are shared."""
    plan = report(
        "Tarn Post", "2025-11-02",
        ("sanction_lifted", "From 20 December cattle barges will pass Oreld again.",
         {"place": "Oreld", "date": "2025-12-20", "modality": "planned"}),
    )  # fmt: skip
    later = report(
        "Blue Wire", "2026-01-05",
        ("sanction_lifted", "In December the cattle barges began to move.", {"date": "2025-12"}),
    )  # fmt: skip
    other = report(
        "Lumen Daily", "2026-01-06",
        ("sanction_lifted", "In December the market for berries was opened.", {"date": "2025-12"}),
    )  # fmt: skip
    eased = values("event", plan, later, other)
    assert len({e.happening for e in eased}) == 2


def test_some_of_a_group_are_not_its_number() -> None:
    """'17 convicts, three of them citizens of other states' is an event of 17, whichever number is told last."""
    said = "The president pardoned 17 convicts, three of them citizens of other states."
    rows = (
        ("pardon", said, {"count": count("17"), "date": "2025-05-02"}),
        ("pardon", said, {"count": Range(3, 3, "three"), "date": "2025-05-02"}),
    )
    (event,) = values("event", report("Blue Wire", "2025-05-03", *rows))
    assert event.count.low == 17


def test_a_number_at_first_hand_goes_before_one_that_is_retold() -> None:
    """Of two numbers told by one origin each, that of a report which only repeats others is not the event's."""
    first = report("Tarn Post", "2025-05-20", ("arrest", "Nine were detained.", {"count": Range(9, 9, "Nine")}))
    again = report("Page Mill", "2025-08-02", ("arrest", "Four were detained.", {"count": Range(4, 4, "Four")}))
    one, other = (replace(c, origin=c.document.id) for c in prepare(material([first, again])).claims)
    told = [number([one, other]), number([one, replace(other, retelling=True)])]
    assert [n.text for n in told if n] == ["Four", "Nine"]


@pytest.mark.parametrize(("date_", "together"), [(None, True), ("2025-05-02", False)])
def test_names_told_beside_a_group_are_of_the_group(date_: str | None, together: bool) -> None:
    """One report numbers those pardoned and names some "among" them, others name them on that day: it is one release.

    Who is told of with a day of their own beside the group may have been let out apart.
    """
    group = report(
        "Blue Wire", "2025-05-02", ("release", "31 were released today.", {"count": "31", "date": "2025-05-02"})
    )
    named = report("Tarn Post", "2025-05-02", ("release", "Mira Halden is out.", "Mira Halden", {"date": "2025-05-02"}))
    names = ("pardon", "Among those pardoned is Mira Halden.", "Mira Halden", {"date": date_} if date_ else {})
    both = report("State News", "2025-05-03", ("pardon", "The ruler pardoned 31 more.", {"count": "31"}), names)
    assert (len({e.happening for e in values("event", group, named, both)}) == 1) is together


def test_a_total_of_a_year_told_as_of_its_last_day_is_a_total() -> None:
    """77 "this year", which another report gives as of 31 December, sums up the year's groups and is no group of that day."""
    year = When("this year", date(2025, 1, 1), date(2025, 12, 31), "2025")
    rows = (
        ("release", "In all 75 were freed this year.", {"count": "75", "date": year}),
        ("release", "44 went in May.", {"count": "44", "date": "2025-05-02"}),
        ("release", "31 went in July.", {"count": "31", "date": "2025-07-01"}),
    )
    again = ("release", "The office boasts of 75 freed.", {"count": "75", "date": "2025-12-31"})
    reports = (report("State News", "2025-12-30", *rows), report("Lumen", "2026-01-04", again))
    (total,) = values("sum", *reports)
    assert (total.adds_up, len(total.parts), total.total.low) == (True, 2, 75)


@pytest.mark.parametrize(
    "quote",
    [
        "Since April sixty people have been let go: thirty-one by decree, nineteen by road and ten by air.",
        "С апреля отпустили шестьдесят человек: тридцать одного по указу, девятнадцать на автобусе, десять самолётом.",
        "З красавіка адпусцілі шэсцьдзясят чалавек: трыццаць аднаго, дзевятнаццаць і дзесяць.",
    ],
)
def test_the_numbers_within_the_words_of_a_total_are_its_parts(quote: str) -> None:
    """The stretch of time in such a sentence is the total's: none of the smaller numbers is a total too."""
    told = report(
        "Lumen", "2025-09-19",
        ("release", quote, {"count": "60"}), ("release", quote, {"count": "31"}),
        ("release", quote, {"count": "19"}), ("release", quote, {"count": "10"}),
    )  # fmt: skip
    (made,) = values("sum", told)
    assert made.total.low == 60
    assert made.adds_up
    assert len(made.parts) == 3


def test_a_total_adds_to_what_the_sentence_before_it_tells() -> None:
    """ "With the eleven of May that makes 33": the other part stands in the sentence before."""
    rows = (
        ("release", "On Friday 22 of ours came out.", {"count": "22", "date": "2025-09-05"}),
        ("release", "the eleven of May", {"count": "11", "date": "2025-05"}),
        ("release", "that makes 33 freed this year", {"count": "33", "date": "2025"}),
        ("release", "Nine more came out on 2 June and two on 7 July", {"count": "9", "date": "2025-06-02"}),
    )
    text = f"{rows[3][1]}.\n\n{rows[0][1]} With {rows[1][1]} {rows[2][1]}."
    (total,) = values("sum", report("Lumen", "2025-10-06", *rows, text=text))
    assert sorted(total.value.text.split(" + ")) == ["11", "22"]
