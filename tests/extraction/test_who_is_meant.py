"""Who is meant: in leads, lists, rosters, exchanges, and where a sentence defeats the parser. All people are invented."""

from datetime import date

import pytest

from habeas.extraction import Extractor, load
from habeas.model import Statement
from habeas.vocabulary import Modality, Type
from tests.extraction.conftest import stated


def read(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    """What a report published on 1 June 2025 states."""
    return stated(extractor, text, date(2025, 6, 1))


def people(made: tuple[Statement, ...], type_: Type) -> list[tuple[str, ...]]:
    return [s.persons for s in made if s.type is type_ and s.persons]


def terms(made: tuple[Statement, ...]) -> set[tuple[tuple[str, ...], float | None]]:
    return {(s.persons, s.term.months) for s in made if s.type is Type.SENTENCE and s.term}


GAPPED = [
    (
        "Mira Halden was sentenced to eight months, Ivan Zorin to seven months and Petra Lindqvist to seven months.",
        {(("Mira Halden",), 8), (("Ivan Zorin",), 7), (("Petra Lindqvist",), 7)},
    ),
    (
        "Mira Halden got twelve years, Ivan Zorin nine and a half, Petra Lindqvist eight.",
        {(("Mira Halden",), 144), (("Ivan Zorin",), 114), (("Petra Lindqvist",), 96)},
    ),
    ("Mira Halden got 15 years. Ivan Zorin, another exile, got 18.", {(("Mira Halden",), 180), (("Ivan Zorin",), 216)}),
    ("- Mira Halden, 57, farmer: 2 years and 6 months", {(("Mira Halden",), 30)}),
    (
        "The ruling gave Mira Halden nine years in prison; Ivan Zorin, tried without being present, got eight.",
        {(("Mira Halden",), 108), (("Ivan Zorin",), 96)},
    ),
    (
        "Sentences were passed in Lowmark: 11 years for Mira Halden in a colony, ten for Ivan Zorin in a prison.",
        {(("Mira Halden",), 132), (("Ivan Zorin",), 120)},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), GAPPED, ids=[t for t, _ in GAPPED])
def test_each_person_of_a_list_has_their_own_term(extractor: Extractor, text: str, wanted: set[object]) -> None:
    """A list that leaves the verb out gives each person and term as one sentence."""
    assert terms(read(extractor, text)) == wanted


NO_TERMS = [
    "Mira Halden, 57, lives in Lowmark.",
    "Mira Halden was released after two years in prison.",
    "Mira Halden came home three years ago.",
]


@pytest.mark.parametrize("text", NO_TERMS)
def test_a_length_of_time_is_no_term(extractor: Extractor, text: str) -> None:
    """Ages and stretches of time beside a name are no punishment."""
    assert terms(read(extractor, text)) == set()


def test_a_lead_is_about_those_named_next(extractor: Extractor) -> None:
    """A journalist unnamed in the first sentence is the one whom the next sentences are about."""
    text = (
        "LOWMARK (Agency) - A court in Lowmark sentenced a journalist to two years in prison on Friday.\n\n"
        "Mira Halden, who edits a weekly, was found guilty of libel. Halden denied the charge."
    )
    assert people(read(extractor, text), Type.SENTENCE) == [("Mira Halden",)]


def test_a_number_in_a_lead_is_the_row_of_names_behind_it(extractor: Extractor) -> None:
    """Two activists unnamed in the first sentence are the two whom the next sentence names together."""
    text = (
        "Two activists were sentenced to three years in prison on Friday.\n\n"
        "Mira Halden and Ivan Zorin were led out in handcuffs."
    )
    assert people(read(extractor, text), Type.SENTENCE) == [("Mira Halden", "Ivan Zorin")]


def test_the_two_are_those_told_of_before(extractor: Extractor) -> None:
    """A definite number means the people of that number spoken of before."""
    text = "Mira Halden and Ivan Zorin were arrested in May. The two were found guilty of treason."
    assert people(read(extractor, text), Type.CONVICTION) == [("Mira Halden", "Ivan Zorin")]


ROSTERS = [
    ("Belarus freed 14 prisoners on Saturday. Among those freed were Mira Halden and Ivan Zorin.", Type.RELEASE),
    ("The president pardoned 14 prisoners on Saturday. They include Mira Halden and Ivan Zorin.", Type.PARDON),
    ("Police arrested 14 protesters on Saturday. Among them were Mira Halden and Ivan Zorin.", Type.ARREST),
]


@pytest.mark.parametrize(("text", "type_"), ROSTERS, ids=[t for t, _ in ROSTERS])
def test_names_behind_a_number_share_what_is_told_of_it(extractor: Extractor, text: str, type_: Type) -> None:
    """A line that names some of a number is a statement of the same type about them."""
    assert ("Mira Halden", "Ivan Zorin") in people(read(extractor, text), type_)


def test_both_sides_of_an_exchange_are_told(extractor: Extractor) -> None:
    """Those freed and those given for them are one statement each, and no release."""
    made = read(extractor, "Mira Halden was freed on Thursday in exchange for the agent Ivan Zorin.")
    assert sorted(people(made, Type.EXCHANGE)) == [("Ivan Zorin",), ("Mira Halden",)]
    assert not people(made, Type.RELEASE)


def test_a_bargain_for_sanctions_is_no_exchange_of_people(extractor: Extractor) -> None:
    """Prisoners freed for easier sanctions are released."""
    made = read(extractor, "Mira Halden was freed on Thursday in exchange for relief from sanctions.")
    assert people(made, Type.RELEASE) == [("Mira Halden",)]
    assert not people(made, Type.EXCHANGE)


def test_an_arrest_after_a_release_is_a_rearrest(extractor: Extractor) -> None:
    """A dated arrest of somebody whom the report has freed on an earlier day is a rearrest."""
    text = "Mira Halden was released on 3 March 2025. Police arrested Mira Halden on 9 May 2025."
    made = read(extractor, text)
    assert people(made, Type.REARREST) == [("Mira Halden",)]
    assert not people(made, Type.ARREST)


def test_an_arrest_before_a_release_stays_one(extractor: Extractor) -> None:
    """An arrest on an earlier day than the release is an arrest, wherever it is told."""
    text = "Mira Halden was released on 3 March 2025. Police arrested Mira Halden on 9 May 2021."
    assert people(read(extractor, text), Type.ARREST) == [("Mira Halden",)]


def test_a_pardon_under_which_somebody_is_freed_is_theirs(extractor: Extractor) -> None:
    """The person freed under an amnesty is the person pardoned."""
    made = read(extractor, "Mira Halden was freed from a colony under an amnesty in May.")
    assert people(made, Type.PARDON) == people(made, Type.RELEASE) == [("Mira Halden",)]


def test_hundreds_arrested_are_a_total(extractor: Extractor) -> None:
    """A number that nobody arrests at once is a number detained over a period."""
    made = read(extractor, "Police arrested 4,200 people during the protests.")
    assert [(s.type, s.count and s.count.low) for s in made] == [(Type.COUNT_DETAINED, 4200)]


def test_one_of_a_number_is_named(extractor: Extractor) -> None:
    """Somebody among a number freed is freed, beside the number."""
    made = read(extractor, "Mira Halden was among 52 people released on Thursday.")
    assert people(made, Type.RELEASE) == [("Mira Halden",)]
    assert [s.count.low for s in made if s.type is Type.RELEASE and s.count] == [52]


def test_a_dateline_is_no_subject(extractor: Extractor) -> None:
    """The town at the head of a report is neither a person nor one to whom things happen."""
    made = read(extractor, "LOWMARK, Narnland (Agency) — Mira Halden was released on Friday.")
    assert [(s.type, s.persons, s.modality) for s in made] == [(Type.RELEASE, ("Mira Halden",), Modality.ACTUAL)]


def test_an_entry_is_about_the_name_at_its_head(extractor: Extractor) -> None:
    """What a list entry tells without a subject happened to the person it begins with."""
    made = read(extractor, "1. Mira Halden, 29, designer. Arrested 19 March 2023; 3 years. Released 17 July 2024.")
    assert people(made, Type.ARREST) == people(made, Type.RELEASE) == [("Mira Halden",)]


NUMBERED = [
    ("Narnland is setting 123 prisoners free.", 123),
    ("Narnland let 150 Lowmark soldiers go.", 150),
    ("Narnland released 40 prisoners, ten of them women.", 40),
]


@pytest.mark.parametrize(("text", "size"), NUMBERED, ids=[t for t, _ in NUMBERED])
def test_a_number_freed_is_told_with_its_noun(extractor: Extractor, text: str, size: int) -> None:
    """A number counts its noun, whatever describes the noun, and a part of it adds nothing to it."""
    assert [s.count.low for s in read(extractor, text) if s.type is Type.RELEASE and s.count] == [size]


def test_those_found_guilty_may_stand_behind_their_trades(extractor: Extractor) -> None:
    """A long description between verb and name does not hide who was convicted."""
    made = read(extractor, "A court in Lowmark found journalist and blogger Mira Halden guilty of libel.")
    assert people(made, Type.CONVICTION) == [("Mira Halden",)]


ROWS = [
    ("They include Mira Halden, who was arrested in May, and Ivan Zorin, who was fined.", [("Mira Halden",)]),
    ("Added: Petra Lindqvist, fined; Mira Halden, arrested in May; Ivan Zorin, fined.", [("Mira Halden",)]),
    ("They include Mira Halden and Ivan Zorin, who were arrested in May.", [("Mira Halden", "Ivan Zorin")]),
    ("The arrest of Mira Halden and of Ivan Zorin in May drew protests.", [("Mira Halden", "Ivan Zorin")]),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[t for t, _ in ROWS])
def test_a_clause_describes_those_it_stands_with(
    extractor: Extractor, text: str, wanted: list[tuple[str, ...]]
) -> None:
    """In a row of people each has their own clause; one in the plural is of all before it, and "of" may be said again."""
    assert people(read(extractor, text), Type.ARREST) == wanted


def test_those_who_were_among_them_are_named_behind_the_number(extractor: Extractor) -> None:
    """ "X and Y were among them" names some of those of whom the sentence before tells."""
    made = read(extractor, "Lowmark released nine prisoners on Monday. Mira Halden and Oren Talby were among them.")
    assert ("Mira Halden", "Oren Talby") in people(made, Type.RELEASE)


def test_a_day_in_a_description_of_somebody_is_not_that_of_what_happened(extractor: Extractor) -> None:
    """When somebody became known is not when they were sentenced."""
    made = read(extractor, "Mira Halden, known abroad since the protests of 2014, received four years in prison.")
    assert [s.date for s in made if s.type is Type.SENTENCE] == [None]


def test_the_day_somebody_came_home_is_not_that_of_the_arrest(extractor: Extractor) -> None:
    """What had been before is not of the day on which the sentence tells something else."""
    made = read(extractor, "Mira Halden and Oren Talby, who had been held in Lowmark, landed in Veldt on Thursday.")
    assert all(s.date is None for s in made if s.type is Type.ARREST)


def test_who_pardons_does_not_suffer_in_prison(extractor: Extractor) -> None:
    """Whoever is told to pardon others is not taken for one of them."""
    text = (
        "Oren Talby has pardoned 23 people, his press service said on Saturday. Three are women and 20 are men; thirteen "
        "are older than 50 and 14 suffer from chronic illnesses."
    )
    assert ("Oren Talby",) not in {s.persons for s in read(extractor, text)}


def told(extractor: Extractor, text: str) -> set[tuple[str, tuple[str, ...]]]:
    """Type and people of each statement of a report of invented people."""
    return {(s.type.value, s.persons) for s in read(extractor, text)}


def test_an_unnamed_relative_is_not_the_one_they_are_related_to(extractor: Extractor) -> None:
    """What happened to somebody's husband is not said of her."""
    text = "Mira Halden left Lowmark on 2 March 2024. Her husband was arrested on 9 March 2024 in Tarnby."
    assert ("arrest", ("Mira Halden",)) not in told(extractor, text)


def test_a_relative_named_before_is_meant_by_the_word_for_them(extractor: Extractor) -> None:
    """ "Her brother" is the brother named earlier."""
    text = "Mira Halden and her brother Oren Talby, a farmer, were arrested on 2 March 2024. Her brother was sentenced to two years in prison."
    assert ("sentence", ("Oren Talby",)) in told(extractor, text)


def test_an_office_holder_who_was_taken_stays_the_one_meant(extractor: Extractor) -> None:
    """Of whom something is told by name, more may be told as "he"."""
    text = "Senator Oren Talby was arrested in Lowmark on 2 March 2024. He was sentenced to four years in prison on 9 May 2024."
    assert told(extractor, text) == {("arrest", ("Oren Talby",)), ("sentence", ("Oren Talby",))}


def test_a_line_that_its_list_completes_is_no_heading(extractor: Extractor) -> None:
    """ "The two were found guilty of" above a list tells who was convicted, as running text does."""
    text = (
        "Mira Halden was sentenced to nine years in prison on 2 March 2024. Oren Talby got eight years.\n\n"
        "The two were found guilty of\n- conspiring to seize power;\n- leading an extremist formation."
    )
    assert ("conviction", ("Mira Halden", "Oren Talby")) in told(extractor, text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Four critics walked free on Monday, poet Mira Halden and activist Ivan Zorin among them.", 2),
        ('Lowmark freed 39 people "in good will" on Friday, among them Mira Halden, who was ill, and Ivan Zorin.', 2),
    ],
)
def test_a_number_and_those_named_among_it_are_told_apart(extractor: Extractor, text: str, named: int) -> None:
    """Of a number and some of its people by name, each is a statement of its own."""
    made = [s for s in read(extractor, text) if s.type is Type.RELEASE]
    assert sorted(len(s.persons) for s in made) == [0, named]
    assert [s.count is not None for s in made if not s.persons] == [True]


def test_a_number_right_before_a_participle_is_whom_it_is_about(extractor: Extractor) -> None:
    """ "212 defendants were found guilty and three acquitted" acquits three."""
    made = read(extractor, "In the trials 212 defendants were found guilty and three acquitted.")
    acquitted = [s for s in made if s.type is Type.CONVICTION and s.modality is Modality.DENIED]
    assert [s.count and s.count.low for s in acquitted] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "Wakanda Tirun, 24, was among those released on Monday.",
        "A court on Monday jailed a bookseller Wakanda Tirun for three years.",
        "Wakanda Tirun, co-founder of a shelter, was freed on Monday.",
    ],
)
def test_an_age_a_trade_or_an_office_makes_a_name_a_person(extractor: Extractor, text: str) -> None:
    """Two unknown words in capitals are somebody where an age, a trade or an office stands beside them."""
    assert "Wakanda Tirun" in {p for s in read(extractor, text) for p in s.persons}


@pytest.mark.parametrize(
    "text",
    [
        "Shortly after the initial releases, journalist Mira Halden was sentenced to four years in prison.",
        "Days after the first releases, Mira Halden was jailed for two years.",
    ],
)
def test_releases_in_general_free_nobody_who_is_named_beside_them(text: str) -> None:
    """Somebody sentenced after "the releases" was not released."""
    made = read(load(), text)
    assert people(made, Type.SENTENCE) == [("Mira Halden",)]
    assert not people(made, Type.RELEASE)


@pytest.fixture(scope="module")
def both() -> Extractor:
    return load()


ENTRIES = [
    (
        "Verdict in the case of the drivers\n\n- Pensioner Ivo Halden, 68: guilty, two years' deferral\n"
        "- Mira Halden: guilty, 2 years and 9 months",
        Type.SENTENCE,
    ),
    (
        "Some of the cases:\n\n- Ivo Halden, lawyer; arrested in May 2021\n"
        "- Mira Halden: the 50-year-old activist died in a colony on 21 May 2021.",
        Type.DEATH,
    ),
]


@pytest.mark.parametrize(("text", "type_"), ENTRIES, ids=[t.value for _, t in ENTRIES])
def test_an_entry_is_about_whom_it_begins_with(both: Extractor, text: str, type_: Type) -> None:
    """What an entry tells without a subject, or of "the activist", is told of its own person, not of the one before."""
    assert people(read(both, text), type_)[-1] == ("Mira Halden",)


OTHERS = [
    (
        "Ivo Halden was sentenced in March; his appeal was rejected. Lowmark: twelve Baptists get between two and seven years.",
        "twelve",
    ),
    (
        "The lawyer Ivo Halden said that he feared a long term. Prosecutors had asked for lower terms for three of them.",
        "three",
    ),
]


@pytest.mark.parametrize(("text", "number"), OTHERS, ids=[n for _, n in OTHERS])
def test_a_sentence_about_others_is_not_about_those_before(both: Extractor, text: str, number: str) -> None:
    """A sentence that counts others of its own is told of them."""
    told = [s for s in read(both, text) if s.type is Type.SENTENCE]
    assert told[-1].persons == ()
    assert told[-1].count is not None
    assert told[-1].count.text == number


KEPT_APART = [
    (
        "Mira Halden, 63, was moved to the prison in Lowmark in May, until the end of her term. "
        "Her daughter has had no letter since the autumn.",
        "Mira Halden",
    ),
    (
        "The others include the former mayor Ivo Halden, who was arrested on 13 June and whose family has not been allowed "
        "to see him.",
        "Ivo Halden",
    ),
    (
        "Ivo Halden was sentenced to nine years in May. Petra Lindqvist said that her husband had been moved to another "
        "prison in April. She has had no contact with him since 9 February.",
        "Ivo Halden",
    ),
]


@pytest.mark.parametrize(("text", "prisoner"), KEPT_APART, ids=[t[-40:] for t, _ in KEPT_APART])
def test_kin_who_hear_nothing_are_not_the_prisoner(extractor: Extractor, text: str, prisoner: str) -> None:
    """Visits and letters refused to kin are conditions of the prisoner whom they would see or hear from."""
    assert people(read(extractor, text), Type.CONDITIONS) == [(prisoner,)]


def test_a_life_told_in_dates_is_of_the_one_in_its_heading(extractor: Extractor) -> None:
    """A line of it without a subject is about the heading's person, whoever was named in the line before."""
    text = (
        "Life in dates: Mira Halden\n\n1969 – Born in Lowmark.\n21 April 2010 – Arrested; charged with treason.\n"
        "2012 – The prosecutor Ivo Halden is arrested in turn and Oren Talby takes over.\n"
        "2016 – In solitary confinement for most of the year.\n14 September 2018 – Refused permission to travel."
    )
    made = read(extractor, text)
    assert people(made, Type.ARREST) == [("Mira Halden",), ("Ivo Halden",)]
    assert people(made, Type.CONDITIONS) == [("Mira Halden",), ("Mira Halden",)]


def test_a_label_with_a_surname_is_about_its_bearer(extractor: Extractor) -> None:
    """ "Talby's story:" is told of the one person of that name."""
    text = (
        "Lowmark let Oren Talby go on 15 June. In return the engineer Ivo Halden landed at home.\n\n"
        "Talby's story: arrested at the airport in 2019, found guilty of murder, life sentence."
    )
    assert people(read(extractor, text), Type.CONVICTION) == [("Oren Talby",)]


def test_they_are_all_of_a_number_not_those_named_among_it(extractor: Extractor) -> None:
    """ "Fifty-two, including X and Y": what is said next of "the prisoners" is said of fifty-two."""
    made = read(
        extractor,
        "Lowmark freed 52 prisoners on Monday, including Mira Halden and Oren Talby. The prisoners were flown to Vilnius.",
    )
    flown = [s for s in made if s.type is Type.TRANSFER]
    assert [s.count.text for s in flown if s.count] == ["52"]
    assert all(not s.persons for s in flown)


def test_the_soldiers_are_those_called_soldiers(extractor: Extractor) -> None:
    """A plural with a noun means the number told with that noun, not one of others since; "the men" are no women."""
    made = read(
        extractor,
        "Lowmark arrested forty-six soldiers in May. Three women were released last month. The soldiers were charged with "
        "plotting in June. Their families have demanded that the men be released.",
    )
    told = [(s.type, s.count.text) for s in made if s.count]
    assert (Type.CHARGE, "forty-six") in told
    assert [number for type_, number in told if type_ is Type.RELEASE] == ["Three", "forty-six"]


def test_they_are_not_the_last_who_were_named_when_others_were_spoken_of_since() -> None:
    """ "Most have been in custody. They were arrested": those who were acquitted before are not meant."""
    text = (
        "Fourteen were found guilty and two, Ivo Talby and Oren Halden, were acquitted.\n\nMost have been in custody since "
        "May 2021. They were first arrested on 6 January 2021."
    )
    assert not [s for s in read(load(), text) if s.type is Type.ARREST and s.persons]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Mira Halden was sentenced to two years. Halden slapped the city's police chief, Oren Talby. She was arrested on 12 May.", "Oren Talby"),
        ("A judge in Lowmark, Oren Talby, changed the charge against Mira Halden. She was arrested on 12 January.", "Oren Talby"),
        ("Mira Halden wrote to the prison warden, Oren Talby, about the cold. She was arrested again on 12 January.", "Oren Talby"),
    ],
)  # fmt: skip
def test_an_office_before_a_comma_is_held_by_who_is_named_behind(text: str, office: str) -> None:
    """The chief of police, the judge and the warden are nobody's prisoners, and "she" is not they."""
    told = {p for s in read(load(), text) for p in s.persons}
    assert "Mira Halden" in told and office not in told
