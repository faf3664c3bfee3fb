"""The user's roster across articles: one entry is one actor, and two entries are never one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tidings.names.parts import fold
from tidings.weigh.actor_names import choose_name
from tidings.weigh.chains import Chain
from tidings.weigh.found import Found


def settle_entries(found: Iterable[Found]) -> list[Found]:
    """The actors, those of one roster entry made one and those of several parted; each says its entry.

    What no entry names goes with the chains that it was found with: those of its name, else the most.
    """
    by_entry: dict[str, list[Found]] = defaultdict(list)
    kept = []
    for thing in found:
        for entry, part in _parts(thing):
            if entry is None:
                kept.append(part)
            else:
                by_entry[entry].append(part)
    return [*kept, *(_join(entry, parts) for entry, parts in by_entry.items())]


def _parts(thing: Found) -> Iterator[tuple[str | None, Found]]:
    """The actor itself with its entry, None for none; where it has several, what belongs to each."""
    entries = Counter(chain.entry for chain in thing.chains if chain.entry)
    if len(entries) < 2:  # noqa: PLR2004 -- several
        yield next(iter(entries), None), thing
        return
    homes = {chain.member: chain.entry or _home(chain, thing.chains, entries) for chain in thing.chains}
    for entry in sorted(entries):
        chains = tuple(c for c in thing.chains if homes[c.member] == entry)
        yield entry, replace(thing, name=choose_name(chains), chains=chains, key=(*thing.key, entry))


def _home(chain: Chain, others: Sequence[Chain], entries: Counter[str]) -> str:
    """The entry that an unlisted chain goes to."""
    names = {fold(name) for name in chain.bare_names}
    alike = Counter(o.entry for o in others if o.entry and names & {fold(name) for name in o.bare_names})
    counts = alike or entries
    return min((entry for entry in counts if entry), key=lambda entry: (-counts[entry], entry))


def _join(entry: str, parts: Sequence[Found]) -> Found:
    """One actor of all that have the entry, under the key of the largest."""
    largest = min(parts, key=lambda part: (-len(part.chains), part.key))
    why = "; ".join([f"roster: {entry}", *dict.fromkeys(part.why for part in parts)])
    chains = tuple(chain for part in parts for chain in part.chains)
    return replace(largest, name=choose_name(chains), chains=chains, why=why)
