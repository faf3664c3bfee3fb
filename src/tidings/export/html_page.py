"""The page as one file, for a colleague: see docs/page.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from tidings.record import Record


def write_html_page(record: Record, out: TextIO) -> None:
    """The record's pictures, sentences and articles as one HTML file that works offline."""
    from tidings.web.single import write_page

    write_page(record, out)
