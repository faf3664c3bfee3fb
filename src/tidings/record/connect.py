"""Opening the file: is it a record, is it ours, which version; and what SQLite complains of, in our words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from tidings.errors import RecordError
from tidings.record import schema
from tidings.record.codec import UndecodableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30.0  # seconds to wait for the lock of another program: a large affair takes several to write
WRITING = "tidings_writing"  # the execution option of a transaction that takes the lock when it begins
KEPT = "everything written before is intact"
COMPLAINTS = {
    "not a database": "{path} is not a Tidings record (not even an SQLite file); choose another name",
    "locked": "{path} is in use by another program; close it and run the same command again",
    "readonly": "{path} may not be written; change its permissions or choose another name with -o",
    "read-only": "{path} may not be written; change its permissions or choose another name with -o",
    "is full": "no room left on the disk for {path}; " + KEPT + ": free some space and run the same command again",
    "disk i/o": "the disk under {path} fails to read or write; "
    + KEPT
    + ": free some space or copy the file elsewhere",
    "unable to open": "{path} cannot be opened; check that its folder exists and may be written",
    "malformed": "{path} is damaged; restore it from a copy, or build it anew from its sources",
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """What SQLite raises inside is raised as RecordError, in one line that says what to do.

    Raises:
        RecordError: SQLite could not read or write, or what it read is damaged; the transaction under way is undone.
    """
    try:
        yield
    except UndecodableError as exc:
        raise RecordError(COMPLAINTS["malformed"].replace("{path}", str(path))) from exc
    except (DBAPIError, sqlite3.DatabaseError) as exc:
        said = str(getattr(exc, "orig", None) or exc)
        known = (words for sign, words in COMPLAINTS.items() if sign in said.lower())
        message = next(known, "{path} cannot be read or written as a record: " + said.replace("{", "{{"))
        raise RecordError(message.replace("{path}", str(path))) from exc


def connect(path: Path, *, create: bool) -> Engine:
    """An engine on a record of the newest version; with `create`, a missing or empty file becomes an empty record.

    Raises:
        RecordError: there is no such file (and `create` is off), it is not a record, or a newer Tidings wrote it.
    """
    if not create and not path.is_file():
        raise RecordError(f"there is no record {path}; build one with: tidings build SOURCES -o {path}")
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, creator=lambda: _open_file(path, "rwc" if create else "rw")
    )
    event.listen(engine, "begin", _begin)
    try:
        with translated(path):
            _bring_up_to_date(engine, path, create=create)
    except RecordError:
        engine.dispose()
        raise
    return engine


def _open_file(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that leaves transactions to us and checks foreign keys."""
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    opened = sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE, check_same_thread=False)
    opened.execute("PRAGMA foreign_keys = ON")
    return opened


def _begin(connection: Connection) -> None:
    """A transaction begins when we say so; SQLAlchemy's manual, "Serializable isolation" under pysqlite.

    One that reads before it writes must take the lock at once: two that upgrade later would each wait for the other.
    """
    at_once = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if at_once else "BEGIN")


def _bring_up_to_date(engine: Engine, path: Path, *, create: bool) -> None:
    with engine.begin() as connection:
        empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
        if empty and create:
            schema.create_tables(connection)
        else:
            _check_owner(connection, path)
            _migrate(connection, path)


def _check_owner(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != schema.APPLICATION_ID:
        raise RecordError(f"{path} is an SQLite file, but not a Tidings record; choose another name")


def _migrate(connection: Connection, path: Path) -> None:
    """The tables are of the newest version; each step of the way is taken once, all in one transaction."""
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
    if version > schema.schema_version():
        raise RecordError(
            f"{path} was written by a newer Tidings (record version {version}, this one reads up to "
            f"{schema.schema_version()}); upgrade with: pip install -U tidings"
        )
    for step in schema.MIGRATIONS[version - 1 :]:
        step(connection)
    if version < schema.schema_version():
        schema.mark_version(connection)
