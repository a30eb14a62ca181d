"""Which letters are copies of one: the same words, on the same day, to the same people.

A letter sent to fifty ministers is fifty letters, a chase letter that repeats its first is another one: alike words are
not enough. Dates and parties that are both known must agree, and whoever one copy is from and to must stand in the
other's text.

Both stay and are shown. What is counted (asks, answers, positions, what is left to review) is counted once, in the
words of the one that stands for the others: the text before the scan, else the one held first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Copy, Letter, Party
from onrecord.reference.likeness import SHARED, alike, prints, within

LEAST = 0.88
"""Likeness from which two letters can be copies: a fax has 0.96 of its text, a stamp over it a few hundredths less."""
TYPED = 0.95
"""The same where neither is a scan: what differs then was meant to. Two answers of one day to one minister, each to a
despatch of his, have 0.93."""
FIGURES = 8
"""One figure of so many may be misread in a scan; none differs in a text."""
NAMED = 0.86
"""How much of a name must stand in the other's text: one letter of seven may be misread."""


_FIGURE = re.compile(r"\d+")


def copies(letter: Letter, others: Iterable[Letter]) -> tuple[Copy, ...]:
    """Of `others`, those that are copies of `letter`, the most alike first.

    >>> copies(Letter("a", None, "letter", "en", "Dear Sir,"), [])
    ()
    """
    found = [copy for other in others if other.id != letter.id and (copy := _copy(letter, other))]
    return tuple(sorted(found, key=lambda copy: (-copy.likeness, copy.other)))


def rank(letter: Letter, place: int) -> tuple[bool, int]:
    """Of copies the one with the least stands for all. `place`: in the order in which they are held."""
    return letter.source.text_from == "ocr", place


def are_copies(one: Letter, other: Letter) -> bool:
    """True when two letters are so surely copies of one that it is counted once: both say their day, and the same."""
    return bool(one.id != other.id and one.date and other.date and _copy(one, other))


def copied(letters: Iterable[Letter]) -> dict[str, str]:
    """Ids of the letters that are copies, each with the id of the one that stands for it.

    >>> copied([])
    {}
    """
    held = list(letters)
    found: dict[str, str] = {}
    if len(held) > 1:
        for place, near in _near(held):
            mine = rank(held[place], place)
            better = [n for n in near if rank(held[n], n) < mine and are_copies(held[place], held[n])]
            if better:
                found[held[place].id] = held[min(better, key=lambda n: rank(held[n], n))].id
    return found


_MOST = 20
"""So many letters with words alike are looked at; of a mailing to all the world there are thousands."""


def _near(held: Sequence[Letter]) -> Iterator[tuple[int, list[int]]]:
    """Each letter's place with those of letters that share prints with it, the most first."""
    by_print: dict[int, list[int]] = defaultdict(list)
    made = [prints(letter.text) for letter in held]
    for place, some in enumerate(made):
        for one in some:
            by_print[one].append(place)
    for place, some in enumerate(made):
        shared = Counter(n for one in some for n in by_print[one] if n != place)
        near = [(-count, n) for n, count in shared.items() if count >= SHARED]
        if near:
            yield place, [n for _, n in sorted(near)[:_MOST]]


def _copy(one: Letter, other: Letter) -> Copy | None:
    days = [letter.date.value for letter in (one, other) if letter.date]
    if len(days) == 2 and days[0] != days[1]:
        return None
    if not (_may_be_same(one.sender, other.sender) and _may_be_same(one.recipients, other.recipients)):
        return None
    how, scanned = alike(one.text, other.text), "ocr" in (one.source.text_from, other.source.text_from)
    if how < (LEAST if scanned else TYPED) or not _figures_agree(one.text, other.text, scanned):
        return None
    if not (_names_stand(one, other) and _names_stand(other, one)):
        return None
    agreed = ["same date"] if len(days) == 2 else ["one has no date"] if days else ["neither has a date"]
    kinds = sorted({letter.source.text_from for letter in (one, other)})
    if "ocr" in kinds:
        agreed.append("both scans" if kinds == ["ocr"] else "one a scan")
    return Copy(one.id, other.id, other.source.name, round(how, 3), ", ".join([f"{how:.0%} of the words", *agreed]))


def _figures_agree(one: str, other: str, scanned: bool) -> bool:
    """False where days or numbers of one are others in the other: "your No. 74" is another letter than "your No. 75".

    Figures that one has beside them (of its pages, of a letterhead) do not count.
    """
    a, b = (Counter(_FIGURE.findall(text)) for text in (one, other))
    changed = min((a - b).total(), (b - a).total())
    return changed <= (min(a.total(), b.total()) // FIGURES if scanned else 0)


def _may_be_same(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """False for a side that is told in both letters and is not the same: one mail to each of fifty ministers."""
    return not some or not others or any(_like(one, other) for one in some for other in others)


def _like(one: Party, other: Party) -> bool:
    if one.state and other.state and one.state != other.state:
        return False
    fields = ((one.name, other.name), (one.organisation, other.organisation), (one.role, other.role))
    told = next(((a, b) for a, b in fields if a and b), None)
    return one.state == other.state if told is None else max(within(*told), within(*told[::-1])) >= NAMED


def _names_stand(one: Letter, other: Letter) -> bool:
    return all(within(name, other.text) >= NAMED for name in _names(one))


def _names(letter: Letter) -> Iterator[str]:
    """What its parties are called, as printed: a name, or else a post or body."""
    for party in (*letter.sender, *letter.recipients):
        printed = party.quote.exact if party.quote else ""
        # Values that stand in a mail's header or an archivist's list are in no text.
        yield from (value for value in (party.name, party.role, party.organisation) if value and value in printed)
