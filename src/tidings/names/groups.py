"""Tables of spellings that no rule of sound brings together: given names, nicknames, and well-known people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from tidings.names.parts import fold, table
from tidings.resources import load


@dataclass(frozen=True, slots=True)
class AliasGroup:
    """A well-known person: `country` is ISO 3166 alpha-3, `role` in words with years, None where unknown."""

    name: str
    country: str | None
    role: str | None
    aliases: tuple[str, ...]


@cache
def _members(kind: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(table()[kind]):
        for word in group:
            found[fold(word)].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def variant_group(word: str) -> str | None:
    """The first spelling of the group of given names or surnames a folded word belongs to, or None."""
    numbers = _members("variants").get(word)
    return str(table()["variants"][min(numbers)][0]) if numbers else None


def nickname_group(word: str) -> str | None:
    """The first name of the group of short and full forms that a folded word belongs to, or None."""
    numbers = _members("nicknames").get(word)
    return str(table()["nicknames"][min(numbers)][0]) if numbers else None


def are_variants(a: str, b: str) -> bool:
    """Whether two folded words are spellings of one name in the table of variants."""
    return bool(_members("variants").get(a, frozenset()) & _members("variants").get(b, frozenset()))


def are_nicknames(a: str, b: str) -> bool:
    """Whether one folded word is the short or familiar form of the other."""
    return bool(_members("nicknames").get(a, frozenset()) & _members("nicknames").get(b, frozenset()))


@cache
def alias_groups() -> tuple[AliasGroup, ...]:
    """`resources/aliases.yaml` in its order."""
    return tuple(
        AliasGroup(entry["name"], entry.get("country"), entry.get("role"), tuple(entry.get("aliases", ())))
        for entry in load("aliases")
    )


@cache
def _by_alias() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(alias_groups()):
        for alias in (group.name, *group.aliases):
            found[plain(alias)].add(number)
    return {alias: frozenset(numbers) for alias, numbers in found.items()}


def plain(name: str) -> str:
    """A name for exact look-up: folded, letters and digits only, single blanks."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(name).replace("'", "")).split())


def alias_group(name: str) -> AliasGroup | None:
    """The well-known person that goes by exactly this name, or None; also None where several do."""
    numbers = _by_alias().get(plain(name), frozenset())
    return alias_groups()[min(numbers)] if len(numbers) == 1 else None
