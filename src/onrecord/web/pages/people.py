"""People and bodies: who writes and receives, in which posts, seen from when to when."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.record.identity import Person
from onrecord.web.desk import Desk, desk_of, page_of
from onrecord.web.keeping import kept
from onrecord.web.render import answer

PAGE_SIZE = 100


@kept
def people(request: Request) -> Response:
    """Persons by name, those whose name or post holds the words of `who`; a page of them at a time.

    Of a record with many letters they are those of the last letters that fit.
    """
    desk, asked = desk_of(request), request.query_params
    wanted, page = asked.get("who", "").strip().casefold(), page_of(request)
    everybody, held, letters, of = desk.made(f"people {wanted if _many(desk) else ''}", lambda k: _told(k, wanted))
    found = [one for one in everybody if wanted in _words(one)]
    bodies = [body for body in held if wanted in body.name.casefold()]
    values = {
        "people": found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        "bodies": bodies[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        "total": len(found),
        "sought": asked.get("who", ""),
        "page": page,
        "pages": max(1, -(-max(len(found), len(bodies)) // PAGE_SIZE)),
        "letters": letters if _many(desk) else of,
        "of": of,
    }
    return answer(request, "people.html", values)


def _many(desk: Desk) -> bool:
    return desk.record.more_than(api.LATELY)


def _told(known: api.KnownRecord, wanted: str) -> tuple[Any, ...]:
    """Persons and bodies, and among how many letters of how many they were told apart."""
    among, of = api.near(known, wanted)
    return api.people(among), api.bodies(among), len(among.letters), of


def _words(one: Person) -> str:
    posts = (f"{t.role or ''} {t.organisation or ''}" for t in one.tenures)
    return " ".join((*one.names, *posts, one.state or "")).casefold()


ROUTES = [Route("/people", people), Route("/people.json", people)]
