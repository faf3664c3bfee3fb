"""The page as one file: it holds all, loads nothing, runs nothing but its own script."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re

import pytest

from tidings.export import export
from tidings.record import open_record


@pytest.fixture
def page(sample, tmp_path):
    with open_record(tmp_path / "small.tidings", create=True) as record:
        for each, receipt in zip(sample.pages, sample.receipts, strict=True):
            record.add(each, sample.readings[each.id], receipt, day="2026-01-01")
        record.write_affair(sample.affair)
        out = io.StringIO()
        export(record, "html", out)
    return out.getvalue()


def packed(page):
    stored = re.search(r'<script type="application/json" id="pack">([^<]+)</script>', page)[1]
    return json.loads(gzip.decompress(base64.b64decode(stored)))


def without_code(page):
    """The page's markup: what stands in its script and style is no part of it."""
    return re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.DOTALL)


def test_only_its_own_script_and_style_may_run(page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1]
    for kind in ("script", "style"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_elsewhere(page):
    marked = without_code(page)
    assert not re.search(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:)', marked)
    assert "data-post" not in marked
    assert '<meta name="tidings-token"' not in page


def test_everything_a_click_may_open_is_inside(page):
    pack = packed(page)
    wanted = set(re.findall(r'data-open="([^"]+)"', without_code(page)))
    for _, drawer in pack["drawers"].values():
        wanted |= set(re.findall(r'data-open="([^"]+)"', drawer))
    assert wanted
    assert wanted <= set(pack["drawers"])


def test_the_filter_has_what_it_asks(page):
    assert packed(page)["facets"]["e1"] == {
        "from": "1904-10-21",
        "to": "1904-10-21",
        "actors": ["x1", "x2", "x3"],
        "places": ["p1"],
        "outlets": ["Gazette", "Herald"],
        "types": ["ASSAULT"],
        "acts": ["asserts", "denies", "own voice"],
        "disputed": True,
        "accounts": 2,
        "articles": ["one-1", "two-1"],
        "lone": True,
    }


def test_the_same_record_gives_the_same_file(page, tmp_path):
    out = io.StringIO()
    with open_record(tmp_path / "small.tidings") as record:
        export(record, "html", out)
    assert out.getvalue() == page
