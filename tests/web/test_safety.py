from __future__ import annotations

import pytest

from tidings.record import open_record

TOKEN = {"x-tidings-token": "a-token-for-tests"}
ACCEPT = {"kind": "accept", "thing": "e1"}
CHANGES = ["/judge", "/undo", "/judgements"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80", "[::2]"])
def test_a_foreign_host_name_is_turned_away(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:80"])
def test_loopback_is_served(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/drawer?open=e1", "/nothing", "/assets/page.js", "/judgements.jsonl"])
def test_every_answer_carries_the_policy(client, address):
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("address", CHANGES)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-tidings-token": "guessed"},
        TOKEN | {"origin": "https://evil.example"},
        TOKEN | {"sec-fetch-site": "cross-site"},
        TOKEN | {"host": "evil.example"},
        TOKEN | {"origin": "null"},
    ],
)
def test_a_change_from_elsewhere_changes_nothing(client, small, address, headers):
    assert client.post(address, data=ACCEPT, headers=headers).status_code in {403, 421}
    with open_record(small) as record:
        assert record.judgements() == []


@pytest.mark.parametrize("address", CHANGES)
def test_reading_only_means_it(serve, small, address):
    client = serve(small, writable=False)
    assert client.post(address, data=ACCEPT, headers=TOKEN).status_code == 403
    page = client.get("/?open=e1").text
    assert "tidings-token" not in page
    assert "data-post" not in page
    assert "checkbox" not in page.replace('type="checkbox" id="f-disputed"', "")


def test_a_change_too_large_is_turned_away(client):
    answer = client.post("/judgements", content=b"x" * 5_000_001, headers=TOKEN)
    assert answer.status_code == 413


def test_no_page_holds_an_inline_script_style_or_handler(client):
    import re

    for address in ("/", "/?open=e1", "/?open=one-1&picture=map", "/?open=list:judgements"):
        page = client.get(address).text
        assert not re.search(r"<[^>]+\son\w+=|<[^>]+\sstyle=|<style|javascript:", page)
        scripts = re.findall(r"<script([^>]*)>", page)
        assert all('type="application/json"' in s or 'src="/assets/page.js"' in s for s in scripts)
