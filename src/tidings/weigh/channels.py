"""How independent roots are of each other by the outlets that heard them: an effective number beside the count.

Two witnesses whom one outlet quotes were chosen and heard by one desk; two outlets of one owner share that owner. The
effective number is n x n / sum of r(i, j) over all pairs of n roots, each with itself r = 1 (the effective sample size
of equally weighted, correlated observations): 1 where everything hangs together, n where nothing does. The two
correlations are conventions, not measurements: they say that a shared desk halves, a shared owner quarters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from tidings.outlets import find_outlet

SAME_DESK = 0.5  # two roots that only one and the same outlet heard
SAME_OWNER = 0.25  # two roots that only outlets of one owner heard


def measure_effective(channels: Sequence[frozenset[str]], owners: Mapping[str, str]) -> float:
    """The effective number of roots, to a tenth; `channels` holds for each the keys of the outlets that heard it.

    >>> measure_effective([frozenset({"A"}), frozenset({"A"})], {}), measure_effective([frozenset({"A"})] * 3, {})
    (1.3, 1.5)
    """
    count = len(channels)
    together = sum(_correlate(a, b, owners) for a, b in combinations(channels, 2))
    return round(count * count / (count + 2 * together), 1) if count else 0.0


def _correlate(one: frozenset[str], other: frozenset[str], owners: Mapping[str, str]) -> float:
    if len(one | other) == 1:
        return SAME_DESK
    owned = {owner_of(name, owners) for name in one | other}
    return SAME_OWNER if len(owned) == 1 and None not in owned else 0.0


def owner_of(outlet: str, owners: Mapping[str, str]) -> str | None:
    """Who owns an outlet: as a person judged, else as the table of outlets says; all of one state are that state's."""
    if outlet in owners:
        return owners[outlet]
    known = find_outlet(outlet, ambiguous=True)
    if known is None:
        return None
    return f"the state of {known.country}" if known.state in {"state-owned", "state-linked"} else known.owner


def explain_effective(channels: Sequence[frozenset[str]], owners: Mapping[str, str]) -> str:
    """Which outlets and owners several roots share, in words; "" where none does."""
    desks, held = defaultdict[str, int](int), defaultdict[str, set[str]](set)
    for channel in channels:
        if len(channel) == 1:
            desks[next(iter(channel))] += 1
        owned = {owner_of(name, owners) for name in channel}
        if len(owned) == 1 and (owner := next(iter(owned))):
            held[owner] |= channel
    told = [f"{n} heard by {name} alone" for name, n in sorted(desks.items()) if n > 1]
    told += [f"{', '.join(sorted(names))} belong to {owner}" for owner, names in sorted(held.items()) if len(names) > 1]
    return "; ".join(told)
