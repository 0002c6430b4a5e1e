"""What only proposes is kept beside what rules found: it counts for nothing until a person accepts it."""

from dataclasses import replace

from registers import Opener
from telling import Report, decided, report, sealed

from habeas.model import PROPOSAL, Extraction, SetAside
from habeas.pipeline import Answers
from habeas.register import Register
from habeas.vocabulary import Tier

TEXT = "Mira Halden was arrested in Vitsba. Oren Talby walked out of the colony on Monday."
FOUND = report(TEXT, [("arrest", "Mira Halden was arrested", "Mira Halden")])
PROPOSED_BY = f"{PROPOSAL}openai/small"


def proposed() -> Report:
    """What a model proposes of the same text: one more statement, on somebody whom the rules do not know."""
    made = report(TEXT, [("release", "Oren Talby walked out of the colony on Monday", "Oren Talby")])
    statements = tuple(replace(s, by="openai/small", review="not found by the rules") for s in made.statements)
    mentions = tuple(replace(m, review="not found by the rules") for m in made.mentions)
    aside = SetAside("extraction", made.document.id, "openai/small: quote not in the text")
    return Report(made.reading, Extraction(made.document.id, PROPOSED_BY, statements, mentions, (aside,)))


def names(answers: Answers) -> list[str]:
    """Everybody whom the findings know of."""
    return sorted(f.value.name for f in answers.find_people(""))  # type: ignore[union-attr]


def test_a_proposal_counts_for_nothing_by_itself(register: Register) -> None:
    """Findings, people and the statements of the document are as if the model had never been asked."""
    FOUND.keep_in(register)
    before = Answers(register).findings()
    proposed().keep_in(register)
    answers = Answers(register)
    assert answers.findings() == before and names(answers) == ["Mira Halden"]
    assert answers.statements_of(FOUND.document.id) == list(FOUND.statements)
    assert answers.for_review() == list(proposed().statements)


def test_a_proposal_that_a_person_accepts_counts(register: Register) -> None:
    """Accepted it is a statement like any other; with the acceptance undone it waits again."""
    FOUND.keep_in(register)
    (release,) = proposed().keep_in(register).statements
    accepted = decided("accept", release.id)
    register.decide(accepted)
    answers = Answers(register)
    assert names(answers) == ["Mira Halden", "Oren Talby"] and answers.for_review() == []
    assert answers.statements_of(FOUND.document.id) == [*FOUND.statements, release]
    register.decide(decided("undo", accepted.id, at="2025-09-21"))
    assert names(answers) == ["Mira Halden"] and answers.for_review() == [release]


def test_a_proposal_that_a_person_rejects_is_off_the_list(register: Register) -> None:
    """Rejected it waits no longer, counts no more than before, and can still be asked for by its id."""
    FOUND.keep_in(register)
    (release,) = proposed().keep_in(register).statements
    register.decide(decided("reject", release.id))
    answers = Answers(register)
    assert answers.for_review() == [] and names(answers) == ["Mira Halden"]
    why = answers.why(release.id)
    assert why is not None and why.thing == release


def test_neither_takes_the_other_ones_place(new_register: Opener) -> None:
    """Rules and model may come in any order, and again in newer versions: the newest of each is there."""
    one, other = new_register(), new_register()
    newer = replace(FOUND.extraction, version="rules 2", statements=())
    for register, order in ((one, (FOUND, proposed())), (other, (proposed(), FOUND))):
        for report_ in order:
            report_.keep_in(register)
        material = register.as_seen_by(Tier.PUBLIC).material()
        assert {s.by for s in material.statements} == {"rule", "openai/small"}
        register.keep_extraction(newer)
        view = register.as_seen_by(Tier.PUBLIC)
        assert {s.by for s in view.material().statements} == {"openai/small"}
        assert [a.reason for a in view.set_asides()] == ["openai/small: quote not in the text"]
        register.keep_extraction(Extraction(FOUND.document.id, f"{PROPOSAL}openai/larger"))
        assert register.as_seen_by(Tier.PUBLIC).material().statements == ()


def test_a_person_whom_both_name_is_one_mention(register: Register) -> None:
    """Where the rules know the name too, accepting the proposal adds no second mention."""
    FOUND.keep_in(register)
    made = proposed()
    both = replace(made.extraction, mentions=tuple(replace(m, review="x") for m in FOUND.mentions))
    register.keep_extraction(
        replace(both, statements=tuple(replace(s, persons=("Mira Halden",)) for s in both.statements))
    )
    (waiting,) = Answers(register).for_review()
    register.decide(decided("accept", waiting.id))
    assert names(Answers(register)) == ["Mira Halden"]


def test_a_proposal_on_somebody_withheld_is_withheld(register: Register) -> None:
    """What waits for review is shown by tier like everything else, also where only the model names the person."""
    FOUND.keep_in(register)
    made = proposed().keep_in(register)
    register.decide(sealed(made.mentions[0].id, tier="restricted"))
    assert Answers(register, Tier.PUBLIC).for_review() == []
    assert Answers(register, Tier.RESTRICTED).for_review() == list(made.statements)
