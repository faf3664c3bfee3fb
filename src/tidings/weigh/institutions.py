"""What countries do to the names of institutions: "Russia's Ministry of Defense" is "the Russian Defense Ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tidings.names.parts import Part, fold, split_name
from tidings.resources import load

# What an institution is, and the words that say which without saying whose: two states' ministries never merge.
_BODIES = frozenset(
    """
    ministry department army navy force forces airforce military staff police parliament senate house assembly
    government cabinet embassy consulate court council agency service services intelligence bank commission
    committee guard guards office administration treasury command prosecutor prosecutors troops media television tv
    radio opposition coalition party crescent cross board authority bureau admiralty chancellery
    """.split()  # noqa: SIM905 - words read better than forty literals
)
_WHICH = frozenset(
    """
    defence foreign interior finance justice health agriculture economy economic trade energy oil culture education
    affairs state air armed general supreme constitutional national security special operations coast border ground
    land republican presidential central election electoral red news high joint chief chiefs communist democratic
    people peoples federal workers labour socialist islamic press
    """.split()  # noqa: SIM905 - words read better than forty literals
)
_SAME_FORCES = re.compile(r"\barmed forces\b", re.IGNORECASE)


@cache
def _countries() -> dict[str, str | None]:
    """Every name and adjective of a country, folded, with its code."""
    found: dict[str, str | None] = {}
    for entry in load("countries"):
        names = (entry["name"], *entry.get("aliases", ()), *entry.get("adjectives", ()), *entry.get("people", ()))
        for name in names:
            found.setdefault(fold(name).replace(".", ""), entry.get("iso3"))
    return found


@cache
def name_words(country: str | None) -> frozenset[str]:
    """The single words that name a country or its people; all countries' for None."""
    return frozenset(w for w, code in _countries().items() if " " not in w and (country is None or code == country))


def find_country(names: Iterable[str]) -> str | None:
    """The country that one of the names carries ("Russian Defence Ministry"), or None where none or several do."""
    words = {part.text for name in names for part in split_name(name, "organisation").parts}
    codes = {_countries()[word] for word in words if word in _countries()} - {None}
    return codes.pop() if len(codes) == 1 else None


@cache
def institution_parts(name: str, country: str | None) -> tuple[Part, ...]:
    """The words of an organisation's name without those of its own country; the whole where nothing else is left."""
    parts = split_name(_SAME_FORCES.sub("military", name), "organisation").parts
    own = name_words(country) if country else frozenset[str]()
    return tuple(part for part in parts if part.text not in own) or parts


@cache
def is_generic(name: str, country: str | None) -> bool:
    """Whether a name says only what kind of institution it is: "Defence Ministry", "the Syrian army"."""
    words = {part.text for part in institution_parts(name, country)}
    return bool(words & _BODIES) and words <= _BODIES | _WHICH


@cache
def names_body(name: str) -> bool:
    """Whether a name says what kind of institution it is: "Baath Party" does, "Hezbollah" does not."""
    return any(part.text in _BODIES for part in split_name(name, "organisation").parts)


def bare_institution(name: str, country: str | None) -> str:
    """The words of `institution_parts` in alphabetical order, one string: the same for every order and possessive."""
    return " ".join(sorted({part.text for part in institution_parts(name, country)}))
