"""The trained networks as the file that ships: ONNX, their weights in eight bits, asked together."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import onnx
import torch
from onnx import helper
from onnx.compose import add_prefix
from onnxruntime.quantization import QuantType, quantize_dynamic

from habeas.extraction.trained.windows import FEATURES
from training.network import Network

_INPUTS = ("ids", "features", "mask")
_OUTPUTS = ("triggers", "modality", "queries", "keys", "kinds", "nobody", "near", "bias")


def export(network: Network, out: Path) -> None:
    """Writes the network as an int8 ONNX file (dynamic, per channel)."""
    network.eval()
    size = {0: "batch", 1: "pieces"}
    example = (torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, FEATURES), torch.ones(2, 16))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network,
            example,
            str(whole),
            input_names=list(_INPUTS),
            output_names=list(_OUTPUTS),
            dynamic_axes=dict.fromkeys((*_INPUTS, *_OUTPUTS[:4]), size),
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, out, per_channel=True, weight_type=QuantType.QInt8)
    onnx.checker.check_model(str(out))


def joined(parts: Sequence[Path], out: Path) -> None:
    """Writes several such files as one that answers with the mean of what they say; what they share stands once.

    Log odds are averaged. Of the pointers, queries and keys are put end to end, so that their product is the mean of
    the networks' products.
    """
    models = [add_prefix(onnx.load(str(p)), f"{n}/") for n, p in enumerate(parts)]
    nodes, weights = [node for m in models for node in m.graph.node], dict[bytes, onnx.TensorProto]()
    other = {f"{n}/{name}": name for n in range(len(parts)) for name in _INPUTS}
    for tensor in (t for m in models for t in m.graph.initializer):
        known = weights.setdefault(_content(tensor), tensor)
        other[tensor.name] = known.name
    nodes += _means([[o.name for o in m.graph.output] for m in models])
    for node in nodes:
        node.input[:] = [other.get(name, name) for name in node.input]
    given = list(models[0].graph.input)
    for one in given:
        one.name = other[one.name]
    ranks = [len(o.type.tensor_type.shape.dim) for o in models[0].graph.output]
    asked = [
        helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [f"{name} {d}" for d in range(rank)])
        for name, rank in zip(_OUTPUTS, ranks, strict=True)
    ]
    share = helper.make_tensor("share", onnx.TensorProto.FLOAT, [], [1 / len(parts)])
    graph = helper.make_graph(nodes, "joined", given, asked, [*weights.values(), share])
    model = helper.make_model(graph, opset_imports=models[0].opset_import, ir_version=models[0].ir_version)
    onnx.checker.check_model(model)
    onnx.save(model, str(out))


def _content(tensor: onnx.TensorProto) -> bytes:
    nameless = onnx.TensorProto()
    nameless.CopyFrom(tensor)
    nameless.name = ""
    return nameless.SerializeToString(deterministic=True)


def _means(outputs: Sequence[Sequence[str]]) -> Iterator[onnx.NodeProto]:
    """The nodes that make one answer of those of all parts, whose outputs are named in their order."""
    for name, *said in zip(_OUTPUTS, *outputs, strict=True):
        if name in ("queries", "kinds"):
            yield helper.make_node("Concat", said, [name], axis=-1)
        elif name in ("keys", "nobody"):
            yield helper.make_node("Concat", said, [f"{name}/all"], axis=-1)
            yield helper.make_node("Mul", [f"{name}/all", "share"], [name])
        else:
            yield helper.make_node("Mean", said, [name])
