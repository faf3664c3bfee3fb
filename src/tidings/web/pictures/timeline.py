"""When it happened and when it was published, in lanes apart; a vague date is a bar as long as it is vague."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tidings.record.wording import days, summary
from tidings.web.pictures.parts import Part, cell, row, span_of, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidings.model import Event
    from tidings.web.asked import Selection
    from tidings.web.index import Index

MOST_BARS = 70  # in one lane; beyond, a lane shows how many fall on each day, week, month or year
STEPS = (1, 7, 30, 365)  # days a column of the aggregated lane may stand for
MOST_COLUMNS = 120


def draw_timeline(index: Index, selection: Selection) -> dict[str, Any]:
    """Two lanes of bars, or of counts where there are too many; undated ones are counted."""
    events = [index.view.events[e] for e in selection.events]
    published = [index.view.articles[a] for a in selection.articles]
    happened = [_bar_of_event(e) for e in events if e.interval.earliest or e.interval.latest]
    out = [_bar_of_article(index, a.id) for a in published if a.published.interval.earliest]
    return {
        "happened": _lane(happened),
        "published": _lane(out),
        "undated": len(events) - len(happened),
        "undated_articles": len(published) - len(out),
        "table": table("When", "What", "Kind", rows=_rows(index, events, selection)),
    }


def _bar_of_event(event: Event) -> Part:
    bar = {"id": event.id, "open": event.id, "label": summary(event), "disputed": bool(event.disputed_by)}
    return bar | {"events": [event.id], "n": len(event.accounts), **span_of(event.interval)}


def _bar_of_article(index: Index, article: str) -> Part:
    found = index.view.articles[article]
    bar = {"id": article, "open": article, "label": index.view.outlet(article), "method": found.published.method}
    return bar | {"events": index.events_of(found), **span_of(found.published.interval)}


def _lane(bars: Sequence[Part]) -> Part:
    if len(bars) <= MOST_BARS:
        return {"bars": list(bars)}
    return {"counts": _counts(bars), "total": len(bars)}


def _counts(bars: Sequence[Part]) -> list[Part]:
    """How many begin in each stretch of time, the stretches as short as room allows."""
    firsts = [date.fromisoformat(b["from"]) for b in bars]
    start, whole = min(firsts), (max(firsts) - min(firsts)).days + 1
    step = next((s for s in STEPS if whole / s <= MOST_COLUMNS), STEPS[-1])
    found = Counter((first - start).days // step for first in firsts)
    return [_count(start + timedelta(days=i * step), step, n) for i, n in sorted(found.items())]


def _count(first: date, step: int, number: int) -> Part:
    last = first + timedelta(days=step - 1)
    return {"from": str(first), "to": str(last), "n": number}


def _rows(index: Index, events: Iterable[Event], selection: Selection) -> Iterable[Part]:
    for event in events:
        kind = "happened, disputed" if event.disputed_by else "happened"
        yield row(days(event.interval), cell(summary(event), event.id), kind, events=[event.id])
    for article in selection.articles:
        found = index.view.articles[article]
        told = cell(index.view.outlet(article), article)
        yield row(days(found.published.interval), told, "published", events=index.events_of(found))
