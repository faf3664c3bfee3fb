"""How fast the page is on a large record: `python benchmarks/page.py [ARTICLES ACCOUNTS]` (2000 and 20000).

An invented affair of that size is written to a record and served in this process. Printed are seconds to load it, and
milliseconds (best and median of RUNS) until the first view, each picture and each filter are answered; with Chromium
there, also until a browser has drawn the first view and a filtered one.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from tidings.model import (
    Account,
    Actor,
    Affair,
    Annotated,
    Article,
    Event,
    Interval,
    Link,
    Origins,
    Page,
    Place,
    Publication,
    Receipt,
    Span,
    Statement,
    WeighedAccount,
    WeighedPlace,
    WeighedStatement,
)
from tidings.record import open_record
from tidings.record.decidable import PLOVER

RUNS = 5
FILTERED = """() => new Promise((done) => {
  const start = performance.now();
  new MutationObserver(() => {
    const drawn = document.querySelector('.chip[data-drop="disputed"]') && document.querySelector('[data-drawn="yes"]');
    if (drawn) done(performance.now() - start);
  }).observe(document.body, { childList: true, subtree: true, attributes: true });
  document.getElementById("f-disputed").click();
})"""  # milliseconds from a click on the filter until the filtered picture is drawn
TOLD_TOGETHER = 4  # accounts of one event, on average
ACTORS, PLACES, OUTLETS = 400, 60, 80
FIRST_DAY = date(2015, 1, 1)
LONGEST = 700  # days that the affair lasts


def main() -> None:
    """Prints the figures, one a line."""
    articles, accounts = (int(n) for n in (sys.argv[1:3] or ("2000", "20000")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.tidings"
        write_record(path, *invent(articles, accounts, random.Random(7)))
        print(f"record           {path.stat().st_size / 1e6:.0f} MB, {articles} articles, {accounts} accounts")
        measure(path)


def invent(articles: int, accounts: int, chance: random.Random) -> tuple[list[Page], Affair]:
    """Pages and the affair they make: every account is a sentence, every third stands in a statement."""
    told: dict[int, int] = dict.fromkeys(range(articles), 0)
    for _ in range(accounts):
        told[chance.randrange(articles)] += 1
    pages, items = [], []
    for number, count in told.items():
        page, article, spans = _article(number, count, chance)
        pages.append(page)
        items.append((article, spans))
    return pages, _affair(items, accounts, chance)


def _article(number: int, count: int, chance: random.Random) -> tuple[Page, Article, list[Span]]:
    name = f"{number:012x}"
    lines = [
        f"Actor {chance.randrange(ACTORS)} did thing {i} to actor {chance.randrange(ACTORS)}." for i in range(count)
    ]
    text = "\n".join([f"Report {number}", *lines])
    at, spans = len(f"Report {number}\n"), []
    for line in lines:
        spans.append(Span(f"p{name}", at, at + len(line)))
        at += len(line) + 1
    day = FIRST_DAY + timedelta(days=chance.randrange(LONGEST))
    published = Publication(Interval(day, day), "metadata")
    outlet = f"Outlet {chance.randrange(OUTLETS)}"
    article = Article(f"n{name}", f"p{name}", ((0, len(text)),), f"Report {number}", outlet=outlet, published=published)
    raw = text.encode()
    return Page(f"p{name}", f"{number}.txt", hashlib.sha256(raw).hexdigest(), "text/plain", text, raw), article, spans


def _affair(items: list[tuple[Article, list[Span]]], accounts: int, chance: random.Random) -> Affair:
    actors = [
        Actor(f"a{i:012x}", f"Actor {i}", chance.choice(["person", "state", "organisation"])) for i in range(ACTORS)
    ]
    places = [_place(i, chance) for i in range(PLACES)]
    events = max(1, accounts // TOLD_TOGETHER)
    statements, weighed = [], []
    for article, spans in items:
        for span in spans:
            number = len(weighed)
            said = _statement(article, span, number, chance) if number % 3 == 0 else None
            statements += [said] if said else []
            pair = tuple(a.id for a in chance.sample(actors, 2))
            account = Account(span, span, chance.choice(PLOVER), score=0.9, interval=article.published.interval)
            event = f"e{chance.randrange(events):012x}"
            place = chance.choice(places).id if number % 5 == 0 else None
            ends = (pair[:1], pair[1:])
            weighed.append(
                WeighedAccount(
                    f"k{number:012x}",
                    article.id,
                    account,
                    *ends,
                    account.interval,
                    place,
                    said.id if said else None,
                    event,
                )
            )
    links = _links([a for a, _ in items], chance)
    told = _events(weighed, statements, chance)
    return Affair(
        tuple(a for a, _ in items), tuple(actors), tuple(places), (), tuple(statements), tuple(weighed), told, links
    )


def _place(number: int, chance: random.Random) -> WeighedPlace:
    span = Span(f"p{0:012x}", 0, 6)
    kind = chance.choice(["city", "region", "site"])
    place = Place(span, (0, 1), f"Place {number}", None, None, chance.uniform(-30, 60), chance.uniform(-80, 120), kind)
    return WeighedPlace(f"o{number:012x}", place, ())


def _statement(article: Article, span: Span, number: int, chance: random.Random) -> WeighedStatement:
    act = "denies" if number % 30 == 0 else "asserts"
    speaker = f"a{chance.randrange(ACTORS):012x}"
    said = Statement((), (), (span,), act, "indirect")
    denies = (f"k{chance.randrange(number):012x}",) if act == "denies" and number else ()
    return WeighedStatement(f"s{number:012x}", article.id, said, speaker, denies=denies)


def _events(
    accounts: list[WeighedAccount], statements: list[WeighedStatement], chance: random.Random
) -> tuple[Event, ...]:
    event_of = {a.id: a.event for a in accounts}
    disputes: dict[str, list[str]] = {}
    for said in statements:
        for denied in said.denies:
            disputes.setdefault(event_of[denied], []).append(said.id)
    grouped: dict[str, list[WeighedAccount]] = {}
    for told in accounts:
        grouped.setdefault(told.event, []).append(told)
    return tuple(_event(name, told, tuple(disputes.get(name, ())), chance) for name, told in grouped.items())


def _event(name: str, told: list[WeighedAccount], disputed: tuple[str, ...], chance: random.Random) -> Event:
    first = told[0]
    origins = Origins(1, min(len(told), 1 + chance.randrange(3)), ("Somebody",))
    summary = f"Thing {int(name[1:], 16)} happens"
    ends = (first.actors, first.recipients, first.interval, first.place, tuple(a.id for a in told))
    return Event(name, summary, first.account.type, None, *ends, origins, disputed)


def _links(articles: list[Article], chance: random.Random) -> tuple[Link, ...]:
    found = {}
    for article in articles[1:]:
        source = chance.choice(articles).id if chance.random() < 0.5 else f"Agency {chance.randrange(6)}"  # noqa: PLR2004
        if source != article.id:
            kind = chance.choice(["verbatim", "quotes", "wire", "cites"])
            found[source, article.id] = Link(source, article.id, kind, (), 0.8)
    return tuple(found.values())


def write_record(path: Path, pages: list[Page], affair: Affair) -> None:
    """The pages and the affair stand in a new record."""
    articles = {a.page: a for a in affair.articles}
    with open_record(path, create=True) as record:
        for page in pages:
            spans, at = [], 0
            for line in page.text.split("\n"):
                spans.append(Span(page.id, at, at + len(line)))
                at += len(line) + 1
            reading = Annotated(articles[page.id], sentences=tuple(spans))
            record.add(page, [reading], Receipt(page.source, "read", page=page.id), day="2015-01-01")
        record.write_affair(affair)


def measure(path: Path) -> None:
    """Prints how long the page takes to load and to answer."""
    from fastapi.testclient import TestClient

    from tidings.web.app import create_app

    start = time.perf_counter()
    app = create_app(path)
    client = TestClient(app, base_url="http://127.0.0.1")
    client.get("/")
    print(f"load             {time.perf_counter() - start:.1f} s until the first answer")
    for name, address in addresses():
        tell(name, lambda address=address: client.get(address).raise_for_status())
    in_browser(app)


def addresses() -> Iterator[tuple[str, str]]:
    """What is asked for: the page, every picture, every filter, some drawers."""
    yield "first view", "/"
    for picture in ("corroboration", "timeline", "claims", "map", "actors", "articles"):
        yield picture, f"/view?picture={picture}"
    yield "filter actor", f"/view?actor=a{5:012x}"
    yield "filter days", "/view?since=2015-06&until=2015-09"
    yield "filter disputed", "/view?disputed=1&picture=corroboration"
    yield "drawer event", f"/drawer?open=e{3:012x}"
    yield "drawer list", "/drawer?open=list:accounts"
    yield "search", "/search?q=thing+3"


def tell(name: str, ask: Callable[[], object]) -> None:
    """One line: the best and the median of RUNS, and the least time that a processor was busy with it."""
    took, busy = [], []
    for _ in range(RUNS):
        start, worked = time.perf_counter(), time.process_time()
        ask()
        took.append((time.perf_counter() - start) * 1000)
        busy.append((time.process_time() - worked) * 1000)
    print(f"{name:16} {min(took):.0f} ms (median {statistics.median(took):.0f}, processor {min(busy):.0f})", flush=True)


def in_browser(app: object) -> None:
    """Prints how long Chromium takes until it has drawn; nothing where there is none."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("browser          none here: install Chromium")
        return
    import uvicorn
    from playwright.sync_api import sync_playwright

    server = uvicorn.Server(uvicorn.Config(app, port=8765, log_level="error", lifespan="off"))  # type: ignore[arg-type]
    threading.Thread(target=server.run, daemon=True).start()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})

        def look() -> None:
            page.goto("http://127.0.0.1:8765/")
            page.wait_for_selector("body[data-ready=yes]")

        def narrow() -> None:
            page.goto("http://127.0.0.1:8765/")
            page.wait_for_selector("body[data-ready=yes]")
            filtered.append(page.evaluate(FILTERED))

        filtered: list[float] = []
        tell("browser first", look)
        for _ in range(RUNS):
            narrow()
        print(f"browser filter   {min(filtered):.0f} ms (median {statistics.median(filtered):.0f})")
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
