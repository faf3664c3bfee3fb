"""Places across articles: one id for all mentions that are read as the same place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tidings.model import Annotated, Place, WeighedPlace
from tidings.weigh.ids import name_thing


def find_place_ids(places: Sequence[Place]) -> tuple[str, ...]:
    """An id for each place: by its GeoNames number, else by its name and country."""
    return tuple(_identify(p) for p in places)


def _identify(place: Place) -> str:
    if place.geonames is not None:
        return name_thing("l", place.geonames)
    return name_thing("l", place.name.casefold(), place.country)


def gather_places(articles: Iterable[Annotated]) -> tuple[WeighedPlace, ...]:
    """Every place of the affair once, under its commonest name, with all its mentions in order."""
    found: dict[str, list[Place]] = defaultdict(list)
    for article in articles:
        for place in article.places:
            found[_identify(place)].append(place)
    return tuple(_gather(name, places) for name, places in sorted(found.items()))


def _gather(name: str, places: Sequence[Place]) -> WeighedPlace:
    names = Counter(p.name for p in places)
    best = min(places, key=lambda p: (-names[p.name], p.name, p.span))
    return WeighedPlace(name, best, tuple(sorted({p.span for p in places})))
