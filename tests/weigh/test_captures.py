from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pile_made import Made, days

from tidings.model import Interval, Page
from tidings.weigh.captures import bound_by_capture


def page(name: str, retrieved: str | None, text: str = "Rain fell.") -> Page:
    return Page(name, f"{name}.txt", "0", "text/plain", text, retrieved=retrieved)


def bound(retrieved: str | None, *more: Page, **made: object) -> Interval:
    (found,) = bound_by_capture([Made("a1", "Rain fell.", **made).done], [page("pa1", retrieved), *more])
    return found.article.published.interval


def test_an_article_is_no_younger_than_its_capture():
    assert bound("1938-06-01T10:00:00Z") == Interval(None, date(1938, 6, 1))


def test_the_earliest_capture_of_the_same_text_counts():
    other = page("pa2", "1938-05-20")
    assert bound("1938-06-01", other) == Interval(None, date(1938, 5, 20))
    assert bound("1938-06-01", replace(other, text="Ice came.")) == Interval(None, date(1938, 6, 1))


@pytest.mark.parametrize("retrieved", [None, "", "yesterday"])
def test_an_unknown_capture_bounds_nothing(retrieved):
    assert bound(retrieved) == Interval()


def test_a_known_date_stays():
    assert bound("1938-06-01", published=days("1938-05-03")) == days("1938-05-03")
