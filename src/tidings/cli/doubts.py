"""`tidings doubts`: actors that may be one and were left apart, for a person to decide."""

from __future__ import annotations

import json
import shlex
import sys
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from tidings.cli.console import stderr, stdout
from tidings.held import hold
from tidings.record import in_force, open_record, open_view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tidings.record import Record, View
    from tidings.weigh.actors import Doubt


def show_doubts(path: Path, limit: int | None, *, as_json: bool) -> None:
    """The doubtful pairs of a record, nearest to merging first, are on stdout with the commands that decide them."""
    with open_record(path) as record:
        found, view = list_doubts(record)[:limit], open_view(record)
    if as_json:
        sys.stdout.write(json.dumps([_item(d) for d in found], ensure_ascii=False, indent=1) + "\n")
        return
    if not found:
        stderr().print("no two actors are in doubt", style="dim")
    for doubt in found:
        for line in _tell(view, doubt, path):
            stdout().print(line, soft_wrap=True)


def list_doubts(record: Record) -> Sequence[Doubt]:
    """The doubtful pairs of a record as it stands, under the judgements in force; decided ones are gone."""
    from tidings.weigh.actors import find_doubts
    from tidings.weigh.amending import amend

    pages = record.pages()
    held = hold(in_force(record.judgements()), pages)
    return find_doubts(amend(record.annotated(), held), {p.id: p.text for p in pages}, held)


def _tell(view: View, doubt: Doubt, path: Path) -> list[str]:
    """The pair, each feature with its weight, and the two command lines; an empty line."""
    short = [view.short(actor) for actor in (doubt.first, doubt.second)]
    named = " | ".join(
        f"{name} ({_mentions(view, a)})" for name, a in zip(doubt.names, (doubt.first, doubt.second), strict=True)
    )
    record = shlex.quote(str(path))
    return [
        f"[bold]{escape(named)}[/bold]  {doubt.score:+.2f}",
        *(f"  {escape(why)}" for why in doubt.why),
        f"  one:  [cyan]tidings judge {escape(record)} merge {' '.join(short)}[/cyan]",
        f"  two:  [cyan]tidings judge {escape(record)} split {' '.join(short)}[/cyan]",
        "",
    ]


def _mentions(view: View, actor: str) -> str:
    found = view.actors.get(actor)
    return f"{len(found.mentions)} ×" if found else "not weighed yet"


def _item(doubt: Doubt) -> dict[str, Any]:
    return {
        "first": doubt.first,
        "second": doubt.second,
        "names": list(doubt.names),
        "score": doubt.score,
        "why": list(doubt.why),
    }
