"""All letters: search, facets, and the way in for new files."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.model.citation import citation
from onrecord.web.desk import desk_of
from onrecord.web.render import answer

PAGE_SIZE = 50
FILTERS = ("state", "body", "person", "act", "topic", "holder", "kind", "language")


def home(request: Request) -> Response:
    """The first page is the letters."""
    return RedirectResponse("/letters")


def letters(request: Request) -> Response:
    """Letters that meet query and filters, a page of them at a time."""
    desk = desk_of(request)
    asked = request.query_params
    query, filters = asked.get("q", "").strip(), {name: asked[name] for name in FILTERS if asked.get(name)}
    page = max(1, int(asked["page"])) if asked.get("page", "").isdecimal() else 1
    total = desk.record.count(query, **filters)
    hits = desk.record.search(query, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE, **filters)
    values: dict[str, Any] = {
        "query": query,
        "filters": {name: filters.get(name, "") for name in FILTERS},
        "total": total,
        "page": page,
        "pages": max(1, -(-total // PAGE_SIZE)),
        "letters": [
            {
                "id": hit.letter.id,
                "name": hit.letter.source.name,
                "citation": citation(hit.letter),
                "kind": hit.letter.kind.value,
                "language": hit.letter.language,
                "date": hit.letter.date.value if hit.letter.date else None,
                "statements": len(hit.letter.statements),
                "problems": len(hit.letter.problems),
                "snippet": _cut(hit.snippet, hit.marks),
            }
            for hit in hits
        ],
        "failed": list(desk.record.files(failed=True)),
    }
    return answer(request, "letters.html", values)


def _cut(text: str, marks: tuple[tuple[int, int], ...]) -> list[dict[str, Any]]:
    """A snippet in pieces, found words apart from the rest."""
    pieces, at = [], 0
    for start, end in marks:
        pieces += [{"text": text[at:start], "found": False}, {"text": text[start:end], "found": True}]
        at = end
    pieces.append({"text": text[at:], "found": False})
    return [piece for piece in pieces if piece["text"]]


ROUTES = [Route("/", home), Route("/letters", letters), Route("/letters.json", letters)]
