"""What the trained model adds up is the same on every processor."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from habeas.extraction.trained.weights import exact, overflows

_LARGE = np.array([[127, -128, 3], [127, -128, -7], [127, 127, 0], [-1, 0, 5]], np.int8)
_READ = np.array([[255, 255, 255, 1], [255, 254, 0, 9]], np.uint8)


def test_sums_of_large_bytes_are_not_cut_off() -> None:
    """Two products of large bytes need more than sixteen bits; on this processor, too, nothing of them is lost."""
    model = _product(_LARGE)
    model = exact(model) if overflows() else model
    assert np.array_equal(_asked(model), _READ.astype(int) @ _LARGE)


@pytest.mark.parametrize("raw", [True, False])
def test_unsigned_weights_are_the_same_numbers(raw: bool) -> None:
    """Weights and zero points change together, however the zero points are written; nothing else of the file does."""
    model = _product(_LARGE, raw=raw)
    made = exact(model)
    assert len(made) == len(model)
    before, after = ({t.name: t for t in onnx.load_from_string(m).graph.initializer} for m in (model, made))
    assert [t.data_type for t in after.values()] == [TensorProto.UINT8, TensorProto.UINT8, TensorProto.UINT8]
    for name in ("weights", "zero"):
        numbers = [numpy_helper.to_array(t[name]).astype(int) for t in (before, after)]
        assert np.array_equal(numbers[0] + 128, numbers[1])
    assert before["read zero"] == after["read zero"]
    assert np.array_equal(_asked(made), _READ.astype(int) @ _LARGE)


def test_no_signed_byte_is_left_in_the_model_that_ships() -> None:
    """What ships is taken whole: as many tensors of unsigned bytes as it had of either kind, and it is still valid."""
    model = files("habeas.extraction.trained").joinpath("model.onnx").read_bytes()
    types = [[t.data_type for t in onnx.load_from_string(m).graph.initializer] for m in (model, exact(model))]
    assert TensorProto.INT8 in types[0]
    assert [TensorProto.UINT8 if t == TensorProto.INT8 else t for t in types[0]] == types[1]
    onnx.checker.check_model(exact(model))


def test_what_is_no_model_is_an_error() -> None:
    """A file cut off or of another kind is no model, and says so rather than being read as one."""
    with pytest.raises(ValueError, match="byte 0 begins no field"):
        exact(b"\x0f" + b"no model" * 20)
    whole = _product(_LARGE)
    with pytest.raises(ValueError, match="cut off in the field"):
        exact(whole[:-1])
    with pytest.raises(ValueError, match="cut off in a number"):
        exact(whole + b"\x80")


def _product(weights: NDArray[np.int8], *, raw: bool = True) -> bytes:
    """A model that multiplies unsigned bytes with these weights and nothing else."""
    zeros = np.zeros(weights.shape[1], np.int8)
    zero = numpy_helper.from_array(zeros, "zero") if raw else _written(zeros.tolist(), "zero")
    node = helper.make_node("MatMulInteger", ["read", "weights", "read zero", "zero"], ["sums"])
    graph = helper.make_graph(
        [node],
        "product",
        [helper.make_tensor_value_info("read", TensorProto.UINT8, [None, len(weights)])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [None, weights.shape[1]])],
        [numpy_helper.from_array(weights, "weights"), zero, numpy_helper.from_array(np.uint8(0), "read zero")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return bytes(model.SerializeToString())


def _written(numbers: Sequence[int], name: str) -> TensorProto:
    return helper.make_tensor(name, TensorProto.INT8, [len(numbers)], numbers)


def _asked(model: bytes) -> NDArray[Any]:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    (sums,) = session.run(None, {"read": _READ})
    return np.asarray(sums)
