"""Small rows that a record keeps beside its letters, so that a page need not read them all."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.ask import Ask
from onrecord.model.dates import Day
from onrecord.model.letter import Letter
from onrecord.model.statement import Act, Stance
from onrecord.model.thread import CitedLetter, Link


@dataclass(frozen=True, slots=True)
class Head:
    """A letter in a list or a thread.

    day      as decided; `answers`: id of the letter it answers, as decided
    name     of the file it was read from
    """

    id: str
    citation: str
    day: Day | None
    answers: str | None
    name: str


UNTOLD = "?"
"""The topic of words whose topic nobody told: they go with every topic that their letter says something on."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as a row: who, on what, when. One for each topic it goes with, and one with topic "" for all.

    holder   one spelling for all that mean the same; `own`: its own words, not a report
    day      of the letter; "9999" when it has none
    stance   that these words take on the topic; None when they take none
    seen     True when a person has decided on it
    """

    letter: str
    position: int
    topic: str
    holder: str
    own: bool
    day: str
    act: Act
    stance: Stance | None
    seen: bool


@dataclass(frozen=True, slots=True)
class ToReview:
    """One thing of a letter that waits for a person: the `position`th of them; the higher the weight the sooner."""

    position: int
    kind: str
    holder: str | None
    weight: float
    day: str


@dataclass(frozen=True, slots=True)
class AskRow:
    """An ask with what it is found by.

    holder   the addressee, one spelling for all that mean the same
    joining  treaties it asks to join: what came of it rests on their status
    """

    ask: Ask
    holder: str
    joining: tuple[str, ...]
    rejected: bool


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A letter cited and not held, with its sides in one spelling for all that mean the same."""

    entry: CitedLetter
    sender: str | None
    recipient: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A letter as decided, with all that follows from it alone.

    changed  True when a decision made it other than it was read
    keys     what other letters find it by
    copy_of  id of the letter that stands for it where it is held twice; nothing of it is then counted
    """

    letter: Letter
    changed: bool
    citation: str
    keys: frozenset[str]
    said: tuple[Said, ...]
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """What follows from a letter among the others.

    found    the link before any decision; `answers`: id of the letter it answers, as decided
    ties     (what, id) of each letter it is tied to: what it "answers", "may answer", "reminds" of
    asked    keys that were asked for to find it: a letter that has none of them cannot change it
    """

    found: Link
    answers: str | None
    ties: frozenset[tuple[str, str]]
    asked: frozenset[str]
    missing: tuple[CitedRow, ...]
    waiting: tuple[ToReview, ...]
