"""The web: which addresses may be asked, how they are asked politely, and what feeds and site maps list."""

from habeas.reading.web.addresses import Refused
from habeas.reading.web.fetching import TOR, Answer, Fetcher, Fetching, NotAnswered

__all__ = ["TOR", "Answer", "Fetcher", "Fetching", "NotAnswered", "Refused"]
