"""Asks: what was asked of whom, what came of it, who owes an answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.record.asks import open_asks
from onrecord.web.desk import desk_of
from onrecord.web.render import answer


def asks(request: Request) -> Response:
    """Every ask, or with `open=1` only those without an answer in substance; `of` keeps one addressee."""
    desk = desk_of(request)
    known = desk.known()
    found, of = desk.asks(), request.query_params.get("of", "")
    only_open = request.query_params.get("open") == "1"
    found = open_asks(found) if only_open else found
    found = tuple(ask for ask in found if not of or ask.addressee == of)
    addressees = sorted({ask.addressee for ask in desk.asks()})
    values = {"asks": found, "of": of, "only_open": only_open, "addressees": addressees, "as_of": known.as_of}
    return answer(request, "asks.html", values)


def missing(request: Request) -> Response:
    """Letters that are cited and not held."""
    desk = desk_of(request)
    known = desk.known()
    return answer(request, "missing.html", {"entries": desk.missing(), "as_of": known.as_of})


ROUTES = [
    Route("/asks", asks),
    Route("/asks.json", asks),
    Route("/missing", missing),
    Route("/missing.json", missing),
]
