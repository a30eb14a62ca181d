"""What a person decided about a finding. Append-only; the finding itself stays as the machine made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.quote import Quote


class Judgement(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    id         content id of all the rest, `before` included: the chain
    about      what it is on: "statement:<id>", "field:<letter id>:date", "link:<letter id>", "ask:<id>",
               "same:<name>|<name>", "split:<source sha256>", "abbreviation:<letter id>:<short>"
    quote      the words it was taken on, None where it hangs on none; how it is found again after a re-reading
    source     sha256 of the original the quotation stands in; None where it hangs on none
    field, value   what is corrected, and the JSON of the right value; None unless `judgement` is correct
    replaces   id of the earlier decision it stands in place of
    before     id of the decision written before this one in the same record; None for the first
    """

    id: str
    about: str
    judgement: Judgement
    by: str
    at: datetime
    why: str = ""
    quote: Quote | None = None
    source: str | None = None
    field: str | None = None
    value: str | None = None
    replaces: str | None = None
    before: str | None = None
