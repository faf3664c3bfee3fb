"""A page out of a record, as it was when it was captured."""

from __future__ import annotations

import json
from dataclasses import replace

from tidings.errors import SkipPage
from tidings.model import Page
from tidings.readers.decoding import decode


def restore_page(page: Page) -> Page:
    """The page with its markup, from its bytes; a page of plain text, or without bytes, as it is.

    Raises:
        SkipPage: the bytes are no markup any more that we can decode.
    """
    if page.media_type != "text/html" or not page.raw:
        return page
    text = decode(page.raw, page.source)
    row = page.source.rpartition("#")[2].isdigit() and text.lstrip().startswith("{")
    return replace(page, html=_row_markup(text, page.source) if row else text)


def _row_markup(row: str, source: str) -> str:
    """The `html` of a row of JSON Lines."""
    try:
        return str(json.loads(row)["html"])
    except (ValueError, KeyError) as exc:
        raise SkipPage(f"{source} has no `html` any more ({type(exc).__name__}); give its file again") from exc
