"""The API under load beside Datasette serving the same register: `python benchmarks/api.py REGISTER DATASETTE`.

REGISTER is one that `benchmarks/pages.py 100000 REGISTER` made; DATASETTE the program (pip install datasette). Both are
one process, asked by wrk (apt-get install wrk) over four connections: the same page again and again, and another page
or person each time. Prints requests a second, and milliseconds: the median and of a hundred the slowest.
"""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from urllib.parse import quote

import httpx

from habeas.pipeline import Answers
from habeas.publication.api_paging import Place
from habeas.register import Register
from habeas.register.tables import Wanted

SECONDS, CONNECTIONS, PAGES = 6, 4, 5_000
WALK = """local paths = {{}}
for line in io.lines("{}") do paths[#paths + 1] = line end
local n = 0
request = function() n = n % #paths + 1; return wrk.format("GET", paths[n]) end
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(command: Sequence[str], port: int, path: str) -> Iterator[str]:
    """A server of its own process, once it answers."""
    base = f"http://127.0.0.1:{port}"
    process = subprocess.Popen([*command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                if httpx.get(base + path, timeout=300, trust_env=False).status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.2)
        yield base
    finally:
        process.terminate()
        process.wait()


def loaded(base: str, paths: Sequence[str]) -> tuple[float, float, float, int]:
    """Requests a second, median and 99th percentile in ms, and how many were refused."""
    folder = Path(mkdtemp())
    (folder / "paths").write_text("\n".join(paths))
    (folder / "walk.lua").write_text(WALK.format(folder / "paths"))
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--timeout",
        "60s",
        "--latency",
        "-s",
        folder / "walk.lua",
        base,
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert rate, said
    return float(rate[1]), _ms(said, "50"), _ms(said, "99"), int(refused[1]) if refused else 0


def _ms(said: str, share: str) -> float:
    found = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", said)
    assert found, said
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]]


def paths(register: str) -> dict[str, tuple[list[str], list[str]]]:
    """What is asked: of the API, and of Datasette for the same rows."""
    with Register.open(register) as opened:
        answers, chance = Answers(opened), Random(7)
        tables = answers.tables()
        everybody = tables.page(Wanted(date(2026, 1, 15)), "name", False, 0, None)
        starts = [chance.randrange(1, len(everybody) - 100) for _ in range(PAGES)]
        first = [f.value.name.casefold() for f in answers.findings_with([everybody[n] for n in starts])]  # type: ignore[union-attr]
        ids = [f.value.id for f in answers.findings_with(chance.sample(everybody, PAGES))]  # type: ignore[union-attr]
    cursors = [Place(n, everybody[n - 1]).written() for n in starts]
    table = f"/{Path(register).stem}/browse_person"
    return {
        "the first 100 people": (["/api/v1/people?limit=100"], [f"{table}.json?_size=100&_sort=sort&_shape=array"]),
        "another 100 people": (
            [f"/api/v1/people?limit=100&cursor={c}" for c in cursors],
            [f"{table}.json?_size=100&_shape=array&_sort=sort&sort__gte={quote(n)}" for n in first],
        ),
        "another person": ([f"/api/v1/person/{i}" for i in ids], [f"{table}/0,{i}.json?_shape=array" for i in ids]),
        "another name": (
            [f"/api/v1/people?limit=10&q={w}" for w in _names(chance)],
            [f"{table}.json?_size=10&_shape=array&sort__contains={w.lower()}" for w in _names(Random(8))],
        ),
    }


def _names(chance: Random) -> list[str]:
    from pages import BEGINS, ENDS, MIDDLES

    return [
        chance.choice(BEGINS) + chance.choice(MIDDLES) + chance.choice(ENDS) + chance.choice(ENDS) for _ in range(PAGES)
    ]


def main(register: str, datasette: str) -> None:
    """Prints a table."""
    asked, ours, theirs = paths(register), free_port(), free_port()
    habeas = [str(Path(sys.executable).parent / "habeas"), "--register", register, "serve", "--port", str(ours)]
    peer = [datasette, "serve", register, "--port", str(theirs), "--setting", "sql_time_limit_ms", "20000"]
    print(f"{'asked for':<24}{'server':<12}{'a second':>9}{'median ms':>11}{'p99 ms':>9}{'refused':>9}")
    with ExitStack() as stack:
        bases = {
            "habeas": stack.enter_context(serving(habeas, ours, "/api/v1/people?limit=1")),
            "Datasette": stack.enter_context(serving(peer, theirs, "/-/versions.json")),
        }
        for what, (own, other) in asked.items():
            for (name, base), wanted in zip(bases.items(), (own, other), strict=True):
                rate, median, slow, refused = loaded(base, wanted)
                print(f"{what:<24}{name:<12}{rate:>9,.0f}{median:>11.1f}{slow:>9.1f}{refused:>9}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
