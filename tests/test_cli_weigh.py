"""`tidings weigh --mentions` on two invented reports, read by the network that the package ships."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from tidings.cli import app
from tidings.cli.weigh import read_rows, weigh_mentions
from tidings.errors import SourceError

FIRST = (
    "Three miners died when a shaft collapsed near Bexby on Monday.\n"
    "The mayor, Ann Ash, said the collapse was foreseen."
)
EMPTY = '{"id": "a", "text": "x", "mentions": []}'
SECOND = "A shaft collapsed near Bexby and killed three miners, mayor Ash said on Tuesday. She blamed the owners."


def row(name: str, text: str, marks: dict[str, str]) -> dict:
    at = {words: text.index(words) for words in marks}
    mentions = [{"start": at[w], "end": at[w] + len(w), "kind": kind, "chain": "gold"} for w, kind in marks.items()]
    return {"id": name, "text": text, "mentions": mentions, "topic": name}


@pytest.fixture
def marked(tmp_path):
    rows = [
        row("one", FIRST, {"Three miners": "entity", "collapsed": "event", "Bexby": "entity", "Ann Ash": "entity"}),
        row("two", SECOND, {"collapsed": "event", "Bexby": "entity", "three miners": "entity", "Ash": "entity"}),
    ]
    path = tmp_path / "marked.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf8")
    return path


def test_marked_mentions_get_chains_across_texts(marked):
    result = CliRunner().invoke(app, ["weigh", "--mentions", str(marked), "--json"])
    assert result.exit_code == 0, result.output
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    chains = [{(m["start"], m["kind"]): m["chain"] for m in r["mentions"]} for r in (first, second)]
    assert chains[0][FIRST.index("collapsed"), "event"] == chains[1][SECOND.index("collapsed"), "event"]
    assert chains[0][FIRST.index("Ann Ash"), "entity"] == chains[1][SECOND.index("Ash"), "entity"]
    assert chains[0][FIRST.index("Bexby"), "entity"] != chains[0][FIRST.index("Ann Ash"), "entity"]
    assert "gold" not in result.stdout


def test_without_json_every_chain_of_several_is_a_line(marked, capsys):
    weigh_mentions(marked)
    lines = capsys.readouterr().out.splitlines()
    assert any("Bexby" in line and "2 texts" in line for line in lines)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a", "text": "x"}', "no object with id, text and mentions"),
        ('{"id": "a", "text": "x", "mentions": [{"start": 0, "end": 9, "kind": "event"}]}', "lies within the text"),
        ('{"id": "a", "text": "x", "mentions": [{"start": 0, "end": 1, "kind": "thing"}]}', "event or entity"),
        (
            '{"id": "a", "text": "x", "mentions": []}\n{"id": "a", "text": "y", "mentions": []}',
            "give every text its own",
        ),
        ("[]", "no object"),
    ],
)
def test_a_wrong_row_is_told(tmp_path, line, told):
    path = tmp_path / "wrong.jsonl"
    path.write_text(line, encoding="utf8")
    with pytest.raises(SourceError, match=told):
        read_rows(path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        read_rows(tmp_path / "none.jsonl")
