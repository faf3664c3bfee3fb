"""Groups put right by what people decided: these belong together, those do not.

Decisions stand above likeness. Two that contradict each other are settled by time: the newer holds, and of the older
whatever the newer leaves. The same decisions give the same groups in whatever order they are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import Generic, TypeVar

T = TypeVar("T", str, tuple[str, int])
Liking = Callable[[T, Sequence[T]], float]
"""How well an item that nobody spoke of fits to some that somebody did; more is better."""


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """All items of one part are one thing, items of two parts are not; `grounds` says who decided so."""

    parts: tuple[frozenset[T], ...]
    grounds: str

    @property
    def items(self) -> frozenset[T]:
        """Everything that it speaks of."""
        return frozenset().union(*self.parts)


@dataclass(frozen=True, slots=True)
class Regrouped(Generic[T]):
    """One group, sorted, and the grounds of the decisions that speak of something in it."""

    items: tuple[T, ...]
    grounds: tuple[str, ...] = ()


class _Ties(Generic[T]):
    """Which items are held together and which apart; what comes first is never undone by what comes later."""

    def __init__(self) -> None:
        self.parent: dict[T, T] = {}
        self.strangers: dict[T, set[T]] = defaultdict(set)

    def find(self, item: T) -> T:
        """The item that stands for all that are held together with this one."""
        self.parent.setdefault(item, item)
        while self.parent[item] != item:
            self.parent[item] = item = self.parent[self.parent[item]]
        return item

    def join(self, one: T, other: T) -> None:
        """Both are one thing, unless they are known to be two."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second or second in self.strangers[first]:
            return
        self.parent[second] = first
        for stranger in self.strangers.pop(second, set()):
            self.strangers[stranger].discard(second)
            self.part(first, stranger)

    def part(self, one: T, other: T) -> None:
        """Both are two things, unless they are known to be one."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self.strangers[first].add(second)
            self.strangers[second].add(first)

    def are_apart(self, one: T, other: T) -> bool:
        """Whether two are known to be two things."""
        return self.find(other) in self.strangers[self.find(one)]


def regroup(groups: Iterable[Iterable[T]], verdicts: Sequence[Verdict[T]], liking: Liking[T]) -> list[Regrouped[T]]:
    """The groups after the verdicts, newest first, have been obeyed; every item stands in exactly one, as before.

    Items that no verdict names go with those of their group; where that is cut, with the part that they like best.
    Verdicts on items that are in no group do nothing.
    """
    before = [tuple(sorted(g)) for g in groups]
    present = {item for g in before for item in g}
    ties = _settle(verdicts, present)
    after = [part for joined in _join_groups(before, ties) for part in _cut(joined, ties, liking)]
    return sorted((Regrouped(g, _find_grounds(g, verdicts)) for g in after), key=lambda r: r.items)


def _settle(verdicts: Iterable[Verdict[T]], present: set[T]) -> _Ties[T]:
    ties: _Ties[T] = _Ties()
    for verdict in verdicts:
        parts = [sorted(part & present) for part in verdict.parts]
        for one, other in (pair for part in parts for pair in pairwise(part)):
            ties.join(one, other)
        for first, second in combinations(parts, 2):
            for one, other in product({ties.find(i) for i in first}, {ties.find(i) for i in second}):
                ties.part(one, other)
    return ties


def _join_groups(groups: Sequence[tuple[T, ...]], ties: _Ties[T]) -> list[list[tuple[T, ...]]]:
    """The groups that something held together reaches through, each list in order."""
    joined: _Ties[tuple[str, int]] = _Ties()
    seen: dict[T, int] = {}
    for n, group in enumerate(groups):
        for item in (i for i in group if i in ties.parent):
            joined.join(("", seen.setdefault(ties.find(item), n)), ("", n))
    found: dict[tuple[str, int], list[tuple[T, ...]]] = defaultdict(list)
    for n, group in enumerate(groups):
        found[joined.find(("", n))].append(group)
    return list(found.values())


def _cut(groups: Sequence[tuple[T, ...]], ties: _Ties[T], liking: Liking[T]) -> list[tuple[T, ...]]:
    """One group of them all; several, where some of them are held apart."""
    items = sorted(i for g in groups for i in g)
    blocks: dict[T, list[T]] = defaultdict(list)
    for item in (i for i in items if i in ties.parent):
        blocks[ties.find(item)].append(item)
    if not any(ties.are_apart(a, b) for a, b in combinations(blocks, 2)):
        return [tuple(items)]
    home = {item: n for n, group in enumerate(groups) for item in group}
    parts = _allot(list(blocks.values()), ties, home)
    for item in (i for i in items if i not in ties.parent):
        best = max(range(len(parts)), key=lambda n: (_beside(item, parts[n], home), liking(item, parts[n]), -n))
        parts[best].append(item)
    return [tuple(sorted(part)) for part in parts]


def _beside(item: T, part: Iterable[T], home: dict[T, int]) -> bool:
    return any(home[i] == home[item] for i in part)


def _allot(blocks: list[list[T]], ties: _Ties[T], home: dict[T, int]) -> list[list[T]]:
    """The blocks, largest first, each put to the part it shares most with and is not held apart from."""
    parts: list[list[T]] = []
    for block in sorted(blocks, key=lambda b: (-len(b), b)):
        homes = {home[i] for i in block}
        shared = [0 if _are_parted(block, p, ties) else sum(home[i] in homes for i in p) for p in parts]
        if any(shared):
            parts[shared.index(max(shared))] += block
        else:
            parts.append(list(block))
    return parts


def _are_parted(block: Sequence[T], part: Iterable[T], ties: _Ties[T]) -> bool:
    return any(ties.are_apart(block[0], item) for item in part)


def _find_grounds(items: Sequence[T], verdicts: Iterable[Verdict[T]]) -> tuple[str, ...]:
    held = set(items)
    return tuple(dict.fromkeys(v.grounds for v in verdicts if held & v.items))
