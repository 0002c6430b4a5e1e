"""How a statement is meant: minimal pairs round the same words, since freeing somebody on paper is the worst error."""

from datetime import UTC, datetime

import pytest

from habeas.extraction import Extractor, load
from habeas.model import Document
from habeas.vocabulary import Type


def said(extractor: Extractor, text: str) -> set[tuple[str, str]]:
    """(type, modality) of what a text of one sentence says of Mira Halden."""
    lead = "The journalist Mira Halden, 41, lives in Lowmark.\n\n"
    document = Document("d1", "0" * 64, lead + text, "t.txt", datetime(2024, 5, 1, tzinfo=UTC), language="en")
    return {(s.type.value, s.modality.value) for s in extractor.extract(document).statements if s.start >= len(lead)}


RELEASES = [
    ("Mira Halden was released on 3 March 2024.", "actual"),
    ("Mira Halden was let out in March 2024.", "actual"),
    ("Mira Halden was not released on 3 March 2024.", "denied"),
    ("Mira Halden has never been released.", "denied"),
    ("Mira Halden may be released next week.", "hypothetical"),
    ("Mira Halden could be released soon.", "hypothetical"),
    ("Mira Halden will be released on 3 June 2024.", "planned"),
    ("Mira Halden is to be released on 3 June 2024.", "planned"),
    ("Mira Halden should be released at once.", "called_for"),
    ("Mira Halden must be released at once, the Union said.", "called_for"),
    ("The Union demanded that Mira Halden be released.", "called_for"),
    ("The ministry regards the case as political and demands that Mira Halden be released.", "called_for"),
    ("The Union called for Mira Halden to be released.", "called_for"),
    ("The Union called for the release of Mira Halden.", "called_for"),
    ("The ministry declined to release Mira Halden in May.", "denied"),
    ("A court in Lowmark refused to release Mira Halden on Monday.", "denied"),
    ("Nothing came of talks on releasing Mira Halden.", "failed"),
    ("The Union is asking for Mira Halden, a teacher, to be freed at once.", "called_for"),
    ("Mira Halden was the last of the teachers to be freed in March 2024.", "actual"),
    ("Her family hopes that Mira Halden will be released.", "hypothetical"),
    ("If Mira Halden is released, she will leave the country.", "hypothetical"),
    ("The ministry denied that Mira Halden had been released.", "denied"),
    ("The ministry confirmed that Mira Halden had been released.", "actual"),
    ("The president ordered the release of Mira Halden on 3 March 2024.", "actual"),
    ("The president announced the release of Mira Halden on 3 March 2024.", "actual"),
    ("Release Mira Halden at once!", "called_for"),
    ("The Union works for the release of Mira Halden.", "called_for"),
    ("The court told the police to free Mira Halden.", "called_for"),
    ("The Union said that she was ill and called on the ministry to free Mira Halden.", "called_for"),
    ("Mira Halden was to be released on 3 March 2024, but the gate stayed shut.", "failed"),
    ("Mira Halden was about to be released.", "planned"),
    ("If there were a deal, Mira Halden would be released.", "hypothetical"),
    ("Should the appeal succeed, Mira Halden will be released.", "hypothetical"),
    ("Rumours that Mira Halden had been released are a fabrication.", "denied"),
    ("The office took back on Friday its statement that Mira Halden had been released.", "denied"),
    ("The news that Mira Halden had been released was retracted.", "denied"),
    ("Our statement that Mira Halden had been released was mistaken.", "denied"),
    ("The ministry denied reports that Mira Halden had been released.", "denied"),
    ("In our bulletin of 2 March we said that Mira Halden had been released.", "denied"),
    ("On 3 March we wrote that Mira Halden had been released.", "denied"),
    ("The Union, we wrote in March, asked the court to free Mira Halden.", "called_for"),
    ('"We will free Mira Halden," the minister told the press.', "planned"),
    ("Mira Halden was released on 3 March 2024; the Union hopes for more.", "actual"),
    ("Mira Halden was due to be released on 3 June 2024.", "planned"),
    ("Mira Halden was due to be released on 3 March 2024, only to be told of a new case.", "failed"),
    ("There were rumours of a release of Mira Halden.", "hypothetical"),
]


OTHERS = [
    ("The president promised an amnesty for Mira Halden.", "pardon", "planned"),
    ("The president granted an amnesty to Mira Halden.", "pardon", "actual"),
    ("Mira Halden was offered a pardon in March 2024.", "pardon", "hypothetical"),
    ("A court in Lowmark arrested Mira Halden in absentia on 3 March 2024.", "arrest", "called_for"),
    ("The sentence of Mira Halden to six years in prison was quashed in March 2024.", "sentence", "denied"),
]


@pytest.mark.parametrize(("text", "told", "meant"), OTHERS, ids=[text for text, _, _ in OTHERS])
def test_a_word_of_the_trigger_says_how_it_is_meant(extractor: Extractor, text: str, told: str, meant: str) -> None:
    """What is promised, offered, ordered in somebody's absence or quashed is not what came about."""
    assert (told, meant) in said(extractor, text)


@pytest.mark.parametrize(("text", "meant"), RELEASES, ids=[text for text, _ in RELEASES])
def test_a_release_is_meant_as_it_is_said(extractor: Extractor, text: str, meant: str) -> None:
    """The same release told, denied, planned, demanded, supposed: only the first is a fact."""
    assert {m for t, m in said(extractor, text) if t == "release"} == {meant}


ARRESTS = [
    ("Reporters asked why Mira Halden had been arrested in May 2023.", "actual"),
    ("Mira Halden, arrested in May 2023, may be freed next week.", "actual"),
    ("The Union called for the release of Mira Halden, arrested in May 2023.", "actual"),
    ("Her lawyer warned that Mira Halden was arrested on 3 March 2024 without a warrant.", "actual"),
]


@pytest.mark.parametrize(("text", "meant"), ARRESTS, ids=[text for text, _ in ARRESTS])
def test_what_is_told_in_passing_is_a_fact(extractor: Extractor, text: str, meant: str) -> None:
    """What is hoped for or demanded of somebody does not make less of what the sentence tells of her on the way."""
    assert {m for t, m in said(extractor, text) if t == "arrest"} == {meant}


@pytest.mark.parametrize(
    "text",
    [
        "Why was Mira Halden released?",
        "Will Mira Halden be released?",
        "Q: Was Mira Halden arrested?",
        "Mira Halden's lawyer said that a release would change nothing.",
        pytest.param(
            "The release of Mira Halden's book was a success.",
            marks=pytest.mark.xfail(strict=True, reason="what a person owns is taken for the person"),
        ),
    ],
)
def test_what_is_no_statement_is_no_fact(extractor: Extractor, text: str) -> None:
    """Questions, suppositions and other senses of a word free and jail nobody."""
    assert not {(t, m) for t, m in said(extractor, text) if m == "actual" and t in ("release", "arrest")}


@pytest.mark.parametrize(
    "text",
    [
        "Rumours that Mira Halden has been moved to Lowmark are denied by an official: she is well.",
        "The service has refuted information, spread by channels, about the death of Mira Halden in colony No. 3.",
        "Insinuations of certain channels that Mira Halden had died in prison are an absolute lie.",
    ],
)
def test_a_report_that_is_called_false_tells_no_fact(extractor: Extractor, text: str) -> None:
    """However far the word for the report stands from what it reports."""
    assert {modality for _, modality in said(extractor, text)} == {"denied"}


def test_what_is_offered_for_a_release_to_come_is_no_fact(extractor: Extractor) -> None:
    """In a bargain that is planned both sides are planned."""
    text = "Lowmark was to release 60 people on 26 September in return for the lifting of sanctions on the airline."
    assert {modality for _, modality in said(extractor, text)} == {"planned"}


def test_an_arrest_that_is_ordered_is_none_yet_nor_a_trial_to_come() -> None:
    """A court that orders an arrest calls for it, and who "goes on trial Monday" is not charged that day."""
    both = load()
    assert ("arrest", "called_for") in said(both, "A court in Lowmark ordered the arrest of Mira Halden on Monday.")
    assert ("charge", "planned") in said(both, "Mira Halden goes on trial again Monday.")


def test_a_petition_turned_down_frees_nobody() -> None:
    """Who had a bail petition turned down is not told as released."""
    told = said(load(), "Twelve students had their bail petitions turned down yesterday.")
    assert not {how for what, how in told if what == "release" and how == "actual"}


REFUSALS = [
    ("Mira Halden never signed a petition.", "actual"),
    ("At least six of those freed tell us they never wrote a petition.", "actual"),
    ("Mira Halden has not refused to leave.", "denied"),
]


@pytest.mark.parametrize(("text", "meant"), REFUSALS, ids=[text for text, _ in REFUSALS])
def test_a_refusal_is_made_by_what_is_not_done(text: str, meant: str) -> None:
    """Who does not go, or sign, has refused; only a refusal that is itself denied is none."""
    assert {m for t, m in said(load(), text) if t == "refusal"} == {meant}


def test_a_term_in_brackets_is_a_fact_whatever_its_bearer_may_do() -> None:
    """What the sentence allows, plans or denies is not said of the term beside the name."""
    text = "Mira Halden (six years) and the engineer Oren Talby (eight years) may write home."
    assert {m for t, m in said(load(), text) if t == "sentence"} == {"actual"}


@pytest.mark.parametrize(
    "text",
    [
        "Still inside are Mira Halden and her brother Oren Talby.",
        "A third, Mira Halden, was back in colony No. 3 in Lozna on the 4th, her lawyer has confirmed.",
        "On Thursday Mira Halden was let into prison No. 3 in Lozna for an hour.",
    ],
)
def test_nobody_is_freed_by_words_that_put_them_inside(text: str) -> None:
    """Those still inside, back in a colony or let in for a visit have not come out."""
    lead = "LOWMARK, 5 March 2024. Twelve people crossed the border on 1 March 2024.\n\n"
    document = Document("d1", "0" * 64, lead + text, "t.txt", datetime(2024, 5, 1, tzinfo=UTC), language="en")
    freed = [s for s in load().extract(document).statements if s.type is Type.RELEASE]
    assert all("Mira Halden" not in s.persons for s in freed)


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden was taken from her cell before dawn on 3 March 2024 and driven to the border.",
        "Forty political prisoners were taken out of their cells on 3 March 2024 and flown to Oslo.",
    ],
)
def test_nobody_is_arrested_by_being_taken_out_of_a_cell(text: str) -> None:
    """Who is fetched from a cell or a prison was inside already."""
    assert "arrest" not in {t for t, _ in said(load(), text)}


def test_those_who_met_freed_nobody() -> None:
    """An envoy's meeting with the head of state, told beside a release, lets neither of them out; "out of contact" is not out."""
    text = (
        "Oreld released 14 prisoners on Saturday, among them the blogger Mira Halden.\n\nThe envoy Oren Talby had met "
        "President Ivo Venn in Lowmark earlier the same day."
    )
    document = Document("d1", "0" * 64, text, "t.txt", datetime(2024, 5, 1, tzinfo=UTC), language="en")
    freed = {p for s in load().extract(document).statements if s.type is Type.RELEASE for p in s.persons}
    assert freed == {"Mira Halden"}
    moved = said(load(), "Mira Halden was moved to a colony in December after being out of contact for three weeks.")
    assert "release" not in {t for t, _ in moved}


def test_what_somebody_did_not_know_did_not_fail() -> None:
    """ "She had no idea she was to be freed" is told by somebody who was: nothing failed."""
    text = (
        "Mira Halden, the founder of the Lumen centre, and Oren Talby, its lawyer, are among the 40 prisoners whom Oreld "
        "released on Saturday.\n\nTalby said at a press conference on Sunday that he had had no idea he was to be freed."
    )
    assert not {(t, m) for t, m in said(load(), text) if m in ("failed", "denied")}
