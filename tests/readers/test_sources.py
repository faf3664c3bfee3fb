from __future__ import annotations

from pathlib import Path

import pytest

from tidings.errors import ConfigError, SourceError
from tidings.model import Hints
from tidings.readers import expand_sources, find_hints, read_sources_table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "sub/c.jsonl", ".hidden.txt", ".git/d.txt", "table.csv", "scan.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("some words")
    return tmp_path


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_folder_gives_its_pages_sorted_without_hidden_ones(folder):
    assert names(expand_sources([str(folder)])) == ["a.html", "b.txt", "scan.pdf", "c.jsonl"]


def test_each_file_comes_once_in_the_order_named(folder):
    assert names(expand_sources([str(folder / "b.txt"), str(folder / "*.html"), str(folder)]))[:2] == [
        "b.txt",
        "a.html",
    ]
    assert len(expand_sources([str(folder), str(folder)])) == 4


def test_a_list_of_paths_is_followed_only_when_every_line_exists(folder):
    listing = folder / "pages.list"
    listing.write_text("b.txt\n\na.html\n")
    assert names(expand_sources([str(listing)])) == ["b.txt", "a.html"]
    listing.write_text("b.txt\nThe ministers met.\n")
    assert names(expand_sources([str(listing)])) == ["pages.list"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("https://example.org/a", "Tidings fetches nothing"),
        ("nowhere.txt", "neither a file"),
        ("none*.txt", "neither a file"),
    ],
)
def test_what_is_no_file_is_told(source, message):
    with pytest.raises(SourceError, match=message):
        expand_sources([source])


def test_a_table_says_what_it_knows_of_each_page(tmp_path):
    table = tmp_path / "sources.csv"
    table.write_text("path,url,outlet,published,title\npages/a.txt,,Example News,2015-09-28,\nb,,,,Talks\n")
    hints = read_sources_table(table)
    assert hints["pages/a.txt"] == Hints(outlet="Example News", published="2015-09-28")
    assert find_hints(hints, Path("/far/pages/a.txt")).outlet == "Example News"
    assert find_hints(hints, Path("x/b.html")).title == "Talks"
    assert find_hints(hints, Path("x/c.html")) == Hints()


def test_a_table_without_paths_is_refused(tmp_path):
    table = tmp_path / "sources.csv"
    table.write_text("file,outlet\na.txt,Example News\n")
    with pytest.raises(ConfigError, match="no column `path`"):
        read_sources_table(table)
    table.write_bytes(b"path,outlet\na.txt,\xff\xfe\n")
    with pytest.raises(ConfigError, match="no CSV in UTF-8"):
        read_sources_table(table)
    with pytest.raises(SourceError, match="cannot be opened"):
        read_sources_table(tmp_path / "absent.csv")
