"""All letters: search, facets, saved searches, and the way in for new files."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.model.citation import citation
from onrecord.web.corrections import holder_of
from onrecord.web.desk import Desk, desk_of
from onrecord.web.keeping import kept
from onrecord.web.render import answer
from onrecord.web.security import check_token

PAGE_SIZE = 50
FACETS = ("state", "kind", "language", "year", "act", "topic")
TYPED = ("body", "person", "holder")
"""Filters of too many values to choose from."""

DAYS = ("since", "until", "added")
SELDOM = (*TYPED, *DAYS, "decided")
"""Filters folded away until one of them is set."""

SAVED = "search"
"""Kind of the setting that keeps a saved search: its name -> the query part of its address."""


def home(request: Request) -> Response:
    """The first page is the letters."""
    return RedirectResponse("/letters")


@kept
def letters(request: Request) -> Response:
    """Letters that meet query and filters, a page of them at a time."""
    desk, asked = desk_of(request), request.query_params
    desk.known()  # what was decided since is found by, and shown
    query, chosen = asked.get("q", "").strip(), chosen_of(asked)
    filters = filters_of(chosen)
    page = max(1, int(asked["page"])) if asked.get("page", "").isdecimal() and len(asked["page"]) < 7 else 1
    total = desk.record.count(query, **filters)
    newest = asked.get("order") == "newest" and not query
    hits = (
        _newest(desk, total, page, filters)
        if newest
        else desk.record.search(query, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE, **filters)
    )
    copies = desk.record.following.copies({hit.letter.id for hit in hits})
    values: dict[str, Any] = {
        "query": query,
        "chosen": chosen,
        "facets": _facets(_counts(desk, query, filters, total), chosen),
        "total": total,
        "page": page,
        "pages": max(1, -(-total // PAGE_SIZE)),
        "here": urlencode({k: v for k, v in (("q", query), *chosen.items()) if v}),
        "newest": newest,
        "saved": desk.record.every(SAVED),
        "letters": [_row(hit, copies) for hit in hits],
        "failed": desk.made("failed", lambda known: list(known.record.files(failed=True))),
        "more": any(chosen[name] for name in SELDOM),
    }
    return answer(request, "letters.html", values)


def _newest(desk: Desk, total: int, page: int, filters: dict[str, Any]) -> list[Any]:
    """A page from the other end of the list, turned about."""
    end = max(0, total - (page - 1) * PAGE_SIZE)
    start = max(0, end - PAGE_SIZE)
    return desk.record.search("", limit=end - start, offset=start, **filters)[::-1]


def chosen_of(asked: QueryParams) -> dict[str, str]:
    """Each filter with what was chosen for it, "" for nothing."""
    return {name: asked.get(name, "").strip() for name in (*FACETS, *TYPED, *DAYS, "decided")}


def filters_of(chosen: dict[str, str]) -> dict[str, Any]:
    """The store's filters: a year is its days, decided is yes or no."""
    found: dict[str, Any] = {k: v for k, v in chosen.items() if v and k not in ("year", "decided", *DAYS)}
    if "holder" in found:
        found["holder"] = holder_of(found["holder"])
    if chosen["year"].isdecimal() and 0 < int(chosen["year"][:5]) < 10_000:
        year = int(chosen["year"][:5])
        found |= {"since": date(year, 1, 1), "until": date(year, 12, 31)}
    found |= {name: day for name in DAYS if (day := _day(chosen[name]))}
    if chosen["decided"] in ("yes", "no"):
        found["decided"] = chosen["decided"] == "yes"
    return found


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


BROAD = 1_000
"""Letters found up to which their spread over states, years and acts is counted for each search."""

UNCOUNTED = -1
"""Stands for the number of a choice that was not counted."""


def _counts(desk: Desk, query: str, filters: dict[str, Any], total: int) -> dict[str, dict[str, int]]:
    """How the letters found are spread; of very many only the choices, those of the whole record, without numbers."""
    if total <= BROAD:
        return desk.record.facets(query, **filters)
    whole: dict[str, dict[str, int]] = desk.made("facets", lambda known: known.record.facets())
    if not query and not filters:
        return whole
    return {name: dict.fromkeys(values, UNCOUNTED) for name, values in whole.items()}


def _number(count: int) -> int | None:
    return None if count == UNCOUNTED else count


def _facets(counts: dict[str, dict[str, int]], chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Each facet with its values, how many letters each would leave, and the one chosen even when it leaves none."""
    made = []
    for name in FACETS:
        values = counts.get(name, {})
        if chosen[name] and chosen[name] not in values:
            values = {chosen[name]: 0, **values}
        order = sorted(values, reverse=True) if name == "year" else list(values)
        rows = [{"value": v, "count": _number(values[v]), "on": v == chosen[name]} for v in order]
        made.append({"name": name, "values": rows})
    return made


def _row(hit: Any, copies: set[str]) -> dict[str, Any]:
    letter = hit.letter
    first = next(((start, end) for start, end in hit.marks), None)
    return {
        "id": letter.id,
        "name": letter.source.name,
        "copy": letter.id in copies,
        "citation": citation(letter),
        "kind": letter.kind.value,
        "language": letter.language,
        "date": letter.date.value if letter.date else None,
        "statements": len(letter.statements),
        "problems": len(letter.problems),
        "snippet": _cut(hit.snippet, hit.marks),
        "found": hit.snippet[slice(*first)] if first else "",
    }


def _cut(text: str, marks: tuple[tuple[int, int], ...]) -> list[dict[str, Any]]:
    """A snippet in pieces, found words apart from the rest."""
    pieces, at = [], 0
    for start, end in marks:
        pieces += [{"text": text[at:start], "found": False}, {"text": text[start:end], "found": True}]
        at = end
    pieces.append({"text": text[at:], "found": False})
    return [piece for piece in pieces if piece["text"]]


async def save(request: Request) -> Response:
    """Keep a search under a name, or with `forget` let it go."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        name, query = str(form.get("name", "")).strip()[:80], str(form.get("query", ""))[:2000]
        forget = str(form.get("forget", ""))
    if not name and not forget:
        raise HTTPException(400, "A saved search needs a name.")
    record = desk_of(request).record
    await run_in_threadpool(record.set, SAVED, forget or name, None if forget else query)
    return RedirectResponse("/letters?" + urlencode(QueryParams(query).multi_items()), 303)


ROUTES = [
    Route("/", home),
    Route("/letters", letters),
    Route("/letters.json", letters),
    Route("/searches", save, methods=["POST"]),
]
