"""The same run on a Ray cluster of two nodes: the same bytes as in a pool, also when a node is killed in the middle."""

import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from habeas import pipeline, sharding
from habeas.register import Register
from habeas.sharding.cluster import Cluster

from .pages import archive, mixed, reports
from .test_run import everything, order, parquet, pool, read

pytestmark = pytest.mark.filterwarnings("ignore")  # of Ray's own: files and processes that it leaves to the collector

PAGES, REPORTS = 60, 60


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("sources")
    return [archive(folder / "crawl.warc.gz", mixed(PAGES)), reports(folder / "in", REPORTS)]


@pytest.fixture(scope="module")
def pooled(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a pool makes of the sources."""
    place = tmp_path_factory.mktemp("pooled")
    with pool() as hands:
        read(place, sources, hands)
    return place


@pytest.fixture
def nodes() -> Iterator[Any]:
    """A Ray cluster of two nodes on this machine, which asks everybody for a token and has no dashboard."""
    os.environ |= {"RAY_AUTH_MODE": "token", "RAY_USAGE_STATS_ENABLED": "0"}
    os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(16))  # which a process can have but one of
    from ray.cluster_utils import Cluster as Nodes

    made = Nodes(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    try:
        yield made
    finally:
        made.shutdown()


def test_two_nodes_write_the_bytes_that_a_pool_writes(
    nodes: Any, sources: list[Path], pooled: Path, tmp_path: Path
) -> None:
    """Results and register are the same."""
    nodes.add_node(num_cpus=1)
    nodes.wait_for_nodes()
    hands = Cluster(2, nodes.address)
    try:
        outcome = read(tmp_path, sources, hands)
    finally:
        hands.close()
    assert outcome.tally.pages == PAGES + REPORTS
    assert parquet(tmp_path) == parquet(pooled)
    assert everything(tmp_path / "r.db") == everything(pooled / "r.db")


def test_a_killed_node_loses_nothing_and_doubles_nothing(
    nodes: Any, sources: list[Path], pooled: Path, tmp_path: Path
) -> None:
    """A node killed while it reads: what it had in hand is read by the other."""
    second = nodes.add_node(num_cpus=1)
    nodes.wait_for_nodes()
    hands = Cluster(2, nodes.address)
    killed = list[float]()

    def kill_once(progress: sharding.Progress) -> None:
        if not killed and progress.tally.pages > 0:
            killed.append(time.monotonic())
            nodes.remove_node(second, allow_graceful=False)

    try:
        with Register.open(tmp_path / "r.db") as register:
            outcome = sharding.read([str(s) for s in sources], register, hands, order(tmp_path), watch=kill_once)
            pipeline.derive(register)
    finally:
        hands.close()
    assert killed, "the node was never caught in the middle"
    assert outcome.set_aside == []
    assert parquet(tmp_path) == parquet(pooled)
    assert everything(tmp_path / "r.db") == everything(pooled / "r.db")
