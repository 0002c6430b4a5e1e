"""A run: sources are cut into shards, workers read these, and each is loaded into the register as it is done."""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import BinaryIO

from habeas import reading
from habeas.model import SetAside
from habeas.register import Register
from habeas.sharding.loading import load
from habeas.sharding.results import Results, ResultsError
from habeas.sharding.shards import cut
from habeas.sharding.tally import Tally
from habeas.sharding.trail import Step, last_step
from habeas.sharding.work import Done, Order, Task
from habeas.sharding.workers import Died, Workers

STRIKES = 3
"""So many workers one document may end; then it is set aside."""
STALLED = 300.0
"""Seconds on one page after which a worker is ended: nothing honest takes so long."""
_LOOK = 0.5


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: what was read so far, bytes of shards done and of all, and seconds since it began."""

    tally: Tally
    done: float
    size: float
    seconds: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.tally.pages / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take if it goes on as so far; None while nothing is done."""
        return self.seconds * (self.size - self.done) / self.done if self.done > 0 else None


@dataclass
class Outcome:
    """What a run came to: its tally, the shards read now and those read before, documents new to the register and
    their ids, and what was set aside with the reason."""

    tally: Tally = field(default_factory=Tally)
    read: int = 0
    known: int = 0
    new: int = 0
    documents: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


class ShardingError(Exception):
    """A run that cannot go on, in one message for the reader."""


Watch = Callable[[Progress], None]


def read(
    sources: Sequence[reading.Source],
    register: Register,
    workers: Workers,
    order: Order,
    stdin: BinaryIO | None = None,
    watch: Watch = lambda progress: None,
) -> Outcome:
    """Reads the sources into the register, shard by shard; findings are not derived.

    May be killed at any moment and started again: what was written is not read twice, what was loaded not loaded
    twice. Raises ResultsError or ShardingError where it cannot go on.
    """
    outcome, items = Outcome(), list[reading.Item]()
    for thing in reading.items(sources, stdin):
        if isinstance(thing, SetAside):
            outcome.set_aside.append(thing)
            register.set_aside(thing)
        else:
            items.append(thing)
    results = Results(order.results)
    with _trails(results, workers) as trails:
        tasks = [Task(n, shard, order, trails / f"{n}.trail" if trails else None) for n, shard in enumerate(cut(items))]
        for done in _Run(tasks, workers, watch).all_done():
            known = load(register, results, done, order.received)
            outcome.tally += done.tally
            outcome.read += done.new
            outcome.known += not done.new
            outcome.new += known.new
            outcome.documents += known.documents
            outcome.set_aside += known.set_aside
    return outcome


@contextmanager
def _trails(results: Results, workers: Workers) -> Iterator[Path | None]:
    """A folder that workers can write to and we can read, for the time of the run; None where there is none."""
    if workers.here:
        with TemporaryDirectory(prefix="habeas-") as folder:
            yield Path(folder)
    elif results.folder is None:
        yield None
    else:
        try:
            results.folder.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise ResultsError(f"The results cannot be written to {results.place}: {e.strerror or e}") from e
        with TemporaryDirectory(prefix=".trails-", dir=results.folder) as folder:
            yield Path(folder)


class _Run:
    """The tasks of one run on their way through the workers."""

    def __init__(self, tasks: Sequence[Task], workers: Workers, watch: Watch) -> None:
        self._waiting, self._workers, self._watch = deque(tasks), workers, watch
        self._busy: dict[int, Task] = {}
        self._seen: dict[int, tuple[Step | None, float]] = {}
        self._deaths = Counter[str]()
        self._next = len(tasks)
        self._tally, self._done = Tally(), 0.0
        self._size = float(sum(task.shard.size for task in tasks))
        self._began = monotonic()

    def all_done(self) -> Iterator[Done]:
        """Each shard as it is done, until all are."""
        while self._waiting or self._busy:
            while self._waiting and self._workers.room:
                task = self._waiting.popleft()
                self._busy[task.number] = task
                self._workers.start(task)
            for task, result in self._workers.ended(_LOOK):
                del self._busy[task.number]
                self._seen.pop(task.number, None)
                if isinstance(result, Died):
                    self._begin_again(task)
                else:
                    self._tally += result.tally
                    self._done += task.shard.size
                    yield result
            self._look()

    # ------------------------------------------------------------ deaths

    def _begin_again(self, task: Task) -> None:
        """The shard again, without the document that has ended too many workers."""
        step = last_step(task.trail)
        if step is not None and step.location is not None:
            self._deaths[step.location] += 1
            if self._deaths[step.location] >= STRIKES:
                task = replace(task, quarantine=task.quarantine | {step.location})
            self._waiting.appendleft(task)
            return
        shard = f"shard {task.number}"
        self._deaths[shard] += 1
        if self._deaths[shard] < STRIKES:
            self._waiting.appendleft(task)
        elif step is not None or not task.shard.items:
            raise ShardingError("The workers end before they have read anything: is there memory enough?")
        else:
            self._waiting.extendleft(self._apart(task))

    def _apart(self, task: Task) -> Iterator[Task]:
        """Where no trail tells which document ended the workers: each thing by itself, and one alone set aside."""
        items = task.shard.items
        if len(items) == 1:
            yield replace(task, quarantine=task.quarantine | {items[0].location})
            return
        for item in items:
            yield replace(task, number=self._next, shard=replace(task.shard, items=(item,)))
            self._next += 1

    # ------------------------------------------------------------ progress

    def _look(self) -> None:
        """Sees where the workers are: for the watcher, and to end one that has not moved for long."""
        tally, done, now = Tally(), self._done, monotonic()
        tally += self._tally
        for number, task in self._busy.items():
            step = last_step(task.trail)
            before, since = self._seen.get(number, (None, now))
            self._seen[number] = (step, since if step == before else now)
            if step is None:
                continue
            tally.pages, tally.relevant = tally.pages + step.pages, tally.relevant + step.relevant
            tally.statements += step.statements
            if step == before and step.location is not None and now - since > STALLED:
                self._workers.end(task, step.pid)
        self._watch(Progress(tally, done, self._size, now - self._began))
