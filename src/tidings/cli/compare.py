"""`tidings compare`: how alike two names are, and why."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from tidings.errors import SourceError
from tidings.names import compare_names

if TYPE_CHECKING:
    from pathlib import Path


def compare_two(first: str, second: str) -> None:
    """The likeness of two names and its grounds stand on stdout."""
    found = compare_names(first, second)
    sys.stdout.write(f"{found.score:.2f}  {'; '.join(found.why)}\n")


def compare_file(path: Path) -> None:
    """For each row of `{"id", "name1", "name2", "schema"}` one `{"id", "score", "why"}` stands on stdout.

    Raises:
        SourceError: the file cannot be opened, or a row is not such an object.
    """
    try:
        with path.open(encoding="utf8") as rows:
            for number, line in enumerate(rows, start=1):
                if line.strip():
                    sys.stdout.write(json.dumps(_compare_row(line, f"{path}#{number}"), ensure_ascii=False) + "\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise SourceError(f"{path} cannot be read: {exc}; name a JSON Lines file in UTF-8") from exc


def _compare_row(line: str, source: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        found = compare_names(row["name1"], row["name2"], row.get("schema"))
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise SourceError(f"{source} is no object with name1 and name2 ({type(exc).__name__}: {exc})") from exc
    return {"id": row.get("id"), "score": round(found.score, 4), "why": list(found.why)}
