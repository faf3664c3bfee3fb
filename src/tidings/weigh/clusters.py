"""Grouping by average likeness: order-free, deterministic."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

STRANGERS = -600  # thousandths; what a pair that was not compared counts for in an average


def group(names: Sequence[str], likeness: Mapping[tuple[str, str], int]) -> tuple[tuple[str, ...], ...]:
    """The names in groups whose members are alike on average, each group and all of them sorted.

    `likeness` holds points for pairs, the smaller name first; a pair it lacks counts as strangers. The two groups that
    are most alike on average are joined while that average is above 0; equals are taken in the order of their names, so
    that the result depends on nothing else.
    """
    groups: dict[str, list[str]] = {n: [n] for n in names}
    sums: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for (a, b), points in likeness.items():
        sums[a][b] = sums[b][a] = (points, 1)
    heap: list[tuple[float, str, str, int, int]] = [
        (-float(points), a, b, 1, 1) for (a, b), points in likeness.items() if points > 0
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a in groups and b in groups and (len(groups[a]), len(groups[b])) == (size_a, size_b):
            _join(a, b, groups, sums)
            _offer(a, groups, sums, heap)
    return tuple(sorted(tuple(sorted(g)) for g in groups.values()))


def _join(a: str, b: str, groups: dict[str, list[str]], sums: dict[str, dict[str, tuple[int, int]]]) -> None:
    """The second group is put into the first, which has the smaller name."""
    groups[a] += groups.pop(b)
    for other, (points, count) in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            mine, counted = sums[a].get(other, (0, 0))
            sums[a][other] = sums[other][a] = (mine + points, counted + count)


def _offer(
    a: str,
    groups: Mapping[str, Sequence[str]],
    sums: Mapping[str, Mapping[str, tuple[int, int]]],
    heap: list[tuple[float, str, str, int, int]],
) -> None:
    """Put the pairs of a changed group up for joining, those that are alike on average."""
    for other, (points, count) in sums[a].items():
        pairs = len(groups[a]) * len(groups[other])
        average = (points + STRANGERS * (pairs - count)) / pairs
        if average > 0:
            first, second = sorted((a, other))
            heapq.heappush(heap, (-average, first, second, len(groups[first]), len(groups[second])))
