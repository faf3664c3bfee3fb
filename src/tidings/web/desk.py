"""The record on the desk: read once, read again when it has changed, whoever changed it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from tidings.record import open_record, open_view
from tidings.web.index import Index
from tidings.web.safety import LOOPBACK, new_token

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tidings.model import Judgement, Span
    from tidings.record import Record, Ruling

T = TypeVar("T")
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """How a record is changed: each of these stores what `who` decides and weighs the record anew.

    They are given from above, for they need the whole of Tidings, and the page needs only a record.
    """

    judge: Callable[[Record, Ruling, str], Judgement]
    undo: Callable[[Record, str | None, str], Judgement]
    weigh: Callable[[Record], None]


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How a record is served: to whom, by which host names, and how it is changed; None where it may only be read."""

    who: str = "reader"
    changes: Changes | None = None
    hosts: frozenset[str] = LOOPBACK
    token: str = field(default_factory=new_token)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.changes is None


class Desk:
    """A record being looked at. Several requests may use it at once."""

    def __init__(self, path: Path, options: DeskOptions) -> None:
        self.path, self.options = path, options
        self._lock, self._changing = threading.Lock(), threading.Lock()
        self._index: Index | None = None
        self._stamp: Stamp = (0, 0)

    @property
    def index(self) -> Index:
        """The record as it stands now.

        Raises:
            RecordError: it cannot be read any more.
        """
        with self._lock:
            stamp = self._read_stamp()
            if self._index is None or stamp != self._stamp:
                with open_record(self.path) as record:
                    self._index = Index(open_view(record), record.judgements())
                self._stamp = stamp
            return self._index

    def _read_stamp(self) -> Stamp:
        """What changes whenever the file does; (0, 0) where it is gone, which opening it then tells."""
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    def raw(self, page: str) -> bytes:
        """The bytes of a page as they were captured."""
        with open_record(self.path) as record:
            return record.raw(page)

    def search(self, words: str) -> list[Span]:
        """The sentences that hold all these words."""
        with open_record(self.path) as record:
            return record.search(words)

    def change(self, action: Callable[[Record], T]) -> T:
        """What the action gives; the record is changed, and the next look reads it anew. One change at a time."""
        with self._changing, open_record(self.path) as record:
            return action(record)
