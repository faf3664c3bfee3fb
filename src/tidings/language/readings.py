"""What the network read besides tags, parse and names: attributions, event triggers, factuality, coreference.

Positions are tokens of an article's Doc. Logits become decisions here; `annotate/` decides what to make of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tidings.language.attribution import cue_anchor
from tidings.language.encoder import Encoder, Scores

LIKELY = 0.5
CHANGE_COST = 0.7  # log odds; what a word must be surer of than its neighbours to differ from them


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that attribute something: `cue` tokens, the source's, the content's, and how sure the cue is (0 to 1)."""

    cue: tuple[int, ...]
    anchor: int
    source: tuple[int, ...]
    content: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or two that tell an event of a PLOVER type, with the tokens of its actors and recipients.

    `marks` are the likelihoods (0 to 1) that it is negated, hypothetical, future, present, hedged.
    """

    words: tuple[int, ...]
    type: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    marks: Mapping[str, float]
    score: float


@dataclass(frozen=True, slots=True)
class Readings:
    """All of an article's. `factuality` is (n,), about -3 (did not happen) to 3 (did), at predicates.

    `anaphor` and `antecedent` are (n, width) and `mention` (n,) is how likely a word heads a mention: what
    `coreference.read_chains` needs.
    """

    attributions: tuple[Attribution, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    factuality: np.ndarray = field(default_factory=lambda: np.zeros(0))
    mention: np.ndarray = field(default_factory=lambda: np.zeros(0))
    anaphor: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    antecedent: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))


def read_all(encoder: Encoder, windows: Sequence[tuple[int, Sequence[str]]], scores: Sequence[Scores]) -> Readings:
    """The readings of an article's windows, each given with the token it begins at."""
    if not windows:
        return Readings()
    mention = encoder.tag_labels["mentions"].index("head")
    attributions: list[Attribution] = []
    triggers: list[Trigger] = []
    for (start, words), score in zip(windows, scores, strict=True):
        attributions += find_attributions(encoder, words, score, start)
        triggers += find_triggers(encoder, score, start)
    return Readings(
        tuple(attributions),
        tuple(triggers),
        np.concatenate([s.factuality for s in scores]),
        np.concatenate([softmax(s.tags["mentions"])[:, mention] for s in scores]),
        np.concatenate([s.anaphor for s in scores]),
        np.concatenate([s.antecedent for s in scores]),
    )


def softmax(logits: np.ndarray) -> np.ndarray:
    """Likelihoods over the last axis."""
    odds = np.exp(logits - logits.max(-1, keepdims=True))
    likelihoods: np.ndarray = odds / odds.sum(-1, keepdims=True)
    return likelihoods


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Log likelihoods over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    out: np.ndarray = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out


def find_attributions(encoder: Encoder, words: Sequence[str], scores: Scores, start: int) -> Iterator[Attribution]:
    """The cues of a window with what they govern."""
    likely = softmax(scores.tags["cues"])
    for first, last in _cue_spans(likely):
        cue = list(range(first, last))
        anchor = cue_anchor(words, cue)
        labels = steadied(scores.links[:, anchor])
        sides = {
            side: tuple(
                start + int(i) for i in np.flatnonzero(labels == encoder.links.index(side)) if not first <= i < last
            )
            for side in ("source", "content")
        }
        yield Attribution(
            tuple(start + i for i in cue),
            start + anchor,
            sides["source"],
            sides["content"],
            float(1 - likely[anchor, 0]),
        )


def _cue_spans(likely: np.ndarray) -> Iterator[tuple[int, int]]:
    """Runs of words that are likelier a cue than not; a B begins a new one."""
    inside = likely[:, 0] < LIKELY
    first = None
    for i in range(len(likely) + 1):
        here = i < len(likely) and bool(inside[i])
        if first is not None and (not here or likely[i].argmax() == 1):
            yield first, i
            first = None
        if here and first is None:
            first = i


def steadied(logits: np.ndarray) -> np.ndarray:
    """The best label of each word, (n,), where every change of label costs CHANGE_COST: spans, not flickering words.

    >>> steadied(np.array([[3.0, 0.0], [0.0, 0.5], [3.0, 0.0]])).tolist()
    [0, 0, 0]
    """
    n, labels = logits.shape
    best = np.zeros((n, labels))
    came = np.zeros((n, labels), int)
    best[0] = logits[0]
    for i in range(1, n):
        stay, change = best[i - 1], best[i - 1].max() - CHANGE_COST
        came[i] = np.where(stay >= change, np.arange(labels), best[i - 1].argmax())
        best[i] = np.maximum(stay, change) + logits[i]
    path = np.zeros(n, int)
    path[-1] = best[-1].argmax()
    for i in range(n - 1, 0, -1):
        path[i - 1] = came[i, path[i]]
    return path


def find_triggers(encoder: Encoder, scores: Scores, start: int) -> Iterator[Trigger]:
    """The event triggers of a window with the words of their sides."""
    likely = softmax(scores.tags["triggers"])
    best = np.where(likely[:, 0] > LIKELY, 0, likely[:, 1:].argmax(-1) + 1)
    i = 0
    while i < len(best):
        last = i + 1
        while last < len(best) and best[last] == best[i]:
            last += 1
        if best[i]:
            yield _trigger(encoder, scores, (i, last), start)
        i = last


def _trigger(encoder: Encoder, scores: Scores, span: tuple[int, int], start: int) -> Trigger:
    likely = softmax(scores.tags["triggers"][span[0]])
    labels = steadied(scores.links[:, span[0]])
    actors, recipients = (
        tuple(start + int(i) for i in np.flatnonzero(labels == encoder.links.index(side)))
        for side in ("actor", "recipient")
    )
    marks = 1 / (1 + np.exp(-scores.readings[span[0]]))
    return Trigger(
        tuple(range(start + span[0], start + span[1])),
        encoder.tag_labels["triggers"][int(likely[1:].argmax()) + 1],
        actors,
        recipients,
        dict(zip(encoder.readings, marks.tolist(), strict=True)),
        float(1 - likely[0]),
    )
