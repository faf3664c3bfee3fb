"""The commands, their options and help. What they do is in the modules beside this one."""
# Without `from __future__ import annotations`: Typer reads the annotations when a command is called.

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tidings.version import __version__

if TYPE_CHECKING:
    from tidings.model import Hints

app = typer.Typer(
    name="tidings",
    help="Turns a pile of overlapping reports about one affair into one sourced record.",
    epilog="Begin with: tidings demo",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Section(str, Enum):  # noqa: UP042 -- Typer's choices
    """What `show` lists."""

    events = "events"
    statements = "statements"
    actors = "actors"
    articles = "articles"
    links = "links"
    receipts = "receipts"


RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="A record that `tidings build` wrote.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="The record to write; it is added to if it is there.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day the pages were published, if they do not say.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the pages, if they do not say.")]
Plain = Annotated[bool, typer.Option("--plain", help="The text is the article's own: nothing around it to be cut off.")]
Pipeline = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="An installed spaCy pipeline, or its folder, for tags, parse and names: --pipeline en_core_web_sm.",
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Stop at a bug and show where it is.", hidden=True)]


def _print_version(value: bool) -> None:  # noqa: FBT001 -- Typer calls it so
    if value:
        typer.echo(f"tidings {__version__}")
        raise typer.Exit


@app.callback()
def _tidings(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turns a pile of overlapping reports about one affair into one sourced record."""


@app.command(epilog="Example: tidings build pages/ more/*.html -o affair.tidings --sources sources.csv")
def build(  # noqa: PLR0913 -- a command's options are its parameters
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCES...", help="Files, folders, patterns, or a list of paths.")
    ],
    *,
    output: Output = None,
    table: Annotated[
        Path | None, typer.Option("--sources", help="CSV that says of pages: path, url, outlet, published, title.")
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    plain: Plain = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that read at once.", show_default="2")] = None,
    pipeline: Pipeline = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Read pages into a record: HTML, plain text, JSON Lines. Run again, it reads only what is new."""
    from tidings.cli.build import Asked, build_and_tell

    hints = _hints(published, outlet, plain=plain)
    build_and_tell(Asked(sources, output, table, hints, jobs, debug, pipeline), as_json=as_json)


@app.command(epilog="Example: tidings demo -o demo.tidings")
def demo(*, output: Output = None) -> None:
    """Build the bundled affair, the Dogger Bank incident of 1904 as ten papers told it, and show it."""
    from tidings.cli.build import build_demo

    build_demo(output or Path("demo.tidings"))


@app.command(epilog="Example: tidings show affair.tidings events --actor Shoigu --since 2015-07-01")
def show(  # noqa: PLR0913 -- a command's options are its parameters
    record: RecordPath,
    section: Annotated[
        Section | None, typer.Argument(help="What to list.", show_default="the answer and events")
    ] = None,
    *,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this actor takes part in, in any spelling.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, month or year.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day, month or year.")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only what somebody denies.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many rows.")] = None,
    as_json: AsJson = False,
) -> None:
    """List what stands in a record."""
    from tidings.cli.ask import ask, show_record

    show_record(record, section and section.value, ask(actor, since, until, disputed=disputed), limit, as_json=as_json)


@app.command(epilog="Example: tidings why affair.tidings e3f2a")
def why(
    record: RecordPath,
    thing: Annotated[str, typer.Argument(metavar="ID", help="An id that `tidings show` lists, or its beginning.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show every sentence behind an event, statement, account, actor, article, place or link."""
    from tidings.cli.ask import show_grounds

    show_grounds(record, thing, as_json=as_json)


@app.command(epilog="Example: tidings read report.html --json")
def read(  # noqa: PLR0913 -- a command's options are its parameters
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders or patterns.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object a line, in order.")] = False,
    plain: Plain = False,
    published: Published = None,
    outlet: Outlet = None,
    pairs: Annotated[
        bool,
        typer.Option("--pairs", help="Rows carry source_span and target_span: decide what the one does to the other."),
    ] = False,
    pipeline: Pipeline = None,
    debug: Debug = False,
) -> None:
    """Read pages one at a time and show what is found; nothing is kept, nothing compared."""
    from tidings.cli.read import ReadOptions, read_files

    read_files(files, ReadOptions(_hints(published, outlet, plain=plain), as_json, pairs, debug, pipeline))


@app.command(epilog="Example: tidings export affair.tidings --to json -o affair.json")
def export(
    record: RecordPath,
    *,
    to: Annotated[str, typer.Option(metavar="FORMAT", help="The format: json.")] = "json",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write; stdout when none is named.")
    ] = None,
) -> None:
    """Write a record in another format."""
    from tidings.cli.ask import export_record

    export_record(record, to, output)


@app.command(epilog="Example: tidings remove affair.tidings pages/rumour.html")
def remove(
    record: RecordPath,
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A page's source, file name or id.")],
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Bring it back.")] = False,
) -> None:
    """Take a page out of the count; it stays in the file and can be brought back."""
    from tidings.cli.build import remove_page

    remove_page(record, page, undo=undo)


@app.command(epilog="Example: tidings compare Rozhestvensky Rojdestvensky")
def compare(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME NAME", help="Two names.")] = None,
    *,
    pairs: Annotated[
        Path | None, typer.Option(help="JSON Lines with id, name1, name2, schema; one answer a line.")
    ] = None,
) -> None:
    """Say how alike two names are, from 0 to 1, and why."""
    from tidings.cli.compare import compare_file, compare_two

    if pairs is not None and not names:
        compare_file(pairs)
    elif pairs is None and names is not None and len(names) == 2:  # noqa: PLR2004 -- two names
        compare_two(*names)
    else:
        raise typer.BadParameter("give two names, or --pairs FILE")


def _hints(published: str | None, outlet: str | None, *, plain: bool) -> "Hints":
    from tidings.model import Hints

    return Hints(published=published, outlet=outlet, plain=plain)
