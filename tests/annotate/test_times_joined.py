"""Times of the clock and of numbers, those that stand beside each other, and those that are quoted."""

from __future__ import annotations

import pytest
from time_readings import PUBLISHED, between, day, one, parsed, times

from tidings.annotate.times import anchor_times, find_times


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The fleet sailed at 10 a.m. Wednesday.", "10 a.m. Wednesday", "2015-09-23T10:00"),
        ("The fleet will sail tomorrow, 4 pm.", "tomorrow, 4 pm", "2015-09-25T16:00"),
        ("The ten am watch was late.", "ten am", "2015-09-24T10:00"),
        ("They ate at 5 o'clock in the afternoon.", "5 o'clock in the afternoon", "2015-09-24T17:00"),
        ("They ate at 12 at night.", "12 at night", "2015-09-24T00:00"),
        ("They waited two hours and 30 minutes.", "two hours and 30 minutes", "PT2H30M"),
        ("They served for two years, three months.", "two years, three months", "P2Y3M"),
        ("The fleet sailed in 11/2014.", "11/2014", "2014-11"),
        ("The fleet sailed in 2014 November.", "2014 November", "2014-11"),
        ("Nobody has sailed since 7/2.", "7/2", "2015-07-02"),
        ("The fleet sailed on the second Saturday of May.", "the second Saturday of May", "2015-05-09"),
        ("The fleet sailed on the last Sunday in October 2012.", "the last Sunday in October 2012", "2012-10-28"),
        ("They pay on the first Monday of each month.", "the first Monday of each month", "XXXX-XX-WXX-1"),
        ("The fleet sailed on Monday the thirty-first.", "Monday the thirty-first", "2015-08-31"),
        ("The fleet sailed on monday.", "monday", "2015-09-21"),
        ("The fleet sailed on Thanksgiving.", "Thanksgiving", "2014-11-27"),
        ("They sailed before the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
        ("The budget for fiscal 2014 grew.", "fiscal 2014", "2014"),
        ("Sales fell in the final quarter of 2014.", "the final quarter of 2014", "2014-Q4"),
        ("They waited all day.", "all day", "P1D"),
        ("The yards grew in recent years.", "recent years", "PAST_REF"),
        ("No ship sailed later than 1904.", "1904", "1904"),
    ],
)
def test_one_time(sentence: str, text: str, value: str) -> None:
    found = one(sentence)
    assert (found.text, found.value) == (text, value)


def test_the_first_of_a_pair_has_the_second_ones_half() -> None:
    assert [t.value for t in times("The road was closed between 3 and 5 p.m.")] == [
        "2015-09-24T15:00",
        "2015-09-24T17:00",
    ]


def test_the_hour_that_a_meeting_is_moved_to() -> None:
    assert [t.text for t in times("They moved the 3 pm session to 4.")] == ["3 pm", "4"]
    assert [t.text for t in times("They raised the 3 pm quota to 26.")] == ["3 pm"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Sunday Times reported it.",
        "The Daily Mail reported it.",
        "The former king ruled.",
        "They settled Resolution 11/2016.",
        "It was a day-to-day matter.",
    ],
)
def test_no_time(sentence: str) -> None:
    assert [t.text for t in times(sentence)] == []


def test_former_is_a_time_only_in_a_history() -> None:
    history = "In May 1904 and in June 1904, in July 1904 and in August 1904 the former king ruled."
    assert times(history)[-1].value == "PAST_REF"


def test_a_quoted_day_may_be_counted_from_the_day_before() -> None:
    quoted, own = times("“We saw it yesterday,” he said. They saw it yesterday.")
    assert quoted.value == own.value == "2015-09-23"
    assert quoted.interval == between("2015-09-22", "2015-09-23")
    assert own.interval == day("2015-09-23")


def test_a_quoted_day_is_anchored_again_as_it_was() -> None:
    read = parsed("“We saw it yesterday,” he said.")
    undated = find_times(read, between("2015-09-20", "2015-09-22"))
    assert anchor_times(undated, PUBLISHED) == find_times(read, PUBLISHED)


def test_will_looks_ahead_whatever_the_parse_says() -> None:
    found = times("The premier, who was at the palace Tuesday and will be in Rome Friday, has left.")
    assert [t.value for t in found] == ["2015-09-22", "2015-09-25"]


def test_a_timetable_in_the_present_looks_ahead() -> None:
    assert one("The talks begin Monday.").value == "2015-09-28"
