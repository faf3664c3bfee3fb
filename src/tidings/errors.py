"""What can go wrong, as a tree.

    TidingsError
    |-- SkipPage        this page cannot be read; the rest of the pile goes on, a receipt says why
    |-- SourceError     this source (file, folder, address) cannot be opened at all
    |-- RecordError     the record is not ours, is from a newer version, or cannot be written
    `-- ConfigError     what the user asked for cannot be: a wrong option, a missing extra, a broken table

Everything else is a bug. Foreign errors are translated where they come in, `raise ... from exc`.
Messages say the value, the rule and the remedy.
"""

from __future__ import annotations


class TidingsError(Exception):
    """The root of all errors that Tidings raises on purpose."""


class SkipPage(TidingsError):  # noqa: N818 - the design's word
    """This page cannot be read; the others can."""


class SourceError(TidingsError):
    """This source cannot be opened."""


class RecordError(TidingsError):
    """The record cannot be read or written."""


class ConfigError(TidingsError):
    """The user's wish cannot be carried out as it stands."""
