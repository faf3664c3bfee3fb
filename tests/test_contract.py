"""The demo affair, read page by page and as a whole, keeps the contracts of both files; so do rows of real news."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contract import check_affair, check_row
from tidings.cli import app

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "src" / "tidings" / "demo" / "pages"
NEWS = ROOT.parent / "shared" / "corpora" / "allsides" / "clusters40.jsonl"
ROWS = 30


def run(*args):
    result = CliRunner().invoke(app, [str(a) for a in args])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    record = tmp_path_factory.mktemp("demo") / "demo.tidings"
    run("build", DEMO, "-o", record)
    return json.loads(run("export", record, "--to", "json"))


def test_the_affair_file_keeps_its_contract(document):
    check_affair(document)
    assert len(document["pages"]) == len(list(DEMO.iterdir()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "origins", "low"), 1.0),
        (("events", 0, "actors"), ["a000000000000"]),
        (("statements", 0, "act"), "claims"),
        (("statements", 0, "cue"), None),
        (("accounts", 0, "evidence", "end"), 10**9),
        (("articles", 0, "published", "method"), None),
        (("pages", 0), {"id": "p"}),
    ],
)
def test_the_check_is_strict(document, path, value):
    broken = json.loads(json.dumps(document))
    *way, last = path
    part = broken
    for key in way:
        part = part[key]
    part[last] = value
    with pytest.raises(AssertionError):
        check_affair(broken)


def test_read_keeps_its_contract_page_by_page():
    rows = [json.loads(line) for line in run("read", DEMO, "--json").splitlines()]
    assert [row["id"] for row in rows] == sorted(path.stem for path in DEMO.iterdir())
    for row in rows:
        check_row(row)


@pytest.mark.corpora
@pytest.mark.skipif(not NEWS.exists(), reason="needs the corpora")
def test_rows_of_real_news_keep_their_ids_and_order(tmp_path):
    path = tmp_path / "news.jsonl"
    with NEWS.open(encoding="utf8") as lines:
        path.write_text("".join(islice(lines, ROWS)), encoding="utf8")
    given = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    rows = [json.loads(line) for line in run("read", path, "--json", "--plain").splitlines()]
    assert [(row["id"], row["text"]) for row in rows] == [(row["id"], row["text"]) for row in given]
    for row in rows:
        check_row(row)
