"""Running heads, page numbers and footers, told apart from the letter by repetition and place over the pages.

A line is furniture when it stands in the margin band of its page and either comes back on other pages at the same
height (figures aside), or is a page number, or stands with a page number in one block ("Mr B. Quay / 4 May 2011 / 2").
The head of the first page is never furniture: there it is the letterhead.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.sources.layout import Line, Sheet

_BAND = 0.16
"""Share of the page's height, at its top and at its foot, in which furniture stands."""
_MOST = 6
"""Lines of furniture at one end of a page, at most."""
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


def furniture(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """(index of the sheet, index of the line) of every line that is furniture."""
    heads = {at: _head(sheet) for at, sheet in enumerate(sheets)}
    feet = {at: _foot(sheet) for at, sheet in enumerate(sheets)}
    letterhead = {(0, index) for index in heads.pop(0, ())}
    found = _numbers(sheets, heads, feet) | _repeated(sheets, feet)
    found |= _repeated(sheets, heads | {0: [index for _, index in letterhead]}) - letterhead
    return found | _beside_numbers(sheets, heads, found)


def _head(sheet: Sheet) -> list[int]:
    band = sheet.height * _BAND
    return [at for at, line in enumerate(sheet.lines) if line.bottom < band][:_MOST]


def _foot(sheet: Sheet) -> list[int]:
    band = sheet.height * (1 - _BAND)
    return [at for at, line in enumerate(sheet.lines) if line.top > band][-_MOST:]


def words_of(line: Line) -> str:
    """The line's words with single blanks."""
    return " ".join(word.text for word in line.words)


def _numbers(sheets: Sequence[Sheet], heads: dict[int, list[int]], feet: dict[int, list[int]]) -> set[tuple[int, int]]:
    """Page numbers: named as such ("Page 2 of 3", "- 2 -"), or bare and counting with the pages."""
    bare: dict[int, list[tuple[int, int]]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for at, sheet in enumerate(sheets):
        for index in {*heads.get(at, ()), *feet.get(at, ())}:
            words = words_of(sheet.lines[index])
            number = _number(words)
            if number is None:
                continue
            if _NAMED.search(words) or str(number) == sheet.label:
                found.add((at, index))
            else:
                bare[number - at].append((at, index))
    for offset, places in bare.items():
        if len({at for at, _ in places}) > 1 or offset == 1:
            found.update(places)
    return found


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
