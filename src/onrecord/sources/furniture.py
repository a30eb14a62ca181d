"""Running heads, page numbers and footers, told apart from the letter by repetition and place over the pages.

A line is furniture when it stands in the margin band of its page and either comes back on other pages at the same
height (figures aside), or is a page number, or stands with a page number in one block ("Mr B. Quay / 4 May 2011 / 2").
The head of the first page is never furniture: there it is the letterhead, and so where it comes back behind a page that
ended early, in a bundle of one sender's letters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.sources.layout import Line, Sheet

_BAND = 0.16
"""Share of the page's height, at its top and at its foot, in which furniture stands."""
_MOST = 6
"""Lines of furniture at one end of a page, at most."""
_FEWEST = 2
"""Lines of a letterhead."""
_EARLY = 0.8
"""Share of a page's height above which its last line ends it early."""
_SAME = 14.0
"""Points by which the same line may stand higher or lower on another page."""

_NUMBER = re.compile(
    r"""
    (?: [-–—(\[|/·]\s* )?
    (?: (?: page | p\.? | pg\.? | página | pág\.? | страница | стр\.? | с\. | seite | صفحة | 第 ) \s* )?
    (?P<number> \d{1,4} )
    (?: \s* (?: / | of | de | sur | из | von | من | \| ) \s* \d{1,4} )?
    (?: \s* (?: 页 | 頁 ) )?
    (?: \s*[-–—)\]|/·.] )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = re.compile(r"[-–—(\[]?\s*(?P<number>[ivx]{1,6})\s*[-–—)\].]?")
_NAMED = re.compile(r"page|p\.|pg|pág|стр|с\.|seite|صفحة|第|/|\bof\b|\bde\b|\bsur\b|из|[-–—(\[|]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is no letter's words on its pages.

    lines     (index of the sheet, index of the line)
    numbers   index of the sheet -> the page number printed on it, where one is
    """

    lines: frozenset[tuple[int, int]]
    numbers: Mapping[int, int]

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """Pages whose printed numbers go down: a bundle put together in the wrong order."""
        back = [(a, b) for a, b in pairwise(sorted(self.numbers)) if self.numbers[b] < self.numbers[a]]
        return tuple(
            (
                "pages_out_of_order",
                f"page {b + 1} of the file is numbered {self.numbers[b]} and comes after number {self.numbers[a]}",
            )
            for a, b in back
            # A number 1 after others begins another letter of a bundle.
            if self.numbers[b] > 1
        )


def furniture(sheets: Sequence[Sheet]) -> Furniture:
    """Find it on all pages together."""
    heads = {at: _head(sheet) for at, sheet in enumerate(sheets)}
    feet = {at: _foot(sheet) for at, sheet in enumerate(sheets)}
    first = heads.pop(0, [])
    numbers = _numbers(sheets, heads, feet)
    found = set(numbers) | _repeated(sheets, feet) | _browsers(sheets)
    again = _repeated(sheets, heads | {0: first})
    anew = {0} | _begun_anew(sheets, again - found, found, {at: number for (at, _), number in numbers.items()})
    found |= {place for place in again if place[0] not in anew}
    found |= _beside_numbers(sheets, {at: head for at, head in heads.items() if at not in anew}, found)
    return Furniture(frozenset(found), {at: number for (at, _), number in numbers.items()})


def _browsers(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """What a browser prints round a page: its address and the page's number, the title and the minute of printing.

    Told by an address in the outermost line at one end and a number or a minute in one of them; the day is no letter's.
    """
    found: set[tuple[int, int]] = set()
    for at, sheet in enumerate(sheets):
        if not sheet.lines:
            continue
        edges = [
            [n for n, line in enumerate(sheet.lines) if abs(line.base - base) < _LEVEL]
            for base in (min(line.base for line in sheet.lines), max(line.base for line in sheet.lines))
        ]
        said = [" ".join(words_of(sheet.lines[n]) for n in edge) for edge in edges]
        parts = [[bool(sign.search(words)) for sign in (_ADDRESS, _OF_PAGES, _MINUTE)] for words in said]
        addressed, numbered, timed = (any(part) for part in zip(*parts, strict=True))
        if addressed and numbered and timed:
            found |= {(at, n) for edge, part in zip(edges, parts, strict=True) if any(part) for n in edge}
    return found


_LEVEL = 4.0
"""Points between the base lines of what stands on one line at a page's edge."""
_ADDRESS = re.compile(r"(?:https?|file)://\S+|about:blank|\Awww\.\S+")
_OF_PAGES = re.compile(r"(?:\A|\s)\d{1,3}(?:/| of | sur | de | из | von )\d{1,3}(?:\s|\Z)")
_MINUTE = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s+\d{1,2}[:.]\d\d")


def _head(sheet: Sheet) -> list[int]:
    band = sheet.height * _BAND
    return [at for at, line in enumerate(sheet.lines) if line.bottom < band][:_MOST]


def _foot(sheet: Sheet) -> list[int]:
    band = sheet.height * (1 - _BAND)
    return [at for at, line in enumerate(sheet.lines) if line.top > band][-_MOST:]


def words_of(line: Line) -> str:
    """The line's words with single blanks."""
    return " ".join(word.text for word in line.words)


def _numbers(
    sheets: Sequence[Sheet], heads: dict[int, list[int]], feet: dict[int, list[int]]
) -> dict[tuple[int, int], int]:
    """Page numbers: named as such ("Page 2 of 3", "- 2 -"), or bare and counting with the pages."""
    bare: dict[tuple[int, int], int] = {}
    found: dict[tuple[int, int], int] = {}
    for at, sheet in enumerate(sheets):
        for index in {*heads.get(at, ()), *feet.get(at, ())}:
            words = words_of(sheet.lines[index])
            number = _number(words)
            if number is not None:
                named = bool(_NAMED.search(words)) or str(number) == sheet.label
                (found if named else bare)[at, index] = number
    return found | _counting(bare) | _shuffled(sheets, bare)


def _counting(bare: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Bare numbers that are the page's own place in the file, or go up with it from another beginning."""
    by_offset: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (at, index), number in bare.items():
        by_offset[number - at].append((at, index))
    steady = [
        place
        for offset, places in by_offset.items()
        if offset == 1 or len({at for at, _ in places}) > 1
        for place in places
    ]
    return {place: bare[place] for place in steady}


def _shuffled(sheets: Sequence[Sheet], bare: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Bare numbers of a file whose pages lie in the wrong order: one a page, level, together a run without a gap."""
    pages = [at for at, _ in bare]
    numbers = sorted(bare.values())
    if len(bare) < 3 or len(set(pages)) < len(pages) or len(bare) < len(sheets) - 1:
        return {}
    run = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2
    first = next(iter(bare))
    return dict(bare) if run and all(_level(sheets, first, place) for place in bare) else {}


def _number(words: str) -> int | None:
    if match := _NUMBER.fullmatch(words.strip()):
        return int(match["number"])
    if match := _ROMAN.fullmatch(words.strip()):
        value = 0
        worth = [{"i": 1, "v": 5, "x": 10}[c] for c in match["number"]]
        for one, after in zip(worth, [*worth[1:], 0], strict=True):
            value += -one if one < after else one
        return value
    return None


def _repeated(sheets: Sequence[Sheet], ends: dict[int, list[int]]) -> set[tuple[int, int]]:
    """Lines that come back on another page, nearly at the same height; a figure in them may count with the pages."""
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, indexes in ends.items():
        for index in indexes:
            key = re.sub(r"\d+", "#", words_of(sheets[at].lines[index])).casefold()
            if len(key) > 2:
                seen[key].append((at, index))
    found: set[tuple[int, int]] = set()
    for places in seen.values():
        found.update(one for one in places if any(_comes_back(sheets, one, other) for other in places))
    return found


def _begun_anew(
    sheets: Sequence[Sheet], again: set[tuple[int, int]], found: set[tuple[int, int]], numbers: Mapping[int, int]
) -> set[int]:
    """Pages on which another letter of a bundle begins: the letterhead comes back, and the page before ended early.

    A letter that goes on fills its page first, and a page that says that it is the second begins none.
    """
    out = set()
    for at in {at for at, _ in again}:
        if at == 0 or numbers.get(at, 1) != 1 or sum(page == at for page, _ in again) < _FEWEST:
            continue
        before = sheets[at - 1]
        last = max((line.bottom for n, line in enumerate(before.lines) if (at - 1, n) not in found), default=0.0)
        if last < _EARLY * before.height:
            out.add(at)
    return out


def _comes_back(sheets: Sequence[Sheet], one: tuple[int, int], other: tuple[int, int]) -> bool:
    if one[0] == other[0] or not _level(sheets, one, other):
        return False
    figures = [re.findall(r"\d+", words_of(sheets[at].lines[index])) for at, index in (one, other)]
    apart = one[0] - other[0]
    return all(a == b or int(a) - int(b) == apart for a, b in zip(*figures, strict=True))


def _level(sheets: Sequence[Sheet], one: tuple[int, int], other: tuple[int, int]) -> bool:
    a, b = sheets[one[0]].lines[one[1]], sheets[other[0]].lines[other[1]]
    from_foot = abs((sheets[one[0]].height - a.base) - (sheets[other[0]].height - b.base))
    return min(abs(a.base - b.base), from_foot) < _SAME


def _beside_numbers(
    sheets: Sequence[Sheet], heads: dict[int, list[int]], found: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Short lines in one block with the page number at the head of a later page: addressee and date, set again."""
    out: set[tuple[int, int]] = set()
    for at, indexes in heads.items():
        sheet = sheets[at]
        if not any((at, index) in found for index in indexes):
            continue
        steps = Counter(round(b.base - a.base) for a, b in zip(sheet.lines[8:], sheet.lines[9:], strict=False))
        pitch = steps.most_common(1)[0][0] if steps else 14
        block = _block(sheet, indexes, pitch)
        after = sheet.lines[len(block)] if len(sheet.lines) > len(block) else None
        parted = after is not None and block and after.base - sheet.lines[block[-1]].base > 1.6 * pitch
        short = all(sheet.lines[index].right - sheet.lines[index].left < 0.6 * sheet.width for index in block)
        if parted and short and any((at, index) in found for index in block):
            out |= {(at, index) for index in block}
    return out


def _block(sheet: Sheet, indexes: Sequence[int], pitch: float) -> list[int]:
    """The first lines of the page, down to the first gap."""
    block: list[int] = []
    for index in indexes:
        if block and sheet.lines[index].base - sheet.lines[block[-1]].base > 1.6 * pitch:
            break
        block.append(index)
    return block
