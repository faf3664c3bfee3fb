from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pile_made import days

from tidings.model import Interval
from tidings.weigh.leanings import Leaning, choose_day, lean_on, share_within, weigh_days

MAY = days("1938-05-01", "1938-05-31")
YEAR_AFTER = days("1939-05-01", "1939-05-31")


def leaning(weight: float, *boxes: Interval) -> Leaning:
    return Leaning(tuple((box, 1 / len(boxes)) for box in boxes), weight, f"{weight} {boxes[0].earliest}")


def test_a_weak_leaning_alone_decides_nothing_and_two_that_agree_do():
    assert weigh_days(Interval(), [leaning(0.7, MAY)]) is None
    found = weigh_days(Interval(), [leaning(0.7, MAY), leaning(0.6, days("1938-05-10", "1938-06-10"))])
    assert found.interval == days("1938-05-10", "1938-05-31")
    assert found.share > 0.8


def test_two_that_contradict_each_other_decide_nothing():
    assert weigh_days(Interval(), [leaning(0.8, MAY), leaning(0.8, YEAR_AFTER)]) is None


def test_the_majority_wins_and_says_who_it_is():
    three = [leaning(0.7, MAY), leaning(0.71, MAY), leaning(0.8, YEAR_AFTER)]
    found = weigh_days(Interval(), three)
    assert found.interval == MAY
    assert found.used == tuple(three[:2])


def test_bounds_cut_what_is_suggested():
    found = weigh_days(Interval(date(1938, 5, 20), None), [leaning(0.9, MAY)])
    assert found.interval == days("1938-05-20", "1938-05-31")


def test_nothing_suggested_is_no_date():
    assert weigh_days(Interval(), []) is None
    assert choose_day([date(1938, 5, 1)], []) is None
    assert share_within(MAY, []) == 1.0


def test_a_day_is_chosen_only_when_the_others_are_far_less_likely():
    two = [date(1938, 5, 4), date(1939, 5, 4)]
    assert choose_day(two, [leaning(0.7, MAY)])[0] == date(1938, 5, 4)
    assert choose_day(two, [leaning(0.7, MAY, YEAR_AFTER)]) is None
    assert choose_day([date(1950, 1, 1)], [leaning(0.7, MAY)]) is None


def test_the_share_within_bounds_is_small_where_all_speaks_of_other_days():
    assert share_within(Interval(date(1960, 1, 1), None), [leaning(0.8, MAY), leaning(0.8, MAY)]) < 0.05
    assert share_within(Interval(date(1938, 1, 1), None), [leaning(0.8, MAY)]) > 0.8


def test_stretches_reach_before_and_after():
    assert lean_on(days("1938-05-04"), [(1, 2, 1.0)]) == ((days("1938-05-03", "1938-05-06"), 1.0),)


@given(
    st.lists(
        st.tuples(st.floats(0.1, 0.95), st.integers(0, 900), st.integers(1, 60)).map(
            lambda t: leaning(t[0], Interval(date.fromordinal(700_000 + t[1]), date.fromordinal(700_000 + t[1] + t[2])))
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_days_lie_within_bounds_and_hold_their_share(leanings):
    bounds = Interval(date.fromordinal(700_100), date.fromordinal(700_400))
    found = weigh_days(bounds, leanings)
    if found:
        assert bounds.earliest <= found.interval.earliest <= found.interval.latest <= bounds.latest
        assert found.share >= 0.75 - 1e-9


@pytest.mark.parametrize("weight", [0.2, 0.9])
def test_the_order_of_leanings_does_not_matter(weight):
    some = [leaning(weight, MAY), leaning(0.6, YEAR_AFTER), leaning(0.7, days("1938-05-20", "1938-07-01"))]
    one, other = weigh_days(Interval(), some), weigh_days(Interval(), some[::-1])
    assert (one and one.interval) == (other and other.interval)
