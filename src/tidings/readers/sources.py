"""From what the user names to files, and what the user says of each file."""

from __future__ import annotations

import csv
import glob
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tidings.errors import ConfigError, SourceError
from tidings.model import Hints
from tidings.readers.media import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_FOLDER_SUFFIXES = frozenset({*SUFFIXES, ".pdf", ""})
_LISTS = frozenset({".txt", ".list"})
_COLUMNS = ("url", "outlet", "published", "title")

MAX_LIST_BYTES = 1_000_000
"""A longer text file is taken for a page, not for a list of paths."""


def expand_sources(sources: Sequence[str]) -> list[Path]:
    """The files that the user means, each once, in the order named.

    A folder gives the pages below it, sorted, hidden ones and other kinds of files passed over; a pattern gives what
    it matches; a `.txt` or `.list` file of which every line is an existing path gives those (paths relative to its own
    folder or to the current one).

    Raises:
        SourceError: an address, or nothing of that name.
    """
    found: dict[Path, Path] = {}
    for source in sources:
        for path in _expand(source):
            found.setdefault(path.resolve(), path)
    return list(found.values())


def read_sources_table(path: Path) -> dict[str, Hints]:
    """What a CSV table says of each page: the `path` column as given -> hints; empty cells say nothing.

    Raises:
        ConfigError: there is no column `path`, or it is no CSV.
        SourceError: it cannot be opened.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = csv.DictReader(stream)
            if "path" not in (table.fieldnames or ()):
                raise ConfigError(f"{path} has no column `path`; its first line must be path,{','.join(_COLUMNS)}")
            return {row["path"].strip(): _row_hints(row) for row in table if (row["path"] or "").strip()}
    except OSError as exc:
        raise SourceError(f"{path} cannot be opened: {exc.strerror or exc}; name a table you may read") from exc
    except (csv.Error, UnicodeDecodeError) as exc:
        raise ConfigError(f"{path} is no CSV in UTF-8 ({exc}); save the table again") from exc


def find_hints(table: Mapping[str, Hints], path: Path) -> Hints:
    """The hints whose row names this file by path, its end, name or stem; none when no row does."""
    for row, hints in table.items():
        parts = Path(row).parts
        if row == str(path) or path.parts[-len(parts) :] == parts or row == path.stem:
            return hints
    return Hints()


def _row_hints(row: Mapping[str, str | None]) -> Hints:
    url, outlet, published, title = ((row.get(key) or "").strip() or None for key in _COLUMNS)
    return Hints(title=title, url=url, outlet=outlet, published=published)


def _expand(source: str) -> Iterator[Path]:
    if _ADDRESS.match(source):
        raise SourceError(f"{source} is an address; save the page and give the file: Tidings fetches nothing")
    path = Path(source)
    if path.is_dir():
        yield from _pages_below(path)
    elif path.exists():
        yield from _paths_listed(path) or [path]
    elif glob.has_magic(source) and (matches := sorted(glob.glob(source, recursive=True))):  # noqa: PTH207 - Path has no absolute patterns
        for match in matches:
            yield from _expand(match)
    else:
        raise SourceError(f"{source} is neither a file, a folder nor a pattern that matches one; check the name")


def _pages_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in _FOLDER_SUFFIXES and (path.is_file() or _leads_nowhere(path)):
            yield path


def _leads_nowhere(path: Path) -> bool:
    """Whether it is a link to what is not there: worth a receipt, not silence."""
    return path.is_symlink() and not path.exists()


def _paths_listed(path: Path) -> list[Path]:
    """The paths that a list file names; empty when it is a page and not a list."""
    if path.suffix.lower() not in _LISTS or not path.is_file() or path.stat().st_size > MAX_LIST_BYTES:
        return []
    try:
        lines = [line for raw in path.read_text(encoding="utf-8").splitlines() if (line := raw.strip())]
    except (OSError, UnicodeDecodeError):
        return []
    listed = [_existing(line, path.parent) for line in lines]
    return [entry for entry in listed if entry] if all(listed) else []


def _existing(line: str, folder: Path) -> Path | None:
    try:
        return next((path for path in (folder / line, Path(line)) if path.is_file()), None)
    except (OSError, ValueError):
        return None
