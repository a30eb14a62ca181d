"""What every answer carries, and what every change must bring.

No page of ours needs a script, style, font or picture from elsewhere, nor one written into the page: the policy says so
(W3C Content Security Policy 3), so that a letter with markup in it stays a letter.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.who import ALONE

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
    request.state.who = ALONE
    return await call_next(request)


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
