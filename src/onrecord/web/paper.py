"""Pages of letters as the desk shows them: sizes, and places of quotations that people made."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import Any

from onrecord import api
from onrecord.model import Letter, Quote
from onrecord.web.desk import Desk

_KEPT = 16
_papers: OrderedDict[tuple[int, str], Any] = OrderedDict()
_lock = Lock()


def with_places(desk: Desk, letter: Letter, rows: list[dict[str, Any]], said: list[dict[str, Any]]) -> None:
    """Give page and boxes to what people quoted; a letter without pages, or without such quotations, costs nothing."""
    if not letter.source.pages:
        return
    for row in (row for row in rows if row["decisions"]):
        for value in row["values"]:
            value["quote"] = _placed(desk, letter, value["quote"])
    for row in said:
        one = row["said"]
        by_a_person = row["decisions"] or one.proposed_by != "onrecord"
        if by_a_person and (api.unplaced(one.quote) or api.unplaced(one.condition)):
            quote, condition = _placed(desk, letter, one.quote), _placed(desk, letter, one.condition)
            row["said"] = replace(one, quote=quote, condition=condition)


def _placed(desk: Desk, letter: Letter, quote: Quote | None) -> Quote | None:
    if quote is None or not api.unplaced(quote):
        return quote
    found = _paper(desk, letter)
    return api.placed(quote, *found) if found else quote


def _paper(desk: Desk, letter: Letter) -> Any:
    """The words of a letter's pages; a few letters' are kept, as one is looked at again after every decision."""
    key = id(desk.record.database), letter.id
    with _lock:
        if key in _papers:
            _papers.move_to_end(key)
            return _papers[key]
    found = desk.papers.words(desk.record, letter)
    with _lock:
        _papers[key] = found
        while len(_papers) > _KEPT:
            _papers.popitem(last=False)
    return found
