"""What a file holds, by its name and its first bytes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tidings.errors import SkipPage

if TYPE_CHECKING:
    from pathlib import Path

HEAD_BYTES = 4096
"""As much of a file as is looked at to tell its format."""

SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}

_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURES = {
    b"PK\x03\x04": "a zip archive or office document; save it as plain text or HTML",
    b"\x1f\x8b": "gzip; unpack it first",
    b"\xd0\xcf\x11\xe0": "an old office document; save it as plain text or HTML",
    b"WARC/": "a web archive; take the pages out of it first",
    b"SQLite format 3": "a database; give the pages themselves",
}


def find_media_type(path: Path, head: bytes) -> str:
    """The media type, a key of `READERS`; text where nothing says otherwise.

    What the bytes show wins over the name: markup in a `.txt` is HTML.

    Args:
        path: for its suffix only; nothing is opened.
        head: the first `HEAD_BYTES` bytes.

    Raises:
        SkipPage: a PDF, or something else that is not text; the message says what to do instead.
    """
    if head.startswith(b"%PDF-"):
        raise SkipPage(f"{path} is a PDF; convert it first: pdftotext {path.name} {path.stem}.txt")
    if found := next((what for mark, what in _SIGNATURES.items() if head.startswith(mark)), None):
        raise SkipPage(f"{path} is {found}")
    if b"\0" in head and not head.startswith(_MARKS_OF_UTF_16):
        raise SkipPage(f"{path} is binary, not text; give plain text, HTML or JSON Lines")
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "text/html"
    return SUFFIXES.get(path.suffix.lower()) or ("application/jsonl" if _is_row(head) else "text/plain")


def _is_row(head: bytes) -> bool:
    """Whether the first line is a JSON object with a page in it (or the start of one too long to see whole)."""
    line = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    try:
        row = json.loads(line)
    except ValueError:
        return len(head) >= HEAD_BYTES and bool(re.match(rb'\{\s*"\w+"\s*:', line))
    return isinstance(row, dict) and ("text" in row or "html" in row)
