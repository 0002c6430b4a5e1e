"""The method page's list of rules: what each finds, with its examples, as the rule files say."""

from habeas.extraction.rules import Rule, load_rules


def rules() -> tuple[Rule, ...]:
    """Every rule that ships with habeas, by language and name."""
    by_language, _ = load_rules()
    return tuple(r for language in sorted(by_language) for r in sorted(by_language[language].all, key=lambda r: r.id))
