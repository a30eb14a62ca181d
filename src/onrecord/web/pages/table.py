"""What can be taken along: statements and asks as tables, letters as a bibliography, a brief on a treaty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from onrecord import api
from onrecord.formats import asks_csv, csl_json, statements_csv
from onrecord.web.asked_in import language_of
from onrecord.web.desk import desk_of
from onrecord.web.pages.letters import chosen_of, filters_of


def statements(request: Request) -> Response:
    """A line for each statement; query and filters as for letters. Of an act, topic or holder chosen, those alone."""
    known, asked = desk_of(request).known(), request.query_params
    written = api.statements_table(known, asked.get("q", "").strip(), **filters_of(chosen_of(asked)))
    return _file("statements.csv", statements_csv.MEDIA_TYPE, written)


def asks(request: Request) -> Response:
    """A line for each ask; `of`, `letter` and `open=1` as on the page of asks."""
    known, asked = desk_of(request).known(), request.query_params
    written = api.asks_table(
        known,
        addressee=asked.get("of") or None,
        letter=asked.get("letter") or None,
        only_open=asked.get("open") == "1",
    )
    return _file("asks.csv", asks_csv.MEDIA_TYPE, written)


def bibliography(request: Request) -> Response:
    """The letters found, for Zotero and pandoc; query and filters as for letters."""
    known, asked = desk_of(request).known(), request.query_params
    written = api.bibliography(known, asked.get("q", "").strip(), **filters_of(chosen_of(asked)))
    return _file("letters.csl.json", csl_json.MEDIA_TYPE, written)


def brief(request: Request) -> Response:
    """What every state says on a treaty, as one page to print or mail, in the reader's language."""
    id = api.treaty(request.path_params["id"]).id
    written = api.written_brief(api.brief(desk_of(request).known(), id), "html", language=language_of(request)).decode()
    return _file(f"brief-{id}.html", "text/html; charset=utf-8", [written])


def _file(name: str, media_type: str, written: Iterable[str]) -> Response:
    """A file to keep; its first piece is made before the answer begins, so that a fault is told as one."""
    pieces = iter(written)
    first = next(pieces, "")

    def whole() -> Iterator[str]:
        yield first
        yield from pieces

    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return StreamingResponse(whole(), media_type=media_type, headers=headers)


ROUTES = [
    Route("/statements.csv", statements),
    Route("/asks.csv", asks),
    Route("/bibliography", bibliography),
    Route("/treaties/{id}/brief", brief),
]
