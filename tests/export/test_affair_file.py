"""The affair file keeps its contract: every key, always."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from tidings.errors import ConfigError
from tidings.export import EXPORTERS, export
from tidings.export.affair_file import affair_document
from tidings.model import Affair
from tidings.record import open_record

DOCS = Path(__file__).parents[2] / "docs"
SPAN = {"page", "start", "end"}
KEYS = {
    "pages": {"id", "source", "sha256", "media_type", "retrieved", "text"},
    "articles": {
        "id", "page", "spans", "title", "outlet", "byline", "credits", "dateline", "language", "published",
    },
    "actors": {"id", "name", "type", "codes", "names", "mentions"},
    "places": {"id", "name", "geonames", "country", "latitude", "longitude", "kind", "mentions"},
    "times": {"page", "start", "end", "type", "value", "earliest", "latest"},
    "statements": {
        "id", "article", "speaker", "speaker_text", "sources", "cue", "content", "chain", "hops", "act", "form",
        "certainty", "parent", "depth", "denies", "score",
    },
    "accounts": {
        "id", "article", "evidence", "trigger", "type", "mode", "contexts", "actors", "recipients", "earliest",
        "latest", "place", "polarity", "certainty", "tense", "statement", "event", "score",
    },
    "events": {
        "id", "summary", "type", "mode", "actors", "recipients", "earliest", "latest", "place", "accounts", "origins",
        "disputed_by", "variants",
    },
    "links": {"from", "to", "kind", "evidence", "score"},
    "receipts": {"source", "status", "reason", "kept_characters", "dropped_characters", "published_method"},
}  # fmt: skip
NESTED = {
    ("articles", "published"): {"earliest", "latest", "method", "evidence"},
    ("events", "origins"): {"low", "high", "roots", "effective", "shared"},
    ("events", "variants"): {"field", "value", "accounts"},
    ("statements", "hops"): {"name", "role", "actor"},
    ("accounts", "evidence"): SPAN,
    ("accounts", "trigger"): SPAN,
    ("actors", "mentions"): SPAN,
    ("places", "mentions"): SPAN,
    ("links", "evidence"): SPAN,
    ("statements", "sources"): SPAN,
    ("statements", "cue"): SPAN,
    ("statements", "content"): SPAN,
}


@pytest.fixture
def document(sample, tmp_path):
    with open_record(tmp_path / "a.tidings", create=True) as record:
        for page, receipt in zip(sample.pages, sample.receipts, strict=True):
            record.add(page, sample.readings[page.id], receipt, day="2024-05-02")
        record.write_affair(sample.affair)
        out = io.StringIO()
        export(record, "json", out)
    return json.loads(out.getvalue())


def test_the_lists_are_always_there():
    assert affair_document([], Affair(), []) == {"format": "tidings-affair/1", **{name: [] for name in KEYS}}


@pytest.mark.parametrize("name", KEYS)
def test_every_item_has_every_key(document, name):
    assert document["format"] == "tidings-affair/1"
    assert document[name], "the sample has one of each"
    assert all(KEYS[name] <= item.keys() for item in document[name])


@pytest.mark.parametrize(("name", "key"), NESTED)
def test_every_nested_item_has_every_key(document, name, key):
    found = [item[key] for item in document[name]]
    parts = [part for value in found for part in (value if isinstance(value, list) else [value])]
    assert parts
    assert all(NESTED[name, key] <= part.keys() for part in parts)


def test_values_are_written_as_promised(document):
    article = document["articles"][0]
    assert article["published"]["earliest"] == article["published"]["latest"] == "1904-10-22"
    assert article["credits"] == ["Reuters"]
    assert document["articles"][1]["published"] == {
        "earliest": None,
        "latest": None,
        "method": "unknown",
        "evidence": [],
        "why": "",
    }
    denial = document["statements"][1]
    assert (denial["speaker"], denial["denies"], denial["parent"]) == ("x3", ["c1"], "s1")
    assert denial["hops"] == [{"name": "Reuters", "role": "agency", "actor": "x2"}]
    roots = ["Reuters", "unattributed: Herald"]
    expected = {"low": 1, "high": 2, "roots": roots, "effective": None, "shared": ""}
    assert document["events"][0]["origins"] == expected
    assert document["accounts"][0]["earliest"] == "1904-10-21"
    assert document["links"][1]["from"] == "Reuters"


def test_spans_say_the_words_they_rest_on(document):
    texts = {p["id"]: p["text"] for p in document["pages"]}
    content = document["statements"][2]["content"][0]
    assert texts[content["page"]][content["start"] : content["end"]] == "“We saw torpedo boats,”"


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_format_writes_an_empty_record_and_is_documented(form, tmp_path):
    out = io.StringIO()
    with open_record(tmp_path / "a.tidings", create=True) as record:
        export(record, form, out)
    assert out.getvalue()
    assert re.search(rf"--to {form}\b", (DOCS / "commands.md").read_text(encoding="utf8"))


def test_the_document_names_every_key():
    told = (DOCS / "affair-file.md").read_text(encoding="utf8")
    keys = {key for keys in [*KEYS.values(), *NESTED.values()] for key in keys} | set(KEYS)
    assert [key for key in sorted(keys) if f"`{key}`" not in told] == []


def test_an_unknown_format_names_the_known_ones(tmp_path):
    with (
        open_record(tmp_path / "a.tidings", create=True) as record,
        pytest.raises(ConfigError, match="no format 'gexf'; there are: html, json"),
    ):
        export(record, "gexf", io.StringIO())
