"""The weights of a model in the form that this processor multiplies without loss.

The file holds signed bytes. A processor of the x86 family without VNNI adds two products of an unsigned and a signed
byte in sixteen bits, which can overflow: what comes out is cut off without a word, and a report is read otherwise than
on the next machine (detection on the development reports .702 instead of .722, on others of the same kind .690 instead
of .691). Unsigned bytes are added in more bits. The sums are then the same everywhere, for about a third more time.
Source: ONNX Runtime, "Quantize ONNX models", on U8S8; its own setting for this (session.x64quantprecision) refuses a
model whose tensors share a zero point.
"""

import platform
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = ["exact", "overflows"]

_GRAPH, _INITIALIZER, _DATA_TYPE, _INT32_DATA, _RAW_DATA = 7, 5, 2, 5, 9
_SIGNED, _UNSIGNED = 3, 2
_PARTS = (_DATA_TYPE, _INT32_DATA, _RAW_DATA)
"""Field numbers and types of bytes in ONNX' onnx.proto (ModelProto, GraphProto, TensorProto)."""

_VARINT, _EIGHT, _LENGTH, _FOUR = 0, 1, 2, 5
"""How a field is written in protocol buffers."""


def overflows() -> bool:
    """Whether this processor may cut off the sums of signed bytes; where that can't be told, it is taken to."""
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return False
    try:
        return "vnni" not in Path("/proc/cpuinfo").read_text("ascii", "replace")
    except OSError:
        return True


def exact(model: bytes) -> bytes:
    """An ONNX model with unsigned bytes in place of all signed ones, weights and zero points alike: the same numbers.

    Both are written in as many bytes, so that nothing else of the file changes. Zero points are written as a row of
    numbers below 128, a byte each; they become raw data.
    """
    made = np.frombuffer(model, np.uint8).copy()
    for tensor in _tensors(model):
        parts = {number: _fields(model, tensor.start, tensor.end, number) for number in _PARTS}
        signed = [t.start for t in parts[_DATA_TYPE] if model[t.start] == _SIGNED]
        made[signed] = _UNSIGNED
        for held in (*parts[_RAW_DATA], *parts[_INT32_DATA]) if signed else ():
            made[held.key] = _RAW_DATA << 3 | _LENGTH
            made[held.start : held.end] ^= 0x80
    return made.tobytes()


def _tensors(model: bytes) -> Iterator["_Field"]:
    """The constant tensors of a model: weights, scales, zero points."""
    for graph in _fields(model, 0, len(model), _GRAPH):
        yield from _fields(model, graph.start, graph.end, _INITIALIZER)


class _Field(NamedTuple):
    """Where a field's key is, and where its content begins and ends."""

    key: int
    start: int
    end: int


def _fields(model: bytes, at: int, end: int, number: int) -> Iterator[_Field]:
    """The fields of that number in the message between two places."""
    while at < end:
        begun = at
        key, at = _varint(model, at)
        written, start = key & 7, at
        if written == _VARINT:
            _, at = _varint(model, at)
        elif written == _LENGTH:
            size, start = _varint(model, at)
            at = start + size
        elif written in (_EIGHT, _FOUR):
            at += 8 if written == _EIGHT else 4
        else:
            raise ValueError(f"the model can't be read: byte {begun} begins no field that is known")
        if at > end:
            raise ValueError(f"the model can't be read: it is cut off in the field that begins at byte {begun}")
        if key >> 3 == number:
            yield _Field(begun, start, at)


def _varint(model: bytes, at: int) -> tuple[int, int]:
    """A number of any size that begins here, and where it ends."""
    number, shift = 0, 0
    while True:
        if at == len(model):
            raise ValueError("the model can't be read: it is cut off in a number")
        byte = model[at]
        number, at = number | (byte & 0x7F) << shift, at + 1
        if byte < 0x80:
            return number, at
        shift += 7
