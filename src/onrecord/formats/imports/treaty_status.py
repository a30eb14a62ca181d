"""Treaty status: a table of actions, and the depositary's own page saved from a browser."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.errors import Damaged
from onrecord.formats.imports.reading import Skipped, day, party_named, rows
from onrecord.model import TreatyAct
from onrecord.model.citation import MONTHS

ACTS = {
    "signature": "signature",
    "ratification": "ratification",
    "accession": "accession",
    "acceptance": "acceptance",
    "approval": "approval",
    "succession": "succession",
    "consent to be bound": "consent",
    "consent": "consent",
    "provisional application": "provisional_application",
    "withdrawal": "withdrawal",
}


def treaty_actions(path: Path, *, skipped: list[Skipped] | None = None) -> Iterator[TreatyAct]:
    """Acts from a table `mtdsg_number, treaty, participant, action, date, still_standing`, one row each.

    `treaty` is the id in `reference` where it knows the treaty, else the depositary's number.
    """
    columns = ("mtdsg_number", "treaty", "participant", "action", "date", "still_standing")
    for line, (number, title, participant, action, on, standing) in rows(path, columns):
        when = day(on)
        state = party_named(participant)
        if when is None or state is None or action not in ACTS:
            if skipped is not None:
                skipped.append(Skipped(line, f"no such day, state or action: {on} {participant} {action}"))
            continue
        source = f"United Nations Treaty Collection, {number}"
        yield TreatyAct(state, treaty_id(number, title), ACTS[action], when, source, standing != "no")


def depositary_page(path: Path, treaty: str, *, skipped: list[Skipped] | None = None) -> Iterator[TreatyAct]:
    """Acts from a status page of the UN Treaty Collection, saved as HTML or CSV: Participant, Signature ...

    A letter after the day says what the instrument was ("29 Jun 2011 a": accession). Raises `Damaged` when the page
    has no such table.
    """
    found = False
    for cells in _tables(path):
        head = next(
            (n for n, row in enumerate(cells) if row and row[0].startswith("Participant") and len(row) > 1), None
        )
        if head is not None:
            found = True
            for line, row in enumerate(cells[head + 1 :], head + 2):
                yield from _acts(row, cells[head], treaty, line, skipped)
    if not found:
        raise Damaged(path.name, "has no table of participants", "save the treaty's status page as HTML or CSV")


def page_day(path: Path) -> date | None:
    """The day a status page says it was true on ("STATUS AS AT : 03-02-2026 09:15:35 EDT"), None where it does not."""
    text = " ".join(" ".join(row) for cells in _tables(path, whole=True) for row in cells)
    found = re.search(r"status as at\s*:?\s*(\d{2})-(\d{2})-(\d{4})", text, re.IGNORECASE)
    return day(f"{found[3]}-{found[2]}-{found[1]}") if found else None


def _tables(path: Path, *, whole: bool = False) -> Iterator[list[list[str]]]:
    """The tables of a page as rows of cells; with `whole`, its text as one cell."""
    if path.suffix.lower() == ".csv":
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            yield [[" ".join(cell.split()) for cell in row] for row in csv.reader(lines)]
        return
    from lxml import html

    document = html.parse(str(path)).getroot()
    if whole:
        yield [[document.text_content()]]
        return
    for table in document.iter("table"):
        yield [[" ".join(c.text_content().split()) for c in tr if c.tag in ("td", "th")] for tr in table.iter("tr")]


_INSTRUMENT = {"a": "accession", "A": "acceptance", "AA": "approval", "d": "succession", "c": "consent", "P": "consent"}
_DAY = re.compile(r"\[?\s*(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})\s*\]?\s*(AA|[aAdcP])?\b\s*\]?")


def _acts(
    row: list[str], head: list[str], treaty: str, line: int, skipped: list[Skipped] | None
) -> Iterator[TreatyAct]:
    name = re.sub(r"\s*\d+(?:, ?\d+)*$", "", row[0]) if row else ""
    for title, cell in zip(head[1:], row[1:], strict=False):
        for found in _DAY.finditer(cell):
            on, act = _on(found), _INSTRUMENT.get(found.group(4) or "", _column_act(title))
            state = party_named(name)
            if on and state and act:
                source = "United Nations Treaty Collection, status page"
                yield TreatyAct(state, treaty, act, on, source, not found.group().startswith("["))
            elif skipped is not None:
                skipped.append(Skipped(line, f"no such day, state or action: {name} {cell}"))


def _column_act(title: str) -> str | None:
    low = title.casefold()
    return next(
        (ACTS[x] for x in ("signature", "ratification", "accession", "succession", "consent") if x in low), None
    )


def _on(found: re.Match[str]) -> date | None:
    short = [m[:3] for m in MONTHS]
    return date(int(found[3]), short.index(found[2]) + 1, int(found[1])) if found[2] in short else None


FILED = {
    "XXVI-1": "ENMOD",
    "XXVI-2": "CCW",
    "XXVI-2-a": "CCW-P4",
    "XXVI-2-b": "CCW-AP2",
    "XXVI-2-c": "CCW-A1",
    "XXVI-2-d": "CCW-P5",
    "XXVI-3": "CWC",
    "XXVI-4": "CTBT",
    "XXVI-5": "APMBC",
    "XXVI-6": "CCM",
    "XXVI-8": "ATT",
    "XXVI-9": "TPNW",
}
"""Chapter and number in "Multilateral Treaties Deposited with the Secretary-General"."""


def treaty_id(number: str, title: str) -> str:
    """The id in `reference` of a treaty a table names, else the number the depositary files it under.

    >>> treaty_id("XXVI-2-d", "CCW Protocol V"), treaty_id("I-1", "Convention on Cluster Munitions")
    ('CCW-P5', 'CCM')
    """
    from onrecord.reference.treaties import find_treaty

    found = find_treaty(title) or find_treaty(re.sub(r"\s*\([^()]*\)\s*$", "", title))
    return FILED.get(number) or (found.id if found else number)
