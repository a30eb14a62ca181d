"""Imports: votes and treaty status from others' tables."""

from __future__ import annotations

import tempfile
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
    calls = record.roll_calls()
    values = {
        "outcome": outcome,
        "treaties": [(one.id, one.name()) for one in treaties()],
        "acts": [{"treaty": treaty, "source": source, "rows": n} for (treaty, source), n in sorted(acts.items())],
        "calls": len(calls),
        "first": calls[0].on if calls else None,
        "last": calls[-1].on if calls else None,
        "sources": sorted({call.source for call in calls}),
    }
    return answer(request, "imports.html", values, status=status)


async def take_in(request: Request) -> Response:
    """Take in one table; what it is, is told by its columns."""
    async with capped(request, MOST_BYTES + 1_000_000).form(max_files=1) as form:
        check_token(request, form.get("token"))
        file, treaty = form.get("file"), str(form.get("treaty", "")) or None
        if not isinstance(file, UploadFile) or not file.filename:
            return await run_in_threadpool(_page, request, {"error": "Choose a file first."}, status=400)
        data = await file.read(MOST_BYTES + 1)
        outcome = await run_in_threadpool(_taken, desk_of(request), data, file.filename, treaty)
    return await run_in_threadpool(_page, request, outcome, status=400 if "error" in outcome else 200)


def _taken(desk: Desk, data: bytes, name: str, treaty: str | None) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        return {"error": f"{name}: over {MOST_BYTES:,} bytes"}
    suffix = Path(name.replace("\\", "/")).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / ("table" + (suffix if suffix.isascii() and len(suffix) < 8 else ""))
        place.write_bytes(data)
        try:
            what, count, skipped = api.import_facts(desk.record, place, treaty=treaty)
        except (OnrecordError, ValueError, KeyError) as error:
            return {"error": f"{name}: {str(error).replace(str(place), name)}"}
    return {"name": name, "what": what, "rows": count, "skipped": skipped[:SHOWN], "passed_over": len(skipped)}


ROUTES = [
    Route("/imports", page),
    Route("/imports.json", page),
    Route("/imports", take_in, methods=["POST"]),
    Route("/import.json", take_in, methods=["POST"]),
]
