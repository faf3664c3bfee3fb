"""A record built from sources: read what is new, then weigh what there is."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tidings.engine import ReadingOptions, read_pages
from tidings.errors import SkipPage, SourceError
from tidings.held import hold
from tidings.model import Hints, Page, Receipt
from tidings.pipeline import PageReading, attempt_page
from tidings.readers import expand_sources, find_hints, read_source
from tidings.readers.restoring import restore_page
from tidings.record import draft, in_force, open_record, open_view
from tidings.record.codec import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tidings.model import Affair, Judgement
    from tidings.record import Record, Ruling
    from tidings.roster import Roster

WEIGHED_AGAIN = 3  # times in a row that others may change a record while it is weighed; theirs is then the last word


def today() -> str:
    """The day it is, ISO 8601, in UTC."""
    return datetime.now(UTC).date().isoformat()


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the user says of the sources, and how to read them.

    `hints` hold for every page whose row in `table` (path -> hints) does not say otherwise. `day` is today. `progress`
    is told, after every page, how many are read and how many sources there are. `pipeline` names a spaCy pipeline to
    read with, None being our own model. `roster` lists known actors; None keeps the one that the record has.
    """

    hints: Hints = Hints()  # noqa: RUF009 -- frozen
    table: Mapping[str, Hints] = field(default_factory=dict)
    jobs: int | None = None
    debug: bool = False
    day: str = field(default_factory=today)
    pipeline: str | None = None
    roster: Roster | None = None
    progress: Callable[[int, int], None] = lambda _read, _sources: None


@dataclass(slots=True)
class BuildOutcome:
    """What one build did: the receipts of what it looked into, and how many pages it passed over.

    `known` stood in the record already; `copies` are the same bytes under the same file name in another folder.
    """

    receipts: list[Receipt] = field(default_factory=list)
    known: int = 0
    copies: int = 0

    @property
    def done(self) -> bool:
        """Whether anything was read, or had been before."""
        return self.known + self.copies > 0 or any(r.status == "read" for r in self.receipts)


def build(
    sources: Sequence[str | Path],
    path: str | Path,
    hints: Hints | None = None,
    pipeline: str | None = None,
    actors: str | Path | None = None,
) -> Affair:
    """The affair that sources make, kept in the record at `path`; what the record holds already belongs to it too.

    Args:
        sources: files, folders, patterns, or text files that list paths.
        path: the record; made when it is not there.
        hints: what you know of every page: outlet, day of publication.
        pipeline: an installed spaCy pipeline, or its folder, that tags, parses and finds names in the place of ours.
        actors: a file that lists known actors; the record keeps it, and what was read with another is read again.

    Raises:
        RecordError: the file is no record of ours or cannot be written.
        ConfigError: there is no such pipeline, or it lacks a parser or a tagger; the list of actors cannot be read.
    """
    check_pipeline(pipeline)
    options = BuildOptions(hints or Hints(), pipeline=pipeline, roster=find_roster(actors))
    with open_record(path, create=True) as record:
        build_record(record, [str(s) for s in sources], options)
        return record.affair()


def read(
    path: str | Path, hints: Hints | None = None, pipeline: str | None = None, actors: str | Path | None = None
) -> Iterator[PageReading]:
    """What is found on each page of one file, in order; a page that cannot be read gives only its receipt.

    `pipeline` and `actors` are as for `build`.

    Raises:
        SourceError: the file cannot be opened.
        ConfigError: the pipeline or the list of actors cannot be used.
    """
    check_pipeline(pipeline)
    roster = find_roster(actors)
    for found in read_source(Path(path), hints or Hints()):
        if isinstance(found, Receipt):
            yield PageReading((), found)
        else:
            yield attempt_page(found, pipeline=pipeline, roster=roster)


def find_roster(path: str | Path | None) -> Roster | None:
    """The roster in a file; None where none is named.

    Raises:
        ConfigError: the file cannot be read as one.
    """
    if path is None:
        return None
    from tidings.roster import read_roster

    return read_roster(path)


def check_pipeline(name: str | None) -> None:
    """Returns when pages can be read with the spaCy pipeline of that name; None, our own model, always can.

    Raises:
        ConfigError: there is no such pipeline, or it lacks a parser or a tagger.
    """
    if name is not None:
        from tidings.language.pipelines import load_pipeline

        load_pipeline(name)


def build_record(record: Record, sources: Sequence[str], options: BuildOptions) -> BuildOutcome:
    """The record holds every page of the sources that can be read, and the affair they all make.

    Pages that stand in the record already, told by their source, bytes and hints, are not read again, but that another
    roster has all be read again. It may be stopped at any moment and run again: every page is written as soon as it is
    read.

    Raises:
        RecordError: the record cannot be written.
    """
    outcome = BuildOutcome()
    paths = list(_expand(sources, outcome))
    if options.roster is not None:
        record.note_roster(options.roster)
    pages = chain(_outdated_pages(record, outcome), _new_pages(record, paths, options, outcome))
    how = ReadingOptions(options.jobs, options.debug, pipeline=options.pipeline, roster=record.roster)
    for number, (page, reading) in enumerate(read_pages(pages, how), start=1):
        outcome.receipts.append(reading.receipt)
        if reading.receipt.status in {"read", "empty"}:
            record.note_pipeline(options.pipeline)
            record.add(page, reading.annotated, reading.receipt, day=options.day)
        options.progress(number, len(paths))
    record.note(r for r in outcome.receipts if r.status not in {"read", "empty"} or r.page is None)
    if record.stale:
        weigh_record(record)
    return outcome


def weigh_record(record: Record) -> None:
    """The affair in the record is what its pages make, as they stand now, under the judgements in force.

    When somebody else adds or judges meanwhile, it is weighed again; whoever comes last leaves the whole.
    """
    from tidings.weigh import weigh
    from tidings.weigh.captures import bound_by_capture

    for _ in range(WEIGHED_AGAIN):
        revision, pages = record.revision, record.pages()
        held = hold(in_force(record.judgements()), pages)
        annotated = bound_by_capture(record.annotated(), pages)
        if record.write_affair(weigh(annotated, {p.id: p.text for p in pages}, held), revision=revision):
            return


def now() -> str:
    """The moment it is, ISO 8601, in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def judge_record(record: Record, ruling: Ruling, *, who: str) -> Judgement:
    """The record holds what `who` decided, and the affair obeys it; the judgement as it was stored.

    Raises:
        ConfigError: what is judged is not there, or cannot be judged so.
    """
    judgement = draft(open_view(record), ruling, who=who, made=now())
    record.judge(judgement)
    weigh_record(record)
    return judgement


def undo_record(record: Record, judgement: str | None, *, who: str) -> Judgement:
    """The record holds that `who` took a judgement back, and the affair is as it was without it.

    `judgement` is its id or the beginning of it; None is the newest of `who` in force.

    Raises:
        ConfigError: there is none such, or it is undone already.
    """
    undo = record.undo(judgement, who=who, made=now())
    weigh_record(record)
    return undo


def _expand(sources: Sequence[str], outcome: BuildOutcome) -> Iterator[Path]:
    """The files meant, each once; a source that is none leaves a receipt."""
    seen = set()
    for found in iter_paths(sources):
        if isinstance(found, Receipt):
            outcome.receipts.append(found)
        elif found.resolve() not in seen:
            seen.add(found.resolve())
            yield found


def iter_paths(sources: Sequence[str]) -> Iterator[Path | Receipt]:
    """The files that are meant; a receipt in the place of a source that is none or has no page in it."""
    for source in sources:
        try:
            paths = expand_sources([source])
        except SourceError as exc:
            yield Receipt(source, "failed", str(exc))
            continue
        yield from paths
        if not paths:
            yield Receipt(source, "empty", f"{source} holds no page; Tidings reads HTML, plain text and JSON Lines")


def _outdated_pages(record: Record, outcome: BuildOutcome) -> Iterator[Page]:
    """The pages that were read with another roster, with bytes and markup as they were captured."""
    for page in record.outdated():
        try:
            yield restore_page(replace(page, raw=record.raw(page.id)))
        except SkipPage as exc:
            outcome.receipts.append(Receipt(page.source, "skipped", str(exc), page.id))


def _new_pages(record: Record, paths: Sequence[Path], options: BuildOptions, outcome: BuildOutcome) -> Iterator[Page]:
    known = record.known()
    held = {page.id: page for page in record.pages()}
    for path in paths:
        for found in iter_source(path, merge_hints(options.hints, find_hints(options.table, path))):
            if isinstance(found, Receipt):
                outcome.receipts.append(found)
            elif (found.source, found.sha256, encode(found.hints)) in known:
                outcome.known += 1
            elif _is_copy(found, held.setdefault(found.id, found)):
                outcome.copies += 1
            else:
                yield found


def _is_copy(page: Page, held: Page) -> bool:
    """Whether a page is one we hold but for the folder it lies in."""
    return page.source != held.source and page.hints == held.hints


def iter_source(path: Path, hints: Hints) -> Iterator[Page | Receipt]:
    """`read_source`, a file that cannot be opened giving a receipt as well."""
    try:
        yield from read_source(path, hints)
    except SourceError as exc:
        yield Receipt(str(path), "failed", str(exc))


def merge_hints(general: Hints, special: Hints) -> Hints:
    """What the special hints say, and the general ones where those are silent."""
    return Hints(**{f.name: getattr(special, f.name) or getattr(general, f.name) for f in fields(Hints)})
