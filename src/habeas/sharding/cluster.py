"""Workers on a Ray cluster: the same function as in the pool, as a task for each shard. Needs the extra `cluster`.

Whoever reaches an open Ray cluster runs code on it, so a token is asked of everybody, and there is no dashboard and no
word to Ray's makers. Without an address a cluster is made on this machine and ends with the run; one that is left
over from something else is never joined.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

from habeas.sharding.work import Done, Task, process
from habeas.sharding.workers import Died

_SETTINGS = {"RAY_AUTH_MODE": "token", "RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


class ClusterError(Exception):
    """A cluster that cannot be used as wished, in one message for the reader."""


class Cluster:
    """So many tasks at once on a Ray cluster, by default one for each of its cores."""

    here = False

    def __init__(self, number: int | None = None, address: str | None = None) -> None:
        if find_spec("ray") is None:
            raise ClusterError("--engine ray needs Ray: pip install 'habeas[cluster]'")
        for name, value in _SETTINGS.items():
            os.environ.setdefault(name, value)
        import ray

        self._ray = ray
        try:
            ray.init(address or "local", num_cpus=None if address else number, **_QUIET)
        except (ConnectionError, ValueError, RuntimeError, ray.exceptions.RayError) as e:
            raise ClusterError(f"The cluster at {address or 'this machine'} cannot be used: {e}") from e
        self._number = number or int(ray.cluster_resources().get("CPU", 1))
        self._process: Any = ray.remote(max_retries=0)(process)
        self._busy: dict[Any, Task] = {}

    @property
    def room(self) -> bool:
        return len(self._busy) < self._number

    def start(self, task: Task) -> None:
        self._busy[self._process.remote(task)] = task

    def ended(self, seconds: float) -> Sequence[tuple[Task, Done | Died]]:
        if not self._busy:
            return []
        done, _ = self._ray.wait(list(self._busy), timeout=seconds)
        return [(self._busy.pop(handle), self._result(handle)) for handle in done]

    def _result(self, handle: Any) -> Done | Died:
        try:
            result: Done = self._ray.get(handle)
        except self._ray.exceptions.RayTaskError as e:
            raise e.as_instanceof_cause() from e
        except self._ray.exceptions.RayError:  # the worker, or its whole node, is gone
            return Died()
        return result

    def end(self, task: Task, pid: int) -> None:
        for handle, held in self._busy.items():
            if held == task:
                self._ray.cancel(handle, force=True)

    def close(self) -> None:
        with suppress(Exception):
            self._ray.shutdown()


_QUIET: dict[str, Any] = {"include_dashboard": False, "logging_level": "ERROR", "log_to_driver": False}
