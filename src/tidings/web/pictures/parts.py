"""What all pictures are made of: days, cells and rows of the table that stands below each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidings.record.wording import days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import Interval

Part = dict[str, Any]


def span_of(interval: Interval) -> Part:
    """An interval for a time axis and to read: `from`, `to` (ISO 8601 or None), `when`."""
    first, last = interval.earliest, interval.latest
    return {
        "from": str(first or last) if first or last else None,
        "to": str(last or first) if first or last else None,
        "when": days(interval),
    }


def cell(text: object, opens: str | None = None) -> Part:
    """A cell of a table; `opens` is the id that a click leads to."""
    return {"text": str(text), "open": opens} if opens else {"text": str(text)}


def row(*cells: Part | str, events: Iterable[str] = ()) -> Part:
    """A row of a table, and the events it stands and falls with."""
    return {"cells": [c if isinstance(c, dict) else cell(c) for c in cells], "events": list(events)}


def table(*columns: str, rows: Iterable[Part]) -> Part:
    """A table."""
    return {"columns": list(columns), "rows": list(rows)}
