"""What an editor adds to a profile: sentences of one's own, and the edition kept to tell the next one from."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import BadDecision
from onrecord.record.profile import HOUSE_ORDER
from onrecord.web.desk import Desk, desk_of
from onrecord.web.security import check_token

LONGEST = 4_000
"""Characters of one sentence."""


def own_sentences(desk: Desk, code: str, topic: str | None) -> dict[str, Any]:
    """The sentences that editors wrote into a profile, the headings they can stand under, and the edition kept."""
    held = api.sentences(desk.record).items()
    return {
        "own": [
            {"number": number, "heading": heading, "text": said.text, "by": said.by}
            for number, (state, on, heading, said) in held
            if state == code and on in (None, topic)
        ],
        "headings": [heading for heading, _ in HOUSE_ORDER],
        "kept": made.as_of if (made := desk.known().editions.get((code, topic))) else None,
    }


async def sentence(request: Request) -> Response:
    """Write a sentence under a `heading`, or `drop` one by its number."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        topic, drop = str(form.get("topic", "")) or None, str(form.get("drop", ""))
        text = str(form.get("text", "")).strip()[:LONGEST]
        heading = str(form.get("heading", ""))
    record, by = desk_of(request).record, request.state.who.name
    code = request.path_params["code"].upper()
    if drop:
        await run_in_threadpool(api.drop_sentence, record, drop, by=by)
    elif text:
        await run_in_threadpool(api.write_sentence, record, code, heading, text, topic=topic, by=by)
    else:
        raise BadDecision("write the sentence first")
    return _back(code, topic)


async def keep(request: Request) -> Response:
    """Keep the profile as it is now: the next edition tells what changed since."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        topic = str(form.get("topic", "")) or None
    desk, code = desk_of(request), request.path_params["code"].upper()
    by = request.state.who.name
    await run_in_threadpool(lambda: api.keep_edition(desk.record, api.profile(desk.known(), code, topic=topic), by=by))
    return _back(code, topic)


def _back(code: str, topic: str | None) -> Response:
    return RedirectResponse(f"/states/{code}/profile" + (f"?topic={quote(topic)}" if topic else "") + "#own", 303)


ROUTES = [
    Route("/states/{code}/sentence", sentence, methods=["POST"]),
    Route("/states/{code}/edition", keep, methods=["POST"]),
]
