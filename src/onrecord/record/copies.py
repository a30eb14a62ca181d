"""Which letters are copies of one: the same words, on the same day, to the same people.

A letter sent to fifty ministers is fifty letters, a chase letter that repeats its first is another one: alike words are
not enough. Dates that are both known must agree, and whoever one copy is from and to must stand in the other's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import Copy, Letter
from onrecord.reference.likeness import alike, within

LEAST = 0.88
"""Likeness from which two letters can be copies: a fax has 0.96 of its text, a stamp over it a few hundredths less."""
NAMED = 0.86
"""How much of a name must stand in the other's text: one letter of seven may be misread."""


def copies(letter: Letter, others: Iterable[Letter]) -> tuple[Copy, ...]:
    """Of `others`, those that are copies of `letter`, the most alike first.

    >>> copies(Letter("a", None, "letter", "en", "Dear Sir,"), [])
    ()
    """
    found = [copy for other in others if other.id != letter.id and (copy := _copy(letter, other))]
    return tuple(sorted(found, key=lambda copy: (-copy.likeness, copy.other)))


def _copy(one: Letter, other: Letter) -> Copy | None:
    days = [letter.date.value for letter in (one, other) if letter.date]
    if len(days) == 2 and days[0] != days[1]:
        return None
    how = alike(one.text, other.text)
    if how < LEAST or not (_names_stand(one, other) and _names_stand(other, one)):
        return None
    agreed = ["same date"] if len(days) == 2 else ["one has no date"] if days else ["neither has a date"]
    kinds = sorted({letter.source.text_from for letter in (one, other)})
    if "ocr" in kinds:
        agreed.append("both scans" if kinds == ["ocr"] else "one a scan")
    return Copy(one.id, other.id, other.source.name, round(how, 3), ", ".join([f"{how:.0%} of the words", *agreed]))


def _names_stand(one: Letter, other: Letter) -> bool:
    return all(within(name, other.text) >= NAMED for name in _names(one))


def _names(letter: Letter) -> Iterator[str]:
    """What its parties are called, as printed: a name, or else a post or body."""
    for party in (*letter.sender, *letter.recipients):
        printed = party.quote.exact if party.quote else ""
        # Values that stand in a mail's header or an archivist's list are in no text.
        yield from (value for value in (party.name, party.role, party.organisation) if value and value in printed)
