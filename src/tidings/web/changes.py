"""What a reader decides on the page: judgements made, undone, written out and taken in."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from tidings.errors import ConfigError
from tidings.record import Ruling, find_subject, read_judgements, tell, write_judgements
from tidings.record.decidable import ABOUT, PEOPLE

if TYPE_CHECKING:
    from tidings.model import Judgement
    from tidings.record import Record
    from tidings.web.desk import Changes, Desk

LONGEST_NAME = 80  # characters of the name of whoever judges
MOST_VALUES = 200  # things or values in one judgement
Form = dict[str, list[str]]


def add_changes(app: FastAPI, desk: Desk) -> None:
    """The addresses under which judgements are made and exchanged; those that change nothing are there always."""

    @app.get("/judgements.jsonl")
    def written() -> Response:
        out = io.StringIO()
        write_judgements(desk.index.judgements, out)
        named = {"content-disposition": 'attachment; filename="judgements.jsonl"'}
        return Response(out.getvalue(), media_type="application/jsonl", headers=named)

    if desk.options.changes is None:
        return
    changes = desk.options.changes

    @app.post("/judge")
    async def judge(request: Request) -> JSONResponse:
        form = read_form(await request.body())
        return JSONResponse(await run_in_threadpool(_judge, desk, changes, form))

    @app.post("/undo")
    async def undo(request: Request) -> JSONResponse:
        form = read_form(await request.body())
        return JSONResponse(await run_in_threadpool(_undo, desk, changes, form))

    @app.post("/judgements")
    async def taken(request: Request) -> JSONResponse:
        body = await request.body()
        return JSONResponse(await run_in_threadpool(_take, desk, changes, body))


def read_form(body: bytes) -> Form:
    """The fields of a form, each with all its values.

    Raises:
        ConfigError: it is no form of ours.
    """
    try:
        return parse_qs(body.decode("utf8"), keep_blank_values=True, max_num_fields=MOST_VALUES)
    except (UnicodeDecodeError, ValueError) as exc:
        raise ConfigError("this form cannot be read; reload the page and try again") from exc


def _first(form: Form, name: str) -> str:
    return form.get(name, [""])[0].strip()


def _who(desk: Desk, form: Form) -> str:
    return _first(form, "who")[:LONGEST_NAME] or desk.options.who


def read_ruling(form: Form) -> Ruling:
    """What a form decides: kind, thing (several), field, value (several; actors parted by semicolons), note.

    >>> read_ruling({"kind": ["edit"], "thing": ["e1"], "field": ["actors"], "value": ["Orlov; Togo"]}).value
    ('Orlov', 'Togo')

    Raises:
        ConfigError: there is no such kind of judgement.
    """
    kind, field = _first(form, "kind"), _first(form, "field") or None
    if kind not in ABOUT:
        raise ConfigError(f"{kind!r} is no judgement; there are: {', '.join(ABOUT)}")
    values = [v for given in form.get("value", []) for v in (given.split(";") if field in PEOPLE else [given])]
    things = tuple(t.removeprefix("outlet:") for t in form.get("thing", []) if t)
    value = tuple(v.strip() for v in values if v.strip())
    ruling = Ruling("note", things, field, value, _first(form, "note"))
    return replace(ruling, kind=kind)  # type: ignore[arg-type]  # looked up in ABOUT


def _judge(desk: Desk, changes: Changes, form: Form) -> dict[str, Any]:
    ruling = read_ruling(form)
    who = _who(desk, form)
    made: Judgement = desk.change(lambda record: changes.judge(record, ruling, who))
    return _outcome(desk, made)


def _undo(desk: Desk, changes: Changes, form: Form) -> dict[str, Any]:
    name = _first(form, "id") or None
    who = _who(desk, form)
    made: Judgement = desk.change(lambda record: changes.undo(record, name, who))
    undone = next((j for j in desk.index.judgements if j.id == made.undoes), made)
    return _outcome(desk, undone) | {"told": f"Undone: {tell(undone)}"}


def _outcome(desk: Desk, made: Judgement) -> dict[str, Any]:
    """What was decided, in words, and the id under which the first thing it is about goes now."""
    now = [name for subject in made.subjects[:1] for name in find_subject(desk.index.view, subject)]
    return {"id": made.id, "told": tell(made), "open": now[0] if now else ""}


def _take(desk: Desk, changes: Changes, body: bytes) -> dict[str, Any]:
    """Judgements of somebody else stand in the record beside ours."""
    try:
        lines = body.decode("utf8").splitlines()
    except UnicodeDecodeError as exc:
        raise ConfigError("this is no file of judgements; choose one that Tidings wrote as JSON Lines") from exc
    taken = read_judgements(lines)

    def store(record: Record) -> int:
        new = record.judge(*taken)
        if new:
            changes.weigh(record)
        return new

    new = desk.change(store)
    return {"told": f"{new} new of {len(taken)} judgements", "open": "list:judgements"}
