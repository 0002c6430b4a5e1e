"""What every command shares: where the register is, who asks, and how errors read."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from habeas import __version__
from habeas.cli.unloaded import Unloaded
from habeas.vocabulary import Tier

if TYPE_CHECKING:  # what only some commands need is loaded when they need it
    from habeas.extraction import Extractor
    from habeas.pipeline import Answers
    from habeas.register import Register

Command = TypeVar("Command", bound=Callable[..., Any])

DAY = click.DateTime(["%Y-%m-%d"])
ENGINES = ("both", "rules", "model")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set once at the edge and handed on."""

    register: str
    tier: Tier
    json: bool
    spacy: str | None = None
    evidence: Path | None = None
    engine: str = ENGINES[0]

    def extractor(self) -> "Extractor":
        """What reads the reports; says where the trained model is not there, and ends without a language pipeline."""
        from habeas import extraction

        try:
            loaded = extraction.load(self.spacy, extraction.Engine(self.engine))
        except extraction.MissingPipeline as e:
            _end(e)
        if self.engine != "rules" and not loaded.trained:
            click.echo("habeas: the file of the trained model is not installed: reading by rules alone", err=True)
        return loaded

    @contextmanager
    def opened(self) -> Iterator["Register"]:
        """The register, made when it is not there yet."""
        from habeas.register import Register

        with Register.open(self.register, self.evidence) as register:
            yield register

    @contextmanager
    def answers(self, according_to: str | None = None) -> Iterator["Answers"]:
        """The register's answers for this reader."""
        self.there()
        from habeas.pipeline import Answers

        with self.opened() as register:
            yield Answers(register, self.tier, according_to)

    def there(self) -> None:
        """Raises RegisterError where there is no register yet."""
        if "://" not in self.register and not Path(self.register).exists():
            from habeas.register import RegisterError

            raise RegisterError(
                f"There is no register at {self.register} yet. Make one: habeas read FOLDER, or try: habeas demo"
            )


@click.group(
    cls=Unloaded,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Try: habeas demo, then habeas held. Every command has --help with an example.",
)
@click.option(
    "--register", envvar="HABEAS_REGISTER", default="./habeas.db", show_default=True, metavar="PATH|URL",
    help="The register: a file, or a postgresql:// URL. Also HABEAS_REGISTER.",
)  # fmt: skip
@click.option(
    "--as", "tier", envvar="HABEAS_AS", default="public", show_default=True,
    type=click.Choice([t.name.lower() for t in Tier]), help="On whose behalf to ask: nothing above it is shown.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="JSON Lines instead of text for people.")
@click.option(
    "--spacy", envvar="HABEAS_SPACY", default=None, metavar="NAME", help="The spaCy pipeline to read English with."
)
@click.option(
    "--engine", envvar="HABEAS_ENGINE", default="both", show_default=True, type=click.Choice(ENGINES),
    help="What reads English: rules, the trained model, or both.",
)  # fmt: skip
@click.option(
    "--evidence", envvar="HABEAS_EVIDENCE", default=None, metavar="FOLDER", type=click.Path(path_type=Path),
    help="Where what was received is kept as it was. Default: beside the register. Also HABEAS_EVIDENCE.",
)  # fmt: skip
@click.version_option(__version__, prog_name="habeas")
@click.pass_context
def habeas(
    context: click.Context,
    register: str,
    tier: str,
    as_json: bool,
    spacy: str | None,
    engine: str,
    evidence: Path | None,
) -> None:
    """Who is held, who was freed, and on whose word.

    habeas reads reports and keeps a register that answers with the quote behind every value.
    """
    context.obj = Settings(register, Tier.named(tier), as_json, spacy, evidence, engine)


def command(function: Command) -> Command:
    """Hands the settings to a command, and turns a reader's mistake into one line and exit code 2."""

    @wraps(function)
    @click.pass_obj
    def run(settings: Settings, *args: Any, **kwargs: Any) -> Any:
        try:
            return function(settings, *args, **kwargs)
        except KeyboardInterrupt:
            click.echo("\nhabeas: stopped; what was done is kept, run the same command to go on", err=True)
            sys.exit(130)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except _register_errors() as e:
            _end(e)

    return run  # type: ignore[return-value]


def _register_errors() -> type[Exception]:
    """What a register refuses with: looked up when something goes wrong."""
    from habeas.register import RegisterError

    return RegisterError


def _end(mistake: Exception) -> NoReturn:
    """Says in one line what a reader did wrong, and ends."""
    click.echo(f"habeas: {mistake}", err=True)
    sys.exit(2)


def day(value: datetime | None) -> date | None:
    """The day of a date option."""
    return value.date() if value else None


def today() -> date:
    """The day on which the question is asked, in UTC as everything in the register."""
    return datetime.now(UTC).date()
