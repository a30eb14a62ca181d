"""States: where each stands, and one state on one page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.record.facts import row_of
from onrecord.record.named import state_named, treaty_named
from onrecord.web.desk import desk_of
from onrecord.web.render import answer


def states(request: Request) -> Response:
    """Every state that speaks, is spoken to or is spoken of in the record."""
    desk = desk_of(request)
    known = desk.known()
    codes: dict[str, dict[str, int]] = {}
    for letter in known.letters:
        for party in {p.state for p in (*letter.sender, *letter.recipients) if p.state}:
            codes.setdefault(party, {"letters": 0, "statements": 0})["letters"] += 1
        for said in letter.statements:
            if said.holder in codes:
                codes[said.holder]["statements"] += 1
    rows = [{"code": code, "name": state_named(code).short, **counts} for code, counts in codes.items()]
    return answer(request, "states.html", {"states": sorted(rows, key=lambda row: str(row["name"]))})


def state(request: Request) -> Response:
    """One state: status, own words by act, reports of it, asks."""
    desk = desk_of(request)
    code = request.path_params["code"].removesuffix(".json").upper()
    topic = request.query_params.get("topic") or None
    view = api.state(desk.known(), code, topic=topic)
    status = [{"fact": fact, "treaty": treaty_named(fact.treaty).short, "row": row_of(fact)} for fact in view.status]
    groups = [{"act": act, "evidence": found} for act, found in view.words.by_act().items()]
    values = {"view": view, "status": status, "groups": groups, "topic": topic}
    return answer(request, "state.html", values)


def profile(request: Request) -> Response:
    """The profile in the format of the address: html, docx, md, txt, json."""
    desk = desk_of(request)
    form, media = _FORMS[request.path_params["form"]]
    code = request.path_params["code"].upper()
    made = api.profile(desk.known(), code, topic=request.query_params.get("topic") or None)
    return Response(api.written(made, form), media_type=media)


_FORMS = {
    "html": ("html", "text/html"),
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "md": ("markdown", "text/markdown"),
    "txt": ("text", "text/plain"),
    "json": ("json", "application/json"),
}

ROUTES = [
    Route("/states", states),
    Route("/states.json", states),
    Route("/states/{code}/profile.{form}", profile),
    Route("/states/{code}", state),
]
