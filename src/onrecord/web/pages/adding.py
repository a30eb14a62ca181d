"""Adding letters by dropping files: each is an outcome of its own, in a plain word."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import Desk, desk_of
from onrecord.web.render import answer
from onrecord.web.security import check_token

MOST_BYTES = 300_000_000
"""Of one file; the same limit as the reader's own."""


async def add(request: Request) -> Response:
    """Keep and read the files sent; read in worker processes, as files come from anywhere."""
    desk = desk_of(request)
    async with request.form(max_files=1000) as form:
        check_token(request, form.get("token"))
        told = [await _one(desk, file) for file in form.getlist("files") if isinstance(file, UploadFile)]
    return answer(request, "added.html", {"added": told})


async def _one(desk: Desk, file: UploadFile) -> dict[str, Any]:
    name = (file.filename or "letter").replace("\\", "/").lstrip("/")
    if file.size and file.size > MOST_BYTES:
        return {"name": name, "letters": 0, "known": False, "errors": [f"{name}: over {MOST_BYTES:,} bytes"]}
    data = await file.read()
    one = await run_in_threadpool(api.add_file, desk.record, data, name, workers=1)
    return {"name": name, "letters": one.letters, "known": one.known, "errors": [str(e) for e in one.errors]}


ROUTES = [Route("/add", add, methods=["POST"]), Route("/add.json", add, methods=["POST"])]
