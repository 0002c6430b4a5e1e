"""habeas copies: which documents carry the text of which."""

from collections.abc import Iterable
from typing import Any

import click

from habeas.cli.base import Settings, command
from habeas.cli.printing import lines_of_json, notice, plain, quoted
from habeas.fingerprints import Likeness, compare
from habeas.model import Document
from habeas.register import RegisterError

SHOWN = 2
"""Shared passages that are shown of a pair, the longest."""


@click.command("copies")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT [OTHER]]")
@command
def copies(settings: Settings, documents: tuple[str, ...]) -> None:
    """Which documents carry the text of which: exact, copy, truncated copy or rewrite, with a score.

    All pairs; those of one document, by its id; or how two documents are alike, also where they are independent. A
    score is the share of the shorter text's word sequences in the other: of five words for copies, of two for rewrites.

    Example: habeas copies

    Example: habeas copies d0123456789abcdef
    """
    if len(documents) > 2:
        raise click.UsageError("one document, or two to compare")
    with settings.opened() as register:
        view = register.as_seen_by(settings.tier)
        named = [(id_, view.document(id_)) for id_ in documents]
        for id_, found in named:
            if found is None:
                raise RegisterError(f"There is no document {plain(id_)} in the register.")
        match [found for _, found in named if found is not None]:
            case [one, other]:
                _print([(one, other, compare(one.text, other.text))], settings.json)
            case _:
                register.take_fingerprints()
                _print(view.alike(*documents), settings.json)


def _print(pairs: Iterable[tuple[Document, Document, Likeness]], as_json: bool) -> None:
    number = 0
    for one, other, likeness in pairs:
        number += 1
        if as_json:
            lines_of_json([_form(one, other, likeness)])
            continue
        click.echo(f"{likeness.relation.value}, {likeness.score:.0%}: {_called(one)}\n  in {_called(other)}")
        for (start, end), _ in sorted(likeness.passages, key=lambda p: p[0][0] - p[0][1])[:SHOWN]:
            click.echo(f"  {quoted(one.text[start:end])}")
    if not as_json:
        notice(f"{number} pairs of documents of which one carries the other's text")


def _called(d: Document) -> str:
    day = d.published.text if d.published else "no date"
    return f"{d.id} {plain(d.outlet or d.location)}, {plain(day)}"


def _form(one: Document, other: Document, likeness: Likeness) -> dict[str, Any]:
    passages = [{"of_original": list(a), "of_copy": list(b)} for a, b in likeness.passages]
    said = {"relation": likeness.relation.value, "score": likeness.score, "passages": passages}
    return {"original": one.id, "copy": other.id} | said


COMMANDS = (copies,)
