"""Hidden passages: kept in the record, blacked out in every view, search and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import BadDecision
from onrecord.model import Letter, Quote

if TYPE_CHECKING:
    from onrecord.store import Record
    from onrecord.store.redaction import Redaction


def hide(record: Record, letter: Letter, start: int, end: int, *, by: str, why: str) -> str:
    """Hide characters `start` to `end` of a letter's text; returns the id of the redaction.

    Raises `BadDecision` without a reason, or where nothing is left to hide.
    """
    from onrecord.store.redaction import INK
    from onrecord.store.shelf import file_of

    quote = Quote.at(letter.text, start, end)
    if not why.strip():
        raise BadDecision("say why a passage is hidden; whoever may see it will ask")
    if INK in quote.exact:
        raise BadDecision("part of these words is hidden already")
    with record.reading() as tx:
        sha = file_of(tx, letter.id)
    return record.seen_by(by, public=False).redact(sha, quote, why=why)


def show_again(record: Record, id: str, *, by: str) -> None:
    """Make a hidden passage visible again; that it was hidden stays in the record. Raises `NotFound`."""
    record.seen_by(by, public=False).lift(id)


def hidden(record: Record, letter: Letter) -> list[Redaction]:
    """What is hidden now in the file a letter was read from: for whoever may show it again."""
    from onrecord.store import redaction
    from onrecord.store.shelf import file_of

    with record.reading() as tx:
        return [one for one in redaction.every(tx, file_of(tx, letter.id)) if one.lifted is None]
