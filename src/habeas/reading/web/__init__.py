"""The web: which addresses may be asked, how they are asked politely, and what feeds and site maps list."""

from habeas.reading.web.addresses import Refused
from habeas.reading.web.fetching import Answer, Fetcher, Fetching, NotAnswered
from habeas.reading.web.following import Folder, fetched

__all__ = ["Answer", "Fetcher", "Fetching", "Folder", "NotAnswered", "Refused", "fetched"]
