"""The network: a small encoder read once over a window, and heads for triggers, modality and what triggers point at."""

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from habeas.extraction.trained.windows import FEATURES, MODALITIES, NEAR, ROLES, TYPES

_WIDTH = 64


class _Layer(nn.Module):
    """One layer of a BERT encoder (Devlin et al. 2019), attention then feed-forward, each with a normed shortcut."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        width, inner = config["hidden_size"], config["intermediate_size"]
        self.heads = config["num_attention_heads"]
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [batch, pieces, width]; mask [batch, 1, 1, pieces] is added to the attention scores."""
        batch, size, width = x.shape
        q, k, v = (
            part(x).view(batch, size, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, size, width))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Outputs for ids [batch, pieces], features [batch, pieces, FEATURES] and mask [batch, pieces] (1 = a piece):

    triggers [batch, pieces, types], modality [batch, pieces, modalities], queries and keys [batch, pieces, roles, 64];
    and constants of the pointers: kinds [types, roles, 64], nobody [roles, 64], near [roles, NEAR], bias [roles].
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.seen = nn.Linear(FEATURES, width, bias=False)
        nn.init.zeros_(self.seen.weight)
        self.norm, self.dropout = nn.LayerNorm(width, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(_Layer(config) for _ in range(config["num_hidden_layers"]))
        self.triggers, self.modality = nn.Linear(width, len(TYPES)), nn.Linear(width, len(MODALITIES))
        nn.init.constant_(self.triggers.bias, -5.0)
        self.queries, self.keys = (nn.Linear(width, len(ROLES) * _WIDTH) for _ in range(2))
        self.kinds = nn.Parameter(torch.zeros(len(TYPES), len(ROLES), _WIDTH))
        self.nobody = nn.Parameter(torch.randn(len(ROLES), _WIDTH) * 0.1)
        self.near = nn.Parameter(torch.zeros(len(ROLES), NEAR))
        self.bias = nn.Parameter(torch.zeros(len(ROLES)))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        batch, size = ids.shape
        place = torch.arange(size, device=ids.device)
        x = self.words(ids) + self.positions(place) + self.seen(features)
        x = self.dropout(self.norm(x))
        barred = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, barred)
        shape = (batch, size, len(ROLES), _WIDTH)
        queries, keys = self.queries(x).view(shape), self.keys(x).view(shape)
        return (
            self.triggers(x),
            self.modality(x),
            queries,
            keys,
            self.kinds * 1,
            self.nobody * 1,
            self.near * 1,
            self.bias * 1,
        )


def from_encoder(folder: Path) -> Network:
    """The network with the weights of a BERT encoder (config.json and model.safetensors); its word pieces stay."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    weights = load_file(folder / "model.safetensors")
    network = Network(config)
    took = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
    }
    took |= {f"norm.{p}": f"embeddings.LayerNorm.{p}" for p in ("weight", "bias")}
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for n in range(config["num_hidden_layers"]):
        took |= {
            f"layers.{n}.{ours}.{p}": f"encoder.layer.{n}.{theirs}.{p}"
            for ours, theirs in parts.items()
            for p in ("weight", "bias")
        }
    state = network.state_dict()
    for ours, theirs in took.items():
        state[ours] = weights[theirs]
    state["positions.weight"] = state["positions.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    network.load_state_dict(state)
    network.words.weight.requires_grad_(False)
    return network
