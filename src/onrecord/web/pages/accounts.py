"""Signing in and out, and the accounts of a team."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import Withheld
from onrecord.web.desk import desk_of
from onrecord.web.render import answer
from onrecord.web.security import begin, check_token, end
from onrecord.web.who import ROLES


def signin(request: Request) -> Response:
    """The page to sign in."""
    return answer(request, "signin.html", {"wrong": None})


async def sign_in(request: Request) -> Response:
    """Begin a session; what was wrong, name or password, is not said."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        name, password = str(form.get("name", "")), str(form.get("password", ""))[:1000]
    record = request.app.state.desks.record
    try:
        found = await run_in_threadpool(api.sign_in, record, name, password)
    except Withheld as shut:
        return answer(request, "signin.html", {"wrong": str(shut)}, status=429)
    if found is None:
        return answer(request, "signin.html", {"wrong": "That name and password open no account."}, status=403)
    begin(request, found.name)
    return RedirectResponse("/letters", 303)


async def sign_out(request: Request) -> Response:
    """End the session, on the server too."""
    async with request.form() as form:
        check_token(request, form.get("token"))
    end(request)
    return RedirectResponse("/signin", 303)


def accounts(request: Request) -> Response:
    """All accounts; passwords are shown to nobody."""
    held = [{"name": a.name, "role": a.role.name.lower(), "active": a.active} for a in api.accounts(_record(request))]
    return answer(request, "accounts.html", {"accounts": held, "roles": ROLES})


async def put(request: Request) -> Response:
    """Open an account, or change role, password or whether it is open."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        name, role = str(form.get("name", "")).strip(), str(form.get("role", ""))
        password = str(form.get("password", ""))[:1000] or None
        active = form.get("active", "yes") == "yes"
    first = not await run_in_threadpool(api.accounts, _record(request))
    by = request.state.who.name
    await run_in_threadpool(api.put_account, _record(request), name, role, password=password, active=active, by=by)
    if first or name == by:
        begin(request, name)
    return RedirectResponse("/accounts", 303)


def _record(request: Request) -> Any:
    return desk_of(request).record


ROUTES = [
    Route("/signin", signin),
    Route("/signin", sign_in, methods=["POST"]),
    Route("/signout", sign_out, methods=["POST"]),
    Route("/accounts", accounts),
    Route("/accounts.json", accounts),
    Route("/accounts", put, methods=["POST"]),
]
