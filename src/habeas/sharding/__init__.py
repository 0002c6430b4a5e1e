"""Reading at any scale: sources are cut into shards, workers read these, and each is kept whole, once, or not at all.

A shard's results are a Parquet file under a name that follows from its content and the version of the code: whoever
is killed at whatever moment, the next run finds what is done. The same function reads a shard in a pool of processes
on this machine and on a cluster.
"""

from habeas.sharding.results import Results, ResultsError
from habeas.sharding.run import Outcome, Progress, ShardingError, read
from habeas.sharding.samples import drawn
from habeas.sharding.tally import Tally
from habeas.sharding.work import Order
from habeas.sharding.workers import Pool, Workers

__all__ = [
    "Order", "Outcome", "Pool", "Progress", "Results", "ResultsError", "ShardingError", "Tally", "Workers", "drawn",
    "read",
]  # fmt: skip
