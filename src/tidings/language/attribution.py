"""Cues, sources and contents from the network's scores."""

from __future__ import annotations

from collections.abc import Sequence

# What may stand at the end of a cue behind the word that governs it ("called for", "pointed out that").
PARTICLES = {
    "for", "on", "upon", "to", "at", "about", "off", "out", "against", "of", "that", "with", "as", "into", "over", "up",
    "down", "back", "by", "in", "from", "away", "not", "n't", "n’t", ":", ",", "whether", "the", "a",
}  # fmt: skip


def cue_anchor(words: Sequence[str], cue: Sequence[int]) -> int:
    """The word of a cue that its source and content hang on, of the positions `cue` in `words`.

    >>> words = "Moscow has called for calm".split()
    >>> words[cue_anchor(words, [1, 2, 3])]
    'called'
    """
    kept = [i for i in cue if words[i].lower() not in PARTICLES]
    return kept[-1] if kept else cue[0]
