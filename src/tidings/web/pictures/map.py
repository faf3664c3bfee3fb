"""Where it is told to have happened: a circle as wide as the place is vague, a country as its whole land."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tidings.web.pictures.parts import Part, cell, row, table

if TYPE_CHECKING:
    from tidings.model import Event, WeighedPlace
    from tidings.web.asked import Selection
    from tidings.web.index import Index

RADIUS = {"site": 2, "city": 12, "state": 120, "region": 400, "water": 180}
"""Kilometres within which a place of each kind lies; a rough half of what is usual for its kind."""
USUAL_RADIUS = 60


def draw_map(index: Index, selection: Selection) -> dict[str, Any]:
    """The places of the events with how many each has; places without coordinates are listed only."""
    at: dict[str, list[str]] = defaultdict(list)
    for name in selection.events:
        for place in _places(index, index.view.events[name]):
            at[place].append(name)
    places = [_place(index.view.places[p], events) for p, events in at.items()]
    places.sort(key=lambda p: (-p["n"], p["label"]))
    nowhere = sum(1 for e in selection.events if not _places(index, index.view.events[e]))
    return {"places": places, "nowhere": nowhere, "table": _table(places)}


def _places(index: Index, event: Event) -> list[str]:
    told = (index.view.accounts[a].place for a in event.accounts if a in index.view.accounts)
    return list(dict.fromkeys(p for p in (event.place, *told) if p in index.view.places))


def _place(weighed: WeighedPlace, events: list[str]) -> Part:
    place = weighed.place
    found = {"id": weighed.id, "open": weighed.id, "label": place.name, "kind": place.kind, "country": place.country}
    at = {"lat": place.latitude, "lon": place.longitude, "radius": RADIUS.get(place.kind or "", USUAL_RADIUS)}
    return found | at | {"n": len(events), "events": events}


def _table(places: list[Part]) -> Part:
    rows = [
        row(
            cell(p["label"], p["open"]), p["kind"] or "", p["country"] or "", _point(p), str(p["n"]), events=p["events"]
        )
        for p in places
    ]
    return table("Place", "Kind", "Country", "Latitude, longitude", "Events", rows=rows)


def _point(place: Part) -> str:
    return "" if place["lat"] is None else f"{place['lat']:.2f}, {place['lon']:.2f}"
