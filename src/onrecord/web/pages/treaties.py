"""Treaties: all states by status, stance and last own words, on any day chosen, as a table and on a map."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.reference.treaties import treaties as all_treaties
from onrecord.web.desk import desk_of
from onrecord.web.keeping import kept
from onrecord.web.map import drawing
from onrecord.web.pages.disputes import on_statements
from onrecord.web.render import answer

STATUSES = ("party", "signatory", "not_party", "withdrawn")


@kept
def treaties(request: Request) -> Response:
    """Every treaty known, with the letters that speak of it."""
    whole: dict[str, dict[str, int]] = desk_of(request).made("facets", lambda known: known.record.facets())
    spoken = whole.get("topic", {})
    rows = [
        {"id": one.id, "name": one.name(), "in_force": one.in_force, "letters": spoken.get(one.id, 0)}
        for one in all_treaties()
    ]
    return answer(request, "treaties.html", {"treaties": rows})


@kept
def treaty(request: Request) -> Response:
    """One treaty on the day `on` (ISO), today where none is given; `status` and `stance` narrow the table.

    `said`: "1" for the states alone that said something of their own on it.
    """
    asked, desk = request.query_params, desk_of(request)
    known = desk.known()
    one = api.treaty(request.path_params["id"].removesuffix(".json"))
    day, wrong = _day(asked.get("on", ""))
    everything = api.standings(known, one.id, on=day)
    status, stance, said = asked.get("status", ""), asked.get("stance", ""), asked.get("said", "") == "1"
    rows = [
        row
        for row in everything
        if (not status or (row.status and row.status.status == status))
        and (not stance or row.stance == stance)
        and (not said or row.last)
    ]
    values = {
        "id": one.id,
        "name": one.name(),
        "on": day,
        "wrong": wrong,
        "status": status,
        "stance": stance,
        "said": said,
        "spoke": sum(bool(row.last) for row in everything),
        "statuses": STATUSES,
        "counts": {s: sum(bool(r.status and r.status.status == s) for r in everything) for s in STATUSES},
        "rows": rows,
        "disputed": sorted(on_statements(desk)),
        # A status on a day after the rows were true is what was so then, and the page says which day that is.
        "as_at": next((r.status.as_at for r in everything if r.status and r.status.as_at), None),
        "map": drawing({r.state: r.status.status for r in everything if r.status}),
    }
    return answer(request, "treaty.html", values)


def _day(given: str) -> tuple[date, str]:
    try:
        return (date.fromisoformat(given) if given else date.today()), ""
    except ValueError:
        return date.today(), given


ROUTES = [
    Route("/treaties", treaties),
    Route("/treaties.json", treaties),
    Route("/treaties/{id}", treaty),
]
