from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.annotate.times import calendar as cal
from tidings.annotate.times.reading import Reading
from tidings.model import UNKNOWN_INTERVAL, Interval

DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2300, 1, 1))
UNITS = st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "DE", "CE"])


@given(unit=UNITS, day=DAYS)
def test_a_stretch_holds_its_day(unit: str, day: date) -> None:
    interval = cal.stretch(unit, day).interval
    assert unit == "WE" or interval.earliest <= day <= interval.latest


@given(day=DAYS, mod=st.sampled_from(["early", "mid", "late"]), unit=st.sampled_from(["M", "Q", "Y", "DE"]))
def test_thirds_make_the_whole(day: date, mod: str, unit: str) -> None:
    whole = cal.stretch(unit, day).interval
    part = cal.third(whole, mod)
    assert whole.earliest <= part.earliest <= part.latest <= whole.latest
    assert sum(cal.third(whole, m).days for m in ("early", "mid", "late")) == whole.days


@given(day=DAYS, unit=UNITS, count=st.integers(-30, 30))
def test_shifting_keeps_order(day: date, unit: str, count: int) -> None:
    moved = cal.shift(day, unit, count)
    assert unit == "WE" or (moved >= day if count >= 0 else moved <= day)


@pytest.mark.parametrize(("year", "day"), [(2015, (4, 5)), (2016, (3, 27)), (1904, (4, 3))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert cal.easter(year) == date(year, *day)


def test_moving_holidays() -> None:
    assert cal.holiday("thanksgiving", 2015) == date(2015, 11, 26)
    assert cal.holiday("labor-day", 2015) == date(2015, 9, 7)
    assert cal.holiday("memorial-day", 2015) == date(2015, 5, 25)
    assert cal.holiday("good-friday", 2015) == date(2015, 4, 3)


def test_clip_leaves_the_whole_where_nothing_would_be_left() -> None:
    month = cal.month_of(2015, 9)
    assert cal.clip(month, date(2015, 10, 1), "after") == month
    assert cal.clip(month, date(2015, 8, 1), "before") == month
    assert cal.clip(month, None, "before") == month
    assert cal.clip(UNKNOWN_INTERVAL, date(2015, 8, 1), "before") == UNKNOWN_INTERVAL
    assert cal.clip(month, date(2015, 9, 9), "after") == Interval(date(2015, 9, 9), date(2015, 9, 30))


def test_winter_runs_into_the_next_year() -> None:
    assert cal.season_of(2015, "WI") == Interval(date(2015, 12, 1), date(2016, 2, 29))
    assert cal.season_of(2015, "H2") == Interval(date(2015, 7, 1), date(2015, 12, 31))


READINGS = st.builds(
    Reading,
    kind=st.sampled_from(["calendar", "shift", "window"]),
    unit=st.sampled_from(["", "D", "M"]),
    count=st.integers(-99, 99),
    year=st.sampled_from(["", "1904", "BC0490", "=0", "-1"]),
    weekday=st.integers(-1, 6),
)


@given(reading=READINGS)
def test_a_reading_survives_its_string(reading: Reading) -> None:
    assert Reading.parse(str(reading)) == reading


def test_a_foreign_string_is_no_reading() -> None:
    with pytest.raises(ValueError, match="unknown field"):
        Reading.parse("calendar colour=red")
