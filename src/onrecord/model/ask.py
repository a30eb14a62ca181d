"""What was asked of whom, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.dates import Day
from onrecord.model.quote import Quote


class Outcome(StrEnum):
    """What came of an ask. An acknowledgement closes nothing."""

    MET = "met"
    ACCEPTED = "accepted"
    CONDITIONAL = "conditional"
    REFUSED = "refused"
    DEFLECTED = "deflected"
    ACKNOWLEDGED_ONLY = "acknowledged_only"
    SILENT = "silent"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Answer:
    """The words that answer an ask.

    `condition` is never shown apart; `specificity` runs from 1 (vague) to 5 (specific action).
    """

    letter: str
    statement: str | None
    quote: Quote
    condition: Quote | None = None
    specificity: int | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One request to one addressee.

    letter, statement   where it was asked; for an ask known only from its answer, the answering letter and None
    quote       the asking words; of an ask known only by report, the reporting words, and `reported` is True
    asked_on    the day the letter is dated; silence is counted from it
    as_of       the day the record was last added to; no outcome is true beyond it
    because     the row, rule or quotation that gives the outcome
    """

    id: str
    letter: str
    statement: str | None
    asker: str | None
    addressee: str
    quote: Quote
    asked_on: Day | None
    outcome: Outcome
    because: str
    as_of: date
    topics: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    reported: bool = False
