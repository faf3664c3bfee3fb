"""Averages runs of one network: `python training/encoder/average.py OUT SHARE:CHECKPOINT [SHARE:CHECKPOINT ...]`.

Runs that go on from one another lie in one basin; the mean of their weights reads better than each of them (Wortsman
and others 2022, "Model soups"). Shares are made to sum to 1.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor


def average(parts: list[tuple[float, dict[str, Tensor]]]) -> dict[str, Tensor]:
    """The weighted mean of every tensor; all parts have the same tensors, and whole numbers are those of the last."""
    whole = sum(share for share, _ in parts)
    last = parts[-1][1]
    return {
        name: torch.stack([weights[name] * (share / whole) for share, weights in parts]).sum(0)
        if tensor.is_floating_point()
        else tensor
        for name, tensor in last.items()
    }


def main() -> None:
    """Writes a checkpoint that `train.py --start` and `export.py` take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", nargs="+", metavar="SHARE:CHECKPOINT")
    options = parser.parse_args()
    parts = [(float(share), Path(path)) for share, _, path in (part.partition(":") for part in options.parts)]
    torch.save({"model": average([(s, torch.load(p, map_location="cpu")["model"]) for s, p in parts])}, options.out)


if __name__ == "__main__":
    main()
