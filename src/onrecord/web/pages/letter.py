"""One letter: its page or text beside what was read from it, every value pointing at its place and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.formats.letter_json import hold_to_text
from onrecord.model import Letter, Quote
from onrecord.model.citation import citation
from onrecord.web.desk import Desk
from onrecord.web.marks import stretches
from onrecord.web.render import answer

SIDES = ("sender", "recipients", "copies")
PRINTED = ("subject", "salutation", "closing", "signature")


def letter(request: Request) -> Response:
    """The letter of that id; every quotation is held to the text before the page goes out."""
    desk: Desk = request.app.state.desk
    known = desk.known()
    found = known.letter(request.path_params["id"].removesuffix(".json"))
    hold_to_text(found)
    fields = list(_fields(found))
    quotes = [(row["mark"], row["quote"]) for row in fields]
    quotes += [(f"s{n}", said.quote) for n, said in enumerate(found.statements, start=1)]
    quotes += [(f"r{n}", one.quote) for n, one in enumerate(found.references, start=1)]
    values: dict[str, Any] = {
        "letter": found,
        "citation": citation(found),
        "fields": fields,
        "stretches": stretches(found, quotes),
        "pages": _pages(found, quotes),
        "links": _links(known, found),
        "claims": api.check(known, found),
    }
    return answer(request, "letter.html", values)


def _fields(found: Letter) -> Iterator[dict[str, Any]]:
    """Header rows: label, value, where it stands, alternatives."""
    if found.date:
        others = [other.value for other in found.date.others]
        yield _row("date", "date", found.date.value, found.date.quote, others)
    if found.place:
        yield _row("place", "place", found.place.name, found.place.quote)
    for side in SIDES:
        for n, party in enumerate(getattr(found, side), start=1):
            state = f" [{party.state}]" if party.state else ""
            yield _row(f"{side}{n}", side, (party.described or "unknown") + state, party.quote)
    for name in PRINTED:
        printed = getattr(found, name)
        if printed:
            yield _row(name, name, " ".join(printed.value.split()), printed.quote)
    for name in ("reference_numbers", "enclosures"):
        for n, printed in enumerate(getattr(found, name), start=1):
            yield _row(f"{name}{n}", name, " ".join(printed.value.split()), printed.quote)


def _row(mark: str, label: str, value: str, quote: Quote | None, others: list[Any] | None = None) -> dict[str, Any]:
    return {"mark": mark, "label": label, "value": value, "quote": quote, "others": others or []}


def _pages(found: Letter, quotes: list[tuple[str, Quote | None]]) -> list[dict[str, Any]]:
    """For each page the boxes that lie over it; [] where the letter has no pages."""
    boxes: dict[int, list[dict[str, Any]]] = {}
    for mark, quote in quotes:
        for box in (quote.boxes if quote else None) or ():
            boxes.setdefault(box.page, []).append({"mark": mark, "box": box})
    return [{"number": number, "boxes": boxes[number]} for number in sorted(boxes)]


def _links(known: api.Known, found: Letter) -> dict[str, Any]:
    """What it answers, what answers it, and what it cites that is not held."""
    mine = next(link for link in known.links if link.letter == found.id)
    named = {one.id: citation(one) for one in known.letters}

    def entry(id: str) -> dict[str, str]:
        return {"id": id, "citation": named[id]}

    return {
        "answers": entry(mine.answers) if mine.answers else None,
        "candidates": [entry(id) for id in mine.candidates],
        "because": mine.because,
        "problems": mine.problems,
        "answered_by": [entry(link.letter) for link in known.links if link.answers == found.id],
        "missing": [one for one in api.missing(known) if one.cited_by == found.id],
    }


ROUTES = [Route("/letters/{id}", letter)]
