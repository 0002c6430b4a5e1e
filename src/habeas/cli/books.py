"""What the findings come to over time, for a terminal: the revolving door, time in custody, overlap of sources."""

from collections.abc import Mapping, Sequence
from datetime import date

from rich.console import Console

from habeas.cli.printing import lines_of_json, notice, plain, print_table
from habeas.model import Finding
from habeas.reconciliation import ledger

__all__ = ["flows", "overlap", "trades"]


def flows(console: Console, found: Sequence[Finding], on: date, *, json: bool) -> None:
    """Inflow against outflow by month; how long custody lasts, what was left to serve, how many were sent abroad."""
    told = ledger.duration(ledger.stays(found, on))
    abroad, out = ledger.sent_abroad(found)
    serving = ledger.left_to_serve(found)
    if json:
        left = ({"person": person, "days_left_to_serve": days} for person, days in serving)
        lines_of_json([*ledger.months(found), told, {"came_out": out, "sent_abroad": abroad}, *left])
        return
    rows = [(f"{m.month:%B %Y}", m.taken.text, m.let_out.text) for m in ledger.months(found)]
    print_table(console, "The revolving door: numbers told, by month", ("month", "taken", "let out"), rows)
    days_left = sorted(days for _, days in serving)
    lines = [
        f"Time in custody of the {_people(told.people)} whose day of arrest is known, {told.ended} of them out again: "
        + _median(told) if told.people else "Time in custody of the people named: the day of arrest is known of none.",
        f"Of {_people(out, 'named ')} who came out, {abroad} went or were taken abroad ({abroad / out:.0%})."
        if out else "",
        f"Left to serve of {_people(len(days_left))} freed before the term was over: {days_left[len(days_left) // 2]} "
        f"days for the middle one, {sum(days_left)} days in all." if days_left else "",
    ]  # fmt: skip
    for line in filter(None, lines):
        console.print(plain(line))


def trades(console: Console, found: Sequence[Finding], *, json: bool) -> None:
    """What was given for people, by month and since the first: the price of a person in concessions over time."""
    made = ledger.trades(found)
    if json:
        lines_of_json(made)
        return
    rows = [
        (
            f"{t.month:%B %Y}",
            t.freed.text,
            str(t.concessions),
            t.price.text,
            str(t.denied),
            str(t.lapsed),
            f"{t.freed_so_far.text} for {t.concessions_so_far}",
        )
        for t in made
    ]
    columns = ("month", "freed", "given", "freed for each", "ties denied", "taken back", "so far")
    print_table(console, "Releases tied to what was given, by words or by time", columns, rows)


def _people(n: int, sort: str = "") -> str:
    return f"{n} {sort}{'person' if n == 1 else 'people'}"


def _median(told: ledger.Duration) -> str:
    if told.median is None:
        return "fewer than half have come out, so there is no median."
    high = f"{told.high} days" if told.high is not None else "an end not yet seen"
    return f"median {told.median} days (95 % interval {told.low} days to {high}; those still inside are counted in)."


def overlap(
    console: Console, found: Sequence[Finding], origin: Mapping[str, str], *, estimate: bool, json: bool
) -> None:
    """How many people two sources both name; a hidden total only when asked for, with what it assumes."""
    pairs = ledger.overlaps(found, origin)
    if json:
        lines_of_json([*pairs, *filter(None, [ledger.estimate(pairs) if estimate else None])])
        return
    rows = [(o.one, o.other, str(o.both), str(o.only_one), str(o.only_other)) for o in pairs]
    columns = ("source", "other source", "both", "only the one", "only the other")
    print_table(console, "People named by two sources", columns, rows)
    if not estimate:
        return
    told = ledger.estimate(pairs)
    if told is None:
        notice("no two sources name the same people: nothing can be estimated")
        return
    console.print(plain(f"Perhaps {told.total} people (95 % interval {told.low} to {told.high}), {told.assumption}."))
