"""Bytes become text, and a page gets its id."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import PurePath

from tidings.errors import SkipPage

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_BROKEN = "\ufffd"

DETECTED_BYTES = 100_000
"""As much of a page as its encoding is guessed from; guessing is linear and slow."""

SLIGHT_DAMAGE = 0.01
"""UTF-8 with at most this share of broken characters is read as UTF-8. A Latin-1 page of German prose has 0.02."""

UNREADABLE = 0.05
"""A text with more than this share of control and replacement characters is no text: prose has none."""


def decode(raw: bytes, source: str) -> str:
    """The text of the bytes, a byte-order mark dropped, line ends kept, stray broken bytes as U+FFFD.

    UTF-8 is tried first, then what the markup declares, then what the bytes look like.

    Raises:
        SkipPage: they are no text in any encoding we can tell.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    text = _decode_utf8(raw) or _decode_declared(raw) or _decode_detected(raw)
    if text is None or _damage(text) > UNREADABLE:
        raise SkipPage(f"{source} cannot be decoded as text; save it as UTF-8")
    return text


def page_id(raw: bytes, source: str) -> str:
    """An id that is the same wherever the folder lies: from the bytes and the file's name, with its row.

    `page_id(b"...", "far/away/rows.jsonl#3")` is `"p" + ten hex digits + "#rows.jsonl#3"`.
    """
    return f"p{hashlib.sha256(raw).hexdigest()[:10]}#{PurePath(source).name}"


def _decode_utf8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", errors="replace")
    sound = sum(1 for c in text if c > "\x7f" and c != _BROKEN)
    slight = text.count(_BROKEN) <= SLIGHT_DAMAGE * len(text) and sound >= text.count(_BROKEN)
    return text if slight else None


def _decode_declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:4096])
    try:
        return raw.decode(found[1].decode("ascii")) if found else None
    except (LookupError, UnicodeDecodeError):
        return None


def _decode_detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:DETECTED_BYTES]).best()
    return raw.decode(best.encoding, errors="replace") if best else None


def _damage(text: str) -> float:
    return sum(1 for c in text if c == _BROKEN or (c < " " and c not in "\t\n\r\f\v")) / max(1, len(text))
