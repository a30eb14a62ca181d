"""Paragraphs of an office file -> text as a letter is typed: short lines together, long paragraphs apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model import Span

_LONG = 75
"""Characters from which a paragraph is running text rather than a line of an address or a heading."""


@dataclass(slots=True)
class Paragraphs:
    """Collects paragraphs and where they stand.

    >>> p = Paragraphs()
    >>> for words in ("Mr A. Sorrel", "Lisse", "", "Dear Mr Sorrel,"):
    ...     _ = p.add(words)
    >>> p.text
    'Mr A. Sorrel\\nLisse\\n\\nDear Mr Sorrel,'
    """

    parts: list[str] = field(default_factory=list)
    marks: list[tuple[Span, str]] = field(default_factory=list)
    length: int = 0
    last: int = 0
    gap: bool = False

    def add(self, words: str, *, mark: str | None = None, apart: bool = False) -> Span:
        """Add one paragraph (it may hold line breaks). `mark`: it is no letter's words. `apart`: after a blank line."""
        words = words.strip("\n\r \t")
        if not words:
            self.gap = self.length > 0
            return Span(self.length, self.length)
        long = max(map(len, words.split("\n"))) >= _LONG
        if self.length:
            self._write("\n\n" if apart or self.gap or long or self.last >= _LONG else "\n")
        span = Span(self.length, self.length + len(words))
        self._write(words)
        self.last, self.gap = (_LONG if long else len(words)), False
        if mark:
            self.marks.append((span, mark))
        return span

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def collapsed(words: str) -> str:
    """White space as a browser shows it: runs as one blank; a non-breaking blank stays.

    >>> collapsed("a  letter\\n  of ours")
    'a letter of ours'
    """
    return re.sub(r"[ \t\r\n\f]+", " ", words)
