"""A quotation that finds its place again: W3C Web Annotation quote and position selectors, with page and boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.page import Box

CONTEXT = 32
"""Characters of prefix and suffix kept around a quotation (W3C TextQuoteSelector)."""

PAGE_BREAK = " […] "
"""What stands in a shown quotation where a page ends inside it."""

_BREAK = re.compile(r"[ \t\r]*(?:\f|\n(?:[ \t\r]*\n){2,})\s*")
"""A page's end inside a sentence where no furniture was printed: a form feed, or two empty lines. One empty line is
none: letters are typed with double spacing."""

_HAN = "\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_UNSPACED = re.compile(rf"(?<=[{_HAN}])[ \t]*\r?\n[ \t]*(?=[{_HAN}])")
"""The end of a line between two characters of a script without spaces."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `start` to `end` of the letter's text, and their place on paper.

    exact    the words, always `text[start:end]`
    page     number of the first page it stands on, from 1; None without pages
    boxes    one per line of print; None without pages
    parts    only where page furniture interrupts the quotation: the stretches that are the letter's own words;
             None when the whole stretch is

    >>> Quote.at("We cannot sign it. Sincerely,", 0, 18).exact
    'We cannot sign it.'
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page: int | None = None
    boxes: tuple[Box, ...] | None = None
    parts: tuple[tuple[int, int], ...] | None = None

    @classmethod
    def at(
        cls,
        text: str,
        start: int,
        end: int,
        *,
        page: int | None = None,
        boxes: tuple[Box, ...] | None = None,
        parts: tuple[tuple[int, int], ...] | None = None,
    ) -> Quote:
        """The quotation of `text[start:end]`; verbatim by construction."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no such stretch: {start}..{end} of {len(text)} characters")
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(text[start:end], before, after, start, end, page, boxes, parts)

    def holds(self, text: str) -> bool:
        """True when the words are the characters pointed at, in the whole and in each part."""
        inside = all(self.start <= a < b <= self.end for a, b in self.parts or ())
        return inside and text[self.start : self.end] == self.exact

    @property
    def shown(self) -> str:
        """What is shown, exported and published: the letter's own words on one line, page breaks marked "[…]".

        Runs of white space become one space (a line break on paper is no part of the words), and none where a line of
        Chinese or Japanese breaks, which have no spaces; nothing else changes.

        >>> Quote.at("我们呼吁加入《集\\n束弹药公约》。", 0, 16).shown
        '我们呼吁加入《集束弹药公约》。'
        """
        parts = self.parts or ((self.start, self.end),)
        stretches = (_UNSPACED.sub("", self.exact[a - self.start : b - self.start]) for a, b in parts)
        pieces = (" ".join(piece.split()) for stretch in stretches for piece in _BREAK.split(stretch))
        return PAGE_BREAK.join(piece for piece in pieces if piece)
