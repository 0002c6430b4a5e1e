"""Deals: releases tied to concessions by words or by time, asserted by some and denied by others."""

from datetime import date

import pytest

from habeas.dates import When

from .tables import Report, findings, report, values

FREED = ("release", "Oreld freed 40 people on 5 June.", {"count": "40", "date": "2025-06-05"})


PLACE = {"place": "Lowmark", "date": "2025-06-07"}


def eased(quote: str, told: str = "2025-06-06", outlet: str = "Blue Wire", **fields: object) -> Report:
    """A report of the release followed by a sentence on a measure."""
    return report(outlet, told, FREED, ("sanction_lifted", quote, {"place": "Orelair", **fields}))


@pytest.mark.parametrize(
    ("quote", "tie", "words"),
    [
        ("In exchange Washington cleared Orelair.", "words", "In exchange"),
        ("In response, Washington lifted its measures on Orelair.", "words", "In response"),
        ("This coincided with the easing of measures on Orelair.", "time", "coincided"),
        ("Washington cleared Orelair on the next day.", "time", None),
    ],
)
def test_words_and_time(quote: str, tie: str, words: str | None) -> None:
    """Tying words make a tie by words; words of coincidence, or nearness alone, one by time, and it says so."""
    (deal,) = values("deal", eased(quote))
    assert (deal.tie, deal.words, deal.freed.low) == (tie, words, 40)
    assert deal.asserted_by == ("Blue Wire",)


def test_a_tie_that_extraction_marked() -> None:
    """The tying words may stand in the statement's own field."""
    (deal,) = values("deal", eased("Washington cleared Orelair.", tie="in return"))
    assert (deal.tie, deal.words) == ("words", "in return")


def test_all_who_were_freed_are_meant_not_one_of_them() -> None:
    """Where one sentence tells of a number freed and of one told of elsewhere too, the measure is tied to the number."""
    named = ("release", FREED[1], "Mira Halden", {"date": "2025-03-05"})
    lifted = ("sanction_lifted", "In response, Washington cleared Orelair.", {"place": "Orelair"})
    deals = values("deal", report("Blue Wire", "2025-06-06", named, FREED, lifted))
    assert [(d.tie, d.freed.low) for d in deals] == [("words", 40)]


def test_a_source_without_a_word_is_nobody() -> None:
    """A blank where a source stands stops nothing."""
    rows = (("sanction_lifted", "The ban was lifted.", {"source": " "}), ("exchange", "Some were exchanged.", {}))
    assert values("deal", report("Lumen", "2025-06-06", *rows)) is not None


def test_far_apart_is_no_deal() -> None:
    """A measure eased months away, told in another report, is tied to nothing."""
    freed = report("Blue Wire", "2025-01-06", ("release", "40 went in January.", {"count": "40", "date": "2025-01-05"}))
    other = report(
        "Tarn Post",
        "2025-09-06",
        ("sanction_lifted", "Orelair was cleared.", {"place": "Orelair", "date": "2025-09-05"}),
    )
    assert values("deal", freed, other) == []


def test_a_denial_is_shown_with_its_sentence() -> None:
    """Who denies the tie stands beside who asserts it, with the sentence, and the disagreement is about the cause."""
    asserted = eased("In exchange Washington cleared Orelair.")
    text = "Washington cleared Orelair on 6 June. The decision has no connection with the releases."
    rows = (("sanction_lifted", "Washington cleared Orelair on 6 June.", {"place": "Orelair", "date": "2025-06-06"}),)
    denied = report("Oreld Ministry", "2025-06-08", *rows, text=text)
    (deal,) = values("deal", asserted, denied)
    assert (deal.asserted_by, deal.denied_by) == (("Blue Wire",), ("Oreld Ministry",))
    assert [p.quote for p in deal.passages] == ["The decision has no connection with the releases."]
    (cause,) = [d for d in values("disagreement", asserted, denied) if d.kind == "causal_link"]
    assert cause.passages == deal.passages


def test_a_total_is_led_back_to_its_parts() -> None:
    """A measure told beside a total is tied to the events that the total covers."""
    rows = (
        ("release", "Last month over 60 were let go.", {"count": "over 60", "date": "last month"}),
        ("sanction_lifted", "This was coupled with an easing of measures on Orelair.", {"place": "Orelair"}),
        ("release", "9 September: 44", {"count": "44", "date": "2025-09-09"}),
        ("release", "15 September: 19", {"count": "19", "date": "2025-09-15"}),
    )
    table = report("Blue Wire", "2025-10-02", *rows)
    (deal,) = values("deal", table)
    events = {e.id: e for e in values("event", table)}
    assert sorted(events[r].count.low for r in deal.releases) == [19, 44]
    assert (deal.tie, deal.freed.low) == ("time", 63)


def test_a_swap_is_a_deal_for_people() -> None:
    """In an exchange the price is the people who went the other way."""
    rows = (
        ("exchange", "Four came out in an exchange.", {"count": "4", "date": "2025-06-05"}),
        ("exchange", "Ola Venn walked the other way.", "Ola Venn", {"date": "2025-06-05"}),
    )
    (deal,) = values("deal", report("Blue Wire", "2025-06-05", *rows))
    assert (len(deal.returned), deal.concessions, deal.tie) == (1, (), "words")


def test_the_reason_says_how_it_is_tied() -> None:
    """The reason tells a tie by time from one by words."""
    (deal,) = findings("deal", eased("Washington cleared Orelair on the next day."))
    assert "tied only by time" in deal.reason


def test_a_tie_by_time_that_is_denied() -> None:
    """Where somebody denies what was only told side by side, the quotation beside it is what they deny."""
    text = (
        "Oreld freed 40 people on 5 June. Washington's ambassador will be back on 7 June. "
        '"A neighbour notices," the ministry wrote.'
    )
    rows = (FREED, ("sanction_lifted", "Washington's ambassador will be back on 7 June.", {**PLACE}))
    told = report("Oreld Ministry", "2025-06-06", *rows, text=text)
    text = "Washington's ambassador is back on 7 June. The return has no connection with the releases of 40 people."
    rows = (("sanction_lifted", "Washington's ambassador is back on 7 June.", {**PLACE}),)
    denied = report("State Department", "2025-06-07", *rows, text=text)
    (deal,) = values("deal", told, denied)
    assert (deal.tie, deal.denied_by, deal.target) == ("time", ("State Department",), "ambassador")
    assert deal.measure == "diplomatic_contact"
    (cause,) = [d for d in values("disagreement", told, denied) if d.kind == "causal_link"]
    assert '"A neighbour notices," the ministry wrote.' in [p.quote for p in cause.passages]


def test_who_gave_nothing_themselves_denies_nobody_elses_gift() -> None:
    """A host that says that it gave nothing itself says nothing of what another government gave."""
    asserted = eased("In exchange Washington cleared Orelair.")
    text = "40 people arrived on 5 June. Venland itself offered nothing in return."
    host = report("Venland", "2025-06-06", ("release", "40 people arrived on 5 June.", {**FREED[2]}), text=text)
    assert [d.denied_by for d in values("deal", asserted, host)] == [()]


def test_a_denial_is_of_the_news_not_of_what_is_recalled() -> None:
    """A report of a new release that recalls an older one, and denies a tie, denies it of the new one."""
    asserted = eased("In exchange Washington cleared Orelair.")
    text = "On 5 June 40 were freed, on 9 September 12 more. There was no deal, the ministry said."
    rows = (
        ("release", "On 5 June 40 were freed", {**FREED[2]}),
        ("release", "on 9 September 12 more", {"count": "12", "date": "2025-09-09"}),
    )
    later = report("Oreld Ministry", "2025-09-10", *rows, text=text)
    assert [d.denied_by for d in values("deal", asserted, later)] == [()]


def test_tying_words_are_those_of_the_nearest_measure() -> None:
    """Words that tie one measure do not tie another that the same sentence tells of."""
    quotes = ("Orelair was cleared", "the railway runs again")
    text = f"Oreld freed 40 people on 5 June. After a deal {quotes[0]}; some weeks on, people say, {quotes[1]}."
    rows = [("sanction_lifted", q, {"place": p}) for q, p in zip(quotes, ("Orelair", "the railway"), strict=True)]
    deals = values("deal", report("Blue Wire", "2025-06-06", FREED, *rows, text=text))
    assert {d.target: d.tie for d in deals} == {"Orelair": "words", "the railway": "time"}


def test_a_deal_over_time() -> None:
    """A deal says when it was told first, when it is in force, who took it back, and how many were freed for each."""
    told = eased("In exchange Washington will clear Orelair from 1 July.", date="2025-07-01", modality="planned")
    back = report(
        "Tarn Post", "2025-11-02",
        ("sanction_imposed", "Washington put Orelair back on its list on 1 November.",
         {"place": "Orelair", "date": "2025-11-01"}),
    )  # fmt: skip
    (deal,) = values("deal", told, back)
    (imposed,) = [e for e in values("event", told, back) if e.type == "sanction_imposed"]
    assert (deal.announced.iso, deal.effective.iso) == ("2025-06-06", "2025-07-01")
    assert deal.lapsed == (imposed.id,) and deal.per_concession.text == "40"
    before = report("Tarn Post", "2025-01-02", ("sanction_imposed", "Orelair was listed on 1 January.",
                    {"place": "Orelair", "date": "2025-01-01"}))  # fmt: skip
    (deal,) = values("deal", told, before)
    assert deal.lapsed == ()


AIRLINE = report(
    "Blue Wire", "2025-09-05",
    ("release", "Oreld freed 61 on Thursday.", {"count": "61", "date": "2025-09-05"}),
    ("sanction_lifted", "In return the United States eased sanctions on the Belarusian airline Osterjet.",
     {"place": "the Belarusian airline Osterjet", "actor": "the United States", "date": "2025-09-05"}),
)  # fmt: skip
POTASH = report(
    "Blue Wire", "2025-12-06",
    ("release", "Oreld freed 134 on Saturday.", {"count": "134", "date": "2025-12-06"}),
    ("sanction_lifted", "In return Washington lifted sanctions on Belarusian potash.",
     {"place": "Belarusian potash", "actor": "Washington", "date": "2025-12-06"}),
)  # fmt: skip


def test_two_targets_in_one_country_are_two_concessions() -> None:
    """What is eased for a country's airline and, months later, for its potash are two, each with its own release."""
    made = sorted(values("deal", AIRLINE, POTASH), key=lambda d: d.freed.low)
    assert [(d.freed.low, len(d.releases)) for d in made] == [(61, 1), (134, 1)]


def test_what_one_keeps_in_force_denies_nothing_that_another_lifted() -> None:
    """That a union of states keeps its own sanctions neither undoes what a state lifted nor is the price of anybody."""
    kept = report(
        "Tarn Post", "2025-12-07",
        ("release", "All 134 came out on Saturday.", {"count": "134", "date": "2025-12-06"}),
        ("sanction_lifted", "The European Union's own sanctions on potash stay in force.",
         {"place": "potash", "actor": "The European Union", "modality": "denied"}),
    )  # fmt: skip
    (deal,) = values("deal", POTASH, kept)
    lifted = [e.happened for e in values("event", POTASH, kept) if e.id in deal.concessions]
    assert (lifted, deal.freed.low) == ([True], 134)


@pytest.mark.parametrize(("about", "denied"), [("Orelair", ("Union Service",)), ("the harbour", ())])
def test_no_deal_at_all_denies_the_tie_of_those_days(about: str, denied: tuple[str, ...]) -> None:
    """Who says days later that there was no exchange, and speaks of what was given, denies that the one was for the other."""
    asserted = eased("In exchange Washington cleared Orelair.")
    text = f'The decision on {about} was taken in April. "There is no swap and no deal," the service said.'
    row = ("exchange", '"There is no swap and no deal," the service said.', {"modality": "denied"})
    service = report("Union Service", "2025-06-09", row, text=text)
    assert [d.denied_by for d in values("deal", asserted, service)] == [denied]


def test_a_denial_beside_a_total_of_the_year_is_of_the_news() -> None:
    """A report of a release that also adds up the year denies a tie of that release, whatever day others give the total."""
    asserted = eased("In exchange Washington cleared Orelair.")
    year = When("this year", date(2025, 1, 1), date(2025, 12, 31), "2025")
    text = "On 5 June 40 were freed. In all 75 were freed this year. There was no deal, the ministry said."
    rows = (
        ("release", "On 5 June 40 were freed", {**FREED[2]}),
        ("release", "In all 75 were freed this year", {"count": "75", "date": year}),
    )
    ministry = report("Oreld Ministry", "2025-06-07", *rows, text=text)
    later = report("Lumen", "2025-12-31", ("release", "75 were freed.", {"count": "75", "date": "2025-12-30"}))
    assert [d.denied_by for d in values("deal", asserted, ministry, later)] == [("Oreld Ministry",)]


def test_who_went_the_other_way_is_told_by_the_first_account() -> None:
    """Seen from the other bank, those who came out are those who left: the price stays who it was first told to be."""
    first = (
        ("exchange", "Mira Halden came out of Oreld in an exchange.", "Mira Halden", {"date": "2025-06-05"}),
        ("exchange", "Ola Venn walked the other way.", "Ola Venn", {"date": "2025-06-05"}),
    )
    second = (
        ("exchange", "Ola Venn is home after the exchange.", "Ola Venn", {"date": "2025-06-05"}),
        ("exchange", "Mira Halden went the other way.", "Mira Halden", {"date": "2025-06-05"}),
    )
    reports = (report("Blue Wire", "2025-06-05", *first), report("Oreld Telegraph", "2025-06-06", *second))
    (deal,) = values("deal", *reports)
    people = {p.id: p.name for p in values("person", *reports)}
    assert [people[p] for p in deal.returned] == ["Ola Venn"]


GIVEN = {"place": "Orelair", "date": "2025-06-06"}


def given_for(sentence: str, **fields: object) -> Report:
    """A report of the release and of what was given after it, with a sentence beside it."""
    text = f"Oreld freed 40 people on 5 June. Washington cleared Orelair on Friday. {sentence}"
    return report(
        "Blue Wire", "2025-06-06", FREED,
        ("sanction_lifted", "Washington cleared Orelair on Friday.", {**GIVEN, **fields}), text=text,
    )  # fmt: skip


def answered(sentence: str, outlet: str = "State Department", **fields: object) -> Report:
    """A report on the same measure alone, with a sentence beside it."""
    text = f"The ban on Orelair ended on 6 June. {sentence}"
    row = ("sanction_lifted", "The ban on Orelair ended on 6 June.", {**GIVEN, **fields})
    return report(outlet, "2025-06-08", row, text=text)


@pytest.mark.parametrize(
    "sentence",
    [
        "The pardon has a price tag.",
        "It was the other half of the same conversation.",
        "The regime was paid in aeroplanes.",
        "Each side kept its word.",
        "Forty for an airline: that was the rate.",
        "That is the answer.",
        "This was our thanks for the gesture.",
        "За это заплатили самолётами.",
        "Это был ответный шаг.",
        "Гэта быў сустрэчны крок.",
        "Цана свабоды вядомая.",
        "Це крок у відповідь.",
        "За це заплатили літаками.",
    ],
)
def test_ties_that_are_spoken_of_as_a_price_or_a_return(sentence: str) -> None:
    """A sentence beside what was given that calls it a price, a return or half of a whole ties it by words."""
    assert [d.tie for d in values("deal", given_for(sentence))] == ["words"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody's freedom was discussed with it.",
        "It was on no table in these talks.",
        "It was neither a reward nor a payment.",
        "The two have nothing in common.",
        "Talk of a deal is absurd, and speculation about a link with 40 people is just that.",
        "It knows nothing of prisoners.",
        "It would have ended anyway.",
        "The department dismissed any suggestion of a trade-off.",
        "We do not trade in people.",
        "It is a separate decision.",
        "Это не обмен и не торговля.",
        "Никто никому ничего не обещал.",
        "Это решение никак не связано с помилованием.",
        "Гэта не гандаль.",
        "Ніхто ні з кім не гандляваў.",
        "Жодного зв'язку між ними немає.",
        "Пов'язувати це зі звільненням безпідставно.",
    ],
)
def test_ways_of_denying_a_tie(sentence: str) -> None:
    """However the tie is denied beside the measure, the denier is shown, and the cause is in dispute."""
    reports = (given_for("It was an exchange in return for 40 people."), answered(sentence))
    assert [d.denied_by for d in values("deal", *reports)] == [("State Department",)]
    assert "causal_link" in [d.kind for d in values("disagreement", *reports)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ban had been imposed in 2022.",
        "Nothing more is lifted until all prisoners are free.",
        "Flights start on Monday.",
    ],
)
def test_what_denies_nothing(sentence: str) -> None:
    """What is said of the measure itself, or asked of the other side still, denies no tie."""
    reports = (given_for("It was an exchange in return for 40 people."), answered(sentence))
    assert [d.denied_by for d in values("deal", *reports)] == [()]


@pytest.mark.parametrize("yes", ["A. No.", "No, it is not.", "Not at all, she said."])
def test_a_question_answered_by_no(yes: str) -> None:
    """Who is asked whether it was given for the release and says no denies it; the question itself ties nothing."""
    asked = answered(f"Is it what Oreld got for its amnesty? {yes}")
    reports = (given_for("It was an exchange in return for 40 people."), asked)
    assert [(d.asserted_by, d.denied_by) for d in values("deal", *reports)] == [(("Blue Wire",), ("State Department",))]


def test_a_question_asserts_nothing() -> None:
    """Whether it was part of the price is asked and not said: the two are told side by side."""
    (deal,) = values("deal", given_for("Asked whether it was part of the price, the spokesman smiled."))
    assert deal.tie == "time"


def test_both_sides_in_one_paragraph() -> None:
    """A denial in the next sentence does not take the tie from who asserts it: each has their own word."""
    text = (
        "Oreld freed 40 people on 5 June. In return Washington will clear Orelair, envoy Ivo Talby said. "
        "A spokesman for Oreld, Mira Halden, said there had been no deal."
    )
    rows = (
        FREED,
        ("sanction_lifted", "In return Washington will clear Orelair, envoy Ivo Talby said.",
         {"place": "Orelair", "source": "Ivo Talby", "modality": "planned"}),
        ("pardon", "A spokesman for Oreld, Mira Halden, said there had been no deal.", {"source": "Mira Halden"}),
    )  # fmt: skip
    (deal,) = values("deal", report("Blue Wire", "2025-06-06", *rows, text=text))
    assert (deal.asserted_by, deal.denied_by) == (("Ivo Talby",), ("Mira Halden",))


def test_the_tie_is_the_word_of_whom_its_sentence_names() -> None:
    """An outlet that lets somebody call it a price does not say so itself."""
    text = (
        "Oreld freed 40 people on 5 June. Washington cleared Orelair. It was bought, says Ivo Talby of the Free Office."
    )
    rows = (
        FREED,
        ("sanction_lifted", "Washington cleared Orelair.", {**GIVEN}),
        ("conditions", "It was bought, says Ivo Talby of the Free Office.", {"source": "Ivo Talby"}),
    )
    assert [d.asserted_by for d in values("deal", report("Blue Wire", "2025-06-06", *rows, text=text))] == [
        ("Ivo Talby",)
    ]


def test_who_says_it_again_is_no_further_voice() -> None:
    """An outlet that ties, weeks later and on nobody's word, what a speaker tied before is not a second one."""
    first = eased("In exchange Washington cleared Orelair.", source="Ivo Talby")
    again = report(
        "Trend Now", "2025-06-28", FREED, ("sanction_lifted", "In exchange, Washington dropped it all.", {**GIVEN})
    )
    assert [d.asserted_by for d in values("deal", first, again)] == [("Ivo Talby",)]


def test_who_denies_a_tie_does_not_assert_it() -> None:
    """The report that tells both side by side and denies the tie is on one side only."""
    hint = given_for('"Nobody opens a cage for the view," said Ivo Talby.', source="Ivo Talby")
    text = "The ban on Orelair ended on 6 June. It has no connection with the release of 40 people."
    rows = (
        ("sanction_lifted", "The ban on Orelair ended on 6 June.", {**GIVEN}),
        ("release", "the release of 40 people", {**FREED[2]}),
    )
    (deal,) = values("deal", hint, report("State Department", "2025-06-08", *rows, text=text))
    assert (deal.asserted_by, deal.denied_by) == (("Ivo Talby",), ("State Department",))


def test_a_denial_names_its_own_speaker() -> None:
    """Whose word a denial is stands in its own sentence, whoever else is quoted beside it."""
    text = "The ban on Orelair ended on 6 June, Ivo Talby said. Oreld's spokesman denied any link."
    row = ("sanction_lifted", "The ban on Orelair ended on 6 June, Ivo Talby said.", {**GIVEN, "source": "Ivo Talby"})
    later = report("Tarn Post", "2025-06-08", row, text=text)
    (deal,) = values("deal", given_for("It was an exchange in return for 40 people."), later)
    assert deal.denied_by == ("Oreld's spokesman",)


def test_one_target_in_two_alphabets() -> None:
    """A tie told in Cyrillic is denied by who calls the target by its Latin name, and goes by that name."""
    text = "5 июня из колоний вышли 40 человек. Взамен с «Орелэйр» снимут запрет."
    rows = (
        ("release", "5 июня из колоний вышли 40 человек.", {**FREED[2]}),
        ("sanction_lifted", "Взамен с «Орелэйр» снимут запрет.", {"place": "Орелэйр", "modality": "planned"}),
    )
    told = report("Обзор", "2025-06-06", *rows, text=text)
    (deal,) = values("deal", told, answered("Nobody offered anything for anybody.", modality="planned"))
    assert (deal.target, deal.denied_by) == ("Orelair", ("State Department",))


def test_a_number_that_was_not_reached_denies_no_exchange() -> None:
    """ "It was to be five" by who received four is no word against the exchange."""
    rows = (
        ("exchange", "Four were handed to us on 5 June.", {"count": "4", "date": "2025-06-05"}),
        ("exchange", "It was to be five.", {"count": "5", "modality": "failed"}),
        ("exchange", "In the other direction went Ola Venn.", "Ola Venn", {"date": "2025-06-05"}),
    )
    (deal,) = values("deal", report("State Department", "2025-06-07", *rows))
    assert deal.denied_by == ()


def test_who_only_adds_up_an_exchange_ties_nothing() -> None:
    """A count of the year that names the exchange by its month is not one more voice for what was given."""
    rows = (
        ("exchange", "Four came out in an exchange.", {"count": "4", "date": "2025-06-05"}),
        ("exchange", "Ola Venn walked the other way.", "Ola Venn", {"date": "2025-06-05"}),
    )
    year = report("Lumen", "2025-12-30", ("exchange", "The June exchange, 4.", {"count": "4", "date": "2025-06"}))
    (deal,) = values("deal", report("Blue Wire", "2025-06-05", *rows), year)
    assert deal.asserted_by == ("Blue Wire",)


@pytest.mark.parametrize(
    "quote",
    [
        "Mira Halden was swapped for Ola Venn.",
        "Миру Халден обменяли на Олу Венн.",
        "Мира Халден дома, её обменяли на осуждённую за шпионаж: Ола Венн.",
    ],
)
def test_who_was_given_for_whom(quote: str) -> None:
    """Those named after "for" are the price of those named before."""
    one, other = (
        ("Mira Halden", "Ola Venn") if quote.isascii() else (quote.split(" об")[0].split(" дома")[0], quote[-9:-1])
    )
    (deal,) = values("deal", report("Blue Wire", "2025-06-05", ("exchange", quote, one, other, {"date": "2025-06-05"})))
    assert len(deal.returned) == 1


def test_each_speaker_has_their_own_word() -> None:
    """A minister's quotation after what was given ties it; who disagrees in the next sentence denies it."""
    text = (
        "Oreld freed 40 people on 5 June.\n\n"
        "The Western Union said that entry bans on seven officials would be lifted on 15 June. "
        '"This is the Union\'s share of the second phase," Foreign Minister Ivo Talby said. '
        'A spokeswoman for it disagreed: the end of the bans had been planned since spring and "nobody was sold".'
    )
    quote = "The Western Union said that entry bans on seven officials would be lifted on 15 June."
    fields = {"place": "seven officials", "source": "The Western Union", "modality": "planned", "date": "2025-06-15"}
    (deal,) = values("deal", report("Blue Wire", "2025-06-06", FREED, ("sanction_lifted", quote, fields), text=text))
    assert (deal.tie, deal.asserted_by, deal.denied_by) == ("words", ("Ivo Talby",), ("The Western Union",))


def test_the_grain_and_the_officials_of_one_country_are_two_targets() -> None:
    """An adjective of a country names no target: what is eased for its grain and for its officials are two things."""
    grain = (
        "sanction_lifted",
        "Transit of Oreldan grain was allowed.",
        {"place": "Oreldan grain", "date": "2025-06-06"},
    )
    visas = (
        "sanction_lifted",
        "Bans on Oreldan officials go.",
        {"place": "seven Oreldan officials", "date": "2025-06-09"},
    )
    deals = values(
        "deal", report("Blue Wire", "2025-06-06", FREED, grain), report("Tarn Post", "2025-06-09", FREED, visas)
    )
    assert len(deals) == 2


def test_released_people_who_speak_tie_nothing() -> None:
    """ "They gave us bread" by one who was freed is no word on what was given."""
    (deal,) = values("deal", given_for('"They gave us bread on the bus and we ate it," said Mira Halden.'))
    assert deal.tie == "time"


def test_a_denial_under_another_name_of_the_target() -> None:
    """Who calls what was given by a name that nobody else uses denies the same tie; a measure told elsewhere is another."""
    asserted = eased("In exchange Washington cleared Orelair.")
    text = "40 people were freed on 5 June. The carrier's licence is valid. There was no deal, the ministry said."
    rows = (
        ("release", "40 people were freed on 5 June.", {**FREED[2]}),
        ("sanction_lifted", "The carrier's licence is valid.", {"place": "Blue Wings"}),
    )
    ministry = report("Oreld Ministry", "2025-06-07", *rows, text=text)
    quote = "Blue Wings may fly again."
    elsewhere = report(
        "Tarn Post", "2025-06-09", ("sanction_lifted", quote, {"place": "Blue Wings", "date": "2025-06-09"})
    )
    denied = [d.denied_by for d in values("deal", asserted, ministry) if d.target == "Orelair"]
    assert denied == [("Oreld Ministry",)]
    denied = [d.denied_by for d in values("deal", asserted, ministry, elsewhere) if d.target == "Orelair"]
    assert denied == [()]


@pytest.mark.parametrize(
    "sentence",
    [
        "It lapses with the contract, and for that reason alone.",
        "Question: Is this the price of forty people? Answer: No.",
        "The Office will have none of it.",
        "A thaw here and a date there happened to fall in one week.",
    ],
)
def test_other_reasons_and_plain_refusals_deny_a_tie(sentence: str) -> None:
    """Another reason for it, a labelled question answered by no, and whoever will not hear of it deny the tie."""
    reports = (given_for("It was an exchange in return for 40 people."), answered(sentence))
    assert [d.denied_by for d in values("deal", *reports)] == [("State Department",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "One may read it suggested that somebody paid for the release.",
        "It is alleged that the forty were its price.",
    ],
)
def test_what_some_are_said_to_say_ties_nothing(sentence: str) -> None:
    """Who only repeats that it is claimed does not claim it."""
    assert [d.tie for d in values("deal", given_for(sentence))] == ["time"]


def test_whoever_denies_the_denial_denies_nothing() -> None:
    """ "Let nobody tell me that it was no deal" is no word against the deal."""
    told = given_for("It was an exchange in return for 40 people.")
    assert [d.denied_by for d in values("deal", told, answered("Let nobody tell us that it was no deal."))] == [()]


def test_what_stands_far_off_is_of_something_else() -> None:
    """That nobody was offered a form, some paragraphs on, is no word on what was given."""
    text = (
        "Oreld freed 40 people on 5 June.\n\nIn exchange Washington cleared Orelair.\n\nMira Halden is still inside."
        "\n\nNobody was offered a blanket, Ivo Talby said."
    )
    rows = (FREED, ("sanction_lifted", "In exchange Washington cleared Orelair.", {**GIVEN}))
    assert [d.denied_by for d in values("deal", report("Blue Wire", "2025-06-06", *rows, text=text))] == [()]


def test_a_ministrys_own_statement_denies_wherever_it_does() -> None:
    """In a body's own statement a denial may stand far from what it tells of the release; its officials are the body."""
    asserted = eased("In exchange Washington cleared Orelair.")
    far = "Doctors have seen everyone who arrived. " * 8
    text = f'40 people arrived on 5 June.\n\n{far}\n\n"There was no deal of any kind," said Vice-Minister Mira Halden.'
    row = ("release", "40 people arrived on 5 June.", {**FREED[2]})
    host = report("Ministry of Foreign Affairs of Venland", "2025-06-06", row, text=text)
    assert [d.denied_by for d in values("deal", asserted, host)] == [("Ministry of Foreign Affairs of Venland",)]


def test_a_gazette_is_no_statement_on_one_thing() -> None:
    """In a long paper of a body a denial far from the release may be of anything."""
    asserted = eased("In exchange Washington cleared Orelair.")
    far = "Doctors have seen everyone who arrived. " * 120
    text = f'40 people arrived on 5 June.\n\n{far}\n\n"There was no deal of any kind," said Vice-Minister Mira Halden.'
    row = ("release", "40 people arrived on 5 June.", {**FREED[2]})
    host = report("Ministry of Foreign Affairs of Venland", "2025-06-06", row, text=text)
    assert [d.denied_by for d in values("deal", asserted, host)] == [()]


def test_it_is_the_body_with_which_the_paragraph_began() -> None:
    """Who "it" is that says so stands in the sentence before the quotation."""
    text = (
        "Oreld freed 40 people on 5 June. In exchange Venland cleared Orelair, envoy Ivo Talby said. Oreld's foreign "
        'ministry told it in its own way. "An act of mercy. Nobody paid and nobody was paid," it said.'
    )
    row = (
        "sanction_lifted",
        "In exchange Venland cleared Orelair, envoy Ivo Talby said.",
        {**GIVEN, "source": "Ivo Talby"},
    )
    (deal,) = values("deal", report("Blue Wire", "2025-06-06", FREED, row, text=text))
    assert (deal.asserted_by, deal.denied_by) == (("Ivo Talby",), ("Oreld's foreign ministry",))


def test_a_council_that_links_the_two_says_so_itself() -> None:
    """Whoever links one with the other asserts the tie, and who answers with a no denies it."""
    text = (
        "Oreld freed 40 people on 5 June. An exile council has tied the pardons to a licence for Orelair. "
        '"No licence was on our table," Venland\'s foreign ministry replied.'
    )
    row = ("sanction_lifted", "a licence for Orelair", {**GIVEN})
    (deal,) = values("deal", report("Blue Wire", "2025-06-06", FREED, row, text=text))
    assert (deal.asserted_by, deal.denied_by) == (("An exile council",), ("Venland's foreign ministry",))


def test_the_release_that_a_tie_names_by_its_month() -> None:
    """ "In return for those freed in March" is of the release of March, however long ago that was."""
    march = report(
        "Blue Wire", "2025-03-08", ("release", "On 7 March 12 came out.", {"count": "12", "date": "2025-03-07"})
    )
    text = "Washington cleared Orelair on 5 June. It was done in return for those freed in March, an aide said."
    row = ("sanction_lifted", "Washington cleared Orelair on 5 June.", {**GIVEN})
    (deal,) = values("deal", march, report("Blue Wire", "2025-06-06", row, text=text))
    assert (deal.tie, deal.freed.low) == ("words", 12)


def test_a_price_told_beside_a_release_still_to_come() -> None:
    """What is told beside those who are to be let out is the price of them, and of nobody else in the report."""
    text = (
        "Mira Halden is to be freed on 20 June. It will cost a licence for Orelair, in exchange for people. "
        "Ivo Talby went home on 5 June with a bracelet on his ankle, as a court had decided a week earlier."
    )
    rows = (
        (
            "release",
            "Mira Halden is to be freed on 20 June.",
            "Mira Halden",
            {"modality": "planned", "date": "2025-06-20"},
        ),
        ("sanction_lifted", "a licence for Orelair", {"place": "Orelair", "modality": "planned"}),
        ("release", "Ivo Talby went home on 5 June", "Ivo Talby", {"date": "2025-06-05"}),
    )
    assert values("deal", report("Blue Wire", "2025-06-06", *rows, text=text)) == []


def test_those_who_are_only_exchanged_were_given_for_those_pardoned_too() -> None:
    """Of two groups told without a word on who went which way, those whom others tell to be pardoned came out."""
    day = {"date": "2025-06-05"}
    rows = (
        ("exchange", "From the one plane came Mira Halden.", "Mira Halden", day),
        ("exchange", "Ready to board it stood Ola Venn.", "Ola Venn", day),
    )
    told = report("Blue Wire", "2025-06-05", *rows)
    pardoned = report(
        "Oreld Channel", "2025-06-06", ("pardon", "Mira Halden was pardoned on 5 June.", "Mira Halden", day)
    )
    (deal,) = values("deal", told, pardoned)
    (price,) = deal.returned
    assert [p.name for p in values("person", told, pardoned) if p.id == price] == ["Ola Venn"]


def test_an_instalment_of_a_loan_is_no_price() -> None:
    """That a first part will be paid out ties a loan to nobody, and so leaves room for the denial beside it."""
    text = "The loan for Orelair was approved in May; the first instalment is due on 9 August. Nothing was demanded for it."
    row = ("sanction_lifted", text.partition(". ")[0] + ".", GIVEN)
    (deal,) = values(
        "deal", given_for("Each side kept its word."), report("State Department", "2025-06-08", row, text=text)
    )
    assert (deal.asserted_by, deal.denied_by) == (("Blue Wire",), ("State Department",))


def test_a_word_of_any_report_on_prisoners_gives_no_sentence_two_sides() -> None:
    """That prisoners are spoken of twice in what an official says ties their release to nothing."""
    said = given_for('"The prisoners are home, and the prisoners are well," the minister said.')
    assert [deal.tie for deal in values("deal", said)] == ["time"]


def test_a_quotation_that_stands_alone_goes_on_with_the_speaker() -> None:
    """What follows the words of a named source in quotation marks, and names nobody, is theirs."""
    said = given_for('"We promised it for it was promised to us."', source="the Transport Office")
    (deal,) = values("deal", said)
    assert (deal.tie, deal.asserted_by) == ("words", ("the Transport Office",))


def test_a_denial_by_one_in_office_elsewhere_in_a_short_report() -> None:
    """What a spokeswoman says at the head of a report is of the release that the report tells further down."""
    filling = (
        "The harvest was brought in before the rain, and the mills along the river have begun to work at night. " * 3
    )
    head = 'Presidential spokeswoman Nora Lind called talk of an "aeroplane bargain" a fairy tale.'
    freed = "Oreld freed 40 people on 5 June."
    text = f"{head}\n\n{filling}\n\n{freed}"
    denied = report("Tarn Herald", "2025-06-08", ("release", freed, {"count": "40", "date": "2025-06-05"}), text=text)
    (deal,) = values("deal", given_for("Each side kept its word."), denied)
    assert deal.denied_by == ("Nora Lind",)
    neighbour = text.replace("Presidential spokeswoman", "Her neighbour")
    heard = report(
        "Tarn Herald", "2025-06-08", ("release", freed, {"count": "40", "date": "2025-06-05"}), text=neighbour
    )
    (deal,) = values("deal", given_for("Each side kept its word."), heard)
    assert deal.denied_by == ()


def test_that_there_was_no_exchange_is_said_of_the_people() -> None:
    """Beside an exchange, "there was no exchange" denies that, and not that a measure had to do with it."""
    swap = (
        ("exchange", "Mira Halden came home in an exchange.", "Mira Halden", {"date": "2025-06-05"}),
        ("exchange", "Ola Venn walked the other way.", "Ola Venn", {"date": "2025-06-05"}),
        ("sanction_lifted", "In return Washington cleared Orelair.", GIVEN),
    )
    denied = ("exchange", "There was no exchange.", {"modality": "denied"})
    deals = values("deal", report("Blue Wire", "2025-06-06", *swap), report("Oreld Ministry", "2025-06-07", denied))
    assert {d.target: d.denied_by for d in deals} == {None: ("Oreld Ministry",), "Orelair": ()}


def test_a_target_goes_by_its_fullest_name() -> None:
    """Of the names that reports give what was eased, the one that says most is shown."""
    short = given_for("Each side kept its word.")
    full = answered("It was decided in spring.", place="the hangars of Orelair at Lowmark")
    (deal,) = values("deal", short, full)
    assert deal.target == "the hangars of Orelair at Lowmark"


def test_a_long_quotation_is_followed_to_its_end() -> None:
    """What ties may be said last in somebody's words."""
    quote = "The permit takes effect on 7 June."
    spoken = (
        '"I shall be open. Venland owed us a permit. Forty people are at large. It was hard work. '
        'The one was agreed for the other," said envoy Ivo Talby.'
    )
    rows = (FREED, ("sanction_lifted", quote, {**PLACE, "place": "Orelair"}))
    (deal,) = values("deal", report("Blue Wire", "2025-06-06", *rows, text=f"{FREED[1]} {spoken} {quote}"))
    assert (deal.tie, deal.asserted_by) == ("words", ("Ivo Talby",))


def test_who_is_called_by_an_office_is_the_one_quoted_before() -> None:
    """ "The adviser replied" is the word of the only person quoted, not of the outlet."""
    asserted = eased("In exchange Washington cleared Orelair.")
    rows = (
        ("release", "The president freed 40, Ivo Talby recalled.", {"source": "Ivo Talby", **FREED[2]}),
        ("deportation", "two were put over the border", {"source": "the adviser", "count": "2"}),
        ("sanction_lifted", "Orelair flies again.", {"place": "Orelair", "date": "2025-06-06"}),
    )
    text = f'{rows[0][1]} "There was no deal of any kind," the adviser replied, and {rows[1][1]}. Orelair flies again.'
    (deal,) = values("deal", asserted, report("Oreld Daily", "2025-06-08", *rows, text=text))
    assert deal.denied_by == ("Ivo Talby",)


@pytest.mark.parametrize(("said", "number"), [("He promised her not to weep.", 0), ("There was no deal.", 1)])
def test_an_outlet_denies_only_in_so_many_words(said: str, number: int) -> None:
    """In a sentence in which nobody is quoted a negation beside talk of promises denies nothing."""
    asserted = eased("In exchange Washington cleared Orelair.")
    rows = (("sanction_lifted", "Orelair flies again.", {"place": "Orelair", "date": "2025-06-06"}),)
    other = report("Tarn Post", "2025-06-08", *rows, text=f"Orelair flies again. {said}")
    (deal,) = values("deal", asserted, other)
    assert len(deal.denied_by) == number


@pytest.mark.parametrize("called", ["who heads Open Door in Lowmark", "director of Open Door", "the head of Open Door"])
def test_who_leads_a_body_speaks_for_it(called: str) -> None:
    """A quotation of who is said to lead a body is the word of that body, not of the outlet."""
    quote = "Washington cleared Orelair on Thursday."
    rows = (FREED, ("sanction_lifted", quote, {**PLACE, "place": "Orelair"}))
    text = f'{FREED[1]} "They bought these people with aircraft," said Mira Halden, {called}. {quote}'
    (deal,) = values("deal", report("Blue Wire", "2025-06-06", *rows, text=text))
    assert deal.asserted_by == ("Open Door",)


def test_a_sum_of_money_is_one_concession_whatever_it_is_called() -> None:
    """ "Oil money" of one report and "the country's own funds" of another are the same billion."""
    one = eased("In exchange $3.2 billion in oil money was freed.", place="oil money", date="2025-06-06")
    fields = {"place": "our funds", "date": "2025-06-08"}
    own = ("sanction_lifted", "The 3,2 billion dollars of our funds came in.", fields)
    happened = {e.happening for e in values("event", one, report("Tarn Post", "2025-06-09", own))}
    assert len(happened) == 2  # the release, and the money


def test_an_exchange_told_in_a_remark_on_both_sides_ties_what_was_given() -> None:
    """Whoever is quoted with "we return ..., they return ..." ties them, though no sentence beside the measure does."""
    lifted = ("sanction_lifted", "Orelair may land again from June.", {"place": "Orelair", "date": "2025-06-07"})
    told = '"They give our ship back, we give their captain back," Ivo Talby told Lumen.'
    remark = ("exchange", told, "Mira Halden", {"source": "Ivo Talby", "date": "2025-06-05"})
    deals = values("deal", report("Blue Wire", "2025-06-06", FREED, lifted, remark))
    assert any(d.tie == "words" and "Ivo Talby" in d.asserted_by for d in deals)
