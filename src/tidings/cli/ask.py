"""`tidings show`, `why` and `export`: what a record answers."""

from __future__ import annotations

import calendar
import json
import re
import sys
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from tidings.cli.console import stderr, stdout
from tidings.cli.show import answer, print_section, section_json
from tidings.cli.why import explain, explanation_json, print_explanation
from tidings.errors import ConfigError
from tidings.export import EXPORTERS
from tidings.export import export as write_export
from tidings.model import Interval
from tidings.record import Question, View, open_record, open_view

if TYPE_CHECKING:
    from pathlib import Path

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def ask(actor: str | None, since: str | None, until: str | None, *, disputed: bool) -> Question:
    """What the options of `show` narrow a list to.

    Raises:
        ConfigError: a date is none.
    """
    first = parse_day(since, last=False) if since else None
    return Question(actor, Interval(first, parse_day(until, last=True) if until else None), disputed)


def parse_day(text: str, *, last: bool) -> date:
    """The first or last day of `2015`, `2015-07` or `2015-07-21`.

    >>> str(parse_day("2015-02", last=True))
    '2015-02-28'

    Raises:
        ConfigError: it is none of these.
    """
    found = _DAY.fullmatch(text.strip())
    try:
        year, month, day = (int(part) if part else None for part in found.groups())  # type: ignore[union-attr]
        month = month or (12 if last else 1)
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))  # type: ignore[arg-type]
    except (AttributeError, ValueError) as exc:
        raise ConfigError(f"{text!r} is no date; write 2015, 2015-07 or 2015-07-21") from exc


def load_view(path: Path) -> View:
    """The view of a record, with a note when a build was stopped before it was weighed."""
    with open_record(path) as record:
        if record.stale:
            stderr().print(
                f"{path} holds pages that are not weighed yet: finish it by running its build again", style="yellow"
            )
        return open_view(record)


def show_record(path: Path, section: str | None, question: Question, limit: int | None, *, as_json: bool) -> None:
    """A section of a record, or the answer and its events, stands on stdout."""
    view = load_view(path)
    if as_json:
        items = section_json(view, section or "events", question, limit)
        _print_json(items if section else {"figures": asdict(view.figures), "events": items})
        return
    if section is None:
        stdout().print(answer(view.figures), soft_wrap=True)
        stdout().print()
    print_section(view, section or "events", question, limit)


def show_grounds(path: Path, thing: str, *, as_json: bool) -> None:
    """Everything behind one id stands on stdout."""
    view = load_view(path)
    explanation = explain(view, thing)
    if as_json:
        _print_json(explanation_json(view, explanation))
    else:
        print_explanation(view, explanation)


def export_record(path: Path, form: str, output: Path | None) -> None:
    """A record stands in a file, or on stdout, in another format.

    Raises:
        ConfigError: there is no such format, or the file cannot be written.
    """
    if form not in EXPORTERS:
        raise ConfigError(f"no format {form!r}; there are: {', '.join(sorted(EXPORTERS))}")
    with open_record(path) as record:
        if output is None:
            write_export(record, form, sys.stdout)
            return
        try:
            with output.open("w", encoding="utf8") as out:
                write_export(record, form, out)
        except OSError as exc:
            raise ConfigError(f"{output} cannot be written: {exc.strerror}; choose another name for -o") from exc


def _print_json(thing: Any) -> None:  # noqa: ANN401 -- whatever JSON can hold
    sys.stdout.write(json.dumps(thing, ensure_ascii=False, indent=1) + "\n")
