"""Two coders: a blind page to code a letter on, how far they agree, and what differs, to be settled by a decision."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.model.citation import citation
from onrecord.web.desk import desk_of
from onrecord.web.findings import statements
from onrecord.web.marks import stretches
from onrecord.web.render import answer
from onrecord.web.security import check_token

CODER = "coder"
"""Name in the session of whoever codes on a record without accounts, where two people share one machine."""


def overview(request: Request) -> Response:
    """Letters with codings: who is at it, who has handed in, and how far they agree where two have."""
    desk = desk_of(request)
    codings, me, rows = api.codings(desk.record), _coder(request), []
    held = desk.known().kept.heads(list(codings))
    for id, coders in codings.items():
        if id not in held:
            continue
        seen = api.coded(desk.record, id, me)
        told = {"id": id, "citation": held[id].citation, "coders": [*coders.items()]}
        rows.append(told | {"agreement": seen.agreement, "differ": len(seen.differ), "mine": coders.get(me)})
    return answer(request, "codings.html", {"rows": rows, "coder": me})


def coding(request: Request) -> Response:
    """One letter to code: its words, without what the reader or anybody else made of them."""
    desk, me = desk_of(request), _coder(request)
    known, id = desk.known(), request.path_params["id"].removesuffix(".json")
    letter = known.letter(id)
    seen = api.coded(desk.record, id, me)
    read = known.letter_as_read(id)
    decisions = known.decisions_on([read, letter])
    marks = {row["said"].id: row["mark"] for row in statements(read, letter, decisions)}
    units = [{"id": s.id, "mark": marks[s.id], "words": s.quote.shown} for s in letter.statements]
    settled = {d.about.removeprefix("statement:"): d.judgement.value for d in decisions}
    values: dict[str, Any] = {
        "letter": letter.id,
        "language": letter.language,
        "citation": citation(letter),
        "coder": me,
        "shared": request.state.who.name == "local",
        "units": units,
        "stretches": stretches(letter, [(marks[s.id], s.quote) for s in letter.statements]),
        "labels": api.LABELS,
        "nothing": api.NO_STATEMENT,
        "coding": seen,
        "settled": {unit: settled[unit] for unit in seen.differ if unit in settled},
    }
    return answer(request, "coding.html", values)


async def keep(request: Request) -> Response:
    """Keep the labels given so far, or with `done` hand them in."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        id = request.path_params["id"]
        labels = {k.removeprefix("unit:"): str(v) for k, v in form.items() if k.startswith("unit:") and v}
        done = form.get("done") == "1"
    desk = desk_of(request)
    letter = await run_in_threadpool(lambda: desk.known().letter(id))
    await run_in_threadpool(api.code, desk.record, letter, _coder(request), labels, done=done)
    return RedirectResponse(f"/letters/{id}/coding", 303)


async def name(request: Request) -> Response:
    """Say who codes, on a record without accounts."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        if request.state.who.name == "local":
            request.session[CODER] = str(form.get("coder", "")).strip()[:80]
    return RedirectResponse(f"/letters/{request.path_params['id']}/coding", 303)


def _coder(request: Request) -> str:
    who = str(request.state.who.name)
    return who if who != "local" else str(request.session.get(CODER) or who)


ROUTES = [
    Route("/coding", overview),
    Route("/coding.json", overview),
    Route("/letters/{id}/coding", coding),
    Route("/letters/{id}/coding.json", coding),
    Route("/letters/{id}/coding", keep, methods=["POST"]),
    Route("/letters/{id}/coder", name, methods=["POST"]),
]
