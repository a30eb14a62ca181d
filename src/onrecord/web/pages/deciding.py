"""Decisions: accept, reject, unsure, correct, add; each can be undone. Nothing is shown here: back to where it was."""

from __future__ import annotations

import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import BadDecision
from onrecord.formats.values import plain
from onrecord.model import Decision, Judgement, Letter, Statement
from onrecord.web.corrections import holder_of, of_field, of_statement, stretch
from onrecord.web.desk import Desk, desk_of
from onrecord.web.render import wants_json
from onrecord.web.security import check_token, safe_path


async def decide(request: Request) -> Response:
    """Keep what was decided. Fields: about, judgement, letter, next, why, and those of the finding when correcting."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        made = await run_in_threadpool(_decided, desk_of(request), form, request.state.who.name)
    request.session["undo"] = {"ids": [one.id for one in made], "said": _in_words(made)}
    return _back(request, form, {"decisions": plain(made)})


async def withdraw(request: Request) -> Response:
    """Take decisions back: the ids given, or what was decided last."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        ids = [str(id) for id in form.getlist("id")]
        taken = await run_in_threadpool(_withdrawn, desk_of(request), ids, request.state.who.name)
    request.session.pop("undo", None)
    return _back(request, form, {"decisions": plain(taken)})


def _withdrawn(desk: Desk, ids: list[str], by: str) -> list[Decision]:
    return [desk.record.withdraw(id, by=by) for id in reversed(ids)]


def _decided(desk: Desk, form: FormData, by: str) -> list[Decision]:
    about, why, letter = str(form.get("about", "")), str(form.get("why", "")), str(form.get("letter", "")) or None
    said = str(form.get("judgement", ""))
    if said == "settle" and about.startswith("add:"):
        return [api.settle_found(desk.record, about, str(form.get("act", "")), by=by, why=why)]
    if said == "settle":  # between coders: the label chosen is the act that stands, or another
        _, now = _statement(desk.known(), about.partition(":")[2], letter or "")
        said = "accept" if now.act.value == form.get("act") else "correct"
    try:
        judgement = Judgement(said)
    except ValueError:
        raise HTTPException(400, "A decision is accept, reject, unsure or correct.") from None
    if judgement is not Judgement.CORRECT:
        return [api.decide(desk.record, about, judgement, by=by, why=why, letter=letter)]
    if about.startswith("add:"):
        about, right = _added(desk, about, form)
    else:
        right = _right(desk, about, form)
    if not right:
        raise BadDecision("nothing differs from what stands already")
    return [
        api.decide(desk.record, about, judgement, by=by, why=why, field=field, value=value, letter=letter)
        for field, value in right
    ]


def _right(desk: Desk, about: str, form: FormData) -> list[tuple[str, str]]:
    kind, _, what = about.partition(":")
    if kind == "field":
        id, _, field = what.partition(":")
        return [of_field(field, form, desk.known().letter(id))]
    if kind == "statement":
        letter, said = _statement(desk.known(), what, str(form.get("letter", "")))
        return list(of_statement(said, letter, form))
    if kind == "link":
        answered = str(form.get("text", "")).strip()
        return [("answers", json.dumps(_letter_called(desk, answered, but=what) if answered else None))]
    if kind == "ask":
        return [("outcome", json.dumps(str(form.get("text", ""))))]
    raise BadDecision(f"{kind!r} is nothing that can be corrected here")


def _letter_called(desk: Desk, called: str, *, but: str) -> str:
    """The id of a letter named by its address on the desk, its id or its file's name. Raises `NotFound`."""
    if "/letters/" in called:
        called = called.rpartition("/letters/")[2].partition("#")[0].partition("?")[0].partition("/")[0]
    id = desk.record.letter(called).id
    if id == but:
        raise BadDecision("a letter does not answer itself; name the one it answers")
    return id


def _statement(known: api.Known, id: str, letter: str) -> tuple[Letter, Statement]:
    found = known.letter(letter)
    for said in found.statements:
        if said.id == id:
            return found, said
    raise BadDecision("this statement is no longer there; load the letter again")


def _added(desk: Desk, about: str, form: FormData) -> tuple[str, list[tuple[str, str]]]:
    """A statement in words that a person selected or typed."""
    letter = desk.known().letter(about.split(":")[1])
    start, end = stretch(letter, str(form.get("words", "")), near=_number(form.get("start")))
    value: dict[str, Any] = {"act": str(form.get("act", ""))}
    if holder := holder_of(str(form.get("holder", "")).strip() or None):
        value["holder"] = holder
    return f"add:{letter.id}:{start}:{end}", [("statement", json.dumps(value))]


def _number(given: object) -> int:
    return int(given) if isinstance(given, str) and given.isdecimal() and len(given) < 12 else 0


def _in_words(made: list[Decision]) -> str:
    return made[-1].judgement.value if made else ""


def _back(request: Request, form: FormData, values: dict[str, Any]) -> Response:
    if wants_json(request):
        return JSONResponse(values)
    return RedirectResponse(safe_path(form.get("next")), 303)


ROUTES = [
    Route(path, page, methods=["POST"])
    for path, page in (
        ("/decide", decide),
        ("/decide.json", decide),
        ("/withdraw", withdraw),
        ("/withdraw.json", withdraw),
    )
]
