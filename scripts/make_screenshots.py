"""Pictures of the page for the documents: `python scripts/make_screenshots.py [FOLDER]` (docs/pictures), from the demo.

Needs Chromium and Playwright (`pip install playwright`); the colours are the light ones.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from tidings.building import build
from tidings.record import open_record
from tidings.web.app import create_app

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "src" / "tidings" / "demo" / "pages"
PORT = 8766
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


def main() -> None:
    """The pictures stand in the folder."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "dogger-bank.tidings"
        build([PAGES], path)
        with served(path) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for name, query, options in views(path):
                page = browser.new_page(**options)
                take(page, f"{address}/?{query}", folder / f"{name}.png")
                page.close()
            browser.close()


def views(path: Path) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Name, query and window of each picture; what is open is the most told of the disputed events."""
    with open_record(path) as record:
        affair = record.affair()
    event = max(affair.events, key=lambda e: (bool(e.disputed_by), len(e.accounts), e.id)).id
    article = max(affair.articles, key=lambda a: sum(k.article == a.id for k in affair.accounts)).id
    wide = {"viewport": WIDE}
    yield "lineage", f"open={event}", wide
    yield "one-event", f"event={event}&open={event}", wide
    for picture in ("corroboration", "timeline", "claims", "map", "actors"):
        yield picture, f"picture={picture}&open={event}", wide
    yield "article", f"picture=articles&open={article}", wide
    yield "dark", f"picture=claims&open={event}", wide | {"color_scheme": "dark"}
    yield "phone", f"picture=corroboration&open={event}", {"viewport": PHONE, "device_scale_factor": 2}


def take(page: Page, address: str, to: Path) -> None:
    """The page as it stands once it is drawn."""
    page.goto(address)
    page.wait_for_selector("body[data-ready=yes]", timeout=120_000)
    page.screenshot(path=to)
    print(to)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The record's page on this computer, for reading only."""
    server = uvicorn.Server(uvicorn.Config(create_app(path), port=PORT, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.1)
    try:
        yield f"http://127.0.0.1:{PORT}"
    finally:
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
