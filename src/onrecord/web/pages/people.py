"""People and bodies: who writes and receives, in which posts, seen from when to when."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.record.identity import Person
from onrecord.web.desk import desk_of
from onrecord.web.render import answer

PAGE_SIZE = 100


def people(request: Request) -> Response:
    """Persons by name, those whose name or post holds the words of `q`; a page of them at a time."""
    desk, asked = desk_of(request), request.query_params
    wanted = asked.get("who", "").strip().casefold()
    found = [one for one in desk.made("people", api.people) if wanted in _words(one)]
    bodies = [body for body in desk.made("bodies", api.bodies) if wanted in body.name.casefold()]
    page = max(1, int(asked["page"])) if asked.get("page", "").isdecimal() and len(asked["page"]) < 7 else 1
    values = {
        "people": found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        "bodies": bodies[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        "total": len(found),
        "sought": asked.get("who", ""),
        "page": page,
        "pages": max(1, -(-max(len(found), len(bodies)) // PAGE_SIZE)),
    }
    return answer(request, "people.html", values)


def _words(one: Person) -> str:
    posts = (f"{t.role or ''} {t.organisation or ''}" for t in one.tenures)
    return " ".join((*one.names, *posts, one.state or "")).casefold()


ROUTES = [Route("/people", people), Route("/people.json", people)]
