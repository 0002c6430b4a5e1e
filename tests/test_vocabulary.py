"""Every code has words for people, and unknown tiers fail closed."""

from enum import StrEnum

import pytest

from habeas import vocabulary
from habeas.vocabulary import Tier, label, terms

CODES = [e for e in vars(vocabulary).values() if isinstance(e, type) and issubclass(e, StrEnum) and e is not StrEnum]


@pytest.mark.parametrize("codes", CODES, ids=lambda e: e.__name__)
def test_every_code_has_label_and_definition(codes: type[StrEnum]) -> None:
    """No page can meet a code without words for it, and no words stand there without a code."""
    known = terms()[codes.__name__.lower()]
    assert set(known) == {c.value for c in codes}
    assert all(label(c) and known[c.value]["definition"] for c in codes)


def test_unknown_tier_is_sealed() -> None:
    """A tier that nobody has heard of hides a thing from everybody but those who may see all."""
    assert (Tier.named("partner"), Tier.named("secret")) == (Tier.PARTNER, Tier.SEALED)
