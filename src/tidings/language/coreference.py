"""Which mentions of an article stand for one thing, from the network's vectors, by head words.

After Dobrovolskii 2021 (word-level coreference): each mention is its head word, joined to its best antecedent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from tidings.language.encoder import load_encoder
from tidings.language.readings import LIKELY

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tidings.language.parsed import Parsed
    from tidings.language.readings import Readings


REACH = 400  # mentions that an antecedent may lie back
SAME_WORDS, SAME_HEAD = 5.0, 3.0
"""What it adds to the score of two mentions that they have the same words, or the same noun at their head. Chosen on
GUM's training documents among a dozen pairs of values; the network's vectors barely see spelling across windows."""


def read_chains(parsed: Parsed) -> list[list[tuple[int, int]]]:
    """The article's chains of two or more mentions, each mention as a half-open token range."""
    heads = [i for i, likely in enumerate(parsed.readings.mention) if likely > LIKELY]
    ranges = [mention_range(parsed.doc, head) for head in heads]
    scores = zip(antecedent_scores(parsed, heads), likeness(parsed.doc, heads, ranges), strict=True)
    return [[ranges[i] for i in chain] for chain in find_chains(a + b for a, b in scores)]


def antecedent_scores(parsed: Parsed, heads: Sequence[int]) -> Iterator[np.ndarray]:
    """For every mention head the scores of the REACH mentions before it as its antecedent; above 0 it is likely one."""
    at = np.asarray(heads, int)
    for i, head in enumerate(heads):
        yield score_antecedents(parsed.readings, head, at[max(0, i - REACH) : i])


def score_antecedents(readings: Readings, anaphor: int, at: np.ndarray) -> np.ndarray:
    """Log odds, (n,), that the word `anaphor` heads a mention of what each of the words `at` heads."""
    products = readings.antecedent[at] @ readings.anaphor[anaphor] / readings.anaphor.shape[1] ** 0.5
    scores: np.ndarray = products + load_encoder().nearness(np.maximum(anaphor - at, 1))
    return scores


def likeness(doc: Doc, heads: Sequence[int], ranges: Sequence[tuple[int, int]]) -> Iterator[np.ndarray]:
    """For every mention what its words say for being one with each of the REACH before it; pronouns say nothing."""
    nouns = [doc[h].lemma_.lower() if doc[h].pos_ in {"NOUN", "PROPN"} else f"{h}" for h in heads]
    words = [
        " ".join(t.lower_ for t in doc[a:b] if t.pos_ not in {"DET", "PUNCT", "PART"}) + f" {noun}"
        for (a, b), noun in zip(ranges, nouns, strict=True)
    ]
    noun_codes, word_codes = (np.unique(np.array(v, object), return_inverse=True)[1].ravel() for v in (nouns, words))
    for i in range(len(heads)):
        back = slice(max(0, i - REACH), i)
        yield SAME_WORDS * (word_codes[back] == word_codes[i]) + SAME_HEAD * (noun_codes[back] == noun_codes[i])


def find_chains(scores: Iterable[np.ndarray]) -> list[list[int]]:
    """Positions grouped into chains of two or more, each joined to its best earlier one where that scores above 0.

    `scores` gives for each position those of the ones just before it, the nearest last.

    >>> find_chains([np.array([]), np.array([-1.0]), np.array([2.0, 1.0])])
    [[0, 2]]
    """
    chain_of: dict[int, int] = {}
    for i, row in enumerate(scores):
        if len(row) and row.max() > 0:
            best = i - len(row) + int(row.argmax())
            chain_of[i] = chain_of.setdefault(best, best)
    chains: dict[int, list[int]] = {}
    for i, chain in sorted(chain_of.items()):
        chains.setdefault(chain, []).append(i)
    return [chain for chain in chains.values() if len(chain) > 1]


def mention_range(doc: Doc, head: int) -> tuple[int, int]:
    """The noun phrase of a head word: its subtree without clause, apposition and case mark."""
    members = {head}
    stack = [c for c in doc[head].children if c.dep_.partition(":")[0] not in OUTSIDE]
    while stack:
        token = stack.pop()
        members.add(token.i)
        stack.extend(token.children)
    first = last = head
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    return first, last + 1


OUTSIDE = {
    "case", "cc", "conj", "cop", "mark", "nsubj", "parataxis", "aux", "advcl", "csubj", "expl", "discourse", "dep",
    "appos", "obl", "advmod", "punct",
}  # fmt: skip
