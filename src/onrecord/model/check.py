"""What a letter claims, tested against rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.quote import Quote


class Verdict(StrEnum):
    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Check:
    """One claim. `claim`: status | vote | date | quotation; `row`: the row that decides it, None when none does;
    `because`: why, in one sentence, above all where it cannot be told."""

    letter: str
    claim: str
    quote: Quote
    verdict: Verdict
    because: str
    row: str | None = None
