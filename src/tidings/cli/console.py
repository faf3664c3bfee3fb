"""Where words go: tables fit a terminal and are never cut short in a pipe."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console

from tidings.record.wording import reason_of

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from tidings.model import Receipt

PIPE_WIDTH = 10_000  # columns: a row of a table stays on one line for grep and awk

ROOMY = 140  # columns: from here on a table shows every column it has

COUNTS = ("origins", "kept", "dropped", "mentions", "articles")
WHOLE = frozenset({"id", "when", "published", "known by", "act", "type", "kind", "status", *COUNTS})
"""Columns whose cells are broken only where they say."""
SHARES = {"what": 5, "what is said": 6, "who says": 4, "also called": 5, "title": 5, "why": 5, "from": 3, "to": 4}
"""How the other columns of a terminal share the width that is left; 3 for those not named."""


def stdout() -> Console:
    """The console for answers."""
    return _console(stderr=False)


def stderr() -> Console:
    """The console for progress, notes and errors."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else _pipe_width(), highlight=False, emoji=False)


def _pipe_width() -> int:
    """What COLUMNS asks for where there is no terminal, else as wide as a row needs."""
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isdigit() and int(asked) else PIPE_WIDTH


def is_roomy() -> bool:
    """Whether a table may show its less important columns too: in a pipe and on a wide terminal."""
    return stdout().width >= ROOMY


def new_table(*headers: str) -> Table:
    """An empty table in the one style of all our tables; words are wrapped, never cut.

    Within a width the table takes all of it and columns of running words share what the others leave.
    """
    from rich import box
    from rich.table import Table

    bound = is_bound()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=bound, padding=(0, 1, 0, 0))
    for header in headers:
        share = SHARES.get(header, 3) if bound and header not in WHOLE else None
        table.add_column(header, overflow="fold", no_wrap=header in WHOLE, ratio=share)
    return table


def is_bound() -> bool:
    """Whether lines must fit a width."""
    return stdout().width < PIPE_WIDTH


def indented(text: Text, columns: int) -> Padding:
    """A text set in from the left on each of its lines."""
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, columns), expand=False)


def marked(text: str, marks: list[tuple[int, int]], style: str = "bold yellow") -> Text:
    """A text with stretches of it marked: in colour on a terminal, between ** elsewhere."""
    from rich.text import Text

    if stdout().is_terminal:
        out = Text(text)
        for start, end in marks:
            out.stylize(style, start, end)
        return out
    for start, end in sorted(marks, reverse=True):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return Text(text)


def attention_line(receipt: Receipt) -> str:
    """A receipt as one line of markup, its source told once."""
    from rich.markup import escape

    colour = {"failed": "red", "read": "cyan"}.get(receipt.status, "yellow")
    return f"[{colour}]{receipt.status:<7}[/{colour}]  {escape(receipt.source)}: {escape(reason_of(receipt))}"
