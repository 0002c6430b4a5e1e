"""Disagreements: what cannot both hold, with its kind, and what only looks as if."""

from datetime import date

import pytest

from habeas.dates import When
from habeas.model import Judgement, Range
from habeas.vocabulary import Verdict

from .tables import Report, Row, findings, report, values


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


BATCH = ("release", "44 were freed in Oreld on 5 June.", {"count": "44", "date": "2025-06-05", "place": "Oreld"})
TERM = ("sentence", "Mira Halden got six years.", "Mira Halden", {"term": ("six years", 72), "date": "2024-02-02"})
DEATH = ("death_in_custody", "Mira Halden died on 9 April.", "Mira Halden", {"date": "2025-04-09"})
HELD = ("count_held", "On 1 May 437 were held in Oreld, Tarn and Sarn.", {"count": "437", "date": "2025-05-01"})


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            BATCH,
            ("release", "49 were freed in Oreld that day.", {"count": "49", "date": "2025-06-05", "place": "Oreld"}),
            "value",
        ),
        (
            BATCH,
            ("transfer", "Only 51 reached Oreld's border.", {"count": "51", "date": "2025-06-05", "place": "Oreld"}),
            "scope",
        ),
        (
            BATCH,
            ("release", "In Oreld 45 on our list went.", {"count": "45", "date": "2025-06-05", "place": "Oreld"}),
            "criteria",
        ),
        (
            BATCH,
            (*BATCH[:1], "No release in Oreld.", {"count": "44", "date": "2025-06-05", "modality": "denied"}),
            "modality",
        ),
        (TERM, (*TERM[:1], "Halden is doing nine years.", "Mira Halden", {"term": ("nine years", 108)}), "value"),
        (DEATH, (*DEATH[:1], "She died on 11 April.", "Mira Halden", {"date": "2025-04-11"}), "date_lag"),
        (
            HELD,
            ("count_held", "On 1 May 402 were held in Oreld, says Tarn.", {"count": "402", "date": "2025-05-01"}),
            "criteria",
        ),
        (
            HELD,
            ("count_held", "402 in Oreld and Tarn, by the same definition.", {"count": "402", "date": "2025-05-01"}),
            "value",
        ),
        (HELD, ("count_held", "In Oreld and Tarn 500 cases are open.", {"count": "500", "date": "2025-05-01"}), "unit"),
        (
            ("conditions", "Mira Halden sees no doctor.", "Mira Halden"),
            ("conditions", "Mira Halden sees one.", "Mira Halden", {"modality": "denied"}),
            "modality",
        ),
    ],
)
def test_kinds(one: Row, other: Row, kind: str) -> None:
    """Two outlets that say what cannot both hold disagree, and the kind is named; order does not matter."""
    reports = (report("Blue Wire", "2025-06-06", one), report("Tarn Post", "2025-06-07", other))
    assert kinds(*reports) == kinds(*reversed(reports)) == [kind]


def test_one_source_at_two_times() -> None:
    """A source's two numbers weeks apart are two times; what nothing told explains is shown by the books."""
    first = report(
        "Lumen", "2025-09-20", ("count_held", "On 17 September 2,072 held.", {"count": "2,072", "date": "2025-09-17"})
    )
    rows = (
        "count_held",
        "On 1 December 2,400 were held, Lumen says.",
        {"count": "2,400", "source": "Lumen", "date": "2025-12-01"},
    )
    later = report("Blue Wire", "2025-12-20", rows)
    assert kinds(first, later) == []
    (book,) = values("balance", first, later)
    assert book.unexplained.low == 328


def test_one_source_at_one_time() -> None:
    """A source's two numbers for overlapping times are two values."""
    first = report(
        "Lumen", "2025-09-20", ("count_held", "On 17 September 2,072 held.", {"count": "2,072", "date": "2025-09-17"})
    )
    second = report(
        "Lumen", "2025-12-20", ("count_held", "In 2025 over 2,400 held.", {"count": "over 2,400", "date": "2025"})
    )
    assert kinds(first, second) == ["value"]


def test_a_correction_is_named_as_one() -> None:
    """An outlet that takes its own number back corrects it, and the corrected number stands."""
    first = report("Blue Wire", "2025-06-05", ("release", "Forty are out.", {"count": "40", "date": "2025-06-05"}))
    second = report(
        "Blue Wire",
        "2025-06-07",
        ("release", "There were 38.", {"count": "38", "date": "2025-06-05"}),
        ("release", "It was not 40.", {"count": "40", "date": "2025-06-05", "modality": "denied"}),
    )
    assert kinds(first, second) == ["correction"]
    (event,) = values("event", first, second)
    assert (event.count.low, event.happened) == (38, True)


def test_a_plan_that_came_to_nothing() -> None:
    """An announced exchange that failed is a disagreement on whether it took place."""
    plan = ("exchange", "A swap of 30 on 9 June.", {"count": "30", "date": "2025-06-09", "modality": "planned"})
    failed = ("exchange", "The swap of 30 fell through.", {"count": "30", "date": "2025-06-09", "modality": "failed"})
    assert kinds(report("Blue Wire", "2025-06-01", plan), report("Lumen", "2025-06-10", failed)) == ["modality"]


def test_decree_and_gate() -> None:
    """A pardon dated before the release it led to is a difference of dates, not two events."""
    decree = ("pardon", "On 30 June 19 were pardoned.", {"count": "19", "date": "2025-06-30"})
    gate = ("release", "On 1 July 19 came out.", {"count": "19", "date": "2025-07-01"})
    reports = (report("State News", "2025-07-03", decree), report("Lumen", "2025-07-02", gate))
    assert kinds(*reports) == ["date_lag"]
    assert len({e.happening for e in values("event", *reports)}) == 1


def test_a_running_total_taken_for_people_held() -> None:
    """The same number once as a running total and once as people held is no contradiction but a confusion, named so."""
    total = ("count_detained_total", "Since 2020 1,506 were detained.", {"count": "1,506"})
    taken = ("count_held", "1,506 are behind bars.", {"count": "1,506", "source": "Watchdogs"})
    assert kinds(report("Lumen", "2025-05-01", total), report("Trend Now", "2025-07-01", taken)) == [
        "stock_vs_cumulative"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [BATCH, ("release", "Three of them are foreigners.", {"count": "3", "date": "2025-06-05"})],
        [HELD, ("count_detained_total", "2,000 in all.", {"count": "2,000"})],
        [HELD, ("count_held", "On 1 June 405 were held.", {"count": "405", "date": "2025-06-01"})],
        [BATCH, ("release", "Freed: 60 on 9 June.", {"count": "60", "date": "2025-06-09"})],
        [
            ("count_held", "Over 1,000 held.", {"count": "over 1,000"}),
            ("count_held", "1,100 held.", {"count": "1,100"}),
        ],
    ],
)
def test_what_only_looks_like_one(rows: list[Row]) -> None:
    """Parts of a whole, other bases, small drift, other days and bounds that overlap are no disagreements."""
    assert kinds(report("Lumen", "2025-06-10", *rows)) == []


def test_who_was_freed_is_a_question_of_identity() -> None:
    """Entries that were left open and are told of with one release are one question, with what each is told of."""
    freed = {"date": "2025-06-09"}
    one = report("Lumen", "2025-06-10", ("release", "The nurse Mira Halden is out.", "Mira Halden", freed))
    other = report("Blue Wire", "2025-06-11", ("release", "Mira Haldan, 60, came home.", "Mira Haldan", freed))
    third = report("Tarn Post", "2025-06-12", ("release", "Free: M. Halden.", "M. Halden", freed))
    names = ("Mira Halden", "Mira Haldan", "M. Halden")
    batch = report("Open Door", "2025-06-12", ("release", f"Three came out: {', '.join(names)}.", *names, freed))
    ids = [r.mentions[0].id for r in (one, other, third)]
    unsure = [
        Judgement(Verdict.UNSURE, pair, "rules", ("a spelling",)) for pair in ((ids[0], ids[1]), (ids[0], ids[2]))
    ]
    (question,) = [
        d for d in values("disagreement", one, other, third, batch, judgements=unsure) if d.kind == "identity"
    ]
    cited = {*question.one, *question.other}
    assert cited == {one.statements[0].id, other.statements[0].id}


def test_an_open_question_is_no_disagreement() -> None:
    """Two mentions of which nothing shows whether they are one, and an initial, are set against nobody."""
    one = report("Lumen", "2025-06-10", ("arrest", "Mira Halden was arrested.", "Mira Halden", {"date": "2025-06-01"}))
    other = report("Blue Wire", "2025-06-11", ("release", "M. Halden is out.", "M. Halden", {"date": "2025-06-09"}))
    unsure = Judgement(Verdict.UNSURE, (one.mentions[0].id, other.mentions[0].id), "rules", ("an initial",))
    assert values("disagreement", one, other, judgements=[unsure]) == []


def test_a_total_of_a_longer_time_told_as_of_a_shorter() -> None:
    """Over 40 last month, where 42 came out since March and most of them in March: a value that cannot be."""
    rows = (
        ("release", "Since March 42 came out in Oreld.", {"count": "42", "date": "since March"}),
        ("release", "Seventeen on 5 March", {"count": "17", "date": "2025-03-05"}),
        ("release", "25 on 1 July.", {"count": "25", "date": "2025-07-01"}),
    )
    text = "Since March 42 came out in Oreld. Seventeen on 5 March and 25 on 1 July."
    one = report("Lumen", "2025-07-05", *rows, text=text)
    july = When("last month", date(2025, 7, 1), date(2025, 7, 31))
    row = ("release", "Over 40 came out of Oreld's cells last month.", {"count": "over 40", "date": july})
    assert kinds(one, report("Click Now", "2025-08-04", row)) == ["value"]


def test_a_garbled_copy_is_shown_against_its_source() -> None:
    """A number attributed to a group that itself says another is a copy that differs: it speaks against itself."""
    own = report(
        "Lumen", "2025-05-03", ("count_held", "On 1 May 437 were held.", {"count": "437", "date": "2025-05-01"})
    )
    row = (
        "count_held",
        "On 1 May 473 were held, Lumen says.",
        {"count": "473", "date": "2025-05-01", "source": "Lumen"},
    )
    copied = report("Tarn Post", "2025-05-06", row)
    (clash,) = findings("disagreement", own, copied)
    assert clash.value.kind == "value" and "A copy gives another number" in clash.value.question
    (garbled,) = [f for f in findings("count", own, copied) if f.value.value.low == 473]
    assert (garbled.supporting, garbled.opposing, garbled.support.value) == (
        (),
        (copied.statements[0].id,),
        "withdrawn",
    )


def test_a_number_of_one_day_is_garbled_however_late() -> None:
    """What somebody counted on a day is retold months later too, and is theirs as they gave it."""
    fields = {"count": "437", "date": "2025-05-01"}
    own = report("Lumen", "2025-05-03", ("count_held", "On 1 May 437 were held.", fields))
    late = ("count_held", "Lumen had counted 473 held on 1 May.", fields | {"count": "473", "source": "Lumen"})
    (garbled,) = [
        f for f in findings("count", own, report("Tarn Post", "2025-11-06", late)) if f.value.value.low == 473
    ]
    assert garbled.support.value == "withdrawn"


SARN = {"date": "2025-06-05", "place": "Sarn"}


def test_what_carries_a_garbled_copy_on_is_garbled_however_late() -> None:
    """Months later, too, who only carries the wrong number word for word does not bear it out."""
    row = (
        "count_held",
        "Lumen counted 473 political prisoners",
        {"count": "473", "date": "2025-03-01", "source": "Lumen"},
    )
    text = (
        "Lumen counted 473 political prisoners on 1 March. "
        + "The rest of the page was given to the price of bread and to the weather in the hills. " * 4
    )
    own = report("Lumen", "2025-03-02", ("count_held", "There were 437", {"count": "437", "date": "2025-03-01"}))
    copied = report("Tarn Post", "2025-03-05", row, text=text)
    carried = report("Ridge Herald", "2025-11-05", row, text=text)
    (garbled,) = [f for f in findings("count", own, copied, carried) if f.value.value.low == 473]
    assert (garbled.supporting, garbled.support.value) == ((), "withdrawn")


def test_told_short_of_what_was_announced() -> None:
    """Fewer arrived than was announced, by an account that says so of the same thing: two values, not two scopes."""
    first = report("Venland", "2025-06-06", ("transfer", "17 came to Sarn.", {"count": "17", **SARN}))
    rows = (
        ("transfer", "Only 16 crossed at Sarn", {"count": "16", **SARN}),
        ("transfer", "Venland had announced 17.", {"count": "17", "source": "Venland", **SARN}),
    )
    second = report("Tarn Post", "2025-06-07", *rows, text="Only 16 crossed at Sarn, though Venland had announced 17.")
    assert kinds(first, second) == ["value"]


def test_a_part_told_beside_the_whole_is_no_rival() -> None:
    """Three foreigners among those freed, told by a report that gives the whole number as well, contradict nobody."""
    rows = (
        ("pardon", "The state speaks of 17.", {"count": "17", "source": "The state", "date": "2025-06-05"}),
        ("pardon", "Three of those were foreigners.", {"count": "3", "date": "2025-06-05"}),
    )
    assert kinds(report("Lumen", "2025-06-07", *rows)) == []


def test_a_death_in_prison_or_outside() -> None:
    """A death in a remand prison by one account and in a hospital of the town by another is told of two places; it is
    a question of scope where somebody says that it was not in custody."""
    one = report("Lumen", "2025-04-10", (*DEATH[:3], {"date": "2025-04-09", "place": "the remand prison in Sarn"}))
    row = ("death_in_custody", "Doctors fought for Halden.", "Mira Halden")
    hospital = (*row, {"date": "2025-04-09", "place": "a civilian hospital"})
    other = report("Oreld Ministry", "2025-04-11", hospital)
    assert kinds(one, other) == ["value"]
    for said in ("She was no longer in custody.", "На тот момент она не находилась под стражей."):
        assert kinds(one, report("Oreld Ministry", "2025-04-11", hospital, text=f"{row[1]}\n\n{said}")) == ["scope"]


def test_some_let_go_or_all_still_held() -> None:
    """Three of those taken let go the same evening, by one account; all still held, by a later one."""
    rows = (
        ("arrest", "Nine were taken in Sarn on 3 May.", {"count": "9", "date": "2025-05-03", "place": "Sarn"}),
        ("release", "Three were let go that evening.", {"count": "3", "date": "2025-05-03"}),
    )
    one = report("Tarn Post", "2025-05-04", *rows)
    later = ("arrest", "Of nine taken in Sarn on 3 May all are still held.")
    other = report("Lumen", "2025-06-01", (*later, {"count": "9", "date": "2025-05-03", "place": "Sarn"}))
    assert kinds(one, other) == ["modality"]


def test_two_series_side_by_side_are_explained_once() -> None:
    """That a running total is no number held is said of two series once, not at each of their numbers."""
    reports = [
        report(
            "Open Door", f"2025-0{month}-09",
            ("count_held", f"Lumen counts {held} in Oreld.", {"count": held, "source": "Lumen", "date": f"2025-0{month}-01"}),
            ("count_detained_total", f"We have {total} in Oreld in all.", {"count": total}),
        )
        for month, held, total in ((2, "400", "1000"), (6, "410", "1100"))
    ]  # fmt: skip
    assert kinds(*reports) == ["stock_vs_cumulative"]


def test_parts_that_come_to_the_whole_are_no_rivals() -> None:
    """Numbers of one report that add up to the whole, and "so many others" beside the named, contradict nothing."""
    whole = report("Blue Wire", "2025-12-13", ("release", "Oreld freed 123 on Saturday.",
                   {"count": "123", "date": "2025-12-13", "place": "Oreld"}))  # fmt: skip
    parts = report(
        "Tarn Post", "2025-12-14",
        ("release", "All 123 are out.", {"count": "123", "date": "2025-12-13"}),
        ("release", "The ministry took in 114 of them.", {"count": "114", "date": "2025-12-13", "source": "ministry"}),
        ("release", "The embassy received 9.", {"count": "9", "date": "2025-12-13", "source": "the embassy"}),
    )  # fmt: skip
    others = report("Lumen", "2025-12-13", ("release", "Mira Halden and 122 other people were let out on Saturday.",
                    "Mira Halden", {"count": "122", "date": "2025-12-13"}))  # fmt: skip
    assert not [d for d in values("disagreement", whole, parts, others) if d.question.startswith("How many")]
    rival = report(
        "Trend", "2025-12-14", ("release", "Oreld freed 130.", {"count": "130", "date": "2025-12-13", "place": "Oreld"})
    )
    assert [d for d in values("disagreement", whole, parts, rival) if d.question.endswith(": 123 or 130?")]


def test_a_question_names_what_it_is_about() -> None:
    """The sentence of a disagreement can be read by itself: what happened, to whom, when."""
    told = report("Blue Wire", "2025-05-03", ("release", "Mira Halden was let out on 2 May.", "Mira Halden",
                  {"date": "2025-05-02"}))  # fmt: skip
    denied = report("Lumen", "2025-05-09", ("release", "Mira Halden was not let out on 2 May.", "Mira Halden",
                    {"date": "2025-05-02", "modality": "denied"}))  # fmt: skip
    (question,) = {d.question for d in values("disagreement", told, denied)}
    assert question == "Was Mira Halden let out on 2 May 2025?"


def test_a_copy_stands_against_what_it_copied() -> None:
    """Where both sides go back to one source, the outlets that tell it in two ways are named."""
    own = report("Lumen", "2025-04-03", ("count_held", "On 31 March 398 were held.",
                 {"count": "398", "date": "2025-03-31"}))  # fmt: skip
    copy = report("Tarn Post", "2025-04-05", ("count_held", "On 31 March 389 were held, says Lumen.",
                  {"count": "389", "date": "2025-03-31", "source": "Lumen"}))  # fmt: skip
    (finding,) = findings("disagreement", own, copy)
    assert "Tarn Post" in finding.reason and "Lumen" in finding.reason


def test_an_expulsion_that_failed_before_contradicts_no_release() -> None:
    """A report that tells of somebody's release, and that they once were not driven out, contradicts nobody."""
    told = report("Blue Wire", "2025-05-03", ("release", "Mira Halden is among the freed.", "Mira Halden"))
    looking_back = report(
        "Tarn Post",
        "2025-05-04",
        ("release", "Mira Halden was freed.", "Mira Halden"),
        ("deportation", "She tore up her passport to avoid deportation.", "Mira Halden", {"modality": "failed"}),
        text="Mira Halden was freed. She tore up her passport to avoid deportation.",
    )
    assert values("disagreement", told, looking_back) == []


def test_some_of_the_whole_are_no_rivals_to_it() -> None:
    """'Five of the 14' in another report are some of the 14, not another number of all."""
    whole = report("Blue Wire", "2025-06-21", ("release", "Oreld freed 14 on Saturday.",
                   {"count": "14", "date": "2025-06-21", "place": "Oreld"}))  # fmt: skip
    some = report("Tarn Post", "2025-06-22", ("release", "Five of the 14 freed in Oreld were Belarusians.",
                  {"count": Range(5, 5, "Five"), "date": "2025-06-21", "place": "Oreld"}))  # fmt: skip
    assert values("disagreement", whole, some) == []


def test_an_acquittal_of_one_charge_disputes_no_sentence_of_that_day() -> None:
    """Who is sentenced on one charge and acquitted of another, in one report, is sentenced; a later acquittal is another thing."""
    sentenced = ("sentence", "Mira Halden got life on 25 April 2022.", "Mira Halden",
                 {"date": "2022-04-25", "term": ("life", None)})  # fmt: skip
    cleared = ("conviction", "She was acquitted of spying.", "Mira Halden", {"modality": "denied"})
    assert values("disagreement", report("Blue Wire", "2022-04-26", sentenced, cleared)) == []
    (spell,) = findings("spell", report("Blue Wire", "2022-04-26", sentenced, cleared))
    assert (spell.value.status, spell.support) == ("serving_sentence", "reported")


def test_two_terms_of_one_sentence_are_of_two_people() -> None:
    """A couple's two terms, told in one sentence of which one reading gives both names, disagree about nobody."""
    quote = "Mira Halden (six years) and her husband Ivo Halden (eight years) are held."
    rows = (
        ("sentence", quote, "Mira Halden", {"term": ("six years", 72)}),
        ("sentence", quote, "Mira Halden", "Ivo Halden", {"term": ("eight years", 96)}),
    )
    assert kinds(report("Lumen", "2025-06-10", *rows)) == []


def test_a_number_that_is_corrected_denies_no_release() -> None:
    """Who takes back a number, even where the new one was not read, corrects it and leaves the release a fact."""
    told = ("release", "23 were freed in Oreld on 5 June.", {"count": "23", "date": "2025-06-05", "place": "Oreld"})
    correction = (
        "release",
        "On 6 June we wrote that 23 were freed in Oreld.",
        {"count": "23", "date": "2025-06-05", "place": "Oreld", "modality": "denied", "stance": "corrects"},
    )
    reports = (report("Lumen", "2025-06-06", told), report("Lumen", "2025-06-07", correction))
    assert kinds(*reports) == ["correction"]
    assert {e.happened for e in values("event", *reports)} == {True}


DEAD = ("death_in_custody", "Mira Halden died on 9 April in Colony No. 5.", "Mira Halden", {"date": "2025-04-09"})
ALIVE = ("death_in_custody", "Mira Halden is alive.", "Mira Halden", {"modality": "denied"})


@pytest.mark.parametrize(
    "sentence",
    [
        "The Free Office takes back its statement of 10 April.",
        "What we announced was false, and we withdraw it.",
        "We were wrong.",
        "Мы ошиблись.",
        "Мы памыліліся.",
        "Ми спростовуємо своє повідомлення.",
    ],
)
def test_who_takes_their_own_word_back_corrects_it(sentence: str) -> None:
    """A denial by who told it, in the words of one who takes it back, is a correction; by another it is a dispute."""
    told = report("Free Office", "2025-04-10", DEAD)
    own = report("Free Office", "2025-04-14", ALIVE, text=f"{sentence} Mira Halden is alive.")
    other = report("Mothers of Tarn", "2025-04-12", ALIVE)
    assert kinds(told, own) == ["correction"]
    assert kinds(told, other) == ["modality"]
    assert kinds(told, other, own) == ["correction", "modality"]


def test_a_term_that_its_teller_takes_back() -> None:
    """A term that an office told and calls a slip later is corrected, whoever reports it."""
    told = report(
        "Oreld Telegraph", "2025-02-22",
        ("sentence", "Mira Halden was given seven years, the Prosecutor's Office said.", "Mira Halden",
         {"term": ("seven years", 84), "source": "the Prosecutor's Office"}),
    )  # fmt: skip
    back = report(
        "Tarn Post", "2025-04-25",
        ("sentence", "The Prosecutor's Office now calls the seven years for Mira Halden a slip of the pen.",
         "Mira Halden", {"term": ("seven years", 84), "source": "The Prosecutor's Office", "modality": "denied"}),
    )  # fmt: skip
    assert kinds(told, back) == ["correction"]


@pytest.mark.parametrize(
    "quote",
    [
        "Of the 44 we knew 31 as political prisoners.",
        "31 of them were on our list.",
        "31 из них в нашем списке.",
        "31 з іх у нашым спісе.",
        "31 із них у нашому списку.",
    ],
)
def test_how_many_of_them_are_on_a_list(quote: str) -> None:
    """A number of those let out who are somebody's own political prisoners goes by other rules than the number let out."""
    part = ("release", quote, {"count": "31", "date": "2025-06-05", "place": "Oreld"})
    assert kinds(report("Blue Wire", "2025-06-06", BATCH), report("Lumen", "2025-06-09", BATCH, part)) == ["criteria"]


def test_a_measure_of_which_a_part_stays() -> None:
    """Told as dropped altogether by one, and by who gave it as eased for some things while the rest stays in force."""
    given = report(
        "State Department", "2025-06-07",
        ("sanction_lifted", "The licence for Orelbank is valid from 6 June.", {"place": "Orelbank", "date": "2025-06-06"}),
        ("sanction_lifted", "The freeze on its assets is untouched.", {"place": "the bank", "modality": "denied"}),
    )  # fmt: skip
    wholly = ("sanction_lifted", "All sanctions on Orelbank were dropped.", {"place": "Orelbank", "date": "2025-06-06"})
    partly = ("sanction_lifted", "Orelbank got a licence.", {"place": "Orelbank", "date": "2025-06-06"})
    assert "scope" in kinds(given, report("Trend Now", "2025-06-09", wholly))
    assert "scope" not in kinds(given, report("Tarn Post", "2025-06-09", partly))


@pytest.mark.parametrize(
    ("wished", "unasked"),
    [
        ("Each had expressed a wish to leave the country.", "None had been asked whether they wanted to go."),
        ("Каждый сам выразил желание покинуть страну.", "Нас никто не спрашивал, хотим ли мы ехать."),
        ("Усе выехалі па сваёй волі.", "Іх вывезлі супраць іх волі."),
        ("Вони поїхали з власної волі.", "Нікого не питали, чи хоче він їхати."),
    ],
)
def test_of_their_own_will_or_not(wished: str, unasked: str) -> None:
    """Whether those let out wished to leave is told in two ways, in every language."""
    pardon = ("pardon", "The president pardoned 44.", {"count": "44", "date": "2025-06-05"})
    reports = (
        report("Oreld Telegraph", "2025-06-06", pardon, text=f"{pardon[1]} {wished}"),
        report("Blue Wire", "2025-06-06", BATCH, text=f"{BATCH[1]} {unasked}"),
    )
    assert kinds(*reports) == ["modality"]
