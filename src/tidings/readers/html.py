"""HTML: one file, one page; its text is what a reader would see."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, BinaryIO

from tidings.model import Hints, Page, Receipt
from tidings.readers.decoding import decode, page_id
from tidings.readers.limits import EmptyPage, read_whole
from tidings.readers.visible import visible_text

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(stream: BinaryIO, source: str, hints: Hints) -> Iterator[Page | Receipt]:
    """The file as one page: `html` its markup, `text` the visible text.

    Raises:
        SkipPage: it is empty, too large, not text, or shows no text.
    """
    raw = read_whole(stream, source)
    markup = decode(raw, source)
    text = visible_text(markup)
    if not text:
        raise EmptyPage(f"{source} shows no text; save the page after its scripts have run")
    sha256 = hashlib.sha256(raw).hexdigest()
    yield Page(page_id(raw, source), source, sha256, "text/html", text, raw=raw, html=markup, hints=hints)
