"""Adding letters by dropping files: kept at once, read in the background, each with an outcome in a plain word."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import CannotRead
from onrecord.sources.sidecar import is_list
from onrecord.web.desk import Desk, desk_of
from onrecord.web.reading import line_of
from onrecord.web.render import answer, wants_json
from onrecord.web.security import capped, check_token

MOST_BYTES = 300_000_000
"""Of one file; the same limit as the reader's own."""

Lists = list[tuple[str, bytes]]
"""Name and bytes of each list that came with the files."""

MOST_AT_ONCE = 1_000_000_000
"""Of all files in one request: they lie on the disk until they are kept."""


async def add(request: Request) -> Response:
    """Keep the files sent and put them in line to be read; as JSON, answer with what came of each unless `later=1`.

    What an archivist's list among `lists` or `files` says of a file is kept with it; the list itself is no letter.
    """
    desk, line = desk_of(request), line_of(request)
    later = not wants_json(request) or request.query_params.get("later") == "1"
    async with capped(request, MOST_AT_ONCE).form(max_files=1000) as form:
        check_token(request, form.get("token"))
        sent = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
        names = {_name(file) for file in sent}
        beside = [file for file in form.getlist("lists") if isinstance(file, UploadFile) and file.filename]
        beside += [file for file in sent if _is_list(_name(file), names)]
        lists = [(_name(file), await file.read(MOST_BYTES)) for file in beside]
        told = [await _one(desk, file, lists, later=later) for file in sent if file not in beside]
        if beside and not told:
            told = [_nothing(name) | {"errors": [ALONE.format(name=name)]} for name, _ in lists]
    for one in told:
        if one["sha256"]:
            line.put(one["sha256"], one["name"], anew=one.pop("anew", False))
    if wants_json(request):
        return answer(request, "adding.html", {"added": told})
    return RedirectResponse("/adding", 303)


ALONE = "{name}: tells of files that did not come with it; drop them together"


def _name(file: UploadFile) -> str:
    return (file.filename or "letter").replace("\\", "/").lstrip("/")


def _is_list(name: str, names: Collection[str]) -> bool:
    """True for a list of what is known, and for `letter.pdf.json` that comes with `letter.pdf`."""
    return is_list(name) or (name.endswith(".json") and name.removesuffix(".json") in names)


def _nothing(name: str) -> dict[str, Any]:
    return {"name": name, "sha256": None, "letters": 0, "known": False, "errors": []}


async def _one(desk: Desk, file: UploadFile, lists: Lists, *, later: bool) -> dict[str, Any]:
    name = _name(file)
    told = _nothing(name)
    if file.size and file.size > MOST_BYTES:
        return told | {"errors": [f"{name}: over {MOST_BYTES:,} bytes"]}
    data = await file.read()
    try:
        known = api.told_by(lists, name)
    except CannotRead as wrong:
        known, told["errors"] = {}, [str(wrong)]
    sha, anew = await run_in_threadpool(api.keep_file, desk.record, data, name, known)
    if later:
        return told | {"sha256": sha, "anew": anew}
    one = await run_in_threadpool(api.read_kept, desk.record, sha, workers=1, anew=anew)
    errors = [*told["errors"], *(str(e) for e in one.errors)]
    return told | {"letters": one.letters, "known": one.known, "errors": errors}


def adding(request: Request) -> Response:
    """How far the reading is; what was kept and never read."""
    line, desk = line_of(request), desk_of(request)
    files, progress = line.told(), line.progress()
    values = {
        "files": files,
        "done": progress[0] if progress else len(files),
        "all": progress[1] if progress else len(files),
        "busy": progress is not None,
        "unread": [] if progress else list(desk.record.files(unread=True)),
    }
    return answer(request, "adding.html", values)


async def read_rest(request: Request) -> Response:
    """Put what was kept and never read in line: the desk was stopped before it came to it."""
    async with request.form() as form:
        check_token(request, form.get("token"))
    line, desk = line_of(request), desk_of(request)
    for one in await run_in_threadpool(lambda: list(desk.record.files(unread=True))):
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
