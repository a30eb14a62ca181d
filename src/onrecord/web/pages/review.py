"""The queue of what needs a person: most useful first, decided by button or key."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import desk_of
from onrecord.web.findings import ACTS
from onrecord.web.render import answer

PAGE_SIZE = 20
KINDS = ("problem", "date", "link", "statement")


def review(request: Request) -> Response:
    """The first of the queue; `kind` and `state` narrow it."""
    desk, asked = desk_of(request), request.query_params
    queue = desk.made("queue", api.to_review)
    kind, holder = asked.get("kind", ""), asked.get("holder", "")
    found = [
        one
        for one in queue
        if (not kind or one.kind == kind) and (not holder or (one.statement and one.statement.holder == holder))
    ]
    values = {
        "queue": found[:PAGE_SIZE],
        "left": len(found),
        "all": len(queue),
        "kind": kind,
        "kinds": KINDS,
        "holder": holder,
        "holders": sorted({one.statement.holder for one in queue if one.statement and one.statement.holder}),
        "acts": ACTS,
    }
    return answer(request, "review.html", values)


ROUTES = [Route("/review", review), Route("/review.json", review)]
