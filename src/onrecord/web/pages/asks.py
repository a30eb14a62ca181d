"""Asks: what was asked of whom, what came of it, who owes an answer."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.model import Ask
from onrecord.model.citation import citation
from onrecord.record.asks import open_asks
from onrecord.record.compare import responses
from onrecord.web.desk import desk_of
from onrecord.web.render import answer


def asks(request: Request) -> Response:
    """Every ask, or with `open=1` only those without an answer in substance; `of` keeps one addressee, `letter` one
    letter, whose response matrix is then shown."""
    desk, asked = desk_of(request), request.query_params
    known, everything = desk.known(), desk.asks()
    of, letter, only_open = asked.get("of", ""), asked.get("letter", ""), asked.get("open") == "1"
    found = open_asks(everything) if only_open else everything
    found = tuple(a for a in found if (not of or a.addressee == of) and (not letter or a.letter == letter))
    page = max(1, int(asked["page"])) if asked.get("page", "").isdecimal() and len(asked["page"]) < 7 else 1
    values = {
        "asks": found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        "total": len(found),
        "page": page,
        "pages": max(1, -(-len(found) // PAGE_SIZE)),
        "of": of,
        "letter": letter,
        "only_open": only_open,
        "addressees": sorted({ask.addressee for ask in everything}),
        "campaigns": desk.made("campaigns", lambda k: _campaigns(k, everything)),
        "matrix": responses(known.letter(letter), everything, known.letters, as_of=known.as_of) if letter else None,
        "as_of": known.as_of,
    }
    return answer(request, "asks.html", values)


PAGE_SIZE = 100


def _campaigns(known: api.Known, everything: Sequence[Ask]) -> list[tuple[str, str]]:
    """Letters that ask something, with their citations, the one that asks most people first."""
    to: dict[str, set[str]] = {}
    for ask in everything:
        if not ask.reported:
            to.setdefault(ask.letter, set()).add(ask.addressee)
    named = {one.id: citation(one) for one in known.letters if one.id in to}
    return [(id, named[id]) for id in sorted(to, key=lambda i: (-len(to[i]), named[i]))]


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
