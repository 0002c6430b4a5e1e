"""What a document tells for a run of capitalised words being a person: how it is named, told of and placed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from habeas.extraction.blocks import title_case
from habeas.extraction.english.runs import MARKS, unaccented
from habeas.extraction.lexicon import GIVEN, KIN, PERSON_VERBS, PLACE_WORDS
from habeas.extraction.people import Name
from habeas.extraction.words import Line
from habeas.names import gender, given
from habeas.places import country

__all__ = ["ENOUGH", "scores_of"]

_IN_LIST_ORDER = 3.0
"""How much speaks for a form with its surname first, as lists give names and nothing else is written."""
ENOUGH = 1.0
"""From how much on a full name is a person's."""


def scores_of(
    folded: str, lines: Sequence[Line], runs: Sequence[Name], is_common: Callable[[str], bool]
) -> Mapping[str, float]:
    """How much speaks in all for each form being a person's."""
    scores = _evidence(lines, runs)
    of_form = defaultdict[str, list[Name]](list)
    for run in runs:
        of_form[run.form].append(run)
    for form, same in of_form.items():
        scores[form] -= 3.0 * _everyday(form, same, lines, is_common, folded)
        scores[form] -= 3.0 * _headline_only(form, same, lines, is_common, folded)
    for form in _beside_people(lines, runs, scores):
        scores[form] += 1.5
    for form in _of_one_surname(lines, runs, scores):
        scores[form] += _SURNAME_SHARED
    return scores


def _evidence(lines: Sequence[Line], runs: Sequence[Name]) -> dict[str, float]:
    """How much speaks for each form being a person; the weights were set by hand on the training files."""
    scores, entity = defaultdict[str, float](float), defaultdict[str, Counter[str]](Counter)
    singles = Counter(r.form for r in runs if " " not in r.form)
    for run in runs:
        words = run.form.split()
        if run.line < 0:
            scores[run.form] += 1.5
            continue
        line = lines[run.line]
        entity[run.form][line.words[run.last].entity] += 1
        scores[run.form] += _here(line, run) + _IN_LIST_ORDER * ("," in run.form)
        if len(words) > 1 and singles[words[-1]]:
            scores[run.form] += 1.0
    human = {r.form for r in runs if r.line >= 0 and _told_as_person(lines[r.line], r)}
    kin = {r.form for r in runs if " " not in r.form and r.line >= 0 and _named_for_kin(r)}
    anywhere = {r.form for r in runs if r.line >= 0 and _stands_behind(_WHERE | _WHITHER, lines[r.line], r)}
    for form, articles in _articles(lines, runs).items():
        scores[form] -= 2.0 * len(articles) if all(articles) else 0.0  # "the Mira Halden freed in May" is still she
    for form, labels in entity.items():
        total = sum(labels.values())
        alone = " " not in form and form not in kin
        called = " " in form and _begins_with_a_given_name(form)
        placed = alone or (form not in human | kin and not called) or form in anywhere or country(form) is not None
        scores[form] += 1.6 * labels["PERSON"] / total - (1.2 if called else 2.4) * labels["NORP"] / total
        scores[form] -= (2.4 if placed else 1.2) * (labels["GPE"] + labels["LOC"]) / total
        scores[form] -= 0.3 * (labels["ORG"] + labels["FAC"] + labels["DATE"] + labels["EVENT"] + labels["LAW"]) / total
        scores[form] += 1.2 * (len(form.split()) in (2, 3)) - 0.5 * (len(form.split()) == 1)
        scores[form] += 2.0 * any(mark in form for mark in MARKS)  # a nickname
        scores[form] += _KIN_NAMED * (form in kin)
        if called:
            scores[form] += 1.0 + 0.6 * (len(form.split()) == 4)  # four words are no place; two and three count below
        elif form in human and gender(form) is not None:
            scores[form] += 1.5
        if form.split()[-1].lower() in PLACE_WORDS:
            scores[form] -= 3
    return scores


_SURNAME_SHARED = 2.5
"""What it says of a given name alone that the next name has the surname for both (tuned on the training files)."""
_KIN_NAMED = 2.2
"""What it says of a word alone that it stands behind a relative: "his wife, Mira"."""


def _named_for_kin(run: Name) -> bool:
    """Whether a word alone says which relative is meant: "her husband, Ivo,", "my grandmother Mira"."""
    return run.role is not None and any(w.lower() in KIN | _CLOSE for w in run.role.split()[-1:])


_CLOSE = frozenset("cellmate friend colleague neighbour neighbor girlfriend boyfriend godfather godmother".split())


def _begins_with_a_given_name(form: str) -> bool:
    """Whether the first word of a form is a given name, or a family name of those that stand first."""
    first = form.split()[0]
    if len(first) == 2 and first.endswith("."):
        return True  # "M. Halden"
    sounds = len(first) > 4 and given(first) is not None  # of short words too many sound like one
    return gender(form) is not None or sounds or unaccented(first) in GIVEN


def _articles(lines: Sequence[Line], runs: Sequence[Name]) -> dict[str, list[bool]]:
    """For each place of a form whether "the" stands before it, as before names of things."""
    found = defaultdict[str, list[bool]](list)
    for run in runs:
        if run.line >= 0:
            words = lines[run.line].words
            before = words[run.first - 1].lower if run.first else ""
            found[run.form].append(before == "the" and words[run.last].dep != "compound")
    return found


def _beside_people(lines: Sequence[Line], runs: Sequence[Name], scores: Mapping[str, float]) -> set[str]:
    """Forms of several words that stand in one row with somebody: "Mira Halden and Oren Talby" are of one kind."""
    at_word = {(r.line, r.last): r for r in runs if r.line >= 0 and " " in r.form}
    found = set[str]()
    for (at, last), run in at_word.items():
        word = lines[at].words[last]
        other = at_word.get((at, word.head)) if word.dep == "conj" else None
        if other is not None and scores[other.form] >= ENOUGH > scores[run.form]:
            found.add(run.form)
        elif other is not None and scores[run.form] >= ENOUGH > scores[other.form]:
            found.add(other.form)
    return found


def _of_one_surname(lines: Sequence[Line], runs: Sequence[Name], scores: Mapping[str, float]) -> set[str]:
    """Given names that share the surname of the next: the first of "Ivo and Mira Halden"."""
    found = set[str]()
    behind = {(r.line, r.first): r for r in runs if " " in r.form and scores[r.form] >= ENOUGH}
    for run in runs:
        if run.line < 0 or " " in run.form or run.role is not None:
            continue
        words = lines[run.line].words
        other = behind.get((run.line, run.last + 2))
        joined = other is not None and words[run.last + 1].lower == "and" and words[run.last].entity not in _PLACED
        if joined and country(run.form) is None and _begins_with_a_given_name(run.form):
            found.add(run.form)
    return found


_PLACED = ("GPE", "NORP", "LOC")


def _everyday(
    form: str, same: Sequence[Name], lines: Sequence[Line], is_common: Callable[[str], bool], folded: str
) -> bool:
    """Whether a form is capitalised words of the language ("Legal Reforms") that nothing in the text makes a person."""
    if not all(is_common(w) for w in form.split()):
        return False
    if any(r.age or (r.role and not title_case(folded[lines[r.line].start : lines[r.line].end])) for r in same):
        return False
    called = [
        lines[r.line].words[r.last].entity == "PERSON"
        and not title_case(folded[lines[r.line].start : lines[r.line].end])
        for r in same
        if r.line >= 0
    ]
    return 2 * sum(called) <= len(same)


def _headline_only(
    form: str, runs: Sequence[Name], lines: Sequence[Line], is_common: Callable[[str], bool], folded: str
) -> bool:
    """Whether a form stands in headlines alone, in capitals or with a word of the language: "HALDEN FREED", "Halden Says"."""
    same = [r for r in runs if r.line >= 0]
    if not same or not all(title_case(folded[lines[r.line].start : lines[r.line].end]) for r in same):
        return False
    return form.isupper() or (" " in form and any(is_common(w) for w in form.split()[1:]))


def _here(line: Line, run: Name) -> float:
    """What one place in the text says: age, role, a verb of people, a preposition of places."""
    words, score = line.words, 0.0
    if line.parsed and (words[run.last].dep == "conj" or any(words[k].dep == "conj" for k in words[run.last].kids)):
        score += 0.4
    score += 3.0 * (run.age is not None or _born(line, run)) + 1.5 * (run.role is not None)
    head = words[run.last].head if line.parsed else run.last
    if (
        line.parsed
        and words[run.last].dep in ("nsubj", "nsubjpass", "dobj", "pobj")
        and words[head].lemma in PERSON_VERBS
    ):
        score += 1.0
    score += 0.7 * _undergoes(line, run) + 0.8 * _whose_fate(line, run) + 1.0 * _first_name_acts(line, run)
    if _stands_behind(_WHERE, line, run):
        score -= 1.5
    if _names_a_house(line, run):
        score -= 5.0
    counted = run.first > 0 and words[run.first - 1].pos == "D" and words[run.first - 1].entity != "DATE"
    if line.parsed and counted and words[run.last].tag in ("NNPS", "NNS"):
        score -= 4.0  # "seven Sri Lankans"
    return score


def _born(line: Line, run: Name) -> bool:
    """Whether brackets behind a form say when somebody was born, as encyclopaedias do: "(Arabic: ...; born 1971)"."""
    behind = line.words[run.last + 1 : run.last + 2 + _IN_BRACKETS]
    if not behind or behind[0].text != "(":
        return False
    inside = [w.lower for w in takewhile(lambda w: w.text != ")", behind[1:])]
    return "born" in inside or "b." in inside


_IN_BRACKETS = 16
"""Words of a bracket that are looked through."""


def _undergoes(line: Line, run: Name) -> bool:
    """Whether something is done to a form, or "who" or "jailed since" follows it, as people are spoken of."""
    behind = line.words[run.last + 1 : run.last + 3]
    clause = len(behind) > 1 and behind[0].text == ","
    after = behind[1].lower if clause else "".join(w.lower for w in behind[:1])
    taken = clause and behind[1].tag == "VBN" and behind[1].lemma in PERSON_VERBS
    return line.words[run.last].dep == "nsubjpass" or after in ("who", "whose") or taken


def _first_name_acts(line: Line, run: Name) -> bool:
    """Whether a known given name alone is what a sentence tells of: "Mira has been sent back"."""
    word = line.words[run.last]
    subject = word.dep in ("nsubj", "nsubjpass") and word.entity in ("", "PERSON")
    return subject and " " not in run.form and gender(run.form) is not None


def _whose_fate(line: Line, run: Name) -> bool:
    """Whether a form stands behind what happens to people: "the release of Mira Halden"."""
    words = line.words
    of = words[words[run.last].head] if words[run.last].dep == "pobj" else None
    return of is not None and of.lower == "of" and words[of.head].lemma in _FATES


_FATES = frozenset("release arrest detention trial conviction sentencing imprisonment pardon death".split())
_HOUSES = frozenset("prison prisons jail jails colony penitentiary".split())


def _names_a_house(line: Line, run: Name) -> bool:
    """Whether a form says which prison: "left Lowmark prison", "Lowmark and two other prisons", "freed from Lowmark"."""
    words, behind = line.words, line.words[run.last + 1].lower if run.last + 1 < len(line.words) else ""
    if behind in _HOUSES and words[run.last].dep in ("compound", "nmod", "amod"):
        return True
    joined = [k for k in words[run.last].kids if words[k].dep == "conj"]
    return any(words[k].lower in _HOUSES or _taken_from(line, run.last) for k in (*joined, run.last))


_TAKES = frozenset("take move transfer bring free release escape drive fly bus".split())


def _taken_from(line: Line, noun: int) -> bool:
    """Whether a noun, or the first of its row, is where people come out: "moved from Lowmark and Brod", "out of Lowmark"."""
    words = line.words
    first = next((up for up in (noun, *line.ancestors(noun)) if words[up].dep != "conj"), noun)
    prep = words[first].head
    if words[first].dep != "pobj" or words[prep].lower not in ("from", "of"):
        return False
    above = words[words[prep].head]
    return above.lemma in _TAKES if words[prep].lower == "from" else above.lower == "out"


def _told_as_person(line: Line, run: Name) -> bool:
    if line.words[run.last].entity == "DATE":
        return False  # "New Year's Eve"
    return run.age is not None or run.role is not None or _undergoes(line, run)


_WHERE = frozenset(["in", "at", "near", "across", "outside"])
_WHITHER = frozenset(["to", "from", "into", "via", "through", "around", "toward", "towards"])


def _stands_behind(prepositions: frozenset[str], line: Line, run: Name) -> bool:
    """Whether a form stands as places do: "in Lowmark"."""
    first = next((up for up in (run.last, *line.ancestors(run.last)) if line.words[up].dep != "conj"), run.last)
    if first != run.last:  # "in Lowmark and Brod"
        return line.words[first].dep == "pobj" and line.words[line.words[first].head].lower in prepositions
    before = line.words[run.first - 1].lower if run.first else ""
    return before in prepositions and line.words[run.last].dep == "pobj"
