"""`tidings build`, `demo` and `remove`: a record grows or shrinks, and the user is told how it went."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from tidings.building import BuildOptions, BuildOutcome, build_record, find_roster, today, weigh_record
from tidings.cli.console import attention_line, stderr, stdout
from tidings.cli.show import print_section
from tidings.errors import ConfigError
from tidings.export.affair_file import receipt_item
from tidings.readers import read_sources_table
from tidings.record import Question, Record, View, open_record, open_view
from tidings.record.wording import answer, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tidings.model import Hints
    from tidings.roster import Roster

DEMO = Path(__file__).parents[1] / "demo" / "pages"
SUFFIX = ".tidings"
INTERRUPTED = 130  # 128 + SIGINT, as shells expect


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked `build` for."""

    sources: list[str]
    output: Path | None
    table: Path | None
    hints: Hints
    jobs: int | None = None
    debug: bool = False
    pipeline: str | None = None
    actors: Path | None = None


def build_and_tell(asked: Asked, *, as_json: bool) -> None:
    """The record is built; its state is on stdout, what needs attention on stderr.

    Raises:
        ConfigError: a day of publication is no date, or the spaCy pipeline or the roster cannot be used.
        typer.Exit: nothing could be done (1), or Ctrl-C (130).
    """
    table, roster = read_sources_table(asked.table) if asked.table else {}, find_roster(asked.actors)
    for hints in (asked.hints, *table.values()):
        check_published(hints.published)
    try_pipeline(asked.pipeline)
    path = asked.output or _named_after(asked.sources[0])
    is_new = not path.exists()
    with open_record(path, create=True) as record:
        outcome = _build(record, asked, table, roster)
        view, mixed = open_view(record), list(find_mixed(record, asked.pipeline))
    for line in (*attention(outcome, view), *mixed):
        stderr().print(line, soft_wrap=True)
    if as_json:
        _print_json(path, outcome, view)
    elif not outcome.done:
        stderr().print("nothing could be read" + ("; no record was made" if is_new else ""), style="red")
    else:
        stdout().print(answer(view.figures), soft_wrap=True)
        stderr().print(f"[dim]{escape(_next(path, outcome))}[/dim]", soft_wrap=True)
    if not outcome.done:
        if is_new:
            path.unlink(missing_ok=True)
        raise typer.Exit(1)


def check_published(said: str | None) -> None:
    """Returns when a day of publication that the user gives can be read.

    Raises:
        ConfigError: it is no date.
    """
    from tidings.extract.dates import parse_published

    if said and parse_published(said) is None:
        raise ConfigError(f"{said!r} is no day of publication; write it as 2015-09-28, 2015-09 or 28 September 2015")


def try_pipeline(name: str | None) -> None:
    """Returns when pages can be read with the spaCy pipeline that the user names; a doubt about it is told on stderr.

    Raises:
        ConfigError: there is no such pipeline, or it lacks a parser or a tagger.
    """
    if name is None:
        return
    from tidings.language.pipelines import load_pipeline, speaks_ud

    if not speaks_ud(load_pipeline(name)):
        doubt = f"{name} names relations otherwise than Universal Dependencies do, which our rules look for"
        stderr().print(escape(f"{doubt}: expect fewer statements and accounts"), style="yellow", soft_wrap=True)


def _named_after(source: str) -> Path:
    """`seeds.tidings` for `../seeds/`, in the current folder."""
    return Path((Path(source).resolve().stem.strip("*?[]") or "affair") + SUFFIX)


def _build(record: Record, asked: Asked, table: dict[str, Hints], roster: Roster | None) -> BuildOutcome:
    try:
        with _progress() as progress:
            options = BuildOptions(
                asked.hints, table, asked.jobs, asked.debug, pipeline=asked.pipeline, roster=roster, progress=progress
            )
            return build_record(record, asked.sources, options)
    except KeyboardInterrupt:
        kept = plural(len(record.pages()), "page")
        stderr().print(
            f"stopped; {kept} read so far stand in {record.path}: run the same command to go on", soft_wrap=True
        )
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr while pages are read; nothing where stderr is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"), TimeRemainingColumn())
    with Progress(*columns, console=stderr(), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda read, sources: bar.update(task, completed=read, total=max(read, sources))


def attention(outcome: BuildOutcome, view: View) -> Iterator[str]:
    """One line of markup for each source of this build that a person should look at."""
    for receipt in outcome.receipts:
        if receipt.status != "read" or receipt.reason:
            yield attention_line(receipt)
    sources = {r.page: r.source for r in outcome.receipts}
    for article in view.undated():
        if article.page in sources:
            named = sources[article.page] + (f" “{article.title}”" if article.title else "")
            yield f"[yellow]undated[/yellow]  {escape(named)}: give its day with --sources or --published"


def find_mixed(record: Record, pipeline: str | None) -> Iterator[str]:
    """A line of markup where pages of the record were read otherwise than this build reads."""
    if others := record.pipelines - {pipeline}:
        named = ", ".join(sorted(name or "our own model" for name in others))
        told = f"{record.path}: pages in it were read with {named}, and are not read again"
        yield f"[yellow]mixed[/yellow]    {escape(told)}; to read all alike, build a new record with -o"


def _next(path: Path, outcome: BuildOutcome) -> str:
    """Where the record is, and what to type next."""
    read = sum(1 for r in outcome.receipts if r.status == "read")
    counts = f"{read} read now, {outcome.known} known before" if outcome.known else f"{read} read"
    if outcome.copies:
        counts += f", {plural(outcome.copies, 'copy', 'copies')} passed over"
    return f"{path}: {counts}. Look into it with: tidings show {path}"


def _print_json(path: Path, outcome: BuildOutcome, view: View) -> None:
    receipts = [receipt_item(r) for r in outcome.receipts]
    report = {"record": str(path), "known": outcome.known, "receipts": receipts, "figures": asdict(view.figures)}
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


def build_demo(path: Path) -> None:
    """The bundled affair stands in a record, and its events on stdout."""
    from tidings.model import Hints

    table = DEMO.parent / "sources.csv"
    build_and_tell(Asked([str(DEMO)], path, table if table.exists() else None, Hints()), as_json=False)
    with open_record(path) as record:
        view = open_view(record)
    print_section(view, "events", Question(), None)


def remove_page(path: Path, page: str, *, undo: bool) -> None:
    """A page no longer counts, or counts again; the affair is weighed anew and the answer on stdout."""
    with open_record(path) as record:
        found = record.restore(page, day=today()) if undo else record.remove(page, day=today())
        weigh_record(record)
        view = open_view(record)
    done = "is back" if undo else "no longer counts; bring it back with --undo"
    stderr().print(escape(f"{found.source} {done}"), soft_wrap=True)
    stdout().print(answer(view.figures), soft_wrap=True)
