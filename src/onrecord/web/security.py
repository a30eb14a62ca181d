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


async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Put the headers on every answer; a file that never changes may be kept by the browser."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


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
