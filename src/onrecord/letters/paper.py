"""Where words stand on paper: page and boxes of a stretch of the source's text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.model import Box, Source, Span, Word


@dataclass(frozen=True, slots=True)
class Paper:
    """The words of all pages in text order, made once per source. Without pages it answers `(None, None)`."""

    words: tuple[Word, ...] = ()
    _starts: tuple[int, ...] = ()
    _page_starts: tuple[int, ...] = ()
    _page_numbers: tuple[int, ...] = ()

    @classmethod
    def of(cls, source: Source) -> Paper:
        """The paper of a source."""
        words = sorted((word for page in source.pages for word in page.words), key=lambda word: word.span)
        pages = sorted(source.pages, key=lambda page: page.span)
        return cls(
            tuple(words),
            tuple(word.span.start for word in words),
            tuple(page.span.start for page in pages),
            tuple(page.number for page in pages),
        )

    def at(self, span: Span) -> tuple[int | None, tuple[Box, ...] | None]:
        """Number of the page `span` begins on, and one box per printed line; offsets are the source's."""
        if not self._page_starts:
            return None, None
        boxes = tuple(_lines(self.over(span)))
        if boxes:
            return boxes[0].page, boxes
        return self._page_numbers[max(0, bisect_right(self._page_starts, span.start) - 1)], None

    def over(self, span: Span) -> tuple[Word, ...]:
        """The words that share a character with `span`."""
        first = bisect_left(self._starts, span.start)
        if first and self.words[first - 1].span.end > span.start:
            first -= 1
        return self.words[first : bisect_left(self._starts, span.end)]


def _lines(words: tuple[Word, ...]) -> list[Box]:
    """One box per line of print: a word belongs to the line when it stands beside the last word, not below it."""
    boxes: list[Box] = []
    for word in words:
        box = word.box
        if boxes and _same_line(boxes[-1], box):
            last = boxes[-1]
            boxes[-1] = Box(
                last.page,
                min(last.left, box.left),
                min(last.top, box.top),
                max(last.right, box.right),
                max(last.bottom, box.bottom),
            )
        else:
            boxes.append(box)
    return boxes


def _same_line(line: Box, word: Box) -> bool:
    if line.page != word.page:
        return False
    middle = (word.top + word.bottom) / 2
    return line.top <= middle <= line.bottom
