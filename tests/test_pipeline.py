"""A page is read whole or leaves a receipt that says why not."""

from __future__ import annotations

import pytest

from tidings import pipeline
from tidings.errors import SkipPage
from tidings.model import Page, Receipt
from tidings.pipeline import PageReading, attempt_page, read_page

REPORT = (
    "Trawler sunk off Hull\n\nHULL, Oct. 22, 1904 - Russian sailors killed two British fishermen on Friday night, "
    "Reuters reported.\n\nThe Russian Admiralty denied that its sailors had killed the fishermen.\n"
)


def make_page(text, **more):
    return Page("p1", "p1.txt", "0" * 64, "text/plain", text, **more)


def test_a_report_is_read_with_a_receipt():
    reading = read_page(make_page(REPORT))
    assert reading.receipt.status == "read"
    assert reading.receipt.page == "p1"
    assert reading.receipt.kept_characters + reading.receipt.dropped_characters == len(REPORT)
    (found,) = reading.annotated
    assert {s.act for s in found.statements} >= {"denies"}
    assert found.accounts
    assert found.tokens
    assert found.sentences


def test_tokens_are_dropped_before_keeping():
    reading = read_page(make_page(REPORT))
    kept = reading.without_tokens()
    assert kept.annotated[0].tokens == ()
    assert kept.annotated[0].accounts == reading.annotated[0].accounts


def test_reading_is_a_function_of_the_page():
    assert read_page(make_page(REPORT)) == read_page(make_page(REPORT))


def test_a_page_without_an_article_is_empty():
    receipt = attempt_page(make_page("Home\nNews\nSport\nContact us\n")).receipt
    assert (receipt.status, receipt.kept_characters) == ("empty", 0)
    assert receipt.reason


def test_half_a_surrogate_pair_skips_the_page():
    reading = attempt_page(make_page("The fleet \ud800 sailed."))
    assert reading.receipt.status == "skipped"
    assert "character 10" in reading.receipt.reason


def test_a_page_that_refuses_is_skipped(monkeypatch):
    def refuse(_page, **_options):
        raise SkipPage("p1.txt is upside down; turn it round")

    monkeypatch.setattr(pipeline, "read_page", refuse)
    expected = Receipt("p1.txt", "skipped", "p1.txt is upside down; turn it round", "p1")
    assert attempt_page(make_page("x"), debug=True) == PageReading((), expected)


def test_a_bug_on_one_page_is_a_failed_receipt(monkeypatch):
    def break_down(_page, **_options):
        raise KeyError("fleet\nlist")

    monkeypatch.setattr(pipeline, "read_page", break_down)
    receipt = attempt_page(make_page("x")).receipt
    assert (receipt.status, receipt.reason) == ("failed", r"KeyError: 'fleet\nlist'")
    with pytest.raises(KeyError):
        attempt_page(make_page("x"), debug=True)


def test_a_page_as_long_as_many_books_is_skipped(monkeypatch):
    monkeypatch.setattr(pipeline, "MAX_CHARACTERS", 20)
    reading = attempt_page(Page("p", "p.txt", "", "text/plain", "Snow lay on the hills."))
    assert reading.receipt.status == "skipped"
    assert "22 characters, over the limit of 20 a page; cut it up" in reading.receipt.reason
