"""A record on disk: pages in, readings out; an affair in, the same affair out."""

from __future__ import annotations

import json
import zlib
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, delete, func, insert, select, text, update

from tidings.errors import RecordError
from tidings.model import (
    Actor,
    Affair,
    Annotated,
    Article,
    Event,
    Hints,
    Judgement,
    Link,
    Page,
    Receipt,
    Span,
    Timex,
    WeighedAccount,
    WeighedPlace,
    WeighedStatement,
)
from tidings.record import judgements, schema
from tidings.record.codec import decode, encode
from tidings.record.connect import WRITING, connect, translated
from tidings.record.rows import affair_rows, on_page
from tidings.roster import Roster
from tidings.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

T = TypeVar("T")
OUTDATED = "outdated "  # begins the setting of each page that is to be read again
SHORTEST_ID = 5  # characters of a page's id that `remove` takes for it: as many as lists show
Known = frozenset[tuple[str, str, str]]
WEIGHED: tuple[tuple[str, Table, type], ...] = (
    ("articles", schema.ARTICLES, Article),
    ("actors", schema.ACTORS, Actor),
    ("places", schema.PLACES, WeighedPlace),
    ("times", schema.TIMES, Timex),
    ("statements", schema.STATEMENTS, WeighedStatement),
    ("accounts", schema.ACCOUNTS, WeighedAccount),
    ("events", schema.EVENTS, Event),
    ("links", schema.LINKS, Link),
)
JOINS = (schema.MENTIONS, schema.STATEMENT_SPANS, schema.ACCOUNT_ACTORS, schema.EVENT_ACTORS)
RECEIPT_COLUMNS = tuple(schema.RECEIPTS.c[name] for name in Receipt.__dataclass_fields__)


def open_record(path: str | Path, *, create: bool = False) -> Record:
    """The record in a file; with `create`, a missing or empty file becomes an empty record. Close it, or use `with`.

    Raises:
        RecordError: there is no such file, it is no record of ours, it is locked, or a newer Tidings wrote it.
    """
    return Record(Path(path), create=create)


class Record:
    """One SQLite file holding pages, what was read in them, and the affair they make.

    Every method that writes is one transaction: it is done whole or not at all, whatever stops the program.
    Every method raises RecordError when the file cannot be read or written.
    """

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        self._engine = connect(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """The file is let go; nothing is left beside it."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        """A transaction; with `writing` it waits for other writers before it reads, so that none comes between."""
        engine = self._engine.execution_options(**{WRITING: True}) if writing else self._engine
        with translated(self.path), engine.begin() as connection:
            yield connection

    def known(self) -> Known:
        """(source, sha256, hints as JSON) of every page that need not be read again, removed ones included."""
        columns = schema.PAGES.c
        asked = select(columns.source, columns.sha256, columns.hints).where(
            columns.set_aside.is_distinct_from("replaced")
        )
        with self._transaction() as connection:
            return frozenset((row.source, row.sha256, row.hints) for row in connection.execute(asked))

    def add(self, page: Page, annotated: Iterable[Annotated], receipt: Receipt, *, day: str) -> None:
        """A page, what was read in it and its receipt stand in the record; what its source gave before is set aside.

        `day` (ISO 8601) is noted as the day on which an earlier page of the same source was replaced.
        """
        pages = schema.PAGES.c
        with self._transaction() as connection:
            _replace_source(connection, page, day)
            connection.execute(delete(schema.PAGES).where(pages.id == page.id))
            last = connection.scalar(select(func.max(pages.position)))
            connection.execute(insert(schema.PAGES).values(position=(last or 0) + 1, **_page_row(page)))
            connection.execute(delete(schema.SETTINGS).where(schema.SETTINGS.c.name == OUTDATED + page.id))
            for position, reading in enumerate(annotated):
                _insert_reading(connection, page, reading, position)
            _write_receipt(connection, receipt)

    @property
    def pipelines(self) -> frozenset[str | None]:
        """The spaCy pipelines that pages were read with, None for our own model; empty before the first page."""
        asked = select(schema.SETTINGS.c.value).where(schema.SETTINGS.c.name == "pipelines")
        with self._transaction() as connection:
            noted = connection.scalar(asked)
            held = connection.scalar(select(func.count()).select_from(schema.PAGES))
        return frozenset(json.loads(noted)) if noted else frozenset([None] if held else [])

    def note_pipeline(self, name: str | None) -> None:
        """`name` is one of `pipelines`; call it before the first page read with that pipeline is added."""
        known = self.pipelines
        if name not in known:
            with self._transaction() as connection:
                _set(connection, "pipelines", json.dumps([*known, name]))

    @property
    def roster(self) -> Roster | None:
        """The user's roster that pages are read with, None where none was given."""
        with self._transaction() as connection:
            noted = connection.scalar(select(schema.SETTINGS.c.value).where(schema.SETTINGS.c.name == "roster"))
        return decode(Roster, noted) if noted else None

    def note_roster(self, roster: Roster) -> None:
        """Pages are read with `roster` from now on; where it is another than before, all that stand are `outdated`."""
        if roster == self.roster:
            return
        with self._transaction(writing=True) as connection:
            _set(connection, "roster", encode(roster))
            for page in connection.scalars(select(schema.PAGES.c.id)).all():
                _set(connection, OUTDATED + page, roster.source)

    def outdated(self) -> list[Page]:
        """The pages that stand but were read with another roster, in order, without bytes or markup."""
        asked = select(schema.SETTINGS.c.name).where(schema.SETTINGS.c.name.startswith(OUTDATED))
        with self._transaction() as connection:
            names = frozenset(connection.scalars(asked))
        return [page for page in self.pages() if OUTDATED + page.id in names] if names else []

    def note(self, receipts: Iterable[Receipt]) -> None:
        """Receipts of sources that gave no page stand in the record, each in the place of an older one."""
        with self._transaction() as connection:
            for receipt in receipts:
                _write_receipt(connection, receipt)

    def pages(self, *, removed: bool = False) -> list[Page]:
        """The pages in the order they were read, without bytes or markup; with `removed`, those set aside."""
        columns = schema.PAGES.c
        wanted = columns.set_aside.is_not(None) if removed else columns.set_aside.is_(None)
        asked = select(*(c for c in columns if c.name != "raw")).where(wanted).order_by(columns.position)
        with self._transaction() as connection:
            return [_page(row) for row in connection.execute(asked).mappings()]

    def raw(self, page: str) -> bytes:
        """The bytes of a page as they were captured, empty for an unknown page."""
        with self._transaction() as connection:
            found = connection.scalar(select(schema.PAGES.c.raw).where(schema.PAGES.c.id == page))
        return zlib.decompress(found) if found else b""

    def annotated(self) -> list[Annotated]:
        """What was read in every page that stands, in order, as `add` took it but for its tokens."""
        readings, pages = schema.READINGS.c, schema.PAGES.c
        asked = select(readings.data).join(schema.PAGES, pages.id == readings.page).where(pages.set_aside.is_(None))
        with self._transaction() as connection:
            found = connection.scalars(asked.order_by(pages.position, readings.position))
            return [decode(Annotated, data) for data in found]

    def receipts(self) -> list[Receipt]:
        """One receipt a source, in the order of their first reading."""
        with self._transaction() as connection:
            rows = connection.execute(select(*RECEIPT_COLUMNS).order_by(schema.RECEIPTS.c.position)).mappings()
            return [Receipt(**row) for row in rows]

    @property
    def stale(self) -> bool:
        """Whether pages or judgements came or went since the last weighing, or another version of Tidings did it."""
        asked = select(schema.SETTINGS.c.value).where(schema.SETTINGS.c.name == "weighed_by")
        with self._transaction() as connection:
            return connection.scalar(asked) != __version__

    @property
    def revision(self) -> int:
        """A number that grows whenever pages or judgements come or go."""
        with self._transaction() as connection:
            return _revision(connection)

    def write_affair(self, affair: Affair, *, revision: int | None = None) -> bool:
        """The affair stands in the record in the place of the one before; the record is no longer stale.

        False, and nothing is written, where the record's `revision` is no longer the one that was weighed.
        """
        rows = affair_rows(affair, {p.id: p.text for p in self.pages()})
        with self._transaction(writing=True) as connection:
            if revision not in {None, _revision(connection)}:
                return False
            for table in (*JOINS, *(table for _, table, _ in WEIGHED)):
                connection.execute(delete(table))
            for name, values in rows.items():
                if values:
                    connection.execute(insert(schema.TABLES.tables[name]), values)
            _write_methods(connection, affair.articles)
            _set(connection, "weighed_by", __version__)
        return True

    def judge(self, *made: Judgement) -> int:
        """The judgements stand in the record, those there already once; how many are new. They wait to be weighed."""
        with self._transaction(writing=True) as connection:
            new = judgements.append(connection, made)
            if new:
                _mark_stale(connection)
            return new

    def judgements(self) -> list[Judgement]:
        """Every judgement, undone ones and undos too, in the order in which they were made."""
        with self._transaction() as connection:
            return judgements.read_all(connection)

    def undo(self, judgement: str | None, *, who: str, made: str) -> Judgement:
        """The judgement that takes one back: that whose id begins so, else the newest of `who`; it waits to be weighed.

        Raises:
            ConfigError: there is none, or it is undone already; an undo is undone by its own id.
        """
        with self._transaction(writing=True) as connection:
            found = judgements.find_undoable(judgements.read_all(connection), judgement, who)
            undo = judgements.make_undo(found, who=who, made=made)
            judgements.append(connection, [undo])
            _mark_stale(connection)
            return undo

    def affair(self) -> Affair:
        """The affair as it was last written, empty before the first weighing."""
        with self._transaction() as connection:
            return Affair(**{name: _read_weighed(connection, table, kind) for name, table, kind in WEIGHED})

    def remove(self, page: str, *, day: str) -> Page:
        """A page no longer counts; it stays in the file and `restore` brings it back. `page` is an id, source or stem.

        Raises:
            RecordError: no page, or more than one, goes by that name.
        """
        found = _named(page, self.pages(), self.path)
        with self._transaction() as connection:
            _set_aside(connection, schema.PAGES.c.id == found.id, "removed", day)
        return found

    def restore(self, page: str, *, day: str) -> Page:
        """A page that was set aside counts again; another page of its source is set aside in its place.

        Raises:
            RecordError: no page set aside, or more than one, goes by that name.
        """
        found = _named(page, self.pages(removed=True), self.path)
        with self._transaction() as connection:
            _replace_source(connection, found, day)
            _set_aside(connection, schema.PAGES.c.id == found.id, None, None)
        return found

    def sentences(self) -> dict[str, list[Span]]:
        """Every sentence of the pages that stand, in order, by page."""
        columns = schema.SENTENCES.c
        asked = select(columns.page, columns.start, columns.end).order_by(columns.page, columns.start)
        found: dict[str, list[Span]] = {}
        with self._transaction() as connection:
            for row in connection.execute(asked):
                found.setdefault(row.page, []).append(Span(*row))
        return found

    def search(self, words: str) -> list[Span]:
        """The sentences that hold all these words (accents and case aside), best match first; [] for no words."""
        terms = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        asked = text(
            "SELECT s.page, s.start, s.end FROM sentences_fts"
            " JOIN sentences s ON s.id = sentences_fts.rowid JOIN pages p ON p.id = s.page"
            " WHERE sentences_fts MATCH :terms AND p.set_aside IS NULL ORDER BY rank, s.id"
        )
        if not terms:
            return []
        with self._transaction() as connection:
            return [Span(*row) for row in connection.execute(asked, {"terms": terms})]


def _replace_source(connection: Connection, page: Page, day: str) -> None:
    """No page of this one's source stands in the record any longer."""
    columns = schema.PAGES.c
    _set_aside(connection, and_(columns.source == page.source, columns.set_aside.is_(None)), "replaced", day)


def _set_aside(connection: Connection, which: ColumnElement[bool], how: str | None, day: str | None) -> None:
    connection.execute(update(schema.PAGES).where(which).values(set_aside=how, set_aside_on=day))
    _mark_stale(connection)


PAGE_COLUMNS = ("id", "source", "sha256", "media_type", "retrieved", "given_id", "text")


def _page(row: RowMapping) -> Page:
    return Page(**{name: row[name] for name in PAGE_COLUMNS}, hints=decode(Hints, row["hints"]))


def _page_row(page: Page) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(page, name) for name in PAGE_COLUMNS}
    return row | {"hints": encode(page.hints), "raw": zlib.compress(page.raw)}


def _insert_reading(connection: Connection, page: Page, reading: Annotated, position: int) -> None:
    row = {"id": reading.article.id, "page": page.id, "position": position, "data": encode(replace(reading, tokens=()))}
    connection.execute(insert(schema.READINGS).values(row))
    sentences = [{"article": reading.article.id, **on_page(s, {page.id: page.text})} for s in reading.sentences]
    if sentences:
        connection.execute(insert(schema.SENTENCES), sentences)


def _write_receipt(connection: Connection, receipt: Receipt) -> None:
    columns = schema.RECEIPTS.c
    place = connection.scalar(select(columns.position).where(columns.source == receipt.source))
    if place is None:
        place = (connection.scalar(select(func.max(columns.position))) or 0) + 1
    connection.execute(delete(schema.RECEIPTS).where(columns.source == receipt.source))
    values = {name: getattr(receipt, name) for name in Receipt.__dataclass_fields__}
    connection.execute(insert(schema.RECEIPTS).values(position=place, **values))


def _write_methods(connection: Connection, articles: Iterable[Article]) -> None:
    """Receipts say how the first article of their page was dated in the end."""
    methods = {a.page: a.published.method for a in reversed(list(articles))}
    for page, method in methods.items():
        receipts = update(schema.RECEIPTS).where(schema.RECEIPTS.c.page == page)
        connection.execute(receipts.values(published_method=method))


def _read_weighed(connection: Connection, table: Table, kind: type[T]) -> tuple[T, ...]:
    return tuple(decode(kind, data) for data in connection.scalars(select(table.c.data).order_by(table.c.position)))


def _mark_stale(connection: Connection) -> None:
    connection.execute(delete(schema.SETTINGS).where(schema.SETTINGS.c.name == "weighed_by"))
    _set(connection, "revision", str(_revision(connection) + 1))


def _revision(connection: Connection) -> int:
    return int(connection.scalar(select(schema.SETTINGS.c.value).where(schema.SETTINGS.c.name == "revision")) or 0)


def _set(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(schema.SETTINGS).where(schema.SETTINGS.c.name == name))
    connection.execute(insert(schema.SETTINGS).values(name=name, value=value))


def _named(name: str, pages: list[Page], path: Path) -> Page:
    """The one page with this id or source, else the one whose file is called so, else the one whose id begins so."""
    ways: tuple[Callable[[Page], bool], ...] = (
        lambda p: name == p.id,
        lambda p: name == p.source,
        lambda p: name in {Path(p.source).name, Path(p.source).stem},
        lambda p: len(name) >= SHORTEST_ID and p.id.startswith(name),
    )
    for way in ways:
        found = [p for p in pages if way(p)]
        if len(found) > 1:
            raise RecordError(
                f"{name!r} names {len(found)} pages of {path}; give one of: " + ", ".join(p.id for p in found)
            )
        if found:
            return found[0]
    listed = ", ".join(p.source for p in pages[:5])
    raise RecordError(f"no page {name!r} here in {path}" + (f"; there are: {listed}" if listed else ""))
