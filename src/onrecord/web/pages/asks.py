"""Asks: what was asked of whom, what came of it, who owes an answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import desk_of, page_of
from onrecord.web.keeping import kept
from onrecord.web.pages.disputes import on_statements
from onrecord.web.render import answer


@kept
def asks(request: Request) -> Response:
    """Every ask, or with `open=1` only those without an answer in substance; `of` keeps one addressee, `letter` one
    letter, whose response matrix is then shown."""
    desk, asked = desk_of(request), request.query_params
    known = desk.known()
    of, letter, only_open = asked.get("of", ""), asked.get("letter", ""), asked.get("open") == "1"
    wanted = {"addressee": of or None, "letter": letter or None, "only_open": only_open}
    page, total = page_of(request), known.kept.count_asks(**wanted)
    campaigns = known.kept.campaigns(CAMPAIGNS)
    values = {
        "asks": known.asks_where(**wanted, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE),
        "total": total,
        "page": page,
        "pages": max(1, -(-total // PAGE_SIZE)),
        "of": of,
        "letter": letter,
        "only_open": only_open,
        "addressees": known.kept.addressees(),
        "campaigns": [(one.id, one.citation) for one in campaigns],
        "matrix": api.responses(known, known.letter(letter), known.asks_where(letter=letter)) if letter else None,
        "as_of": known.as_of,
        "disputed": sorted(on_statements(desk)),
    }
    return answer(request, "asks.html", values)


PAGE_SIZE = 100
CAMPAIGNS = 100
"""Letters to choose from: those that ask most people."""


@kept
def missing(request: Request) -> Response:
    """Letters that are cited and not held, a page of them at a time."""
    known, page = desk_of(request).known(), page_of(request)
    total = known.kept.count_cited()
    values = {
        "entries": known.kept.cited(limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE),
        "total": total,
        "page": page,
        "pages": max(1, -(-total // PAGE_SIZE)),
        "as_of": known.as_of,
    }
    return answer(request, "missing.html", values)


ROUTES = [
    Route("/asks", asks),
    Route("/asks.json", asks),
    Route("/missing", missing),
    Route("/missing.json", missing),
]
