"""The trained reader at run time: onnxruntime over one int8 file, words in, tags, parse and names out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from tidings.language.pieces import encode
from tidings.language.trees import best_tree
from tidings.resources import DATA

LONGEST = 120  # words read at once: the longest sentence of training; a longer one is read in stretches
WORDS_PER_BATCH = 600


class Name(NamedTuple):
    """A name in a sentence: words `first` up to, not including, `last`."""

    first: int
    last: int
    type: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, read. `heads` are positions in the sentence, the root's is its own; lists are one entry a word."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[Name]


class Encoder:
    """The reader. One thread unless told otherwise, so that a pool of processes shares the cores well."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """`folder` holds model.onnx, tokenizer.json and labels.json, as `training/encoder/export.py` writes them."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf8"))

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """A reading of each sentence, in order; time grows with the number of words, however long the sentences are."""
        stretches = [(i, s[a : a + LONGEST]) for i, s in enumerate(sentences) for a in range(0, len(s), LONGEST)]
        found: dict[int, Reading] = {}
        for group in _batches(stretches):
            for (position, _), reading in zip(group, self._read_batch([words for _, words in group]), strict=True):
                found[position] = reading
        parts: list[list[Reading]] = [[] for _ in sentences]
        for position, (sentence, _) in enumerate(stretches):
            parts[sentence].append(found[position])
        return [_joined(p) for p in parts]

    def _read_batch(self, sentences: Sequence[Sequence[str]]) -> Iterator[Reading]:
        batch = encode(self._tokenizer, sentences)
        outputs = self._session.run(None, batch._asdict())
        for i, words in enumerate(sentences):
            yield self._decode([o[i, : len(words)] for o in outputs])

    def _decode(self, logits: Sequence[np.ndarray]) -> Reading:
        """From logits: upos, xpos, names (n, labels), arcs (n, n + 1 or more), relations (n, n + 1 or more, labels)."""
        upos, xpos, names, arcs, relations = logits
        n = len(upos)
        heads = best_tree(arcs[:, : n + 1].astype(np.float64))
        kinds = relations[np.arange(n), heads].argmax(-1)
        label = self._labels
        return Reading(
            [label["upos"][k] for k in upos.argmax(-1)],
            [label["xpos"][k] for k in xpos.argmax(-1)],
            [int(h) - 1 if h else i for i, h in enumerate(heads)],
            ["root" if h == 0 else label["deprels"][k] for h, k in zip(heads, kinds, strict=True)],
            list(find_names([label["names"][k] for k in names.argmax(-1)])),
        )


def _batches(stretches: Sequence[tuple[int, Sequence[str]]]) -> Iterator[list[tuple[int, Sequence[str]]]]:
    """(position, words) pairs grouped by length, so that little is padded; about WORDS_PER_BATCH words a group."""
    ordered = sorted(((i, words) for i, (_, words) in enumerate(stretches)), key=lambda s: len(s[1]))
    group: list[tuple[int, Sequence[str]]] = []
    for item in ordered:
        if group and (len(group) + 1) * len(item[1]) > WORDS_PER_BATCH:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _joined(parts: Sequence[Reading]) -> Reading:
    """Stretches of one sentence as one reading: each later root hangs on the first as parataxis."""
    whole = Reading([], [], [], [], [])
    root: int | None = None
    for part in parts:
        offset = len(whole.upos)
        for i, (head, relation) in enumerate(zip(part.heads, part.relations, strict=True)):
            late = relation == "root" and root is not None
            whole.heads.append(root if late and root is not None else head + offset)
            whole.relations.append("parataxis" if late else relation)
            root = i + offset if relation == "root" and root is None else root
        whole.upos.extend(part.upos)
        whole.xpos.extend(part.xpos)
        whole.names.extend(Name(n.first + offset, n.last + offset, n.type) for n in part.names)
    return whole


def find_names(tags: Sequence[str]) -> Iterator[Name]:
    """The names that BIOES tags spell; a run that is broken off or changes its type in between is still one name.

    >>> list(find_names(["O", "B-PER", "E-PER", "O", "S-LOC", "B-ORG", "O"]))
    [Name(first=1, last=3, type='PER'), Name(first=4, last=5, type='LOC'), Name(first=5, last=6, type='ORG')]
    """
    first, kind = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        mark, _, found = tag.partition("-")
        if first >= 0 and mark in "OBS":
            yield Name(first, i, kind)
            first = -1
        if mark != "O" and first < 0:
            first, kind = i, found
        if first >= 0 and mark in "ES":
            yield Name(first, i + 1, kind)
            first = -1


@cache
def load_encoder() -> Encoder:
    """The reader that the package ships."""
    return Encoder(DATA / "english")
