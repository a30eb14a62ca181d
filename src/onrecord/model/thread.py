"""Which letter answers which, and letters known only because another cites them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.dates import Day
from onrecord.model.letter import Problem
from onrecord.model.quote import Quote


@dataclass(frozen=True, slots=True)
class Link:
    """What letter `letter` (an id) answers.

    answers     id of the one letter it answers; None when none or several remain
    candidates  ids, best first, when more than one remains or none is sure
    because     "dated 2009-08-12 as cited; parties swapped"
    also        ids of further letters that it says it answers ("your letters of 3 May and 7 June")
    """

    letter: str
    answers: str | None
    candidates: tuple[str, ...]
    because: str
    problems: tuple[Problem, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedLetter:
    """A letter (or message, or warning) known only by mention.

    id         content id of the citation
    kind       letter | statement | ... as `ReferenceKind`
    sender, recipient   as `Statement.holder` is written; None when not said
    cited_by   id of the citing letter; `quote` proves it
    asked      what the citing letter says it asked, in the citing letter's words
    """

    id: str
    kind: str
    date: Day | None
    sender: str | None
    recipient: str | None
    cited_by: str
    quote: Quote
    asked: Quote | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """Letters (ids) that hang together, oldest first, with those cited and not held."""

    letters: tuple[str, ...]
    links: tuple[Link, ...] = ()
    cited: tuple[CitedLetter, ...] = ()
