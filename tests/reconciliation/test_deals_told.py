"""Deals as reports tell them: which release is meant, who speaks, and one thing under two names."""

from habeas.reconciliation.outlets import voice
from habeas.reconciliation.source_names import name

from .tables import Report, report, values

FREED = ("release", "Oreld freed 40 people on 5 June.", {"count": "40", "date": "2025-06-05"})
DAIRY = {"place": "the Sunfield dairy", "date": "2025-06-07"}


def lifted(text: str, quote: str, outlet: str = "Blue Wire", told: str = "2025-06-08", **fields: object) -> Report:
    """A report of the release and of a measure, in a text that goes on."""
    return report(outlet, told, FREED, ("sanction_lifted", quote, {**DAIRY, **fields}), text=f"{FREED[1]} {text}")


def test_the_news_is_meant_and_not_a_total_or_one_recalled() -> None:
    """A price told beside this week's release, a total and one of spring is that of this week's."""
    spring = report(
        "Tarn Post", "2025-03-08", ("release", "On 7 March 12 left.", {"count": "12", "date": "2025-03-07"})
    )
    text = (
        "Forty were let out on 5 June. That makes 52 since the winter, 12 in March included. "
        'Venland struck the Sunfield dairy off its list. "They opened a door and we answer with ours," the minister said.'
    )
    rows = (
        ("release", "Forty were let out on 5 June.", {"count": "40", "date": "2025-06-05"}),
        ("release", "That makes 52 since the winter", {"count": "52"}),
        ("release", "12 in March", {"count": "12", "date": "2025-03"}),
        ("sanction_lifted", "Venland struck the Sunfield dairy off its list.", DAIRY),
    )
    (deal,) = values("deal", spring, report("Blue Wire", "2025-06-08", *rows, text=text))
    assert (deal.tie, deal.freed.low) == ("words", 40)


def test_a_day_on_which_it_was_agreed_is_no_release() -> None:
    """ "The fee for the pardon, agreed in April" ties nobody who was let out in April."""
    april = report("Tarn Post", "2025-04-10", ("release", "Six left on 9 April.", {"count": "6", "date": "2025-04-09"}))
    said = "Venland cleared the Sunfield dairy, and that was its fee for the pardon, agreed on paper in April."
    (deal,) = values("deal", april, lifted(said, "Venland cleared the Sunfield dairy"))
    assert deal.freed.low == 40


def test_a_minister_speaks_for_the_ministry_in_whose_paper_they_are_quoted() -> None:
    """A minister named without a ministry is that of the ministry's own statements."""
    own = report(
        "Ministry of Justice of Oreld",
        "2025-05-02",
        ("conditions", "Cells are warm.", {}),
        text='Cells are warm. "All is well," Minister Mira Halden said.',
    )
    said = (
        'Venland cleared the Sunfield dairy. "They opened a door and we answer with ours," Minister Mira Halden said.'
    )
    (deal,) = values("deal", own, lifted(said, "Venland cleared the Sunfield dairy."))
    assert deal.asserted_by == ("Ministry of Justice of Oreld",)


def test_who_is_named_after_an_office_is_who_was_meant_by_it() -> None:
    """A quotation of somebody new, behind the words of "its chief negotiator", is that negotiator's."""
    said = (
        "The European Union opens its market to the Sunfield dairy, its chief negotiator said. "
        '"They opened a door and we answer with ours," Mira Halden told a briefing.'
    )
    quote = "The European Union opens its market to the Sunfield dairy"
    (deal,) = values("deal", lifted(said, quote, source="its chief negotiator"))
    assert (deal.tie, deal.asserted_by) == ("words", ("European Union",))


def test_a_bargain_called_one_further_on_in_the_report_and_the_answer_to_it() -> None:
    """What one in office is quoted with at the end of a short report ties; who calls that untrue at once denies it."""
    said = (
        "Venland cleared the Sunfield dairy.\n\nThe families waited at the gate until noon, with bread and blankets.\n\n"
        '"They got their people and we sold our butter: a fair trade," Oreld\'s Farm Ministry wrote. '
        "Venland's foreign minister Anton Verik called that nonsense. No such talks were held, he said."
    )
    (deal,) = values("deal", lifted(said, "Venland cleared the Sunfield dairy."))
    assert (deal.tie, deal.asserted_by) == ("words", ("Oreld's Farm Ministry",))
    assert len(deal.denied_by) == 1
    assert "Verik" in deal.denied_by[0] or "Venland" in deal.denied_by[0]


def test_a_spokeswoman_named_between_commas_speaks_for_the_office() -> None:
    """In the paper of others, "Mira Halden, the president's spokeswoman, said" is no word of that paper."""
    said = (
        "Venland cleared the Sunfield dairy in exchange. "
        "Mira Halden, the president's spokeswoman, told the radio that nobody bargains over people."
    )
    (deal,) = values("deal", lifted(said, "Venland cleared the Sunfield dairy in exchange."))
    assert (deal.asserted_by, len(deal.denied_by)) == (("Blue Wire",), 1)


def test_a_dairy_is_the_dairy_of_that_name_that_the_same_people_were_freed_for() -> None:
    """Called by its kind alone in one report and by its name in another, it is one thing and one deal."""
    first = lifted("In exchange Venland cleared the Sunfield dairy.", "In exchange Venland cleared the Sunfield dairy.")
    quote = "Venland agreed to ease its ban on a dairy"
    text = f"Oreld freed 40 people on 5 June by a deal: {quote}."
    rows = (
        ("release", "Oreld freed 40 people on 5 June", {"count": "40", "date": "2025-06-05"}),
        ("sanction_lifted", quote, {"place": "a dairy", "modality": "planned"}),
    )
    (deal,) = values("deal", first, report("Prison Watch Committee", "2025-06-20", *rows, text=text))
    assert deal.asserted_by == ("Blue Wire", "Prison Watch Committee")


def test_who_keeps_count_of_prisoners_is_a_voice_of_its_own() -> None:
    """An outlet that only says it again is none; one that gives numbers of prisoners in several reports is."""
    first = lifted(
        "In exchange Venland cleared the Sunfield dairy.",
        "In exchange Venland cleared the Sunfield dairy.",
        source="Anton Verik",
    )
    again = ("sanction_lifted", "In return Venland cleared the Sunfield dairy.", DAIRY)
    counts = [
        report("Lantern Watch", day, ("count_held", f"{n} are in prison.", {"count": n, "date": day}))
        for day, n in (("2025-05-01", "210"), ("2025-06-01", "214"))
    ]
    later = report("Lantern Watch", "2025-06-20", FREED, again)
    assert values("deal", first, later)[0].asserted_by == ("Anton Verik",)
    assert values("deal", first, later, *counts)[0].asserted_by == ("Anton Verik", "Lantern Watch")


SWAP = (
    ("exchange", "Four came out in an exchange.", {"count": "4", "date": "2025-06-05"}),
    ("exchange", "Ola Venn walked the other way.", "Ola Venn", {"date": "2025-06-05"}),
)


def test_people_and_nothing_besides_denies_whatever_else_is_tied_to_an_exchange() -> None:
    """Whoever gave people and says that nothing else was given denies the dairy, before anybody spoke of it."""
    said = 'Four came out in an exchange. Ola Venn walked the other way. "We gave one man and nothing else," it said.'
    own = report("Foreign Ministry of Norway", "2025-06-05", *SWAP, text=said)
    text = (
        "Four came out in an exchange on 5 June. In return Norway cleared the Sunfield dairy, Oreld's spokesman said."
    )
    rows = (
        ("exchange", "Four came out in an exchange on 5 June.", {"count": "4", "date": "2025-06-05"}),
        ("sanction_lifted", "In return Norway cleared the Sunfield dairy", DAIRY),
    )
    deals = values("deal", own, report("Blue Wire", "2025-06-07", *rows, text=text))
    (dairy,) = (d for d in deals if d.target == "the Sunfield dairy")
    assert dairy.denied_by == ("Foreign Ministry of Norway",)


def test_who_owns_to_what_their_side_gave_up_calls_it_an_exchange() -> None:
    """An official who says that people had to be parted with is one of those on whose word it was an exchange."""
    wire = report("Blue Wire", "2025-06-05", *SWAP)
    owned = (
        "exchange",
        "the land parted with five inmates",
        {"count": "4", "date": "2025-06-05", "source": "Mira Halden"},
    )
    text = "For Ola Venn the land parted with five inmates, State Council spokeswoman Mira Halden said."
    home = ("exchange", "Ola Venn", "Ola Venn", {"date": "2025-06-05"})
    (deal,) = values("deal", wire, report("Oreld Today", "2025-06-06", home, owned, text=text))
    assert "Blue Wire" in deal.asserted_by
    assert len(deal.asserted_by) > 1


def test_an_outlet_that_recalls_an_exchange_long_after_it_calls_nothing_one() -> None:
    """Months later a list of wonders has no word of its own on who was given for whom."""
    later = (
        "exchange",
        "Four people came out in a spectacular swap in June.",
        {"count": "4", "date": "2025-06-05"},
    )
    (deal,) = values("deal", report("Blue Wire", "2025-06-05", *SWAP), report("Wow Daily", "2025-10-05", later))
    assert deal.asserted_by == ("Blue Wire",)


def test_a_target_goes_by_the_name_that_most_reports_give_it() -> None:
    """One report's longer words for it do not name it for all."""
    said = "In exchange Venland cleared {}."
    called = [("Blue Wire", "the Sunfield dairy"), ("Tarn Post", "the Sunfield dairy"), ("Lumen", "the Sunfield farms")]
    told = [
        lifted(said.format(dairy), said.format(dairy), outlet, f"2025-06-0{n}", place=dairy)
        for n, (outlet, dairy) in enumerate(called, start=7)
    ]
    assert {d.target for d in values("deal", *told)} == {"the Sunfield dairy"}


def test_brackets_at_the_end_of_a_heading_credit_no_agency() -> None:
    """ "(Number Two Is Odd)" is no agency whose word the report would be."""
    text = "Five Things About Oreld (Number Two Is Odd)\n\nOreld freed 40 people on 5 June."
    assert voice(report("Wow Daily", "2025-06-06", FREED, text=text).document) == name("Wow Daily")
