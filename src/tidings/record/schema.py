"""The tables of a record, its version, and the way from older versions to this one.

Three groups. What was read, one page at a time: `pages`, `readings`, `sentences`, `receipts`. What it comes to,
replaced as a whole by every weighing: `articles`, `actors`, `mentions`, `places`, `times`, `statements`,
`statement_spans`, `accounts`, `account_actors`, `events`, `event_actors`, `links`. What people decided: `judgements`.
Columns are there to be read and queried; `data` holds the same thing whole, as JSON, and is what Tidings reads back.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

APPLICATION_ID = 0x54494447  # "TIDG", kept in the file's header: https://www.sqlite.org/fileformat.html#application_id
TABLES = MetaData()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _days() -> list[Column[str]]:
    return _text("earliest", "latest")


def _key(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, nullable=False)


def _to(name: str, target: str, *, required: bool = False) -> Column[str]:
    """A foreign key that is checked at the end of the transaction, so that rows can go in in any order."""
    key = ForeignKey(f"{target}.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=not required, index=True)


def _place_on_page() -> list[Column[str] | Column[int]]:
    return [_to("page", "pages", required=True), Column("start", Integer), Column("end", Integer), Column("text", Text)]


SETTINGS = Table("settings", TABLES, _key("name"), *_text("value"))
PAGES = Table(
    "pages",
    TABLES,
    _key(),
    Column("position", Integer, unique=True),
    Column("source", Text, nullable=False, index=True),
    *_text("sha256", "media_type", "retrieved", "given_id", "hints", "set_aside", "set_aside_on", "text"),
    Column("raw", LargeBinary),
)
READINGS = Table("readings", TABLES, _key(), _position(), _to("page", "pages", required=True), *_text("data"))
SENTENCES = Table(
    "sentences", TABLES, Column("id", Integer, primary_key=True), _to("article", "readings"), *_place_on_page()
)
RECEIPTS = Table(
    "receipts",
    TABLES,
    _key("source"),
    _position(),
    *_text("status", "reason", "page"),
    Column("kept_characters", Integer),
    Column("dropped_characters", Integer),
    *_text("published_method"),
)
ARTICLES = Table(
    "articles",
    TABLES,
    _key(),
    _position(),
    _to("page", "pages", required=True),
    *_text("title", "outlet", "byline", "credits", "dateline", "language", "url"),
    *_text("published_earliest", "published_latest", "published_method", "data"),
)
ACTORS = Table("actors", TABLES, _key(), _position(), *_text("name", "type", "codes", "names", "why", "data"))
MENTIONS = Table("mentions", TABLES, _to("actor", "actors", required=True), *_place_on_page())
PLACES = Table(
    "places",
    TABLES,
    _key(),
    _position(),
    *_text("name", "kind", "country"),
    Column("geonames", Integer),
    Column("latitude", Float),
    Column("longitude", Float),
    *_text("data"),
)
TIMES = Table(
    "times",
    TABLES,
    Column("position", Integer, primary_key=True),
    *_place_on_page(),
    *_text("type", "value"),
    *_days(),
    *_text("data"),
)
STATEMENTS = Table(
    "statements",
    TABLES,
    _key(),
    _position(),
    _to("article", "articles", required=True),
    _to("speaker", "actors"),
    *_text("speaker_text", "act", "cue", "content", "chain", "form", "certainty"),
    _to("parent", "statements"),
    Column("score", Float),
    *_text("denies", "data"),
)
STATEMENT_SPANS = Table(
    "statement_spans", TABLES, _to("statement", "statements", required=True), *_text("part"), *_place_on_page()
)
EVENTS = Table(
    "events",
    TABLES,
    _key(),
    _position(),
    *_text("summary", "type", "mode"),
    *_days(),
    _to("place", "places"),
    Column("origins_low", Integer),
    Column("origins_high", Integer),
    *_text("origins", "disputed_by", "why", "data"),
)
ACCOUNTS = Table(
    "accounts",
    TABLES,
    _key(),
    _position(),
    _to("article", "articles", required=True),
    _to("event", "events", required=True),
    _to("statement", "statements"),
    *_text("type", "mode", "evidence", "trigger", "polarity", "certainty", "tense"),
    *_days(),
    _to("place", "places"),
    Column("score", Float),
    *_text("data"),
)
ACCOUNT_ACTORS = Table(
    "account_actors",
    TABLES,
    _to("account", "accounts", required=True),
    _to("actor", "actors", required=True),
    *_text("role"),
)
EVENT_ACTORS = Table(
    "event_actors", TABLES, _to("event", "events", required=True), _to("actor", "actors", required=True), *_text("role")
)
LINKS = Table(
    "links",
    TABLES,
    Column("position", Integer, primary_key=True),
    *_text("source"),
    _to("target", "articles", required=True),
    *_text("kind", "evidence", "why"),
    Column("score", Float),
    *_text("data"),
)
JUDGEMENTS = Table(
    "judgements",
    TABLES,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    *_text("made", "who", "kind", "subject", "decision", "note", "undoes", "data"),
)

SEARCH = """
CREATE VIRTUAL TABLE sentences_fts
USING fts5(text, content='sentences', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER sentences_in AFTER INSERT ON sentences BEGIN
INSERT INTO sentences_fts(rowid, text) VALUES (new.id, new.text); END;

CREATE TRIGGER sentences_out AFTER DELETE ON sentences BEGIN
INSERT INTO sentences_fts(sentences_fts, rowid, text) VALUES ('delete', old.id, old.text); END;
"""

APPEND_ONLY = """
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN
SELECT RAISE(ABORT, 'judgements are never deleted: append one that undoes them'); END;

CREATE TRIGGER judgements_as_made BEFORE UPDATE ON judgements BEGIN
SELECT RAISE(ABORT, 'judgements are never changed: append a newer one'); END;
"""
JUDGEMENTS_OF_2 = """
CREATE TABLE judgements (position INTEGER NOT NULL, id TEXT NOT NULL, made TEXT, who TEXT, kind TEXT, subject TEXT,
decision TEXT, note TEXT, undoes TEXT, data TEXT, PRIMARY KEY (position), UNIQUE (id));
"""

Migration = Callable[[Connection], None]


def _give_judgements_a_voice(connection: Connection) -> None:
    """Version 2: judgements say who made them and what they undo. No version 1 ever wrote one."""
    connection.exec_driver_sql("DROP TABLE judgements")
    connection.exec_driver_sql(JUDGEMENTS_OF_2)
    for command in APPEND_ONLY.split("\n\n"):
        connection.exec_driver_sql(command)


# MIGRATIONS[n] brings a record of version n + 1 to version n + 2. Append only; nothing here is ever edited.
MIGRATIONS: list[Migration] = [_give_judgements_a_voice]


def schema_version() -> int:
    """The version that this program writes, from 1."""
    return 1 + len(MIGRATIONS)


def create_tables(connection: Connection) -> None:
    """All tables of the newest version stand in an empty file, marked as ours."""
    TABLES.create_all(connection)
    for command in (*SEARCH.split("\n\n"), *APPEND_ONLY.split("\n\n")):
        connection.exec_driver_sql(command)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    mark_version(connection)


def mark_version(connection: Connection) -> None:
    """The file's header names the newest version."""
    connection.exec_driver_sql(f"PRAGMA user_version = {schema_version()}")
