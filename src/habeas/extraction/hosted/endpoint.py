"""Whom to ask: a chat-completions endpoint that the user named, and how it can fail."""

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

__all__ = ["KEY", "Endpoint", "EndpointError"]

KEY = "HABEAS_MODEL_KEY"
"""The one place that an API key is taken from: this environment variable."""


class EndpointError(Exception):
    """An endpoint that cannot be used, in one line without a key or a word of the text.

    `lasting` says that the next document would fare no better.
    """

    def __init__(self, message: str, *, lasting: bool = True) -> None:
        super().__init__(message)
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint and the model to ask there.

    `timeout` are the seconds that one answer may take in all, `tokens` the most that it may have. What fails for the moment is tried `attempts` times in
    all, after `pause` seconds and twice as long each further time. Raises EndpointError for what cannot be asked.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 300.0
    tokens: int = 2048
    attempts: int = 4
    pause: float = 1.0

    def __post_init__(self) -> None:
        if fault := _fault(self.url, self.model, self.key):
            raise EndpointError(fault)

    @property
    def host(self) -> str:
        """The host that is spoken to."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether the host is this machine."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def encrypted(self) -> bool:
        """Whether the way there is."""
        return urlsplit(self.url).scheme == "https"

    @property
    def completions(self) -> str:
        """The address of chat completions."""
        return self.url.rstrip("/") + "/chat/completions"

    @property
    def name(self) -> str:
        """What statements that the model proposes are marked with."""
        return f"openai/{self.model}"


def _fault(url: str, model: str, key: str | None) -> str | None:
    """What is wrong with these, or None. A password or key in them is not repeated."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        known = False
    if not known:
        return "--base-url takes the address of an endpoint, such as http://127.0.0.1:8080/v1"
    if parts.username or parts.password or parts.query or parts.fragment:
        return f"--base-url takes an address without user, password or query; a key goes into {KEY}"
    if not model.strip() or not model.isprintable() or len(model) > 200:
        return "--model takes the name of a model at the endpoint"
    if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
        return f"{KEY} does not hold a key: it has blanks, line breaks or letters that no key has"
    return None
