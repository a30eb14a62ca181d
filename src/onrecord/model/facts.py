"""What is set beside the words: treaty status and votes, each with where it is from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TreatyAct:
    """One act of a state under a treaty.

    act             signature | ratification | accession | acceptance | approval | succession | consent |
                    provisional_application | withdrawal | ratification_withdrawn (the signature stands)
    on              the day deposited; for a withdrawal the day it takes effect
    standing        False when taken back by a later withdrawal
    source          where the row is from, with the day it was true
    """

    state: str
    treaty: str
    act: str
    on: date
    source: str
    standing: bool = True


@dataclass(frozen=True, slots=True)
class StatusFact:
    """What a state is under a treaty on a day.

    status   party | signatory | withdrawn | not_party
    can      what it can still do on that day: subset of sign, ratify, accede, withdraw
    acts     the rows it was computed from
    as_at    the day the rows were true; None when they carry none
    """

    state: str
    treaty: str
    on: date
    status: str
    since: date | None
    can: tuple[str, ...]
    acts: tuple[TreatyAct, ...]
    as_at: date | None
    source: str
    in_force_since: date | None = None


@dataclass(frozen=True, slots=True)
class RollCall:
    """One recorded vote of an organ. `symbol` normalised: "A/RES/70/54"; `title` as the records give it."""

    id: str
    organ: str
    symbol: str
    on: date
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Vote:
    """How one state voted: yes | no | abstain. No row is neither an absence nor an abstention: it is not known."""

    roll_call: RollCall
    state: str
    vote: str
