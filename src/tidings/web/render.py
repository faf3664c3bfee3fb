"""Templates filled in: the whole page, and the parts of it that change on their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tidings.record import in_force
from tidings.record.wording import days, origins, summary
from tidings.web.articles import LEGEND, mark_article
from tidings.web.asked import IN_FILE, PICTURES, Asked, Selection, select
from tidings.web.drawers import Item, event_words, open_drawer
from tidings.web.judged import field_choices, find_decidable, find_lines, list_lines
from tidings.web.lists import answer_in_numbers, open_list
from tidings.web.pictures import PICTURES as DRAWN

if TYPE_CHECKING:
    from tidings.web.index import Index

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
MOST_EVENTS = 150  # in the list on the left at first; a button shows the next ones
FIRST = 4  # events offered in an empty drawer
MOST_ROWS = 300  # of a table in a served page
MOST_CHOICES = 400  # actors or places in a list to choose from, the most named first
TITLES = {
    "lineage": "Lineage",
    "corroboration": "Corroboration",
    "timeline": "Timeline",
    "claims": "Claim and denial",
    "map": "Map",
    "actors": "Actors",
    "articles": "Articles",
}
ACTS = ("asserts", "confirms", "denies", "retracts", "declines", "requests", "promises", "threatens", "own voice")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is shown: served or as a single file, under which name, by whom it may be changed.

    `token` goes with every change; None where nothing can be changed.
    """

    name: str
    single: bool = False
    token: str | None = None
    who: str = ""


@cache
def templates() -> Environment:
    """The templates, every value in them escaped."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"days": days, "summary": summary, "origins": origins}
    found.globals |= {"TITLES": TITLES, "LEGEND": LEGEND}
    return found


def render(template: str, **values: Any) -> str:  # noqa: ANN401 -- whatever a template shows
    """A template with its values."""
    return templates().get_template(template).render(**values)


def slim(drawing: dict[str, Any]) -> dict[str, Any]:
    """A picture's data as a server sends it: without the events of each part, for it filters itself; tables cut."""
    table = drawing["table"]
    more = max(0, len(table["rows"]) - MOST_ROWS)
    slimmed: dict[str, Any] = _without_events(
        drawing | {"table": table | {"rows": table["rows"][:MOST_ROWS], "more": more}}
    )
    return slimmed


def _without_events(part: Any) -> Any:  # noqa: ANN401 -- JSON
    if isinstance(part, dict):
        return {k: _without_events(v) if isinstance(v, dict | list) else v for k, v in part.items() if k != "events"}
    return [_without_events(p) if isinstance(p, dict | list) else p for p in part]


def view_values(index: Index, asked: Asked, first: int = 0) -> dict[str, Any]:
    """What the part that a filter changes is made of: the answer, the events, the picture."""
    selection = select(index, asked.filter)
    shown = selection.events[first : first + MOST_EVENTS]
    drawing = DRAWN[asked.picture](index, selection) if asked.picture in DRAWN else _articles(index, selection)
    return {
        "asked": asked,
        "index": index,
        "numbers": answer_in_numbers(index, selection),
        "events": [index.view.events[e] for e in shown],
        "more": max(0, len(selection.events) - first - len(shown)),
        "next": first + len(shown),
        "drawing": drawing if asked.base == IN_FILE else slim(drawing),
        "chips": filter_chips(index, asked),
        "judgements": len(in_force(index.judgements)),
        "conflicts": len(index.conflicts),
    }


def _articles(index: Index, selection: Selection) -> dict[str, Any]:
    from tidings.web.pictures.parts import cell, row, table
    from tidings.web.quotes import SHOWN_METHODS

    rows = []
    for name in selection.articles:
        article = index.view.articles[name]
        told, said = len(index.told_in.get(name, [])), len(index.said_in.get(name, []))
        title = cell(" ".join((article.title or "untitled").split()), name)
        known = SHOWN_METHODS[article.published.method] or "—"
        cells = (index.view.outlet(name), title, days(article.published.interval), known, str(said), str(told))
        rows.append(row(*cells, events=index.events_of(article)))
    return {"table": table("Outlet", "Title", "Published", "Known", "Statements", "Accounts", rows=rows)}


def filter_chips(index: Index, asked: Asked) -> list[tuple[str, str, str]]:
    """What is filtered, to read and to take away: (key, words, address without it)."""
    view, chosen = index.view, asked.filter
    event = view.events.get(chosen.event)
    told = {
        "since": f"from {chosen.since}" if chosen.since else "",
        "until": f"until {chosen.until}" if chosen.until else "",
        "actor": view.actor_name(chosen.actor) if chosen.actor else "",
        "place": (view.place_name(chosen.place) or chosen.place) if chosen.place else "",
        "outlet": chosen.outlet,
        "type": chosen.type.lower(),
        "act": chosen.act,
        "disputed": "disputed only" if chosen.disputed else "",
        "event": f"only: {summary(event)}" if event else chosen.event,
    }
    return [(key, words, asked.address(**{key: ""})) for key, words in told.items() if words]


def choices(index: Index) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in the filter, by key: (value, words)."""
    view = index.view
    actors = sorted(view.affair.actors, key=lambda a: (-len(a.mentions), a.name))[:MOST_CHOICES]
    used = {p for facets in index.event_facets.values() for p in facets.places}
    places = sorted(((p, view.place_name(p) or p) for p in used), key=lambda p: p[1])[:MOST_CHOICES]
    types = sorted({e.type for e in view.affair.events})
    return {
        "actor": sorted(((a.id, a.name) for a in actors), key=lambda a: a[1].casefold()),
        "place": places,
        "outlet": [(o, o) for o in sorted({view.outlet(a.id) for a in view.affair.articles})],
        "type": [(t, t.lower()) for t in types],
        "act": [(a, a) for a in ACTS],
    }


def render_drawer(index: Index, asked: Asked, setting: Setting) -> str:
    """What stands in the drawer: an article, a list, a thing, or how to fill it."""
    name = asked.open
    shared = {"asked": asked, "setting": setting, "lines": find_lines(index, name)}
    if article := mark_article(index, name):
        return render("article.html", article=article, decidable=find_decidable(index, "article", name), **shared)
    if name == "list:judgements":
        return render("judgements.html", asked=asked, setting=setting, lines=list_lines(index))
    found = open_list(index, select(index, asked.filter), name) or open_drawer(index, name)
    if found is None:
        return render("empty.html", missing=name, begin=_begin(index), asked=asked)
    return render("drawer.html", drawer=found, decidable=find_decidable(index, found.kind, name), **shared)


def _begin(index: Index) -> list[Item]:
    """A few events worth opening first: the disputed and the most told."""
    events = sorted(index.view.affair.events, key=lambda e: (not e.disputed_by, -len(e.accounts), e.id))
    return [Item(event_words(index, e.id), e.id) for e in events[:FIRST]]


def render_view(index: Index, asked: Asked, setting: Setting, first: int = 0) -> str:
    """The answer, the events and the picture for a filter."""
    return render("view.html", setting=setting, pictures=PICTURES, **view_values(index, asked, first))


def render_page(index: Index, asked: Asked, setting: Setting) -> str:
    """The whole page for an address."""
    drawer = render_drawer(index, asked, setting)
    values = view_values(index, asked)
    return render(
        "page.html",
        setting=setting,
        pictures=PICTURES,
        drawer=drawer,
        choices=choices(index),
        fields=field_choices(index),
        **values,
    )
