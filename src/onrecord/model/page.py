"""A file as it was read: text, pages, words with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on page number `page` (from 1), in points from its top-left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"a box has a left above its right: {self}")


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word: its characters in the source's text and its box.

    `confidence`: 0.0 to 1.0 as the OCR engine gave it; None where the text was not made by OCR.
    """

    span: Span
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `number` counts from 1 in the file; `label` is the page number as printed, None if none is known.

    `rotation`: degrees clockwise by which the page as shown must be turned to be read upright; boxes are on the page as
    shown.
    """

    number: int
    width_pt: float
    height_pt: float
    span: Span
    words: tuple[Word, ...] = ()
    label: str | None = None
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """One file, read: the text every offset refers to, and where each word stands.

    name        as the user named it (file name, or "box.zip/letter.txt" inside a container)
    sha256      of the file's bytes, hex
    media_type  for instance "application/pdf"
    text        as decoded; nothing cleaned, nothing dropped but a byte order mark
    text_from   "text_layer" (PDF), "ocr", or "plain" (text, mail, office files)
    pages       in order; () where the file has none (plain text)
    known       header values from outside the letter's words (mail headers, an archivist's list):
                "from", "to", "cc", "date", "subject", "message_id", "in_reply_to";
                they win over what is read, and say so
    marks       stretches known to be no letter's words before any reading: (span, zone name)
    because     how the text was got, where there was a choice ("text layer garbled: read by OCR instead")
    warnings    what the reader noticed: (code, message)
    others      readings of a page that were not used: (how they were got, their text)
    """

    name: str
    sha256: str
    media_type: str
    text: str
    text_from: str = "plain"
    pages: tuple[Page, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[tuple[Span, str], ...] = ()
    because: str = ""
    warnings: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str], ...] = ()
