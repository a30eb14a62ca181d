"""Words with places -> lines in the order a person reads them -> text with every word's span.

Shared by every reader that knows where words stand (PDF, OCR, hOCR, ALTO, PAGE XML).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.model import Box, Page, Span, Word
from onrecord.sources.abreast import blanks
from onrecord.sources.columns import in_order, reading_order


@dataclass(slots=True)
class Placed:
    """A word on a page before it has a place in the text. Lengths in points from the page's top-left corner.

    `base`: the line it stands on, from the top. `glued`: no blank before it (Chinese, or a word cut by its style).
    `shown`: left, top, right, bottom where the page as shown is not the upright page of the other figures.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    glued: bool = False
    confidence: float | None = None
    shown: tuple[float, float, float, float] | None = None


@dataclass(slots=True)
class Line:
    """Words side by side, in reading order."""

    words: list[Placed]
    left: float = field(init=False)
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)
    base: float = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        self.left = min([w.left for w in words])
        self.right = max([w.right for w in words])
        self.top = min([w.top for w in words])
        self.bottom = max([w.bottom for w in words])
        self.base = sorted([w.base for w in words])[len(words) // 2]

    @property
    def height(self) -> float:
        """Of the tallest word: near the size of the type."""
        return self.bottom - self.top


@dataclass(slots=True)
class Sheet:
    """One page before it has a place in the text."""

    number: int
    width: float
    height: float
    lines: list[Line]
    label: str | None = None
    rotation: int = 0


def lines_of(words: Iterable[Placed]) -> list[Line]:
    """Words in the order they were found -> lines in reading order, columns kept apart.

    >>> two = [Placed("left", 72, 90, 95, 100, 100), Placed("far", 400, 90, 420, 100, 100)]
    >>> [[w.text for w in line.words] for line in lines_of(two)]
    [['left', 'far']]
    """
    return reading_order(_segments(words))


def _segments(words: Iterable[Placed]) -> list[Line]:
    """Runs of words on one base line without a wide gap, as they follow each other in the file."""
    runs: list[list[Placed]] = []
    for word in words:
        if runs and _continues(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Line(in_order(run)) for run in runs]


def _continues(last: Placed, word: Placed) -> bool:
    size = max(last.bottom - last.top, word.bottom - word.top, 4.0)
    if abs(word.base - last.base) > 0.45 * size:
        return False
    gap = max(word.left - last.right, last.left - word.right)
    return gap < 1.6 * size


@dataclass(frozen=True, slots=True)
class Composed:
    """The text, its pages, the stretches of it that are page furniture, and what there is to say of the pages."""

    text: str
    pages: tuple[Page, ...]
    marks: tuple[tuple[Span, str], ...]
    warnings: tuple[tuple[str, str], ...] = ()


def compose(sheets: Sequence[Sheet]) -> Composed:
    """Write the pages one after the other; a blank line where the page has a gap between paragraphs.

    A sentence that a page breaks goes on after a single line break; furniture between its halves is marked together
    with its own line break, so that what is left without it reads on.
    """
    from onrecord.sources.furniture import furniture
    from onrecord.sources.legible import illegible, said

    found = furniture(sheets)
    noise = illegible(sheets).keys() - found.lines
    marked = dict.fromkeys(found.lines, "page_furniture") | dict.fromkeys(noise, "noise")
    writer = _Writer()
    said_on = [[i for i in range(len(sheet.lines)) if (at, i) not in marked] for at, sheet in enumerate(sheets)]
    pitches = [_usual_step([sheet.lines[i] for i in own]) for sheet, own in zip(sheets, said_on, strict=True)]
    for at, sheet in enumerate(sheets):
        start = writer.at
        if sheet.label is None and at in found.numbers:
            sheet.label = str(found.numbers[at])
        own = said_on[at]
        lines = [sheet.lines[index] for index in own]
        breaks = _gaps(lines, _pitch(pitches, at, lines))
        gaps = dict(zip(own, breaks, strict=True))
        before = dict(zip(own, blanks(lines, [gap == "\n\n" for gap in breaks]), strict=True))
        for index, line in enumerate(sheet.lines):
            if (at, index) in marked:
                writer.mark(line, sheet.number, marked[at, index])
            else:
                first = index == own[0]
                gap = writer.turn() if first and writer.last else gaps[index]
                writer.line(line, sheet.number, gap, before[index])
        writer.page(sheet, start)
    warnings = (*found.warnings, *said(sheets, sorted(noise)))
    return Composed("".join(writer.out), tuple(writer.pages), tuple(writer.marks), warnings)


@dataclass(slots=True)
class _Writer:
    """Text as it grows. Every line brings the break before it; that of a marked line is inside its mark.

    `last`: the last words of the letter itself, "" before the first.
    """

    out: list[str] = field(default_factory=list)
    at: int = 0
    placed: list[Word] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    marks: list[tuple[Span, str]] = field(default_factory=list)
    last: str = ""

    def line(self, line: Line, page: int, gap: str, before: Sequence[str]) -> None:
        self._put(gap if self.last else "")
        self.at = _write_line(line, page, before, self.out, self.placed, self.at)
        self.last = line.words[-1].text

    def mark(self, line: Line, page: int, zone: str) -> None:
        start = self.at
        self._put("\n" if self.last else "")
        (before,) = blanks([line], [False])
        self.at = _write_line(line, page, before, self.out, self.placed, self.at)
        self._put("" if self.last else "\n")
        self.marks.append((Span(start, self.at), zone))

    def turn(self) -> str:
        """Between the last line of the letter on one page and the first on the next."""
        return "\n\n" if self.last[-1:] in ".!?:;。！？؟" else "\n"

    def page(self, sheet: Sheet, start: int) -> None:
        span, words = Span(start, self.at), tuple(self.placed)
        self.pages.append(Page(sheet.number, sheet.width, sheet.height, span, words, sheet.label, sheet.rotation))
        self.placed.clear()

    def _put(self, words: str) -> None:
        self.out.append(words)
        self.at += len(words)


def _write_line(line: Line, page: int, before: Sequence[str], out: list[str], placed: list[Word], at: int) -> int:
    for word, blank in zip(line.words, before, strict=True):
        out.append(blank + word.text)
        at += len(blank)
        left, top, right, bottom = word.shown or (word.left, word.top, word.right, word.bottom)
        box = Box(page, left, top, max(left, right), max(top, bottom))
        placed.append(Word(Span(at, at + len(word.text)), box, word.confidence))
        at += len(word.text)
    return at


def _pitch(pitches: Sequence[float], at: int, lines: Sequence[Line]) -> float:
    """The line pitch of a page; that of the page before it where its own is wider, but some of its lines stand so.

    A last page with an address and a few paragraphs of one line tells nothing of its own.
    """
    own = pitches[at]
    before = next((p for p in reversed(pitches[:at]) if p), 0.0)
    if not before or own <= before * 1.3:
        return own
    return before if any(abs(b.base - a.base - before) < 0.1 * before for a, b in pairwise(lines)) else own


def _gaps(lines: Sequence[Line], usual: float) -> list[str]:
    """What stands before each line: a line break, or two where the space is more than a paragraph has."""
    if not lines:
        return []
    steps = [b.base - a.base for a, b in pairwise(lines)]
    gaps = [""]
    for above, below, step in zip(lines, lines[1:], steps, strict=False):
        size = max(above.height, below.height)
        near = max(usual * 1.35, usual + 2.0) if usual else size * 2.0
        # Upwards is the next column: a sentence goes on there as it does over a page.
        on = 0 < step <= max(near, size * 1.15) or (step < -size and _runs_on(above, below))
        gaps.append("\n" if on else "\n\n")
    return gaps


RUNNING = 3
"""Lines that go on in small letters from which their pitch is that of the page."""


def _runs_on(above: Line, below: Line) -> bool:
    return below.words[0].text[:1].islower() and above.words[-1].text[-1:] not in ".:;!?)"


def _usual_step(lines: Sequence[Line]) -> float:
    """The line pitch: the usual step below a line whose sentence goes on in small letters on the next.

    Where letters are neither small nor capital, or few lines go on so: below a full line, which is seldom the last of
    its paragraph. A block set far to the right makes the page wider than any full line.
    """
    steps = [b.base - a.base for a, b in pairwise(lines)]
    if not steps:
        return 0.0
    running = sorted(
        step
        for step, above, below in zip(steps, lines, lines[1:], strict=False)
        if 0 < step < 3.2 * max(above.height, 6) and _runs_on(above, below)
    )
    if len(running) >= RUNNING:
        return running[len(running) // 3]
    wide = max(line.right for line in lines) - min(line.left for line in lines)
    # Two lines and the space between them: a pitch needs more than one example, or a likely figure.
    widest = 3.2 if len(lines) > 4 else 2.0
    below = sorted(
        step
        for step, line in zip(steps, lines, strict=False)
        if 0 < step < widest * max(line.height, 6) and line.right - line.left > 0.8 * wide
    )
    if not below:
        return 0.0
    pitch = below[len(below) // 3]
    # Paragraphs of one full line each, and blocks whose lines stand closer: the blocks tell.
    closer = sorted(step for step in steps if 0 < step < 0.75 * pitch)
    few = len(below) < RUNNING <= len(closer)
    return closer[len(closer) // 2] if few and len(closer) * 4 >= len(steps) else pitch
