"""Rosters: a user's own table of known actors, in any of three formats that its content tells apart.

To read another format, write one module with an `is_` and a `read_` function and add its line to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tidings.errors import ConfigError, SkipPage
from tidings.roster.dictionary import is_dictionary, read_dictionary
from tidings.roster.entities import is_entities, read_entities
from tidings.roster.entries import Entry, Office, Roster
from tidings.roster.tables import is_table, read_table

Format = tuple[Callable[[str], bool], Callable[[str, str], tuple[Entry, ...]]]

FORMATS: dict[str, Format] = {
    "FollowTheMoney": (is_entities, read_entities),
    "CSV": (is_table, read_table),
    "PETRARCH": (is_dictionary, read_dictionary),
}

__all__ = ["FORMATS", "Entry", "Office", "Roster", "read_roster"]


def read_roster(path: str | Path) -> Roster:
    """The actors that a file lists, each once.

    Raises:
        ConfigError: the file cannot be opened, is in none of the formats, or a line of it is wrong.
    """
    path = Path(path)
    text = _read_text(path)
    for fits, read in FORMATS.values():
        if fits(text):
            entries = read(text, path.name)
            break
    else:
        first = text.strip().partition("\n")[0][:60]
        raise ConfigError(
            f"{path} is no roster we can read, it begins with {first!r}; give a CSV with a column `name`, "
            "FollowTheMoney entities one on a line, or a PETRARCH dictionary of NAME_ [CODE]"
        )
    if not entries:
        raise ConfigError(f"{path} names no actor; a roster needs at least one")
    return Roster(path.name, entries)


def _read_text(path: Path) -> str:
    from tidings.readers.decoding import decode

    try:
        return decode(path.read_bytes(), str(path)).lstrip("\ufeff")
    except OSError as exc:
        raise ConfigError(f"{path} cannot be opened: {exc.strerror or exc}; name a roster you may read") from exc
    except SkipPage as exc:
        raise ConfigError(str(exc)) from exc
