from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tidings.model import Link, Origins
from tidings.record import View
from tidings.web.asked import Filter, select
from tidings.web.drawers import open_drawer
from tidings.web.index import Index
from tidings.web.pictures import PICTURES
from tidings.web.pictures.corroboration import find_stances


def drawn(index, name, **asked):
    return PICTURES[name](index, select(index, Filter(**asked)))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_plain_data_with_a_table_of_the_same(index, name):
    data = drawn(index, name)
    json.dumps(data)
    assert data["table"]["columns"]
    assert all(len(r["cells"]) == len(data["table"]["columns"]) for r in data["table"]["rows"])


@pytest.mark.parametrize("name", PICTURES)
def test_whatever_leads_somewhere_leads_to_a_drawer(index, name):
    def opened(part):
        if isinstance(part, dict):
            yield from [part["open"]] if part.get("open") else []
            part = list(part.values())
        if isinstance(part, list):
            for inner in part:
                yield from opened(inner)

    for found in set(opened(drawn(index, name))):
        assert found in index.view.articles or open_drawer(index, found), found


@pytest.mark.parametrize("name", PICTURES)
def test_a_filter_that_leaves_nothing_leaves_an_empty_picture(index, name):
    assert drawn(index, name, type="AID")["table"]["rows"] == []


def test_lineage_has_the_links_and_for_one_event_the_voices(index):
    whole = drawn(index, "lineage")
    assert {(ln["source"], ln["target"], ln["kind"]) for ln in whole["links"]} == {
        ("one-1", "two-1", "wire"),
        ("source:Reuters", "one-1", "cites"),
    }
    scoped = drawn(index, "lineage", event="e1")
    assert ("voice:x2", "one-1", "says") in {(ln["source"], ln["target"], ln["kind"]) for ln in scoped["links"]}
    assert {n["id"]: n.get("stance") for n in scoped["nodes"] if n["kind"] == "article"} == {
        "one-1": "both",
        "two-1": "asserts",
    }


def test_reprints_are_one_bundle_named_by_their_wire(sample):
    affair = replace(sample.affair, links=(Link("Reuters", "one-1", "wire"), Link("Reuters", "two-1", "wire")))
    bundles = Index(View(sample.pages, affair)).bundles
    assert [(b.label, b.articles) for b in bundles] == [("Reuters", ("one-1", "two-1")), ("Herald", ("two-2",))]


def test_an_article_that_tells_and_denies_shows_both(index):
    stances = find_stances(index, index.view.events["e1"])
    assert {article: stance for article, (stance, _) in stances.items()} == {"one-1": "both", "two-1": "asserts"}


def test_the_matrix_counts_what_it_leaves_out(sample, monkeypatch):
    from tidings.web.pictures import corroboration

    first = sample.affair.events[0]
    events = tuple(replace(first, id=f"e{i}", accounts=first.accounts, origins=Origins(1, 1)) for i in range(5))
    monkeypatch.setattr(corroboration, "MOST_ROWS", 3)
    data = drawn(Index(View(sample.pages, replace(sample.affair, events=events))), "corroboration")
    assert (len(data["rows"]), data["more"]) == (3, 2)


def test_the_timeline_keeps_lanes_apart_and_gathers_what_is_too_much(index, monkeypatch):
    from tidings.web.pictures import timeline

    data = drawn(index, "timeline")
    assert [b["id"] for b in data["happened"]["bars"]] == ["e1"]
    assert [b["id"] for b in data["published"]["bars"]] == ["one-1"]
    assert data["undated_articles"] == 2
    monkeypatch.setattr(timeline, "MOST_BARS", 0)
    assert drawn(index, "timeline")["happened"]["counts"] == [{"from": "1904-10-21", "to": "1904-10-21", "n": 1}]


def test_a_denial_answers_the_statement_that_tells_the_account(index):
    data = drawn(index, "claims")
    assert data["answers"] == [{"from": "s2", "to": "s1"}]
    assert {c["id"]: c["depth"] for c in data["cards"]} == {"s1": 0, "s2": 1}


def test_denials_of_each_other_end(sample):
    first, second, third = sample.affair.statements
    statements = (replace(first, denies=("s2",)), replace(second, denies=("s1",)), third)
    data = drawn(Index(View(sample.pages, replace(sample.affair, statements=statements))), "claims")
    assert len(data["answers"]) == 2


def test_the_map_has_a_circle_of_the_place_and_counts_events_without(index):
    data = drawn(index, "map")
    assert [(p["label"], p["radius"], p["n"]) for p in data["places"]] == [("Hull", 12, 1)]
    assert data["nowhere"] == 0


def test_two_actors_of_an_event_have_a_signed_line(sample):
    event = replace(sample.affair.events[0], recipients=("x2",))
    index = Index(View(sample.pages, replace(sample.affair, events=(event,))))
    (line,) = drawn(index, "actors")["links"]
    assert (line["source"], line["target"], line["sign"], line["open"]) == ("x1", "x2", "against", "pair:x1:x2")
    assert "Orlov and Reuters" in open_drawer(index, line["open"]).title
