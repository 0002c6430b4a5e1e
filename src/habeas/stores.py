"""Folders and object stores behind one face: `s3://`, `gs://`, `az://`, and whatever else fsspec knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

OBJECT_STORES = ("s3", "s3a", "gs", "az", "azure", "abfs", "abfss", "adl")
"""Reached through obstore, of the extra `stores`."""


_OTHERS = ("file", "memory")


def is_store(address: str) -> bool:
    """Whether this is an address in an object store, and not a path or a page on the web."""
    scheme, mark, _ = address.partition("://")
    return bool(mark) and scheme.lower() in (*OBJECT_STORES, *_OTHERS)


class StoreError(Exception):
    """A store that cannot be reached as wished, in one message for the reader."""


def filesystem(address: str) -> tuple[Any, str]:
    """What opens files there, and the place in it: of a path, `file://`, or the URL of an object store.

    Raises StoreError where nothing that is installed knows such an address.
    """
    scheme = address.partition("://")[0] if "://" in address else "file"
    if scheme in OBJECT_STORES:
        if find_spec("obstore") is None:
            raise StoreError(f"{scheme}:// needs obstore: pip install 'habeas[stores]'")
        from obstore.fsspec import register

        register(["s3", "s3a", "gs", "az", "abfs"])
    import fsspec

    try:
        files, place = fsspec.core.url_to_fs(address)
    except (ValueError, ImportError, OSError) as e:
        raise StoreError(f"{scheme}:// cannot be reached: {e}") from e
    return files, str(place)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """The faults of a store as OSError, in one line; that something is not there stays FileNotFoundError."""
    try:
        yield
    except OSError:
        raise
    except Exception as e:
        if not type(e).__module__.startswith("obstore"):
            raise
        raise OSError(str(e).partition("\n")[0][:300]) from e
