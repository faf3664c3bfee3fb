"""`tidings read`: one object a page, every key of the contract, ids and order kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from tidings.cli import app
from tidings.cli.read import page_item, page_name, read_pair
from tidings.model import Page, Span

REPORT = "The Admiralty denied the report. Russia attacked Britain on Friday, Reuters said.\n"
SPAN = {"start", "end"}
KEYS = {
    "articles": {"spans", "title", "outlet", "byline", "published"},
    "sentences": SPAN,
    "tokens": {*SPAN, "upos", "head", "deprel"},
    "mentions": {*SPAN, "type", "level", "chain"},
    "times": {*SPAN, "type", "value", "earliest", "latest"},
    "places": {*SPAN, "name", "lat", "lon", "country"},
    "statements": {"sources", "cue", "content", "chain", "act", "form", "certainty", "voiced"},
    "accounts": {
        *SPAN, "type", "mode", "actor_spans", "recipient_spans", "polarity", "certainty", "tense",
    },
}  # fmt: skip


def run(*args):
    return CliRunner().invoke(app, ["read", *map(str, args)])


def rows_of(*args):
    return [json.loads(line) for line in run(*args, "--json").stdout.splitlines()]


def rows_file(folder, *rows):
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return path


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_there_and_exactly_these(sample, key):
    item = page_item(sample.pages[0], sample.readings["one"])
    assert item.keys() == {"id", "text", *KEYS}
    assert item[key], "the sample has one of each"
    assert all(part.keys() == KEYS[key] for part in item[key])


def test_spans_are_without_their_page(sample):
    item = page_item(sample.pages[0], sample.readings["one"])
    nested = [
        s for part in (*item["statements"], *item["accounts"]) for v in part.values() if isinstance(v, list) for s in v
    ]
    assert all(s.keys() == SPAN for s in nested if isinstance(s, dict))
    assert item["accounts"][0]["actor_spans"] == [{"start": 0, "end": 13}]
    assert item["articles"][0]["published"]["earliest"] == "1904-10-22"


def test_heads_and_chains_count_within_the_page(sample):
    one = sample.readings["one"][0]
    other = replace(one, tokens=(*one.tokens, replace(one.tokens[0], head=0)))
    item = page_item(sample.pages[0], [one, other])
    assert [t["head"] for t in item["tokens"]] == [-1, -1, 1]
    assert [m["chain"] for m in item["mentions"]] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("source", "given", "name"),
    [
        ("in/000.txt", None, "000"),
        ("in/a.b.html", None, "a.b"),
        ("in/rows.jsonl#12", None, "rows#12"),
        ("in/rows.jsonl#12", "r7", "r7"),
        ("in/c#.txt", None, "c#"),
    ],
)
def test_a_page_is_named_by_its_row_or_file(source, given, name):
    assert page_name(Page("p", source, "", "", "", given_id=given)) == name


def test_rows_keep_their_ids_order_and_text(tmp_path):
    path = rows_file(
        tmp_path,
        {"id": "b", "text": REPORT},
        {"id": 7, "text": "Nothing happened in \u201cHull\u201d \U0001f6a2 today."},
    )
    found = rows_of(path, "--plain")
    assert [row["id"] for row in found] == ["b", "7"]
    assert [row["text"] for row in found] == [REPORT, "Nothing happened in “Hull” 🚢 today."]
    assert {"Admiralty", "Russia"} <= {t for row in found for t in words(row)}


def words(row):
    return [row["text"][t["start"] : t["end"]] for t in row["tokens"]]


def test_what_the_user_says_of_a_page_is_used(tmp_path):
    path = tmp_path / "gazette.txt"
    path.write_text(REPORT, encoding="utf8")
    (row,) = rows_of(path, "--plain", "--published", "1904-10-22", "--outlet", "The Gazette")
    assert row["articles"][0]["outlet"] == "The Gazette"
    assert row["articles"][0]["published"]["latest"] == "1904-10-22"
    assert [t["earliest"] for t in row["times"]] == ["1904-10-21"]


def test_pairs_get_a_root(tmp_path):
    text = "Russia bombed Britain. Britain praised Japan."
    rows = [
        {"id": "1", "text": text, "source_span": [0, 6], "target_span": [14, 21]},
        {"id": "2", "text": text, "source_span": [23, 30], "target_span": [39, 44]},
        {"id": "3", "text": text},
    ]
    found = rows_of(rows_file(tmp_path, *rows), "--plain", "--pairs")
    assert [row.get("root", "none asked") for row in found] == ["ASSAULT", "SUPPORT", "none asked"]


def test_a_pair_that_no_account_joins_gets_the_root_that_its_words_tell(tmp_path):
    hoped = "The unions had hoped that the ministry would sue the owners of the mill."
    half = "Gardeners condemned a ruling."
    rows = [
        {"id": "wished", "text": hoped, "source_span": [26, 38], "target_span": [49, 71]},
        {"id": "one end", "text": half, "source_span": [0, 9], "target_span": None},
        {"id": "no event", "text": "Snow lay on the hills.", "source_span": [0, 4], "target_span": [12, 21]},
    ]
    found = rows_of(rows_file(tmp_path, *rows), "--plain", "--pairs")
    assert found[0]["accounts"] == []
    assert [row["root"] for row in found] == ["ACCUSE", "ACCUSE", None]


@pytest.mark.parametrize("raw", [b"not json", b"[]", b"{}", b'{"source_span": [1], "target_span": [2, 3]}'])
def test_a_row_without_a_pair_has_none(raw):
    assert read_pair(Page("p", "p", "", "", "", raw=raw)) is None


def test_a_page_to_be_read(tmp_path):
    path = tmp_path / "gazette.txt"
    path.write_text("Attack in the North Sea\n\nHULL, Oct. 22, 1904 - " + REPORT, encoding="utf8")
    told = run(path).stdout
    assert told.startswith("Attack in the North Sea\n22 Oct 1904")
    assert "denies    The Admiralty: the report" in told
    assert "ASSAULT  Russia → United Kingdom  21 Oct 1904" in told


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path):
    path = rows_file(tmp_path, {"id": "a", "text": REPORT}, {"id": "b"}, {"id": "c", "text": REPORT})
    result = run(path, "--json")
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert "rows.jsonl#2" in result.stderr


def test_nothing_to_read_is_exit_code_1(tmp_path):
    (tmp_path / "empty.txt").touch()
    assert run(tmp_path / "empty.txt").exit_code == 1
    result = run(tmp_path / "nowhere.txt")
    assert (result.exit_code, "check the name" in result.stderr) == (1, True)


def test_a_page_without_an_article_still_gives_its_object(tmp_path, monkeypatch):
    from tidings import pipeline

    def break_down(_page, **_options):
        raise IndexError("off the end")

    monkeypatch.setattr(pipeline, "read_page", break_down)
    path = rows_file(tmp_path, {"id": "a", "text": REPORT})
    result = run(path, "--json")
    row = json.loads(result.stdout)
    assert (row["id"], row["text"], row["statements"]) == ("a", REPORT, [])
    assert "IndexError: off the end" in result.stderr
    assert isinstance(run(path, "--json", "--debug").exception, IndexError)


def test_spans_of_accounts_lie_on_their_words(tmp_path):
    (row,) = rows_of(rows_file(tmp_path, {"id": "a", "text": REPORT}), "--plain")
    span = Span("a", row["accounts"][-1]["start"], row["accounts"][-1]["end"])
    assert "Russia attacked Britain" in row["text"][span.start : span.end]
