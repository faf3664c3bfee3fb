"""The commands as a user meets them: answers, exit codes, bad input, interruption."""

from __future__ import annotations

import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path, PurePath

import pytest
from typer.testing import CliRunner

from tidings import __version__
from tidings.cli import app
from tidings.errors import TidingsError
from tidings.record import open_record

ROOT = Path(__file__).parents[1]
FIRST = """Trawlers fired on off Hull

HULL, Oct. 22, 1904 - Russian sailors killed two British fishermen in the North Sea on Friday night, Reuters reported.

"They gave us no warning," said Captain George Whelpton, skipper of the Mino.
"""
SECOND = """Admiralty denies attack

ST. PETERSBURG, Oct. 25, 1904 - The Russian Admiralty denied that Russian sailors had killed two British fishermen.

Admiral Zinovy Rozhestvensky said that torpedo boats had attacked his squadron.
"""


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "gazette.txt").write_text(FIRST, encoding="utf8")
    (folder / "herald.txt").write_text(SECOND, encoding="utf8")
    return folder


@pytest.fixture
def record(tmp_path):
    return tmp_path / "a.tidings"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A record of the two pages; do not write to it."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "gazette.txt").write_text(FIRST, encoding="utf8")
    (folder / "herald.txt").write_text(SECOND, encoding="utf8")
    table = folder / "sources.csv"
    table.write_text(
        "path,outlet,published\ngazette,The Gazette,1904-10-22\nherald,The Herald,1904-10-25\n", encoding="utf8"
    )
    path = folder / "a.tidings"
    assert run("build", folder / "*.txt", "-o", path, "--sources", table).exit_code == 0
    return path


def run(*args):
    """A command in this process; what Tidings raises on purpose is exit code 1, as `main` makes it."""
    result = CliRunner().invoke(app, [str(a) for a in args])
    if isinstance(result.exception, TidingsError):
        result.exit_code = 1
        result.stdout_bytes += b""
        result.stderr_bytes += str(result.exception).encode()
    elif result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def run_apart(*args, **options):
    """A command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tidings", *map(str, args)], capture_output=True, text=True, check=False, **options
    )


def test_help_of_every_command_has_an_example_and_is_documented():
    top = run("--help").stdout
    commands = [c.name or c.callback.__name__ for c in app.registered_commands]
    manual = (ROOT / "docs" / "commands.md").read_text(encoding="utf8")
    for command in commands:
        assert command in top
        told = run(command, "--help").stdout
        assert f"Example: tidings {command}" in told
        assert f"## tidings {command}\n" in manual
        for option in re.findall(r"(--[a-z-]+)", told):
            assert option in manual or option in {"--help", "--output"}


def test_help_imports_nothing_heavy():
    heavy = {"spacy", "numpy", "sqlalchemy", "trafilatura", "rapidfuzz"}
    code = "import sys, tidings.cli; print(*sorted(set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not heavy & set(loaded)


def test_version():
    assert run("--version").stdout.strip() == f"tidings {__version__}"


def test_build_says_what_it_found(pages, record):
    result = run("build", pages, "-o", record)
    assert result.exit_code == 0
    assert re.match(r"2 pages, 2 articles, \d+ statements?, \d+ accounts? of \d+ events?, ", result.stdout)
    assert "2 read" in result.stderr
    assert f"tidings show {record}" in result.stderr


def test_built_again_only_what_is_new_is_read(pages, record):
    first = run("build", pages, "-o", record)
    again = run("build", pages, "-o", record)
    assert (again.exit_code, again.stdout) == (0, first.stdout)
    assert "0 read now, 2 known before" in again.stderr
    (pages / "times.txt").write_text(FIRST.replace("Hull", "Grimsby"), encoding="utf8")
    assert "1 read now, 2 known before" in run("build", pages, "-o", record).stderr


def test_a_page_is_read_again_when_it_changes_or_more_is_said_of_it(pages, record):
    run("build", pages, "-o", record)
    (pages / "herald.txt").write_text(SECOND + "\nHe said no more.\n", encoding="utf8")
    assert "1 read now, 1 known before" in run("build", pages, "-o", record).stderr
    table = pages.parent / "sources.csv"
    table.write_text("path,outlet,published\ngazette.txt,The Gazette,1904-10-23\n", encoding="utf8")
    assert "1 read now, 1 known before" in run("build", pages, "-o", record, "--sources", table).stderr
    with open_record(record) as opened:
        assert [p.hints.outlet for p in opened.pages()] == [None, "The Gazette"]


def test_the_record_is_named_after_its_source(pages, monkeypatch):
    monkeypatch.chdir(pages.parent)
    assert run("build", "pages/").exit_code == 0
    assert (pages.parent / "pages.tidings").exists()


def test_build_as_json(pages, record):
    report = json.loads(run("build", pages, "-o", record, "--json").stdout)
    assert report["record"] == str(record)
    assert report["figures"]["pages"] == 2
    assert [r["status"] for r in report["receipts"]] == ["read", "read"]


def test_bad_pages_are_told_and_the_rest_is_read(pages, record):
    (pages / "empty.txt").touch()
    (pages / "binary.html").write_bytes(bytes(range(256)) * 40)
    (pages / "broken.txt").write_bytes(SECOND.encode() + b"\xff\xfe caf\xe9\n")
    (pages / "hollow.html").write_text("<html><body><script>var a = 1;</script></body></html>")
    (pages / "report.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n")
    (pages / "rows.jsonl").write_text(json.dumps({"id": "r1", "text": FIRST}) + "\n{broken\n")
    result = run("build", pages, "https://example.org/a", pages / "nowhere.txt", "-o", record, "--json")
    assert result.exit_code == 0
    status = {PurePath(r["source"]).name: r["status"] for r in json.loads(result.stdout)["receipts"]}
    read = {name for name, s in status.items() if s == "read"}
    assert {"gazette.txt", "herald.txt", "broken.txt", "rows.jsonl#1"} <= read
    for name in ("empty.txt", "binary.html", "hollow.html", "report.pdf", "rows.jsonl#2", "a", "nowhere.txt"):
        assert status[name] in {"empty", "skipped", "failed"}
        assert name in result.stderr
    with open_record(record) as opened:
        assert {r.source.rpartition("/")[2] for r in opened.receipts()} == set(status)


def test_nothing_to_be_done_is_exit_code_1_with_a_reason(tmp_path, record):
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n")
    result = run("build", tmp_path / "report.pdf", "-o", record)
    assert result.exit_code == 1
    assert "PDF" in result.stderr
    assert "nothing could be read; no record was made" in result.stderr
    assert run("build", "https://example.org/a", "-o", record).exit_code == 1
    (tmp_path / "pictures").mkdir()
    assert "holds no page" in run("build", tmp_path / "pictures", "-o", record).stderr
    assert not record.exists()


def test_a_record_stays_when_a_later_build_reads_nothing(pages, record):
    run("build", pages, "-o", record)
    result = run("build", pages / "nowhere.txt", "-o", record)
    assert (result.exit_code, record.exists()) == (1, True)


def test_a_copy_in_another_folder_is_passed_over(pages, record):
    other = pages.parent / "other"
    shutil.copytree(pages, other)
    assert "2 read, 2 copies passed over" in run("build", pages, other, "-o", record).stderr
    assert "0 read now, 2 known before, 2 copies passed over" in run("build", pages, other, "-o", record).stderr


@pytest.mark.parametrize("command", ["build", "read"])
def test_a_day_of_publication_that_is_none_is_refused(pages, record, command):
    more = ["-o", record] if command == "build" else []
    result = run(command, pages, "--published", "yesterday", *more)
    assert (result.exit_code, record.exists()) == (1, False)
    assert "'yesterday' is no day of publication" in result.stderr


def test_a_link_that_leads_nowhere_is_told(pages, record):
    (pages / "gone.txt").symlink_to(pages / "nowhere.txt")
    result = run("build", pages, "-o", record)
    assert result.exit_code == 0
    assert "gone.txt: cannot be opened" in " ".join(result.stderr.split())


def test_too_much_text_is_refused(tmp_path, record):
    (tmp_path / "huge.txt").write_text("war and peace " * 4_000_000)
    result = run("build", tmp_path / "huge.txt", "-o", record)
    assert result.exit_code == 1
    assert "huge.txt" in result.stderr


def test_a_bug_on_one_page_leaves_the_rest(pages, record, monkeypatch):
    from tidings import pipeline

    whole = pipeline.read_page

    def fragile(page, **options):
        if "herald" in page.source:
            raise IndexError("off the end")
        return whole(page, **options)

    monkeypatch.setattr(pipeline, "read_page", fragile)
    result = run("build", pages, "-o", record)
    assert result.exit_code == 0
    assert "1 page, 1 article" in result.stdout
    assert "IndexError: off the end" in result.stderr
    with pytest.raises(IndexError):
        run("build", pages, "-o", record, "--debug")
    monkeypatch.setattr(pipeline, "read_page", whole)
    assert "1 read now, 1 known before" in run("build", pages, "-o", record).stderr


def test_usage_errors_are_exit_code_2(built):
    assert run("build").exit_code == 2
    assert run("show", built, "unicorns").exit_code == 2
    assert run("compare", "one").exit_code == 2


def test_a_record_that_is_not_ours_is_one_line_and_left_alone(tmp_path, pages):
    other = tmp_path / "notes.tidings"
    other.write_text("not a record " * 100)
    for command in (["build", pages, "-o", other], ["show", other], ["export", other]):
        result = run_apart(*command)
        assert result.returncode == 1
        assert result.stderr.count("\n") == 1
        assert "not a Tidings record" in result.stderr
        assert "Traceback" not in result.stderr
    assert other.read_text().startswith("not a record")


def test_a_newer_record_is_refused(built, tmp_path):
    newer = tmp_path / "newer.tidings"
    shutil.copy(built, newer)
    with sqlite3.connect(newer) as opened:
        opened.execute("PRAGMA user_version = 99")
    opened.close()
    result = run("show", newer)
    assert result.exit_code == 1
    assert "newer Tidings" in result.stderr


def test_a_missing_record_says_how_to_build_one(tmp_path):
    result = run("show", tmp_path / "none.tidings")
    assert result.exit_code == 1
    assert "tidings build" in result.stderr


def test_show_overview_and_every_section(built):
    overview = run("show", built).stdout
    assert "2 pages, 2 articles" in overview
    assert "origins" in overview
    for section in ("events", "statements", "actors", "articles", "receipts"):
        told = run("show", built, section)
        assert told.exit_code == 0
        assert "…" not in told.stdout.replace(" … ", "")
        assert json.loads(run("show", built, section, "--json").stdout)
    assert run("show", built, "links").exit_code == 0
    assert {"figures", "events"} == json.loads(run("show", built, "--json").stdout).keys()


def test_show_is_narrowed_by_actor_in_any_spelling(built):
    every = json.loads(run("show", built, "statements", "--json").stdout)
    for spelling in ("Rozhestvensky", "Rojdestvensky", "admiral rozhestvensky"):
        found = json.loads(run("show", built, "statements", "--actor", spelling, "--json").stdout)
        assert 0 < len(found) < len(every)
    unknown = run("show", built, "--actor", "Napoleon Bonaparte")
    assert unknown.exit_code == 1
    assert "no actor goes by 'Napoleon Bonaparte'; the most named are: " in unknown.stderr


def test_show_is_narrowed_by_days(built):
    def articles(*options):
        return [
            a["published"]["earliest"] for a in json.loads(run("show", built, "articles", "--json", *options).stdout)
        ]

    assert articles() == ["1904-10-22", "1904-10-25"]
    assert articles("--since", "1904-10-23") == ["1904-10-25"]
    assert articles("--until", "1904-10-22") == ["1904-10-22"]
    assert articles("--since", "1904", "--until", "1904-10") == ["1904-10-22", "1904-10-25"]
    assert run("show", built, "--since", "last week").exit_code == 1
    assert "no events like that" in run("show", built, "--since", "1999").stdout


def test_show_disputed_and_limit(built):
    disputed = json.loads(run("show", built, "events", "--disputed", "--json").stdout)
    assert disputed
    assert all(e["disputed_by"] for e in disputed)
    limited = run("show", built, "statements", "--limit", "1").stdout
    assert re.search(r"\d more; show them with --limit", limited)


def test_why_shows_sentences_with_words_marked(built):
    (event, *_) = json.loads(run("show", built, "events", "--disputed", "--json").stdout)
    told = run("why", built, event["id"][:6]).stdout
    assert event["summary"].split(",")[0] in told
    assert "**" in told
    assert "disputed by" in told
    assert "Oct 1904" in told
    grounds = json.loads(run("why", built, event["id"], "--json").stdout)["grounds"]
    assert {g["heading"] for g in grounds} >= {"told by", "disputed by"}
    for ground in grounds:
        assert all(any(w["text"] in s["text"] for s in ground["sentences"]) for w in ground["words"])


def test_why_knows_everything_that_show_lists(built):
    for section in ("events", "statements", "actors", "articles"):
        for item in json.loads(run("show", built, section, "--json").stdout):
            result = run("why", built, item["id"])
            assert result.exit_code == 0
            assert item["id"][:5] in result.stdout
    document = json.loads(run("export", built).stdout)
    for item in [*document["accounts"], *document["places"], *document["pages"]]:
        assert run("why", built, item["id"]).exit_code == 0
    listed = run("show", built, "links").stdout.splitlines()[2:]
    for line in filter(None, listed):
        assert run("why", built, line.split()[0]).exit_code == 0


def test_why_of_nothing(built):
    assert "nothing here has the id 'e0000'" in run("why", built, "e0000").stderr
    assert "no actor goes by 'Napoleon'" in run("why", built, "Napoleon").stderr
    assert "give more of it" in run("why", built, "s").stderr


def test_why_takes_an_actor_by_name_in_any_spelling(built):
    assert "Zinovy Rozhestvensky" in run("why", built, "Rojdestvensky").stdout.splitlines()[0]


def test_why_of_a_page_tells_its_receipt(built):
    (page, *_) = json.loads(run("export", built).stdout)["pages"]
    told = run("why", built, page["id"][:5]).stdout
    assert "gazette.txt" in told
    assert "status: read" in told
    assert page["sha256"] in told


def test_export_to_a_file_and_to_stdout(built, tmp_path):
    out = tmp_path / "affair.json"
    assert run("export", built, "--to", "json", "-o", out).exit_code == 0
    assert json.loads(out.read_text(encoding="utf8")) == json.loads(run("export", built).stdout)
    assert "there are: html, json" in run("export", built, "--to", "gexf").stderr
    assert "cannot be written" in run("export", built, "-o", tmp_path / "nowhere" / "a.json").stderr


def test_exports_of_the_same_pages_are_the_same(pages, tmp_path):
    for name in "ab":
        run("build", pages, "-o", tmp_path / name)
    assert run("export", tmp_path / "a").stdout == run("export", tmp_path / "b").stdout


def test_remove_and_undo(pages, record):
    before = run("build", pages, "-o", record).stdout
    removed = run("remove", record, "herald")
    assert removed.exit_code == 0
    assert removed.stdout.startswith("1 page, 1 article")
    assert run("build", pages, "-o", record).stdout == removed.stdout
    assert run("remove", record, "herald", "--undo").stdout == before
    assert run("remove", record, "nobody").exit_code == 1


def test_compare(tmp_path):
    score, why = run("compare", "Rozhestvensky", "Rojdestvensky").stdout.split(maxsplit=1)
    assert 0.5 < float(score) <= 1
    assert why.strip()
    rows = tmp_path / "pairs.jsonl"
    rows.write_text(
        '{"id": 7, "name1": "Hull", "name2": "Hull", "schema": null}\n\n{"id": 8, "name1": "A", "name2": "Z"}\n'
    )
    found = [json.loads(line) for line in run("compare", "--pairs", rows).stdout.splitlines()]
    assert [f["id"] for f in found] == [7, 8]
    assert found[0]["score"] == 1.0
    rows.write_text("{}\n")
    assert "pairs.jsonl#1" in run("compare", "--pairs", rows).stderr
    assert "cannot be read" in run("compare", "--pairs", tmp_path / "none").stderr


def test_errors_and_pipes_of_the_whole_program(built):
    gone = run_apart("show", built.parent / "none.tidings")
    assert (gone.returncode, gone.stderr.count("\n")) == (1, 1)
    code = f"{sys.executable} -m tidings export {built} | true"
    piped = subprocess.run(["/bin/bash", "-o", "pipefail", "-c", code], capture_output=True, text=True, check=False)
    assert piped.stderr == ""


def many_pages(folder, count):
    for i in range(count):
        (folder / f"page{i:03}.txt").write_text(FIRST.replace("Hull", f"Port {i}") * 3, encoding="utf8")


def wait_for_pages(record, count, process):
    """Until so many pages stand in the record."""
    for _ in range(600):
        time.sleep(0.1)
        assert process.poll() is None, "it ended before it could be stopped"
        try:
            with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as opened:
                found = opened.execute("SELECT count(*) FROM pages").fetchone()[0]
            opened.close()
        except sqlite3.OperationalError:
            continue
        if found >= count:
            return
    raise AssertionError("nothing was read in a minute")


@pytest.mark.parametrize(
    ("end", "jobs"), [(signal.SIGKILL, 1), (signal.SIGKILL, 2), (signal.SIGINT, 1), (signal.SIGINT, 2)]
)
def test_a_build_ended_in_the_middle_goes_on(tmp_path, record, end, jobs):
    folder = tmp_path / "many"
    folder.mkdir()
    many_pages(folder, 60)
    command = [sys.executable, "-m", "tidings", "build", str(folder), "-o", str(record), "--jobs", str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            wait_for_pages(record, 2, process)
        finally:
            process.send_signal(end)  # its workers are left to notice by themselves
        _, said = process.communicate(timeout=60)
    assert process.returncode == (-9 if end == signal.SIGKILL else 130)
    if end == signal.SIGINT:
        assert "run the same command to go on" in said
    assert "not weighed yet" in run("show", record).stderr
    with open_record(record) as opened:
        kept = len(opened.pages())
        assert len({a.article.page for a in opened.annotated()}) == kept
    assert 2 <= kept < 60
    for i in range(kept, 60):
        (folder / f"page{i:03}.txt").unlink(missing_ok=True)
    result = run("build", folder, "-o", record)
    assert f"0 read now, {kept} known before" in result.stderr
    assert result.stdout.startswith(f"{kept} pages")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.tidings", "many"]
