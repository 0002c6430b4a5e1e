"""Spanish and Portuguese reports: who is named, how each thing told is meant, and short reports scored against gold.

The reports in `romance/` are invented. The rules were written beside `written-with.jsonl`; `kept-aside.jsonl` was scored
once they stood.
"""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from habeas import reading
from habeas.dates import When
from habeas.extraction import Engine, Extractor, load
from habeas.extraction.evaluation import score
from habeas.model import Document, Extraction
from habeas.vocabulary import Modality, Type

FOLDER = Path(__file__).parent / "romance"
PUBLISHED = When("2024-05-20", date(2024, 5, 20), date(2024, 5, 20), "2024-05-20")
RECEIVED = datetime(2024, 5, 21, tzinfo=UTC)
MIRA = ("Mira Halden",)


@cache
def extractor() -> Extractor:
    return load(engine=Engine.RULES)


def read(text: str, language: str) -> Extraction:
    return extractor().extract(Document("d", "0", text, "here", RECEIVED, published=PUBLISHED, language=language))


def told(text: str, language: str) -> set[tuple[Type, tuple[str, ...], Modality]]:
    return {(s.type, s.persons, s.modality) for s in read(text, language).statements}


def names(text: str, language: str) -> set[str]:
    return {m.name for m in read(text, language).mentions}


@pytest.mark.parametrize(("file", "least"), [("written-with", 0.9), ("kept-aside", 0.85)])
def test_reports_are_read_as_they_were_annotated(file: str, least: float) -> None:
    """Most of what the gold has is found, each quote true, and reports about something else give nothing."""
    path = FOLDER / f"{file}.jsonl"
    gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    made = {}
    for item in reading.items([str(path)]):
        assert isinstance(item, reading.Item)
        for one in reading.read(item, RECEIVED):
            assert one.document is not None and one.document.key is not None
            made[one.document.key] = extractor().extract(one.document).statements
    figures = score(gold, made).figures
    assert figures["detection_f1"] >= least and figures["grounded"] == 1.0
    assert all(not made[g["id"]] for g in gold if not g["gold"])


@pytest.mark.parametrize(
    ("text", "language", "type_", "modality"),
    [
        ("El Gobierno negó que Mira Halden haya sido detenida.", "es", Type.ARREST, Modality.DENIED),
        ("Mira Halden habría sido detenida el viernes.", "es", Type.ARREST, Modality.HYPOTHETICAL),
        ("La policía intentó detener a Mira Halden.", "es", Type.ARREST, Modality.FAILED),
        ("Un juez ordenó la captura de Mira Halden.", "es", Type.ARREST, Modality.CALLED_FOR),
        ("Mira Halden no ha sido liberada.", "es", Type.RELEASE, Modality.DENIED),
        ("Mira Halden puede ser liberada en junio.", "es", Type.RELEASE, Modality.HYPOTHETICAL),
        ("Si Mira Halden es liberada, viajará a España.", "es", Type.RELEASE, Modality.HYPOTHETICAL),
        ("El presidente prometió liberar a Mira Halden.", "es", Type.RELEASE, Modality.PLANNED),
        ("Mira Halden será liberada el lunes.", "es", Type.RELEASE, Modality.PLANNED),
        ("Mira Halden deberá ser liberada de inmediato.", "es", Type.RELEASE, Modality.CALLED_FOR),
        ("La ONG pide la liberación inmediata de Mira Halden.", "es", Type.RELEASE, Modality.CALLED_FOR),
        ("La fiscalía revocó la excarcelación de Mira Halden.", "es", Type.RELEASE, Modality.DENIED),
        ("La liberación de Mira Halden no está prevista.", "es", Type.RELEASE, Modality.DENIED),
        ("La fiscalía pidió siete años de cárcel para Mira Halden.", "es", Type.SENTENCE, Modality.CALLED_FOR),
        ("Tras liberar a Mira Halden, la policía se marchó.", "es", Type.RELEASE, Modality.ACTUAL),
        ("O governo negou que Mira Halden tenha sido detida.", "pt", Type.ARREST, Modality.DENIED),
        ("Mira Halden teria sido presa na sexta-feira.", "pt", Type.ARREST, Modality.HYPOTHETICAL),
        ("Mira Halden não foi libertada.", "pt", Type.RELEASE, Modality.DENIED),
        ("Se Mira Halden for libertada, viajará para Portugal.", "pt", Type.RELEASE, Modality.HYPOTHETICAL),
        ("A ONG exige que Mira Halden seja solta da prisão.", "pt", Type.RELEASE, Modality.CALLED_FOR),
        ("O presidente prometeu libertar Mira Halden.", "pt", Type.RELEASE, Modality.PLANNED),
        ("A libertação de Mira Halden está prevista para sexta-feira.", "pt", Type.RELEASE, Modality.PLANNED),
        ("Mira Halden, presa desde 2021, voltou a ser detida.", "pt", Type.REARREST, Modality.ACTUAL),
    ],
)
def test_how_it_is_meant(text: str, language: str, type_: Type, modality: Modality) -> None:
    """What is denied, planned, tried, asked for or only possible is told as that, and as nothing else."""
    assert {t for t in told(text, language) if t[0] is type_} == {(type_, MIRA, modality)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oren Talby, esposo de Mira Halden, fue detenido.", "es"),
        ("Su padre fue detenido. La policía no dijo por qué, contó Mira Halden.", "es"),
        ("Mira Halden, cuyo padre murió en la cárcel, vive en Lirio.", "es"),
        ("Lukas Orn fue condenado a ocho años de cárcel, informó Mira Halden.", "es"),
        ("Una persona puede ser detenida por opinar, dijo Mira Halden.", "es"),
        ("O marido de Mira Halden foi preso em casa.", "pt"),
        ("A detenção, que foi condenada por Mira Halden, durou horas.", "pt"),
    ],
)
def test_nothing_is_told_of_who_only_stands_beside(text: str, language: str) -> None:
    """Relatives, speakers and those who condemn are not whom it happened to."""
    assert not any(MIRA[0] in persons for _, persons, _ in told(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El Congreso debate la liberación de los precios y los productos liberados de impuestos.", "es"),
        ("El jugador fue sancionado con tres partidos y quedó libre en enero.", "es"),
        ("El artículo 14 prevé penas de hasta ocho años de prisión.", "es"),
        ("As emendas presas no Congresso serão soltas aos poucos.", "pt"),
        ("O presidente sancionou a lei.", "pt"),
    ],
)
def test_taxes_prices_matches_and_laws_tell_of_nobody(text: str, language: str) -> None:
    """Words of prison said of things, and of anybody whom a law may meet, state nothing."""
    assert read(text, language).statements == ()


def test_people_bear_two_surnames_and_are_called_by_either() -> None:
    """The first surname, both, or the given name alone are the person of the full name."""
    text = "La abogada Mira Halden Orvaz fue detenida. Halden está presa. Halden Orvaz pide ayuda. Orvaz calla."
    (mention,) = read(text, "es").mentions
    assert mention.name == "Mira Halden Orvaz" and mention.role == "abogada"
    assert set(mention.forms) == {"Mira Halden Orvaz", "Halden", "Halden Orvaz", "Orvaz"}


def test_particles_belong_to_a_name_and_bodies_and_places_are_none() -> None:
    """ "de la", "dos" and "da" join surnames; a body, a city or an agency behind "de" ends the name."""
    assert names("Detuvieron a Victoria Halden de la Vega en San Lirio.", "es") == {"Victoria Halden de la Vega"}
    assert names("Mario Halden de Foro Cívico fue detenido en Puerto Lirio.", "es") == {"Mario Halden"}
    assert names("O músico João Halden dos Santos foi preso, disse a Direitos Agora.", "pt") == {
        "João Halden dos Santos"
    }


def test_a_row_of_names_shares_what_is_told() -> None:
    """Names joined by commas and "y", with their roles; a number of others is a statement of its own."""
    text = "Fueron liberados la activista Mira Halden, Oren Talby y el periodista Lukas Orn junto a otros 12 presos."
    made = read(text, "es").statements
    assert {(s.persons, s.count.low if s.count else None) for s in made} == {
        (("Mira Halden", "Oren Talby", "Lukas Orn"), None),
        ((), 12),
    }


def test_a_verb_without_a_subject_is_of_the_one_told_of() -> None:
    """Whom the sentence before told of, where the participle agrees; a participle of the other gender is not hers."""
    assert (Type.SENTENCE, MIRA, Modality.ACTUAL) in told(
        "La activista Mira Halden fue detenida. Fue condenada a ocho años de cárcel.", "es"
    )
    assert not any(
        persons
        for t, persons, _ in told("Habló la activista Marta Halden. Fue condenado a un año de cárcel.", "es")
        if t is Type.SENTENCE
    )


def test_a_headline_in_capitals_names_who_stands_in_it() -> None:
    """A long run of capitalised words is no name, and reading it ends without a fault."""
    text = "Jornalista e Escritor Detidos Após Publicação Sobre Mario Halden\nO escritor foi solto na sexta-feira."
    assert names(text, "pt") <= {"Mario Halden"}
    assert (
        names("Nuevos Casos Documentados Por Nuestra Organización Este Mes Pasado\nHubo dos detenciones.", "es")
        == set()
    )
