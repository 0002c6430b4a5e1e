"""Mail: a message, a box of them, a page saved as mail, and what is attached."""

from email.message import EmailMessage
from pathlib import Path

from .archived import SENTENCE, page
from .told import document, one, readings


def message(text: str = SENTENCE, **headers: str) -> EmailMessage:
    made = EmailMessage()
    named = {
        "Subject": "Halden released",
        "From": "Oren Talby <oren@gazette.example>",
        "Date": "Mon, 04 Mar 2024 23:30:00 -0500",
    }
    for name, value in (
        named | {"Message-ID": "<m1@gazette.example>"} | {k.replace("_", "-"): v for k, v in headers.items()}
    ).items():
        made[name] = value
    made.set_content(text)
    return made


def test_a_message_has_what_its_headers_say(tmp_path: Path) -> None:
    """Subject, sender, day as written there and the list are found, each with the header that says it."""
    content = message(List_Id="Fjord prisoners <fjord.lists.example>").as_bytes()
    found = document(tmp_path / "a.eml", content)
    assert found.text.strip() == SENTENCE.strip()
    assert (found.title, found.author, found.outlet) == (
        "Halden released",
        "Oren Talby <oren@gazette.example>",
        "Fjord prisoners",
    )
    assert found.published is not None and found.published.iso == "2024-03-04"
    assert found.key == "m1@gazette.example"
    assert dict(found.methods)["published"] == "Date header"


def test_mail_is_told_by_its_headers_where_its_name_says_nothing(tmp_path: Path) -> None:
    """A file without an extension that begins as mail does is mail; a text with a headline is none."""
    assert document(tmp_path / "letter", message(MIME_Version="1.0").as_bytes()).title == "Halden released"


def test_a_message_in_two_forms_is_read_once(tmp_path: Path) -> None:
    """Of text and HTML the text is read."""
    made = message()
    made.add_alternative(f"<p>{SENTENCE}</p>", subtype="html")
    assert document(tmp_path / "a.eml", made.as_bytes()).text.strip() == SENTENCE.strip()


def test_a_message_in_html_alone_is_its_words(tmp_path: Path) -> None:
    """Without a text the HTML is taken apart; nothing of it is fetched."""
    made = message()
    made.set_content(f"<p>{SENTENCE}</p><img src='https://track.example/x.png'>", subtype="html")
    assert document(tmp_path / "a.eml", made.as_bytes()).text.strip() == SENTENCE.strip()


def test_what_is_attached_is_read_by_its_kind(tmp_path: Path) -> None:
    """A web page and a forwarded message are documents of their own; a picture is none."""
    made = message()
    made.add_attachment(page("Attached"), maintype="text", subtype="html", filename="report.html")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    made.add_attachment(message("Forwarded: " + SENTENCE, Subject="Fwd"))
    (tmp_path / "a.eml").write_bytes(made.as_bytes())
    found = [r.document for r in readings(tmp_path / "a.eml") if r.document]
    assert [d.location.removeprefix(f"{tmp_path}/") for d in found] == [
        "a.eml",
        "a.eml!report.html",
        "a.eml!attachment 3.eml",
    ]
    assert found[1].title == "Attached" and found[2].text.startswith("Forwarded")


def test_the_messages_of_a_box_are_documents(tmp_path: Path) -> None:
    """Each message of an mbox is a document; a line that begins with From inside one is part of it."""
    parts = [
        message(f"{SENTENCE}{n}\n\n>From then on she was free.\n", Message_ID=f"<{n}@x>").as_bytes() for n in range(3)
    ]
    box = b"".join(b"From MAILER-DAEMON Mon Mar  4 23:30:00 2024\n" + part + b"\n" for part in parts)
    (tmp_path / "a.mbox").write_bytes(box)
    found = [r.document for r in readings(tmp_path / "a.mbox") if r.document]
    assert [d.key for d in found] == ["0@x", "1@x", "2@x"]
    assert "\nFrom then on she was free." in found[0].text
    assert found[1].location == f"{tmp_path}/a.mbox:2"


def test_a_page_saved_as_mail_is_a_page(tmp_path: Path) -> None:
    """An MHTML file is read as the web page that it holds, at the address it was saved from."""
    made = EmailMessage()
    made["Snapshot-Content-Location"] = "https://gazette.example/halden"
    made["Subject"] = "saved"
    made.set_content(page("Saved").decode(), subtype="html")
    found = document(tmp_path / "a.mhtml", made.as_bytes())
    assert (found.title, found.url) == ("Saved", "https://gazette.example/halden")


def test_broken_mail_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """A charset that is none and a date that is none cost nothing but themselves."""
    content = (
        b"Subject: =?x-none?q?Halden?=\nDate: some day\nContent-Type: text/plain; charset=klingon\n\n"
        + SENTENCE.encode()
    )
    found = one(tmp_path / "a.eml", content).document
    assert found is not None and found.text == SENTENCE and found.published is None
