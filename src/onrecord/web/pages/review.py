"""The queue of what needs a person: most useful first, decided by button or key."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import desk_of, page_of
from onrecord.web.findings import ACTS
from onrecord.web.keeping import kept
from onrecord.web.pages.disputes import on_statements
from onrecord.web.render import answer

PAGE_SIZE = 20
KINDS = ("problem", "date", "link", "statement")


@kept
def review(request: Request) -> Response:
    """The first of the queue; `kind` and `holder` narrow it, `page` passes over what is left for later."""
    desk, asked = desk_of(request), request.query_params
    known = desk.known()
    kind, holder = asked.get("kind", ""), asked.get("holder", "")
    left = known.kept.count_queue(kind=kind, holder=holder)
    pages = max(1, -(-left // PAGE_SIZE))
    page = min(page_of(request), pages)
    offset = (page - 1) * PAGE_SIZE
    values = {
        "queue": api.next_to_review(known, kind=kind, holder=holder, limit=PAGE_SIZE, offset=offset),
        "left": left,
        "page": page,
        "pages": pages,
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
