"""Who reads the shards: a pool of processes on this machine, or a cluster. Both do the same with a task."""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from typing import Protocol

from habeas.sharding.work import Done, Task, process

RENEWED = 200
"""Shards after which a process is replaced by a new one, so that no leak of a library grows without end."""


@dataclass(frozen=True, slots=True)
class Died:
    """A worker that ended before its shard did."""


class Workers(Protocol):
    """Takes tasks while there is `room`, and says how each ended. A task may be given to another worker again."""

    here: bool
    """Whether they are on this machine and see its temporary folders."""

    @property
    def room(self) -> bool:
        """Whether another task would be begun at once."""

    def start(self, task: Task) -> None:
        """Hands a task to a free worker."""

    def ended(self, seconds: float) -> Sequence[tuple[Task, Done | Died]]:
        """The tasks that have ended, after at most so many seconds; raises what a task raised."""

    def end(self, task: Task, pid: int) -> None:
        """Ends the worker that has the task, and is this process, by force: the task then ends as Died."""

    def close(self) -> None:
        """Ends all workers."""


class Pool:
    """So many processes on this machine, each a pool of its own: when one dies, the task it had is known.

    They are spawned, and replaced when they die. They end when the process that made them does.
    """

    here = True

    def __init__(self, number: int, work: Callable[[Task], Done] = process) -> None:
        self._work = work
        self._free = [_process() for _ in range(number)]
        self._busy: dict[Future[Done], tuple[Task, ProcessPoolExecutor]] = {}

    @property
    def room(self) -> bool:
        return bool(self._free)

    def start(self, task: Task) -> None:
        worker = self._free.pop()
        try:
            future = worker.submit(self._work, task)
        except BrokenProcessPool:  # it died while it had nothing to do
            worker.shutdown(wait=False)
            worker = _process()
            future = worker.submit(self._work, task)
        self._busy[future] = (task, worker)

    def ended(self, seconds: float) -> Sequence[tuple[Task, Done | Died]]:
        done, _ = wait(self._busy, seconds, FIRST_COMPLETED)
        return [self._ended(future) for future in done]

    def _ended(self, future: Future[Done]) -> tuple[Task, Done | Died]:
        task, worker = self._busy.pop(future)
        try:
            result = future.result()
        except BrokenProcessPool:
            worker.shutdown(wait=False)
            self._free.append(_process())
            return task, Died()
        except BaseException:
            self._free.append(worker)
            raise
        self._free.append(worker)
        return task, result

    def end(self, task: Task, pid: int) -> None:
        if any(held == task for held, _ in self._busy.values()):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def close(self, *, wait: bool = False) -> None:
        """Ends all workers; where `wait`, returns once those that have nothing to do are gone."""
        for worker in self._free if wait else ():
            worker.shutdown()
        for worker in (*self._free, *(w for _, w in self._busy.values())):
            worker.shutdown(wait=False, cancel_futures=True)
        for _, worker in self._busy.values():  # what it is reading is not waited for
            for one in list((worker._processes or {}).values()):
                one.terminate()
        self._free, self._busy = [], {}


def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, get_context("spawn"), _settle, max_tasks_per_child=RENEWED)


def _settle() -> None:
    """Lets a worker end with the process that made it, however that ends; an interrupt is for that process alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
