"""Health: what the record holds, which reader read it, and on asking whether all is as it was kept."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import NotFound
from onrecord.web.desk import desk_of
from onrecord.web.render import answer


def health(request: Request) -> Response:
    """Counts; with `verify=1` every original, letter, quotation and decision is checked."""
    record = desk_of(request).record
    readers: dict[str, int] = {}
    for reader, n in record.readers().items():
        readers[reader or "not read yet"] = readers.get(reader or "not read yet", 0) + n
    asked = request.query_params.get("verify") == "1" and request.state.who.may("editor")
    values = {
        "counts": {
            "files": sum(readers.values()),
            "letters": record.count(),
            "decisions": len(record.decisions()),
            "treaty acts": len(record.treaty_acts()),
            "roll calls": len(record.roll_calls()),
        },
        "readers": readers,
        "reader": api.READER,
        "failed": list(record.files(failed=True)),
        "health": record.verify() if asked else None,
        "trail": _trail(record) if request.state.who.may("editor") else [],
    }
    return answer(request, "health.html", values)


def _trail(record: Any) -> list[dict[str, Any]]:
    """The last changes, files by their names and findings by the letter they are in, where it is told."""
    made = []
    for change in record.trail(limit=20):
        kind, _, rest = change.subject.partition(":")
        known = kind in ("field", "link", "add")
        made.append(
            {
                "at": change.at,
                "by": change.by,
                "action": change.action,
                "subject": change.subject,
                "name": _file(record, rest) if kind == "file" else rest if kind in ("search", "account") else "",
                "letter": rest.split(":")[0] if known else "",
                "what": rest.partition(":")[2]
                if kind == "field"
                else {"link": "link", "add": "statement"}.get(kind, ""),
            }
        )
    return made


def _file(record: Any, sha: str) -> str:
    try:
        return str(record.file(sha).name)
    except NotFound:
        return ""


ROUTES = [Route("/health", health), Route("/health.json", health)]
