"""Imports: votes and treaty status from others' tables."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import OnrecordError
from onrecord.reference.treaties import treaties
from onrecord.web.desk import Desk, desk_of
from onrecord.web.render import answer
from onrecord.web.security import capped, check_token

MOST_BYTES = 300_000_000
SHOWN = 50
"""Lines told of rows that were passed over; the rest is a number."""


def page(request: Request) -> Response:
    """What was imported so far, and the form."""
    return _page(request, None)


def _page(request: Request, outcome: dict[str, Any] | None, *, status: int = 200) -> Response:
    record = desk_of(request).record
    acts: dict[tuple[str, str], int] = {}
    for act in record.treaty_acts():
        acts[act.treaty, act.source] = acts.get((act.treaty, act.source), 0) + 1
    calls, days = record.roll_calls(), {id: date.fromisoformat(day) for id, day in record.every("as_at").items()}
    values = {
        "outcome": outcome,
        "under_way_now": list(_under_way(request)),
        "treaties": [{"id": one.id, "name": one.name(), "letters": 0} for one in treaties()],
        "acts": [
            {"treaty": treaty, "source": source, "rows": n, "true_on": days.get(treaty)}
            for (treaty, source), n in sorted(acts.items())
        ],
        "calls": len(calls),
        "first": calls[0].on if calls else None,
        "last": calls[-1].on if calls else None,
        "sources": sorted({call.source for call in calls}),
    }
    return answer(request, "imports.html", values, status=status)


async def take_in(request: Request) -> Response:
    """Take in one table, told by its columns, or the several files of one; it goes on when the page is left."""
    async with capped(request, MOST_BYTES + 1_000_000).form(max_files=10) as form:
        check_token(request, form.get("token"))
        treaty, as_at = str(form.get("treaty", "")) or None, str(form.get("as_at", ""))
        sent = [one for one in form.getlist("file") if isinstance(one, UploadFile) and one.filename]
        if not sent:
            return await run_in_threadpool(_page, request, {"error": "Choose a file first."}, status=400)
        tables = [(str(one.filename), await one.read(MOST_BYTES + 1)) for one in sent]
        try:
            day = date.fromisoformat(as_at) if as_at else None
        except ValueError:
            return await run_in_threadpool(_page, request, {"error": f"{as_at} is no day"}, status=400)
        outcome = await run_in_threadpool(_taken, request, desk_of(request), tables, treaty, day)
    return await run_in_threadpool(_page, request, outcome, status=400 if "error" in outcome else 200)


def _taken(
    request: Request, desk: Desk, tables: list[tuple[str, bytes]], treaty: str | None, as_at: date | None
) -> dict[str, Any]:
    name = ", ".join(name for name, _ in tables)
    if sum(len(data) for _, data in tables) > MOST_BYTES:
        return {"error": f"{name}: over {MOST_BYTES:,} bytes"}
    under_way = _under_way(request)
    under_way.append(name)
    try:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            for called, data in tables:
                place = Path(folder) / _plain(called, alone=len(tables) == 1)
                place.write_bytes(data)
            where = place if len(tables) == 1 else Path(folder)
            try:
                taken = api.import_facts(desk.record, where, treaty=treaty, as_at=as_at)
            except (OnrecordError, ValueError, KeyError, OSError) as error:
                return {"error": f"{name}: {str(error).replace(f'{where}/', '').replace(str(where), name)}"}
    finally:
        under_way.remove(name)
    told: dict[str, Any] = {"name": name, "what": taken.what, "rows": taken.rows, "true_on": taken.true_on}
    return told | {"skipped": taken.skipped[:SHOWN], "passed_over": len(taken.skipped)}


def _plain(called: str, *, alone: bool) -> str:
    """A name for a table in a folder of its own; of several files the names tell which is which."""
    path = Path(called.replace("\\", "/"))
    plain = "".join(c for c in path.name if c.isascii() and (c.isalnum() or c in "._-")).lstrip(".")
    suffix = path.suffix.lower()
    if alone:
        return "table" + (suffix if suffix.isascii() and len(suffix) < 8 else "")
    return plain[-80:] or "table"


def _under_way(request: Request) -> list[str]:
    """Names of the tables that are being taken in at this desk."""
    state = request.app.state
    if not hasattr(state, "taking"):
        state.taking = []
    found: list[str] = state.taking
    return found


ROUTES = [
    Route("/imports", page),
    Route("/imports.json", page),
    Route("/imports", take_in, methods=["POST"]),
    Route("/import.json", take_in, methods=["POST"]),
]
