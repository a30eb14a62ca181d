"""Long quotations: every sentence between the marks is said by whom the words before them name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.letters.statements.acts import Clause
from onrecord.letters.statements.holders import Told
from onrecord.letters.statements.subjects import Side
from onrecord.model import Span

_MARKS = re.compile(r"[“”„«»]")
_SENTENCE = re.compile(r"[.!?…;]\s+\S")
NEXT = 3
"""Characters between two quotations of which the second goes on with the first: a break, no word."""
LONGEST = 6000
"""Characters: what is longer was never closed."""


@dataclass(slots=True)
class Quoted:
    """The quotations of more than one sentence in a letter, and who speaks in each, as far as it was read."""

    spans: tuple[Span, ...]
    tellers: dict[int, Told | None]
    before: Told | None = None
    own: bool = False

    @classmethod
    def of(cls, text: str, bodies: Iterable[Span]) -> Quoted | None:
        """Those of a text; None where it has none. A mark repeated at each paragraph opens nothing new."""
        found = []
        for body in bodies:
            start = None
            for mark in _MARKS.finditer(text, body.start, body.end):
                if mark[0] in "“„«":
                    start = mark.start() if start is None else start
                elif start is not None:
                    if mark.end() - start < LONGEST and _SENTENCE.search(text, start, mark.start()):
                        found.append(Span(start, mark.end()))
                    start = None
        return cls(tuple(found), {}) if found else None

    def told(self, clause: Clause, told: Told | None) -> Told | None:
        """What a clause tells, the quotation it stands in considered."""
        span = next((s for s in self.spans if s.start < clause.end and clause.start < s.end), None)
        if span is None or clause.end - span.start < 12:
            return self._outside(clause, told)
        if span.start not in self.tellers:
            opens = span.start <= clause.start + 1
            by = self._teller_before(span) if opens and self.before is None else self.before if opens else told
            self.tellers[span.start] = by if by and by.kind == "words" and by.subject.holder else None
            if not opens:
                return told
        teller = self.tellers[span.start]
        return replace(teller, words="a quotation", main=True) if teller else None if self.own else told

    def _teller_before(self, span: Span) -> Told | None:
        """Who speaks in the quotation right before another, which goes on with his words."""
        ended = next((s for s in self.spans if 0 <= span.start - s.end <= NEXT), None)
        return self.tellers.get(ended.start) if ended else None

    def _outside(self, clause: Clause, told: Told | None) -> Told | None:
        """Keeps who spoke last: a quotation that comes next is his."""
        self.before = told if told and told.kind == "words" else None
        first = next((s for s in clause.subjects if s.nominative), None)
        self.own = self.before is None and first is not None and first.side is Side.OWN
        return told
