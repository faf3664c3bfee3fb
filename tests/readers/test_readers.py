from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.errors import SkipPage, SourceError
from tidings.model import Hints, Page, Receipt
from tidings.readers import READERS, find_media_type, limits, read_source
from tidings.readers.decoding import decode, page_id
from tidings.readers.visible import visible_text

DOCS = Path(__file__).resolve().parents[2] / "docs" / "readers.md"


def read(path: Path, raw: bytes, hints: Hints | None = None) -> list[Page | Receipt]:
    path.write_bytes(raw)
    return list(read_source(path, hints))


def page_of(path: Path, raw: bytes) -> Page:
    (page,) = read(path, raw)
    assert isinstance(page, Page)
    return page


def receipt_of(path: Path, raw: bytes) -> Receipt:
    (receipt,) = read(path, raw)
    assert isinstance(receipt, Receipt)
    assert receipt.reason
    assert "\n" not in receipt.reason
    return receipt


def test_every_format_is_documented():
    text = DOCS.read_text(encoding="utf8")
    assert all(media_type in text for media_type in READERS)


def test_plain_text_keeps_its_line_ends_and_loses_its_mark(tmp_path):
    page = page_of(tmp_path / "a.txt", b"\xef\xbb\xbfOne.\r\nTwo.\n")
    assert page.text == "One.\r\nTwo.\n"
    assert page.media_type == "text/plain"
    assert page.id == page_id(b"\xef\xbb\xbfOne.\r\nTwo.\n", "elsewhere/a.txt")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "cp1251"])
def test_other_encodings_are_detected(tmp_path, encoding):
    text = {"cp1251": "Министр заявил, что переговоры продолжатся в четверг. "}.get(
        encoding, "Le ministre a annoncé hier à Genève. "
    )
    assert page_of(tmp_path / "a.txt", (text * 20).encode(encoding)).text == text * 20


def test_slightly_broken_utf8_is_read_and_rubbish_is_not(tmp_path):
    page = page_of(tmp_path / "a.txt", ("“Talks went on” in Genève. " * 20).encode() + b"\xff end.")
    assert page.text.endswith("\ufffd end.")
    with pytest.raises(SkipPage, match="cannot be decoded"):
        decode(bytes(range(1, 32)) * 20 + b"\x81\x8d\x8f", "a.txt")


@pytest.mark.parametrize(
    ("name", "raw", "status", "reason"),
    [
        ("a.txt", b"", "empty", "is empty"),
        ("a.txt", b" \n\t", "empty", "is empty"),
        ("a.jsonl", b"\n\n", "empty", "is empty"),
        ("a.txt", b"abc\0def", "skipped", "binary"),
        ("a.txt", b"%PDF-1.4 ...", "skipped", "pdftotext a.txt"),
        ("a.docx", b"PK\x03\x04...", "skipped", "zip"),
        ("a.html", b"<html><script>x()</script></html>", "empty", "shows no text"),
    ],
)
def test_bad_input_gives_a_receipt(tmp_path, name, raw, status, reason):
    receipt = receipt_of(tmp_path / name, raw)
    assert receipt.status == status
    assert reason in (receipt.reason or "")


def test_a_page_over_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 100)
    assert "limit" in (receipt_of(tmp_path / "a.txt", b"word " * 50).reason or "")


def test_what_cannot_be_opened_is_a_source_error(tmp_path):
    for path in (tmp_path, tmp_path / "absent.txt"):
        with pytest.raises(SourceError, match="cannot be opened"):
            list(read_source(path))


def test_a_bad_row_loses_no_other(tmp_path):
    rows = [
        '{"id": 7, "text": "One.", "outlet": "Example News", "authors": ["A", "B"]}',
        "{broken",
        "[1]",
        '{"title": "x"}',
        "",
        '{"text": "  "}',
        '{"html": "<p>Six.</p>", "published": 2015}',
    ]
    found = read(tmp_path / "rows.jsonl", "\n".join(rows).encode(), Hints(outlet="Other", url="http://example.org"))
    assert [type(item).__name__ for item in found] == ["Page", "Receipt", "Receipt", "Receipt", "Receipt", "Page"]
    first, *middle, last = found
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert (first.text, first.given_id, first.source) == ("One.", "7", f"{tmp_path / 'rows.jsonl'}#1")
    assert first.hints == Hints(outlet="Example News", authors="A, B", url="http://example.org")
    assert [item.status for item in middle if isinstance(item, Receipt)] == ["skipped"] * 3 + ["empty"]
    assert (last.text, last.source.rpartition("#")[2], last.hints.published) == ("Six.", "7", "2015")


def test_a_row_over_the_limit_is_passed_over(tmp_path, monkeypatch):
    from tidings.readers import json_lines

    monkeypatch.setattr(limits, "MAX_BYTES", 60)
    monkeypatch.setattr(json_lines, "MAX_BYTES", 60)
    long = json.dumps({"text": "word " * 100})
    found = read(tmp_path / "rows.jsonl", f'{long}\n{{"text": "Two."}}\n'.encode())
    assert isinstance(found[0], Receipt)
    assert isinstance(found[1], Page)
    assert len(found) == 2


def test_half_surrogates_keep_offsets(tmp_path):
    page = page_of(tmp_path / "rows.jsonl", rb'{"text": "a\ud800b"}')
    assert page.text == "a\ufffdb"


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.txt", b"<!DOCTYPE html><p>x", "text/html"),
        ("a.htm", b"just words", "text/html"),
        ("a", b'{"text": "x"}\n', "application/jsonl"),
        ("a.json", b'{"html": "' + b"x" * 5000, "application/jsonl"),
        ("a", b'{"other": 1}', "text/plain"),
        ("a.ndjson", b"", "application/jsonl"),
    ],
)
def test_the_format_is_told_by_content_then_name(name, head, expected):
    assert find_media_type(Path(name), head) == expected


def test_visible_text_is_what_a_reader_sees():
    markup = (
        "<html style='display:none'><head><title>T</title></head><body><h1>Talks  <b>go</b> on</h1><script>x</script>"
        "<p>One<br>two.</p><p hidden>no</p><div style='display: none'>no</div><pre>a\nb</pre>"
        "<table><tr><td>x</td><td>y</td></tr></table>tail</body></html>"
    )
    assert visible_text(markup) == "Talks go on\nOne\ntwo.\na\nb\nx y\ntail"


def test_text_for_readers_without_scripts_counts_where_nothing_else_shows():
    assert visible_text("<body><noscript><p>Talks.</p></noscript></body>") == "Talks."
    assert visible_text("<body><p>Talks.</p><noscript><p>Enable scripts.</p></noscript></body>") == "Talks."


def test_markup_without_elements_shows_nothing():
    assert visible_text("") == ""
    assert visible_text("<!-- x -->") == ""


def test_deep_markup_is_read():
    assert visible_text("<div>" * 3000 + "deep" + "</div>" * 3000) in {"deep", ""}


@given(st.text(max_size=200))
def test_any_text_of_a_row_is_kept(text):
    from io import BytesIO

    row = json.dumps({"text": text}).encode()
    (item,) = READERS["application/jsonl"](BytesIO(row), "rows.jsonl", Hints())
    assert isinstance(item, Receipt) if not text.strip() else isinstance(item, Page) and item.text == text
