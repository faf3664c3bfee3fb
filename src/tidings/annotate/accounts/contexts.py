"""The PLOVER contexts of an account, told by the words of its evidence."""

from __future__ import annotations

import itertools
from functools import cache

from tidings.resources import load


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], tuple[str, ...]]]:
    """Contexts by single word and by pair of words."""
    single: dict[str, tuple[str, ...]] = {}
    pairs: dict[tuple[str, str], tuple[str, ...]] = {}
    for context, words in load("contexts").items():
        for entry in words:
            first, _, second = entry.partition(" ")
            if second:
                pairs[first, second] = (*pairs.get((first, second), ()), context)
            else:
                single[first] = (*single.get(first, ()), context)
    return single, pairs


def find_contexts(words: list[str], lemmas: list[str]) -> tuple[str, ...]:
    """The contexts that these words (lower case) and their dictionary forms suggest, sorted; empty when none does.

    >>> find_contexts(["nuclear", "talks"], ["nuclear", "talk"])
    ('cbrn', 'diplomatic')
    """
    single, pairs = _table()
    found = {c for word in {*words, *lemmas} for c in single.get(word, ())}
    found.update(c for pair in itertools.pairwise(words) for c in pairs.get(pair, ()))
    return tuple(sorted(found))
