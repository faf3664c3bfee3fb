from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.extract import find_articles
from tidings.extract.metadata import Metadata, read_metadata
from tidings.model import Extraction, Hints, Page
from tidings.readers.visible import visible_text

trafilatura = pytest.importorskip("trafilatura", exc_type=ImportError)

PARAGRAPHS = [
    "The two ministers met in the old palace on Monday, officials on both sides of the river said after the talks.",
    "“We have agreed on nothing but the date of the next meeting,” the elder of the two told the waiting reporters.",
    "Their armies have faced each other along the river since the bridge was blown up in the spring of last year.",
    "A third country, which had offered its capital for the talks, denied that it had ever taken sides in the quarrel.",
]


def page(body: str, *, head: str = "", hints: Hints | None = None) -> Page:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    return Page("p1", "a.html", "0" * 64, "text/html", visible_text(markup), html=markup, hints=hints or Hints())


def story(title: str, *paragraphs: str) -> str:
    return f"<article><h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article>"


def texts(made: Page, found: Extraction) -> list[list[str]]:
    return [[made.text[start:end] for start, end in article.spans] for article in found.articles]


def json_ld(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_main_text_is_found_and_the_rest_dropped():
    nav = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
    made = page(nav + story("Ministers Meet On The River", *PARAGRAPHS) + "<footer>All rights reserved</footer>")
    found = find_articles(made)
    assert texts(made, found) == [["Ministers Meet On The River", *PARAGRAPHS]]
    assert [made.text[start:end] for start, end, _ in found.dropped] == ["Home", "World", "All rights reserved"]
    assert found.articles[0].title_span is not None


def test_fields_of_the_page_tell_outlet_author_and_day():
    head = json_ld(
        headline="Ministers Meet On The River",
        datePublished="2015-09-28T10:00:00Z",
        author={"@type": "Organization", "name": "AFP"},
        publisher={"name": "France 24"},
    )
    (article,) = find_articles(page(story("Ministers Meet On The River", *PARAGRAPHS), head=head)).articles
    assert (article.outlet, article.byline, article.credits) == ("France 24", "AFP", ("Agence France-Presse",))
    assert (article.published.method, str(article.published.interval.earliest)) == ("metadata", "2015-09-28")


def test_what_the_user_says_wins_over_the_fields():
    head = json_ld(headline="Other", datePublished="2015-09-28")
    hints = Hints(title="Talks", published="2015-10-01", outlet="AFP")
    (article,) = find_articles(page(story("Ministers Meet", *PARAGRAPHS), head=head, hints=hints)).articles
    assert (article.title, article.published.method, article.outlet) == ("Talks", "given", "Agence France-Presse")


def test_a_credit_line_is_read_and_dropped():
    made = page(story("Ministers Meet On The River", *PARAGRAPHS, "The Associated Press contributed to this report."))
    found = find_articles(made)
    assert found.articles[0].credits == ("Associated Press",)
    assert texts(made, found)[0][-1] == PARAGRAPHS[-1]


def test_several_whole_stories_are_several_articles():
    first, second = PARAGRAPHS * 4, [text.replace("ministers", "generals") for text in reversed(PARAGRAPHS)] * 4
    numbered = [[f"{text} ({i})" for i, text in enumerate(part)] for part in (first, second)]
    made = page(
        story("Ministers Meet On The River", *numbered[0]) + story("Generals Stay Away From Talks", *numbered[1])
    )
    assert find_articles(made).articles[0].title == "Ministers Meet On The River"
    assert len(find_articles(made).articles) == 2


def test_where_trafilatura_finds_nothing_the_lines_are_read(monkeypatch):
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_, **__: None)
    head = json_ld(datePublished="2015-09-28", publisher={"name": "Example News"}, headline="Talks")
    made = page(story("Ministers Meet On The River", *PARAGRAPHS), head=head)
    found = find_articles(made)
    assert texts(made, found) == [["Ministers Meet On The River", *PARAGRAPHS]]
    assert (found.articles[0].outlet, found.articles[0].published.method) == ("Example News", "metadata")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="og:site_name" content="Example &amp; Sons">', Metadata(outlet="Example & Sons")),
        ('<meta name="author" content="By Ann Example">', Metadata(author="Ann Example")),
        ('<meta name="author" content="https://example.org/ann">', Metadata()),
        ('<link rel="canonical" href="http://a.org/x">', Metadata(url="http://a.org/x")),
        ('<meta property="article:published_time" content="2015-09-28">', Metadata(published="2015-09-28")),
        ('<script type="application/ld+json">{broken</script>', Metadata()),
        (
            json_ld(**{"@type": ["NewsArticle"], "headline": "T", "author": [{"name": "A"}, "B"]}),
            Metadata(title="T", author="A, B"),
        ),
        ('<script type="application/ld+json">{"@type": "Person", "headline": "T"}</script>', Metadata()),
    ],
)
def test_fields_are_read_where_pages_put_them(head, expected):
    assert read_metadata(f"<html><head>{head}</head><body>x</body></html>") == expected


def test_no_markup_has_no_fields():
    assert read_metadata("") == Metadata()


def aligned(lines: list[str], text: str) -> list[str]:
    from tidings.extract.markup import align

    return [text[start:end] for start, end in align(lines, text)]


def test_lines_are_found_again_whatever_their_blanks():
    text = "Head\nOne  two\nthree\nOne two\u00ad five"
    assert aligned(["- One two three", "Onetwofive", "absent"], text) == ["One  two", "three", "One two\u00ad five"]


def test_a_line_changed_in_its_middle_is_found_by_its_ends():
    start, end = "The ministers met in the old palace on Monday ", " and nobody would say what they had talked about."
    assert aligned([start + "(link)" + end], start + "[the link]" + end) == [start + "[the link]" + end]
    assert aligned([start + end], start + "x" * 500 + end) == []


@given(st.lists(st.text(alphabet="ab ", max_size=6), max_size=8), st.text(alphabet="ab \n", max_size=40))
def test_alignment_is_sorted_and_apart(lines, text):
    from tidings.extract.markup import align

    end = 0
    for start, stop in align(lines, text):
        assert end <= start < stop <= len(text)
        end = stop
