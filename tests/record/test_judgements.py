from __future__ import annotations

import io
import sqlite3
import threading
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.errors import ConfigError, RecordError
from tidings.model import Anchor, Judgement, Subject
from tidings.record import (
    find_conflicts,
    in_force,
    open_record,
    read_judgements,
    tell,
    undone_by,
    write_judgements,
)
from tidings.record.judgements import make_undo, name_judgement
from tidings.record.schema import schema_version

NOON = "2026-11-21T12:00:00.000000+00:00"
FLEET = Subject("event", "the fleet fires", (Anchor("aa", 3, 20, "the fleet fired", (13, 18), "ASSAULT"),))
TALKS = Subject("event", "they talk", (Anchor("bb", 0, 9, "they talk", (5, 9), "CONSULT"),))


def made(kind: str, *subjects: Subject, who: str = "ana", at: int = 0, **more) -> Judgement:
    when = NOON.replace("12:00", f"12:{at:02}")
    return name_judgement(Judgement("", when, who, kind, subjects or (FLEET,), **more))


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "r.tidings", create=True) as opened:
        yield opened


def test_what_was_judged_comes_back_as_it_was_in_the_order_in_which_it_was_made(record):
    late, early = made("merge", FLEET, TALKS, at=9), made("edit", field="date", value=("1904-10-21",))
    assert record.judge(late, early) == 2
    assert record.judgements() == [early, late]


def test_the_same_judgement_is_there_once(record):
    assert (record.judge(made("accept")), record.judge(made("accept"))) == (1, 0)
    assert len(record.judgements()) == 1


def test_a_judgement_makes_the_record_stale_until_it_is_weighed(record, sample):
    record.write_affair(sample.affair.__class__())
    assert not record.stale
    record.judge(made("accept"))
    assert record.stale


def test_a_weighing_of_what_has_changed_meanwhile_is_not_written(record, sample):
    before = record.revision
    record.judge(made("accept"))
    assert not record.write_affair(sample.affair.__class__(), revision=before)
    assert record.stale
    assert record.write_affair(sample.affair.__class__(), revision=record.revision)
    assert not record.stale


def test_nothing_judged_is_ever_changed_or_deleted(record):
    record.judge(made("accept"))
    with sqlite3.connect(record.path) as raw:
        for command in ("DELETE FROM judgements", "UPDATE judgements SET who = 'bob'"):
            with pytest.raises(sqlite3.IntegrityError, match="judgements are never"):
                raw.execute(command)
    raw.close()
    assert record.judgements() == [made("accept")]


def test_undo_takes_back_the_newest_of_the_one_who_asks(record):
    own, other = made("accept", at=1), made("reject", who="bob", at=2)
    record.judge(own, other)
    undo = record.undo(None, who="ana", made=NOON.replace("12:00", "12:30"))
    assert undo.undoes == own.id
    assert in_force(record.judgements()) == [other]
    with pytest.raises(ConfigError, match="ana has judged nothing"):
        record.undo(None, who="ana", made=NOON)


def test_an_undo_is_undone_by_its_own_id(record):
    record.judge(made("accept"))
    undo = record.undo(made("accept").id[:6], who="bob", made=NOON)
    with pytest.raises(ConfigError, match=undo.id):
        record.undo(made("accept").id, who="bob", made=NOON)
    record.undo(undo.id, who="bob", made=NOON)
    assert in_force(record.judgements()) == [made("accept")]


def test_what_nobody_judged_cannot_be_undone(record):
    with pytest.raises(ConfigError, match="no judgement 'jffff'"):
        record.undo("jffff", who="ana", made=NOON)


def test_many_who_judge_at_once_lose_nothing(record):
    def judge(who: str) -> None:
        with open_record(record.path) as own:
            for n in range(10):
                own.judge(made("note", who=who, at=n, note=f"{who} {n}"))

    threads = [threading.Thread(target=judge, args=(who,)) for who in ("ana", "bob", "cy")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {(j.who, j.note) for j in record.judgements()} == {
        (w, f"{w} {n}") for w in ("ana", "bob", "cy") for n in range(10)
    }
    assert record.revision == 30


def test_a_record_of_version_1_gets_the_table_that_new_ones_have(tmp_path):
    old, new = tmp_path / "old.tidings", tmp_path / "new.tidings"
    for path in (old, new):
        open_record(path, create=True).close()
    with sqlite3.connect(old) as raw:
        raw.execute("DROP TABLE judgements")
        raw.execute("CREATE TABLE judgements (id INTEGER PRIMARY KEY, made, kind, subject, decision, note)")
        raw.execute("PRAGMA user_version = 1")
    raw.close()
    with open_record(old) as record:
        record.judge(made("accept"))
    shapes = [_shape(path) for path in (old, new)]
    assert shapes[0] == shapes[1]
    assert schema_version() >= 2


def _shape(path) -> list:
    with sqlite3.connect(path) as raw:
        columns = raw.execute("PRAGMA table_info(judgements)").fetchall()
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'judgements' AND type = 'trigger'")
        shape = [columns, sorted(triggers.fetchall())]
    raw.close()
    return shape


def test_what_is_told_of_a_judgement_names_who_when_and_what():
    told = tell(made("edit", field="date", value=("1904-10-21",), note="the log says so"))
    assert told == "ana, 2026-11-21: edit date of “the fleet fires” to 1904-10-21 (the log says so)"
    assert tell(made("split", FLEET, TALKS)) == "ana, 2026-11-21: split “the fleet fires” from “they talk”"
    outlet, article = Subject("outlet", "Fars"), Subject("article", "Rudaw: A visit", (Anchor("cc", 0, 9),))
    told = tell(made("link", outlet, article, field="wire", value=("false",)))
    assert told == "ana, 2026-11-21: “Rudaw: A visit” is not from “Fars” (wire)"


# Conflicts


def both(one: Judgement, other: Judgement) -> list[str]:
    return [c.why for c in find_conflicts([other, one])]


def test_two_people_may_contradict_each_other():
    bob = {"who": "bob", "at": 5}
    assert both(made("accept"), made("reject", **bob)) == ["one accepts what the other rejects"]
    parted = ["one holds together what the other parts"]
    assert both(made("merge", FLEET, TALKS), made("split", FLEET, TALKS, **bob)) == parted
    day = made("edit", field="date", value=("1904-10-21",))
    assert both(day, made("edit", field="date", value=(), **bob)) == ["date: 1904-10-21 or nothing"]
    paper = Subject("outlet", "Fars")
    assert both(made("grade", paper, field="reliability", value=("B",)),
                made("grade", paper, field="reliability", value=("D",), **bob)) == ["reliability: B or D"]  # fmt: skip


def test_who_agrees_or_speaks_of_something_else_is_in_no_conflict():
    bob = {"who": "bob", "at": 5}
    assert not both(made("accept"), made("accept", **bob))
    assert not both(made("accept"), made("reject", TALKS, **bob))
    assert not both(made("edit", field="mode", value=("visit",)), made("edit", field="date", value=(), **bob))
    assert not both(made("accept"), made("reject", who="ana", at=5))


def test_an_undone_judgement_is_in_no_conflict():
    one, other = made("accept"), made("reject", who="bob", at=5)
    assert not find_conflicts([one, other, make_undo(one, who="ana", made=NOON)])


# Properties

SUBJECTS = st.builds(
    Subject,
    st.just("event"),
    st.text(max_size=5),
    st.lists(
        st.builds(Anchor, st.sampled_from(["aa", "bb"]), st.integers(0, 9), st.integers(10, 20), st.text(max_size=5),
                  st.none() | st.tuples(st.integers(0, 5), st.integers(6, 9)), st.sampled_from(["", "ASSAULT"])),
        min_size=1, max_size=3,
    ).map(tuple),
    st.lists(st.text(max_size=5), max_size=2).map(tuple),
)  # fmt: skip
JUDGEMENTS = st.lists(
    st.builds(
        lambda kind, who, at, subjects, note: made(kind, *subjects, who=who, at=at, note=note),
        st.sampled_from(["accept", "reject", "merge", "split"]),
        st.sampled_from(["ana", "bob"]),
        st.integers(0, 59),
        st.lists(SUBJECTS, min_size=2, max_size=2).map(tuple),
        st.text(max_size=5),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(JUDGEMENTS)
def test_what_is_written_to_a_file_is_read_from_it(judgements):
    out = io.StringIO()
    write_judgements(judgements, out)
    assert read_judgements(out.getvalue().splitlines()) == judgements


@settings(max_examples=60, deadline=None)
@given(JUDGEMENTS, st.data())
def test_undoing_and_undoing_that_leaves_what_was(judgements, data):
    listed, before = list(judgements), in_force(judgements)
    if not before:
        return
    chosen = data.draw(st.sampled_from(before))
    undo = make_undo(chosen, who="cy", made=NOON)
    assert in_force([*listed, undo]) == [j for j in before if j.id != chosen.id]
    redo = make_undo(undo, who="cy", made=NOON)
    assert in_force([redo, *listed, undo]) == before
    assert undone_by([*listed, undo, redo]) == {undo.id: (redo.id,)}


@settings(max_examples=40, deadline=None)
@given(JUDGEMENTS, JUDGEMENTS)
def test_two_people_s_work_is_joined_whoever_takes_whose(mine, yours):
    assert in_force([*mine, *yours]) == in_force([*yours, *mine])
    assert find_conflicts([*mine, *yours]) == find_conflicts([*yours, *mine])


def test_no_words_end_a_line_of_the_file():
    noted = made("note", note="one\u2028two\x85three\nfour")
    out = io.StringIO()
    write_judgements([noted], out)
    assert read_judgements(out.getvalue().splitlines()) == [noted]


def test_a_long_row_of_undos_is_followed_to_its_end():
    listed = [made("accept")]
    for _ in range(2001):
        listed.append(make_undo(listed[-1], who="ana", made=NOON))
    assert not in_force(listed)
    assert in_force(listed[:-1]) == [listed[0]]


def test_a_line_that_is_no_judgement_names_its_number():
    good = io.StringIO()
    write_judgements([made("accept")], good)
    for bad in ("{", "[]", '{"kind": "accept"}', '{"made": "x", "who": "ana", "kind": "note"}'):
        with pytest.raises(ConfigError, match="line 2"):
            read_judgements([good.getvalue(), bad])


def test_a_line_changed_by_hand_is_refused_and_one_without_id_gets_its_own():
    out = io.StringIO()
    write_judgements([made("accept")], out)
    with pytest.raises(ConfigError, match="does not say what it said"):
        read_judgements([out.getvalue().replace("ana", "bob")])
    written = out.getvalue().replace(f'"id":"{made("accept").id}",', "")
    assert read_judgements([written]) == [made("accept")]


@pytest.mark.parametrize(
    "bad",
    [
        replace(made("accept"), kind="praise"),
        replace(made("accept"), who=" "),
        made("merge", FLEET),
        made("merge", FLEET, Subject("actor", "Orlov")),
        made("edit", field="colour", value=("red",)),
        made("edit", field="date", value=("soon",)),
        made("edit", field="date", value=("1904-10-22", "1904-10-21")),
        made("edit", field="type", value=("ATTACK",)),
        made("grade", field="reliability", value=("B",)),
        made("grade", field="credibility", value=("B",)),
        made("link", FLEET, TALKS, value=("true",)),
        made("owner", value=("X",)),
        made("note"),
        made("undo"),
    ],
    ids=lambda j: f"{j.kind} {j.field}",
)
def test_what_nobody_can_decide_is_refused_when_it_is_read(bad):
    out = io.StringIO()
    write_judgements([replace(bad, id="")], out)
    with pytest.raises(ConfigError, match="line 1"):
        read_judgements([out.getvalue()])


def test_a_record_that_is_locked_for_long_says_so(record, monkeypatch):
    monkeypatch.setattr("tidings.record.connect.PATIENCE", 0.05)
    with sqlite3.connect(record.path) as raw, open_record(record.path) as second:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="in use by another program"):
            second.judge(made("accept"))
    raw.close()
