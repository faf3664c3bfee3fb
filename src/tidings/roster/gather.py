"""Rows, blocks and entities that speak of one actor become one entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tidings.roster.entries import Entry


def gather(found: Iterable[tuple[str, Entry]]) -> tuple[Entry, ...]:
    """One entry for each key, in the order of their first; later ones add names and offices to it."""
    kept: dict[str, Entry] = {}
    for key, entry in found:
        kept[key] = _joined(kept[key], entry) if key in kept else entry
    return tuple(_tidied(entry) for entry in kept.values())


def _joined(first: Entry, more: Entry) -> Entry:
    return replace(
        first,
        type=first.type or more.type,
        aliases=(*first.aliases, more.name, *more.aliases),
        country=first.country or more.country,
        offices=(*first.offices, *more.offices),
    )


def _tidied(entry: Entry) -> Entry:
    """The entry with each alias and office once."""
    aliases = tuple(a for a in dict.fromkeys(entry.aliases) if a and a != entry.name)
    return replace(entry, aliases=aliases, offices=tuple(dict.fromkeys(entry.offices)))
