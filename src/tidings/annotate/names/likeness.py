"""What the network thinks of two mentions being one: log odds, beside the rules' salience."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tidings.language.coreference import score_antecedents
from tidings.language.readings import LIKELY

if TYPE_CHECKING:
    from tidings.annotate.names.wording import Candidate, Wording

SUREST = 5.0  # log odds beyond which the network has said all
REACH = 100  # words before a mention among which its antecedent is looked for


def repeats(wording: Wording, candidate: Candidate, other: Candidate) -> float:
    """The log odds that a mention repeats an earlier one, within SUREST; 0 where no network has read the article.

    Each mention is read at its head; a name at whichever of its words fits best, as guidelines differ in its head.
    """
    readings = wording.parsed.readings
    if not len(readings.anaphor):
        return 0.0
    scores = score_antecedents(readings, candidate.head, np.arange(other.first, other.last))
    return float(np.clip(scores.max(), -SUREST, SUREST))


def best_antecedent(wording: Wording, candidate: Candidate) -> tuple[int, float] | None:
    """The earlier head of a mention, actor or thing, that the network thinks repeated, with its log odds."""
    readings = wording.parsed.readings
    mention = readings.mention[: candidate.first]
    at = np.flatnonzero(mention[-REACH:] > LIKELY) + max(0, len(mention) - REACH)
    if not len(at):
        return None
    scores = score_antecedents(readings, candidate.head, at)
    best = int(scores.argmax())
    return int(at[best]), float(scores[best])
