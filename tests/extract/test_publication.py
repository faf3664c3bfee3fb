from __future__ import annotations

from datetime import date

import pytest

from tidings.extract import find_articles
from tidings.model import Article, Extraction, Hints, Interval, Page

FIRST = "The two ministers met in the old palace on Monday, officials on both sides of the river said after the talks."
SECOND = (
    "“We have agreed on nothing but the date of the next meeting,” the elder of the two told the waiting reporters."
)
THIRD = "Their armies have faced each other along the river since the bridge was blown up in the spring of last year."
OTHER = (
    "A third country denied that it had ever taken sides in the quarrel, which has now gone on for eleven long years."
)
NAMES = ("The Times", "London, Tuesday, October 25, 1904", "THE ENVOYS LEAVE THE RIVER TOWN")


def read(*lines: str, hints: Hints | None = None) -> Extraction:
    return find_articles(Page("p", "a.txt", "0" * 64, "text/plain", "\n\n".join(lines), hints=hints or Hints()))


def only(found: Extraction) -> Article:
    (article,) = found.articles
    return article


def day(year: int, month: int, number: int) -> Interval:
    return Interval(date(year, month, number), date(year, month, number))


def test_the_header_names_the_outlet_and_the_dateline_only_its_agency():
    article = only(
        read(
            "THE ENVOYS LEAVE THE RIVER TOWN",
            "The Manchester Guardian, Friday, October 28, 1904",
            "GENEVA, Oct. 27 (Reuter) – " + FIRST,
            SECOND,
        )
    )
    assert (article.outlet, article.credits) == ("The Manchester Guardian", ("Reuter's Telegram Company",))
    assert article.published.interval == day(1904, 10, 28)
    assert len(article.spans) == 3


def test_a_notice_of_ownership_outranks_the_agency_in_brackets():
    article = only(read("GENEVA (AP) — " + FIRST, SECOND, "Copyright © 2019 The Washington Times, LLC."))
    assert (article.outlet, article.credits) == ("The Washington Times", ("Associated Press",))


def test_a_shared_name_is_settled_by_the_place_in_the_header():
    assert only(read(*NAMES, FIRST, SECOND)).outlet == "The Times"
    assert only(read("The Times", "Washington, March 5, 2019", NAMES[2], FIRST, SECOND)).outlet == "The New York Times"


def test_a_papers_head_holds_for_every_article_on_the_page():
    found = read(*NAMES, FIRST, SECOND, "THE FLEET IS ORDERED TO THE RIVER", "Geneva, Oct. 24 – " + THIRD, OTHER)
    assert [(a.outlet, a.published.interval) for a in found.articles] == [("The Times", day(1904, 10, 25))] * 2


def test_the_line_under_the_title_dates_before_what_stands_above_it():
    article = only(read("November 21, 2016", "Envoys Leave The River Town", "September 28, 2015", FIRST, SECOND))
    assert article.published.interval == day(2015, 9, 28)


def test_a_month_in_the_address_settles_a_date_of_two_readings():
    address = "http://example.org/2013/08/envoys-leave/"
    assert only(read(address, "Envoys Leave The River Town", FIRST, SECOND)).published.method == "url"
    dated = only(read(address, "Envoys Leave The River Town", "8/2/13", FIRST, SECOND))
    assert dated.published.interval == day(2013, 8, 2)


def test_a_day_without_its_year_becomes_the_dateline():
    article = only(read("Envoys Leave The River Town", "Dec. 24 4:33 AM EST", FIRST, SECOND))
    assert (article.dateline, article.published.method) == ("Dec. 24", "unknown")


def test_a_date_that_ends_as_a_sentence_is_still_no_paragraph():
    article = only(read("Envoys Leave The River Town", "May 2, 2013 1:35 pm.", FIRST, SECOND))
    assert len(article.spans) == 3
    assert article.published.interval == day(2013, 5, 2)


def test_a_lone_name_over_an_outlet_is_the_byline_and_no_title():
    article = only(read("Ann Example", "CBS News", FIRST, SECOND))
    assert (article.title, article.byline, article.outlet) == (None, "Ann Example", "CBS News")


def test_navigation_between_bars_is_no_title():
    article = only(read("Home  |  Shipping  |  Letters", "ENVOYS LEAVE THE RIVER TOWN", FIRST, SECOND))
    assert article.title == "ENVOYS LEAVE THE RIVER TOWN"


def test_notices_to_readers_are_dropped():
    notice = "Orders for the Almanack should reach our office in the High Street not later than December 1."
    article = only(read("ENVOYS LEAVE THE RIVER TOWN", FIRST, SECOND, "READERS ARE REMINDED", notice))
    assert len(article.spans) == 3


def test_teasers_without_a_heading_are_dropped_at_the_end_of_a_page():
    teasers = "Dockers strike over their wages\nThe owners locked out two hundred men on Wednesday.\n\n"
    teasers += "New cruisers ordered in the north\nAn Admiralty mission has visited the yards of the town."
    assert len(only(read("ENVOYS LEAVE THE RIVER TOWN", FIRST, SECOND, THIRD, teasers)).spans) == 4
    assert len(only(read("ENVOYS LEAVE THE RIVER TOWN", FIRST, teasers)).spans) > 2


@pytest.mark.parametrize(
    "line",
    [
        "FILE - In this May 18, 2017 file photo, the envoys pose for photographers on the bridge over the river.",
        "This photo released by the harbour office shows smoke rising over the river, Sunday, Dec. 31, 2017.",
        "In this Aug. 1, 2016 photo, the envoys wave to the people who have come to the bridge over the river.",
        "Ann Example, Bo Other / The Associated Press",
        "The envoys wave to the people who have come to the bridge over the river. [Photo/Agencies]",
        "Story highlights Nothing agreed but another date",
        "Image copyright Example Image caption The envoys wave to the people on the bridge over the river in the town",
        "Ann Example is a columnist who has lived on the river for years. Follow her on Twitter @annexample.",
        "Bo Other reported from Geneva. Ann Example in Vienna also contributed.",
    ],
)
def test_captions_bios_and_credits_are_no_paragraphs(line):
    assert len(only(read(FIRST, line, SECOND)).spans) == 2
