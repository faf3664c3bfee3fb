"""What a page may be: how large it is at most, and that there is something in it."""

from __future__ import annotations

from typing import BinaryIO

from tidings.errors import SkipPage
from tidings.model import Receipt

MAX_BYTES = 20_000_000
"""One page at most. The longest news page of our development sets has 4 MB of markup; more is a dump of many pages."""


class EmptyPage(SkipPage):
    """There is nothing on this page to read."""


def receipt_of(error: SkipPage, source: str) -> Receipt:
    """The receipt that says why a page was not read."""
    return Receipt(source=source, status="empty" if isinstance(error, EmptyPage) else "skipped", reason=str(error))


def read_whole(stream: BinaryIO, source: str) -> bytes:
    """All bytes of one page.

    Raises:
        EmptyPage: there are none.
        SkipPage: there are more than `MAX_BYTES`.
    """
    raw = stream.read(MAX_BYTES + 1)
    check_size(raw, source)
    if not raw.strip():
        raise EmptyPage(f"{source} is empty")
    return raw


def check_size(raw: bytes, source: str) -> None:
    """Returns when the page is small enough.

    Raises:
        SkipPage: it has more than `MAX_BYTES`.
    """
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise SkipPage(
            f"{source} is over the limit of {limit} MB a page; cut it up, or give one page a row as JSON Lines"
        )
