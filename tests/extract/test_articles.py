from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.extract import find_articles
from tidings.model import Article, Extraction, Hints, Interval, Page

SHARED = Path(__file__).resolve().parents[3] / "shared"

FIRST = "The two ministers met in the old palace on Monday, officials on both sides of the river said after the talks."
SECOND = (
    "“We have agreed on nothing but the date of the next meeting,” the elder of the two told the waiting reporters."
)
THIRD = "Their armies have faced each other along the river since the bridge was blown up in the spring of last year."
MISSION = "The Harbour Institute (HI) is an independent, non-partisan, non-profit organization."
OTHER = (
    "A third country, which had offered its capital for the talks, denied that it had ever taken sides in the quarrel."
)


def page(text: str, hints: Hints | None = None) -> Page:
    return Page("p1", "a.txt", "0" * 64, "text/plain", text, hints=hints or Hints())


def extract(*lines: str, hints: Hints | None = None) -> tuple[list[list[str]], Extraction]:
    made = page("\n\n".join(lines), hints)
    found = find_articles(made)
    return [[made.text[start:end] for start, end in article.spans] for article in found.articles], found


def only(found: Extraction) -> Article:
    (article,) = found.articles
    return article


def test_title_header_and_body_are_told_apart():
    texts, found = extract(
        "Home", "World", "Ministers Meet On The River", "By Ann Example", "Sept. 28, 2015", "Iran Focus", FIRST, SECOND
    )
    article = only(found)
    assert texts == [["Ministers Meet On The River", FIRST, SECOND]]
    assert (article.title, article.byline, article.outlet) == (
        "Ministers Meet On The River",
        "Ann Example",
        "Iran Focus",
    )
    assert article.published.interval == Interval(date(2015, 9, 28), date(2015, 9, 28))
    assert article.published.method == "dateline"
    assert len(article.published.evidence) == 1


def test_a_standfirst_stays_and_a_broken_off_line_goes():
    texts, _ = extract(
        "World NewsMinisters Meet On...", "Ministers Meet On The River", "Nothing agreed but another date", FIRST
    )
    assert texts == [["Ministers Meet On The River", "Nothing agreed but another date", FIRST]]


def test_teasers_under_a_heading_never_belong_to_the_article():
    texts, found = extract(
        "Ministers Meet On The River",
        FIRST,
        SECOND,
        "Latest news",
        "Army Says It Is Ready",
        "The army said on 3 May 2023 that its...",
        "Bridge Opens",
        OTHER,
    )
    assert texts == [["Ministers Meet On The River", FIRST, SECOND]]
    assert only(found).published.method == "unknown"
    assert {kind for _, _, kind in found.dropped} == {"boilerplate"}


def test_the_article_goes_on_after_a_box():
    texts, _ = extract(FIRST, "Most popular", "Army Says It Is Ready", SECOND, THIRD)
    assert texts == [[FIRST, SECOND, THIRD]]
    texts, _ = extract(FIRST, "Read more:", "Army Says It Is Ready", SECOND)
    assert texts == [[FIRST, SECOND]]


def test_nothing_follows_the_readers_comments():
    texts, _ = extract(FIRST, SECOND, "Comments (2)", THIRD, OTHER)
    assert texts == [[FIRST, SECOND]]


def test_the_outlets_own_comment_stays():
    texts, _ = extract(FIRST, "Comment: " + THIRD)
    assert texts == [[FIRST, "Comment: " + THIRD]]


def test_captions_credits_and_notices_are_dropped():
    texts, found = extract(
        "Ministers Meet On The River",
        "Ann Example, Bo Other\nThe Associated Press",
        FIRST,
        "Old Palace",
        SECOND.replace("nothing", "Old Palace"),
        "Bo Other contributed to this report from Geneva.",
        MISSION,
    )
    assert texts == [["Ministers Meet On The River", FIRST, SECOND.replace("nothing", "Old Palace")]]
    assert [kind for _, _, kind in found.dropped] == ["caption", "caption", "caption", "boilerplate", "boilerplate"]
    assert only(found).outlet == "The Harbour Institute"
    assert only(found).credits == ()


def test_wire_credits_are_read_from_credit_lines_and_datelines():
    _, found = extract(
        "GENEVA (AP) - " + FIRST, "Reuters contributed to this report.", hints=Hints(outlet="Fox Online News")
    )
    assert only(found).credits == ("Reuters", "Associated Press")
    assert (only(found).dateline, only(found).outlet) == ("GENEVA", "Fox News")


def test_an_agency_is_not_credited_with_its_own_story():
    _, found = extract("GENEVA (Reuters) - " + FIRST)
    assert (only(found).outlet, only(found).credits) == ("Reuters", ())


def test_runs_of_headlines_go_and_announced_lists_stay():
    links = ["Army Says It Is Ready", "Bridge Opens Again", "Envoys Leave Town", "King Falls Ill"]
    assert extract(FIRST, *links, SECOND)[0] == [[FIRST, SECOND]]
    led = THIRD[:-1] + ", among them:"
    assert extract(FIRST, led, *links)[0] == [[FIRST, led, *links]]


def test_short_sentences_around_the_body_stay():
    texts, _ = extract("It is over.", FIRST, SECOND, "He said no more.", "Menu")
    assert texts == [["It is over.", FIRST, SECOND, "He said no more."]]


def test_a_block_of_notices_goes_whole():
    texts, _ = extract(FIRST, SECOND, "Submitted by a friend\nOur Network at:\nplease cite us everywhere.")
    assert texts == [[FIRST, SECOND]]


def test_two_articles_are_cut_at_their_headers():
    texts, found = extract(
        "Ministers Meet On The River",
        "(Example Journal) ~ " + FIRST,
        SECOND,
        "R E L A T E D :",
        "Third Country Denies Taking Sides",
        "(Example News, 28/9/2015) ~ " + OTHER,
        THIRD,
    )
    assert [article.title for article in found.articles] == [
        "Ministers Meet On The River",
        "Third Country Denies Taking Sides",
    ]
    assert [article.outlet for article in found.articles] == ["Example Journal", "Example News"]
    assert [article.published.method for article in found.articles] == ["unknown", "dateline"]
    assert [len(spans) for spans in texts] == [3, 3]


def test_a_byline_under_a_title_begins_an_article_and_a_subheading_does_not():
    _, found = extract(
        "Ministers Meet On The River", FIRST, SECOND, "Third Country Denies Taking Sides", "By Bo Other", OTHER, THIRD
    )
    assert [article.byline for article in found.articles] == [None, "Bo Other"]
    _, found = extract("Ministers Meet On The River", FIRST, SECOND, "A Quarrel With A Past", OTHER, THIRD)
    assert len(found.articles) == 1


def test_a_dateline_without_year_leaves_the_date_open():
    _, found = extract(
        "Ministers Meet On The River", "London, 24 Sep – " + FIRST, "Latest news", "On 3 May 2023 the army said..."
    )
    assert only(found).dateline == "London, 24 Sep"
    assert only(found).published.interval == Interval()


def test_what_the_user_says_wins():
    hints = Hints(
        title="Talks",
        outlet="the Fars news agency",
        published="2015-09",
        authors="A. B.",
        url="http://a.org/2016/01/02/x",
    )
    _, found = extract("Ministers Meet On The River", "Sept. 28, 2015", FIRST, hints=hints)
    article = only(found)
    assert (article.title, article.outlet, article.byline) == ("Talks", "Fars News Agency", "A. B.")
    assert (article.published.method, article.published.interval.latest) == ("given", date(2015, 9, 30))


def test_the_address_dates_and_names_what_nothing_else_does():
    _, found = extract(FIRST, SECOND, hints=Hints(url="https://www.bbc.co.uk/2016/01/02/x"))
    assert (only(found).outlet, only(found).published.method) == ("BBC", "url")


def test_a_given_title_is_found_on_the_page():
    hints = Hints(title="Ministers meet on the river | Example News")
    made = page(f"World\n\nMinisters Meet on the River\n\n{FIRST}", hints)
    span = only(find_articles(made)).title_span
    assert span is not None
    assert made.text[span.start : span.end] == "Ministers Meet on the River"


def test_furniture_inside_a_paragraph_is_cut_out_and_told():
    texts, found = extract("Skip Ad Ad Loading... x Embed x Share " + FIRST)
    assert texts == [[FIRST]]
    assert found.dropped == ((0, 37, "boilerplate"),)


def test_what_a_gallery_leaves_over_goes_too():
    gallery = "Photos: The bridge in spring. Hide Caption 1 of 2 Photos: The bridge The bridge in smoke."
    assert extract(FIRST, gallery, "Hide Caption 2 of 2", SECOND)[0] == [[FIRST, SECOND]]


def test_plain_keeps_everything():
    texts, found = extract("Latest news", FIRST, "Comments", hints=Hints(plain=True, published="2015"))
    assert texts == [["Latest news", FIRST, "Comments"]]
    assert found.dropped == ()
    assert only(found).published.method == "given"


def test_a_page_without_running_text_has_no_article():
    texts, found = extract("Home", "World", "Menu")
    assert texts == []
    assert len(found.dropped) == 3
    assert extract("He left.")[0] == [["He left."]]


def test_languages_are_told():
    german = (
        "Die beiden Minister trafen sich am Montag im alten Schloss und sprachen drei Stunden lang über die Brücke. "
        * 3
    )
    assert only(extract(german)[1]).language == "de"
    assert only(extract(f"{FIRST} {SECOND} {THIRD}")[1]).language == "en"


LINES = st.lists(
    st.sampled_from(
        [
            "",
            FIRST,
            SECOND,
            "Latest news",
            "Comments",
            "By Ann Example",
            "Ministers Meet On The River",
            "(Example News, 28/9/2015) ~ " + THIRD,
            "Army said...",
            "Getty Images",
            "* * *",
        ]
    ),
    max_size=14,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_spans_are_sorted_apart_and_with_the_dropped_make_up_the_page(lines, mark):
    made = page(mark.join(lines))
    found = find_articles(made)
    pieces = sorted([(*span, "kept") for article in found.articles for span in article.spans] + list(found.dropped))
    end = 0
    covered = ""
    for start, stop, _ in pieces:
        assert end <= start < stop <= len(made.text)
        covered += made.text[start:stop]
        end = stop
    assert "".join(covered.split()) == "".join(made.text.split())


@pytest.mark.corpora
@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the shared seeds are not here")
def test_the_seeds_keep_their_articles_and_lose_their_furniture():
    gold = json.loads((SHARED / "gold" / "seeds" / "gold.offsets.json").read_text(encoding="utf8"))
    for segment in gold["segments"]:
        made = page((SHARED / "seeds" / f"{segment['a']}.txt").read_text(encoding="utf8"))
        wanted = set(range(segment["start"], segment["end"]))
        kept = [
            {i for start, end in article.spans for i in range(start, end)} for article in find_articles(made).articles
        ]
        best = max(kept, key=lambda own: len(own & wanted))
        assert len(best & wanted) >= 0.9 * len(wanted)
        assert len(best & wanted) >= 0.95 * len(best)
        furniture = [item for item in gold["boilerplate"] if item["article"] == segment["a"]]
        assert not any(set(range(item["start"], item["end"])) & own for item in furniture for own in kept)
