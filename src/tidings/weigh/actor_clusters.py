"""Bundles put together by average link with cannot-links: the same clusters in whatever order the bundles come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, product

from tidings.names.groups import nickname_group
from tidings.names.keys import word_keys
from tidings.names.parts import split_name
from tidings.weigh.actor_features import CONTRADICTED, DOUBTFUL, Bundle, Weighing, weigh_pair
from tidings.weigh.institutions import institution_parts

LARGEST_BLOCK = 400  # bundles; a key that more share says nothing
MOST_KEYS = 8  # readings of the words of one body's name


@dataclass(frozen=True, slots=True)
class Clusters:
    """Clusters in the order of their first keys, and the pairs that came near to merging but did not."""

    groups: tuple[tuple[Bundle, ...], ...]
    doubts: tuple[tuple[Bundle, Bundle, Weighing], ...]


def cluster_bundles(bundles: Iterable[Bundle]) -> Clusters:
    """Bundles that are one actor together, everything else apart.

    Two clusters merge while the mean of all their pairs is above 0 and no pair of them is contradicted; best first,
    ties by key. Only bundles that share a name key are compared at first.
    """
    ordered = sorted(bundles, key=lambda bundle: bundle.key)
    pairs = _weigh_blocks(ordered)
    groups: list[tuple[Bundle, ...]] = []
    for component in _components(ordered, pairs):
        groups += _merge(component, pairs)
    home = {bundle.key: i for i, group in enumerate(groups) for bundle in group}
    by_key = {bundle.key: bundle for bundle in ordered}
    doubts = tuple(
        (by_key[a], by_key[b], weighing)
        for (a, b), weighing in sorted(pairs.items())
        if home[a] != home[b] and weighing.score >= DOUBTFUL
    )
    return Clusters(tuple(sorted(groups, key=lambda group: group[0].key)), doubts)


def bundle_keys(bundle: Bundle) -> frozenset[str]:
    """The keys under which a bundle meets others that can be the same.

    Two full names of people share two words, or the whole written as one; two names of a body share all words that
    count, or are its initials. Whoever holds the same office of the same state meets too.
    """
    keys = set(_name_keys(bundle.name, bundle.kind, bundle.country))
    keys |= {f"office {bundle.country} {' '.join(sorted(t))}" for t in bundle.titles if bundle.country}
    return frozenset(keys | ({f"known {bundle.known.name}"} if bundle.known else set()))


@lru_cache(maxsize=100_000)
def _name_keys(name: str, kind: str, country: str | None) -> frozenset[str]:
    if kind == "person":
        parts = split_name(name, "person")
        words = [part.text for part in parts.parts if not part.initial]
        pairs = {f"{min(a, b)} {max(a, b)}" for one, other in combinations(words, 2) for a, b in _readings(one, other)}
        return frozenset({*pairs, *word_keys(parts.joined)})
    strong = [part.text for part in institution_parts(name, country) if not part.weak]
    strong = strong or [part.text for part in institution_parts(name, country)]
    whole = {" ".join(sorted(keys)) for keys in islice(product(*map(word_keys, strong)), MOST_KEYS)}
    return frozenset({*whole, "".join(word[0] for word in strong), "".join(strong)})


def _readings(one: str, other: str) -> Iterable[tuple[str, str]]:
    return product(_word_readings(one), _word_readings(other))


def _word_readings(word: str) -> frozenset[str]:
    """The keys of a word, and of the name that it is short for."""
    full = nickname_group(word)
    return word_keys(word) | (word_keys(full) if full else frozenset())


def _weigh_blocks(bundles: Sequence[Bundle]) -> dict[tuple[str, str], Weighing]:
    blocks: dict[str, list[Bundle]] = defaultdict(list)
    for bundle in bundles:
        for key in bundle_keys(bundle):
            blocks[key].append(bundle)
    pairs: dict[tuple[str, str], Weighing] = {}
    for block in (block for block in blocks.values() if len(block) <= LARGEST_BLOCK):
        for a, b in combinations(block, 2):
            if (a.key, b.key) not in pairs:
                pairs[a.key, b.key] = weigh_pair(a, b)
    return pairs


def _components(bundles: Sequence[Bundle], pairs: dict[tuple[str, str], Weighing]) -> list[list[Bundle]]:
    """Bundles that a path of favourable pairs joins, each list in the order of keys."""
    root = {bundle.key: bundle.key for bundle in bundles}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = key = root[root[key]]
        return key

    for (a, b), weighing in pairs.items():
        if weighing.score > 0:
            low, high = sorted((find(a), find(b)))
            root[high] = low
    found: dict[str, list[Bundle]] = defaultdict(list)
    for bundle in bundles:
        found[find(bundle.key)].append(bundle)
    return list(found.values())


def _merge(component: list[Bundle], pairs: dict[tuple[str, str], Weighing]) -> list[tuple[Bundle, ...]]:
    """Average link within one component."""
    groups: list[tuple[Bundle, ...]] = [(bundle,) for bundle in component]
    while best := _best_merge(groups, pairs):
        first, second = best
        merged = tuple(sorted(groups[first] + groups[second], key=lambda bundle: bundle.key))
        groups = [group for i, group in enumerate(groups) if i not in best]
        groups = sorted([*groups, merged], key=lambda group: group[0].key)
    return groups


def _best_merge(groups: Sequence[tuple[Bundle, ...]], pairs: dict[tuple[str, str], Weighing]) -> tuple[int, int] | None:
    scored = ((_link(groups[i], groups[j], pairs), -i, -j) for i, j in combinations(range(len(groups)), 2))
    score, i, j = max(scored, default=(0.0, 0, 0))
    return (-i, -j) if score > 0 else None


def _link(a: Sequence[Bundle], b: Sequence[Bundle], pairs: dict[tuple[str, str], Weighing]) -> float:
    """The mean score of all pairs between two groups, or a contradicted one's."""
    scores = []
    for one, other in ((one, other) for one in a for other in b):
        key = (one.key, other.key) if one.key < other.key else (other.key, one.key)
        if key not in pairs:
            pairs[key] = weigh_pair(one, other)
        if pairs[key].score <= CONTRADICTED:
            return CONTRADICTED
        scores.append(pairs[key].score)
    return sum(scores) / len(scores)
