from __future__ import annotations

import pytest

from tidings.web.asked import Asked, Filter, read_address, select
from tidings.web.render import filter_chips


def left(index, **asked):
    return select(index, Filter(**asked))


def test_nothing_asked_leaves_everything(index):
    whole = left(index)
    assert whole.events == ("e1",)
    assert set(whole.statements) == {"s1", "s2", "s3"}
    assert set(whole.articles) == {"one-1", "two-1", "two-2"}


@pytest.mark.parametrize(
    "asked",
    [
        {"actor": "x1"},
        {"actor": "x3"},
        {"place": "p1"},
        {"outlet": "Herald"},
        {"type": "ASSAULT"},
        {"act": "asserts"},
        {"act": "denies"},
        {"act": "own voice"},
        {"disputed": "1"},
        {"event": "e1"},
        {"since": "1904-10-21", "until": "1904-10"},
    ],
)
def test_an_event_is_left_by_what_it_has(index, asked):
    assert left(index, **asked).events == ("e1",)


@pytest.mark.parametrize(
    "asked",
    [
        {"actor": "nobody"},
        {"place": "p9"},
        {"outlet": "Times"},
        {"type": "AID"},
        {"act": "promises"},
        {"event": "e9"},
        {"since": "1905"},
        {"until": "1904-09"},
        {"type": "ASSAULT", "outlet": "Times"},
    ],
)
def test_an_event_is_not_left_by_what_it_has_not(index, asked):
    assert left(index, **asked).events == ()


def test_statements_follow_their_own_facets(index):
    assert left(index, act="denies").statements == ("s2",)
    assert set(left(index, disputed="1").statements) == {"s1", "s2"}
    assert set(left(index, event="e1").statements) == {"s1", "s2"}


def test_an_address_says_all_and_nothing_it_does_not_know():
    asked = read_address({"actor": "x1", "since": "1904-10", "picture": "map", "open": "e1", "evil": "<script>"})
    assert asked.filter == Filter(actor="x1", since="1904-10")
    assert asked.address() == "/?since=1904-10&actor=x1&picture=map&open=e1"
    assert asked.address(actor="", picture="lineage") == "/?since=1904-10&open=e1"
    assert Asked(base="#").address(open="e1") == "#open=e1"


@pytest.mark.parametrize("query", [{"since": "yesterday"}, {"until": "1904-13"}, {"picture": "../etc"}])
def test_what_makes_no_sense_asks_nothing(query):
    assert read_address(query) == Asked()


def test_chips_say_what_is_filtered_and_lead_to_the_address_without_it(index):
    asked = read_address({"actor": "x1", "disputed": "1"})
    assert filter_chips(index, asked) == [
        ("actor", "Orlov", "/?disputed=1"),
        ("disputed", "disputed only", "/?actor=x1"),
    ]
