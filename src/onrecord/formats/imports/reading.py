"""What importers share: tables however they are packed, states as tables name them, and the rows left out."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from onrecord.errors import Damaged


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row left out. `line`: of the file, from 1; `why`: what could not be placed."""

    line: int
    why: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.why}"


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """A table as text: UTF-8 with or without a byte order mark, gzipped or not."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as raw:
        yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")


def rows(path: Path, wanted: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The wanted columns of each row with its line number, in the order asked for.

    A name may give several spellings of a column ("resolution|unres"); raises `Damaged` when a table lacks one.
    """
    with opened(path) as text:
        reader = csv.reader(text)
        try:
            head = [x.strip().casefold() for x in next(reader)]
        except StopIteration:
            raise Damaged(path.name, "is empty", "save the table again") from None
        places = [_column(path, head, name) for name in wanted]
        for row in reader:
            if row:
                yield reader.line_num, [row[i].strip() if i < len(row) else "" for i in places]


def _column(path: Path, head: Sequence[str], name: str) -> int:
    for spelling in name.split("|"):
        if spelling in head:
            return head.index(spelling)
    raise Damaged(path.name, f"has no column {name.replace('|', ' or ')}", "check that it is the table meant")


def day(printed: str) -> date | None:
    """An ISO day, or None."""
    try:
        return date.fromisoformat(printed[:10])
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def state_on(code: str, name: str, year: int) -> str | None:
    """The alpha-3 code of the state a table means by a code or a name in a year; None when nobody bears it.

    Tables give former states the code of the state that followed: votes of 1980 under RU are the Soviet Union's.

    >>> state_on("RU", "Russia", 1980), state_on("RU", "Russia", 2015), state_on("YU", "Yugoslavia", 2010)
    ('SUN', 'RUS', 'SRB')
    >>> state_on("", "Netherlands (Kingdom of the)", 2020), state_on("", "Nowhere", 2020)
    ('NLD', None)
    """
    from onrecord.reference.states import find_state, state

    found = _by_code(code, year) or _by_name(name, year)
    if found is None:
        return None
    before = _BEFORE.get(found)
    if before and year < before[1]:
        return before[0]
    known = state(found)
    while known.until is not None and year > known.until and known.successor:
        known = state(known.successor)
    # Between Yugoslavia and Serbia stood their union.
    if known.code == "SRB" and find_state("Serbia and Montenegro") and year < _SERBIA:
        return "SCG" if year > _YUGOSLAVIA else "YUG"
    return known.code


def party_named(name: str) -> str | None:
    """The state a depositary's list names: lists give participants under their present names, whatever the day.

    >>> party_named("Netherlands (Kingdom of the)"), party_named("Congo"), party_named("Nowhere")
    ('NLD', 'COG', None)
    """
    return _LISTED.get(name) or _by_name(name, date.max.year)


_LISTED = {"Congo": "COG"}
"""What the United Nations' lists call states whose short name alone tells two apart."""


_BEFORE = {"RUS": ("SUN", 1992)}
_YUGOSLAVIA, _SERBIA = 2002, 2006


def _by_code(code: str, year: int) -> str | None:
    from onrecord.reference.states import states

    same = [s for s in states() if code and code in (s.code, s.alpha2) and s.standing != "invented"]
    same += [s for s in states() if code and code == s.code and s.standing == "invented"]
    living = [s for s in same if (s.since or 0) <= year <= (s.until or 9999)]
    return next((s.code for s in (*living, *same)), None)


def _by_name(name: str, year: int) -> str | None:
    from onrecord.reference.states import find_state

    plain = name.split(" (")[0].strip()
    turned = " ".join(reversed([x.strip() for x in name.split(",")])) if "," in name else name
    for spelling in (name, turned, name.replace("&", "and"), plain):
        if found := find_state(spelling, on=date(min(year, date.max.year), 1, 1)) or find_state(spelling):
            return found.code
    return None
