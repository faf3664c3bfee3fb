"""Which state words speak of: "senior US officials" are of the United States."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tidings.resources import load
from tidings.weigh.words import WORD

LONGEST_NAME = 4  # words
STATE_CODE = 3  # letters of an ISO 3166 alpha-3 code, which the PLOVER codes of a state and its people begin with


def find_states(words: str) -> frozenset[str]:
    """The alpha-3 codes of the states whose name or adjective stands in `words`; empty when there is none."""
    parts = [
        m.group().removesuffix("’s").removesuffix("'s") for m in WORD.finditer(re.sub(r"\b([A-Z])\.", r"\1", words))
    ]
    runs = (" ".join(parts[i : i + n]) for n in range(1, LONGEST_NAME + 1) for i in range(len(parts) - n + 1))
    return frozenset(code for run in runs if (code := _names().get(run)))


def find_country(codes: Sequence[str]) -> str | None:
    """The alpha-3 code that an actor's PLOVER codes begin with; None where the first is that of a role.

    Two codes are both: CIV is the Ivory Coast only where a role follows it, else civilians.
    """
    if not codes or len(codes[0]) != STATE_CODE:
        return None
    return codes[0] if codes[0] not in _roles() or (len(codes) > 1 and codes[0] in _states()) else None


@cache
def _states() -> frozenset[str]:
    """The codes of all states."""
    return frozenset(_names().values())


@cache
def _roles() -> frozenset[str]:
    """The codes for what actors do: GOV, COP, JRN and their like."""
    bodies = frozenset(code for row in load("organisations") for code in row.get("codes", ()))
    return bodies | frozenset(row["code"] for row in load("titles") if row.get("code"))


@cache
def _names() -> dict[str, str]:
    """State codes by name, alias and adjective; those of historical or lesser places never displace a first one."""
    found: dict[str, str] = {"US": "USA", "UK": "GBR", "American": "USA", "British": "GBR"}
    for row in load("countries"):
        code = row.get("iso3")
        for name in (row["name"], *row.get("aliases", ()), *row.get("adjectives", ())) if code else ():
            found.setdefault(name, code)
    return found
