"""What the JSON twins give, as an OpenAPI document made from the routes and the types."""

from __future__ import annotations

from typing import Any

from onrecord import __version__, api
from onrecord.model import Ask, Check, CitedLetter, Decision, Letter, Link

TYPES = (Letter, Link, Ask, Check, CitedLetter, Decision, api.Finding, api.Event)
_TEXTS = (
    "q",
    "state",
    "kind",
    "language",
    "year",
    "act",
    "topic",
    "body",
    "person",
    "holder",
    "since",
    "added",
    "until",
    "decided",
)

PATHS: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "/letters.json": (
        "Letters that meet query and filters",
        (*_TEXTS, "page"),
        {"letters": "array", "total": "integer"},
    ),
    "/letters/{id}.json": ("One letter, as decided", ("claims",), {"letter": Letter, "statements": "array"}),
    "/review.json": ("What needs a person, most useful first", ("kind", "holder"), {"queue": [api.Finding]}),
    "/states.json": ("States that write or are written to", (), {"states": "array"}),
    "/states/{code}.json": ("One state", ("topic",), {"events": [api.Event]}),
    "/treaties.json": ("Treaties", (), {"treaties": "array"}),
    "/treaties/{id}.json": (
        "All states under a treaty on a day",
        ("on", "status", "stance", "said"),
        {"rows": "array"},
    ),
    "/asks.json": ("Asks and what came of them", ("of", "letter", "open", "page"), {"asks": [Ask]}),
    "/news.json": ("What is new since a day", ("since",), {"letters": "array", "counts": "object"}),
    "/missing.json": ("Letters cited and not held", (), {"entries": [CitedLetter]}),
    "/people.json": ("Persons and bodies", ("who", "page"), {"people": "array", "bodies": "array"}),
    "/letters/{id}/coding.json": (
        "One letter to code, as its coder may see it",
        (),
        {"units": "array", "coding": "object"},
    ),
    "/coding.json": ("Letters with codings", (), {"rows": "array"}),
    "/disputes.json": ("What is disputed, and what was answered", (), {"rows": "array"}),
    "/adding.json": ("How far the reading of what was sent is", (), {"busy": "boolean", "files": "array"}),
    "/imports.json": ("What was taken in", (), {"calls": "integer"}),
    "/health.json": ("Counts and readers", (), {"counts": "object"}),
}
"""Address -> what it gives, its query, and the main keys of its object with their types."""


def document() -> dict[str, Any]:
    """The document (OpenAPI 3.1)."""
    import msgspec

    _, components = msgspec.json.schema_components(
        TYPES, schema_hook=lambda _: {"type": "string"}, ref_template="#/components/schemas/{name}"
    )
    error = {
        "type": "object",
        "required": ["status", "message"],
        "properties": {"status": {"type": "integer"}, "message": {"type": "string"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "onrecord", "version": __version__},
        "paths": {path: {"get": _get(path, *told)} for path, told in PATHS.items()},
        "components": {"schemas": {**components, "Error": error}},
    }


def _get(path: str, summary: str, query: tuple[str, ...], keys: dict[str, Any]) -> dict[str, Any]:
    inside = [name for name in ("id", "code") if f"{{{name}}}" in path]
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}} for name in inside
    ]
    parameters += [{"name": name, "in": "query", "schema": {"type": "string"}} for name in query]
    properties = {name: _schema(kind) for name, kind in keys.items()}
    answers = {"200": _answer("What was asked for", {"type": "object", "required": [*keys], "properties": properties})}
    refused = [("401", "Nobody is signed in"), ("403", "The role is too small"), ("404", "There is no such thing")]
    answers |= {code: _answer(why, {"$ref": "#/components/schemas/Error"}) for code, why in refused}
    return {"summary": summary, "parameters": parameters, "responses": answers}


def _answer(why: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": why, "content": {"application/json": {"schema": schema}}}


def _schema(kind: Any) -> dict[str, Any]:
    if isinstance(kind, list):
        return {"type": "array", "items": _schema(kind[0])}
    return {"type": kind} if isinstance(kind, str) else {"$ref": f"#/components/schemas/{kind.__name__}"}
