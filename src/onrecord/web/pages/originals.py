"""Originals to download, and the images of their pages."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import desk_of

# Only these are shown by a browser as what they are; all else is a download, so that a letter never runs in our page.
_SHOWN = {"application/pdf"}


def original(request: Request) -> Response:
    """The file as it was received; of a letter that came inside another file, its own part of it."""
    desk = desk_of(request)
    found = desk.known().letter(request.path_params["id"])
    data, _ = api.own_file(desk.record, found)
    name = found.source.name.rsplit("/", 1)[-1]
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


def image(request: Request) -> Response:
    """One page as a picture, as wide as the page in points times two."""
    desk = desk_of(request)
    found = desk.known().letter(request.path_params["id"])
    picture = desk.papers.image(desk.record, found, request.path_params["number"])
    return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


ROUTES = [
    Route("/letters/{id}/original", original),
    Route("/letters/{id}/pages/{number:int}.png", image),
]
