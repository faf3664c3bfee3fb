"""Plain text: one file, one page."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, BinaryIO

from tidings.model import Hints, Page, Receipt
from tidings.readers.decoding import decode, page_id
from tidings.readers.limits import EmptyPage, read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(stream: BinaryIO, source: str, hints: Hints) -> Iterator[Page | Receipt]:
    """The file as one page, its text unchanged but for a byte-order mark.

    Raises:
        SkipPage: it is empty, too large, or not text.
    """
    raw = read_whole(stream, source)
    text = decode(raw, source)
    if not text.strip():
        raise EmptyPage(f"{source} is empty")
    sha256 = hashlib.sha256(raw).hexdigest()
    yield Page(page_id(raw, source), source, sha256, "text/plain", text, raw=raw, hints=hints)
