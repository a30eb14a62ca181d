"""States: where each stands, and one state on one page."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import BadReference, NotFound
from onrecord.model import Act
from onrecord.record.facts import row_of
from onrecord.record.named import state_named, treaty_named
from onrecord.reference.states import state as find_state
from onrecord.web.desk import desk_of, page_of
from onrecord.web.keeping import kept
from onrecord.web.pages.disputes import on_statements
from onrecord.web.pages.editions import own_sentences
from onrecord.web.render import answer
from onrecord.web.timeline import drawing


@kept
def states(request: Request) -> Response:
    """Every state that speaks, is spoken to or is spoken of in the record."""
    return answer(request, "states.html", {"states": desk_of(request).made("states", _counted)})


def _counted(known: api.KnownRecord) -> list[dict[str, object]]:
    said = known.kept.holders()
    rows = [
        {"code": code, "name": state_named(code).short, "letters": n, "statements": said.get(code, 0)}
        for code, n in known.kept.states().items()
    ]
    return sorted(rows, key=lambda row: str(row["name"]))


@kept
def state(request: Request) -> Response:
    """One state: status and votes beside its own words on a time line, positions, reports, asks, persons, gaps.

    `topic` keeps one treaty, forum, weapon or theme; `act` shows all words of one act, a page at a time.
    """
    desk = desk_of(request)
    code = _code(request.path_params["code"].removesuffix(".json"))
    topic, act, page = request.query_params.get("topic") or None, _act(request), page_of(request)
    known = desk.known()
    made = api.overview(known, code, topic=topic, act=act, page=page)
    view = made.view
    events = api.timeline(known, view, topic=topic) if act is None else ()
    values = {
        "view": view,
        "status": [{"fact": f, "treaty": treaty_named(f.treaty).short, "row": row_of(f)} for f in view.status],
        "groups": made.groups,
        "stances": made.stances,
        "disputed": sorted(on_statements(desk)),
        "totals": made.totals,
        "topics": made.topics,
        "topic": topic,
        "act": act,
        "page": page,
        "pages": made.pages,
        "events": events,
        "line": drawing(events, code),
        "people": desk.made(f"people of {code}", lambda k: _people(k, code)),
        "missing": made.missing,
        "gaps": api.profile(known, code, topic=topic).gaps if not desk.record.more_than(FEW) else None,
    }
    return answer(request, "state.html", values)


def _act(request: Request) -> Act | None:
    given = request.query_params.get("act", "")
    return Act(given) if given in set(Act) else None


def _people(known: api.KnownRecord, code: str) -> list[object]:
    """Persons of a state, told apart among its own last letters: among all, it would take long."""
    last = [head.id for _, _, head in known.kept.letters_of(code, limit=LATELY)]
    mine = known.letters_by_id(dict.fromkeys(last)).values()
    return [one for one in api.people(api.known_of(mine)) if one.state == code]


LATELY = 50
"""Letters of a state whose persons are told apart on its page."""

FEW = 1000
"""Letters up to which a profile, and with it the list of gaps, is compiled for each look at a state."""


def profile(request: Request) -> Response:
    """The profile in the format of the address: html, docx, md, txt, json."""
    form = request.path_params["form"]
    if form not in _FORMS:
        raise HTTPException(404, f"There is no profile as {form}; there is " + ", ".join(_FORMS))
    made = _profile(request)
    return Response(api.written(made, _FORMS[form][0]), media_type=_FORMS[form][1])


@kept
def reading(request: Request) -> Response:
    """The profile as a page of the desk, whose notes open the letters at the quotations."""
    made = _profile(request)
    api.written(made, "text")  # holds every quotation to its letter; a wrong one stops the page
    desk = desk_of(request)
    values = {
        "profile": made,
        "topic": made.topic,
        "disputed": sorted(on_statements(desk)),
        **own_sentences(desk, made.state, made.topic),
    }
    return answer(request, "profile.html", values)


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
