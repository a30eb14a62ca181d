"""A brief: what every state says on one treaty, with its quotations, and what it was asked without an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.ask import Ask
from onrecord.model.position import Evidence
from onrecord.model.statement import Stance


@dataclass(frozen=True, slots=True)
class StateBrief:
    """One state.

    status   in words with the day it is true on; "" where no rows are known
    votes    as a pattern with its years; "" where none are known
    said     its own words on the topic, the newest letter first; facts it cites are left out
    waiting  asks that it has not answered in substance; `asked`: how many there are in all
    code     ISO 3166-1 alpha-3, to name it in another language; "" where it has none
    """

    name: str
    status: str
    stance: Stance | None
    votes: str
    said: tuple[Evidence, ...]
    asked: int
    waiting: tuple[Ask, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """All states that said something on the topic or were asked something on it, by name.

    as_of     the day the record was last added to: no silence is true beyond it
    disputed  ids of statements that somebody disputes
    topic     id of the treaty, to name it in another language; "" where it has none
    """

    title: str
    as_of: date
    states: tuple[StateBrief, ...]
    disputed: frozenset[str] = frozenset()
    topic: str = ""
