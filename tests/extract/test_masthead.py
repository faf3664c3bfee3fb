from __future__ import annotations

from datetime import date

import pytest

from tidings.extract.masthead import find_header_date, find_stamp, read_masthead
from tidings.model import Interval


def day(year: int, month: int, number: int) -> Interval:
    return Interval(date(year, month, number), date(year, month, number))


@pytest.mark.parametrize(
    ("line", "outlet", "byline", "published"),
    [
        ("Hull Daily Mail, Monday, October 24, 1904", "The Hull Daily Mail", None, day(1904, 10, 24)),
        ("Le Temps – Paris, 29 October 1904", "Le Temps", None, day(1904, 10, 29)),
        ("Novoye Vremya, St. Petersburg, 26 October 1904", "Novoye Vremya", None, day(1904, 10, 26)),
        ("London, Tuesday, October 25, 1904", None, None, day(1904, 10, 25)),
        ("By Ann Example | CBS News | 5 March 2019", "CBS News", "Ann Example", day(2019, 3, 5)),
        ("By Ann Example, Bo Other and Cy Third", None, "Ann Example, Bo Other and Cy Third", None),
        ("March 5, 2019 / 10:31 AM / CBS News", "CBS News", None, day(2019, 3, 5)),
        ("Published 12:03 EST, 5 March 2019", None, None, day(2019, 3, 5)),
        ("Updated March 6, 2019, Published March 5, 2019", None, None, day(2019, 3, 5)),
        ("Friday August 2, 2013 @8: 13am PDT", None, None, day(2013, 8, 2)),
        ("8: 13 AM PDT 8 / 2 / 2013", None, None, day(2013, 8, 2)),
        ("Anadolu Agency | ANKARA", "Anadolu Agency", None, None),
        ("By Associated Press", None, "Associated Press", None),
        ("From Our Own Correspondent", None, "Our Own Correspondent", None),
        ("http: / / www. bbc. co. uk / news / 2013 / 07 / 22 / fire", "BBC", None, day(2013, 7, 22)),
    ],
)
def test_header_lines_are_read_in_their_parts(line, outlet, byline, published):
    told = read_masthead(line)
    assert told is not None
    assert (told.outlet, told.byline, told.published) == (outlet, byline, published)


@pytest.mark.parametrize(
    "line",
    [
        "The ministers met on Monday, October 24, 1904, in the old palace",
        "Envoys Leave Town, Ministers Stay, October 24, 1904",
        "Harbour strike, July 1911",
        "Reuters: Envoys leave the river town",
        "Home",
        "Ann Example",
    ],
)
def test_titles_and_sentences_are_no_header_lines(line):
    assert read_masthead(line) is None


def test_a_change_is_told_from_publication():
    changed, both = read_masthead("Updated: 6 March 2019"), read_masthead("6 March 2019 Last updated at 12:42 GMT")
    assert changed is not None
    assert both is not None
    assert (changed.changed, both.changed) == (True, False)


def test_a_day_without_its_year_is_kept_as_words():
    told = read_masthead("Dec. 24 4:33 AM EST")
    assert told is not None
    assert (told.published, told.day) == (None, "Dec. 24")


def test_american_zones_settle_which_number_is_the_month():
    assert find_header_date("8/2/2013 1:30 PM EDT") == day(2013, 8, 2)
    both = find_header_date("8/2/2013")
    assert both is not None
    assert both.days is not None
    assert both.days > 1


def test_a_stamp_inside_a_longer_line_is_found():
    assert find_stamp("Envoys leave the town Updated: 2016-05-30 09:53 (Agencies)") == day(2016, 5, 30)
    assert find_stamp("Envoys leave the town where the treaty of 30 May 2016 was signed") is None
