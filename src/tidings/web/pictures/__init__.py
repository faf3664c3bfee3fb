"""What the pictures show, as plain data: the browser draws it, and the same is told as a table below each of them.

One file a picture, one line in PICTURES. Everything that leads somewhere carries `open`, an id that the drawer knows;
everything that a filter can take away carries `events`, the ids of the events it belongs to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidings.web.pictures.actors import draw_actors
from tidings.web.pictures.claims import draw_claims
from tidings.web.pictures.corroboration import draw_corroboration
from tidings.web.pictures.lineage import draw_lineage
from tidings.web.pictures.map import draw_map
from tidings.web.pictures.timeline import draw_timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidings.web.asked import Selection
    from tidings.web.index import Index

PICTURES: dict[str, Callable[[Index, Selection], dict[str, Any]]] = {
    "lineage": draw_lineage,
    "corroboration": draw_corroboration,
    "timeline": draw_timeline,
    "claims": draw_claims,
    "map": draw_map,
    "actors": draw_actors,
}

__all__ = ["PICTURES"]
