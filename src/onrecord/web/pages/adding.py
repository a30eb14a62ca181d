"""Adding letters by dropping files: kept at once, read in the background, each with an outcome in a plain word."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import Desk, desk_of
from onrecord.web.reading import line_of
from onrecord.web.render import answer, wants_json
from onrecord.web.security import capped, check_token

MOST_BYTES = 300_000_000
"""Of one file; the same limit as the reader's own."""

MOST_AT_ONCE = 1_000_000_000
"""Of all files in one request: they lie on the disk until they are kept."""


async def add(request: Request) -> Response:
    """Keep the files sent and put them in line to be read; as JSON, answer with what came of each unless `later=1`."""
    desk, line = desk_of(request), line_of(request)
    later = not wants_json(request) or request.query_params.get("later") == "1"
    async with capped(request, MOST_AT_ONCE).form(max_files=1000) as form:
        check_token(request, form.get("token"))
        files = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
        told = [await _one(desk, file, later=later) for file in files]
    for one in told:
        if one["sha256"]:
            line.put(one["sha256"], one["name"])
    if wants_json(request):
        return answer(request, "adding.html", {"added": told})
    return RedirectResponse("/adding", 303)


async def _one(desk: Desk, file: UploadFile, *, later: bool) -> dict[str, Any]:
    name = (file.filename or "letter").replace("\\", "/").lstrip("/")
    told: dict[str, Any] = {"name": name, "sha256": None, "letters": 0, "known": False, "errors": []}
    if file.size and file.size > MOST_BYTES:
        return told | {"errors": [f"{name}: over {MOST_BYTES:,} bytes"]}
    data = await file.read()
    if later:
        return told | {"sha256": await run_in_threadpool(desk.record.add_original, data, name)}
    one = await run_in_threadpool(api.add_file, desk.record, data, name, workers=1)
    return told | {"letters": one.letters, "known": one.known, "errors": [str(e) for e in one.errors]}


def adding(request: Request) -> Response:
    """How far the reading is; what was kept and never read."""
    line, desk = line_of(request), desk_of(request)
    files, progress = line.told(), line.progress()
    values = {
        "files": files,
        "done": progress[0] if progress else len(files),
        "all": progress[1] if progress else len(files),
        "busy": progress is not None,
        "unread": [] if progress else [one for one in desk.record.files() if one.reader is None],
    }
    return answer(request, "adding.html", values)


async def read_rest(request: Request) -> Response:
    """Put what was kept and never read in line: the desk was stopped before it came to it."""
    async with request.form() as form:
        check_token(request, form.get("token"))
    line, desk = line_of(request), desk_of(request)
    for one in await run_in_threadpool(lambda: list(desk.record.files())):
        if one.reader is None:
            line.put(one.sha256, one.name)
    return RedirectResponse("/adding", 303)


ROUTES = [
    Route("/add", add, methods=["POST"]),
    Route("/add.json", add, methods=["POST"]),
    Route("/adding", adding),
    Route("/adding.json", adding),
    Route("/adding", read_rest, methods=["POST"]),
]
