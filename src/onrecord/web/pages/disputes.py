"""Right of reply: what is disputed, by whom, and what was answered; shown with the statement too."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import Desk, desk_of
from onrecord.web.keeping import kept
from onrecord.web.render import answer, wants_json
from onrecord.web.security import check_token, safe_path


@kept
def disputes(request: Request) -> Response:
    """Every dispute over a statement of the letters that whoever asks may see, the latest first."""
    desk = desk_of(request)
    disputed = on_statements(desk)
    letters = desk.known().kept.heads_of_statements(list(disputed))
    rows = [
        {"letter": letters[id].id, "citation": letters[id].citation, "statement": id, "disputes": found}
        for id, found in reversed(disputed.items())
        if id in letters
    ]
    return answer(request, "disputes.html", {"rows": rows})


def on_statements(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """The disputes on each statement, as it is now; a dispute is open until it is answered or corrected."""
    found: dict[str, list[dict[str, Any]]] = {}
    # Without letters at hand: all are gone through only where disputed words are no longer found.
    for one in api.disputes(desk.record):
        if one.statement:
            told = {"id": one.id, "steps": one.steps, "open": len(one.steps) == 1}
            found.setdefault(one.statement, []).append(told)
    return found


async def write(request: Request) -> Response:
    """Write a step: a dispute over a `statement` of a `letter`, or an answer or a correction to a `dispute`."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        await run_in_threadpool(_written, desk_of(request), form, request.state.who.name)
    if wants_json(request):
        return JSONResponse({"written": True})
    return RedirectResponse(safe_path(form.get("next")), 303)


def _written(desk: Desk, form: FormData, by: str) -> None:
    words = str(form.get("words", "")).strip()[:20_000]
    if form.get("dispute"):
        api.answer_dispute(desk.record, str(form["dispute"]), str(form.get("step", "")), by=by, words=words)
        return
    # Whoever disputes writes to the office; an editor enters it, and both names stand in the record.
    who = str(form.get("who", "")).strip()[:200]
    letter = desk.known().letter(str(form.get("letter", "")))
    by = f"{who} (entered by {by})" if who else by
    api.dispute(desk.record, letter, str(form.get("statement", "")), by=by, words=words)


ROUTES = [
    Route("/disputes", disputes),
    Route("/disputes.json", disputes),
    Route("/dispute", write, methods=["POST"]),
    Route("/dispute.json", write, methods=["POST"]),
]
