"""The command line: thin, every command in a module of its own, nothing heavy imported before it is needed."""

from __future__ import annotations

import sys

from tidings.cli.app import app
from tidings.errors import TidingsError

__all__ = ["app", "main"]


def main() -> None:
    """The command is carried out; what Tidings raises on purpose is one line on stderr and exit code 1."""
    try:
        app()
    except TidingsError as exc:
        from tidings.cli.console import stderr

        stderr().print(str(exc), style="red", highlight=False, markup=False, soft_wrap=True)
        sys.exit(1)
