"""What a report denies and gives anew: a number, a day, and what its own teller had told."""

from .tables import Report, Row, report, values


def kinds(*reports: Report) -> list[str]:
    return sorted(d.kind.value for d in values("disagreement", *reports))


def taken(quote: str, number: str, **more: str) -> Row:
    return ("arrest", quote, {"count": number, "place": "Sarn", **more})


def died(quote: str, **more: str) -> Row:
    return ("death_in_custody", quote, "Mira Halden", {"date": "2025-03-04", **more})


RAID = report("Blue Wire", "2025-03-05", taken("Police in Sarn took 12 weavers on 4 March.", "12", date="2025-03-04"))


def test_a_number_that_others_gave_and_a_report_replaces_is_a_value() -> None:
    """Who denies another's number and gives one of their own differs with them over the value."""
    anew = report(
        "Lumen",
        "2025-03-20",
        taken("In Sarn 9 were taken on 4 March.", "9", date="2025-03-04"),
        taken("There were never twelve.", "12", modality="denied"),
    )
    assert kinds(RAID, anew) == ["value"]


def test_a_number_denied_in_one_country_is_none_of_another() -> None:
    """Twelve taken in Georgia are not the twelve that nobody took in Serbia."""
    row = ("arrest", "Police in Tbilisi, Georgia, took 12 weavers.", {"count": "12", "place": "Tbilisi"})
    told = report("Blue Wire", "2025-03-05", row)
    anew = report(
        "Lumen",
        "2025-03-20",
        ("arrest", "In Novi Sad, Serbia, 9 were taken.", {"count": "9", "place": "Novi Sad"}),
        ("arrest", "There were never twelve in Serbia.", {"count": "12", "place": "Novi Sad", "modality": "denied"}),
    )
    assert kinds(told, anew) == []


def test_a_report_puts_its_earlier_version_right() -> None:
    """A number that a report says an earlier version of it gave is corrected, though nobody kept that version."""
    told = report(
        "Blue Wire",
        "2025-03-06",
        taken("In Sarn 12 were taken on 4 March, the police said.", "12", source="the police", date="2025-03-04"),
        taken("This story corrects the number, given as 10 in a previous version.", "10", modality="denied"),
    )
    assert kinds(told) == ["correction"]


def test_a_day_denied_for_another_is_a_day_in_dispute() -> None:
    """A report that denies the day of what it tells itself does not deny that it took place."""
    told = report(
        "Blue Wire", "2025-03-05", ("arrest", "Ivo Talby was taken on 4 March.", "Ivo Talby", {"date": "2025-03-04"})
    )
    anew = report(
        "Lumen",
        "2025-03-20",
        ("arrest", "Ivo Talby was led away on 1 March.", "Ivo Talby", {"date": "2025-03-01"}),
        ("arrest", "That it was on the 4th is untrue.", "Ivo Talby", {"date": "2025-03-04", "modality": "denied"}),
    )  # fmt: skip
    assert kinds(told, anew) == ["date_lag"]


def test_who_withdraws_what_they_told_corrects_it_in_another_outlet() -> None:
    """A body that told it corrects it wherever its withdrawal is printed; the word of others that it is untrue stands
    apart."""
    told = report("Exile Council", "2025-03-05", died("Mira Halden died on 4 March."))
    quote = "The Council took its statement down and apologised."
    back = report("Blue Wire", "2025-03-08", died(quote, source="The Council", modality="denied"))
    kin = died("Mira Halden lives, her son says.", source="her son", modality="denied")
    assert kinds(told, back) == ["correction"]
    assert kinds(told, report("Blue Wire", "2025-03-08", kin)) == ["modality"]
    assert kinds(told, report("Tarn Post", "2025-03-07", kin), back) == ["correction", "modality"]


def test_who_denies_in_other_words_what_they_told_corrects_it_too() -> None:
    """No word of withdrawal is needed where the body that denies it is the one that told it."""
    told = report(
        "State News", "2025-03-05", ("pardon", "Ivo Talby is pardoned.", "Ivo Talby", {"source": "the Chancellery"})
    )
    quote = "No act was issued in respect of Ivo Talby, the Chancellery writes."
    denied = ("pardon", quote, "Ivo Talby", {"source": "the Chancellery", "modality": "denied"})
    assert kinds(told, report("Lumen", "2025-05-08", denied)) == ["correction"]


def fares(quote: str, **more: str) -> Row:
    return ("conditions", quote, "Mira Halden", more)


def test_the_state_answers_what_others_tell_of_a_prisoner() -> None:
    """What the holding state tells of how somebody fares, soon after others told it, stands against them; what others
    add does not, nor does what it tells first or much later."""
    told = report("Lumen", "2025-03-05", fares("Mira Halden has had no letter for weeks.", source="her sister"))
    letters = fares("Mira Halden is handed her letters each Friday.", source="the Prison Service")
    assert kinds(told, report("State News", "2025-03-09", letters)) == ["modality"]
    assert kinds(told, report("State News", "2025-09-09", letters)) == []
    assert kinds(report("State News", "2025-03-01", letters), told) == []
    assert kinds(told, report("Blue Wire", "2025-03-09", fares("Mira Halden coughs.", source="a cellmate"))) == []


def test_who_is_held_nowhere_and_taken_by_other_accounts() -> None:
    """A denial on somebody stands against what others tell of them, before or soon after, however it is placed."""
    quote = "Ivo Talby is in none of its prisons, the Interior Ministry says."
    denied = ("arrest", quote, "Ivo Talby", {"source": "the Interior Ministry", "modality": "denied"})
    told = ("arrest", "Ivo Talby was led from his hotel on 20 January.", "Ivo Talby", {"date": "2025-01-20"})
    assert kinds(report("State News", "2025-02-06", denied), report("Lumen", "2025-02-08", told)) == ["modality"]
