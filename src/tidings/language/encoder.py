"""The trained network at run time: onnxruntime over one int8 file, words in, scores of every head out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from tidings.language.pieces import encode
from tidings.resources import DATA

LONGEST = 200  # words read at once: the longest window of training
WINDOW = 120  # words read together: enough to see a quotation whole and what "he" may stand for
WORDS_PER_BATCH = 600
UNREAD = {"names_wire", "names_social"}  # layers that taught the encoder and tell the program nothing
POINTWISE = ("factuality", "readings", "anaphor", "antecedent")
PAIRWISE = ("arcs", "relations", "links")


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window of n words, as logits.

    `tags` has (n, labels) for every layer of single words; `arcs` is (n, n + 1) and `relations` (n, n + 1, relations),
    column 0 the root; `links` (n, n, labels) of a word towards an anchor word; `factuality` (n,); `readings`
    (n, marks); `anaphor` and `antecedent` (n, width).
    """

    tags: dict[str, np.ndarray]
    arcs: np.ndarray
    relations: np.ndarray
    links: np.ndarray
    factuality: np.ndarray
    readings: np.ndarray
    anaphor: np.ndarray
    antecedent: np.ndarray


class Encoder:
    """The network. One thread unless told otherwise, so that a pool of processes shares the cores well."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """`folder` holds model.onnx, tokenizer.json and labels.json, as `training/encoder/export.py` writes them."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        read: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf8"))
        self.tag_labels: dict[str, list[str]] = {k: v for k, v in read["tags"].items() if k not in UNREAD}
        self.deprels: list[str] = read["deprels"]
        self.links: list[str] = read["links"]
        self.readings: list[str] = read["readings"]
        self.types: list[str] = read["types"]
        self._distances, self._distance_scores = np.array(read["distances"]), np.array(read["distance_scores"])

    def score(self, windows: Sequence[Sequence[str]]) -> list[Scores]:
        """The scores of each window, in order; no window may be longer than LONGEST words."""
        found: dict[int, Scores] = {}
        for group in _batches(windows):
            found |= zip(group, self._score_batch([windows[i] for i in group]), strict=True)
        return [found[i] for i in range(len(windows))]

    def _score_batch(self, windows: Sequence[Sequence[str]]) -> Iterator[Scores]:
        batch = encode(self._tokenizer, windows)
        wanted = [*self.tag_labels, *PAIRWISE, *POINTWISE]
        outputs = dict(zip(wanted, self._session.run(wanted, batch._asdict()), strict=True))
        for i, words in enumerate(windows):
            n = len(words)
            yield Scores(
                {layer: outputs[layer][i, :n] for layer in self.tag_labels},
                outputs["arcs"][i, :n, : n + 1],
                outputs["relations"][i, :n, : n + 1],
                outputs["links"][i, :n, :n],
                *(outputs[name][i, :n] for name in POINTWISE),
            )

    def judge(self, words: Sequence[str], actor: Sequence[int], recipient: Sequence[int]) -> np.ndarray:
        """Logits of each event type, (types,), between two marked sides of a window (positions of their words)."""
        batch = encode(self._tokenizer, [words], [(actor, recipient)])
        logits: np.ndarray = self._session.run(["pair"], batch._asdict())[0][0]
        return logits

    def nearness(self, apart: np.ndarray) -> np.ndarray:
        """What it adds to a score of coreference that two mentions lie so many words apart."""
        scores: np.ndarray = self._distance_scores[np.searchsorted(self._distances, apart)]
        return scores


def _batches(windows: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Positions of windows grouped by length, so that little is padded; about WORDS_PER_BATCH words a group."""
    group: list[int] = []
    for i in sorted(range(len(windows)), key=lambda i: len(windows[i])):
        if group and (len(group) + 1) * len(windows[i]) > WORDS_PER_BATCH:
            yield group
            group = []
        group.append(i)
    if group:
        yield group


@cache
def load_encoder() -> Encoder:
    """The network that the package ships, or the one in the folder that TIDINGS_WEIGHTS names."""
    return Encoder(Path(os.environ.get("TIDINGS_WEIGHTS") or DATA / "english"))
