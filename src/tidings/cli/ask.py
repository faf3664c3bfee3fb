"""`tidings show`, `why` and `export`: what a record answers."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from tidings.cli.console import stderr, stdout
from tidings.cli.show import print_section, section_json
from tidings.cli.why import Explanation, explain, explanation_json, print_explanation
from tidings.errors import ConfigError
from tidings.export import EXPORTERS
from tidings.export import export as write_export
from tidings.model import Interval
from tidings.record import Question, View, index_judgements, open_record, open_view, tell
from tidings.record.wording import answer, parse_day

if TYPE_CHECKING:
    from pathlib import Path


def ask(actor: str | None, since: str | None, until: str | None, *, disputed: bool) -> Question:
    """What the options of `show` narrow a list to.

    Raises:
        ConfigError: a date is none.
    """
    first = parse_day(since, last=False) if since else None
    return Question(actor, Interval(first, parse_day(until, last=True) if until else None), disputed)


def load_view(path: Path) -> View:
    """The view of a record, with a note when a build was stopped before it was weighed."""
    with open_record(path) as record:
        if record.stale:
            waiting = f"{path} holds pages or judgements that are not weighed yet: finish it by running its build again"
            stderr().print(waiting, style="yellow")
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
    explanation = _add_judged(path, view, explain(view, thing))
    if as_json:
        _print_json(explanation_json(view, explanation))
    else:
        print_explanation(view, explanation)


def _add_judged(path: Path, view: View, explanation: Explanation) -> Explanation:
    """The explanation with what people decided of the thing, where they did."""
    with open_record(path) as record:
        judged = index_judgements(view, record.judgements()).get(explanation.id, ())
    told = "; ".join(f"{tell(j)} ({j.id})" for j in judged)
    return replace(explanation, facts=[*explanation.facts, ("judged", told)]) if told else explanation


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
