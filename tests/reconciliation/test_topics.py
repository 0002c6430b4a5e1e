"""The words that decide how a statement is used: each topic's own examples hold."""

from time import process_time

import pytest

from habeas.reconciliation.topics import LISTS, TOPICS, may_speak_of, words_of

FINDS = [(topic, text) for topic, entry in TOPICS.items() for text in entry["finds"]]
IGNORES = [(topic, text) for topic, entry in TOPICS.items() for text in entry["ignores"]]


@pytest.mark.parametrize(("topic", "text"), FINDS)
def test_finds(topic: str, text: str) -> None:
    """A topic finds its words in each of its examples, as they are written there."""
    found = words_of(topic, text)
    assert found is not None and found in text


@pytest.mark.parametrize(("topic", "text"), FINDS)
def test_may_speak_of(topic: str, text: str) -> None:
    """What a part of a text speaks of, the whole may speak of, whatever the part is cut out of."""
    assert may_speak_of(topic, f"Of the river: not{text}ly, and of nothing else.")


@pytest.mark.parametrize(("topic", "text"), IGNORES)
def test_ignores(topic: str, text: str) -> None:
    """A topic finds nothing in each of its look-alikes."""
    assert words_of(topic, text) is None


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_says_and_shows(topic: str) -> None:
    """Every topic says what it means and gives an example and a look-alike."""
    entry = TOPICS[topic]
    assert entry["says"] and entry["finds"] and entry["ignores"]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists_are_folded(name: str) -> None:
    """Every list says what its words share, and has them in lower case, each once."""
    listed = LISTS[name]["words"]
    assert LISTS[name]["says"] and listed == [w.lower() for w in dict.fromkeys(listed)]


@pytest.mark.parametrize("topic", sorted(TOPICS))
@pytest.mark.parametrize("said", ["no trade ", "criminal open ", "за в ", "not a ", "(", "if a "])
def test_a_long_text_is_read_in_a_moment(topic: str, said: str) -> None:
    """No topic takes more than a moment over a long text without an end of a sentence."""
    began = process_time()
    words_of(topic, said * (40_000 // len(said)))
    assert process_time() - began < 1
