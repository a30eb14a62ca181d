"""One letter: its page or text beside what was read from it, every value pointing at its place and back."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import NotFound, OnrecordError
from onrecord.formats.letter_json import hold_to_text
from onrecord.model import Letter, Quote
from onrecord.model.citation import citation, dated
from onrecord.sources.pages import page_sizes
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
    found, read = known.letter(id), _read(known, id)
    hold_to_text(found)
    rows, said = list(fields(read, found, known.decisions)), statements(read, found, known.decisions)
    with_places(desk, found, rows, said)
    disputed = on_statements(desk)
    quotes = [(value["mark"], value["quote"]) for row in rows for value in row["values"]]
    quotes += [(row["mark"], row["said"].quote) for row in said if not row["rejected"]]
    quotes += [(f"r{n}", one.quote) for n, one in enumerate(found.references, start=1)]
    testing = request.query_params.get("claims") == "1" or len(known.letters) <= FEW
    values: dict[str, Any] = {
        "letter": found,
        "citation": citation(found),
        "fields": rows,
        "statements": said,
        "stretches": stretches(found, quotes),
        "pages": _pages(desk, found, quotes),
        "links": _links(desk, known, found),
        "added": [d for d in known.decisions if d.about.startswith(f"add:{id}:")],
        "claims": api.check(known, found) if testing else None,
        "acts": ACTS,
        "disputes": {row["said"].id: disputed[row["said"].id] for row in said if row["said"].id in disputed},
        "hidden_now": _hidden(request, desk, found),
        "seen": _seen(request, desk, found),
    }
    return answer(request, "letter.html", values)


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


def _read(known: api.Known, id: str) -> Letter:
    return next(one for one in known.read if one.id == id)


def _pages(desk: Desk, found: Letter, quotes: list[tuple[str, Quote | None]]) -> list[dict[str, Any]]:
    """Each page with its size in points and the boxes that lie over it; [] where there is no picture to show."""
    boxes: dict[int, list[dict[str, Any]]] = {}
    for mark, quote in quotes:
        for box in (quote.boxes if quote else None) or ():
            boxes.setdefault(box.page, []).append({"mark": mark, "box": box})
    if not found.source.pages:
        return []
    try:
        sizes = desk.made(f"sizes {found.source.sha256}", lambda _: _sizes(desk, found))
    except (OnrecordError, OSError):
        return []
    alone = sum(one.source.sha256 == found.source.sha256 for one in desk.known().letters) == 1
    first, last = (1, len(sizes)) if alone or not boxes else (min(boxes), max(boxes))
    return [
        {"number": n, "width": width, "height": height, "boxes": boxes.get(n, [])}
        for n, (width, height) in enumerate(sizes, start=1)
        if first <= n <= last
    ]


def _sizes(desk: Desk, found: Letter) -> tuple[tuple[float, float], ...]:
    data, _ = api.own_file(desk.record, found)
    with desk.paper:
        return page_sizes(data, found.source.media_type)


def _links(desk: Desk, known: api.Known, found: Letter) -> dict[str, Any]:
    """What it answers, what answers it, the thread by day, and what it cites that is not held."""
    mine = next(link for link in known.links if link.letter == found.id)
    held = {one.id: one for one in known.letters}
    thread = sorted(_together(known, found.id) & held.keys(), key=lambda id: (dated(held[id]) or "9999", id))
    entries = [_entry(held[id]) for id in thread] if len(thread) > 1 else []
    decided = [d for d in known.decisions if d.about == f"link:{found.id}"]
    return {
        "about": f"link:{found.id}",
        "answers": _entry(held[mine.answers]) if mine.answers in held else None,
        "candidates": [_entry(held[id]) for id in mine.candidates if id in held],
        "because": mine.because,
        "problems": mine.problems,
        "answered_by": [_entry(held[link.letter]) for link in known.links if link.answers == found.id],
        "missing": [one for one in desk.missing() if one.cited_by == found.id],
        "thread": entries,
        "also_held": [
            _entry(held[copy.other]) | {"because": copy.because}
            for copy in api.copies(desk.record, found)
            if copy.other in held
        ],
        "decisions": decided,
    }


def _together(known: api.Known, id: str) -> set[str]:
    """All that hangs together with a letter by answering: quicker than all threads, of which one is shown."""
    beside: dict[str, list[str]] = {}
    for link in known.links:
        if link.answers:
            beside.setdefault(link.letter, []).append(link.answers)
            beside.setdefault(link.answers, []).append(link.letter)
    seen, todo = {id}, [id]
    while todo:
        for other in beside.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def _entry(one: Letter) -> dict[str, Any]:
    return {"id": one.id, "citation": citation(one), "date": dated(one), "name": one.source.name}


def raw(request: Request) -> Response:
    """The statement a quotation points at: `/letters/<id>/statements/<statement>` leads to its place on the page."""
    from starlette.responses import RedirectResponse

    desk = desk_of(request)
    known, id = desk.known(), request.path_params["id"]
    rows = statements(_read(known, known.letter(id).id), known.letter(id), known.decisions)
    for row in rows:
        if row["said"].id == request.path_params["statement"]:
            return RedirectResponse(f"/letters/{id}#{row['mark']}")
    raise NotFound(f"no statement {request.path_params['statement']} in this letter")


ROUTES = [Route("/letters/{id}/statements/{statement}", raw), Route("/letters/{id}", letter)]
