from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest

from tidings.record import open_record
from tidings.web.render import TITLES
from tidings.web.safety import clean_html


@pytest.fixture
def text(client):
    def fetch(address):
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    return fetch


def test_the_page_answers_in_numbers_each_a_link_to_its_sentences(text):
    page = text("/")
    numbers = dict(re.findall(r'class="number" data-open="(list:\w+)"[^>]*>([^<]+)<', page))
    assert numbers == {
        "list:articles": "3 articles",
        "list:statements": "3 statements",
        "list:accounts": "2 accounts",
        "list:events": "1 event",
        "list:disputed": "1 disputed",
        "list:lone": "1 rests on one origin",
    }
    assert "<mark" in text("/drawer?open=list:accounts")
    assert text("/drawer?open=list:statements").count('class="quote') == 3


@pytest.mark.parametrize("picture", TITLES)
def test_every_picture_has_an_address_and_its_data_cannot_end_the_script(text, picture):
    page = text(f"/?picture={picture}")
    assert re.search(rf'data-picture="{picture}"[^>]*aria-current="page"', page)
    if picture != "articles":
        data = re.search(r'<script type="application/json" class="data">(.*?)</script>', page, re.DOTALL)[1]
        assert json.loads(data)["table"]


def test_the_filter_stands_in_the_address_and_in_the_form(text):
    page = text("/?outlet=Herald&disputed=1")
    assert '<option value="Herald" selected>' in page
    assert 'data-drop="outlet"' in page
    assert "No event is left by this filter." in text("/view?type=AID")


def test_the_drawer_shows_every_account_in_its_own_words(text):
    drawer = text("/drawer?open=e1")
    assert "Reuters" in drawer
    assert '<mark class="told trigger">sank</mark>' in drawer
    assert '<mark class="told trigger">fire</mark>' in drawer
    assert "Disputed by" in drawer
    assert "from the dateline" in drawer


def test_an_article_is_shown_whole_with_what_was_dropped(text, small):
    with open_record(small) as record:
        pages = {p.id: p.text for p in record.pages()}
    drawer = text("/drawer?open=two-1")
    body = re.search(r'<div class="text">(.*)</div>\n<details', drawer, re.DOTALL)[1]
    assert html.unescape(re.sub(r"<[^>]+>", "", body)) == pages["two"]
    assert "dropped" in body
    assert "Receipt" in drawer


def test_what_is_not_there_is_told(text):
    assert "Nothing here" in text("/drawer?open=e999")
    assert "Nothing here has: zeppelin" in text("/search?q=zeppelin")


def test_search_finds_words_phrases_and_names_in_any_spelling(text):
    assert "Fishermen" in text('/search?q="saw the squadron"')
    assert 'class="quote' not in text('/search?q="squadron the saw"')
    assert "Orlov (person" in text("/search?q=Orloff")


def test_text_of_a_page_is_never_markup(sample, tmp_path, serve):
    evil = "<script>alert(1)</script> fired at <b>Orlov</b>."
    page = replace(sample.pages[0], text=evil + " " * 200)
    path = tmp_path / "evil.tidings"
    with open_record(path, create=True) as record:
        for each, receipt in zip((page, sample.pages[1]), sample.receipts, strict=True):
            record.add(each, sample.readings[each.id], receipt, day="2026-01-01")
        record.write_affair(sample.affair)
    with serve(path) as browser:
        for address in ("/", "/drawer?open=one-1", "/drawer?open=e1", "/saved/one", "/drawer?open=<script>"):
            assert "<script>alert" not in browser.get(address).text


def test_captured_html_keeps_its_words_and_nothing_that_runs_or_loads():
    dirty = (
        '<h1 onclick="x()">Fleet</h1><script>x()</script><img src=//t.example/p><a href="javascript:x()">fires</a>'
        '<iframe src="//e.example"></iframe><style>p{}</style><form action="//e.example"><input></form><svg onload=x()>'
    )
    assert clean_html(dirty) == "<h1>Fleet</h1><a>fires</a>"


def test_a_saved_page_is_in_a_sandbox(client):
    answer = client.get("/saved/one")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "Admiral Orlov sank" in answer.text


@pytest.mark.parametrize(
    "address", ["/saved/..%2f..%2fetc%2fpasswd", "/saved/%2e%2e", "/assets/../app.py", "/assets/%2e%2e/app.py"]
)
def test_no_path_leads_out(client, address):
    assert client.get(address).status_code == 404


def test_a_record_changed_by_somebody_else_is_seen(client, small):
    assert "3 statements" in client.get("/").text
    with open_record(small) as record:
        affair = record.affair()
        record.write_affair(replace(affair, statements=affair.statements[:2]))
    assert "2 statements" in client.get("/").text
