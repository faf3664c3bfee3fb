"""Sources become pages: bytes in, visible text out, one file per input format.

To read another format, write one module with a `read` function and add its line to `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from tidings.errors import SkipPage, SourceError
from tidings.model import Hints, Page, Receipt
from tidings.readers import html, json_lines, plain_text
from tidings.readers.limits import receipt_of
from tidings.readers.media import HEAD_BYTES, find_media_type
from tidings.readers.sources import expand_sources, find_hints, read_sources_table

if TYPE_CHECKING:
    from pathlib import Path

Reader = Callable[[BinaryIO, str, Hints], Iterator[Page | Receipt]]

READERS: dict[str, Reader] = {
    "text/html": html.read,
    "text/plain": plain_text.read,
    "application/jsonl": json_lines.read,
}

__all__ = ["READERS", "expand_sources", "find_hints", "find_media_type", "read_source", "read_sources_table"]


def read_source(path: Path, hints: Hints | None = None) -> Iterator[Page | Receipt]:
    """Every page of one file, in order, and a receipt in the place of each page that cannot be read.

    Args:
        path: the file; its path as given becomes the pages' `source`.
        hints: what the user says of it; the keys of a JSON Lines row win over it.

    Yields:
        Pages; receipts with status `empty` or `skipped` and one line of reason.

    Raises:
        SourceError: there is no such file, it is a folder, or it may not be read.
    """
    source = str(path)
    try:
        with path.open("rb") as stream:
            media_type = find_media_type(path, stream.read(HEAD_BYTES))
            stream.seek(0)
            yield from READERS[media_type](stream, source, hints or Hints())
    except SkipPage as exc:
        yield receipt_of(exc, source)
    except OSError as exc:
        raise SourceError(f"{source} cannot be opened: {exc.strerror or exc}; name a file you may read") from exc
