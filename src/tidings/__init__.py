"""Tidings turns a pile of overlapping reports about one affair into one sourced record.

>>> import tidings
>>> affair = tidings.build(["pages/"], "affair.tidings")  # doctest: +SKIP
>>> [event.summary for event in affair.events if event.disputed_by]  # doctest: +SKIP

The names below are public and imported when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tidings.version import __version__

if TYPE_CHECKING:
    from tidings.building import build, read
    from tidings.errors import TidingsError
    from tidings.model import (
        Account,
        Affair,
        Annotated,
        Article,
        Event,
        Hints,
        Interval,
        Page,
        Receipt,
        Span,
        Statement,
    )
    from tidings.names import compare_names
    from tidings.record import Record, open_record, open_view

__all__ = [
    "Account",
    "Affair",
    "Annotated",
    "Article",
    "Event",
    "Hints",
    "Interval",
    "Page",
    "Receipt",
    "Record",
    "Span",
    "Statement",
    "TidingsError",
    "__version__",
    "build",
    "compare_names",
    "open_record",
    "open_view",
    "read",
]

_HOMES = {
    "build": "building",
    "read": "building",
    "TidingsError": "errors",
    "compare_names": "names",
    "Record": "record",
    "open_record": "record",
    "open_view": "record",
}


def __getattr__(name: str) -> object:
    """A public name, imported from where it lives."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'model')}"), name)


def __dir__() -> list[str]:
    return list(__all__)
