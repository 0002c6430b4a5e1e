"""Telegram: the export of a channel, or of all chats, is a document a message."""

import json
from pathlib import Path
from typing import Any

from .archived import SENTENCE
from .told import readings


def sent(number: int, text: object, **more: object) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": "2024-03-04T10:00:00", "date_unixtime": "1709546400", "from": "Fjord",
            "text": text} | more  # fmt: skip


CHANNEL = {
    "name": "Fjord prisoners", "type": "public_channel", "id": 1400500,
    "messages": [
        sent(1, SENTENCE),
        sent(2, ["Held: ", {"type": "mention", "text": "@mira"}, {"type": "link", "text": "https://x.example"}, ' said "messages": [no]']),
        sent(3, "", photo="photo_3.jpg"), {"id": 4, "type": "service", "action": "pin_message", "text": ""},
        sent(5, "Retold.", forwarded_from="Coast Daily"),
    ],
}  # fmt: skip


def test_each_message_with_words_is_a_document(tmp_path: Path) -> None:
    """Text in pieces is one text, the channel is the outlet, a forward names whose it was; the silent are counted."""
    (tmp_path / "result.json").write_text(json.dumps(CHANNEL, ensure_ascii=False, indent=1))
    found = readings(tmp_path / "result.json")
    documents = [r.document for r in found if r.document]
    assert [d.key for d in documents] == ["1400500/1", "1400500/2", "1400500/5"]
    assert documents[1].text == 'Held: @mirahttps://x.example said "messages": [no]'
    assert {d.outlet for d in documents} == {"Fjord prisoners"}
    assert documents[0].published is not None and documents[0].published.iso == "2024-03-04"
    assert documents[0].url == "https://t.me/c/1400500/1"
    assert (documents[0].author, documents[2].author) == (None, "Coast Daily")
    assert [a.reason for r in found for a in r.set_aside] == [
        "2 of its messages: without words (pictures, files, who joined)"
    ]


def test_a_message_is_kept_in_its_own_bytes(tmp_path: Path) -> None:
    """What is kept of a message is what stood in the file, to the byte."""
    text = json.dumps(CHANNEL, ensure_ascii=False, indent=1)
    (tmp_path / "result.json").write_text(text)
    for reading in readings(tmp_path / "result.json"):
        if reading.document:
            assert reading.content.decode() in text
            assert json.loads(reading.content)["id"] == int((reading.document.key or "").partition("/")[2])


def test_an_export_of_all_chats_on_one_line(tmp_path: Path) -> None:
    """Several chats in one export, packed into one line, are each read under their own name."""
    other = CHANNEL | {"name": "Coast", "id": 7, "type": "private_group"}
    (tmp_path / "result.json").write_text(json.dumps({"chats": {"about": "", "list": [CHANNEL, other]}}))
    documents = [r.document for r in readings(tmp_path / "result.json") if r.document]
    assert [(d.outlet, d.url is None) for d in documents] == [("Fjord prisoners", False)] * 3 + [("Coast", True)] * 3
