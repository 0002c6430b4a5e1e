"""The trained network as the file that ships: ONNX, its weights in eight bits."""

import tempfile
from pathlib import Path

import onnx
import torch
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
