"""The OpenAPI document of the JSON twins."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from onrecord.web.openapi import document


def openapi(_: Request) -> Response:
    """The document."""
    return JSONResponse(document())


ROUTES = [Route("/openapi.json", openapi)]
