"""Language models as further readers: the options, and what the user is told before anything leaves the machine."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from habeas.cli.printing import notice, plain
from habeas.extraction import Extractor
from habeas.extraction.hosted.endpoint import KEY, Endpoint, EndpointError
from habeas.extraction.hosted.windows import SIZE

if TYPE_CHECKING:  # few ask a model elsewhere, and only they wait for what speaks to it
    from habeas.extraction.hosted.reader import Hosted

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--extractor", type=click.Choice(["built-in", "openai"]), default="built-in", show_default=True,
        help="Who reads: what ships with habeas, or a language model at an endpoint too: its findings go to review.",
    ),
    click.option("--base-url", metavar="URL", help="With openai: the endpoint, such as http://127.0.0.1:8080/v1."),
    click.option("--model", metavar="NAME", help=f"With openai: the model there. A key is taken from {KEY}."),
    click.option(
        "--timeout", type=click.FloatRange(min=0.1), default=300.0, show_default=True,
        help="With openai: seconds that one answer may take.",
    ),
    click.option(
        "--attempts", type=click.IntRange(min=1), default=4, show_default=True,
        help="With openai: how often a server that fails for the moment is asked.",
    ),
    click.option("--yes", is_flag=True, help="With openai: agree to what is sent, without being asked."),
)  # fmt: skip

MODEL_OPTIONS = ("extractor", "base_url", "model", "timeout", "attempts", "yes")
"""The keywords under which a command gets them."""


def model_options(function: Command) -> Command:
    """Adds the options that name a model; the command gets them as keywords, for `proposer`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def proposer(
    rules: Extractor,
    sent: str,
    *,
    extractor: str,
    base_url: str | None,
    model: str | None,
    timeout: float,
    attempts: int,
    yes: bool,
) -> "Hosted | None":
    """The reader that was asked for beside the rules, None for none; `sent` says of which documents the text is sent.

    Exits with code 2 where the user does not agree to what would leave the machine.
    """
    if extractor == "built-in":
        if base_url or model:
            raise click.UsageError("--base-url and --model go with --extractor openai")
        return None
    if not base_url or not model:
        raise click.UsageError("--extractor openai needs --base-url and --model: nothing is sent to anyone not named")
    try:
        endpoint = Endpoint(base_url, model, os.environ.get(KEY) or None, timeout, attempts=attempts)
    except EndpointError as e:
        raise click.UsageError(str(e)) from None
    from habeas.extraction.hosted.reader import Hosted

    agree(endpoint, sent, yes=yes)
    return Hosted(rules, endpoint)


def agree(endpoint: Endpoint, sent: str, *, yes: bool) -> None:
    """Goes on where the user agrees, now or earlier, to send this to that endpoint; exits with code 2 otherwise."""
    said, agreed = f"{endpoint.url} {sent}", _agreed()
    if said in agreed:
        return
    for line in what_leaves(endpoint, sent):
        notice(line)
    if not yes:
        if not sys.stdin.isatty():
            notice("nothing was sent: add --yes to agree, once for each endpoint")
            sys.exit(2)
        if not click.confirm("Send?", err=True):
            notice("nothing was sent")
            sys.exit(2)
    _remember(said)


def what_leaves(endpoint: Endpoint, sent: str) -> list[str]:
    """What is sent, to whom and how, a line each."""
    where = "which is this machine" if endpoint.is_here else "which is another machine"
    way = "" if endpoint.is_here or endpoint.encrypted else " The way there is not encrypted: others can read along."
    key = f", and the key in {KEY}" if endpoint.key else ""
    return [
        f"habeas will send to {plain(endpoint.host)}, {where}, for the model {plain(endpoint.model)}:",
        f"- the text of {sent}, in pieces of up to {SIZE} characters, with fixed instructions{key};",
        "- nothing else: no title, outlet, address or file name, nothing from the register.",
        f"Whoever runs {plain(endpoint.host)} can read these texts and keep them.{way}",
    ]


def _endpoints() -> Path:
    return Path(click.get_app_dir("habeas")) / "endpoints"


def _agreed() -> frozenset[str]:
    """What the user has agreed to."""
    try:
        return frozenset(_endpoints().read_text("utf-8").splitlines())
    except OSError:
        return frozenset()


def _remember(said: str) -> None:
    """Adds it to what was agreed to; where that cannot be written, the question comes again."""
    place = _endpoints()
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with place.open("a", encoding="utf-8") as file:
            file.write(said + "\n")
    except OSError as e:
        notice(f"your answer could not be kept in {place}: {e.strerror}")
