"""A record as one file to look at: the same page, its pictures and drawers stored inside, for a browser without us."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TextIO

from tidings.record import open_view
from tidings.web.asked import IN_FILE, PICTURES, Asked, Selection, select
from tidings.web.index import Index
from tidings.web.pictures import PICTURES as DRAWN
from tidings.web.render import ASSETS, Setting, choices, render, render_drawer, view_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.record import Record
    from tidings.web.index import Facets

MOST_EVENTS = 5_000  # in the list of a single file; a record larger than this is better served
KINDS = {"n": "article", "a": "actor", "e": "event"}  # by the first letter of an id, as a search in the file tells them


def write_page(record: Record, out: TextIO) -> None:
    """The record's page as one file: it loads nothing, sends nothing, and opens from a disk without a network."""
    index = Index(open_view(record), record.judgements())
    out.write(render_single(index, record.path.stem))


def render_single(index: Index, name: str) -> str:
    """The file's text. Its script and style are named in its policy by their hashes; nothing else may run."""
    asked = Asked(base=IN_FILE)
    setting = Setting(name, single=True)
    selection = select(index, asked.filter)
    script, style = ((ASSETS / f).read_text(encoding="utf8") for f in ("page.js", "page.css"))
    values = view_values(index, asked) | _drawings(index, selection, asked)
    values["events"] = [index.view.events[e] for e in selection.events[:MOST_EVENTS]]
    return render(
        "single.html",
        setting=setting,
        pictures=PICTURES,
        drawer=render_drawer(index, asked, setting),
        choices=choices(index),
        fields={},
        script=script,
        style=style,
        script_hash=_hash(script),
        style_hash=_hash(style),
        pack=_pack(index, selection, setting),
        **values | {"more": 0},
    )


def _drawings(index: Index, selection: Selection, asked: Asked) -> dict[str, Any]:
    drawings = {name: draw(index, selection) for name, draw in DRAWN.items()}
    articles = view_values(index, replace(asked, picture="articles"))["drawing"]
    return {"drawings": {name: drawings.get(name, articles) for name in PICTURES}}


def _hash(text: str) -> str:
    """What a policy calls a script or style by: https://www.w3.org/TR/CSP3/#match-element-to-source-list."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _pack(index: Index, selection: Selection, setting: Setting) -> str:
    """Drawers, facets and, where there are places, the map's land: JSON, gzip, base64."""
    asked = Asked(base=IN_FILE)
    names = [*_names(index, selection), ""]
    drawers = {n: [KINDS.get(n[:1], ""), render_drawer(index, replace(asked, open=n), setting)] for n in names}
    facets = {e: facets_item(f) | _counts(index, e) for e, f in index.event_facets.items()}
    world = json.loads((ASSETS / "world.json").read_text(encoding="utf8")) if index.view.affair.places else None
    packed = json.dumps({"drawers": drawers, "facets": facets, "world": world}, ensure_ascii=False)
    return base64.b64encode(gzip.compress(packed.encode(), mtime=0)).decode()


def _names(index: Index, selection: Selection) -> Iterator[str]:
    """Everything that a drawer of the file can hold."""
    view = index.view
    yield from (f"list:{name}" for name in ("articles", "statements", "accounts", "events", "disputed", "lone"))
    yield "list:judgements"
    for table in (view.events, view.statements, view.accounts, view.actors, view.articles, view.links, view.places):
        yield from table
    yield from sorted({f"outlet:{view.outlet(a)}" for a in view.articles})
    yield from sorted({f"outlet:{link.source}" for link in view.affair.links if link.source not in view.articles})
    yield from dict.fromkeys(link["open"] for link in DRAWN["actors"](index, selection)["links"])


def facets_item(facets: Facets) -> dict[str, Any]:
    """What the filter in the file asks of an event, as JSON."""
    days = {"from": _iso(facets.days.earliest), "to": _iso(facets.days.latest)}
    names = ("actors", "places", "outlets", "types", "acts")
    return days | {n: sorted(getattr(facets, n)) for n in names} | {"disputed": facets.disputed}


def _counts(index: Index, name: str) -> dict[str, Any]:
    """What the file says a filter leaves: how many accounts, in which articles, on how few origins."""
    event = index.view.events[name]
    articles = sorted({a.article for a in index.accounts(event)})
    return {"accounts": len(event.accounts), "articles": articles, "lone": event.origins.low <= 1}


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
