"""One set of values, two faces: a page for a person, JSON for a program, at the same address."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.formats.values import plain
from onrecord.model.citation import citation
from onrecord.web.security import token
from onrecord.web.who import ALONE
from onrecord.web.words import LANGUAGES, Words, language_of

HERE = Path(__file__).parent

MENU = (
    ("/letters", "Letters"),
    ("/review", "Review"),
    ("/states", "States"),
    ("/treaties", "Treaties"),
    ("/asks", "Asks"),
    ("/missing", "Cited, not held"),
    ("/people", "People and bodies"),
    ("/imports", "Imports"),
    ("/health", "Health"),
)


def answer(request: Request, template: str, values: dict[str, Any], *, status: int = 200) -> Response:
    """The page, or with `.json` at the end of the address (or asked for by `Accept`) its values."""
    if wants_json(request):
        body = json.dumps(plain(values), ensure_ascii=False).encode()
        return Response(body, status, media_type="application/json")
    words = Words(language_of(request))
    around = {
        "request": request,
        "token": token(request),
        "t": words,
        "menu": MENU,
        "languages": LANGUAGES,
        "who": getattr(request.state, "who", ALONE),
        "undo": request.session.get("undo"),
    }
    page = templates().get_template(template).render(**values, **around)
    return HTMLResponse(page, status, headers={"Content-Language": words.language})


def wants_json(request: Request) -> bool:
    """True for the JSON twin of a page."""
    return request.url.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json")


@cache
def templates() -> Environment:
    """The templates, escaping everything; a name a template does not know is an error, not a gap."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["citation"] = citation
    made.filters["verbatim"] = verbatim
    return made


def verbatim(text: str) -> Markup:
    """A text whose every character arrives: a browser takes a bare carriage return away, and offsets with it."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))
