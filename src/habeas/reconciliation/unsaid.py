"""Of whom a number is that stands without a noun: of those of whom the number before it is.

"Twelve journalists are held. The ministry counts nine", "29 believers are on trial, eight of them behind bars".
"""

from dataclasses import replace

from habeas.reconciliation.bases import is_count
from habeas.reconciliation.claims import Case, Claim, with_claims
from habeas.reconciliation.groups import GROUPS, counted, group_of, of_them
from habeas.reconciliation.topics import speaks_of, words_of

NEAR = 250
"""Characters between two numbers within which the later can go without the noun of the earlier."""


def grouped(case: Case) -> Case:
    """The case with a noun for each number of people held or detained that leaves it to the number before it.

    A number of some of those told before is passed over: "twelve, two of them foreigners; the ministry has nine".
    """
    found: dict[str, str] = {}
    for report in case.by_document.values():
        last: Claim | None = None
        for c in (c for c in report if c.said.count and not c.persons):
            if last and is_count(c) and _bare(c) and _goes_on(c, last) and (noun := found.get(last.id) or _noun(last)):
                found[c.id] = noun
            if c.id in found or not _of_some(c):
                last = c
    if not found:
        return case
    made = (replace(c, said=replace(c.said, group=found[c.id])) if c.id in found else c for c in case.claims)
    return with_claims(case, made)


def _goes_on(c: Claim, last: Claim) -> bool:
    """Whether a number stands near behind another, in one line with it."""
    between = c.document.text[last.said.end : c.said.start]
    return len(between) <= NEAR and "\n" not in between


def _bare(c: Claim) -> bool:
    """Whether no words say who is counted: none behind the number, and none before it."""
    if c.said.group is not None or group_of(c) != "people":
        return False
    return of_them(c) or not (counted(c).strip(" .,;:!?”\"'»)") or speaks_of("persons", c.said.quote))


def _of_some(c: Claim) -> bool:
    """Whether a number is of some of those told of before: "two of them", "of the 309, four"."""
    assert c.said.count is not None
    before = c.said.quote[: max(c.said.quote.find(c.said.count.text), 0)]
    return of_them(c) or speaks_of("of_them", f"{before}.")


def _noun(c: Claim) -> str | None:
    """The words for the group that a number is of, where it is one that is counted apart; cases are no people."""
    group = group_of(c)
    if group not in GROUPS or group == "cases":
        return None
    return c.said.group or (words_of(group, c.said.quote) or group).lower()
