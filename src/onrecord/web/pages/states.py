"""States: where each stands, and one state on one page."""

from __future__ import annotations

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import BadReference, NotFound
from onrecord.model import Position
from onrecord.record.facts import row_of
from onrecord.record.named import family, state_named, treaty_named
from onrecord.reference.states import state as find_state
from onrecord.web.desk import desk_of
from onrecord.web.pages.disputes import on_statements
from onrecord.web.render import answer
from onrecord.web.timeline import drawing


def states(request: Request) -> Response:
    """Every state that speaks, is spoken to or is spoken of in the record."""
    return answer(request, "states.html", {"states": desk_of(request).made("states", _counted)})


def _counted(known: api.Known) -> list[dict[str, object]]:
    letters: dict[str, int] = {}
    said: dict[str, int] = {}
    for letter in known.letters:
        for party in {p.state for p in (*letter.sender, *letter.recipients) if p.state}:
            letters[party] = letters.get(party, 0) + 1
        for one in letter.statements:
            if one.holder:
                said[one.holder] = said.get(one.holder, 0) + 1
    rows = [
        {"code": code, "name": state_named(code).short, "letters": n, "statements": said.get(code, 0)}
        for code, n in letters.items()
    ]
    return sorted(rows, key=lambda row: str(row["name"]))


def state(request: Request) -> Response:
    """One state: status and votes beside its own words on a time line, positions, reports, asks, persons, gaps."""
    desk = desk_of(request)
    code = _code(request.path_params["code"].removesuffix(".json"))
    topic = request.query_params.get("topic") or None
    known = desk.known()
    view = api.state(known, code, topic=topic, asked=desk.asks())
    status = [{"fact": fact, "treaty": treaty_named(fact.treaty).short, "row": row_of(fact)} for fact in view.status]
    events = api.timeline(known, view, topic=topic)
    values = {
        "view": view,
        "status": status,
        "groups": [{"act": act, "evidence": found} for act, found in view.words.by_act().items()],
        "stances": [_stance(one) for one in api.stances(known, code) if not topic or one.topic in family(topic)],
        "disputed": sorted(on_statements(desk)),
        "topics": sorted({t for one in api.words_of(known, code).own for t in one.statement.topics}),
        "topic": topic,
        "events": events,
        "line": drawing(events),
        "people": desk.made(f"people of {code}", lambda k: _people(k, code)),
        "missing": [one for one in desk.missing() if code in (one.sender, one.recipient)],
        "gaps": api.profile(known, code, topic=topic).gaps if len(known.letters) <= FEW else None,
    }
    return answer(request, "state.html", values)


def _stance(one: Position) -> dict[str, object]:
    """Which side it takes on a topic, with the last words that take it."""
    return {
        "topic": one.topic,
        "stance": one.stance,
        "first_said": one.first_said,
        "last_confirmed": one.last_confirmed,
        "changed_on": one.changed_on,
        "last": one.taken[-1] if one.taken else None,
    }


def _people(known: api.Known, code: str) -> list[object]:
    """Persons of a state, told apart among its own letters: among all, it would take long."""
    mine = tuple(x for x in known.letters if any(p.state == code for p in (*x.sender, *x.recipients, *x.copies)))
    return [one for one in api.people(replace(known, letters=mine)) if one.state == code]


FEW = 1000
"""Letters up to which a profile, and with it the list of gaps, is compiled for each look at a state."""


def profile(request: Request) -> Response:
    """The profile in the format of the address: html, docx, md, txt, json."""
    form = request.path_params["form"]
    if form not in _FORMS:
        raise HTTPException(404, f"There is no profile as {form}; there is " + ", ".join(_FORMS))
    made = _profile(request)
    return Response(api.written(made, _FORMS[form][0]), media_type=_FORMS[form][1])


def reading(request: Request) -> Response:
    """The profile as a page of the desk, whose notes open the letters at the quotations."""
    made = _profile(request)
    api.written(made, "text")  # holds every quotation to its letter; a wrong one stops the page
    return answer(request, "profile.html", {"profile": made, "topic": made.topic})


def _profile(request: Request) -> api.Profile:
    code = _code(request.path_params["code"].removesuffix(".json"))
    return api.profile(desk_of(request).known(), code, topic=request.query_params.get("topic") or None)


def _code(given: str) -> str:
    try:
        return find_state(given.upper()).code
    except BadReference:
        raise NotFound(f"no state has the code {given}; codes are ISO 3166-1 alpha-3, such as RUS or NZL") from None


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
    Route("/states/{code}/profile", reading),
    Route("/states/{code}/profile.{form}", profile),
    Route("/states/{code}", state),
]
