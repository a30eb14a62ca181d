"""What every answer carries, and what every change must bring.

No page of ours needs a script, style, font or picture from elsewhere, nor one written into the page: the policy says so
(W3C Content Security Policy 3), so that a letter with markup in it stays a letter.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord import api
from onrecord.web.who import ALONE, NOBODY, Who

HOURS = 12
"""After which a session ends, whatever was done in it."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
TOKEN = "token"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names of this machine for itself; the port does not matter."""


async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Say who asks, let them do what they may, and put the headers on every answer."""
    response = await _admitted(request, call_next)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


async def _admitted(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    path = request.url.path
    who = await run_in_threadpool(_who, request)
    request.state.who = who or NOBODY
    if path.startswith("/static/") or path in OPEN:
        return await call_next(request)
    if who is None:
        if path.endswith(".json") or request.method != "GET":
            return JSONResponse({"status": 401, "message": "Sign in first."}, 401)
        return RedirectResponse("/signin", 303)
    needed = _needed(request)
    if not who.may(needed):
        message = f"This needs the role {needed}; yours is {who.role}."
        return JSONResponse({"status": 403, "message": message}, 403)
    return await call_next(request)


OPEN = ("/signin", "/signout", "/language")
"""What nobody need sign in for."""


def _needed(request: Request) -> str:
    """The role a request needs: JSON as pages, since it goes by path and method alone."""
    if request.url.path.split(".")[0].split("/")[1] == "accounts":
        return "administrator"
    return "reader" if request.method in ("GET", "HEAD") else "editor"


def _who(request: Request) -> Who | None:
    """Whoever signed in; on a record without accounts whoever sits at the machine; None for a stranger."""
    record = request.app.state.desks.record
    held = api.accounts(record)
    if not held:
        return ALONE
    name, since = request.session.get("who"), request.session.get("since", 0)
    if not name or time.time() - since > HOURS * 3600 or request.session.get("seal") != api.seal(record, name):
        return None
    return next((Who(a.name, a.role.name.lower()) for a in held if a.name == name and a.active), None)


def begin(request: Request, name: str) -> None:
    """A session of its own for whoever signed in: nothing of the one before goes on."""
    request.session.clear()
    seal = api.seal(request.app.state.desks.record, name)
    request.session.update({"who": name, "since": time.time(), "seal": seal})


def token(request: Request) -> str:
    """The session's token against forged requests, made when first asked for."""
    if TOKEN not in request.session:
        request.session[TOKEN] = secrets.token_urlsafe(24)
    return str(request.session[TOKEN])


def check_token(request: Request, given: object) -> None:
    """Refuse a change that did not come from one of our pages. Raises a 403."""
    held = request.session.get(TOKEN, "")
    if not held or not isinstance(given, str) or not secrets.compare_digest(held, given):
        raise HTTPException(403, "This page was open too long, or the request came from elsewhere. Load it again.")


def safe_path(given: object) -> str:
    """A path of this desk to go back to; the letters for anything else, another site above all.

    >>> safe_path("/letters/l-1#s2"), safe_path("//elsewhere.example/"), safe_path(None)
    ('/letters/l-1#s2', '/letters', '/letters')
    """
    plain = isinstance(given, str) and given.startswith("/") and not given.startswith("//")
    return str(given) if plain and not set("\\\r\n") & set(str(given)) else "/letters"
