"""What the network makes of two given stretches: the likelihood of each event type between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tidings.language.encoder import LONGEST, load_encoder
from tidings.language.readings import log_softmax, softmax

JUDGED, TRIGGERED = 1.0, 0.5
"""How much the judgement of the marked pair counts, and the best trigger that both sides hang on. Chosen on held-out
authored passages."""
FLOOR = 0.05  # how much of a trigger counts for a pair that it does not link at all
OWN = 0.2  # and for one inside the pair's own words
LEAST = 1e-6


def judge_pair(words: Sequence[str], actor: Sequence[int], recipient: Sequence[int]) -> dict[str, float]:
    """A score for every PLOVER type of what the actor does to the recipient (positions in `words`), higher is likelier.

    At most LONGEST words around the pair are looked at; a side that has no words there counts as unknown.
    """
    encoder = load_encoder()
    first = max(0, min([*actor, *recipient], default=0) - LONGEST // 4)
    window = words[first : first + LONGEST]
    sides = [[i - first for i in side if i - first < len(window)] for side in (actor, recipient)]
    judged = log_softmax(encoder.judge(window, *sides))
    triggered = np.log(_trigger_scores(window, *sides) + LEAST)
    scores = JUDGED * judged + TRIGGERED * triggered
    return {kind: float(s) for kind, s in zip(encoder.types, scores, strict=True) if kind != "NONE"}


def _trigger_scores(words: Sequence[str], actor: Sequence[int], recipient: Sequence[int]) -> np.ndarray:
    """(types,): for each type the best word that tells it and that the sides hang on; sides may both be actors."""
    encoder = load_encoder()
    (scores,) = encoder.score([words])
    links = softmax(scores.links)
    doer, done_to = encoder.links.index("actor"), encoder.links.index("recipient")
    acts = _mean(links[..., doer], actor) + FLOOR
    suffers = _mean(links[..., done_to], recipient) + _mean(links[..., doer], recipient) + FLOOR
    weight = acts * suffers
    weight[[*actor, *recipient]] *= OWN
    best: np.ndarray = (softmax(scores.tags["triggers"]) * weight[:, None]).max(0)
    return best


def _mean(links: np.ndarray, side: Sequence[int]) -> np.ndarray:
    """(n,): how much the words of a side hang on each word, on average."""
    out: np.ndarray = links[list(side)].mean(0) if len(side) else np.zeros(len(links))
    return out
