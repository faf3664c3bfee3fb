from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from pile_made import days

from tidings.model import UNKNOWN_INTERVAL, Interval
from tidings.weigh.days import add_months, agree, gap, hull, intersect, shift

ANY_DAY = st.dates(date(1900, 1, 1), date(2050, 1, 1))
INTERVALS = st.tuples(ANY_DAY, ANY_DAY).map(lambda d: Interval(min(d), max(d)))


def test_two_intervals_share_the_days_in_both():
    assert intersect(days("1938-05-01", "1938-05-10"), days("1938-05-08", "1938-06-01")) == days(
        "1938-05-08", "1938-05-10"
    )
    assert intersect(days("1938-05-01"), days("1938-05-02")) is None


def test_an_open_end_reaches_without_limit():
    assert intersect(Interval(date(1938, 5, 1), None), UNKNOWN_INTERVAL) == Interval(date(1938, 5, 1), None)


def test_a_hull_is_open_where_one_of_its_intervals_is():
    assert hull([days("1938-05-01"), days("1938-05-09")]) == days("1938-05-01", "1938-05-09")
    assert hull([days("1938-05-01"), Interval(None, date(1938, 5, 3))]) == Interval(None, date(1938, 5, 3))
    assert hull([days("1938-05-01"), Interval(date(1938, 5, 3), None)]) == Interval(date(1938, 5, 1), None)
    assert hull([]) == UNKNOWN_INTERVAL


def test_months_are_added_within_the_calendar():
    assert add_months(date(1939, 12, 31), 2) == date(1940, 2, 29)
    assert add_months(date(1940, 1, 15), -1) == date(1939, 12, 15)


def test_shifting_leaves_open_ends_open():
    assert shift(Interval(None, date(1938, 5, 3)), -2, 2) == Interval(None, date(1938, 5, 5))
    assert shift(days("1938-05-03"), -2, 1) == days("1938-05-01", "1938-05-04")


def test_the_gap_between_neighbouring_days_is_one():
    assert gap(days("1938-05-01"), days("1938-05-02")) == 1
    assert gap(days("1938-05-09"), days("1938-05-02")) == 7
    assert gap(days("1938-05-01", "1938-05-09"), days("1938-05-02")) == 0


def test_most_accounts_decide_on_the_days():
    assert agree([days("1938-05-01"), days("1938-05-01", "1938-05-31"), days("1938-07-01")]) == days("1938-05-01")
    assert agree([UNKNOWN_INTERVAL]) == UNKNOWN_INTERVAL


def test_overlapping_intervals_agree_on_what_they_share():
    assert agree([days("1938-05-01", "1938-05-20"), days("1938-05-10", "1938-05-31")]) == days(
        "1938-05-10", "1938-05-20"
    )


@given(INTERVALS, INTERVALS)
def test_intersecting_is_symmetric_and_inside_both(one, other):
    both = intersect(one, other)
    assert both == intersect(other, one)
    assert (both is None) == (gap(one, other) > 0)
    if both:
        assert hull([one, both]) == one
        assert hull([other, both]) == other


@given(st.lists(INTERVALS, max_size=6))
def test_agreeing_does_not_depend_on_order(intervals):
    assert agree(intervals) == agree(intervals[::-1])
