"""A subject: a word or name whose doing the words around it may be, and on which side of the letter it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """On which side of the letter a subject stands."""

    OWN = "own"
    ADDRESSEE = "addressee"
    OTHER = "other"
    CARRY = "carry"


@dataclass(frozen=True, slots=True)
class Subject:
    """A word or name that can be a subject. `holder`: as `Statement.holder` is written; None when not known.

    `person`: one of whom the letter can go on as "he" or "she". `client`: one the writer speaks for as an agent, whose
    asks and positions are told, not the writer's own.
    """

    start: int
    end: int
    side: Side
    holder: str | None = None
    nominative: bool = True
    person: bool = False
    client: bool = False


def is_state(holder: str | None) -> bool:
    """True for the alpha-3 code of a state, as holders are written.

    >>> is_state("NOR"), is_state("Mr. Vale")
    (True, False)
    """
    return holder is not None and len(holder) == 3 and holder.isalpha() and holder.isupper()


def doer(subjects: Iterable[Subject], at: int, *, participle: bool = False) -> Subject | None:
    """The subject of a verb that stands at `at`: the last nominative before it; None when there is none.

    participle   of a participle ("your letter calling for") it is the last name of any kind
    """
    last = None
    for subject in subjects:
        if subject.start > at:
            break
        if subject.nominative or participle:
            last = subject
    return last
