"""Whatever the model can hold comes back from JSON exactly."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tidings.model import (
    Affair,
    Annotated,
    Article,
    Hop,
    Interval,
    Publication,
    Span,
    Statement,
    WeighedAccount,
    WeighedStatement,
)
from tidings.record.codec import decode, encode, plain


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=40)
@given(st.from_type(Annotated))
def test_annotated_comes_back_exactly(thing: Annotated):
    assume("NaN" not in encode(thing))
    assert decode(Annotated, encode(thing)) == thing


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=40)
@given(st.one_of(st.from_type(WeighedStatement), st.from_type(WeighedAccount)))
def test_weighed_things_come_back_exactly(thing):
    assume("NaN" not in encode(thing))
    assert decode(type(thing), encode(thing)) == thing


def test_defaults_are_left_out_and_filled_in_again():
    article = Article("a1", "p1", ((0, 5),))
    assert plain(article) == {"id": "a1", "page": "p1", "spans": [[0, 5]]}
    assert decode(Article, encode(article)) == article


def test_a_value_equal_to_none_is_told_apart_from_a_default():
    statement = Statement((), (), (), "denies", "direct", chain=(Hop("Fars", "agency", 3),), speaker=None)
    assert decode(Statement, encode(statement)) == statement


def test_days_are_iso_8601():
    published = Publication(Interval(date(1904, 10, 21), None), "given", (Span("p", 1, 2),))
    assert plain(published)["interval"] == {"earliest": "1904-10-21"}
    assert decode(Publication, encode(published)) == published


def test_unknown_keys_of_a_newer_program_are_left_out():
    assert decode(Span, '{"page":"p","start":1,"end":2,"colour":"red"}') == Span("p", 1, 2)


def test_an_empty_affair():
    assert encode(Affair()) == "{}"
    assert decode(Affair, "{}") == Affair()
