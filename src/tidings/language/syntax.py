"""Sentences, tags, parse and names of one window from the network's scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tidings.language.encoder import Encoder, Scores
from tidings.language.readings import log_softmax
from tidings.language.trees import best_tree


class Name(NamedTuple):
    """A name: words `first` up to, not including, `last`."""

    first: int
    last: int
    type: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """A window, read. `heads` are positions in the window, a root's is its own; lists are one entry a word."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[Name]


def read_window(
    encoder: Encoder,
    words: Sequence[str],
    scores: Scores,
    rule_starts: Sequence[bool],
    paragraph_starts: Sequence[bool],
) -> Syntax:
    """Everything that the parse of a window of words gives."""
    labels = encoder.tag_labels
    starts = sentence_starts(scores.tags["starts"], rule_starts, paragraph_starts)
    bounds = list(pairwise([*np.flatnonzero(starts).tolist(), len(starts)]))
    heads, relations = _parse(encoder, scores, bounds)
    tags = name_tags(encoder, scores)
    names = [Name(a + n.first, a + n.last, n.type) for a, b in bounds for n in find_names(tags[a:b])]
    return Syntax(
        [labels["upos"][k] for k in scores.tags["upos"].argmax(-1)],
        penn_tags(labels["xpos"], scores.tags["xpos"], words),
        heads,
        relations,
        names,
    )


def penn_tags(labels: Sequence[str], scores: np.ndarray, words: Sequence[str]) -> list[str]:
    """The likeliest Penn tag, of `scores` (n, tags), that each word's letters allow: no address is letters alone."""
    scores = scores.copy()
    scores[[word.isalpha() for word in words], labels.index(ADDRESS)] = -np.inf
    return [labels[k] for k in scores.argmax(-1)]


ADDRESS = "ADD"


def name_tags(encoder: Encoder, scores: Scores) -> list[str]:
    """The BIOES tag of each word in our types of names, on which both guidelines that the network knows have a say.

    Universal NER has people, organisations and locations; ours parts locations into GPE, LOC and FAC, and knows names
    that are none of these. A tag's score is the sum of its log likelihoods under both.
    """
    fine, coarse = encoder.tag_labels["kinds"], encoder.tag_labels["names"]
    column = [coarse.index(coarse_tag(tag)) for tag in fine]
    both = log_softmax(scores.tags["kinds"]) + log_softmax(scores.tags["names"])[:, column]
    return [fine[k] for k in both.argmax(-1)]


def coarse_tag(tag: str) -> str:
    """Universal NER's tag for one of ours.

    >>> [coarse_tag(t) for t in ("B-GPE", "S-PER", "I-NORP", "O")]
    ['B-LOC', 'S-PER', 'O', 'O']
    """
    mark, _, kind = tag.partition("-")
    kind = COARSE.get(kind, "")
    return f"{mark}-{kind}" if kind else "O"


COARSE = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def sentence_starts(logits: np.ndarray, rule_starts: Sequence[bool], paragraph_starts: Sequence[bool]) -> np.ndarray:
    """Where sentences begin, (n,) of bool: at every paragraph, and where network and rules together say so.

    `logits` is (n, 2), inside and start. The rules count as RULE_ODDS for or against.
    """
    rules = np.where(np.asarray(rule_starts, bool), RULE_ODDS, -RULE_ODDS)
    starts: np.ndarray = (logits[:, 1] - logits[:, 0] + rules > 0) | np.asarray(paragraph_starts, bool)
    starts[:1] = True
    return starts


RULE_ODDS = 1.0


def _parse(encoder: Encoder, scores: Scores, bounds: Sequence[tuple[int, int]]) -> tuple[list[int], list[str]]:
    """Heads and relations, the best tree of each sentence."""
    heads: list[int] = []
    relations: list[str] = []
    for a, b in bounds:
        arcs = np.concatenate([scores.arcs[a:b, :1], scores.arcs[a:b, a + 1 : b + 1]], 1)
        tree = best_tree(arcs.astype(np.float64))
        columns = np.where(tree == 0, 0, tree + a)
        kinds = scores.relations[np.arange(a, b), columns].argmax(-1)
        heads += [a + int(h) - 1 if h else a + i for i, h in enumerate(tree)]
        relations += ["root" if h == 0 else encoder.deprels[k] for h, k in zip(tree, kinds, strict=True)]
    return heads, relations


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
