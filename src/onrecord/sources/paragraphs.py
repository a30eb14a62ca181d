"""Paragraphs of an office file -> text as a letter is typed: short lines together, long paragraphs apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model import Span

_LONG = 75
"""Characters from which a paragraph is running text rather than a line of an address or a heading."""
_LONGER = 130
"""Characters from which it is, whatever it ends with."""
_ENDS = '.!?:;…。！？：；؟"»”’)]'


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
    last: str = ""
    gap: bool = False

    def add(self, words: str, *, mark: str | None = None) -> Span:
        """Add one paragraph (it may hold line breaks); an empty one leaves a gap. `mark`: it is no letter's words."""
        words = words.strip("\n\r \t")
        if not words:
            self.gap = self.length > 0
            return Span(self.length, self.length)
        if self.length:
            self._write("\n\n" if self.gap or self._apart(words) else "\n")
        span = Span(self.length, self.length + len(words))
        self._write(words)
        self.last, self.gap = words, False
        if mark:
            self.marks.append((span, mark))
        return span

    def add_apart(self, paragraphs: list[str]) -> None:
        """Add notes below a letter, with a gap before them: else its signature would run on into them."""
        if any(words.strip() for words in paragraphs):
            self.add("")
        for words in paragraphs:
            self.add(words)

    def _apart(self, words: str) -> bool:
        """True where running text begins or ends. A long line that stops in mid-sentence was broken by hand."""
        if _longest(self.last) >= _LONG:
            return self.last[-1] in _ENDS
        # A signer's or an addressee's line may be long too; no mark ends it.
        return _longest(words) >= _LONGER or (_longest(words) >= _LONG and words[-1] in _ENDS)

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def _longest(words: str) -> int:
    return max(map(len, words.split("\n")))


def collapsed(words: str) -> str:
    """White space as a browser shows it: runs as one blank; a non-breaking blank stays.

    >>> collapsed("a  letter\\n  of ours")
    'a letter of ours'
    """
    return re.sub(r"[ \t\r\n\f]+", " ", words)
