from __future__ import annotations

import pytest
from pile_made import days

from tidings.model import UNKNOWN_INTERVAL
from tidings.weigh.relative import date_report

LATE_DECEMBER = days("2016-12-21", "2016-12-31")


@pytest.mark.parametrize(
    ("words", "event", "report"),
    [
        ("last month", LATE_DECEMBER, days("2017-01-01", "2017-01-31")),
        ("this month", LATE_DECEMBER, days("2016-12-01", "2016-12-31")),
        ("last year", LATE_DECEMBER, days("2017-01-01", "2017-12-31")),
        ("last week", days("2016-12-21"), days("2016-12-26", "2017-01-01")),
        ("five months ago", LATE_DECEMBER, days("2017-04-21", "2017-06-15")),
        ("3 days ago", days("2016-12-21"), days("2016-12-24")),
        ("two weeks earlier", days("2016-12-01"), days("2016-12-12", "2016-12-18")),
        ("a year ago", days("2016-06-15"), days("2016-12-15", "2017-09-13")),
        ("yesterday", days("2016-12-21"), days("2016-12-22")),
        ("today", days("2016-12-21"), days("2016-12-21")),
        ("on Wednesday", days("2016-12-21"), days("2016-12-21", "2016-12-27")),
    ],
)
def test_relative_words_date_the_report(words, event, report):
    assert date_report(words, event) == report


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("last month", UNKNOWN_INTERVAL),
        ("on Wednesday", LATE_DECEMBER),
        ("in 2014", days("2014-01-01")),
        ("Wednesday 21", days("2016-12-21")),
        ("some days ago", days("2016-12-21")),
    ],
)
def test_other_words_date_nothing(words, event):
    assert date_report(words, event) is None
