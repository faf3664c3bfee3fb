from __future__ import annotations

import pytest
from time_readings import PUBLISHED, between, day, parsed

from tidings.annotate.times import find_times
from tidings.annotate.times.governing import date_event, governing_times, narrative_time
from tidings.annotate.times.grammar import read_candidates
from tidings.annotate.times.spoken import spoken_on
from tidings.language import parse
from tidings.model import UNKNOWN_INTERVAL, Article, Interval

THURSDAY = PUBLISHED


@pytest.mark.parametrize(
    ("sentence", "text", "found"),
    [
        ("The telegrams were read to-day.", "to-day", day("2015-09-24")),
        ("The fleet will sail to-morrow morning.", "to-morrow morning", day("2015-09-25")),
        ("The fleet fired on Friday last.", "Friday last", day("2015-09-18")),
        ("The fleet will sail on Friday next.", "Friday next", day("2015-09-25")),
        ("It fired on the night of Friday last.", "the night of Friday last", day("2015-09-18")),
        ("It fired last Friday week.", "last Friday week", day("2015-09-11")),
        ("The debate will be held on Friday week.", "Friday week", day("2015-10-02")),
        ("It left the harbour yesterday week.", "yesterday week", day("2015-09-16")),
        ("It fired in the night of 21 to 22 August.", "the night of 21 to 22 August", day("2015-08-21")),
        ("It fired on the night of August 21-22, 1904.", "the night of August 21-22, 1904", day("1904-08-21")),
    ],
)
def test_older_times_are_read_whole(sentence: str, text: str, found: Interval) -> None:
    (time,) = find_times(parsed(sentence), THURSDAY)
    assert (time.text, time.interval) == (text, found)


def test_a_plain_week_after_a_weekday_is_not_taken_in() -> None:
    assert [c.end - c.start for c in read_candidates("On Friday last week it left.")] == [
        len("Friday"),
        len("last week"),
    ]


def article(dateline: str | None) -> Article:
    return Article("a", "p", ((0, 1),), dateline=dateline)


@pytest.mark.parametrize(
    ("dateline", "found"),
    [
        ("GENEVA, Sept. 23", day("2015-09-23")),
        ("Geneva, 23 September", day("2015-09-23")),
        ("GENEVA, Sept. 25", PUBLISHED),
        ("GENEVA, March 3", PUBLISHED),
        ("GENEVA, Feb. 30", PUBLISHED),
        ("GENEVA", PUBLISHED),
        (None, PUBLISHED),
    ],
)
def test_today_is_the_day_of_a_dateline_shortly_before_publication(dateline: str | None, found: Interval) -> None:
    assert spoken_on(article(dateline), PUBLISHED) == found
    assert spoken_on(article(dateline), UNKNOWN_INTERVAL) == UNKNOWN_INTERVAL


def test_a_dateline_of_december_in_a_paper_of_january_is_of_the_year_before() -> None:
    assert spoken_on(article("GENEVA, Dec. 30"), day("2016-01-02")) == day("2015-12-30")


def test_a_dateline_dates_no_event() -> None:
    text = "GENEVA, Sept. 23 – Planes struck the town. Two men died."
    read = parse(Article("a", "p", ((0, len(text)),), dateline="GENEVA, Sept. 23"), text)
    found = find_times(read, PUBLISHED)
    at = {t.text: t.i for t in read.doc}
    assert [t.interval for t in found] == [day("2015-09-23")]
    assert governing_times(read, found, at["struck"]) == ()
    assert narrative_time(read, found, at["died"]) is None


def test_nothing_past_is_dated_after_its_article() -> None:
    read = parsed("The ship sank this month.", "He cancelled the visit planned for Monday, October 5, 2015.")
    found = find_times(read, PUBLISHED)
    at = {t.text: t.i for t in read.doc}
    assert date_event(read, found, at["sank"], "past", PUBLISHED)[1] == between("2015-09-01", "2015-09-24")
    assert date_event(read, found, at["cancelled"], "past", PUBLISHED) == ((), between("2015-09-17", "2015-09-24"))


def test_an_undated_article_keeps_what_its_accounts_hang_on() -> None:
    read = parsed("In late March planes struck. Shortly thereafter, the envoys met. Two men died.")
    found = find_times(read, UNKNOWN_INTERVAL)
    at = {t.text: t.i for t in read.doc}
    assert governing_times(read, found, at["met"]) == (1,)
    assert narrative_time(read, found, at["met"]) == 0


def test_a_time_before_that_stays_with_what_was_said() -> None:
    read = parsed("The minister told reporters on Monday that the strike was unexpected.")
    found = find_times(read, PUBLISHED)
    assert governing_times(read, found, next(t.i for t in read.doc if t.text == "strike")) == ()
