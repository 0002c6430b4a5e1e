"""A rule file is data: what it may say, and that it says clearly what is wrong with it."""

import pytest

from habeas.extraction.patterns import Pattern
from habeas.extraction.rules import RuleError, load_rules, read_rules
from habeas.extraction.words import split_words

HEAD = 'source = "an invented handbook"\n[let-go]\nsays = "x"\ntype = "release"\nwho = "object"\n'
EXAMPLES = 'finds = ["[Mira Halden|person] was let go."]\nignores = [{ text = "No.", because = "nothing" }]\n'


def test_the_rules_that_ship_can_be_read() -> None:
    """Every rule file that ships is valid, and English is among them."""
    by_language, digest = load_rules()
    assert "en" in by_language and len(digest) == 12


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('triggers = ["let {persn} go"]\n' + EXAMPLES, "unknown slot {persn}"),
        ('triggers = ["let (him go"]\n' + EXAMPLES, "never closed"),
        ('triggers = ["..."]\n' + EXAMPLES, "no word that must be there"),
        ('triggers = ["let go"]\n', "no `finds` or no `ignores`"),
        ('triggers = ["let go"]\nwhen = "x"\n' + EXAMPLES, "unknown key 'when'"),
        ('triggers = ["let ... ... ... ... ... ... go"]\n' + EXAMPLES, "readings"),
    ],
)
def test_a_wrong_rule_names_the_file_the_rule_and_the_fault(body: str, message: str) -> None:
    """The message names file and rule and says what is wrong; a pattern that could run on is refused."""
    with pytest.raises(RuleError) as raised:
        read_rules("release.en.toml", HEAD + body)
    assert "rules/release.en.toml, rule 'let-go'" in str(raised.value)
    assert message in str(raised.value)


def test_a_pattern_takes_the_longest_fit() -> None:
    """Words may be optional, alternative or far apart by up to four."""
    line = split_words("They let her and two others go home.", 0, 36)
    match = Pattern.of("let ... go (home|away)?").matches(line, {}, 1)
    assert match is not None and (match.first, match.last) == (1, 7)
