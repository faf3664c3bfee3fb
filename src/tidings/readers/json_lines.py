"""JSON Lines: each row is one page, read on its own, whatever the others hold."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from tidings.errors import SkipPage
from tidings.model import Hints, Page, Receipt
from tidings.readers.decoding import decode, page_id
from tidings.readers.limits import MAX_BYTES, EmptyPage, check_size, receipt_of
from tidings.readers.visible import visible_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_HINTS = ("title", "url", "outlet", "published", "authors")


def read(stream: BinaryIO, source: str, hints: Hints) -> Iterator[Page | Receipt]:
    """One page a row, its source `path#row` counted from 1; a receipt for a row that cannot be read.

    Blank lines are passed over but counted. The file is streamed, so it may be of any size.

    Raises:
        EmptyPage: there is no row at all.
    """
    empty = True
    for number, line in _lines(stream):
        empty = False
        try:
            yield _read_row(line, f"{source}#{number}", hints)
        except SkipPage as exc:
            yield receipt_of(exc, f"{source}#{number}")
    if empty:
        raise EmptyPage(f"{source} is empty")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered rows without their line ends; of a row too long only so much that it is seen to be too long."""
    number, overlong = 1, False
    while line := stream.readline(MAX_BYTES + 1):
        whole = line.endswith(b"\n") or len(line) <= MAX_BYTES
        if not overlong and line.strip():
            yield number, line if not whole else line.rstrip(b"\r\n")
        overlong, number = not whole, number + whole


def _read_row(line: bytes, source: str, hints: Hints) -> Page:
    check_size(line, source)
    row = _parse_row(line, source)
    media_type, html, text = _find_text(row, source)
    return Page(
        page_id(line, source),
        source,
        hashlib.sha256(line).hexdigest(),
        media_type,
        text,
        raw=line,
        html=html,
        retrieved=_text_of(row.get("retrieved")),
        hints=_row_hints(row, hints),
        given_id=_text_of(row.get("id")),
    )


def _row_hints(row: dict[str, Any], hints: Hints) -> Hints:
    """What the row says of its page, and what it leaves open as given for the file."""
    told = {key: text for key in _HINTS if (text := _text_of(row.get(key)))}
    return replace(
        hints,
        title=told.get("title", hints.title),
        url=told.get("url", hints.url),
        outlet=told.get("outlet", hints.outlet),
        published=told.get("published", hints.published),
        authors=told.get("authors", hints.authors),
    )


def _parse_row(line: bytes, source: str) -> dict[str, Any]:
    try:
        row = json.loads(decode(line, source))
    except (ValueError, RecursionError) as exc:
        raise SkipPage(f"{source} is no JSON ({exc}); every row must be one object on one line") from exc
    if not isinstance(row, dict):
        raise SkipPage(f"{source} is no JSON object; every row must be one, with `text` or `html`")
    return row


def _find_text(row: dict[str, Any], source: str) -> tuple[str, str | None, str]:
    """Media type, markup, text of the row; `html` wins where both are given.

    Raises:
        SkipPage: neither key holds a string.
        EmptyPage: there is no text in it.
    """
    html, plain = row.get("html"), row.get("text")
    if isinstance(html, str) and html.strip():
        markup = _sound(html)
        found: tuple[str, str | None, str] = "text/html", markup, visible_text(markup)
    elif isinstance(plain, str):
        found = "text/plain", None, _sound(plain)
    else:
        raise SkipPage(f"{source} has neither `text` nor `html`; every row needs one of them")
    if not found[2].strip():
        raise EmptyPage(f"{source} has no text in it")
    return found


def _sound(text: str) -> str:
    """The same text, half surrogates (which no file can hold) as U+FFFD, so that offsets stay."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not _encodable(text) else text


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text_of(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(text for item in value if (text := _text_of(item))) or None
    return str(value).strip() or None if isinstance(value, (str, int, float)) else None
