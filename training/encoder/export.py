"""A trained reader as the folder that the package ships.

    python training/encoder/export.py CHECKPOINT ENCODER_FOLDER OUT [--fp32]

Writes model.onnx (weights in int8, activations quantised on the fly), tokenizer.json and labels.json.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from network import DISTANCES, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from vocabulary import DEPRELS, LINKS, READINGS, TAG_LAYERS, TYPES

INPUTS = ("pieces", "shapes", "mask", "words", "marks")
OUTPUTS = (
    *TAG_LAYERS, "arcs", "relations", "links", "factuality", "readings", "anaphor", "antecedent", "pair",
)  # fmt: skip


class Flat(nn.Module):
    """The reader with its outputs as one flat tuple, in the order of OUTPUTS."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """All outputs."""
        outputs = self.reader(*inputs)
        return (*outputs.tags, *outputs[1:])


def export(checkpoint: Path, encoder: Path, out: Path, *, quantised: bool = True) -> None:
    """Writes the three files into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    model = Reader()
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    model.eval()
    pieces = torch.ones(2, 7, dtype=torch.long)
    words = torch.tensor([[1, 2, 3], [1, 2, 0]])
    example = (pieces, torch.zeros_like(pieces), torch.ones_like(pieces), words, torch.zeros_like(pieces))
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS}
    axes |= {name: {0: "windows", 1: "words"} for name in ("words", *OUTPUTS)}
    axes["pair"] = {0: "windows"}
    axes["arcs"] |= {2: "heads"}
    axes["relations"] |= {2: "heads"}
    axes["links"] |= {2: "anchors"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Flat(model), example, str(whole), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        if quantised:
            quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
        else:
            shutil.copy(whole, out / "model.onnx")
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")
    labels = {
        "tags": TAG_LAYERS, "deprels": DEPRELS, "links": LINKS, "readings": READINGS, "types": TYPES,
        "distances": DISTANCES, "distance_scores": model.distance.tolist(),
    }  # fmt: skip
    (out / "labels.json").write_text(json.dumps(labels) + "\n", encoding="utf8")


if __name__ == "__main__":
    export(*map(Path, sys.argv[1:4]), quantised="--fp32" not in sys.argv)
