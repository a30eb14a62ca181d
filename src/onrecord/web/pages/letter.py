"""One letter: its page or text beside what was read from it, every value pointing at its place and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import NotFound, OnrecordError
from onrecord.formats.letter_json import hold_to_text
from onrecord.model import Decision, Letter, Problem, Quote
from onrecord.model.citation import citation
from onrecord.model.kept import Head
from onrecord.web.desk import Desk, desk_of
from onrecord.web.findings import ACTS, fields, statements
from onrecord.web.marks import stretches
from onrecord.web.pages.disputes import on_statements
from onrecord.web.paper import with_places
from onrecord.web.render import answer


def letter(request: Request) -> Response:
    """The letter of that id; every quotation is held to the text before the page goes out."""
    desk = desk_of(request)
    known = desk.known()
    id = request.path_params["id"].removesuffix(".json")
    found, read = known.letter_twice(id)
    decisions = known.decisions_on([read, found])
    hold_to_text(found)
    aside = [d for d in decisions if d.about == f"letter:{id}"]
    rows = list(fields(read, found, decisions))
    said = statements(found if aside else read, found, decisions)
    with_places(desk, found, rows, said)
    disputed = on_statements(desk)
    quotes = [(value["mark"], value["quote"]) for row in rows for value in row["values"]]
    quotes += [(row["mark"], row["said"].quote) for row in said if not row["rejected"]]
    quotes += [(f"r{n}", one.quote) for n, one in enumerate(found.references, start=1)]
    testing = request.query_params.get("claims") == "1" or not desk.record.more_than(FEW)
    values: dict[str, Any] = {
        "letter": found,
        "citation": citation(found),
        "fields": rows,
        "statements": said,
        "stretches": stretches(found, quotes),
        "pages": _pages(desk, found, quotes),
        "links": _links(known, found, decisions),
        "problems": [_problem(found, problem, decisions) for problem in found.problems],
        "aside": aside,
        "added": [d for d in decisions if d.about.startswith(f"add:{id}:")],
        "claims": api.check(known, found) if testing else None,
        "acts": ACTS,
        "disputes": {row["said"].id: disputed[row["said"].id] for row in said if row["said"].id in disputed},
        "hidden_now": _hidden(request, desk, found),
        "seen": _seen(request, desk, found),
    }
    return answer(request, "letter.html", values)


def _problem(found: Letter, problem: Problem, decisions: Sequence[Decision]) -> dict[str, Any]:
    about = api.problem_about(found.id, problem)
    return {"problem": problem, "about": about, "decisions": [d for d in decisions if d.about == about]}


def _hidden(request: Request, desk: Desk, found: Letter) -> list[dict[str, Any]]:
    """What is hidden in the letter, for administrators alone, and never the words themselves."""
    if not request.state.who.may("administrator"):
        return []
    held = api.hidden(desk.record, found)
    return [{"id": h.id, "characters": h.quote.end - h.quote.start, "by": h.by, "at": h.at, "why": h.why} for h in held]


def _seen(request: Request, desk: Desk, found: Letter) -> dict[str, Any] | None:
    """Whether readers see the letter's file, for administrators of a team; None for everybody else."""
    if not request.state.who.may("administrator"):
        return None
    sha = desk.record.file_of(found.id).sha256
    return {"private": bool(desk.record.get("private", sha)), "until": desk.record.get("embargo", sha)}


FEW = 300
"""Letters in a record up to which claims are tested without being asked for: each is held against all the others."""


def _pages(desk: Desk, found: Letter, quotes: list[tuple[str, Quote | None]]) -> list[dict[str, Any]]:
    """Each page with its size in points and the boxes that lie over it; [] where there is no picture to show."""
    boxes: dict[int, list[dict[str, Any]]] = {}
    for mark, quote in quotes:
        for box in (quote.boxes if quote else None) or ():
            boxes.setdefault(box.page, []).append({"mark": mark, "box": box})
    if not found.source.pages:
        return []
    try:
        sizes = desk.made(f"sizes {found.source.sha256}", lambda _: desk.papers.sizes(desk.record, found))
    except (OnrecordError, OSError):
        return []
    alone = desk.record.kept.count_of_file(found.source.sha256) == 1
    first, last = (1, len(sizes)) if alone or not boxes else (min(boxes), max(boxes))
    return [
        {"number": n, "width": width, "height": height, "boxes": boxes.get(n, [])}
        for n, (width, height) in enumerate(sizes, start=1)
        if first <= n <= last
    ]


def _links(known: api.KnownRecord, found: Letter, decisions: Sequence[Decision]) -> dict[str, Any]:
    """What it answers, what answers it, the thread by day, and what it cites that is not held."""
    mine = known.link(found, decisions)
    near = known.kept.heads([*filter(None, [mine.answers]), *mine.also, *mine.candidates])
    thread, alike = known.thread(found.id), api.copies(known.record, found)
    also = known.kept.heads([copy.other for copy in alike])
    return {
        "about": f"link:{found.id}",
        "answers": _entry(near[mine.answers]) if mine.answers in near else None,
        "answers_too": [_entry(near[id]) for id in mine.also if id in near],
        "candidates": [_entry(near[id]) for id in mine.candidates if id in near],
        "because": mine.because,
        "problems": mine.problems,
        "answered_by": [_entry(one) for one in known.answering(found.id)],
        "missing": list(known.missing_in(found.id)),
        "thread": [_entry(one) for one in thread] if len(thread) > 1 else [],
        "also_held": [_entry(also[copy.other]) | {"because": copy.because} for copy in alike if copy.other in also],
        "decisions": [d for d in decisions if d.about == f"link:{found.id}"],
    }


def _entry(one: Head) -> dict[str, Any]:
    return {"id": one.id, "citation": one.citation, "date": one.day, "name": one.name}


def raw(request: Request) -> Response:
    """The statement a quotation points at: `/letters/<id>/statements/<statement>` leads to its place on the page."""
    from starlette.responses import RedirectResponse

    desk = desk_of(request)
    known, id = desk.known(), request.path_params["id"]
    found, read = known.letter_twice(id)
    rows = statements(read, found, known.decisions_on([read, found]))
    for row in rows:
        if row["said"].id == request.path_params["statement"]:
            return RedirectResponse(f"/letters/{id}#{row['mark']}")
    raise NotFound(f"no statement {request.path_params['statement']} in this letter")


ROUTES = [Route("/letters/{id}/statements/{statement}", raw), Route("/letters/{id}", letter)]
