"""Votes from the tables of the UN Digital Library, which its terms do not let us ship: Assembly and Security Council.

One row per state and resolution; `ms_vote` is Y, N, A (abstained) or X (did not vote). X is no vote and gets no row.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.formats.imports.reading import Skipped, day, rows, state_on
from onrecord.model import RollCall, Vote
from onrecord.model.symbols import resolution

SOURCE = "UN Digital Library, voting data"
_CAST = {"y": "yes", "n": "no", "a": "abstain", "yes": "yes", "no": "no", "abstain": "abstain", "abstained": "abstain"}
_COLUMNS = (
    "undl_id|id",
    "ms_code|country_code",
    "ms_name|country",
    "ms_vote|vote",
    "date",
    "resolution",
    "title|description",
)


def library_votes(path: Path, *, skipped: list[Skipped] | None = None) -> Iterator[Vote]:
    """Every vote of a table, in the order of the file. Raises `Damaged` for a table of another shape."""
    calls: dict[str, RollCall] = {}
    for line, (id, code, name, vote, on, symbol, title) in rows(path, _COLUMNS):
        when, cast = day(on), _CAST.get(vote.casefold())
        state = state_on(code, name, when.year) if when else None
        if cast is None and vote.casefold() in ("x", ""):
            continue
        if when is None or state is None or cast is None:
            if skipped is not None:
                skipped.append(Skipped(line, f"no such day, state or vote: {on} {name or code} {vote}"))
            continue
        call = calls.get(id)
        if call is None:
            call = calls[id] = _call(id, symbol, when, title)
        yield Vote(call, state, cast)


def _call(id: str, symbol: str, on: date, title: str) -> RollCall:
    known = resolution(symbol) or symbol
    return RollCall(f"undl:{id}", "UNSC" if known.startswith("S/") else "UNGA", known, on, title, SOURCE)
