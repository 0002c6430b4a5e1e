"""What a disagreement is called: by what the sides tell differently, and by what marks the pair."""

import pytest

from habeas.model import Judgement, Range
from habeas.vocabulary import Verdict

from .tables import Report, Row, findings, report, values

SARN = {"date": "2025-06-05", "place": "Sarn"}
RIGHTS = "Lumen Human Rights Centre"


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


def freed(count: str, quote: str, **more: object) -> Row:
    return ("release", quote, {"count": count, **SARN, **more})


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("State News", freed("44", "44 left Sarn.")), (RIGHTS, freed("31", "31 came out of Sarn.")), "scope"),
        (("State News", freed("44", "44 left Sarn.")), (RIGHTS, freed("43", "43 came out of Sarn.")), "value"),
        (("State News", freed("44", "44 left Sarn.")), ("Tarn Post", freed("31", "31 came out of Sarn.")), "value"),
        (("Tarn Post", freed("40", "40 left Sarn.")), ("Tarn Post", freed("38", "38 left Sarn.")), "correction"),
        (("Tarn Post", freed("28-32", "About 30 left Sarn.")), ("Tarn Post", freed("38", "38 left Sarn.")), "value"),
    ],
)  # fmt: skip
def test_two_numbers(one: tuple[str, Row], other: tuple[str, Row], kind: str) -> None:
    """A rights group counts its own of those let out; an outlet that gives another exact number corrects the first."""
    reports = [report(outlet, day, row) for (outlet, row), day in ((one, "2025-06-06"), (other, "2025-06-07"))]
    assert kinds(*reports) == [kind]


def test_who_gives_both_numbers_contradicts_nobody() -> None:
    """Where one source tells of 27 let out and 26 who went on, another's 26 are of fewer of them."""
    both = report("Blue Wire", "2025-06-06", freed("27", "27 left Sarn,"), freed("26", "26 went on."),
                  text="27 left Sarn, and 26 went on.")  # fmt: skip
    whole = report("State News", "2025-06-06", freed("27", "Sarn let 27 go."))
    fewer = report("Tarn Ministry", "2025-06-07", freed("26", "26 from Sarn are with us."))
    assert kinds(whole, both, fewer) == ["scope"]
    assert kinds(whole, fewer) == ["value"]


@pytest.mark.parametrize(
    "quote", ["52 people out of the three colonies are free.", "Свободны 52 человека из трёх колоний."]
)
def test_out_of_how_many_prisons_is_not_out_of_how_many_people(quote: str) -> None:
    """A number of people from so many prisons stands against a greater number; it is not of some of them."""
    count = {"count": "52", **SARN}
    reports = (report("Blue Wire", "2025-06-06", freed("60", "60 left Sarn.")),
               report("Tarn Post", "2025-06-06", ("release", quote, count)))  # fmt: skip
    assert kinds(*reports) == ["value"]


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("13 people left Sarn and others remain inside.", ["value"]),
        ("Mira Halden and 13 other people left Sarn.", []),
        ("Из Сарна вышли Мира Гальден и ещё 13 человек.", []),
    ],
)
def test_others_who_stayed_are_not_others_who_left(quote: str, kind: list[str]) -> None:
    """Thirteen beside one who is named are fourteen; thirteen of whom others stayed behind are not."""
    other = ("release", quote, {"count": "13", **SARN})
    assert kinds(report("Blue Wire", "2025-06-06", freed("14", "14 left Sarn.")),
                 report("Tarn Post", "2025-06-06", other)) == kind  # fmt: skip


def test_numbers_of_one_kind_are_one_disagreement() -> None:
    """Three numbers of one release that all contradict one another are told once."""
    reports = [
        report(f"Outlet {n}", "2025-06-06", freed(n, f"{n} people left Sarn on Thursday.")) for n in ("44", "51", "60")
    ]
    (one,) = findings("disagreement", *reports)
    assert one.value.kind == "value" and one.value.question.count(" or ") == 2


def test_a_number_that_another_outlet_tells_was_taken_back() -> None:
    """A body withdraws its number, in whatever report and whatever words: it corrects itself."""
    told = freed("63", "63 are out of Sarn, the Exile Office said.", source="the Exile Office")
    back = ("release", "The Exile Office no longer speaks of 63.",
            {"count": "63", "modality": "denied", "source": "the Exile Office"})  # fmt: skip
    assert "correction" in kinds(report("Blue Wire", "2025-06-06", told), report("Tarn Post", "2025-06-14", back))


def test_a_total_that_counts_one_release_twice() -> None:
    """About 20 and then 27 are two numbers of one bus, and no 45 people came out."""
    text = "More than 45 are out: about 20 on 5 June and the 27 who followed."
    rows = (
        ("release", "More than 45 are out", {"count": "over 45"}),
        ("release", "about 20 on 5 June", {"count": "20", **SARN}),
        ("release", "the 27 who followed", {"count": "27", **SARN}),
    )
    found = values(
        "disagreement",
        report("Blue Wire", "2025-06-06", freed("27", "27 left Sarn.")),
        report("Trend Now", "2025-07-01", *rows, text=text),
    )
    assert any(d.kind == "value" and "added up" in d.question for d in found)


@pytest.mark.parametrize(
    ("places", "same"),
    [(("Sarn square", "Сарн"), True), (("the Sarn hostel", None), True), (("Sarn", "Oreld"), False)],
)
def test_one_raid_told_in_two_ways(places: tuple[str, str | None], same: bool) -> None:
    """Groups of nearly one size taken on one day, at places that can be one, are one raid with two numbers."""
    reports = [
        report(f"Outlet {n}", "2025-06-06",
               ("arrest", f"{n} were seized.", {"count": n, "date": "2025-06-05", "place": place}))
        for n, place in zip(("11", "14"), places, strict=True)
    ]  # fmt: skip
    assert kinds(*reports) == (["value"] if same else [])


# ---------------------------------------------------------------- who it was

OUT = ("release", "The student Ivo Talby walked out of Sarn.", "Ivo Talby", {"date": "2025-06-05"})


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("release", "The Ivo Talby who walked out is the mechanic of Tarn.", "Ivo Talby", {"date": "2025-06-05"}),
        ],
        [
            ("release", "Ivo Talby, the mechanic, came home.", "Ivo Talby", {"date": "2025-06-05"}),
            ("release", "His namesake, the student Ivo Talby, did not.", "Ivo Talby", {"modality": "denied"}),
        ],
        [
            ("release", "It was the mechanic Ivo Talby who came out, not the student.", "Ivo Talby",
             {"modality": "denied"}),
        ],
        [
            ("release", "Out is Ivo Talby, a mechanic, a namesake of the student.", "Ivo Talby", {"date": "2025-06-05"}),
        ],
    ],
)  # fmt: skip
def test_two_people_of_one_name(rows: list[Row]) -> None:
    """A report that tells two bearers of a name apart makes it a question of who it was, told once."""
    assert kinds(report("Blue Wire", "2025-06-06", OUT), report("Tarn Post", "2025-06-09", *rows)) == ["identity"]


def test_a_name_without_another_bearer() -> None:
    """That one more report tells of a release under the same name, or denies it, is no question of who it was."""
    again = ("release", "Ivo Talby, a student of Tarn, is out of Sarn.", "Ivo Talby", {"date": "2025-06-05"})
    denied = ("release", "Ivo Talby has not left Sarn.", "Ivo Talby", {"modality": "denied"})
    first = report("Blue Wire", "2025-06-06", OUT)
    assert kinds(first, report("Tarn Post", "2025-06-09", again)) == []
    assert kinds(first, report("Tarn Post", "2025-06-09", denied)) == ["modality"]


@pytest.mark.parametrize(
    "quote",
    [
        "His lawyer said that Ivo Talby had walked out of Sarn.",
        "The Ivo Talby support committee said he was out of Sarn.",
        "Ivo Talby, who had been taken into custody for his posts, walked out of Sarn.",
        "Івана Тальбі, якога прынялі за два дні, выпусцілі.",
    ],
)
def test_a_name_that_tells_nobody_from_another(quote: str) -> None:
    """That somebody "said that Ivo Talby" is out, or why he had been taken, tells of no second bearer of the name."""
    again = ("release", quote, "Івана Тальбі" if "Тальбі" in quote else "Ivo Talby", {"date": "2025-06-05"})
    assert kinds(report("Blue Wire", "2025-06-06", OUT), report("Tarn Post", "2025-06-09", again)) == []


def test_two_voices_in_one_report() -> None:
    """A report that gives one source's word and another's denial tells of a dispute, not of two people."""
    rows = (
        ("release", "The ministry says Ivo Talby left Sarn on 5 June", "Ivo Talby",
         {"date": "2025-06-05", "source": "the ministry"}),
        ("release", "his lawyer: Ivo Talby is not out", "Ivo Talby", {"modality": "denied", "source": "his lawyer"}),
    )  # fmt: skip
    text = "The ministry says Ivo Talby left Sarn on 5 June; his lawyer: Ivo Talby is not out."
    assert kinds(report("Tarn Post", "2025-06-09", *rows, text=text)) == ["modality"]


# ---------------------------------------------------------------- whether


DENIED = {"modality": "denied"}


def test_a_denial_is_of_what_was_told_before_it() -> None:
    """That somebody was not let out in spring denies no release of autumn, nor does an undated word of years later."""
    spring = report("Lumen", "2025-04-18", ("release", "Mira Halden was not among them.", "Mira Halden", DENIED))
    autumn = report("Blue Wire", "2025-09-05", ("release", "Mira Halden was freed on 4 September.", "Mira Halden",
                    {"date": "2025-09-04"}))  # fmt: skip
    assert kinds(spring, autumn) == []
    late = report("Lumen", "2026-12-01", ("release", "They never freed Mira Halden, she says.", "Mira Halden", DENIED))
    assert kinds(autumn, late) == []
    assert kinds(
        autumn, report("Lumen", "2025-09-07", ("release", "Mira Halden is not out.", "Mira Halden", DENIED))
    ) == ["modality"]


def test_a_denial_on_one_who_may_be_the_same() -> None:
    """A ministry denies the death of "M. I. Halden": it answers those who told of Mira Halden's, open though it is."""
    told = report("Mothers of Tarn", "2025-04-10",
                  ("death_in_custody", "Mira Halden died on 9 April.", "Mira Halden", {"date": "2025-04-09"}))  # fmt: skip
    row = ("death_in_custody", "M. I. Halden is alive and well.", "M. I. Halden", DENIED)
    denied = report("Oreld Ministry", "2025-04-11", row)
    unsure = Judgement(Verdict.UNSURE, (told.mentions[0].id, denied.mentions[0].id), "rules", ("initials",))
    (clash,) = values("disagreement", told, denied, judgements=[unsure])
    assert clash.kind == "modality" and "Mira Halden" in clash.question
    assert kinds(told, denied) == []


def test_told_as_out_and_told_by_the_same_as_turned_back() -> None:
    """An agency that told of somebody at the border, and tells next day that they would not go, corrects itself."""
    first = report("Blue Wire", "2025-06-05", ("release", "Mira Halden crossed on 5 June.", "Mira Halden",
                   {"date": "2025-06-05"}))  # fmt: skip
    row = ("refusal", "Mira Halden refused to leave and went back to Oreld's side.", "Mira Halden")
    assert kinds(first, report("Blue Wire", "2025-06-06", row)) == ["correction"]


def test_an_exchange_denied_at_large() -> None:
    """ "We exchanged nobody" in another report contradicts that the release was an exchange, not that it was."""
    swap = ("exchange", "Six were exchanged at Sarn on 5 June.", {"count": "6", **SARN})
    no = ("exchange", "We exchange nobody for anybody, said Oreld's spokesman.",
          {"modality": "denied", "source": "Oreld's spokesman"})  # fmt: skip
    assert kinds(report("Venland Ministry", "2025-06-05", swap), report("Tarn Post", "2025-06-08", no)) == [
        "causal_link"
    ]


@pytest.mark.parametrize(
    ("asked", "unasked"),
    [
        ("Each of them wrote to the head of state in his own hand.", "I handed the paper back without a signature."),
        ("All had repented and admitted their guilt.", "Nobody signed a plea."),
        ("Все обратились к главе государства.", "Она отказалась подписать прошение."),
        ("Усе звярнуліся да кіраўніка дзяржавы.", "Яна нічога не падпісвала."),
        ("Усі звернулися до президента.", "Вона відмовилася просити."),
    ],
)
def test_asked_for_mercy_or_not(asked: str, unasked: str) -> None:
    """Whether those pardoned had asked for it is told in two ways, in every language."""
    pardon = ("pardon", "The president pardoned 44.", {"count": "44", "date": "2025-06-05"})
    out = ("release", "44 left Sarn on 5 June.", {"count": "44", **SARN})
    reports = (
        report("State News", "2025-06-06", pardon, text=f"{pardon[1]} {asked}"),
        report("Blue Wire", "2025-06-06", out, text=f"{out[1]} {unasked}"),
    )
    assert kinds(*reports) == ["modality"]


# ---------------------------------------------------------------- when, how held


def test_all_days_of_one_measure_are_one_disagreement() -> None:
    """Signed, made public, in force: three days told of one licence are told once."""
    rows = [("sanction_lifted", f"The licence for Orelair is of {day} June.",
             {"place": "Orelair", "date": f"2025-06-{day}"}) for day in ("05", "12", "20")]  # fmt: skip
    assert kinds(*(report(f"Outlet {n}", "2025-06-21", row) for n, row in enumerate(rows))) == ["date_lag"]


def test_one_of_a_group_a_day_later() -> None:
    """What befell one of a group on the morrow is no other day of the group."""
    group = freed("27", "27 left Sarn.")
    named = ("release", "Mira Halden left Sarn on 5 June.", "Mira Halden", {"date": "2025-06-05"})
    later = ("release", "Mira Halden slept at home on 6 June.", "Mira Halden", {"date": "2025-06-06"})
    assert kinds(report("Blue Wire", "2025-06-06", group, named), report("State News", "2025-06-07", later)) == []


def test_in_a_cell_or_at_home() -> None:
    """In remand since a month by one account, under house arrest since then by another; a move is no contradiction."""
    cell = ("arrest", "Mira Halden, in remand since November, is ill.", "Mira Halden", {"date": "2024-11"})
    home = ("arrest", "Mira Halden, under house arrest since November.", "Mira Halden", {"date": "2024-11"})
    assert kinds(report("Lumen", "2025-04-02", cell), report("Tarn Post", "2025-04-04", home)) == ["value"]
    later = ("arrest", "Mira Halden has been under house arrest since May.", "Mira Halden", {"date": "2025-05"})
    assert kinds(report("Lumen", "2025-04-02", cell), report("Tarn Post", "2025-06-04", later)) == []


def test_hundreds_are_denied() -> None:
    """A ministry denies hundreds of arrests, a list gives 390: it is told and denied; a named arrest is no answer."""
    denied = ("arrest", "Talk of hundreds seized in Oreld is untrue.", {"count": Range(200, 999, "hundreds"), **DENIED})
    named = ("arrest", "Mira Halden was seized in Oreld.", "Mira Halden", {"date": "2025-06-05"})
    ministry = report("Oreld Ministry", "2025-06-12", denied, named)
    counted = ("count_detained_total", "Since 1 May we count 390 seized in Oreld.", {"count": "390"})
    assert kinds(ministry) == []
    assert "modality" in kinds(ministry, report("Lumen", "2025-07-05", counted))


@pytest.mark.parametrize(
    "told", ["The bus did not come.", "Автобус не приехал.", "Ніхто не выйшаў.", "Нікого не звільнили."]
)
def test_a_plan_of_which_nothing_came(told: str) -> None:
    """A release announced for a day, of which another report says soon after, without the day, that it did not come."""
    plan = ("release", "A second group is due on 12 April.", {"date": "2025-04-12", "modality": "planned"})
    failed = ("release", told, {"modality": "failed"})
    assert kinds(report("State Department", "2025-03-15", plan), report("Tarn Post", "2025-04-14", failed)) == [
        "modality"
    ]
    assert kinds(report("State Department", "2025-03-15", plan), report("Tarn Post", "2025-09-14", failed)) == []


def test_announced_for_one_day_and_done_on_another() -> None:
    """An exchange is announced for one day, and the buses come on another: a lag, whatever it is called."""
    plan = ("exchange", "Ivo Talby will be exchanged at Sarn on 1 June.", "Ivo Talby",
            {"date": "2025-06-01", "place": "Sarn", "modality": "planned"})  # fmt: skip
    done = ("release", "Ivo Talby came out at Sarn on 5 June.", "Ivo Talby", SARN)
    assert kinds(report("State News", "2025-05-20", plan), report("Blue Wire", "2025-06-05", done)) == ["date_lag"]


def test_a_day_that_a_copy_gets_wrong() -> None:
    """A copy that misdates what it copies differs from it; an outlet's own two days are how its story went on."""
    died = ("death_in_custody", "Mira Halden died on 9 April.", "Mira Halden", {"date": "2025-04-09"})
    wrong = ("death_in_custody", "Mira Halden died on 19 April, says Lumen.", "Mira Halden",
             {"date": "2025-04-19", "source": "Lumen"})  # fmt: skip
    assert kinds(report("Lumen", "2025-04-20", died), report("Tarn Post", "2025-04-21", wrong)) == ["date_lag"]
    again = ("death_in_custody", "Mira Halden died on 19 April.", "Mira Halden", {"date": "2025-04-19"})
    assert kinds(report("Lumen", "2025-04-20", died), report("Lumen", "2025-04-21", again)) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("colony No. 4 in Sarn", "colony No. 9", ["value"]),
        ("Colony No. 4", "the medical block of colony No. 4", []),
        ("колонии №4", "ИК-9", ["value"]),
        ("the prison hospital in Sarn", "a cell", []),
    ],
)
def test_in_which_prison(one: str, other: str, told: list[str]) -> None:
    """A death in one numbered colony by one account and in another by the next; what can be one place is none."""
    quote = "Mira Halden died on 9 April"
    reports = [
        report(outlet, "2025-04-12", ("death_in_custody", f"{quote} in {place}.", "Mira Halden",
                                      {"date": "2025-04-09", "place": place}))
        for outlet, place in (("Lumen", one), ("Tarn Post", other))
    ]  # fmt: skip
    assert kinds(*reports) == told


def test_a_suspended_sentence_or_a_colony() -> None:
    """Three years in a colony, or three years suspended: one length, and two sentences."""
    day = {"date": "2025-02-02"}
    colony = (
        "sentence",
        "Mira Halden got three years in a colony.",
        "Mira Halden",
        {"term": ("three years", 36), **day},
    )
    mild = ("sentence", "Mira Halden: three years, suspended.", "Mira Halden", {"term": ("three years", 36), **day})
    assert kinds(report("Lumen", "2025-02-03", colony), report("Tarn Post", "2025-02-04", mild)) == ["value"]


@pytest.mark.parametrize(("place", "told"), [("Sarn prison", ["modality"]), ("Tarn prison", [])])
def test_what_is_denied_of_everybody_at_a_place(place: str, told: list[str]) -> None:
    """The prison service denies blows in a prison: it denies those that somebody there is told to have had."""
    blows = ("conditions", "Mira Halden was beaten in Sarn prison.", "Mira Halden", {"place": "Sarn prison"})
    no = ("conditions", "Nobody is beaten there, says the service.", {"place": place, **DENIED})
    assert kinds(report("Lumen", "2025-02-03", blows), report("Oreld Prison Service", "2025-02-10", no)) == told


@pytest.mark.parametrize("words", ["Mira Halden is alive.", "Міра Халдэн жывая.", "Мира Халден жива, её видела мать."])
def test_what_an_outlet_told_and_denies_itself(words: str) -> None:
    """Who told of a death in their own name and denies it corrects themselves, in whatever words; others dispute it."""
    name = next(n for n in ("Mira Halden", "Міра Халдэн", "Мира Халден") if n in words)
    died = ("death_in_custody", f"{name} died on 9 April.", name, {"date": "2025-04-09"})
    alive = ("death_in_custody", words, name, DENIED)
    told = report("Free Office", "2025-04-10", died)
    assert kinds(told, report("Free Office", "2025-04-14", alive)) == ["correction"]
    assert kinds(told, report("Mothers of Tarn", "2025-04-14", alive)) == ["modality"]


DIED = report("Lumen", "2025-03-02", ("death_in_custody", "Ivo Talby died in the colony.", "Ivo Talby"))


def denied(outlet: str, quote: str, source: str | None = None) -> Report:
    fields = {"modality": "denied", **({"source": source} if source else {})}
    return report(outlet, "2025-03-06", ("death_in_custody", quote, "Ivo Talby", fields))


def test_who_asks_others_to_withdraw_what_they_told_corrects_nothing() -> None:
    """That the prison wants a report taken back leaves it in dispute; its own centre takes it back."""
    prison = denied(
        "Blue Wire",
        "The Prison Service said that Ivo Talby lives and that the report must be withdrawn.",
        "the Prison Service",
    )
    own = denied("Blue Wire", "The Lumen centre withdrew its report of Ivo Talby.", "the Lumen centre")
    assert kinds(DIED, prison) == ["modality"]
    assert kinds(DIED, own) == ["correction"]


def test_what_others_tell_stays_in_dispute_when_one_takes_it_back() -> None:
    """One outlet corrects itself; the other still tells that he died."""
    other = report("State News", "2025-03-03", ("death_in_custody", "In jail Ivo Talby has passed away.", "Ivo Talby"))
    assert kinds(DIED, other, denied("Lumen", "Ivo Talby did not die.")) == ["correction", "modality"]


def test_who_confirms_how_somebody_fares_answers_nobody() -> None:
    """The state may tell the same as others."""
    ill = report(
        "Lumen", "2025-03-02", ("conditions", "Ivo Talby is ill, a sister said.", "Ivo Talby", {"source": "a sister"})
    )
    for quote, found in (("confirmed that Ivo Talby is ill", []), ("said that Ivo Talby is well", ["modality"])):
        words = f"The Prison Service {quote}."
        state = ("conditions", words, "Ivo Talby", {"source": "the Prison Service"})
        assert kinds(ill, report("Blue Wire", "2025-03-06", state)) == found


def test_a_number_of_some_is_no_number_by_other_rules() -> None:
    """Two numbers in one report are by two sets of rules only where it speaks of rules, or of who is not in prison."""

    def held(quote: str, number: str) -> Row:
        return ("count_held", quote, {"count": number, "date": "2025-03-02"})

    whole = held("There are 1200 political prisoners.", "1200")
    ill = held("206 political prisoners are ill.", "206")
    wider = held("1340 political prisoners are under prosecution, at home too.", "1340")
    listed = held("By the other definition 1310 political prisoners are held.", "1310")
    assert kinds(report("Lumen", "2025-03-02", whole, ill)) == []
    assert kinds(report("Lumen", "2025-03-02", whole, listed)) == ["criteria"]
    assert kinds(report("Lumen", "2025-03-02", whole, wider)) == ["criteria"]
