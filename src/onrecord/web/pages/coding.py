"""Two coders: a blind page to code a letter on, how far they agree, and what differs, to be settled by a decision."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.model import Decision, Judgement
from onrecord.model.citation import citation
from onrecord.web.corrections import stretch
from onrecord.web.desk import Desk, desk_of
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
        left = seen.differ.keys() - _settled(desk.known().decisions_on([desk.known().letter_as_read(id)])).keys()
        rows.append(told | {"agreement": seen.agreement, "differ": len(left), "mine": coders.get(me)})
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
    units = [{"id": s.id, "mark": marks[s.id], "words": s.quote.shown, "own": False} for s in letter.statements]
    # Words that a coder found: one's own while at it, everybody's once all is handed in.
    found = api.words_found(letter, {*seen.mine, *(unit for labels in seen.all.values() for unit in labels)})
    own = [(f"w{n}", unit, quote) for n, (unit, quote) in enumerate(found.items(), start=1)]
    units += [{"id": unit, "mark": mark, "words": quote.shown, "own": True} for mark, unit, quote in own]
    settled = _settled(decisions)
    acts = {s.id: s.act.value for s in read.statements}
    values: dict[str, Any] = {
        "letter": letter.id,
        "language": letter.language,
        "citation": citation(letter),
        "coder": me,
        "shared": request.state.who.name == "local",
        "units": units,
        "stretches": stretches(
            letter, [*((marks[s.id], s.quote) for s in letter.statements), *((mark, quote) for mark, _, quote in own)]
        ),
        "labels": api.LABELS,
        "nothing": api.NO_STATEMENT,
        "coding": seen,
        "settled": {unit: settled[unit].judgement.value for unit in seen.differ if unit in settled},
        "settled_as": {
            unit: label
            for unit in seen.differ
            if unit in settled and (label := _label(settled[unit], acts.get(unit, "")))
        },
    }
    return answer(request, "coding.html", values)


def _settled(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """What stands on units, by unit."""
    return {d.about.removeprefix("statement:"): d for d in decisions}


def _label(decision: Decision, read: str) -> str:
    """The label that a decision settled on; "" where it says nothing of it. `read`: the act as it was read."""
    if decision.judgement is Judgement.REJECT:
        return api.NO_STATEMENT
    if decision.judgement is Judgement.CORRECT and decision.field in ("act", "statement") and decision.value:
        value = json.loads(decision.value)
        return str(value.get("act", "") if isinstance(value, dict) else value)
    return read if decision.judgement is Judgement.ACCEPT else ""


async def keep(request: Request) -> Response:
    """Keep the labels given so far, and of words that were found; or with `done` hand all in."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        id = request.path_params["id"]
        await run_in_threadpool(_kept, desk_of(request), id, form, _coder(request))
    return RedirectResponse(f"/letters/{id}/coding" + ("#found" if form.get("words") else ""), 303)


def _kept(desk: Desk, id: str, form: FormData, coder: str) -> None:
    letter = desk.known().letter(id)
    labels = {k.removeprefix("unit:"): str(v) for k, v in form.items() if k.startswith("unit:") and v}
    if words := str(form.get("words", "")).strip():
        near = str(form.get("start", ""))
        place = stretch(letter, words, near=int(near) if near.isdecimal() and len(near) < 12 else 0)
        labels[api.added_unit(letter, *place)] = str(form.get("label", ""))
    api.code(desk.record, letter, coder, labels, done=form.get("done") == "1")


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
