"""How alike two names are."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from habeas.names import THRESHOLD, similarity

PAIRS = list(csv.DictReader(Path(__file__).with_name("pairs.csv").read_text("utf-8").splitlines()))
"""Made-up names; written before the matcher saw them, later used to mend it."""

LETTERS = "aeiouybcdfghklmnprstvzшчжяюёіўїАКМСТВ'-., ABKMSZЛУ"


def test_most_labelled_pairs_come_out_right():
    """On the labelled pairs F1 is .97 at least and precision .96; a pair more that goes wrong fails this."""
    said = [(similarity(p["a"], p["b"]).score >= THRESHOLD, p["same"] == "1") for p in PAIRS]
    hits, called, same = sum(s and y for s, y in said), sum(s for s, _ in said), sum(y for _, y in said)
    assert hits / called >= 0.96
    assert 2 * hits / (called + same) >= 0.97


@pytest.mark.parametrize(
    ("a", "b", "opposed"),
    [
        ("Vital Lukashuk", "Vadzim Lukashuk", "given name"),
        ("Volha Zhukouskaya", "Pavel Zhukouski", "gender"),
        ("Дмитрий Сергеевич Чайкин", "Дмитрий Павлович Чайкин", "patronymic"),
        ("Sasha Zhukouskaya", "Sasha Zhukouski", "gender"),
        ("Mira Haldenova", "Mira Haldenova", None),
    ],
)
def test_what_speaks_against_is_named(a: str, b: str, opposed: str | None):
    """A likeness names the part of the names that speaks against one person."""
    assert similarity(a, b).opposed == opposed


def test_the_reason_is_a_sentence():
    """The reason says in words how the parts compare, so that a reader can check it."""
    reason = similarity("Dima Lukashuk", "Дмитрий Лукашук").reason
    assert reason == "Lukashuk and Лукашук are spellings of one surname; Dima and Дмитрий are forms of one given name."


def test_a_surname_alone_is_no_full_name():
    """A surname alone stays below the threshold, however well it fits, and is not called full."""
    found = similarity("Lukashuk", "Dmitry Lukashuk")
    assert found.score < THRESHOLD
    assert not found.full
    assert not similarity("D. Lukashuk", "Dmitry Lukashuk").full


def test_a_mixed_script_name_is_repaired():
    """A Latin letter that looks like the Cyrillic one around it changes nothing."""
    assert similarity("Кірыл Жук", "Kірыл Жук").score == 1.0


@settings(deadline=None)
@given(st.text(LETTERS, max_size=25), st.text(LETTERS, max_size=25))
def test_likeness_looks_the_same_from_both_sides(a: str, b: str):
    """Any two texts: a score between 0 and 1, the same when they change places."""
    one, other = similarity(a, b).score, similarity(b, a).score
    assert 0 <= one <= 1
    assert one == pytest.approx(other, abs=0.02)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_borne(text: str):
    """Text that is no name scores, too, without an error."""
    assert 0 <= similarity(text, "Mira Halden").score <= 1


# ---------------------------------------------------------------- what must not matter

GIVEN = ["Mira", "Dmitry", "Zmicier", "Volha", "Вольга", "Кацярына", "Yauhen", "Євген", "Жанна", "Oren"]
SURNAMES = ["Haldenskaya", "Халденский", "Лозниченко", "Talby", "Sokal", "Жытнік", "Trzebiński", "Halkevičius"]
PATRONYMICS = ["", "Petrovich", "Ивановна", "Сяргееўна"]
names = st.builds(
    lambda given_, patronymic, surname: " ".join(filter(None, (given_, patronymic, surname))),
    st.sampled_from(GIVEN), st.sampled_from(PATRONYMICS), st.sampled_from(SURNAMES),
)  # fmt: skip
LOOKALIKES = str.maketrans("аеосхікАВЕКМНОРСТХ", "aeocxikABEKMHOPCTX")


def surname_first(name: str) -> str:
    *given_, surname = name.split()
    return " ".join((surname, *given_))


@settings(deadline=None)
@given(names, names)
def test_likeness_is_exactly_symmetric(a: str, b: str):
    """Two names score the same from both sides, to the last digit, and are explained from the side that was asked."""
    one, other = similarity(a, b), similarity(b, a)
    assert one.score == other.score
    assert one.readings == other.readings[::-1]


@example("-A.\u0410")
@settings(deadline=None)
@given(names | st.text(LETTERS, min_size=1, max_size=25))
def test_equal_names_score_one(name: str):
    """A name is wholly like itself, whatever it is, as long as there is a letter in it."""
    assert similarity(name, name).score == float(any(c.isalpha() for c in name))


@example("Oren Ивановна Talby", "Oren Petrovich Talby")
@settings(deadline=None)
@given(names, names)
def test_case_does_not_matter(a: str, b: str):
    """Capitals or small letters throughout change no score."""
    score = similarity(a, b).score
    assert similarity(a.upper(), b).score == similarity(a, b.lower()).score == score


@example("Dmitry Petrovich Talby", "Oren Petrovich Talby")
@example("Oren Petrovich Talby", "Oren Sokal")
@example("Oren Sokal", "Mira Sokal")
@settings(deadline=None)
@given(names, names)
def test_order_does_not_matter(a: str, b: str):
    """Surname first scores as surname last; a comma, which says more, leads to the same verdict."""
    score, (surname, *given_) = similarity(a, b).score, surname_first(a).split()
    assert similarity(surname_first(a), b).score == score
    assert (similarity(f"{surname}, {' '.join(given_)}", b).score >= THRESHOLD) is (score >= THRESHOLD)


@settings(deadline=None)
@given(names, names)
def test_how_letters_are_encoded_does_not_matter(a: str, b: str):
    """Letters taken apart into marks, and a Latin letter that looks like the Cyrillic one it stands for, change nothing."""
    score, first = similarity(a, b).score, a.split()[0]
    assert similarity(unicodedata.normalize("NFD", a), b).score == score
    if all("\u0400" <= c <= "\u04ff" for c in first):
        mixed = first[0] + first[1].translate(LOOKALIKES) + first[2:]
        assert similarity(a.replace(first, mixed, 1), b).score == score


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Tomás Ruiz Lozano", "Tomas Ruiz", True),
        ("Tomás Ruiz Lozano", "Tomás Rivera Lozano", False),
        ("Khaled al-Mansour", "Khalid Al Mansur", True),
        ("Khaled al-Mansour", "Khaled al-Halabi", False),
        ("Tran Minh Duy", "Duy Tran Minh", True),
        ("Tran Minh Duy", "Tran Binh Duy", False),
        ("Gao Soo Yong", "Gao Sooyong", True),
        ("Gao Soo-yong", "Sooyong Gao", True),
        ("Khaled Aldorani", "Khaled al-Dorani", True),
        ("Abdul Karim Dorani", "Abdel Karim Dorani", True),
        ("Lasha Gordeladze", "ლაშა გორდელაძე", True),
        ("Lasha Gordeladze", "ლაშა მესხიძე", False),
        ("Mirza Jalilov", "Мирза Джалилов", True),
        ("Rəhim Cəlilov", "Rahim Jalilov", True),
        ("Нұрбек Жантасов", "Nurbek Zhantasov", True),
        ("OttoBrennwald", "Otto Brennwald", True),
        ("Mira-Halden", "Mira Halden", True),
        ("Otto Brennwalde", "Otto Brennwald", True),
        ("Otto J. Friedrich", "Otto Joachim Friedrich", True),
        ("Soetanto", "Sutanto", True),
        ("Sutanto", "Sutanto", True),
        ("Sutanto", "Sutarman", False),
    ],
)
def test_names_from_elsewhere_are_compared_word_by_word(a: str, b: str, alike: bool):
    """Second surnames, articles, scripts, words divided or joined, names of one word: borne; other people stay other."""
    assert (similarity(a, b).score >= THRESHOLD) is alike


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oren Haldenskaya", "Oren Халденский"),
        ("Халденский Oren", "Haldenskaya Oren"),
        ("Ulvi Haldenova", "Ulvi Haldenov"),
        ("Haldenov Ulvi", "Ulvi Haldenova"),
    ],
)
def test_a_woman_and_a_man_whose_given_name_nobody_knows_are_two(a: str, b: str):
    """The endings of surnames tell them apart, whichever of the words is taken for the surname."""
    assert similarity(a, b).score < THRESHOLD


# ---------------------------------------------------------------- one sound, one case, one initial


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dzhamila Haldenova", "Djamila Haldenova"),
        ("Dzhamila Haldenova", "Jamila Haldenova"),
        ("Oren Dzhalbiev", "Oren Djalbiev"),
        ("Oren Djalbiev", "Oren Jalbiev"),
        ("Oren Dschalbiev", "Орен Джалбиев"),
        ("Oren Jalbiev", "Орен Ялбиев"),
        ("Mira Djakova", "Мира Дьякова"),
        ("Mira Djachenko", "Mira Dyachenko"),
        ("Oren Dzialbin", "Орен Дзялбин"),
    ],
)
def test_dzh_dj_and_j_are_one_sound(a: str, b: str):
    """The first sound of Jamila is written in many ways; a j may still be й, a dj a soft d, and a dz is one too."""
    assert similarity(a, b).score > 0.98


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Elnur Xaldenov", "Elnur Khaldenov"),
        ("Elnur Xaldenov", "Эльнур Халденов"),
        ("Cavid Verikov", "Javid Verikov"),
        ("Qasim Haldenli", "Гасым Халденли"),
        ("Seymur Cabarov", "Сеймуру Джабарову"),
        ("Rafiq Varikli", "Рафика Варикли"),
        ("Xatirə Halden", "Хатиру Халден"),
    ],
)
def test_azerbaijani_letters_are_read_without_its_own_marks(a: str, b: str):
    """An x is kh, a q is g and a c is j to whoever writes Azerbaijani names, marks or no marks."""
    assert similarity(a, b).score > 0.87


def test_an_x_is_still_ks_elsewhere():
    """Nobody else's x, q or c is read so alone."""
    assert similarity("Max Alexeyev", "Макс Алексеев").score > 0.9
    assert similarity("Mira Nicolenko", "Мира Николенко").score > 0.85


def test_another_sound_is_not_dzh():
    """Zh, or d alone, is further from Dzh than its other spellings are."""
    for other in ("Oren Zhalbiev", "Oren Dalbiev"):
        assert similarity("Oren Dzhalbiev", other).score < 0.95


@pytest.mark.parametrize(
    ("oblique", "nominative"),
    [
        ("Нуршоду Халдинову", "Нуршод Халдинов"),
        ("Нуршоду Халдинову", "Нуршода Халдинова"),
        ("Нуршоду Халдиновичу", "Нуршод Халдинович"),
        ("Нуршоду Абдулаевичу Халдинову", "Нуршод Халдинов"),
        ("Бахтолу Талбиеву", "Бахтола Талбиева"),
    ],
)
def test_a_given_name_that_nobody_knows_is_read_in_an_oblique_case(oblique: str, nominative: str):
    """Where the surname is plainly in a case, the given name is in the same: his dative, or her accusative."""
    assert similarity(oblique, nominative).score > 0.95


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Нуршоду Халдинову", "Маршод Халдинов"),
        ("Нуршоду Халдинову", "Нуршод Талбиев"),
        ("Нуршоду Халдинову", "Мира Халдинова"),
        ("Талбу Халдинова", "Талба Халдинов"),
    ],
)
def test_an_oblique_case_is_of_one_name_and_one_gender(a: str, b: str):
    """Other names stay others, and a case that the surname does not stand in too is none."""
    assert similarity(a, b).score < THRESHOLD


@pytest.mark.parametrize("full", ["Иосиф Тучин", "Осип Тучин", "Joseph Tuchin", "Йосип Тучин", "Иван Тучин"])
def test_an_initial_i_fits_all_that_is_written_with_it(full: str):
    """И. stands for Иосиф too, though its first two letters make one sound, and for his name in other languages."""
    assert similarity("И. Тучин", full).score >= THRESHOLD


@pytest.mark.parametrize("full", ["Олег Тучин", "Яков Тучин", "Михаил Тучин", "Мира Тучина"])
def test_an_initial_i_fits_nobody_else(full: str):
    """И. is no О., Я. or М."""
    assert similarity("И. Тучин", full).score < THRESHOLD


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Vera Haldenov", "Vera Haldenova", True),
        ("Vera Haldensky", "Вера Халденская", True),
        ("Pavel Haldenov", "Pavel Haldenova", False),
        ("V. Haldenov", "Vera Haldenova", False),
    ],
)
def test_a_mans_ending_is_a_slip_behind_a_womans_given_name(a: str, b: str, one: bool):
    """Reports from abroad give a woman's surname the ending of a man's; behind an initial or a man's name it opposes."""
    assert (similarity(a, b).score >= THRESHOLD) is one


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Sarvaz Tolmat", "Сарваз Толматов", True),
        ("Sarvina Tolmatova", "Sarvina Tolmat", True),
        ("Sarvaz Tolmatov", "Sarvina Tolmatova", False),
        ("Sarvaz Tolmat", "Sarvaz Dorkanov", False),
        ("Pavel Zhytnik", "Pavel Zhytnikov", False),
    ],
)
def test_a_surname_is_told_with_a_russian_ending_and_without(a: str, b: str, alike: bool):
    """Whoever bears no Slavic given name may be Tolmat here and Tolmatov there; Slavs of such names are two families."""
    assert (similarity(a, b).score >= THRESHOLD) is alike


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Marat Talbek", "Марат Тальбеков", True),
        ("Aigul Arzhanbek", "A. Arzhanbekova", True),
        ("Bolat Talbay", "Bolat Talbayev", True),
        ("Rustam Talbizoda", "Рустам Тальбизаде", True),
        ("Elshad Talbanli", "Эльшад Тальбанов", True),
        ("Ruslan Talbenko", "Ruslan Talbenkov", False),
        ("Marat Ivan", "Marat Ivanov", False),
        ("Marat Talbek", "Madina Talbekova", False),
        ("Oleg Talbek", "Oleg Talbekov", False),
        ("Marat Talbek", "Bolat Talbekov", False),
    ],
)
def test_the_ending_that_a_register_gave_comes_and_goes_with_names_of_the_east(a: str, b: str, alike: bool):
    """Surnames beside given names of Central Asia and the Caucasus are one with -ov, -li or -zoda, and without."""
    assert (similarity(a, b).score >= THRESHOLD) is alike


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Эльчина Талбова", "Elchin Talbov", True),
        ("Жанибеку Талбову", "Janibek Talbov", True),
        ("Yerlan Haldenov", "Ерлана Халденова", True),
        ("Гульнара Талбова", "Elchin Talbov", False),
    ],
)
def test_given_names_of_the_east_are_known_in_all_their_cases(a: str, b: str, alike: bool):
    """A man's name of the table in an oblique case is no woman's."""
    assert (similarity(a, b).score >= THRESHOLD) is alike


@pytest.mark.parametrize(
    ("a", "b", "opposed"),
    [
        ("Elchin Vagif oglu Talbov", "Эльчин Тальбов", None),
        ("Talbov Elchin Vagif oğlu", "Эльчин Вагифович Талбов", None),
        ("Elchin Vagif oglu Talbov", "Elchin Rauf oglu Talbov", "patronymic"),
        ("Азамат Бакыт уулу", "Bakyt uulu Azamat", None),
        ("Nurlan Abaiuly Halden", "Нурлан Абаевич Халден", None),
        ("Аида Бакыт кызы", "Azamat Bakyt uulu", "gender"),
    ],
)
def test_words_that_say_whose_child_somebody_is_make_patronymics(a: str, b: str, opposed: str | None):
    """The father's name before oglu, uulu or kyzy is a patronymic; without a surname it stands for one."""
    found = similarity(a, b)
    assert found.opposed == opposed
    assert (found.score >= THRESHOLD) is (opposed is None)


@pytest.mark.parametrize(
    ("a", "b", "opposed"),
    [
        ("Saule Haldeddin", "S. Haldeddin", None),
        ("Haldeddin S.", "Сауле Халдеддин", None),
        ("Mira Haldenov", "M. Haldenov", None),
        ("Irina Haldenova", "I. Haldenov", "gender"),
        ("Ivan Haldenov", "I. Haldenova", "gender"),
    ],
)
def test_one_form_of_a_surname_sets_no_man_from_a_woman(a: str, b: str, opposed: str | None):
    """Whoever has the surname in the very form that stands beside an initial may be meant, whatever it ends in."""
    assert similarity(a, b).opposed == opposed
