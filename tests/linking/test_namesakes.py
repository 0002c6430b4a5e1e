"""Two people of one name in one document."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from habeas.linking import told_apart
from habeas.model import Document, Extraction, Mention, Statement, Term, When
from habeas.vocabulary import Modality, Type

NAME = "Mira Halden"
ACTUAL, DENIED = Modality.ACTUAL, Modality.DENIED


def extraction(text: str) -> tuple[Document, Extraction]:
    """A document with one mention of every place of the name, and a statement for each sentence that has it."""
    document = Document("d", "d", text, "d", datetime(2031, 5, 2, tzinfo=UTC), language="en")
    spans = tuple((i, i + len(NAME)) for i in range(len(text)) if text.startswith(NAME, i))
    said = [
        Statement("d", Type.RELEASE, sentence, text.index(sentence), text.index(sentence) + len(sentence), "", "r", 1.0,
                  (NAME,))
        for sentence in text.split("\n")
    ]  # fmt: skip
    return document, Extraction("d", "1", tuple(said), (Mention("d", NAME, (NAME,), spans),))


@pytest.mark.parametrize(
    "text",
    [
        "Mira Halden, 39, came home.\nMira Halden, 24, did not.\nHer trial, Mira Halden says, is secret.",
        "The nurse Mira Halden of Lozna came home.\nThe engineer Mira Halden of Sarny did not.\nMira Halden waits.",
    ],
)
def test_two_of_one_name_become_two_mentions(text: str):
    """Ages or towns that cannot be one person's make two mentions; each statement is of the one its quote means."""
    made = told_apart(*extraction(text))
    first, second = made.mentions
    assert first.id != second.id
    assert [len(m.spans) for m in made.mentions] == [1, 2]
    assert [s.mentions for s in made.statements] == [(first.id,), (second.id,), (second.id,)]


@pytest.mark.parametrize(
    "text",
    [
        "The poet Mira Halden came home.\nHer namesake, the welder Mira Halden, did not.\nMira Halden waits.",
        "The poet Mira Halden came home.\nЕё тёзка, сварщица Mira Halden, did not.\nMira Halden waits.",
        "The poet Mira Halden came home.\nThe welder Mira Halden, not related, did not.\nMira Halden waits.",
        "Two prisoners of one name. The poet Mira Halden is free.\nThe welder Mira Halden is not.\nMira Halden waits.",
        "Mira Halden, the poet: at home since May.\nMira Halden, the welder: in a cell.\nMira Halden waits.",
        "Mira Halden the poet was let out.\nMira Halden the welder was not.\nMira Halden waits.",
    ],
)
def test_two_callings_are_two_peoples_where_the_report_says_that_there_are_two(text: str):
    """A word for namesakes makes callings of two fields those of two people."""
    made = told_apart(*extraction(text))
    assert [len(m.spans) for m in made.mentions] == [1, 2]
    first, second = made.mentions
    assert [s.mentions for s in made.statements] == [(first.id,), (second.id,), (second.id,)]


@pytest.mark.parametrize(
    "text",
    [
        "The poet Mira Halden came home.\nThe welder Mira Halden waits.",
        "Mira Halden, the poet, came home.\nMira Halden, the editor and author, waits.",
        "The poet Mira Halden came home.\nThe musician Mira Halden, no namesake of hers, waits.",
        "The poet Mira Halden came home.\nThe activist Mira Halden has a namesake in Sarny.",
        "The poet Mira Halden came home.\nHer namesake from Sarny is a welder.\nThe poet Mira Halden waits.",
        "Mira Halden, 39, came home.\nMira Halden waits.",
        "Mira Halden, 39, came home.\nMira Halden, 40, waits.",
        "The nurse Mira Halden of Lozna came home.\nMira Halden, 24, waits.",
        "The nurse Mira Halden of Lozna came home.\nThe nurse Mira Halden of Sarny waits.",
    ],
)
def test_one_stays_one(text: str):
    """What can be said of one person sets nobody apart, and the ids are as they were."""
    document, given = extraction(text)
    assert told_apart(document, given) == given


def about(text: str, *quotes: tuple[str, Modality], name: str = NAME) -> tuple[Document, Extraction]:
    """A document whose statements, each with a quote of it, are all about one name."""
    document = Document("d", "d", text, "d", datetime(2031, 5, 2, tzinfo=UTC), language="en")
    spans = tuple((i, i + len(name)) for i in range(len(text)) if text.startswith(name, i))
    said = tuple(
        Statement("d", Type.RELEASE, quote, text.index(quote), text.index(quote) + len(quote), "", f"r{n}", 1.0, (name,),
                  modality=modality)
        for n, (quote, modality) in enumerate(quotes)
    )  # fmt: skip
    return document, Extraction("d", "1", said, (Mention("d", name, (name,), spans),))


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The one who came home is the baker Mira Halden, not the pilot. The pilot is still in Sarny.",
            [("The one who came home is the baker Mira Halden", ACTUAL), ("The pilot is still in Sarny", DENIED)],
        ),
        (
            "Отпустили кондитера Mira Halden, а не скрипачку. Скрипачка остаётся в колонии.",
            [("Отпустили кондитера Mira Halden", ACTUAL), ("Скрипачка остаётся", DENIED)],
        ),
        (
            "The baker Mira Halden is free. Her namesake the pilot was never held. She flies on.",
            [("The baker Mira Halden is free", ACTUAL), ("She flies on", DENIED)],
        ),
        (
            "On Monday we named the baker Mira Halden. She had not come out. It was Mira Halden, the pilot. The baker waits.",
            [("the baker Mira Halden", DENIED), ("It was Mira Halden, the pilot", ACTUAL), ("The baker waits", DENIED)],
        ),
        (
            "Пекаря Mira Halden отпустили. Теперь у нас две Mira Halden. Скрипачка в Сарнах с мая.",
            [("Пекаря Mira Halden отпустили", ACTUAL), ("Скрипачка в Сарнах с мая", ACTUAL)],
        ),
    ],
)
def test_a_calling_without_the_name_tells_of_one_of_two(text: str, quotes: list[tuple[str, Modality]]):
    """ "Not the pilot", "her namesake the pilot", a release told and denied: the calling alone then says who is meant."""
    made = told_apart(*about(text, *quotes))
    assert len(made.mentions) == 2
    first, second = (s.mentions for s in made.statements[:2])
    assert first != second
    assert all(s.mentions == first for s in made.statements[2:])


def test_who_is_told_of_by_the_calling_alone_has_it_for_a_role():
    """The mention of one whom no place names has the places of the calling, and the calling."""
    text = "The baker Mira Halden came home, and not the pilot."
    _, pilot = told_apart(*about(text, (text, ACTUAL))).mentions
    assert pilot.role == "pilot"
    assert [text[a:b] for a, b in pilot.spans] == ["pilot"]


def test_a_quote_that_tells_of_one_and_not_of_the_other_is_read_by_what_it_means():
    """Of one sentence the release is the one's, its denial the other's."""
    text = "It was the baker Mira Halden who left, not the pilot."
    document, given = about(text, (text, ACTUAL))
    denied = replace(given.statements[0], type=Type.PARDON, modality=DENIED)
    baker, pilot = told_apart(document, replace(given, statements=(*given.statements, denied))).statements
    assert baker.mentions != pilot.mentions


def test_a_name_given_twice_in_one_statement_means_both():
    """ "The baker, 19, and the pilot, 44" of one name are two of one statement."""
    text = "The baker Mira Halden, 19, and the pilot Mira Halden, 44, are not related."
    document, given = about(text, (text, ACTUAL))
    both = replace(given, statements=(replace(given.statements[0], persons=(NAME, NAME)),))
    made = told_apart(document, both)
    assert set(made.statements[0].mentions) == {m.id for m in made.mentions}


@pytest.mark.parametrize(
    "text",
    [
        "The baker Mira Halden is not a pilot. She came home.",
        "The baker Mira Halden came home. The judge told the doctor to wait.",
        "The baker Mira Halden shares the name of nobody. The judge gave her nine years.",
        "Mira Halden came home, not the baker Ivo Talby.",
    ],
)
def test_what_somebody_is_not_makes_no_other(text: str):
    """A calling that is denied of her, or is a judge's or somebody else's, is no namesake's."""
    document, given = about(text, (text, ACTUAL))
    assert told_apart(document, given) == given


def test_two_sources_at_odds_over_one_name_are_no_namesakes():
    """What one source tells of a poet and another denies of a teacher may be one person's: the disagreement stays."""
    told, denied = "The poet Mira Halden was freed.", "The ministry denied that the teacher Mira Halden was freed."
    document, given = about(f"{told} {denied}", (told, ACTUAL), (denied, DENIED))
    one, other = given.statements
    assert (
        told_apart(document, replace(given, statements=(one, replace(other, source="The ministry")))).mentions
        == given.mentions
    )


def told_by(text: str, *quotes: tuple[str, Modality]) -> tuple[Document, Extraction]:
    """A document with one mention of the name, and a statement of its bearer for each of these quotes."""
    document, made = extraction(text)
    said = [
        replace(made.statements[0], quote=q, start=text.index(q), end=text.index(q) + len(q), modality=m)
        for q, m in quotes
    ]
    return document, replace(made, statements=tuple(said))


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The poet Mira Halden came home. The tram driver of that name is still inside.", "The tram driver of that"),
        (
            "The poet Mira Halden came home; this is another person than the welder of the same name, held in Sarny.",
            "the welder of the same name",
        ),
        (
            "Mira Halden was at her lectures. The woman who was held in Sarny bears the same name and is 51.",
            "The woman who was held in Sarny",
        ),
        (
            "One of them is Mira Halden. The wrong family was called. It is the poet who left. The welder is inside.",
            "The welder is inside",
        ),
    ],
)
def test_who_is_only_said_to_bear_the_name_is_a_second_bearer(text: str, second: str):
    """A calling or an age that goes with "of that name", or callings where the report says that it was the wrong one."""
    first = "It is the poet who left" if "wrong family" in text else NAME
    made = told_apart(*told_by(text, (first, ACTUAL), (second, ACTUAL)))
    assert len(made.mentions) == 2
    one, other = made.statements
    assert one.mentions != other.mentions


@pytest.mark.parametrize(
    "text",
    [
        "The poet Mira Halden is not free.\nThe Mira Halden who came home is the welder from Sarny.",
        "The poet Mira Halden is not free.\nThe woman who came home was Mira Halden, 44, a welder.",
        "The poet Mira Halden is not free.\nAnother Mira Halden, a welder, came home.",
        "Поэт Mira Halden не на свободе.\nДругая Mira Halden, сварщица, вернулась.",
    ],
)
def test_a_name_that_is_singled_out_has_two_bearers(text: str):
    """An article and "who", or "another", before the very name says that there are two."""
    made = told_apart(*extraction(text))
    assert len(made.mentions) == 2
    assert made.statements[0].mentions != made.statements[1].mentions


def test_the_other_of_two_is_the_one_not_told_of_last():
    """Whom "the other" means is the bearer before the last."""
    text = "The poet Mira Halden is not free. The Mira Halden who left is the welder. The other, 33, remains in Lozna."
    quotes = ("The poet Mira Halden", "The Mira Halden who left", "The other, 33, remains")
    made = told_apart(*told_by(text, *((q, ACTUAL) for q in quotes)))
    poet, welder, other = (s.mentions for s in made.statements)
    assert poet == other != welder


def test_nobody_else_in_the_report_gets_a_namesake():
    """Who is merely named in a report of two of another name is one person."""
    text = "The poet Ivo Talby came home, the driver of that name did not. The nurse Mira Halden waits."
    made = told_apart(*told_by(text, ("The nurse Mira Halden waits", ACTUAL)))
    assert [m.name for m in made.mentions] == [NAME]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NAME + " was at her lectures", "The woman who was held in Sarny bears the same name"),
        ("The poet Mira Halden of Lozna came home", "Her namesake, the welder Mira Halden of Lozna, did not"),
    ],
)
def test_two_who_cannot_be_told_by_what_is_said_of_them_are_two(first: str, second: str):
    """Of whom nothing is told, or the same town, is still another than the first: no two mentions are one."""
    made = told_apart(*told_by(f"{first}. {second}.", (first, ACTUAL), (second, ACTUAL)))
    assert len({m.id for m in made.mentions}) == len(made.mentions) == 2
    one, other = made.statements
    assert one.mentions != other.mentions


def test_a_name_on_a_list_is_no_name_in_common():
    """Whoever has their own name on a list, or somebody's on a placard, bears no name of another."""
    said = "The man who met her has his name on the list"
    text = f"{NAME} was released. {said}. She has her name back, she says."
    made = told_apart(*told_by(text, (f"{NAME} was released", ACTUAL), (said, ACTUAL)))
    assert [m.name for m in made.mentions] == [NAME]


def at_two_times(text: str, *done: tuple[int, int]) -> Extraction:
    """What is made of a text whose sentences tell of a sentence on a day of May, for so many months."""
    document, made = extraction(text)
    statements = [
        replace(s, type=Type.SENTENCE, date=When("", date(2031, 5, day), date(2031, 5, day), f"2031-05-{day:02}"),
                term=Term(f"{months} months", months))
        for s, (day, months) in zip(made.statements, done, strict=True)
    ]  # fmt: skip
    return told_apart(document, replace(made, statements=tuple(statements)))


def test_two_sentences_of_two_callings_are_two_peoples():
    """Whoever is sentenced on two days, for two terms, as a poet and as a welder, is two; of one calling, or on one
    day, it is one.
    """
    two = "The poet Mira Halden got a year.\nThe welder Mira Halden got four."
    assert len(at_two_times(two, (3, 12), (17, 48)).mentions) == 2
    assert len(at_two_times(two, (3, 12), (3, 48)).mentions) == 1
    assert len(at_two_times(two.replace("welder", "poet"), (3, 12), (17, 48)).mentions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We met Mira Halden yesterday. She is 47 and a welder.\nThe student of that name is still held.\nMira Halden waits.",
        "Mira Halden is 47.\nThe other Mira Halden, 19, was not let out.",
    ],
)
def test_the_next_sentence_tells_who_is_meant(text: str):
    """How old somebody is, or what, stands as often in the sentence behind the name."""
    assert len(told_apart(*extraction(text)).mentions) == 2


def test_one_called_a_namesake_in_another_spelling_is_another():
    """ "Its namesake" is said of one of two spellings of a name: they are two people of it."""
    text = "Учителю Иво Халдену 34 года. Его полный тёзка, врач Иво Халден, в тюрьме."
    document = Document("d", "d", text, "d", datetime(2031, 5, 2, tzinfo=UTC), language="ru")
    mentions = tuple(
        Mention("d", name, (name,), ((at := text.index(name + end), at + len(name)),))
        for name, end in (("Иво Халдену", ""), ("Иво Халден", ","))
    )
    made = told_apart(document, Extraction("d", "1", (), mentions))
    assert len({m.apart for m in made.mentions}) == 2
    assert all(m.apart for m in made.mentions)
