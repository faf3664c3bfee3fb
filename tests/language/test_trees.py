from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.language.trees import best_tree


def is_tree(heads) -> bool:
    """Whether every word reaches the root, and exactly one hangs on it."""
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return list(heads).count(0) == 1


def brute_force(scores: np.ndarray) -> float:
    n = len(scores)
    trees = (h for h in product(range(n + 1), repeat=n) if is_tree(h))
    return max(sum(scores[i, h] for i, h in enumerate(heads)) for heads in trees)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.integers(-9, 9), min_size=n * (n + 1), max_size=n * (n + 1))))
def test_no_tree_with_one_root_scores_higher(values):
    n = next(k for k in range(1, 5) if k * (k + 1) == len(values))
    scores = np.array(values, float).reshape(n, n + 1)
    for i in range(n):
        scores[i, i + 1] = -100
    heads = best_tree(scores)
    assert is_tree(heads)
    assert scores[np.arange(n), heads].sum() == pytest.approx(brute_force(scores))


def test_a_cycle_is_broken_where_it_costs_least():
    scores = np.array([[1.0, -100, 9.0], [3.0, 9.0, -100]])
    assert best_tree(scores).tolist() == [2, 0]


def test_no_words_no_heads():
    assert best_tree(np.zeros((0, 1))).tolist() == []
