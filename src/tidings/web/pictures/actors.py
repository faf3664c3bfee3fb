"""Who did what to whom, for or against: actors by type, a line for what they share and one for what divides them."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING, Any

from tidings.web.pictures.parts import Part, cell, row, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import Event
    from tidings.web.asked import Selection
    from tidings.web.index import Index

MOST_ACTORS = 40  # names that can stand apart from each other on one screen
WITH = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
"""PLOVER types of cooperation; those of conflict are all others but REQUEST (PLOVER guide, section "Types")."""
NEITHER = frozenset({"REQUEST"})
SIGNS = {"with": "for", "against": "against", "asks": "asks"}


def draw_actors(index: Index, selection: Selection) -> dict[str, Any]:
    """The actors that share most events and the lines between them; `sign` is with, against or asks."""
    edges = _edges(index, selection)
    weights: Counter[str] = Counter()
    for (one, other, _), events in edges.items():
        weights[one] += len(events)
        weights[other] += len(events)
    kept = {a for a, _ in sorted(weights.items(), key=lambda w: (-w[1], w[0]))[:MOST_ACTORS]}
    links = [_link(index, key, events) for key, events in edges.items() if {key[0], key[1]} <= kept]
    nodes = [_node(index, a, weights[a], links) for a in sorted(kept)]
    return {"nodes": nodes, "links": links, "more": len(weights) - len(kept), "table": _table(index, links)}


def _edges(index: Index, selection: Selection) -> dict[tuple[str, str, str], list[str]]:
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for name in selection.events:
        event = index.view.events[name]
        for one, other in _pairs(event):
            found[one, other, sign_of(event.type)].append(name)
    return found


def _pairs(event: Event) -> Iterable[tuple[str, str]]:
    """Doer and recipient; of an event without recipients its actors among themselves, in one order."""
    if event.recipients:
        return ((a, b) for a, b in product(event.actors, event.recipients) if a != b)
    return ((a, b) for a, b in product(event.actors, event.actors) if a < b)


def sign_of(kind: str) -> str:
    """Whether a PLOVER type joins, divides or asks.

    >>> sign_of("AID"), sign_of("ASSAULT"), sign_of("REQUEST")
    ('with', 'against', 'asks')
    """
    if kind in NEITHER:
        return "asks"
    return "with" if kind in WITH else "against"


def _node(index: Index, actor: str, weight: int, links: list[Part]) -> Part:
    found = index.view.actors.get(actor)
    events = dict.fromkeys(e for ln in links if actor in {ln["source"], ln["target"]} for e in ln["events"])
    kind = found.type if found else "person"
    label = index.view.actor_name(actor)
    return {"id": actor, "open": actor, "label": label, "type": kind, "n": weight, "events": list(events)}


def _link(index: Index, key: tuple[str, str, str], events: list[str]) -> Part:
    one, other, sign = key
    types = Counter(index.view.events[e].type for e in events)
    told = ", ".join(f"{kind.lower()} {n}" if n > 1 else kind.lower() for kind, n in types.most_common())
    ends = {"source": one, "target": other, "sign": sign, "open": f"pair:{one}:{other}"}
    return ends | {"n": len(events), "types": told, "events": events}


def _table(index: Index, links: list[Part]) -> Part:
    rows = [
        row(
            cell(index.view.actor_name(ln["source"]), ln["source"]),
            cell(f"{SIGNS[ln['sign']]}: {ln['types']}", ln["open"]),
            cell(index.view.actor_name(ln["target"]), ln["target"]),
            str(ln["n"]),
            events=ln["events"],
        )
        for ln in sorted(links, key=lambda ln: -ln["n"])
    ]
    return table("Who", "What", "To or with whom", "Events", rows=rows)
