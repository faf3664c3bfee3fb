"""Who tells what: events in rows, articles in columns, reprints of one another bundled into what looks like one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tidings.record.wording import days, origins, summary
from tidings.web.pictures.parts import Part, cell, row, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidings.model import Event, WeighedAccount
    from tidings.web.asked import Selection
    from tidings.web.index import Index

MOST_ROWS = 40  # events: two screens of rows
MOST_COLUMNS = 60  # articles: at 14 px each what a screen is wide
SHAPES = {"asserts": "asserts", "hedges": "hedges", "denies": "denies", "both": "asserts and denies"}


def draw_corroboration(index: Index, selection: Selection) -> dict[str, Any]:
    """Rows, bundles of columns, and the cells that are not silent; what was left out for room is counted."""
    events = sorted((index.view.events[e] for e in selection.events), key=lambda e: _rank(index, e))
    shown = events[:MOST_ROWS]
    stances = {e.id: find_stances(index, e) for e in shown}
    bundles = _bundles(index, selection, stances)
    columns = [a for b in bundles for a in b["articles"]]
    return {
        "rows": [_row(e) for e in shown],
        "bundles": [{"label": b["label"], "n": len(b["articles"])} for b in bundles],
        "columns": [_column(index, a) for a in columns],
        "cells": list(_cells(columns, stances)),
        "more": len(events) - len(shown),
        "more_columns": len({a for s in stances.values() for a in s}) - len(columns),
        "table": table("Event", "When", "Article", "How it tells it", "Origins", rows=_rows(index, shown, stances)),
    }


def _rank(index: Index, event: Event) -> tuple[int, int, str]:
    """Events in the most articles first, then the disputed, then by day."""
    telling = {a.article for a in index.accounts(event)}
    return -len(telling) - 2 * bool(event.disputed_by), -len(event.accounts), str(event.interval.earliest)


def find_stances(index: Index, event: Event) -> dict[str, tuple[str, str]]:
    """For each article that is not silent on an event: `asserts`, `hedges`, `denies` or `both`, and what to open."""
    found: dict[str, tuple[str, str]] = {}
    for told in index.accounts(event):
        _note(found, told.article, _stance(told), told.id)
    for i in event.disputed_by:
        thing = index.view.statements.get(i) or index.view.accounts.get(i)
        if thing is not None:
            _note(found, thing.article, "denies", i)
    return found


def _note(found: dict[str, tuple[str, str]], article: str, stance: str, opens: str) -> None:
    before = found.get(article)
    if before is None or (before[0] == "hedges" and stance == "asserts"):
        found[article] = (stance, opens)
    elif {before[0], stance} in ({"asserts", "denies"}, {"hedges", "denies"}):
        found[article] = ("both", before[1])


def _stance(told: WeighedAccount) -> str:
    if told.account.polarity == "negated":
        return "denies"
    return "asserts" if told.account.certainty == "certain" else "hedges"


def _bundles(index: Index, selection: Selection, stances: dict[str, dict[str, tuple[str, str]]]) -> list[Part]:
    """The bundles with only those articles that tell of an event shown; of too many, those that tell most."""
    telling = Counter(a for s in stances.values() for a in s)
    kept = {a for a, _ in telling.most_common(MOST_COLUMNS)} & {*selection.articles, *telling}
    bundles = ({"label": b.label, "articles": [a for a in b.articles if a in kept]} for b in index.bundles)
    return [b for b in bundles if b["articles"]]


def _row(event: Event) -> Part:
    told = {"id": event.id, "open": event.id, "events": [event.id], "label": summary(event)}
    return told | {"when": days(event.interval), "origins": origins(event), "disputed": bool(event.disputed_by)}


def _column(index: Index, article: str) -> Part:
    return {
        "id": article,
        "open": article,
        "label": index.view.outlet(article),
        "when": days(index.view.published(article)),
    }


def _cells(columns: Sequence[str], stances: dict[str, dict[str, tuple[str, str]]]) -> Iterable[Part]:
    for r, found in enumerate(stances.values()):
        for c, article in enumerate(columns):
            if article in found:
                stance, opens = found[article]
                yield {"r": r, "c": c, "stance": stance, "open": opens}


def _rows(index: Index, events: Sequence[Event], stances: dict[str, dict[str, tuple[str, str]]]) -> Iterable[Part]:
    for event in events:
        for article, (stance, opens) in stances[event.id].items():
            what, who = cell(summary(event), event.id), cell(index.view.outlet(article), article)
            way = cell(SHAPES[stance], opens)
            yield row(what, days(event.interval), who, way, origins(event), events=[event.id])
