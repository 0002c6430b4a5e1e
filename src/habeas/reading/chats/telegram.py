"""Telegram: the messages of an export in JSON, of one channel or of all chats, a document each."""

from collections.abc import Iterator
from typing import Any

from habeas.reading.draft import Draft, Found
from habeas.reading.encoding import plain
from habeas.reading.stamps import written

Json = dict[str, Any]
_METHOD = "Telegram export"
_CHANNELS = ("public_channel", "private_channel", "public_supergroup", "private_supergroup")


def is_export(value: Any) -> bool:
    """Whether a JSON value is what Telegram's desktop client exports."""
    return bool(isinstance(value, dict) and list(chats(value)))


def chats(value: Json) -> Iterator[Json]:
    """The chats in an export, each with its list of messages."""
    inside = value.get("chats")
    several = inside.get("list") if isinstance(inside, dict) else None
    for chat in several if isinstance(several, list) else [value]:
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list) and "id" in chat:
            yield chat


def told_of(chat: Json) -> Json:
    """What is said of the chat itself."""
    return {k: chat.get(k) for k in ("name", "type", "id")}


def has_words(message: Json) -> bool:
    """Whether it says something; pictures without a caption and word of who joined do not."""
    return message.get("type", "message") == "message" and bool(_words(message.get("text")).strip())


def draft_of(message: Json, chat: Json) -> tuple[Draft, str | None]:
    """The draft of one message, and its key."""
    text, notes = plain(_words(message.get("text")))
    day = message.get("date")
    when = written(day) if isinstance(day, str) else None
    author = message.get("forwarded_from") or message.get("author")
    name = chat.get("name")
    draft = Draft(
        text,
        "record",
        outlet=Found(name, _METHOD) if isinstance(name, str) and name else None,
        author=Found(author, _METHOD) if isinstance(author, str) else None,
        url=_url(message, chat),
        published=Found(when, _METHOD) if when else None,
        notes=notes,
    )
    return draft, f"{chat.get('id')}/{message.get('id')}"


def _words(text: Any) -> str:
    """A message's text: plain, or in pieces of which some are links or marked up."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    words = (p if isinstance(p, str) else p.get("text") if isinstance(p, dict) else None for p in pieces)
    return "".join(w for w in words if isinstance(w, str))


def _url(message: Json, chat: Json) -> Found[str] | None:
    """Where members of a channel find the message."""
    numbers = chat.get("id"), message.get("id")
    if chat.get("type") in _CHANNELS and all(isinstance(n, int) for n in numbers):
        return Found(f"https://t.me/c/{numbers[0]}/{numbers[1]}", _METHOD)
    return None
