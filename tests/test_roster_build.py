"""A record keeps the roster it was built with, and reads again what was read with another."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from tidings import open_record
from tidings.cli import app
from tidings.errors import SkipPage
from tidings.model import Page
from tidings.readers.restoring import restore_page
from tidings.roster import Entry, Roster

HEAD = "name,aliases,type,codes,country\n"
FRONT = HEAD + "Nightjar Front,NJF;The Nightjars,group,REB,SYR\n"
TWO = HEAD + "Nightjar Front,,group,REB,SYR\nNJF Holdings,NJF,organisation,BUS,GBR\n"
FIRST = "The Nightjar Front attacked a convoy on Tuesday, witnesses said."
SECOND = "NJF denied the attack on Wednesday."
THIRD = "The Nightjars released two prisoners on Friday."


@pytest.fixture
def affair(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(FIRST)
    (tmp_path / "two.jsonl").write_text(json.dumps({"id": "x", "text": "-", "html": f"<p>{SECOND}</p>"}) + "\n")
    (tmp_path / "front.csv").write_text(FRONT)
    (tmp_path / "two.csv").write_text(TWO)
    return tmp_path / "a.tidings"


def run(*args):
    return CliRunner().invoke(app, [*map(str, args)])


def built(*args):
    found = run("build", *args, "-o", "a.tidings", "--published", "2015-09-30", "--plain", "--json")
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def listed(path):
    """The names of each actor that the roster lists, by its entry."""
    with open_record(path) as record:
        actors = record.affair().actors
    return {a.why.partition(";")[0].removeprefix("roster: "): set(a.names) for a in actors if "roster: " in a.why}


def test_a_record_keeps_its_roster_and_a_changed_one_reads_all_again(affair):
    built("one.txt", "two.jsonl", "--actors", "front.csv")
    entry = "Nightjar Front (front.csv line 2)"
    assert listed(affair).keys() == {entry}
    assert {"Nightjar Front", "NJF"} <= listed(affair)[entry]

    why = run("why", affair, "NJF")
    assert f"roster: {entry}" in " ".join(why.stdout.split())

    affair.with_name("three.txt").write_text(THIRD)
    again = built("three.txt")
    assert [r["source"] for r in again["receipts"]] == ["three.txt"]
    assert len(listed(affair)) == 1
    assert "Nightjars" in " ".join(listed(affair)[entry])

    again = built("one.txt", "--actors", "two.csv")
    assert sorted(r["source"] for r in again["receipts"]) == ["one.txt", "three.txt", "two.jsonl#1"]
    assert listed(affair).keys() == {"Nightjar Front (two.csv line 2)", "NJF Holdings (two.csv line 3)"}

    assert built("one.txt", "--actors", "two.csv")["receipts"] == []


def test_a_wrong_roster_is_told_before_anything_is_read(affair):
    affair.with_name("bad.csv").write_text(HEAD + "Ash,,wizard,,\n")
    found = run("build", "one.txt", "-o", affair, "--actors", "bad.csv")
    assert found.exit_code == 1
    assert "bad.csv line 2: 'wizard' is no type of actor" in str(found.exception)
    assert not affair.exists()
    assert run("read", "one.txt", "--actors", "nowhere.csv").exit_code == 1


def test_read_tells_the_entry_of_a_mention(affair):
    found = run("read", affair.with_name("one.txt"), "--actors", affair.with_name("front.csv"), "--json")
    entries = {m.get("entry") for m in json.loads(found.stdout)["mentions"]}
    assert "Nightjar Front (front.csv line 2)" in entries


def test_pages_are_outdated_until_they_are_read_again(tmp_path, sample):
    with open_record(tmp_path / "r.tidings", create=True) as record:
        page, receipt = sample.pages[0], sample.receipts[0]
        record.add(page, sample.readings[page.id], receipt, day="2024-05-02")
        assert (record.roster, record.outdated()) == (None, [])
        roster = Roster("r.csv", (Entry("Ash (r.csv line 2)", "Ash", "person", ("A. Ash",), "GBR"),))
        record.note_roster(roster)
        assert record.roster == roster
        assert [p.id for p in record.outdated()] == [page.id]
        record.add(page, sample.readings[page.id], receipt, day="2024-05-02")
        record.note_roster(roster)
        assert record.outdated() == []


def test_a_page_has_its_markup_again():
    row = json.dumps({"html": "<p>Ash</p>"}).encode()
    assert restore_page(Page("p", "a.jsonl#1", "", "text/html", "Ash", row)).html == "<p>Ash</p>"
    assert restore_page(Page("p", "a.html", "", "text/html", "Ash", b"<p>Ash</p>")).html == "<p>Ash</p>"
    assert restore_page(Page("p", "a.txt", "", "text/plain", "Ash", b"Ash")).html is None
    with pytest.raises(SkipPage, match="has no `html` any more"):
        restore_page(Page("p", "a.jsonl#1", "", "text/html", "Ash", b"{}"))
