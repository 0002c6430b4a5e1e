"""When, for what, by whose word: the details of a statement beyond whom it is about."""

from datetime import UTC, date, datetime
from functools import cache

import pytest

from habeas.dates import When
from habeas.extraction import Engine, Extractor, load
from habeas.model import Document, Statement
from habeas.vocabulary import Modality, Stance, Type

PUBLISHED = When("2024-03-08", date(2024, 3, 8), date(2024, 3, 8), "2024-03-08")


@cache
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


def told(text: str, type_: Type) -> list[Statement]:
    """The statements of a type in a text published on 8 March 2024."""
    document = Document("d", "0", text, "here", datetime(2024, 3, 9, tzinfo=UTC), published=PUBLISHED, language="en")
    return [s for s in extractor().extract(document).statements if s.type is type_]


def day(statement: Statement) -> str | None:
    return statement.date.iso if statement.date else None


def test_what_is_told_of_one_occasion_shares_its_day() -> None:
    """A second punishment told plainly after a dated one is of the same day; what "had been" is not."""
    text = "A court sentenced Mira Halden to six years on Wednesday. Oskar Lind was sentenced to four years. Jan Falk had been sentenced to two."
    assert [day(s) for s in told(text, Type.SENTENCE)] == ["2024-03-06", "2024-03-06", None]


def test_a_date_at_the_head_of_an_entry_holds_for_the_entry() -> None:
    """Chronicles give the day once, before the place and the sentences."""
    [arrest] = told("4 March. Brod. Police detained Mira Halden.", Type.ARREST)
    assert day(arrest) == "2024-03-04"


@pytest.mark.parametrize(
    ("text", "type_", "iso"),
    [
        ("Police detained 40 people on Wednesday. Among those detained was Mira Halden.", Type.ARREST, "2024-03-06"),
        ("The judge read the verdict on Thursday.\n\nMira Halden got six years.", Type.SENTENCE, "2024-03-07"),
        (
            "The sides exchanged prisoners on Tuesday. It rained. In Varna 12 soldiers came home.",
            Type.EXCHANGE,
            "2024-03-05",
        ),
        (
            "Jan Falk was sentenced to two years on Monday. Mira Halden was freed in the courtroom.",
            Type.RELEASE,
            "2024-03-04",
        ),
        (
            "Jan Falk was jailed for two years on Monday. He wept.\n\nThe same ruling gave Mira Halden four years.",
            Type.SENTENCE,
            "2024-03-04",
        ),
        ("Tuesday, Varna: the court found Mira Halden guilty of treason.", Type.CONVICTION, "2024-03-05"),
        (
            "A court jailed Mira Halden for two years on Monday after finding her guilty of treason.",
            Type.CONVICTION,
            "2024-03-04",
        ),
        (
            "A court in Varna found Mira Halden guilty of treason and sentenced her to six years on Monday.",
            Type.CONVICTION,
            "2024-03-04",
        ),
        ("A train left Varna on Monday. Mira Halden got six years.", Type.SENTENCE, None),
    ],
)
def test_the_day_of_the_occasion_is_taken_over(text: str, type_: Type, iso: str | None) -> None:
    """From the telling that "those" take up, the verdict, swap or trial dated before, a label, or the verb it hangs on."""
    assert day(told(text, type_)[-1]) == iso


def test_a_verb_joined_to_a_year_does_not_share_it() -> None:
    """ "Arrested in 2022 and sentenced" says nothing of the year of the sentence; "in May and charged" is one breath."""
    [sentence] = told("Mira Halden was arrested in 2022 and sentenced to five years.", Type.SENTENCE)
    assert day(sentence) is None
    [charge] = told("Mira Halden was arrested in May 2023 and charged with treason.", Type.CHARGE)
    assert day(charge) == "2023-05"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mira Halden was arrested in May, according to the Lantern group.", "the Lantern group"),
        ("Mira Halden was arrested in May, her lawyer Oskar Lind said.", "Oskar Lind"),
        ("The Lantern group reported on it. Mira Halden was arrested in May, it said.", "The Lantern group"),
        ("Mira Halden was arrested in May.", None),
        (
            "Mira Halden was arrested in May, the Lantern group's press service announced on Friday.",
            "the Lantern group's press service",
        ),
        ("His sister, Vera, told reporters that Mira Halden was arrested in May.", "Vera"),
        ("News agency Lumen reported that Mira Halden was arrested in May.", "News agency Lumen"),
        ("Oskar Lind spoke in Brod. Mira Halden was arrested in May, he said.", "Oskar Lind"),
        ("The Lantern group watches the courts. Mira Halden was arrested in May, it says.", "The Lantern group"),
        ("LanternInfo: police arrested Mira Halden in May.", "LanternInfo"),
        ("Varna's version: police arrested Mira Halden in May.", "Varna"),
        ("LUMEN, quoting her lawyer, reports that Mira Halden was arrested in May.", "LUMEN"),
        ('"It goes on," Oskar Lind said. "Police arrested Mira Halden in May."', "Oskar Lind"),
        ("An aide to the president, Oskar Lind, said police had arrested Mira Halden.", "Oskar Lind"),
    ],
)
def test_the_source_is_whoever_says_it(text: str, source: str | None) -> None:
    """Behind "according to", the subject of saying, "it said" of the last one named; else nobody."""
    [arrest] = told(text, Type.ARREST)
    assert arrest.source == source


def test_a_demand_is_the_word_of_whoever_makes_it() -> None:
    """Who calls for a release is its source, and it is called for."""
    [release] = told("The Lantern group condemned the verdict and called for the release of Mira Halden.", Type.RELEASE)
    assert (release.source, release.modality) == ("The Lantern group", Modality.CALLED_FOR)


@pytest.mark.parametrize(
    ("text", "type_", "offence"),
    [
        ("Mira Halden was convicted in May 2023 of spreading false news.", Type.CONVICTION, "spreading false news"),
        (
            "Mira Halden was sentenced to six years in prison for money laundering on Monday.",
            Type.SENTENCE,
            "money laundering",
        ),
        ('Mira Halden was charged with "incitement" last week.', Type.CHARGE, '"incitement"'),
        ("Mira Halden got six years on charges of treason and sabotage.", Type.SENTENCE, "treason and sabotage"),
        ("Mira Halden got six years on extremism charges.", Type.SENTENCE, "extremism"),
    ],
)
def test_an_offence_ends_where_its_words_end(text: str, type_: Type, offence: str) -> None:
    """Neither the date nor the next clause belongs to the offence."""
    [statement] = told(text, type_)
    assert statement.charge == offence


def test_a_correction_notice_withdraws_and_corrects() -> None:
    """What the earlier version said is withdrawn; what the notice says instead corrects it."""
    text = (
        "Correction: An earlier version of this report said that Mira Halden had been released on 3 March. "
        "She was moved to a colony in Brod."
    )
    [withdrawn] = told(text, Type.RELEASE)
    assert withdrawn.stance is Stance.WITHDRAWS
    [corrected] = told(text, Type.TRANSFER)
    assert (corrected.stance, corrected.persons) == (Stance.CORRECTS, ("Mira Halden",))


def test_a_headline_is_told_once_with_the_body() -> None:
    """The body's telling of the same fact is kept; the headline alone stands where the body says nothing of it."""
    body = "Officials in Varnova said on Friday that they had no list."
    assert len(told("Varnova Frees 40 Prisoners\n\nVarnova freed 40 prisoners on Friday.", Type.RELEASE)) == 1
    [release] = told(f"Varnova Frees 40 Prisoners\n\n{body}", Type.RELEASE)
    assert release.quote == "Varnova Frees 40 Prisoners"


def test_words_that_tie_a_release_to_a_concession_are_kept() -> None:
    """ "In return" is quoted with the sanctions lifted; two things on one day are not tied by that."""
    [tied] = told(
        "Varnova freed 40 prisoners. In return, the Union lifted sanctions on the airline Varnair.",
        Type.SANCTION_LIFTED,
    )
    assert tied.tie == "In return"
    [loose] = told("On Friday the Union lifted sanctions on the airline Varnair.", Type.SANCTION_LIFTED)
    assert loose.tie is None


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("A court in Varna found Mira Halden guilty of treason.", Type.CONVICTION, "A court in Varna"),
        ("Ostmark let six citizens leave on Monday.", Type.RELEASE, "Ostmark"),
        ("Ostmark said on Monday that it would free Mira Halden.", Type.RELEASE, "Ostmark"),
        ("The Lantern group called on Ostmark to release Mira Halden.", Type.RELEASE, "Ostmark"),
        ("The king signed a decree on Monday pardoning 40 prisoners.", Type.PARDON, "The king"),
        ("Mira Halden was pardoned by decree.", Type.PARDON, None),
        ("The Lantern group confirmed the release of Mira Halden.", Type.RELEASE, None),
    ],
)
def test_the_actor_is_whoever_does_it(text: str, type_: Type, actor: str | None) -> None:
    """The subject of the verb or of what was decided over its noun, whom "it" takes up, who is called on; no decree, no witness."""
    assert told(text, type_)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Mira Halden walked out of Lowmark prison on Monday.", Type.RELEASE, "Lowmark prison"),
        ("Mira Halden was arrested on Monday in the city of Minsk.", Type.ARREST, "Minsk"),
        ("Mira Halden was detained on Monday at a Minsk protest.", Type.ARREST, "Minsk"),
    ],
)
def test_the_place_is_named_by_its_name(text: str, type_: Type, place: str) -> None:
    """What somebody came out of, the name behind "the city of", and the one before "protest"."""
    assert told(text, type_)[0].place == place


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("A court gave Mira Halden five years on Friday; the prosecution had demanded seven.", [84.0]),
        ("Mira Halden got two years. Prosecutors had asked for nine in total.", [108.0]),
        ("The prosecution had demanded two witnesses against Mira Halden.", []),
    ],
)
def test_a_bare_number_that_a_prosecutor_asks_for_is_years(text: str, months: list[float]) -> None:
    """What a prosecutor "had demanded" without a unit is a term, not a number of people."""
    asked = [s for s in told(text, Type.SENTENCE) if s.modality is Modality.CALLED_FOR]
    assert [s.term.months for s in asked if s.term] == months
    assert all(s.persons == ("Mira Halden",) and s.count is None for s in asked)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("A court cut the sentence of Mira Halden from nine years to seven and a half on Friday.", 90.0),
        ("A court cut the sentence of Mira Halden from six to three years on Friday.", 36.0),
        ("A court cut the sentence of Mira Halden from six years to three years and two guards were fined.", 36.0),
        ("Mira Halden, 41, is in the third year of nine for her leaflets.", 108.0),
        ("Mira Halden, 41, is in the third year of twenty-five for her leaflets.", 300.0),
        ("Oren Talby was given seven years, and the site's bookkeeper, Mira Halden, four.", 48.0),
    ],
)
def test_the_term_is_the_one_that_stands_in_the_end(text: str, months: float) -> None:
    """A term is what another was changed to, what years have passed of, and a small number behind a name and a comma."""
    terms = [s.term for s in told(text, Type.SENTENCE) if s.persons == ("Mira Halden",) and s.term]
    assert [t.months for t in terms] == [months]
    assert terms[0].text in text


def test_where_a_total_begins_is_no_day_of_it() -> None:
    """ "Since the vote of 7 November" is where a total begins, wherever in a report the sentence stands."""
    text = "Oren Talby was freed in May 2023.\n\nSince the vote of 7 November 2021 the group counts 412 political prisoners."
    assert [s.date for s in told(text, Type.COUNT_HELD)] == [None]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The painter from Lowmark is 37 and lives abroad; Mira Halden was jailed.", []),
        ("The number of those held in prison is 37 and grows.", [37]),
    ],
)
def test_an_age_is_no_number_of_people(text: str, numbers: list[int]) -> None:
    """Of "the painter is 37 and" no 37 people are told; a total that "is 37" is a number."""
    document = Document("d", "0", text, "here", datetime(2024, 3, 9, tzinfo=UTC), published=PUBLISHED, language="en")
    slots = [s for seen in extractor().survey(document) for s in seen.slots if s.kind == "count"]
    assert [s.value.range.low for s in slots] == numbers


def test_what_happened_to_some_or_to_one_without_a_name_is_told() -> None:
    """ "Most were deported" and "her son was later released" are facts about people whom nobody names."""
    assert [s.group for s in told("Dozens were held on Monday. Most were deported in May.", Type.DEPORTATION)] == [
        "most"
    ]
    assert [s.persons for s in told("Mira Halden is in jail. The lawyer was later released.", Type.RELEASE)]


def test_dealings_are_with_whom_they_are_allowed() -> None:
    """A measure on dealings with somebody is on them."""
    [lifted] = told("Washington lifted its sanctions on dealings with Airvia on Monday.", Type.SANCTION_LIFTED)
    assert lifted.place == "Airvia"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Lantern's 412 are behind bars.", "Lantern"),
        ("Lantern and its 655 prisoners are behind bars.", "Lantern"),
        ("May's 412 are behind bars.", None),
        ("On 4 March 398 political prisoners remained on the list, counted as always.", None),
    ],
)
def test_whose_number_it_is(text: str, source: str | None) -> None:
    """A number that somebody owns is by their count; prisoners who are counted count nobody."""
    [held] = told(text, Type.COUNT_HELD)
    assert held.source == source


def test_who_may_write_says_nothing() -> None:
    """That prisoners may write to each other makes them the source of nothing."""
    text = "Mira Halden (six years) and her husband, engineer Ivo Halden (eight years), may write to each other."
    assert [s.source for s in told(text, Type.SENTENCE)] == [None, None]


@pytest.mark.parametrize(
    ("text", "type_", "source"),
    [
        ("Soldiers arrested Mira Halden on Sunday, neighbours in Varna report.", Type.ARREST, "neighbours in Varna"),
        ("Editor Ivo Halden died in prison, aged 48 – colleagues", Type.DEATH, "colleagues"),
        (
            "Analysts at a Varna house expect that 40 prisoners will be freed.",
            Type.RELEASE,
            "Analysts at a Varna house",
        ),
        ("Mira Halden could be freed sooner if she left, police let her brother understand.", Type.RELEASE, "police"),
        ("In Mira Zorn's count 420 prisoners are held.", Type.COUNT_HELD, "Mira Zorn"),
        (
            "Tena Zorn said the verdict was wrong and urged the authorities to free Mira Halden.",
            Type.RELEASE,
            "Tena Zorn",
        ),
    ],
)
def test_the_source_may_speak_in_other_ways(text: str, type_: Type, source: str) -> None:
    """A tag with a place in it, a dash in a headline, what somebody expects or lets be understood, a count of theirs."""
    assert [s.source for s in told(text, type_)][:1] == [source]


def test_what_an_entry_counts_is_of_its_day() -> None:
    """A number of people detained or held, told under the date of an entry, has that date."""
    [held] = told("May 2022. Emergency in Varna. Some 420 political prisoners are held.", Type.COUNT_HELD)
    assert day(held) == "2022-05"


def test_a_day_is_not_carried_far_without_a_tie() -> None:
    """Some sentences on, somebody else's arrest is of that day only where words tie it to the first."""
    text = "Mira Halden was arrested on 3 May 2023. The shop sells honey. It opens at nine. {} was arrested in Brod."
    assert [day(s) for s in told(text.format("Ivo Lind"), Type.ARREST)] == ["2023-05-03", None]
    assert [day(s) for s in told(text.format("Her fellow editor Ivo Lind"), Type.ARREST)] == ["2023-05-03"] * 2
