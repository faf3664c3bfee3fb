"""`tidings judge`, `judgements`, `undo` and `doubts` as a user meets them."""

from __future__ import annotations

import json
import re

import pytest
from judged_made import PILE, record_of
from typer.testing import CliRunner

from tidings.cli import app
from tidings.cli.doubts import _tell
from tidings.cli.judge import read_ruling
from tidings.errors import ConfigError
from tidings.record import Ruling, open_record, open_view
from tidings.weigh.actors import Doubt


@pytest.fixture
def path(tmp_path):
    with record_of(tmp_path / "a.tidings", PILE) as record:
        return record.path


def run(*words: object):
    return CliRunner().invoke(app, [str(w) for w in words], catch_exceptions=False)


def events(path) -> dict[str, str]:
    with open_record(path) as record:
        view = open_view(record)
    return {e.summary: view.short(e.id) for e in view.affair.events}


def strikes(path) -> list[str]:
    return [name for summary, name in events(path).items() if "attacks" in summary]


def test_a_merge_is_told_with_what_it_came_to_and_how_to_take_it_back(path):
    done = run("judge", path, "merge", *strikes(path), "--who", "ana", "--note", "one raid")
    assert "ana, " in done.stdout
    assert "(one raid)" in done.stdout
    assert re.search(r"^now e\w+: Syldavia attacks Borduria.*4 accounts", done.stdout, re.MULTILINE)
    assert "2 events" in done.stdout
    judgement = re.search(r"tidings undo \S+ (j\w+)", done.stderr)[1]
    assert len(strikes(path)) == 1
    undone = run("undo", path, judgement, "--who", "bob")
    assert "undone: ana, " in undone.stdout
    assert len(strikes(path)) == 2
    run("undo", path, re.search(r"tidings undo \S+ (j\w+)", undone.stderr)[1], "--who", "bob")
    assert len(strikes(path)) == 1


def test_why_tells_what_people_decided(path):
    name = strikes(path)[0]
    assert "judged" not in run("why", path, name).stdout
    run("judge", path, "grade", name, "2", "--who", "ana", "--note", "seen on film")
    assert re.search(r"judged: ana, .*grade .* 2 \(seen on film\) \(j\w+\)", run("why", path, name).stdout)
    assert "seen on film" in json.loads(run("why", path, name, "--json").stdout)["facts"]["judged"]


def test_undo_without_an_id_takes_back_your_own(path):
    run("judge", path, "note", "Ann Ash", "ask", "her", "--who", "ana")
    run("judge", path, "reject", strikes(path)[0], "--who", "bob")
    assert "note on “Ann Ash”: ask her" in run("undo", path, "--who", "ana").stdout
    with pytest.raises(ConfigError, match="ana has judged nothing"):
        run("undo", path, "--who", "ana")


def test_judgements_are_listed_and_carried_to_a_colleague(path, tmp_path):
    run("judge", path, "edit", strikes(path)[0], "date", "1938-07", "--who", "ana")
    listed = run("judgements", path)
    assert "ana: edit date of" in listed.stdout
    assert "holds" in listed.stdout
    file = tmp_path / "mine.jsonl"
    assert "1 judgement in" in run("judgements", path, "--to", file).stderr
    (line,) = [json.loads(words) for words in file.read_text(encoding="utf8").splitlines()]
    assert (line["kind"], line["value"]) == ("edit", ["1938-07-01", "1938-07-31"])
    with record_of(tmp_path / "hers.tidings", PILE) as hers:
        pass
    run("judge", hers.path, "edit", strikes(hers.path)[0], "date", "1938-08", "--who", "bob")
    taken = run("judgements", hers.path, "--from", file)
    assert "1 new, 0 known before" in taken.stderr
    assert "conflict" in taken.stderr
    assert "1938-07-01, 1938-07-31" in taken.stderr
    assert "0 new, 1 known before" in run("judgements", hers.path, "--from", file).stderr


def test_a_file_that_holds_no_judgements_changes_nothing(path, tmp_path):
    file = tmp_path / "bad.jsonl"
    file.write_text("nothing\n", encoding="utf8")
    for source, said in ((file, "line 1"), (tmp_path / "gone.jsonl", "cannot be read")):
        with pytest.raises(ConfigError, match=said):
            run("judgements", path, "--from", source)
    with pytest.raises(ConfigError, match="cannot be written"):
        run("judgements", path, "--to", tmp_path / "no" / "where.jsonl")
    assert run("judgements", path, "--from", file, "--to", file).exit_code == 2
    with open_record(path) as record:
        assert record.judgements() == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("accept e1 k2", Ruling("accept", ("e1", "k2"))),
        ("edit k1 actors Ash Birch", Ruling("edit", ("k1",), "actors", ("Ash", "Birch"))),
        ("edit k1 place -", Ruling("edit", ("k1",), "place", ())),
        ("link l1 false", Ruling("link", ("l1",), None, ("false",))),
        ("link Fars p1 wire", Ruling("link", ("Fars", "p1"), "wire", ("true",))),
        ("link Fars p1 wire false", Ruling("link", ("Fars", "p1"), "wire", ("false",))),
        ("grade Fars D", Ruling("grade", ("Fars",), None, ("D",))),
        ("owner Fars Tasnim IRGC", Ruling("owner", ("Fars", "Tasnim"), None, ("IRGC",))),
        ("note e1 ask her", Ruling("note", ("e1",), note="ask her")),
    ],
)
def test_a_command_line_is_read_as_what_it_means(written, meant):
    verdict, *words = written.split()
    assert read_ruling(verdict, words) == meant


@pytest.mark.parametrize("written", ["merge e1", "edit k1 date", "link l1", "link a b", "grade Fars", "note e1"])
def test_too_few_words_are_told_how_to_write_it(written):
    verdict, *words = written.split()
    with pytest.raises(ConfigError, match=f"write: .*{verdict}"):
        read_ruling(verdict, words)


def test_doubts_come_with_their_grounds_and_the_commands_that_decide(path):
    with open_record(path) as record:
        view = open_view(record)
    ann, dee = (next(a for a in view.affair.actors if a.name == n) for n in ("Ann Ash", "Dee Dorn"))
    doubt = Doubt(ann.id, dee.id, (ann.name, dee.name), -0.5, ("alike +2.0", "other office -2.5"))
    lines = "\n".join(_tell(view, doubt, path))
    assert "Ann Ash (2 ×) | Dee Dorn (1 ×)" in lines
    assert "other office -2.5" in lines
    merge = re.search(r"tidings judge (\S+) merge (\w+) (\w+)", lines)
    run("judge", path, "merge", merge[2], merge[3])
    with open_record(path) as record:
        assert {"Ann Ash", "Dee Dorn"} <= set(next(a for a in record.affair().actors if "Ann Ash" in a.names).names)
    assert run("doubts", path).exit_code == 0
    assert json.loads(run("doubts", path, "--json").stdout) == []
