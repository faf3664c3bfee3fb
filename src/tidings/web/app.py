"""The addresses that the page is served under; every answer is made from the record as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from tidings.errors import TidingsError
from tidings.web.asked import read_address
from tidings.web.changes import add_changes
from tidings.web.desk import Desk, DeskOptions
from tidings.web.render import ASSETS, Setting, render, render_drawer, render_page, render_view
from tidings.web.safety import SAVED_POLICY, Guard, clean_html
from tidings.web.searching import search

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_SEARCH = 300  # characters


def create_app(path: Path, options: DeskOptions | None = None) -> FastAPI:
    """The page of one record, ready to be served.

    Raises:
        RecordError: there is no such record, or it cannot be read.
    """
    desk = Desk(path, options or DeskOptions())
    desk.index  # noqa: B018 -- what cannot be read is told before anything is served
    app = FastAPI(title="Tidings", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    app.mount("/assets", StaticFiles(directory=ASSETS), name="assets")
    app.add_exception_handler(TidingsError, _tell_error)
    _add_pages(app, desk)
    add_changes(app, desk)
    given = desk.options
    app.add_middleware(Guard, hosts=given.hosts, token=given.token, read_only=given.read_only)
    return app


def setting_of(desk: Desk) -> Setting:
    """How the desk's page is shown."""
    options = desk.options
    return Setting(desk.path.stem, token=None if options.read_only else options.token, who=options.who)


async def _tell_error(_request: Request, error: Exception) -> Response:
    """What Tidings raises on purpose is one line."""
    return PlainTextResponse(str(error), 400)


def _add_pages(app: FastAPI, desk: Desk) -> None:
    @app.get("/", response_class=HTMLResponse)
    def page(request: Request) -> str:
        return render_page(desk.index, read_address(request.query_params), setting_of(desk))

    @app.get("/view", response_class=HTMLResponse)
    def view(request: Request) -> str:
        return render_view(desk.index, read_address(request.query_params), setting_of(desk))

    @app.get("/events", response_class=HTMLResponse)
    def events(request: Request, first: int = 0) -> str:
        return render_events(desk, request, max(0, first))

    @app.get("/drawer", response_class=HTMLResponse)
    def drawer(request: Request) -> str:
        return render_drawer(desk.index, read_address(request.query_params), setting_of(desk))

    @app.get("/search", response_class=HTMLResponse)
    def find(request: Request, q: str = "") -> str:
        found = search(desk.index, q[:LONGEST_SEARCH], desk.search)
        asked = read_address(request.query_params)
        return render("drawer.html", drawer=found, asked=asked, setting=setting_of(desk), lines=(), decidable=None)

    @app.get("/saved/{page}", response_class=HTMLResponse)
    def saved(page: str) -> Response:
        return _saved_page(desk, page)


def render_events(desk: Desk, request: Request, first: int) -> str:
    """More of the list of events."""
    from tidings.web.render import view_values

    return render(
        "events.html", setting=setting_of(desk), **view_values(desk.index, read_address(request.query_params), first)
    )


def _saved_page(desk: Desk, name: str) -> Response:
    """A captured page as it was, without anything that runs or loads; only pages of the record have a name here."""
    page = desk.index.view.pages.get(name)
    if page is None:
        return PlainTextResponse("there is no such page in this record", 404)
    text = desk.raw(name).decode("utf-8", errors="replace") if "html" in page.media_type else ""
    body = clean_html(text) if text else None
    html = render("saved.html", page=page, body=body)
    return HTMLResponse(html, headers={"content-security-policy": SAVED_POLICY})
