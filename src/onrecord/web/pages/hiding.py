"""Hiding a passage of a letter from every view, search and export, or its whole file from readers; and showing it."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import BadDecision
from onrecord.web.corrections import stretch
from onrecord.web.desk import Desk, desk_of
from onrecord.web.security import check_token, safe_path


async def hide(request: Request) -> Response:
    """Black out `words` of a `letter`, for the reason `why`."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        await run_in_threadpool(_hidden, desk_of(request), form, request.state.who.name)
    return RedirectResponse(safe_path(form.get("next")), 303)


def _hidden(desk: Desk, form: FormData, by: str) -> None:
    letter = desk.known().letter(str(form.get("letter", "")))
    near = str(form.get("start", ""))
    start, end = stretch(
        letter, str(form.get("words", "")), near=int(near) if near.isdecimal() and len(near) < 12 else 0
    )
    api.hide(desk.record, letter, start, end, by=by, why=str(form.get("why", ""))[:2000])


async def show(request: Request) -> Response:
    """Make the passage `id` visible again."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        await run_in_threadpool(
            api.show_again, desk_of(request).record, str(form.get("id", "")), by=request.state.who.name
        )
    return RedirectResponse(safe_path(form.get("next")), 303)


async def shut(request: Request) -> Response:
    """Keep the file of a `letter` from readers: `seen` is public, private, or embargo with the day `until`."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        await run_in_threadpool(_shut, desk_of(request), form)
    return RedirectResponse(safe_path(form.get("next")), 303)


def _shut(desk: Desk, form: FormData) -> None:
    id, seen = desk.known().letter(str(form.get("letter", ""))).id, form.get("seen")
    if seen == "private":
        api.keep_private(desk.record, id)
    elif seen == "embargo":
        try:
            api.embargo(desk.record, id, date.fromisoformat(str(form.get("until", ""))))
        except ValueError:
            raise BadDecision("an embargo needs its day, as in 2027-01-31") from None
    elif seen == "public":
        api.make_public(desk.record, id)
    else:
        raise BadDecision("a letter is public, private or under an embargo")


ROUTES = [
    Route("/hide", hide, methods=["POST"]),
    Route("/show", show, methods=["POST"]),
    Route("/shut", shut, methods=["POST"]),
]
