"""The application: pages found by walking `pages/`, headers on every answer, one record behind them."""

from __future__ import annotations

import os
import pkgutil
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import wraps
from importlib import import_module
from inspect import iscoroutinefunction
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import NotFound, OnrecordError
from onrecord.web import pages
from onrecord.web.beside import MOST, Makers, in_one_view
from onrecord.web.desk import Desks
from onrecord.web.render import HERE, answer
from onrecord.web.security import HOURS, LOOPBACK, Guard


def make_app(
    place: str | Path, *, secret: str | None = None, hosts: Sequence[str] = LOOPBACK, others: int = MOST
) -> Starlette:
    """The desk over the record at `place` (a folder, made when it is not there, or a `postgresql://` address).

    secret   signs the session cookie; a new one for each start unless given
    hosts    names the desk answers to: another name in a request is another site's trick (DNS rebinding)
    others   processes beside this one that make pages when many ask at once

    Raises `StoreError` for a record that cannot be opened.
    """
    desks, makers = Desks(place), Makers(place, others)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        makers.close()
        desks.close()

    app = Starlette(
        routes=[*_routes(), Mount("/static", StaticFiles(directory=HERE / "static"), name="static")],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(
                SessionMiddleware,
                secret_key=secret or secrets.token_urlsafe(32),
                same_site="strict",
                max_age=HOURS * 3600,
                session_cookie="onrecord",
            ),
            Middleware(Guard),
        ],
        exception_handlers={HTTPException: _http_error, OnrecordError: _own_error},
        lifespan=lifespan,
    )
    app.state.desks, app.state.makers = desks, makers
    return app


def from_environment() -> Starlette:
    """The desk over the record that `ONRECORD_RECORD` names; what `onrecord serve` starts."""
    hosts = [*LOOPBACK, *filter(None, os.environ.get("ONRECORD_HOSTS", "").split(","))]
    return make_app(os.environ.get("ONRECORD_RECORD", "record"), hosts=hosts)


def _routes() -> list[BaseRoute]:
    """The routes of every page, in name order of the modules."""
    names = sorted(info.name for info in pkgutil.iter_modules(pages.__path__))
    return [_in_one_view(route) for name in names for route in import_module(f"onrecord.web.pages.{name}").ROUTES]


def _in_one_view(route: Route) -> Route:
    """The same route, its page put together from one view of the record; a kept page sees to that itself."""
    page = route.endpoint
    if iscoroutinefunction(page) or hasattr(page, "kept"):
        return route

    @wraps(page)
    def seen_at_once(request: Request) -> Response:
        return in_one_view(request, page)

    return Route(route.path, seen_at_once, methods=list(route.methods or ()))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return answer(
        request, "error.html", {"status": error.status_code, "message": error.detail}, status=error.status_code
    )


async def _own_error(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFound) else 409
    return answer(request, "error.html", {"status": status, "message": str(error)}, status=status)
