from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.extract.dates import find_date, find_date_in_url, hull, parse_published
from tidings.model import Interval


def days(first: str, last: str | None = None) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sept. 28, 2015", days("2015-09-28")),
        ("Monday, 28 Sep 2015 10:02", days("2015-09-28")),
        ("28/9/2015", days("2015-09-28")),
        ("9/28/2015", days("2015-09-28")),
        ("28.09.15", days("2015-09-28")),
        ("9/10/2015", days("2015-09-10", "2015-10-09")),
        ("2015-09-28T10:00:00Z", days("2015-09-28")),
        ("22nd of October, 1904", days("1904-10-22")),
        ("February 2016", days("2016-02-01", "2016-02-29")),
        ("31 February 2016", days("2016-02-01", "2016-02-29")),
        ("24 Sep", None),
        ("no date", None),
        ("45/45/2015", None),
    ],
)
def test_dates_are_read_as_written(text, expected):
    assert find_date(text) == expected


def test_the_order_of_day_and_month_can_be_told():
    assert find_date("9/10/2015", month_first=True) == days("2015-09-10")
    assert find_date("9/10/2015", month_first=False) == days("2015-10-09")
    assert find_date("9.10.2015") == days("2015-10-09")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-09", days("2015-09-01", "2015-09-30")),
        ("2015", days("2015-01-01", "2015-12-31")),
        ("2015-09-21/2015-09-30", days("2015-09-21", "2015-09-30")),
        ("2015-09-28 10:00:00", days("2015-09-28")),
        ("28 September 2015", days("2015-09-28")),
        ("2015-13-01", None),
        ("soon", None),
    ],
)
def test_what_the_user_gives_is_understood(text, expected):
    assert parse_published(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.org/2016/02/14/talks", days("2016-02-14")),
        ("http://a.org/world/2015/nov/24/talks", days("2015-11-24")),
        ("http://a.org/World/2015/1124/talks", days("2015-11-24")),
        ("http://a.org/talks-20160214.html", days("2016-02-14")),
        ("http://a.org/2015/November/talks", days("2015-11-01", "2015-11-30")),
        ("http://a.org/2016/02/talks", days("2016-02-01", "2016-02-29")),
        ("http://a.org/talks?d=2016/02/14", None),
        ("http://a.org/article/381930", None),
    ],
)
def test_addresses_carry_dates(url, expected):
    assert find_date_in_url(url) == expected


def test_a_hull_of_nothing_is_open():
    assert hull([]) == Interval()


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day):
    assert parse_published(day.isoformat()) == Interval(day, day)
    assert find_date(f"{day.day} {day:%B} {day.year}") == Interval(day, day)
