"""Pages kept as they were made: the same page for the same eyes costs nothing while the record stays as it is.

Kept under the record's stamp, so that no page outlives a change; without the token of a session, which is put in as the
page goes out.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.asked_in import language_of
from onrecord.web.beside import Makers, in_one_view
from onrecord.web.desk import desk_of
from onrecord.web.reading import line_of
from onrecord.web.security import token

PLACE = secrets.token_urlsafe(24)
"""Stands where the token goes; nothing a letter can hold, as it is made anew with each start."""

Page = Callable[[Request], Response]


def kept(page: Page) -> Page:
    """A page that rests on the record, its address and who looks, and on nothing else: any process may make it."""

    @wraps(page)
    def shown(request: Request) -> Response:
        desk = desk_of(request)
        if request.session.get("undo") or line_of(request).progress():
            return in_one_view(request, page)
        # Looked up before the page is made: one made of a later state is let go of sooner than it need be, that is all.
        stamp, who = desk.record.stamp(), request.state.who
        # The day: an embargo ends with it.
        asked = (request.url.path, request.url.query, request.headers.get("accept", "").startswith("application/json"))
        key = (*asked, language_of(request), who.name, who.role, date.today())
        found = desk.pages.get(stamp, key)
        if found is None:
            makers: Makers = request.app.state.makers
            found = makers.make(request, page, PLACE)
            if found.status_code == 200:
                desk.pages.put(stamp, key, found)
        return _for(request, found)

    shown.kept = True  # type: ignore[attr-defined]
    return shown


def _for(request: Request, page: Response) -> Response:
    """The page with the token of whoever asks."""
    real = token(request).encode()
    made = Response(bytes(page.body).replace(PLACE.encode(), real), page.status_code)
    made.raw_headers = [one for one in page.raw_headers if one[0] != b"content-length"]
    made.raw_headers.append((b"content-length", str(len(made.body)).encode()))
    return made
