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


class Verdict(str, Enum):  # noqa: UP042 -- Typer's choices
    """What `judge` decides."""

    accept = "accept"
    reject = "reject"
    edit = "edit"
    merge = "merge"
    split_ = "split"  # `split` is a method of every string
    link = "link"
    grade = "grade"
    owner = "owner"
    note = "note"


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
Actors = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="A roster of known actors: CSV, FollowTheMoney entities or a PETRARCH dictionary."
    ),
]
Who = Annotated[str | None, typer.Option(metavar="NAME", help="Who judges.", show_default="your user name")]
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
    actors: Actors = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Read pages into a record: HTML, plain text, JSON Lines. Run again, it reads only what is new."""
    from tidings.cli.build import Asked, build_and_tell

    hints = _hints(published, outlet, plain=plain)
    build_and_tell(Asked(sources, output, table, hints, jobs, debug, pipeline, actors), as_json=as_json)


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


@app.command("open", epilog="Example: tidings open affair.tidings")
def open_(  # noqa: PLR0913 -- a command's options are its parameters
    record: RecordPath,
    *,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be changed: for sharing.")] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to serve on.", show_default="one that is free")
    ] = 0,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="The address to serve on; others than your own computer may then look."),
    ] = "127.0.0.1",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    who: Who = None,
) -> None:
    """Look at a record, check it and correct it, in your browser."""
    from tidings.cli.open import Serving, open_page

    open_page(record, Serving(host, port, read_only, not no_browser, who or _user()))


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
    actors: Actors = None,
    debug: Debug = False,
) -> None:
    """Read pages one at a time and show what is found; nothing is kept, nothing compared."""
    from tidings.cli.read import ReadOptions, read_files

    read_files(files, ReadOptions(_hints(published, outlet, plain=plain), as_json, pairs, debug, pipeline, actors))


@app.command(epilog="Example: tidings export affair.tidings --to json -o affair.json")
def export(
    record: RecordPath,
    *,
    to: Annotated[str, typer.Option(metavar="FORMAT", help="The format: json or html.")] = "json",
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


@app.command(epilog="Example: tidings judge affair.tidings merge e3f2a e77b0 --who ana")
def judge(
    record: RecordPath,
    verdict: Annotated[Verdict, typer.Argument(help="What is decided.")],
    words: Annotated[
        list[str], typer.Argument(metavar="ID...", help="What it is about, and the field and value where it has them.")
    ],
    *,
    note: Annotated[str, typer.Option(metavar="WORDS", help="Why.")] = "",
    who: Who = None,
) -> None:
    """Decide something: accept, reject, edit, merge, split, link, grade, owner or note. Numbers follow at once."""
    from tidings.cli.judge import judge_and_tell, read_ruling

    judge_and_tell(record, read_ruling(verdict.value, words, note), who or _user())


@app.command(epilog="Example: tidings judgements affair.tidings --to mine.jsonl")
def judgements(
    record: RecordPath,
    *,
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="Write them as JSON Lines.")] = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take in those that somebody else wrote.")
    ] = None,
) -> None:
    """List what people decided, write it to a file, or take in what a colleague decided."""
    from tidings.cli.judge import list_judgements, take_file, write_file

    if to and source:
        raise typer.BadParameter("give --to or --from, not both")
    if to:
        write_file(record, to)
    elif source:
        take_file(record, source)
    else:
        list_judgements(record)


@app.command(epilog="Example: tidings undo affair.tidings j3f2a0")
def undo(
    record: RecordPath,
    judgement: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A judgement, or an undo to undo.", show_default="your newest judgement"),
    ] = None,
    *,
    who: Who = None,
) -> None:
    """Take a judgement back; it stays listed, and can be brought back by undoing the undo."""
    from tidings.cli.judge import undo_and_tell

    undo_and_tell(record, judgement, who or _user())


@app.command(epilog="Example: tidings doubts affair.tidings --limit 10")
def doubts(
    record: RecordPath,
    *,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many pairs.")] = None,
    as_json: AsJson = False,
) -> None:
    """List actors that may be one and were left apart, with the grounds and the commands that decide."""
    from tidings.cli.doubts import show_doubts

    show_doubts(record, limit, as_json=as_json)


@app.command(epilog="Example: tidings brief affair.tidings -o brief.md")
def brief(  # noqa: PLR0913 -- a command's options are its parameters
    record: RecordPath,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write, .md or .html; stdout when none is named.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this actor takes part in.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, month or year.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day, month or year.")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only what somebody denies.")] = False,
) -> None:
    """Write a memo: every event with its origins and disputes, every claim with a numbered source note."""
    from tidings.cli.ask import ask
    from tidings.cli.brief import brief_record

    brief_record(record, output, ask(actor, since, until, disputed=disputed))


def _user() -> str:
    """Who is logged in."""
    import getpass

    return getpass.getuser()


@app.command(epilog="Example: tidings weigh --mentions marked.jsonl --json")
def weigh(
    *,
    mentions: Annotated[
        Path, typer.Option(metavar="FILE", help="JSON Lines with id, text, and mentions: start, end, kind.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object a row, in order.")] = False,
) -> None:
    """Say which of the mentions that you marked, in one text or many, are one event or one thing."""
    from tidings.cli.weigh import weigh_mentions

    weigh_mentions(mentions, as_json=as_json)


def _hints(published: str | None, outlet: str | None, *, plain: bool) -> "Hints":
    from tidings.model import Hints

    return Hints(published=published, outlet=outlet, plain=plain)
