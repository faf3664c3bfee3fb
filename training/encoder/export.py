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
from network import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from vocabulary import DEPRELS, NAMES, UPOS, XPOS

INPUTS = ("pieces", "shapes", "mask", "words")
OUTPUTS = ("upos", "xpos", "names", "arcs", "relations")


def export(checkpoint: Path, encoder: Path, out: Path, *, quantised: bool = True) -> None:
    """Writes the three files into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    model = Reader()
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    model.eval()
    pieces = torch.ones(2, 7, dtype=torch.long)
    example = (pieces, torch.zeros_like(pieces), torch.ones_like(pieces), torch.tensor([[1, 2, 3], [1, 2, 0]]))
    axes = {name: {0: "sentences", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {name: {0: "sentences", 1: "words"} for name in ("words", *OUTPUTS)}
    axes["arcs"] |= {2: "heads"}
    axes["relations"] |= {2: "heads"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model, example, str(whole), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17,
            dynamo=False,
        )  # fmt: skip
        if quantised:
            quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
        else:
            shutil.copy(whole, out / "model.onnx")
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")
    labels = {"upos": UPOS, "xpos": XPOS, "deprels": DEPRELS, "names": NAMES}
    (out / "labels.json").write_text(json.dumps(labels) + "\n", encoding="utf8")


if __name__ == "__main__":
    export(*map(Path, sys.argv[1:4]), quantised="--fp32" not in sys.argv)
