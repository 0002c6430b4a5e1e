"""Custody histories: spells from what is told, each with its status, and orders that cannot be."""

from typing import Any

import pytest

from habeas.model import Spell

from .tables import Report, Row, findings, report, values

ARREST = ("arrest", "Mira Halden was arrested.", "Mira Halden", {"date": "2023-03-04"})
CHARGE = ("charge", "Mira Halden was charged with libel.", "Mira Halden", {"date": "2023-03-20"})
SENTENCE = ("sentence", "Mira Halden got six years.", "Mira Halden", {"date": "2023-09-01", "term": ("six years", 72)})
RELEASE = ("release", "Mira Halden was freed.", "Mira Halden", {"date": "2025-06-05"})
EXPELLED = ("deportation", "Mira Halden was driven to the border.", "Mira Halden", {"date": "2025-06-05"})
BACK = ("rearrest", "Mira Halden was taken again.", "Mira Halden", {"date": "2025-08-01"})
DEATH = ("death_in_custody", "Mira Halden died in the colony.", "Mira Halden", {"date": "2024-01-10"})


def spells(*rows: Row, told: str = "2025-09-01") -> list[tuple[str, str | None]]:
    """Statuses and first days of the spells that one report's rows make."""
    return history(report("Blue Wire", told, *rows))


def history(*reports: Report) -> list[tuple[str, str | None]]:
    found: list[Spell] = sorted(values("spell", *reports), key=lambda s: s.position)
    return [(s.status.value, s.since.iso if s.since else None) for s in found]


def test_who_was_serving_a_sentence_is_not_held_by_that() -> None:
    """What somebody "was serving" says that it was so, and holds nobody from the day of the report on."""
    row = (
        "sentence",
        "Mira Halden, who was serving 25 years, said that she had refused.",
        "Mira Halden",
        {"term": ("25 years", 300)},
    )
    assert history(report("Blue Wire", "2024-08-03", row)) == []


def test_a_move_inside_frees_nobody() -> None:
    """Who is told to have been moved to solitary, no place named, goes on being held."""
    moved = (
        "transfer",
        "Mira Halden, in prison since March, was moved to solitary.",
        "Mira Halden",
        {"date": "2023-05-01"},
    )
    assert history(report("Blue Wire", "2023-05-02", ARREST, moved)) == [("detained", "2023-03-04")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([ARREST], [("detained", "2023-03-04")]),
        ([ARREST, CHARGE], [("detained", "2023-03-04"), ("pre_trial_custody", "2023-03-20")]),
        ([ARREST, SENTENCE], [("detained", "2023-03-04"), ("serving_sentence", "2023-09-01")]),
        ([ARREST, RELEASE], [("detained", "2023-03-04"), ("released_unconditional", "2025-06-05")]),
        ([ARREST, RELEASE, EXPELLED], [("detained", "2023-03-04"), ("released_in_exile", "2025-06-05")]),
        (
            [ARREST, RELEASE, BACK],
            [("detained", "2023-03-04"), ("released_unconditional", "2025-06-05"), ("detained", "2025-08-01")],
        ),
        ([ARREST, DEATH], [("detained", "2023-03-04"), ("dead_in_custody", "2024-01-10")]),
        ([RELEASE], [("released_unconditional", "2025-06-05")]),
    ],
)
def test_spells_in_order(rows: list[Row], expected: list[tuple[str, str]]) -> None:
    """Events in any order of telling make spells in order of time."""
    assert spells(*rows) == spells(*reversed(rows)) == expected


@pytest.mark.parametrize(
    ("quote", "term", "status"),
    [
        ("She got three years of restricted freedom.", "three years of restricted freedom", "restricted_liberty_home"),
        ("She was given three years in an open-type facility.", "three years", "restricted_liberty_open"),
        ("She was given two years, suspended.", "two years, suspended", "released_conditional"),
        ("She was sentenced in absentia to ten years.", "ten years", "escaped_or_wanted"),
        ("She got three years in a colony.", "three years", "serving_sentence"),
    ],
)
def test_what_a_punishment_means(quote: str, term: str, status: str) -> None:
    """Only some sentences are served behind bars."""
    row = ("sentence", quote, "Mira Halden", {"date": "2024-02-02", "term": (term, 36)})
    assert spells(row) == [(status, "2024-02-02")]


def test_held_as_of_the_report() -> None:
    """A bare 'remains in prison' says that somebody is inside on the day of the report, and not since when."""
    (spell,) = values(
        "spell", report("Blue Wire", "2025-09-01", ("arrest", "Mira Halden remains in prison.", "Mira Halden"))
    )
    assert (spell.status.value, spell.since, str(spell.begun_by)) == ("detained", None, "2025-09-01")


def test_background_stands_before_the_release() -> None:
    """An undated sentence told with a release is the one that was being served, not a new one."""
    known = report("Lumen", "2023-03-06", ARREST)
    told = report(
        "Blue Wire",
        "2025-06-06",
        RELEASE,
        ("sentence", "She had been serving six years.", "Mira Halden", {"term": ("six years", 72)}),
    )
    assert history(known, told)[-1] == ("released_unconditional", "2025-06-05")


def test_refusing_to_leave_turns_a_release_back() -> None:
    """Whoever would not cross the border is not taken for free: where they are is not known until it is told."""
    refused = ("refusal", "Mira Halden refused to leave the bus.", "Mira Halden", {"date": "2025-06-05"})
    told = report("Lumen", "2025-06-07", refused)
    freed = report("Blue Wire", "2025-06-05", ARREST, RELEASE)
    assert [s for s, _ in history(freed, told)] == ["detained", "released_unconditional", "unknown"]
    back = report(
        "Lumen", "2025-06-20", ("rearrest", "Mira Halden is back in the colony.", "Mira Halden", {"date": "2025-06-06"})
    )
    assert history(freed, told, back)[-1] == ("detained", "2025-06-06")


def test_an_old_refusal_does_not_undo_a_release() -> None:
    """A refusal without a day, told as background by the report of the release itself, came before it."""
    old = ("refusal", "Years ago Mira Halden tore up her passport so as not to leave.", "Mira Halden")
    freed = report("Blue Wire", "2025-06-06", ("release", "Mira Halden was freed.", "Mira Halden"), old)
    assert [s for s, _ in history(freed)] == ["released_unconditional"]


def test_refusing_to_ask_for_mercy_changes_nothing() -> None:
    """Not signing a petition is no refusal to be free."""
    unsigned = ("refusal", "Mira Halden signed no petition.", "Mira Halden", {"date": "2025-06-05"})
    assert spells(ARREST, RELEASE, unsigned)[-1] == ("released_unconditional", "2025-06-05")


def test_a_denied_release_finds_the_person_inside() -> None:
    """A release that a later report takes back, telling where the person is, did not end custody."""
    freed = report("Blue Wire", "2025-06-05", ARREST, RELEASE)
    denied = report(
        "Lumen",
        "2025-06-09",
        ("release", "Mira Halden did not come home.", "Mira Halden", {"date": "2025-06-05", "modality": "denied"}),
        ("conditions", "Mira Halden is in a punishment cell.", "Mira Halden"),
    )
    assert [s for s, _ in history(freed, denied)] == ["detained"]


def test_two_days_of_death_leave_the_days_between_open() -> None:
    """Two dates of death by one origin each make an interval, not a choice."""
    other = report("State News", "2024-01-14", (*DEATH[:3], {"date": "2024-01-12"}))
    (dead,) = [s for s in values("spell", report("Lumen", "2024-01-13", DEATH), other) if s.status == "dead_in_custody"]
    assert (str(dead.since.first), str(dead.since.last), dead.since.iso) == ("2024-01-10", "2024-01-12", None)


def test_life_after_death_is_a_disagreement() -> None:
    """Somebody told of as freed after their death is a disagreement, not an error and not a resurrection."""
    told = report("Blue Wire", "2025-09-01", ARREST, DEATH, RELEASE)
    assert history(told)[-1][0] == "dead_in_custody"
    (clash,) = [d for d in values("disagreement", told) if "death" in d.question]
    assert clash.kind == "modality"


def test_exile_alone_is_no_custody() -> None:
    """Somebody who fled and was never told of as held has no custody history."""
    assert spells(("exile", "Mira Halden fled in 2020.", "Mira Halden", {"date": "2020"})) == []


def test_reasons_name_the_source() -> None:
    """Each spell's reason is a sentence that names the person and whose word it is."""
    (found,) = findings("spell", report("Blue Wire", "2025-09-01", ARREST))
    assert found.reason == "Mira Halden: detained since 4 March 2023, on the word of Blue Wire."


def test_every_spell_cites_its_word() -> None:
    """A spell's opening and last word are statements that support it."""
    for found in findings("spell", report("Blue Wire", "2025-09-01", ARREST, CHARGE, SENTENCE, RELEASE)):
        value: Any = found.value
        assert {value.opened_by, value.last_word} <= set(found.supporting)


@pytest.mark.parametrize("modality", ["called_for", "planned", "denied"])
def test_a_release_that_did_not_happen_puts_nobody_inside(modality: str) -> None:
    """Somebody of whom only a demanded, planned or denied release is told is not said to be held."""
    wanted = ("release", "Mira Halden should be freed.", "Mira Halden", {"modality": modality})
    assert spells(wanted) == []
    assert spells(ARREST, wanted) == [("detained", "2023-03-04")]


@pytest.mark.parametrize("modality", ["called_for", "planned", "denied"])
def test_a_release_that_did_not_happen_vouches_for_no_arrest(modality: str) -> None:
    """Who asks for a release, plans or denies it is shown beside the spell and is no second origin of it."""
    wanted = ("release", "Mira Halden should be freed, the Ministry said.", "Mira Halden",
              {"modality": modality, "source": "the Ministry"})  # fmt: skip
    (found,) = findings("spell", report("Blue Wire", "2025-09-01", ARREST, wanted))
    assert len(found.supporting) == 2
    assert (found.support, found.origins_for) == ("reported", 1)
    assert found.reason.endswith("on the word of Blue Wire.")


def test_a_rights_group_that_asks_for_a_release_is_not_its_word_of_the_arrest() -> None:
    """By the word of rights groups alone, a group's demand for a release puts nobody inside."""
    told = report("Blue Wire", "2025-09-01", ARREST)
    asked = report("Lumen rights group", "2025-09-02", ("release", "Mira Halden must be freed at once.", "Mira Halden",
                   {"modality": "called_for"}))  # fmt: skip
    (found,) = findings("spell", told, asked)
    assert found.rights_groups_for == 0


def test_a_new_arrest_is_linked_to_the_release_it_ended() -> None:
    """A rearrest names the release before it; a charge brought in custody names the arrest; a first arrest nothing."""
    told = report(
        "Lumen", "2025-06-01",
        ("arrest", "Mira Halden was arrested on 3 January 2024.", "Mira Halden", {"date": "2024-01-03"}),
        ("charge", "In May 2024 a further charge was laid against Halden.", "Mira Halden", {"date": "2024-05-02"}),
        ("release", "Mira Halden was let go on 1 March 2025.", "Mira Halden", {"date": "2025-03-01"}),
        ("rearrest", "On 20 May 2025 she was taken again.", "Mira Halden", {"date": "2025-05-20"}),
    )  # fmt: skip
    events = {e.type: e for e in values("event", told)}
    assert events["rearrest"].follows == events["release"].id
    assert events["charge"].follows == events["arrest"].id
    assert events["arrest"].follows is None and events["release"].follows is None
    reasons = {f.value.type: f.reason for f in findings("event", told)}
    assert reasons["rearrest"].endswith("It ended the release on 1 March 2025.")
    assert "already in custody after the arrest on 3 January 2024" in reasons["charge"]


def test_having_been_behind_bars_is_no_word_of_today() -> None:
    """A report after the release that recalls how long somebody had been behind bars does not put them back."""
    out = report("Blue Wire", "2025-12-13", ("release", "Mira Halden was let out on Saturday.", "Mira Halden",
                 {"date": "2025-12-13"}))  # fmt: skip
    later = report("Tarn Post", "2025-12-14", ("arrest", "Halden, who had been behind bars since 14 July 2021, came to "
                   "Oreld.", "Mira Halden", {"date": "2021-07-14"}))  # fmt: skip
    last = max(values("spell", out, later), key=lambda s: s.position)
    assert last.status == "released_unconditional"


def test_word_that_somebody_never_left() -> None:
    """ "Remains in prison", told later by as many origins, overrules a release; the two stay a disagreement."""
    out = report("Blue Wire", "2025-12-13", ("release", "Mira Halden was let out on Saturday.", "Mira Halden",
                 {"date": "2025-12-13"}))  # fmt: skip
    still = report("Lumen", "2025-12-20", ("arrest", "Mira Halden remains in prison.", "Mira Halden"))
    (spell,) = values("spell", out, still)
    assert (spell.status, spell.begun_by.isoformat()) == ("detained", "2025-12-13")
    assert [d.kind for d in values("disagreement", out, still)] == ["modality"]
    second = report("Tarn Post", "2025-12-14", ("release", "Halden told us she is free.", "Mira Halden"))
    assert {s.status: s.position for s in values("spell", out, second, still)} == {
        "released_unconditional": 0,
        "detained": 1,
    }


def test_taken_over_a_border_is_exile() -> None:
    """Who is moved to a country other than the one that the report is about was released into exile."""
    said = "Mira Halden was moved from prison to Ukraine."
    rows = (("arrest", "Mira Halden was arrested in 2021.", "Mira Halden", {"date": "2021"}),
            ("transfer", said, "Mira Halden", {"place": "Ukraine"}))  # fmt: skip
    text = "Belarus holds many.\nMira Halden was arrested in 2021.\n" + said + "\nBelarus says nothing."
    told = report("Blue Wire", "2025-12-14", *rows, text=text)
    assert [s.status.value for s in values("spell", told)][-1:] == ["released_in_exile"]


@pytest.mark.parametrize(
    "quote",
    [
        "Mira Halden and Ivo Talby were moved from the town gaol to the colony at Lower Lozna.",
        "Мира Халден и Иво Талби: позавчера абодвух перавезлі ў СІЗА. Mira Halden, Ivo Talby.",
    ],
)
def test_several_who_are_moved_to_a_prison_stay_inside(quote: str) -> None:
    """The place that a group is taken to is no way out when it is a prison."""
    place = "the colony at Lower Lozna" if "colony" in quote else "СІЗА"
    moved = ("transfer", quote, "Mira Halden", "Ivo Talby", {"date": "2023-06-01", "place": place})
    told = history(report("Blue Wire", "2023-03-05", ARREST), report("Blue Wire", "2023-06-02", moved))
    assert {status for status, _ in told} == {"detained"}


def test_whoever_is_out_is_not_held_by_a_journey() -> None:
    """After a release a person who reaches a town, no prison named, is where they went, not inside."""
    home = ("transfer", "Mira Halden reached Lozna.", "Mira Halden", {"date": "2025-06-09", "place": "Lozna"})
    told = history(report("Blue Wire", "2025-06-06", ARREST, RELEASE), report("Blue Wire", "2025-06-10", home))
    assert told == [("detained", "2023-03-04"), ("released_unconditional", "2025-06-05")]


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("Mira Halden got two years, suspended, and sleeps at home.", "released_conditional"),
        ("To Mira Halden the judge gave two years, suspended, to her brother six.", "released_conditional"),
        ("Мира Халден (Mira Halden) получила two years условно.", "released_conditional"),
        ("Mira Halden got two years and her brother a suspended term.", "serving_sentence"),
        ("Mira Halden got two years, while a driver was put on probation.", "serving_sentence"),
    ],
)
def test_a_sentence_is_suspended_where_its_own_piece_says_so(quote: str, status: str) -> None:
    """What stands beside the length of the term is of this sentence; what stands in another piece is of another's."""
    row = ("sentence", quote, "Mira Halden", {"date": "2023-09-01", "term": ("two years", 24)})
    assert history(report("Blue Wire", "2023-09-02", ARREST, row))[-1] == (status, "2023-09-01")


def test_a_death_that_was_not_so_is_another_than_the_one_that_came() -> None:
    """A death taken back in winter is not moved to the summer: who died then had lived until then."""
    early = ("death_in_custody", "Mira Halden died in the colony.", "Mira Halden", {"date": "2024-01-10"})
    taken_back = (
        "death_in_custody",
        "Mira Halden is alive, we were wrong.",
        "Mira Halden",
        {"modality": "denied", "stance": "withdraws"},
    )
    late = ("death_in_custody", "Mira Halden has died.", "Mira Halden", {"date": "2024-07-02"})
    told = history(
        report("Blue Wire", "2023-03-05", ARREST),
        report("Blue Wire", "2024-01-11", early),
        report("Blue Wire", "2024-01-15", taken_back),
        report("Hill Paper", "2024-07-03", late),
    )
    assert told == [("detained", "2023-03-04"), ("dead_in_custody", "2024-07-02")]


def test_who_corrects_the_day_of_a_death_does_not_deny_it() -> None:
    """A report that denies one day and gives another leaves nobody alive."""
    told = ("death_in_custody", "Mira Halden has died.", "Mira Halden", {"date": "2024-07-02"})
    other = (
        ("death_in_custody", "Not the 2nd, as we wrote.", "Mira Halden", {"date": "2024-07-02", "modality": "denied"}),
        ("death_in_custody", "Mira Halden died on the 3rd.", "Mira Halden", {"date": "2024-07-03"}),
    )
    found = history(
        report("Blue Wire", "2023-03-05", ARREST),
        report("Blue Wire", "2024-07-05", told),
        report("Blue Wire", "2024-07-09", *other),
    )
    assert found[-1][0] == "dead_in_custody"


PARDON = ("pardon", "Mira Halden was pardoned.", "Mira Halden", {"date": "2025-06-04"})
TO_LEAVE = ("release", "They will walk out on Friday.", {"date": "2025-06-06", "modality": "planned"})


def test_who_is_pardoned_and_still_to_leave_is_held() -> None:
    """A pardon whose report says that people will come out frees nobody yet; the report from the gate does."""
    decree = report("Red Wire", "2025-06-04", PARDON, TO_LEAVE)
    began = report("Blue Wire", "2023-03-05", ARREST)
    assert [status for status, _ in history(began, decree)] == ["detained"]
    gate = report("Blue Wire", "2025-06-07", (RELEASE[0], RELEASE[1], RELEASE[2], {"date": "2025-06-06"}))
    assert history(began, decree, gate)[-1][1] == "2025-06-06"
    alone = report("Red Wire", "2025-06-04", PARDON)
    assert len(history(began, alone)) == 2  # nothing says that it is still to come


@pytest.mark.parametrize(
    "planned",
    [
        ("release", "Ivo Talby is to walk out in 2027.", "Ivo Talby", {"date": "2027", "modality": "planned"}),
        ("release", "They were to come out in May.", {"date": "2025-05", "modality": "planned"}),
    ],
)
def test_a_release_planned_for_others_or_before_leaves_a_pardon_as_it_is(planned: tuple[object, ...]) -> None:
    """Who is pardoned is out, though the report tells of another's release to come, or of a plan that is past."""
    began = report("Blue Wire", "2023-03-05", ARREST)
    assert len(history(began, report("Red Wire", "2025-06-04", PARDON, planned))) == 2


MIRA = "Mira Halden"


@pytest.mark.parametrize(
    ("type_", "quote", "status"),
    [
        ("arrest", "Mira Halden has been confined to her flat since 7 May.", "house_arrest"),
        ("arrest", "Mira Halden was detained in her own flat on 7 May.", "detained"),
        ("conditions", "Mira Halden has been confined to her sister's flat since 7 May.", "house_arrest"),
        ("conditions", "Mira Halden has worn an ankle tag since 7 May.", "house_arrest"),
        ("conditions", "Mira Halden has had no letters since 7 May.", "detained"),
        ("transfer", "Custody was replaced with house arrest for Mira Halden.", "house_arrest"),
        ("transfer", "The court revoked her house arrest; Mira Halden is in a cell.", "detained"),
    ],
)
def test_who_is_kept_at_home_is_under_house_arrest(type_: str, quote: str, status: str) -> None:
    """In whatever words; not who was taken from home, nor who is taken out of house arrest."""
    told = report("Lumen", "2023-06-02", (type_, quote, MIRA, {"date": "2023-05-07"}))
    first = report("Lumen", "2023-03-05", ARREST)
    assert history(*([] if type_ == "arrest" else [first]), told)[-1][0] == status


def test_a_sentence_at_home_is_told_by_its_own_piece() -> None:
    """The piece that has the length tells where it is served, though others give the length alone."""
    home = "Mira Halden went home: four years of restricted liberty in her own flat."
    one = ("sentence", home, MIRA, {"date": "2023-09-01", "term": ("four years", 48)})
    two = ("sentence", "Mira Halden got four years.", MIRA, {"date": "2023-09-01", "term": ("four years", 48)})
    made = history(report("Lumen", "2023-09-02", ARREST, one), report("Tarn Wire", "2023-09-02", two))
    assert made[-1] == ("restricted_liberty_home", "2023-09-01")


@pytest.mark.parametrize(
    ("teller", "source", "status"),
    [
        ("Lawyers' Circle", None, "released_unconditional"),
        ("Ministry of Justice", "Ministry of Justice", "detained"),
    ],
)
def test_who_was_not_taken_again_by_a_later_word_is_free(teller: str, source: str | None, status: str) -> None:
    """Of an arrest anew whoever speaks later is believed, but for who holds people."""
    told = report("Lumen", "2025-08-02", ARREST, RELEASE, BACK)
    denial = ("rearrest", "Mira Halden was not taken again.", MIRA, {"modality": "denied", "source": source})
    assert history(told, report(teller, "2025-08-04", denial))[-1][0] == status


@pytest.mark.parametrize(
    ("source", "status"),
    [("Two people inside the prison service", "contested"), ("the prison service", "serving_sentence")],
)
def test_people_inside_a_body_do_not_speak_for_it(source: str, status: str) -> None:
    """A death that insiders told of and the ministry denies is open; one that the service told of is taken back."""
    dead = ("death_in_custody", "Mira Halden has died.", MIRA, {"date": "2024-01-10", "source": source})
    denied = (
        "death_in_custody",
        "Mira Halden is alive.",
        MIRA,
        {"modality": "denied", "source": "the Ministry of Justice"},
    )
    told = {"date": "2024-01-11", "source": "the Ministry of Justice"}
    ill = ("conditions", "Mira Halden is treated in the prison hospital.", MIRA, told)
    first = report("Lumen", "2023-09-02", ARREST, SENTENCE)
    made = history(first, report("Lumen", "2024-01-11", dead), report("Tarn Wire", "2024-01-12", denied, ill))
    assert made[-1][0] == status


@pytest.mark.parametrize(
    ("upheld", "since"),
    [("Lumen", "2025-08-01"), ("Ministry of Justice", None)],
)
def test_a_day_that_is_upheld_when_the_other_is_known_stands(upheld: str, since: str | None) -> None:
    """Of two days of one arrest the one told again afterwards, unless it is the holding state that repeats itself."""
    other = ("rearrest", "Mira Halden was taken in court.", MIRA, {"date": "2025-08-03"})
    one, two = (BACK, other) if upheld == "Lumen" else (other, BACK)
    first, second = ("Lumen", "Ministry of Justice") if upheld == "Lumen" else ("Ministry of Justice", "Lumen")
    made = history(
        report("Lumen", "2025-06-06", ARREST, RELEASE),
        report(first, "2025-08-03", one),
        report(second, "2025-08-04", two),
        report(first, "2025-08-06", (*one[:1], "A film shows Mira Halden being led to a van on that day.", *one[2:])),
    )
    assert made[-1] == ("detained", since)


def test_a_new_arrest_told_again_after_a_denial_is_open() -> None:
    """Whoever tells on their own word after the denial that somebody is held again keeps them from being free on paper."""
    denial = ("rearrest", "Mira Halden was not taken again.", MIRA, {"modality": "denied"})
    again = ("rearrest", "Mira Halden has been held again since 1 August.", MIRA, {"date": "2025-08-01"})
    told = [
        report("Lumen", "2025-08-02", ARREST, RELEASE, BACK),
        report("Lawyers' Circle", "2025-08-04", denial),
        report("Tarn Post", "2025-08-06", again),
    ]
    assert history(*told[:2])[-1][0] == "released_unconditional"
    assert history(*told)[-1][0] == "detained"


@pytest.mark.parametrize("fields", [[{}, {}, {}], [{"source": "the Prison Service"}]])
def test_one_voice_frees_nobody_against_many_or_the_state_that_holds_them(fields: list[dict[str, str]]) -> None:
    """A new arrest that more tell than deny, or that the state owns to, is not undone by one denial."""
    said = ("Mira Halden was taken again.", "Police came for Mira Halden.", "Her cell has Mira Halden back.")
    back = [("rearrest", quote, MIRA, {**BACK[3], **more}) for quote, more in zip(said, fields, strict=False)]
    outlets = ("Lumen", "Blue Wire", "Tarn Post")
    told = [report(outlet, f"2025-08-0{n}", row) for n, (outlet, row) in enumerate(zip(outlets, back, strict=False), 2)]
    denial = ("rearrest", "Mira Halden was not taken again.", MIRA, {"modality": "denied"})
    first = report("Lumen", "2025-06-06", ARREST, RELEASE)
    assert history(first, *told, report("Lawyers' Circle", "2025-08-07", denial))[-1][0] in ("detained", "contested")


@pytest.mark.parametrize(
    ("quote", "words", "status"),
    [
        ("Миру Халден приговорили к трём годам ограничения свободы с отбыванием в учреждении открытого типа.", "трём годам",
         "restricted_liberty_open"),
        ("Миру Халден приговорили к трём годам ограничения свободы.", "трём годам", "restricted_liberty_home"),
    ],
)  # fmt: skip
def test_liberty_restricted_in_an_open_facility_is_not_at_home(quote: str, words: str, status: str) -> None:
    """Of two ways to serve a restriction of liberty the words behind it tell which."""
    row = ("sentence", quote, MIRA, {"date": "2023-09-01", "term": (words, 36)})
    assert history(report("Lumen", "2023-09-02", ARREST, row))[-1][0] == status


def test_who_was_not_let_go_home_stays_where_she_was() -> None:
    """That somebody was released from house arrest, and the denial of it, put nobody into prison."""
    home = ("conditions", "Mira Halden is under house arrest.", MIRA, {"date": "2023-05-07"})
    freed = ("release", "Mira Halden may go where she likes.", MIRA, {"date": "2023-08-01", "source": "the ministry"})
    denied = ("release", "Nothing has been lifted for Mira Halden.", MIRA, {"modality": "denied"})
    told = [
        report("Lumen", "2023-05-08", home),
        report("Blue Wire", "2023-08-02", freed),
        report("Lumen", "2023-08-09", denied),
    ]
    assert [status for status, _ in history(*told)] == ["house_arrest"]
