"""What goes into a record comes out, and nothing that goes wrong harms it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tidings.errors import RecordError
from tidings.model import Page, Receipt, Span
from tidings.record import connect, open_record, schema

DAY = "2024-05-02"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "affair.tidings"


@pytest.fixture
def record(path, sample):
    with open_record(path, create=True) as record:
        for page, receipt in zip(sample.pages, sample.receipts, strict=True):
            record.add(page, sample.readings[page.id], receipt, day=DAY)
        yield record


def test_pages_readings_and_receipts_come_back(record, sample):
    assert record.pages() == [replace(p, raw=b"") for p in sample.pages]
    assert record.raw("one") == sample.pages[0].raw
    assert record.raw("nowhere") == b""
    wanted = [replace(a, tokens=()) for p in sample.pages for a in sample.readings[p.id]]
    assert record.annotated() == wanted
    assert record.receipts() == list(sample.receipts)


def test_the_affair_comes_back_and_replaces_the_one_before(record, sample):
    assert record.stale
    record.write_affair(sample.affair)
    record.write_affair(sample.affair)
    assert record.affair() == sample.affair
    assert not record.stale
    smaller = replace(sample.affair, links=())
    record.write_affair(smaller)
    assert record.affair() == smaller


def test_everything_is_there_after_closing(path, record, sample):
    record.write_affair(sample.affair)
    record.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with open_record(path) as again:
        assert again.affair() == sample.affair


def test_known_pages_are_told_by_source_bytes_and_hints(record, sample):
    one = sample.pages[0]
    assert {(source, digest) for source, digest, _ in record.known()} == {(p.source, p.sha256) for p in sample.pages}
    assert ("one.txt", one.sha256, '{"outlet":"Gazette"}') in record.known()


def test_the_same_page_twice_stands_once(record, sample):
    record.write_affair(sample.affair)
    record.add(sample.pages[0], sample.readings["one"], sample.receipts[0], day=DAY)
    assert [p.id for p in record.pages()] == ["two", "one"]
    assert record.stale
    assert len(record.search("trawler")) == 1


def test_a_changed_source_replaces_its_earlier_page(record, sample):
    newer = replace(sample.pages[0], id="one-b", sha256="f00", text="Nothing new.")
    record.add(newer, (), replace(sample.receipts[0], page="one-b"), day=DAY)
    assert [p.id for p in record.pages()] == ["two", "one-b"]
    assert [p.id for p in record.pages(removed=True)] == ["one"]
    assert ("one.txt", sample.pages[0].sha256) not in {k[:2] for k in record.known()}
    record.restore("one", day=DAY)
    assert [p.id for p in record.pages()] == ["one", "two"]


def test_a_removed_page_stays_removed_until_restored(record):
    before = record.annotated()
    assert record.remove("one.txt", day=DAY).id == "one"
    assert [a.article.id for a in record.annotated()] == ["two-1", "two-2"]
    assert len(record.known()) == 2, "a build does not bring it back"
    assert record.search("trawler") == []
    record.restore("one", day=DAY)
    assert record.annotated() == before


@pytest.mark.parametrize("name", ["two", "two.txt"])
def test_a_page_goes_by_id_source_or_stem(record, name):
    assert record.remove(name, day=DAY).id == "two"


def test_an_unknown_or_ambiguous_page_is_said_so(record, sample):
    with pytest.raises(RecordError, match=r"no page 'three'.*one\.txt, two\.txt"):
        record.remove("three", day=DAY)
    other = replace(sample.pages[0], id="z", source="elsewhere/one.txt")
    record.add(replace(other, id="y", source="third/one.txt"), (), sample.receipts[0], day=DAY)
    record.add(other, (), sample.receipts[0], day=DAY)
    record.remove("one.txt", day=DAY)
    with pytest.raises(RecordError, match="names 2 pages"):
        record.remove("one.txt", day=DAY)


def test_receipts_without_a_page_are_noted_once_a_source(record):
    record.note([Receipt("bad.bin", "skipped", "binary"), Receipt("one.txt", "failed", "gone")])
    record.note([Receipt("bad.bin", "skipped", "still binary")])
    assert [(r.source, r.status, r.reason) for r in record.receipts()] == [
        ("one.txt", "failed", "gone"),
        ("two.txt", "read", None),
        ("bad.bin", "skipped", "still binary"),
    ]


def test_sentences_are_searched_whatever_their_accents_and_quotes(record):
    assert record.search("admiralty DENIED") == [Span("one", 64, 87)]
    assert record.search("trawlér") == [Span("one", 0, 63)]
    assert record.search('torpedo "boats') == [Span("two", 34, 79)]
    assert record.search("unicorn") == []
    assert record.search("  ") == []


def test_columns_are_readable_and_keys_hold(path, record, sample):
    record.write_affair(sample.affair)
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = plain.execute(
            "SELECT a.name, ea.role, e.summary, e.earliest, p.name, e.origins FROM events e"
            " JOIN event_actors ea ON ea.event = e.id JOIN actors a ON a.id = ea.actor JOIN places p ON p.id = e.place"
        ).fetchall()
        assert rows == [
            ("Orlov", "actor", "Orlov sank a trawler off Hull", "1904-10-21", "Hull", "Reuters, unattributed: Herald")
        ]
        said = plain.execute("SELECT speaker, cue, content, chain, denies FROM statements WHERE id = 's2'").fetchone()
        assert said == ("x3", "denied", "it", "Reuters", "c1")
        spans = plain.execute("SELECT part, text FROM statement_spans WHERE statement = 's3'").fetchall()
        assert spans == [("source", "he"), ("cue", "said"), ("content", "“We saw torpedo boats,”")]
    plain.close()


def test_a_broken_weighing_leaves_the_one_before(record, sample):
    record.write_affair(sample.affair)
    lost = replace(sample.affair.accounts[0], event="nowhere")
    with pytest.raises(RecordError):
        record.write_affair(replace(sample.affair, accounts=(lost,)))
    assert record.affair() == sample.affair


def test_a_full_disk_leaves_what_was_written(record, sample):
    record.write_affair(sample.affair)
    with record._engine.connect() as connection:  # noqa: SLF001 -- the disk is made small
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    big = replace(sample.pages[0], id="big", source="big.txt", text="word " * 100_000)
    with pytest.raises(RecordError, match=r"no room left on the disk for .*affair\.tidings"):
        record.add(big, (), Receipt("big.txt", "read"), day=DAY)
    assert record.affair() == sample.affair
    assert [p.id for p in record.pages()] == ["one", "two"]


def test_a_missing_record_says_how_to_build_one(path):
    with pytest.raises(RecordError, match="tidings build SOURCES"):
        open_record(path)


def test_a_text_file_is_no_record(path):
    path.write_text("Admiral Orlov sank a trawler. " * 50)
    with pytest.raises(RecordError, match="not even an SQLite file"):
        open_record(path, create=True)
    assert path.read_text().startswith("Admiral")


def test_somebody_elses_database_is_left_alone(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE tunes (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a Tidings record"):
        open_record(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file_is_a_record_only_for_who_creates(path):
    path.touch()
    with pytest.raises(RecordError, match="not a Tidings record"):
        open_record(path)
    with open_record(path, create=True) as record:
        assert record.pages() == []


def test_a_newer_record_is_refused_unharmed(path):
    open_record(path, create=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"newer Tidings.*version 99"):
        open_record(path, create=True)
    assert path.read_bytes() == before


def test_an_older_record_is_brought_up_to_date_once(path, record, monkeypatch):
    record.close()
    steps = []

    def add_colour(connection):
        steps.append("colour")
        connection.exec_driver_sql("ALTER TABLE pages ADD COLUMN colour TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, add_colour])
    for _ in range(2):
        with open_record(path) as migrated:
            assert [p.id for p in migrated.pages()] == ["one", "two"]
    assert steps == ["colour"]


def test_a_failing_migration_changes_nothing(path, record, monkeypatch):
    record.close()

    def half(connection):
        connection.exec_driver_sql("ALTER TABLE pages ADD COLUMN colour TEXT")
        connection.exec_driver_sql("ALTER TABLE nowhere ADD COLUMN colour TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, half])
    before = path.read_bytes()
    with pytest.raises(RecordError):
        open_record(path)
    assert path.read_bytes() == before


def test_a_locked_record_says_so(path, record, monkeypatch):
    record.close()
    monkeypatch.setattr(connect, "PATIENCE", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RecordError, match="in use by another program"):
        open_record(path)
    other.close()


def test_a_damaged_record_says_so(path, record, sample):
    record.write_affair(sample.affair)
    record.close()
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(RecordError, match=r"is damaged|not a Tidings"), open_record(path) as damaged:
        damaged.affair()


@pytest.mark.parametrize(
    ("change", "ask", "value"),
    [
        ("UPDATE pages SET hints = ?", "pages", "{x"),
        ("UPDATE pages SET hints = ?", "pages", "[1]"),
        ("UPDATE readings SET data = ?", "annotated", '{"article": 3}'),
        ("UPDATE readings SET data = ?", "annotated", None),
        ("UPDATE events SET data = ?", "affair", '{"interval": {"earliest": "never"}}'),
        ("UPDATE events SET data = ?", "affair", "{}"),
    ],
)
def test_damage_inside_a_row_says_so(record, sample, change, ask, value):
    record.write_affair(sample.affair)
    with closing(sqlite3.connect(record.path)) as other, other:
        other.execute(change, [value])
    with pytest.raises(RecordError, match="is damaged; restore it"):
        getattr(record, ask)()


def test_a_page_goes_by_the_beginning_of_its_id(path):
    page = Page("p12345abcde#a.txt", "in/a.txt", "", "text/plain", "Snow lay.")
    with open_record(path, create=True) as record:
        record.add(page, (), Receipt("in/a.txt", "read", None, page.id), day=DAY)
        with pytest.raises(RecordError, match="no page 'p123'"):
            record.remove("p123", day=DAY)
        assert record.remove("p1234", day=DAY).id == page.id


def test_a_folder_that_is_not_there_says_so(tmp_path):
    with pytest.raises(RecordError, match="folder exists"):
        open_record(tmp_path / "nowhere" / "a.tidings", create=True)
