"""One set of values, two faces: a page for a person, JSON for a program, at the same address."""

from __future__ import annotations

import json
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord import api
from onrecord.formats.spoken import LANGUAGES
from onrecord.formats.spoken.direction import isolated
from onrecord.formats.spoken.words import words_in
from onrecord.formats.values import plain
from onrecord.model.citation import citation
from onrecord.web.asked_in import language_of
from onrecord.web.reading import line_of
from onrecord.web.security import token
from onrecord.web.speaking import Speaking
from onrecord.web.who import ALONE, NOBODY

HERE = Path(__file__).parent

MENU = (
    ("/letters", "Letters"),
    ("/news", "What is new"),
    ("/review", "Review"),
    ("/states", "States"),
    ("/treaties", "Treaties"),
    ("/asks", "Asks"),
    ("/missing", "Missing letters"),
    ("/people", "People and bodies"),
    ("/imports", "Imports"),
    ("/health", "Health"),
)


def answer(request: Request, template: str, values: dict[str, Any], *, status: int = 200) -> Response:
    """The page, or with `.json` at the end of the address (or asked for by `Accept`) its values."""
    if wants_json(request):
        body = json.dumps(plain(values), ensure_ascii=False).encode()
        return Response(body, status, media_type="application/json")
    words, who = words_in(language_of(request)), getattr(request.state, "who", ALONE)
    around = {
        "request": request,
        "token": getattr(request.state, "token", None) or token(request),
        "t": words,
        "menu": MENU,
        "languages": LANGUAGES,
        "who": who,
        "undo": request.session.get("undo"),
        "away": who is NOBODY,
        "no_letters": lambda: request.app.state.desks.of(who).record.count() == 0,
        "unlinked": unlinked(request),
        "read_only": request.app.state.desks.record.read_only,
        "under_way": line_of(request).progress() if who.may("editor") else None,
    }
    page = templates(words.language).get_template(template).render(**values, **around)
    return HTMLResponse(page, status, headers={"Content-Language": words.tag})


def unlinked(request: Request) -> int:
    """How many letters wait to be linked in a record that cannot be written; else 0."""
    return api.behind(request.app.state.desks.record)


def wants_json(request: Request) -> bool:
    """True for the JSON twin of a page."""
    return request.url.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json")


@cache
def templates(language: str) -> Environment:
    """The templates in a language, escaping everything; a name a template does not know is an error, not a gap."""
    made = Speaking(
        words_in(language),
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["citation"] = citation
    made.filters["verbatim"] = verbatim
    made.filters["bdi"] = partial(isolated, direction=words_in(language).dir)
    return made


def verbatim(text: str, whole: str = "", start: int = 0) -> Markup:
    """A text whose every character arrives: a browser takes a bare carriage return away, and offsets with it.

    `whole` and `start`: the letter's text and where this begins in it. A line end after a full line is marked, so that
    a narrow window may let the words run on; the character stays.

    >>> print(verbatim("x" * 50 + chr(10) + "y", "x" * 50 + chr(10) + "y")[50:])
    <span class="soft">
    </span>y
    """
    made, at = Markup(""), 0
    for end in _LINE_END.finditer(text):
        place = start + end.start()
        if place - whole.rfind("\n", 0, place) > _FULL and whole[place + 1 : place + 2].strip():
            long = " long" if place - whole.rfind("\n", 0, place) > _LONG else ""
            made += _sent(text[at : end.start()]) + Markup('<span class="soft{}">\n</span>').format(long)
            at = end.end()
    return made + _sent(text[at:])


_LINE_END = re.compile(r"\n")
_FULL = 45
"""Characters of a line that ends because the paper does."""
_LONG = 80
"""Characters of a line that the page of a letter has no room for, beside what was read from it."""


def _sent(text: str) -> Markup:
    return Markup(str(escape(text)).replace("\r", "&#13;"))
