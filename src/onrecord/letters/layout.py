"""How the text stands on the page, from its white space alone: cells, blocks, paragraphs.

A line may hold several cells (a file number left, the date right); cells that stand under one another are a block;
lines with no empty line between them are a paragraph. Where the layout is lost each line is one cell and all still
works.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from onrecord.letters.reading import Line

_CELL = re.compile(r"\S+(?: {1,2}(?! )\S+)*")
_LABEL = 24
"""Characters a label has fewer of."""

_SPACED = re.compile(r"(?:\S )+\S(?:\s{2,}(?:\S )+\S)*\Z")


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of one line with wide space on both sides; `column`: characters from the line's beginning."""

    line: int
    start: int
    end: int
    text: str
    column: int

    @property
    def last_column(self) -> int:
        return self.column + len(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells under one another, top to bottom."""

    cells: tuple[Cell, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.lines)

    @property
    def start(self) -> int:
        return min(cell.start for cell in self.cells)

    @property
    def end(self) -> int:
        return max(cell.end for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines `first` to `last` (numbers, inclusive) with no empty line between them."""

    first: int
    last: int
    start: int
    end: int
    text: str


def cells_of(line: Line) -> tuple[Cell, ...]:
    """The cells of a line; a label and its value ("TO:      The Secretary", "DE     : DIRECTOR") are one.

    >>> from onrecord.letters.reading import lines_of
    >>> [c.text for c in cells_of(lines_of("No. 214/03            June 11, 2003")[0])]
    ['No. 214/03', 'June 11, 2003']
    """
    if "   " not in line.text and "\t" not in line.text:
        return (Cell(line.number, line.start, line.end, line.text, line.indent),)
    if _SPACED.match(line.text):
        return (Cell(line.number, line.start, line.end, line.text, line.indent),)
    cells: list[Cell] = []
    for found in _CELL.finditer(line.text):
        start, end = line.start + found.start(), line.start + found.end()
        if cells and (_is_label(cells[-1].text) or (found[0][0] in ":：" and len(cells[-1].text) < _LABEL)):
            first = cells.pop()
            begin = first.start - line.start
            cells.append(Cell(line.number, first.start, end, line.text[begin : found.end()], first.column))
        else:
            cells.append(Cell(line.number, start, end, found[0], line.indent + found.start()))
    return tuple(cells)


def _is_label(text: str) -> bool:
    return len(text) < _LABEL and (
        text[-1] in ":：" or text.endswith((":-", ":–", ":—")) or text.casefold().rstrip(".") in _LABELS
    )


_LABEL_WORDS = """
cc,c.c,date,our ref,your ref,subject,betreff,betr,hier,bezug,anlage,anlagen,gz,az,geschäftszeichen,datum,objet,réf,
asunto,ref,oggetto,assunto,тема
"""
_LABELS = frozenset(word.strip() for word in _LABEL_WORDS.split(","))
"""Words of a form that need no colon: wide space parts them from their value."""


def blocks_of(cells: list[Cell], lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Blocks of cells that follow each other without an empty line, column by column, in order of their first cell."""
    done: list[list[Cell]] = []
    open_: list[list[Cell]] = []
    before = -2
    for number, together in groupby(cells, key=lambda cell: cell.line):
        row = list(together)
        if number != before + 1 or lines[number].gap:
            open_ = []
        joined: list[list[Cell]] = []
        for cell in row:
            home = _home(cell, row, open_, joined)
            if home is None:
                home = []
                done.append(home)
            home.append(cell)
            joined.append(home)
        if len(open_) == 1 and joined[0] is open_[0]:
            open_ = joined  # one column, as most text is
        else:
            open_ = joined + [block for block in open_ if _waits(block, joined, number)]
        before = number
    return tuple(Block(tuple(block)) for block in done)


_WAITS = 3
"""Lines for which the shorter of two columns stays open while the other goes on alone."""


def _waits(block: list[Cell], joined: list[list[Cell]], number: int) -> bool:
    """A column that this line left empty: what stands under it next may still be its own."""
    free = not any(other is block or _shared(block[-1], other[-1]) > 0 for other in joined)
    return free and number - block[-1].line < _WAITS


def _home(cell: Cell, row: list[Cell], open_: list[list[Cell]], joined: list[list[Cell]]) -> list[Cell] | None:
    """The open block a cell goes on with: the one it stands under."""
    free = [block for block in open_ if not any(block is other for other in joined)]
    if len(row) == 1 and len(open_) == 1:
        return open_[0] if not _apart(open_[0][-1], cell) else None
    best = max(free, key=lambda block: _shared(block[-1], cell), default=None)
    return best if best and _shared(best[-1], cell) > 0 else None


def _apart(above: Cell, cell: Cell) -> bool:
    """True for two cells of two lines that stand in quite different columns: an address left, then a date right."""
    return cell.column - above.last_column > 8 or above.column - cell.last_column > 8


def _shared(above: Cell, cell: Cell) -> int:
    return min(above.last_column, cell.last_column) - max(above.column, cell.column)


def paragraphs_of(lines: tuple[Line, ...]) -> tuple[Paragraph, ...]:
    """Runs of lines with no empty line between them."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap:
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(
        Paragraph(group[0].number, group[-1].number, group[0].start, group[-1].end, " ".join(x.text for x in group))
        for group in groups
    )
