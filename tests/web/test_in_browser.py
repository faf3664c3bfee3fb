"""The page in Chromium: from number to sentence, filter, merge, undo, keyboard, the single file, axe-core.

Skipped where there is no Chromium (`apt-get install chromium`) or no Playwright.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from tidings.cli.app import app as commands
from tidings.web.app import create_app
from tidings.web.desk import DeskOptions
from tidings.web.render import TITLES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 120_000  # milliseconds: a loaded machine with two cores weighs the demo in a minute
READY = "body[data-ready=yes]"

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: apt-get install chromium")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def look(browser):
    """Opens a page; whatever the page complains of fails the test."""
    complaints, contexts = [], []

    def open_page(**options):
        context = browser.new_context(viewport=options.pop("viewport", {"width": 1280, "height": 860}), **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def address(demo, changes, request):
    """The demo, served on a port that was free; to read only, where a test asks for that."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    read_only = getattr(request, "param", "") == "read-only"
    app = create_app(demo, DeskOptions(who="ana", changes=None if read_only else changes))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def visit(page, address):
    page.goto(address)
    page.wait_for_selector(READY)
    return page


def numbers(page):
    return page.inner_text(".answer p")


def test_from_a_number_to_its_sentences_and_to_the_article(look, address):
    page = visit(look(), address)
    page.click('[data-open="list:disputed"]')
    page.click("#drawer .items a")
    page.wait_for_selector("#drawer .kicker:has-text('event')")
    assert page.locator("#drawer mark.trigger").count() >= 1
    page.click("#drawer .quote .paper a")
    page.wait_for_selector("#drawer .article .text mark, #drawer .article .text a.mark")
    assert "Receipt" in page.inner_text("#drawer")


def test_the_filter_is_in_the_address_and_survives_a_reload(look, address):
    page = visit(look(), address)
    before = page.locator("li[data-event]").count()
    page.select_option("#f-outlet", "Le Temps")
    page.wait_for_selector('.chip[data-drop="outlet"]')
    left = page.locator("li[data-event]").count()
    assert 0 < left < before
    assert "outlet=Le+Temps" in page.url
    page.reload()
    page.wait_for_selector(READY)
    assert page.locator("li[data-event]").count() == left
    page.click('.chip[data-drop="outlet"]')
    page.wait_for_selector('.chip[data-drop="outlet"]', state="detached")
    assert page.locator("li[data-event]").count() == before
    page.go_back()
    page.wait_for_selector('.chip[data-drop="outlet"]')


def test_every_picture_is_drawn_and_a_click_in_it_opens_its_sentences(look, address):
    page = visit(look(), address)
    for name in [n for n in TITLES if n != "articles"]:
        page.click(f'[data-picture="{name}"]')
        page.wait_for_selector(f'figure[data-figure="{name}"][data-drawn="yes"] svg.drawing')
        page.locator(f"figure[data-figure='{name}'] svg.drawing a[data-open]").last.dispatch_event("click")
        page.wait_for_selector("#drawer .sheet:not([data-sheet=''])")


def test_a_picture_is_saved_as_svg_and_png(look, address):
    page = visit(look(accept_downloads=True), address)
    for form, magic in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with page.expect_download() as saved:
            page.click(f'[data-save="{form}"]')
        assert saved.value.suggested_filename == f"demo-lineage.{form}"
        assert Path(saved.value.path()).read_bytes().startswith(magic)


def test_two_events_are_merged_undone_and_the_numbers_follow(look, address):
    page = visit(look(), address)
    before = numbers(page)
    ticks = page.locator(".events input")
    ticks.nth(3).check()
    ticks.nth(4).check()
    page.click("#together button")
    page.wait_for_selector("#drawer .judged:has-text('merge')")
    merged = numbers(page)
    assert merged != before
    page.reload()
    page.wait_for_selector(READY)
    assert numbers(page) == merged
    page.click("#drawer .judged button")
    page.wait_for_selector("#status:has-text('Undone')")
    assert numbers(page) == before


def test_the_keyboard_alone_will_do(look, address):
    page = visit(look(), address)
    page.keyboard.press("j")
    page.wait_for_selector(".events a[aria-current=true]")
    page.keyboard.press("5")
    page.wait_for_selector('figure[data-figure="map"][data-drawn="yes"]')
    page.keyboard.press("a")
    page.wait_for_selector("#drawer .judged:has-text('accept')")
    page.keyboard.press("u")
    page.wait_for_selector("#status:has-text('Undone')")
    page.keyboard.press("/")
    page.keyboard.type('"torpedo boat"')
    page.keyboard.press("Enter")
    page.wait_for_selector("#drawer .quote mark")
    page.wait_for_selector("#drawer:focus")
    page.keyboard.press("p")
    page.wait_for_selector("#centre:focus")
    page.keyboard.press("s")
    page.wait_for_selector("#drawer:focus")


@pytest.mark.parametrize("address", ["read-only"], indirect=True)
def test_read_only_offers_no_change(look, address):
    page = visit(look(), f"{address}/?open=list:disputed")
    page.click("#drawer .items a")
    page.wait_for_selector("#drawer .kicker:has-text('event')")
    assert page.locator("form[data-post]").count() == 0


def test_the_single_file_works_from_disk_without_a_network(look, address, demo, tmp_path):
    from typer.testing import CliRunner

    file = tmp_path / "demo.html"
    assert CliRunner().invoke(commands, ["export", str(demo), "--to", "html", "-o", str(file)]).exit_code == 0
    assert file.stat().st_size < 3_000_000
    served = visit(look(), f"{address}/?outlet=Le+Temps")
    page = look(offline=True)
    asked = []
    page.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None)
    visit(page, f"file://{file}#outlet=Le+Temps")
    shown = [li.get_attribute("data-event") for li in page.locator("li[data-event]:visible").all()]
    assert shown == [li.get_attribute("data-event") for li in served.locator("li[data-event]").all()]
    for name in [n for n in TITLES if n != "articles"]:
        page.click(f'[data-picture="{name}"]')
        page.wait_for_selector(f'figure[data-figure="{name}"][data-drawn="yes"] svg.drawing')
    page.click("li[data-event]:visible a")
    page.wait_for_selector("#drawer .quote mark.trigger")
    assert asked == []


def exempt(violation, node):
    """Marks in a picture may be small: its table has the same links (WCAG 2.5.8, "Equivalent")."""
    in_picture = ".canvas" in str(node["target"]) or ("data-open" in node["html"] and "aria-label" in node["html"])
    return violation["id"] == "target-size" and in_picture


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(look, address, scheme):
    if not AXE.is_file():
        pytest.skip("there is no axe-core here: npm ci --prefix web")
    page = look(color_scheme=scheme, bypass_csp=True)
    for query in (
        "open=list:disputed",
        "picture=claims&open=list:accounts",
        "picture=articles",
        "picture=map&disputed=1",
    ):
        visit(page, f"{address}/?{query}")
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
        serious = [v for v in found["violations"] if v["impact"] in {"serious", "critical"}]
        told = [
            (v["id"], n["html"][:160], n["failureSummary"][:200])
            for v in serious
            for n in v["nodes"]
            if not exempt(v, n)
        ]
        assert told == [], query


def test_nothing_is_wider_than_a_phone(look, address):
    page = look(viewport={"width": 390, "height": 844})
    for name in TITLES:
        visit(page, f"{address}/?picture={name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
