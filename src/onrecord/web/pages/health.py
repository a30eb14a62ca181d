"""Health: what the record holds, which reader read it, and on asking whether all is as it was kept."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.desk import desk_of
from onrecord.web.render import answer


def health(request: Request) -> Response:
    """Counts; with `verify=1` every original, letter, quotation and decision is checked."""
    record = desk_of(request).record
    files = list(record.files())
    readers: dict[str, int] = {}
    for file in files:
        readers[file.reader or "not read yet"] = readers.get(file.reader or "not read yet", 0) + 1
    asked = request.query_params.get("verify") == "1" and request.state.who.may("editor")
    values = {
        "counts": {
            "files": len(files),
            "letters": record.count(),
            "decisions": len(record.decisions()),
            "treaty acts": len(record.treaty_acts()),
            "roll calls": len(record.roll_calls()),
        },
        "readers": readers,
        "reader": api.READER,
        "failed": [file for file in files if file.failure],
        "health": record.verify() if asked else None,
        "trail": _trail(record, files) if request.state.who.may("editor") else [],
    }
    return answer(request, "health.html", values)


def _trail(record: Any, files: list[Any]) -> list[dict[str, Any]]:
    """The last changes, files by their names and findings by the letter they are in, where it is told."""
    names = {f"file:{file.sha256}": file.name for file in files}
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
                "name": names.get(change.subject) or (rest if kind in ("search", "account") else ""),
                "letter": rest.split(":")[0] if known else "",
                "what": rest.partition(":")[2]
                if kind == "field"
                else {"link": "link", "add": "statement"}.get(kind, ""),
            }
        )
    return made


ROUTES = [Route("/health", health), Route("/health.json", health)]
