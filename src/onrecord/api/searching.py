"""Saved searches: a name for words and filters, the same at the desk and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from onrecord.errors import BadDecision, NotFound

if TYPE_CHECKING:
    from onrecord.store import Record

KIND = "search"
"""Kind of the setting: name -> words and filters as the query part of the desk's address."""

DAYS = ("since", "until", "added")


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search. `filters`: as `Record.search` takes them."""

    name: str
    words: str
    filters: Mapping[str, Any]


def save_search(record: Record, name: str, words: str, filters: Mapping[str, Any]) -> Saved:
    """Keep a search under a name, in place of one of that name. Raises `BadDecision` for an empty name or search."""
    name, given = name.strip(), {k: str(v) for k, v in filters.items() if v is not None}
    if not name or not (words.strip() or given):
        raise BadDecision("a saved search has a name, and words or filters")
    record.set(KIND, name, urlencode({"q": words, **given} if words else given))
    return saved_search(record, name)


def saved_searches(record: Record) -> tuple[Saved, ...]:
    """Every saved search, by name."""
    return tuple(_read(name, query) for name, query in record.every(KIND).items())


def saved_search(record: Record, name: str) -> Saved:
    """The saved search of that name. Raises `NotFound`."""
    for one in saved_searches(record):
        if one.name == name:
            return one
    raise NotFound(f"no saved search {name!r}; `onrecord searches list` names all")


def forget_search(record: Record, name: str) -> None:
    """Let a saved search go. Raises `NotFound`."""
    saved_search(record, name)
    record.set(KIND, name, None)


def _read(name: str, query: str) -> Saved:
    given: dict[str, Any] = dict(parse_qsl(str(query)))
    words = given.pop("q", "")
    year = given.pop("year", "")
    if year.isdecimal() and 0 < int(year[:5]) < 10_000:
        given |= {"since": f"{int(year):04}-01-01", "until": f"{int(year):04}-12-31"}
    if "decided" in given:
        given["decided"] = given["decided"] in ("yes", "True")
    return Saved(name, words, {k: date.fromisoformat(v) if k in DAYS else v for k, v in given.items()})
