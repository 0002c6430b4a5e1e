"""A web archive end to end: pages a second and core with the gate, beside taking apart and parsing every page.

    python benchmarks/web_archive.py [--pages 20000] [--workers 2] [--engine both] [--peer 300] [--keep FOLDER]

Makes a web archive of invented pages (6 in 100 are relevant), of news sites' size and clutter: scripts, menus, teasers.
Then, in one run: the gate alone in pages a second of processor time; the whole way from the archive into a register by
one worker and by several, for a tenth of the pages and for all of them; memory of a worker at most; how many times
as fast several are, by the clock and by processor time on idle cores; and on a sample of
the pages the peer: trafilatura and the extractor on every page. Time is processor time of all workers where not said
otherwise: other work on the machine does not count.
"""

import argparse
import gzip
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from habeas import extraction, pipeline, reading, sharding
from habeas.extraction import Engine, gate
from habeas.register import Register

RELEVANT = 0.06
RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)
FILE = 2_000
"""Pages in one file of the archive."""

_DAILY = (
    "The {a} {n} opened its {a} season with a {a} evening at the {n}, and the hall was {a} until the last row.",
    "Prices of {n} rose by {d} percent in {m}, while the {n} of the valley stayed {a}.",
    "On {w} the {n} returned to the {n} after the {a} storm, and the ferry ran again with {d} passengers.",
    "The team of the {a} {n} won {d} to {e} in front of its {a} crowd, and the coach praised the {n}.",
    "A {a} recipe for {n} with {n}, ready in {d} minutes, that the whole {n} will like.",
    "The museum shows {d} {a} paintings of the {n} by an artist from the {n} until {m}.",
)
_REPORT = (
    "Police in {p} arrested the journalist {x} on {d} {m} {y}, the Centre for Open Courts said.",
    "A court in {p} sentenced {x} to {e} years in prison on {d} {m} {y} on charges of extremism.",
    "{x} was released from a penal colony near {p} on {d} {m} {y}, relatives said.",
    "The Centre for Open Courts said that {h} political prisoners were held in the country as of {d} {m} {y}.",
    "{x} has been held in a pre-trial detention centre in {p} since {m} {y}, according to the lawyer.",
    "{h} people were detained at the protest in {p} on {d} {m} {y}, the rights group Lumen reported.",
)
_WORDS = {
    "a": "late bright quiet annual local small northern wide early open gentle sudden modern famous busy".split(),
    "n": "orchestra harbour bridge market garden river school theatre library orchard village festival bakery".split(),
    "m": "January February March April May June July August September October November December".split(),
    "w": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "p": "Lowmark Vitsba Karst Overdale Tarnby Molodets Grens Halmar".split(),
}
_FIRST = "Mira Oren Tamsin Ilya Vera Anton Lida Pavel Nadia Marek Sofia Denis".split()
_LAST = "Halden Talby Orrick Birk Marsh Kestrel Dovran Lisk Arden Tolvan Brask Venner Holm Quist Ranner".split()


def sentence(pattern: str, chance: random.Random) -> str:
    """An invented sentence."""
    person = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}{chance.choice(['', 'ova', 'sky', 'en', 'er'])}"
    filled = pattern
    for key, words in _WORDS.items():
        while f"{{{key}}}" in filled:
            filled = filled.replace(f"{{{key}}}", chance.choice(words), 1)
    numbers = {
        "d": chance.randint(1, 28),
        "e": chance.randint(2, 12),
        "h": chance.randint(20, 900),
        "y": chance.randint(2021, 2025),
    }
    return filled.format(x=person, **numbers)


def page(number: int) -> bytes:
    """An invented page, always the same for its number: about 80 kB, of which some 4 are its own text."""
    chance = random.Random(number)
    told = chance.random() < RELEVANT
    script = "".join(f"var v{i}=function(){{return '{chance.getrandbits(64):x}'}};" for i in range(700))
    style = "".join(f".c{i}{{margin:{i}px;color:#{chance.getrandbits(24):06x}}}" for i in range(700))
    menu = "".join(
        f'<li class="menu-item"><a href="/section/{i}/page.html" data-x="{i}">Section {i}</a></li>' for i in range(120)
    )
    body = [[sentence(chance.choice(_DAILY), chance) for _ in range(5)] for _ in range(chance.randint(3, 12))]
    if told:
        body = [[sentence(chance.choice(_REPORT), chance) for _ in range(3)] for _ in range(chance.randint(2, 5))]
    day = f"{chance.randint(2021, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    text = "".join(f"<p>{' '.join(lines)}</p>" for lines in body)
    teasers = "".join(
        f'<div class="teaser"><a href="/t/{i}">{sentence(_DAILY[i % 6], chance)}</a></div>' for i in range(12)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notes {number}</title>'
        f'<meta property="og:site_name" content="Valley Courier {number % 40}"><meta property="article:published_time" '
        f'content="{day}T10:00:00Z"><script>{script}</script><style>{style}</style></head><body><nav><ul>{menu}</ul></nav>'
        f"<article><h1>Notes of the day {number}</h1>{text}</article><aside>{teasers}</aside>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()


def archive(folder: Path, pages: int) -> list[Path]:
    """A web archive of so many pages, in packed WARC files."""
    made = list[Path]()
    for first in range(0, pages, FILE):
        path = folder / f"crawl-{first:06}.warc.gz"
        with path.open("wb") as file:
            for number in range(first, min(first + FILE, pages)):
                file.write(gzip.compress(_record(number), 4, mtime=0))
        made.append(path)
    return made


def first_page(folder: Path) -> Path:
    """A web archive of one page."""
    path = folder / "first.warc.gz"
    path.write_bytes(gzip.compress(_record(0), 4, mtime=0))
    return path


def _record(number: int) -> bytes:
    body = page(number)
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2025-12-31T10:00:00Z\r\nWARC-Target-URI: https://news{number % 40}.example/{number}.html\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def gate_alone(pages: Sequence[bytes]) -> float:
    """Pages a second of one core that the gate looks at, from bytes on; the best of three runs."""
    texts = [p.decode() for p in pages]
    gate.page_relevance(texts[0])
    return len(pages) / min(_cpu(lambda: [gate.page_relevance(p.decode()) for p in pages]) for _ in range(3))


def missed(pages: Sequence[bytes]) -> tuple[int, int]:
    """How many pages are relevant by the text that trafilatura finds on them, and how many of these the gate misses."""
    import trafilatura

    wanted = [p for p in pages if gate.relevance(trafilatura.extract(p) or "").tells]
    return len(wanted), sum(not gate.page_relevance(p.decode()) for p in wanted)


def without_gate(pages: Sequence[bytes], engine: Engine) -> float:
    """Pages a second of one core where each is taken apart and parsed, with the rules tried on it."""
    extractor = extraction.load(engine=engine)
    items = [reading.Item(f"{n}.html", len(p), content=p, name=f"{n}.html") for n, p in enumerate(pages)]
    list(_all_read(items[:1], extractor))
    return len(pages) / _cpu(lambda: list(_all_read(items, extractor)))


def _all_read(items: Sequence[reading.Item], extractor: extraction.Extractor) -> Iterator[object]:
    for item in items:
        for one in reading.read(item, RECEIVED):
            if one.document is not None:
                yield extractor.survey(one.document)


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def end_to_end(files: Sequence[Path], pages: int, workers: int, engine: Engine, place: Path) -> dict[str, float]:
    """Seconds from archive to register: wall, processor time of workers and of the process that loads what they read,
    and the deriving of findings by itself."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    before, began, own = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), time.process_time()
    with Register.open(place / "r.db") as register:
        hands = sharding.Pool(workers)
        order = sharding.Order(str(place / "shards"), RECEIVED, engine=engine)
        outcome = sharding.read([str(f) for f in files], register, hands, order)
        read, loading = time.monotonic() - began, time.process_time() - own
        hands.close(wait=True)
        began = time.monotonic()
        pipeline.derive(register)
        derived = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert outcome.tally.pages == pages, (outcome.tally.pages, pages)
    return {
        "wall": read, "cpu": cpu, "loading": loading, "derive": derived, "relevant": outcome.tally.relevant,
        "statements": outcome.tally.statements, "memory": after.ru_maxrss / (1 << 10),
    }  # fmt: skip


def faster(one: dict[str, float], several: dict[str, float], start: float, workers: int) -> float:
    """How many times as fast several workers are than one on as many idle cores, by processor time: one reads while
    the other core loads; all start at once, and share what is left of the cores while what they read is loaded."""
    alone = max(one["cpu"], one["loading"])
    together = start + (several["cpu"] - workers * start + several["loading"]) / workers
    return alone / together


def told(name: str, pages: int, workers: int, run: dict[str, float]) -> None:
    """One line for one run."""
    by = f"{workers} worker{'s' * (workers > 1)}"
    loading = f"loading {run['loading']:.1f} s of processor, {run['loading'] / run['cpu']:.1%} of the workers'"
    print(
        f"{name}: {pages:,} pages, {run['relevant']:,.0f} relevant, {run['statements']:,.0f} statements by {by}: "
        f"{pages / run['wall']:.0f} pages/s wall, {pages / run['cpu']:.0f} a core, {run['cpu'] / pages * 1000:.2f} ms "
        f"of processor a page; largest worker {run['memory']:.0f} MB; {loading}; deriving {run['derive']:.1f} s more",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engine", default="both", choices=[e.value for e in Engine])
    parser.add_argument("--peer", type=int, default=300, help="pages that the peer reads as well")
    parser.add_argument("--keep", type=Path, help="where to leave the archive for another run")
    asked = parser.parse_args()
    engine = Engine(asked.engine)
    with tempfile.TemporaryDirectory() as made:
        folder = asked.keep or Path(made)
        folder.mkdir(exist_ok=True)
        files = sorted(folder.glob("crawl-*.warc.gz")) or archive(folder, asked.pages)
        sample = [page(n) for n in range(asked.peer)]
        size = sum(map(len, sample)) / len(sample) / 1000
        print(f"{asked.pages:,} pages of {size:.0f} kB, {sum(f.stat().st_size for f in files) / 1e6:,.0f} MB packed")
        print(f"gate alone: {gate_alone(sample):,.0f} pages/s and core")
        print("relevant by trafilatura's text: {}, missed by the gate: {}".format(*missed(sample)))
        with ProcessPoolExecutor(1, get_context("spawn")) as peer:
            slow = peer.submit(without_gate, sample, engine).result()
        print(f"every page taken apart and parsed: {slow:.1f} pages/s and core", flush=True)
        tenth = max(1, len(files) // 10)
        place = Path(made) / "run"
        start = end_to_end([first_page(Path(made))], 1, 1, engine, place)["cpu"]
        print(f"start of a worker: {start:.1f} s of processor")
        small = end_to_end(files[:tenth], tenth * FILE, 1, engine, place)
        told("a tenth", tenth * FILE, 1, small)
        one = end_to_end(files, asked.pages, 1, engine, place)
        told("all", asked.pages, 1, one)
        several = end_to_end(files, asked.pages, asked.workers, engine, place)
        told("all", asked.pages, asked.workers, several)
    a_page, before = one["cpu"] / asked.pages, small["cpu"] / (tenth * FILE)
    print(f"cost a page, all against a tenth: {a_page / before:.2f}")
    print(f"{asked.workers} workers against one, by processor time: {faster(one, several, start, asked.workers):.2f}")
    print(f"{asked.workers} workers against one: {one['wall'] / several['wall']:.2f} times as fast (wall, reading)")
    print(f"with the gate against without: {asked.pages / one['cpu'] / slow:.1f} times the pages a second and core")


if __name__ == "__main__":
    main()
