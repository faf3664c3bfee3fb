from __future__ import annotations

from datetime import date

import pytest

from tidings.extract.header import find_agencies, find_byline, find_dateline, is_date_line, is_names


@pytest.mark.parametrize(
    ("paragraph", "text", "source"),
    [
        ("LONDON, Sept 24 (Reuters) - Talks went on.", "LONDON, Sept 24", "Reuters"),
        ("London, 24 Sep – Talks went on.", "London, 24 Sep", None),
        ("JERUSALEM, Israel -- Talks went on.", "JERUSALEM, Israel", None),
        ("Washington (CNN) Talks went on.", "Washington", "CNN"),
        ("(CNN) Talks went on.", None, "CNN"),
        ("SEOUL/WASHINGTON (Reuters) - Talks went on.", "SEOUL/WASHINGTON", "Reuters"),
        ("(Example Journal) ~ Talks went on.", None, "Example Journal"),
    ],
)
def test_datelines_are_read(paragraph, text, source):
    found = find_dateline(paragraph)
    assert found is not None
    assert (found.text, found.source) == (text, source)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ministers met.",
        "Russia (in Europe) is large.",
        "The Army – so it says – left.",
        "Geneva – the old city – was quiet.",
        "",
    ],
)
def test_a_story_that_simply_begins_has_none(paragraph):
    assert find_dateline(paragraph) is None


def test_an_opening_with_a_day_dates_the_article():
    found = find_dateline("(Example News, 28/9/2015) ~ Talks went on.")
    assert found is not None
    assert found.is_header
    assert found.published is not None
    assert found.published.earliest == date(2015, 9, 28)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Ann Example", "Ann Example"),
        ("by Ann Example and Bo Other | 2 May", "Ann Example and Bo Other"),
        ("Written by: Ann Example", "Ann Example"),
        ("From Our Own Correspondent", "Our Own Correspondent"),
        ("(From our correspondent in Geneva.)", "our correspondent in Geneva"),
        ("By the river", None),
        ("Ann Example", None),
    ],
)
def test_bylines_are_read(line, who):
    assert find_byline(line) == who


def test_header_lines_are_told_apart():
    assert is_date_line("Updated: Monday, Sept. 28, 2015, 10:02 a.m. EDT")
    assert not is_date_line("On Monday 28 envoys left")
    assert not is_date_line("Published on")
    assert is_names("Ann Example and Bo Other")
    assert not is_names("Ann Example says no")


def test_agencies_are_those_of_the_credit_lines():
    assert find_agencies(["The Associated Press and CNN contributed to this report.", "Reuters - Afp", "AP"]) == [
        "Associated Press",
        "Reuters",
        "Agence France-Presse",
    ]
