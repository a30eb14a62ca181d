"""A letter's own file and its pages: also of a letter that came inside an archive or a mail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from onrecord.bulk import Limits, Standing
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


class Papers:
    """Pages as they are looked at: drawn, measured and searched for words in a worker with limits, since they are
    strangers' files. One at a time, as PDF libraries want it."""

    def __init__(self) -> None:
        self._worker = Standing(_on_paper, Limits(seconds=60), name=lambda asked: asked.name)

    def image(self, record: Record, letter: Letter, number: int) -> bytes:
        """A page of a letter's file as PNG. Raises `NotFound`, `Damaged`, `TooLarge`, and what `own_file` raises."""
        return bytes(self._asked("image", record, letter, number=number))

    def sizes(self, record: Record, letter: Letter) -> tuple[tuple[float, float], ...]:
        """Width and height of each page of a letter's file in points; () for a file without pages. Raises likewise."""
        return tuple(self._asked("sizes", record, letter))

    def words(self, record: Record, letter: Letter) -> tuple[Paper, int] | None:
        """The words on the pages of a letter's file with their places, and where the letter begins in the file's text.

        For quotations that a person made: the reader measured only its own. None where the file has no pages or the
        text is not found in it as it was read (a scan read anew by another engine).
        """
        if not letter.source.pages or (letter.source.text_from == "ocr" and letter.source.pages > READ_AGAIN):
            return None
        try:
            found: tuple[Paper, int] | None = self._asked("words", record, letter, text=letter.text)
        except (CannotRead, NotFound):
            return None
        return found

    @property
    def process(self) -> int | None:
        """Id of the worker's process; None while there is none."""
        return self._worker.process

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def _asked(self, what: str, record: Record, letter: Letter, **more: Any) -> Any:
        data, name = own_file(record, letter)
        return self._worker.ask(_Asked(what, data, name, letter.source.media_type, **more))


@dataclass(frozen=True, slots=True)
class _Asked:
    what: str
    data: bytes
    name: str
    media_type: str
    number: int = 0
    text: str = ""


def _on_paper(asked: _Asked) -> Any:
    """What the worker does."""
    from onrecord.letters.paper import Paper
    from onrecord.sources import open_source
    from onrecord.sources.pages import page_image, page_sizes

    if asked.what == "image":
        return page_image(asked.data, asked.media_type, asked.number)
    if asked.what == "sizes":
        return page_sizes(asked.data, asked.media_type)
    source = open_source(asked.data, name=asked.name)
    start = source.text.find(asked.text)
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
