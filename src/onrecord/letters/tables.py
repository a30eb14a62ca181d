"""Rows of a table inside a letter's body: figures and names in columns, said of nobody.

A row has its cells apart by wide gaps, tabs or bars; none holds a sentence, and another row stands next to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

CELL_WORDS = 7
"""Words of a cell at most; where there are more, a column may hold the letter's text."""

_GAP = re.compile(r"\s*(?:\||\t|[ \u00a0]{3,})\s*")
_SENTENCE = re.compile(r"[.?!。？！؟;][»”\"')\]]*\Z")


def table_rows(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines that are rows of a table.

    >>> table_rows(["Type      Held    Destroyed", "Ardex 5   120     120", "We have destroyed all."])
    frozenset({0, 1})
    """
    cells = [_cells(line) for line in lines]
    filled = [i for i, line in enumerate(lines) if line.strip()]
    runs: list[list[int]] = []
    for before, i in zip([-1, *filled], filled, strict=False):
        if cells[i] > 1:
            if runs and runs[-1][-1] == before:
                runs[-1].append(i)
            else:
                runs.append([i])
    return frozenset(i for run in runs if len(run) > 1 and max(cells[k] for k in run) > 2 for i in run)


def _cells(line: str) -> int:
    """How many cells a line has; 0 where one of them reads as a sentence."""
    if "   " not in line and "\t" not in line and "|" not in line and "\u00a0" not in line:
        return 1
    found = [cell for cell in _GAP.split(line.strip()) if cell]
    if any(len(cell.split()) > CELL_WORDS or (len(cell.split()) > 2 and _SENTENCE.search(cell)) for cell in found):
        return 0
    return len(found)
