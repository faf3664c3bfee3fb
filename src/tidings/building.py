"""A record built from sources: read what is new, then weigh what there is."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tidings.engine import ReadingOptions, read_pages
from tidings.errors import SourceError
from tidings.model import Hints, Page, Receipt
from tidings.pipeline import PageReading, attempt_page
from tidings.readers import expand_sources, find_hints, read_source
from tidings.record import open_record
from tidings.record.codec import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tidings.model import Affair
    from tidings.record import Record


def today() -> str:
    """The day it is, ISO 8601, in UTC."""
    return datetime.now(UTC).date().isoformat()


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the user says of the sources, and how to read them.

    `hints` hold for every page whose row in `table` (path -> hints) does not say otherwise. `day` is today. `progress`
    is told, after every page, how many are read and how many sources there are. `pipeline` names a spaCy pipeline to
    read with, None being our own model.
    """

    hints: Hints = Hints()  # noqa: RUF009 -- frozen
    table: Mapping[str, Hints] = field(default_factory=dict)
    jobs: int | None = None
    debug: bool = False
    day: str = field(default_factory=today)
    pipeline: str | None = None
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
    sources: Sequence[str | Path], path: str | Path, hints: Hints | None = None, pipeline: str | None = None
) -> Affair:
    """The affair that sources make, kept in the record at `path`; what the record holds already belongs to it too.

    Args:
        sources: files, folders, patterns, or text files that list paths.
        path: the record; made when it is not there.
        hints: what you know of every page: outlet, day of publication.
        pipeline: an installed spaCy pipeline, or its folder, that tags, parses and finds names in the place of ours.

    Raises:
        RecordError: the file is no record of ours or cannot be written.
        ConfigError: there is no such pipeline, or it lacks a parser or a tagger.
    """
    check_pipeline(pipeline)
    with open_record(path, create=True) as record:
        build_record(record, [str(s) for s in sources], BuildOptions(hints or Hints(), pipeline=pipeline))
        return record.affair()


def read(path: str | Path, hints: Hints | None = None, pipeline: str | None = None) -> Iterator[PageReading]:
    """What is found on each page of one file, in order; a page that cannot be read gives only its receipt.

    `pipeline` is as for `build`.

    Raises:
        SourceError: the file cannot be opened.
        ConfigError: the pipeline cannot be used.
    """
    check_pipeline(pipeline)
    for found in read_source(Path(path), hints or Hints()):
        yield PageReading((), found) if isinstance(found, Receipt) else attempt_page(found, pipeline=pipeline)


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

    Pages that stand in the record already, told by their source, bytes and hints, are not read again. It may be stopped
    at any moment and run again: every page is written as soon as it is read.

    Raises:
        RecordError: the record cannot be written.
    """
    outcome = BuildOutcome()
    paths = list(_expand(sources, outcome))
    new = _new_pages(record, paths, options, outcome)
    how = ReadingOptions(options.jobs, options.debug, pipeline=options.pipeline)
    for number, (page, reading) in enumerate(read_pages(new, how), start=1):
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
    """The affair in the record is what its pages make, as they stand now."""
    from tidings.weigh import weigh

    record.write_affair(weigh(record.annotated(), {page.id: page.text for page in record.pages()}))


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
