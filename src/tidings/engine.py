"""Many pages read: here and now when they are few, by a pool of processes when they are many."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from tidings.pipeline import PageReading, attempt_page, failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tidings.model import Page
    from tidings.roster import Roster

FEW = 20  # pages: a worker needs 3 s to load what it reads with, a page 0.15 s (measured on two cores)
AHEAD = 4  # pages waiting for each worker: enough to keep it busy, few enough to hold in memory
MOST_WORKERS = 2  # by default: each takes about 300 MB


def default_jobs() -> int:
    """How many processes read at once when nobody says."""
    return min(MOST_WORKERS, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How pages are read: by how many processes, with bugs let out, with tokens kept, with which spaCy pipeline.

    `pipeline` is the name or folder of one that tags, parses and finds names in the place of ours; `roster` lists the
    actors that the user knows.
    """

    jobs: int | None = None
    debug: bool = False
    tokens: bool = False
    pipeline: str | None = None
    roster: Roster | None = None


def read_pages(pages: Iterable[Page], options: ReadingOptions) -> Iterator[tuple[Page, PageReading]]:
    """Every page with its reading, in the order given; pages are taken from the iterable only as they are needed.

    A page on which Tidings breaks, or even the process that reads it, gives a reading with a `failed` receipt. With
    `debug` everything is read in this process and a bug is raised.
    """
    jobs = options.jobs or default_jobs()
    waiting = iter(pages)
    first = list(islice(waiting, FEW))
    if options.debug or jobs < 2 or len(first) < FEW:  # noqa: PLR2004 -- one job is this process
        for page in chain(first, waiting):
            yield page, _read(page, options)
    else:
        yield from _Pool(jobs, options).read(chain(first, waiting))


def _read(page: Page, options: ReadingOptions) -> PageReading:
    reading = attempt_page(page, debug=options.debug, pipeline=options.pipeline, roster=options.roster)
    return reading if options.tokens else reading.without_tokens()


class _Pool:
    """Processes that read pages; one that breaks is started anew behind the page that broke it."""

    def __init__(self, jobs: int, options: ReadingOptions) -> None:
        self._jobs, self._options = jobs, options
        self._executor = _start_executor(jobs, options)
        self._under_way: deque[tuple[Page, Future[PageReading]]] = deque()

    def read(self, pages: Iterator[Page]) -> Iterator[tuple[Page, PageReading]]:
        """The pages with their readings, in order; a window of them is under way at any time."""
        try:
            while self._fill(pages):
                page, future = self._under_way.popleft()
                yield page, self._result(page, future)
        finally:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def _fill(self, pages: Iterator[Page]) -> bool:
        """As many pages are under way as should be; False when there are none left."""
        for page in islice(pages, self._jobs * AHEAD - len(self._under_way)):
            self._under_way.append((page, self._submit(page)))
        return bool(self._under_way)

    def _result(self, page: Page, future: Future[PageReading]) -> PageReading:
        try:
            return future.result()
        except BrokenProcessPool:
            reading = _read_alone(page, self._options)
            self._executor = _start_executor(self._jobs, self._options)
            self._under_way = deque((p, self._submit(p)) for p, _ in self._under_way)
            return reading

    def _submit(self, page: Page) -> Future[PageReading]:
        """The page's reading to come; a pool that is broken already gives one that says so."""
        try:
            return self._executor.submit(_read_here, page)
        except BrokenProcessPool as exc:
            broken: Future[PageReading] = Future()
            broken.set_exception(exc)
            return broken


def _read_alone(page: Page, options: ReadingOptions) -> PageReading:
    """A page in a process of its own, to learn whether it was the one that broke the pool."""
    with _start_executor(1, options) as executor:
        try:
            return executor.submit(_read_here, page).result()
        except BrokenProcessPool:
            return PageReading((), failed(page, "the process that read it was ended, perhaps for want of memory"))


def _start_executor(jobs: int, options: ReadingOptions) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_start_worker, initargs=(options,))


WORKER_OPTIONS: list[ReadingOptions] = []  # of a worker: sent once, not with every page, for a roster can be long


def _read_here(page: Page) -> PageReading:
    """The page as this worker was told to read."""
    return _read(page, WORKER_OPTIONS[-1])


def _start_worker(options: ReadingOptions) -> None:
    """A worker knows how to read, leaves Ctrl-C to its parent and ends when its parent does, however that ended."""
    WORKER_OPTIONS.append(options)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
