"""What is new in a record since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.ask import Ask
from onrecord.model.facts import TreatyAct
from onrecord.model.kept import Head
from onrecord.model.position import Evidence


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of side: `holder` on `topic`, the words before and those since."""

    holder: str
    topic: str
    before: Evidence
    since: Evidence


@dataclass(frozen=True, slots=True)
class News:
    """What came since a day.

    letters   those added to the record on it or later, by their own day
    turns     changes of side that their words make
    answered  asks that they answer, with what came of each
    acts      treaty acts of states that took or take effect on the day or later, as far as rows are known
    votes     roll calls taken on it or later, how many
    disputes  steps of disputes written since: (who, what step, words)
    decided   decisions taken since, how many
    """

    since: date
    letters: tuple[Head, ...]
    turns: tuple[Turn, ...]
    answered: tuple[Ask, ...]
    acts: tuple[TreatyAct, ...]
    votes: int
    disputes: tuple[tuple[str, str, str], ...]
    decided: int
