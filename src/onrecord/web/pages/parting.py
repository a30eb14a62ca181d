"""A statement parted in two or more, or joined with the next: several decisions in one, undone as one."""

from __future__ import annotations

import json
import re
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import BadDecision, NotFound
from onrecord.formats.values import plain
from onrecord.model import Act, Decision, Judgement, Letter, Statement
from onrecord.web.corrections import stretch
from onrecord.web.desk import Desk, desk_of
from onrecord.web.render import wants_json
from onrecord.web.security import check_token, safe_path


async def split(request: Request) -> Response:
    """Part a statement where an empty line stands in `parts`; each part but the first is of the act `act`."""
    return await _done(request, _split, "split")


async def join(request: Request) -> Response:
    """Make one statement of this and the next: its words are all from the first's to the last's."""
    return await _done(request, _joined, "joined")


async def _done(request: Request, do: Any, said: str) -> Response:
    async with request.form() as form:
        check_token(request, form.get("token"))
        made = await run_in_threadpool(do, desk_of(request), form, request.state.who.name)
    request.session["undo"] = {"ids": [one.id for one in made], "said": said}
    if wants_json(request):
        return JSONResponse({"decisions": plain(made)})
    return RedirectResponse(safe_path(form.get("next")), 303)


def _split(desk: Desk, form: FormData, by: str) -> list[Decision]:
    letter, said = _statement(desk, form)
    parts = [part for part in re.split(r"\n\s*\n", str(form.get("parts", "")).replace("\r", "")) if part.strip()]
    if len(parts) < 2:
        raise BadDecision("put an empty line where the statement is to be split")
    places, at = [], said.quote.start
    for part in parts:
        start, end = stretch(letter, part, near=at)
        if not (at <= start and end <= said.quote.end):
            raise BadDecision(f"these words are not in the statement, or not in this order: “{part.strip()[:80]}”")
        places.append((start, end))
        at = end
    act = str(form.get("act", "")) or said.act.value
    if act not in {one.value for one in Act}:
        raise BadDecision(f"there is no act {act!r}")
    why = str(form.get("why", "")) or f"split in {len(parts)}"
    value: dict[str, Any] = {"act": act, "towards": list(said.towards), "topics": list(said.topics)}
    if said.holder:
        value["holder"] = said.holder
    made = [_correct(desk, letter, f"statement:{said.id}", "quote", list(places[0]), by, why)]
    for start, end in places[1:]:
        made.append(_correct(desk, letter, f"add:{letter.id}:{start}:{end}", "statement", value, by, why))
    return made


def _joined(desk: Desk, form: FormData, by: str) -> list[Decision]:
    letter, said = _statement(desk, form)
    after = [one for one in letter.statements if one.quote.start > said.quote.start]
    if not after:
        raise BadDecision("no statement follows this one")
    following = min(after, key=lambda one: one.quote.start)
    place = [said.quote.start, max(said.quote.end, following.quote.end)]
    made = [_correct(desk, letter, f"statement:{said.id}", "quote", place, by, "joined with the next")]
    about, why = f"statement:{following.id}", "joined with the one before"
    return [*made, api.decide(desk.record, about, Judgement.REJECT, by=by, why=why, letter=letter.id)]


def _correct(desk: Desk, letter: Letter, about: str, field: str, value: Any, by: str, why: str) -> Decision:
    right = json.dumps(value, ensure_ascii=False)
    return api.decide(desk.record, about, Judgement.CORRECT, by=by, why=why, field=field, value=right, letter=letter.id)


def _statement(desk: Desk, form: FormData) -> tuple[Letter, Statement]:
    letter, id = desk.known().letter(str(form.get("letter", ""))), str(form.get("statement", ""))
    for said in letter.statements:
        if said.id == id:
            return letter, said
    raise NotFound("this statement is no longer there; load the letter again")


ROUTES = [
    Route(path, page, methods=["POST"])
    for path, page in (("/split", split), ("/split.json", split), ("/join", join), ("/join.json", join))
]
