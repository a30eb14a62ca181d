"""What every answer carries, and what every change must bring.

No page of ours needs a script, style, font or picture from elsewhere, nor one written into the page: the policy says so
(W3C Content Security Policy 3), so that a letter with markup in it stays a letter.
"""

from __future__ import annotations

import secrets

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import api
from onrecord.web.sessions import HOURS as HOURS
from onrecord.web.sessions import sessions
from onrecord.web.who import ALONE, NOBODY, Who

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


class Guard:
    """Says who asks, lets them do what they may, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    held.setdefault(name, value)
            await send(message)

        refusal = await _refusal(Request(scope, receive))
        await (refusal or self.app)(scope, receive, send_with_headers)


async def _refusal(request: Request) -> Response | None:
    """Why a request is not let through; None where it is."""
    path = request.url.path
    if path.startswith("/static/"):
        request.state.who = NOBODY
        return None
    who = await run_in_threadpool(_who, request)
    request.state.who = who or NOBODY
    if request.method not in ("GET", "HEAD") and path.split(".")[0] not in UPLOADS and _too_long(request):
        return _refused(request, 413, "This form is longer than any of this desk's.")
    if path in OPEN:
        return None
    if who is None:
        if path.endswith(".json") or request.method != "GET":
            return _refused(request, 401, "Sign in first.")
        return RedirectResponse("/signin", 303)
    needed = _needed(request)
    if who.may(needed):
        return None
    return _refused(request, 403, f"This needs the role {needed}; yours is {who.role}.")


def _refused(request: Request, status: int, message: str) -> Response:
    """A refusal as a page for a person, as JSON for a program."""
    from onrecord.web.render import answer

    return answer(request, "error.html", {"status": status, "message": message}, status=status)


UPLOADS = ("/add", "/imports", "/import")
"""Addresses that take files, and count what they take; every other form is short."""

LONGEST_FORM = 2_000_000
"""Bytes of a form without files."""


def _too_long(request: Request) -> bool:
    said = request.headers.get("content-length", "")
    return not said.isdecimal() or int(said) > LONGEST_FORM


OPEN = ("/signin", "/signout", "/language")
"""What nobody need sign in for."""


ADMINISTRATED = ("accounts", "hide", "show", "shut")
"""First parts of the addresses that only administrators use: accounts, and what is hidden from everybody."""


def _needed(request: Request) -> str:
    """The role a request needs: JSON as pages, since it goes by path and method alone."""
    if request.url.path.split(".")[0].split("/")[1] in ADMINISTRATED:
        return "administrator"
    return "reader" if request.method in ("GET", "HEAD") else "editor"


def _who(request: Request) -> Who | None:
    """Whoever signed in; on a record without accounts whoever sits at the machine; None for a stranger."""
    record = request.app.state.desks.record
    held = api.accounts(record)
    if not held:
        return ALONE
    name = sessions(request).name(request.session.get("session"))
    if not name or request.session.get("seal") != api.seal(record, name):
        return None
    return next((Who(a.name, a.role.name.lower()) for a in held if a.name == name and a.active), None)


def begin(request: Request, name: str) -> None:
    """A session of its own for whoever signed in: nothing of the one before goes on."""
    end(request)
    seal = api.seal(request.app.state.desks.record, name)
    request.session.update({"session": sessions(request).begin(name), "seal": seal})


def end(request: Request) -> None:
    """End the session here, not only in the browser: a copy of its cookie opens nothing any more."""
    sessions(request).end(request.session.get("session"))
    request.session.clear()


def capped(request: Request, most: int) -> Request:
    """The request with a body of at most `most` bytes; a longer one is refused with a 413 before it fills the disk."""
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > most:
        raise HTTPException(413, _TOO_MUCH.format(most=most // 1_000_000))
    got = 0

    async def receive() -> Message:
        nonlocal got
        message = await request.receive()
        got += len(message.get("body", b""))
        if got > most:
            raise HTTPException(413, _TOO_MUCH.format(most=most // 1_000_000))
        return message

    return Request(request.scope, receive)


_TOO_MUCH = "This is more than {most} MB at once; send fewer files, or use `onrecord add` for a folder."


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
