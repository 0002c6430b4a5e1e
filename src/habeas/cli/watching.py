"""watch: feeds looked at again and again, and what is new on the people one cares for."""

import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import click

from habeas import names, pipeline
from habeas.cli.base import Settings, command
from habeas.cli.fetching import what_is_asked
from habeas.cli.printing import lines_of_json, notice, plain, quoted, when
from habeas.extraction import Extractor
from habeas.json_form import encode
from habeas.model import Document, Finding, Person, SetAside, Statement
from habeas.pipeline import Answers
from habeas.reading.web import Fetcher, Folder
from habeas.reading.web.memory import File, Memory, Unusable
from habeas.reading.web.polling import Round, due, next_due, poll
from habeas.reading.web.watchlist import Watchlist, WatchlistError, watchlist
from habeas.register import Register, RegisterError
from habeas.vocabulary import Modality, label

_NAP = 30.0  # seconds between two looks at the clock, so that a machine that slept is not late
_REGISTER_AGAIN = 60.0  # seconds after which a register that could not be reached is tried again


@dataclass(frozen=True, slots=True)
class News:
    """A statement that is new on somebody who is watched: by what name, and where it stands."""

    watched: str
    statement: Statement
    document: Document


@click.command("watch")
@click.argument("feeds", type=click.Path(path_type=Path, dir_okay=False), metavar="FEEDS.toml")
@click.option("--once", is_flag=True, help="Look once at what is due, and end: for cron.")
@click.option(
    "--memory", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="What has been seen is remembered here. Default: FEEDS.toml.seen",
)  # fmt: skip
@click.option("--quiet", is_flag=True, help="No line of status; only news, and what went wrong.")
@command
def watch(settings: Settings, feeds: Path, once: bool, memory: Path | None, quiet: bool) -> None:
    """Look at feeds again and again: read what is new, and tell what it says of the people in the file.

    Asks politely: robots.txt, only what has changed, apart in time, ever rarer where a server fails. News go to
    standard output, one line of status to standard error. May be stopped and started at any moment; what was seen is
    remembered. The file may be changed meanwhile. See docs/watching.md for the file, a systemd unit and a cron line.

    Example: habeas watch feeds.toml
    """
    try:
        listed = watchlist(feeds)
        file = File(memory or feeds.with_name(feeds.name + ".seen"))
    except (WatchlistError, Unusable) as e:
        raise click.UsageError(str(e)) from None
    signal.signal(signal.SIGTERM, _ended)
    if not quiet:
        for line in what_is_asked(listed.fetching, f"what is in {plain(str(feeds))}, and what is listed there"):
            notice(line)
    try:
        with Fetcher(listed.fetching) as fetcher:
            failed = _Watch(settings, feeds, listed, file, fetcher, quiet=quiet).run(once=once)
    except Unusable as e:
        raise click.UsageError(str(e)) from None
    finally:
        file.close()
    sys.exit(1 if failed else 0)


def _ended(signum: int, frame: FrameType | None) -> None:
    """Asked to stop by the system: all that was done is kept."""
    sys.exit(0)


class _Watch:
    """A watch at work: what it watches, what it remembers, and what it has brought since it began."""

    def __init__(
        self, settings: Settings, path: Path, listed: Watchlist, file: File, fetcher: Fetcher, *, quiet: bool
    ) -> None:
        self._settings, self._path, self._file, self._quiet = settings, path, file, quiet
        self._listed, self._fetcher = listed, fetcher
        self._changed = path.stat().st_mtime_ns
        self._memory: Memory = file.load()
        self._rules: Extractor = settings.extractor()
        self._reports = self._told = 0

    def run(self, *, once: bool) -> bool:
        """Round after round, or one; whether something could not be had."""
        failed = False
        while True:
            failed |= self._round()
            self._status(once)
            if once:
                return failed
            self._wait()
            self._look_at_the_file()

    def _round(self) -> bool:
        """All feeds that are due. Where the register cannot be reached nothing is remembered, and it is tried again."""
        asides = list[SetAside]()
        with tempfile.TemporaryDirectory(prefix="habeas-") as place:
            folder = Folder(Path(place))
            for feed in list(due(self._listed.feeds, self._memory, time.time())):
                today = datetime.now(UTC).date()
                brought = poll(feed, self._memory, self._fetcher, folder, time.time(), today, self._listed.pages)
                try:
                    asides += self._kept(brought)
                except RegisterError as e:
                    self._memory = self._file.load()
                    notice(f"habeas: {e}; trying again in {_REGISTER_AGAIN:g} s")
                    time.sleep(_REGISTER_AGAIN)
                    break
        self._memory.forget(datetime.now(UTC).date())
        self._file.save(self._memory)
        return bool(asides)

    def _kept(self, brought: Round) -> list[SetAside]:
        """Keeps what a feed brought, remembers it, tells its news; what was set aside."""
        asides = brought.set_aside
        if brought.items or asides or self._memory.untold:
            with self._settings.opened() as register:
                summary = pipeline.read([*brought.items, *asides], register, self._rules, datetime.now(UTC))
                asides = summary.set_aside
                self._reports += summary.new
                self._memory.untold += [d for d in summary.documents if d not in self._memory.untold]
                self._file.save(self._memory)
                self._tell(register)
        self._file.save(self._memory)
        for aside in asides:
            notice(f"set aside: {plain(aside.about)}: {aside.reason}")
        return asides

    def _tell(self, register: Register) -> None:
        """What the untold documents say of the people who are watched; told once, also where a round was cut short."""
        answers = Answers(register, self._settings.tier)
        for news in news_in(answers, self._memory.untold, self._listed.people):
            self._told += 1
            _show(news, as_json=self._settings.json)
        self._memory.untold = []
        self._file.save(self._memory)

    def _wait(self) -> None:
        """Until a feed is due, or the file has changed."""
        while time.time() < next_due(self._listed.feeds, self._memory) and not self._is_changed():
            time.sleep(min(_NAP, max(0.1, next_due(self._listed.feeds, self._memory) - time.time())))

    def _is_changed(self) -> bool:
        try:
            return self._path.stat().st_mtime_ns != self._changed
        except OSError:  # taken away: what was read of it stands
            return False

    def _look_at_the_file(self) -> None:
        """Takes the file as it is now, where it makes sense; else goes on with what it was."""
        if not self._is_changed():
            return
        self._changed = self._path.stat().st_mtime_ns
        try:
            listed = watchlist(self._path)
        except WatchlistError as e:
            notice(f"habeas: {e}; watching what it said before")
            return
        if listed.fetching != self._listed.fetching:
            self._fetcher.close()
            self._fetcher = Fetcher(listed.fetching)
        self._listed = listed

    def _status(self, once: bool) -> None:
        """One line on where things stand: on a terminal always the same line, elsewhere a line a round."""
        if self._quiet:
            return
        feeds = self._listed.feeds
        failing = [f.url for f in feeds if f.url in self._memory.feeds and self._memory.feeds[f.url].failures]
        line = f"{len(feeds)} feeds, {self._reports} new reports, {self._told} new statements on people watched"
        if failing:
            line += f"; {len(failing)} failing ({plain(self._memory.feeds[failing[0]].why or '')[:80]})"
        if not once:
            line += f"; next at {datetime.fromtimestamp(next_due(feeds, self._memory), UTC):%H:%M:%S} UTC"
        if sys.stderr.isatty() and not once:
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)
        else:
            notice(line)


def news_in(answers: Answers, documents: Sequence[str], people: Sequence[str]) -> Iterator[News]:
    """What these documents say anew of people by name or id: not what an earlier document said in the same words."""
    fresh = {id_: found for id_ in documents if (found := answers.document(id_)) is not None}
    for name in people:
        told = set[str]()
        for person in _called(answers, name):
            said = answers.statements(person.supporting)
            before = {(s.type, s.quote) for s in said.values() if s.document not in fresh}
            for s in said.values():
                if s.document in fresh and (s.type, s.quote) not in before and s.id not in told:
                    told.add(s.id)
                    yield News(name, s, fresh[s.document])


def _called(answers: Answers, name: str) -> list[Finding]:
    """The people of the register who are so called in any spelling, or have the id."""
    found = answers.find_people(name) or [f for f in answers.findings("person") if name in (f.id, _id(f))]
    return [f for f in found if _id(f) == name or names.matches(name, _names(f)) >= names.THRESHOLD]


def _id(finding: Finding) -> str | None:
    return finding.value.id if isinstance(finding.value, Person) else None


def _names(finding: Finding) -> tuple[str, ...]:
    return finding.value.names if isinstance(finding.value, Person) else ()


def _show(news: News, *, as_json: bool) -> None:
    s, d = news.statement, news.document
    if as_json:
        about = {"watched": news.watched, "document": d.id, "url": d.url, "outlet": d.outlet}
        lines_of_json([about | {"statement": encode(s)}])
        return
    meant = "" if s.modality is Modality.ACTUAL else f" ({label(s.modality)})"
    where = ", ".join(plain(x) for x in (d.outlet, d.url or d.location) if x)
    click.echo(f"{plain(news.watched)}: {label(s.type)}{meant}, {when(s.date)}: {quoted(s.quote)} ({where}) {s.id}")
    sys.stdout.flush()


COMMANDS = (watch,)
"""The commands of this module."""
