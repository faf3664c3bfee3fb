"""A record in the formats of others: one file a format, one line in EXPORTERS, one page in docs/."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from tidings.errors import ConfigError
from tidings.export.affair_file import write_affair_file
from tidings.export.html_page import write_html_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidings.record import Record

EXPORTERS: dict[str, Callable[[Record, TextIO], None]] = {
    "html": write_html_page,
    "json": write_affair_file,
}


def export(record: Record, form: str, out: TextIO) -> None:
    """The record stands in `out` in the named format.

    Raises:
        ConfigError: there is no such format.
    """
    if form not in EXPORTERS:
        raise ConfigError(f"no format {form!r}; there are: {', '.join(sorted(EXPORTERS))}")
    EXPORTERS[form](record, out)
