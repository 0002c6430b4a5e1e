"""A watch in rounds: only what is new is fetched, failure makes patient, and nothing is forgotten or lost."""

from datetime import date
from pathlib import Path

import pytest

from habeas.reading.web import Fetcher, Fetching, Folder
from habeas.reading.web.memory import File, Memory, Unusable
from habeas.reading.web.polling import Round, due, next_due, poll
from habeas.reading.web.watchlist import Feed, WatchlistError, watchlist

from ..archived import page
from .serving import HERE, Page, Site, feed, serving

DAY = date(2024, 3, 5)


class Rounds:
    """A watch of one feed, its clock in the test's hand."""

    def __init__(self, site: Site, folder: Path, path: str = "/feed") -> None:
        self.site, self.feed = site, Feed(f"{site.url}{path}", 600.0, "Fjord Gazette")
        self.memory, self.now = Memory(), 1000.0
        self._folder = Folder(folder)

    def round(self, most: int = 50) -> Round:
        """What one round brings; all that is asked anew."""
        self.site.asked.clear()
        with Fetcher(Fetching(HERE, delay=0)) as fetcher:
            return poll(self.feed, self.memory, fetcher, self._folder, self.now, DAY, most)

    @property
    def pause(self) -> float:
        return self.memory.feeds[self.feed.url].due - self.now


def names(brought: Round) -> list[str]:
    return [item.location.rpartition("/")[2] for item in brought.items]


def test_only_what_is_new_is_fetched(tmp_path: Path) -> None:
    """The second round asks for the feed and for the report that was not there before, nothing else."""
    with serving({"/1": page("One"), "/2": page("Two")}) as site:
        rounds = Rounds(site, tmp_path)
        site.pages["/feed"] = feed(f"{site.url}/1")
        first = rounds.round()
        assert names(first) == ["1"] and first.items[0].outlet == "Fjord Gazette"
        assert rounds.pause == 600
        site.pages["/feed"] = feed(f"{site.url}/2", f"{site.url}/1")
        assert names(rounds.round()) == ["2"]
        assert site.paths == ["/feed", "/2"]


def test_a_feed_is_asked_whether_it_has_changed(tmp_path: Path) -> None:
    """What the server said of its answer goes back with the next request; nothing new means nothing is fetched."""
    with serving({"/1": page("One")}) as site:
        listed = feed(f"{site.url}/1")
        listed.headers = {"ETag": '"a"', "Last-Modified": "Mon, 04 Mar 2024 00:00:00 GMT"}
        site.pages["/feed"] = listed
        rounds = Rounds(site, tmp_path)
        rounds.round()
        assert rounds.round().items == []
        headers = dict(site.asked)["/feed"]
        assert (headers["if-none-match"], headers["if-modified-since"]) == ('"a"', "Mon, 04 Mar 2024 00:00:00 GMT")


def test_an_entry_that_says_it_was_changed_is_read_again(tmp_path: Path) -> None:
    """A later `updated` of an Atom entry is news: corrections matter."""
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x</id><link href='/1'/><updated>2024-03-0{}T00:00:00Z</updated></entry></feed>"
    with serving({"/1": page("One")}) as site:
        rounds = Rounds(site, tmp_path)
        for day, brought in ((4, 1), (4, 0), (5, 1)):
            site.pages["/feed"] = Page(atom.format(day).encode())
            assert len(rounds.round().items) == brought


def test_a_server_that_fails_is_asked_ever_more_rarely(tmp_path: Path) -> None:
    """Each failure doubles the pause, up to a day; what the server asks for counts; one answer ends it."""
    with serving({"/feed": Page(b"", 500)}) as site:
        rounds, pauses = Rounds(site, tmp_path), list[float]()
        told = 0
        for _ in range(9):
            told += len(rounds.round().set_aside)
            pauses.append(rounds.pause)
        assert pauses[:3] == [1200, 2400, 4800] and pauses[-1] == 86_400
        assert told == 1
        site.pages["/feed"] = Page(b"", 503, {"Retry-After": "100000"})
        rounds.round()
        assert rounds.pause == 100_000
        site.pages["/feed"] = feed()
        rounds.round()
        assert rounds.pause == 600 and rounds.memory.feeds[rounds.feed.url].why is None


def test_a_report_that_cannot_be_had_is_tried_again_then_given_up(tmp_path: Path) -> None:
    """A server error is tried at three rounds; a page that is gone is set aside at once."""
    with serving({"/busy": Page(b"", 503)}) as site:
        site.pages["/feed"] = feed(f"{site.url}/busy", f"{site.url}/gone")
        rounds = Rounds(site, tmp_path)
        asides = [[a.about.rpartition("/")[2] for a in rounds.round().set_aside] for _ in range(4)]
        assert asides == [["gone"], [], ["busy"], []]


def test_what_is_left_over_is_fetched_at_the_next_round(tmp_path: Path) -> None:
    """More news than are fetched at a time come round by round, also where the feed says it has not changed."""
    with serving({f"/{n}": page(f"Number {n}") for n in range(5)}) as site:
        listed = feed(*(f"{site.url}/{n}" for n in range(5)))
        listed.headers = {"ETag": '"a"'}
        site.pages["/feed"] = listed
        rounds = Rounds(site, tmp_path)
        assert [names(rounds.round(most=2)) for _ in range(4)] == [["0", "1"], ["2", "3"], ["4"], []]


def test_a_page_that_is_no_feed_is_read_when_it_changes(tmp_path: Path) -> None:
    """A list of prisoners on a page is news whenever its bytes are others."""
    with serving({"/list": page("Held: 7")}) as site:
        rounds = Rounds(site, tmp_path, "/list")
        assert [len(rounds.round().items) for _ in range(2)] == [1, 0]
        site.pages["/list"] = Page(page("Held: 8"))
        assert len(rounds.round().items) == 1


def test_what_is_due_and_when(tmp_path: Path) -> None:
    """A new feed is due at once; one that was asked after its own pause."""
    one, other = Feed("https://a.example/f", 600), Feed("https://b.example/f", 60)
    with serving({"/feed": feed()}) as site:
        rounds = Rounds(site, tmp_path)
        rounds.round()
        feeds = [rounds.feed, one]
        assert [f.url for f in due(feeds, rounds.memory, 1000)] == [one.url]
        assert next_due([rounds.feed], rounds.memory) == 1600
    assert next_due([one, other], Memory()) == 0


def test_a_memory_comes_back_as_it_was(tmp_path: Path) -> None:
    """What is saved is what is loaded; a file that is something else says what to do; two watches keep apart."""
    with serving({"/1": page("One")}) as site:
        site.pages["/feed"] = feed(f"{site.url}/1")
        rounds = Rounds(site, tmp_path)
        rounds.round()
    file = File(tmp_path / "seen")
    assert file.load() == Memory()
    file.save(rounds.memory)
    assert file.load() == rounds.memory
    with pytest.raises(Unusable, match="another habeas watch"):
        File(tmp_path / "seen")
    (tmp_path / "seen").write_text("[]")
    with pytest.raises(Unusable, match="move it away"):
        file.load()
    file.close()


def test_reports_long_unlisted_are_forgotten() -> None:
    """A memory does not grow without end: a quarter of a year after a feed last listed a report it is let go."""
    memory = Memory(seen={"old": "2023-11-01", "new": "2024-03-01"})
    memory.forget(DAY)
    assert set(memory.seen) == {"new"}


def test_a_file_of_feeds_is_read(tmp_path: Path) -> None:
    """Feeds with their own pause and outlet, people, and how to fetch."""
    (tmp_path / "feeds.toml").write_text("""
people = ["Mira Halden"]
every = "2 hours"
[fetching]
tor = true
delay = 5
[[feed]]
url = "https://gazette.example/feed.xml"
outlet = "Fjord Gazette"
[[feed]]
url = "https://coast.example/sitemap.xml"
every = "10 minutes"
""")
    found = watchlist(tmp_path / "feeds.toml")
    assert [(f.url, f.every, f.outlet) for f in found.feeds] == [
        ("https://gazette.example/feed.xml", 7200, "Fjord Gazette"), ("https://coast.example/sitemap.xml", 600, None),
    ]  # fmt: skip
    assert found.people == ("Mira Halden",)
    assert (found.fetching.proxy, found.fetching.delay) == ("socks5h://127.0.0.1:9050", 5)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no feed in it"), ("[[feed]]", "feed 1 has no address"), ("x = [", "is not TOML"),
        ('[[feed]]\nurl = "file:///etc/passwd"', "feed 1: file:///etc/passwd is not an address"),
        ('[[feed]]\nurl = "https://a.example"\nfoo = 1', "feed 1: 'foo' is not known; known are url, outlet, every"),
        ('every = "soon"\n[[feed]]\nurl = "https://a.example"', "expected a span"),
        ('[fetching]\nallow = ["here"]\n[[feed]]\nurl = "https://a.example"', "a list of networks"),
        ('people = [""]\n[[feed]]\nurl = "https://a.example"', "people is a list of names"),
    ],
)  # fmt: skip
def test_a_file_of_feeds_that_makes_no_sense_says_where(tmp_path: Path, text: str, why: str) -> None:
    """Every mistake is named with its place and what was expected."""
    (tmp_path / "feeds.toml").write_text(text)
    with pytest.raises(WatchlistError) as wrong:
        watchlist(tmp_path / "feeds.toml")
    assert why in str(wrong.value) and str(tmp_path) in str(wrong.value)
