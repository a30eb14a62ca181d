"""A letter's own file and its pages: also of a letter that came inside an archive or a mail."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.errors import CannotRead, NotFound
from onrecord.model import Box, Letter, Quote, Span

if TYPE_CHECKING:
    from onrecord.letters.paper import Paper
    from onrecord.store import Record


READ_AGAIN = 20
"""Pages of a scan up to which it is read again to find the places of words: an engine takes a second or more a page."""


def own_file(record: Record, letter: Letter) -> tuple[bytes, str]:
    """The bytes of the file a letter was read from, and its name: unpacked, when it came inside another.

    Raises `NotFound` when it is not there any more, `Withheld` when a passage in it is hidden.
    """
    from onrecord.sources import files_in
    from onrecord.store.shelf import file_of

    with record.reading() as tx:
        kept = file_of(tx, letter.id)
    data, name = record.original(kept), record.file(kept).name
    if kept == letter.source.sha256:
        return data, name
    try:
        for given in files_in(data, name=name, failed=lambda _: None):
            if sha256(given.data).hexdigest() == letter.source.sha256:
                return given.data, given.name
    except CannotRead as error:
        raise NotFound(f"the file inside {name} cannot be unpacked any more: {error}") from error
    raise NotFound(f"{name} holds no such file any more")


def paper_of(record: Record, letter: Letter) -> tuple[Paper, int] | None:
    """The words on the pages of a letter's file with their places, and where the letter begins in the file's text.

    For quotations that a person made: the reader measured only its own. None where the file has no pages or the text
    is not found in it as it was read (a scan read anew by another engine).
    """
    from onrecord.letters.paper import Paper
    from onrecord.sources import open_source

    if not letter.source.pages or (letter.source.text_from == "ocr" and letter.source.pages > READ_AGAIN):
        return None
    try:
        data, name = own_file(record, letter)
        source = open_source(data, name=name)
    except (CannotRead, NotFound):
        return None
    start = source.text.find(letter.text)
    return None if start < 0 else (Paper.of(source), start)


def placed(quote: Quote, paper: Paper, start: int) -> Quote:
    """The quotation with page and boxes. `start`: where the letter begins in the file's text."""
    parts = quote.parts or ((quote.start, quote.end),)
    found = [paper.at(Span(start + a, start + b)) for a, b in parts]
    boxes: tuple[Box, ...] = tuple(box for _, some in found for box in some or ())
    return replace(quote, page=found[0][0], boxes=boxes or None)


def unplaced(quote: Quote | None) -> bool:
    """True for a quotation without boxes: one that a person made, as a decision keeps offsets and no places."""
    return quote is not None and quote.boxes is None
