"""Names of things: in which language, of what sort, and in which years they were in use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """What a name is. The order is that of trust when two things share a name."""

    SHORT = "short"  # France
    FORMAL = "formal"  # French Republic
    ALSO = "also"  # other spellings, abbreviations, aliases
    FORMER = "former"  # with the years of its use
    ADJECTIVE = "adjective"  # French, Frenchmen


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a thing.

    language   BCP 47; "mul" for abbreviations that are the same in every language
    since, until   first and last year of use; None where it is open
    """

    text: str
    language: str
    sort: Sort = Sort.SHORT
    since: int | None = None
    until: int | None = None

    def used_on(self, day: date) -> bool:
        """True when the name was in use in that year."""
        return (self.since is None or self.since <= day.year) and (self.until is None or day.year <= self.until)


def shown(names: tuple[Name, ...], language: str, *, sort: Sort = Sort.SHORT) -> str | None:
    """The first name of a sort in a language, else in English, else None."""
    for wanted in (language, "en"):
        for name in names:
            if name.sort is sort and name.language == wanted:
                return name.text
    return None
