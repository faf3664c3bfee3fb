"""Whose a thing is: "the jet" is Borduria's where the article has spoken of "a Bordurian jet"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tidings.resources import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidings.annotate.accounts.tree import Tree

KINDS = {
    "aircraft": {
        "plane", "jet", "warplane", "aircraft", "fighter", "bomber", "airplane", "aeroplane", "su-24", "f-16", "uav",
        "airliner",
    },
    "helicopter": {"helicopter", "copter", "chopper"},
    "drone": {"drone"},
    "crew": {"pilot", "co-pilot", "copilot", "navigator", "crewman", "airman", "crew", "crewmember"},
    "ship": {"ship", "warship", "vessel", "cruiser", "destroyer", "battleship", "frigate", "corvette"},
    "boat": {"boat", "gunboat"},
    "tanker": {"tanker", "freighter", "steamer"},
    "trawler": {"trawler", "smack"},
    "submarine": {"submarine"},
    "fleet": {"fleet", "squadron", "flotilla", "convoy", "armada"},
    "sailor": {"sailor", "seaman", "fisherman", "skipper"},
    "soldier": {"soldier", "troop", "trooper", "serviceman"},
    "missile": {"missile", "rocket", "warhead", "shell"},
    "embassy": {"embassy", "consulate"},
    "airspace": {"airspace"},
}  # fmt: skip
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}
DEFINITE = {"the", "this", "that", "these", "those"}
INDEFINITE = {"a", "an", "another", "any", "no", "some", "several", "many", "every"}
OWNING_KIN = {"crew": "aircraft", "sailor": "ship"}  # the pilot of a Bordurian jet is Borduria's

Owners = tuple[int, ...]


def find_owners(tree: Tree, named: Callable[[int], Owners]) -> dict[int, Owners]:
    """The mentions that own each thing that the article does not call anybody's where it stands.

    `named` gives the owners that stand with a noun itself. A definite thing belongs to whoever owned the last thing of
    its kind, at the head of an article to whoever owns the next. Things of which no owner is told are left out.
    """
    told: dict[str, list[tuple[int, Owners]]] = {}
    open_things: list[tuple[int, str]] = []
    for i, lemma in enumerate(tree.lemmas):
        kind = KIND_OF.get(lemma)
        if kind is None or not tree.tags[i].startswith("NN") or tree.deps[i] == "compound":
            continue
        if owners := named(i):
            told.setdefault(kind, []).append((i, owners))
        elif _is_definite(tree, i):
            open_things.append((i, kind))
    return {i: owners for i, kind in open_things if (owners := _nearest(i, kind, told))}


def _is_definite(tree: Tree, i: int) -> bool:
    """Whether a noun points at a thing already told of; a bare plural and "two boats" bring in new ones."""
    words = {tree.words[k] for k in tree.kids_as(i, {"det", "amod"})}
    if words & INDEFINITE:
        return False
    return bool(words & DEFINITE) or (tree.words[i] == tree.lemmas[i] and not tree.kids_as(i, {"nummod"}))


def _nearest(i: int, kind: str, told: dict[str, list[tuple[int, Owners]]]) -> Owners:
    """The owners of the last thing of a kind before token `i`, else of the first behind it."""
    known = told.get(kind) or told.get(OWNING_KIN.get(kind, ""), [])
    before = [owners for at, owners in known if at < i]
    return before[-1] if before else known[0][1] if known else ()


def country_of(word: str) -> str | None:
    """The state that an adjective in lower case belongs to, as ISO 3166 alpha-3; None where it is no such adjective."""
    return _adjectives().get(word)


@cache
def _adjectives() -> dict[str, str]:
    """The states by their adjectives in lower case."""
    return {word.lower(): row["iso3"] for row in load("countries") if row.get("iso3") for word in row["adjectives"]}
