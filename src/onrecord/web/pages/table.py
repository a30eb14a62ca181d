"""The statements of the letters found, as a table to take along."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from onrecord.formats import statements_csv
from onrecord.model import Letter, Statement
from onrecord.web.desk import Desk, desk_of
from onrecord.web.pages.disputes import on_statements
from onrecord.web.pages.letters import chosen_of, filters_of

AT_ONCE = 200
"""Letters read together: the table is as long as it gets, and memory stays as it is."""


def table(request: Request) -> Response:
    """A line for each statement; query and filters as for letters. Of an act, topic or holder chosen, those alone."""
    desk, asked = desk_of(request), request.query_params
    chosen = chosen_of(asked)
    headers = {"Content-Disposition": "attachment; filename=statements.csv"}
    written = _written(desk, asked.get("q", "").strip(), chosen)
    return StreamingResponse(written, media_type=statements_csv.MEDIA_TYPE, headers=headers)


def _written(desk: Desk, query: str, chosen: dict[str, str]) -> Iterator[str]:
    yield statements_csv.header()
    known, filters, disputed = desk.known(), filters_of(chosen), on_statements(desk)
    offset = 0
    while ids := [hit.letter.id for hit in desk.record.search(query, limit=AT_ONCE, offset=offset, **filters)]:
        offset += AT_ONCE
        found = known.letters_by_id(dict.fromkeys(ids))
        decisions = known.decisions_on(list(found.values()))
        judged = {d.about.removeprefix("statement:"): d.judgement.value for d in decisions}
        for letter in (found[id] for id in ids if id in found):
            said = _wanted(letter, chosen, filters.get("holder"))
            yield "".join(statements_csv.lines(letter, said, judged=judged, disputed=disputed))


def _wanted(letter: Letter, chosen: dict[str, str], holder: str | None) -> list[Statement]:
    return [
        one
        for one in letter.statements
        if (not chosen["act"] or one.act.value == chosen["act"])
        and (not chosen["topic"] or chosen["topic"] in one.topics)
        and (not holder or one.holder == holder)
    ]


ROUTES = [Route("/statements.csv", table)]
