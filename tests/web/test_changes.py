from __future__ import annotations

import json
import threading

import pytest

from tidings.record import open_record
from tidings.web.changes import read_form

TOKEN = {"x-tidings-token": "a-token-for-tests"}


@pytest.fixture
def page(demo, serve):
    return serve(demo)


def events(path):
    with open_record(path) as record:
        return {e.id: e for e in record.affair().events}


def judge(page, **form):
    return page.post("/judge", data=form, headers=TOKEN)


def test_a_merge_is_done_listed_and_undone(page, demo):
    before = events(demo)
    first, second = sorted(before)[:2]
    made = judge(page, kind="merge", thing=[first, second]).json()
    assert len(events(demo)) == len(before) - 1
    assert made["open"] in events(demo)
    assert "merge" in page.get(f"/drawer?open={made['open']}").text
    assert "1 judgement" in page.get("/").text
    page.post("/undo", data={"id": made["id"]}, headers=TOKEN).raise_for_status()
    assert events(demo) == before
    assert "Bring back" in page.get("/drawer?open=list:judgements").text


def test_an_edit_moves_what_is_shown_at_once(page, demo):
    name = next(iter(events(demo)))
    judge(page, kind="edit", thing=name, field="date", value="1904-11-05").raise_for_status()
    assert "5 Nov 1904" in page.get(f"/drawer?open={name}").text


def test_the_name_given_is_who_judged(page, demo):
    name = next(iter(events(demo)))
    judge(page, kind="accept", thing=name, who="Béla").raise_for_status()
    with open_record(demo) as record:
        assert [j.who for j in record.judgements()] == ["Béla"]


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "explode", "thing": "e1"},
        {"kind": "accept", "thing": "e999"},
        {"kind": "edit", "thing": "*", "field": "date", "value": "yesterday"},
        {"kind": "edit", "thing": "*", "field": "colour", "value": "red"},
        {"kind": "merge", "thing": "*"},
        {"kind": "grade", "thing": "*", "value": "9"},
    ],
)
def test_what_cannot_be_decided_is_told_and_not_stored(page, demo, form):
    form = {k: next(iter(events(demo))) if v == "*" else v for k, v in form.items()}
    answer = judge(page, **form)
    assert answer.status_code == 400
    assert "\n" not in answer.text
    with open_record(demo) as record:
        assert record.judgements() == []


def test_an_outlet_is_graded_and_a_note_left(page):
    judge(page, kind="grade", thing="outlet:Le Temps", value="B").raise_for_status()
    judge(page, kind="note", thing="outlet:Le Temps", note="semi-official").raise_for_status()
    drawer = page.get("/drawer", params={"open": "outlet:Le Temps"}).text
    assert "semi-official" in drawer
    assert "<option selected>B</option>" in drawer


def test_two_people_join_their_judgements(page, demo, serve, built_demo, tmp_path):
    import shutil

    other = serve(shutil.copy(built_demo, tmp_path / "other.tidings"), who="ben")
    first, second = sorted(events(demo))[:2]
    judge(page, kind="accept", thing=first).raise_for_status()
    judge(other, kind="reject", thing=first).raise_for_status()
    judge(other, kind="accept", thing=second).raise_for_status()
    theirs = other.get("/judgements.jsonl").text
    assert all(json.loads(line) for line in theirs.splitlines())
    took = page.post("/judgements", content=theirs, headers=TOKEN).json()
    assert took["told"] == "2 new of 2 judgements"
    assert page.post("/judgements", content=theirs, headers=TOKEN).json()["told"] == "0 new of 2 judgements"
    assert "1 contradicted" in page.get("/").text
    assert "contradicted" in page.get("/drawer?open=list:judgements").text


def test_two_browsers_at_once_lose_nothing(page, demo):
    names = sorted(events(demo))[:4]
    answers = []
    work = [threading.Thread(target=lambda n=n: answers.append(judge(page, kind="accept", thing=n))) for n in names]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert [a.status_code for a in answers] == [200] * 4
    with open_record(demo) as record:
        assert len(record.judgements()) == 4
        assert not record.stale


@pytest.mark.parametrize("body", [b"\xff\xfe", b"&".join(b"a=1" for _ in range(300))])
def test_a_form_that_is_none_is_told(page, body):
    headers = TOKEN | {"content-type": "application/x-www-form-urlencoded"}
    assert page.post("/judge", content=body, headers=headers).status_code == 400


def test_a_form_keeps_every_value():
    assert read_form(b"thing=e1&thing=e2&note=a+b") == {"thing": ["e1", "e2"], "note": ["a b"]}
