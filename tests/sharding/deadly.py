"""A worker that dies of certain documents, as one does of a fault in a library written in C: killed, at once."""

import os
import signal
import time
from pathlib import Path

from habeas.extraction import engine
from habeas.model import Document, Extraction
from habeas.sharding.work import Done, Task, process

_extract = engine.Extractor.extract


def _dies(self: engine.Extractor, document: Document) -> Extraction:
    if "This text kills." in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "This text waits." in document.text:
        Path(f"{document.location}.waits").write_text(str(os.getpid()), "utf-8")
        time.sleep(3600)
    return _extract(self, document)


def mortal(task: Task) -> Done:
    """What a worker does, until it comes to a text that kills it."""
    engine.Extractor.extract = _dies  # type: ignore[method-assign]
    return process(task)
