"""The best dependency tree over arc scores: Chu and Liu 1965, Edmonds 1967, with exactly one word under the root."""

from __future__ import annotations

import numpy as np

FORBIDDEN = -1e9


def best_tree(scores: np.ndarray) -> np.ndarray:
    """The head of each word, (n,) of 0 to n, where 0 is the root and word i is i + 1.

    `scores` is (n, n + 1): row for the dependent, column for the head.

    >>> best_tree(np.array([[5.0, 0.0, 1.0], [0.0, 4.0, 0.0]])).tolist()
    [0, 1]
    """
    n = len(scores)
    if n == 0:
        return np.zeros(0, int)
    square = np.full((n + 1, n + 1), FORBIDDEN)
    square[1:] = scores
    np.fill_diagonal(square, FORBIDDEN)
    heads = _arborescence(square)
    if np.count_nonzero(heads[1:] == 0) > 1:
        square[1:, 0] -= _price_of_a_root(square)
        heads = _arborescence(square)
    return heads[1:]


def _price_of_a_root(square: np.ndarray) -> float:
    """More than any tree can gain by a second word under the root, so that the best tree has one.

    One search in the place of one a candidate: Stanojević and Cohen 2021, "A Root of the Problem".
    """
    allowed = square[1:][square[1:] > FORBIDDEN / 2]
    return float(len(square) * (allowed.max() - allowed.min()) + 1)


def _find_cycle(heads: np.ndarray) -> list[int]:
    """The nodes of one cycle, [] where there is none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(square: np.ndarray) -> np.ndarray:
    """Chu-Liu-Edmonds by contraction; `square` is (m, m), row dependent, column head, node 0 the root."""
    heads: np.ndarray = square.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(square), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    contracted, enters, leaves = _contract(square, heads, cycle, outside)
    reduced = _arborescence(contracted)
    result: np.ndarray = heads.copy()
    for i, node in enumerate(outside[1:], start=1):
        head = int(reduced[i])
        result[node] = leaves[i] if head == len(outside) else outside[head]
    entry = int(reduced[len(outside)])
    result[enters[entry]] = outside[entry]
    return result


def _contract(
    square: np.ndarray, heads: np.ndarray, cycle: list[int], outside: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The graph with the cycle as its last node; which cycle node each head enters, and each outside word leaves by."""
    nodes = np.array(cycle)
    m = len(outside)
    smaller = np.full((m + 1, m + 1), FORBIDDEN)
    smaller[:m, :m] = square[np.ix_(outside, outside)]
    from_cycle = square[np.ix_(outside, nodes)]
    leaves = nodes[from_cycle.argmax(1)]
    smaller[:m, m] = from_cycle.max(1)
    smaller[0, m] = FORBIDDEN
    gain = square[np.ix_(nodes, outside)] - square[nodes, heads[nodes]][:, None]
    enters = nodes[gain.argmax(0)]
    smaller[m, :m] = gain.max(0)
    np.fill_diagonal(smaller, FORBIDDEN)
    return smaller, enters, leaves
