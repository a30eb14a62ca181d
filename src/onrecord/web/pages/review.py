"""The queue of what needs a person: most useful first, decided by button or key."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import desk_of
from onrecord.web.findings import ACTS
from onrecord.web.pages.disputes import on_statements
from onrecord.web.render import answer

PAGE_SIZE = 20
KINDS = ("problem", "date", "link", "statement")


def review(request: Request) -> Response:
    """The first of the queue; `kind` and `holder` narrow it."""
    desk, asked = desk_of(request), request.query_params
    known = desk.known()
    kind, holder = asked.get("kind", ""), asked.get("holder", "")
    values = {
        "queue": api.next_to_review(known, kind=kind, holder=holder, limit=PAGE_SIZE),
        "left": known.kept.count_queue(kind=kind, holder=holder),
        "all": known.kept.count_queue(),
        "kind": kind,
        "kinds": KINDS,
        "holder": holder,
        "holders": known.kept.queue_holders(),
        "acts": ACTS,
        "disputed": sorted(on_statements(desk)),
    }
    return answer(request, "review.html", values)


ROUTES = [Route("/review", review), Route("/review.json", review)]
